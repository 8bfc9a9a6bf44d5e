"""Numbers and words as the report writes them.

Everything that reaches a figure or the page passes through here once: numbers
with their unit, shares that add up, direction words, and names from the table
made fit for one line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from clustomer._text import FORMATS, MINUS, NBSP, number, percent, phrase, shorten, text, whole

ARROWS = {
    "very_low": "▼▼",
    "low": "▼",
    "slightly_low": "▽",
    "average": "=",
    "slightly_high": "△",
    "high": "▲",
    "very_high": "▲▲",
}
_NUMBER_WORDS = 12
_SHORT_FROM = 10_000.0
_MILLION = 1_000_000.0

__all__ = [
    "ARROWS",
    "FORMATS",
    "MINUS",
    "NBSP",
    "amount",
    "axis_amount",
    "clean",
    "counted",
    "direction",
    "exact_shares",
    "number",
    "percent",
    "phrase",
    "range_text",
    "short_amount",
    "text",
    "whole",
]


def clean(name: object, limit: int = 60) -> str:
    """Return a name from the table as one printable line of at most `limit` characters.

    Control, bidirectional and unpaired characters are shown as their code, so
    that a name cannot turn the text around it. Escaping for HTML is not done
    here: the templates and the SVG writer do it for every value.
    """
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in str(name))
    return shorten(spaced, limit)


def amount(value: float | None, unit: str = "") -> str:
    """Write a number with its unit: ``110,732 $``, ``54 k$``, ``40 %``."""
    if value is None:
        return "–"
    written = number(value)
    return f"{written}{NBSP}{clean(unit, 12)}" if unit and written != "–" else written


def short_amount(value: float, unit: str = "") -> str:
    """Write a number with its unit for a narrow place: ``110 k$``, ``45``."""
    written = axis_amount(value)
    if not unit or written == "–":
        return written
    return f"{written}{'' if written[-1] in 'kM' else NBSP}{clean(unit, 12)}"


def axis_amount(value: float) -> str:
    """Write a number for a tick: from 10,000 on in thousands, from a million on in millions."""
    for size, sign in ((_MILLION, "M"), (1000.0, "k")):
        if abs(value) >= size and abs(value) >= _SHORT_FROM:
            return f"{number(value / size)}{NBSP}{sign}"
    return number(value)


def range_text(low: float, high: float, unit: str = "") -> str:
    """Write a range with its unit once: ``48 to 62 k$``."""
    return text("report.range", low=number(low), high=amount(high, unit))


def direction(word: str) -> str:
    """Return the direction word of a code such as ``"slightly_high"``."""
    return text(f"report.word.{word}")


def counted(n: int) -> str:
    """Write a small count as a word with a capital (``Four``), a large one in digits."""
    return text(f"report.count.{n}") if 1 <= n <= _NUMBER_WORDS else whole(n)


def exact_shares(shares: Sequence[float]) -> tuple[str, ...]:
    """Write shares to one decimal so that the written numbers add up.

    The tenths that rounding down leaves over go to the largest remainders
    (Hamilton's method), ties to the earlier share.
    """
    tenths = [1000.0 * share for share in shares]
    floors = [int(value + 1e-9) for value in tenths]
    spare = round(sum(tenths)) - sum(floors)
    order = sorted(range(len(tenths)), key=lambda i: (floors[i] - tenths[i], i))
    for i in order[:spare]:
        floors[i] += 1
    return tuple(f"{value / 10:.1f}{NBSP}%" for value in floors)
