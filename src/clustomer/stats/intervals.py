"""Shares with their uncertainty: intervals, lift, and what a test could show."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from clustomer._result import Result


@dataclass(frozen=True, kw_only=True)
class Interval(Result):
    """An interval from ``low`` to ``high``."""

    low: float
    high: float


def wilson_interval(count: int, n: int, *, confidence: float = 0.95) -> Interval:
    """Return Wilson's interval for a share.

    Parameters
    ----------
    count, n : int
        How many have the property, of how many.
    confidence : float
        From 0 to 1; 0.95 by default.

    Returns
    -------
    Interval
        Within 0 and 1, never empty and never of width 0 (also for 0 of n);
        0 to 1 when n is 0.

    Notes
    -----
    With z the normal quantile, the centre is ``(p + z²/2n) / (1 + z²/n)`` and
    the half width ``z sqrt(p(1-p)/n + z²/4n²) / (1 + z²/n)``.

    References
    ----------
    Wilson, E. B. (1927), Probable inference, the law of succession, and
    statistical inference. JASA 22, 209-212.
    doi:10.1080/01621459.1927.10502953. Brown, L. D., Cai, T. T. and DasGupta,
    A. (2001). Statistical Science 16, 101-133. doi:10.1214/ss/1009213286

    Examples
    --------
    >>> interval = wilson_interval(5, 10)
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.2366, 0.7634)
    """
    if n == 0:
        return Interval(low=0.0, high=1.0)
    z2 = NormalDist().inv_cdf(0.5 + confidence / 2) ** 2
    share = count / n
    centre = share + z2 / (2 * n)
    half = math.sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n * n)))
    size = 1 + z2 / n
    # at 0 and at n the bound is exactly 0 or 1; the formula leaves 1e-17 behind
    low = 0.0 if count == 0 else (centre - half) / size
    high = 1.0 if count == n else (centre + half) / size
    return Interval(low=max(0.0, low), high=min(1.0, high))


def lift(share: float, population_share: float) -> float:
    """Return the share in a group over the share in everybody.

    1 means the same, 2 twice as many, 0 none; NaN where nobody has the property.
    """
    return share / population_share if population_share > 0 else math.nan


def smallest_visible_share(
    base: float, n_per_arm: int, *, power: float = 0.8, level: float = 0.05
) -> float:
    """Return the smallest response that a test with a control group would show.

    Parameters
    ----------
    base : float
        Share that responds without the action, 0 to 1.
    n_per_arm : int
        Customers who get the action; as many serve as control.
    power, level : float
        Probability of showing the effect, and of a false alarm (two-sided).

    Returns
    -------
    float
        Share with the action, at most 1; 1 also where even that would not show.

    Notes
    -----
    Arcsine approximation: Cohen's h equals ``(z_{1-level/2} + z_power) *
    sqrt(2 / n_per_arm)``. Rough below some 10 customers.

    References
    ----------
    Cohen, J. (1988), Statistical Power Analysis for the Behavioral Sciences,
    2nd ed., chapter 6. doi:10.4324/9780203771587

    Examples
    --------
    >>> round(smallest_visible_share(0.10, 40), 2)
    0.35
    """
    if n_per_arm < 1:
        return 1.0
    normal = NormalDist()
    h = (normal.inv_cdf(1 - level / 2) + normal.inv_cdf(power)) * math.sqrt(2 / n_per_arm)
    angle = math.asin(math.sqrt(base)) + h / 2
    return math.sin(angle) ** 2 if angle < math.pi / 2 else 1.0
