"""Two quick silhouettes from distances to centroids. Neither is the Euclidean one.

*Simplified* puts centroids in the place of rows. *Squared* uses squared
Euclidean distances, for which the sum over all pairs has a closed form.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer.stats.distances import centroids, squared_distances
from clustomer.stats.silhouette import compare, encode


def simplified_silhouette_samples(X: ArrayLike, labels: ArrayLike) -> NDArray[np.float64]:
    """Return each row's silhouette with distances to centroids instead of to rows.

    Returns
    -------
    ndarray of shape (n,)
        -1 to 1, higher is better. It runs higher than the silhouette itself: do
        not compare the two. 0 for a row alone in its cluster.

    Notes
    -----
    a is the distance to the own centroid, b to the nearest other one. O(n k p).

    References
    ----------
    Hruschka, E., de Castro, L. & Campello, R. (2004). Evolutionary algorithms for
    clustering gene-expression data. ICDM, 403-406. doi 10.1109/ICDM.2004.10073
    """
    values = np.asarray(X, dtype=np.float64)
    codes = encode(values, [labels])
    own = codes.columns[:, 0]
    centers = centroids(values, own, len(codes.sizes))
    distances = np.sqrt(squared_distances(values, centers))
    return compare(distances, own, codes.sizes).silhouettes()


def squared_silhouette_samples(X: ArrayLike, labels: ArrayLike) -> NDArray[np.float64]:
    """Return each row's silhouette by squared Euclidean distances, in closed form.

    Returns
    -------
    ndarray of shape (n,)
        -1 to 1, higher is better. Its values are much larger than those of the
        Euclidean silhouette (.35 where that is .21): rules of thumb made for the
        one say nothing about the other.

    Notes
    -----
    The mean squared distance from x to the rows of a cluster is |x - c|^2 + W / N,
    with centroid c, within-cluster sum of squares W and size N; for the own
    cluster times N / (N - 1). The same as the sum over all pairs, in O(n k p).
    """
    values = np.asarray(X, dtype=np.float64)
    codes = encode(values, [labels])
    own = codes.columns[:, 0]
    squared = squared_distances(values, centroids(values, own, len(codes.sizes)))
    rows = np.arange(len(values))
    mean_square = np.bincount(own, weights=squared[rows, own]) / codes.sizes
    means = squared + mean_square
    size = codes.sizes[own]
    means[rows, own] *= np.divide(size, size - 1, out=np.ones(len(size)), where=size > 1)
    return compare(means, own, codes.sizes).silhouettes()
