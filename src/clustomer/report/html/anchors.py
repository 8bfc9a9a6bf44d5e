"""Where the evidence of a statement stands: the table that its numbers come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clustomer.describe.statements import Statement
from clustomer.report.html.records import ReportInput
from clustomer.report.text import clean

_BY_CODE = {
    "describe.finding.agreement": "agreements",
    "describe.finding.inertia": "candidates",
    "describe.finding.link": "correlations",
    "describe.limit.remark": "remarks",
    "describe.significance.breaker": "reruns",
    "describe.significance.range": "segments",
}
"""Statements whose numbers stand in another table than the rest of their evidence."""


def places(study: ReportInput) -> Mapping[str, str]:
    """Return the id of the table of each kind of evidence, and of some statements.

    Where this page has no such table, the id of the part that says why.
    """
    assessment = study.assessment
    gates = assessment is not None and bool(assessment.verdict.gates)
    sure = "table-gates" if gates else "sure" if study.has_evidence else "top"
    resampled = study.robustness is not None or study.stability is not None
    rerun = study.robustness is not None and bool(study.robustness.settings)
    recovered = "table-recovered" if resampled else sure
    votes = study.ballot is not None or bool(study.selection.preferred)
    foretold = study.purchases is not None and study.purchases.next_period is not None
    linked = len(study.summary.correlations.columns) > 1
    return {
        "verdict": sure,
        "evidence": sure,
        "data": "table-columns",
        "issues": "table-issues" if study.issues else "issues",
        "selection": "table-ballot" if votes else "table-candidates",
        "segments": "table-segments",
        "profiles": "table-separation" if study.profile.separation else "table-segments",
        "contrasts": "table-contrasts" if study.contrasts else "contrasts",
        "method": "method",
        "stability": recovered,
        "robustness": recovered,
        "baselines": "table-baselines" if study.baselines is not None else sure,
        "next": "table-next" if foretold else sure,
        "agreements": "table-agreements" if _agreements(study) else recovered,
        "candidates": "table-candidates",
        "correlations": "table-correlations" if linked else "table-columns",
        "remarks": "remarks" if assessment is not None and assessment.verdict.remarks else sure,
        "reruns": "table-reruns" if rerun else recovered,
    }


def _agreements(study: ReportInput) -> bool:
    """Tell whether the page has the table of the agreement of re-samples."""
    tested = () if study.assessment is None else study.assessment.by_k
    own = any(one.k == study.selection.k for one in tested)
    return own or (study.stability is not None and study.stability.refitted is not None)


def statements(study: ReportInput, entries: Iterable[Statement]) -> list[dict[str, str]]:
    """Return sentences with the link to the table that they come from."""
    where = places(study)
    numbered = {
        one.index: f"numbers-{one.letter.lower()}" if one.numeric else "table-segments"
        for one in study.profile.segments
    }
    return [
        {"text": clean(entry.text, 600), "link": _link(entry, numbered, where)} for entry in entries
    ]


def _link(entry: Statement, numbered: Mapping[int, str], where: Mapping[str, str]) -> str:
    """Return ``#anchor`` of a statement's table, or the empty string for unknown evidence.

    What is said of one segment's profile leads to the numbers of that segment.
    """
    about_one = entry.evidence in ("profiles", "")
    if about_one and entry.segment is not None and entry.segment in numbered:
        return f"#{numbered[entry.segment]}"
    own = next((key for code, key in _BY_CODE.items() if entry.code.startswith(code)), "")
    key = own or entry.evidence
    return f"#{where[key]}" if key in where else ""
