"""RFM scores and names: the classical baseline, nine groups that anybody can compute.

Recency, frequency and monetary value each get a score from 1 to 5, 5 the best. Recency's
and the mean of the other two make a grid of three by three, and each cell has a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._result import Result
from clustomer.stats.agreement import adjusted_rand_index

N_SCORES = 5
SCORED: Mapping[str, bool] = {"recency_days": True, "frequency": False, "monetary_value": False}
"""Features that are scored, and whether small values are the good ones."""

NAMES = (
    ("lost", "hibernating", "at_risk"),
    ("occasional", "average", "loyal"),
    ("new", "promising", "champions"),
)
"""Codes of the groups: rows by recency (1-2, 3, 4-5), columns by the mean of the others
(below 1.5, below 3.5, from 3.5 on). Disjoint and complete: every pair is in one cell."""


@dataclass(frozen=True, kw_only=True)
class ScoreCut(Result):
    """The values of a feature that get one score: from `low` to `high`, both included."""

    feature: str
    score: int
    low: float
    high: float
    n: int


@dataclass(frozen=True, kw_only=True)
class RfmGroup(Result):
    """One named group: customers, and their share of the value of all (0 to 1)."""

    code: str
    n: int
    share: float
    value_share: float | None


@dataclass(frozen=True, kw_only=True)
class RfmGroups(Result):
    """The scores and the named groups beside the segments.

    Attributes
    ----------
    cuts : tuple of ScoreCut
        By feature and score; scores that no value gets are not there.
    groups : tuple of RfmGroup
        In the order of `NAMES`, empty ones left out.
    adjusted_rand : float
        Agreement of the named groups with the segments: 1 the same, 0 as chance.
    n_customers : int
    """

    cuts: tuple[ScoreCut, ...]
    groups: tuple[RfmGroup, ...]
    adjusted_rand: float
    n_customers: int


def scores(
    values: ArrayLike, *, among: ArrayLike | None = None, small_is_good: bool = False
) -> NDArray[np.int64]:
    """Return scores of 1 to 5 by fifths of the customers; equal values get one score.

    Parameters
    ----------
    values : array of shape (n,)
        Without missing values.
    among : array of shape (m,), optional
        The customers who set the fifths, where others get scores by them; by default all
        that are scored.
    small_is_good : bool, default False
        Score 5 for the smallest values.

    Notes
    -----
    A value stands at the middle of the customers who have it: m = (those below + half
    of those equal) / n, stretched to s = (m - smallest m) / (largest m - smallest m); the score
    is 1 + floor(5 s), 5 at most. Without ties these are fifths. Where many are equal none
    is split off: the smallest value gets 1, the largest 5, and a score between may
    stay empty. Where all are equal the score is 3.

    Examples
    --------
    >>> scores([1, 1, 1, 1, 1, 1, 2, 3, 4, 5]).tolist()
    [1, 1, 1, 1, 1, 1, 3, 4, 5, 5]
    """
    given = np.asarray(values, dtype=np.float64)
    known = np.sort(given if among is None else np.asarray(among, dtype=np.float64))
    if known[0] == known[-1]:
        return np.full(len(given), (1 + N_SCORES) // 2, dtype=np.int64)

    def middle(value: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return m of values, in halves of a customer: whole numbers."""
        sides = (np.searchsorted(known, value, side) for side in ("left", "right"))
        return np.asarray(sum(sides), dtype=np.int64)

    first, last = middle(known[[0, -1]])
    middles = middle(given)
    beyond = last - middles if small_is_good else middles - first
    steps = N_SCORES * beyond // (last - first)
    return np.asarray(1 + np.clip(steps, 0, N_SCORES - 1), dtype=np.int64)


def rfm_groups(
    features: Mapping[str, NDArray[np.float64]],
    labels: NDArray[np.integer],
    *,
    value: NDArray[np.float64] | None = None,
) -> RfmGroups:
    """Score the customers, name their groups, and compare these with segments.

    Parameters
    ----------
    features : mapping of str to array of shape (n,)
        ``recency_days``, ``frequency`` and ``monetary_value``, nothing missing.
    labels : array of shape (n,)
        Segments.
    value : array of shape (n,), optional
        What a customer is worth.
    """
    by_feature = {
        name: scores(features[name], small_is_good=small) for name, small in SCORED.items()
    }
    cells = _cells(by_feature)
    total = None if value is None else float(np.nansum(value))
    groups = []
    for place, code in enumerate(code for row in NAMES for code in row):
        here = cells == place
        if not here.any():
            continue
        worth = None
        if value is not None and total is not None and total > 0:
            worth = float(np.nansum(value[here])) / total
        n = int(here.sum())
        groups.append(RfmGroup(code=code, n=n, share=n / len(cells), value_share=worth))
    cuts = [
        ScoreCut(
            feature=name,
            score=score,
            low=float(features[name][found == score].min()),
            high=float(features[name][found == score].max()),
            n=int((found == score).sum()),
        )
        for name, found in by_feature.items()
        for score in np.unique(found).tolist()
    ]
    return RfmGroups(
        cuts=tuple(cuts),
        groups=tuple(groups),
        adjusted_rand=adjusted_rand_index(cells, labels),
        n_customers=len(cells),
    )


def rfm_cells(
    features: Mapping[str, NDArray[np.float64]],
    among: Mapping[str, NDArray[np.float64]] | None = None,
) -> NDArray[np.int64]:
    """Return the number of each customer's name in `NAMES`, read row by row, 0 to 8.

    Fifths are those of the customers `among`, by default of all that are named.
    """
    known = features if among is None else among
    return _cells(
        {
            name: scores(features[name], among=known[name], small_is_good=small)
            for name, small in SCORED.items()
        }
    )


def _cells(by_feature: Mapping[str, NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return the place of each customer's name in the grid, read row by row."""
    recency = by_feature["recency_days"]
    others = (by_feature["frequency"] + by_feature["monetary_value"]) / 2
    row = np.searchsorted([2.5, 3.5], recency, side="right")
    column = np.searchsorted([1.5, 3.5], others, side="right")
    return np.asarray(3 * row + column, dtype=np.int64)
