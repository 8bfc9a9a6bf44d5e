"""Turn the texts of a column into its values, once it is decided how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._text import shorten
from clustomer.engines import lexing
from clustomer.engines.columns import TextColumn, batches, cells
from clustomer.engines.decide import Reading
from clustomer.table.lexicon import APOSTROPHES, SPACES
from clustomer.table.schema import RawColumn
from clustomer.table.written import READABLE

EXACT = 2.0**53
"""From here on float64 skips whole numbers; they keep their text."""

_EXAMPLES = 3
_LOOKED_AT = 1_000
_CODE = re.compile("[A-Za-z]{1,4}[-_]?[0-9]{3,}")
_FEW_CODES = 5
_MANY = 20
_NEARLY_ALL = 0.9


@dataclass
class Converted:
    """The values of the distinct texts of one column (internal).

    ``values`` is float64 or datetime64[s] with one more, missing, entry at the end:
    rows without a text point to it with -1.
    """

    values: NDArray[Any]
    infinite: NDArray[np.bool_]
    unreadable: NDArray[np.bool_]
    units: list[tuple[str, int]] = field(default_factory=list)


def convert(
    con: Any, columns: Sequence[TextColumn], readings: Mapping[int, Reading]
) -> Iterator[tuple[TextColumn, Converted]]:
    """Yield the values of every number and date column, in groups read alike."""
    for content, queries in (("number", lexing.NUMBERS), ("date", lexing.DATES)):
        for mark, query in queries.items():
            chosen = [
                column
                for column in columns
                if readings[column.number].content == content
                and readings[column.number].mark == mark
            ]
            if content == "number" and mark == ".":
                yield from ((c, _as_parsed(c.numbers)) for c in chosen if c.numbers is not None)
                chosen = [column for column in chosen if column.numbers is None]
            for batch in batches(chosen):
                yield from _converted(con, batch, query, is_date=content == "date")


def _as_parsed(numbers: NDArray[np.float64]) -> Converted:
    none = np.zeros(len(numbers), dtype=bool)
    return Converted(values=np.append(numbers, np.nan), infinite=none, unreadable=none)


def _converted(
    con: Any, batch: Sequence[TextColumn], query: str, *, is_date: bool
) -> Iterator[tuple[TextColumn, Converted]]:
    con.register("cells", cells(batch))
    table = con.sql(query).to_arrow_table()
    place = table.column("i").to_numpy()
    values = np.empty(len(place), dtype="datetime64[s]" if is_date else np.float64)
    values[place] = table.column("x").to_numpy()
    infinite = np.zeros(len(place), dtype=bool)
    if not is_date:
        infinite[place] = table.column("infinite").to_numpy()
    units: dict[int, list[tuple[str, int]]] = {}
    if not is_date:
        for number, unit, n in con.sql(lexing.UNITS).fetchall():
            units.setdefault(number, []).append((unit, n))
    start = 0
    for column in batch:
        end = start + len(column.distinct)
        own, own_infinite = values[start:end], infinite[start:end]
        start = end
        empty = np.isnat(own) if is_date else np.isnan(own)
        yield (
            column,
            Converted(
                values=np.append(own, np.datetime64("NaT") if is_date else np.nan),
                infinite=own_infinite & ~column.missing,
                unreadable=empty & ~own_infinite & ~column.missing & (column.counts > 0),
                units=units.get(column.number, []),
            ),
        )


def readable_enough(column: TextColumn, converted: Converted) -> bool:
    """Say whether at least 98 % of the values could be read in the end."""
    unreadable = int(column.counts[converted.unreadable].sum())
    return unreadable <= (1 - READABLE) * column.n_present + 1e-9


def holds_codes(column: TextColumn, converted: Converted) -> bool:
    """Say whether the unreadable values are codes like C536379 among numbers.

    Then the numbers are codes as well (invoices, articles), and the column is text.
    """
    positions = np.flatnonzero(converted.unreadable)
    texts = column.distinct.take(positions[:_LOOKED_AT]).to_pylist()
    n_codes = sum(_CODE.fullmatch(text) is not None for text in texts)
    return len(texts) >= _FEW_CODES and n_codes >= _NEARLY_ALL * len(texts)


def hardly_repeats(column: TextColumn) -> bool:
    """Say whether nearly every row has its own text, as in a column of ids."""
    n_distinct = int((~column.missing & (column.counts > 0)).sum())
    return column.n_present >= _MANY and n_distinct > _NEARLY_ALL * column.n_present


def examples(column: TextColumn, which: NDArray[np.bool_]) -> list[str]:
    """Return the most frequent of the marked texts, shortened; ties by text."""
    positions = np.flatnonzero(which)
    texts = column.distinct.take(positions[:_LOOKED_AT]).to_pylist()
    counted: dict[str, int] = {}
    for text, n in zip(texts, column.counts[positions[:_LOOKED_AT]], strict=True):
        counted[text] = counted.get(text, 0) + int(n)
    common = sorted(counted, key=lambda text: (-counted[text], text))
    return [shorten(text) for text in common[:_EXAMPLES]]


def number_column(column: TextColumn, converted: Converted, reading: Reading) -> RawColumn:
    """Return a column of numbers."""
    facts = _facts(column, converted)
    if reading.why:
        facts |= {"decimal": reading.mark, "decimal_why": reading.why}
    thousands = _thousands(column, reading.mark)
    if thousands:
        facts["thousands"] = thousands
    n_infinite = int(column.counts[converted.infinite].sum())
    if n_infinite:
        facts["n_infinite"] = n_infinite
    currencies = {unit: n for unit, n in converted.units if unit != "%"}
    if currencies:
        facts |= {"currency": next(iter(currencies)), "currencies": currencies}
    if len(currencies) < len(converted.units):
        facts |= {"percent": dict(converted.units)["%"], "unit": "%"}
    present = converted.values[:-1][~np.isnan(converted.values[:-1])]
    return RawColumn(
        name=column.name,
        source_type="VARCHAR",
        content="number",
        values=converted.values[column.where],
        whole=bool(np.all(present == np.floor(present))),
        texts=_written_forms(column, converted.values[:-1]),
        facts=facts,
    )


def date_column(column: TextColumn, converted: Converted, reading: Reading) -> RawColumn:
    """Return a column of dates."""
    facts = _facts(column, converted)
    if reading.why:
        facts |= {"date_order": reading.mark, "date_order_why": reading.why}
    facts |= _zoned(column)
    return RawColumn(
        name=column.name,
        source_type="VARCHAR",
        content="date",
        values=converted.values[column.where],
        facts=facts,
    )


def _zoned(column: TextColumn) -> dict[str, str]:
    """Say whether moments were written with an offset, and are in UTC now: all, or some."""
    import pyarrow.compute as pc

    if not any(":" in text for text in column.distinct[:_LOOKED_AT].to_pylist()):
        return {}
    marked = pc.match_substring_regex(column.distinct, _OFFSET).to_numpy(zero_copy_only=False)
    marked = marked[~column.missing]
    return {"zoned": "all" if marked.all() else "some"} if marked.any() else {}


_OFFSET = r":[0-9.,]+ ?([AaPp]\.?[Mm]\.?)? ?(Z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?)$"


def flag_column(column: TextColumn, words: tuple[str, str]) -> RawColumn:
    """Return a column of ones and zeros."""
    values = np.full(len(column.distinct) + 1, np.nan)
    for position, written in enumerate(column.distinct.to_pylist()):
        if not column.missing[position]:
            values[position] = float(written.casefold() == words[0])
    return RawColumn(
        name=column.name,
        source_type="VARCHAR",
        content="flag",
        values=values[column.where],
        whole=True,
        facts={**_facts(column), "words": words},
    )


def plain_column(column: TextColumn, *, code: bool = False, empty: bool = False) -> RawColumn:
    """Return a column of texts, or one without any value."""
    facts = _facts(column)
    if code:
        facts["code"] = True
    return RawColumn(
        name=column.name,
        source_type="VARCHAR",
        content="empty" if empty else "text",
        values=column.objects(),
        facts=facts,
    )


def _facts(column: TextColumn, converted: Converted | None = None) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    words = column.missing_words()
    if words:
        facts["missing_words"] = words
    if converted is not None and converted.unreadable.any():
        facts["n_unreadable"] = int(column.counts[converted.unreadable].sum())
    return facts


def _thousands(column: TextColumn, decimal: str) -> str:
    """Return the sign between groups of digits, looking at evenly spaced values."""
    signs = {"," if decimal == "." else ".": "," if decimal == "." else "."}
    signs |= {" ": SPACES, "'": APOSTROPHES}
    n = len(column.distinct)
    looked_at = np.linspace(0, n - 1, min(n, _LOOKED_AT)).astype(np.int64)
    written = "\n".join(column.distinct.take(looked_at).to_pylist())
    for sign, same in signs.items():
        if re.search(f"[0-9][{same}][0-9]{{3}}(?![0-9])", written):
            return sign
    return ""


def _written_forms(column: TextColumn, values: NDArray[np.float64]) -> NDArray[Any] | None:
    """Return the texts when a whole number is too large for float64."""
    positions = np.flatnonzero(np.abs(values) >= EXACT)[:_LOOKED_AT]
    if any(t.strip("+-").isdigit() for t in column.distinct.take(positions).to_pylist()):
        return column.objects()
    return None
