"""CSV that a spreadsheet opens without running anything in it.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return is
taken for a formula by spreadsheets. Such texts are written with a leading
apostrophe; numbers stay numbers, with 10 significant digits.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, TextIO

from clustomer._result import SIGNIFICANT_DIGITS, rounded

# Also behind a separator or line end: a spreadsheet may cut cells where we do not.
_FORMULA = re.compile(r"(?:^|[;\t\r\n])\s*[=+\-@]|^[\t\r]")
# The same in texts joined by line ends.
_SUSPECT = re.compile(r"[;\t\r\n][^\S\n]*[=+\-@]|[\t\r]")
_SPECIAL = re.compile(r"[\",\r\n]")
_BLOCK = 4096  # rows


def safe_cell(value: Any) -> Any:
    """Return a cell that is data everywhere: text made inert, missing values empty."""
    if value is None:
        return ""
    if isinstance(value, float):
        number = rounded(float(value))
        return "" if number is None else repr(number)
    if isinstance(value, str) and _FORMULA.search(value) and not _is_number(value):
        return "'" + value
    return value


def plain_cell(cell: str) -> str:
    """Return a text without blanks at its ends and the apostrophe that `safe_cell` gave it."""
    bare = cell.strip()
    return bare[1:] if bare.startswith("'") and safe_cell(bare[1:]) == bare else bare


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def write_csv(
    path: str | os.PathLike[str], header: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Write rows as UTF-8 CSV with LF line ends, every text made inert."""
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        append_rows(file, [header])
        append_rows(file, rows)


def append_rows(file: TextIO, rows: Iterable[Sequence[Any]]) -> None:
    """Write rows to a file that is open for text with ``newline=""``.

    A block of rows at a time: what all cells of a column have in common is looked at once.
    """
    rows = iter(rows)
    while block := list(islice(rows, _BLOCK)):
        columns = [_cells(column) for column in zip(*block, strict=True)]
        if any(special for _, special in columns) or len(columns) == 1:
            _append_quoted(file, zip(*(cells for cells, _ in columns), strict=True))
            continue
        lines = map(",".join, zip(*(cells for cells, _ in columns), strict=True))
        file.write("\n".join(lines) + "\n")


def rename_in_csv(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    columns: tuple[str, str],
    names: Mapping[str, str],
) -> None:
    """Copy a CSV that `write_csv` wrote, with other names for some keys.

    Parameters
    ----------
    source, target : path
    columns : (str, str)
        Headers of the key and of the name, which stand side by side. A file
        without them is copied as it is.
    names : mapping of str to str
        New name of each key; the names of other keys stay.
    """
    before = csv.field_size_limit(sys.maxsize)  # cells of a customer table may be long
    try:
        with (
            Path(source).open(encoding="utf-8", newline="") as old,
            Path(target).open("w", encoding="utf-8", newline="") as new,
        ):
            rows = csv.reader(old)
            header = next(rows, [])
            at = list(pairwise(header)).index(columns) if columns in pairwise(header) else None
            _append_quoted(new, [header] if header else [])
            _append_quoted(new, rows if at is None else _renamed(rows, at, names))
    finally:
        csv.field_size_limit(before)


def _renamed(
    rows: Iterable[list[str]], at: int, names: Mapping[str, str]
) -> Iterable[Sequence[str]]:
    for row in rows:
        if row[at] in names:
            row[at + 1] = str(safe_cell(names[row[at]]))
        yield row


def _cells(values: Sequence[Any]) -> tuple[list[str], bool]:
    """Return the cells of a column as text, and whether one of them needs quotes."""
    kinds = set(map(type, values))
    if kinds == {float}:
        return [_written(value) for value in values], False
    if kinds == {int}:
        return list(map(str, values)), False
    if kinds == {str}:
        joined = "\n".join(("", *values, ""))
        cells = [safe_cell(value) for value in values] if _SUSPECT.search(joined) else list(values)
    else:
        cells = [str(safe_cell(value)) for value in values]
    return cells, _SPECIAL.search("".join(cells)) is not None


def _written(value: float) -> str:
    """Return ``safe_cell`` of a number as text; most need one step."""
    text = f"{value:.{SIGNIFICANT_DIGITS}g}"
    return text if "." in text and "e" not in text else str(safe_cell(value))


def _append_quoted(file: TextIO, rows: Iterable[Sequence[str]]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    quoting = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for cells in rows:
        # Python's csv leaves a carriage return bare, and readers would end the row there.
        (quoting if any("\r" in cell for cell in cells) else writer).writerow(cells)
