"""Columns as rules see them: in original units, cut at readable numbers.

Every cut is a readable number before anything is measured with it. Cuts know the
values of a column, never the segments.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from clustomer._text import shorten, text, written
from clustomer.describe.rule_records import Condition
from clustomer.describe.statements import LEVEL_LENGTH, unit_of
from clustomer.describe.wording import LABEL_LENGTH, words_of
from clustomer.table.schema import Column, Kind
from clustomer.table.table import Table, level_scores

MOST_CUTS = 100  # of one column, at equal shares of the customers
MOST_LEVELS = 20  # of a category, the most frequent ones
WIDE_GAP = 0.25  # part of the way between two quantiles: cut in the gap, not in the middle
HEAVY = 0.02  # a value of so many customers has a cut at either side
Floats = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Axis:
    """A column in bins. Bin j holds values from ``cuts[j - 1]`` to below ``cuts[j]``."""

    column: Column
    cuts: Floats  # (n_bins - 1,), ascending
    codes: Codes  # (n,), bin of each row, -1 where there is no value
    gaps: Floats  # (n_bins - 1,), empty space around each cut
    middle: int  # the bin of the (lower) median of the rows that made the cuts
    level: str | None = None  # of a category: bin 1 has it, bin 0 another one

    @property
    def n_bins(self) -> int:
        """Number of bins, 2 or more."""
        return len(self.cuts) + 1

    @property
    def has_missing(self) -> bool:
        """Whether a row has no value."""
        return bool((self.codes < 0).any())


def make_axes(table: Table, names: Iterable[str], learn: Codes | None = None) -> tuple[Axis, ...]:
    """Return the columns in the order of their names; constant ones are left out.

    A category becomes one yes-or-no axis for each of its most frequent levels.

    Parameters
    ----------
    table : Table
    names : iterable of str
    learn : integer array, optional
        The rows that decide about cuts, levels and middles; all rows get codes. A cut
        that has seen a held-out value lies beside it, and measures too low with it.
    """
    learn = np.arange(table.n_rows) if learn is None else learn
    axes: list[Axis] = []
    for name in sorted(set(names)):
        column = table.schema[name]
        if column.kind == Kind.CATEGORY:
            axes += _levels(column, table.codes(name), learn)
        elif column.has_levels:
            codes = table.codes(name).astype(np.int64)
            cuts = np.array(level_scores(column)[1:], dtype=np.float64)
            axes.append(_axis(column, cuts, codes, np.ones(len(cuts)), learn))
        elif column.is_numeric:
            values = table.numbers(name)
            known = np.isfinite(values)
            seen = values[learn][known[learn]]
            cuts = cut_points(seen)
            codes = np.searchsorted(cuts, values, side="right").astype(np.int64)
            codes = np.where(known, codes, -1)
            axes.append(_axis(column, cuts, codes, _gaps_around(cuts, seen), learn))
    return tuple(axis for axis in axes if len(np.unique(_known(axis.codes, learn))) > 1)


def _axis(
    column: Column,
    cuts: Floats,
    codes: Codes,
    gaps: Floats,
    learn: Codes,
    level: str | None = None,
) -> Axis:
    known = np.sort(_known(codes, learn))
    middle = int(known[(len(known) - 1) // 2]) if len(known) else 0
    return Axis(column=column, cuts=cuts, codes=codes, gaps=gaps, middle=middle, level=level)


def _known(codes: Codes, learn: Codes) -> Codes:
    own = codes[learn]
    return own[own >= 0]


def _levels(column: Column, codes: NDArray[np.int32], learn: Codes) -> list[Axis]:
    counts = np.bincount(_known(codes.astype(np.int64), learn), minlength=len(column.levels))
    frequent = sorted(range(len(counts)), key=lambda i: (-counts[i], column.levels[i]))
    cuts, gaps = np.array([1.0]), np.ones(1)
    return [
        _axis(
            column,
            cuts,
            np.where(codes < 0, -1, codes == i).astype(np.int64),
            gaps,
            learn,
            column.levels[i],
        )
        for i in sorted(frequent[:MOST_LEVELS], key=lambda i: column.levels[i])
        if counts[i]
    ]


def _gaps_around(cuts: Floats, known: Floats) -> Floats:
    """Return how far the values next to each cut lie apart."""
    values = np.unique(known)
    above = np.searchsorted(values, cuts, side="left").clip(1, max(len(values) - 1, 1))
    return values[above] - values[above - 1] if len(values) > 1 else np.ones(len(cuts))


def cut_points(known: Floats) -> Floats:
    """Return at most some 200 readable cuts of a column, ascending.

    Few distinct values: a cut between any two neighbours. Many: one in each
    hundredth of the customers, in its widest gap where that is wide, so that
    groups with space between them are cut apart in the space.

    Parameters
    ----------
    known : ndarray of shape (n,)
        Finite values in any order.

    Examples
    --------
    >>> cut_points(np.array([1.0, 2.0, 2.0, 71.3])).tolist()
    [2.0, 40.0]
    """
    values, counts = np.unique(known + 0.0, return_counts=True)
    if len(values) <= MOST_CUTS + 1:
        gaps = list(pairwise(values))
    else:
        gaps = [*_quantile_gaps(values, counts), *_gaps_beside_heavy(values, counts)]
    return np.unique([readable(float(low), float(high)) for low, high in gaps])


def _quantile_gaps(values: Floats, counts: Codes) -> list[tuple[float, float]]:
    reached = np.cumsum(counts)
    wanted = np.linspace(0, reached[-1], MOST_CUTS + 1)
    places = np.unique(np.searchsorted(reached, wanted).clip(0, len(values) - 1))
    gaps = []
    for first, last in pairwise(places):
        inside = values[first : last + 1]
        widest = int(np.argmax(np.diff(inside)))
        low, high = inside[0], inside[-1]
        if inside[widest + 1] - inside[widest] >= WIDE_GAP * (high - low):
            gaps.append((inside[widest], inside[widest + 1]))
        else:
            gaps.append((0.75 * low + 0.25 * high, 0.25 * low + 0.75 * high))
    return gaps


def _gaps_beside_heavy(values: Floats, counts: Codes) -> list[tuple[float, float]]:
    heavy = np.flatnonzero(counts >= HEAVY * counts.sum())
    starts = np.unique([*(heavy - 1), *heavy]).astype(np.intp)
    return [(values[i], values[i + 1]) for i in starts if 0 <= i < len(values) - 1]


def readable(low: float, high: float) -> float:
    """Return the number above `low`, at most `high`, that is the shortest to write.

    Examples
    --------
    >>> readable(38.7, 47.2), readable(0.0312, 0.0371), readable(-3.0, 12.0), readable(6.0, 7.0)
    (40.0, 0.035, 0.0, 7.0)
    """
    if low < 0 <= high:
        return 0.0
    middle = low / 2 + high / 2
    first = math.floor(math.log10(max(abs(low), abs(high))))
    for exponent in range(first, first - 16, -1):
        for digit, power in ((1, exponent), (5, exponent - 1), (2, exponent - 1)):
            step = float(f"{digit}e{power}")
            if step == 0:
                continue
            nearest = round(middle / step)
            for multiple in (nearest, nearest - 1, nearest + 1):
                value = float(f"{multiple * step:.15g}")
                if low < value <= high:
                    return value
    return high


def condition(axis: Axis, first: int, end: int) -> Condition:
    """Return the condition that a row is in the bins from `first` to before `end`."""
    column = axis.column
    label = shorten(column.label, LABEL_LENGTH)
    low = None if first == 0 else float(axis.cuts[first - 1])
    high = None if end == axis.n_bins else float(axis.cuts[end - 1])
    bare = Condition(column=column.name, label=column.label, unit=column.unit)
    if axis.level is not None:
        level = shorten(axis.level, LEVEL_LENGTH)
        if first == 0:
            said = text("describe.rule.is_not", label=label, level=level)
            return replace(bare, excluded=axis.level, text=said)
        said = text("describe.rule.is", label=label, level=level)
        return replace(bare, levels=(axis.level,), text=said)
    if column.has_levels:
        levels = column.levels[first:end]
        said = _levels_text(label, [shorten(level, LEVEL_LENGTH) for level in levels])
        return replace(bare, low=low, high=high, levels=levels, text=said)
    return replace(bare, low=low, high=high, text=_range_text(column, label, low, high))


def _levels_text(label: str, levels: list[str]) -> str:
    if len(levels) == 1:
        return text("describe.rule.is", label=label, level=levels[0])
    return text("describe.rule.levels", label=label, first=levels[0], last=levels[-1])


def _range_text(column: Column, label: str, low: float | None, high: float | None) -> str:
    own = "" if column.unit.casefold() in words_of(column.label) else column.unit
    ends = {
        "label": label,
        "low": "" if low is None else written(low),
        "high": "" if high is None else written(high),
        "low_unit": "" if low is None else unit_of(own, low),
        "high_unit": "" if high is None else unit_of(own, high),
    }
    code = "below" if low is None else "from" if high is None else "range"
    return text(f"describe.rule.{code}", **ends)
