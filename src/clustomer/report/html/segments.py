"""Segments at a glance and one by one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import isfinite
from typing import Any

from clustomer.describe.comparison import Comparison
from clustomer.describe.records import (
    LevelProfile,
    NumericProfile,
    Profile,
    SegmentProfile,
)
from clustomer.report.figures.marks import drawn_rows
from clustomer.report.figures.space import MAP_LIMIT
from clustomer.report.html.audit import audits_view
from clustomer.report.html.findings import (
    differences_title,
    map_title,
    separation_title,
    silhouette_fact,
)
from clustomer.report.html.records import ReportInput
from clustomer.report.html.rules import rule_view, tree_view
from clustomer.report.html.words import MAX_COLUMNS, optional, p_value, suggestion, word
from clustomer.report.text import (
    ARROWS,
    FORMATS,
    clean,
    direction,
    exact_shares,
    number,
    percent,
    range_text,
    short_amount,
    short_range,
    tenths,
    text,
    whole,
    with_unit,
)
from clustomer.segments.customers import TypicalCustomer

_CARD_MARKERS = 3
_HALF_COLUMNS = 3
_ACTION_LENGTH = 150
_TYPICAL_COLUMNS = 8
_ALL = 0.9995
_SEPARATING = 12
_CARD_COLUMNS = {1: 1, 2: 2, 3: 3, 5: 5, 6: 3, 9: 5, 10: 5}  # all other numbers: 4


def segments_view(study: ReportInput) -> dict[str, Any]:
    """Return the cards, the pages of single segments and the tables across segments."""
    profile = study.profile
    shares = exact_shares([segment.share for segment in profile.segments])
    both = [s for one in profile.segments for s in (one.share, one.value_share or 0.0)]
    top_share = max(both, default=1.0) or 1.0
    actions = _actions(study)
    shown = [
        _segment(study, segment, share, top_share, actions.get(segment.index, ""))
        for segment, share in zip(profile.segments, shares, strict=True)
    ]
    return {
        "shown": shown,
        "across": _CARD_COLUMNS.get(len(shown), 4),
        "order": _order(profile),
        "map": _map_facts(study),
        "intro": text(f"report.segments.intro{'.cut' if study.shown == 'constructive' else ''}"),
        "not_used": [clean(column.label) for column in study.schema.descriptors],
        "tree": tree_view(study),
        "separation": _separation(profile),
        "n_more_separation": max(len(profile.separation) - _SEPARATING, 0),
        "separation_title": separation_title(profile),
        "differences_title": differences_title(profile),
        "contrasts": _contrasts(study),
        "related": any(entry.related_to for entry in study.contrasts[:MAX_COLUMNS]),
        "audits": audits_view(study),
        "comparisons": [_comparison(study, entry) for entry in study.comparisons],
    }


def _order(profile: Profile) -> str:
    if profile.ordered_by == "size":
        return text("report.glance.by_size")
    return text("report.glance.by_value", column=_label(profile, profile.ordered_by))


def _label(profile: Profile, column: str | None) -> str:
    """Return the name for people of a column of the profile."""
    labels = {entry.column: entry.label for entry in profile.population}
    return clean(labels.get(column or "", column or ""))


def _segment(
    study: ReportInput,
    segment: SegmentProfile,
    share: str,
    top_share: float,
    action: str,
) -> dict[str, Any]:
    everyone = {entry.column: entry for entry in study.profile.population}
    intervals = _intervals(study, segment.index)
    unstable = {marker.column for marker in segment.markers if not marker.stable}
    return {
        "index": segment.index,
        "style": segment.mark,
        "letter": segment.letter,
        "anchor": f"segment-{segment.letter.lower()}",
        "figure": f"profile-{segment.letter.lower()}",
        "name": clean(segment.name, 80),
        "n": whole(segment.n),
        "share": share,
        "bar": round(150 * segment.share / top_share, 1),
        "value_share": None if segment.value_share is None else percent(segment.value_share),
        "value_bar": round(150 * min((segment.value_share or 0) / top_share, 1.0), 1),
        "value_column": _label(study.profile, study.profile.value_column),
        "silhouette": silhouette_fact(segment.mean_silhouette, _mean_silhouette(study)),
        "markers": _markers(segment)[:_CARD_MARKERS],
        "action": action,
        "half": _half_sentence(segment, everyone),
        "rule": rule_view(study, segment.index),
        "numeric": [
            {
                **_numeric(entry, everyone, unstable),
                "interval": intervals.get(entry.column) or _held_interval(entry),
            }
            for entry in segment.numeric[: study.rows_shown]
        ],
        "intervals": bool(intervals) or any(e.difference_low is not None for e in segment.numeric),
        "n_more_numeric": max(len(segment.numeric) - study.rows_shown, 0),
        "levels": _levels(segment, study.rows_shown),
        "hidden_levels": _hidden(sum(not entry.shown for entry in segment.levels)),
        "typical": _typical(study, segment.index),
        "used": any(e.segment == segment.index for e in study.conclusion.applications),
    }


def _hidden(n: int) -> str:
    return text(f"report.segment.hidden.{'one' if n == 1 else 'many'}", n=n) if n else ""


def _mean_silhouette(study: ReportInput) -> float | None:
    """Return the mean silhouette of all customers at the k that is shown."""
    found = [c.silhouette for c in study.selection.candidates if c.k == study.selection.k]
    return found[0] if found else None


def _markers(segment: SegmentProfile) -> list[dict[str, str]]:
    """Return the strongest markers; columns in their order where nothing marks a segment."""
    known = {entry.column: entry for entry in segment.numeric}
    names = [marker.column for marker in segment.markers if marker.column in known]
    names += [e.column for e in segment.numeric if e.column not in names]
    return [
        {
            "label": clean(known[name].label, 40),
            "word": direction(known[name].word),
            "arrow": ARROWS.get(known[name].word, ""),
            "median": short_amount(known[name].median, known[name].unit),
        }
        for name in names
    ]


def _actions(study: ReportInput) -> dict[int, str]:
    """Return one short piece of advice for each card: for every segment, or for none."""
    first: dict[int, str] = {}
    for entry in study.conclusion.applications:
        if entry.segment is not None and len(suggestion(entry)) <= _ACTION_LENGTH:
            first.setdefault(entry.segment, suggestion(entry))
    return first if len(first) == len(study.profile.segments) else {}


def _half_sentence(segment: SegmentProfile, everyone: Mapping[str, NumericProfile]) -> str:
    """Say where the middle half lies, for the columns that mark the segment most."""
    known = {entry.column: entry for entry in segment.numeric}
    marked = [m.column for m in segment.markers if m.column in known and m.column in everyone]
    parts = [
        text(
            "report.segment.half_part",
            column=clean(known[name].label, 40),
            own=short_range(known[name].q25, known[name].q75, known[name].unit),
            all=short_range(everyone[name].q25, everyone[name].q75, known[name].unit),
        )
        for name in marked[:_HALF_COLUMNS]
    ]
    if not parts:
        return text("report.segment.unmarked")
    return text("report.segment.half", parts="; ".join(parts))


def _numeric(
    entry: NumericProfile, everyone: Mapping[str, NumericProfile], unstable: Collection[str]
) -> dict[str, str]:
    other = everyone.get(entry.column)
    return {
        "label": with_unit(entry.label, entry.unit),
        "role": word("role", entry.role),
        "mean": number(entry.mean),
        "median": number(entry.median),
        "all": number(other.median) if other else "–",
        "half": range_text(entry.q25, entry.q75),
        "difference": optional(entry.difference),
        "word": text("report.segment.unstable", word=direction(entry.word))
        if entry.column in unstable
        else direction(entry.word),
    }


def _held_interval(entry: NumericProfile) -> str:
    """Return the bootstrap interval of a column that was not used."""
    if entry.difference_low is None or entry.difference_high is None:
        return "–"
    return text(
        "report.range", low=optional(entry.difference_low), high=optional(entry.difference_high)
    )


def _intervals(study: ReportInput, index: int) -> dict[str, str]:
    """Return the ranges of a segment's differences over re-clustered re-samples, by column."""
    return {
        one.column: text("report.range", low=optional(one.low), high=optional(one.high))
        for one in study.intervals
        if one.segment == index
    }


