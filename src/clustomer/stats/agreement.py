"""How far two partitions of the same rows agree."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer.errors import InputError


def contingency(first: ArrayLike, second: ArrayLike) -> NDArray[np.int64]:
    """Count the rows in each pair of clusters.

    Parameters
    ----------
    first, second : array-like of shape (n,)
        Two partitions of the same rows; labels of any one sortable type.

    Returns
    -------
    ndarray of shape (k1, k2)
        Counts; clusters in ascending order of their labels.

    Raises
    ------
    InputError
        When the lengths differ.

    Examples
    --------
    >>> contingency([0, 0, 1], ["a", "b", "b"]).tolist()
    [[1, 1], [0, 1]]
    """
    a, b = np.asarray(first), np.asarray(second)
    if a.shape != b.shape or a.ndim != 1:
        raise InputError(
            f"The partitions have the shapes {a.shape} and {b.shape}.",
            "Two partitions of the same rows have one label for each row.",
            "Compare labels of the same rows, in the same order.",
        )
    names_a, codes_a = np.unique(a, return_inverse=True)
    names_b, codes_b = np.unique(b, return_inverse=True)
    cells = np.bincount(codes_a * len(names_b) + codes_b, minlength=len(names_a) * len(names_b))
    return cells.reshape(len(names_a), len(names_b)).astype(np.int64)


def adjusted_rand_index(first: ArrayLike, second: ArrayLike) -> float:
    """Return the adjusted Rand index of two partitions; higher is better.

    Parameters
    ----------
    first, second : array-like of shape (n,)
        Two partitions of the same rows; the names of the labels do not matter.

    Returns
    -------
    float
        1 for equal partitions, about 0 for independent ones, negative for less
        agreement than chance gives (-0.5 at the lowest).

    Raises
    ------
    InputError
        When the lengths differ.

    Notes
    -----
    (I - E) / (M - E): I pairs of rows together in both, E what fixed cluster sizes
    let expect, M the mean of the two numbers of pairs together. Where M = E (both
    partitions put all rows together, or none) the index is 1. O(n log n + k1 k2).

    References
    ----------
    Hubert, L. & Arabie, P. (1985). Comparing partitions. Journal of
    Classification 2, 193-218. doi 10.1007/BF01908075

    Examples
    --------
    >>> adjusted_rand_index([0, 0, 1, 1], [5, 5, 3, 3])
    1.0
    """
    table = contingency(first, second)
    together = _pairs(table.ravel())
    in_first, in_second = _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    every = _pairs(table.sum(keepdims=True))
    # Whole numbers of any size: n^4 does not fit into 64 bits from 80,000 rows on.
    largest = (in_first + in_second) * every
    expected = 2 * in_first * in_second
    if largest == expected:
        return 1.0
    return (2 * together * every - expected) / (largest - expected)


def _pairs(counts: NDArray[np.int64]) -> int:
    return int((counts.astype(object) * (counts.astype(object) - 1)).sum()) // 2
