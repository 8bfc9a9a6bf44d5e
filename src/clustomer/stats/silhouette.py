"""Euclidean silhouettes: how much nearer each customer is to its own cluster than to the next.

The exact values, for many partitions of the same rows in one pass over their
distances. Two quicker kinds live in `centroid_silhouette`, a sampled estimate in
`silhouette_sample`; values of different kinds must never be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._progress import Progress, silent
from clustomer.errors import InputError
from clustomer.stats.kernels.choice import kernel
from clustomer.stats.workers import n_workers, ordered_map

_STRIP = 1024  # rows of one task
_SMALL_ROWS = 2000  # of so few, equal rows are not looked for
_FOLDED = 0.5  # distinct rows, as a share of all, from which on equal ones are joined
_DOUBLE_ROWS = 10_000  # so few rows take a fraction of a second in double precision
_RESOLVED = 1e-3  # of the span of the values


class Codes(NamedTuple):
    """Partitions as one table of cluster numbers, each partition with its own range."""

    columns: NDArray[np.intp]  # (n, m): cluster of each row in each partition
    first: NDArray[np.intp]  # (m + 1,): where each partition's numbers begin
    sizes: NDArray[np.float64]  # (K,): rows, or their total weights


class Means(NamedTuple):
    """Mean distances of each row in one partition."""

    own: NDArray[np.intp]  # (n,): its cluster, from 0
    next: NDArray[np.intp]  # (n,): the nearest other cluster
    a: NDArray[np.float64]  # (n,): to the other rows of its own cluster
    b: NDArray[np.float64]  # (n,): to the rows of the nearest other cluster
    counts: NDArray[np.bool_]  # (n,): False where the silhouette is 0 by convention

    def silhouettes(self) -> NDArray[np.float64]:
        """Return (b - a) / max(a, b)."""
        out = np.zeros(len(self.a))
        np.divide(self.b - self.a, np.maximum(self.a, self.b), out=out, where=self.counts)
        return out


def silhouette_samples(
    X: ArrayLike, labels: ArrayLike, *, n_jobs: int | None = None
) -> NDArray[np.float64]:
    """Return the Euclidean silhouette of every row. See `silhouette_many`."""
    samples: NDArray[np.float64] = silhouette_many(X, [labels], n_jobs=n_jobs)[0]
    return samples


def silhouette_many(
    X: ArrayLike,
    partitions: Sequence[ArrayLike],
    *,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> NDArray[np.float64]:
    """Return the Euclidean silhouettes of every row in many partitions, exactly.

    Use it for all k of a sweep at once: the distances, which are the expensive
    part, are computed once for all partitions.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite rows.
    partitions : sequence of m array-likes of shape (n,)
        Cluster of each row, any whole numbers; two clusters or more in each.
    n_jobs : int, optional
        Worker threads; every core by default. The answer is the same.
    progress : Progress, optional
        Called with the phase ``"silhouette"``.

    Returns
    -------
    ndarray of shape (m, n)
        -1 to 1, higher is better; 0 for a row alone in its cluster and where
        all distances are 0. The mean of a row of the array is the index.

    Raises
    ------
    InputError
        When a partition has one cluster only, or the shapes do not fit.

    Notes
    -----
    s = (b - a) / max(a, b), with a the mean distance to the other rows of the own
    cluster and b the smallest mean distance to another cluster. Data without
    groups have positive silhouettes too (about .36 to .42 in two evenly filled
    columns), so a value means nothing without what such data would give.

    O(n^2 (p + K)) time for K clusters in all partitions, O(n K) memory. The
    distances are computed once for all partitions. Above 10,000 rows the compiled
    kernel computes distances in single precision and sums in double: a silhouette
    differs by less than 1e-5, the mean of all by less than 1e-7. Where a mean
    distance is below a thousandth of the span of the values, all is computed in
    double precision. Where rows repeat (scores on short scales), each kind is measured
    once and counts as often as it occurs, which is exact.

    References
    ----------
    Rousseeuw, P. (1987). Silhouettes. Journal of Computational and Applied
    Mathematics 20, 53-65. doi 10.1016/0377-0427(87)90125-7

    Examples
    --------
    >>> silhouette_many([[0.0], [1.0], [5.0]], [[0, 0, 1]]).round(3).tolist()
    [[0.8, 0.75, 0.0]]
    """
    values = np.ascontiguousarray(X, dtype=np.float64)
    codes = encode(values, partitions)
    fold = _fold(values, codes)
    counts = None
    if fold is not None:
        values = np.ascontiguousarray(values[fold.first])
        codes = codes._replace(columns=codes.columns[fold.first])
        counts = fold.counts
    out = np.empty((len(partitions), len(values)))
    found = mean_distances(
        values, codes, weights=counts, copies=True, n_jobs=n_jobs, progress=progress
    )
    for i, means in enumerate(found):
        out[i] = means.silhouettes()
    return out if fold is None else out[:, fold.group]


class _Fold(NamedTuple):
    """Which rows are one and the same."""

    first: NDArray[np.intp]  # (d,): a row of each kind
    group: NDArray[np.intp]  # (n,): the kind of each row
    counts: NDArray[np.float64]  # (d,): rows of each kind


def _fold(values: NDArray[np.float64], codes: Codes) -> _Fold | None:
    """Join rows with equal values and clusters where that spares half of the work or more."""
    n, m = codes.columns.shape
    if n <= _SMALL_ROWS:
        return None
    keys = kernel().row_keys(
        np.hstack([values, codes.columns]), np.arange(values.shape[1] + m, dtype=np.uint64), 0
    )
    _, first, group, counts = np.unique(
        keys, return_index=True, return_inverse=True, return_counts=True
    )
    if len(first) > _FOLDED * n:
        return None
    same = (values[first[group]] == values).all() and (
        codes.columns[first[group]] == codes.columns
    ).all()
    return _Fold(first, group, counts.astype(np.float64)) if same else None


def encode(values: NDArray[np.float64], partitions: Sequence[ArrayLike]) -> Codes:
    """Give the clusters of all partitions numbers of their own.

    Raises
    ------
    InputError
        When there is not one label for each row, or a partition has one cluster only.
    """
    n = len(values)
    columns, first, sizes = np.empty((n, len(partitions)), dtype=np.intp), [0], [np.empty(0)]
    for i, labels in enumerate(partitions):
        codes, counts = numbered(labels, n)
        columns[:, i] = codes + first[-1]
        first.append(first[-1] + len(counts))
        sizes.append(counts.astype(np.float64))
    return Codes(columns, np.array(first, dtype=np.intp), np.concatenate(sizes))


def numbered(labels: ArrayLike, n: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give the clusters of n rows numbers from 0, by their labels, and count their rows.

    Raises
    ------
    InputError
        When there is not one label for each row, or there is one cluster only.
    """
    values = np.asarray(labels)
    if values.shape != (n,):
        raise InputError(
            f"A partition has the shape {values.shape}.",
            f"It holds one label for each of the {n:,} rows.",
            "Give labels of the same rows as X.",
        )
    if n and values.dtype.kind == "i" and int(values.max()) - int(values.min()) < n:
        # Counting a million labels takes 6 ms, sorting them 50.
        steps = values.astype(np.intp) - int(values.min())
        counts = np.bincount(steps)
        codes = (np.cumsum(counts > 0) - 1)[steps]
        counts = counts[counts > 0]
    else:
        _, codes, counts = np.unique(values, return_inverse=True, return_counts=True)
    if len(counts) < 2:
        raise InputError(
            "There is one cluster only.",
            "A silhouette compares clusters, so it needs two or more.",
            "Leave k = 1 out when you compute silhouettes.",
        )
    return codes, counts


