"""Parquet files, read by DuckDB, which may open this one file and nothing else."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from clustomer._text import shorten
from clustomer.engines.duck import connection
from clustomer.engines.files import damaged, unreadable
from clustomer.engines.grid import Grid, check_width, usable_names
from clustomer.errors import InputError

_QUERY = "SELECT * FROM read_parquet(?, hive_partitioning = false)"


def read_parquet(path: Path, label: str) -> Grid:
    """Return the columns of a Parquet file with their types."""
    try:
        table = _literally(path)
    except OSError as error:
        raise unreadable(path, error) from error
    if table is None:
        raise damaged(label, "a Parquet file")
    check_width(table.num_columns, f'"{shorten(label)}"')
    if not table.num_rows or not table.num_columns:
        raise InputError(
            f'"{shorten(label)}" has no rows.',
            "Expected is one row per customer.",
            "Check the query that wrote the file.",
        )
    names, issues = usable_names(list(table.column_names))
    return Grid(names=names, columns=list(table.columns), n_rows=table.num_rows, issues=issues)


def _literally(path: Path) -> Any:
    """Read a path as it stands: DuckDB would take *, ? and [ for a pattern."""
    resolved = path.resolve()
    if not set("*?[{") & set(str(resolved)):
        return _query(resolved)
    with tempfile.TemporaryDirectory(prefix="clustomer-") as folder:
        copy = Path(folder) / "table.parquet"
        shutil.copyfile(resolved, copy)
        return _query(copy.resolve())


def _query(path: Path) -> Any:
    import duckdb

    with connection([str(path)]) as con:
        try:
            return con.sql(_QUERY, params=[str(path)]).to_arrow_table()
        except (duckdb.Error, UnicodeDecodeError):
            return None
