"""Order lines in one form, whatever file or frame they come from.

The form is a view ``lines`` with typed columns. Parquet with plain types is looked at
where it lies; a frame or a short file is held as Arrow; a long file is written, piece
by piece, as Parquet into a private directory.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from clustomer._progress import Progress, silent
from clustomer.engines import duck
from clustomer.engines.folder import Folder, Made, find, is_many, same_kind
from clustomer.engines.footers import Footers, read_footers
from clustomer.engines.open import read_source
from clustomer.engines.options import IntakeOptions, Understood
from clustomer.engines.pieces import PIECE_BYTES, read_pieces
from clustomer.engines.scan import quoted, scan_of, text
from clustomer.engines.sources.postgres import PostgresSource, open_postgres
from clustomer.engines.sources.postgres_address import is_postgres
from clustomer.errors import InputError, Issue
from clustomer.table.kinds import clean_texts, written
from clustomer.table.rfm import LineRoles
from clustomer.table.schema import RawColumn

TEXTS = ("customer", "order", "product", "category", "currency")
NUMBERS = ("amount", "quantity", "price")
NAMES = {"customer": "customer", "date": "time", "order": "order_id", "product": "product",
         "category": "category", "discount": "discounted", "currency": "currency",
         "amount": "amount", "quantity": "quantity", "price": "price"}  # fmt: skip
"""The view's name for the column of each role."""

