"""Rules as SQL, run by the engine of the dialect and compared with the rules as they are."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._text import text
from clustomer.cluster.model import SegmentationModel
from clustomer.describe.rule_records import Condition, Rules
from clustomer.engines.executed import EngineMissingError, Executed, TypedColumn
from clustomer.errors import InputError
from clustomer.export.parity import ParitySheet, ParityTable, compare_labels, parity_table
from clustomer.export.rules import rules_sql, rules_text
from clustomer.export.sql_parity import ENGINES
from clustomer.export.write import check_free, write_proved
from clustomer.prepare.distribution import usable
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.table import Table

_ROW = "parity row"
_TABLE = "customers"


def save_rules(
    model: SegmentationModel,
    path: str | os.PathLike[str],
    *,
    rules: Rules,
    dialect: str | None = None,
    table: str = _TABLE,
    overwrite: bool = False,
) -> ParitySheet:
    """Write one rule for each segment, as text or as SQL, once its conditions are proved.

    Parameters
    ----------
    model : SegmentationModel
        Gives the names of the segments and how columns are stored.
    path : path
        The parity sheet is written beside it, with ``.parity.json`` added.
    rules : Rules
        Of this model (`clustomer.export.rules_file.load_rules`).
    dialect : one of `clustomer.engines.sql.scoring.DIALECTS`, optional
        SQL for this engine; text for people by default, whose conditions are run as
        SQL by DuckDB.
    table : str, default "customers"
        The customer table in SQL: a name, schema.name or catalogue.schema.name.
    overwrite : bool, default False

    Raises
    ------
    InputError
        When there are no rules, or for an unknown dialect.
    OutputError
        When a file exists (without `overwrite`) or cannot be written.
    CheckFailedError
        When the engine refuses the query or meets a rule for other rows. Nothing is
        written then.
    """
    if not rules.segments:
        raise InputError(
            "There are no rules to write.",
            "A study with one segment, below 20 customers or of constant columns has none.",
            "Look into its report.",
        )
    check_free(path, overwrite=overwrite)
    if dialect is None:
        written = rules_text(model, rules)
        sheet = replace(prove_rules(model, rules), dialect="", remarks=(text("parity.rules.text"),))
    else:
        written = rules_sql(model, rules, dialect=dialect, table=table)
        sheet = prove_rules(model, rules, dialect=dialect)
    write_proved(path, written.encode(), sheet, overwrite=overwrite)
    return sheet


def prove_rules(model: SegmentationModel, rules: Rules, *, dialect: str = "duckdb") -> ParitySheet:
    """Run rules as SQL on a hostile table, and compare with their conditions.

    Parameters
    ----------
    model : SegmentationModel
    rules : Rules
        Of this model.
    dialect : str, default "duckdb"

    Returns
    -------
    ParitySheet
        A row of the comparison is a row of the table and one rule. The table is that
        of `parity_table` and rows on both sides of every cut. ``executed`` is False
        where no engine of the dialect is on this machine.

    Raises
    ------
    QueryFailedError
        When the engine refuses the query.
    """
    table = _with_cuts(parity_table(model), rules)
    sheet = ParitySheet(
        export="rules",
        dialect=dialect,
        executed=False,
        rows=table.rows,
        random_state=table.random_state,
        reason=text("parity.no_engine"),
    )
    execute = ENGINES.get(dialect)
    if execute is None:
        return sheet
    try:
        answer = execute(
            rules_sql(model, rules, dialect=dialect, table=_TABLE), _TABLE, _columns(table)
        )
    except EngineMissingError as error:
        return replace(sheet, reason=str(error))
    held = conform(raw_columns(table.frame()), model.plan.sources)
    expected = np.array([_met(rule.conditions, held) for rule in rules.segments], dtype=np.int64)
    got = _answered(answer, len(rules.segments), table.n_rows)
    return replace(
        sheet,
        executed=True,
        reason="",
        engine=answer.engine,
        engine_version=answer.version,
        comparison=compare_labels(
            expected.ravel(),
            np.ones(expected.size),  # a rule has no ties
            got.ravel(),
            sorts=table.sorts * len(rules.segments),
        ),
    )


def _met(conditions: Sequence[Condition], table: Table) -> NDArray[np.bool_]:
    """Return which rows meet every condition; a missing or unknown value meets none."""
    met = np.ones(table.n_rows, dtype=bool)
    for each in conditions:
        column = table.column(each.column)
        if column.has_levels:
            codes = table.codes(each.column)
            wanted = each.levels
            if each.excluded:
                wanted = tuple(level for level in column.levels if level != each.excluded)
            met &= np.isin(codes, [column.levels.index(level) for level in wanted])
            continue
        values = table.numbers(each.column)
        low = -np.inf if each.low is None else each.low
        high = np.inf if each.high is None else each.high
        met &= usable(values) & (values >= low) & (values < high)
    return met


def _with_cuts(table: ParityTable, rules: Rules) -> ParityTable:
    """Add rows on each cut of a number, just below and just above it."""
    columns: dict[str, list[Any]] = {name: list(values) for name, values in table.columns.items()}
    sorts = list(table.sorts)
    for name, value in _beside_cuts(table, rules):
        for other, values in columns.items():
            values.append(value if name == other else values[len(sorts) % table.n_rows])
        sorts.append("cut")
    made = {name: tuple(values) for name, values in columns.items()}
    return replace(table, columns=made, sorts=tuple(sorts))


def _beside_cuts(table: ParityTable, rules: Rules) -> Iterator[tuple[str, float]]:
    for each in (each for rule in rules.segments for each in rule.conditions):
        if table.stored.get(each.column) != "number" or each.levels or each.excluded:
            continue
        for cut in (each.low, each.high):
            if cut is not None:
                for value in (math.nextafter(cut, -math.inf), cut, math.nextafter(cut, math.inf)):
                    yield each.column, value


def _columns(table: ParityTable) -> list[TypedColumn]:
    rows = TypedColumn(name=_key(table), type="whole", values=tuple(range(table.n_rows)))
    return [rows] + [
        TypedColumn(name=name, type=table.stored[name], values=values)
        for name, values in table.columns.items()
    ]


def _key(table: ParityTable) -> str:
    name, known = _ROW, {name.casefold() for name in table.columns}
    while name in known:
        name += "_"
    return name


def _answered(answer: Executed, n_rules: int, n_rows: int) -> NDArray[np.int64]:
    """Return 1 or 0 by rule and row; -1 for a row that is absent."""
    got = np.full((n_rules, n_rows), -1, dtype=np.int64)
    for row in answer.rows:
        got[:, int(row[0])] = [int(value) for value in row[-n_rules:]]
    return got
