"""Two arms compared: what a campaign could show, and what it did show."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.stats.intervals import Interval, wilson_interval

Floats = NDArray[np.float64]


def detectable_share(
    base: float, n_target: int, n_control: int, *, power: float = 0.8, level: float = 0.05
) -> float:
    """Return the smallest share with the action that a two-sided test would show.

    Parameters
    ----------
    base : float
        Share that responds without the action, 0 to 1.
    n_target, n_control : int
        Customers with and without the action.
    power, level : float
        Probability of showing the effect, and of a false alarm (two-sided).

    Returns
    -------
    float
        At most 1; 1 also where even that would not show.

    Notes
    -----
    The smallest p above `base` with ``p - base >= z_{1-level/2} sqrt(m (1 - m) (1/n1 +
    1/n0)) + z_power sqrt(p (1-p) / n1 + base (1-base) / n0)``, m the mean share of both
    arms: the normal approximation with the pooled variance under no effect. Rough
    where an arm has fewer than some 10 responses.

    References
    ----------
    Fleiss, J. L., Levin, B. and Paik, M. C. (2003), Statistical Methods for Rates and
    Proportions, 3rd ed., chapter 4. doi:10.1002/0471445428

    Examples
    --------
    >>> round(detectable_share(0.10, 1000, 1000), 3)
    0.14
    """
    if min(n_target, n_control) < 1:
        return 1.0
    normal = NormalDist()
    alarm, sure = normal.inv_cdf(1 - level / 2), normal.inv_cdf(power)
    share = n_target / (n_target + n_control)
    each = 1 / n_target + 1 / n_control

    def shows(p: float) -> bool:
        mean = share * p + (1 - share) * base
        needed = alarm * math.sqrt(mean * (1 - mean) * each) + sure * math.sqrt(
            p * (1 - p) / n_target + base * (1 - base) / n_control
        )
        return p - base >= needed

    if not shows(1.0):
        return 1.0
    # The right side grows slower than the left one where it is reached: one crossing.
    low, high = base, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if shows(middle) else (middle, high)
    return high


def detectable_mean(
    deviation: float, n_target: int, n_control: int, *, power: float = 0.8, level: float = 0.05
) -> float:
    """Return the smallest difference of two means that a two-sided test would show.

    Parameters
    ----------
    deviation : float
        Standard deviation of a customer's outcome, alike in both arms.
    n_target, n_control : int
    power, level : float

    Returns
    -------
    float
        In units of the outcome; infinity where an arm has no customer.

    Notes
    -----
    ``(z_{1-level/2} + z_power) * deviation * sqrt(1/n1 + 1/n0)``.

    Examples
    --------
    >>> round(detectable_mean(10.0, 100, 100), 2)
    3.96
    """
    if min(n_target, n_control) < 1:
        return math.inf
    normal = NormalDist()
    z = normal.inv_cdf(1 - level / 2) + normal.inv_cdf(power)
    return z * deviation * math.sqrt(1 / n_target + 1 / n_control)


def newcombe_interval(
    count_1: int, n_1: int, count_0: int, n_0: int, *, confidence: float = 0.95
) -> Interval:
    """Return Newcombe's interval for a difference of two shares, the first minus the second.

    Parameters
    ----------
    count_1, n_1, count_0, n_0 : int
        How many of how many, in each of two separate groups.
    confidence : float, default 0.95

    Returns
    -------
    Interval
        Within -1 and 1; never of width 0. Where a group has nobody, its share may be anything.

    Notes
    -----
    From the limits of two Wilson intervals (method 10, no continuity correction):
    ``d - sqrt((p1 - l1)^2 + (u0 - p0)^2)`` to ``d + sqrt((u1 - p1)^2 + (p0 - l0)^2)``.

    References
    ----------
    Newcombe, R. G. (1998), Interval estimation for the difference between independent
    proportions. Statistics in Medicine 17, 873-890.
    doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I

    Examples
    --------
    >>> interval = newcombe_interval(56, 70, 48, 80)
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.0524, 0.3339)
    """
    one = wilson_interval(count_1, n_1, confidence=confidence)
    other = wilson_interval(count_0, n_0, confidence=confidence)
    if min(n_1, n_0) < 1:
        return Interval(low=one.low - other.high, high=one.high - other.low)
    p_1, p_0 = count_1 / n_1, count_0 / n_0
    difference = p_1 - p_0
    return Interval(
        low=max(-1.0, difference - math.hypot(p_1 - one.low, other.high - p_0)),
        high=min(1.0, difference + math.hypot(one.high - p_1, p_0 - other.low)),
    )


def welch_interval(first: Floats, second: Floats, *, confidence: float = 0.95) -> Interval | None:
    """Return Welch's interval for a difference of two means, the first minus the second.

    Parameters
    ----------
    first, second : ndarray
        The outcomes of two separate groups; no NaN.
    confidence : float, default 0.95

    Returns
    -------
    Interval or None
        ``None`` where a group has fewer than two values or nothing varies.

    Notes
    -----
    Student's t with the degrees of freedom of Welch and Satterthwaite. Approximate
    for skewed amounts with few customers.

    References
    ----------
    Welch, B. L. (1947), The generalization of "Student's" problem when several
    different population variances are involved. Biometrika 34, 28-35.
    doi:10.1093/biomet/34.1-2.28
    """
    from scipy.special import stdtrit

    if min(len(first), len(second)) < 2:
        return None
    parts = np.array([first.var(ddof=1) / len(first), second.var(ddof=1) / len(second)])
    total = float(parts.sum())
    if not total > 0:
        return None
    freedom = total**2 / float((parts**2 / [len(first) - 1, len(second) - 1]).sum())
    half = float(stdtrit(freedom, 0.5 + confidence / 2)) * math.sqrt(total)
    difference = float(first.mean() - second.mean())
    return Interval(low=difference - half, high=difference + half)


@dataclass(frozen=True, kw_only=True)
class Pooled(Result):
    """One difference over all strata; the interval is ``None`` where nothing varies."""

    difference: float
    interval: Interval | None
    n_strata: int
    n: int


def stratified_difference(
    outcome: Floats,
    treated: NDArray[np.bool_],
    strata: NDArray[np.intp],
    *,
    confidence: float = 0.95,
) -> Pooled | None:
    """Return the difference of two arms, weighted by the size of the strata.

    Parameters
    ----------
    outcome : ndarray of shape (n,)
        Amounts, or 0 and 1; no NaN.
    treated : ndarray of bool, shape (n,)
    strata : ndarray of int, shape (n,)
        Within a stratum the arms were drawn at random.
    confidence : float, default 0.95

    Returns
    -------
    Pooled or None
        Over the strata with two customers or more in both arms; ``None`` without any.

    Notes
    -----
    ``sum w_s (m1_s - m0_s)`` with ``w_s = n_s / n`` and variance ``sum w_s^2 (v1_s / n1_s +
    v0_s / n0_s)``, v with divisor n - 1; normal quantiles. Post-stratification, Imbens
    and Rubin (2015), chapter 9.

    References
    ----------
    Imbens, G. W. and Rubin, D. B. (2015), Causal Inference for Statistics, Social, and
    Biomedical Sciences. doi:10.1017/CBO9781139025751
    """
    found: list[tuple[int, float, float]] = []
    for stratum in np.unique(strata):
        inside = strata == stratum
        one, other = outcome[inside & treated], outcome[inside & ~treated]
        if min(len(one), len(other)) >= 2:
            spread = one.var(ddof=1) / len(one) + other.var(ddof=1) / len(other)
            found.append((len(one) + len(other), float(one.mean() - other.mean()), float(spread)))
    if not found:
        return None
    sizes, differences, spreads = np.array(found).T
    weights = sizes / sizes.sum()
    difference, variance = float(weights @ differences), float(weights**2 @ spreads)
    half = NormalDist().inv_cdf(0.5 + confidence / 2) * math.sqrt(variance)
    interval = Interval(low=difference - half, high=difference + half) if variance > 0 else None
    return Pooled(difference=difference, interval=interval, n_strata=len(found), n=int(sizes.sum()))


def standardised_difference(first: Floats, second: Floats) -> float:
    """Return the difference of two means over their pooled standard deviation, for balance.

    ``(m1 - m0) / sqrt((v1 + v0) / 2)`` of the values that are there; 0 where nothing
    varies, NaN where a group has fewer than two. Beyond some .1 the groups differ by
    more than a random draw of a thousand usually does.
    """
    one, other = first[np.isfinite(first)], second[np.isfinite(second)]
    if min(len(one), len(other)) < 2:
        return math.nan
    spread = math.sqrt((one.var(ddof=1) + other.var(ddof=1)) / 2)
    return float(one.mean() - other.mean()) / spread if spread > 0 else 0.0
