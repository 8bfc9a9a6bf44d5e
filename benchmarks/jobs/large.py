"""A folder of Parquet files larger than memory: an exact pass, scores, and a whole fit.

`source` names the work: ``pass``, ``score`` or ``fit`` (a sample, its fit, passes until the
centroids stand still, scores). The rival reads the same columns and sums each of them.
The numbers of 50,000,000 rows: ``python -m benchmarks.job large --n 50000000 --source pass``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.data import N_COLUMNS, customers, customers_in_chunks
from benchmarks.meter import Meter
from benchmarks.options import Options

_NAMES = tuple(f"x{i}" for i in range(N_COLUMNS))
_ROWS_OF_A_FILE = 5_000_000


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
    path = Path(folder.name) / "customers"
    path.mkdir()
    kind = pa.float32() if options.dtype == "float32" else pa.float64()
    schema = pa.schema([("id", pa.int64()), *((name, kind) for name in _NAMES)])
    start, writer = 0, None
    for rows in customers_in_chunks(options.n):
        if start % _ROWS_OF_A_FILE == 0:
            if writer is not None:
                writer.close()
            writer = pq.ParquetWriter(path / f"part-{start // _ROWS_OF_A_FILE:03d}.parquet", schema)
        values = dict(zip(_NAMES, rows.T.astype(options.dtype), strict=True))
        ids = np.arange(start, start + len(rows))
        if writer is not None:
            writer.write_table(pa.table({"id": ids, **values}, schema=schema))
        start += len(rows)
    if writer is not None:
        writer.close()
    size = np.dtype(options.dtype).itemsize
    return Inputs(_Size(options.n * N_COLUMNS * size), path, folder)


def _ours(options: Options, given: Inputs, meter: Meter) -> dict[str, Any]:
    import clustomer as cl
    from clustomer.engines.sources.converge import converge
    from clustomer.engines.sources.files import open_files
    from clustomer.engines.sources.held import first_of, held_of
    from clustomer.engines.sources.protocol import SAMPLE_ROWS

    out = str(given.path.with_name("segments.parquet"))
    few = dict(zip(_NAMES, customers(5_000, dtype=options.dtype).T, strict=True))
    model = cl.Segmenter(n_clusters=options.k, random_state=0).fit(few).model_
    if options.source == "score":
        with meter.part("score"):
            done = cl.score(model, given.path, out, fields=("segment",), overwrite=True)
        return {"rows": done.n_rows}
    with open_files(given.path) as source:
        if options.source == "pass":
            with meter.part("pass"):
                step = source.step(model)
            return {"rows": int(step.counts.sum())}
        with meter.part("sample"):
            held = held_of(source, key="id")
            sample = first_of(held, SAMPLE_ROWS, key="id").table
        with meter.part("fit"):
            fit = cl.Segmenter(n_clusters=options.k, random_state=0, features=_NAMES).fit(sample)
        with meter.part("passes"):
            found = converge(source, fit.model_, held=held)
        with meter.part("score"):
            source.score(found.model, out, key="id", overwrite=True)
        return {"rows": found.n_rows, "passes": found.n_passes, "moved": found.moved}


def _read(options: Options, given: Inputs, meter: Meter) -> dict[str, Any]:
    import duckdb

    columns = ", ".join(f"sum({name})" for name in _NAMES)
    files = sorted(map(str, given.path.iterdir()))
    with meter.part("read"), duckdb.connect() as con:
        con.execute(f"SELECT {columns} FROM read_parquet(?)", [files]).fetchall()
    return {"rows": options.n}


SIDES: dict[str, Callable[[Options, Inputs, Meter], dict[str, Any]]] = {
    "ours": _ours,
    "duckdb": _read,
}


def answer_of(options: Options, given: Inputs, done: dict[str, Any]) -> dict[str, Any]:
    given.folder.cleanup()
    return done
