"""Small wordings that several parts of the page share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from clustomer._text import catalogue
from clustomer.describe.statements import Statement
from clustomer.report.text import FORMATS, NBSP, clean, number, text

MAX_COLUMNS = 30
_SMALLEST_P = 0.001


def word(prefix: str, code: str) -> str:
    """Return the catalogue's word for a code; an unknown code as plain words."""
    key = f"report.{prefix}.{code}"
    return text(key) if key in catalogue() else clean(code.replace("_", " "))


def p_value(p: float) -> str:
    """Write a p-value to two digits, never as zero."""
    if p < _SMALLEST_P:
        return f"<{NBSP}{FORMATS['fixed3'](_SMALLEST_P)}"
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


def suggestion(entry: Statement) -> str:
    """Return what an application proposes, without the segment and the numbers around it."""
    play = entry.params.get("play")
    written = clean(play if isinstance(play, str) and play else entry.text, 600)
    return written[:1].upper() + written[1:]
