"""A source of customers in pieces, so that scoring needs no more memory for more rows.

Parquet files with plain columns are read by Arrow a batch at a time; long files of
separated values are cut behind line ends and each piece is read like a file of its
own. Everything else, and short files, come as one piece.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from clustomer._progress import Progress, silent
from clustomer.engines import files
from clustomer.engines.batches import batches_of
from clustomer.engines.delimited import header_size
from clustomer.engines.folder import LARGE_ROWS, Folder, check_same_names, find, is_many, same_kind
from clustomer.engines.footers import Footers, read_footers
from clustomer.engines.open import read_source, read_text
from clustomer.engines.options import (
    DATE_ORDERS,
    DECIMALS,
    IntakeOptions,
    Understood,
    checked_options,
)
from clustomer.engines.rows import BatchRows, ReadRows, Rows
from clustomer.engines.source import Source
from clustomer.errors import Issue
from clustomer.table.frames import raw_columns
from clustomer.table.schema import RawColumn

PIECE_BYTES = 64 << 20
"""Bytes of one piece of a long file of separated values."""

_HEAD = 1 << 20
_PACKED = (b"\x1f\x8b", b"PK", b"\xd0\xcf\x11\xe0")


Piece = Callable[[], Rows]
"""Gives some rows: in the thread that needs them."""


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """What is known of a source before its rows are read, and its pieces in order."""

    names: tuple[str, ...]
    understood: tuple[Understood, ...]
    issues: tuple[Issue, ...]
    each: Iterator[Piece]


def read_pieces(
    source: Any,
    wanted: Sequence[str],
    *,
    options: IntakeOptions,
    levels: Sequence[str] = (),
    progress: Progress = silent,
) -> Pieces:
    """Open a source and give its rows piece by piece, in order.

    Parameters
    ----------
    source : path or frame
        As `clustomer.engines.open.read_source` takes it.
    wanted : sequence of str
        Names of the columns that are needed; others may be left out. Nothing: all, with
        their texts understood.
    options : IntakeOptions
    levels : sequence of str
        Columns of few different texts, which large files give as codes.
    progress : Progress, optional

    Returns
    -------
    Pieces
    """
    if is_many(source):
        folder = find(source)
        if same_kind(folder) != "parquet" or not wanted:
            return _of_texts(folder, options, progress)
        return _of_parquet_files(folder, wanted, levels)
    if isinstance(source, str | os.PathLike):
        path = files.checked_path(source)
        kind = _kind(path)
        if kind == "parquet":
            found = _of_parquet(path, wanted, levels)
            if found is not None:
                return found
        if kind == "text" and path.stat().st_size > 2 * PIECE_BYTES:
            found = _of_text(path, options)
            if found is not None:
                return found
    read = read_source(source, options=options, progress=progress)
    return Pieces(
        names=tuple(column.name for column in read.columns),
        understood=read.understood,
        issues=read.issues,
        each=iter([lambda: ReadRows(read.columns)]),
    )


def _kind(path: Path) -> str:
    """Return the format by the first bytes: parquet, text, or anything else."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise files.unreadable(path, error) from error
    if head.startswith(_PACKED) or not head:
        return "other"
    return files.recognise(head, path.name)


# -- Parquet ------------------------------------------------------------------------------


