"""From raw columns to a customer table: kinds, roles, and what was noticed on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import phrase, shorten
from clustomer.errors import InputError, Issue, issue
from clustomer.table.conform import calendar_days, conform
from clustomer.table.issues import fold_issues
from clustomer.table.kinds import Guess, guess_kind
from clustomer.table.override import with_kind
from clustomer.table.roles import Decision, Named, decide, resolve
from clustomer.table.schema import Column, Kind, RawColumn, Role, RoleOptions, Schema
from clustomer.table.table import Table
from clustomer.table.written import reading_of

LAST_PLAUSIBLE_YEAR = 2098
"""Later dates ("2099-12-31") say "never" and cannot be the reference date."""

_SINCE = re.compile(r"^since\b\W*", re.IGNORECASE)
_AS_MEASURE = ("features", "value", "weight", "outcome")


@dataclass(frozen=True, kw_only=True)
class Inferred(Result):
    """A table with its schema, and the issues met while inferring it.

    Attributes
    ----------
    table : Table
    issues : tuple of Issue
        What was decided about columns: ignored ones, dates, infinite values.
        `clustomer.table.checks.check_table` finds what is odd in the values.
    """

    table: Table
    issues: tuple[Issue, ...]


def infer_table(columns: Sequence[RawColumn], *, roles: RoleOptions | None = None) -> Inferred:
    """Return the table that raw columns are, with a kind and a role for each column.

    Numeric and ordered columns are features; categories and flags describe;
    columns that name a protected attribute are sensitive; keys, constants, free
    texts, copies and earlier segment columns are ignored. What the user says in
    `roles` goes before every guess. Kinds do not depend on the order of the rows,
    but for unnamed columns of unique whole numbers: those are a key when they run
    in order.

    Parameters
    ----------
    columns : sequence of RawColumn
        As an engine or `clustomer.table.frames.raw_columns` hands them over.
    roles : RoleOptions, optional
        What the user said; names may differ from the columns' in case or unit.

    Returns
    -------
    Inferred

    Raises
    ------
    InputError
        Fewer than two rows; columns of unequal length or of the same name; a name
        in `roles` that no column has; or a role or kind that the values cannot have.

    Notes
    -----
    Dates become whole days before the reference date: the one in `roles`, else
    the latest date of the table (never today), which the schema states.
    Cost: O(n log n) for each column.
    """
    roles = RoleOptions() if roles is None else roles
    _check_shape(columns)
    named = resolve(roles, [raw.name for raw in columns])
    guesses = {raw.name: _guess(raw, named) for raw in columns}
    decisions, issues = decide(columns, guesses, named)
    dated = [raw for raw in columns if guesses[raw.name].kind is Kind.DATE]
    reference, more = _reference_date(dated, roles.reference_date, decisions)
    labels = _labels(guesses)
    made = tuple(_column(raw, guesses, decisions, labels) for raw in columns)
    schema = Schema(columns=made, value=named.value, reference_date=reference)
    table = conform(columns, schema)
    _check_weights(table)
    return Inferred(table=table, issues=fold_issues([*more, *issues]))


def _check_shape(columns: Sequence[RawColumn]) -> None:
    if not columns:
        raise InputError(
            "The table has no columns.",
            "A customer table has one row for each customer and at least one numeric column.",
            "Check that the right file or sheet was opened.",
        )
    lengths = {len(raw.values) for raw in columns}
    repeated = [name for name, n in Counter(raw.name for raw in columns).items() if n > 1]
    if len(lengths) > 1 or repeated:
        what = f"share the name {phrase(repeated)}" if repeated else "have different lengths"
        raise InputError(
            f"Columns of the table {what}.",
            "Every column has its own name and one value for each customer.",
            "Rename or repair the columns.",
        )
    (n,) = lengths
    if n < 2:
        rows = "no rows" if n == 0 else "one row"
        raise InputError(
            f"The table has {rows}.",
            "Segments need at least two customers, and a useful study needs some hundreds.",
            "Check that the file is complete.",
        )


def _guess(raw: RawColumn, named: Named) -> Guess:
    guess = guess_kind(raw, is_measure=named.says(raw.name, *_AS_MEASURE))
    kind = named.kinds.get(raw.name)
    return guess if kind is None or kind is guess.kind else with_kind(raw, guess, kind)


def _reference_date(
    dated: Sequence[RawColumn], stated: str | None, decisions: Mapping[str, Decision]
) -> tuple[str | None, list[Issue]]:
    """Return the day to count back from, and an issue that says so."""
    if stated is None and not dated:
        return None, []
    reference = _latest(dated) if stated is None else _parse_day(stated)
    used = [raw.name for raw in dated if decisions[raw.name].role is not Role.IGNORED]
    if not used:
        return str(reference), []
    code = "dates_as_days" if stated is None else "dates_as_days_stated"
    found = [issue(code, "info", used, date=str(reference))]
    for raw in dated:
        n_after = int(np.sum(calendar_days(raw) > reference))
        if raw.name in used and n_after:
            params = {"n": n_after, "rows": len(raw.values), "date": str(reference)}
            found.append(issue("dates_after_reference", "warning", [raw.name], **params))
    return str(reference), found


def _parse_day(stated: str) -> np.datetime64:
    try:
        return np.datetime64(date.fromisoformat(stated), "D")
    except ValueError:
        raise InputError(
            f'"{shorten(stated)}" is not a date.',
            "The reference date is written as year, month and day.",
            "Write it as in --reference-date 2026-01-31.",
        ) from None


def _latest(dated: Sequence[RawColumn]) -> np.datetime64:
    days: NDArray[Any] = np.concatenate([calendar_days(raw) for raw in dated])
    days = days[~np.isnat(days)]
    plausible = days[days <= np.datetime64(f"{LAST_PLAUSIBLE_YEAR}-12-31")]
    latest: np.datetime64 = (plausible if len(plausible) else days).max()
    return latest


def _labels(guesses: Mapping[str, Guess]) -> dict[str, str]:
    """Return labels for people; where two would be equal, the full names."""
    labels = {}
    for name, guess in guesses.items():
        label = guess.facts.label
        if guess.kind is Kind.DATE:
            short = label.removesuffix(" Date").removesuffix(" date") or label
            short = _SINCE.sub("", short)  # not "since since"
            if not short[1:2].isupper():  # "First purchase", not "VIP sign-up"
                short = short[:1].lower() + short[1:]
            label = f"Days since {short}".strip()
        labels[name] = label
    shared = Counter(labels.values())
    return {
        name: label if shared[label] == 1 else " ".join(name.split()) or label
        for name, label in labels.items()
    }


def _column(
    raw: RawColumn,
    guesses: Mapping[str, Guess],
    decisions: Mapping[str, Decision],
    labels: Mapping[str, str],
) -> Column:
    guess, decision = guesses[raw.name], decisions[raw.name]
    is_key = decision.role is Role.ID
    return Column(
        name=raw.name,
        label=labels[raw.name],
        kind=Kind.TEXT if is_key else guess.kind,
        role=decision.role,
        why=decision.why,
        source_type=raw.source_type,
        unit="" if is_key else _unit(guess),
        stated_range=guess.facts.stated_range,
        levels=() if is_key else guess.levels,
        level_values=() if is_key else guess.level_values,
        n_missing=guess.n_missing,
        n_distinct=guess.n_distinct,
        copy_of=decision.copy_of,
        reading=reading_of(raw),
    )


def _unit(guess: Guess) -> str:
    if guess.kind is Kind.DATE:
        return "days"
    if guess.kind not in (Kind.NUMBER, Kind.COUNT, Kind.AMOUNT, Kind.SHARE):
        return ""
    return guess.facts.unit


def _check_weights(table: Table) -> None:
    weights = table.weights()
    if weights is None:
        return
    bad = int(np.sum(~(weights >= 0)))
    if not bad and weights.any():
        return
    column = table.schema.weight_column
    name = "" if column is None else column.name
    what = (
        f"is negative or missing in {bad:,} of {table.n_rows:,} rows"
        if bad
        else "is zero in every row"
    )
    raise InputError(
        f'The weight column "{name}" {what}.',
        "A row weight says how many customers the row stands for: zero or more, never missing.",
        "Repair the column, or leave out --row-weight.",
    )
