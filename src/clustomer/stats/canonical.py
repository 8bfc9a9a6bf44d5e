"""One order of rows and columns, whatever order the file had.

Every random draw picks a row by its position. So that the answer does not depend
on how a file was sorted or its columns arranged, rows and columns are put in an
order that only their values decide, before anything is drawn. Equal rows become
one row with the sum of their weights: a customer who stands in the table twice
is the same as one of weight 2, and scores on short scales need far less work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

_BITS = 16  # of keys that count as one: small whole numbers are sorted in no time


@dataclass(frozen=True, kw_only=True)
class Canonical:
    """A matrix in canonical order, with the way back.

    ``rows`` are all rows, sorted; ``distinct`` are the distinct ones of positive
    weight and ``weights`` their total weights, which is what a fit works on.
    ``group`` gives each sorted row its place among all distinct rows
    (``every``), those of weight 0 included.
    """

    rows: NDArray[np.float64]  # (n, p), sorted
    row_weights: NDArray[np.float64] | None  # (n,), sorted alike
    every: NDArray[np.float64]  # (d, p), distinct
    group: NDArray[np.intp]  # (n,), into `every`
    distinct: NDArray[np.float64]  # (m, p), m <= d
    weights: NDArray[np.float64] | None  # (m,), None when all are 1
    every_weights: NDArray[np.float64]  # (d,)
    order: NDArray[np.intp]  # (n,), input row of each sorted row
    columns: NDArray[np.intp]  # (p,), input column of each canonical column

    def rows_back(self, values: NDArray) -> NDArray:
        """Return values of the sorted rows (n, ...) in the order of the input."""
        out = np.empty_like(values)
        out[self.order] = values
        return out

    def columns_back(self, centers: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return centres (k, p) with the columns in the order of the input."""
        out = np.empty_like(centers)
        out[:, self.columns] = centers
        return out


def canonical(
    X: ArrayLike,
    *,
    sample_weight: ArrayLike | None = None,
    columns: NDArray[np.intp] | None = None,
) -> Canonical:
    """Sort the columns and rows of a matrix by value and join equal rows.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite numbers.
    sample_weight : array-like of shape (n,), optional
        Weights, 0 or more. Rows of weight 0 are kept in ``rows`` only.
    columns : ndarray of shape (p,), optional
        The order of the columns where it is known; it must follow from their values.

    Notes
    -----
    Columns are ordered by their sorted distinct values (of rows with a positive
    weight); where these are equal, as in answers on the same scale, by how often
    each value occurs in which rows. Rows are ordered lexicographically. Columns
    that agree even then stay in input order. The cost is one sort per column and
    one of the rows, O(p n log n).
    """
    values = np.asarray(X, dtype=np.float64) + 0.0  # -0.0 becomes 0.0: equal is equal
    n, p = values.shape
    weight = None if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    if columns is None:
        columns = _column_order(values, weight)
    if not np.array_equal(columns, np.arange(p)):
        values = values[:, columns]
    keys = [values[:, j] for j in range(p)]
    order = value_order(keys if weight is None else [*keys, weight])
    rows = np.ascontiguousarray(values[order])
    new = np.ones(n, dtype=bool)
    alike = np.flatnonzero(rows[1:, 0] == rows[:-1, 0]) + 1  # the others differ already
    new[alike] = (rows[alike] != rows[alike - 1]).any(axis=1)
    group = np.cumsum(new) - 1
    sorted_weight = None if weight is None else weight[order]
    totals = np.bincount(group, weights=sorted_weight).astype(np.float64)
    every = rows if new.all() else rows[new]
    heavy = totals > 0
    weights = totals[heavy]
    return Canonical(
        rows=rows,
        row_weights=sorted_weight,
        every=every,
        group=group,
        distinct=every[heavy] if not heavy.all() else every,
        weights=None if (weights == 1).all() else weights,
        every_weights=totals,
        order=order,
        columns=columns,
    )


