"""A query that proves the SQL of a model in a warehouse that we cannot run.

It brings its own customers as constants, assigns them with the scoring query, adds them
up with the query of one Lloyd pass, and compares both with what the model says. It reads
no table, makes none, and answers with one row: ``n_wrong`` must be 0.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._files import atomic_file
from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.engines import duck
from clustomer.engines.executed import TypedColumn
from clustomer.engines.sql.passes import step_query
from clustomer.engines.sql.scoring import DIALECTS, written
from clustomer.engines.sql.stages import Stages
from clustomer.engines.sql.sums import sums_of
from clustomer.engines.sql.tree import Build, Tree
from clustomer.errors import CheckFailedError, InputError, OutputError, did_you_mean
from clustomer.export.parity import ParityTable, parity_table
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns

MOST_ROWS = 200
"""Customers in the query: what every warehouse takes as one statement."""

UNTYPED = ("sqlite", "oracle", "tsql", "mysql", "clickhouse")
"""Dialects without truth values, or with types of their own: the query is not written in them."""

_TABLE, _EXPECTED = "customers", "expected segment"
_CLEAR = 1e-6  # margin below which a row is left out: rounding may decide
_CLOSE = 1e-9
_LARGEST = 50.0  # of the prepared values that are added up
_NOTHING = TypedColumn(name="nothing", type="whole", values=(0,))
_TYPES = {"number": "DOUBLE", "text": "TEXT", "flag": "BOOLEAN", "date": "DATE"}


@dataclass(frozen=True, kw_only=True)
class SelfTest(Result):
    """Two statements, each with one row of ``n_checked`` and ``n_wrong``.

    Attributes
    ----------
    segments : str
        Compares the segment of each customer.
    sums : str
        Compares rows and sums of each segment.
    dialect : str
    n_rows : int
        Customers in it.
    """

    segments: str
    sums: str
    dialect: str
    n_rows: int

    @property
    def text(self) -> str:
        """Both statements with what to expect, as a script."""
        return (
            "-- Each statement must answer n_wrong = 0. They read no table and make none.\n"
            f"-- 1. The segment of {self.n_rows} customers.\n{self.segments};\n"
            f"-- 2. Rows and sums of each segment: one pass of Lloyd's algorithm.\n{self.sums};\n"
        )


def self_test(model: SegmentationModel, *, dialect: str = "snowflake") -> SelfTest:
    """Write the self-test of a model.

    Parameters
    ----------
    model : SegmentationModel
    dialect : str, default "snowflake"
        One of `clustomer.engines.sql.scoring.DIALECTS` but for `UNTYPED`.

    Returns
    -------
    SelfTest

    Raises
    ------
    InputError
        For another dialect.

    Notes
    -----
    The customers are those of the parity sheets (`clustomer.export.parity`): hostile
    cells, values next to borders, missing ones; but no NaN and no infinities, which
    have no literals that all engines know.
    """
    known = [each for each in DIALECTS if each not in UNTYPED]
    if dialect not in known:
        raise InputError(
            f'There is no self-test in the SQL dialect "{dialect}".{did_you_mean(dialect, known)}',
            f"The dialects are {', '.join(known)}.",
        )
    table = parity_table(model)
    scored = model.predict_table(conform(raw_columns(table.frame()), model.plan.sources))
    clear = np.flatnonzero(np.logical_and(scored.margin > _CLEAR, _writable(table)))
    rows = clear[:: max(1, len(clear) // MOST_ROWS)][:MOST_ROWS]
    X = scored.prepared.X
    # What is added up must not be lost beside a number of another size.
    small = np.all(np.abs(np.nan_to_num(X[rows])) < _LARGEST, axis=1)
    added = rows[small]
    build = Build(dialect)
    return SelfTest(
        segments=_segments(build, model, table, rows, scored.labels),
        sums=_sums(build, model, table, added, X[added], scored.labels[added]),
        dialect=dialect,
        n_rows=len(rows),
    )


def save_self_test(
    model: SegmentationModel,
    path: str | os.PathLike[str],
    *,
    dialect: str = "snowflake",
    overwrite: bool = False,
) -> SelfTest:
    """Write the self-test as a script, once DuckDB has passed it.

    Raises
    ------
    InputError
        For a dialect that it is not written in.
    OutputError
        When the file exists (without `overwrite`) or cannot be written.
    CheckFailedError
        When DuckDB does not pass the same test: nothing is written.
    """
    if Path(path).exists() and not overwrite:
        raise OutputError(
            f'The file "{path}" exists already.', "Nothing was written.", "Add --overwrite."
        )
    found, here = self_test(model, dialect=dialect), self_test(model, dialect="duckdb")
    for statement in (here.segments, here.sums):
        ((n_checked, n_wrong),) = duck.execute(statement, "nothing", [_NOTHING]).rows
        if n_wrong or not n_checked:
            raise CheckFailedError(
                f"DuckDB fails the self-test: {n_wrong} of {n_checked} are wrong.",
                "Nothing was written.",
            )
    with atomic_file(path) as file:
        file.write_text(found.text, encoding="utf-8", newline="\n")
    return found


def _writable(table: ParityTable) -> NDArray[np.bool_]:
    """Return the rows whose cells have literals everywhere."""
    keep = np.ones(table.n_rows, dtype=bool)
    for name, values in table.columns.items():
        stored = table.stored[name]
        keep &= [_has_literal(value, stored) for value in values]
    return keep


def _has_literal(value: Any, stored: str) -> bool:
    if value is None or stored == "flag":
        return True
    if stored == "number":
        return bool(np.isfinite(value)) and (value == 0 or 1e-300 < abs(value) < 1e300)
    if stored == "date":
        return bool(1000 <= value.year <= 9998)
    return str(value).isprintable()


# -- the customers as constants -------------------------------------------------------------


def _constants(
    b: Build, table: ParityTable, rows: NDArray[np.intp], labels: NDArray[np.int32] | None
) -> Tree:
    """Return the customers as SELECTs of constants, joined by UNION ALL.

    The first of them gives the columns their names and types.
    """
    union: Tree = None
    for row in rows.tolist():
        first = union is None
        cells = [_cell(b, values[row], table.stored[name], typed=first)
                 for name, values in table.columns.items()]  # fmt: skip
        if labels is not None:
            cells.append(b.whole(int(labels[row]) + 1))
        if first:
            names = [*table.columns, *([] if labels is None else [_EXPECTED])]
            union = b.exp.select(
                *(b.exp.alias_(cell, name, quoted=True)
                  for cell, name in zip(cells, names, strict=True))
            )  # fmt: skip
            continue
        union = b.exp.Union(this=union, expression=b.exp.select(*cells), distinct=False)
    return union


def _cell(b: Build, value: Any, stored: str, *, typed: bool) -> Tree:
    if value is None:
        cell = b.exp.null()
    elif stored == "number":
        cell = b.number(float(value))
    elif stored == "flag":
        cell = b.exp.true() if value else b.exp.false()
    elif stored == "date":
        day: datetime.date = value
        return b.exp.cast(b.text(day.isoformat()), _TYPES[stored])
    else:
        cell = b.text(str(value))
    return b.exp.cast(cell, _TYPES[stored]) if typed else cell


# -- the two statements -----------------------------------------------------------------------


def _segments(
    b: Build,
    model: SegmentationModel,
    table: ParityTable,
    rows: NDArray[np.intp],
    labels: NDArray[np.int32],
) -> str:
    stages = Stages(model, b, b.table(_TABLE), ids=(_EXPECTED,), taken=(_TABLE,))
    inner = stages.labelled().subquery("assigned", copy=False)
    same = b.compare("EQ", b.own(stages.segment), b.column(_EXPECTED))
    return _written(b, inner, same, _constants(b, table, rows, labels))


def _sums(
    b: Build,
    model: SegmentationModel,
    table: ParityTable,
    rows: NDArray[np.intp],
    X: NDArray[np.float64],
    labels: NDArray[np.int32],
) -> str:
    query = step_query(model, b, b.table(_TABLE))
    segment = b.own("segment")
    sizes = np.bincount(labels, minlength=model.n_segments)
    same = [_is(b, b.own("n"), segment, sizes, 0.5)]
    for name, values in _added(model, X):
        by_segment = [np.nansum(values[labels == j]) for j in range(model.n_segments)]
        size = float(np.nansum(np.abs(values)))
        same.append(_is(b, b.own(name), segment, by_segment, _CLOSE * (1 + size)))
    inner = query.tree.subquery("added", copy=False)
    return _written(b, inner, b.every(same), _constants(b, table, rows, None))


def _added(model: SegmentationModel, X: NDArray[np.float64]) -> Iterator[tuple[str, Any]]:
    """Yield the columns of the step query and the numbers that each adds up, shape (n,)."""
    at = 0
    for i, (plan, part) in enumerate(zip(model.plan.columns, sums_of(model).parts, strict=True), 1):
        values = (X[:, at : at + plan.width] - float(part.shift)) / float(part.unit)
        if part.by_level:
            yield from ((f"l{i}_{j}", column) for j, column in enumerate(values.T, start=1))
        else:
            yield f"t{i}", values[:, 0]
        at += plan.width


def _is(
    b: Build, item: Tree, segment: Tree, expected: Sequence[float] | NDArray[Any], off: float
) -> Tree:
    """Return whether an item is what is expected of its segment."""
    known = [(b.whole(j + 1), b.number(float(value))) for j, value in enumerate(expected)]
    wanted = b.case(known, None, of=segment.copy())
    away = b.call("ABS", b.exp.Sub(this=item, expression=wanted))
    return b.compare("LTE", away, b.number(off))


def _written(b: Build, source: Tree, same: Tree, constants: Tree) -> str:
    exp = b.exp
    wrong = exp.Sum(this=b.case([(same, b.whole(0))], b.whole(1)))
    counted = exp.Count(this=exp.Star())
    query = exp.select(exp.alias_(counted, "n_checked"), exp.alias_(wrong, "n_wrong"))
    query = query.from_(source).with_(_TABLE, as_=constants, copy=False)
    return written(query, b.dialect)
