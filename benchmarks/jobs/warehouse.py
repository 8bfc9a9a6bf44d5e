"""The exported query in PostgreSQL, and what reading the same columns costs there."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np

import clustomer as cl
from benchmarks.data import customers
from benchmarks.options import Options
from clustomer.engines import postgres
from clustomer.engines.executed import EngineMissingError
from clustomer.engines.sql.scoring import scoring_query

_TRAINED = 20_000


def whole(options: Options) -> dict[str, Any]:
    return measured(options, _of_scores)


def measured(options: Options, query_of: Callable[[cl.SegmentationModel], str]) -> dict[str, Any]:
    """Time a query that a model makes, or the sums of its columns."""
    try:
        import adbc_driver_postgresql.dbapi as driver

        with postgres.server() as uri, driver.connect(uri) as con:
            return _timed(options, con, query_of)
    except EngineMissingError as error:
        return {"skipped": str(error)}


def _timed(
    options: Options, con: Any, query_of: Callable[[cl.SegmentationModel], str]
) -> dict[str, Any]:
    import pyarrow as pa

    X = customers(options.n)
    names = [f"x{j}" for j in range(X.shape[1])]
    columns = {"id": np.arange(len(X)), **{name: X[:, j] for j, name in enumerate(names)}}
    with con.cursor() as cursor:
        cursor.adbc_ingest("customers", pa.table(columns), mode="create")
        cursor.execute("ANALYZE customers")  # as a server does by itself, for both sides
    con.commit()
    if options.side == "ours":
        part = {name: X[:_TRAINED, j] for j, name in enumerate(names)}
        model = cl.Segmenter(n_clusters=options.k, random_state=0).fit(part).model_
        query = query_of(model)
    else:
        query = f"SELECT {', '.join(f'SUM({name})' for name in names)} FROM customers"
    _seconds(con, query)  # reads the table once
    wall = statistics.median(_seconds(con, query) for _ in range(options.repeats))
    return {"wall": wall, "cpu": None, "scaled": False, "peak_mb": 0.0, "answer": {}}


def _of_scores(model: cl.SegmentationModel) -> str:
    query = scoring_query(model, dialect="postgres", ids=("id",)).text
    return f"SELECT SUM(segment) FROM ({query}) AS scored"


def _seconds(con: Any, query: str) -> float:
    with con.cursor() as cursor:
        began = time.perf_counter()
        cursor.execute(query)
        cursor.fetchall()
        return time.perf_counter() - began
