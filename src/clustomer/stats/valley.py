"""Is there a valley between neighbouring clusters, or are they slices of one cloud?"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer.errors import InputError

_FEWEST = 4  # rows; fewer say nothing about the space around them
_FILLED = 2.0  # the value of a cluster that nothing can be said about


def valley(X: ArrayLike, labels: ArrayLike) -> float:
    """Return how full the space between a cluster and its least separated neighbour is.

    Use it on a partition into convex parts, as KMeans makes them: a dense cloud
    that was only cut has rows at every cut, separate groups have none.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite rows. Spread columns that repeat their values first
        (`clustomer.stats.dip.jitter`): on a lattice the middle may be empty by
        itself.
    labels : array-like of shape (n,)
        Cluster of each row; two clusters or more.

    Returns
    -------
    float
        0 or more, lower is more separated. About 0 with empty space between all
        clusters, about 1 and more in an evenly filled cloud.

    Raises
    ------
    InputError
        With one cluster only, or not one label for each row.

    Notes
    -----
    Rows of clusters q and r are projected on the line through their means, with t
    = 0 at the mean of q and 1 at that of r. Then rho is the number of rows with .4
    < t < .6 plus 1/2, over the number near the emptier of the two means (within
    .1) plus 1/2. The value is the mean over clusters, weighted by their sizes, of
    the largest rho with another cluster. A cluster of fewer than four rows counts
    2 and is nobody's neighbour; so do two clusters with the same mean. Dense arcs
    of one curve have valleys too: no single projection can tell. O(n k p).

    Examples
    --------
    >>> round(valley([[0.0]] * 10 + [[1.0]] * 10, [0] * 10 + [1] * 10), 4)
    0.0476
    """
    rows = np.asarray(X, dtype=np.float64)
    found, codes = np.unique(np.asarray(labels), return_inverse=True)
    if len(found) < 2 or codes.shape != rows.shape[:1]:
        raise InputError(
            f"There are {len(found)} clusters and {codes.size:,} labels for {len(rows):,} rows.",
            "The space between clusters needs two of them, and one label for each row.",
            "Give the labels of a partition into two or more.",
        )
    sizes = np.bincount(codes)
    members = [rows[codes == q] for q in range(len(sizes))]
    large = np.flatnonzero(sizes >= _FEWEST)
    fullness = np.full((len(sizes), len(sizes)), -np.inf)
    for i, q in enumerate(large):
        for r in large[i + 1 :]:
            fullness[q, r] = fullness[r, q] = _between(members[q], members[r])
    worst = fullness.max(axis=1)
    worst[worst < 0] = _FILLED
    return float((sizes / len(codes)) @ worst)


def _between(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Return rho of two clusters; it is the same from either side."""
    start = one.mean(axis=0)
    line = other.mean(axis=0) - start
    length = float(line @ line)
    if length == 0:
        return _FILLED
    t = (np.concatenate([one, other]) - start) @ line / length
    middle = np.count_nonzero((t > 0.4) & (t < 0.6))
    cores = np.count_nonzero(np.abs(t) < 0.1), np.count_nonzero(np.abs(t - 1) < 0.1)
    return (middle + 0.5) / (min(cores) + 0.5)
