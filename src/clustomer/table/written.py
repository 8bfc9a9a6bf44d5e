"""Read one written number, date or truth value, when it is known how they are written.

`clustomer.engines` decides over whole columns how texts are read, and reads them in
SQL. What it found out stays with the column (`Column.reading`), and here the same
rule reads the same texts of a frame that comes later, one distinct text at a time.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.table import lexicon, patterns
from clustomer.table.kinds import clean_texts, written
from clustomer.table.schema import RawColumn

Content = Literal["number", "date", "flag"]

READABLE = 0.98
"""A column is of numbers, or dates, when this share of its values can be read so."""

FROM_TEXT = "VARCHAR"
"""The source type of columns that an engine has read from texts."""

READINGS: Mapping[str, tuple[str, ...]] = {
    "content": ("number", "date", "flag"),
    "decimal": (".", ","),
    "date_order": ("dmy", "mdy", "ymd", "compact"),
    "yes": (),
    "no": (),
}
"""What a reading may say, and the values it can have; none: any word."""

_PLAIN = re.compile(patterns.PLAIN)
_NUMBER = re.compile(patterns.number())
_BODY = re.compile(patterns.BODY)
_GROUPED = {mark: re.compile(patterns.grouped(mark)) for mark in (".", ",")}
_NEGATIVE = re.compile(r"[(−–]|(?:^|[^eE])-")
_LONGEST = 60  # bytes
_SHORTEST_DATE = 6

_ISO = re.compile(patterns.ISO)
_COMPACT = re.compile("(?:1[89]|2[01])[0-9]{6}")
_TIME = re.compile(r"(?:^|[^0-9])(?:[01]?[0-9]|2[0-3]):[0-5][0-9]")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_HALF_DAY = re.compile(r"[0-9] ?([AaPp])\.?[Mm]\.?")
_HAS_OFFSET = re.compile(r":[0-9.,]+ ?[AaPpMm.]* ?[+-]")
_OFFSET = re.compile(r"([+-])([0-9]{2})(?::?([0-9]{2}))?$")
_DAY_SECONDS = 86_400
_MONTHS = lexicon.months_by_name()


@dataclass(frozen=True, kw_only=True)
class _Form(Result):
    """A way to write a date; ``parts`` says which group is year, month, day."""

    whole: re.Pattern[str]
    start: re.Pattern[str]
    parts: tuple[int, int, int] | None = None


def _form(pattern: str, parts: tuple[int, int, int] | None = None) -> _Form:
    whole = re.compile(f"(?:{pattern}){patterns.TIME}")
    return _Form(whole=whole, start=re.compile(pattern), parts=parts)


_FORMS = (
    _form(patterns.DIGIT_DATE),  # the order must be known
    _form(patterns.YEAR_FIRST, (1, 2, 3)),
    _form(patterns.DAY_MONTH, (3, 2, 1)),
    _form(patterns.MONTH_DAY, (3, 1, 2)),
)
_ORDERS = {"dmy": (3, 2, 1), "mdy": (3, 1, 2), "ymd": (1, 2, 3)}


@dataclass(frozen=True, kw_only=True)
class ReadTexts(Result):
    """A column of texts after reading.

    Attributes
    ----------
    column : RawColumn
        With the content that was asked for; what cannot be read is missing.
    n_present : int
        Rows with a text that does not mean "no value".
    strange : tuple of str
        The texts that cannot be read, one for each row that has one.
    """

    column: RawColumn
    n_present: int
    strange: tuple[str, ...]

    @property
    def is_readable(self) -> bool:
        """At least 98 % of the values could be read (of truth values: all)."""
        share = 1.0 if self.column.content == "flag" else READABLE
        return len(self.strange) <= (1 - share) * self.n_present + 1e-9


def reading_of(raw: RawColumn) -> dict[str, str]:
    """Return what must be known to read the texts of a column again.

    Empty for columns that came with a type, and for those that stay texts.
    """
    if raw.source_type != FROM_TEXT or raw.content not in READINGS["content"]:
        return {}
    reading = {"content": str(raw.content)}
    for name in ("decimal", "date_order"):
        if raw.facts.get(name) in READINGS[name]:
            reading[name] = str(raw.facts[name])
    if raw.content == "flag":
        yes, no = raw.facts.get("words", ("yes", "no"))
        reading |= {"yes": str(yes), "no": str(no)}
    return reading


def read_texts(raw: RawColumn, content: Content, reading: Mapping[str, str]) -> ReadTexts:
    """Read a column of texts as numbers, dates or truth values.

    Parameters
    ----------
    raw : RawColumn
        Of texts.
    content : {"number", "date", "flag"}
    reading : mapping of str to str
        As in `Column`.
    """
    read, missing = _reader(content, reading)
    texts = clean_texts(written(raw))
    values: dict[str | None, Any] = {None: missing}
    unreadable: set[str] = set()
    absent: set[str | None] = {None}
    for text in {text for text in texts if text is not None}:
        if is_missing(text):
            absent.add(text)
        elif (value := read(text)) is not None:
            values[text] = value
            continue
        else:
            unreadable.add(text)
        values[text] = missing
    dtype = "datetime64[s]" if content == "date" else np.float64
    found: NDArray[Any] = np.array([values[text] for text in texts], dtype=dtype)
    column = RawColumn(
        name=raw.name,
        source_type=raw.source_type,
        content=content,
        values=found,
        whole=content != "date" and bool(np.all(np.isnan(found) | (found == np.floor(found)))),
    )
    return ReadTexts(
        column=column,
        n_present=sum(text not in absent for text in texts),
        strange=tuple(text for text in texts if text in unreadable),
    )


def _reader(content: str, reading: Mapping[str, str]) -> tuple[Callable[[str], Any], Any]:
    """Return what reads one text, and the value for "missing"."""
    if content == "date":
        return lambda text: read_day(text, reading.get("date_order", "")), np.datetime64("NaT")
    if content == "flag":
        return lambda text: read_flag(text, reading), math.nan
    return lambda text: read_number(text, reading.get("decimal", ".")), math.nan


def is_missing(text: str) -> bool:
    """Say whether a trimmed text means "no value"."""
    return text.lower() in lexicon.MISSING


def read_flag(text: str, reading: Mapping[str, str]) -> float | None:
    """Return 1 and 0 for the words of a reading, ``None`` for others."""
    return {reading.get("yes", "yes"): 1.0, reading.get("no", "no"): 0.0}.get(text.casefold())


# -- numbers ------------------------------------------------------------------------------


def read_number(text: str, decimal: str = ".") -> float | None:
    """Return a written number, NaN for an infinite one, ``None`` for what is none.

    Parameters
    ----------
    text : str
        Trimmed. Currency, a percent sign, signs between groups of digits, and a
        minus behind the number or parentheses for one are understood; a percentage
        is not divided by 100.
    decimal : {".", ","}

    Examples
    --------
    >>> read_number("(1.234,50 €)", ",")
    -1234.5
    """
    if text.lower() in lexicon.INFINITE:
        return math.nan
    other = "," if decimal == "." else "."
    plain = _PLAIN.fullmatch(text) is not None
    if plain and other not in text:
        return _finite(text.replace(decimal, "."))
    if not plain and (len(text.encode()) > _LONGEST or not _NUMBER.fullmatch(text)):
        return None
    found = _BODY.search(text)
    body = text.lstrip("+-") if plain or found is None else found[0]
    if not _GROUPED[decimal].fullmatch(body):
        return None
    digits = re.sub(f"[^0-9{decimal}eE+-]", "", body).replace(decimal, ".")
    negative = text.startswith("-") if plain else _NEGATIVE.search(text) is not None
    size = _finite(digits)
    return -size if negative and size is not None else size


def _finite(digits: str) -> float | None:
    try:
        value = float(digits)
    except ValueError:
        return None
    return value if math.isfinite(value) else math.nan


# -- dates --------------------------------------------------------------------------------


def read_day(text: str, order: str = "") -> date | None:
    """Return the day of a written date or moment, ``None`` for what is none.

    Moments with an offset are in UTC, as everywhere.

    Parameters
    ----------
    text : str
        Trimmed. ISO dates, dates with the year first and with month names are
        always understood.
    order : {"", "dmy", "mdy", "ymd", "compact"}
        How dates of digits are read: 03/04/2026, or 20260403 when compact; not at
        all when empty.

    Notes
    -----
    The one difference from the engines: the year 0 is no date here.

    Examples
    --------
    >>> read_day("13/04/2024", "dmy").isoformat()
    '2024-04-13'
    """
    if order == "compact" and _COMPACT.fullmatch(text):
        return _date(text[:4], text[4:6], text[6:])
    if not _SHORTEST_DATE <= len(text.encode()) <= _LONGEST or _PLAIN.fullmatch(text):
        return None
    if _ISO.fullmatch(text):
        whole_day = len(text) == 10 or _TIME.search(text[10:])
        return _date(text[:4], text[5:7], text[8:10]) if whole_day else None
    for form in _FORMS:
        if not form.whole.fullmatch(text):
            continue
        found = form.start.match(text)
        parts = form.parts or _ORDERS.get(order)
        if found is None or parts is None:
            return None
        year, month, day = (found[part] for part in parts)
        if order == "ymd" and form.parts is None and (len(found[1]), len(found[3])) != (2, 2):
            return None
        return _shifted(_date(year, month, day), text)
    return None


def _date(year: str, month: str, day: str) -> date | None:
    if len(year) == 2:
        year = ("20" if year <= "29" else "19") + year
    number = int(month) if month < "A" else _MONTHS.get(month.lower(), 0)
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _shifted(day: date | None, text: str) -> date | None:
    """Return the day in UTC of a moment that is written behind the day."""
    if day is None or ":" not in text:
        return day
    clock = _CLOCK.search(text)
    if clock is None or _TIME.search(text) is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    half = _HALF_DAY.search(text)
    if half is not None:
        hours = hours % 12 + (12 if half[1] in "Pp" else 0)
    gone = hours * 3600 + minutes * 60 + seconds
    offset = _OFFSET.search(text) if _HAS_OFFSET.search(text) else None
    if offset is not None:
        away = int(offset[2]) * 3600 + int(offset[3] or 0) * 60
        gone += away if offset[1] == "-" else -away
    if not -50_400 <= gone <= 136_800:
        return None
    try:
        return day + timedelta(days=gone // _DAY_SECONDS)
    except OverflowError:
        return None
