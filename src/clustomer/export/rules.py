"""The rules of a study as text (IF ... THEN) and as SQL (CASE), each with what it is worth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from clustomer._text import printable, shorten, text
from clustomer.cluster.model import SegmentationModel
from clustomer.describe.rule_records import Condition, Rules, SegmentRule
from clustomer.describe.rule_words import rule_numbers, warning_key
from clustomer.engines.sql.scoring import DIALECTS
from clustomer.engines.sql.tree import Build
from clustomer.engines.stored import numbers_of, stored_as
from clustomer.errors import InputError
from clustomer.prepare.distribution import LARGEST
from clustomer.table.schema import Column, Kind

_NAME_LENGTH, _LINE_LENGTH = 80, 1000
Tree = Any
"""A node of sqlglot, which is imported only when SQL is written."""


def rules_text(model: SegmentationModel, rules: Rules) -> str:
    """Return the rules as text: IF, AND, THEN, what each is worth, and warnings."""
    blocks = [_head(rules)]
    for rule in rules.segments:
        said = [shorten(each.text, _LINE_LENGTH) for each in rule.conditions]
        then = text("rules.then", segment=rule.segment + 1, name=_name(model, rule))
        blocks.append([f"IF {said[0]}", *(f"   AND {each}" for each in said[1:]), then])
        blocks[-1] += [f"   {line}" for line in _worth(rule)]
    return "\n\n".join("\n".join(_line(line) for line in block) for block in blocks) + "\n"


def rules_sql(
    model: SegmentationModel, rules: Rules, *, dialect: str = "duckdb", table: str = "customers"
) -> str:
    """Return a query that adds one column for each rule, 1 where it holds and 0 elsewhere.

    Rules may overlap or leave customers out, and the numbers are of each rule alone. A
    value that is missing, not finite or an unknown level meets no condition.

    Raises
    ------
    InputError
        For an unknown dialect.
    """
    if dialect not in DIALECTS:
        raise InputError(
            f"{dialect!r} is no dialect of SQL that rules are written in.",
            f"Known are {', '.join(DIALECTS)}.",
            "Choose one of them.",
        )
    from sqlglot import exp

    columns = {column.name: column for column in model.plan.sources}
    made = [exp.Column(this=exp.Star(), table=exp.to_identifier("c"))]
    lines = [*_head(rules), *text("rules.sql").split("\n")]
    for rule in rules.segments:
        lines.append(text("rules.column", number=rule.segment + 1, name=_name(model, rule)))
        lines += [f"  {line}" for line in _worth(rule)]
        tests = [test for each in rule.conditions for test in _tests(each, columns, model, dialect)]
        one, none = exp.Literal.number(1), exp.Literal.number(0)
        case = exp.Case(ifs=[exp.If(this=exp.and_(*tests, wrap=False), true=one)], default=none)
        made.append(exp.alias_(case, f"rule_{rule.segment + 1}"))
    source = exp.alias_(Build(dialect).table(table), "c", table=True)
    query = exp.select(*made).from_(source)
    body: str = query.sql(dialect=dialect, pretty=True)
    return "\n".join([*(f"-- {_line(line)}" for line in lines), body + ";"]) + "\n"


def _head(rules: Rules) -> list[str]:
    code = "all" if rules.n_rows == rules.n_customers else "sample"
    rows = text(f"report.tree.rows.{code}", n=rules.n_rows, total=rules.n_customers)
    return [*text("rules.head").split("\n"), rows]


def _worth(rule: SegmentRule) -> list[str]:
    warning = warning_key(rule)
    worth = text("report.rule.worth", **rule_numbers(rule))
    return [worth, *([text(warning)] if warning else [])]


def _name(model: SegmentationModel, rule: SegmentRule) -> str:
    return shorten(model.names[rule.segment], _NAME_LENGTH)


def _line(said: str) -> str:
    """Return one line: nothing from a table may begin another, in a comment least of all."""
    return printable(said.replace("\N{NO-BREAK SPACE}", " "), keep="")


# -- conditions as SQL --------------------------------------------------------------------


def _tests(
    condition: Condition, columns: dict[str, Column], model: SegmentationModel, dialect: str
) -> list[Tree]:
    """Return the comparisons that a row must pass; NULL passes none of them."""
    from sqlglot import exp

    column = columns[condition.column]
    item = exp.column(exp.to_identifier(column.name, quoted=True), table="c")
    if column.has_levels:
        return [_is_one_of(item, column, _levels(condition, column))]
    if column.kind is Kind.DATE:
        return _day_tests(item, condition, model.plan.sources.reference_date or "", dialect)
    # Some engines hold NaN for the largest number, and all have infinities: both are no values,
    # nor is what the model takes for missing.
    limit = 1e125 if dialect == "oracle" else LARGEST
    low = -limit if condition.low is None else condition.low
    tests = [exp.GTE(this=item, expression=_number(low))]
    if condition.high is None:
        return [*tests, exp.LTE(this=item.copy(), expression=_number(limit))]
    return [*tests, exp.LT(this=item.copy(), expression=_number(condition.high))]


def _levels(condition: Condition, column: Column) -> Sequence[str]:
    """Return the levels that meet a condition; an unknown one is not "another level"."""
    if not condition.excluded:
        return condition.levels
    return [level for level in column.levels if level != condition.excluded]


def _is_one_of(item: Tree, column: Column, levels: Sequence[str]) -> Tree:
    from sqlglot import exp

    stored = stored_as(column)
    places = [column.levels.index(level) for level in levels]
    if stored == "flag":
        item, values = exp.cast(item, "INT"), [exp.Literal.number(place) for place in places]
    elif stored == "number":
        numbers = column.level_values or numbers_of(column) or ()
        values = [_number(numbers[place]) for place in places]
    else:
        item, values = exp.Trim(this=item), [exp.Literal.string(level) for level in levels]
    return exp.In(this=item, expressions=values)


def _day_tests(item: Tree, condition: Condition, reference: str, dialect: str) -> list[Tree]:
    """Return tests on the day itself: so many days ago or more is that day or before."""
    from sqlglot import exp

    def day(days: float) -> Tree:
        said = exp.Literal.string(str(date.fromisoformat(reference) - timedelta(days=days)))
        if dialect == "oracle":
            return exp.Anonymous(
                this="TO_DATE", expressions=[said, exp.Literal.string("YYYY-MM-DD")]
            )
        return exp.cast(said, "DATE")

    own = (
        exp.Anonymous(this="TRUNC", expressions=[item])
        if dialect == "oracle"
        else exp.cast(item, "DATE")
    )
    tests = []
    if condition.low is not None:
        tests.append(exp.LTE(this=own, expression=day(math.ceil(condition.low))))
    if condition.high is not None:
        tests.append(exp.GTE(this=own.copy(), expression=day(math.ceil(condition.high) - 1)))
    return tests


def _number(value: float) -> Tree:
    from sqlglot import exp

    literal = exp.Literal.number(repr(abs(float(value))).removesuffix(".0"))
    return exp.Neg(this=literal) if value < 0 else literal
