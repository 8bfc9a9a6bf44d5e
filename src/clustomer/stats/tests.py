"""Tests of a column against groups that were formed without it.

They are valid only there: a column that formed the groups differs between them
by construction, and a test of it says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._random import DEFAULT_SEED, stream
from clustomer._result import Result
from clustomer.stats.effects import chi_squared_statistic, expected_counts, occupied
from clustomer.stats.moments import FloatArray, ranks

SMALLEST_EXPECTED = 5.0  # below it the chi-squared distribution is not trusted
MOST_LEVELS = 50
SMALLEST_GROUP = 5  # a Kruskal-Wallis group below it calls for drawing
MOST_DRAWN_ROWS = 5_000
N_DRAWS = 1_999


@dataclass(frozen=True, kw_only=True)
class GroupTest(Result):
    """A test statistic with its p-value, and how the p-value was found.

    Attributes
    ----------
    statistic : float
        Chi-squared or H; larger means more different.
    df : int
        Degrees of freedom.
    p_value : float
        Probability of a statistic at least as large if nothing differed, 0 to 1.
    n : int
        Customers used.
    method : {"asymptotic", "drawn"}
        From the chi-squared distribution, or from ``n_draws`` random tables
        with the same margins (the same ranks).
    n_draws : int
    n_merged_levels : int
        Rare levels that were put together before testing.
    """

    statistic: float
    df: int
    p_value: float
    n: int
    method: Literal["asymptotic", "drawn"] = "asymptotic"
    n_draws: int = 0
    n_merged_levels: int = 0


def chi_squared(counts: NDArray, *, seed: int = DEFAULT_SEED) -> GroupTest:
    """Test whether the levels of a column are spread alike over the groups.

    Parameters
    ----------
    counts : array of shape (groups, levels)
        Customers in each cell.
    seed : int
        For the drawn p-value.

    Returns
    -------
    GroupTest
        ``p_value`` is 1 and ``df`` 0 where fewer than two groups or levels occur.

    Notes
    -----
    Pearson's chi-squared, without continuity correction. Beyond 50 levels the
    rarest are merged into one. Where an expected count is below 5 the p-value
    is drawn: 1,999 random tables with the same margins (Patefield 1981), and
    ``p = (1 + tables at least as extreme) / 2000``. The order of groups and
    levels does not matter. O(groups x levels), times 2,000 when drawn.

    References
    ----------
    Pearson, K. (1900). Philosophical Magazine 50, 157-175.
    doi:10.1080/14786440009463897. Patefield, W. M. (1981), Algorithm AS 159.
    Applied Statistics 30, 91-97. doi:10.2307/2346669. Phipson, B. and Smyth, G.
    K. (2010), Permutation p-values should never be zero.
    doi:10.2202/1544-6115.1585
    """
    table = occupied(counts)
    n = int(table.sum())
    if min(table.shape) < 2:
        return GroupTest(statistic=0.0, df=0, p_value=1.0, n=n)
    merged = max(0, table.shape[1] - MOST_LEVELS)
    if merged:
        table, merged = _merge_rare_levels(table), merged + 1
    statistic = chi_squared_statistic(table)
    df = (table.shape[0] - 1) * (table.shape[1] - 1)
    if expected_counts(table).min() >= SMALLEST_EXPECTED:
        return GroupTest(
            statistic=statistic,
            df=df,
            p_value=_upper_tail(statistic, df),
            n=n,
            n_merged_levels=merged,
        )
    return GroupTest(
        statistic=statistic,
        df=df,
        p_value=_drawn_chi_squared(table, statistic, seed),
        n=n,
        method="drawn",
        n_draws=N_DRAWS,
        n_merged_levels=merged,
    )


def _merge_rare_levels(table: FloatArray) -> FloatArray:
    by_size = np.argsort(-table.sum(axis=0), kind="stable")
    kept = table[:, by_size[: MOST_LEVELS - 1]]
    rest = table[:, by_size[MOST_LEVELS - 1 :]].sum(axis=1, keepdims=True)
    return np.hstack([kept, rest])


def _upper_tail(statistic: float, df: int) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(df, statistic))


def _drawn_chi_squared(table: FloatArray, observed: float, seed: int) -> float:
    from scipy.stats import random_table

    # the distribution depends on the margins alone: sorted, so does the stream of draws
    rows = np.sort(table.sum(axis=1)).astype(np.int64)
    columns = np.sort(table.sum(axis=0)).astype(np.int64)
    rng = stream(seed, "chi-squared")
    drawn = random_table(rows, columns).rvs(size=N_DRAWS, random_state=rng)
    expected = np.outer(rows, columns) / rows.sum()
    statistics = ((drawn - expected) ** 2 / expected).sum(axis=(1, 2))
    return _share_as_extreme(statistics, observed)


def _share_as_extreme(drawn: FloatArray, observed: float) -> float:
    # ties with the observed value differ by rounding: they count as extreme
    extreme = int(np.sum(drawn >= observed * (1 - 1e-9) - 1e-12))
    return (1 + extreme) / (len(drawn) + 1)


def kruskal_wallis(values: NDArray, labels: NDArray, *, seed: int = DEFAULT_SEED) -> GroupTest:
    """Test whether a number or rating tends to be larger in some groups than in others.

    Parameters
    ----------
    values : array of shape (n,)
        Values that are not finite are left out.
    labels : integer array of shape (n,)
        From 0; negative labels are left out.
    seed : int
        For the drawn p-value.

    Returns
    -------
    GroupTest
        ``p_value`` is 1 and ``df`` 0 for fewer than two groups or a constant column.

    Notes
    -----
    ``H = 12 / (n (n + 1)) sum n_m (meanrank_m - (n + 1) / 2)**2``, divided by
    ``1 - sum (t**3 - t) / (n**3 - n)`` for ties of length t. It compares mean
    ranks; equal medians with unequal shapes can reject too. Where a group has
    fewer than 5 customers (and there are at most 5,000) the p-value is drawn
    from 1,999 permutations of the ranks. O(n log n).

    References
    ----------
    Kruskal, W. H. and Wallis, W. A. (1952), Use of ranks in one-criterion
    variance analysis. JASA 47, 583-621. doi:10.1080/01621459.1952.10483441
    """
    keep = np.isfinite(values) & (labels >= 0)
    ranked = ranks(values[keep])
    sizes = np.bincount(labels[keep])
    sums = np.bincount(labels[keep], weights=2 * ranked)  # whole numbers: exact in any order
    rank_sums, sizes = sums[sizes > 0] / 2, sizes[sizes > 0]
    n, df = len(ranked), len(sizes) - 1
    ties = _tie_correction(ranked)
    if df < 1 or ties == 0:
        return GroupTest(statistic=0.0, df=0, p_value=1.0, n=n)
    h = _h_statistic(rank_sums, sizes) / ties
    if sizes.min() >= SMALLEST_GROUP or n > MOST_DRAWN_ROWS:
        return GroupTest(statistic=h, df=df, p_value=_upper_tail(h, df), n=n)
    p_value = _drawn_kruskal(ranked, sizes, h * ties, seed)
    return GroupTest(statistic=h, df=df, p_value=p_value, n=n, method="drawn", n_draws=N_DRAWS)


def _tie_correction(ranked: FloatArray) -> float:
    n = len(ranked)
    if n < 2:
        return 0.0
    lengths = np.unique(ranked, return_counts=True)[1].astype(np.float64)
    return max(0.0, 1.0 - float(np.sum(lengths**3 - lengths)) / (float(n) ** 3 - n))


def _h_statistic(sums: FloatArray, sizes: NDArray) -> float:
    n = int(sizes.sum())
    return 12 / (n * (n + 1)) * math.fsum((sums - sizes * (n + 1) / 2) ** 2 / sizes)


def _drawn_kruskal(ranked: FloatArray, sizes: NDArray, observed: float, seed: int) -> float:
    rng = stream(seed, "kruskal-wallis")
    ascending, sizes = np.sort(ranked), np.sort(sizes)
    starts = np.cumsum(sizes) - sizes
    drawn = np.array(
        [
            _h_statistic(np.add.reduceat(rng.permutation(ascending), starts), sizes)
            for _ in range(N_DRAWS)
        ]
    )
    return _share_as_extreme(drawn, observed)


def holm(p_values: Sequence[float] | NDArray) -> FloatArray:
    """Adjust p-values for the number of tests (Holm's step-down), in the order given.

    Returns
    -------
    ndarray of shape (m,)
        Never below the p-values, never above 1. Rejecting where the adjusted
        value is at most 0.05 keeps the probability of any false alarm at 5 %,
        however the tests depend on each other.

    Notes
    -----
    The i-th smallest of m is multiplied by m - i + 1, then made non-decreasing.

    References
    ----------
    Holm, S. (1979), A simple sequentially rejective multiple test procedure.
    Scandinavian Journal of Statistics 6, 65-70.
    """
    given = np.asarray(p_values, dtype=np.float64)
    order = np.argsort(given, kind="stable")
    stepped = given[order] * np.arange(len(given), 0, -1)
    adjusted = np.empty_like(given)
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(stepped))
    return adjusted


def benjamini_hochberg(p_values: Sequence[float] | NDArray) -> FloatArray:
    """Adjust p-values for many tests (Benjamini and Hochberg's step-up), in the order given.

    Use it where there are so many tests that Holm's guard against any false alarm
    leaves no power; see `holm` for a few.

    Returns
    -------
    ndarray of shape (m,)
        Never below the p-values, never above 1, and never above Holm's. Rejecting
        where the adjusted value is at most 0.05 keeps the expected share of false
        alarms among the rejections at 5 %, for tests that are independent or
        positively dependent.

    Notes
    -----
    The i-th smallest of m is multiplied by m / i, then made non-decreasing from
    the largest down.

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995), Controlling the false discovery rate.
    JRSS B 57, 289-300. doi:10.1111/j.2517-6161.1995.tb02031.x

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, 0.03]).tolist()
    [0.03, 0.04, 0.04]
    """
    given = np.asarray(p_values, dtype=np.float64)
    order = np.argsort(-given, kind="stable")
    m = len(given)
    stepped = given[order] * m / np.arange(m, 0, -1)
    adjusted = np.empty_like(given)
    adjusted[order] = np.minimum(1.0, np.minimum.accumulate(stepped))
    return adjusted
