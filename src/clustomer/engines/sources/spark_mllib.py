"""KMeans of Spark's MLlib on the same prepared columns, to compare with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.engines import spark as engine
from clustomer.engines.sources.spark import SparkSource
from clustomer.engines.sql.scoring import written
from clustomer.engines.sql.stages import Stages
from clustomer.engines.sql.sums import sums_of
from clustomer.engines.sql.tree import Tree
from clustomer.errors import InputError


@dataclass(frozen=True, kw_only=True)
class MllibFit(Result):
    """What MLlib's KMeans found.

    Attributes
    ----------
    centroids : ndarray of shape (k, p)
        In prepared units, in MLlib's order.
    inertia : float
        Sum of squared distances of all rows to their centroid, counted by our own pass;
        lower is better.
    n_iter : int
        Iterations that MLlib made.
    """

    centroids: NDArray[np.float64]
    inertia: float
    n_iter: int


def mllib_fit(
    source: SparkSource,
    model: SegmentationModel,
    *,
    seed: int = 0,
    max_iter: int = 20,
) -> MllibFit:
    """Fit MLlib's KMeans (k-means||, one start) with as many clusters as a model has.

    For comparison only: it makes one start, and its answer depends on how the rows are
    partitioned.

    Parameters
    ----------
    source : SparkSource
        Of a classic session.
    model : SegmentationModel
        Its plan prepares the columns, as Spark SQL; its k is taken.
    seed : int, default 0
    max_iter : int, default 20
        MLlib's own default.

    Returns
    -------
    MllibFit

    Raises
    ------
    InputError
        Over Spark Connect; or when the plan leaves missing values as they are.
    QueryFailedError
        When Spark fails.
    """
    if engine.is_connect(source.spark):
        raise InputError(
            "MLlib is compared with in a classic session of Spark.",
            "This one is of Spark Connect.",
            "Open the table with master='spark://host:7077'.",
        )
    from pyspark.ml.clustering import KMeans
    from pyspark.ml.feature import VectorAssembler

    query, names = _prepared(source, model)
    with engine.reported(), engine.reading(source.spark):
        gathered = VectorAssembler(inputCols=names, outputCol="features")
        rows = gathered.transform(source.spark.sql(query)).select("features").persist()
        try:
            kmeans = KMeans(k=model.n_segments, seed=seed, maxIter=max_iter)
            found = kmeans.fit(rows)
        finally:
            rows.unpersist()
        centroids = np.array(found.clusterCenters(), dtype=np.float64)
        n_iter = int(found.summary.numIter)
    last = source.step(replace(model, centroids=centroids), close=True)
    return MllibFit(centroids=centroids, inertia=last.inertia(centroids), n_iter=n_iter)


def _prepared(source: SparkSource, model: SegmentationModel) -> tuple[str, list[str]]:
    """Return the query of the prepared columns, and their names."""
    b, parts = source.build, sums_of(model).parts
    if not all(part.filled for part in parts):
        raise InputError(
            "The model leaves missing values as they are, which MLlib cannot.",
            "A plan that fills every column was expected.",
        )
    stages = Stages(model, b, source.table())
    inner = stages.labelled(values=True).subquery("prepared", copy=False)
    columns: list[Tree] = []
    for name, part in zip(stages.values, parts, strict=True):
        value = b.own(name)
        if part.by_level:
            columns += [
                b.case([(b.whole(level), b.number(part.unit))], b.number(0.0), of=value.copy())
                for level in range(len(part.by_level[0]))
            ]
        else:
            columns.append(b.plus(b.number(part.shift), part.unit, value))
    names = [f"p{i}" for i in range(len(columns))]
    query: Any = b.exp.select(*map(b.exp.alias_, columns, names)).from_(inner)
    return written(query, source.dialect), names