def value_order(keys: Sequence[NDArray[Any]]) -> NDArray[np.intp]:
    """Return the order that sorts rows by the first key, ties by the next, and so on.

    Parameters
    ----------
    keys : sequence of arrays of shape (n,)
        One or more; missing values come last and are equal to each other.

    Returns
    -------
    ndarray of shape (n,)
        What ``np.lexsort(keys[::-1])`` gives; equal rows stay in their order.

    Notes
    -----
    Where the first key has few ties this takes one sort and not one for each key: a
    million rows of ten amounts 0.1 s instead of 0.8. Leading keys of two values, as a
    category leaves them, count as one.

    Examples
    --------
    >>> value_order([np.array([2, 1, 2]), np.array([5, 9, 4])]).tolist()
    [1, 2, 0]
    """
    code, keys = _leading_code(keys)
    if not keys:
        return np.argsort(code, kind="stable")
    first = np.argsort(keys[0], kind="stable")
    first = first[np.argsort(code[first], kind="stable")]
    ordered, coded = keys[0][first], code[first]
    tied = ordered[1:] == ordered[:-1]
    if ordered.dtype.kind == "f":
        tied |= np.isnan(ordered[1:]) & np.isnan(ordered[:-1])
    tied &= coded[1:] == coded[:-1]
    if len(keys) == 1 or not tied.any():
        return first
    among = np.zeros(len(first), dtype=np.bool_)
    among[1:] |= tied
    among[:-1] |= tied
    places = np.flatnonzero(among)
    group = np.cumsum(np.append(True, ~tied))[places]
    rows = first[places]
    first[places] = rows[np.lexsort([*(key[rows] for key in keys[:0:-1]), group])]
    return first


def _leading_code(
    keys: Sequence[NDArray[Any]],
) -> tuple[NDArray[np.uint16], Sequence[NDArray[Any]]]:
    """Return the first keys as one number, as far as they have two values; and the others."""
    code = np.zeros(len(keys[0]), dtype=np.uint16)
    for i, key in enumerate(keys[:_BITS]):
        above = _above_least(key)
        if above is None:
            return code, keys[i:]
        code <<= 1
        code |= above
    return code, keys[_BITS:]


def _above_least(key: NDArray[Any]) -> NDArray[np.bool_] | None:
    """Return where a key of at most two values has the larger one; ``None`` for other keys."""
    if not len(key) or key.dtype.kind not in "fiub":
        return None
    least, most = key.min(), key.max()
    above: NDArray[np.bool_] = key != least
    return above if bool((key[above] == most).all()) else None


def sample_rows(keys: Sequence[NDArray[Any]], n: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """Draw rows without repetition, so that the order of the rows changes nothing.

    Parameters
    ----------
    keys : sequence of arrays of shape (rows,)
        The values of the rows; the first column decides first. Rows that are
        equal in all of them are taken for one another.
    n : int
        How many; all of them when there are fewer.
    rng : Generator
        A stream of its own, see `clustomer._random.stream`.

    Returns
    -------
    ndarray of shape (min(n, rows),)
        Positions of the rows, ascending by their values.
    """
    order = value_order(keys)
    if n >= len(order):
        return order
    return order[np.sort(rng.choice(len(order), size=n, replace=False))]


def _column_order(
    values: NDArray[np.float64], weight: NDArray[np.float64] | None
) -> NDArray[np.intp]:
    if weight is not None:
        values, weight = values[weight > 0], weight[weight > 0]
    short = [np.unique(column).tobytes() for column in values.T]
    keys = [(key, b"") for key in short]
    if len(set(short)) < len(short):
        # A number for each row that does not depend on the order of the columns.
        total = np.sort(values, axis=1).sum(axis=1)
        weight = np.ones(len(values)) if weight is None else weight
        by_total = value_order([total, weight])
        values, total, weight = values[by_total], total[by_total], weight[by_total]
        keys = [
            (key, _joint(values[:, j], total, weight) if short.count(key) > 1 else b"")
            for j, key in enumerate(short)
        ]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.intp)


def _joint(
    column: NDArray[np.float64], total: NDArray[np.float64], weight: NDArray[np.float64]
) -> bytes:
    """Return the weight of each pair (value, total of its row), in order, as bytes.

    Rows come in the order of their totals, equal ones in that of their weights.
    """
    order = value_order([column])
    column, total, weight = column[order], total[order], weight[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (column[1:] != column[:-1]) | (total[1:] != total[:-1])
    weights = np.add.reduceat(weight, np.flatnonzero(first))
    return np.column_stack([column[first], total[first]]).tobytes() + weights.tobytes()
