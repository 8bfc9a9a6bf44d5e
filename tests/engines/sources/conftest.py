"""Every engine with a table in it; in CI an engine that is not there is a failure."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow.parquet as pq
import pytest

from clustomer.engines import postgres
from clustomer.engines.executed import EngineMissingError
from clustomer.engines.sources.duckdb import DuckSource
from clustomer.engines.sources.files import open_files
from clustomer.engines.sources.postgres import open_postgres
from clustomer.engines.sources.protocol import Source
from clustomer.engines.sources.spark import open_spark
from clustomer.engines.spark import session

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "export"))  # parity_models

Open = Callable[[Any], Source]
"""Puts an Arrow table into an engine and opens it there."""

_NUMBERS = count()
PASSWORD = "s3cret / p@ss:w%rd?"

ENGINES = ("duckdb", "files", "postgres", "spark")


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

    def of_postgres(table: Any) -> Source:
        name = f'Table "{next(_NUMBERS)}"; -- é.'
        put(request.getfixturevalue("postgres_uri"), name, table)
        sources.append(open_postgres(at(request.getfixturevalue("postgres_uri"), name)))
        return sources[-1]

    def of_spark(table: Any) -> Source:
        spark = request.getfixturevalue("spark")
        sources.append(open_spark(spark.createDataFrame(table)))
        return sources[-1]

    openers = {"duckdb": of_duckdb, "files": of_files, "postgres": of_postgres, "spark": of_spark}
    yield openers[request.param]
    for source in sources:
        source.close()


@pytest.fixture(scope="package")
def own_postgres() -> Iterator[postgres.OwnServer]:
    """Return a server of our own, with a password on its port."""
    context = postgres.own_server(password=PASSWORD)
    yield entered(context)
    context.__exit__(None, None, None)


@pytest.fixture(scope="package")
def postgres_uri(own_postgres: postgres.OwnServer) -> str:
    """Return the address of the server."""
    return own_postgres.uri


@pytest.fixture(scope="package")
def spark() -> Iterator[Any]:
    """Return a session of our own on this machine, which the tests of a package share."""
    context = session("local[2]")
    yield entered(context)
    context.__exit__(None, None, None)


def entered(context: AbstractContextManager[Any]) -> Any:
    """Start what an engine needs; in CI it must be there."""
    try:
        return context.__enter__()
    except EngineMissingError as error:
        if os.environ.get("CI"):
            pytest.fail(f"{error} scripts/setup.sh installs it on Debian and Ubuntu")
        pytest.skip(str(error))


def at(uri: str, table: str, **more: str) -> str:
    """Return the address of a table of a server."""
    path, _, parameters = uri.partition("?")
    added = "".join(f"&{name}={quote(value, safe='')}" for name, value in more.items())
    return f"{path}/{quote(table, safe='')}?{parameters}{added}"


def put(uri: str, name: str, table: Any) -> None:
    """Make a table of a server that holds an Arrow table."""
    with postgres.driver().connect(uri) as con:
        with con.cursor() as cursor:
            cursor.adbc_ingest(name, table, mode="create")
        con.commit()


def rows_of(uri: str, query: str) -> list[dict[str, Any]]:
    """Return what a server answers, with all that it writes kept."""
    with postgres.driver().connect(uri) as con:
        with con.cursor() as cursor:
            cursor.execute(query)
            found: list[dict[str, Any]] = (
                cursor.fetch_arrow_table().to_pylist() if cursor.description else []
            )
        con.commit()
    return found
