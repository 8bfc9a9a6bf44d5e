"""One rule for one segment: a few ranges that hold together, found greedily."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

BETA = 0.5  # precision counts twice as much as recall
MOST_CONDITIONS = 3
LEAST_GAIN = 0.01  # of F-beta, for a further condition
SECOND_END = 0.1  # of F-beta: one end of two is often chance
Codes = NDArray[np.int64]
Gaps = Sequence[NDArray[np.float64]]
Ranges = dict[int, tuple[int, int]]
"""Of some axes the bins that meet the condition: from the first to before the second."""


@dataclass(frozen=True, kw_only=True)
class _Range:
    axis: int
    first: int
    end: int
    score: float


def picked(codes: Codes, ranges: Ranges) -> NDArray[np.bool_]:
    """Return which rows meet all ranges; a row without a value (-1) does not."""
    inside = np.ones(len(codes), dtype=np.bool_)
    for axis, (first, end) in ranges.items():
        inside &= (codes[:, axis] >= first) & (codes[:, axis] < end)
    return inside


def find_ranges(
    codes: Codes,
    n_bins: Sequence[int],
    member: NDArray[np.bool_],
    gaps: Gaps | None = None,
) -> Ranges:
    """Return at most three ranges that pick a segment, greedily by F-beta from several starts.

    Parameters
    ----------
    codes : ndarray of shape (n, p)
        Bins from 0; -1 where there is no value.
    n_bins : sequence of p ints
    member : ndarray of bool, shape (n,)
        Who is in the segment.
    gaps : sequence of p arrays, optional
        Empty space around each cut: ends that pick alike are put into the widest.

    Returns
    -------
    mapping of axis to (first, end)
        Empty where no range is better than to pick everybody.

    Notes
    -----
    F-beta = (1 + b^2) P R / (b^2 P + R) with b = 0.5 and precision P, recall R. At
    each step the range of one more column that raises it most is added, and each
    range is then looked for again beside the others; a range with two ends must
    beat those with one end by 0.1, a further condition must add 0.01. The search
    starts from the best range of each column, since a corner of two columns may
    show in neither alone, and keeps the best end.
    """
    search = _Search(codes=codes, n_bins=n_bins, member=member, gaps=gaps)
    every = range(len(n_bins))
    alone = [search.best([axis], {}, one_end=True) for axis in every]
    firsts = [search.best(every, {}), *alone]
    least = search.score({}) + LEAST_GAIN
    best: Ranges = {}
    for first in firsts:
        if first is None:
            continue
        ranges = search.grown({first.axis: search.ends(first, {})})
        # Only a second condition can show what a weak first one was good for.
        if search.worth(ranges) > max(least, search.worth(best) + 1e-12):
            best = ranges
    return best


@dataclass(frozen=True, kw_only=True)
class _Search:
    codes: Codes
    n_bins: Sequence[int]
    member: NDArray[np.bool_]
    gaps: Gaps | None

    def score(self, ranges: Ranges) -> float:
        inside = picked(self.codes, ranges)
        hits, n_member = int((inside & self.member).sum()), int(self.member.sum())
        return float(_f_beta(hits, int(inside.sum()), n_member))

    def worth(self, ranges: Ranges) -> float:
        """Return the score, less what second ends must add."""
        second = [
            axis for axis, (low, end) in ranges.items() if low > 0 and end < self.n_bins[axis]
        ]
        return self.score(ranges) - SECOND_END * len(second)

    def grown(self, ranges: Ranges) -> Ranges:
        """Return the ranges with further ones as long as each adds enough."""
        score = self.score(ranges)
        while len(ranges) < MOST_CONDITIONS:
            free = [axis for axis in range(len(self.n_bins)) if axis not in ranges]
            found = self.best(free, ranges)
            if found is None or found.score < score + LEAST_GAIN:
                break
            ranges = self.settled({**ranges, found.axis: self.ends(found, ranges)})
            score = self.score(ranges)
        return ranges

    def best(self, axes: Iterable[int], ranges: Ranges, *, one_end: bool = False) -> _Range | None:
        """Return the best range of one of `axes` among the rows that meet `ranges`."""
        inside = picked(self.codes, ranges)
        member, n_member = self.member[inside], int(self.member.sum())
        best: _Range | None = None
        for axis in axes:
            own = self.codes[inside, axis]
            known, bins = own >= 0, self.n_bins[axis]
            everyone = np.bincount(own[known], minlength=bins)
            hits = np.bincount(own[known & member], minlength=bins)
            found = _range_on(axis, everyone, hits, n_member, one_end=one_end)
            if found is not None and (best is None or found.score > best.score + 1e-12):
                best = found
        return best

    def ends(self, found: _Range, ranges: Ranges) -> tuple[int, int]:
        """Return where the range ends: of the ends that pick alike in the widest gap."""
        codes = self.codes[picked(self.codes, ranges), found.axis]
        gaps = None if self.gaps is None else self.gaps[found.axis]
        return _in_the_gaps(codes, found, self.n_bins[found.axis], gaps)

    def settled(self, ranges: Ranges) -> Ranges:
        """Return the ranges, each the best beside the others: the first was found alone."""
        for axis in ranges:
            others = {other: ends for other, ends in ranges.items() if other != axis}
            found = self.best([axis], others)
            if found is not None and found.score > self.score(ranges) + 1e-12:
                ranges = {**ranges, axis: self.ends(found, others)}
        return ranges


def _f_beta(hits: Any, n_picked: Any, n_member: int) -> Any:
    return (1 + BETA**2) * hits / np.maximum(BETA**2 * n_member + n_picked, 1e-300)


def _range_on(
    axis: int, everyone: Codes, own: Codes, n_member: int, *, one_end: bool
) -> _Range | None:
    """Return the best range of one column, with one end where that is nearly as good."""
    bins = len(everyone)
    all_up_to = np.concatenate([[0], np.cumsum(everyone)])
    own_up_to = np.concatenate([[0], np.cumsum(own)])
    first, end = np.triu_indices(bins + 1, 1)
    n_picked = all_up_to[end] - all_up_to[first]
    hits = own_up_to[end] - own_up_to[first]
    score = _f_beta(hits, n_picked, n_member)
    whole = (first == 0) & (end == bins)
    open_side = ((first == 0) | (end == bins)) & ~whole
    if not open_side.any():
        return None
    open_best = int(np.argmax(np.where(open_side, score, -1.0)))
    best = int(np.argmax(np.where(whole, -1.0, score)))
    closed = not one_end and score[best] >= score[open_best] + SECOND_END
    i = best if closed else open_best
    return _Range(axis=axis, first=int(first[i]), end=int(end[i]), score=float(score[i]))


def _in_the_gaps(
    codes: Codes, found: _Range, bins: int, gaps: NDArray[np.float64] | None
) -> tuple[int, int]:
    """Return both ends in the widest gap of those that pick alike; open at the column's end."""
    known = np.unique(codes[codes >= 0])
    inside = known[(known >= found.first) & (known < found.end)]
    before, after = known[known < found.first], known[known >= found.end]
    if not len(inside):
        return found.first, found.end

    def widest(last: int, following: int) -> int:
        ends = np.arange(last + 1, following + 1)
        return int(ends[0 if gaps is None else int(np.argmax(gaps[ends - 1]))])

    low = widest(int(before[-1]), int(inside[0])) if len(before) else 0
    return low, widest(int(inside[-1]), int(after[0])) if len(after) else bins
