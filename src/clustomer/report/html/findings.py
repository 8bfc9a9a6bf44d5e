"""What a figure or a table shows, as a sentence with its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from clustomer.describe.records import NumericProfile, Profile
from clustomer.describe.summary import TableSummary
from clustomer.report.text import FORMATS, clean, text
from clustomer.segments.points import Points
from clustomer.table.schema import Role

BETWEEN = 0.1  # silhouette below which a customer lies between two segments
_FEW, _MANY = 0.05, 0.25
_UNRELATED, _LOOSE = 0.1, 0.3


def map_title(points: Points | None, profile: Profile) -> str:
    """Say how many customers lie between two segments (silhouette below 0.1)."""
    share = share_between(points, profile)
    if share is None:
        return text("report.map.title")
    size = "few" if share < _FEW else "some" if share < _MANY else "many"
    return text(f"report.map.between.{size}", share=share)


def share_between(points: Points | None, profile: Profile) -> float | None:
    """Return the share of customers with a silhouette below 0.1, or ``None`` if unknown.

    The sample holds small segments in full; each segment counts by its size.
    """
    if points is None or len(profile.segments) < 2:
        return None
    total = 0.0
    for segment in profile.segments:
        own = points.silhouette[points.segment == segment.index]
        own = own[np.isfinite(own)]
        if not own.size:
            return None
        total += segment.share * float(np.mean(own < BETWEEN))
    return total


def differences_title(profile: Profile) -> str:
    """Name the segment and the used column with the largest standardised difference."""
    found: list[tuple[float, str, NumericProfile]] = [
        (entry.difference, segment.letter, entry)
        for segment in profile.segments
        for entry in segment.numeric
        if entry.difference is not None and entry.role == Role.FEATURE
    ]
    if not found:
        return text("report.differences.title")
    difference, letter, entry = max(found, key=lambda item: abs(item[0]))
    side = "above" if difference > 0 else "below"
    return text(
        f"report.differences.most.{side}",
        letter=letter,
        column=clean(entry.label, 40),
        difference=abs(difference),
    )


def separation_title(profile: Profile) -> str:
    """Name the used columns that separate the segments most, with their share."""
    used = [entry for entry in profile.separation if entry.between_share is not None]
    used.sort(key=lambda entry: -(entry.between_share or 0.0))
    if len(used) < 2:
        return text("report.separation.heading")
    first = used[: 1 if len(used) == 2 else 2]
    return text(
        f"report.separation.most.{len(first)}",
        first=clean(first[0].label, 40),
        second=clean(first[-1].label, 40),
        share=sum(entry.between_share or 0.0 for entry in first),
    )


def correlation_sentence(summary: TableSummary) -> str:
    """Say how closely the numeric columns go together, by rank correlation."""
    names, rank = summary.correlations.columns, np.asarray(summary.correlations.spearman)
    labels = {entry.column: entry.label for entry in summary.columns}
    pairs = [
        (float(rank[i, j]), names[i], names[j])
        for i, j in combinations(range(len(names)), 2)
        if np.isfinite(rank[i, j])
    ]
    if not pairs:
        return ""
    strongest = max(pairs, key=lambda pair: abs(pair[0]))
    low, high = min(pair[0] for pair in pairs), max(pair[0] for pair in pairs)
    kind = _kind(abs(strongest[0]), len(pairs))
    return text(
        f"report.correlations.{kind}",
        low=FORMATS["fixed2"](low),
        high=FORMATS["fixed2"](high),
        value=FORMATS["fixed2"](strongest[0]),
        first=clean(labels.get(strongest[1], strongest[1]), 40),
        second=clean(labels.get(strongest[2], strongest[2]), 40),
    )


def _kind(strongest: float, n_pairs: int) -> str:
    if n_pairs > 1 and strongest < _UNRELATED:
        return "unrelated"
    return "weak" if strongest < _LOOSE else "strong"


def agreement_sentence(agreeing: Sequence[str], others: Sequence[tuple[str, int]], k: int) -> str:
    """Say how many criteria prefer the k that is shown, and what the others prefer."""
    n = len(agreeing) + len(others)
    if not others:
        return text("report.preferred.all", n=n, k=k)
    rest = ", ".join(text("report.preferred.other", label=label, k=own) for label, own in others)
    key = "some" if agreeing else "no"
    return text(f"report.preferred.{key}", agree=len(agreeing), n=n, k=k, rest=rest)


def silhouette_fact(mean: float | None, everyone: float | None) -> str:
    """Compare a segment's mean silhouette with that of all customers."""
    if mean is None or not np.isfinite(mean):
        return ""
    if everyone is None or not np.isfinite(everyone):
        return text("report.segment.silhouette_alone", value=mean)
    return text("report.segment.silhouette", value=mean, all=everyone)
