r"""What written numbers and dates look like: regular expressions, as text.

The expressions mean the same to Python's ``re`` and to RE2: white space is spelled
out, since ``\s`` of the one knows spaces that ``\s`` of the other does not.
"""

from __future__ import annotations

import re

from clustomer.table import lexicon

EXPONENT = "(?:[eE][+-]?[0-9]{1,3})?"
PLAIN = r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)" + EXPONENT
"""A number of digits, at most one mark and a sign in front."""

BODY = "[.,]?[0-9](?:[0-9.,'’" + lexicon.SPACES + "]*[0-9])?" + EXPONENT
"""The digits of a number with their marks, without currency and signs."""

_SPACE = "[" + lexicon.SPACES + r"\t]*"
_MINUS = "\N{MINUS SIGN}\N{EN DASH}-"  # the hyphen last: it stands inside brackets
_WHITE = r"\t\n\f\r "
_LETTER = "[A-Za-zÀ-ž]"
_WEEKDAY = "(?:(?i:" + "|".join(lexicon.WEEKDAYS) + f"){_LETTER}*[.,]*[{_WHITE}]+)?"

TIME = (
    rf"(?:(?:T|,?[{_WHITE}]+)[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]+)?)?[{_WHITE}]*"
    rf"(?:[AaPp]\.?[Mm]\.?)?[{_WHITE}]*(?:Z|UTC|GMT|[+-][0-9]{{2}}(?::?[0-9]{{2}})?)?)?"
)
"""What may stand behind a date."""

ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
DIGIT_DATE = r"([0-9]{1,2})[-/.] ?([0-9]{1,2})[-/.] ?([0-9]{4}|[0-9]{2})"
YEAR_FIRST = rf"([0-9]{{4}})[-/. ]([0-9]{{1,2}}|{_LETTER}{{3,12}})[-/. ]([0-9]{{1,2}})"
DAY_MONTH = (
    _WEEKDAY
    + rf"([0-9]{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?:[{_WHITE}]+(?:of|de))?[-{_WHITE}./]*("
    + rf"{_LETTER}{{3,12}})\.?(?:[{_WHITE}]+de)?[-{_WHITE}./,]*'?([0-9]{{4}}|[0-9]{{2}})"
)
MONTH_DAY = (
    _WEEKDAY
    + rf"({_LETTER}{{3,12}})\.?[{_WHITE}]+([0-9]{{1,2}})(?:st|nd|rd|th)?,?[{_WHITE}]+([0-9]{{4}})"
)


def currency() -> str:
    """Return the pattern of a currency sign or word."""
    words = "|".join(
        re.escape(word) for word in sorted(lexicon.CURRENCY_WORDS, key=len, reverse=True)
    )
    return rf"(?:(?i:{words})|[{lexicon.CURRENCY_SIGNS}])"


def number() -> str:
    """Return the pattern of a number with its signs: at most one that means minus."""
    money = f"{currency()}?"
    core = (money, BODY, "%?", money, "%?")
    shapes = (
        (f"[+{_MINUS}]?", *core),
        (currency(), f"[+{_MINUS}]", *core[1:]),
        (*core, f"[{_MINUS}]"),
        (r"\(", *core, r"\)"),
    )
    return "|".join(_SPACE.join(shape) for shape in shapes)


def grouped(decimal: str, thousands: str | None = None) -> str:
    """Return the pattern of the digits when `decimal` is the decimal mark.

    Parameters
    ----------
    decimal : {".", ","}
    thousands : {",", ".", " ", "'"}, optional
        The only sign that may stand between groups of digits; any by default.
    """
    comma_or_point = "," if decimal == "." else "."
    groups = {
        comma_or_point: re.escape(comma_or_point),
        " ": "[" + lexicon.SPACES + "]",
        "'": "[" + lexicon.APOSTROPHES + "]",
    }
    allowed = [sign for mark, sign in groups.items() if thousands in (None, mark)]
    wholes = ["[0-9]+", *(f"[1-9][0-9]{{0,2}}(?:{sign}[0-9]{{3}})+" for sign in allowed)]
    if decimal == "." and "," in allowed:
        wholes.append("[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")  # lakhs: 12,34,567
    return f"(?:{'|'.join(wholes)})?(?:{re.escape(decimal)}[0-9]*)?{EXPONENT}"
