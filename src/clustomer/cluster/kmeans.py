"""KMeans as a scikit-learn estimator whose answer repeats."""

from __future__ import annotations

import warnings
from numbers import Integral, Real
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import (
    BaseEstimator,
    ClassNamePrefixFeaturesOutMixin,
    ClusterMixin,
    TransformerMixin,
)
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.validation import check_array, check_is_fitted, validate_data

from clustomer._random import root_seed
from clustomer.cluster.inputs import checked_weights
from clustomer.cluster.starts import (
    StartOptions,
    best_starts,
    settle,
)
from clustomer.errors import InputError
from clustomer.stats.canonical import Canonical, canonical
from clustomer.stats.distances import assign, squared_distances


# scikit-learn has no types, so its classes are Any to mypy.
class KMeans(
    ClassNamePrefixFeaturesOutMixin,
    TransformerMixin,
    ClusterMixin,
    BaseEstimator,
):
    """KMeans clustering with the parameters of scikit-learn's.

    Use it when k is known. To find k, run `clustomer.sweep` and
    `clustomer.choose_k`; to go from a table to segments, use
    `clustomer.Segmenter`. It is made for round clusters of similar spread in
    columns on one scale.

    Parameters
    ----------
    n_clusters : int, default=8
        Number of clusters, at most the number of rows.
    init : {"k-means++", "random"} or array-like of shape (k, p), default="k-means++"
        Where starts begin. Centres are used as they are, for a single start, and
        keep their order.
    n_init : int, default=10
        Number of starts; the one with the lowest inertia is kept.
    max_iter : int, default=300
        Largest number of iterations of a start.
    tol : float, default=1e-4
        A start ends when its centres move by less than this (relative to the
        variance of the columns).
    random_state : int, RandomState, Generator or None, default=None
        Seed; give an int for an answer that repeats.
    n_jobs : int or None, default=None
        Worker threads; every core by default. It changes the time only.

    Attributes
    ----------
    cluster_centers_ : ndarray of shape (k, p)
        Means of the clusters, the largest cluster first (by the sum of weights).
    labels_ : ndarray of shape (n,), int32
        Cluster of each row, 0 to k - 1; the same as `predict` on these rows.
    inertia_ : float
        (Weighted) sum of squared distances to the nearest centre; lower is
        tighter.
    n_iter_ : int
        Iterations of the best start.
    n_features_in_ : int
        Number of columns, p.
    feature_names_in_ : ndarray of shape (p,)
        Names of the columns, when the input had text names.

    Notes
    -----
    What differs from scikit-learn's class: rows and columns are put in an order
    that only their values decide before anything is drawn, and equal rows are
    joined, so that neither the order of the file nor the number of workers
    changes the answer, and a weight of 2 is exactly the same as the row twice.
    Clusters are numbered by size. Empty clusters are moved to far rows, as
    scikit-learn does. O(n k p) time per iteration.

    References
    ----------
    Lloyd, S. (1982). Least squares quantization in PCM. IEEE Transactions on
    Information Theory 28, 129-137. doi 10.1109/TIT.1982.1056489

    Arthur, D. & Vassilvitskii, S. (2007). k-means++: the advantages of careful
    seeding. SODA, 1027-1035.

    Examples
    --------
    >>> model = KMeans(n_clusters=2, random_state=0).fit([[0.0], [1.0], [1.0], [9.0]])
    >>> model.labels_.tolist(), model.cluster_centers_.round(2).tolist()
    ([0, 0, 0, 1], [[0.67], [9.0]])
    """

    cluster_centers_: NDArray[np.float64]
    labels_: NDArray[np.int32]
    inertia_: float
    n_iter_: int

    def __init__(
        self,
        n_clusters: int = 8,
        *,
        init: str | ArrayLike = "k-means++",
        n_init: int = 10,
        max_iter: int = 300,
        tol: float = 1e-4,
        random_state: int | np.random.RandomState | np.random.Generator | None = None,
        n_jobs: int | None = None,
    ) -> None:
        self.n_clusters = n_clusters
        self.init = init
        self.n_init = n_init
        self.max_iter = max_iter
        self.tol = tol
        self.random_state = random_state
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any = None, sample_weight: ArrayLike | None = None) -> Self:
        """Find the clusters.

        Parameters
        ----------
        X : array-like or frame of shape (n, p)
            Finite numbers on comparable scales.
        y : ignored
            There for scikit-learn's pipelines.
        sample_weight : array-like of shape (n,), optional
            Weights, 0 or more; 1 each by default.

        Returns
        -------
        KMeans
            Itself, fitted.

        Raises
        ------
        InputError
            When a parameter is out of range, or there are fewer rows than
            clusters.
        ValueError
            When X holds missing or infinite values, text, or no rows.

        Warns
        -----
        ConvergenceWarning
            When there are fewer distinct rows than clusters, as in scikit-learn:
            each distinct row is its own cluster, the others stay empty.
        """
        values = validate_data(self, X, dtype=np.float64)
        self._check_parameters()
        data = canonical(values, sample_weight=checked_weights(sample_weight, len(values)))
        k = self._n_possible(data)
        init = self._init(data)
        options = StartOptions(
            n_init=self.n_init,
            max_iter=self.max_iter,
            tol=self.tol,
            init=init if isinstance(init, str) else init[:k],
        )
        seed = root_seed(self.random_state)
        best = best_starts(data, [k], options=options, seed=seed, n_jobs=self.n_jobs)[k]
        settled = settle(data, best.first.centers, by_size=isinstance(init, str))
        # Where rows repeat, centres without a row of their own repeat the last one.
        every = np.minimum(np.arange(self.n_clusters), k - 1)
        self.cluster_centers_ = data.columns_back(settled.centers)[every]
        self.labels_ = data.rows_back(settled.labels)
        self.inertia_ = settled.inertia
        self.n_iter_ = best.first.n_iter
        self._n_features_out = len(self.cluster_centers_)
        return self

    def predict(self, X: Any) -> NDArray[np.int32]:
        """Return the nearest cluster of each row; ties go to the lower label.

        Parameters
        ----------
        X : array-like or frame of shape (n, p)
            Rows with the columns of `fit`.

        Returns
        -------
        ndarray of shape (n,), int32
            0 to k - 1.
        """
        return np.array(assign(self._new_rows(X), self.cluster_centers_).labels)

    def transform(self, X: Any) -> NDArray[np.float64]:
        """Return the Euclidean distance of each row to each centre, (n, k)."""
        distances: NDArray[np.float64] = np.sqrt(
            squared_distances(self._new_rows(X), self.cluster_centers_)
        )
        return distances

    def score(self, X: Any, y: Any = None, sample_weight: ArrayLike | None = None) -> float:
        """Return minus the inertia of these rows; higher is better."""
        values = self._new_rows(X)
        squared = assign(values, self.cluster_centers_).distance ** 2
        weights = checked_weights(sample_weight, len(values))
        return -float(squared.sum() if weights is None else (weights * squared).sum())

    def _new_rows(self, X: Any) -> NDArray[np.float64]:
        check_is_fitted(self)
        rows: NDArray[np.float64] = validate_data(self, X, dtype=np.float64, reset=False)
        return rows

    def _check_parameters(self) -> None:
        for name in ("n_clusters", "n_init", "max_iter"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, Integral) or value < 1:
                raise InputError(
                    f"{name} is {value!r}.",
                    "It must be a whole number, 1 or more.",
                    f"For example KMeans({name}=5).",
                )
        tol: Any = self.tol
        if not isinstance(tol, Real) or not float(tol) >= 0:
            raise InputError(f"tol is {tol!r}.", "It must be 0 or more.", "Try tol=1e-4.")

    def _n_possible(self, data: Canonical) -> int:
        n_rows, n_distinct = len(data.rows), len(data.distinct)
        if self.n_clusters > n_rows:
            raise InputError(
                f"n_samples={n_rows} should be >= n_clusters={self.n_clusters}.",
                "Each cluster needs a row of its own.",
                f"Ask for {n_rows} clusters or fewer.",
            )
        if self.n_clusters > n_distinct:
            warnings.warn(
                f"n_clusters={self.n_clusters} is more than the {n_distinct} distinct rows "
                f"(n_samples={n_rows}). Each distinct row became its own cluster and the "
                "other clusters are empty.",
                ConvergenceWarning,
                stacklevel=3,
            )
        return min(self.n_clusters, n_distinct)

    def _init(self, data: Canonical) -> str | NDArray[np.float64]:
        if isinstance(self.init, str):
            if self.init not in ("k-means++", "random"):
                raise InputError(
                    f"init is {self.init!r}.",
                    'It must be "k-means++", "random" or an array of centres.',
                    "Leave it out for k-means++.",
                )
            return self.init
        centers: NDArray[np.float64] = check_array(self.init, dtype=np.float64)
        expected = (self.n_clusters, data.rows.shape[1])
        if centers.shape != expected:
            raise InputError(
                f"The initial centres have the shape {centers.shape}.",
                f"They need the shape {expected}: one row per cluster, one column per feature.",
                "Give other centres, or leave init out.",
            )
        return np.ascontiguousarray(centers[:, data.columns])
