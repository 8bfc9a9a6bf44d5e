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
from clustomer.stats.kernels.reference import Problem, best_fit

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
    """

    labels: NDArray[np.int32]
    centers: Floats
    inertia: Floats


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
    moves to the row farthest from its centre, as in scikit-learn. O(m n_init
    iterations n k p). One thread; the callers share out calls.

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
    draws = np.asarray(uniforms, dtype=np.float64)
    times = None if weights is None else np.asarray(weights, dtype=np.float64)
    _check(values, k, draws, times)
    m, n, p = len(draws), values.shape[-2], values.shape[-1]
    labels = np.empty((m, n), dtype=np.int32)
    centers, inertia = np.empty((m, k, p)), np.empty(m)
    shared = Problem.of(values, tol) if values.ndim == 2 else None
    step = _problems_at_once(n, k, draws.shape[1]) if shared is not None else 1
    for first in range(0, m, step):
        which = slice(first, min(first + step, m))
        problem = shared or Problem.of(values[first], tol)
        best = best_fit(
            problem,
            k,
            draws[which],
            weights=None if times is None else times[which],
            max_iter=max_iter,
        )
        labels[which], centers[which], inertia[which] = best
    return ManyFits(labels=labels, centers=centers, inertia=inertia)


def _problems_at_once(n: int, k: int, n_init: int) -> int:
    """Return how many problems share one block of distances of about 1.5 MB."""
    return max(1, 200_000 // (n * k * n_init))


def _check(values: Floats, k: int, uniforms: Floats, weights: Floats | None) -> None:
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
    if uniforms.ndim != 3 or uniforms.shape[1] < 1 or uniforms.shape[2] != n_uniforms(k):
        raise InputError(
            f"uniforms has the shape {uniforms.shape}.",
            f"It is (problems, starts, {n_uniforms(k)}) for k = {k}.",
            "Draw rng.random((m, n_init, n_uniforms(k))).",
        )
    if values.ndim == 3 and len(values) != len(uniforms):
        raise InputError(
            f"There are {len(values):,} matrices and random numbers for {len(uniforms):,}.",
            "Each problem needs both.",
            "Draw random numbers for every matrix.",
        )
    if weights is not None and weights.shape != (len(uniforms), n):
        raise InputError(
            f"weights has the shape {weights.shape}.",
            f"It is (problems, rows): ({len(uniforms)}, {n}).",
            "Give one vector of weights for each problem.",
        )
    _check_values(values, weights)


def _check_values(values: Floats, weights: Floats | None) -> None:
    if not np.isfinite(values).all():
        raise InputError(
            "X holds missing or infinite values.",
            "KMeans compares complete rows of finite numbers.",
            "Leave such rows out, or fill them first.",
        )
    if weights is None:
        return
    positive = (weights > 0).any(axis=1).all()
    if not np.isfinite(weights).all() or (weights < 0).any() or not positive:
        raise InputError(
            "weights holds a negative or infinite number, or a problem with zeros only.",
            "Weights are 0 or more, and some rows of each problem count.",
            "Leave them out to count every row once.",
        )
