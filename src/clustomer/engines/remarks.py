"""Say what was understood of the values, once for all columns that it holds for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clustomer._text import phrase
from clustomer.engines.grid import Grid
from clustomer.errors import issue
from clustomer.table.schema import RawColumn

_ORDERS = {
    "dmy": "day, month, year",
    "mdy": "month, day, year",
    "ymd": "year, month, day",
    "compact": "YYYYMMDD",
}


def remark(grid: Grid, columns: Sequence[RawColumn]) -> None:
    """Add to the grid what its columns were understood to be, and what to look at."""
    _decimals(grid, columns)
    _signs(grid, columns)
    _dates(grid, columns)
    _missing(grid, columns)
    for column in columns:
        n = column.facts.get("n_infinite", 0)
        if n:
            rows = grid.n_rows
            grid.issues.append(issue("infinite_values", "warning", [column.name], n=n, rows=rows))


def _grouped(columns: Sequence[RawColumn], *facts: str) -> dict[tuple[Any, ...], list[str]]:
    """Return the names of the columns that share the values of some facts."""
    groups: dict[tuple[Any, ...], list[str]] = {}
    for column in columns:
        if facts[0] in column.facts:
            key = tuple(column.facts.get(fact) for fact in facts)
            groups.setdefault(key, []).append(column.name)
    return groups


def _decimals(grid: Grid, columns: Sequence[RawColumn]) -> None:
    for (mark, why), names in _grouped(columns, "decimal", "decimal_why").items():
        grid.note("decimal", f'"{mark}"', f"decimal.{why}", "--decimal", columns=names)
        if why == "assumed":
            grid.issues.append(
                issue(
                    "decimal_assumed",
                    "warning",
                    names,
                    mark=mark,
                    other="," if mark == "." else ".",
                )
            )


def _signs(grid: Grid, columns: Sequence[RawColumn]) -> None:
    for (sign,), names in _grouped(columns, "thousands").items():
        shown = "a space" if sign == " " else f'"{sign}"'
        grid.note("thousands", shown, "thousands", "--thousands", columns=names)
    for (sign,), names in _grouped(columns, "currency").items():
        grid.note("currency", sign, "currency", columns=names)
        grid.issues += [
            issue("mixed_currencies", "serious", [column.name], currencies=tuple(written))
            for column in columns
            if len(written := column.facts.get("currencies", ())) > 1 and column.name in names
        ]
    percents = [column.name for column in columns if "percent" in column.facts]
    if percents:
        grid.note("percent", "%", "percent", columns=percents)


def _dates(grid: Grid, columns: Sequence[RawColumn]) -> None:
    for (order, why), names in _grouped(columns, "date_order", "date_order_why").items():
        reason = "compact" if order == "compact" else why
        grid.note("dates", _ORDERS[order], f"dates.{reason}", "--date-order", columns=names)
        if why == "assumed":
            grid.issues.append(issue("date_order_assumed", "warning", names))


def _missing(grid: Grid, columns: Sequence[RawColumn]) -> None:
    words: dict[str, int] = {}
    names: list[str] = []
    for column in columns:
        for word, n in column.facts.get("missing_words", {}).items():
            words[word] = words.get(word, 0) + n
            names += [column.name] if names[-1:] != [column.name] else []
    if words:
        common = sorted(words, key=lambda word: (-words[word], word))
        grid.note("missing", phrase(common), "missing", n=sum(words.values()), columns=names)
