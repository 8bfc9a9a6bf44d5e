"""Customers from order lines, against a database that reads and groups the same columns.

Three lines an order on average, an order of one customer on one day, 3 % of the lines returns.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.meter import Meter
from benchmarks.options import Options

_BYTES = 40  # of one line in memory
_CHUNK = 1_000_000


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
    path = Path(folder.name) / "lines.parquet"
    rng = np.random.default_rng(7)
    n_orders = -(-options.n // 3)
    who = (options.n / 20 * rng.random(n_orders) ** 1.5).astype(np.int64)
    day = np.datetime64("2023-01-01") + rng.integers(0, 1000, n_orders)
    writer = None
    for start in range(0, options.n, _CHUNK):
        order = np.arange(start, min(start + _CHUNK, options.n)) // 3
        n = len(order)
        back = rng.random(n) < 0.03
        table = pa.table(
            {
                "customer_id": who[order],
                "order_date": day[order],
                "order_id": order,
                "product_id": rng.integers(0, 3000, n).astype(np.int32),
                "category": rng.integers(0, 12, n).astype(np.int32),
                "quantity": np.where(back, -1, rng.integers(1, 4, n)).astype(np.int32),
                "price": np.round(np.exp(3 + 2 * rng.random(n)), 2),
            }
        )
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()
    return Inputs(_Size(options.n * _BYTES), path, folder)


def _customers(options: Options, given: Inputs, meter: Meter) -> int:
    import clustomer as cl

    with meter.part("rfm"):
        return cl.rfm(given.path).n_customers


def _grouped(options: Options, given: Inputs, meter: Meter) -> int:
    import duckdb

    query = """SELECT customer_id, count(*), min(order_date), max(order_date), min(order_id),
        sum(quantity * price), count(DISTINCT product_id), count(DISTINCT category)
        FROM read_parquet(?) GROUP BY customer_id"""
    with meter.part("group"), duckdb.connect() as con:
        return len(con.execute(query, [str(given.path)]).fetchnumpy()["customer_id"])


SIDES: dict[str, Callable[[Options, Inputs, Meter], int]] = {"ours": _customers, "duckdb": _grouped}


def answer_of(options: Options, given: Inputs, done: int) -> dict[str, Any]:
    given.folder.cleanup()
    return {"customers": done}
