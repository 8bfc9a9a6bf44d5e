"""Effect sizes: how much groups differ, and how closely two columns go together.

They describe. None of them is a test, and none becomes one by being large.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from clustomer.stats.moments import FloatArray, GroupMoments, combined, group_moments


def standardised_differences(groups: GroupMoments) -> FloatArray:
    """Return how far each group's mean lies from the mean of the others, in standard deviations.

    Parameters
    ----------
    groups : GroupMoments
        From `clustomer.stats.moments.group_moments`.

    Returns
    -------
    ndarray of shape (k,)
        Positive where the group is higher; 0.2 is small, 0.5 medium, 0.8 large.
        NaN where the group or the rest has no value.

    Notes
    -----
    ``(mean - mean of the rest) / s`` with the pooled standard deviation
    ``s**2 = (SS + SS_rest) / (n + n_rest - 2)``. Where that is 0 (both sides
    constant, or one customer on each side) the standard deviation of everybody
    is used, so the result is always finite.

    References
    ----------
    Cohen, J. (1988), Statistical Power Analysis for the Behavioral Sciences,
    2nd ed., chapter 2. doi:10.4324/9780203771587

    Examples
    --------
    >>> import numpy as np
    >>> values, labels = np.array([1.0, 3.0, 5.0, 7.0]), np.array([0, 0, 1, 1])
    >>> standardised_differences(group_moments(values, labels, n_groups=2)).round(3).tolist()
    [-2.828, 2.828]
    """
    k = len(groups.n)
    everyone = combined(groups)
    result = np.full(k, np.nan)
    for i in np.flatnonzero(groups.n):
        rest = combined(groups, np.arange(k) != i)
        if rest.n[0] == 0:
            continue
        gap = groups.mean[i] - rest.mean[0]
        degrees = groups.n[i] + rest.n[0] - 2
        pooled = (groups.ss[i] + rest.ss[0]) / degrees if degrees > 0 else 0.0
        spread = math.sqrt(pooled) or math.sqrt(everyone.ss[0] / (everyone.n[0] - 1))
        result[i] = gap / spread if spread > 0 else 0.0
    return result


def eta_squared(values: NDArray, labels: NDArray) -> float:
    """Return the share of a column's variance that lies between groups, 0 to 1.

    Parameters
    ----------
    values : array of shape (n,)
    labels : integer array of shape (n,)
        From 0; negative labels are left out.

    Returns
    -------
    float
        0: all group means are equal. 1: no variation within groups. NaN for a
        constant column or without values.

    Notes
    -----
    ``sum n_m (mean_m - mean)**2 / sum (x - mean)**2``. For a column that formed
    the groups it is large by construction: cutting a uniform column into k
    pieces gives ``1 - 1/k**2``.

    References
    ----------
    Fisher, R. A. (1925), Statistical Methods for Research Workers, chapter 7.
    """
    n_groups = int(np.max(labels, initial=-1)) + 1
    return eta_squared_of(group_moments(values, labels, n_groups=max(1, n_groups)))


def eta_squared_of(groups: GroupMoments) -> float:
    """Return `eta_squared` from the moments of the groups."""
    within = math.fsum(groups.ss)
    total = float(combined(groups).ss[0])
    if total <= 0:
        return math.nan
    return min(1.0, max(0.0, 1.0 - within / total))


def corrected_eta_squared(share: float, n: int, n_groups: int) -> float:
    """Return a share of variance between groups without what chance alone puts there.

    Parameters
    ----------
    share : float
        `eta_squared` or `goodman_kruskal_tau`, 0 to 1.
    n, n_groups : int
        Values, and groups that have any.

    Returns
    -------
    float
        About 0 on average where values and groups are unrelated; negative by chance
        then, which is cut at 0. NaN where `share` is, or no value is left over.

    Notes
    -----
    Epsilon squared: ``1 - (1 - share) (n - 1) / (n - groups)``, the adjusted R squared
    of a one-way layout. The expectation of `share` for unrelated columns is
    ``(groups - 1) / (n - 1)``, whatever the distribution of the values; for
    Goodman and Kruskal's tau alike, whatever the number of levels.

    References
    ----------
    Kelley, T. L. (1935), An unbiased correlation ratio measure. PNAS 21, 554-559.
    doi:10.1073/pnas.21.9.554. Okada, K. (2013), Is omega squared less biased?
    Behaviormetrika 40, 129-147. doi:10.2333/bhmk.40.129

    Examples
    --------
    >>> round(corrected_eta_squared(0.2, 100, 5), 4), corrected_eta_squared(0.04, 101, 5)
    (0.1663, 0.0)
    """
    if n <= n_groups or not math.isfinite(share):
        return math.nan
    return max(0.0, 1.0 - (1.0 - share) * (n - 1) / (n - n_groups))


def between_sum_of_squares(groups: GroupMoments) -> float:
    """Return ``sum n_m (mean_m - mean)**2``: 0 when all group means are equal."""
    there = groups.n > 0
    centre = combined(groups).mean[0]
    return math.fsum(groups.n[there] * (groups.mean[there] - centre) ** 2)


def correlation_ratio(values: NDArray, codes: NDArray) -> float:
    """Return eta, the correlation of a number with the levels of another column, 0 to 1.

    The square root of `eta_squared`, corrected for bias (`corrected_eta_squared`);
    compare it with the absolute value of a correlation. Without the correction it
    would grow with the number of levels even where nothing goes together. 0 where
    every level has one value only: then nothing can be said.

    References
    ----------
    Pearson, K. (1905), On the general theory of skew correlation and non-linear
    regression. Drapers' Company Research Memoirs, Biometric Series II.
    """
    used = (codes >= 0) & np.isfinite(values)
    n, n_groups = int(used.sum()), len(np.unique(codes[used]))
    share = eta_squared(values, codes)
    if n <= n_groups and math.isfinite(share):
        return 0.0
    return math.sqrt(corrected_eta_squared(share, n, n_groups))


def chi_squared_statistic(counts: NDArray) -> float:
    """Return Pearson's chi-squared of a cross-table: 0 when rows and columns are unrelated.

    ``sum (observed - expected)**2 / expected`` with expected counts from the
    margins; rows and columns without any count are left out.
    """
    counts = occupied(counts)
    if counts.size == 0:
        return 0.0
    expected = expected_counts(counts)
    return math.fsum(((counts - expected) ** 2 / expected).ravel())


def occupied(counts: NDArray) -> FloatArray:
    """Return a cross-table as floats, without its empty rows and columns."""
    table: FloatArray = np.asarray(counts, dtype=np.float64)
    table = table[table.sum(axis=1) > 0]
    return table[:, table.sum(axis=0) > 0]


def expected_counts(counts: FloatArray) -> FloatArray:
    """Return the counts that the margins alone would give, of the same shape."""
    expected: FloatArray = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    return expected


def cramers_v(counts: NDArray) -> float:
    """Return Cramer's V of a cross-table, corrected for bias, 0 to 1.

    Parameters
    ----------
    counts : array of shape (r, c)
        Customers in each cell.

    Returns
    -------
    float
        0: rows and columns are unrelated. 1: each decides the other. NaN where
        one side has fewer than two occupied levels.

    Notes
    -----
    With ``phi2 = max(0, chi2 / n - (r - 1)(c - 1) / (n - 1))``,
    ``r' = r - (r - 1)**2 / (n - 1)`` and c' alike,
    ``V = sqrt(phi2 / (min(r', c') - 1))``. The classical V of unrelated columns
    grows with the number of levels; this one stays near 0.

    References
    ----------
    Bergsma, W. (2013), A bias-correction for Cramer's V and Tschuprow's T.
    Journal of the Korean Statistical Society 42, 323-328.
    doi:10.1016/j.jkss.2012.10.002
    """
    counts = occupied(counts)
    n = float(counts.sum())
    r, c = counts.shape
    if min(r, c) < 2 or n < 2:
        return math.nan
    excess = chi_squared_statistic(counts) / n - (r - 1) * (c - 1) / (n - 1)
    smaller = min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
    if excess <= 0 or smaller <= 0:
        return 0.0
    return min(1.0, math.sqrt(excess / smaller))


def chance_of_cramers_v(counts: NDArray, *, level: float = 0.05) -> float:
    """Return the `cramers_v` that unrelated columns with these margins stay below.

    Parameters
    ----------
    counts : array of shape (r, c)
        Only its margins matter.
    level : float, default 0.05
        Share of tables that go beyond it by chance.

    Returns
    -------
    float
        0 to 1; from the chi-squared distribution, rough where expected counts are
        below 5. NaN where one side has fewer than two occupied levels.
    """
    from scipy.special import chdtri

    counts = occupied(counts)
    n, (r, c) = float(counts.sum()), counts.shape
    if min(r, c) < 2 or n < 2:
        return math.nan
    df = (r - 1) * (c - 1)
    excess = float(chdtri(df, level)) / n - df / (n - 1)
    smaller = min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
    return min(1.0, math.sqrt(excess / smaller)) if excess > 0 and smaller > 0 else 0.0


def chance_of_correlation_ratio(
    n: int, n_groups: int, *, level: float = 0.05, corrected: bool = True
) -> float:
    """Return the squared correlation ratio that unrelated columns stay below.

    Parameters
    ----------
    n, n_groups : int
        Values, and groups that have any; with two groups and without `corrected` this
        is the bound of a squared correlation.
    level : float, default 0.05
        Share of tables that go beyond it by chance.
    corrected : bool, default True
        Of `corrected_eta_squared` rather than of `eta_squared`.

    Returns
    -------
    float
        0 to 1; from the F distribution, exact for normal values. 1 where no value is
        left over.
    """
    from scipy.special import fdtri

    if n_groups < 2 or n <= n_groups:
        return 1.0
    f = float(fdtri(n_groups - 1, n - n_groups, 1 - level))
    share = f * (n_groups - 1) / (f * (n_groups - 1) + n - n_groups)
    return corrected_eta_squared(share, n, n_groups) if corrected else share


def goodman_kruskal_tau(counts: NDArray) -> float:
    """Return the share of a category's variance that lies between groups, 0 to 1.

    The counterpart of `eta_squared`: the between-group sum of squares of the
    0/1 columns of all levels over their total sum of squares.

    Parameters
    ----------
    counts : array of shape (groups, levels)

    Returns
    -------
    float
        0: every group has the same shares. 1: each group has one level only.
        NaN where fewer than two levels occur.

    References
    ----------
    Goodman, L. A. and Kruskal, W. H. (1954), Measures of association for cross
    classifications. JASA 49, 732-764. doi:10.1080/01621459.1954.10501231
    """
    counts = occupied(counts)
    if counts.shape[1] < 2:
        return math.nan
    n = float(counts.sum())
    chance = math.fsum((counts.sum(axis=0) / n) ** 2)
    known = math.fsum((counts**2 / counts.sum(axis=1, keepdims=True)).ravel()) / n
    return min(1.0, max(0.0, (known - chance) / (1 - chance)))


def epsilon_squared(statistic: float, n: int) -> float:
    """Return the effect size of a Kruskal-Wallis test, 0 to 1.

    Parameters
    ----------
    statistic : float
        H, corrected for ties.
    n : int
        Values behind it.

    Returns
    -------
    float
        0: the groups have the same mean rank. 1: ranks decide the group. About
        0.01 is small, 0.08 medium, 0.26 large. NaN below two values.

    Notes
    -----
    ``H / (n - 1)``: the share of the variance of the ranks that lies between
    the groups.

    References
    ----------
    Kelley, T. L. (1935), An unbiased correlation ratio measure. PNAS 21,
    554-559. doi:10.1073/pnas.21.9.554. Tomczak, M. and Tomczak, E. (2014), The
    need to report effect size estimates revisited. Trends in Sport Sciences
    1(21), 19-25.
    """
    return statistic / (n - 1) if n > 1 else math.nan
