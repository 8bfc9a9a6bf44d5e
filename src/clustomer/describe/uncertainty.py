"""How far the numbers of a profile would move with another sample of customers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._random import DEFAULT_SEED, stream
from clustomer.stats.intervals import wilson_interval
from clustomer.stats.suppression import SMALL_CELL

N_RESAMPLES = 499
MOST_ROWS = 5_000  # resamples of differences are drawn from so many customers at most
STABLE_SIGN = 0.9  # a marker is stable when its sign is the same in so many resamples
_ENDS = (0.025, 0.975)
_ROUNDING = 1e-12  # a smaller part of the sum of squares is rounding
Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Ranges:
    """95 % ranges of a number in each place; ``sign_share`` of resamples that agree on its side.

    All arrays have the shape of the number; NaN where nothing was drawn.
    """

    low: Floats
    high: Floats
    sign_share: Floats


def lift_ranges(counts: NDArray, shown: NDArray[np.bool_], *, seed: int = DEFAULT_SEED) -> Ranges:
    """Return bootstrap intervals of the lifts of a cross-table, segments held as they are.

    Parameters
    ----------
    counts : integer array of shape (k, levels)
    shown : array of bool, shape (k, levels)
        Other cells are left out.
    seed : int, default 0

    Returns
    -------
    Ranges
        Of shape (k, levels); ``sign_share`` is the share of resamples whose lift is on
        the same side of 1.

    Notes
    -----
    499 resamples of all customers: the four counts of "in the segment" by "has the
    level" are multinomial, so nothing has to be drawn row by row. Where nobody, or
    all but nine customers, of the segment have the level a resample hardly moves, and
    Wilson's interval of the share over the share in all stands in.

    References
    ----------
    Efron, B. and Tibshirani, R. (1993), An Introduction to the Bootstrap, chapter
    13. doi:10.1007/978-1-4899-4541-9
    """
    whole = np.asarray(counts, dtype=np.int64)
    out = Ranges(**{name: np.full(whole.shape, np.nan) for name in _RANGE_FIELDS})
    places = np.argwhere(shown)
    if not len(places):
        return out
    n, both = int(whole.sum()), whole[shown]
    inside, having = whole.sum(axis=1)[places[:, 0]], whole.sum(axis=0)[places[:, 1]]
    cells = np.column_stack([both, inside - both, having - both, n - inside - having + both])
    drawn = stream(seed, "lift").multinomial(n, cells / n, size=(N_RESAMPLES, len(cells)))
    with np.errstate(divide="ignore", invalid="ignore"):
        segment, level = drawn[..., 0] + drawn[..., 1], drawn[..., 0] + drawn[..., 2]
        lifts = drawn[..., 0] * n / (segment * level)
        observed = both * n / (inside * having)
    lifts[~np.isfinite(lifts)] = 1.0  # nobody has it, or nobody is there: nothing is known
    out.low[shown], out.high[shown] = np.quantile(lifts, _ENDS, axis=0)
    out.sign_share[shown] = np.mean(np.sign(lifts - 1) == np.sign(observed - 1), axis=0)
    for (i, j), (own, others, _, _) in zip(places, cells, strict=True):
        if own == 0 or others < SMALL_CELL:
            wilson = wilson_interval(int(own), int(own + others))
            share = float(whole[:, j].sum()) / n
            out.low[i, j], out.high[i, j] = wilson.low / share, wilson.high / share
    return out


_RANGE_FIELDS = ("low", "high", "sign_share")


def difference_ranges(
    columns: Mapping[str, Floats],
    labels: NDArray,
    k: int,
    order: NDArray[np.integer],
    *,
    seed: int = DEFAULT_SEED,
) -> dict[str, Ranges]:
    """Return bootstrap intervals of standardised differences, segments held as they are.

    Only for columns that did not form the segments: for the others the segments have
    to be formed anew in each resample (`clustomer.evidence.effect_intervals`).

    Parameters
    ----------
    columns : mapping of str to array of shape (n,)
        NaN where missing.
    labels : integer array of shape (n,)
        From 0; -1 for rows that are left out.
    k : int
    order : integer array
        The rows in an order that their values decide.
    seed : int, default 0

    Returns
    -------
    dict of str to Ranges
        Of shape (k,); NaN where a segment or the rest has no value.

    Notes
    -----
    499 resamples of at most 5,000 rows, the first of `order`; from more rows the
    distance of each end from the difference is scaled by the root of the numbers of
    rows, so that it is the interval of all. O(resamples x rows x k).
    """
    rows = order[labels[order] >= 0]
    rows, n = rows[:MOST_ROWS], len(rows)
    rng = stream(seed, "differences")
    times = np.empty((N_RESAMPLES, len(rows)))
    for one in times:
        one[:] = np.bincount(rng.integers(0, len(rows), len(rows)), minlength=len(rows))
    members = labels[rows, None] == np.arange(k)
    shrink = math.sqrt(len(rows) / n)
    return {
        name: _ranges_of(values[rows], members, times, shrink) for name, values in columns.items()
    }


def _ranges_of(values: Floats, members: NDArray[np.bool_], times: Floats, shrink: float) -> Ranges:
    seen = np.isfinite(values)
    spread = float(np.std(values[seen])) if seen.any() else 0.0
    x = np.where(seen, values - values[seen].mean(), 0.0) / spread if spread > 0 else 0.0 * seen
    there = members & seen[:, None]
    parts = np.hstack([there, there * x[:, None], there * x[:, None] ** 2])
    sums = np.vstack([parts.sum(axis=0), times @ parts])
    every = _differences(*np.hsplit(sums, 3))
    observed, drawn = every[0], every[1:]
    drawn = np.where(np.isfinite(drawn), drawn, 0.0)  # a segment without rows shows nothing
    low, high = np.quantile(drawn, _ENDS, axis=0)
    sign_share = np.mean(np.sign(drawn) == np.sign(observed), axis=0)
    known = np.isfinite(observed)
    return Ranges(
        low=np.where(known, observed + shrink * (low - observed), np.nan),
        high=np.where(known, observed + shrink * (high - observed), np.nan),
        sign_share=np.where(known, sign_share, np.nan),
    )


def _differences(n: Floats, sums: Floats, squares: Floats) -> Floats:
    """Return (mean - mean of the others) / pooled standard deviation, one row a resample."""
    everyone = [part.sum(axis=1, keepdims=True) for part in (n, sums, squares)]
    others, rest, rest_squares = (
        every - part for every, part in zip(everyone, (n, sums, squares), strict=True)
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = sums / n - rest / others
        within = squares - sums**2 / n + rest_squares - rest**2 / others
        total = everyone[2] - everyone[1] ** 2 / everyone[0]
        pooled = np.where(
            within > _ROUNDING * total, within / (everyone[0] - 2), total / (everyone[0] - 1)
        )
        return np.asarray(gap / np.sqrt(pooled), dtype=np.float64)
