"""Has a column changed? The population stability index, and its null at the given sizes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._random import DEFAULT_SEED, stream
from clustomer._result import Result
from clustomer.errors import InputError
from clustomer.stats.suppression import SMALL_CELL
from clustomer.stats.tests import holm

ALARM_LEVEL = 0.01
"""Probability of any alarm among all columns when nothing has changed."""

MODERATE, LARGE = 0.10, 0.25
"""The customary words for the size of a drift begin here (Siddiqi 2006)."""

N_BINS = 10
N_DRAWS = 9_999
_ROWS_PER_BIN = 30
_DRAWS_PER_COLUMN = 200  # so that Holm's strictest level can be reached
_DIGITS = 4  # of a cut: no customer's own value is kept
_EMPTY = 0.5  # customers in place of none

Floats = NDArray[np.float64]
Magnitude = Literal["small", "moderate", "large"]


@dataclass(frozen=True, kw_only=True)
class Drift(Result):
    """How far one column has moved, beside what chance alone would do.

    Attributes
    ----------
    name : str
    psi : float
        Population stability index, 0 or more; 0 for equal shares.
    null_q99 : float
        99 % quantile of the index when nothing has changed, at the same sizes.
    p_value : float
        Probability of an index at least as large when nothing has changed.
    holm_p : float
        The same for all columns together (Holm).
    alarm : bool
        ``holm_p`` is at most .01.
    magnitude : {"small", "moderate", "large"}
        Below .10, below .25, or above: customary words, blind to the sizes.
    n_old, n_new : int
    n_bins : int
    """

    name: str
    psi: float
    null_q99: float
    p_value: float
    holm_p: float
    alarm: bool
    magnitude: Magnitude
    n_old: int
    n_new: int
    n_bins: int

    @property
    def is_material(self) -> bool:
        """An alarm whose size is at least moderate: beyond chance, and worth a refit."""
        return self.alarm and self.magnitude != "small"


def quantile_cuts(values: ArrayLike, *, n_bins: int = N_BINS) -> Floats:
    """Return where to cut a column of numbers into bins of like counts.

    Parameters
    ----------
    values : array-like of shape (n,)
        NaN where missing.
    n_bins : int, default 10
        At most so many bins, and one for each 30 values at most.

    Returns
    -------
    ndarray of shape (m,)
        Ascending cuts with four significant digits; m + 1 bins, each with 10 values
        or more. A value on a cut belongs to the bin below it, so a value that many
        share has a bin that ends there.

    Examples
    --------
    >>> quantile_cuts(range(100)).tolist()
    [33.0, 66.0]
    """
    known = np.asarray(values, dtype=np.float64)
    known = known[np.isfinite(known)]
    bins = min(n_bins, len(known) // _ROWS_PER_BIN)
    if bins < 2:
        return np.empty(0)
    quantiles = np.quantile(known, np.arange(1, bins) / bins, method="inverted_cdf")
    cuts = np.unique([float(f"{cut:.{_DIGITS}g}") for cut in quantiles])
    counts = counts_between(known, cuts)
    kept: list[float] = []
    held = 0
    for cut, count in zip(cuts.tolist(), counts.tolist(), strict=False):
        held += count
        if held >= SMALL_CELL:
            kept.append(cut)
            held = 0
    if kept and 0 < held + int(counts[-1]) < SMALL_CELL:
        kept.pop()
    return np.array(kept)


def counts_between(values: ArrayLike, cuts: ArrayLike) -> NDArray[np.int64]:
    """Count the values in each bin, shape (m + 1,); what is not finite is left out."""
    known = np.asarray(values, dtype=np.float64)
    bounds = np.asarray(cuts, dtype=np.float64)
    places = np.searchsorted(bounds, known[np.isfinite(known)], side="left")
    return np.bincount(places, minlength=len(bounds) + 1).astype(np.int64)


def psi(old: ArrayLike, new: ArrayLike) -> Floats:
    """Return the population stability index of counts in the same bins.

    Parameters
    ----------
    old, new : array-like of shape (..., b)
        Counts; rows are tables of their own.

    Returns
    -------
    ndarray of shape (...)
        Sum over the bins of ``(a - e) ln(a / e)`` with shares e (old) and a (new):
        0 for equal shares, larger for more change, symmetric.

    Notes
    -----
    A bin that is empty on one side holds half a customer there; one that is empty
    on both sides is left out. The index is Jeffreys's divergence of the two tables.

    References
    ----------
    Siddiqi, N. (2006). Credit Risk Scorecards. Wiley. Jeffreys, H. (1946).
    doi:10.1098/rspa.1946.0056

    Examples
    --------
    >>> float(psi([50, 50], [40, 60]).round(4))
    0.0405
    """
    e, a = np.asarray(old, dtype=np.float64), np.asarray(new, dtype=np.float64)
    n_old, n_new = e.sum(axis=-1, keepdims=True), a.sum(axis=-1, keepdims=True)
    used = (e > 0) | (a > 0)
    expected = np.where(e > 0, e, _EMPTY) / np.maximum(n_old, 1)
    actual = np.where(a > 0, a, _EMPTY) / np.maximum(n_new, 1)
    parts = (actual - expected) * np.log(actual / expected)
    index: Floats = np.where(used, parts, 0.0).sum(axis=-1)
    return index


def drift_of(
    pairs: Mapping[str, tuple[Sequence[int], Sequence[int]]],
    *,
    n_draws: int = N_DRAWS,
    seed: int = DEFAULT_SEED,
) -> tuple[Drift, ...]:
    """Measure the drift of several columns, each against its null, all against Holm.

    Parameters
    ----------
    pairs : mapping of str to (counts, counts)
        For each column the old and the new counts in the same bins.
    n_draws : int, default 9999
        Pairs of tables drawn for each null; more where there are over 50 columns.
    seed : int, default 0

    Returns
    -------
    tuple of Drift
        In the order given.

    Raises
    ------
    InputError
        When the bins of a column differ in number, or a table has no customers.

    Notes
    -----
    Under no change both tables come from one population. Both are drawn anew, at
    their own sizes, from the pooled shares, and the index is computed as it was
    observed; ``p = (1 + draws at least as large) / (draws + 1)``. For many
    customers the null is ``(1/N + 1/M)`` times chi-squared with b - 1 degrees of
    freedom, so that fixed limits such as .10 call everything a drift in small tables
    and nothing in large ones. Customers who are in both tables make the two alike:
    the alarm is then rarer than 1 %.

    References
    ----------
    Yurdakul, B. & Naranjo, J. (2020). Statistical properties of the population
    stability index. Journal of Risk Model Validation 14(4). doi:10.21314/JRMV.2020.227
    Phipson, B. & Smyth, G. K. (2010). doi:10.2202/1544-6115.1585
    """
    draws = max(n_draws, _DRAWS_PER_COLUMN * len(pairs))
    measured = [_measured(name, *pairs[name], draws, seed) for name in pairs]
    adjusted = holm([one.p_value for one in measured])
    return tuple(
        replace(one, holm_p=float(p), alarm=float(p) <= ALARM_LEVEL)
        for one, p in zip(measured, adjusted, strict=True)
    )


def magnitude_of(index: float) -> Magnitude:
    """Return the customary word for an index."""
    return "small" if index < MODERATE else "moderate" if index < LARGE else "large"


def _measured(name: str, old: Sequence[int], new: Sequence[int], draws: int, seed: int) -> Drift:
    e, a = np.asarray(old, dtype=np.int64), np.asarray(new, dtype=np.int64)
    if e.shape != a.shape or not e.sum() or not a.sum():
        raise InputError(
            f'The counts of "{name}" are of {len(e)} and {len(a)} bins, {e.sum():,} and'
            f" {a.sum():,} customers.",
            "Drift compares counts in the same bins, with customers on both sides.",
        )
    index = float(psi(e, a))
    pooled = (e + a)[(e + a) > 0]
    null = _null(pooled / pooled.sum(), int(e.sum()), int(a.sum()), draws, seed, name)
    # ties with the observed value differ by rounding: they count as extreme
    extreme = int(np.sum(null >= index * (1 - 1e-9) - 1e-15))
    return Drift(
        name=name,
        psi=index,
        null_q99=float(np.quantile(null, 1 - ALARM_LEVEL, method="higher")),
        p_value=(1 + extreme) / (draws + 1),
        holm_p=1.0,
        alarm=False,
        magnitude=magnitude_of(index),
        n_old=int(e.sum()),
        n_new=int(a.sum()),
        n_bins=len(pooled),
    )


def _null(shares: Floats, n_old: int, n_new: int, draws: int, seed: int, name: str) -> Floats:
    rng = stream(seed, f"psi:{name}")
    return psi(
        rng.multinomial(n_old, shares, size=draws), rng.multinomial(n_new, shares, size=draws)
    )
