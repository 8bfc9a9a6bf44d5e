"""Customers at a cut-off day, and what came after it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.table.table import Table

LEAST_DAYS = 28
"""Of a period that is held out: four weeks."""
MOST_DAYS = 365
_PART = 4  # of the days with lines, one is held out


@dataclass(frozen=True, kw_only=True)
class HeldOut(Result):
    """Customers as they were at a cut-off day, and what they spent from then on.

    Attributes
    ----------
    cutoff, until : str
        Spend is that after `cutoff`, up to and with `until`.
    days : int
    table : Table
        The customers by their lines up to the cut-off.
    spend : ndarray of shape (n,)
        Of the days after it, less returns; NaN where nothing is known.
    total : ndarray of shape (n,)
        Spend up to the cut-off.
    """

    cutoff: str
    until: str
    days: int
    table: Table
    spend: NDArray[np.float64]
    total: NDArray[np.float64]


def held_out_days(first: np.datetime64, until: np.datetime64) -> int:
    """Return how many days to hold out: a quarter of them, 28 to 365; 0 where they are few."""
    days = int((until - first) / np.timedelta64(1, "D"))
    return min(days // _PART, MOST_DAYS) if days // _PART >= LEAST_DAYS else 0
