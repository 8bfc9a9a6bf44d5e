"""What a study reads of a table in an engine: all of it when it is small, else a sample."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from clustomer._progress import Progress, silent
from clustomer._random import stream
from clustomer._result import Result
from clustomer.engines.frames import content_fingerprint
from clustomer.engines.open import read_source
from clustomer.engines.source import Source as ReadTable
from clustomer.engines.sources.held import first_of, held_of
from clustomer.engines.sources.protocol import SAMPLE_ROWS, Place, Sample, Source
from clustomer.errors import InputError, Issue, issue
from clustomer.table.infer import infer_table
from clustomer.table.schema import RawColumn, RoleOptions

WHOLE_CELLS = 25_000_000
"""A table of so many cells is studied as a whole, whatever engine it is in."""

_LOOK = 5_000  # rows that tell which column is the id


@dataclass(frozen=True, kw_only=True)
class WholeTable(Result):
    """A table of which a study holds a sample.

    Attributes
    ----------
    engine : str
        The engine with its version.
    n_rows : int
        Rows of the table.
    n_sample : int
        Rows that are held.
    by : {"id", "values"}
        What the sample was drawn by: the hashes of ids, or of the rows' values.
    key : str, optional
        The id column.
    snapshot : bool
        Everything that was read is one state of the table.
    held : Sample, optional
        More of its rows, or all, until the centroids are fitted to the table.
    """

    engine: str
    n_rows: int
    n_sample: int
    by: Literal["id", "values"]
    key: str | None
    snapshot: bool
    held: Sample | None = field(default=None, repr=False, metadata={"local": True})


@dataclass(frozen=True, kw_only=True)
class LookedAt(Result):
    """Columns to be understood, and the table that they are a sample of, if they are."""

    read: ReadTable
    roles: RoleOptions
    whole: WholeTable | None


def look_at(
    source: Source,
    place: Place,
    roles: RoleOptions,
    *,
    seed: int,
    progress: Progress = silent,
) -> LookedAt:
    """Read a table from its engine, or a sample of it.

    Parameters
    ----------
    source : Source
    place : Place
        With ``auto`` a table of at most `WHOLE_CELLS` is read as a whole, with ``memory``
        every table, else none that is larger than a sample.
    roles : RoleOptions
        As the user said.
    seed : int
        Of the sample's hashes.
    progress : Progress, optional

    Returns
    -------
    LookedAt
        Columns whose texts spell numbers or dates are no features of a sample: the
        engine cannot compute with them. An issue names them.

    Raises
    ------
    InputError
        When the table is empty, or a role cannot be kept in an engine.
    """
    progress("open", 0, 1)
    n_rows = source.n_rows()
    if n_rows == 0:
        raise InputError(
            f'The table "{source.label}" has no rows.', "At least a handful of customers is needed."
        )
    limit, key = _limit(source, place), roles.id_column
    if n_rows > limit:
        _check(roles, source)
    if n_rows > limit or not source.can.ordered:
        key = key or _key(source, roles)
    # What may be held as a whole is far more than a sample needs to be.
    n_sample = limit if n_rows <= limit else min(limit, SAMPLE_ROWS)
    held = held_of(source, seed=seed, key=key, least=n_sample)
    sample = first_of(held, n_sample, seed=seed, key=key)
    rows = sample.table
    if sample.by != "all" or not source.can.ordered:
        rows = _in_order(rows, key, seed)
    progress("open", 1, 1)
    read = read_source(rows, progress=progress)
    mark = _fingerprint(read.columns, sample.n_rows)
    read = replace(
        read,
        label=source.label,
        fingerprint=mark,
        understood=(*source.understood, *read.understood),
        issues=(*source.issues, *read.issues),
    )
    if sample.by == "all":
        return LookedAt(read=read, roles=roles, whole=None)
    whole = WholeTable(
        engine=source.engine,
        n_rows=n_rows,
        n_sample=read.n_rows,
        by=sample.by,
        key=key,
        snapshot=source.can.snapshot,
        held=held,
    )
    spelled = _spelled(source, read.columns, key)
    notes = (*read.issues, *_notes(whole, spelled))
    roles = replace(roles, exclude=(*roles.exclude, *spelled), id_column=key)
    return LookedAt(read=replace(read, issues=notes), roles=roles, whole=whole)


def _limit(source: Source, place: Place) -> int:
    """Return how many rows are held."""
    if place.engine == "memory":
        return source.n_rows()
    if place.engine == "auto":
        return max(SAMPLE_ROWS, WHOLE_CELLS // max(1, len(source.columns())))
    return SAMPLE_ROWS


def _in_order(table: Any, key: str | None, seed: int) -> Any:
    """Return the rows in an order that does not depend on the engine's.

    By the id; else by all values and then shuffled, since neighbours in an order by
    values are alike, which looks like a file that was put together.
    """
    import pyarrow as pa

    names = [key] if key is not None else table.column_names
    plain = [
        name
        for name in names
        if not pa.types.is_nested(table.schema.field(name).type)
        and not pa.types.is_dictionary(table.schema.field(name).type)
    ]
    ordered = table.sort_by([(name, "ascending") for name in plain]) if plain else table
    if key is not None:
        return ordered
    return ordered.take(pa.array(stream(seed, "row_order").permutation(table.num_rows)))


def _key(source: Source, roles: RoleOptions) -> str | None:
    """Return the column that names the customers, as some rows show it."""
    head = read_source(source.head(_LOOK))
    column = infer_table(head.columns, roles=roles).table.schema.id_column
    return None if column is None else column.name


def _fingerprint(columns: Sequence[RawColumn], n_rows: int) -> str:
    """Return SHA-256 of the rows that were read and of how many there are."""
    content = f"{n_rows}:{content_fingerprint(columns)}"
    return hashlib.sha256(content.encode()).hexdigest()


def _spelled(source: Source, columns: Sequence[RawColumn], key: str | None) -> tuple[str, ...]:
    """Return the columns whose texts were read as numbers or dates."""
    texts = {each.name for each in source.columns() if each.holds == "text"}
    return tuple(
        each.name
        for each in columns
        if each.name in texts and each.name != key and each.content in ("number", "date")
    )


def _notes(whole: WholeTable, spelled: Sequence[str]) -> list[Issue]:
    known = {"n": whole.n_sample, "total": whole.n_rows, "engine": whole.engine}
    notes = [issue(f"sampled_by_{whole.by}", "info", [whole.key] if whole.key else [], **known)]
    if not whole.snapshot:
        notes.append(issue("no_snapshot", "warning", engine=whole.engine))
    if spelled:
        notes.append(issue("spelled_numbers", "warning", spelled, engine=whole.engine))
    return notes


def _check(roles: RoleOptions, source: Source) -> None:
    if roles.weight is not None:
        raise InputError(
            f'Row weights ("{roles.weight}") were named, and the table is too large to be held.',
            f"{source.engine} counts every row once.",
            "Leave the weights out, or hold the table with --engine memory.",
        )
