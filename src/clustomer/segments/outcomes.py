"""What a campaign did: outcomes of those contacted beside those held back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import letter
from clustomer.stats.intervals import Interval
from clustomer.stats.uplift import (
    Pooled,
    newcombe_interval,
    standardised_difference,
    stratified_difference,
    welch_interval,
)

LEVEL = 0.05
SMALLEST_ARM = 2

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Arms(Result):
    """The lists of a campaign, one row for each customer.

    ``segment`` and ``stratum`` are 0-based; ``baseline`` is what the strata are
    thirds of, named by ``baseline_name``.
    """

    ids: tuple[str, ...]
    segment: Rows
    stratum: Rows
    held_back: NDArray[np.bool_]
    baseline: Floats
    baseline_name: str


@dataclass(frozen=True, kw_only=True)
class SegmentUplift(Result):
    """One segment's outcome with the action, without it, and the difference.

    Attributes
    ----------
    segment : int
        0-based.
    letter, name : str
    n_target, n_control : int
        Customers with an outcome.
    target, control, uplift : float or None
        Means (shares where the outcome is binary) and target minus control; ``None``
        where an arm has fewer than two customers.
    interval : Interval or None
        95 %, this segment read alone.
    interval_all : Interval or None
        All segments read together (Bonferroni): with 95 % all of them hold.
    reading : {"higher", "lower", "unclear", "too_few"}
        By `interval_all`: clear only where it does not hold 0.
    """

    segment: int
    letter: str
    name: str
    n_target: int
    n_control: int
    target: float | None
    control: float | None
    uplift: float | None
    interval: Interval | None
    interval_all: Interval | None
    reading: str


@dataclass(frozen=True, kw_only=True)
class Balance(Result):
    """Whether the two arms can be compared.

    Attributes
    ----------
    baseline_name : str
    baseline_difference : float or None
        Standardised difference of the baseline within segments, target minus control;
        beyond .1 is worth a look.
    absent_target, absent_control : float
        Share of each arm without an outcome.
    absent_interval : Interval
        95 % for their difference.
    holds : bool
        False where the outcome is missing clearly more often in one arm: what is left is
        then no random comparison.
    """

    baseline_name: str
    baseline_difference: float | None
    absent_target: float
    absent_control: float
    absent_interval: Interval
    holds: bool


@dataclass(frozen=True, kw_only=True)
class Evaluation(Result):
    """A campaign read back.

    Attributes
    ----------
    outcome : str
        Name of the column.
    kind : {"binary", "amount"}
    absent : {"leave_out", "zero"}
        What customers without an outcome count as.
    n_listed, n_absent, n_unknown, n_repeated : int
        Customers in the lists; those of them without an outcome; ids of outcomes that
        are in no list; further rows of an id (amounts are added up, of yes and no one yes
        counts).
    segments : tuple of SegmentUplift
    pooled : Pooled or None
        Over strata within segments, weighted by their size.
    balance : Balance
    level : float
    """

    outcome: str
    kind: Literal["binary", "amount"]
    absent: Literal["leave_out", "zero"]
    n_listed: int
    n_absent: int
    n_unknown: int
    n_repeated: int
    segments: tuple[SegmentUplift, ...]
    pooled: Pooled | None
    balance: Balance
    level: float = LEVEL

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {
                "segment": one.segment + 1,
                "name": one.name,
                "target": one.target,
                "control": one.control,
                "uplift": one.uplift,
                "low": one.interval_all and one.interval_all.low,
                "high": one.interval_all and one.interval_all.high,
                "reading": one.reading,
            }
            for one in self.segments
        ]


def compare_arms(
    arms: Arms,
    values: Floats,
    *,
    names: Sequence[str],
    letters: Sequence[str] = (),
    outcome: str = "outcome",
    absent: Literal["leave_out", "zero"] = "leave_out",
    n_unknown: int = 0,
    n_repeated: int = 0,
) -> Evaluation:
    """Compare the outcomes of two arms, by segment and over all.

    Parameters
    ----------
    arms : Arms
    values : ndarray of shape (n,)
        Outcome of each customer of the lists; NaN where there is none. Binary where all
        are 0 or 1.
    names : sequence of str
        Of the segments.
    letters : sequence of str, optional
        Of the segments; A, B, C and so on by default.
    outcome : str
        Name of the column.
    absent : {"leave_out", "zero"}, default "leave_out"
        Whether customers without an outcome are left out, or count as 0: right where the
        table of outcomes lists only those who did something.
    n_unknown, n_repeated : int
        What was noticed while reading.

    Returns
    -------
    Evaluation

    Notes
    -----
    Shares: Newcombe's interval; amounts: Welch's. k segments read together have the
    level .05 / k each. Arms drawn at random make the difference an effect of what was
    done to one of them only; what else was done differently is in it too.
    """
    there = np.isfinite(values)
    known = values[there]
    binary = bool(np.isin(known, (0.0, 1.0)).all())
    kept = there if absent == "leave_out" else np.ones(len(values), dtype=bool)
    filled = np.where(there, values, 0.0)
    present = sorted({int(segment) for segment in arms.segment})
    segments = tuple(
        _uplift(
            segment,
            letters[segment] if letters else letter(segment),
            names[segment],
            filled[kept & (arms.segment == segment) & ~arms.held_back],
            filled[kept & (arms.segment == segment) & arms.held_back],
            binary=binary,
            k=len(present),
        )
        for segment in present
    )
    strata = arms.segment * (int(arms.stratum.max(initial=0)) + 1) + arms.stratum
    return Evaluation(
        outcome=outcome,
        kind="binary" if binary else "amount",
        absent=absent,
        n_listed=len(values),
        n_absent=int((~there).sum()),
        n_unknown=n_unknown,
        n_repeated=n_repeated,
        segments=segments,
        pooled=stratified_difference(filled[kept], ~arms.held_back[kept], strata[kept]),
        balance=_balance(arms, there, kept, absent),
    )


def _uplift(
    segment: int,
    written: str,
    name: str,
    target: Floats,
    control: Floats,
    *,
    binary: bool,
    k: int,
) -> SegmentUplift:
    enough = min(len(target), len(control)) >= SMALLEST_ARM
    alone, together = (
        _interval(target, control, binary, 1 - LEVEL / each) if enough else None for each in (1, k)
    )
    means = (float(target.mean()), float(control.mean())) if enough else (None, None)
    return SegmentUplift(
        segment=segment,
        letter=written,
        name=name,
        n_target=len(target),
        n_control=len(control),
        target=means[0],
        control=means[1],
        uplift=None if means[0] is None or means[1] is None else means[0] - means[1],
        interval=alone,
        interval_all=together,
        reading=_reading(together) if enough else "too_few",
    )


def _interval(target: Floats, control: Floats, binary: bool, confidence: float) -> Interval | None:
    if not binary:
        return welch_interval(target, control, confidence=confidence)
    return newcombe_interval(
        int(target.sum()), len(target), int(control.sum()), len(control), confidence=confidence
    )


def _reading(interval: Interval | None) -> str:
    if interval is None or interval.low <= 0 <= interval.high:
        return "unclear"
    return "higher" if interval.low > 0 else "lower"


def _balance(arms: Arms, there: NDArray[np.bool_], kept: NDArray[np.bool_], absent: str) -> Balance:
    target, control = ~arms.held_back, arms.held_back
    counts = (
        int((~there & target).sum()),
        int(target.sum()),
        int((~there & control).sum()),
        int(control.sum()),
    )
    gap = newcombe_interval(*counts)
    uneven = absent == "leave_out" and not gap.low <= 0 <= gap.high
    base = _centred(arms)
    difference = standardised_difference(base[kept & target], base[kept & control])
    return Balance(
        baseline_name=arms.baseline_name,
        baseline_difference=difference if np.isfinite(difference) else None,
        absent_target=counts[0] / counts[1] if counts[1] else 0.0,
        absent_control=counts[2] / counts[3] if counts[3] else 0.0,
        absent_interval=gap,
        holds=not uneven,
    )


def _centred(arms: Arms) -> Floats:
    """Return the baseline less its segment's mean: segments may have other shares."""
    base = arms.baseline.astype(float).copy()
    for segment in np.unique(arms.segment):
        inside = arms.segment == segment
        known = inside & np.isfinite(base)
        if known.any():
            base[inside] -= base[known].mean()
    return base
