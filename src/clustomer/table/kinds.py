"""The kind of one column, from its values first and its name second."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import text
from clustomer.table.levels import band_order, is_gender, word_order, yes_no
from clustomer.table.names import NameFacts, read_name
from clustomer.table.schema import Kind, RawColumn

MAX_LEVELS = 50
MAX_LEVEL_SHARE = 0.20
MAX_RATING_LEVELS = 10
UNIQUE_SHARE = 0.98
_MIN_FOR_PATTERN = 5  # fewer rows are in order by chance
_EXACT = 2.0**53  # smaller whole numbers are exact as float64
_TOLERATED = 0.05  # share of faulty values that does not change a kind
_NUMBERED = re.compile(r"^(\D*)(\d{1,15})(\D*)$")
_MEASURED = ("money", "age", "count", "measure", "rating", "share", "score", "date")


@dataclass(frozen=True, kw_only=True)
class Guess(Result):
    """What one column was taken for.

    Attributes
    ----------
    kind : Kind
    why : str
        The reason, in words.
    facts : NameFacts
        What the name says.
    protected : str
        The protected attribute that name or values show, or the empty string.
    levels, level_values : tuple
        As in `Column`.
    n_rows, n_missing, n_distinct, n_infinite : int
        Rows, missing rows (infinite numbers included), distinct values, infinite ones.
    key_strength : int
        -1: not a key; 0 to 4: a key, the more its name says so the larger.
    repeated_key : bool
        Named as the customer's key, but with many repeats.
    """

    kind: Kind
    why: str
    facts: NameFacts
    protected: str = ""
    levels: tuple[str, ...] = ()
    level_values: tuple[float, ...] = ()
    n_rows: int = 0
    n_missing: int = 0
    n_distinct: int = 0
    n_infinite: int = 0
    key_strength: int = -1
    repeated_key: bool = False


def guess_kind(raw: RawColumn, *, is_measure: bool = False) -> Guess:
    """Return what a column seems to be.

    Parameters
    ----------
    raw : RawColumn
    is_measure : bool
        The user named it as a feature, value or weight: never take it for a key.
    """
    facts = facts_of(raw)
    seen = observe(raw)
    base: dict[str, Any] = {
        "facts": facts,
        "n_rows": seen.n_rows,
        "n_missing": seen.n_missing,
        "n_distinct": len(seen.distinct),
        "n_infinite": seen.n_infinite,
        "protected": facts.protected,
    }
    if not seen.n_present:
        return Guess(kind=Kind.TEXT, why=text("why.empty"), **base)
    declared = declared_levels(raw, seen)
    if declared and not is_gender(declared):
        return Guess(kind=Kind.ORDERED, why=text("why.declared"), levels=declared, **base)
    if not is_measure:
        strength = key_strength(seen, facts)
        if strength >= 0:
            why = text("why.key_named" if strength >= 2 else "why.key")
            return Guess(kind=Kind.TEXT, why=why, key_strength=strength, **base)
    if raw.content == "date":
        return Guess(kind=Kind.DATE, why=text("why.date"), **base)
    if raw.content == "flag":
        return Guess(kind=Kind.FLAG, why=text("why.flag"), **flag_levels(raw), **base)
    if seen.is_text:
        return _guess_text(seen, base, is_measure)
    return _guess_number(seen, base, is_measure)


def facts_of(raw: RawColumn) -> NameFacts:
    """Return what the name says, with the unit that stood at the values if the name has none."""
    facts = read_name(raw.name)
    unit, currency = raw.facts.get("unit"), raw.facts.get("currency")
    if currency:
        facts = replace(facts, subjects=(*facts.subjects, "money"))
    return (
        facts
        if facts.unit or not (unit or currency)
        else replace(facts, unit=str(unit or currency))
    )


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The values of a column that are present, and what they have in common."""

    values: NDArray[Any]  # present values in row order: numbers, dates or texts
    distinct: Sequence[Any]  # sorted
    n_rows: int
    n_infinite: int
    whole: bool
    is_text: bool

    @property
    def n_present(self) -> int:
        """Number of rows with a value."""
        return len(self.values)

    @property
    def n_missing(self) -> int:
        """Number of rows without a value."""
        return self.n_rows - self.n_present

    def share(self, where: NDArray[np.bool_]) -> float:
        """Return the share of present values for which `where` holds."""
        return float(np.mean(where)) if self.n_present else 0.0


