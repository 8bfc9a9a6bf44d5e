"""The segment of every customer as one SQL query, in the dialect of a warehouse.

A query of a few stages, each a plain projection: the columns read, filled, cut and
centred (x; y where a value is needed more than once), one sum for each centroid (s),
and the first smallest sum. The sums are linear, because the squared length of a
customer is the same for every centroid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.errors import InputError, did_you_mean
from clustomer.export.sql_columns import finish, is_finished_at_once, read
from clustomer.export.sql_sums import Part, sums_of
from clustomer.export.sql_tree import Build, Tree

Dialect = Literal[
    "duckdb", "postgres", "sqlite", "spark", "databricks", "bigquery", "snowflake", "redshift",
    "tsql", "trino", "clickhouse", "mysql", "oracle",
]  # fmt: skip
DIALECTS: tuple[str, ...] = get_args(Dialect)
SEGMENT = "segment"
"""Name of the column that the query adds."""
_WIDE = 10**9


@dataclass(frozen=True, kw_only=True)
class ScoringQuery(Result):
    """A query that gives the segment of each customer.

    Attributes
    ----------
    text : str
        One statement, without a semicolon.
    dialect, table : str
    columns : tuple of str
        What it returns: the id columns, then the segment, from 1.
    """

    text: str
    dialect: str
    table: str
    columns: tuple[str, ...]


def scoring_query(
    model: SegmentationModel,
    *,
    dialect: str = "duckdb",
    table: str = "customers",
    ids: Sequence[str] | None = None,
) -> ScoringQuery:
    """Write the query.

    Parameters
    ----------
    model : SegmentationModel
    dialect : str, default "duckdb"
        One of `DIALECTS`.
    table : str, default "customers"
        The raw table with its original column names. Columns hold what they held
        when the model was made: numbers as numbers, dates as dates.
    ids : sequence of str, optional
        Columns to pass on; by default the id column of the model, if it has one.

    Returns
    -------
    ScoringQuery
        One row for each row of the table, in no particular order.

    Raises
    ------
    InputError
        For another dialect, or a name that no table can have.
    """
    if dialect not in DIALECTS:
        raise InputError(
            f'There is no SQL dialect "{dialect}".{did_you_mean(str(dialect), DIALECTS)}',
            f"The dialects are {', '.join(DIALECTS)}.",
        )
    writer = _Writer(model, Build(dialect), table, id_columns(model, ids))
    # Comments are never made: a name with /* in it stays inside its quotes.
    text = writer.tree().sql(
        dialect=dialect, comments=False, pretty=True, pad=0, indent=0, max_text_width=_WIDE
    )
    return ScoringQuery(
        text=text, dialect=dialect, table=table, columns=(*writer.ids, writer.segment)
    )


def id_columns(model: SegmentationModel, ids: Sequence[str] | None) -> tuple[str, ...]:
    """Return the columns that name a customer: as stated, else the model's own, if any."""
    if ids is None:
        known = model.settings.get("id_column")
        return () if known is None else (str(known),)
    return tuple(dict.fromkeys(ids))


