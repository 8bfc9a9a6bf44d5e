"""A fit of all rows in Spark on this machine, and MLlib's own pipeline on the same files.

Ours: the rows that are held (all, up to 10,000,000 values), ten starts of our own kernel on a
sample of them by hash, Lloyd's algorithm on what is held, and exact passes by Spark SQL where that
is not all, until the centroids stand still. The rival: Imputer, StandardScaler, StringIndexer,
OneHotEncoder and KMeans, with the defaults of MLlib (one start, at most 20 iterations). Its one-hot
columns are scaled as ours are, so that both minimise the same sum of squares; inertia is counted
for both by one exact pass, in our units. Starting Spark, and a first fit of few rows, stay out of
the figures.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

import clustomer as cl
from benchmarks.data import N_COLUMNS, customers
from benchmarks.options import Options
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.executed import EngineMissingError
from clustomer.engines.sources.converge import converge
from clustomer.engines.sources.held import first_of, held_of
from clustomer.engines.sources.protocol import SAMPLE_ROWS
from clustomer.engines.sources.spark import open_spark
from clustomer.engines.spark import session
from clustomer.prepare.columns import nominal_factor

_NUMBERS = tuple(f"x{i}" for i in range(N_COLUMNS - 1))
_TOWN = "town"
_MISSING = 0.03
_FEW, _TRAINED = 5_000, 100_000
_FILES = 4


class _Fit(NamedTuple):
    model: SegmentationModel  # whose units count
    centroids: NDArray[np.float64]
    passes: int


def whole(options: Options) -> dict[str, Any]:
    try:
        with (
            session("local[2]") as spark,
            tempfile.TemporaryDirectory(prefix="clustomer-bench-") as scratch,
        ):
            return _measured(spark, options, Path(scratch))
    except EngineMissingError as error:
        return {"skipped": str(error)}


def _measured(spark: Any, options: Options, scratch: Path) -> dict[str, Any]:
    few, folder = (_files(n, scratch) for n in (min(_FEW, options.n), options.n))
    fit = SIDES[options.side]
    fit(spark, few, options)
    java = spark.sparkContext._gateway.proc.pid
    began, busy = time.perf_counter(), _cpu(java)
    judged = fit(spark, folder, options)
    wall, cpu = time.perf_counter() - began, _cpu(java) - busy
    found = judged()
    with open_spark(folder, session=spark) as source:
        last = source.step(replace(found.model, centroids=found.centroids), close=True)
        # The means of the last assignment: never worse than the centroids that made it.
        inertia = last.inertia(last.centroids(found.centroids))
    answer = {"inertia": {str(options.k): inertia}, "passes": found.passes}
    return {"wall": wall, "cpu": cpu, "scaled": False, "peak_mb": 0.0, "answer": answer}


def _files(n: int, scratch: Path) -> Path:
    """Write customers with gaps and a category as Parquet files."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = scratch / f"customers-{n}"
    folder.mkdir(exist_ok=True)
    X, rng = customers(n), np.random.default_rng(0)
    town = np.array(["Ulm", "Bonn", "Trier", "Jena"])[_codes(X)]
    X[:, 0][rng.random(n) < _MISSING] = np.nan
    numbers = {name: pa.array(X[:, j], from_pandas=True) for j, name in enumerate(_NUMBERS)}
    table = pa.table({"id": np.arange(n), **numbers, _TOWN: town})
    for part in range(_FILES):
        rows = table.slice(part * n // _FILES, (part + 1) * n // _FILES - part * n // _FILES)
        pq.write_table(rows, folder / f"part-{part}.parquet")
    return folder


def _codes(X: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.digitize(X[:, -1], [-0.7, 0.0, 0.9])


@cache
def _factor() -> float:
    """Return what our preparation multiplies the levels with, from their frequencies."""
    return nominal_factor(np.bincount(_codes(customers(_TRAINED))).astype(float))


def _segmenter(options: Options, n_init: int = 10) -> cl.Segmenter:
    return cl.Segmenter(
        n_clusters=options.k,
        random_state=0,
        n_init=n_init,
        features=(*_NUMBERS, _TOWN),
        winsorise=False,
        transform_skewed=False,
    )


def _ours(spark: Any, folder: Path, options: Options) -> Callable[[], _Fit]:
    with open_spark(folder, session=spark) as source:
        held = held_of(source, key="id")
        sample = first_of(held, SAMPLE_ROWS, key="id").table
        found = converge(source, _segmenter(options).fit(sample).model_, held=held)
    return lambda: _Fit(found.model, found.model.centroids, found.n_passes)


def _mllib(spark: Any, folder: Path, options: Options) -> Callable[[], _Fit]:
    from pyspark.ml import Pipeline
    from pyspark.ml.clustering import KMeans
    from pyspark.ml.feature import (
        ElementwiseProduct,
        Imputer,
        OneHotEncoder,
        StandardScaler,
        StringIndexer,
        VectorAssembler,
    )
    from pyspark.ml.linalg import Vectors

    filled = [f"{name}_filled" for name in _NUMBERS]
    weights = Vectors.dense([_factor()] * 4)
    stages = [
        Imputer(strategy="median", inputCols=list(_NUMBERS), outputCols=filled),
        VectorAssembler(inputCols=filled, outputCol="numbers"),
        StandardScaler(withMean=True, inputCol="numbers", outputCol="scaled"),
        StringIndexer(inputCol=_TOWN, outputCol="code"),
        OneHotEncoder(inputCol="code", outputCol="levels", dropLast=False),
        ElementwiseProduct(scalingVec=weights, inputCol="levels", outputCol="weighted"),
        VectorAssembler(inputCols=["scaled", "weighted"], outputCol="features"),
        KMeans(k=options.k, seed=1, featuresCol="features"),
    ]
    fitted = Pipeline(stages=stages).fit(spark.read.parquet(str(folder)))
    return lambda: _in_our_units(spark, folder, options, fitted.stages)


def _in_our_units(spark: Any, folder: Path, options: Options, stages: Any) -> _Fit:
    """Return the rival's centroids as our plan would write them."""
    scaler, indexer, kmeans = stages[2], stages[3], stages[-1]
    with open_spark(folder, session=spark) as source:
        model = _segmenter(options, n_init=1).fit(source.sample(key="id").table).model_
    centres = np.array([list(each) for each in kmeans.clusterCenters()])
    raw = centres[:, : len(_NUMBERS)] * scaler.std.toArray() + scaler.mean.toArray()
    ours = []
    for plan in model.plan.columns:
        if plan.one_hot is None:
            j = _NUMBERS.index(plan.source)
            ours.append(((raw[:, j] - plan.scale.centre) / plan.scale.scale)[:, None])
        else:
            order = [list(indexer.labels).index(level) for level in plan.one_hot.levels]
            levels = centres[:, len(_NUMBERS) :][:, order]
            ours.append(levels * (plan.one_hot.factor / _factor()))
    return _Fit(model, np.ascontiguousarray(np.hstack(ours)), int(kmeans.summary.numIter))


def _cpu(java: int) -> float:
    """Return the seconds that this process and Java have computed."""
    own = os.times()
    fields = Path(f"/proc/{java}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return own.user + own.system + ticks / os.sysconf("SC_CLK_TCK")


SIDES: dict[str, Callable[[Any, Path, Options], Callable[[], _Fit]]] = {
    "ours": _ours,
    "mllib": _mllib,
}
