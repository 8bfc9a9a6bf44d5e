"""What a user may say about a source, and what the reader says back."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from clustomer._result import Result
from clustomer._text import shorten
from clustomer.errors import InputError

SEPARATOR_WORDS = {
    "comma": ",",
    "semicolon": ";",
    "tab": "\t",
    "\\t": "\t",
    "pipe": "|",
    "space": " ",
}
DATE_ORDERS = ("dmy", "mdy", "ymd")
DECIMALS = (".", ",")
THOUSANDS = (",", ".", " ", "'")


@dataclass(frozen=True, kw_only=True)
class IntakeOptions(Result):
    """What the user states about a source; ``None`` means "find out".

    Attributes
    ----------
    sep : str, optional
        The character between fields, or ``"tab"``, ``"comma"``, ``"semicolon"``,
        ``"pipe"``, ``"space"``.
    decimal : {".", ","}, optional
        The decimal mark of every number written as text.
    thousands : {",", ".", " ", "'"}, optional
        The sign between groups of three digits; a space stands for every kind of
        space, an apostrophe for the typographic one as well.
    encoding : str, optional
        A name that Python knows, such as ``"utf-8"``, ``"cp1252"``, ``"utf-16"``.
    date_order : {"dmy", "mdy", "ymd"}, optional
        How dates such as 03/04/2026 are read.
    sheet : str, optional
        Name of an Excel or OpenDocument sheet, or its number from 1.
    """

    sep: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    encoding: str | None = None
    date_order: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, kw_only=True)
class Understood(Result):
    """One thing that was found out about a source, and how to say otherwise.

    Attributes
    ----------
    what : str
        ``"format"``, ``"encoding"``, ``"delimiter"``, ``"header"``, ``"decimal"``,
        ``"thousands"``, ``"currency"``, ``"percent"``, ``"dates"``, ``"missing"``,
        ``"sheet"`` or ``"compression"``.
    value : str
        What was chosen.
    how : str
        One sentence: why.
    option : str
        The option that overrides it, or the empty string.
    """

    what: str
    value: str
    how: str = ""
    option: str = ""


def checked_options(options: IntakeOptions) -> IntakeOptions:
    """Return the options with words turned into characters.

    Raises
    ------
    InputError
        When an option has a value that it cannot have.
    """
    sep = None if options.sep is None else _checked_sep(options.sep)
    _one_of("--decimal", options.decimal, DECIMALS)
    _one_of("--thousands", options.thousands, THOUSANDS)
    _one_of("--date-order", options.date_order, DATE_ORDERS)
    decimal = options.decimal
    if options.thousands in (",", "."):
        other = "." if options.thousands == "," else ","
        if decimal == options.thousands:
            raise InputError(
                f'The decimal mark and the thousands sign are both "{decimal}".',
                "They must differ.",
                f"Use --decimal {other}, or leave one of the two out.",
            )
        decimal = other
    if options.encoding is not None:
        _check_encoding(options.encoding)
    return IntakeOptions(
        sep=sep,
        decimal=decimal,
        thousands=options.thousands,
        encoding=options.encoding,
        date_order=options.date_order,
        sheet=None if options.sheet is None else str(options.sheet),
    )


def _checked_sep(given: str) -> str:
    sep = SEPARATOR_WORDS.get(given.casefold(), given)
    if len(sep) != 1 or not sep.isascii() or sep.isalnum() or sep in '"\r\n\0':
        raise InputError(
            f'The separator "{shorten(given)}" cannot be used.',
            f"It must be one character, or one of {', '.join(SEPARATOR_WORDS)}.",
            "For a tab-separated file use --sep tab.",
        )
    return sep


def _one_of(flag: str, given: str | None, allowed: tuple[str, ...]) -> None:
    if given is not None and given not in allowed:
        shown = ", ".join(f'"{value}"' for value in allowed)
        raise InputError(
            f'{flag} cannot be "{shorten(given)}".',
            f"Allowed are {shown}.",
            f"Leave {flag} out to have it found from the data.",
        )


def _check_encoding(given: str) -> None:
    try:
        "a".encode(given)  # refuses unknown names and codecs that are not of text
        codecs.getincrementaldecoder(given)
    except (LookupError, ValueError) as error:
        raise InputError(
            f'There is no text encoding called "{shorten(given)}".',
            "Common ones are utf-8, utf-16, cp1252, latin-1, cp1250 and cp1251.",
            "Leave --encoding out to have it found from the bytes.",
        ) from error
