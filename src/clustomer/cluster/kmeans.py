"""KMeans as a scikit-learn estimator whose answer repeats."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from numbers import Integral, Real
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import (
    BaseEstimator,
    ClassNamePrefixFeaturesOutMixin,
    ClusterMixin,
    TransformerMixin,
)
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import assert_all_finite
from sklearn.utils.validation import check_array, check_is_fitted, validate_data

from clustomer._random import root_seed, seed_for
from clustomer.cluster.inputs import checked_weights
from clustomer.cluster.large import CANDIDATES, LARGE_ROWS, LOOSE, Rows, part_of, repeats
from clustomer.cluster.refine import settle_means
from clustomer.cluster.starts import (
    Ground,
    StartOptions,
    best_starts,
    settle,
)
from clustomer.errors import InputError
from clustomer.stats.canonical import Canonical, canonical
from clustomer.stats.distances import assign, nearest_labels, squared_distances
from clustomer.stats.kernels.choice import calls_libraries
from clustomer.stats.workers import ordered_map

_Reals = NDArray[np.float32] | NDArray[np.float64]


class _Fitted(NamedTuple):
    """A finished partition in the order of the input."""

    labels: NDArray[np.int32]  # (n,)
    centers: NDArray[np.float64]  # (k, p)
    inertia: float
    n_iter: int


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
    init : {"k-means++", "random"}, array-like of shape (k, p) or callable, default="k-means++"
        Where starts begin. Centres are used as they are, for a single start, and
        keep their order. A function is called as in scikit-learn, ``init(X, k,
        random_state)``, once for each start, and returns centres.
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

    Above 100,000 rows about 55,000 are drawn: 50,000 evenly and 5,000 by their squared
    distance from the mean, so that small far groups are not missed. The starts run on a
    quarter of these, the three best go on over all of these, and the best one moves on
    all rows until it rests. `benchmarks/` compares the
    inertia with restarts on all rows. Where rows repeat a lot, equal ones are joined
    first. Single precision is read as it is; nothing is copied but the labels.

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
        init: str | ArrayLike | Callable[..., ArrayLike] = "k-means++",
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
        values = validate_data(self, X, dtype=[np.float64, np.float32], ensure_all_finite=False)
        self._check_parameters()
        weights = checked_weights(sample_weight, len(values))
        seed = root_seed(self.random_state)
        found = self._fit(values, weights, seed)
        # Where rows repeat, centres without a row of their own repeat the last one.
        every = np.minimum(np.arange(self.n_clusters), len(found.centers) - 1)
        self.cluster_centers_ = found.centers[every]
        self.labels_ = found.labels
        self.inertia_ = found.inertia
        self.n_iter_ = found.n_iter
        self._n_features_out = len(self.cluster_centers_)
        return self

    def _fit(self, values: _Reals, weights: NDArray[np.float64] | None, seed: int) -> _Fitted:
        """Fit all rows with every start, or where there are very many, a sample first."""
        if len(values) <= LARGE_ROWS:
            return self._fit_all(_finite(values), weights, seed)
        rows = Rows.of(values, weights, self.n_jobs)
        if not rows.seen.finite:
            _finite(values)
        if not self._by_size:
            return self._settled(rows, self._given((self.n_clusters, values.shape[1])))
        sample = rows.sample(seed)
        folded = rows.joined() if repeats(sample) else None
        if folded is None:
            return self._fit_sample(rows, sample, seed)
        distinct, totals, group = folded
        if len(distinct) <= LARGE_ROWS:
            found = self._fit_all(distinct, totals, seed)
        else:
            fewer = Rows.of(distinct, totals, self.n_jobs)
            found = self._fit_sample(fewer, fewer.sample(seed), seed)
        return found._replace(labels=found.labels[group])

    def _fit_sample(self, rows: Rows, sample: Canonical, seed: int) -> _Fitted:
        """Start on a part of the sample, go on over the sample, end on all rows."""
        k = self._n_possible(sample)
        part = part_of(sample, seed)
        options = self._options(part.columns_back(part.distinct), part.columns, k, seed)
        loose = replace(options, tol=LOOSE * options.tol)
        found = best_starts(
            part, [k], options=loose, seed=seed, n_jobs=self.n_jobs, keep=CANDIDATES
        )[k]
        ground = Ground.of(sample, tol=options.tol)  # all rows have the last word
        with ordered_map(self.n_jobs, libraries=calls_libraries()) as each:
            ends = list(each(lambda one: ground.run(one.centers, self.max_iter), found.best))
        best = min(ends, key=lambda one: one.inertia)  # the first of equal ones
        # The order by size is that of all rows, nearly always: then nothing is renumbered.
        sizes = np.bincount(best.labels, weights=sample.weights, minlength=k)
        centers = best.centers[np.argsort(-sizes, kind="stable")]
        return self._settled(rows, sample.columns_back(centers))

    def _settled(self, rows: Rows, centers: NDArray[np.float64]) -> _Fitted:
        moved = rows.lloyd(centers, max_iter=self.max_iter, tol=float(self.tol))
        done = rows.label(moved, by_size=self._by_size)
        return _Fitted(done.labels, done.centers, done.inertia, moved.n_iter)

    @property
    def _by_size(self) -> bool:
        """Whether clusters are numbered by size: not where the user gave their order."""
        return isinstance(self.init, str) or callable(self.init)

    def _fit_all(self, values: _Reals, weights: NDArray[np.float64] | None, seed: int) -> _Fitted:
        data = canonical(values, sample_weight=weights)
        k = self._n_possible(data)
        options = self._options(np.asarray(values, dtype=np.float64), data.columns, k, seed)
        best = best_starts(data, [k], options=options, seed=seed, n_jobs=self.n_jobs)[k]
        if self._by_size:
            settled = settle_means(data, best.first, max_iter=self.max_iter)
        else:
            settled = settle(data, best.first.centers, by_size=False)
        return _Fitted(
            data.rows_back(settled.labels),
            data.columns_back(settled.centers),
            settled.inertia,
            best.first.n_iter,
        )

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
        return nearest_labels(self._new_rows(X), self.cluster_centers_, n_jobs=self.n_jobs)

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

    def _new_rows(self, X: Any) -> _Reals:
        check_is_fitted(self)
        rows: _Reals = validate_data(self, X, dtype=[np.float64, np.float32], reset=False)
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

    def _options(
        self, values: NDArray[np.float64], columns: NDArray[np.intp], k: int, seed: int
    ) -> StartOptions:
        """Return how starts run; ``columns`` is the canonical order of the columns."""
        shape = (self.n_clusters, values.shape[1])
        if isinstance(self.init, str):
            if self.init not in ("k-means++", "random"):
                raise InputError(
                    f"init is {self.init!r}.",
                    'It must be "k-means++", "random", an array of centres or a function.',
                    "Leave it out for k-means++.",
                )
            init: str | NDArray[np.float64] = self.init
        elif callable(self.init):
            states = [np.random.RandomState(seed_for(seed, "init", i)) for i in range(self.n_init)]
            centers = [self._checked(self.init(values, k, state), shape) for state in states]
            init = np.ascontiguousarray(np.stack(centers)[:, :k, columns])
        else:
            init = np.ascontiguousarray(self._given(shape)[:k, columns])
        return StartOptions(n_init=self.n_init, max_iter=self.max_iter, tol=self.tol, init=init)

    def _given(self, shape: tuple[int, int]) -> NDArray[np.float64]:
        return self._checked(self.init, shape)

    def _checked(self, centers: Any, shape: tuple[int, int]) -> NDArray[np.float64]:
        found: NDArray[np.float64] = check_array(centers, dtype=np.float64)
        if found.shape != shape:
            raise InputError(
                f"The initial centres have the shape {found.shape}.",
                f"They need the shape {shape}: one row per cluster, one column per feature.",
                "Give other centres, or leave init out.",
            )
        return found


def _finite(values: _Reals) -> _Reals:
    """Return the rows, or raise scikit-learn's error when a value is missing or infinite."""
    assert_all_finite(values, estimator_name="KMeans", input_name="X")
    return values
