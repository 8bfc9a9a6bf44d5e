"""The interactive panels over k: every value beside that of data without groups."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from clustomer.evidence.records import Assessment, KEvidence
from clustomer.evidence.rule import RULE
from clustomer.report.figures.choice import beyond, panel_k
from clustomer.report.html.records import ReportInput
from clustomer.report.text import FORMATS, tenths, text

_DIGITS = 5


def curves(study: ReportInput) -> dict[str, Any]:
    """Return the axis of k, the chosen k and the panels by the name of their figure."""
    assessment, selection = study.assessment, study.selection
    if assessment is not None and assessment.by_k:
        ks = panel_k(selection, assessment)
        panels = _tested(study, assessment)
    elif assessment is None:
        ks = [c.k for c in selection.candidates]
        panels = _untested(study)
    else:
        ks, panels = [], {}
    return {"k": ks, "chosen": selection.k, "panels": panels}


def _tested(study: ReportInput, assessment: Assessment) -> dict[str, Any]:
    by_k, selection = assessment.by_k, study.selection
    k = [one.k for one in by_k]
    elbow = {
        "k": k,
        "y": _short(one.inertia_share for one in by_k),
        "band": [
            _short(one.null_inertia_low for one in by_k),
            _short(one.null_inertia_mean for one in by_k),
            _short(one.null_inertia_high for one in by_k),
        ],
        "short": [FORMATS["fixed2"](one.inertia_share) for one in by_k],
        "said": [_inertia_said(one) for one in by_k],
        **_more(beyond(selection, assessment, "inertia_share"), "inertia"),
    }
    silhouette = {
        "k": k,
        "y": _short(one.silhouette for one in by_k),
        "band": [
            _short(one.null_low for one in by_k),
            _short(one.null_mean for one in by_k),
            _short(one.null_high for one in by_k),
        ],
        "short": [FORMATS["fixed2"](one.silhouette) for one in by_k],
        "said": [_silhouette_said(one) for one in by_k],
        **_more(beyond(selection, assessment, "silhouette"), "silhouette"),
        "segments": _own_silhouettes(study),
    }
    return {
        "elbow": elbow,
        "silhouette-by-k": silhouette,
        "agreement": _agreement(by_k),
        "score": {
            "k": k,
            "y": _short(one.score for one in by_k),
            "short": [FORMATS["fixed3"](one.score) for one in by_k],
            "stems": True,
            "said": [text("report.live.k.score", k=one.k, value=one.score) for one in by_k],
        },
    }


def _untested(study: ReportInput) -> dict[str, Any]:
    candidates = study.selection.candidates
    known = [c for c in candidates if c.silhouette is not None]
    panels: dict[str, Any] = {
        "elbow": {
            "k": [c.k for c in candidates],
            "y": _short(c.inertia_share for c in candidates),
            "short": [FORMATS["fixed2"](c.inertia_share) for c in candidates],
            "said": [_alone("inertia", c.k, tenths(c.inertia_share)) for c in candidates],
        }
    }
    if known:
        panels["silhouette-by-k"] = {
            "k": [c.k for c in known],
            "y": _short(float(c.silhouette or 0.0) for c in known),
            "short": [FORMATS["fixed2"](float(c.silhouette or 0.0)) for c in known],
            "said": [
                _alone("silhouette", c.k, FORMATS["fixed3"](float(c.silhouette or 0.0)))
                for c in known
            ],
            "segments": _own_silhouettes(study),
        }
    return panels


def _more(found: Mapping[int, float], name: str) -> dict[str, Any]:
    """Return the values beyond the tested k, without a band."""
    if not found:
        return {}
    write = tenths if name == "inertia" else FORMATS["fixed3"]
    return {
        "more": [list(found), _short(found.values())],
        "more_said": [_alone(name, k, write(value)) for k, value in found.items()],
    }


def _alone(name: str, k: int, value: str) -> str:
    return text(f"report.live.k.{name}_alone", k=k, value=value)


def _inertia_said(one: KEvidence) -> str:
    return text(
        "report.live.k.inertia",
        k=one.k,
        value=tenths(one.inertia_share),
        mean=tenths(one.null_inertia_mean),
        low=tenths(one.null_inertia_low),
        high=tenths(one.null_inertia_high),
    )


def _silhouette_said(one: KEvidence) -> str:
    return text(
        "report.live.k.silhouette",
        k=one.k,
        value=one.silhouette,
        mean=one.null_mean,
        low=one.null_low,
        high=one.null_high,
    )


def _agreement(by_k: Sequence[KEvidence]) -> dict[str, Any]:
    """Return median, middle half and 90 % of the agreement of pairs of re-samples."""
    spread = [_spread(one) for one in by_k]
    return {
        "k": [one.k for one in by_k],
        "y": _short(one.agreement for one in by_k),
        "spread": [None if found is None else _short(found) for found in spread],
        "short": [FORMATS["fixed2"](one.agreement) for one in by_k],
        "needed": RULE.agreement,
        "needed_said": text("report.agreement.needed", value=RULE.agreement),
        "said": [
            text("report.live.k.agreement_alone", k=one.k, value=one.agreement)
            if found is None
            else text("report.live.k.agreement", k=one.k, value=one.agreement, low=found[1],
                      high=found[2], least=found[0], most=found[3])
            for one, found in zip(by_k, spread, strict=True)
        ],
    }  # fmt: skip


def _spread(one: KEvidence) -> list[float] | None:
    values = np.asarray(one.agreements, dtype=float)
    values = values[np.isfinite(values)]
    return np.quantile(values, (0.05, 0.25, 0.75, 0.95)).tolist() if values.size else None


def _own_silhouettes(study: ReportInput) -> list[float | None]:
    """Return each segment's mean silhouette at the shown k, where the panel's kind is the same."""
    assessment = study.assessment
    tested = assessment is not None and assessment.structure is not None
    if tested and assessment is not None and assessment.structure is not None:
        other = assessment.structure.silhouette_kind != study.selection.silhouette_kind
        if other or assessment.steps:
            return []
    means = (one.mean_silhouette for one in study.profile.segments)
    return [None if v is None or not math.isfinite(v) else round(v, _DIGITS) for v in means]


def _short(values: Any) -> list[float]:
    return [round(float(value), _DIGITS) for value in values]