def mean_distances(
    values: NDArray[np.float64],
    codes: Codes,
    *,
    weights: NDArray[np.float64] | None = None,
    copies: bool = False,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> list[Means]:
    """Return a, b and the nearest other cluster of every row, for each partition.

    With `weights`, (n,), each 1 or more, the means are weighted and the sizes of
    `codes` are total weights. A total of 1 is then a row alone in its cluster. Left
    out of a is the row with its weight; where weights count `copies`, one of them.
    """
    small = len(values) <= _DOUBLE_ROWS
    own = np.ones(len(values)) if copies or weights is None else weights

    def means(precise: bool) -> list[Means]:
        m = codes.columns.shape[1]
        times = None if weights is None else np.repeat(weights[:, None], m, axis=1)
        sums = distance_sums(
            values, codes.columns, times, len(codes.sizes), precise=precise, n_jobs=n_jobs,
            progress=progress,
        )  # fmt: skip
        return _means(sums, codes, own)

    found = means(small)
    return found if small or _resolved(values, found) else means(True)


def _means(sums: NDArray[np.float64], codes: Codes, weights: NDArray[np.float64]) -> list[Means]:
    """Return means from sums of distances; `weights` are left out of the own cluster's."""
    out = []
    for i, (begin, end) in enumerate(zip(codes.first[:-1], codes.first[1:], strict=True)):
        own = codes.columns[:, i] - begin
        sizes = codes.sizes[begin:end]
        means = sums[:, begin:end] / sizes
        rows = np.arange(len(own))
        # A row is at distance 0 from itself: the sum is that of the others.
        means[rows, own] = sums[rows, begin + own] / np.maximum(sizes[own] - weights, 1)
        out.append(compare(means, own, sizes))
    return out


def _resolved(values: NDArray[np.float64], found: Sequence[Means]) -> bool:
    """Return whether single precision resolves the smallest mean distances.

    Its steps are 6e-8 of the largest value; distances of a thousandth of that value
    are then known to four digits each, their means to more.
    """
    span = float(np.ptp(values, axis=0).max())
    return all(not ((one.a > 0) & (one.a < _RESOLVED * span)).any() for one in found)


def compare(means: NDArray[np.float64], own: NDArray[np.intp], sizes: NDArray[np.float64]) -> Means:
    """Pick a and b from the mean distances to each cluster, (n, k), which it uses up."""
    rows = np.arange(len(own))
    a = means[rows, own]
    means[rows, own] = np.inf
    following = means.argmin(axis=1)
    b = means[rows, following]
    return Means(own, following, a, b, (np.maximum(a, b) > 0) & (sizes[own] > 1))


def distance_sums(
    values: NDArray[np.float64],
    columns: NDArray[np.intp],
    weights: NDArray[np.float64] | None,
    n_sums: int,
    *,
    precise: bool = False,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> NDArray[np.float64]:
    """Sum distances from each row to all rows, (n, n_sums).

    Row j adds its distance, times ``weights[j, m]`` where there are weights, to the
    sum ``columns[j, m]``; the numbers in a row of `columns` differ. The compiled
    kernel computes distances in single precision unless they must be `precise`.
    """
    centred = np.ascontiguousarray(values - values.mean(axis=0))
    codes = np.ascontiguousarray(columns, dtype=np.int32)
    order = np.lexsort(codes.T[::-1])
    strips = range(0, len(values), _STRIP)
    sums = np.empty((len(values), n_sums))

    def work(start: int) -> NDArray[np.float64]:
        stop = min(start + _STRIP, len(values))
        part: NDArray[np.float64] = kernel().distance_sums(
            centred, codes, weights, order, start, stop, n_sums, precise=precise
        )
        return part

    progress("silhouette", 0, len(strips))
    # No pool for one worker: this is called by the thousand, in workers of other pools.
    with nullcontext(map) if n_workers(n_jobs) == 1 else ordered_map(n_jobs) as each:
        for done, (start, part) in enumerate(zip(strips, each(work, strips), strict=True), 1):
            sums[start : start + _STRIP] = part
            progress("silhouette", done, len(strips))
    return sums
