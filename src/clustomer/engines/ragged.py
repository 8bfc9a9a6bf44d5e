"""Rows that do not have the fields of the header: mend them, or say where they are."""

from __future__ import annotations

import csv
import io

from clustomer._text import shorten
from clustomer.errors import InputError

_SHOWN = 5


def closed(utf8: bytes | memoryview, last_cell: str) -> bool:
    """Say whether the last quotation mark of a file is closed.

    An unclosed one turns the rest of the file into one cell: the last cell then has
    line breaks although no quotation mark ends the file.
    """
    if "\n" not in last_cell and "\r" not in last_cell:
        return True
    return bytes(utf8[-64:]).rstrip().endswith(b'"')


def repaired(
    utf8: bytes | memoryview, offset: int, width: int, sep: str, label: str, n_lines: int
) -> tuple[bytes, int]:
    """Return the rows below the header with `width` fields each.

    Lines of blanks are left out, and so are empty fields beyond the last column, as
    spreadsheets write them. Anything else is an error: fields cannot be guessed.

    Parameters
    ----------
    n_lines : int
        Lines above `offset`, so that the error names lines of the file.

    Returns
    -------
    utf8 : bytes
        The mended rows.
    n_cut : int
        How many rows had empty fields cut off.

    Raises
    ------
    InputError
        With the first lines at fault, or the line where a quotation mark opens that
        is never closed.
    """
    lines = io.TextIOWrapper(io.BytesIO(memoryview(utf8)[offset:]), encoding="utf-8", newline="")
    reader = csv.reader(lines, delimiter=sep)
    out = io.StringIO(newline="")
    out.write("\n")  # see delimited: a blank line, so that the first cell is kept as it is
    writer = csv.writer(out, delimiter=sep, lineterminator="\n")
    bad: list[tuple[int, int]] = []
    n_cut, begins, row = 0, n_lines + 1, [""]
    try:
        for row in reader:
            line, begins = begins, n_lines + reader.line_num + 1
            if len(row) > width and not any(cell.strip() for cell in row[width:]):
                n_cut += 1
                row = row[:width]
            if len(row) == width:
                writer.writerow(row)
            elif any(cell.strip() for cell in row):
                bad.append((line, len(row)))
                if len(bad) > _SHOWN:
                    break
            last = line
    except csv.Error as error:
        raise InputError(
            f'Line {begins:,} of "{shorten(label)}" cannot be read: {shorten(str(error))}.',
            "Expected are fields of ordinary length, quoted where they hold a separator.",
            "Check that every quotation mark near that line is closed.",
        ) from error
    if len(bad) <= _SHOWN and row and not closed(utf8, row[-1]):
        raise _unclosed(label, last)
    if bad:
        raise _ragged(label, bad, width, sep)
    return out.getvalue().encode(), n_cut


def _unclosed(label: str, line: int) -> InputError:
    return InputError(
        f'A quotation mark that opens on line {line:,} of "{shorten(label)}" is never closed.',
        "Everything after it would be one cell.",
        "Close the quotation mark, or write it twice where it belongs to the text.",
    )


def _ragged(label: str, bad: list[tuple[int, int]], width: int, sep: str) -> InputError:
    shown = [f"line {line:,} has {size}" for line, size in bad[:_SHOWN]]
    more = ", and more follow" if len(bad) > _SHOWN else ""
    fields = "field" if width == 1 else "fields"
    sign = "a tab" if sep == "\t" else f'"{sep}"'
    return InputError(
        f'Some rows of "{shorten(label)}" do not have the {width:,} {fields} of the first row: '
        f"{', '.join(shown)}{more}.",
        f"Every row must have {width:,} {fields} separated by {sign}.",
        f"Put quotation marks around texts that contain {sign}, complete the rows, or name "
        "another separator with --sep.",
    )
