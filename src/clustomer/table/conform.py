"""Hold raw columns the way a known schema says; refuse a table of another shape.

Training and scoring both come through here, so a row is held the same way in
both: the schema alone decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import phrase
from clustomer.errors import InputError, SchemaMismatchError, did_you_mean
from clustomer.table.kinds import clean_texts, is_coded, written
from clustomer.table.levels import truth
from clustomer.table.schema import Column, Kind, RawColumn, Role, Schema, as_array
from clustomer.table.table import Table
from clustomer.table.written import Content, is_missing, read_texts

_WORDS_FOR = {"number": "numbers", "date": "dates", "flag": "truth values", "text": "texts"}
_SECONDS_PER_DAY = 86_400
_CONTENTS: Mapping[str, Content] = {"number": "number", "date": "date", "flag": "flag"}
_DATES = {
    "": "2026-01-31",
    "dmy": "31.01.2026",
    "mdy": "01/31/2026",
    "ymd": "26-01-31",
    "compact": "20260131",
}


@dataclass(frozen=True, kw_only=True)
class Held(Result):
    """One column as the table holds it, and where a level was not in the schema."""

    values: NDArray[Any]
    unseen: NDArray[np.bool_] | None = None


def conform(columns: Sequence[RawColumn], schema: Schema) -> Table:
    """Return the table of new data under a known schema.

    Only the schema's columns are kept, in its order; columns that the schema
    ignores may be absent and are then held as missing. Infinite numbers are held
    as missing. A level that the schema does not know gets code -1, and
    ``Table.unseen`` says in which rows.

    Parameters
    ----------
    columns : sequence of RawColumn
        The new data; more columns than the schema has do no harm.
    schema : Schema
        What the model or plan was made from.

    Returns
    -------
    Table

    Raises
    ------
    SchemaMismatchError
        When columns are absent, or hold something else than the schema says; the
        message lists each of them with the nearest name that the data has.
    """
    present = {raw.name: raw for raw in columns}
    n = len(columns[0].values) if columns else 0
    problems: list[str] = []
    data: dict[str, NDArray[Any]] = {}
    unseen: dict[str, NDArray[np.bool_]] = {}
    for column in schema:
        raw = present.get(column.name)
        if raw is None and column.role is Role.IGNORED:
            raw = _absent(column.name, n)
        if raw is None:
            problems.append(f'"{column.name}" is missing.{did_you_mean(column.name, present)}')
            continue
        try:
            held = hold(raw, column, schema.reference_date)
        except InputError as error:
            problems.append(error.problem)
            continue
        data[column.name] = held.values
        if held.unseen is not None:
            unseen[column.name] = held.unseen
    if problems:
        raise _mismatch(problems, schema, list(present))
    rows = as_array(np.arange(n, dtype=np.int64))
    return Table(schema=schema, data=data, rows=rows, n_source_rows=n, unseen=unseen)


def hold(raw: RawColumn, column: Column, reference_date: str | None = None) -> Held:
    """Return one column held as its kind says.

    Texts are read as the schema's own were (`Column.reading`): words for "no value"
    are missing, and so are up to 2 % that cannot be read, as in the study.

    Raises
    ------
    InputError
        When the values are not what the kind needs.
    """
    raw = _as_meant(raw, column)
    if column.role is Role.ID or column.kind is Kind.TEXT:
        return Held(values=as_array(_objects(clean_texts(written(raw)))))
    if column.has_levels:
        return _hold_levels(raw, column)
    if column.kind is Kind.DATE:
        return Held(values=as_array(days_before(raw, reference_date)))
    return Held(values=as_array(_numbers(raw)))


def days_before(raw: RawColumn, reference_date: str | None) -> NDArray[np.float64]:
    """Return days from each date to the reference date: positive in the past, NaN if missing.

    Raises
    ------
    InputError
        When the values are no dates, or there is no reference date.
    """
    if raw.content == "empty":
        return np.full(len(raw.values), np.nan)
    if reference_date is None:
        raise InputError(f'"{raw.name}" holds dates, and there is no reference date.')
    days = calendar_days(raw)
    gone = (np.datetime64(reference_date, "D") - days).astype(np.float64)
    gone[np.isnat(days)] = np.nan
    return gone


def calendar_days(raw: RawColumn) -> NDArray[np.datetime64]:
    """Return the values as days; texts must say year, month and day without doubt.

    Raises
    ------
    InputError
        When the values are no dates, with the first that is none.
    """
    if raw.content == "text":
        raw = _read(raw, "date", {})
    if raw.content != "date":
        raise _unlike(raw, "dates")
    seconds = raw.values.astype("datetime64[s]").astype(np.int64)
    days = np.floor_divide(seconds, _SECONDS_PER_DAY).astype("datetime64[D]")
    days[np.isnat(raw.values)] = np.datetime64("NaT")
    return days


def _as_meant(raw: RawColumn, column: Column) -> RawColumn:
    """Read texts in the way in which the column's own were read when the schema was made."""
    by_kind: Content = "date" if column.kind is Kind.DATE else "number"
    content = _CONTENTS.get(column.reading.get("content", ""), by_kind)
    if raw.content != "text" or column.kind is Kind.TEXT:
        return raw
    if not column.has_levels:
        return _read(raw, content, column.reading)
    if content == "flag" or "content" not in column.reading:
        return raw  # the words are the levels
    found = read_texts(raw, content, column.reading)
    return found.column if found.is_readable else raw