class _Writer:
    """Makes the stages of the query for one model."""

    def __init__(
        self, model: SegmentationModel, build: Build, table: str, ids: tuple[str, ...]
    ) -> None:
        self.b, self.ids = build, ids
        self.plan, self.k = model.plan, model.n_segments
        self.sums = sums_of(model)
        self.table = build.table(table)
        # No name of ours may be a name of theirs, in whatever case an engine folds them.
        taken = {name.casefold() for name in (*model.plan.sources.names, *ids)}
        taken |= {part.casefold() for part in re.split(r'[."]+', table)}
        self.segment = _free(SEGMENT, {name.casefold() for name in ids})
        numbers = ("", *range(1, max(len(self.plan.columns), self.k) + 1))
        ours = [f"{stage}{i}" for stage in "xys" for i in numbers]
        self.mark = ""
        while any(name + self.mark in taken for name in ours):
            self.mark += "_"

    def tree(self) -> Tree:
        """Return the whole query."""
        exp, b = self.b.exp, self.b
        stages: list[tuple[str, Tree]] = []
        source: Tree = self.table
        for name, columns in self._stages():
            stages.append((name, self._select(columns, source)))
            source = exp.to_table(name)
        final = [*map(b.column, self.ids), self._alias(self._nearest(), self.segment)]
        query = exp.select(*final).from_(source)
        fence = True if b.dialect == "sqlite" else None
        for name, stage in stages:
            query = query.with_(name, as_=stage, materialized=fence, copy=False)
        return query

    def _select(self, columns: Sequence[Tree], source: Tree) -> Tree:
        query = self.b.exp.select(*map(self.b.column, self.ids), *columns).from_(source)
        return self.b.fenced(query)

    def _stages(self) -> Iterator[tuple[str, list[Tree]]]:
        """Yield the name of each stage and its columns; a stage without work is left out."""
        names = [self._name("x", i) for i in range(len(self.plan.columns))]
        at_once = [is_finished_at_once(plan) for plan in self.plan.columns]
        yield self._name("x"), [self._read(i, names[i]) for i in range(len(names))]
        if not all(at_once):
            columns = []
            for i, done in enumerate(at_once):
                own = self.b.own(names[i])
                if not done:
                    names[i] = self._name("y", i)
                    finished = finish(self.b, self.plan.columns[i], self.sums.parts[i], own)
                    own = self._alias(finished, names[i])
                columns.append(own)
            yield self._name("y"), columns
        if self.k > 1:
            others = [j for j in range(self.k) if j != self.sums.base]
            yield (
                self._name("s"),
                [self._alias(self._sum(names, j), self._name("s", j)) for j in others],
            )

    def _read(self, i: int, name: str) -> Tree:
        """Return a source column as far as one mention of it goes."""
        schema, plan = self.plan.sources, self.plan.columns[i]
        tree = read(self.b, schema.columns[i], plan, schema.reference_date)
        if plan.levels is None and is_finished_at_once(plan):
            tree = finish(self.b, plan, self.sums.parts[i], tree)
        return self._alias(tree, name)

    def _sum(self, names: Sequence[str], j: int) -> Tree:
        """Return ``b_j + sum_i a_ji x_i``; a missing value adds nothing."""
        b, parts = self.b, self.sums.parts
        total = b.plus(None, self.sums.constants[j])
        for name, part in zip(names, parts, strict=True):
            if part.by_level:
                total = b.add(total, self._level_term(name, part, j))
            elif not part.filled:
                term = b.plus(b.plus(None, part.constants[j]), part.factors[j], b.own(name))
                total = b.add(total, b.call("COALESCE", term, b.number(0.0)))
            elif part.factors[j]:
                total = b.plus(total, part.factors[j], b.own(name))
        if any(part.filled for part in parts):
            return total
        # A customer without any value is compared as if it were the origin.
        nothing = b.every([b.is_null(b.own(name)) for name in names])
        return b.case([(nothing, b.number(self.sums.lengths[j]))], total)

    def _level_term(self, name: str, part: Part, j: int) -> Tree:
        """Return what the level of a one-hot column adds to a sum."""
        b = self.b
        numbers = [b.number(value) for value in part.by_level[j]]
        pairs = [(b.whole(level), number) for level, number in enumerate(numbers)]
        if not part.filled:
            return b.case(pairs, b.number(0.0), of=b.own(name))
        # There is always one of the levels.
        return b.case(pairs[:-1], numbers[-1], of=b.own(name)) if pairs[:-1] else numbers[-1]

    def _nearest(self) -> Tree:
        """Return the number of the first smallest sum; the base's own sum is 0."""
        b = self.b
        if self.k == 1:
            return b.whole(1)
        sums = [
            b.number(0.0) if j == self.sums.base else b.own(self._name("s", j))
            for j in range(self.k)
        ]
        branches = [(each.copy(), b.whole(j + 1)) for j, each in enumerate(sums[:-1])]
        return b.case(branches, b.whole(self.k), of=b.least(*sums))

    def _alias(self, tree: Tree, name: str) -> Tree:
        return self.b.exp.alias_(tree, name)

    def _name(self, stage: str, i: int | None = None) -> str:
        return f"{stage}{'' if i is None else i + 1}{self.mark}"


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name = f"clustomer_{name}"
    return name
