"""How the number of segments was chosen: every candidate with every criterion."""

from __future__ import annotations

from typing import Any

from clustomer.evidence.choose import KCandidate, KSelection
from clustomer.report.html.ballot import ballot_view
from clustomer.report.html.findings import agreement_sentence
from clustomer.report.html.panels import alternatives, panels_view
from clustomer.report.html.records import ReportInput
from clustomer.report.html.words import optional, word
from clustomer.report.text import FORMATS, clean, tenths, text, whole
from clustomer.stats.criteria import CRITERIA

_CRITERIA = (
    "silhouette",
    "simplified_silhouette",
    "squared_silhouette",
    "calinski_harabasz",
    "davies_bouldin",
)
_SHOWN = 40
_SAID = "criteria_disagree"  # by the sentence above the ballot


def choice_view(study: ReportInput) -> dict[str, Any]:
    """Return the reason, the table of candidates and what each criterion prefers."""
    selection = study.selection
    used = [
        name
        for name in _CRITERIA
        if any(getattr(candidate, name) is not None for candidate in selection.candidates)
    ]
    return {
        "reason": clean(selection.reason, 900),
        "flags": [_flag(code, selection) for code in selection.flags if code != _SAID],
        "k": selection.k,
        "rule": text(f"report.selection.by_{_decided(study)}"),
        "alternatives": alternatives(study.assessment, selection.k),
        "panels": panels_view(study),
        "kind": _silhouette_kind(selection),
        "criteria": [
            {"label": word("criterion", name), "better": word("better", name)} for name in used
        ],
        "rows": [
            _candidate(candidate, used, selection) for candidate in selection.candidates[:_SHOWN]
        ],
        "ballot": _ballot(selection),
        "full": None if study.ballot is None else ballot_view(study.ballot),
        "n_init": whole(selection.n_init),
        "n_rows": whole(selection.n_rows),
        "mean": next(
            (optional(c.silhouette) for c in selection.candidates if c.k == selection.k), "–"
        ),
    }


def _decided(study: ReportInput) -> str:
    """Return the code of what decided; anything unknown is told as the silhouette.

    Of natural data stability decides within limits only, or beside a rule.
    """
    criterion = study.selection.criterion
    if criterion == "stability" and study.verdict.kind == "natural":
        aside = study.assessment is not None and bool(study.assessment.steps)
        return "stability_beside" if aside else "stability_within"
    return criterion if criterion in ("user", "evidence", "stability") else "silhouette"


def _ballot(selection: KSelection) -> dict[str, Any]:
    """Return criterion by k: first and second choice, the value at the k shown."""
    votes = {name: k for name, k in selection.preferred.items() if name != "elbow"}
    labels = {name: word("criterion", name) for name in selection.preferred}
    tried = [candidate.k for candidate in selection.candidates[:_SHOWN] if candidate.k > 1]
    agreeing = [labels[name] for name, k in votes.items() if k == selection.k]
    others = [(labels[name], k) for name, k in votes.items() if k != selection.k]
    return {
        "sentence": agreement_sentence(agreeing, others, selection.k) if votes else "",
        "k": tried,
        "rows": [
            {
                "label": labels[name],
                "better": word("better", name),
                "decides": name == selection.criterion,
                "first": first,
                "second": _second(name, first, selection),
                "value": _value_at(name, selection),
            }
            for name, first in selection.preferred.items()
        ],
    }


def _second(name: str, first: int, selection: KSelection) -> int | None:
    """Return the k that a criterion likes best after its first choice."""
    if name not in _CRITERIA:
        return None
    sign = 1.0 if CRITERIA[name].better == "higher" else -1.0
    values = [(sign * v, -c.k) for c in selection.candidates if (v := _number(c, name)) is not None]
    others = [value for value in values if -value[1] != first]
    return -max(others)[1] if others else None


def _number(candidate: KCandidate, name: str) -> float | None:
    value = getattr(candidate, name)
    return None if value is None else round(float(value), 10)


def _value_at(name: str, selection: KSelection) -> str:
    """Return a criterion's value at the k that is shown."""
    shown = [c for c in selection.candidates if c.k == selection.k]
    return _value(shown[0], name) if shown and name in _CRITERIA else "–"


def _flag(code: str, selection: KSelection) -> str:
    """Return the sentence of a flag, filled from the selection's own parameters."""
    return text(f"selection.flag.{code}", **selection.params)


def _silhouette_kind(selection: KSelection) -> str:
    return text(
        f"report.selection.silhouette.{selection.silhouette_kind}", n=selection.silhouette_rows
    )


def _candidate(candidate: KCandidate, used: list[str], selection: KSelection) -> dict[str, Any]:
    return {
        "k": candidate.k,
        "chosen": candidate.k == selection.k,
        "left": tenths(candidate.inertia_share),
        "bend": candidate.k == selection.elbow_k,
        "values": [
            {
                "text": _value(candidate, name),
                "best": selection.preferred.get(name) == candidate.k,
            }
            for name in used
        ],
        "smallest": whole(candidate.smallest),
        "agreement": optional(candidate.start_agreement),
    }


def _value(candidate: KCandidate, name: str) -> str:
    value = getattr(candidate, name)
    if value is None:
        return "–"
    if name == "calinski_harabasz":
        return FORMATS["fixed1"](value)
    written = FORMATS["fixed3"](value)
    if name == "silhouette" and candidate.silhouette_se:
        written += f" ± {FORMATS['fixed3'](1.96 * candidate.silhouette_se)}"
    return written
