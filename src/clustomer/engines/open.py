"""Open a source of customers: a file of any common format, or a frame in memory."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from clustomer._progress import Progress, silent
from clustomer.engines import files
from clustomer.engines.delimited import read_delimited
from clustomer.engines.encoding import decoded
from clustomer.engines.frames import LABEL, content_fingerprint, read_frame
from clustomer.engines.grid import Grid
from clustomer.engines.jsonlines import read_json
from clustomer.engines.options import IntakeOptions, checked_options
from clustomer.engines.parquet import read_parquet
from clustomer.engines.source import Source
from clustomer.engines.spreadsheet import read_workbook
from clustomer.engines.understand import understand

GUESS = IntakeOptions()
"""Options that state nothing: everything is found from the data."""

_FORMATS = {
    "parquet": "Parquet",
    "xlsx": "Excel workbook (.xlsx)",
    "xls": "Excel workbook (.xls)",
    "ods": "OpenDocument spreadsheet (.ods)",
    "json": "JSON",
    "text": "separated values",
}
_ENDINGS = {
    "parquet": r"\.(parquet|pq)$",
    "xlsx": r"\.xls[xm]$",
    "xls": r"\.xls$",
    "ods": r"\.ods$",
    "json": r"\.(json|jsonl|ndjson)(\.gz)?$",
    "text": r"\.(csv|tsv|tab|txt|dat|data|asc|psv)(\.gz)?$",
}


def read_source(
    source: Any, *, options: IntakeOptions = GUESS, progress: Progress = silent
) -> Source:
    """Read a table of customers and say what was understood.

    The same values give the same columns whatever they came in. Nothing is fetched
    from a network, no formula runs, and a frame is never changed.

    Parameters
    ----------
    source : str, path, data frame or mapping
        A file: CSV, TSV or other separated text (also gzip-compressed), Parquet,
        Excel (.xlsx, .xls), OpenDocument (.ods), JSON lines or an array of objects.
        Its content is looked at first, its ending second. Or a pandas, polars,
        pyarrow or narwhals frame, or a mapping of names to arrays.
    options : IntakeOptions
        What to take as given instead of finding it from the data.
    progress : callable
        Called as ``progress(phase, done, total)`` with the phases ``"open"`` and
        ``"understand"``.

    Returns
    -------
    Source
        Columns in the order of the source, the guesses with the option that
        overrides each, and the issues.

    Raises
    ------
    InputError
        When the source cannot be read: what is wrong, what was expected, what to do.

    Notes
    -----
    A text column is of numbers, of dates, or of yes and no when at least 98 % (for
    yes and no: all) of its values can be read so; values that cannot become missing
    and are named in an issue. Every distinct text is read once. Time is linear in
    the number of cells; the memory peak is the file and its cells.

    Examples
    --------
    >>> read_source({"age": ["41", "n/a", "35"]}).columns[0].values
    array([41., nan, 35.])
    """
    options = checked_options(options)
    progress("open", 0, 1)
    if isinstance(source, str | os.PathLike):
        path = files.checked_path(source)
        label, grid, fingerprint = path.name, *_of_file(path, options)
    else:
        label, grid, fingerprint = LABEL, read_frame(source), ""
    progress("open", 1, 1)
    columns = understand(grid, options, progress)
    return Source(
        label=label,
        fingerprint=fingerprint or content_fingerprint(columns),
        n_rows=grid.n_rows,
        columns=columns,
        understood=tuple(grid.understood),
        issues=tuple(grid.issues),
    )


def read_text(data: bytes, label: str, options: IntakeOptions) -> Source:
    """Read bytes of separated values as `read_source` reads a file of them."""
    grid = read_delimited(decoded(data, label, options.encoding), label, options)
    _note_format(grid, "text", label, packed=False)
    return Source(
        label=label,
        fingerprint="",
        n_rows=grid.n_rows,
        columns=understand(grid, options, silent),
        understood=tuple(grid.understood),
        issues=tuple(grid.issues),
    )


def _of_file(path: Path, options: IntakeOptions) -> tuple[Grid, str]:
    """Return the table of a file and the fingerprint of its bytes."""
    data = files.read_bytes(path)
    fingerprint, label = files.fingerprint(data), path.name
    kind = files.recognise(data, label)
    packed = kind == "gzip"
    if packed:
        data = files.unpacked(data, label)
        if not data:
            raise files.empty_file(label)
        kind = files.recognise(data, label)
        if kind not in ("text", "json"):
            raise files.packed_twice(label, _FORMATS.get(kind, kind))
    if kind == "parquet":
        grid = read_parquet(path, label)
    elif kind in ("xlsx", "xls", "ods"):
        grid = read_workbook(data, kind, label, options)
    elif kind == "json":
        grid = read_json(decoded(data, label, options.encoding), label)
    else:
        grid = read_delimited(decoded(data, label, options.encoding), label, options)
    _note_format(grid, kind, label, packed=packed)
    return grid, fingerprint


def _note_format(grid: Grid, kind: str, label: str, *, packed: bool) -> None:
    fits = re.search(_ENDINGS[kind], label, re.IGNORECASE) is not None
    grid.note("format", _FORMATS[kind], "format.content" if fits else "format.despite")
    if packed:
        grid.note("compression", "gzip", "compression")
    order = {"format": 0, "compression": 1}
    grid.understood.sort(key=lambda entry: order.get(entry.what, 2))
