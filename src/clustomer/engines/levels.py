"""How the levels of a column are told apart where a model is going.

A column with levels is stored as numbers, as truth values or as texts
(`clustomer.engines.stored`). What equals a level there is listed once, for every
export.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.engines.stored import numbers_of, stored_as
from clustomer.errors import InputError
from clustomer.prepare.plan import CEILING, ColumnPlan
from clustomer.table.conform import level_of_word
from clustomer.table.levels import NO_WORDS, YES_WORDS
from clustomer.table.schema import Column, Kind


@dataclass(frozen=True, kw_only=True)
class LevelKey(Result):
    """What equals one level of a plan.

    Attributes
    ----------
    position : int
        Of the level in the plan's own list.
    number : float, optional
        The number that it is, where the column holds numbers or truth values.
    text : str
        The text that it is, without blanks at its ends; empty for numbers.
    words : tuple of str
        Lower-case words that mean the same in any case, for yes and no.
    """

    position: int
    number: float | None = None
    text: str = ""
    words: tuple[str, ...] = ()


def level_keys(column: Column, plan: ColumnPlan) -> tuple[LevelKey, ...]:
    """Return what equals each level of a plan, in the plan's order.

    Raises
    ------
    InputError
        When a column of numbers has a level that is none.
    """
    place = {level: i for i, level in enumerate(column.levels)}
    codes = [place[level] for level in plan.levels or ()]
    numbers = _numbers(column)
    if numbers is not None:
        return tuple(LevelKey(position=i, number=numbers[code]) for i, code in enumerate(codes))
    words = flag_words(column)
    return tuple(
        LevelKey(
            position=i,
            text=column.levels[code],
            words=tuple(word for word, means in words.items() if means == code),
        )
        for i, code in enumerate(codes)
    )


def prepared_levels(plan: ColumnPlan) -> NDArray[np.float64]:
    """Return the prepared values of each level, shape (levels, width)."""
    positions = np.arange(len(plan.levels or ()), dtype=np.float64)
    encoder = plan.one_hot or plan.ordinal
    values = positions if encoder is None else encoder.apply(positions)
    if plan.weight is not None:
        values = plan.weight.apply(values)
    clipped: NDArray[np.float64] = np.clip(values, -CEILING, CEILING)
    return clipped.reshape(len(positions), plan.width)


def _numbers(column: Column) -> tuple[float, ...] | None:
    """Return the number that stands for each level, ``None`` where texts stand for them."""
    stored = stored_as(column)
    if stored == "flag":
        return 0.0, 1.0
    if stored == "text":
        return None
    numbers = column.level_values or numbers_of(column)
    if numbers is None:
        raise InputError(
            f'The column "{column.name}" holds numbers, but its levels are not all numbers.',
            "Each level has to be told apart by a number or by a text.",
            "Make the model again from a table in which this column is of one type.",
        )
    return numbers


def is_flag_of_texts(column: Column) -> bool:
    """Whether a column holds words for yes and no."""
    return column.kind is Kind.FLAG and stored_as(column) == "text"


def flag_words(column: Column, more: Iterable[str] = ()) -> dict[str, int]:
    """Return the lower-case words that mean yes and no, `more` among them, with their codes."""
    if column.kind is not Kind.FLAG:
        return {}
    own = [column.reading[name] for name in ("no", "yes") if name in column.reading]
    words = dict.fromkeys([*more, *own, *sorted(YES_WORDS), *sorted(NO_WORDS)])
    codes = {word: level_of_word(word, column) for word in words}
    return {word: code for word, code in codes.items() if code >= 0}