_NOT_DISCOUNTED = ("", "0", "no", "false", "n", "none", "nein", "non")


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Transactions ready to be looked at.

    ``label`` and ``fingerprint`` name the source. ``view`` is the statement that makes the
    view; ``readable`` are the paths that it reads; ``held`` is registered under the
    name ``held`` where nothing is read. ``zoned`` says that times had an offset from UTC.
    """

    roles: LineRoles
    label: str
    fingerprint: str
    view: str
    readable: tuple[str, ...]
    held: Any = None
    zoned: bool = False
    understood: tuple[Understood, ...] = ()
    issues: tuple[Issue, ...] = ()
    folder: Folder | None = None
    """The files that are read where they lie: to be checked when all is done."""


def open_lines(
    data: Any,
    roles_of: Callable[[Sequence[str]], LineRoles],
    *,
    options: IntakeOptions,
    time_zone: str,
    folder: Path,
    progress: Progress = silent,
) -> Lines:
    """Open transactions of any kind.

    Parameters
    ----------
    data : path, frame, address of a PostgreSQL table, or such a table that is open
    roles_of : callable
        Decides about roles by the names of the columns.
    options : IntakeOptions
    time_zone : str
        Of the days of times with an offset.
    folder : Path
        Private, for what has to be written.
    progress : Progress, optional
    """
    if is_postgres(data):
        with open_postgres(data) as table:
            return _of_table(table, roles_of, options, time_zone, folder, progress)
    if isinstance(data, PostgresSource):
        return _of_table(data, roles_of, options, time_zone, folder, progress)
    if isinstance(data, str | os.PathLike):
        found = find(data)
        direct = _of_parquet(found, roles_of, time_zone, folder)
        if direct is not None:
            return direct
        if is_many(data) or found.n_bytes > 2 * PIECE_BYTES:
            return _in_pieces(data, found, roles_of, options, time_zone, folder, progress)
    source = read_source(data, options=options, progress=progress)
    roles = roles_of([column.name for column in source.columns])
    zone = Zone(time_zone, has_zone(data, roles.date))
    _refuse_signs(signs_of(source.columns, roles), roles)
    return Lines(
        roles=roles,
        label=source.label,
        fingerprint=source.fingerprint,
        view="CREATE TEMP VIEW lines AS SELECT * FROM held",
        readable=(),
        held=arrow_lines(source.columns, roles, zone),
        zoned=zone.everywhere or is_zoned(source.columns, roles),
        understood=source.understood,
        issues=source.issues,
    )


# -- a table of PostgreSQL -----------------------------------------------------------------


def _of_table(
    table: PostgresSource,
    roles_of: Callable[[Sequence[str]], LineRoles],
    options: IntakeOptions,
    time_zone: str,
    folder: Path,
    progress: Progress,
) -> Lines:
    """Bring the lines here as Parquet, as they arrive."""
    import pyarrow.parquet as pq

    roles, n_rows = roles_of([each.name for each in table.columns()]), 0
    path = folder / "table.parquet"
    names = list(dict.fromkeys(roles.named.values()))
    with (
        table.rows(names, zoned=True) as rows,
        pq.ParquetWriter(path, rows.schema, compression="lz4") as file,
    ):
        for batch in rows:
            file.write_batch(batch)
            n_rows += batch.num_rows
            progress("read", n_rows, n_rows)
    found = open_lines(path, lambda _: roles, options=options, time_zone=time_zone, folder=folder)
    return replace(found, label=table.label, fingerprint=_fingerprint_of_rows(path))


def _fingerprint_of_rows(path: Path) -> str:
    """Return SHA-256 of what is the same in whatever order the rows arrived."""
    query = "SELECT COUNT(*), SUM(MD5_NUMBER_LOWER(CAST(r AS VARCHAR))) FROM"
    with duck.connection((str(path),)) as con:
        found = con.execute(" ".join((query, f"read_parquet({text(str(path))}) AS r"))).fetchone()
    return hashlib.sha256(repr(found).encode()).hexdigest()


# -- Parquet where it lies ------------------------------------------------------------------


def _of_parquet(
    found: Folder,
    roles_of: Callable[[Sequence[str]], LineRoles],
    time_zone: str,
    room: Path,
) -> Lines | None:
    """Return None where the files are none, or a column has to be understood first."""
    if same_kind(found) != "parquet":
        return None
    if len(found.parts) == 1:
        try:
            footers = read_footers(found)
        except InputError:  # whoever reads it as a whole says what is wrong
            return None
    else:
        footers = read_footers(found)
    kinds = {name: _kind_of(footers, name) for name in footers.names}
    for i, name in enumerate(found.partitions):
        kinds[name] = _arrow_type(found.partition(i))
    roles = roles_of(tuple(kinds))
    parts = []
    for role, column in roles.named.items():
        part = _direct(role, column, kinds[column], time_zone)
        if part is None:
            return None
        parts.append(f"{part} AS {NAMES[role]}")
    scan = scan_of(found, footers, room)
    one = len(found.parts) == 1
    return Lines(
        roles=roles,
        label=found.label,
        fingerprint=found.content_fingerprint() if one else footers.fingerprint,
        view=_view(parts, scan.query),
        readable=scan.readable,
        folder=found,
        zoned=getattr(kinds[roles.date], "tz", None) is not None,
    )


def _kind_of(footers: Footers, name: str) -> Any:
    """Return the type of a column; where files store it in several, one that fits all."""
    import pyarrow as pa

    kinds = [schema.field(name).type for schema in footers.schemas]
    known = [kind for kind in kinds if not pa.types.is_null(kind)] or kinds
    fractions = [kind for kind in known if not pa.types.is_integer(kind)]
    return (fractions or known)[0]


def _arrow_type(values: Made) -> Any:
    import pyarrow as pa

    return pa.array(values).type


def _view(parts: Sequence[str], query: str) -> str:
    """Return the statement of the view of a query."""
    return " ".join(["CREATE TEMP VIEW lines AS SELECT", ", ".join(parts), "FROM (", query, ")"])


def _direct(role: str, column: str, kind: Any, time_zone: str) -> str | None:
    """Return the expression of a role's column, or None where its type does not say enough."""
    import pyarrow as pa

    name = quoted(column)
    while pa.types.is_dictionary(kind):
        kind = kind.value_type
    is_text = pa.types.is_string(kind) or pa.types.is_large_string(kind)
    number = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    if role == "date":
        if not (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
            return None
        if pa.types.is_timestamp(kind) and kind.tz is not None:
            return f"({name} AT TIME ZONE {text(time_zone)})"
        return f"CAST({name} AS TIMESTAMP)"
    if role in NUMBERS:
        if pa.types.is_floating(kind):
            return f"CASE WHEN isfinite({name}) THEN CAST({name} AS DOUBLE) END"
        return f"CAST({name} AS DOUBLE)" if number else None
    if role == "discount":
        if pa.types.is_boolean(kind):
            return f"coalesce({name}, false)"
        return f"coalesce({name} <> 0, false)" if number else None
    if is_text:
        return f"nullif(trim({name}), '')"
    if pa.types.is_integer(kind):
        return name
    if pa.types.is_floating(kind):  # 17850.0 is 17850, as everywhere
        whole = f"CAST(CAST({name} AS BIGINT) AS VARCHAR)"
        return (
            f"CASE WHEN isfinite({name}) THEN CASE WHEN {name} = floor({name}) "
            f"AND abs({name}) < 1e15 THEN {whole} ELSE CAST({name} AS VARCHAR) END END"
        )
    return None


# -- everything else ------------------------------------------------------------------------


def _in_pieces(
    data: str | os.PathLike[str],
    source: Folder,
    roles_of: Callable[[Sequence[str]], LineRoles],
    options: IntakeOptions,
    time_zone: str,
    folder: Path,
    progress: Progress,
) -> Lines:
    """Write long or many files as Parquet, a piece at a time."""
    import pyarrow.parquet as pq

    found = read_pieces(data, (), options=options, progress=progress)
    roles = roles_of(found.names)
    target = folder / "lines.parquet"
    writer = None
    n_rows, zoned = 0, False
    signs: set[str] = set()
    try:
        for piece in found.each:
            columns = piece().columns
            signs |= signs_of(columns, roles)
            _refuse_signs(signs, roles)
            zoned = zoned or is_zoned(columns, roles)
            table = arrow_lines(columns, roles, Zone(time_zone))
            if writer is None:
                writer = pq.ParquetWriter(target, table.schema, compression="lz4")
            writer.write_table(table)
            n_rows += table.num_rows
            progress("read", n_rows, n_rows)
    finally:
        if writer is not None:
            writer.close()
    return Lines(
        roles=roles,
        label=source.label,
        fingerprint=source.content_fingerprint(),
        view=_view(["*"], " ".join(["SELECT * FROM read_parquet(", text(str(target)), ")"])),
        readable=(str(target),),
        zoned=zoned,
        understood=found.understood,
        issues=found.issues,
    )


@dataclass(frozen=True)
class Zone:
    """Whose days count: moments with an offset, read as UTC, fall on the days of `name`.

    ``everywhere`` says that all moments had a zone, where the source's type knows it.
    """

    name: str
    everywhere: bool = False

    def local(self, column: RawColumn) -> Any:
        """Return clock times of the zone for moments with an offset, others as they are."""
        import pyarrow as pa
        import pyarrow.compute as pc

        moments = pa.array(_times(column), pa.timestamp("s"))
        zoned = "all" if self.everywhere else column.facts.get("zoned")
        if self.name == "UTC" or zoned is None:
            return moments
        if zoned == "some":
            raise InputError(
                f'Some times of "{column.name}" have an offset from UTC, others have none.',
                f"Days in {self.name} can be told where all of them have one.",
                "Leave out --time-zone, or write all times with an offset.",
            )
        return pc.local_timestamp(moments.cast(pa.timestamp("s", tz=self.name)))


def has_zone(data: Any, column: str) -> bool:
    """Return whether the column of a frame or a Parquet file is of moments with a zone."""
    if isinstance(data, str | os.PathLike):
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            kind = pq.read_schema(data).field(column).type
        except (pa.ArrowException, OSError, KeyError):
            return False
        return bool(pa.types.is_timestamp(kind) and kind.tz is not None)
    import narwhals as nw

    frame = nw.from_native(data, pass_through=True)
    kind = frame.collect_schema()[column] if hasattr(frame, "collect_schema") else None
    return getattr(kind, "time_zone", None) is not None


def is_zoned(columns: Iterable[RawColumn], roles: LineRoles) -> bool:
    """Return whether dates were written with an offset from UTC, some of them at least."""
    return any(each.name == roles.date and "zoned" in each.facts for each in columns)


def signs_of(columns: Iterable[RawColumn], roles: LineRoles) -> set[str]:
    """Return the currencies that stand beside the money of the lines, as they are written."""
    money = {roles.amount, roles.price}
    return {
        sign for each in columns if each.name in money for sign in each.facts.get("currencies", ())
    }


def _refuse_signs(signs: set[str], roles: LineRoles) -> None:
    """Never add up amounts in several currencies; a column of currencies is looked at later."""
    if len(signs) > 1 and roles.currency is None:
        raise InputError(
            f'"{roles.amount or roles.price}" holds amounts in {", ".join(sorted(signs)[:12])}.',
            "They cannot be added up.",
            "Convert the amounts first, or put the currency into a column of its own and take "
            "one with --only-currency.",
        )


def arrow_lines(columns: Iterable[RawColumn], roles: LineRoles, zone: Zone) -> Any:
    """Return the columns of the roles as an Arrow table in the form of the view."""
    import pyarrow as pa

    by_name = {column.name: column for column in columns}
    arrays = {
        NAMES[role]: _array(role, by_name[column], zone) for role, column in roles.named.items()
    }
    return pa.table(arrays)


def _array(role: str, column: RawColumn, zone: Zone) -> Any:
    import pyarrow as pa

    if role == "date":
        return zone.local(column)
    if role in NUMBERS:
        return pa.array(_numbers(role, column), pa.float64(), from_pandas=True)
    if role == "discount":
        texts = (value or "" for value in clean_texts(written(column)))
        return pa.array([_is_discount(value) for value in texts], pa.bool_())
    return pa.array(clean_texts(written(column)), pa.string())


def _is_discount(value: str) -> bool:
    folded = value.casefold()
    if folded in _NOT_DISCOUNTED:
        return False
    try:
        return float(folded.rstrip("% ")) != 0
    except ValueError:
        return True


def _times(column: RawColumn) -> Any:
    if column.content == "date":
        return column.values
    if column.content == "empty":
        return np.full(len(column.values), np.datetime64("NaT"), dtype="datetime64[s]")
    raise InputError(
        f'The column "{column.name}" was taken for the date, but holds no dates.',
        "Dates such as 2026-11-30, 30.11.2026 or 11/30/2026 were expected.",
        "Name another column with --date, or say --date-order.",
    )


def _numbers(role: str, column: RawColumn) -> Any:
    if column.content == "number":
        return column.values
    if column.content == "empty":
        return np.full(len(column.values), np.nan)
    raise InputError(
        f'The column "{column.name}" was taken for the {role}, but holds no numbers.',
        "Numbers were expected.",
        f"Name another column with --{role}, or say --decimal.",
    )
