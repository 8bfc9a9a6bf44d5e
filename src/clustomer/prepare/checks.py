"""Whether the numbers of a plan that was read can be a plan at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clustomer.prepare.exact import wrong
from clustomer.prepare.operations import OneHot, Ordinal
from clustomer.prepare.plan import ColumnPlan, PreparationPlan
from clustomer.table.schema import Column, Kind, Role, Schema
from clustomer.table.written import READINGS

_FOR_NUMBERS = ("log1p", "yeo_johnson", "winsorise", "scale")


def check_plan(plan: PreparationPlan, where: str) -> None:
    """Raise a `ModelFormatError` when the parts of a plan do not fit together."""
    if not plan.columns:
        raise wrong(f"{where}.columns", "a list with at least one column")
    if plan.sources.names != tuple(column.source for column in plan.columns):
        raise wrong(f"{where}.columns", "in step with the schema of the plan")
    if len(set(plan.sources.names)) < len(plan.sources):
        raise wrong(f"{where}.sources", "a list of different names")
    _check_reference_date(plan.sources, f"{where}.sources.reference_date")
    for i, column in enumerate(plan.sources):
        for name, fine, expected in _source_checks(column):
            if not fine:
                raise wrong(f"{where}.sources.columns[{i}].{name}", expected)
    for i, (column, steps) in enumerate(zip(plan.sources, plan.columns, strict=True)):
        here = f"{where}.columns[{i}]"
        for name, fine, expected in _checks(column, steps):
            if not fine:
                raise wrong(f"{here}.{name}", expected)


def _check_reference_date(sources: Schema, where: str) -> None:
    """Dates cannot be counted without a day; numpy reads more than dates (``"today"``)."""
    day = sources.reference_date
    if day is None:
        if any(column.kind is Kind.DATE for column in sources):
            raise wrong(where, "there beside a column of dates")
        return
    try:
        fine = date.fromisoformat(day).isoformat() == day
    except ValueError:
        fine = False
    if not fine:
        raise wrong(where, "a date such as 2026-01-31")


def _source_checks(column: Column) -> Iterator[tuple[str, bool, str]]:
    n_values = len(column.level_values)
    yield "role", column.role is Role.FEATURE, '"feature"'
    yield "levels", len(set(column.levels)) == len(column.levels), "a list of different levels"
    yield "level_values", n_values in (0, len(column.levels)), "empty or one for each level"
    for name, value in column.reading.items():
        allowed = READINGS.get(name)
        yield f"reading.{name}", allowed is not None, "one of " + ", ".join(READINGS)
        yield (
            f"reading.{name}",
            not allowed or value in allowed,
            "one of " + ", ".join(allowed or ()),
        )


def _checks(column: Column, plan: ColumnPlan) -> Iterator[tuple[str, bool, str]]:
    """Yield place, whether it is fine, and what was expected."""
    encoder = plan.one_hot or plan.ordinal
    yield "source", column.is_numeric != column.has_levels, "a column of numbers or levels"
    yield "one_hot", (encoder is not None) == column.has_levels, "for a column with levels"
    if encoder is None:
        yield from _number_checks(plan)
    else:
        yield from _level_checks(column, plan, encoder)
    if plan.weight is not None:
        yield "weight", plan.weight.factor > 0, "a positive factor"


def _number_checks(plan: ColumnPlan) -> Iterator[tuple[str, bool, str]]:
    if plan.domain is not None:
        yield "domain", plan.domain[0] <= plan.domain[1], "a range"
    if plan.scale is not None:
        yield "scale", plan.scale.scale > 0, "a positive scale"
    if plan.winsorise is not None:
        yield "winsorise", plan.winsorise.low <= plan.winsorise.high, "a range"
    if plan.yeo_johnson is not None:
        yield "yeo_johnson", abs(plan.yeo_johnson.lmbda) <= 2, "between -2 and 2"
        yield "log1p", plan.log1p is None, "absent beside yeo_johnson"


def _level_checks(
    column: Column, plan: ColumnPlan, encoder: OneHot | Ordinal
) -> Iterator[tuple[str, bool, str]]:
    levels = encoder.levels
    for name in _FOR_NUMBERS:
        yield name, getattr(plan, name) is None, "absent for a column with levels"
    yield "ordinal", plan.one_hot is None or plan.ordinal is None, "absent beside one_hot"
    known = bool(levels) and set(levels) <= set(column.levels)
    yield "levels", known and len(set(levels)) == len(levels), "different levels of the schema"
    yield "factor", encoder.factor > 0, "positive"
    if isinstance(encoder, Ordinal):
        yield "ordinal.scores", len(encoder.scores) == len(levels), "one score for each level"
    if plan.impute is not None:
        yield "impute", plan.impute.value in range(len(levels)), "the position of a level"
