"""What became of a segmentation: the records, and who moved where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import letter
from clustomer.stats.agreement_interval import Agreement
from clustomer.stats.drift import Drift
from clustomer.stats.matching import match_clusters
from clustomer.stats.novelty import Novelty

SAME = 0.5
"""Jaccard similarity from which a new segment is an old one: below, Hennig (2007)
speaks of a dissolved cluster."""

Code = Literal["keep", "watch", "refit", "redefined"]
Labels = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Reason(Result):
    """One thing that speaks for a verdict, or one that could not be computed."""

    code: str
    params: Mapping[str, Any]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class SegmentThenNow(Result):
    """One segment then and now; what is ``None`` was not there, or is not known.

    Attributes
    ----------
    fate : {"kept", "new", "dissolved"}
    then, now : int or None
        Place, from 0, in the old and the new segmentation.
    name : str
        The new one; for a dissolved segment the old one.
    name_then : str or None
    overlap : float or None
        Jaccard similarity of the old and the new segment on the same customers.
    n_then, n_now : int or None
    share_then, share_now : float or None
    low, high : float or None
        95 % interval of the share now (Wilson).
    jaccard_then, jaccard_now : float or None
        Stability in the resamples of each study.
    letter_then, letter_now : str or None
        In the old and the new study; ``None`` in files of before there were letters.
    """

    fate: Literal["kept", "new", "dissolved"]
    then: int | None
    now: int | None
    name: str
    name_then: str | None
    overlap: float | None
    n_then: int | None
    n_now: int | None
    share_then: float | None
    share_now: float | None
    low: float | None
    high: float | None
    jaccard_then: float | None = None
    jaccard_now: float | None = None
    letter_then: str | None = None
    letter_now: str | None = None

    @property
    def letter(self) -> str:
        """The letter now; of a dissolved segment the one that it had."""
        return (self.letter_then if self.now is None else self.letter_now) or letter(
            (self.then if self.now is None else self.now) or 0
        )


@dataclass(frozen=True, kw_only=True)
class CentroidThenNow(Result):
    """One coordinate of a kept segment's centroid in original units.

    ``meaning`` as in `clustomer.prepare.plan.OriginalColumn`; ``segment`` is the
    place now, from 0.
    """

    segment: int
    column: str
    level: str | None
    meaning: str
    then: float
    now: float


@dataclass(frozen=True, kw_only=True)
class Migration(Result):
    """Customers of each old segment in each new one.

    Attributes
    ----------
    basis : {"customers", "models"}
        The same customers then and now, by id; or the same rows under the old and
        the new model, where there are no ids.
    counts : ndarray of int, shape (k_old, k_new)
    value : ndarray of shape (k_old, k_new) or None
        Sum of the value column now; customers without a value count 0.
    value_column : str or None
    arrived : tuple of int
        Customers in each new segment that were not there then.
    gone : tuple of int
        Customers of each old segment that are not there now.
    n, n_moved : int
        Customers in the table above, and those not in the segment that theirs has
        become.
    """

    basis: Literal["customers", "models"]
    counts: NDArray[np.int64]
    value: NDArray[np.float64] | None
    value_column: str | None
    arrived: tuple[int, ...]
    gone: tuple[int, ...]
    n: int
    n_moved: int


@dataclass(frozen=True, kw_only=True)
class Steps(Result):
    """Why customers moved: they changed, or the model did.

    Attributes
    ----------
    n : int
        Customers with a segment by the old model then, by the old model now, and
        by the new model now.
    n_stayed : int
        The same segment three times.
    n_customer : int
        The customer changed: another segment by the old model, and the new model
        agrees with it.
    n_model : int
        The model changed: the old model leaves the customer where it was, the new
        one does not.
    n_both : int
        Both did; of these ``n_back`` are where they were.
    n_rows, n_rows_model : int
        Rows of the new table, and those that the two models see differently:
        ids are not needed for these.
    """

    n: int
    n_stayed: int
    n_customer: int
    n_model: int
    n_both: int
    n_back: int
    n_rows: int
    n_rows_model: int


@dataclass(frozen=True, kw_only=True)
class Yardstick(Result):
    """How many customers a plain refit moves by itself, on the same table.

    Attributes
    ----------
    shares : tuple of float
        For each refit on resampled customers the share of all rows that it sees
        differently from the new model, segments matched.
    median, high : float
        Median and largest of these.
    """

    shares: tuple[float, ...]
    median: float
    high: float


@dataclass(frozen=True, kw_only=True)
class LinesThenNow(Result):
    """Of which days the order lines were that the customers were made from.

    Attributes
    ----------
    reference_then, reference_now : str
        The days that recency is counted back from.
    days_then, days_now : int or None
        From the first purchase of all to that day; ``None`` where a study does not say.
    """

    reference_then: str
    reference_now: str
    days_then: int | None = None
    days_now: int | None = None


@dataclass(frozen=True, kw_only=True)
class Continuity(Result):
    """What became of a segmentation, and what to do about it.

    Attributes
    ----------
    kind : {"table", "studies", "studies_on_table", "refresh"}
        What was compared.
    code : {"keep", "watch", "refit", "redefined"}
    sentence : str
    reasons : tuple of Reason
        What speaks for the verdict.
    unknown : tuple of Reason
        What could not be computed, and why.
    old, new : str
        Names of the studies, model or table, without folders.
    old_model, new_model : str
        Fingerprints of the models; equal where a table was compared.
    n_then, n_now : int
    segments : tuple of SegmentThenNow
    centroids : tuple of CentroidThenNow
    migration : Migration or None
    agreement : Agreement or None
        Of the rows of `migration`.
    same_data : Agreement or None
        Of the old and the new model on the same rows.
    drift : tuple of Drift
        Of each input of the old model, and of its segments' sizes (``name`` "").
    novelty : Novelty or None
    distance_then, distance_now : float or None
        Mean distance to the nearest centroid of the old model, in prepared units.
    margin_then, margin_now, margin_low, margin_high : float or None
        Mean of 1 - d1/d2 under the old model (simplified silhouette, larger is
        clearer); 95 % interval of the one now.
    verdict_then, verdict_now : str
        Kinds of the studies' verdicts; empty where there is none.
    steps : Steps or None
    yardstick : Yardstick or None
    lines : LinesThenNow or None
        Where the customers were made from order lines.
    is_made : bool
        The segments were made, not found: they are called groups.
    """

    kind: Literal["table", "studies", "studies_on_table", "refresh"]
    code: Code
    sentence: str
    reasons: tuple[Reason, ...]
    unknown: tuple[Reason, ...]
    old: str
    new: str
    old_model: str
    new_model: str
    n_then: int
    n_now: int
    segments: tuple[SegmentThenNow, ...]
    centroids: tuple[CentroidThenNow, ...]
    migration: Migration | None
    agreement: Agreement | None
    same_data: Agreement | None
    drift: tuple[Drift, ...]
    novelty: Novelty | None
    distance_then: float | None
    distance_now: float | None
    margin_then: float | None
    margin_now: float | None
    margin_low: float | None
    margin_high: float | None
    verdict_then: str
    verdict_now: str
    steps: Steps | None = None
    yardstick: Yardstick | None = None
    lines: LinesThenNow | None = None
    is_made: bool = False

    @property
    def letters_then(self) -> tuple[str, ...]:
        """Letters of the old segments, by place."""
        known = {one.then: one.letter_then or letter(one.then)
                 for one in self.segments if one.then is not None}  # fmt: skip
        return tuple(known[place] for place in sorted(known))

    @property
    def letters_now(self) -> tuple[str, ...]:
        """Letters of the new segments, by place."""
        known = {one.now: one.letter for one in self.segments if one.now is not None}
        return tuple(known[place] for place in sorted(known))

    def _headline(self) -> str:
        return self.sentence

    def _remarks(self) -> Sequence[str]:
        return [one.sentence for one in (*self.reasons, *self.unknown)]

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {
                "segment": one.name,
                "fate": one.fate,
                "share then": one.share_then,
                "share now": one.share_now,
            }
            for one in self.segments
        ]

    def __str__(self) -> str:
        return "\n".join([self.sentence, *self._remarks()])


@dataclass(frozen=True, kw_only=True)
class Pairing(Result):
    """Which new segment is which old one.

    Attributes
    ----------
    partner : tuple of int
        For each new segment the old one, or -1.
    overlap : tuple of float or None
        Jaccard similarity of each new segment with the old one that it shares most
        with; ``None`` where centroids decided.
    """

    partner: tuple[int, ...]
    overlap: tuple[float | None, ...]

    def as_old(self, labels: Labels, k_old: int) -> Labels:
        """Return new labels in old numbers; segments without a partner come after them."""
        numbers = [old if old >= 0 else k_old + new for new, old in enumerate(self.partner)]
        translated: Labels = np.where(labels >= 0, np.array([*numbers, -1])[labels], -1)
        return translated


def pair_by_overlap(counts: NDArray[np.int64]) -> Pairing:
    """Pair the segments of a cross-table: most shared customers, one to one.

    A pair holds where the Jaccard similarity is .5 or more; the others are a
    dissolved and a new segment.

    Parameters
    ----------
    counts : ndarray of shape (k_old, k_new)
    """
    matched = match_clusters(counts)
    sizes = counts.sum(axis=1)[:, None] + counts.sum(axis=0)[None, :]
    jaccard = counts / np.maximum(sizes - counts, 1)
    partner, overlap = [-1] * counts.shape[1], [0.0] * counts.shape[1]
    for old, new in enumerate(matched.tolist()):
        if new >= 0:
            overlap[new] = float(jaccard[old, new])
            partner[new] = old if overlap[new] >= SAME else -1
    return Pairing(partner=tuple(partner), overlap=tuple(overlap))


def pair_by_centroids(old: NDArray[np.float64], new: NDArray[np.float64]) -> Pairing:
    """Pair segments whose centroids are each other's nearest, on common columns.

    Parameters
    ----------
    old : ndarray of shape (k_old, p)
    new : ndarray of shape (k_new, p)
        In the same units; each column counts by its spread over all centroids.
    """
    spread = np.vstack([old, new]).std(axis=0)
    used = spread > 0
    difference = (old[:, None, used] - new[None, :, used]) / spread[used]
    distance = (difference**2).sum(axis=2)
    matched = match_clusters(distance.max(initial=0.0) - distance)
    partner = [-1] * len(new)
    for i, j in enumerate(matched.tolist()):
        if j >= 0 and distance[i].argmin() == j and distance[:, j].argmin() == i:
            partner[j] = i
    return Pairing(partner=tuple(partner), overlap=(None,) * len(new))


def nothing_paired(k_new: int) -> Pairing:
    """Return the pairing of a segmentation that shares nothing with the old one."""
    return Pairing(partner=(-1,) * k_new, overlap=(None,) * k_new)


def crossed(first: Labels, second: Labels, shape: tuple[int, int]) -> NDArray[np.int64]:
    """Count rows by both labels; rows with a negative one are left out."""
    both = (first >= 0) & (second >= 0)
    cells = np.bincount(first[both] * shape[1] + second[both], minlength=shape[0] * shape[1])
    return cells.reshape(shape).astype(np.int64)


def migration_of(
    then: Labels,
    now: Labels,
    pairing: Pairing,
    shape: tuple[int, int],
    *,
    basis: Literal["customers", "models"],
    sizes_then: NDArray[np.int64] | None = None,
    value: NDArray[np.float64] | None = None,
    value_column: str | None = None,
) -> Migration:
    """Count who went where.

    Parameters
    ----------
    then, now : integer arrays of shape (n,)
        Segments of the same rows; -1 where a customer was not there, less where the
        row counts nowhere.
    pairing : Pairing
    shape : (k_old, k_new)
    basis : {"customers", "models"}
    sizes_then : ndarray of shape (k_old,), optional
        All customers of the old segments, those without a row here included.
    value : ndarray of shape (n,), optional
    value_column : str, optional
    """
    counts = crossed(then, now, shape)
    both = (then >= 0) & (now >= 0)
    worth: NDArray[np.float64] | None = None
    if value is not None:
        cells = then[both] * shape[1] + now[both]
        known = np.nan_to_num(value[both], nan=0.0)
        sums: NDArray[Any] = np.bincount(cells, weights=known, minlength=shape[0] * shape[1])
        worth = sums.reshape(shape)
    arrived = np.bincount(now[(now >= 0) & (then == -1)], minlength=shape[1])
    total = counts.sum(axis=1) if sizes_then is None else sizes_then
    stayed = sum(int(counts[old, new]) for new, old in enumerate(pairing.partner) if old >= 0)
    return Migration(
        basis=basis,
        counts=counts,
        value=worth,
        value_column=value_column if value is not None else None,
        arrived=tuple(arrived.tolist()) if basis == "customers" else (0,) * shape[1],
        gone=tuple((total - counts.sum(axis=1)).tolist()),
        n=int(counts.sum()),
        n_moved=int(counts.sum()) - stayed,
    )


def steps_of(before: Labels, between: Labels, after: Labels, pairing: Pairing, k_old: int) -> Steps:
    """Decompose moves into what the customers and what the model did.

    Parameters
    ----------
    before : integer array of shape (n,)
        Old model, old data; -1 where a customer was not there.
    between : integer array of shape (n,)
        Old model, new data.
    after : integer array of shape (n,)
        New model, new data, in its own numbers.
    """
    after = pairing.as_old(after, k_old)
    rows = (between >= 0) & (after >= 0)
    known = rows & (before >= 0)
    s0, s1, s2 = before[known], between[known], after[known]
    customer, model = s0 != s1, s1 != s2
    return Steps(
        n=int(known.sum()),
        n_stayed=int((~customer & ~model).sum()),
        n_customer=int((customer & ~model).sum()),
        n_model=int((~customer & model).sum()),
        n_both=int((customer & model).sum()),
        n_back=int((customer & model & (s0 == s2)).sum()),
        n_rows=int(rows.sum()),
        n_rows_model=int((between[rows] != after[rows]).sum()),
    )
