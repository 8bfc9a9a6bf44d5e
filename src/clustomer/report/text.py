"""Numbers and words as the report writes them.

Everything that reaches a figure or the page passes through here once: numbers
with their unit, shares that add up, direction words, and names from the table
made fit for one line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from clustomer._language import NBSP, language, localised
from clustomer._text import (
    FORMATS,
    MINUS,
    catalogue,
    fill,
    number,
    percent,
    phrase,
    shorten,
    template,
    unit_word,
    whole,
)
from clustomer.describe.statements import made_not_found

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
_NO_LIMIT = 10**9
_KEPT_TOGETHER = re.compile(r"(?<=\d) (?=%)|(?<=\bk) (?== \d)|(?<=\bk =) (?=\d)")
_SHORT_FROM = 10_000.0
_MILLION = 1_000_000.0
_GENDERED = frozenset({"de"})  # a catalogue that says itself what becomes of a segment's articles
_OWN_NOUNS = "report.verdict."  # these keys say themselves what is a segment
_groups: ContextVar[bool] = ContextVar("groups", default=False)

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
    "is_made",
    "noun",
    "number",
    "percent",
    "phrase",
    "range_text",
    "short_amount",
    "short_range",
    "speaking_of",
    "speaks_of_groups",
    "tenths",
    "text",
    "unit_for",
    "unit_name",
    "whole",
    "with_unit",
]


def clean(name: object, limit: int = 60) -> str:
    """Return a name from the table as one printable line of at most `limit` characters.

    Control, bidirectional and unpaired characters are shown as their code, so
    that a name cannot turn the text around it; no-break spaces stay. Escaping for HTML is not done
    here: the templates and the SVG writer do it for every value.
    """
    joined = NBSP.join(_printable(part) for part in str(name).split(NBSP))
    return joined if len(joined) <= limit else joined[: limit - 1] + "…"


def _printable(part: str) -> str:
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in part)
    return shorten(spaced, _NO_LIMIT)


@contextmanager
def speaking_of(*, groups: bool) -> Iterator[None]:
    """Let `text` say "group" for "segment", where what is shown was made, not found.

    Only our own templates change, before they are filled: no name of the table
    does.
    """
    before = _groups.set(groups)
    try:
        yield
    finally:
        _groups.reset(before)


def speaks_of_groups() -> bool:
    """Tell whether `text` says "group" at the moment."""
    return _groups.get()


def is_made(shown_kind: str, *, tested: bool) -> bool:
    """Tell whether what is shown is a mere division, to be called groups.

    What nobody tested keeps the word of its verdict, "segment"; where the table
    was tested, but not this k, it is groups.
    """
    return made_not_found(shown_kind, tested=tested)


def noun(*, many: bool = False) -> str:
    """Return what a segment is called at the moment: ``segment`` or ``group``."""
    kind = "group" if _groups.get() else "segment"
    return template(f"report.noun.{kind}.{'many' if many else 'one'}")


def text(key: str, /, **params: Any) -> str:
    """Return a sentence of the catalogue; no line breaks in ``40 %`` and ``k = 5``."""
    pattern = template(key)
    if _groups.get() and not key.startswith(_OWN_NOUNS) and language() not in _GENDERED:
        pattern = _with_groups(pattern, language())
    if "{noun:?" in pattern:
        params = {"noun": noun(), **params}
    return _KEPT_TOGETHER.sub(NBSP, fill(pattern, params))


@cache
def _with_groups(pattern: str, _lang: str) -> str:
    for number_of in ("one", "many"):
        old, new = (
            template(f"report.noun.segment.{number_of}"),
            template(f"report.noun.group.{number_of}"),
        )
        pattern = re.sub(rf"\b{old}\b", new, pattern)
        pattern = re.sub(rf"\b{old.capitalize()}\b", new.capitalize(), pattern)
    return pattern


def amount(value: float | None, unit: str = "") -> str:
    """Write a number with its unit: ``110,732 $``, ``54 k$``, ``40 %``, ``1 year``."""
    if value is None:
        return "–"
    written = number(value)
    return f"{written}{NBSP}{unit_for(written, unit)}" if unit and written != "–" else written


def unit_for(written: str, unit: str) -> str:
    """Return the unit as it follows a written number: ``1`` is followed by ``year``."""
    return clean(unit_word(unit, one=written.lstrip(MINUS) == "1"), 12)


def short_amount(value: float, unit: str = "") -> str:
    """Write a number with its unit for a narrow place: ``110 k$``, ``45``, ``32 y``.

    Thousands of thousands become millions: 12,000 with the unit ``k$`` is ``12 M$``.
    """
    if unit.startswith("k") and len(unit) > 1 and abs(value) >= _SHORT_FROM:
        value, unit = 1000.0 * value, unit[1:]
    written, short = axis_amount(value), catalogue().get(f"report.unit.short.{unit}", unit)
    if short == unit_word(unit, one=False):  # no abbreviation: it has a singular
        short = unit_word(unit, one=written.lstrip(MINUS) == "1")
    return _joined(written, short)


def _joined(written: str, unit: str) -> str:
    """Put a unit behind a short number: ``110 k$``, but ``110 k items`` and ``1 year``."""
    if not unit or written == "–":
        return written
    apart = "" if written[-1] in "kM" and len(unit) == 1 else NBSP
    return f"{written}{apart}{unit_for(written, unit)}"


def axis_amount(value: float) -> str:
    """Write a number for a tick: from 10,000 on in thousands, from a million on in millions."""
    for size, sign in ((_MILLION, "M"), (1000.0, "k")):
        if abs(value) >= size and abs(value) >= _SHORT_FROM:
            return f"{number(value / size)}{NBSP}{sign}"
    return number(value)


def range_text(low: float, high: float, unit: str = "") -> str:
    """Write a range with its unit once: ``48 to 62 k$``."""
    return text("report.range", low=number(low), high=amount(high, unit))


def short_range(low: float, high: float, unit: str = "") -> str:
    """Write a range for a sentence, large numbers in thousands: ``145 to 176 k$``."""
    if unit.startswith("k") and len(unit) > 1:
        return range_text(low, high, unit)
    first, last = axis_amount(low), axis_amount(high)
    if first[-1] in "kM" and first[-1] == last[-1]:
        first = first[:-2]
    return text("report.range", low=first, high=_joined(last, unit))


def with_unit(label: str, unit: str, limit: int = 60) -> str:
    """Return a column's name with the unit of its numbers: ``Age, years``."""
    named = clean(label, limit)
    return f"{named}, {unit_name(unit)}" if unit and unit not in label else named


def unit_name(unit: str) -> str:
    """Return a unit as it stands in a heading: ``years``."""
    return clean(unit_word(unit, one=False), 12)


def tenths(share: float) -> str:
    """Write a share to one decimal, so that a column of shares lines up: ``40.0 %``."""
    written, zero = percent(share), localised("0.0")[1:]
    return written if zero[0] in written else written.replace(NBSP, f"{zero}{NBSP}")


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
    return tuple(f"{localised(f'{value / 10:.1f}')}{NBSP}%" for value in floors)
