"""Criteria of a partition from its centroids, and which way each one points.

Every criterion that k is compared by has one record in `CRITERIA`, which says
whether a larger value is better. None of them can say that there is one group
only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._result import Result
from clustomer.errors import InputError
from clustomer.stats.distances import centroids


@dataclass(frozen=True, kw_only=True)
class Criterion(Result):
    """The name of a criterion, and whether ``"higher"`` or ``"lower"`` values are better."""

    name: str
    better: Literal["higher", "lower"]

    def score(self, value: float) -> float:
        """Return a value so that a larger one is better, whichever way the criterion points."""
        return value if self.better == "higher" else -value


def _table(**better: Literal["higher", "lower"]) -> Mapping[str, Criterion]:
    return MappingProxyType(
        {name: Criterion(name=name, better=way) for name, way in better.items()}
    )


CRITERIA: Mapping[str, Criterion] = _table(
    silhouette="higher",
    simplified_silhouette="higher",
    squared_silhouette="higher",
    calinski_harabasz="higher",
    davies_bouldin="lower",
    elbow="higher",
)


def total_ss(X: ArrayLike, *, sample_weight: ArrayLike | None = None) -> float:
    """Return the sum of squared distances to the (weighted) mean of all rows."""
    return float(_column_ss(X, np.zeros(len(np.asarray(X)), dtype=int), sample_weight).sum())


def within_ss(X: ArrayLike, labels: ArrayLike, *, sample_weight: ArrayLike | None = None) -> float:
    """Return the within-cluster sum of squares W (the inertia at the clusters' means).

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite rows.
    labels : array-like of shape (n,)
        Cluster of each row, any whole numbers.
    sample_weight : array-like of shape (n,), optional
        A row of weight 2 counts like two rows.

    Returns
    -------
    float
        0 or more, in squared units of X; lower is tighter.

    Examples
    --------
    >>> within_ss([[0.0], [2.0], [10.0]], [0, 0, 1])
    2.0
    """
    return float(_column_ss(X, labels, sample_weight).sum())


def calinski_harabasz(
    X: ArrayLike,
    labels: ArrayLike,
    *,
    sample_weight: ArrayLike | None = None,
    total: float | None = None,
) -> float:
    """Return the variance ratio of Calinski and Harabasz; higher is better.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite rows.
    labels : array-like of shape (n,)
        Cluster of each row; two clusters or more.
    sample_weight : array-like of shape (n,), optional
        Weights; n is then their sum.
    total : float, optional
        `total_ss` of the same rows and weights, where it is known already.

    Returns
    -------
    float
        0 or more; infinite when every cluster is a single point (scikit-learn
        gives 1 there).

    Raises
    ------
    InputError
        With one cluster only.

    Notes
    -----
    ((T - W) / (k - 1)) / (W / (n - k)). Made for round, well separated clusters;
    on evenly filled data its largest value is arbitrary. O(n p).

    References
    ----------
    Calinski, T. & Harabasz, J. (1974). A dendrite method for cluster analysis.
    Communications in Statistics 3, 1-27. doi 10.1080/03610927408827101
    """
    k = _at_least_two(labels)
    within = within_ss(X, labels, sample_weight=sample_weight)
    n = float(len(np.asarray(X)))
    if sample_weight is not None:
        n = float(np.asarray(sample_weight, dtype=np.float64).sum())
    if within == 0 or n <= k:
        return math.inf
    between = (total_ss(X, sample_weight=sample_weight) if total is None else total) - within
    return float((between / (k - 1)) / (within / (n - k)))


def davies_bouldin(X: ArrayLike, labels: ArrayLike) -> float:
    """Return the index of Davies and Bouldin; lower is better.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite rows.
    labels : array-like of shape (n,)
        Cluster of each row; two clusters or more.

    Returns
    -------
    float
        0 or more; infinite when two spread clusters have the same centroid.

    Raises
    ------
    InputError
        With one cluster only.

    Notes
    -----
    Mean over clusters i of max over j of (S_i + S_j) / M_ij, with S the mean
    distance to the own centroid and M the distance of two centroids. It favours
    small clusters far away. O(n p + k^2 p).

    References
    ----------
    Davies, D. & Bouldin, D. (1979). A cluster separation measure. IEEE TPAMI 1,
    224-227. doi 10.1109/TPAMI.1979.4766909
    """
    k = _at_least_two(labels)
    values = np.asarray(X, dtype=np.float64)
    codes = np.unique(np.asarray(labels), return_inverse=True)[1]
    centers = centroids(values, codes, k)
    to_own = np.sqrt(((values - centers[codes]) ** 2).sum(axis=1))
    spread = np.bincount(codes, weights=to_own) / np.bincount(codes)
    apart = np.sqrt(((centers[:, None, :] - centers[None, :, :]) ** 2).sum(axis=2))
    both = spread[:, None] + spread[None, :]
    ratio = np.where(both > 0, np.inf, 0.0)
    np.divide(both, apart, out=ratio, where=apart > 0)
    np.fill_diagonal(ratio, 0.0)
    return float(ratio.max(axis=1).mean())


def _column_ss(
    X: ArrayLike, labels: ArrayLike, sample_weight: ArrayLike | None
) -> NDArray[np.float64]:
    """Within-cluster sum of squares of each column, (p,)."""
    values = np.asarray(X, dtype=np.float64)
    found, codes = np.unique(np.asarray(labels), return_inverse=True)
    centers = centroids(values, codes, len(found), sample_weight=sample_weight)
    squared = (values - centers[codes]) ** 2
    if sample_weight is not None:
        # A cluster of total weight 0 has no mean and no weight in the sum either.
        squared = np.nan_to_num(squared) * np.asarray(sample_weight, dtype=np.float64)[:, None]
    return np.asarray(squared.sum(axis=0), dtype=np.float64)


def _at_least_two(labels: ArrayLike) -> int:
    k = len(np.unique(np.asarray(labels)))
    if k < 2:
        raise InputError(
            "There is one cluster only.",
            "This criterion compares clusters, so it needs two or more.",
            "Leave k = 1 out when you compute it.",
        )
    return k
