"""Who is to be contacted, who is held back, and what such a test could show.

Arms are drawn within strata of each segment by a hash of the seed and the id, so
neither the order of the rows nor the other customers' ids decide.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._random import DEFAULT_SEED
from clustomer._result import Result
from clustomer.errors import InputError
from clustomer.stats.uplift import detectable_mean, detectable_share

N_STRATA = 3
BASE = 0.1
"""Share that is assumed to respond anyway; no study of customers knows it."""

EVEN = 0.5
"""Share held back that the plan assumes where none was asked for."""

POWER, LEVEL = 0.8, 0.05
TARGET, CONTROL = "target", "control"

_LOCAL = {"local": True}

Rows = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Audiences(Result):
    """Customers by segment and arm, sorted by segment, arm and id.

    Attributes
    ----------
    control : float
        Share held back, 0 to 1; 0 where nobody is.
    stratified_by : str
        ``"value"`` or ``"margin"``: arms have the same share of each third.
    n_without_id, n_repeated : int
        Customers left out for want of an id; further rows of an id that came before.
    ids : tuple of str
    segment, stratum : ndarray of int, shape (m,)
        0-based.
    held_back : ndarray of bool, shape (m,)
    baseline : ndarray of shape (m,)
        What the strata are thirds of.
    """

    control: float
    stratified_by: str
    n_without_id: int = 0
    n_repeated: int = 0
    ids: tuple[str, ...] = field(default=(), metadata=_LOCAL)
    segment: Rows = field(default_factory=lambda: np.zeros(0, dtype=np.intp), metadata=_LOCAL)
    stratum: Rows = field(default_factory=lambda: np.zeros(0, dtype=np.intp), metadata=_LOCAL)
    held_back: NDArray[np.bool_] = field(
        default_factory=lambda: np.zeros(0, dtype=np.bool_), metadata=_LOCAL
    )
    baseline: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0), metadata=_LOCAL)


@dataclass(frozen=True, kw_only=True)
class SegmentTest(Result):
    """What a test in one segment could show.

    Attributes
    ----------
    segment : int
        0-based; -1 stands for all segments together.
    n_target, n_control : int
    share, share_all : float
        Smallest share of responses in the target arm that would show, when this
        segment is read alone, and when all are read together.
    mean, mean_all : float or None
        Smallest rise of the mean of the value column, likewise.
    """

    segment: int
    n_target: int
    n_control: int
    share: float
    share_all: float
    mean: float | None = None
    mean_all: float | None = None


@dataclass(frozen=True, kw_only=True)
class TestPlan(Result):
    """How large an effect a campaign in each segment would have to have, to show.

    Attributes
    ----------
    control : float
        Share held back.
    assumed : bool
        Whether that share was assumed, not asked for.
    base, power, level : float
        Share that responds anyway, probability to show, and of a false alarm.
    value_column : str, optional
    segments : tuple of SegmentTest
        And, last, all together.
    """

    __test__ = False  # not a test of pytest

    control: float
    assumed: bool
    base: float = BASE
    power: float = POWER
    level: float = LEVEL
    value_column: str | None = None
    segments: tuple[SegmentTest, ...] = ()


def check_control(share: float | None) -> None:
    """Raise an `InputError` for a share that leaves one arm empty."""
    if share is not None and not 0 < share < 1:
        raise InputError(
            f"The share of the control group is {share:g}.",
            "A number between 0 and 1 was expected.",
            "Try --control 0.2, which holds back one customer in five.",
        )


def draw_audiences(
    ids: Sequence[str | None],
    labels: NDArray[np.integer],
    baseline: NDArray[np.float64],
    *,
    stratified_by: str,
    control: float | None = None,
    seed: int = DEFAULT_SEED,
) -> Audiences:
    """Divide the customers of each segment into those to contact and those held back.

    Parameters
    ----------
    ids : sequence of str or None, length n
        Rows without an id are left out. An id that comes again stays in its first
        segment, so that nobody is in two arms.
    labels : ndarray of int, shape (n,)
        Segment of each, 0-based; -1 is left out.
    baseline : ndarray of shape (n,)
        Strata are its thirds within each segment; NaN counts to the lowest.
    stratified_by : str
        What `baseline` is.
    control : float, optional
        Share held back, between 0 and 1; nobody by default.
    seed : int

    Returns
    -------
    Audiences

    Notes
    -----
    The smallest SHA-256 of (seed, id) of each stratum are held back: as many as
    bring the control group nearest to its share. O(n log n).
    """
    check_control(control)
    keys = np.array(["" if each is None else str(each).strip() for each in ids], dtype=object)
    placed = np.flatnonzero((np.asarray(labels) >= 0) & (keys != ""))
    n_without = int(((np.asarray(labels) >= 0) & (keys == "")).sum())
    values = np.asarray(baseline, dtype=float)
    order = placed[np.lexsort([values[placed], labels[placed], keys[placed].astype(str)])]
    named = keys[order]
    first = np.concatenate([[True], named[1:] != named[:-1]]) if len(order) else order > 0
    rows = order[first]
    stratum, held = np.zeros(len(rows), dtype=np.intp), np.zeros(len(rows), dtype=bool)
    places = labels[rows]
    for segment in np.unique(places):
        inside = np.flatnonzero(places == segment)
        stratum[inside] = _thirds(values[rows[inside]])
        if control is not None:
            hashes = [_hash(seed, key) for key in keys[rows[inside]]]
            held[inside] = _lowest(hashes, stratum[inside], control)
    turn = np.lexsort([keys[rows].astype(str), held, places])
    rows = rows[turn]
    return Audiences(
        control=control or 0.0,
        stratified_by=stratified_by,
        n_without_id=n_without,
        n_repeated=len(order) - len(rows),
        ids=tuple(keys[rows].tolist()),
        segment=np.asarray(labels)[rows].astype(np.intp),
        stratum=stratum[turn],
        held_back=held[turn],
        baseline=values[rows],
    )


def _thirds(values: NDArray[np.float64]) -> Rows:
    """Return 0, 1 or 2 for each value: equal values are in one third."""
    known = values[np.isfinite(values)]
    if not len(known):
        return np.zeros(len(values), dtype=np.intp)
    cuts = np.quantile(known, np.arange(1, N_STRATA) / N_STRATA, method="lower")
    thirds: Rows = np.searchsorted(cuts, values, side="left").astype(np.intp)
    return np.where(np.isnan(values), 0, thirds)


def _hash(seed: int, key: str) -> bytes:
    return hashlib.sha256(f"{seed}:{key}".encode("utf-8", "surrogatepass")).digest()


def _lowest(hashes: Sequence[bytes], stratum: Rows, control: float) -> NDArray[np.bool_]:
    """Return who is held back: of each stratum its share, rounded so that the sum is right."""
    held = np.zeros(len(hashes), dtype=bool)
    done, so_far = 0, 0
    for each in np.unique(stratum):
        inside = np.flatnonzero(stratum == each).tolist()
        so_far += len(inside)
        quota = round(control * so_far) - done
        done += quota
        held[sorted(inside, key=lambda row: hashes[row])[:quota]] = True
    return held


def plan_test(
    sizes: Sequence[int],
    *,
    control: float | None = None,
    deviations: Sequence[float] | None = None,
    value_column: str | None = None,
) -> TestPlan:
    """Return the smallest effects that a campaign in each segment would show.

    Parameters
    ----------
    sizes : sequence of int, length k
        Customers of each segment who can be reached.
    control : float, optional
        Share held back; half is assumed where none was asked for.
    deviations : sequence of float, length k, optional
        Standard deviation of the value column within each segment.
    value_column : str, optional

    Returns
    -------
    TestPlan

    Notes
    -----
    Two-sided tests at .05 with power .8 (`clustomer.stats.uplift`). Read together,
    each of the k segments has the level .05 / k (Bonferroni), so that the chance of
    any false alarm stays at .05.
    """
    share = EVEN if control is None else control
    k = len(sizes)
    rows: list[SegmentTest] = []
    spreads = [None] * k if deviations is None else list(deviations)
    for segment, (n, spread) in enumerate(zip(sizes, spreads, strict=True)):
        rows.append(_planned(segment, n, share, spread, k))
    if k > 1:
        rows.append(_planned(-1, sum(sizes), share, _within(sizes, deviations), 1))
    return TestPlan(
        control=share, assumed=control is None, value_column=value_column, segments=tuple(rows)
    )


def _within(sizes: Sequence[int], deviations: Sequence[float] | None) -> float | None:
    """Return the standard deviation within segments, over all."""
    if deviations is None:
        return None
    counts, spreads = np.array(sizes, dtype=float), np.nan_to_num(np.array(deviations))
    return float(np.sqrt((counts * spreads**2).sum() / max(counts.sum(), 1.0)))


def _planned(segment: int, n: int, control: float, spread: float | None, k: int) -> SegmentTest:
    held = round(control * n)
    arms = (n - held, held)
    options: dict[str, Any] = {"power": POWER}
    known = spread is not None and np.isfinite(spread) and min(arms) > 0
    means = [
        detectable_mean(float(spread or 0.0), *arms, level=LEVEL / each, **options)
        if known
        else None
        for each in (1, k)
    ]
    return SegmentTest(
        segment=segment,
        n_target=arms[0],
        n_control=arms[1],
        share=detectable_share(BASE, *arms, level=LEVEL, **options),
        share_all=detectable_share(BASE, *arms, level=LEVEL / k, **options),
        mean=means[0],
        mean_all=means[1],
    )
