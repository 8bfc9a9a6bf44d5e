"""A scoring query, run by the engine of its dialect and compared with the model."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import text
from clustomer.cluster.model import SegmentationModel
from clustomer.engines import duck, postgres, spark, sqlite
from clustomer.engines.executed import (
    EngineMissingError,
    Executed,
    QueryFailedError,
    TypedColumn,
)
from clustomer.engines.sql.scoring import ScoringQuery, id_columns, scoring_query
from clustomer.errors import InputError
from clustomer.export.parity import (
    ParitySheet,
    ParityTable,
    compare_labels,
    expected_labels,
    parity_table,
)
from clustomer.export.write import check_free, sheet_path, write_proved

Execute = Callable[[str, str, Sequence[TypedColumn]], Executed]

ENGINES: Mapping[str, Execute] = {
    "duckdb": duck.execute,
    "sqlite": sqlite.execute,
    "postgres": postgres.execute,
    "spark": spark.execute,
}
"""Dialects whose queries are executed here; texts in the others are translations only."""

_TABLE = "customers"
_ROW = "parity row"


def prove_query(
    model: SegmentationModel,
    *,
    dialect: str = "duckdb",
    ids: Sequence[str] | None = None,
    table: ParityTable | None = None,
    execute: Execute | None = None,
) -> ParitySheet:
    """Run the query of a model on a hostile table, and compare with the model.

    Parameters
    ----------
    model : SegmentationModel
    dialect : str, default "duckdb"
    ids : sequence of str, optional
        As in `scoring_query`.
    table : ParityTable, optional
        By default that of `parity_table`.
    execute : function, optional
        What runs the query; by default the engine of the dialect, which for
        ``postgres`` and ``spark`` is started and stopped.

    Returns
    -------
    ParitySheet
        ``executed`` is False where no engine of the dialect is on this machine.

    Raises
    ------
    QueryFailedError
        When the engine refuses the query.

    Notes
    -----
    The query is the one that is exported but for the name of its table, and one
    more column that is passed on where no id column tells the rows apart.
    """
    execute = execute or ENGINES.get(dialect)
    if table is None:
        table = parity_table(model, unreadable=dialect == "sqlite")
    unproved = _unproved(table, dialect, text("parity.no_engine"))
    if execute is None:
        return unproved
    keys = _keys(model, id_columns(model, ids))
    query = scoring_query(model, dialect=dialect, table=_TABLE, ids=keys)
    try:
        answer = execute(query.text, _TABLE, _columns(table, keys))
    except EngineMissingError as error:
        return replace(unproved, reason=str(error))
    expected = expected_labels(model, table)
    labels = _labels(answer, keys, table)
    n = len(table.unreadable)
    return replace(
        unproved,
        executed=True,
        reason="",
        engine=answer.engine,
        engine_version=answer.version,
        comparison=compare_labels(expected.labels, expected.margins, labels, sorts=table.sorts),
        remarks=(text("parity.unreadable", n=n),) if n else (),
    )


@dataclass(frozen=True, kw_only=True)
class SqlExport(Result):
    """A query and what its parity sheet says."""

    query: ScoringQuery
    sheet: ParitySheet


def save_sql(
    model: SegmentationModel,
    path: str | os.PathLike[str],
    *,
    dialect: str = "duckdb",
    table: str = "customers",
    ids: Sequence[str] | None = None,
    overwrite: bool = False,
) -> SqlExport:
    """Write the query that gives each customer's segment, once it is proved.

    Parameters
    ----------
    model : SegmentationModel
    path : path
        The query; its parity sheet is written beside it, with ``.parity.json`` added.
    dialect, table, ids
        As in `scoring_query`.
    overwrite : bool, default False
        Replace the files.

    Returns
    -------
    SqlExport

    Raises
    ------
    InputError
        For another dialect, or a name that no table can have.
    OutputError
        When a file exists (without `overwrite`) or cannot be written.
    CheckFailedError
        When the engine refuses the query, or gives another segment to a row that is
        no tie. Nothing is written then.
    """
    check_free(path, overwrite=overwrite)
    query = scoring_query(model, dialect=dialect, table=table, ids=ids)
    sheet = prove_query(model, dialect=dialect, ids=ids)
    write_proved(path, f"{query.text}\n".encode(), sheet, overwrite=overwrite)
    return SqlExport(query=query, sheet=sheet)


def study_query(model: SegmentationModel) -> dict[str, str]:
    """Return the texts that a study keeps: the query for DuckDB, and its parity sheet.

    A query that cannot be proved is left out, and the sheet says why.
    """
    name = "segments.sql"
    try:
        sheet = prove_query(model)
        query = scoring_query(model).text + "\n" if sheet.holds else None
    except (QueryFailedError, InputError) as error:
        query, sheet = None, _unproved(parity_table(model), "duckdb", str(error))
    texts = {str(sheet_path(name)): sheet.to_json()}
    return texts if query is None else {name: query, **texts}


def _unproved(table: ParityTable, dialect: str, reason: str) -> ParitySheet:
    return ParitySheet(
        export="sql",
        dialect=dialect,
        executed=False,
        rows=table.rows,
        random_state=table.random_state,
        reason=reason,
    )


def _keys(model: SegmentationModel, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns to pass on: one of them at least is no source of the model."""
    sources = {name.casefold() for name in model.plan.sources.names}
    if any(name.casefold() not in sources for name in ids):
        return ids
    row = _ROW
    while row in sources:
        row += "_"
    return (*ids, row)


def _columns(table: ParityTable, keys: tuple[str, ...]) -> list[TypedColumn]:
    """Return the columns of the table behind those that number its rows."""
    rows = tuple(range(table.n_rows))
    known = {name.casefold() for name in table.columns}
    columns = [
        TypedColumn(name=key, type="whole", values=rows)
        for key in keys
        if key.casefold() not in known
    ]
    return columns + [
        TypedColumn(name=name, type=table.stored[name], values=values)
        for name, values in table.columns.items()
    ]


def _labels(answer: Executed, keys: tuple[str, ...], table: ParityTable) -> NDArray[np.int64]:
    """Return the labels by row, from 0; -1 for a row that is absent or came twice."""
    known = {name.casefold() for name in table.columns}
    at = next(i for i, key in enumerate(keys) if key.casefold() not in known)
    labels = np.full(table.n_rows, -1, dtype=np.int64)
    times = np.zeros(table.n_rows, dtype=np.int64)
    for row in answer.rows:
        place, segment = int(row[at]), row[-1]
        labels[place] = -1 if segment is None else int(segment) - 1
        times[place] += 1
    labels[times != 1] = -1
    return labels
