"""The tables of a study as rows of CSV: everything the page shows, and what it cuts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from clustomer.cluster.model import SegmentationModel
from clustomer.describe.records import NumericProfile, Profile
from clustomer.evidence.choose import KSelection
from clustomer.evidence.records import Assessment, KEvidence, Robustness, SegmentAcross, Stability
from clustomer.segments.customers import Assignments


@dataclass(frozen=True, kw_only=True)
class CsvTable:
    """A header and rows; missing values are ``None`` or NaN."""

    header: Sequence[str]
    rows: Iterable[Sequence[Any]]


def assignments_table(
    found: Assignments, names: Sequence[str], ids: NDArray[Any] | None, id_name: str | None
) -> CsvTable:
    """Return one row for each row of the input, in input order.

    The first column is the id under its own name, or ``row`` counted from 1.
    ``segment`` counts from 1 and is empty for customers that were left out;
    ``confidence`` is empty where it was not measured.
    """
    keys = range(1, len(found.labels) + 1) if ids is None else ids.tolist()
    header = (
        id_name or "row",
        "segment",
        "segment_name",
        "distance",
        "margin",
        "confidence",
        "flag",
    )
    columns = zip(
        keys,
        found.labels.tolist(),
        found.distance.tolist(),
        found.margin.tolist(),
        found.confidence.tolist(),
        found.flags,
        strict=True,
    )
    rows = (
        (key, label + 1, names[label], distance, margin, confidence, flag)
        if label >= 0
        else (key, None, None, None, None, None, flag)
        for key, label, distance, margin, confidence, flag in columns
    )
    return CsvTable(header=header, rows=rows)


_NUMERIC_FIELDS = (
    "mean", "median", "q05", "q25", "q75", "q95", "difference", "difference_low",
    "difference_high", "sign_share",
)  # fmt: skip


def profiles_table(profile: Profile) -> CsvTable:
    """Return one row for each segment and column, or level; segment ``all`` is everybody.

    The intervals of differences are those of `NumericProfile`; ``marker`` is
    ``stable`` or ``unstable`` for a column or level that marks the segment.
    """
    header = (
        "segment", "segment_name", "column", "level", "role", "n", *_NUMERIC_FIELDS,
        "share", "share_low", "share_high", "share_all", "lift", "lift_low", "lift_high",
        "marker",
    )  # fmt: skip
    rows: list[Sequence[Any]] = [
        ("all", "all", *_numeric_cells(entry)) for entry in profile.population
    ]
    for segment in profile.segments:
        who = (segment.number, segment.name)
        marks: dict[tuple[str, str | None], bool] = {
            (m.column, m.level): m.stable for m in segment.level_markers
        }
        marks |= {(m.column, None): m.stable for m in segment.markers}
        rows.extend(
            (*who, *_numeric_cells(entry, _marks(marks, entry.column))) for entry in segment.numeric
        )
        for level in segment.levels:
            shown = (level.n, level.share, level.low, level.high) if level.shown else (None,) * 4
            n, *shares = shown
            lifts = (level.lift, level.lift_low, level.lift_high) if level.shown else (None,) * 3
            empty = (None,) * len(_NUMERIC_FIELDS)
            what = (level.column, level.level, level.role.value)
            mark = _marks(marks, level.column, level.level)
            rows.append((*who, *what, n, *empty, *shares, level.population_share, *lifts, mark))
    return CsvTable(header=header, rows=rows)


def _marks(
    marks: Mapping[tuple[str, str | None], bool], column: str, level: str | None = None
) -> str | None:
    stable = marks.get((column, level))
    return None if stable is None else "stable" if stable else "unstable"


def _numeric_cells(entry: NumericProfile, mark: str | None = None) -> tuple[Any, ...]:
    numbers = (getattr(entry, name) for name in _NUMERIC_FIELDS)
    return (entry.column, None, entry.role.value, entry.n, *numbers, *(None,) * 7, mark)


def centroids_table(model: SegmentationModel) -> CsvTable:
    """Return each centroid in prepared units and taken back to original units."""
    rows: list[Sequence[Any]] = []
    for i, centroid in enumerate(model.centroids):
        for name, value in zip(model.plan.names, centroid, strict=True):
            rows.append((i + 1, model.names[i], name, "prepared", "", float(value)))
        for column in model.plan.to_original(model.centroids):
            label = column.source if column.level is None else f"{column.source}={column.level}"
            value = float(column.values[i])
            rows.append((i + 1, model.names[i], label, "original", column.meaning, value))
    return CsvTable(
        header=("segment", "segment_name", "column", "units", "meaning", "value"), rows=rows
    )


_K_FIELDS = (
    "k", "inertia", "inertia_share", "silhouette", "silhouette_se", "simplified_silhouette",
    "squared_silhouette", "calinski_harabasz", "davies_bouldin", "start_agreement", "smallest",
    "smallest_share",
)  # fmt: skip


_TEST_FIELDS = (
    "silhouette", "null_mean", "null_low", "null_high", "excess", "relative_excess", "z",
    "inertia_share", "null_inertia_mean", "null_inertia_low", "null_inertia_high", "agreement",
    "jaccard", "valley", "smallest", "smallest_needed", "score", "natural_base", "natural",
    "reproducible",
)  # fmt: skip
_NAMED_TESTED = ("silhouette", "inertia_share", "smallest")


def k_selection_table(selection: KSelection, assessment: Assessment | None = None) -> CsvTable:
    """Return one row for each k that was tried, with every criterion.

    With an assessment the evidence of each tested k stands beside them; its own
    silhouette, share of the sum of squares and smallest segment are those of the
    tested rows (``tested_...``). Empty for a k that was not tested.
    """
    rows = [
        (*(getattr(candidate, name) for name in _K_FIELDS), candidate.k == selection.k)
        for candidate in selection.candidates
    ]
    header = (*_K_FIELDS, "chosen")
    if assessment is None:
        return CsvTable(header=header, rows=rows)
    tested = {one.k: one for one in assessment.by_k}
    more = tuple(f"tested_{name}" if name in _NAMED_TESTED else name for name in _TEST_FIELDS)
    return CsvTable(
        header=(*header, *more),
        rows=[(*row, *_tested_cells(tested.get(row[0]))) for row in rows],
    )


def _tested_cells(one: KEvidence | None) -> tuple[Any, ...]:
    if one is None:
        return (None,) * len(_TEST_FIELDS)
    return tuple(getattr(one, name) for name in _TEST_FIELDS)


_STABILITY_FIELDS = ("jaccard", "low", "high", "dissolved", "recovered", "reading")


def stability_table(
    stability: Stability | None, names: Sequence[str], robustness: Robustness | None = None
) -> CsvTable:
    """Return one row for each segment: how it comes back in re-samples and re-runs.

    ``jaccard`` is the mean best Jaccard similarity with its 95 % range in
    ``jaccard_low`` and ``jaccard_high``, ``across`` the segment level stability
    across solutions (1: all customers come from one group of k - 1), ``reruns``
    the settings of the sheet and ``reruns_recovered`` those that recover the
    segment. Empty where something was not computed.
    """
    header = (
        "segment", "segment_name", "scheme", "resamples", "jaccard", "jaccard_low",
        "jaccard_high", "dissolved", "recovered", "reading", "across", "reruns",
        "reruns_recovered",
    )  # fmt: skip
    segments = {} if stability is None else {one.segment: one for one in stability.segments}
    across = _across(stability)
    reruns = len(robustness.settings) if robustness is not None else None
    rows: list[Sequence[Any]] = []
    for i, name in enumerate(names):
        one = segments.get(i)
        known = (None,) * 8
        if one is not None and stability is not None:
            fields = (getattr(one, field) for field in _STABILITY_FIELDS)
            known = (stability.scheme, stability.n_resamples, *fields)
        own = across.get(i)
        recovered = None if robustness is None else robustness.recovered[i]
        rows.append((i + 1, name, *known, own and own.stability, reruns, recovered))
    return CsvTable(header=header, rows=rows)


def _across(stability: Stability | None) -> dict[int, SegmentAcross]:
    """Return the segments of the shown k as seen from k - 1."""
    if stability is None:
        return {}
    return {one.segment: one for one in stability.across if one.k == stability.k}
