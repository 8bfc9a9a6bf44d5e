"""Scoring a Parquet file: segments written, against a database that reads the same columns."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import N_COLUMNS, customers, customers_in_chunks
from benchmarks.meter import Meter
from benchmarks.options import Options

_NAMES = tuple(f"x{i}" for i in range(N_COLUMNS))


class _Size(NamedTuple):
    nbytes: int


class Inputs(NamedTuple):
    X: _Size  # of the data, which stay on the disk
    path: Path
    folder: tempfile.TemporaryDirectory[str]


def inputs(options: Options) -> Inputs:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = tempfile.TemporaryDirectory(prefix="clustomer-bench-")
    path = Path(folder.name) / "customers.parquet"
    with pq.ParquetWriter(path, pa.schema([(name, pa.float64()) for name in _NAMES])) as file:
        for rows in customers_in_chunks(options.n):
            file.write_table(pa.table(dict(zip(_NAMES, rows.T, strict=True))))
    return Inputs(_Size(options.n * N_COLUMNS * 8), path, folder)


def _score(options: Options, given: Inputs, meter: Meter) -> NDArray[np.int64]:
    import clustomer as cl

    few = dict(zip(_NAMES, customers(5_000).T, strict=True))
    model = cl.Segmenter(n_clusters=options.k, random_state=0).fit(few).model_
    out = given.path.with_name("segments.parquet")
    with meter.part("score"):
        done = cl.score(model, given.path, out, fields=("segment",), overwrite=True)
    return np.array(done.sizes)


def _read(options: Options, given: Inputs, meter: Meter) -> NDArray[np.int64]:
    import duckdb

    columns = ", ".join(f"sum({name})" for name in _NAMES)
    with meter.part("read"), duckdb.connect() as con:
        con.execute(f"SELECT {columns} FROM read_parquet(?)", [str(given.path)]).fetchall()
    return np.zeros(options.k, dtype=np.int64)


SIDES: dict[str, Callable[[Options, Inputs, Meter], NDArray[np.int64]]] = {
    "ours": _score,
    "duckdb": _read,
}


def answer_of(options: Options, given: Inputs, done: NDArray[np.int64]) -> dict[str, Any]:
    given.folder.cleanup()
    return {"rows": int(done.sum())}
