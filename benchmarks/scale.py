"""What a pass costs at row counts from 10^5 on, in each engine: the numbers of docs/scale.md.

``python -m benchmarks.scale --rows 100000 1000000 --engines files postgres`` measures;
``python -m benchmarks.scale --report`` writes the table into the page, from the results.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np

from benchmarks.data import N_COLUMNS, customers_in_chunks
from clustomer.engines import postgres
from clustomer.engines.sources.converge import converge
from clustomer.engines.sources.files import open_files
from clustomer.engines.sources.held import first_of, held_of
from clustomer.engines.sources.postgres import open_postgres
from clustomer.engines.sources.protocol import SAMPLE_ROWS, Source
from clustomer.engines.sources.spark import open_spark

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "scale.json"
PAGE = ROOT / "docs" / "scale.md"
MARKS = ("measured", "planned")
"""Parts of the page that are written from the results: between comments of these names."""
K = 5
_NAMES = tuple(f"x{i}" for i in range(N_COLUMNS))
_FILE = 5_000_000
_REPEATS = 3

Measured = dict[str, Any]


def write_files(folder: Path, n: int) -> int:
    """Write customers as Parquet, eight doubles and an id; return the bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    start, parts = 0, 0
    writer: Any = None
    for rows in customers_in_chunks(n):
        if start % _FILE == 0:
            if writer is not None:
                writer.close()
            path, parts = folder / f"part-{parts:04d}.parquet", parts + 1
            schema = pa.schema([("id", pa.int64()), *((name, pa.float64()) for name in _NAMES)])
            writer = pq.ParquetWriter(path, schema)
        ids = np.arange(start, start + len(rows))
        writer.write_table(pa.table({"id": ids, **dict(zip(_NAMES, rows.T, strict=True))}))
        start += len(rows)
    writer.close()
    return sum(path.stat().st_size for path in folder.iterdir())


@contextmanager
def of_files(folder: Path) -> Iterator[Source]:
    """Open the files where they lie."""
    with open_files(folder) as source:
        yield source


@contextmanager
def of_postgres(folder: Path) -> Iterator[Source]:
    """Put the files into a server of our own."""
    import pyarrow.dataset as ds

    with postgres.server() as uri:
        with postgres.driver().connect(uri) as con:
            with con.cursor() as cursor:
                reader = ds.dataset(folder, format="parquet").scanner().to_reader()
                cursor.adbc_ingest("customers", reader, mode="create")
            con.commit()
            con.adbc_connection.set_autocommit(True)
            with con.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE customers")
        path, _, more = uri.partition("?")
        with open_postgres(f"{path}/{quote('customers')}?{more}") as source:
            yield source


@contextmanager
def of_spark(folder: Path) -> Iterator[Source]:
    """Let Spark on this machine read the files."""
    with open_spark(str(folder), master="local[2]") as source:
        yield source


ENGINES: dict[str, Callable[[Path], Any]] = {
    "files": of_files,
    "postgres": of_postgres,
    "spark": of_spark,
}


def measured(engine: str, n: int) -> Measured:
    """Return what the questions of a study cost at n rows."""
    import clustomer as cl

    with tempfile.TemporaryDirectory(prefix="clustomer-scale-") as name:
        folder = Path(name) / "customers"
        folder.mkdir()
        n_bytes = write_files(folder, n)
        with ENGINES[engine](folder) as source:
            held, seconds = _timed(lambda: held_of(source, key="id"))
            sample = first_of(held, SAMPLE_ROWS, key="id").table
            fit = cl.Segmenter(n_clusters=K, random_state=0, features=_NAMES).fit(sample)
            model = fit.model_
            steps = [_timed(lambda: source.step(model)) for _ in range(_REPEATS)]
            found, passes = _timed(lambda: converge(source, model, held=held))
            schema = cl.read_table(sample).schema
            _, sums = _timed(lambda: source.aggregate(schema, model=found.model))
            label = source.engine
    inertia = steps[0][0].counts
    return {
        "engine": label,
        "rows": n,
        "mb": round(n_bytes / 1e6, 1),
        "sample": seconds,
        "step": statistics.median(spent for _, spent in steps),
        "aggregate": sums,
        "passes": found.n_passes,
        "converge": passes,
        "moved": found.moved,
        "near": found.n_near,
        "share_off": float(np.abs(inertia / n - np.array(model.shares)).max()),
    }


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    answer = work()
    return answer, time.perf_counter() - began


