"""SQLite in memory, of the standard library: runs a query on one table."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from clustomer.engines.executed import (
    EngineMissingError,
    Executed,
    QueryFailedError,
    TypedColumn,
)

_TYPES = {"number": "REAL", "whole": "INTEGER", "text": "TEXT", "flag": "INTEGER", "date": "TEXT"}


def execute(query: str, table: str, columns: Sequence[TypedColumn]) -> Executed:
    """Run a query on one table in memory.

    Parameters
    ----------
    query : str
    table : str
    columns : sequence of TypedColumn
        Numbers become REAL (a text in such a column stays one), truth values 0 and
        1, dates their ISO text.

    Raises
    ------
    EngineMissingError
        When the query needs functions (LN, EXP) that this SQLite was built without.
    QueryFailedError
        When SQLite refuses it for another reason.
    """
    create, insert = _statements(table, columns)
    held = [[_held(column, value) for value in column.values] for column in columns]
    with closing(sqlite3.connect(":memory:")) as con:
        try:
            con.execute(create)
            con.executemany(insert, zip(*held, strict=True))
            cursor = con.execute(query)
            rows = tuple(cursor.fetchall())
        except sqlite3.Error as error:
            raise _refused(error) from error
        names = tuple(str(item[0]) for item in cursor.description)
    return Executed(engine="SQLite", version=sqlite3.sqlite_version, columns=names, rows=rows)


def _refused(error: sqlite3.Error) -> EngineMissingError | QueryFailedError:
    if "no such function" not in str(error):
        return QueryFailedError("SQLite", error)
    return EngineMissingError(
        f"This SQLite {sqlite3.sqlite_version} was built without a function that the model needs:"
        f" {error}.",
        "A model with logarithms or powers needs SQLITE_ENABLE_MATH_FUNCTIONS"
        " (SQLite 3.35 or later).",
    )


def _statements(table: str, columns: Sequence[TypedColumn]) -> tuple[str, str]:
    """Return what makes the table and what fills a row of it."""
    from sqlglot import exp

    name = exp.Table(this=exp.to_identifier(table, quoted=True))
    described = [
        exp.ColumnDef(
            this=exp.to_identifier(column.name, quoted=True),
            kind=exp.DataType.build(_TYPES[column.type]),
        )
        for column in columns
    ]
    create = exp.Create(this=exp.Schema(this=name, expressions=described), kind="TABLE")
    row = exp.Tuple(expressions=[exp.Placeholder() for _ in columns])
    insert = exp.Insert(this=name.copy(), expression=exp.Values(expressions=[row]))
    return create.sql(dialect="sqlite"), insert.sql(dialect="sqlite")


def _held(column: TypedColumn, value: Any) -> Any:
    return value.isoformat() if column.type == "date" and value is not None else value
