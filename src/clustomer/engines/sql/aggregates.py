"""Counts, means and spreads of columns over all rows of a table, by segment, in one query.

Numbers are read as the model reads them: infinities and what is beyond 1e150 count as
missing, dates are days before the reference date. Sums are taken around a centre near
the mean, so that large numbers with a small spread keep their digits.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.sql.columns import read
from clustomer.engines.sql.stages import Stages
from clustomer.engines.sql.tree import Build, Tree
from clustomer.prepare.operations import OneHot
from clustomer.prepare.plan import ColumnPlan
from clustomer.table.schema import Column, Role, Schema

_ROWS = "n"
Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class NumberTotals(Result):
    """One column of numbers in original units; arrays have one entry for each group.

    Attributes
    ----------
    column : str
    n : ndarray of int64
        Rows with a value.
    mean, deviation : ndarray
        Mean, and standard deviation with the divisor n; NaN where no row has a value.
    low, high : ndarray
        Smallest and largest value, NaN likewise.
    """

    column: str
    n: Counts
    mean: Floats
    deviation: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, kw_only=True)
class LevelTotals(Result):
    """One column with levels.

    Attributes
    ----------
    column : str
    levels : tuple of str
        Those that are known, as the sample showed them.
    counts : ndarray of int64, shape (groups, levels)
        Rows with each level; other levels, and missing ones, are the rest of the group.
    """

    column: str
    levels: tuple[str, ...]
    counts: Counts


@dataclass(frozen=True, kw_only=True)
class Aggregates(Result):
    """What is known of all rows.

    Attributes
    ----------
    sizes : ndarray of int64
        Rows of each group: of each segment, or one group of all rows.
    numbers : tuple of NumberTotals
    levels : tuple of LevelTotals
    """

    sizes: Counts
    numbers: tuple[NumberTotals, ...] = field(default=())
    levels: tuple[LevelTotals, ...] = field(default=())

    def number(self, column: str) -> NumberTotals | None:
        """Return the totals of a column of numbers, if it is one."""
        return next((each for each in self.numbers if each.column == column), None)

    def level(self, column: str) -> LevelTotals | None:
        """Return the totals of a column with levels, if it is one."""
        return next((each for each in self.levels if each.column == column), None)

    def take(self, groups: NDArray[np.intp]) -> Aggregates:
        """Return the aggregates with the groups in another order."""
        numbers = [
            NumberTotals(
                column=each.column,
                n=each.n[groups],
                mean=each.mean[groups],
                deviation=each.deviation[groups],
                low=each.low[groups],
                high=each.high[groups],
            )
            for each in self.numbers
        ]
        levels = [replace(each, counts=each.counts[groups]) for each in self.levels]
        return Aggregates(sizes=self.sizes[groups], numbers=tuple(numbers), levels=tuple(levels))


@dataclass(frozen=True)
class AggregateQuery:
    """The query of aggregates, and how its answer is read."""

    tree: Tree
    columns: tuple[Column, ...]
    centres: Mapping[str, float]
    n_groups: int

    def read(self, answer: Mapping[str, Sequence[Any]]) -> Aggregates:
        """Return the aggregates that an answer (columns by name, one row a group) means."""
        by_name = {name.casefold(): values for name, values in answer.items()}
        groups = by_name.get("segment")
        rows = [0] if groups is None else [int(value) - 1 for value in groups]

        def column(name: str, empty: float = 0.0) -> Floats:
            found = np.full(self.n_groups, empty)
            values = by_name[name]
            found[rows] = [empty if value is None else float(value) for value in values]
            return found

        numbers, levels = [], []
        for i, each in enumerate(self.columns, start=1):
            if each.has_levels:
                counts = [column(f"l{i}_{j}") for j in range(1, len(each.levels) + 1)]
                table = np.array(counts).reshape(len(each.levels), self.n_groups).T
                levels.append(
                    LevelTotals(column=each.name, levels=each.levels, counts=table.astype(np.int64))
                )
                continue
            n, total, square = (column(f"{part}{i}") for part in "ctq")
            known = np.where(n > 0, n, np.nan)
            off = total / known
            numbers.append(
                NumberTotals(
                    column=each.name,
                    n=n.astype(np.int64),
                    mean=self.centres.get(each.name, 0.0) + off,
                    deviation=np.sqrt(np.maximum(0.0, square / known - off**2)),
                    low=column(f"a{i}", math.nan),
                    high=column(f"b{i}", math.nan),
                )
            )
        return Aggregates(
            sizes=column(_ROWS).astype(np.int64), numbers=tuple(numbers), levels=tuple(levels)
        )


def aggregate_query(
    schema: Schema,
    build: Build,
    table: Tree,
    *,
    model: SegmentationModel | None = None,
    centres: Mapping[str, float] | None = None,
) -> AggregateQuery:
    """Write the query.

    Parameters
    ----------
    schema : Schema
        Columns of numbers and with levels are added up, but for ids and ignored ones.
    build : Build
    table : tree
    model : SegmentationModel, optional
        Gives the groups: the segments of its centroids. One group of all rows without it.
    centres : mapping of str to float, optional
        A value near the mean of each column of numbers; 0 where not named.
    """
    exp, centres = build.exp, centres or {}
    columns = tuple(
        each
        for each in schema
        if (each.is_numeric or each.has_levels) and each.role not in (Role.ID, Role.IGNORED)
    )
    passed = [
        (_read(build, each, schema.reference_date, centres.get(each.name, 0.0)), f"r{i}")
        for i, each in enumerate(columns, start=1)
    ]
    totals = [exp.alias_(exp.Count(this=exp.Star()), _ROWS)]
    for i, each in enumerate(columns, start=1):
        totals += _totals(build, i, each, centres.get(each.name, 0.0))
    if model is None:
        inner = exp.select(*(exp.alias_(tree, name) for tree, name in passed)).from_(table)
        if not passed:
            inner = exp.select(exp.alias_(build.whole(1), "r")).from_(table)
        tree = exp.select(*totals).from_(build.fenced(inner).subquery("r", copy=False))
        return AggregateQuery(tree=tree, columns=columns, centres=centres, n_groups=1)
    stages = Stages(model, build, table, taken=[name for _, name in passed])
    inner = stages.labelled(passed).subquery(stages.name("p"), copy=False)
    group = build.own(stages.segment)
    tree = exp.select(group, *totals).from_(inner).group_by(group.copy())
    return AggregateQuery(tree=tree, columns=columns, centres=centres, n_groups=model.n_segments)


def _read(b: Build, column: Column, reference_date: str | None, centre: float) -> Tree:
    """Return a column in original units less its centre, or the position of its level."""
    if column.has_levels:
        plan = ColumnPlan(source=column.name, one_hot=OneHot(levels=column.levels, factor=1.0))
        return read(b, column, plan, reference_date)
    tree = read(b, column, ColumnPlan(source=column.name), reference_date)
    return b.plus(tree, -centre) if centre else tree


def _totals(b: Build, i: int, column: Column, centre: float) -> list[Tree]:
    exp, name = b.exp, f"r{i}"
    if column.has_levels:
        return [
            exp.alias_(
                exp.Sum(this=b.case([(b.whole(j), b.whole(1))], b.whole(0), of=b.own(name))),
                f"l{i}_{j + 1}",
            )
            for j in range(len(column.levels))
        ]
    square = exp.Mul(this=b.own(name), expression=b.own(name))
    least, most = exp.Min(this=b.own(name)), exp.Max(this=b.own(name))
    return [
        exp.alias_(exp.Count(this=b.own(name)), f"c{i}"),
        exp.alias_(exp.Sum(this=b.own(name)), f"t{i}"),
        exp.alias_(exp.Sum(this=square), f"q{i}"),
        exp.alias_(b.plus(least, centre) if centre else least, f"a{i}"),
        exp.alias_(b.plus(most, centre) if centre else most, f"b{i}"),
    ]
