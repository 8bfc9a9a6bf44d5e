"""A table on its way in: names and Arrow columns, not yet understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from clustomer._text import text
from clustomer.engines.options import Understood
from clustomer.errors import InputError, Issue, issue

MAX_COLUMNS = 20_000
"""More columns than this are a transposed or broken table, not customers."""


@dataclass
class Grid:
    """Names and columns of one source (internal to the engines, never handed out).

    ``columns`` holds Arrow arrays. Those of a string type were written as text and
    are understood by `clustomer.engines.understand`; the others keep their type.
    """

    names: list[str]
    columns: list[Any]
    n_rows: int
    understood: list[Understood] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    default_decimal: str = "."

    def note(self, what: str, value: str, why: str, option: str = "", **params: Any) -> None:
        """Add one thing understood; the sentence is ``understood.<why>``."""
        how = text(f"understood.{why}", **params)
        self.understood.append(Understood(what=what, value=value, how=how, option=option))


def check_width(n_columns: int, where: str) -> None:
    """Refuse a table that is too wide to be a customer table."""
    if n_columns > MAX_COLUMNS:
        raise InputError(
            f"{where} has {n_columns:,} columns.",
            f"A customer table has one row per customer and at most {MAX_COLUMNS:,} columns.",
            "Keep the columns that describe the customers, or transpose the table.",
        )


def encodable(text: str) -> str:
    """Write out lone surrogates, which no encoding holds, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def usable_names(given: Sequence[str]) -> tuple[list[str], list[Issue]]:
    """Return unique, non-empty names and the issues of making them so.

    An empty name becomes ``column`` and its position, from 1; a repeated name gets
    ``_2``, ``_3``, ... The first of the columns that share a name keeps it.
    """
    given = [encodable(name) for name in given]
    unnamed = [f"column{position}" for position, name in enumerate(given, 1) if not name]
    filled = [name or f"column{position}" for position, name in enumerate(given, 1)]
    taken = set(filled)
    seen: set[str] = set()
    next_number: dict[str, int] = {}
    names: list[str] = []
    renamed: list[str] = []
    for name in filled:
        if name in seen:
            number = next_number.get(name, 2)
            while f"{name}_{number}" in taken:
                number += 1
            next_number[name] = number + 1
            name = f"{name}_{number}"
            taken.add(name)
            renamed.append(name)
        seen.add(name)
        names.append(name)
    return names, list(_name_issues(unnamed, renamed))


def _name_issues(unnamed: list[str], renamed: list[str]) -> Iterable[Issue]:
    if unnamed:
        yield issue("unnamed_columns", "info", unnamed, n=len(unnamed))
    if renamed:
        yield issue("duplicate_names", "warning", renamed, n=len(renamed))


def generated_names(n_columns: int) -> list[str]:
    """Return column1, column2, ... for a table without a header."""
    return [f"column{position}" for position in range(1, n_columns + 1)]


def is_numeric_text(cell: str) -> bool:
    """Say whether a cell of the first row is a number (then it is hardly a name)."""
    try:
        float(cell.strip().replace(",", "."))
    except ValueError:
        return False
    return cell.strip().lower().lstrip("+-") not in ("nan", "inf", "infinity")
