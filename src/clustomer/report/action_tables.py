"""The files of a campaign: lists of ids by segment and arm, and who is one step away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.cluster.model import SegmentationModel
from clustomer.report.tables import CsvTable
from clustomer.segments.actions import Actions
from clustomer.segments.audiences import CONTROL, TARGET, Audiences
from clustomer.segments.customers import TypicalCustomer
from clustomer.segments.one_step import OneStep
from clustomer.table.table import Table

ARMS = "audiences/arms.csv"
"""Everybody with segment, arm and stratum, where a control group was drawn."""


def action_tables(
    actions: Actions,
    typical: Sequence[TypicalCustomer],
    model: SegmentationModel,
    table: Table,
    confidence: NDArray[Any],
) -> dict[str, CsvTable]:
    """Return the tables by file name; they hold ids and stay on this machine.

    Parameters
    ----------
    actions : Actions
    typical : sequence of TypicalCustomer
    model : SegmentationModel
        Names and letters of the segments.
    table : Table
        The customers; without an id column the numbers of their rows stand for them.
    confidence : ndarray
        Of each row of the source.
    """
    column, known = table.schema.id_column, table.ids()
    header = "row" if column is None else column.name
    ids = (table.rows + 1).tolist() if known is None else known.tolist()
    return {
        **_audience_tables(actions.audiences, model.letters, header),
        "one_step_away.csv": _one_step_table(actions.one_step, model.names, ids, header),
        "typical_customers.csv": _typical_table(
            typical, model.names, ids, confidence[table.rows], header
        ),
    }


def _audience_tables(found: Audiences, letters: Sequence[str], header: str) -> dict[str, CsvTable]:
    tables = {}
    for segment in np.unique(found.segment).tolist():
        for held in (False, True) if found.control else (False,):
            name = f"audiences/{letters[segment]}{'-control' if held else ''}.csv"
            rows = np.flatnonzero((found.segment == segment) & (found.held_back == held))
            listed = [(found.ids[row],) for row in rows.tolist()]
            tables[name] = CsvTable(header=(header,), rows=listed)
    if not found.control:
        return tables
    columns = zip(
        found.ids,
        (found.segment + 1).tolist(),
        [CONTROL if held else TARGET for held in found.held_back.tolist()],
        (found.stratum + 1).tolist(),
        found.baseline.tolist(),
        strict=True,
    )
    tables[ARMS] = CsvTable(
        header=(header, "segment", "arm", "stratum", found.stratified_by), rows=columns
    )
    return tables


def _one_step_table(
    found: OneStep, names: Sequence[str], ids: Sequence[Any], header: str
) -> CsvTable:
    changes = [f"{name} ({when})" for name in found.columns for when in ("now", "then")]
    values = [
        column[name].tolist()
        for name in found.columns
        for column in (found.now, found.then)
        if column
    ]
    keys = zip(
        found.rows.tolist(),
        found.segment.tolist(),
        found.target.tolist(),
        found.distance.tolist(),
        strict=True,
    )
    return CsvTable(
        header=(header, "segment", "target", "target_name", "distance", *changes),
        rows=[
            (ids[row], segment + 1, target + 1, names[target], distance, *cells)
            for (row, segment, target, distance), *cells in zip(keys, *values, strict=True)
        ],
    )


def _cell(value: float | str | None) -> Any:
    """Return a whole number without its point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _typical_table(
    typical: Sequence[TypicalCustomer],
    names: Sequence[str],
    ids: Sequence[Any],
    confidence: NDArray[Any],
    header: str,
) -> CsvTable:
    """Return typical customers; the first of a segment is its medoid."""
    columns = list(dict.fromkeys(name for entry in typical for name in entry.values))
    seen: set[int] = set()
    rows: list[Sequence[Any]] = []
    for entry in typical:
        medoid = entry.kind == "typical" and entry.segment not in seen
        seen.add(entry.segment)
        rows.append(
            (
                ids[entry.row],
                entry.segment + 1,
                names[entry.segment],
                "medoid" if medoid else entry.kind,
                entry.margin,
                float(confidence[entry.row]),
                *(_cell(entry.values.get(name)) for name in columns),
            )
        )
    return CsvTable(
        header=(header, "segment", "segment_name", "kind", "margin", "confidence", *columns),
        rows=rows,
    )
