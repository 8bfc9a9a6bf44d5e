"""Fill a sentence of a catalogue with numbers, in one way of writing numbers.

Lower floors emit codes with parameters; the sentences live in
``messages/<language>/``. A template is a format string whose specifications are
named for what the number *is*::

    "{n:int} customers ({share:percent}) have no {columns:list}"

========== ==========================================  =====================
spec       meaning                                      English example
========== ==========================================  =====================
``int``    whole number with thousands separators       2,000
``number`` up to 3 significant digits, never 1e+05      110,732 / 0.0931
``fixed2`` two decimals (``fixed1``, ``fixed3`` alike)  0.15
``percent`` share as a percentage, one decimal at most  1.8 %
``list``   several names as a phrase, quoted, cut at 6  "Age" and "Income"
``?a|b``   ``a`` where the word is that for a segment,  die Gruppe
           ``b`` where it is that for a group
========== ==========================================  =====================

Texts come from the catalogue of the language of the moment, and remember how they
were made (`clustomer._language`, `clustomer._said`).
"""

from __future__ import annotations

import importlib
import math
import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Any

from clustomer._language import NARROW, NBSP, language, linked, localised, quoted
from clustomer._said import Said, said_again

MINUS = "\N{MINUS SIGN}"
_LISTED = 6
_WIDE = Context(prec=400)  # every float has fewer digits before the point
_ENGLISH_ONLY = ("export", "cli", "web", "web_pages", "web_fields")
_CATALOGUES = (
    "intake",
    "issues",
    "prepare",
    "describe",
    "conclusion",
    "evidence",
    "verdict",
    "ballot",
    "stability",
    "robustness",
    "report",
    "report_data",
    "report_evidence",
    "report_share",
    "report_live",
    "report_numbers",
    "export",
    "rfm",
    "rules",
    "audit",
    "actions",
    "continuity",
    "whole",
    "cli",
    "web",
    "web_pages",
    "web_fields",
)


@cache
def catalogue_of(lang: str) -> Mapping[str, str]:
    """Return every template of a language, by key; those of the command line are English."""
    texts: dict[str, str] = {}
    for part in _CATALOGUES:
        spoken = "en" if part in _ENGLISH_ONLY else lang
        texts.update(importlib.import_module(f"clustomer.messages.{spoken}.{part}").TEXTS)
    return texts


def catalogue() -> Mapping[str, str]:
    """Return every template of the language of the moment, by key."""
    return catalogue_of(language())


def template(key: str) -> str:
    """Return one template; a key that is not in the catalogue is our own fault."""
    return catalogue()[key]


@said_again
def text(key: str, /, **params: Any) -> str:
    """Return the sentence of `key`, filled with `params`."""
    return fill(template(key), params)


def fill(pattern: str, params: Mapping[str, Any]) -> str:
    """Fill a template. Values are inserted as text; nothing in them is evaluated."""
    return _Filler().vformat(pattern, (), params)


class _Filler(string.Formatter):
    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        return kwargs[field_name], field_name  # names only: no attributes, no items

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec.startswith("?"):
            return _either(value, format_spec[1:])
        if format_spec:
            return FORMATS[format_spec](value)
        if isinstance(value, tuple | list):
            return phrase(value)
        return printable(str(value))


def _either(noun: str, alternatives: str) -> str:
    """Choose between what stands for segments and for groups, where gender asks for it."""
    of_segments, _, of_groups = alternatives.partition("|")
    segments = {template(f"describe.{number_of}.segment") for number_of in ("noun", "nouns")}
    return of_segments if noun in segments else of_groups


@said_again
def whole(value: float) -> str:
    """Write a count: 2000 becomes 2,000."""
    return localised(f"{int(value):,}".replace("-", MINUS))


@said_again
def number(value: float | None) -> str:
    """Write a measured number with three significant digits and no exponent.

    From 1,000 on all digits before the point are kept: they are what a reader
    compares with the table.
    """
    if value is None or not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    size = math.floor(math.log10(abs(value)))
    if size < -6 or size > 15:
        return localised(f"{value:.2e}".replace("-", MINUS))
    written = f"{half_up(value, max(0, 2 - size)):,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return localised(written.replace("-", MINUS))


@said_again
def fixed(value: float, decimals: int) -> str:
    """Write a number with a fixed number of decimals and a true minus."""
    return localised(f"{half_up(value, decimals):,f}".replace("-", MINUS))


def half_up(value: float, decimals: int) -> Decimal:
    """Round as people do, 0.125 to 0.13, the digits that a result keeps in its JSON.

    So a number is written alike from a study and from its files.

    Examples
    --------
    >>> half_up(91.05, 1), half_up(0.285 + 1e-14, 2), half_up(-0.001, 2)
    (Decimal('91.1'), Decimal('0.29'), Decimal('0.00'))
    """
    kept = Decimal(f"{value:.{10 if decimals else 15}g}")
    return kept.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE) + 0


