"""Files of separated values: find the separator and the header, cut into cells.

The cutting is done by Arrow from memory, in parallel, with every cell as text. A
file whose rows do not all have the fields of the header is looked at again, row by
row, by `clustomer.engines.ragged`.
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clustomer._text import shorten
from clustomer.engines.encoding import Decoded
from clustomer.engines.grid import (
    Grid,
    check_width,
    generated_names,
    is_numeric_text,
    usable_names,
)
from clustomer.engines.options import IntakeOptions
from clustomer.engines.ragged import closed, repaired
from clustomer.errors import InputError, issue

MAX_LINE = 8 << 20
"""Bytes that one row may have at most; longer ones are not a table."""

SEPARATORS = ("\t", ";", "|", ",")
"""In the order of preference when several fit: a comma is the likeliest inside texts."""

NAMES = {
    ",": "comma",
    ";": "semicolon",
    "\t": "tab",
    "|": "pipe",
    " ": "space",
}
_HEAD = 4 << 20
_PLAIN = bytes(byte if byte < 128 else ord("x") for byte in range(256))
_SNIFFED_ROWS = 200
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+")
_SEP_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\n|\r|$)', re.IGNORECASE)
_MANY_LINES = 20


@dataclass
class _Start:
    """Where the table begins and how it is separated."""

    sep: str
    why: str
    offset: int
    n_lines: int


def read_delimited(found: Decoded, label: str, options: IntakeOptions) -> Grid:
    """Return the cells of a file of separated values, all as text."""
    utf8 = found.utf8
    head = bytes(utf8[:_HEAD]).decode("utf-8", "ignore")
    start = _start(head, options.sep, label)
    cut_off = len(utf8) > _HEAD
    first, size, n_lines = _first_record(head[start.offset :], start.sep, label, cut_off=cut_off)
    check_width(len(first), f'"{shorten(label)}"')
    offset = len(head[: start.offset].encode())
    headless = _is_data(first)
    if not headless:
        offset += size
        start.n_lines += n_lines
    columns, n_rows, n_cut = _cut(utf8, offset, len(first), start, label)
    if not n_rows:
        raise InputError(
            f'"{shorten(label)}" has a header line but no rows.',
            "Expected is one row per customer below the header.",
            "Check the export: a filter may have left nothing.",
        )
    given = generated_names(len(first)) if headless else [name.strip() for name in first]
    names, name_issues = usable_names(given)
    grid = Grid(names=names, columns=columns, n_rows=n_rows, issues=name_issues)
    grid.default_decimal = "," if start.sep == ";" else "."
    grid.note("encoding", found.name, f"encoding.{found.why}", "--encoding")
    grid.note("delimiter", NAMES.get(start.sep, start.sep), f"delimiter.{start.why}", "--sep")
    grid.note("header", "none" if headless else "first line", _header_why(headless), "")
    _add_issues(grid, headless=headless, n_cut=n_cut, n_replaced=found.n_replaced)
    return grid


def header_size(head: bytes, stated: str | None, label: str) -> int | None:
    """Return how many bytes stand before the first row of data, or None without a header.

    ``head`` is the beginning of a file in any encoding that has ASCII in it.
    """
    marked = head.startswith(codecs.BOM_UTF8)
    plain = head.removeprefix(codecs.BOM_UTF8).translate(_PLAIN).decode("ascii")
    start = _start(plain, stated, label)
    first, size, _ = _first_record(plain[start.offset :], start.sep, label, cut_off=True)
    return None if _is_data(first) else 3 * marked + start.offset + size


def _header_why(headless: bool) -> str:
    return "header.numeric" if headless else "header.first"


def _add_issues(grid: Grid, *, headless: bool, n_cut: int, n_replaced: int) -> None:
    if headless:
        grid.issues.append(issue("no_header", "warning", grid.names))
    if n_cut:
        grid.issues.append(issue("trailing_separators", "info", n=n_cut))
    if n_replaced:
        grid.issues.append(issue("undecodable_characters", "warning", n=n_replaced))
    swallowed = [
        name
        for name, column in zip(grid.names, grid.columns, strict=True)
        if _most_lines(column) >= _MANY_LINES
    ]
    if swallowed:
        grid.issues.append(issue("many_lines_in_a_cell", "serious", swallowed, n=_MANY_LINES))


def _start(head: str, stated: str | None, label: str) -> _Start:
    blank = _BLANK_LINES.match(head)
    offset = blank.end() if blank else 0
    sep_line = _SEP_LINE.match(head, offset)
    sep, why = stated, "option"
    if sep_line:
        offset = sep_line.end()
        if sep is None and sep_line[1].isascii() and not sep_line[1].isalnum():
            sep, why = sep_line[1], "sep_line"
    if sep is None:
        sep, why = _sniffed(head[offset:])
    if not head[offset:].strip():
        raise InputError(
            f'"{shorten(label)}" holds no table, only blank lines.',
            "Expected is a header line and one row per customer.",
            "Check that the export that wrote the file has finished.",
        )
    n_lines = len(re.findall(r"\r\n|\n|\r", head[:offset]))
    return _Start(sep, why, offset, n_lines)


def _sniffed(head: str) -> tuple[str, str]:
    """Return the separator that cuts most rows into as many fields as the first row.

    Only separators that the first row has are considered; a file without any is one
    column, and is read with a separator that does not occur in it.
    """
    best, best_score = "", 0.0
    for sep in SEPARATORS:
        sizes = [len(row) for row in _rows(head, sep) if row]
        if not sizes or sizes[0] < 2:
            continue
        score = sum(size == sizes[0] for size in sizes) / len(sizes)
        if score > best_score:
            best, best_score = sep, score
    if best:
        return best, "counted"
    unused = [sep for sep in reversed(SEPARATORS) if sep not in head]
    return (unused or [","])[0], "single"


def _rows(head: str, sep: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=sep)
    try:
        yield from itertools.islice(reader, _SNIFFED_ROWS)
    except csv.Error:
        return


def _first_record(head: str, sep: str, label: str, *, cut_off: bool) -> tuple[list[str], int, int]:
    """Return the fields of the first row, its bytes and its lines."""
    size = 0

    def lines() -> Iterator[str]:
        nonlocal size
        for line in io.StringIO(head, newline=""):
            size += len(line.encode())
            yield line

    reader = csv.reader(lines(), delimiter=sep)
    try:
        first = next(reader)
    except csv.Error as error:
        raise _too_long(label, "The first line") from error
    if cut_off and size >= len(head.encode()):
        raise _too_long(label, "The first line")
    return first, size, reader.line_num


def _too_long(label: str, which: str) -> InputError:
    return InputError(
        f'{which} of "{shorten(label)}" is too long for a row of a table.',
        f"A row has at most {MAX_LINE >> 20} MB, and the header {_HEAD >> 20} MB.",
        "Check the line ends, and that every quotation mark is closed.",
    )


def _is_data(first: list[str]) -> bool:
    filled = [cell for cell in first if cell.strip()]
    return bool(filled) and all(is_numeric_text(cell) for cell in filled)


def _cut(
    utf8: bytes | memoryview, offset: int, width: int, start: _Start, label: str
) -> tuple[list[Any], int, int]:
    """Return the columns, the rows, and how many rows lost empty fields at their end."""
    table, n_bad = _tokens(utf8, offset, width, start.sep, label)
    n_cut = 0
    if n_bad or not closed(utf8, _last_cell(table)):
        clean, n_cut = repaired(utf8, offset, width, start.sep, label, start.n_lines)
        table, n_bad = _tokens(clean, 1, width, start.sep, label)
    return [table.column(at) for at in range(width)], table.num_rows, n_cut


def _tokens(
    utf8: bytes | memoryview, offset: int, width: int, sep: str, label: str
) -> tuple[Any, int]:
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    n_bad = 0

    def skip(row: Any) -> str:
        nonlocal n_bad
        n_bad += 1
        return "skip"

    names = [str(at) for at in range(width)]
    if offset and utf8[offset - 1] in b"\r\n":
        offset -= 1  # Arrow takes a U+FEFF at the very beginning for a byte order mark
    rest = memoryview(utf8)[offset:]
    if not bytes(rest[:_HEAD]).strip(b"\r\n") and len(rest) < _HEAD:
        return pa.table({name: pa.array([], pa.string()) for name in names}), 0
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(rest)),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=MAX_LINE),
            parse_options=arrow_csv.ParseOptions(
                delimiter=sep, newlines_in_values=True, invalid_row_handler=skip
            ),
            convert_options=arrow_csv.ConvertOptions(
                check_utf8=False, column_types=dict.fromkeys(names, pa.string())
            ),
        )
    except pa.ArrowInvalid as error:
        raise _too_long(label, "A line") from error
    return table, n_bad


def _last_cell(table: Any) -> str:
    if not table.num_rows:
        return ""
    return str(table.column(table.num_columns - 1)[table.num_rows - 1].as_py())


def _most_lines(column: Any) -> int:
    """Return how many line breaks the longest cells of a column hold at most."""
    import pyarrow.compute as pc

    long = pc.greater(pc.binary_length(column), _MANY_LINES)
    if not pc.any(long).as_py():
        return 0
    return int(pc.max(pc.count_substring(column.filter(long), "\n")).as_py() or 0)
