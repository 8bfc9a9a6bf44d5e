"""Every engine with a table in it; in CI an engine that is not there is a failure."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from clustomer.engines.sources.duckdb import DuckSource
from clustomer.engines.sources.files import open_files
from clustomer.engines.sources.protocol import Source

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "export"))  # parity_models

Open = Callable[[Any], Source]
"""Puts an Arrow table into an engine and opens it there."""

ENGINES = ("duckdb", "files")


@pytest.fixture(scope="module", params=ENGINES)
def opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Open]:
    """Return what opens a table in an engine; all are closed at the end of a module."""
    sources: list[Source] = []

    def of_duckdb(table: Any) -> Source:
        sources.append(DuckSource(table, label="customers"))
        return sources[-1]

    def of_files(table: Any) -> Source:
        folder = tmp_path_factory.mktemp("customers")
        cut = table.num_rows // 3  # a short file, and one with several row groups
        pq.write_table(table.slice(0, cut), folder / "part-0.parquet")
        pq.write_table(table.slice(cut), folder / "part-1.parquet", row_group_size=1000)
        sources.append(open_files(folder))
        return sources[-1]

    openers = {"duckdb": of_duckdb, "files": of_files}
    yield openers[request.param]
    for source in sources:
        source.close()
