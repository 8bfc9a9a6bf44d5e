"""Small wordings that several parts of the page share."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from clustomer._text import catalogue
from clustomer.describe.statements import Statement
from clustomer.report.html.records import ReportInput
from clustomer.report.text import FORMATS, NBSP, clean, number, text

MAX_COLUMNS = 30
PLACES = {
    "verdict": "top",
    "data": "exploration",
    "issues": "issues",
    "selection": "selection",
    "segments": "glance",
    "profiles": "segments",
    "contrasts": "contrasts",
    "method": "method",
}
_SMALLEST_P = 0.001


def word(prefix: str, code: str) -> str:
    """Return the catalogue's word for a code; an unknown code as plain words."""
    key = f"report.{prefix}.{code}"
    return text(key) if key in catalogue() else clean(code.replace("_", " "))


def p_value(p: float) -> str:
    """Write a p-value to two digits, never as zero."""
    if p < _SMALLEST_P:
        return f"<{NBSP}0.001"
    return FORMATS["fixed3" if p < 0.01 else "fixed2"](p)


def optional(value: float | None, spec: str = "fixed2") -> str:
    """Write a number in one of the formats, or a dash where there is none."""
    return "–" if value is None or not math.isfinite(value) else FORMATS[spec](value)


def plainly(value: Any) -> str:
    """Write a setting: words for yes, no and nothing, lists joined by commas."""
    if value is None or value == "" or (isinstance(value, list | tuple | dict) and not value):
        return text("report.setting.none")
    if isinstance(value, bool):
        return text("report.setting.yes" if value else "report.setting.no")
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{clean(key)} = {plainly(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(plainly(item) for item in value)
    return clean(value, 120)


def places(study: ReportInput) -> Mapping[str, str]:
    """Return where the evidence of a statement stands on this page."""
    if not study.has_evidence:
        return PLACES
    stable, robust = study.stability is not None, study.robustness is not None
    return {
        **PLACES,
        "evidence": "sure",
        "verdict": "sure" if study.assessment is not None else PLACES["verdict"],
        "stability": "stability" if stable else "sure",
        "robustness": "robustness" if robust else "sure",
        "baselines": "baselines" if study.baselines is not None else "sure",
    }


def statements(
    entries: Iterable[Statement], letters: Mapping[int, str], where: Mapping[str, str] = PLACES
) -> list[dict[str, str]]:
    """Return sentences with the link to what they come from, where the page has it."""
    return [
        {"text": clean(entry.text, 600), "link": evidence_link(entry, letters, where)}
        for entry in entries
    ]


def evidence_link(
    entry: Statement, letters: Mapping[int, str], where: Mapping[str, str] = PLACES
) -> str:
    """Return ``#anchor`` of a statement's evidence, or the empty string.

    What is said of one segment's profile leads to that segment.
    """
    about_one = entry.evidence in ("profiles", "")
    if about_one and entry.segment is not None and entry.segment in letters:
        return f"#segment-{letters[entry.segment].lower()}"
    return f"#{where[entry.evidence]}" if entry.evidence in where else ""


def suggestion(entry: Statement) -> str:
    """Return what an application proposes, without the segment and the numbers around it."""
    play = entry.params.get("play")
    written = clean(play if isinstance(play, str) and play else entry.text, 600)
    return written[:1].upper() + written[1:]
