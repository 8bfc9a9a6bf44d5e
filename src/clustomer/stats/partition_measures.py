"""Every criterion of several partitions of the same rows, in one pass.

For data sets that are drawn by the hundred: the criteria have the definitions of
`silhouette`, `centroid_silhouette` and `criteria`, which say more about them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer.stats.silhouette import Codes, encode, mean_distances

Floats = NDArray[np.float64]

MEASURES = (
    "inertia_share",
    "simplified_silhouette",
    "calinski_harabasz",
    "davies_bouldin",
    "silhouette",
)


def measure_partitions(
    X: ArrayLike, partitions: Sequence[ArrayLike], *, exact: bool
) -> Mapping[str, Floats]:
    """Return the criteria of several partitions.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite rows.
    partitions : sequence of m array-likes of shape (n,)
        Cluster of each row; two clusters or more in each.
    exact : bool
        Whether the mean Euclidean silhouette is wanted too, at O(n^2 (p + K)) for
        K clusters in all partitions. Otherwise ``"silhouette"`` is the simplified.

    Returns
    -------
    mapping of str to ndarray of shape (m,)
        ``"inertia_share"`` (W / T, lower is tighter), ``"simplified_silhouette"``,
        ``"calinski_harabasz"``, ``"davies_bouldin"`` (lower is better) and
        ``"silhouette"``. Also ``"between"`` and ``"spread"`` of shape (m, p): the sum of
        squares of each column between clusters, and its whole sum of squares.

    Raises
    ------
    InputError
        When a partition has one cluster only, or the shapes do not fit.

    Notes
    -----
    The simplified silhouette is the mean of (d2 - d1) / d2, with d1 and d2 the
    distances to the nearest and the second nearest centroid, 0 where both are 0.
    A row alone in its cluster counts 1 there, and 0 in the Euclidean one. All
    centroids are the means of the clusters. One thread.

    Examples
    --------
    >>> found = measure_partitions([[0.0], [1.0], [5.0]], [[0, 0, 1]], exact=True)
    >>> round(float(found["silhouette"][0]), 4), round(float(found["inertia_share"][0]), 4)
    (0.5167, 0.0357)
    """
    values = np.asarray(X, dtype=np.float64)
    values = np.ascontiguousarray(values - values.mean(axis=0))
    codes = encode(values, partitions)
    members = _members(codes)
    centers = (members.T @ values) / codes.sizes[:, None]
    squared = _squared(values, centers)
    total = float((values**2).sum())
    rows = [_measure(codes, i, squared, centers, total) for i in range(codes.columns.shape[1])]
    out = dict(zip(MEASURES[:-1], np.array(rows).T, strict=True))
    simplified = out["simplified_silhouette"]
    if exact:
        found = mean_distances(values, codes, n_jobs=1)
        out["silhouette"] = np.array([one.silhouettes().mean() for one in found])
    else:
        out["silhouette"] = simplified.copy()
    parts = codes.sizes[:, None] * centers**2
    out["between"] = np.add.reduceat(parts, np.asarray(codes.first[:-1]), axis=0)
    out["spread"] = np.broadcast_to((values**2).sum(axis=0), out["between"].shape)
    return out


def _members(codes: Codes) -> Floats:
    """Return a 0/1 column for each cluster of each partition, (n, K)."""
    members = np.zeros((len(codes.columns), len(codes.sizes)))
    members[np.arange(len(members))[:, None], codes.columns] = 1.0
    return members


def _squared(values: Floats, centers: Floats) -> Floats:
    """Squared distances of centred rows to centres; the last digits go, which is enough here."""
    out = values @ (-2.0 * centers.T)
    out += (values**2).sum(axis=1)[:, None]
    out += (centers**2).sum(axis=1)
    return np.maximum(out, 0.0, out=out)


def _measure(
    codes: Codes, i: int, squared: Floats, centers: Floats, total: float
) -> tuple[float, float, float, float]:
    begin, end = codes.first[i], codes.first[i + 1]
    n, k = len(squared), int(end - begin)
    own = codes.columns[:, i] - begin
    part = squared[:, begin:end]
    to_own = part[np.arange(n), own]
    within = float(to_own.sum())
    nearest = np.sqrt(np.partition(part, 1, axis=1)[:, :2])
    ratio = np.divide(nearest[:, 0], nearest[:, 1], out=np.ones(n), where=nearest[:, 1] > 0)
    ratio_of_variances = np.inf
    if within > 0 and n > k:
        ratio_of_variances = ((total - within) / (k - 1)) / (within / (n - k))
    spread = np.bincount(own, weights=np.sqrt(to_own)) / codes.sizes[begin:end]
    scatter = _davies_bouldin(spread, centers[begin:end])
    return within / total, float(1.0 - ratio.mean()), ratio_of_variances, scatter


def _davies_bouldin(spread: Floats, centers: Floats) -> float:
    apart = np.sqrt(((centers[:, None, :] - centers[None, :, :]) ** 2).sum(axis=2))
    both = spread[:, None] + spread[None, :]
    ratio = np.where(both > 0, np.inf, 0.0)
    np.divide(both, apart, out=ratio, where=apart > 0)
    np.fill_diagonal(ratio, 0.0)
    return float(ratio.max(axis=1).mean())
