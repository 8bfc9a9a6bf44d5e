"""A source column as SQL: read, filled, transformed, cut and centred, as its plan says.

What can be said with one mention of the column is one expression. What needs the
value more than once (a power, a value that may stay missing) is read first and
finished in a second stage, so that no engine reads it twice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from clustomer.engines.levels import flag_words
from clustomer.engines.sql.sums import Part
from clustomer.engines.sql.tree import Build, Tree
from clustomer.engines.stored import numbers_of, stored_as
from clustomer.prepare.distribution import LARGEST
from clustomer.prepare.plan import CEILING, ColumnPlan
from clustomer.table.schema import Column, Kind

_SMALL = 1e-4
"""Below this, ``LN(1 + x)`` and ``EXP(t) - 1`` as written would lose too many digits."""
_SERIES = 8
"""Terms of the series for a small power; with ``|t| < 0.035`` the rest is below 1e-16."""
_LARGEST_EXPONENT = 700.0
"""EXP of more is beyond doubles, which some engines answer with an error."""


def read(b: Build, column: Column, plan: ColumnPlan, reference_date: str | None) -> Tree:
    """Return the value of a source column, filled where the plan fills.

    Numbers in their own units (dates as days before the reference date), the
    position of a level for `OneHot`, the prepared value for `Ordinal`; NULL where
    nothing is filled.
    """
    item = b.column(column.name)
    if column.has_levels:
        return _read_levels(b, item, column, plan)
    filled = None if plan.impute is None else b.number(plan.impute.value)
    stored = stored_as(column)
    if stored == "number":
        value = b.double(item)
        tree = b.case([(b.within(item.copy(), LARGEST), value)], filled)
        return tree if plan.yeo_johnson is None else b.off_zero(tree)
    days = stored == "date"
    value = b.double(b.days_before(item, reference_date or "") if days else b.integer(item))
    return value if filled is None else b.call("COALESCE", value, filled)


def is_finished_at_once(plan: ColumnPlan) -> bool:
    """Say whether one mention of the value is enough for all that follows reading."""
    if plan.levels is not None:
        return True
    if plan.impute is None or plan.yeo_johnson is not None:
        return False
    return plan.log1p is None or _unit(plan) >= _SMALL


def finish(b: Build, plan: ColumnPlan, part: Part, value: Tree) -> Tree:
    """Return a number that was read, transformed, within its limits and centred.

    `value` is a name, or any expression where `is_finished_at_once` holds.
    """
    tree = _transformed(b, plan, value)
    if part.high is not None:
        tree = b.least(b.number(part.high), tree)
    if part.low is not None:
        tree = b.greatest(b.number(part.low), tree)
    tree = b.plus(tree, -part.centre) if part.centre else b.off_zero(tree)
    if plan.impute is None:
        # Engines do not agree about NULL in GREATEST.
        return b.case([(b.exp.Not(this=b.is_null(value.copy())), tree)], None)
    return tree


# -- levels -------------------------------------------------------------------------------


def _read_levels(b: Build, item: Tree, column: Column, plan: ColumnPlan) -> Tree:
    values = _level_values(plan)
    place = {level: i for i, level in enumerate(plan.levels or ())}
    then = [
        _level_number(b, plan, values[place[level]]) if level in place else None
        for level in column.levels
    ]
    filled = None
    if plan.impute is not None:
        filled = _level_number(b, plan, values[int(plan.impute.value)])
    stored = stored_as(column)
    if stored == "text" and column.kind is Kind.FLAG:
        return b.case(_flag_branches(b, item, column, then), filled)
    if stored == "flag":
        subject, whens = b.integer(item), [b.whole(code) for code in range(len(then))]
    elif stored == "number":
        numbers = column.level_values or numbers_of(column) or ()
        subject, whens = b.double(item), [b.number(value) for value in numbers]
    else:
        subject, whens = b.call("TRIM", item), [b.text(level) for level in column.levels]
    branches = [(when, value) for when, value in zip(whens, then, strict=True) if value is not None]
    return b.case(branches, filled, of=subject)


def _flag_branches(
    b: Build, item: Tree, column: Column, then: Sequence[Tree | None]
) -> list[tuple[Tree, Tree]]:
    """Return branches for the levels as written, and for words of yes and no in any case."""
    branches = []
    words = flag_words(column, (level.lower() for level in column.levels))
    for code, value in enumerate(then):
        level = column.levels[code]
        if value is not None and words.get(level.lower()) != code:
            branches.append((b.is_one_of(b.call("TRIM", item.copy()), [level]), value))
    for code, value in enumerate(then):
        listed = [word for word, found in words.items() if found == code]
        if value is not None and listed:
            lower = b.call("LOWER", b.call("TRIM", item.copy()))
            branches.append((b.is_one_of(lower, listed), value.copy()))
    return branches


def _level_values(plan: ColumnPlan) -> NDArray[np.float64]:
    """Return what stands for each level: its position, or its prepared value."""
    positions = np.arange(len(plan.levels or ()), dtype=np.float64)
    if plan.ordinal is None:
        return positions
    scores = plan.ordinal.apply(positions)
    if plan.weight is not None:
        scores = plan.weight.apply(scores)
    clipped: NDArray[np.float64] = np.clip(scores, -CEILING, CEILING)
    return clipped


def _level_number(b: Build, plan: ColumnPlan, value: float) -> Tree:
    return b.whole(int(value)) if plan.ordinal is None else b.number(float(value))


# -- transforms ---------------------------------------------------------------------------


def _unit(plan: ColumnPlan) -> float:
    return 1.0 if plan.scale is None else plan.scale.scale


def _transformed(b: Build, plan: ColumnPlan, value: Tree) -> Tree:
    if plan.log1p is not None:
        if _unit(plan) >= _SMALL:
            return _log1p(b, b.greatest(b.number(0.0), value), _unit(plan))
        above = b.compare("GT", value.copy(), b.number(0.0))
        return b.case([(above, _log1p(b, value, _unit(plan)))], b.number(0.0))
    if plan.yeo_johnson is None:
        return value
    power = plan.yeo_johnson.lmbda
    negative = b.compare("LT", value.copy(), b.number(0.0))
    below = _box_cox(b, b.exp.Neg(this=value.copy()), 2.0 - power, _unit(plan))
    below = b.exp.Neg(this=b.grouped(below))
    return b.case([(negative, below)], _box_cox(b, value, power, _unit(plan)))


def _log1p(b: Build, x: Tree, unit: float) -> Tree:
    """Return ``LN(1 + x)`` for a value of at least 0."""
    more = b.exp.Add(this=b.number(1.0), expression=x)
    if unit >= _SMALL:
        return b.call("LN", more)
    # Kahan's way: the error of 1 + x is in both parts of the quotient and cancels.
    one = b.number(1.0)
    quotient = b.over(
        b.exp.Mul(this=x.copy(), expression=b.call("LN", more)),
        b.grouped(b.exp.Sub(this=more.copy(), expression=one)),
    )
    return b.case([(b.compare("EQ", more.copy(), one.copy()), x.copy())], quotient)


def _box_cox(b: Build, x: Tree, power: float, unit: float) -> Tree:
    """Return ``((1 + x)**power - 1) / power`` for a value of at least 0."""
    size = abs(power)
    if power == 1.0:
        return x
    t = b.times(power, _log1p(b, x, unit))
    if size < _SMALL:  # the series of (exp(t) - 1) / power with t = power * log
        tree = b.number(1.0)
        for term in range(_SERIES, 1, -1):
            step = b.times(power / term, _log1p(b, x.copy(), unit))
            product = b.exp.Mul(this=step, expression=b.grouped(tree))
            tree = b.exp.Add(this=b.number(1.0), expression=product)
        return b.exp.Mul(this=b.grouped(_log1p(b, x, unit)), expression=b.grouped(tree))
    if power * np.log(LARGEST) > _LARGEST_EXPONENT:
        t = b.least(b.number(_LARGEST_EXPONENT), t)
    grown = _expm1(b, t, precise=size * unit < _SMALL)
    return b.over(b.grouped(grown), b.number(power))


def _expm1(b: Build, t: Tree, *, precise: bool) -> Tree:
    """Return ``EXP(t) - 1``, on request without losing digits near 0 (Kahan)."""
    grown, one = b.call("EXP", t), b.number(1.0)
    less = b.exp.Sub(this=grown, expression=one)
    if not precise:
        return less
    quotient = b.over(
        b.exp.Mul(this=b.grouped(less.copy()), expression=b.grouped(t.copy())),
        b.call("LN", grown.copy()),
    )
    near = b.compare("EQ", grown.copy(), one.copy())
    # Far from 0 nothing is lost, and LN(EXP(t)) of a vanished power has no value.
    far = b.compare("GT", b.call("ABS", t.copy()), one.copy())
    return b.case([(far, less), (near, t.copy())], quotient)