def _read(raw: RawColumn, content: Content, reading: Mapping[str, str]) -> RawColumn:
    """Read texts; refuse a column of which more than 2 % cannot be read."""
    found = read_texts(raw, content, reading)
    if found.is_readable:
        return found.column
    n = len(found.strange)
    rows = f"{n:,} row{'s' if n > 1 else ''}"
    needed = {
        "number": "numbers" + (" such as 1.234,56" if reading.get("decimal") == "," else ""),
        "date": f"dates written as {_DATES[reading.get('date_order', '')]}",
        "flag": f"{reading.get('yes', 'yes')} and {reading.get('no', 'no')}",
    }
    raise InputError(
        f'"{raw.name}" holds text in {rows} (such as {phrase(found.strange[:1])}) where '
        f"{needed[content]} are needed."
    )


def _numbers(raw: RawColumn) -> NDArray[np.float64]:
    if raw.content == "empty":
        return np.full(len(raw.values), np.nan)
    if raw.content == "date":
        raise _unlike(raw, "numbers")
    values = np.asarray(raw.values, dtype=np.float64)
    finite = np.isfinite(values)
    return values if finite.all() else np.where(finite, values, np.nan)


def _hold_levels(raw: RawColumn, column: Column) -> Held:
    if raw.content == "empty":
        return Held(values=as_array(np.full(len(raw.values), -1, dtype=np.int32)))
    if raw.content in ("number", "flag") and column.level_values and not is_coded(raw):
        return _by_value(np.asarray(raw.values, dtype=np.float64), column)
    texts = clean_texts(written(raw))
    found: dict[str | None, int] = {None: -1}
    absent: set[str | None] = {None}
    for value in {value for value in texts if value is not None}:
        found[value] = level_of_word(value, column)
        if found[value] < 0 and is_missing(value):
            absent.add(value)
    codes = np.array([found[value] for value in texts], dtype=np.int32)
    missing = np.array([value in absent for value in texts], dtype=bool)
    return _held(codes, missing)


def level_of_word(value: str, column: Column) -> int:
    """Return the code of a text without blanks at its ends, -1 for an unknown level.

    A flag may be written in the words of the source, or in any other for yes and no.
    """
    if value in column.levels:
        return column.levels.index(value)
    words = (column.reading.get("no"), column.reading.get("yes"))
    if value.casefold() in words:
        return words.index(value.casefold())
    return truth(value) if column.kind is Kind.FLAG else -1


def _by_value(values: NDArray[np.float64], column: Column) -> Held:
    known = np.asarray(column.level_values)
    order = np.argsort(known, kind="stable")
    place = np.minimum(np.searchsorted(known, values, sorter=order), len(known) - 1)
    code = order[place]
    missing = ~np.isfinite(values)
    codes = np.where(~missing & (known[code] == values), code, -1).astype(np.int32)
    return _held(codes, missing)


def _held(codes: NDArray[np.int32], missing: NDArray[np.bool_]) -> Held:
    unseen = (codes < 0) & ~missing
    return Held(values=as_array(codes), unseen=as_array(unseen) if unseen.any() else None)


def _objects(values: Sequence[str | None]) -> NDArray[Any]:
    held: NDArray[Any] = np.empty(len(values), dtype=object)
    held[:] = values
    return held


def _absent(name: str, n: int) -> RawColumn:
    return RawColumn(name=name, source_type="", content="empty", values=_objects([None] * n))


def _unlike(raw: RawColumn, needed: str) -> InputError:
    found = _WORDS_FOR.get(raw.content, raw.content)
    return InputError(f'"{raw.name}" holds {found} where {needed} are needed.')


def _mismatch(problems: list[str], schema: Schema, present: list[str]) -> SchemaMismatchError:
    shown = " ".join(problems[:8])
    if len(problems) > 8:
        shown += f" And {len(problems) - 8:,} more."
    needed = [column.name for column in schema if column.role is not Role.IGNORED]
    extra = [name for name in present if name not in schema]
    unknown = f" The data also has {phrase(extra)}, which it does not." if extra else ""
    return SchemaMismatchError(
        f"The data does not have the columns that the model was made from: {shown}",
        f"Expected {phrase(needed)}.{unknown}",
        "Rename or convert the columns of the data, or make a new model from it.",
    )
