"""The small panels over k: what each of them found, and what it was drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clustomer.evidence.records import Assessment, KEvidence
from clustomer.evidence.rule import RULE
from clustomer.report.figures.choice import beyond
from clustomer.report.figures.labels import measured
from clustomer.report.html.records import ReportInput
from clustomer.report.text import text

_NEAR_ZERO = 0.03  # deciding score: half of what both gates together let pass


def panels_view(study: ReportInput) -> dict[str, Any]:
    """Return figure, finding and sub-title of each panel, and the line below them."""
    assessment = study.assessment
    if assessment is None or not assessment.by_k:
        rows = [
            {"figure": name, "title": text(f"report.{key}.title"), "sub": text(f"report.{key}.sub")}
            for name, key in (("elbow", "elbow"), ("silhouette-by-k", "silhouette_by_k"))
        ]
        key = "report.elbow.note" if assessment is None else "report.elbow.absent"
        return {
            "rows": rows,
            "source": "",
            "note_lead": text(f"{key}_lead"),
            "note": text(key),
        }
    k = study.selection.k
    own = next((one for one in assessment.by_k if one.k == k), None)
    return {
        "rows": [
            {"figure": "elbow", "title": _elbow(own), "sub": text("report.elbow.tested_sub")},
            {
                "figure": "silhouette-by-k",
                "title": _silhouette(own),
                "sub": text("report.silhouette_by_k.tested_sub", measure=measured(assessment)),
            },
            {
                "figure": "agreement",
                "title": _agreement(own),
                "sub": text("report.agreement.sub", n=assessment.n_pairs),
            },
            {
                "figure": "score",
                "title": _score(assessment, k),
                "sub": text("report.score.sub"),
            },
        ],
        "source": _source(study, assessment),
        "note_lead": text("report.elbow.note_lead"),
        "note": text("report.elbow.tested_note"),
    }


def _side(value: float, low: float, high: float) -> str:
    return "below" if value < low else "above" if value > high else "within"


def _elbow(own: KEvidence | None) -> str:
    if own is None:
        return text("report.elbow.title")
    side = _side(own.inertia_share, own.null_inertia_low, own.null_inertia_high)
    return text(f"report.elbow.tested.{side}")


def _silhouette(own: KEvidence | None) -> str:
    if own is None:
        return text("report.silhouette_by_k.title")
    side = _side(own.silhouette, own.null_low, own.null_high)
    return text(f"report.silhouette_by_k.tested.{side}", k=own.k)


def _agreement(own: KEvidence | None) -> str:
    if own is None:
        return text("report.agreement.title.plain")
    size = "high" if own.agreement >= RULE.agreement else "low"
    return text(f"report.agreement.title.{size}", k=own.k)


def _score(assessment: Assessment, k: int) -> str:
    """Name the k with the highest score among those that pass, else among all."""
    passing = [one for one in assessment.by_k if one.natural_base] or list(assessment.by_k)
    best = max(passing, key=lambda one: (one.score, -one.k))
    if best.score < _NEAR_ZERO:
        return text("report.score.title.none")
    key = "best" if best.k == k else "other"
    return text(f"report.score.title.{key}", k=k, best=best.k)


def _source(study: ReportInput, assessment: Assessment) -> str:
    """Say what line and band were made from: they belong to the tested customers."""
    structure = assessment.structure
    if structure is None:
        return ""
    tested, every = assessment.n_tested, assessment.n_rows
    key = "set_aside" if assessment.steps else "all" if tested >= every else "some"
    said = [
        text(
            "report.panels.source",
            n_nulls=structure.n_nulls,
            kind=text(f"report.panels.kind.{structure.silhouette_kind}"),
            rows=text(f"report.panels.rows.{key}", n=tested, all=every),
        )
    ]
    more = beyond(study.selection, assessment, "inertia_share")
    if more:
        said.append(text("report.panels.beyond", k=assessment.by_k[-1].k))
    return " ".join(said)


def alternatives(assessment: Assessment | None, k: int) -> str:
    """Say which other numbers of segments are as defensible, coarser or finer.

    Where the space between the segments of one of these is filled, the k with empty
    space are named instead of a claim that no other is as defensible.
    """
    if assessment is None or not assessment.by_k or k not in assessment.plausible:
        return ""
    others = [one for one in assessment.plausible if one != k]
    filled = _filled(assessment)
    said = []
    if others:
        key = "one" if len(others) == 1 else "many"
        said = [text(f"report.selection.plausible.{key}", others=_listed(others))]
    elif not filled:
        said = [text("report.selection.plausible.none")]
    if filled:
        empty = [one.k for one in assessment.by_k if one.natural]
        said.append(text("report.selection.filled", filled=_listed(filled), empty=_listed(empty)))
    for name in ("coarser", "finer"):
        other = getattr(assessment, name)
        if other is not None and other not in assessment.plausible:
            said.append(text(f"report.selection.{name}", k=other))
    return " ".join(said)


def _filled(assessment: Assessment) -> list[int]:
    """Return the plausible k of a natural verdict whose segments have no empty space between."""
    if assessment.verdict.kind != "natural":
        return []
    return [k for k in assessment.plausible if not assessment[k].natural]


def _listed(ks: Sequence[int]) -> str:
    """Write numbers as a phrase: 4, 5 and 6."""
    words = [str(k) for k in ks]
    if len(words) < 2:
        return "".join(words)
    return text("report.and", first=", ".join(words[:-1]), last=words[-1])