def table_of(rows: list[Measured]) -> str:
    """Return the results as a table of the page."""
    lines = [
        "| engine | rows | Parquet, MB | sample, s | pass, s | ns for each value | by segment, s |"
        " passes | centroids moved | shares off |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for row in sorted(rows, key=lambda each: (each["engine"].split()[0], each["rows"])):
        per_value = row["step"] / row["rows"] / N_COLUMNS * 1e9
        lines.append(
            f"| {row['engine']} | {row['rows']:,} | {row['mb']:,.0f} | {row['sample']:.2f} |"
            f" {row['step']:.2f} | {per_value:.2f} | {row['aggregate']:.2f} | {row['passes']} |"
            f" {row['moved']:.4f} | {100 * row['share_off']:.2f} points |"
        )
    return "\n".join(lines)


PLANS = (
    ("DuckDB", 10**9, 1, 2),
    ("DuckDB", 10**9, 1, 64),
    ("Spark", 10**9, 100, 800),
    ("Spark", 10**10, 100, 800),
)
"""Engines, rows, machines and cores that are planned for."""

EFFICIENCY = 0.7  # of more cores: what is lost to scheduling and to the slowest task
OVERHEAD = 2.0  # seconds of a pass that no core shortens: planning, starting tasks
TASK_MB = 128  # a task reads so much
_OTHER_READS = 4  # to count, to sample, and twice to aggregate


def plan_of(rows: list[Measured]) -> str:
    """Return what larger tables would cost, from the largest that the engine was measured with.

    Passes, sample and aggregates are taken to cost the same for each value and core as there;
    more cores add `EFFICIENCY` of themselves, and each read costs `OVERHEAD` besides.
    """
    lines = [
        "| engine | rows | machines | cores | Parquet | a pass | all reads of a study |"
        " shuffled by a pass |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for engine, n, machines, cores in PLANS:
        base = max((row for row in rows if row["engine"].startswith(engine)), key=_rows)
        times = n / base["rows"]
        speed = 1.0 if cores <= 2 else EFFICIENCY * cores / 2
        more = OVERHEAD if cores > 2 else 0.0
        seconds = base["step"] * times / speed + more
        reads = base["passes"] * base["step"] + base["sample"] + 2 * base["aggregate"]
        whole = reads * times / speed + (base["passes"] + _OTHER_READS) * more
        mb = base["mb"] * times
        shuffled = math.ceil(mb / TASK_MB) * K * (2 * N_COLUMNS + 2) * 8
        lines.append(
            f"| {engine} | {n:,} | {machines} | {cores} | {_size(mb)} | {seconds:,.1f} s |"
            f" {whole:,.0f} s | {_size(shuffled / 1e6)} |"
        )
    return "\n".join(lines)


def _rows(row: Measured) -> int:
    return int(row["rows"])


def _size(mb: float) -> str:
    return f"{mb / 1000:,.0f} GB" if mb >= 1000 else f"{mb:,.1f} MB"


def main() -> None:
    """Measure, or write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--engines", nargs="*", choices=list(ENGINES), default=["files"])
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    if not options.report:
        for engine in options.engines:
            for n in options.rows:
                found = measured(engine, n)
                print(json.dumps(found), flush=True)
                same = (found["engine"], n)
                known = [each for each in known if (each["engine"], each["rows"]) != same]
                known.append(found)
                RESULTS.write_text(json.dumps(known, indent=1) + "\n")
        return
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), known), encoding="utf-8")


def page_with(page: str, rows: list[Measured]) -> str:
    """Return the page with its tables made anew."""
    for mark, table in zip(MARKS, (table_of(rows), plan_of(rows)), strict=True):
        before, rest = page.split(f"<!-- {mark} -->")
        after = rest.split(f"<!-- end of {mark} -->")[1]
        page = f"{before}<!-- {mark} -->\n{table}\n<!-- end of {mark} -->{after}"
    return page


if __name__ == "__main__":
    main()
