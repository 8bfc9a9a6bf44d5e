"""Which language is spoken, and how it writes numbers.

The language is that of the moment, like a locale: `speaking` sets it for a block,
and every text that is made within comes from its catalogue. English outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

NBSP = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
LANGUAGES = ("en", "de", "fr", "es")
# between thousands, before decimals, digits from which on thousands are set apart
_SEPARATORS = {"de": (".", ",", 4), "fr": (NARROW, ",", 4), "es": (".", ",", 5)}
_ENGLISH = (",", ".", 4)
_QUOTES = {
    "de": ("„", "“"),
    "fr": (f"«{NBSP}", f"{NBSP}»"),
    "es": ("«", "»"),
}
# linking words that change before the same sound: "ingresos e hijos", "este u otro"
_BEFORE_ITS_SOUND = {
    ("es", " y "): (" e ", re.compile(r"\W*h?[ií](?![aeouáéóú])", re.IGNORECASE)),
    ("es", " o "): (" u ", re.compile(r"\W*h?[oó]", re.IGNORECASE)),
}
_language: ContextVar[str] = ContextVar("language", default="en")


def language() -> str:
    """Return the language of the moment: ``"en"``, ``"de"``, ``"fr"`` or ``"es"``."""
    return _language.get()


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Make all texts in another language within a ``with`` block."""
    before = _language.set(lang)
    try:
        yield
    finally:
        _language.reset(before)


def localised(written: str) -> str:
    """Return a number that is written in English, ``1,234.5``, as the language writes it.

    Examples
    --------
    >>> with speaking("de"):
    ...     localised("1,234.5")
    '1.234,5'
    >>> with speaking("es"):
    ...     localised("1,234.5"), localised("12,345.6")
    ('1234,5', '12.345,6')
    """
    thousands, decimal, least = _SEPARATORS.get(_language.get(), _ENGLISH)
    whole, point, rest = written.partition(".")
    if sum(map(str.isdigit, whole)) < least:
        whole = whole.replace(",", "")
    return whole.replace(",", thousands) + (decimal if point else "") + rest


def quoted(name: str) -> str:
    """Return a name in the quotation marks of the language.

    Examples
    --------
    >>> quoted("Age")
    '"Age"'
    """
    left, right = _QUOTES.get(_language.get(), ('"', '"'))
    return f"{left}{name}{right}"


def linked(link: str, following: str) -> str:
    """Return a linking word as it stands before what follows.

    Examples
    --------
    >>> linked(" and ", "income")
    ' and '
    >>> with speaking("es"):
    ...     linked(" y ", "«Ingresos»"), linked(" y ", "«Hielo»"), linked(" o ", "otro")
    (' e ', ' y ', ' u ')
    """
    other, sound = _BEFORE_ITS_SOUND.get((_language.get(), link), (link, None))
    return other if sound and sound.match(following) else link
