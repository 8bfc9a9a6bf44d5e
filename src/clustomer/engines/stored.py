"""How a column is stored where a model is going: as numbers, texts, truth values or dates.

A model says what its training file held. A database or a frame that it is exported
for holds the same columns with types, and the schema tells which.
"""

from __future__ import annotations

from typing import Literal

from clustomer.table.kinds import write_number
from clustomer.table.schema import Column, Kind

Storage = Literal["number", "text", "flag", "date"]

_NUMERIC = ("int", "float", "double", "decimal", "numeric", "real", "number", "long")
_UNTYPED = ("", "list", "object")


def stored_as(column: Column) -> Storage:
    """Return how a source column of a model is stored outside of it.

    Numbers and dates that the study read from a file of texts count as what they
    were read as; levels are numbers when they came as numbers, else texts.
    """
    source = column.source_type.casefold()
    content = column.reading.get("content")
    if column.kind is Kind.DATE:
        return "date"
    if "bool" in source:
        return "flag"
    if not column.has_levels or content == "number":
        return "number"
    if content is not None:
        return "text"
    if source in _UNTYPED:
        return "text" if numbers_of(column) is None else "number"
    return "number" if any(word in source for word in _NUMERIC) else "text"


def numbers_of(column: Column) -> tuple[float, ...] | None:
    """Return the number that each level is, or ``None`` where one of them is a word or code.

    A level such as 00042 says more than a number, so it is none.
    """
    try:
        numbers = tuple(float(level) for level in column.levels)
    except ValueError:
        return None
    same = all(write_number(n) == level for n, level in zip(numbers, column.levels, strict=True))
    return numbers if same else None
