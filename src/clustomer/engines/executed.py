"""A query that an engine runs on a small typed table: what goes in and what comes out.

Every engine that executes has a function ``execute(query, table, columns)`` in a file
of its own, which is the only place that imports its driver.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from clustomer._result import Result
from clustomer._text import shorten
from clustomer.errors import CheckFailedError, InputError


class EngineMissingError(InputError):
    """An engine, its driver or its server is not on this machine."""


class QueryFailedError(CheckFailedError):
    """An engine refused a query, or failed while it ran."""

    how = "did not run the query"

    def __init__(
        self, engine: str, error: Exception | str, *, expected: str = "", remedy: str = ""
    ) -> None:
        said = shorten(" ".join(str(error).split()), 300)
        if expected or remedy:
            said = f"{said.rstrip('.')}."
        super().__init__(f"{engine} {self.how}: {said}", expected, remedy)


@dataclass(frozen=True, kw_only=True)
class TypedColumn(Result):
    """A column to be put into an engine.

    Attributes
    ----------
    name : str
    type : {"number", "whole", "text", "flag", "date"}
        Doubles, 64-bit whole numbers, texts, truth values or days.
    values : tuple
        Python values; ``None`` is NULL.
    """

    name: str
    type: Literal["number", "whole", "text", "flag", "date"]
    values: tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Executed(Result):
    """The answer of an engine.

    Attributes
    ----------
    engine, version : str
    columns : tuple of str
    rows : tuple of tuple
        In the order in which the engine gave them.
    """

    engine: str
    version: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def as_arrow(columns: Sequence[TypedColumn]) -> Any:
    """Return the columns as an Arrow table."""
    import pyarrow as pa

    types = {
        "number": pa.float64(),
        "whole": pa.int64(),
        "text": pa.string(),
        "flag": pa.bool_(),
        "date": pa.date32(),
    }
    arrays = [pa.array(list(column.values), type=types[column.type]) for column in columns]
    return pa.Table.from_arrays(arrays, names=[column.name for column in columns])


def from_arrow(engine: str, version: str, answer: Any) -> Executed:
    """Return the answer that an Arrow table holds."""
    lists = [column.to_pylist() for column in answer.columns]
    return Executed(
        engine=engine,
        version=version,
        columns=tuple(answer.column_names),
        rows=tuple(zip(*lists, strict=True)),
    )
