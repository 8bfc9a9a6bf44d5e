"""A customer table in memory: typed columns, read-only, with their schema.

How a column is held depends on its kind alone:

* number, count, amount, share: float64, NaN where missing;
* date: float64, days before ``schema.reference_date``, NaN where missing;
* category, ordered, flag: int32 codes into ``column.levels``, -1 where missing;
* text, and every column with the role id: objects, ``str`` or ``None``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.table.schema import Column, Role, Schema


@dataclass(frozen=True, kw_only=True)
class Table(Result):
    """Typed columns with their schema. Rows are customers.

    Attributes
    ----------
    schema : Schema
    data : mapping of str to ndarray of shape (n_rows,)
        One array for each column of the schema, held as its kind says.
    rows : ndarray of int64, shape (n_rows,)
        0-based number of each row in the source.
    n_source_rows : int
        Rows of the source; more than ``n_rows`` in a sample.
    unseen : mapping of str to ndarray of bool, shape (n_rows,)
        For columns with levels that met values outside the schema's levels: in
        which rows. Such values have code -1, as missing ones have; columns
        without any are absent.
    """

    schema: Schema
    data: Mapping[str, NDArray[Any]]
    rows: NDArray[np.int64]
    n_source_rows: int
    unseen: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)

    @property
    def n_rows(self) -> int:
        """Number of rows held here."""
        return len(self.rows)

    def column(self, name: str) -> Column:
        """Return the schema's record of a column."""
        return self.schema[name]

    def numbers(self, name: str) -> NDArray[np.float64]:
        """Return a column as numbers of shape (n,), NaN where missing.

        Ordered columns give their level values, or 1, 2, ... where the levels
        are words; flags give 0 and 1. Categories and texts have no numbers.

        Raises
        ------
        InputError
            When there is no such column.
        TypeError
            For a category, a text or the id: a fault of the caller.
        """
        column = self.schema[name]
        values = self.data[name]
        if not column.has_levels:
            if values.dtype.kind != "f":
                raise TypeError(f"column {name!r} of kind {column.kind} has no numbers")
            return values
        if column.kind == "category":
            raise TypeError(f"column {name!r} is a category: its levels have no order")
        scores: NDArray[np.float64] = np.array([*level_scores(column), np.nan])
        by_row: NDArray[np.float64] = scores[values]  # code -1 picks the last entry, NaN
        return by_row

    def codes(self, name: str) -> NDArray[np.int32]:
        """Return a column's level codes of shape (n,), -1 where missing.

        Raises
        ------
        InputError
            When there is no such column.
        TypeError
            For a column without levels: a fault of the caller.
        """
        column = self.schema[name]
        if not column.has_levels:
            raise TypeError(f"column {name!r} of kind {column.kind} has no levels")
        return self.data[name]

    def texts(self, name: str) -> NDArray[Any]:
        """Return a text or id column as objects of shape (n,), ``None`` where missing."""
        return self.data[name]

    def ids(self) -> NDArray[Any] | None:
        """Return the id of each row as text, or ``None`` without an id column."""
        column = self.schema.id_column
        return None if column is None else self.data[column.name]

    def weights(self) -> NDArray[np.float64] | None:
        """Return the row weights, or ``None`` when every row counts once."""
        column = self.schema.weight_column
        return None if column is None else self.numbers(column.name)

    def missing(self, name: str) -> NDArray[np.bool_]:
        """Return where a column has no value, as booleans of shape (n,)."""
        values = self.data[name]
        missing: NDArray[np.bool_]
        if values.dtype.kind == "f":
            missing = np.isnan(values)
        elif values.dtype.kind == "i":
            missing = values < 0
        else:
            missing = np.array([value is None for value in values], dtype=bool)
        return missing

    def take(self, keep: NDArray[Any]) -> Table:
        """Return the table of some rows; `keep` is a boolean mask or row positions."""
        return Table(
            schema=self.schema,
            data={name: values[keep] for name, values in self.data.items()},
            rows=self.rows[keep],
            n_source_rows=self.n_source_rows,
            unseen={name: where[keep] for name, where in self.unseen.items()},
        )


def level_scores(column: Column) -> tuple[float, ...]:
    """Return the number that stands for each level of an ordered or flag column."""
    if column.level_values:
        return column.level_values
    start = 0 if column.kind == "flag" else 1
    return tuple(float(score) for score in range(start, start + len(column.levels)))


def is_profiled(column: Column) -> bool:
    """Whether a column appears in profiles: features, descriptors and sensitive columns."""
    return column.role in (Role.FEATURE, Role.DESCRIPTOR, Role.SENSITIVE)