def _of_parquet(path: Path, wanted: Sequence[str], levels: Sequence[str]) -> Pieces | None:
    """Return None where the columns are not plain: the whole file is then looked at."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError):
        return None
    names = schema.names
    alike = {name.casefold() for name in names}
    needed = [name for name in names if name in set(wanted)]
    if len(alike) < len(names) or not needed or not all(names):
        return None
    folder = find(path)
    footers = read_footers(folder)
    plain = all(_is_plain(schema.field(name).type) for name in needed)
    if not plain and footers.n_rows <= LARGE_ROWS:
        return None
    each = _batches(folder, footers, needed, levels)
    return Pieces(names=tuple(names), understood=(), issues=(), each=each)


def _is_plain(kind: Any) -> bool:
    """Whether a type alone says what the values are, whatever rows are looked at."""
    import pyarrow as pa

    if pa.types.is_dictionary(kind):
        return _is_plain(kind.value_type) and not pa.types.is_floating(kind.value_type)
    tests = (pa.types.is_integer, pa.types.is_floating, pa.types.is_boolean, pa.types.is_date)
    return any(test(kind) for test in (*tests, pa.types.is_timestamp))


# -- folders ------------------------------------------------------------------------------


def _of_parquet_files(folder: Folder, wanted: Sequence[str], levels: Sequence[str]) -> Pieces:
    footers = read_footers(folder)
    names = (*footers.names, *folder.partitions)
    needed = [name for name in names if name in set(wanted)]
    each = _batches(folder, footers, needed or names[:1], levels)
    return Pieces(names=names, understood=(), issues=(), each=each)


def _batches(
    folder: Folder, footers: Footers, names: Sequence[str], levels: Sequence[str]
) -> Iterator[Piece]:
    for batch in batches_of(folder, footers, names, levels=levels):
        yield partial(BatchRows, batch)
    folder.check()


def _of_texts(folder: Folder, options: IntakeOptions, progress: Progress) -> Pieces:
    """Understand one file after the other.

    What the first shows of decimals and dates holds for all.
    """
    first = read_pieces(folder.parts[0].path, (), options=options, progress=progress)
    start = next(first.each)()
    stated = as_columns(options, start.columns)

    def each() -> Iterator[Piece]:
        yield partial(_with_made, folder, 0, lambda: start)
        rest: Iterator[Piece] = first.each
        for i, part in enumerate(folder.parts):
            if i:
                read = read_pieces(part.path, (), options=stated)
                check_same_names(folder.parts[0], first.names, part, read.names)
                rest = read.each
            for piece in rest:
                yield partial(_with_made, folder, i, piece)
            part.check()

    return Pieces(
        names=(*first.names, *folder.partitions),
        understood=first.understood,
        issues=first.issues,
        each=each(),
    )


def _with_made(folder: Folder, i: int, piece: Piece) -> Rows:
    """Add the columns that folders make."""
    columns = piece().columns
    n = len(columns[0].values)
    made = {key: [folder.partition(j)[i]] * n for j, key in enumerate(folder.partitions)}
    return ReadRows((*columns, *raw_columns(made)) if made else columns)


def as_columns(options: IntakeOptions, columns: Sequence[RawColumn]) -> IntakeOptions:
    """Return the options with the decimal mark and the order of dates that columns agree on."""
    found: dict[str, str] = {}
    for mark, known in (("decimal", DECIMALS), ("date_order", DATE_ORDERS)):
        values = {column.facts[mark] for column in columns if mark in column.facts}
        if len(values) == 1 and values <= set(known) and getattr(options, mark) is None:
            found[mark] = values.pop()
    return replace(options, **found)


# -- separated values ---------------------------------------------------------------------


def _of_text(path: Path, options: IntakeOptions) -> Pieces | None:
    """Return None where the file cannot be cut: the whole of it is then read."""
    options = checked_options(options)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"\0" in head:  # two bytes for each character
        return None
    size = header_size(head, options.sep, path.name)
    if size is None:
        return None
    cut = _cut(path, size)
    first = read_text(head[:size] + next(cut), path.name, options)
    stated = _as_found(options, first, marked=head.startswith(codecs.BOM_UTF8))

    def each() -> Iterator[Piece]:
        yield lambda: ReadRows(first.columns)
        for piece in cut:
            yield partial(_rows, head[:size] + piece, path.name, stated)

    return Pieces(
        names=tuple(column.name for column in first.columns),
        understood=first.understood,
        issues=first.issues,
        each=each(),
    )


def _rows(data: bytes, label: str, options: IntakeOptions) -> Rows:
    return ReadRows(read_text(data, label, options).columns)


def _cut(path: Path, start: int) -> Iterator[bytes]:
    """Cut a file behind line ends that are not within quotes."""
    with path.open("rb") as file:
        file.seek(start)
        rest = b""
        while chunk := file.read(PIECE_BYTES):
            rest += chunk
            end = _last_end(rest)
            if end:
                yield rest[:end]
                rest = rest[end:]
        if rest.strip():
            yield rest


def _last_end(data: bytes) -> int:
    """Return where the last complete row ends; 0 where none does in the last megabyte."""
    end, quotes = len(data), data.count(b'"')
    while (line := data.rfind(b"\n", max(0, len(data) - _HEAD), end)) >= 0:
        quotes -= data.count(b'"', line, end)
        if quotes % 2 == 0:
            return line + 1
        end = line
    return 0


def _as_found(options: IntakeOptions, first: Source, *, marked: bool) -> IntakeOptions:
    """Return the options with what the first piece was read by, so that all are read alike."""
    notes = {entry.what: entry.value for entry in first.understood}
    found: dict[str, str] = {"sep": notes["delimiter"]}
    if not marked:  # a byte order mark says it for each piece
        found["encoding"] = notes["encoding"]
    for mark in ("decimal", "date_order"):
        values = {column.facts[mark] for column in first.columns if mark in column.facts}
        if len(values) == 1:
            found[mark] = values.pop()
    missing = {name: value for name, value in found.items() if getattr(options, name) is None}
    return checked_options(replace(options, **missing))
