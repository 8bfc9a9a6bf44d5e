"""The numbers of the figures as tables: for those who cannot see them, and to copy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from clustomer.describe.records import SegmentProfile
from clustomer.evidence.records import Assessment, Flow, KEvidence, Robustness, Stability
from clustomer.report.figures.flows import shown_k
from clustomer.report.figures.robustness import setting_name
from clustomer.report.figures.stability import gorge_segments, median_share
from clustomer.report.html.records import ReportInput
from clustomer.report.html.words import MAX_COLUMNS, optional
from clustomer.report.text import FORMATS, clean, exact_shares, number, percent, tenths, text, whole
from clustomer.table.schema import Role

FEWEST_SHOWN = 10
"""Customers of a flow at least; smaller counts are not written."""

_NAMES = ("segments", "differences", "gorge", "test", "flows", "reruns")
_MEDIANS = 8  # columns of the table of all segments


@dataclass(frozen=True, kw_only=True)
class NumberTable:
    """A table in plain words: every cell is written already.

    ``rows`` begin with their head; ``marks`` gives the segment that a row is about.
    """

    id: str
    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    marks: Sequence[int | None] = ()
    left: int = 1  # columns of words; the others are numbers


def number_tables(study: ReportInput) -> dict[str, NumberTable | None]:
    """Return the tables by what they are about, ``None`` where there is nothing to list."""
    made = [_segments(study), _differences(study), _gorge(study)]
    if study.assessment is not None and study.assessment.by_k:
        made.append(_test(study.assessment))
    if study.stability is not None:
        made.append(_flows(study, study.stability))
    if study.robustness is not None:
        made.append(_reruns(study, study.robustness))
    found = {table.id.removeprefix("table-"): table for table in made if table.rows}
    return {name: found.get(name) for name in _NAMES}


def _table(
    name: str, head: Sequence[str], rows: Sequence[Sequence[str]], **more: Any
) -> NumberTable:
    caption = text(f"report.numbers.{name}")
    return NumberTable(id=f"table-{name}", caption=caption, head=head, rows=rows, **more)


def _name(one: SegmentProfile) -> str:
    """Return letter and name, the letter once where the name has it."""
    name = clean(one.name, 60)
    return name if f" {one.letter}:" in name else f"{one.letter} {name}"


def _segments(study: ReportInput) -> NumberTable:
    """Return size, silhouette and medians of every segment, then of all customers."""
    profile = study.profile
    used = [e for e in profile.population if e.role == Role.FEATURE][:_MEDIANS]
    valued = any(one.value_share is not None for one in profile.segments)
    shares = exact_shares([one.share for one in profile.segments])
    head = [text("report.segment_word"), text("report.customers"), text("report.share")]
    if valued:
        head.append(text("report.numbers.value_share"))
    head.append(text("report.numbers.silhouette"))
    head += [text("report.numbers.median", column=clean(e.label, 40)) for e in used]
    rows = []
    for one, share in zip(profile.segments, shares, strict=True):
        own = {e.column: e.median for e in one.numeric}
        value = [] if not valued else [_share(one.value_share)]
        medians = [number(own.get(e.column, math.nan)) for e in used]
        rows.append(
            [_name(one), whole(one.n), share, *value, optional(one.mean_silhouette), *medians]
        )
    value = [_share(1.0)] if valued else []
    medians = [number(e.median) for e in used]
    rows.append([text("report.numbers.all"), whole(profile.n), percent(1.0), *value,
                 optional(_overall(study)), *medians])  # fmt: skip
    marks = [*(one.index for one in profile.segments), None]
    return _table("segments", head, rows, marks=marks)


def _share(value: float | None) -> str:
    return "–" if value is None else percent(value)


def _overall(study: ReportInput) -> float | None:
    found = [c.silhouette for c in study.selection.candidates if c.k == study.selection.k]
    return found[0] if found else None


def _differences(study: ReportInput) -> NumberTable:
    """Return the standardised difference of every column and segment."""
    segments = study.profile.segments
    rows = []
    for entry in study.profile.population[:MAX_COLUMNS]:
        own = [next((e for e in one.numeric if e.column == entry.column), None) for one in segments]
        written = [optional(None if e is None else e.difference) for e in own]
        rows.append([clean(entry.label), *written])
    head = [text("report.column"), *(one.letter for one in segments)]
    return _table("differences", head, rows if len(segments) > 1 else [])


def _gorge(study: ReportInput) -> NumberTable:
    """Return the median of the largest share of similarity in each segment."""
    head = [text("report.segment_word"), text("report.customers"), text("report.numbers.clear")]
    if study.gorge is None:
        return _table("gorge", head, [])
    edges = np.asarray(study.gorge.edges)
    found = gorge_segments(study.gorge, study.profile)
    rows = [
        [
            _name(one),
            whole(int(counts.sum())),
            FORMATS["fixed2"](median_share(counts, edges)),
        ]
        for one, counts in found
    ]
    return _table("gorge", head, rows, marks=[one.index for one, _ in found])


def _test(assessment: Assessment) -> NumberTable:
    """Return what the data and data without groups give for every tested k."""
    names = ("silhouette", "null", "left", "left_null", "agreement", "half", "score", "natural")
    head = ["k", *(text(f"report.numbers.test.{name}") for name in names)]
    return _table("test", head, [_tested(one) for one in assessment.by_k])


def _tested(one: KEvidence) -> list[str]:
    values = np.asarray(one.agreements, dtype=float)
    values = values[np.isfinite(values)]
    half = "–"
    if values.size:
        low, high = (optional(float(np.quantile(values, q))) for q in (0.25, 0.75))
        half = text("report.range", low=low, high=high)
    three = FORMATS["fixed3"]
    nulls = text("report.numbers.band", mean=three(one.null_mean), low=three(one.null_low),
                 high=three(one.null_high))  # fmt: skip
    left = text("report.numbers.band", mean=tenths(one.null_inertia_mean),
                low=tenths(one.null_inertia_low), high=tenths(one.null_inertia_high))  # fmt: skip
    passes = text(f"report.setting.{'yes' if one.natural_base else 'no'}")
    return [str(one.k), three(one.silhouette), nulls, tenths(one.inertia_share), left,
            optional(one.agreement), half, three(one.score), passes]  # fmt: skip


def _flows(study: ReportInput, stability: Stability) -> NumberTable:
    """Return how many customers each group of k has from each group of the k before."""
    ks = shown_k(stability)
    drawn = set(pairwise(ks))
    letters = {one.index: one.letter for one in study.profile.segments}

    def name(k: int, group: int) -> str:
        return letters.get(group, str(group + 1)) if k == stability.k else str(group + 1)

    def row(one: Flow) -> list[str]:
        few = one.n < FEWEST_SHOWN
        count = text("report.numbers.few", n=FEWEST_SHOWN) if few else whole(one.n)
        return [text("report.numbers.step", before=one.k - 1, k=one.k), name(one.k - 1, one.parent),
                name(one.k, one.child), count]  # fmt: skip

    head = [text(f"report.numbers.flow.{key}") for key in ("step", "from", "to")]
    flows = [one for one in stability.flows if (one.k - 1, one.k) in drawn and one.n > 0]
    ordered = sorted(flows, key=lambda one: (one.k, one.parent, one.child))
    return _table("flows", [*head, text("report.customers")], list(map(row, ordered)), left=3)


def _reruns(study: ReportInput, found: Robustness) -> NumberTable:
    """Return every re-run with its agreement and how many segments it recovers."""
    labels = {column.name: column.label for column in study.schema}
    head = [text(f"report.numbers.rerun.{key}") for key in ("what", "k", "agreement", "recovered")]
    rows = [
        [
            setting_name(one, labels),
            str(one.k),
            FORMATS["fixed2"](one.agreement),
            text("report.recovered.of", n=sum(one.recovered), all=len(one.recovered)),
        ]
        for one in found.settings
    ]
    return _table("reruns", head, rows)
