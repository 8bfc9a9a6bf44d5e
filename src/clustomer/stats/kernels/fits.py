"""Many KMeans fits in one call: restarts, resamples, data sets without groups.

The evidence needs thousands of small fits. One call of a library costs a few
milliseconds before its first distance; here the starts of many problems are
carried along together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._result import Result
from clustomer.errors import InputError
from clustomer.stats.kernels.choice import kernel
from clustomer.stats.kernels.problem import LARGEST, Problem, Runs, whole_weights

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class ManyFits(Result):
    """The best partition of each of m problems.

    Attributes
    ----------
    labels : ndarray of int32, shape (m, n)
        Cluster of every row, also of those of weight 0; ties to the lowest.
    centers : ndarray of shape (m, k, p)
    inertia : ndarray of shape (m,)
        Weighted sum of squared distances to the nearest centre; lower is tighter.
    n_iter : ndarray of int32, shape (m,)
        Iterations of the start that was kept.
    converged : ndarray of bool, shape (m,)
        False where that start was stopped by `max_iter`.
    """

    labels: NDArray[np.int32]
    centers: Floats
    inertia: Floats
    n_iter: NDArray[np.int32]
    converged: NDArray[np.bool_]


def n_uniforms(k: int) -> int:
    """Return how many random numbers one start with k clusters uses.

    Examples
    --------
    >>> n_uniforms(1), n_uniforms(2), n_uniforms(8)
    (1, 3, 29)
    """
    return 1 + (k - 1) * n_candidates(k)


def n_candidates(k: int) -> int:
    """Return how many rows greedy k-means++ tries for each further centre."""
    return 2 + int(math.log(k))


def fit_many(
    X: ArrayLike,
    k: int,
    uniforms: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    max_iter: int = 100,
    tol: float = 1e-4,
) -> ManyFits:
    """Fit KMeans with k clusters to many problems, several starts each.

    Use it where hundreds of fits of the same kind are needed; for the one
    partition that is shown, `clustomer.cluster.sweep` works harder.

    Parameters
    ----------
    X : array-like of shape (n, p) or (m, n, p)
        Finite rows: the same for all problems, or one matrix for each.
    k : int
        Clusters, 1 to n.
    uniforms : array-like of shape (m, n_init, n_uniforms(k))
        Random numbers in [0, 1) for the starts. They are drawn before the call,
        so that the answer does not depend on how calls are cut up or shared out.
    weights : array-like of shape (m, n), optional
        0 or more, some above 0: how often each row counts in each problem, as in
        a bootstrap resample.
    max_iter : int, default 100
    tol : float, default 1e-4
        A start ends when the sum of the squared shifts of its centres is at most
        `tol` times the mean variance of the columns.

    Returns
    -------
    ManyFits
        Of each problem the start with the lowest inertia; the first of equal ones.

    Raises
    ------
    InputError
        When shapes do not belong together, k is not possible, or a value is not
        finite.

    Notes
    -----
    Starts are greedy k-means++: the first centre is a row drawn by weight; for
    each further one ``2 + floor(ln k)`` rows are drawn by weight times squared
    distance to the nearest centre, and the one that leaves the smallest sum of
    squares is kept. Then Lloyd's iterations; a cluster that loses all its rows
    moves to the row farthest from its centre, as in scikit-learn. Rows are rounded
    to a grid first (`problem`), twelve digits below the largest value at 2,000
    rows, which makes sums of rows exact. O(m n_init iterations n k p). One thread;
    the callers share out calls.

    References
    ----------
    Arthur, D. & Vassilvitskii, S. (2007). k-means++: the advantages of careful
    seeding. SODA 2007, 1027-1035.

    Examples
    --------
    >>> X = [[0.0], [1.0], [10.0], [11.0]]
    >>> fits = fit_many(X, 2, [[[0.1, 0.5, 0.5]]])
    >>> sorted(fits.centers[0].ravel().tolist()), fits.inertia.tolist()
    ([0.5, 10.5], [1.0])
    """
    values = np.asarray(X, dtype=np.float64)
    draws = np.ascontiguousarray(uniforms, dtype=np.float64)
    times = None if weights is None else np.ascontiguousarray(weights, dtype=np.float64)
    _check(values, k, draws, times)
    if values.ndim == 2:
        problem = Problem.of(values, tol, total=_largest_total(times))
        return _many(problem, kernel().best_of(problem, k, draws, times, max_iter))
    found = []
    for i, one in enumerate(values):
        own = None if times is None else times[i : i + 1]
        problem = Problem.of(one, tol, total=_largest_total(own))
        runs = kernel().best_of(problem, k, draws[i : i + 1], own, max_iter)
        found.append(runs._replace(centers=runs.centers + problem.grid.mean))
    return _many(None, Runs(*(np.concatenate(part) for part in zip(*found, strict=True))))


def fit_from(
    X: ArrayLike,
    centers: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    max_iter: int = 300,
    tol: float = 0.0,
) -> ManyFits:
    """Run Lloyd's algorithm from given centres.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite rows.
    centers : array-like of shape (m, k, p)
        Where each of m runs begins.
    weights : array-like of shape (m, n), optional
        As in `fit_many`.
    max_iter : int, default 300
    tol : float, default 0.0
        As in `fit_many`; with 0 a run ends when no label changes.

    Returns
    -------
    ManyFits

    Raises
    ------
    InputError
        As in `fit_many`.

    Examples
    --------
    >>> fit_from([[0.0], [1.0], [9.0]], [[[0.0], [1.0]]]).centers.tolist()
    [[[0.5], [9.0]]]
    """
    values = np.asarray(X, dtype=np.float64)
    begin = np.asarray(centers, dtype=np.float64)
    times = None if weights is None else np.ascontiguousarray(weights, dtype=np.float64)
    fit = values.ndim == 2 and begin.ndim == 3 and begin.shape[2:] == values.shape[1:]
    if not fit or not len(begin):
        raise InputError(
            f"X has the shape {values.shape} and the centres {begin.shape}.",
            "They are (rows, columns) and (runs, clusters, columns), with one run at least.",
            "Give centres with the columns of X.",
        )
    _check_rows(values, begin.shape[1])
    _check_weights(times, len(begin), len(values))
    if not (np.abs(begin) <= LARGEST).all():
        raise InputError(
            f"The centres hold missing or infinite values, or some beyond {LARGEST:g}.",
            "A run begins at finite numbers whose squares are numbers, too.",
            "Give other centres.",
        )
    problem = Problem.of(values, tol, total=_largest_total(times))
    start = np.ascontiguousarray(begin - problem.grid.mean)
    return _many(problem, kernel().lloyd(problem, start, times, max_iter))


def _many(problem: Problem | None, runs: Runs) -> ManyFits:
    centers = runs.centers if problem is None else runs.centers + problem.grid.mean
    return ManyFits(
        labels=runs.labels,
        centers=centers,
        inertia=runs.inertia,
        n_iter=runs.n_iter,
        converged=runs.converged,
    )


def _largest_total(weights: Floats | None) -> float | None:
    """Return the sum that the grid must leave room for; only whole weights add exactly."""
    if weights is None:
        return None
    return max((float(own.sum()) for own in weights if whole_weights(own)), default=None)


def _check(values: Floats, k: int, uniforms: Floats, weights: Floats | None) -> None:
    _check_rows(values, k)
    if uniforms.ndim != 3 or 0 in uniforms.shape or uniforms.shape[2] != n_uniforms(k):
        raise InputError(
            f"uniforms has the shape {uniforms.shape}.",
            f"It is (problems, starts, {n_uniforms(k)}) for k = {k}, with one of each at least.",
            "Draw rng.random((m, n_init, n_uniforms(k))).",
        )
    if not ((uniforms >= 0) & (uniforms < 1)).all():
        raise InputError(
            "uniforms holds numbers that are missing, negative, or 1 and more.",
            "Each is at least 0 and below 1.",
            "Draw rng.random((m, n_init, n_uniforms(k))).",
        )
    if values.ndim == 3 and len(values) != len(uniforms):
        raise InputError(
            f"There are {len(values):,} matrices and random numbers for {len(uniforms):,}.",
            "Each problem needs both.",
            "Draw random numbers for every matrix.",
        )
    _check_weights(weights, len(uniforms), values.shape[-2])


def _check_rows(values: Floats, k: int) -> None:
    if values.ndim not in (2, 3) or 0 in values.shape:
        raise InputError(
            f"X has the shape {values.shape}.",
            "It is (rows, columns), or (problems, rows, columns), with one of each at least.",
            "Give prepared rows.",
        )
    n = values.shape[-2]
    if not 1 <= k <= n:
        raise InputError(
            f"{k} clusters of {n:,} rows cannot be.",
            "There is one cluster at least, and a row for each.",
            "Ask for fewer clusters.",
        )
    if not np.isfinite(values).all():
        raise InputError(
            "X holds missing or infinite values.",
            "KMeans compares complete rows of finite numbers.",
            "Leave such rows out, or fill them first.",
        )
    if max(values.max(), -values.min()) > LARGEST:
        raise InputError(
            f"X holds values beyond {LARGEST:g}.",
            "Their squares do not fit into a number.",
            "Scale the columns first.",
        )


def _check_weights(weights: Floats | None, m: int, n: int) -> None:
    if weights is None:
        return
    if weights.shape != (m, n):
        raise InputError(
            f"weights has the shape {weights.shape}.",
            f"It is (problems, rows): ({m}, {n}).",
            "Give one vector of weights for each problem.",
        )
    positive = (weights > 0).any(axis=1).all()
    if not np.isfinite(weights).all() or (weights < 0).any() or not positive:
        raise InputError(
            "weights holds a negative or infinite number, or a problem with zeros only.",
            "Weights are 0 or more, and some rows of each problem count.",
            "Leave them out to count every row once.",
        )
