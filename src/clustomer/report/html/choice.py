"""How the number of segments was chosen: every candidate with every criterion."""

from __future__ import annotations

from typing import Any

from clustomer.evidence.choose import KCandidate, KSelection
from clustomer.report.html.records import ReportInput
from clustomer.report.html.words import optional, word
from clustomer.report.text import FORMATS, clean, percent, text, whole

_CRITERIA = (
    "silhouette",
    "simplified_silhouette",
    "squared_silhouette",
    "calinski_harabasz",
    "davies_bouldin",
)
_SHOWN = 40


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
        "flags": [_flag(code, selection) for code in selection.flags],
        "k": selection.k,
        "by_user": selection.criterion == "user",
        "elbow": selection.elbow_k,
        "kind": _silhouette_kind(selection),
        "criteria": [
            {"label": word("criterion", name), "better": word("better", name)} for name in used
        ],
        "rows": [
            _candidate(candidate, used, selection) for candidate in selection.candidates[:_SHOWN]
        ],
        "preferred": [
            {
                "label": word("criterion", name),
                "k": k,
                "better": word("better", name),
                "decides": name == selection.criterion,
                "agrees": k == selection.k,
            }
            for name, k in selection.preferred.items()
        ],
        "n_init": whole(selection.n_init),
        "n_rows": whole(selection.n_rows),
        "mean": next(
            (optional(c.silhouette) for c in selection.candidates if c.k == selection.k), "–"
        ),
    }


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
        "left": percent(candidate.inertia_share),
        "bend": candidate.k == selection.elbow_k,
        "values": [
            {
                "text": _value(candidate, name),
                "best": selection.preferred.get(name) == candidate.k,
            }
            for name in used
        ],
        "smallest": f"{whole(candidate.smallest)} ({percent(candidate.smallest_share)})",
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
