"""Decide over whole columns, then over the whole file, how texts are read.

A column that says it itself is believed: 3,5 can only be a decimal comma, 31/12 only
a day first. What a column leaves open, the other columns decide; what the whole
file leaves open is assumed, and said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from clustomer.engines.columns import TextColumn
from clustomer.engines.options import IntakeOptions
from clustomer.engines.survey import Evidence
from clustomer.table.lexicon import DATE_NAMES, FLAG_WORDS
from clustomer.table.written import READABLE

_MANY_ZERO_LED = 0.02
_FEW_WORDS = 50

Content = Literal["number", "date", "flag", "text", "empty"]
Why = Literal["", "option", "column", "file", "assumed", "dots"]


@dataclass
class Reading:
    """How one column is read (internal).

    ``mark`` is the decimal mark of a number column and the order of a date column
    (``"compact"`` for 20260131, the empty string when nothing hangs on it); ``why``
    says who decided. ``words`` are the words of a flag for one and zero.
    """

    content: Content
    mark: str = ""
    why: Why = ""
    words: tuple[str, str] | None = None
    code: bool = False


def decide(
    columns: Sequence[TextColumn],
    found: Mapping[int, Evidence],
    options: IntakeOptions,
    default_decimal: str,
) -> list[Reading]:
    """Return how each column is read.

    Parameters
    ----------
    columns : sequence of TextColumn
    found : mapping of column number to Evidence
    options : IntakeOptions
        What the user stated wins over all evidence.
    default_decimal : {".", ","}
        The decimal mark when nothing in the file tells: a comma in files that are
        separated by semicolons, a point elsewhere.
    """
    readings = [_first_look(column, found[column.number]) for column in columns]
    pairs = [
        (reading, found[column.number]) for column, reading in zip(columns, readings, strict=True)
    ]
    _decide_decimals(pairs, options.decimal, default_decimal)
    _decide_orders(pairs, options.date_order)
    for reading, evidence in pairs:
        if not _holds(reading, evidence):
            reading.content, reading.mark, reading.why = "text", "", ""
    return readings


def _first_look(column: TextColumn, evidence: Evidence) -> Reading:
    if column.n_present == 0:
        return Reading("empty")
    words = flag_words(column)
    if words is not None:
        return Reading("flag", words=words)
    present = max(evidence.present, 1)
    if evidence.compact >= READABLE * present and says_date(column.name):
        return Reading("date", mark="compact", why="column")
    if evidence.dot + evidence.only_comma + evidence.infinite >= READABLE * present:
        if _is_code(evidence):
            return Reading("text", code=True)
        return Reading("number")
    if evidence.sure + max(evidence.dmy, evidence.mdy, evidence.ymd) >= READABLE * present:
        return Reading("date")
    return Reading("text")


def flag_words(column: TextColumn) -> tuple[str, str] | None:
    """Return the pair of words, yes first, that a flag column is written with.

    A column that holds only one of the two words is a flag as well, unless the word
    is a single letter (a column of ``F`` is hardly "false").
    """
    if len(column.distinct) > _FEW_WORDS:
        return None
    texts = column.distinct.to_pylist()
    used = {
        text.casefold()
        for text, missing, count in zip(texts, column.missing, column.counts, strict=True)
        if count and not missing
    }
    for pair in FLAG_WORDS:
        if used <= set(pair) and (len(used) == 2 or min(map(len, used)) > 1):
            return pair
    return None


def says_date(name: str) -> bool:
    """Say whether a column name speaks of a date, so that 20260131 may be one."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return any(word in DATE_NAMES for word in re.split(r"[\W_]+", spaced.casefold()))


def _is_code(evidence: Evidence) -> bool:
    """Postcodes and keys: leading zeros that a number would lose."""
    one_width = evidence.digits == evidence.present and evidence.shortest == evidence.longest >= 3
    return evidence.zero_led > 0 and (
        one_width or evidence.zero_led >= _MANY_ZERO_LED * evidence.present
    )


def _decide_decimals(
    pairs: Sequence[tuple[Reading, Evidence]], stated: str | None, default: str
) -> None:
    numbers = [(reading, evidence) for reading, evidence in pairs if reading.content == "number"]
    votes = {".": 0, ",": 0}
    for reading, evidence in numbers:
        if stated is not None:
            reading.mark, reading.why = stated, "option"
        elif evidence.only_dot or evidence.only_comma:
            reading.mark = "." if evidence.only_dot >= evidence.only_comma else ","
            reading.why = "column"
            votes[reading.mark] += 1
    file_says = max(votes, key=lambda mark: (votes[mark], mark == default))
    for reading, evidence in numbers:
        if not reading.mark and evidence.unclear:
            reading.mark = file_says if any(votes.values()) else default
            reading.why = "file" if any(votes.values()) else "assumed"
        elif not reading.mark:
            reading.mark = "."  # whole numbers: nothing hangs on it


def _decide_orders(pairs: Sequence[tuple[Reading, Evidence]], stated: str | None) -> None:
    dates = [
        (reading, evidence)
        for reading, evidence in pairs
        if reading.content == "date" and not reading.mark
    ]
    votes = {"dmy": 0, "mdy": 0}
    for reading, evidence in dates:
        orders = {"dmy": evidence.dmy, "mdy": evidence.mdy, "ymd": evidence.ymd}
        if not any(orders.values()):
            reading.mark = "dmy"  # years first or months by name: nothing hangs on it
        elif stated is not None:
            reading.mark, reading.why = stated, "option"
        elif evidence.ymd > max(evidence.dmy, evidence.mdy):
            reading.mark, reading.why = "ymd", "column"
        elif evidence.only_dmy or evidence.only_mdy:
            reading.mark = "dmy" if evidence.only_dmy >= evidence.only_mdy else "mdy"
            reading.why = "column"
            votes[reading.mark] += 1
    file_says = max(votes, key=lambda order: (votes[order], order == "dmy"))
    for reading, evidence in dates:
        if not reading.mark and any(votes.values()):
            reading.mark, reading.why = file_says, "file"
        elif not reading.mark:
            all_dots = evidence.dotted == max(evidence.dmy, evidence.mdy)
            reading.mark, reading.why = "dmy", "dots" if all_dots else "assumed"


def _holds(reading: Reading, evidence: Evidence) -> bool:
    """Say whether enough values can be read once the mark is decided."""
    if reading.content == "number":
        readable = evidence.dot if reading.mark == "." else evidence.comma
        return readable + evidence.infinite >= READABLE * evidence.present
    if reading.content == "date" and reading.mark != "compact":
        return evidence.sure + int(getattr(evidence, reading.mark)) >= READABLE * evidence.present
    return True
