"""KMeans for rows with missing values, without inventing the values first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._random import root_seed
from clustomer._result import Result
from clustomer.cluster.inputs import check_arguments, check_n_clusters, checked_rows
from clustomer.cluster.starts import Ground, StartOptions, best_starts, settle, size_order
from clustomer.errors import InputError
from clustomer.stats.canonical import canonical
from clustomer.stats.distances import assign, centroids

_MAX_ROUNDS = 100


@dataclass(frozen=True, kw_only=True)
class KPodFit(Result):
    """A partition of rows with missing values.

    ``inertia`` is the sum of squared distances over the observed values only.
    ``completed`` is X with each missing value replaced by that of the row's
    centre: for figures and criteria that need complete rows, not as data.
    """

    inertia: float
    sizes: tuple[int, ...]
    n_missing: int
    n_rounds: int
    converged: bool
    labels: NDArray[np.int32] = field(metadata={"local": True})  # (n,)
    centers: NDArray[np.float64] = field(metadata={"local": True})  # (k, p)
    completed: NDArray[np.float64] = field(metadata={"local": True})  # (n, p)


def kpod(
    X: ArrayLike,
    n_clusters: int,
    *,
    n_init: int = 10,
    random_state: int | np.random.RandomState | np.random.Generator | None = None,
    n_jobs: int | None = None,
    max_iter: int = 300,
    tol: float = 1e-4,
) -> KPodFit:
    """Cluster rows with missing values by k-POD.

    Use it when 5 to 40 % of the values are missing and customers with gaps must
    not be dropped. Values that are missing for a reason (no income stated because
    it is high) mislead it like any other method.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Numbers on comparable scales; NaN means missing. Each column needs an
        observed value.
    n_clusters : int
        Number of clusters, k.
    n_init : int, default=10
        Starts of the first round.
    random_state : int, RandomState, Generator or None, default=None
        Seed; give an int for an answer that repeats.
    n_jobs : int or None, default=None
        Worker threads of the first round. It changes the time only.
    max_iter, tol : int, float
        As in `clustomer.KMeans`.

    Returns
    -------
    KPodFit
        Clusters ordered by size. Labels are those that
        `clustomer.stats.distances.assign` gives for X and these centres.

    Raises
    ------
    InputError
        When a column has no value, a value is infinite, or there are fewer
        distinct rows than clusters.

    Notes
    -----
    Missing values begin as column means. Each round replaces them by the values
    of the row's centre and runs KMeans from the last centres, which never raises
    the sum of squares over observed values; it ends when no label changes. A row
    stays close to its own centre that way, so Lloyd steps on the observed values
    alone (rows to the nearest centre over their observed columns, centres to the
    means of observed values) follow until those do not change either. Without
    missing values this is KMeans.

    References
    ----------
    Chi, J., Chi, E. & Baraniuk, R. (2016). k-POD: a method for k-means clustering
    of missing data. The American Statistician 70, 91-99.
    doi 10.1080/00031305.2015.1086685

    Examples
    --------
    >>> fit = kpod([[0.0, 0.0], [1.0, float("nan")], [9.0, 9.0]], 2, random_state=0)
    >>> fit.labels.tolist(), fit.centers.tolist(), fit.inertia
    ([0, 0, 1], [[0.5, 0.0], [9.0, 9.0]], 0.5)
    """
    given = _checked(X)
    check_arguments(n_init=n_init, max_iter=max_iter, tol=tol, silhouette="none")
    missing = np.isnan(given)
    filled = np.where(missing, _column_means(given), given)
    # One order of rows and columns for everything that follows.
    columns = canonical(filled).columns
    order = np.lexsort(np.hstack([filled[:, columns], missing[:, columns]]).T[::-1])
    values = given[order][:, columns]

    first = StartOptions(n_init=n_init, max_iter=max_iter, tol=tol)
    seed = root_seed(random_state)
    done = _rounds(values, filled[order][:, columns], n_clusters, first, seed, n_jobs)
    centers, polished = _observed_lloyd(values, done.centers, max_iter)
    centers, nearest = size_order(values, np.ones(len(values)), centers)

    labels = np.empty(len(given), dtype=np.int32)
    labels[order] = nearest.labels
    own = np.empty_like(centers)
    own[:, columns] = centers
    return KPodFit(
        inertia=float(np.nansum((values - centers[labels[order]]) ** 2)),
        sizes=tuple(np.bincount(labels, minlength=n_clusters).tolist()),
        n_missing=int(missing.sum()),
        n_rounds=done.n_rounds,
        converged=done.settled and polished,
        labels=labels,
        centers=own,
        completed=np.where(missing, own[labels], given),
    )


class _Rounds(NamedTuple):
    """Where alternating KMeans and completion ended, and whether it did by itself."""

    centers: NDArray[np.float64]  # (k, p)
    n_rounds: int
    settled: bool


def _rounds(
    values: NDArray[np.float64],
    filled: NDArray[np.float64],
    k: int,
    first: StartOptions,
    seed: int,
    n_jobs: int | None,
) -> _Rounds:
    """Alternate KMeans and completion until no label changes."""
    data = canonical(filled)
    check_n_clusters(k, data)
    start = best_starts(data, [k], options=first, seed=seed, n_jobs=n_jobs)[k].first
    part = settle(data, start.centers, by_size=False)
    centers, labels = data.columns_back(part.centers), data.rows_back(part.labels)
    missing = np.isnan(values)
    if not missing.any():
        return _Rounds(centers, 0, start.converged)
    for done in range(1, _MAX_ROUNDS + 1):
        data = canonical(np.where(missing, centers[labels], values))
        if len(data.distinct) < k:
            return _Rounds(centers, done - 1, False)
        begin = np.ascontiguousarray(centers[:, data.columns])
        run = Ground.of(data, tol=first.tol).run(begin, first.max_iter)
        part = settle(data, run.centers, by_size=False)
        before, moved = labels, centers
        centers, labels = data.columns_back(part.centers), data.rows_back(part.labels)
        if (labels == before).all() and np.allclose(centers, moved, rtol=0, atol=first.tol):
            return _Rounds(centers, done, True)
    return _Rounds(centers, _MAX_ROUNDS, False)


def _observed_lloyd(
    values: NDArray[np.float64], centers: NDArray[np.float64], max_iter: int
) -> tuple[NDArray[np.float64], bool]:
    """Run Lloyd's steps over observed values only, until no label changes."""
    k = len(centers)
    labels = assign(values, centers).labels
    for _ in range(max_iter):
        means = centroids(values, labels, k)
        # A cluster with no observed value in a column keeps its coordinate there.
        centers = np.where(np.isnan(means), centers, means)
        nearest = assign(values, centers).labels
        if (nearest == labels).all():
            return centers, True
        labels = nearest
    return centers, False


def _column_means(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([np.sort(column[~np.isnan(column)]).mean() for column in values.T])


def _checked(X: ArrayLike) -> NDArray[np.float64]:
    values = checked_rows(X, allow_missing=True)
    empty = np.flatnonzero(np.isnan(values).all(axis=0))
    if len(empty):
        raise InputError(
            f"{len(empty):,} columns of X have no value (the first is column {empty[0]}).",
            "Each column needs an observed value.",
            "Leave such columns out.",
        )
    return values
