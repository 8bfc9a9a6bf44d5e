"""A column as distinct values with their counts: what everything is learnt from.

Two things follow from this form. Nothing learnt depends on the order of the
rows, because every sum runs over the sorted distinct values. And a row of weight
3 is exactly three rows, because both have the same counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result

MAD_TO_SD = 1.4826
"""Median absolute deviation times this is the standard deviation of a normal law."""

LARGEST = 1e150
"""Numbers beyond this cannot be squared: they count as missing, like infinite ones."""


@dataclass(frozen=True, kw_only=True)
class Distribution(Result):
    """Sorted distinct values and how many customers have each.

    Attributes
    ----------
    values : ndarray of shape (m,)
        Finite, ascending.
    counts : ndarray of shape (m,)
        Rows, or the sum of their weights; positive.
    """

    values: NDArray[np.float64]
    counts: NDArray[np.float64]

    @property
    def total(self) -> float:
        """Number of customers."""
        return float(np.sum(self.counts))

    @property
    def spread(self) -> float:
        """Largest minus smallest value."""
        return float(self.values[-1] - self.values[0]) if len(self.values) else 0.0

    def mean(self) -> float:
        """Return the mean."""
        unit = self._unit()
        return unit * float(np.sum(self.values / unit * self.counts) / self.total)

    def sd(self) -> float:
        """Return the standard deviation with divisor n."""
        unit = self._unit()
        away = self.values / unit - self.mean() / unit
        return unit * math.sqrt(float(np.sum(away**2 * self.counts) / self.total))

    def skewness(self) -> float:
        """Return the third standardised moment (divisor n); 0 for a constant."""
        sd = self.sd()
        if not 0 < sd < math.inf:
            return 0.0
        z = self.values / sd - self.mean() / sd
        return float(np.sum(z**3 * self.counts) / self.total)

    def quantile(self, q: float) -> float:
        """Return a quantile, interpolated as numpy does it over the repeated values."""
        place = max(0.0, (self.total - 1) * q)
        below = math.floor(place)
        cumulated = np.cumsum(self.counts)
        last = len(self.values) - 1
        low, high = (
            float(self.values[min(last, int(np.searchsorted(cumulated, at, side="right")))])
            for at in (below, below + 1)
        )
        share = place - below
        return low if share == 0 or low == high else low + share * (high - low)

    def median(self) -> float:
        """Return the median: half of the weight lies on each side of it."""
        cumulated = np.cumsum(self.counts)
        half = cumulated[-1] / 2
        last = len(self.values) - 1
        low = float(self.values[int(np.searchsorted(cumulated, half, side="left"))])
        high = float(self.values[min(last, int(np.searchsorted(cumulated, half, side="right")))])
        return low if low == high else low / 2 + high / 2

    def mad(self) -> float:
        """Return the median absolute deviation from the median."""
        return distribution(np.abs(self.values - self.median()), self.counts).median()

    def mode(self) -> float:
        """Return the most frequent value, the smallest one of several."""
        return float(self.values[int(np.argmax(self.counts))])

    def without(self, value: float) -> Distribution:
        """Return the distribution of the other values."""
        other = self.values != value
        return Distribution(values=self.values[other], counts=self.counts[other])

    def with_more(self, value: float, count: float) -> Distribution:
        """Return the distribution after `count` customers with `value` have joined."""
        if count <= 0:
            return self
        return distribution(np.append(self.values, value), np.append(self.counts, count))

    def map(self, function: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> Distribution:
        """Return the distribution of ``function(values)``; it must not decrease."""
        return Distribution(values=function(self.values), counts=self.counts)

    def _unit(self) -> float:
        size = float(np.max(np.abs(self.values), initial=0.0))
        return size if size > LARGEST else 1.0


def usable(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which numbers can be compared: not NaN, not infinite, not beyond `LARGEST`."""
    within: NDArray[np.bool_] = np.abs(values) <= LARGEST
    return within


def distribution(
    values: NDArray[np.float64], counts: NDArray[np.float64] | None = None
) -> Distribution:
    """Return the distribution of the usable values.

    Parameters
    ----------
    values : ndarray of shape (n,)
        NaN, infinite values and numbers beyond `LARGEST` are left out.
    counts : ndarray of shape (n,), optional
        Customers that each row stands for; rows of weight 0 are left out.
    """
    use = usable(values) if counts is None else usable(values) & (counts > 0)
    distinct, inverse = np.unique(values[use] + 0.0, return_inverse=True)  # + 0.0: no -0.0
    if counts is None:
        rows = np.bincount(inverse, minlength=len(distinct))
        return Distribution(values=distinct, counts=rows.astype(np.float64))
    # Within one value the counts are summed in ascending order, whatever the order
    # of the rows: fractional weights would else differ in the last digit.
    order = np.lexsort((counts[use], inverse))
    summed = np.bincount(inverse[order], weights=counts[use][order], minlength=len(distinct))
    return Distribution(values=distinct, counts=summed.astype(np.float64))
