"""Axes for columns with a long tail: close to linear near zero, logarithmic beyond.

Money and counts of orders often run from a few to hundreds of thousands. On a
linear axis such a column is one dot at the left edge. `long_tailed` decides by
one rule whether a column is drawn on `Scale`, and every figure that does so says
so beside the column's name.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.report.text import text

_LONG = 10.0  # times the median


@dataclass(frozen=True, kw_only=True)
class Scale:
    """How values become places along an axis.

    Attributes
    ----------
    unit : float
        0: a value is its own place. Above 0: log10(1 + value / unit), for values
        of 0 or more.
    """

    unit: float = 0.0

    def place(self, values: Any) -> NDArray[np.float64]:
        """Return the places of values, NaN for NaN."""
        numbers = np.asarray(values, dtype=float)
        return np.log10(1.0 + np.maximum(numbers, 0.0) / self.unit) if self.unit else numbers

    def ticks(self, low: float, high: float, n: int) -> list[float]:
        """Return at most `n` + 1 round values between two places of a long-tailed axis.

        From the right, at least 1 / (n + 1) of the axis apart: 0, then 1 and 3
        times powers of ten.
        """
        first, last = (self.unit * (10.0**place - 1.0) for place in (low, high))
        if last <= 0:
            return [0.0]
        decades = range(math.floor(math.log10(self.unit)) - 1, math.floor(math.log10(last)) + 1)
        round_ones = [0.0, *(lead * 10.0**decade for decade in decades for lead in (1, 3))]
        apart = (high - low) / (n + 1)
        kept: list[float] = []
        for value in reversed(round_ones):
            if first * (1 - 1e-9) <= value <= last * (1 + 1e-9) and (
                not kept or self.place(kept[-1]) - self.place(value) >= apart
            ):
                kept.append(value)
        return kept[::-1]

    def named(self, label: str) -> str:
        """Return a column's name, with the scale where it is not linear."""
        return text("report.scale.log", column=label) if self.unit else label


LINEAR = Scale()


def scale_for(low: float, middle: float, high: float) -> Scale:
    """Return the scale for values from `low` to `high` with this median.

    Long-tailed are columns without negative values whose upper end is more than
    ten times their median.
    """
    known = all(math.isfinite(value) for value in (low, middle, high))
    return Scale(unit=middle) if known and low >= 0 and 0 < _LONG * middle < high else LINEAR


def scale_of(values: Iterable[Any]) -> Scale:
    """Return the scale for an array of values; missing ones do not count."""
    numbers = np.asarray(values, dtype=float)
    numbers = numbers[np.isfinite(numbers)]
    if not numbers.size:
        return LINEAR
    low, middle, high = (float(np.quantile(numbers, q)) for q in (0.0, 0.5, 0.99))
    return scale_for(low, middle, high)
