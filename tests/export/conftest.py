"""Models that use every operation of a plan, made by hand, and the engines that run SQL."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from clustomer.engines import duck, postgres, spark, sqlite
from clustomer.engines.executed import EngineMissingError
from clustomer.export.sql_parity import Execute

sys.path.insert(0, str(Path(__file__).resolve().parent))


def entered(context: AbstractContextManager[Any]) -> Any:
    """Start what an engine needs; in CI it must be there."""
    try:
        return context.__enter__()
    except EngineMissingError as error:
        if os.environ.get("CI"):
            pytest.fail(f"{error} scripts/setup.sh installs it on Debian and Ubuntu")
        pytest.skip(str(error))


@pytest.fixture(scope="module", params=["duckdb", "sqlite", "postgres", "spark"])
def engine(request: pytest.FixtureRequest) -> Iterator[tuple[str, Execute]]:
    """Every engine that executes: the dialect and what runs a query."""
    dialect = request.param
    if dialect in ("duckdb", "sqlite"):
        yield dialect, duck.execute if dialect == "duckdb" else sqlite.execute
        return
    context = postgres.server() if dialect == "postgres" else spark.session()
    opened = entered(context)
    try:
        if dialect == "postgres":
            yield dialect, partial(postgres.execute, uri=opened)
        else:
            yield dialect, partial(spark.execute, spark=opened)
    finally:
        context.__exit__(None, None, None)
