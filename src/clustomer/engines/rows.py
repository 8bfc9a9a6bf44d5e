"""Some rows of a source: columns that were read, or an Arrow batch.

A batch is held as a known schema says without Python loops, and with the values that
`conform` of the same rows gives: numbers are taken as they lie, columns with levels are
looked up once for each different value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.errors import InputError
from clustomer.table.conform import Held, conform, hold
from clustomer.table.frames import raw_columns
from clustomer.table.schema import Column, Kind, RawColumn, Schema
from clustomer.table.table import Table


@dataclass(frozen=True)
class ReadRows:
    """Rows whose columns were read."""

    columns: tuple[RawColumn, ...]

    def held(self, schema: Schema) -> Table:
        """Return the rows as a schema holds them; see `conform`."""
        return conform(self.columns, schema)

    def column(self, name: str | None) -> RawColumn | None:
        """Return a column, if there is one of the name."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True)
class BatchRows:
    """Rows of a `pyarrow.Table`."""

    batch: Any

    @property
    def columns(self) -> tuple[RawColumn, ...]:
        """Every column, as its type says."""
        return raw_columns(self.batch)

    def held(self, schema: Schema) -> Table:
        """Return the rows as a schema holds them; see `held_rows`."""
        return held_rows(self.batch, schema)

    def column(self, name: str | None) -> RawColumn | None:
        """Return a column, if there is one of the name."""
        if name not in self.batch.column_names:
            return None
        return raw_columns(self.batch.select([name]))[0]


Rows = ReadRows | BatchRows


def held_rows(batch: Any, schema: Schema) -> Table:
    """Return the rows of a batch as a schema holds them.

    Parameters
    ----------
    batch : pyarrow.Table
        With the columns of the schema, and others that do no harm.
    schema : Schema

    Raises
    ------
    SchemaMismatchError
        When a column is absent or holds something else.
    """
    data: dict[str, NDArray[Any]] = {}
    unseen: dict[str, NDArray[np.bool_]] = {}
    names = set(batch.column_names)
    try:
        for column in schema:
            if column.name not in names:
                raise InputError(f'"{column.name}" is missing.')
            held = _held(batch, column, schema.reference_date)
            data[column.name] = held.values
            if held.unseen is not None:
                unseen[column.name] = held.unseen
    except InputError:
        return conform(raw_columns(batch), schema)  # which says all that is wrong
    n = batch.num_rows
    return Table(schema=schema, data=data, rows=np.arange(n), n_source_rows=n, unseen=unseen)


def looked_up(schema: Schema) -> tuple[str, ...]:
    """Return the columns whose different values are looked up, whatever their type."""
    return tuple(column.name for column in schema if _is_looked_up(column))


def _is_looked_up(column: Column) -> bool:
    return column.has_levels and not column.reading


def _held(batch: Any, column: Column, reference_date: str | None) -> Held:
    import pyarrow as pa

    values = batch.column(column.name)
    if _is_looked_up(column) and not pa.types.is_boolean(values.type):
        return _by_value(values, column)
    if column.is_numeric and column.kind is not Kind.DATE and _is_number(values.type):
        return Held(values=_numbers(values))
    (raw,) = raw_columns(batch.select([column.name]))
    return hold(raw, column, reference_date)


def _is_number(kind: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_integer(kind) or pa.types.is_float64(kind) or pa.types.is_float32(kind))


def _numbers(values: Any) -> NDArray[np.float64]:
    """Return numbers with NaN for what is missing or infinite; not copied where they fit."""
    import pyarrow as pa

    array = values.chunk(0) if values.num_chunks == 1 else values.combine_chunks()
    if array.type != pa.float64():
        array = array.cast(pa.float64(), safe=False)
    found: NDArray[np.float64] = array.to_numpy(zero_copy_only=False)
    # A sum is finite unless something is not: one pass instead of an array of flags.
    with np.errstate(invalid="ignore", over="ignore"):
        total = found.sum()
    if not np.isfinite(total):
        finite = np.isfinite(found)
        found = found if finite.all() else np.where(finite, found, np.nan)
    return found


def _by_value(values: Any, column: Column) -> Held:
    """Look up the level of each different value."""
    import pyarrow as pa

    array = values.combine_chunks() if values.num_chunks != 1 else values.chunk(0)
    if not pa.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    n = len(array.dictionary)
    each = pa.concat_arrays([array.dictionary, pa.nulls(1, array.dictionary.type)])
    (raw,) = raw_columns(pa.table({column.name: each}))
    held = hold(raw, column)
    at = array.indices.fill_null(n).to_numpy(zero_copy_only=False)
    return Held(
        values=held.values[at],
        unseen=None if held.unseen is None else _if_any(held.unseen[at]),
    )


def _if_any(flags: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    return flags if flags.any() else None
