"""Which columns go together, whatever their kinds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.stats.effects import correlation_ratio, cramers_v
from clustomer.stats.moments import hashed_order, pearson_matrix, row_keys
from clustomer.table.schema import Column, Kind
from clustomer.table.table import Table, is_profiled

PAIR_ROWS = 200_000  # pairs of columns are compared on at most so many rows
MOST_LEVELS = 100  # columns with more levels are not paired


@dataclass(frozen=True, kw_only=True)
class Association(Result):
    """Association of a pair in which at least one column has levels.

    ``measure`` is ``"cramers_v"`` (bias-corrected, two columns with levels) or
    ``"correlation_ratio"`` (eta: levels and numbers). Both run from 0 to 1.
    """

    first: str
    second: str
    measure: str
    value: float
    n: int


def profiled_columns(table: Table) -> tuple[Column, ...]:
    """Return the columns that are explored and profiled: numbers and levels, in their order."""
    return tuple(
        column
        for column in table.schema
        if is_profiled(column) and (column.is_numeric or column.has_levels)
    )


def keys_of(table: Table, columns: Sequence[Column]) -> NDArray[np.uint64]:
    """Return a hash of each row over some columns, of shape (n_rows,)."""
    if not columns:
        return np.zeros(table.n_rows, dtype=np.uint64)
    return row_keys({column.name: table.data[column.name] for column in columns})


def pair_rows(
    table: Table, columns: Sequence[Column], keys: NDArray[np.uint64] | None = None
) -> Table:
    """Return the rows on which pairs are compared: all, or a sample of 200,000.

    The sample depends on the values in `columns`, not on the order of the rows;
    `keys` are those of `keys_of`, where they are known already.
    """
    if table.n_rows <= PAIR_ROWS:
        return table
    keys = keys_of(table, columns) if keys is None else keys
    return table.take(np.sort(hashed_order(keys)[:PAIR_ROWS]))


def can_pair(column: Column) -> bool:
    """Whether a column can be paired: numbers, or at most 100 levels."""
    return column.is_numeric or (column.has_levels and len(column.levels) <= MOST_LEVELS)


def associate(table: Table, first: Column, second: Column) -> Association:
    """Return how closely two columns go together; at least one of them has levels.

    Rows that lack either value are left out. ``value`` is NaN where one column
    is constant on the others.
    """
    present = ~(table.missing(first.name) | table.missing(second.name))
    if first.has_levels and second.has_levels:
        counts = cross_table(
            table.codes(first.name), table.codes(second.name), len(first.levels), len(second.levels)
        )
        measure, value = "cramers_v", cramers_v(counts)
    else:
        leveled, number = (first, second) if first.has_levels else (second, first)
        measure = "correlation_ratio"
        value = correlation_ratio(table.numbers(number.name), table.codes(leveled.name))
    return Association(
        first=first.name, second=second.name, measure=measure, value=value, n=int(present.sum())
    )


def cross_table(first: NDArray, second: NDArray, n_first: int, n_second: int) -> NDArray[np.int64]:
    """Count rows by two code columns, of shape (n_first, n_second); negative codes are left out."""
    use = (first >= 0) & (second >= 0)
    cells = first[use].astype(np.int64) * n_second + second[use]
    return np.bincount(cells, minlength=n_first * n_second).reshape(n_first, n_second)


def strongly_related(table: Table, first: Column, second: Column) -> bool:
    """Whether two columns go along with each other: |r| > .5, V > .3 or eta > .5.

    Numbers and ordered columns are compared as numbers; at these sizes a
    difference in one is partly a difference in the other.
    """
    as_numbers = [c.is_numeric or c.kind == Kind.ORDERED for c in (first, second)]
    if all(as_numbers):
        pair = np.column_stack([table.numbers(first.name), table.numbers(second.name)])
        return abs(float(pearson_matrix(pair).r[0, 1])) > 0.5
    if not (can_pair(first) and can_pair(second)):
        return False
    found = associate(table, first, second)
    limit = 0.3 if found.measure == "cramers_v" else 0.5
    return math.isfinite(found.value) and found.value > limit
