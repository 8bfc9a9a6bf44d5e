"""Does each cluster come back? Its best Jaccard similarity in many other partitions."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer.errors import InputError
from clustomer.stats.kernels.choice import kernel


def overlaps(labels: ArrayLike, others: ArrayLike, *, k: int) -> NDArray[np.int64]:
    """Count the rows that clusters share, for many partitions at once.

    Parameters
    ----------
    labels : array-like of int, shape (n,) or (m, n)
        One partition for all, or one for each of the others; from 0 to k - 1.
    others : array-like of int, shape (m, n)
    k : int
        Number of clusters in each.

    Returns
    -------
    ndarray of shape (m, k, k)
        Rows in cluster i of `labels` and cluster j of the other partition.

    Raises
    ------
    InputError
        When the shapes do not belong together, or a label is out of range.

    Examples
    --------
    >>> overlaps([0, 0, 1], [[1, 1, 0], [0, 1, 1]], k=2).tolist()
    [[[0, 2], [1, 0]], [[1, 1], [0, 1]]]
    """
    first, second = np.asarray(labels), np.asarray(others)
    if second.ndim != 2 or first.shape not in (second.shape, second.shape[1:]):
        raise InputError(
            f"The labels have the shapes {first.shape} and {second.shape}.",
            "The second are (partitions, rows), the first the same or one partition of the rows.",
            "Compare partitions of the same rows.",
        )
    shared = kernel().overlaps(first, second, k)
    if shared is None:
        raise InputError(
            f"Labels go from {min(first.min(), second.min())} to {max(first.max(), second.max())}.",
            f"They are whole numbers from 0 to {k - 1} for k = {k}.",
            "Number the clusters from 0.",
        )
    counts: NDArray[np.int64] = shared
    return counts


def best_jaccards(labels: ArrayLike, others: ArrayLike, *, k: int) -> NDArray[np.float64]:
    """Return for each cluster its largest Jaccard similarity with a cluster of each partition.

    Parameters
    ----------
    labels : array-like of int, shape (n,)
        The clusters asked about, from 0 to k - 1.
    others : array-like of int, shape (m, n)
        Partitions of the same rows, from 0 to k - 1.
    k : int
        Number of clusters in each.

    Returns
    -------
    ndarray of shape (m, k)
        0 to 1, higher is better; 1 where the very same cluster is found. The mean
        over partitions is Hennig's clusterwise stability: below .6 not to be
        trusted, from .75 stable, from .85 very stable.

    Raises
    ------
    InputError
        See `overlaps`.

    Notes
    -----
    Rows in both clusters over rows in either of them. Two clusters may have the
    same best match. An empty cluster gets 0. O(m (n + k^2)).

    References
    ----------
    Hennig, C. (2007). Cluster-wise assessment of cluster stability. Computational
    Statistics & Data Analysis 52, 258-271. doi 10.1016/j.csda.2006.11.025

    Examples
    --------
    >>> best_jaccards([0, 0, 1, 1], [[0, 0, 1, 1], [0, 0, 0, 1]], k=2).round(2).tolist()
    [[1.0, 1.0], [0.67, 0.5]]
    """
    shared = overlaps(labels, others, k=k)
    own, theirs = shared.sum(axis=2, keepdims=True), shared.sum(axis=1, keepdims=True)
    either = own + theirs - shared
    similarity = np.divide(shared, either, out=np.zeros(shared.shape), where=either > 0)
    best: NDArray[np.float64] = similarity.max(axis=2)
    return best


def adjusted_rand_many(first: ArrayLike, second: ArrayLike, *, k: int) -> NDArray[np.float64]:
    """Return the adjusted Rand index of many pairs of partitions.

    Parameters
    ----------
    first, second : array-like of int, shape (m, n)
        Partitions of the same rows, labels from 0 to k - 1; row i of the one is
        compared with row i of the other.
    k : int
        Number of clusters in each.

    Returns
    -------
    ndarray of shape (m,)
        1 for equal partitions, about 0 for independent ones; 1 where both put all
        rows together. See `clustomer.stats.agreement.adjusted_rand_index`, which
        counts in whole numbers of any size.

    Raises
    ------
    InputError
        See `overlaps`.

    Examples
    --------
    >>> adjusted_rand_many([[0, 0, 1, 1]], [[1, 1, 0, 0]], k=2).tolist()
    [1.0]
    """
    table = overlaps(first, second, k=k).astype(np.float64)
    together = _pairs(table).sum(axis=(1, 2))
    in_first = _pairs(table.sum(axis=2)).sum(axis=1)
    in_second = _pairs(table.sum(axis=1)).sum(axis=1)
    every = _pairs(table.sum(axis=(1, 2)))
    expected = in_first * in_second / np.maximum(every, 1.0)
    largest = (in_first + in_second) / 2
    same = largest == expected
    return np.where(same, 1.0, (together - expected) / np.where(same, 1.0, largest - expected))


def _pairs(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    return counts * (counts - 1) / 2
