"""CSV that a spreadsheet opens without running anything in it.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return is
taken for a formula by spreadsheets. Such texts are written with a leading
apostrophe; numbers stay numbers, with 10 significant digits.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from clustomer._result import rounded

# Also behind a separator or line end: a spreadsheet may cut cells where we do not.
_FORMULA = re.compile(r"(?:^|[;\t\r\n])\s*[=+\-@]|^[\t\r]")


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
        writer = csv.writer(file, lineterminator="\n")
        quoting = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow([safe_cell(name) for name in header])
        for row in rows:
            cells = [safe_cell(cell) for cell in row]
            # Python's csv leaves a carriage return bare, and readers would end the row there.
            bare = any(isinstance(cell, str) and "\r" in cell for cell in cells)
            (quoting if bare else writer).writerow(cells)