def observe(raw: RawColumn) -> Seen:
    """Take the present values of a raw column; infinite numbers count as missing."""
    n = len(raw.values)
    if is_coded(raw) or raw.content in ("text", "empty"):
        present = [value for value in clean_texts(written(raw)) if value is not None]
        values: NDArray[Any] = np.array(present, dtype=object)
        return Seen(
            values=values,
            distinct=sorted(set(present)),
            n_rows=n,
            n_infinite=0,
            whole=False,
            is_text=True,
        )
    missing = np.isnat(raw.values) if raw.content == "date" else ~np.isfinite(raw.values)
    values = raw.values[~missing]
    n_infinite = 0 if raw.content == "date" else int(np.sum(np.isinf(raw.values)))
    whole = raw.content == "number" and bool(np.all(values == np.floor(values)))
    return Seen(
        values=values,
        distinct=np.unique(values).tolist(),
        n_rows=n,
        n_infinite=n_infinite,
        whole=whole,
        is_text=False,
    )


def is_coded(raw: RawColumn) -> bool:
    """Whether the written form says more than the number: codes such as ``00042``."""
    if raw.content != "number" or raw.texts is None:
        return False
    return not read_name(raw.name).about(*_MEASURED)


def written(raw: RawColumn) -> list[str | None]:
    """Return every value as text: ``"00042"``, whole numbers without ``.0``."""
    if raw.texts is not None:
        return [None if value is None else str(value) for value in raw.texts.tolist()]
    if raw.content == "number":
        if raw.whole and bool((np.abs(raw.values) < _EXACT).all()):
            return [str(value) for value in raw.values.astype(np.int64).tolist()]
        return [write_number(value) for value in raw.values.tolist()]
    if raw.content == "flag":
        names = {0.0: "no", 1.0: "yes"}
        return [names.get(value) for value in raw.values.tolist()]
    if raw.content == "date":
        days = np.datetime_as_string(raw.values, unit="D").tolist()
        return [None if day == "NaT" else day for day in days]
    return [None if value is None else str(value) for value in raw.values.tolist()]


def write_number(value: float) -> str | None:
    """Write a number as a person would: 3.0 is ``3``, NaN is nothing."""
    if not math.isfinite(value):
        return None
    return str(int(value)) if value == math.floor(value) else repr(value)


def clean_texts(values: Sequence[str | None]) -> list[str | None]:
    """Take blanks off both ends; what is then empty is missing."""
    return [(value.strip() or None) if value else None for value in values]


def flag_levels(raw: RawColumn) -> dict[str, Any]:
    """Return levels of a column of truth values, in the words of the source if it had any."""
    yes, no = raw.facts.get("words", ("yes", "no"))
    return {"levels": (str(no), str(yes)), "level_values": (0.0, 1.0)}


def too_many_levels(n_distinct: int, n_present: int) -> bool:
    """Whether there are too many different texts for groups to be compared."""
    most = min(MAX_LEVELS, max(MAX_RATING_LEVELS, MAX_LEVEL_SHARE * n_present))
    return n_distinct > most or (n_distinct > 3 and n_distinct > 0.8 * n_present)


def declared_levels(raw: RawColumn, seen: Seen) -> tuple[str, ...]:
    """Return the levels that came in an order with the source, or nothing.

    Of an ordered categorical of a frame; levels that nobody has are kept.
    """
    given = clean_texts([str(level) for level in raw.facts.get("levels", ())])
    levels = tuple(dict.fromkeys(level for level in given if level is not None))
    fits = 2 <= len(levels) <= MAX_LEVELS and set(seen.distinct) <= set(levels)
    return levels if fits and seen.is_text else ()


# -- keys ---------------------------------------------------------------------------------


