"""Distances from customers to centres, and the nearest centre of each.

Distances are sums of squared differences, taken one column at a time over a
block of rows. That is as fast here as a matrix product (which reaches a tenth of
its speed on matrices this narrow), it loses no digits to cancellation far from
the origin, and the answer of a row does not depend on the rows around it: a
customer scored alone gets the label that the whole table gave.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._result import Result
from clustomer.errors import InputError
from clustomer.stats.kernels.choice import kernel
from clustomer.stats.kernels.problem import Level
from clustomer.stats.workers import ordered_map

_TASK_ROWS = 1 << 16  # rows of one task of `nearest_labels`
_BLOCK_CELLS = 1 << 15  # rows x centres in one block: 256 kB, stays in the cache


@dataclass(frozen=True, kw_only=True)
class Nearest(Result):
    """The nearest centre of each row, and the second nearest.

    Distances are Euclidean, 0 or more, in the units of the matrix. With one
    centre there is no second: its label is -1 and its distance infinite.
    """

    labels: NDArray[np.int32]  # (n,)
    distance: NDArray[np.float64]  # (n,)
    second_label: NDArray[np.int32]  # (n,)
    second_distance: NDArray[np.float64]  # (n,)


def assign(X: ArrayLike, centers: ArrayLike) -> Nearest:
    """Find the nearest and the second nearest centre of each row.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Rows. NaN means missing: see Notes.
    centers : array-like of shape (k, p)
        Centres, all finite.

    Returns
    -------
    Nearest
        Labels from 0 to k - 1; ties go to the lower label.

    Raises
    ------
    InputError
        When the shapes do not fit, or a value is infinite.

    Notes
    -----
    A row with missing values is compared over the columns that were observed,
    and the squared distance is multiplied by p / p_observed, so that it can be
    compared with that of a complete row. A row without any observed value is
    compared as if it were the origin. O(n k p) time, memory bounded by a block.

    Examples
    --------
    >>> near = assign([[0.0, 0.0], [4.0, 3.0]], [[0.0, 0.0], [4.0, 0.0]])
    >>> near.labels.tolist(), near.distance.tolist(), near.second_distance.tolist()
    ([0, 1], [0.0, 3.0], [4.0, 5.0])
    """
    values, points = _checked(X, centers)
    n, k = len(values), len(points)
    complete = not np.isnan(values).any()
    label, second_label = np.empty(n, dtype=np.int32), np.empty(n, dtype=np.int32)
    square, second_square = np.empty(n), np.empty(n)
    for rows in _blocks(n, k):
        part = values[rows]
        found = kernel().nearest_two(part, points) if complete else _two(_squared(part, points))
        label[rows], square[rows], second_label[rows], second_square[rows] = found
    return Nearest(
        labels=_final(label),
        distance=_final(np.sqrt(square)),
        second_label=_final(second_label),
        second_distance=_final(np.sqrt(second_square)),
    )


def nearest_labels(
    X: NDArray[np.float32] | NDArray[np.float64], centers: ArrayLike, *, n_jobs: int | None = None
) -> NDArray[np.int32]:
    """Return the nearest centre of each row, (n,): the labels of `assign`, sooner.

    Parameters
    ----------
    X : ndarray of shape (n, p), float32 or float64
        Finite rows, of any strides; they are not copied.
    centers : array-like of shape (k, p)
        All finite.
    n_jobs : int, optional
        Worker threads; every core by default. The answer is the same.

    Raises
    ------
    InputError
        When the shapes do not fit, or a centre is not finite.
    """
    points = np.ascontiguousarray(centers, dtype=np.float64)
    if X.ndim != 2 or points.ndim != 2 or X.shape[1] != points.shape[1] or not len(points):
        raise _no_fit(X, points)
    if not np.isfinite(points).all():
        raise _not_finite()
    labels = np.empty(len(X), dtype=np.int32)
    level = Level.of(points)

    def work(start: int) -> None:
        part = slice(start, start + _TASK_ROWS)
        kernel().label_rows(X[part], None, level, points, labels[part], inertia=False)

    starts = range(0, len(X), _TASK_ROWS)
    with nullcontext(map) if len(starts) < 2 else ordered_map(n_jobs) as each:
        for _ in each(work, starts):
            pass
    return labels


def squared_distances(X: ArrayLike, centers: ArrayLike) -> NDArray[np.float64]:
    """Return the squared Euclidean distances of every row to every centre, (n, k).

    Missing values count as in `assign`.
    """
    values, points = _checked(X, centers)
    complete = not np.isnan(values).any()
    out = np.empty((len(values), len(points)))
    for rows in _blocks(len(values), len(points)):
        part = values[rows]
        out[rows] = kernel().squared(part, points) if complete else _squared(part, points).T
    return out


def centroids(
    X: ArrayLike, labels: ArrayLike, n_clusters: int, *, sample_weight: ArrayLike | None = None
) -> NDArray[np.float64]:
    """Return the (weighted) mean of each cluster over its observed values, (k, p).

    A cluster without any value in a column has NaN there.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Rows; NaN means missing.
    labels : array-like of shape (n,)
        Cluster of each row, 0 to ``n_clusters - 1``.
    n_clusters : int
        Number of clusters, k.
    sample_weight : array-like of shape (n,), optional
        Weights of the rows; 1 each by default.
    """
    values = np.asarray(X, dtype=np.float64)
    codes = np.asarray(labels)
    weight = None if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    total = np.bincount(codes, weights=weight, minlength=n_clusters).astype(np.float64)
    out = np.empty((n_clusters, values.shape[1]))
    with np.errstate(invalid="ignore", divide="ignore"):
        for j in range(values.shape[1]):
            out[:, j] = _column_means(values[:, j], codes, weight, total)
    return out


def _column_means(
    column: NDArray[np.float64],
    codes: NDArray,
    weight: NDArray[np.float64] | None,
    total: NDArray[np.float64],
) -> NDArray[np.float64]:
    seen = ~np.isnan(column)
    if not seen.all():
        column, codes = column[seen], codes[seen]
        weight = None if weight is None else weight[seen]
        total = np.bincount(codes, weights=weight, minlength=len(total)).astype(np.float64)
    # The column's own mean is taken off first, so that a large common level
    # (incomes around 110,000) does not use up the digits of the sum.
    level = column.mean() if len(column) else 0.0
    shifted = column - level
    weighted = shifted if weight is None else shifted * weight
    sums = np.bincount(codes, weights=weighted, minlength=len(total))
    return np.asarray(sums / total + level, dtype=np.float64)


def _checked(X: ArrayLike, centers: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    values = np.asarray(X, dtype=np.float64)
    points = np.asarray(centers, dtype=np.float64)
    if (
        values.ndim != 2
        or points.ndim != 2
        or values.shape[1] != points.shape[1]
        or not len(points)
    ):
        raise _no_fit(values, points)
    if not np.isfinite(points).all() or np.isinf(values).any():
        raise _not_finite()
    return values, points


def _no_fit(values: NDArray, points: NDArray) -> InputError:
    return InputError(
        f"Rows of shape {values.shape} cannot be compared with centres of shape {points.shape}.",
        "Both are two-dimensional with the same number of columns, with one centre or more.",
        "Prepare the new rows with the plan that the centres were made with.",
    )


def _not_finite() -> InputError:
    return InputError(
        "There is an infinite value in the rows, or a missing one in the centres.",
        "Rows hold finite numbers or NaN for missing; centres hold finite numbers.",
        "Replace infinite values, or leave those rows out.",
    )


def _blocks(n: int, k: int) -> Iterator[slice]:
    size = max(1, _BLOCK_CELLS // k)
    return (slice(start, min(start + size, n)) for start in range(0, n, size))


def _squared(block: NDArray[np.float64], centers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Squared distances of one block, (k, rows)."""
    p = block.shape[1]
    missing = np.isnan(block)
    observed = None
    if missing.any():
        observed = p - missing.sum(axis=1)
        # A row without any value stands at the origin and counts as complete.
        block = np.where(missing & (observed == 0)[:, None], 0.0, block)
        observed = np.where(observed == 0, p, observed)
    out = np.zeros((len(centers), len(block)))
    for j in range(p):
        difference = np.subtract(block[:, j], centers[:, j, None])
        difference *= difference
        if observed is not None:
            np.nan_to_num(difference, copy=False, nan=0.0, posinf=np.inf)
        out += difference
    return out if observed is None else out * (p / observed)


def _two(squared: NDArray[np.float64]) -> tuple[NDArray, NDArray, NDArray, NDArray]:
    """Pick the nearest two from squared distances (k, rows), which it uses up."""
    k, n = squared.shape
    every = np.arange(n)
    first = squared.argmin(axis=0)  # the first of equal minima: ties to the lower label
    distance = squared[first, every]
    if k == 1:
        return first, distance, np.full(n, -1), np.full(n, np.inf)
    squared[first, every] = np.inf
    second = squared.argmin(axis=0)
    return first, distance, second, squared[second, every]


def _final(array: NDArray) -> NDArray:
    """Mark an array of our own as finished, so that the result need not copy it."""
    array.setflags(write=False)
    return array
