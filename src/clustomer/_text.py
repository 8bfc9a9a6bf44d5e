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
========== ==========================================  =====================
"""

from __future__ import annotations

import importlib
import math
import string
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
_LISTED = 6
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
    "export",
    "rules",
    "audit",
    "actions",
    "cli",
    "web",
)


@cache
def catalogue(lang: str = "en") -> Mapping[str, str]:
    """Return every template of a language, by key."""
    texts: dict[str, str] = {}
    for part in _CATALOGUES:
        texts.update(importlib.import_module(f"clustomer.messages.{lang}.{part}").TEXTS)
    return texts


def template(key: str, lang: str = "en") -> str:
    """Return one template; a key that is not in the catalogue is our own fault."""
    return catalogue(lang)[key]


def text(key: str, lang: str = "en", /, **params: Any) -> str:
    """Return the sentence of `key`, filled with `params`."""
    return fill(template(key, lang), params)


def fill(pattern: str, params: Mapping[str, Any]) -> str:
    """Fill a template. Values are inserted as text; nothing in them is evaluated."""
    return _Filler().vformat(pattern, (), params)


class _Filler(string.Formatter):
    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        return kwargs[field_name], field_name  # names only: no attributes, no items

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec:
            return FORMATS[format_spec](value)
        if isinstance(value, tuple | list):
            return phrase(value)
        return printable(str(value))


def whole(value: float) -> str:
    """Write a count: 2000 becomes 2,000."""
    return f"{int(value):,}".replace("-", MINUS)


def number(value: float) -> str:
    """Write a measured number with three significant digits and no exponent.

    From 1,000 on all digits before the point are kept: they are what a reader
    compares with the table.
    """
    if not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    size = math.floor(math.log10(abs(value)))
    if size < -6 or size > 15:
        return f"{value:.2e}".replace("-", MINUS)
    decimals = max(0, 2 - size)
    written = f"{value:,.{decimals}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.replace("-", MINUS)


def fixed(value: float, decimals: int) -> str:
    """Write a number with a fixed number of decimals and a true minus."""
    return f"{round(value, decimals) + 0.0:,.{decimals}f}".replace("-", MINUS)


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


def percent(share: float) -> str:
    """Write a share: 0.0175 becomes 1.8 % (no-break space, one decimal at most, half up)."""
    tenths = round(1000 * share, 9)  # 1000 * 0.1435 is 143.49999999999997
    value = math.copysign(math.floor(abs(tenths) + 0.5), tenths) / 10
    written = f"{value:.1f}".removesuffix(".0")
    if written == "0" and share > 0:
        written = "<0.1"
    return f"{written}{NBSP}%".replace("-", MINUS)


def phrase(names: Iterable[Any], limit: int = _LISTED) -> str:
    """Join names as a phrase: "a", "b" and 3 more."""
    shown = [f'"{shorten(str(name))}"' for name in names]
    if len(shown) > limit:
        shown = [*shown[: limit - 1], f"{len(shown) - limit + 1:,} more"]
    if len(shown) < 2:
        return "".join(shown)
    return ", ".join(shown[:-1]) + " and " + shown[-1]


def letter(index: int) -> str:
    """Return the letter of a segment, counted from 0: A, B, ..., Z, AA, AB, ..."""
    before = letter(index // 26 - 1) if index >= 26 else ""
    return before + chr(ord("A") + index % 26)


def shorten(value: str, limit: int = 60) -> str:
    """Cut a long value and show control characters, so that a message stays one line."""
    clean = printable(value.replace(NBSP, " "), keep="")
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


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
