"""Excel and OpenDocument workbooks, read by calamine: values only, no formula runs."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from clustomer._text import phrase, shorten
from clustomer.engines.files import damaged
from clustomer.engines.grid import (
    Grid,
    check_width,
    generated_names,
    is_numeric_text,
    usable_names,
)
from clustomer.engines.mixed import arrow_column
from clustomer.engines.options import IntakeOptions
from clustomer.engines.typed import written
from clustomer.errors import InputError, did_you_mean, issue

MAX_CELLS = 100_000_000
"""Cells of the rectangle that a sheet fills; the reader holds it in memory as a whole."""

_CHUNK = 1 << 20
_CELL = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_ODS_ROW = b"<table:table-row"
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ROW_REPEAT = re.compile(rb'number-rows-repeated="([0-9]{1,9})"')
_CELL_REPEAT = re.compile(rb'number-columns-repeated="([0-9]{1,9})"')
_LONGEST_ROW = 64 << 20
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(data: bytes, kind: str, label: str, options: IntakeOptions) -> Grid:
    """Return the first sheet with a table, or the one that was asked for.

    Parameters
    ----------
    data : bytes
    kind : {"xlsx", "xls", "ods"}
    label : str
    options : IntakeOptions
        ``sheet`` is a name, or a number from 1.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if _ENCRYPTED in data[: 1 << 20] or _ENCRYPTED in data[-(1 << 20) :]:
        raise _protected(label)
    _check_extent(data, kind, label)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet, rows = _table(workbook, label, options.sheet)
    except PasswordError as error:
        raise _protected(label) from error
    except (CalamineError, OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise damaged(label, "a workbook") from error
    grid = _grid(rows, f'Sheet "{shorten(sheet)}" of "{shorten(label)}"')
    others = [name for name in workbook.sheet_names if name != sheet]
    why = "sheet.option" if options.sheet is not None else "sheet.first" if others else "sheet.only"
    grid.note("sheet", sheet, why, "--sheet", others=others)
    return grid


def _protected(label: str) -> InputError:
    return InputError(
        f'"{shorten(label)}" is protected by a password.',
        "Expected is a workbook that opens without one.",
        "Save a copy without a password, or export the sheet as CSV.",
    )


def _table(workbook: Any, label: str, stated: str | None) -> tuple[str, list[list[Any]]]:
    names = list(workbook.sheet_names)
    if stated is not None:
        name = _named(names, stated, label)
        return name, _filled(workbook, name)
    best: tuple[str, list[list[Any]]] = ("", [])
    for name in names:
        rows = _filled(workbook, name)
        if len(rows) > 1:
            return name, rows
        if rows and not best[1]:
            best = name, rows
    if not best[1]:
        raise InputError(
            f'"{shorten(label)}" has no sheet with a table: {phrase(names) or "it has no sheet"}.',
            "Expected is a sheet with a header row and one row per customer.",
            "Check the workbook, or name a sheet with --sheet.",
        )
    return best


def _named(names: list[str], stated: str, label: str) -> str:
    if stated in names:
        return stated
    if stated.isdigit() and 1 <= int(stated) <= len(names):
        return names[int(stated) - 1]
    raise InputError(
        f'"{shorten(label)}" has no sheet "{shorten(stated)}".{did_you_mean(stated, names)}',
        f"Its sheets are {phrase(names)}.",
        "Name one of them with --sheet, or leave it out to take the first with a table.",
    )


def _filled(workbook: Any, name: str) -> list[list[Any]]:
    """Return the rows of a sheet that have any value, the empty ones left out."""
    rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=True)
    return [row for row in rows if any(cell not in ("", None) for cell in row)]


def _grid(rows: list[list[Any]], where: str) -> Grid:
    first = rows[0]
    check_width(len(first), where)
    headers = ["" if cell is None else written(cell).strip() for cell in first]
    filled = [cell for cell in headers if cell]
    headless = all(is_numeric_text(cell) for cell in filled)
    if not headless:
        rows = rows[1:]
    if not rows:
        raise InputError(
            f"{where} has a header row but no rows below it.",
            "Expected is one row per customer.",
            "Check the export, or name another sheet with --sheet.",
        )
    names, issues = usable_names(generated_names(len(first)) if headless else headers)
    columns = [
        arrow_column([None if row[at] == "" else row[at] for row in rows])
        for at in range(len(first))
    ]
    grid = Grid(names=names, columns=columns, n_rows=len(rows), issues=issues)
    if headless:
        grid.issues.append(issue("no_header", "warning", names))
    why = "header.numeric" if headless else "header.first"
    grid.note("header", "none" if headless else "first row", why)
    return grid


def _check_extent(data: bytes, kind: str, label: str) -> None:
    """Refuse a sheet whose far corner would make the reader ask for all the memory.

    calamine holds the whole rectangle up to the last cell; a single value in
    XFD1048576 is 17 billion cells, and the process would be ended by the system.
    """
    if kind == "xls":  # at most 65,536 x 256 cells
        return
    member = "xl/worksheets/" if kind == "xlsx" else "content.xml"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.startswith(member) and name.endswith(".xml"):
                    with archive.open(name) as part:
                        size = _extent_xlsx(part) if kind == "xlsx" else _extent_ods(part)
                    _refuse_large(size, label)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
        if isinstance(error, InputError):
            raise
        raise damaged(label, "a workbook") from error


def _refuse_large(size: int, label: str) -> None:
    if size > MAX_CELLS:
        raise InputError(
            f'A sheet of "{shorten(label)}" spans {size:,} cells, nearly all of them empty.',
            f"A sheet of up to {MAX_CELLS:,} cells is read.",
            "Delete the stray cells far below or to the right, or export the table as CSV.",
        )


def _extent_xlsx(part: Any) -> int:
    rows, columns, rest, widest = 0, 0, b"", b""
    while chunk := part.read(_CHUNK):
        found = _CELL.findall(rest + chunk)
        rest = chunk[-32:]
        if found:
            widest = max(widest, max((c for c, _ in found), key=_column_order), key=_column_order)
            rows = max(rows, max(int(row) for _, row in found))
    for letter in widest:
        columns = columns * 26 + letter - 64
    return rows * columns


def _column_order(letters: bytes) -> tuple[int, bytes]:
    return len(letters), letters


def _extent_ods(part: Any) -> int:
    """Return rows times columns up to the last cell with a value; repeats count in full."""
    below, height, width, rest = 0, 0, 0, b""
    while True:
        chunk = part.read(_CHUNK)
        pieces = (rest + chunk).split(_ODS_ROW)
        rest = pieces.pop() if chunk else b""
        for piece in pieces:
            repeat = _ROW_REPEAT.search(piece.partition(b">")[0])
            below += int(repeat[1]) if repeat else 1
            last = _last_value(piece)
            if last:
                height, width = below, max(width, last)
        if not chunk:
            return height * width
        if len(rest) > _LONGEST_ROW:
            raise ValueError("a row without end")


def _last_value(row: bytes) -> int:
    """Return the position of the last cell of a row that has a value, from 1."""
    position = last = 0
    for attributes in _ODS_CELL.findall(row):
        repeat = _CELL_REPEAT.search(attributes)
        position += int(repeat[1]) if repeat else 1
        if b"office:value" in attributes:
            last = position
    return last