@said_again
def p_of_sets(p: float, n_sets: int) -> str:
    """Write the p-value of a test by drawn sets; the smallest possible one is an upper bound.

    Examples
    --------
    >>> p_of_sets(0.14, 99), p_of_sets(0.05, 19)
    ('p = 0.14', 'p ≤ 0.05')
    """
    sign = "≤" if p * (n_sets + 1) < 1.5 else "="
    decimals = 2 if abs(round(p, 2) - p) < 1e-9 or p > 0.1 else 3
    return f"p {sign} {fixed(p, decimals)}"


@said_again
def written(value: float) -> str:
    """Write a cut with all its digits: what is shown is what was measured."""
    if value != 0 and not 1e-6 <= abs(value) < 1e16:
        return localised(repr(value).replace("-", MINUS))
    digits = format(Decimal(repr(value)), ",f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return localised(digits.replace("-", MINUS))


@said_again
def beside(value: float, threshold: float) -> str:
    """Write a number so that rounding does not carry it over the threshold.

    Examples
    --------
    >>> beside(0.7961, 0.8), beside(0.61, 0.8)
    ('0.796', '0.61')
    """
    for decimals in (2, 3, 4):
        rounded = float(half_up(value, decimals))
        if (rounded < threshold) == (value < threshold) and (rounded > threshold) == (
            value > threshold
        ):
            return fixed(value, decimals)
    return fixed(value, 5)


@said_again
def count_word(n: int) -> str:
    """Return a number of groups as the first word of a sentence: Five, and 13 from thirteen on."""
    return catalogue().get(f"count.{n}", whole(n))


def unit_word(unit: str, *, one: bool) -> str:
    """Return a unit as it follows a number: ``years``, ``year``; a sign or other text as it is."""
    return catalogue().get(f"describe.unit.{'one' if one else 'many'}.{unit}", unit)


@said_again
def percent(share: float) -> str:
    """Write a share: 0.0175 becomes 1.8 % (no-break space, one decimal at most, half up)."""
    tenths = round(1000 * share, 9)  # 1000 * 0.1435 is 143.49999999999997
    value = math.copysign(math.floor(abs(tenths) + 0.5), tenths) / 10
    written = f"{value:.1f}".removesuffix(".0")
    if written == "0" and share > 0:
        written = "<0.1"
    return f"{localised(written)}{NBSP}%".replace("-", MINUS)


@said_again
def phrase(names: Iterable[Any], limit: int = _LISTED) -> str:
    """Join names as a phrase: "a", "b" and 3 more."""
    shown = [quoted(shorten(str(name))) for name in names]
    if len(shown) > limit:
        shown = [*shown[: limit - 1], text("describe.more", n=len(shown) - limit + 1)]
    return joined(shown)


@said_again
def joined(parts: Sequence[str], word: str = "and") -> str:
    """Join parts as a phrase: "A", "A and B", "A, B and C"; `word` is "and" or "or"."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + linked(template(f"describe.{word}"), parts[-1]) + parts[-1]


@said_again
def in_turn(parts: Sequence[str], between: str = " ") -> str:
    """Put texts one after the other; French has a space before the signs between them."""
    if language() == "fr" and between.startswith(";"):
        between = NBSP + between
    return between.join(parts)


@said_again
def lower(words: str) -> str:
    """Return a text in lower case."""
    return words.lower()


@said_again
def uncapital(sentence: str) -> str:
    """Return a text with its first letter in lower case; German nouns keep theirs."""
    return sentence if language() == "de" else sentence[:1].lower() + sentence[1:]


@said_again
def capital(sentence: str) -> str:
    """Return a text with its first letter in upper case."""
    return sentence[:1].upper() + sentence[1:]


def letter(index: int) -> str:
    """Return the letter of a segment, counted from 0: A, B, ..., Z, AA, AB, ..."""
    before = letter(index // 26 - 1) if index >= 26 else ""
    return before + chr(ord("A") + index % 26)


def mark_of(written: str) -> int:
    """Return which letter it is, counted from 0: the inverse of `letter`.

    Examples
    --------
    >>> mark_of("A"), mark_of("Z"), mark_of("AA")
    (0, 25, 26)
    """
    place = 0
    for sign in written:
        place = 26 * place + ord(sign) - ord("A") + 1
    return place - 1


def shorten(value: str, limit: int = 60) -> str:
    """Cut a long value and show control characters, so that a message stays one line."""
    if isinstance(value, Said):
        return _shortened(value, limit)
    clean = printable(value.replace(NBSP, " "), keep=NARROW)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


@said_again
def _shortened(words: str, limit: int) -> str:
    return shorten(str(words), limit)


def printable(value: str, keep: str = "\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}") -> str:
    """Show control characters by their code: none may act on a terminal or a log."""
    return "".join(c if c.isprintable() or c in keep else repr(c)[1:-1] for c in value)


FORMATS: dict[str, Callable[[Any], str]] = {
    "int": whole,
    "number": number,
    "percent": percent,
    "list": phrase,
    "fixed1": lambda value: fixed(value, 1),
    "fixed2": lambda value: fixed(value, 2),
    "fixed3": lambda value: fixed(value, 3),
}
