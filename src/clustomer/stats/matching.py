"""Which cluster of one partition is which of another: Hungarian assignment."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer.errors import InputError


def match_clusters(table: ArrayLike) -> NDArray[np.intp]:
    """Pair the clusters of two partitions so that most rows are in paired ones.

    Use it to carry names from one partition to another. It always pairs as many
    clusters as it can, alike or not: what a pair has in common is in the table.

    Parameters
    ----------
    table : array-like of shape (k1, k2)
        Rows in each pair of clusters, 0 or more, from
        `clustomer.stats.agreement.contingency`.

    Returns
    -------
    ndarray of shape (k1,)
        For each cluster of the first partition the one of the second that is
        paired with it; -1 where none is left (k1 > k2).

    Raises
    ------
    InputError
        When the table is not two-dimensional or holds negative numbers.

    Notes
    -----
    One-to-one, and the sum of the paired cells is the largest possible: a best
    match for each cluster alone could take one cluster twice. O(k^3).

    References
    ----------
    Kuhn, H. W. (1955). The Hungarian method for the assignment problem. Naval
    Research Logistics Quarterly 2, 83-97. doi 10.1002/nav.3800020109

    Examples
    --------
    >>> match_clusters([[6, 5], [5, 0]]).tolist()  # 5 + 5 is more than 6 + 0
    [1, 0]
    """
    counts = _checked(table)
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(counts, maximize=True)
    partner = np.full(len(counts), -1, dtype=np.intp)
    partner[rows] = columns
    return partner


def matched_numbers(table: ArrayLike) -> NDArray[np.intp]:
    """Give the clusters of a second partition the numbers of those of the first.

    Parameters
    ----------
    table : array-like of shape (k1, k2)
        Rows in each pair of clusters.

    Returns
    -------
    ndarray of shape (k2,)
        New number of each cluster of the second partition, 0 to k2 - 1: the paired
        ones (see `match_clusters`) in the order of their partners, then the others
        in their own order.

    Raises
    ------
    InputError
        As in `match_clusters`.

    Notes
    -----
    With k2 = k1 + 1 every paired cluster takes the number of its partner and the
    new one comes last; with k2 = k1 - 1 the numbers close up over the one that is gone.

    Examples
    --------
    >>> matched_numbers([[0, 9, 0], [8, 0, 3]]).tolist()
    [1, 0, 2]
    """
    counts = _checked(table)
    k1, k2 = counts.shape
    partner = match_clusters(counts)
    place = np.arange(k1, k1 + k2)  # unpaired ones stand behind all pairs
    paired = partner >= 0
    place[partner[paired]] = np.flatnonzero(paired)
    numbers = np.empty(k2, dtype=np.intp)
    numbers[np.argsort(place)] = np.arange(k2)
    return numbers


def _checked(table: ArrayLike) -> NDArray[np.float64]:
    counts = np.asarray(table, dtype=np.float64)
    if counts.ndim != 2 or 0 in counts.shape or not (counts >= 0).all():
        raise InputError(
            f"The table of shared rows has the shape {counts.shape}, or holds negative or missing "
            "numbers.",
            "It has a line for each cluster of one partition and a column for each of the other.",
            "Count it with clustomer.stats.agreement.contingency.",
        )
    return counts
