"""What to do: customers one step away, and what a test could show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clustomer.describe.records import SegmentProfile
from clustomer.describe.statements import Statement
from clustomer.report.html.records import ReportInput
from clustomer.report.html.words import optional
from clustomer.report.text import clean, number, percent, text, whole, with_unit
from clustomer.segments.audiences import SegmentTest, TestPlan
from clustomer.segments.one_step import FEWEST, OneStep, StepPair

_SURE = 0.9995


def actions_view(study: ReportInput) -> dict[str, Any] | None:
    """Return both tables with their words; ``None`` where nothing was planned."""
    if study.actions is None:
        return None
    return {
        "step": _step(study, study.actions.one_step),
        "plan": _plan(study, study.actions.test_plan, study.actions.audiences.stratified_by),
    }


def use_evidence(segment: SegmentProfile, entries: Sequence[Statement]) -> str:
    """Return what the suggestions for a segment hang on, each number once."""
    markers = {marker.column: marker for marker in segment.markers}
    said = []
    for entry in entries:
        known = entry.params
        if "level" in known:
            said.append(text("report.use.level", **_cleaned(known)))
        for name in known.get("columns", (known.get("column"),)):
            if name in markers:
                label, difference = clean(markers[name].label, 40), markers[name].difference
                said.append(text("report.use.marked", label=label, difference=difference))
    if not said:
        return text("report.use.none")
    return text("report.use.hangs", parts="; ".join(dict.fromkeys(said)))


def _cleaned(known: Any) -> dict[str, Any]:
    return {
        **{name: clean(known[name], 40) for name in ("label", "level")},
        **{name: known[name] for name in ("share", "population_share")},
    }


def _label(study: ReportInput, name: str | None) -> str:
    if name is None or name not in study.schema:
        return clean(name or "")
    return clean(study.schema[name].label, 40)


def _who(segment: SegmentProfile) -> dict[str, Any]:
    return {
        "letter": segment.letter,
        "index": segment.index,
        "style": segment.mark,
        "name": clean(segment.name, 80),
        "anchor": f"segment-{segment.letter.lower()}",
    }


def _step(study: ReportInput, found: OneStep) -> dict[str, Any]:
    segments = {segment.index: segment for segment in study.profile.segments}
    return {
        "said": _step_said(study, found),
        "note": text("report.step.note", limit=found.limit),
        "rows": [
            {
                "from": _who(segments[pair.segment]),
                "to": _who(segments[pair.target]),
                **_pair(study, pair),
            }
            for pair in found.pairs
            if pair.n_near != 0
        ],
        "sampled": ""
        if found.n_sampled is None
        else text("report.step.sampled", n=found.n_sampled),
        "others": _others(sum(pair.n_near == 0 for pair in found.pairs)),
    }


def _others(n: int) -> str:
    return text(f"report.step.others.{'one' if n == 1 else 'many'}", n=n) if n else ""


def _step_said(study: ReportInput, found: OneStep) -> list[str]:
    if len(study.profile.segments) < 2:
        return [text("report.step.one_segment")]
    if found.better_by == "none":
        return [text("report.step.no_better")]
    if not found.columns:
        return [text("report.step.no_columns")]
    columns = tuple(_label(study, name) for name in found.columns)
    said = [text(f"report.step.{'assumed' if found.assumed else 'given'}", columns=columns)]
    if not found.pairs:
        return [text("report.step.no_pairs"), *said]
    if found.better_by == "value":
        return [text("report.step.by_value", column=_label(study, found.value_column)), *said]
    target = study.profile.segments[found.pairs[0].target]
    title = f"{target.letter} ({clean(target.name, 80)})"
    return [text("report.step.by_name", target=title), *said]


def _pair(study: ReportInput, pair: StepPair) -> dict[str, str]:
    """Return the cells of one pair; small numbers of customers are not told apart."""
    if pair.n_near is None or 0 < pair.n_near < FEWEST:
        return {
            "near": text("report.step.few", n=FEWEST),
            "share": "–",
            "distance": "–",
            "how": "–",
        }
    changes = [
        text(
            "report.step.change",
            column=_label(study, one.column),
            change=f"{'+' if one.median > 0 else ''}{number(one.median)}",
            n=one.n,
        )
        for one in pair.changes
    ]
    return {
        "near": whole(pair.n_near),
        "share": percent(pair.n_near / pair.n_complete) if pair.n_complete else "–",
        "distance": optional(pair.median_distance),
        "how": "; ".join(changes) or "–",
    }


def _plan(study: ReportInput, plan: TestPlan, stratified_by: str) -> dict[str, Any]:
    segments = {segment.index: segment for segment in study.profile.segments}
    column = _label(study, plan.value_column)
    shown = plan.value_column is not None and any(row.mean is not None for row in plan.segments)
    k = len(segments)
    drawn = column if stratified_by == "value" else text("report.plan.margin")
    return {
        "said": [
            text("report.plan.intro", base=plan.base),
            text("report.plan.assumed")
            if plan.assumed
            else text("report.plan.drawn", control=plan.control, column=drawn),
        ],
        "note": text(
            f"report.plan.note{'' if k > 1 else '_one'}", level=plan.level, power=plan.power, k=k
        ),
        "together": k > 1,
        "mean": text("report.plan.mean", column=_with_unit(study, plan.value_column))
        if shown
        else "",
        "rows": [
            {
                "who": _who(segments[row.segment]) if row.segment in segments else None,
                **_tested(row),
            }
            for row in plan.segments
        ],
    }


def _with_unit(study: ReportInput, name: str | None) -> str:
    if name is None or name not in study.schema:
        return clean(name or "")
    return with_unit(study.schema[name].label, study.schema[name].unit, 40)


def _tested(row: SegmentTest) -> dict[str, str]:
    return {
        "target": whole(row.n_target),
        "control": whole(row.n_control),
        "share": _from(row.share),
        "share_all": _from(row.share_all),
        "mean": "–" if row.mean is None else number(row.mean),
        "mean_all": "–" if row.mean_all is None else number(row.mean_all),
    }


def _from(share: float) -> str:
    if share >= _SURE:
        return text("report.plan.never")
    return percent(share)
