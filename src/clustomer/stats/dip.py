"""Hartigan's dip: does one column have more than one hump?

Repeated values need care. The dip takes every repeated value for a hump of its
own: an integer column with few values has a p-value of 0 whatever its shape. So
values on a lattice are spread evenly between their neighbours first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._result import Result

MOST_ROWS = 72_000  # the largest sample size in the table of critical values
FEWEST_ROWS = 4  # the smallest

Spread = Callable[[NDArray[np.float64], np.random.Generator], NDArray[np.float64]]


@dataclass(frozen=True, kw_only=True)
class DipTest(Result):
    """The dip of one column.

    Attributes
    ----------
    dip : float or None
        Largest distance between the distribution of the values and the nearest
        one with a single hump, 0 to 0.25; larger means less like one hump.
        ``None`` where it says nothing: two distinct values or fewer, or fewer
        than four rows.
    p_value : float
        Probability of a dip at least as large in data with one hump, 0 to 1; 1
        where ``dip`` is ``None``.
    n : int
        Values used: all of them, 72,000 at most.
    n_distinct : int
        Distinct values given.
    jittered : bool
        The values repeat themselves and were spread.
    """

    dip: float | None
    p_value: float
    n: int
    n_distinct: int
    jittered: bool


def is_tied(n_distinct: int, n: int) -> bool:
    """Return whether fewer than 90 % of the values are distinct."""
    return 10 * n_distinct < 9 * n


def jitter(values: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """Spread a column that repeats its values; return any other as it is.

    Use it before anything that takes the values of a column for points on a
    line: the dip, or how full the space between two groups is. Not before a fit.

    Parameters
    ----------
    values : ndarray of shape (n,)
        Finite.
    rng : Generator
        A stream of its own, see `clustomer._random.stream`.

    Returns
    -------
    ndarray of shape (n,)
        ``values + U(-h/2, h/2)`` where fewer than 90 % of the values are
        distinct, h the median gap between neighbouring distinct values: integers
        become a histogram of bins of width 1. A copy without noise otherwise.

    Examples
    --------
    >>> from clustomer._random import stream
    >>> ratings = np.array([1.0, 1.0, 1.0, 2.0, 2.0, 4.0])
    >>> bool(abs(jitter(ratings, stream(0, "jitter", 0)) - ratings).max() <= 0.75)
    True
    """
    distinct = np.unique(values)
    if not is_tied(len(distinct), len(values)) or len(distinct) < 2:
        return values.copy()
    gap = float(np.median(np.diff(distinct)))
    spread: NDArray[np.float64] = values + gap * (rng.random(len(values)) - 0.5)
    return spread


def spread_in_cells(values: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """Spread repeated values half-way to their neighbours on either side.

    As `jitter`, and the same in law on an even lattice. On an uneven one, such as
    the logarithms of counts, the noise of `jitter` leaves the wide gaps empty, and
    the dip takes them for valleys; here no place between two values stays empty.

    Examples
    --------
    >>> from clustomer._random import stream
    >>> logs = np.log1p(np.repeat([0.0, 1.0, 2.0], 4))
    >>> bool((spread_in_cells(logs, stream(0, "humps", 0))[:4] < np.log(2) / 2).all())
    True
    """
    distinct, place = np.unique(values, return_inverse=True)
    if not is_tied(len(distinct), len(values)) or len(distinct) < 2:
        return values.copy()
    half = np.diff(distinct) / 2
    left, right = np.append(half[0], half)[place], np.append(half, half[-1])[place]
    spread: NDArray[np.float64] = values - left + (left + right) * rng.random(len(values))
    return spread


def dip_test(values: ArrayLike, *, rng: np.random.Generator, spread: Spread = jitter) -> DipTest:
    """Test whether a column has one hump.

    When to use it: to say that one column alone falls into parts. Not to look
    for groups in several columns: five clear groups in two columns can leave
    each column with one hump.

    Parameters
    ----------
    values : array-like of shape (n,)
        Finite, in any order.
    rng : Generator
        For the noise on repeated values and, beyond 72,000 rows, the sample.
    spread : {jitter, spread_in_cells}
        How repeated values are spread. The data without groups use `jitter`, with
        which the verdict was calibrated.

    Returns
    -------
    DipTest

    Notes
    -----
    The p-value comes from the table of Maechler's R package ``diptest``,
    interpolated in n; its least favourable law of one hump is the uniform. The
    table ends at 72,000 rows: of a longer column that many are drawn without
    repetition, which keeps the test exact (values at even steps of rank would
    have a smaller dip than the table expects). The values are sorted before the
    noise is added, so the order of the rows changes nothing. O(n log n).

    References
    ----------
    Hartigan, J. A. and Hartigan, P. M. (1985), The dip test of unimodality.
    Annals of Statistics 13, 70-84. doi:10.1214/aos/1176346577

    Examples
    --------
    >>> from clustomer._random import stream
    >>> two_humps = [0.0, 0.1, 0.2, 0.3, 0.4, 9.0, 9.1, 9.2, 9.3, 9.4]
    >>> round(dip_test(two_humps, rng=stream(0, "jitter", 0)).dip, 3)
    0.239
    """
    from diptest import diptest

    column = np.sort(np.asarray(values, dtype=np.float64))
    n, n_distinct = len(column), len(np.unique(column))
    tied = is_tied(n_distinct, n)
    if n_distinct <= 2 or n < FEWEST_ROWS:
        return DipTest(dip=None, p_value=1.0, n=n, n_distinct=n_distinct, jittered=False)
    points = np.sort(spread(column, rng))
    if n > MOST_ROWS:
        points = points[np.sort(rng.choice(n, size=MOST_ROWS, replace=False))]
    # allow_zero=False is R's definition: the dip is never below 1 / (2 n)
    dip, p_value = diptest(points, sort_x=False, allow_zero=False)
    return DipTest(
        dip=float(dip),
        p_value=float(p_value),
        n=len(points),
        n_distinct=n_distinct,
        jittered=tied,
    )
