"""Values that can hardly be true, judged by what the column's name says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import phrase
from clustomer.errors import Issue, Severity, issue
from clustomer.table.names import NameFacts, read_name
from clustomer.table.schema import Column, Kind
from clustomer.table.table import Table

_NEGATIVE_CODES = (-1.0, -9.0, -99.0, -999.0, -9999.0, -99999.0)
_LARGE_CODES = (99.0, 999.0, 9999.0, 99999.0, 999999.0)
_MIN_OTHERS = 10  # values besides the code that show what is usual
_RARE = 0.05
_OLDEST = 120
_ADULT = 18
_SMALL_CHILD = 5
_CODED_DATES = ("1900-01-01", "1900-01-02", "1970-01-01", "2099-12-31", "9999-12-31")

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Plausible(Result):
    """A numeric column without its codes for missing, and the issues found.

    ``values`` has shape (n,); codes for missing are NaN there.
    """

    values: Floats
    issues: tuple[Issue, ...]


def check_values(table: Table, column: Column) -> Plausible:
    """Return what is implausible in one numeric column.

    Sentinels are looked for first and then left aside, so that an age of 999 is
    reported once and not also as an impossible age.
    """
    facts = read_name(column.name)
    values = table.numbers(column.name)
    if column.kind is Kind.DATE:
        return _check_dates(values, column, table.schema.reference_date)
    coded = find_sentinels(values, facts)
    found = [
        issue("sentinel", "warning", [column.name], value=value, n=n, rows=len(values))
        for value, n in coded.items()
    ]
    rest = np.where(np.isin(values, list(coded)), np.nan, values)
    found += _impossible_zero(rest, facts, column.name)
    found += _outside(rest, facts, column)
    if facts.is_person_age:
        found += _ages(rest, column.name)
    return Plausible(values=rest, issues=tuple(found))


def find_sentinels(values: Floats, facts: NameFacts) -> Mapping[float, int]:
    """Return codes for missing among numbers, with the rows that have them.

    A negative code counts where no other value is negative (for balances and
    changes: where it lies further off than the others are wide). A code of nines
    counts where it lies above all others by more than their whole width; a
    single one counts only where the name says what is usual (age, experience,
    count, rating, a stated range), since one large amount may well be true.
    """
    present = values[np.isfinite(values)]
    codes = np.array(_NEGATIVE_CODES + _LARGE_CODES)
    others = present[~np.isin(present, codes)]
    if len(others) < _MIN_OTHERS or len(np.unique(others)) < 3:
        return {}
    low, high = float(others.min()), float(others.max())
    width = high - low
    bounded = facts.about("age", "experience", "count", "rating") or bool(facts.stated_range)
    found: dict[float, int] = {}
    for code in codes.tolist():
        n = int(np.sum(present == code))
        if n == 0:
            continue
        far = low - code > width if code < 0 else code - high > width
        if code < 0 and low >= 0 and not facts.about("signed"):
            far = True
        if far and (bounded or code < 0 or n > 1):
            found[code] = n
    return found


def _impossible_zero(values: Floats, facts: NameFacts, name: str) -> Iterator[Issue]:
    about_zero = facts.is_person_age or (facts.about("never_zero") and not facts.about("age"))
    present = values[np.isfinite(values)]
    n = int(np.sum(present == 0))
    if not about_zero or facts.about("signed", "score", "share") or not n:
        return
    if n <= _RARE * len(present) and float(present.min()) >= 0:
        yield issue("sentinel_zero", "warning", [name], n=n, rows=len(values))


def _outside(values: Floats, facts: NameFacts, column: Column) -> Iterator[Issue]:
    """Find values outside a stated range, negative counts and amounts, and wrong shares."""
    name, rows = column.name, len(values)
    if column.stated_range is not None:
        low, high = column.stated_range
        n = int(np.sum((values < low) | (values > high)))
        if n:
            yield issue("out_of_range", "warning", [name], n=n, rows=rows, low=low, high=high)
        return
    if column.kind is Kind.SHARE:
        high = 1.0 if np.mean(values[np.isfinite(values)] > 1) <= _RARE else 100.0
        n = int(np.sum((values < 0) | (values > high)))
        if n:
            yield issue("share_out_of_range", "warning", [name], n=n, rows=rows, high=high)
        return
    cannot = column.kind in (Kind.COUNT, Kind.AMOUNT) or facts.is_person_age
    n = int(np.sum(values < 0))
    if n and cannot and not facts.about("signed"):
        yield issue("negative_values", "warning", [name], n=n, rows=rows)


def _ages(values: Floats, name: str) -> Iterator[Issue]:
    n_old = int(np.sum(values > _OLDEST))
    if n_old:
        yield issue("age_above_120", "warning", [name], n=n_old, rows=len(values))
    young = (values >= 0) & (values < _ADULT)
    n, n_small = int(np.sum(young)), int(np.sum(young & (values < _SMALL_CHILD)))
    if n:
        share = n / int(np.sum(np.isfinite(values)))
        severity: Severity = "warning" if n_small else "info"
        params = {"n": n, "rows": len(values), "share": share, "n_small": n_small}
        yield issue("minors", severity, [name], **params)


def _check_dates(values: Floats, column: Column, reference: str | None) -> Plausible:
    """Find dates that stand for "never" or "unknown"."""
    found: list[Issue] = []
    rest = values
    start = np.datetime64(reference or "1970-01-01", "D")
    coded = {day: float((start - np.datetime64(day, "D")).astype(int)) for day in _CODED_DATES}
    others = values[np.isfinite(values) & ~np.isin(values, list(coded.values()))]
    if len(others) >= _MIN_OTHERS:
        low, high = float(others.min()), float(others.max())
        for day, gone in coded.items():
            n = int(np.sum(values == gone))
            if n and max(low - gone, gone - high) > high - low:
                found.append(
                    issue(
                        "sentinel_date", "warning", [column.name], date=day, n=n, rows=len(values)
                    )
                )
                rest = np.where(rest == gone, np.nan, rest)
    return Plausible(values=rest, issues=tuple(found))


def check_pairs(values: Mapping[str, Floats]) -> Iterator[Issue]:
    """Find combinations that cannot be: more years of work or as a customer than of life.

    Parameters
    ----------
    values : mapping of str to ndarray of shape (n,)
        Numeric columns without their codes for missing.
    """
    ages = [name for name in values if read_name(name).is_person_age]
    if not ages:
        return
    age = ages[0]
    for name, years in values.items():
        facts = read_name(name)
        if name == age or facts.unit != "years" or not facts.about("experience", "tenure"):
            continue
        n = int(np.sum(years > values[age]))
        if n:
            yield issue("longer_than_age", "warning", [name, age], n=n, rows=len(years))


def check_levels(column: Column) -> Iterator[Issue]:
    """Find levels that are the same but for capitals and blanks."""
    alike: dict[str, list[str]] = {}
    for level in column.levels:
        alike.setdefault(" ".join(level.casefold().split()), []).append(level)
    for same in alike.values():
        if len(same) > 1:
            example = phrase(same)
            yield issue("level_variants", "warning", [column.name], example=example)
            return
