"""How many new customers lie farther out than almost all that the model was made from."""

from __future__ import annotations

from dataclasses import dataclass

from clustomer._result import Result
from clustomer.errors import InputError
from clustomer.stats.drift import ALARM_LEVEL
from clustomer.stats.intervals import wilson_interval

NOVEL_TIMES = 3
"""Beyond so many times the reference share the novelty calls for a refit."""


@dataclass(frozen=True, kw_only=True)
class Novelty(Result):
    """Customers beyond the distance that 99 % of the training customers keep within.

    Attributes
    ----------
    n_beyond, n : int
        New customers beyond it, of how many.
    share : float
    low, high : float
        95 % interval of the share (Wilson).
    reference : float
        The share of the training customers beyond it: about .01.
    null_q99 : float
        99 % quantile of the share when nothing has changed, the uncertainty of the
        training quantile included.
    p_value : float
        Probability of at least so many when nothing has changed.
    alarm : bool
        ``p_value`` is at most .01.
    """

    n_beyond: int
    n: int
    share: float
    low: float
    high: float
    reference: float
    null_q99: float
    p_value: float
    alarm: bool

    @property
    def is_material(self) -> bool:
        """An alarm at more than three times the reference: worth a refit."""
        return self.alarm and self.share > NOVEL_TIMES * self.reference


def novelty_of(n_beyond: int, n: int, *, n_beyond_old: int, n_old: int) -> Novelty:
    """Compare the share beyond a training quantile with what chance alone would do.

    Parameters
    ----------
    n_beyond, n : int
        New customers beyond the limit, and in all.
    n_beyond_old, n_old : int
        The same of the training customers, whose own quantile the limit is.

    Raises
    ------
    InputError
        When there are no customers.

    Notes
    -----
    Where the limit is the order statistic with m of N training distances beyond it,
    the share of the population beyond it has the distribution Beta(m + 1, N - m),
    whatever the distances look like; so under no change the new count is
    beta-binomial. With 300 training customers a share of 4 % is still no alarm.

    References
    ----------
    Wilks, S. S. (1941). Determination of sample sizes for setting tolerance limits.
    Annals of Mathematical Statistics 12, 91-96. doi:10.1214/aoms/1177731788

    Examples
    --------
    >>> novelty_of(50, 1000, n_beyond_old=10, n_old=1000).alarm
    True
    """
    from scipy.stats import betabinom

    if n < 1 or n_old <= n_beyond_old:
        raise InputError("There are no customers to compare.", "One or more were expected.")
    null = betabinom(n, n_beyond_old + 1, n_old - n_beyond_old)
    p_value = float(null.sf(n_beyond - 1))
    interval = wilson_interval(n_beyond, n)
    return Novelty(
        n_beyond=n_beyond,
        n=n,
        share=n_beyond / n,
        low=interval.low,
        high=interval.high,
        reference=n_beyond_old / n_old,
        null_q99=float(null.ppf(1 - ALARM_LEVEL)) / n,
        p_value=p_value,
        alarm=p_value <= ALARM_LEVEL,
    )
