"""The Parquet files of a table: their footers read and compared before any row is."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clustomer._text import shorten
from clustomer.engines import files
from clustomer.engines.folder import Folder, Part, check_same_names
from clustomer.errors import InputError

_TAIL = 8  # length of the footer, and PAR1
_SAID = {
    "number": "numbers",
    "text": "texts",
    "flag": "truth values",
    "day": "dates",
    "moment": "moments with a time zone",
}


@dataclass(frozen=True)
class Footers:
    """What the footers of all files say.

    Attributes
    ----------
    names : tuple of str
        Columns in the order of the first file; those that folders make are not among them.
    schemas : tuple of pyarrow.Schema
        Of each file.
    row_groups : tuple of tuple of int
        Rows in each row group of each file.
    fingerprint : str
        SHA-256, in hex, of the names, sizes and footers of all files. A footer holds
        the place, the size and the range of every column's values; values that change
        within them, at the same size, do not show.
    """

    names: tuple[str, ...]
    schemas: tuple[Any, ...]
    row_groups: tuple[tuple[int, ...], ...]
    fingerprint: str

    @property
    def n_rows(self) -> int:
        """Rows of all files."""
        return sum(map(sum, self.row_groups))


def read_footers(folder: Folder) -> Footers:
    """Read the footers of all files and compare their columns.

    Raises
    ------
    InputError
        When a file is damaged, lacks a column, has one more or one of another type:
        with the names of the file and the column.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    digest = hashlib.sha256()
    schemas, groups = [], []
    for part in folder.parts:
        digest.update(f"{part.name}\0{part.stamp.n_bytes}\0".encode("utf-8", "surrogateescape"))
        digest.update(_footer(part))
        try:
            with pq.ParquetFile(part.path) as file:
                meta = file.metadata
                schemas.append(file.schema_arrow.remove_metadata())
                groups.append(tuple(meta.row_group(i).num_rows for i in range(meta.num_row_groups)))
        except (pa.ArrowException, OSError):
            raise files.damaged(part.name, "a Parquet file") from None
    _check_names(folder, schemas[0])
    for part, schema in zip(folder.parts[1:], schemas[1:], strict=True):
        check_same_names(folder.parts[0], schemas[0].names, part, schema.names)
        if len(set(schema.names)) < len(schema.names):
            raise _unlike(f'"{shorten(part.name)}" has two columns of the same name.')
    _check_kinds(folder, schemas)
    found = Footers(
        names=tuple(schemas[0].names),
        schemas=tuple(schemas),
        row_groups=tuple(groups),
        fingerprint=digest.hexdigest(),
    )
    if not found.n_rows:
        raise InputError(
            f'"{shorten(folder.label)}" has no rows.',
            "Expected is one row per customer.",
            "Check the query that wrote it.",
        )
    return found


def class_of(kind: Any) -> str:
    """Return what values of an Arrow type are: files may differ in how they store it."""
    import pyarrow as pa

    types = pa.types
    while types.is_dictionary(kind):
        kind = kind.value_type
    if types.is_null(kind):
        return "nothing"
    if types.is_boolean(kind):
        return "flag"
    if types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind):
        return "number"
    if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
        return "text"
    if types.is_timestamp(kind) and kind.tz is not None:
        return "moment"
    return "day" if types.is_date(kind) or types.is_timestamp(kind) else str(kind)


def _footer(part: Part) -> bytes:
    """Return the bytes of a footer."""
    damaged = files.damaged(part.name, "a Parquet file")
    try:
        with part.path.open("rb") as file:
            file.seek(-min(_TAIL, part.stamp.n_bytes), 2)
            tail = file.read(_TAIL)
            length = int.from_bytes(tail[:4], "little")
            if tail[4:] != b"PAR1" or length + _TAIL > part.stamp.n_bytes:
                raise damaged
            file.seek(-_TAIL - length, 2)
            return file.read(length)
    except OSError as error:
        raise files.unreadable(part.path, error) from error


def _check_names(folder: Folder, schema: Any) -> None:
    """Refuse names that SQL could not tell apart."""
    taken: set[str] = set()
    for name in (*schema.names, *folder.partitions):
        if not name or name.casefold() in taken:
            what = f'two columns called "{shorten(name)}"' if name else "a column without a name"
            raise InputError(
                f'"{shorten(folder.label)}" has {what}.',
                "Names of columns, and of folders such as country=DE, differ in more than case.",
                "Rename the column where the files are written.",
            )
        taken.add(name.casefold())


def _check_kinds(folder: Folder, schemas: Sequence[Any]) -> None:
    """Refuse a column that is of numbers in one file and of something else in another."""
    for name in schemas[0].names:
        known: tuple[Part, Any] | None = None
        for part, schema in zip(folder.parts, schemas, strict=True):
            kind = schema.field(name).type
            if class_of(kind) == "nothing":
                continue
            if known is None:
                known = (part, kind)
            elif class_of(kind) != class_of(known[1]):
                raise _unlike(
                    f'The column "{shorten(name)}" holds {_said(kind)} in "{shorten(part.name)}" '
                    f'and {_said(known[1])} in "{shorten(known[0].name)}".'
                )


def _said(kind: Any) -> str:
    words = _SAID.get(class_of(kind))
    return str(kind) if words is None else f"{words} ({kind})"


def _unlike(problem: str) -> InputError:
    return InputError(
        problem,
        "All files of a table have the same columns with the same kinds of values.",
        "Write the file again, or name the files that belong together by a pattern.",
    )


def in_any_order(schemas: Sequence[Any]) -> bool:
    """Say whether files store their columns in another order, or as other types."""
    return any(not schema.equals(schemas[0]) for schema in schemas[1:])
