"""The adjusted Rand index of two partitions with its interval over customers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._random import DEFAULT_SEED, stream
from clustomer._result import Result
from clustomer.errors import InputError

N_DRAWS = 999


@dataclass(frozen=True, kw_only=True)
class Agreement(Result):
    """How far two partitions of the same customers agree.

    Attributes
    ----------
    ari : float
        Adjusted Rand index: 1 for equal partitions, about 0 for unrelated ones.
    low, high : float
        95 % interval: other customers like these.
    n : int
        Customers in both.
    """

    ari: float
    low: float
    high: float
    n: int


def agreement_of(table: ArrayLike, *, seed: int = DEFAULT_SEED) -> Agreement:
    """Return the adjusted Rand index of a cross-table with a bootstrap interval.

    Parameters
    ----------
    table : array-like of shape (k1, k2)
        Customers in each pair of clusters (`clustomer.stats.agreement.contingency`).
    seed : int, default 0

    Raises
    ------
    InputError
        When there are no customers.

    Notes
    -----
    999 cross-tables are drawn from the shares of the observed one (customers are
    resampled, both partitions held fixed); the interval is from the 2.5 % to the
    97.5 % quantile of their indices. Where all customers agree it has no width.

    Examples
    --------
    >>> agreement_of([[50, 0], [0, 50]]).ari
    1.0
    """
    counts = np.asarray(table, dtype=np.int64)
    n = int(counts.sum())
    if n < 1:
        raise InputError("The two partitions share no customer.", "One or more were expected.")
    rng = stream(seed, "agreement-interval")
    drawn = rng.multinomial(n, counts.ravel() / n, size=N_DRAWS).reshape(-1, *counts.shape)
    low, high = np.quantile(_adjusted(drawn), [0.025, 0.975])
    return Agreement(ari=float(_adjusted(counts[None])[0]), low=float(low), high=float(high), n=n)


def _adjusted(tables: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the index of each table of shape (b, k1, k2)."""
    together = _pairs(tables).sum(axis=(1, 2))
    first, second = _pairs(tables.sum(axis=2)).sum(axis=1), _pairs(tables.sum(axis=1)).sum(axis=1)
    every = _pairs(tables.sum(axis=(1, 2)))
    expected = first * second / np.maximum(every, 1)
    room = (first + second) / 2 - expected
    index: NDArray[np.float64] = np.divide(
        together - expected, room, out=np.ones(len(tables)), where=room > 0
    )
    return index


def _pairs(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    values = counts.astype(np.float64)
    return values * (values - 1) / 2
