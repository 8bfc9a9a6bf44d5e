"""The segment of every customer as one SQL query, in the dialect of a warehouse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.sql.stages import Stages, free
from clustomer.engines.sql.tree import Build, Tree
from clustomer.errors import InputError, did_you_mean

Dialect = Literal[
    "duckdb", "postgres", "sqlite", "spark", "databricks", "bigquery", "snowflake", "redshift",
    "tsql", "trino", "clickhouse", "mysql", "oracle",
]  # fmt: skip
DIALECTS: tuple[str, ...] = get_args(Dialect)
NAME = "segment_name"
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
    build, named = Build(dialect), id_columns(model, ids)
    parts = re.split(r'[."]+', table)
    stages = Stages(model, build, build.table(table), ids=named, taken=parts)
    return ScoringQuery(
        text=written(stages.labelled(), dialect),
        dialect=dialect,
        table=table,
        columns=(*named, stages.segment),
    )


def named_query(model: SegmentationModel, build: Build, table: Tree, *, ids: Sequence[str]) -> Tree:
    """Write the query of each row's ids, segment from 1, and segment name."""
    stages = Stages(model, build, table, ids=ids)
    segment = build.own(stages.segment)
    names = [(build.whole(i), build.text(name)) for i, name in enumerate(model.names, start=1)]
    called = free(NAME, {name.casefold() for name in ids})
    columns = [
        *map(build.column, ids),
        segment,
        build.exp.alias_(build.case(names, None, of=segment.copy()), called),
    ]
    return build.exp.select(*columns).from_(stages.labelled().subquery("assigned", copy=False))


def written(tree: Tree, dialect: str) -> str:
    """Return a statement as text."""
    # Comments are never made: a name with /* in it stays inside its quotes.
    text: str = tree.sql(
        dialect=dialect, comments=False, pretty=True, pad=0, indent=0, max_text_width=_WIDE
    )
    return text


def id_columns(model: SegmentationModel, ids: Sequence[str] | None) -> tuple[str, ...]:
    """Return the columns that name a customer: as stated, else the model's own, if any."""
    if ids is None:
        known = model.settings.get("id_column")
        return () if known is None else (str(known),)
    return tuple(dict.fromkeys(ids))