def _levels(segment: SegmentProfile, limit: int) -> list[dict[str, str]]:
    """Return the levels that may be shown, those that differ most first."""
    shown = [entry for entry in segment.levels if entry.shown]
    shown.sort(key=lambda entry: -abs(entry.share - entry.population_share))
    return [_level(entry) for entry in shown[:limit]]


def _level(entry: LevelProfile) -> dict[str, str]:
    return {
        "column": clean(entry.label),
        "level": clean(entry.level),
        "n": _count(entry.n),
        "share": percent(entry.share),
        "interval": text("report.range", low=percent(entry.low), high=percent(entry.high)),
        "all": percent(entry.population_share),
        "lift": optional(entry.lift),
        "lift_interval": text(
            "report.range", low=optional(entry.lift_low), high=optional(entry.lift_high)
        ),
    }


def _shown(value: float | str | None) -> str:
    """Write a customer's value: a number, or the level as it stands in the table."""
    return clean(value, 40) if isinstance(value, str) else number(value)


def _typical(study: ReportInput, index: int) -> dict[str, Any]:
    """Return typical and borderline customers of a segment: rounded values, no ids."""
    found: list[TypicalCustomer] = [entry for entry in study.typical if entry.segment == index]
    labels = {column.name: with_unit(column.label, column.unit, 40) for column in study.schema}
    names = list(dict.fromkeys(name for entry in found for name in entry.values))
    names = names[:_TYPICAL_COLUMNS]
    return {
        "columns": [labels.get(name, clean(name, 40)) for name in names],
        "rows": [
            {
                "kind": word("typical", entry.kind),
                "border": entry.kind != "typical",
                "margin": FORMATS["fixed2"](entry.margin),
                "values": [_shown(entry.values.get(name)) for name in names],
            }
            for entry in found
        ],
    }


