"""Given columns, given correlations, and nothing else in common.

Correlated normal numbers decide the order in which the values of each column are
dealt out. The values stay exactly those of the column; the correlations of the
normal numbers are tuned until the dealt columns have the wanted ones. Without the
tuning, ratings and yes/no columns would come out less correlated than observed,
and a plain correlation would pass for groups.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
_Number = TypeVar("_Number", bound=np.generic)

MATCH_ROWS = 4_000
MATCH_STEPS = 6
LEAST_EIGENVALUE = 1e-4
LARGEST_CORRELATION = 0.999
_CONSTANT = 1e-12  # a spread below this is rounding


def standardised(columns: FloatArray) -> FloatArray:
    """Return columns (n, q) with mean 0 and variance 1 (divisor n); constant ones as zeros."""
    centred = columns - columns.mean(axis=0)
    spread = np.sqrt(np.mean(centred**2, axis=0))
    varies = spread > _CONSTANT * np.maximum(1.0, np.abs(columns).max(axis=0))
    return np.where(varies, centred / np.where(varies, spread, 1.0), 0.0)


def pearson(columns: FloatArray) -> FloatArray:
    """Return the Pearson correlations (q, q) of columns (n, q).

    The diagonal is 1; a constant column is correlated with nothing.
    """
    scores = standardised(columns)
    correlations: FloatArray = np.clip(scores.T @ scores / len(scores), -1.0, 1.0)
    np.fill_diagonal(correlations, 1.0)
    return correlations


def root_of(correlations: FloatArray) -> FloatArray:
    """Return a matrix A (q, q) with rows of length 1 and A A' nearest the correlations.

    Notes
    -----
    The symmetric root ``V sqrt(max(lambda, 1e-4)) V'``, its rows scaled to length
    1. The rows of ``V sqrt(lambda)`` would give numbers with the same
    distribution, but eigenvectors have no sign, and none at all where
    eigenvalues are equal: a last digit could then change every draw.
    """
    values, vectors = np.linalg.eigh(correlations)
    root = (vectors * np.sqrt(np.maximum(values, LEAST_EIGENVALUE))) @ vectors.T
    scaled: FloatArray = root / np.linalg.norm(root, axis=1, keepdims=True)
    return scaled


def match_correlations(
    ladders: FloatArray,
    target: FloatArray,
    *,
    normals: FloatArray,
    steps: int = MATCH_STEPS,
) -> FloatArray:
    """Return the root A (q, q) whose dealt columns have the wanted Pearson correlations.

    Parameters
    ----------
    ladders : ndarray of shape (n, q)
        The values of each column, ascending.
    target : ndarray of shape (q, q)
        The correlations that the dealt columns should have.
    normals : ndarray of shape (m, q)
        Independent standard normal numbers, the same in every step. With 4,000
        rows the correlations come out within 0.02 to 0.03, skewed ratings
        included; within 0.08 where a few large values decide.
    steps : int
        Six are enough; 0 uses `target` for the normal numbers as it is.

    Returns
    -------
    ndarray of shape (q, q)
        See `root_of`; the matrix (1) for one column.

    Notes
    -----
    The fixed-point form of NORTA: ``R = T``; deal m values of each column by the
    ranks of ``normals @ A(R).T``; ``R = clip(R + T - corr(dealt), +-.999)``. Not
    every matrix can be reached with every set of columns (two skewed columns
    cannot have a correlation of -0.9): the nearest the steps come to is used.
    O(steps m (q log m + q**2)).

    References
    ----------
    Cario, M. C. and Nelson, B. L. (1997), Modeling and generating random vectors
    with arbitrary marginal distributions and correlation matrix. Northwestern
    University.
    """
    m, q = normals.shape
    if q == 1:
        return np.ones((1, 1))
    places = ((np.arange(m) + 0.5) / m * len(ladders)).astype(np.intp)
    ladder_scores = standardised(ladders[places])
    varies = ladder_scores.any(axis=0)
    known = np.logical_and.outer(varies, varies)
    matched = np.array(target, dtype=np.float64)
    for _ in range(steps):
        dealt = deal(ladder_scores, normals @ root_of(matched).T)
        # a column whose rare values fall between the m places says nothing: no step
        miss = np.where(known, target - dealt.T @ dealt / m, 0.0)
        matched = np.clip(matched + miss, -LARGEST_CORRELATION, LARGEST_CORRELATION)
        np.fill_diagonal(matched, 1.0)
    return root_of(matched)


def deal(ladders: NDArray[_Number], order: FloatArray) -> NDArray[_Number]:
    """Deal out each ladder (n, q) in the order of the ranks of the same column of `order`.

    Examples
    --------
    >>> ladder = np.array([[1.0], [2.0], [9.0]])
    >>> deal(ladder, np.array([[0.3], [-1.2], [0.1]])).ravel()
    array([9., 1., 2.])
    """
    dealt = np.empty(ladders.shape, dtype=ladders.dtype)
    for j in range(ladders.shape[1]):
        dealt[np.argsort(order[:, j]), j] = ladders[:, j]
    return dealt
