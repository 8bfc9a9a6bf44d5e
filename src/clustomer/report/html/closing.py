"""The end of the page: conclusion, method, and how to repeat the study."""

from __future__ import annotations

from typing import Any

from clustomer.report.html.actions import use_evidence
from clustomer.report.html.anchors import statements
from clustomer.report.html.records import ReportInput
from clustomer.report.html.words import plainly, suggestion, word
from clustomer.report.text import clean, text, whole

AREAS = ("targeted_marketing", "personalised_offers", "customer_experience")
_GLOSSARY = (
    "kmeans",
    "inertia",
    "elbow",
    "silhouette",
    "simplified_silhouette",
    "squared_silhouette",
    "calinski_harabasz",
    "davies_bouldin",
    "difference",
    "eta_squared",
    "cramers_v",
    "lift",
    "components",
)
_TESTED_GLOSSARY = ("null", "score", "agreement", "jaccard", "valley", "slsa")


def conclusion_view(study: ReportInput) -> dict[str, Any]:
    """Return findings, significance, applications by segment and area, limits."""
    conclusion = study.conclusion
    general = [entry for entry in conclusion.applications if entry.segment is None]
    rows = []
    for segment in study.profile.segments:
        own = [entry for entry in conclusion.applications if entry.segment == segment.index]
        if own:
            rows.append(
                {
                    "letter": segment.letter,
                    "index": segment.index,
                    "style": segment.mark,
                    "name": clean(segment.name, 80),
                    "anchor": f"segment-{segment.letter.lower()}",
                    "evidence": use_evidence(segment, own),
                    "cells": [
                        [suggestion(entry) for entry in own if entry.area == area] for area in AREAS
                    ],
                    "others": [clean(entry.text, 600) for entry in own if entry.area not in AREAS],
                }
            )
    return {
        "findings": statements(study, conclusion.findings),
        "significance": statements(study, conclusion.significance),
        "areas": [word("area", area) for area in AREAS],
        "rows": rows,
        "general": [
            {**shown, "area": word("area", entry.area) if entry.area else ""}
            for entry, shown in zip(general, statements(study, general), strict=True)
        ],
        "limits": statements(study, conclusion.limits),
    }


def method_view(study: ReportInput) -> dict[str, Any]:
    """Return the method in words, the glossary, the settings and the command."""
    known = dict(study.provenance)
    command = str(known.pop("command", ""))
    return {
        "n_init": study.selection.n_init,
        "k_values": _k_range(study),
        "glossary": [
            {
                "term": text(f"report.glossary.{key}.term"),
                "means": text(f"report.glossary.{key}.means"),
                "formula": text(f"report.glossary.{key}.formula"),
            }
            for key in (*_GLOSSARY, *(_TESTED_GLOSSARY if study.has_evidence else ()))
        ],
        "command": "\n".join(clean(line, 400) for line in command.splitlines()),
        "provenance": [
            {
                "label": word("provenance", str(key)),
                "value": whole(value) if key in ("n_rows", "n_sample") else plainly(value),
            }
            for key, value in known.items()
            if key != "n_suppressed" or value
        ],
        "settings": [
            {"label": clean(str(key)), "value": plainly(value)}
            for key, value in study.settings.items()
        ],
        "date": clean(study.report_date),
    }


def _k_range(study: ReportInput) -> str:
    k = [candidate.k for candidate in study.selection.candidates]
    return text("report.range", low=str(min(k)), high=str(max(k))) if k else "–"
