"""A kind that the user gives goes before the guess, when the values can have it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from clustomer._text import phrase, text
from clustomer.errors import InputError
from clustomer.table.conform import hold
from clustomer.table.kinds import (
    Guess,
    clean_texts,
    declared_levels,
    flag_levels,
    number_levels,
    observe,
    order_texts,
    written,
)
from clustomer.table.levels import yes_no
from clustomer.table.schema import LEVEL_KINDS, Column, Kind, RawColumn, Role


def with_kind(raw: RawColumn, guess: Guess, kind: Kind) -> Guess:
    """Return the guess with the kind that the user gave.

    Raises
    ------
    InputError
        When the values cannot be of this kind; the message says why.
    """
    found: dict[str, Any] = {"levels": (), "level_values": ()}
    if kind in LEVEL_KINDS:
        found |= _levels(raw, guess, kind)
    elif kind is not Kind.TEXT:
        _try(raw, kind)
    return replace(
        guess,
        kind=kind,
        why=text("why.user_kind", kind=text(f"report.kind.{kind}")),
        key_strength=-1,
        repeated_key=False,
        **found,
    )


def _levels(raw: RawColumn, guess: Guess, kind: Kind) -> dict[str, Any]:
    seen = observe(raw)
    if raw.content == "flag":
        as_written = {"levels": ("no", "yes")}
        return as_written if kind is Kind.CATEGORY else flag_levels(raw)
    if kind is Kind.CATEGORY:
        texts = {value for value in clean_texts(written(raw)) if value is not None}
        ordered = number_levels(seen.distinct)["levels"] if raw.content == "number" else ()
        return {"levels": ordered if set(ordered) == texts else tuple(sorted(texts))}
    if kind is Kind.FLAG:
        return _flag(raw, seen.distinct)
    if not seen.is_text:
        return number_levels(seen.distinct)
    declared = declared_levels(raw, seen)
    if declared:
        return {"levels": declared}
    ordered_texts = order_texts(list(seen.distinct), guess.facts)
    if ordered_texts is None:
        raise _cannot(raw, kind, f"the order of {phrase(seen.distinct)} is not known")
    return ordered_texts


def _flag(raw: RawColumn, distinct: Any) -> dict[str, Any]:
    if len(distinct) != 2:
        raise _cannot(raw, Kind.FLAG, f"it has {len(distinct):,} different values, not two")
    if not isinstance(distinct[0], str):
        return number_levels(distinct)
    return {"levels": yes_no(distinct) or tuple(distinct), "level_values": (0.0, 1.0)}


def _try(raw: RawColumn, kind: Kind) -> None:
    """Hold the column as it would be held, to see whether it can be."""
    column = Column(name=raw.name, label=raw.name, kind=kind, role=Role.DESCRIPTOR)
    try:
        hold(raw, column, reference_date="2026-01-01")  # any day: only the parsing counts
    except InputError as error:
        raise _cannot(raw, kind, error.problem.rstrip(".")) from None


def _cannot(raw: RawColumn, kind: Kind, why: str) -> InputError:
    return InputError(
        f'"{raw.name}" cannot be a column of kind "{kind}": {why}.',
        "The kind that is given must fit every value.",
        "Repair the values, write ordered levels as 1, 2, 3, or leave the kind to be guessed.",
    )
