"""The tables of a study as rows of CSV: everything the page shows, and what it cuts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from clustomer.cluster.model import SegmentationModel
from clustomer.describe.records import NumericProfile, Profile
from clustomer.evidence.choose import KSelection
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
    ``segment`` counts from 1 and is empty for customers that were left out.
    """
    keys = range(1, len(found.labels) + 1) if ids is None else ids.tolist()
    header = (id_name or "row", "segment", "segment_name", "distance", "margin", "flag")
    columns = zip(
        keys,
        found.labels.tolist(),
        found.distance.tolist(),
        found.margin.tolist(),
        found.flags,
        strict=True,
    )
    rows = (
        (key, label + 1, names[label], distance, margin, flag)
        if label >= 0
        else (key, None, None, None, None, flag)
        for key, label, distance, margin, flag in columns
    )
    return CsvTable(header=header, rows=rows)


_NUMERIC_FIELDS = ("mean", "median", "q05", "q25", "q75", "q95", "difference")


def profiles_table(profile: Profile) -> CsvTable:
    """Return one row for each segment and column, or level; segment ``all`` is everybody."""
    header = (
        "segment", "segment_name", "column", "level", "role", "n", *_NUMERIC_FIELDS,
        "share", "share_low", "share_high", "share_all", "lift",
    )  # fmt: skip
    rows: list[Sequence[Any]] = [
        ("all", "all", *_numeric_cells(entry)) for entry in profile.population
    ]
    for segment in profile.segments:
        who = (segment.number, segment.name)
        rows.extend((*who, *_numeric_cells(entry)) for entry in segment.numeric)
        for level in segment.levels:
            shown = (level.n, level.share, level.low, level.high) if level.shown else (None,) * 4
            n, *shares = shown
            lift = level.lift if level.shown else None
            empty = (None,) * len(_NUMERIC_FIELDS)
            what = (level.column, level.level, level.role.value)
            rows.append((*who, *what, n, *empty, *shares, level.population_share, lift))
    return CsvTable(header=header, rows=rows)


def _numeric_cells(entry: NumericProfile) -> tuple[Any, ...]:
    numbers = (getattr(entry, name) for name in _NUMERIC_FIELDS)
    return (entry.column, None, entry.role.value, entry.n, *numbers, *(None,) * 5)


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


def k_selection_table(selection: KSelection) -> CsvTable:
    """Return one row for each k that was tried, with every criterion."""
    rows = [
        (*(getattr(candidate, name) for name in _K_FIELDS), candidate.k == selection.k)
        for candidate in selection.candidates
    ]
    return CsvTable(header=(*_K_FIELDS, "chosen"), rows=rows)