def _map_facts(study: ReportInput) -> dict[str, str]:
    points, density = study.points, study.density
    if points is None and density is not None:
        return {
            "title": map_title(None, study.profile),
            "borders": text("report.map.borders") if density.axes == "columns" else "",
            "drawn": text("report.map.cells", n=density.n_shown, total=density.n_customers,
                          fewest=density.fewest),
            "shown": _variance(density.shares),
        }  # fmt: skip
    if points is None or not len(points.segment):
        return {"title": "", "drawn": "", "shown": "", "borders": ""}
    drawn = len(drawn_rows(points, MAP_LIMIT))
    key = "report.map.all" if drawn == points.n_customers else "report.map.some"
    return {
        "title": map_title(points, study.profile),
        "borders": text("report.map.borders") if points.axes == "columns" else "",
        "drawn": text(key, n=drawn, total=points.n_customers),
        "shown": _variance(points.shares),
    }


def _variance(shares: tuple[float, float]) -> str:
    share = min(sum(shares), 1.0)
    return text("report.map.sub_all" if share >= _ALL else "report.map.sub", share=share)


def _separation(profile: Profile) -> list[dict[str, Any]]:
    """Return the used columns by their share of the separation, then the others."""
    ordered = sorted(
        profile.separation,
        key=lambda e: (e.between_share is None, -(e.between_share or 0.0), -e.eta_squared),
    )
    return [
        {
            "label": clean(entry.label),
            "role": word("role", entry.role),
            "eta": tenths(entry.eta_squared) if isfinite(entry.eta_squared) else "–",
            "null": "–" if entry.eta_null is None else tenths(entry.eta_null),
            "null_high": ""
            if entry.eta_null_high is None
            else text("report.separation.null_high", high=tenths(entry.eta_null_high)),
            "corrected": "–" if entry.eta_corrected is None else tenths(entry.eta_corrected),
            "between": None if entry.between_share is None else tenths(entry.between_share),
            "bar": round(84 * min(max(entry.between_share or 0.0, 0.0), 1.0), 1),
        }
        for entry in ordered[:_SEPARATING]
    ]


def _contrasts(study: ReportInput) -> list[dict[str, str]]:
    return [
        {
            "label": clean(entry.label),
            "effect": f"{word('effect', entry.effect_name)} {FORMATS['fixed2'](entry.effect)}",
            "test": word("test", entry.test),
            "p": p_value(entry.p_adjusted),
            "n": whole(entry.n),
            "related": ", ".join(clean(name) for name in entry.related_to[:6]),
        }
        for entry in study.contrasts[:MAX_COLUMNS]
    ]


def _count(n: int | None) -> str:
    return "–" if n is None else whole(n)


def _comparison(study: ReportInput, comparison: Comparison) -> dict[str, Any]:
    names = [f"{segment.letter} {clean(segment.name)}" for segment in study.profile.segments]
    return {
        "text": clean(comparison.text, 600),
        "label": clean(comparison.label),
        "columns": [clean(level, 40) for level in comparison.levels[:MAX_COLUMNS]],
        "n_more": comparison.n_other_levels,
        "hidden": any(n is None for row in comparison.counts for n in row),
        "rows": [
            {"name": name, "counts": [_count(n) for n in counts[:MAX_COLUMNS]]}
            for name, counts in zip(names, comparison.counts, strict=True)
        ],
    }