def key_strength(seen: Seen, facts: NameFacts) -> int:
    """Return how much a column looks like a key, -1 when it does not.

    A key is whole numbers or texts, unique in more than 98 % of the rows, that
    run in order or in equal steps or are named like a key. Columns named after
    something that is measured need the name of a key.
    """
    countable = seen.is_text or seen.whole
    if not countable or seen.n_present < 2 or 2 * seen.n_present < seen.n_rows:
        return -1
    if len(seen.distinct) <= UNIQUE_SHARE * seen.n_present:
        return -1
    strength = facts.id_strength
    if strength >= 2:
        return strength
    if facts.about(*_MEASURED) or facts.is_money or seen.n_present < _MIN_FOR_PATTERN:
        return -1
    return strength if _in_order(seen.values) or _equal_steps(seen) else -1


def is_key_like(values: NDArray[np.float64]) -> bool:
    """Whether numbers look like a key whatever the column's name (NaN are left out)."""
    present = values[np.isfinite(values)]
    if len(present) < _MIN_FOR_PATTERN or not np.all(present == np.floor(present)):
        return False
    distinct = np.unique(present)
    if len(distinct) <= UNIQUE_SHARE * len(present):
        return False
    steps = np.diff(distinct)
    return _in_order(present) or bool(np.all(steps == steps[0]))


def _in_order(values: NDArray[Any]) -> bool:
    before, after = values[:-1], values[1:]
    return bool(np.all(before <= after) or np.all(before >= after))


def _equal_steps(seen: Seen) -> bool:
    numbers: Sequence[float] = seen.distinct
    if seen.is_text:
        parts = [_NUMBERED.match(value) for value in seen.distinct]
        if any(part is None for part in parts):
            return False
        matched = [part for part in parts if part is not None]
        if len({(part[1], part[3]) for part in matched}) > 1:
            return False
        numbers = sorted(float(part[2]) for part in matched)
    steps = np.diff(np.asarray(numbers, dtype=float))
    return len(steps) > 0 and steps[0] > 0 and bool(np.all(steps == steps[0]))


# -- texts --------------------------------------------------------------------------------


def _guess_text(seen: Seen, base: Mapping[str, Any], is_measure: bool) -> Guess:
    facts: NameFacts = base["facts"]
    levels = tuple(seen.distinct)
    repeated = not is_measure and facts.id_strength == 4 and len(levels) > MAX_RATING_LEVELS
    if repeated or too_many_levels(len(levels), seen.n_present):
        why = "why.repeated_key" if repeated else "why.many_levels"
        why = text(why, n=len(levels), rows=seen.n_present)
        return Guess(kind=Kind.TEXT, why=why, repeated_key=repeated, **base)
    if is_gender(levels):
        base = {**base, "protected": base["protected"] or "gender"}
        return Guess(kind=Kind.CATEGORY, why=text("why.gender"), levels=levels, **base)
    answer = yes_no(levels)
    if answer is not None:
        base = {**base, "levels": answer, "level_values": (0.0, 1.0)}
        return Guess(kind=Kind.FLAG, why=text("why.yes_no"), **base)
    ordered = order_texts(levels, facts)
    if ordered is not None:
        return Guess(kind=Kind.ORDERED, why=text("why.ordered"), **ordered, **base)
    why = text("why.category", n=len(levels))
    return Guess(kind=Kind.CATEGORY, why=why, levels=levels, **base)


def order_texts(levels: Sequence[str], facts: NameFacts) -> dict[str, Any] | None:
    """Return levels in their order, with values where two levels share a rank."""
    ranks: Mapping[str, float] | None = word_order(levels, graded=facts.about("grade"))
    if ranks is None:
        ranks = band_order(levels)
    if ranks is None:
        return None
    ordered = sorted(levels, key=lambda level: (ranks[level], level))
    distinct = sorted({ranks[level] for level in ordered})
    if len(distinct) == len(ordered):
        return {"levels": tuple(ordered)}
    position = {rank: float(place + 1) for place, rank in enumerate(distinct)}
    values = tuple(position[ranks[level]] for level in ordered)
    return {"levels": tuple(ordered), "level_values": values}


