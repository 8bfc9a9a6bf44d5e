"""The top of the page: the verdict, what it is about, the first findings."""

from __future__ import annotations

from typing import Any

from clustomer.describe.statements import Statement
from clustomer.report.html.records import ExplorationInput, ReportInput
from clustomer.report.html.words import statements
from clustomer.report.text import clean, counted, text, whole
from clustomer.table.schema import Role

_KINDS = (("natural", "✓"), ("reproducible", "≈"), ("constructive", "✕"))
_FIRST = 4
_LATER = ("describe.finding.runner_up", "describe.finding.inertia")
_UNTESTED = "not_tested"
_HEADLINE = 120


def opening_view(study: ReportInput) -> dict[str, Any]:
    """Return headline, deck, verdict scale, facts and the first findings."""
    kind = study.verdict.kind
    letters = {segment.index: segment.letter for segment in study.profile.segments}
    return {
        "title": _headline(study),
        "input": clean(study.provenance.get("input", "")),
        "deck": _deck(study),
        "kind": kind,
        "open": kind not in dict(_KINDS),
        "status": text(f"report.verdict.status.{kind}") if kind not in dict(_KINDS) else "",
        "scale": [
            {
                "kind": name,
                "sign": sign,
                "on": name == kind,
                "word": text(f"report.verdict.{name}"),
                "means": text(f"report.verdict.{name}.means"),
            }
            for name, sign in _KINDS
        ],
        "facts": _facts(study),
        "findings": statements(_first_findings(study), letters),
    }


def _first_findings(study: ReportInput) -> list[Statement]:
    """Return four findings on the whole: of single segments the next part speaks."""
    findings = study.conclusion.findings
    general = [entry for entry in findings if entry.segment is None]
    first = [entry for entry in general if not entry.code.startswith(_LATER)]
    return (first if len(first) >= _FIRST else general or list(findings))[:_FIRST]


def _headline(study: ReportInput) -> str:
    """Return the verdict's own sentence where there is nothing to add, else its kind."""
    if study.verdict.kind == _UNTESTED:
        return clean(study.verdict.sentence, _HEADLINE).removesuffix(".")
    number = "one" if study.n_segments == 1 else "many"
    return text(
        f"report.verdict.title.{study.verdict.kind}.{number}", count=counted(study.n_segments)
    )


def _deck(study: ReportInput) -> str:
    if study.verdict.kind == _UNTESTED:
        return text(
            "report.verdict.deck.not_tested",
            n=study.profile.n,
            segments=_segments(study.n_segments),
        )
    return clean(study.verdict.sentence, 600)


def _segments(n: int) -> str:
    return text("report.count.segment" if n == 1 else "report.count.segments", n=counted(n).lower())


def exploring_view(found: ExplorationInput) -> dict[str, Any]:
    """Return headline, deck and facts of an exploration."""
    return {
        "title": text("report.explore.headline"),
        "input": clean(found.provenance.get("input", "")),
        "deck": text("report.explore.deck", n=found.summary.n_rows, columns=len(found.schema)),
        "facts": _facts(found),
    }


def _facts(study: ExplorationInput) -> list[tuple[str, str]]:
    known = study.provenance
    used = len(study.schema.with_role(Role.FEATURE))
    facts = [
        ("input", clean(known.get("input", "–"))),
        ("customers", whole(study.summary.n_rows)),
        (
            "used" if isinstance(study, ReportInput) else "features",
            text("report.fact.used_value", used=used, all=len(study.schema)),
        ),
        ("date", clean(study.report_date)),
        ("version", text("report.fact.version_value", version=clean(known.get("version", "–")))),
        ("seed", clean(known.get("seed", "–"))),
    ]
    return [(text(f"report.fact.{key}"), value) for key, value in facts]
