"""The top of the page: the verdict, what it is about, the first findings."""

from __future__ import annotations

from typing import Any

from clustomer._text import beside, catalogue
from clustomer.describe.statements import Statement
from clustomer.evidence.gates import stability_phrase
from clustomer.evidence.records import Assessment
from clustomer.evidence.rule import RULE
from clustomer.report.html.anchors import statements
from clustomer.report.html.records import ExplorationInput, ReportInput
from clustomer.report.text import clean, counted, noun, text, whole
from clustomer.table.schema import Role

_KINDS = (("natural", "✓"), ("reproducible", "≈"), ("constructive", "✕"))
_FIRST = 4
_LATER = ("describe.finding.runner_up", "describe.finding.inertia")
_UNTESTED = "not_tested"
_HEADLINE = 120
_REMARKS = 2
_NAMED_COLUMNS = 4
_TELLING = ("rule_only", "atom_split", "valley_at_k", "not_separated", "structure_hint",
            "deviates", "categories", "shown_any_k", "two_humps", "atoms")  # fmt: skip
_TESTED = ("natural", "reproducible", "constructive")
_COUNTED = ("natural", "reproducible")  # these verdicts speak of a number of segments


def opening_view(study: ReportInput) -> dict[str, Any]:
    """Return headline, deck, verdict scale, facts and the first findings."""
    kind = study.verdict.kind
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
        "findings": statements(study, _first_findings(study)),
        "shown": _shown(study),
        "left_out": list(study.left_out),
        "remarks": _remarks(study),
        "sure": study.has_evidence,
        "note": _note(study),
    }


def _remarks(study: ReportInput) -> list[str]:
    """Return what changes how the page is read; the part on evidence has every remark."""
    if study.assessment is None:
        return []
    verdict = study.assessment.verdict
    known = dict(zip(verdict.flags, verdict.remarks, strict=False))
    return [clean(known[code], 600) for code in _TELLING if code in known][:_REMARKS]


def _note(study: ReportInput) -> tuple[str, str]:
    """Return what the verdict means, with its first words."""
    kind = study.verdict.kind
    own = f"report.verdict.note.{kind}" in catalogue()
    ending = f".{kind}" if own else ""
    return text(f"report.verdict.note_lead{ending}"), text(f"report.verdict.note{ending}")


def _shown(study: ReportInput) -> str:
    """Say that another number of segments is shown than the verdict speaks of."""
    k = study.verdict.k
    if study.verdict.kind not in _COUNTED or k is None or k == study.n_segments:
        return ""
    key = "given" if study.selection.criterion == "user" else "other"
    if key == "other" and study.assessment is not None and study.assessment.steps:
        key = "beside_rule"
    return text(f"report.verdict.shown.{key}", count=counted(study.n_segments).lower(), k=k,
                nouns=noun(many=study.n_segments != 1))  # fmt: skip


def _first_findings(study: ReportInput) -> list[Statement]:
    """Return four findings on the whole: of single segments the next part speaks."""
    findings = study.conclusion.findings
    general = [entry for entry in findings if entry.segment is None]
    first = [entry for entry in general if not entry.code.startswith(_LATER)]
    return (first if len(first) >= _FIRST else general or list(findings))[:_FIRST]


def _headline(study: ReportInput) -> str:
    """Return the verdict's own first words; its deck says the rest."""
    if study.verdict.kind == _UNTESTED:
        return clean(study.verdict.sentence, _HEADLINE).removesuffix(".")
    if study.verdict.kind in _TESTED:
        return clean(study.verdict.sentence.partition(":")[0], _HEADLINE).removesuffix(".")
    number = "one" if study.n_segments == 1 else "many"
    return text(
        f"report.verdict.title.{study.verdict.kind}.{number}", count=counted(study.n_segments)
    )


def _deck(study: ReportInput) -> str:
    """Return what the headline means for these customers, with its main numbers."""
    kind, assessment = study.verdict.kind, study.assessment
    if kind == _UNTESTED:
        return text("report.verdict.deck.not_tested", n=study.profile.n,
                    segments=_segments(study.n_segments))  # fmt: skip
    if assessment is None or not assessment.by_k:
        return clean(_after_colon(study.verdict.sentence), 600)
    if kind == "constructive":
        return _constructive_deck(study, assessment)
    facts: dict[str, Any] = {
        "n": assessment.n_tested if assessment.steps else study.profile.n,
        "count": _counted(study.verdict.k or 1),
    }
    if kind == "natural":
        nulls = 0 if assessment.structure is None else assessment.structure.n_nulls
        rest = "_rest" if assessment.steps else ""
        columns = _columns(study)
        return text(f"report.verdict.deck.natural{rest}", columns=columns, n_nulls=nulls, **facts)
    own = next(one for one in assessment.by_k if one.k == study.verdict.k)
    agreement = beside(own.agreement, RULE.agreement)
    return text(f"report.verdict.deck.{kind}", agreement=agreement, **facts)


def _constructive_deck(study: ReportInput, assessment: Assessment) -> str:
    """Say that what is shown is a convenience, and how well it comes back if that is known."""
    facts: dict[str, Any] = {"n": study.profile.n, "count": _counted(study.n_segments)}
    tested = {one.k: one for one in assessment.first_by_k or assessment.by_k}
    one = tested.get(study.n_segments)
    if one is None:
        return text("report.verdict.deck.constructive_untested", **facts)
    usual = one.k == study.verdict.shown_k and "shown_any_k" not in study.verdict.flags
    key = "constructive" if usual and not assessment.steps else "constructive_other"
    return text(f"report.verdict.deck.{key}", stability=stability_phrase(one), **facts)


def _columns(study: ReportInput) -> str:
    """Name the used columns, or count them where they are many."""
    names = [clean(column.label, 40) for column in study.schema.with_role(Role.FEATURE)]
    if len(names) > _NAMED_COLUMNS:
        return text("report.verdict.columns", n=len(names))
    if len(names) < 2:
        return "".join(names)
    return text("report.and", first=", ".join(names[:-1]), last=names[-1])


def _after_colon(sentence: str) -> str:
    """Return what follows the words that the headline says already."""
    head, colon, rest = sentence.partition(": ")
    return rest[:1].upper() + rest[1:] if colon else head


def _counted(n: int) -> str:
    return counted(n).lower()


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
    customers = [("customers", whole(study.summary.n_rows))]
    if "n_sample" in known:
        customers = [("customers", whole(known["n_rows"])), ("sample", whole(known["n_sample"]))]
    facts = [
        ("input", clean(known.get("input", "–"))),
        *customers,
        (
            "used" if isinstance(study, ReportInput) else "features",
            text("report.fact.used_value", used=used, all=len(study.schema)),
        ),
        ("date", clean(study.report_date)),
        ("version", text("report.fact.version_value", version=clean(known.get("version", "–")))),
        ("seed", clean(known.get("seed", "–"))),
    ]
    return [(text(f"report.fact.{key}"), value) for key, value in facts]
