"""The nearest column with one hump: same rows, same scale, no second hump.

A column that falls into parts by itself would carry its groups into the data
without groups. Values on a lattice (a rating, a count) keep their lattice and get
the best rising-then-falling frequencies; other columns become the uniform column
of the same mean and spread, which of all laws with one hump is the easiest to cut
into groups, so that the comparison errs on the safe side.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]

MOST_LATTICE_VALUES = 50
_TIE = 1e-12  # sums of squares that differ by less are equal: the smaller mode wins


def unimodal_column(values: ArrayLike) -> tuple[FloatArray, str]:
    """Return the sorted column of one hump that takes the place of `values`, and its kind.

    Parameters
    ----------
    values : array-like of shape (n,)
        Finite, in any order; two distinct values or more.

    Returns
    -------
    column : ndarray of shape (n,)
        Ascending.
    kind : {"lattice", "uniform"}
        ``"lattice"`` for 50 distinct values or fewer.
    """
    column = np.sort(np.asarray(values, dtype=np.float64))
    lattice, counts = np.unique(column, return_counts=True)
    if len(lattice) <= MOST_LATTICE_VALUES:
        return lattice_column(lattice, counts), "lattice"
    return uniform_column(column), "uniform"


def unimodal_shares(counts: ArrayLike) -> FloatArray:
    """Return the shares with one hump that lie nearest to the observed ones.

    Parameters
    ----------
    counts : array-like of shape (m,)
        How often each value occurs, in ascending order of the values.

    Returns
    -------
    ndarray of shape (m,)
        Rising up to one place, falling after it; the sum is 1.

    Notes
    -----
    For every place t of the top: the isotonic (pool adjacent violators) fit of
    the shares up to t, the falling one from t on, and at t the larger of the two.
    The t with the smallest sum of squared differences is kept, the smallest t of
    equal ones. O(m**2).

    References
    ----------
    Frisen, M. (1986), Unimodal regression. The Statistician 35, 479-485.
    doi:10.2307/2987965

    Examples
    --------
    >>> unimodal_shares([3, 1, 2]) * 6
    array([3. , 1.5, 1.5])
    """
    observed = np.asarray(counts, dtype=np.float64)
    observed = observed / observed.sum()
    best, least = observed, math.inf
    for top in range(len(observed)):
        fitted = _with_top(observed, top)
        loss = float(np.sum((fitted - observed) ** 2))
        if loss < least - _TIE:
            best, least = fitted, loss
    shares: FloatArray = best / best.sum()
    return shares


def _with_top(shares: FloatArray, top: int) -> FloatArray:
    from scipy.optimize import isotonic_regression

    rising = isotonic_regression(shares[: top + 1]).x
    falling = isotonic_regression(shares[top:], increasing=False).x
    summit = max(rising[-1], falling[0])
    return np.concatenate([rising[:-1], [summit], falling[1:]])


def lattice_column(lattice: ArrayLike, counts: ArrayLike) -> FloatArray:
    """Return as many values on the same lattice, in the nearest shares with one hump.

    Parameters
    ----------
    lattice : array-like of shape (m,)
        Distinct values, ascending.
    counts : array-like of shape (m,)
        How often each occurs.

    Returns
    -------
    ndarray of shape (sum of counts,)
        Quantiles of the fitted shares at (i + 1/2) / n, ascending. Whole rows
        cannot follow the shares exactly: two equal shares may differ by one row.
    """
    support = np.asarray(lattice, dtype=np.float64)
    n = int(np.sum(counts))
    reached = np.cumsum(unimodal_shares(counts)) + _TIE  # a sum that rounding left just below
    place = np.searchsorted(reached, (np.arange(n) + 0.5) / n, side="left")
    column: FloatArray = support[np.minimum(place, len(support) - 1)]
    return column


def uniform_column(values: ArrayLike) -> FloatArray:
    """Return n evenly spaced values with the mean and the variance of `values`.

    Notes
    -----
    ``mean + sd sqrt(12) ((i + 1/2) / n - 1/2)`` with the standard deviation of
    divisor n: the uniform law of that variance. The variance of the n values is
    smaller by the factor 1 - 1 / n**2. The values may leave the range of the
    column: a uniform law within it would have another variance.

    Examples
    --------
    >>> uniform_column([0.0, 0.0, 2.0, 2.0]).round(3)
    array([-0.299,  0.567,  1.433,  2.299])
    """
    column = np.asarray(values, dtype=np.float64)
    n = len(column)
    width = float(column.std()) * math.sqrt(12)
    return float(column.mean()) + width * ((np.arange(n) + 0.5) / n - 0.5)
