"""One KMeans fit by each library, and the inertia of its centres by one yardstick."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_CHUNK = 100_000


class Fitted(NamedTuple):
    """What every library gives. Labels are left out where they are not asked for."""

    centers: NDArray
    labels: NDArray | None


Fit = Callable[[NDArray, int, int], Fitted]


def fit_ours(X: NDArray, k: int, n_init: int) -> Fitted:
    import clustomer as cl

    model = cl.KMeans(n_clusters=k, n_init=n_init, random_state=0).fit(X)
    return Fitted(model.cluster_centers_, model.labels_)


def fit_sklearn(X: NDArray, k: int, n_init: int) -> Fitted:
    from sklearn.cluster import KMeans

    model = KMeans(n_clusters=k, n_init=n_init, random_state=0).fit(X)
    return Fitted(model.cluster_centers_, model.labels_)


def fit_sklearnex(X: NDArray, k: int, n_init: int) -> Fitted:
    from sklearnex.cluster import KMeans

    model = KMeans(n_clusters=k, n_init=n_init, random_state=0).fit(X)
    return Fitted(model.cluster_centers_, model.labels_)


def fit_faiss(X: NDArray, k: int, n_init: int) -> Fitted:
    """faiss in float32 with its 25 iterations, on all rows (it would sample 256 for each k).

    Conversion counts; labels take one more search.
    """
    import faiss

    rows = np.ascontiguousarray(X, dtype=np.float32)
    model = faiss.Kmeans(rows.shape[1], k, nredo=n_init, seed=1, max_points_per_centroid=2**31 - 1)
    model.train(rows)
    return Fitted(model.centroids, model.index.search(rows, 1)[1][:, 0])


def inertia_of(X: NDArray, centers: NDArray) -> float:
    """Return the sum of squared distances to the nearest centre, in float64 for every library."""
    total = 0.0
    for first in range(0, len(X), _CHUNK):
        rows = X[first : first + _CHUNK].astype(np.float64)
        nearest = np.full(len(rows), np.inf)
        for center in centers.astype(np.float64):
            np.minimum(nearest, ((rows - center) ** 2).sum(axis=1), out=nearest)
        total += float(nearest.sum())
    return total