# -- numbers ------------------------------------------------------------------------------


def _guess_number(seen: Seen, base: Mapping[str, Any], is_measure: bool) -> Guess:
    facts: NameFacts = base["facts"]
    if list(seen.distinct) == [0.0, 1.0]:
        levels = number_levels((0.0, 1.0))
        return Guess(kind=Kind.FLAG, why=text("why.zero_one"), **levels, **base)
    if _is_nominal_code(seen, facts) and not is_measure:
        return _guess_code(seen, base)
    rating = _rating_values(seen, facts)
    if rating is not None:
        why = text("why.rating", n=len(rating))
        return Guess(kind=Kind.ORDERED, why=why, **number_levels(rating), **base)
    kind, why = _measured_kind(seen, facts)
    return Guess(kind=kind, why=text(why), **base)


def number_levels(values: Sequence[float]) -> dict[str, Any]:
    """Return levels that are numbers, with their values."""
    texts = tuple(str(write_number(value)) for value in values)
    return {"levels": texts, "level_values": tuple(float(value) for value in values)}


def _is_nominal_code(seen: Seen, facts: NameFacts) -> bool:
    if not seen.whole:
        return False
    if facts.protected:
        return len(seen.distinct) <= MAX_LEVELS
    measured = facts.about("money", "age", "count", "measure", "rating", "share")
    named = facts.about("code") or facts.is_leakage or (facts.id_strength >= 2)
    return named and not measured


def _guess_code(seen: Seen, base: Mapping[str, Any]) -> Guess:
    facts: NameFacts = base["facts"]
    n = len(seen.distinct)
    if n > MAX_LEVELS or (n > MAX_RATING_LEVELS and n > MAX_LEVEL_SHARE * seen.n_present):
        repeated = facts.id_strength == 4
        why = text("why.repeated_key" if repeated else "why.many_codes", n=n, rows=seen.n_present)
        return Guess(kind=Kind.TEXT, why=why, repeated_key=repeated, **base)
    levels = number_levels(seen.distinct)["levels"]
    return Guess(kind=Kind.CATEGORY, why=text("why.code", n=n), levels=levels, **base)


def _rating_values(seen: Seen, facts: NameFacts) -> tuple[float, ...] | None:
    """Return the levels of an integer rating, gaps included, or ``None``."""
    low, high = seen.distinct[0], seen.distinct[-1]
    stated = facts.stated_range
    if not seen.whole or (facts.about("age", "count") or facts.is_money):
        return None
    if stated is not None and stated[1] - stated[0] < MAX_RATING_LEVELS:
        inside = low >= stated[0] and high <= stated[1] and stated[0] == int(stated[0])
        return tuple(np.arange(stated[0], stated[1] + 1).tolist()) if inside else None
    if stated is not None or not facts.about("rating") or high - low >= MAX_RATING_LEVELS:
        return None
    return tuple(np.arange(low, high + 1).tolist())


def _measured_kind(seen: Seen, facts: NameFacts) -> tuple[Kind, str]:
    if facts.is_money:
        return Kind.AMOUNT, "why.money"
    if _is_share(seen, facts):
        return Kind.SHARE, "why.share"
    negative = seen.share(seen.values < 0)
    if seen.whole and facts.about("count") and negative <= _TOLERATED:
        return Kind.COUNT, "why.count_named"
    measured = facts.about("measure", "age", "score", "share") or facts.unit or facts.stated_range
    if seen.whole and not negative and not measured:
        return Kind.COUNT, "why.count"
    return Kind.NUMBER, "why.number"


def _is_share(seen: Seen, facts: NameFacts) -> bool:
    if facts.unit != "%" and not facts.about("share"):
        return False
    if facts.about("count", "age") or seen.share(seen.values < 0) > _TOLERATED:
        return False
    outside_one = seen.share(seen.values > 1)
    if outside_one <= _TOLERATED:
        return True
    in_percent = facts.unit == "%" or re.search(r"\b(per\w*|pct|prozent\w*|por\w*)\b", facts.words)
    return bool(in_percent) and seen.share(seen.values > 100) <= _TOLERATED
