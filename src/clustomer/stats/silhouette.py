"""Euclidean silhouettes: how much nearer each customer is to its own cluster than to the next.

The exact values, for many partitions of the same rows in one pass over their
distances. Two quicker kinds live in `centroid_silhouette`, a sampled estimate in
`silhouette_sample`; values of different kinds must never be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._progress import Progress, silent
from clustomer.errors import InputError
from clustomer.stats.workers import ordered_map

_TILE = 1024  # rows of one task
_STRIP = 256  # rows of one distance block: 256 x 1024 doubles are 2 MB


class Codes(NamedTuple):
    """Partitions as one table of cluster numbers, each partition with its own range."""

    columns: NDArray[np.intp]  # (n, m): cluster of each row in each partition
    first: NDArray[np.intp]  # (m + 1,): where each partition's numbers begin
    sizes: NDArray[np.float64]  # (K,)


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

    O(n^2 (p + K)) time for K clusters in all partitions, O(n K) memory. Each
    distance is computed once and used for both of its rows; sums are added in a
    fixed order.

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
    out = np.empty((len(partitions), len(values)))
    for i, means in enumerate(mean_distances(values, codes, n_jobs=n_jobs, progress=progress)):
        out[i] = means.silhouettes()
    return out


def encode(values: NDArray[np.float64], partitions: Sequence[ArrayLike]) -> Codes:
    """Give the clusters of all partitions numbers of their own.

    Raises
    ------
    InputError
        When there is not one label for each row, or a partition has one cluster only.
    """
    n = len(values)
    columns, first = np.empty((n, len(partitions)), dtype=np.intp), [0]
    for i, labels in enumerate(partitions):
        if np.shape(labels) != (n,):
            raise InputError(
                f"A partition has the shape {np.shape(labels)}.",
                f"It holds one label for each of the {n:,} rows.",
                "Give labels of the same rows as X.",
            )
        found, codes = np.unique(np.asarray(labels), return_inverse=True)
        if len(found) < 2:
            raise InputError(
                "There is one cluster only.",
                "A silhouette compares clusters, so it needs two or more.",
                "Leave k = 1 out when you compute silhouettes.",
            )
        columns[:, i] = codes + first[-1]
        first.append(first[-1] + len(found))
    sizes = np.bincount(columns.ravel(), minlength=first[-1]).astype(np.float64)
    return Codes(columns, np.array(first, dtype=np.intp), sizes)


def mean_distances(
    values: NDArray[np.float64],
    codes: Codes,
    *,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> list[Means]:
    """Return a, b and the nearest other cluster of every row, for each partition."""
    ones = np.ones(codes.columns.shape)
    sums = distance_sums(
        values, codes.columns, ones, len(codes.sizes), n_jobs=n_jobs, progress=progress
    )
    out = []
    for i, (begin, end) in enumerate(zip(codes.first[:-1], codes.first[1:], strict=True)):
        own = codes.columns[:, i] - begin
        sizes = codes.sizes[begin:end]
        means = sums[:, begin:end] / sizes
        rows = np.arange(len(own))
        # A row is at distance 0 from itself: the sum is that of the others.
        means[rows, own] = sums[rows, begin + own] / np.maximum(sizes[own] - 1, 1)
        out.append(compare(means, own, sizes))
    return out


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
    weights: NDArray[np.float64],
    n_sums: int,
    *,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> NDArray[np.float64]:
    """Sum weighted distances from each row to all rows, (n, n_sums).

    Row j adds ``weights[j, m]`` times its distance to the sum ``columns[j, m]``;
    the numbers in a row of `columns` differ.
    """
    starts = range(0, len(values), _TILE)
    tiles = [(i, j) for i in starts for j in starts if j >= i]
    sums = np.zeros((len(values), n_sums))

    def spread(start: int, stop: int) -> NDArray[np.float64]:
        part = columns[start:stop]
        out = np.zeros((len(part), n_sums))
        out[np.arange(len(part))[:, None], part] = weights[start:stop]
        return out

    def work(tile: tuple[int, int]) -> tuple[NDArray[np.float64], NDArray[np.float64] | None]:
        return _tile_sums(values, spread, *tile)

    progress("silhouette", 0, len(tiles))
    with ordered_map(n_jobs) as each:
        # The answers are added in the order of the tiles: the same sums every time.
        for done, ((i, j), (right, left)) in enumerate(
            zip(tiles, each(work, tiles), strict=True), start=1
        ):
            sums[i : i + _TILE] += right
            if left is not None:
                sums[j : j + _TILE] += left
            progress("silhouette", done, len(tiles))
    return sums


def _tile_sums(
    values: NDArray[np.float64],
    spread: Callable[[int, int], NDArray[np.float64]],
    i: int,
    j: int,
) -> tuple[NDArray[np.float64], NDArray[np.float64] | None]:
    """Distance sums between two tiles of rows: those of tile i, and those of tile j."""
    from scipy.spatial.distance import cdist

    there = values[j : j + _TILE]
    members = spread(j, j + _TILE)
    height = len(values[i : i + _TILE])
    right = np.empty((height, members.shape[1]))
    left = np.zeros(members.shape) if i != j else None
    for start in range(i, i + height, _STRIP):
        stop = min(start + _STRIP, i + height)
        distances = cdist(values[start:stop], there)
        np.matmul(distances, members, out=right[start - i : stop - i])
        if left is not None:
            left += distances.T @ spread(start, stop)
    return right, left
