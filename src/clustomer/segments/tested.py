"""The assessment of a prepared table: what of it is tested, and when nothing can be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer.evidence.assess import assess_matrix
from clustomer.evidence.effort import Effort
from clustomer.evidence.matrix import EvidenceMatrix, evidence_matrix
from clustomer.evidence.records import Assessment
from clustomer.evidence.verdict import not_assessable
from clustomer.prepare.plan import PreparationPlan, Prepared
from clustomer.table.table import Table


def assess_table(
    table: Table,
    plan: PreparationPlan,
    prepared: Prepared,
    rows: NDArray[np.integer],
    *,
    effort: Effort,
    k: int | None = None,
    seed: int = 0,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Assessment:
    """Assess the rows of a table that segments are formed from.

    Parameters
    ----------
    table : Table
    plan : PreparationPlan
        Of the segments.
    prepared : Prepared
        All rows of the table.
    rows : ndarray of int
        Positions of the rows that segments are formed from.
    effort : Effort
    k : int, optional
        The user's own number of segments.
    seed : int, default 0
    n_jobs : int, optional
    progress : Progress, optional

    Returns
    -------
    Assessment
        Not assessable where rows stand for several customers: resampling rows
        would not be resampling customers.
    """
    if table.weights() is not None:
        verdict = not_assessable("weights")
        return Assessment(verdict=verdict, n_rows=len(rows), seed=seed)
    return assess_matrix(
        matrix_of(table, plan, prepared, rows, max_rows=effort.max_rows, seed=seed),
        n_nulls=effort.n_nulls,
        n_pairs=effort.n_pairs,
        sequential=effort.sequential,
        k=k,
        n_jobs=n_jobs,
        progress=progress,
    )


def matrix_of(
    table: Table,
    plan: PreparationPlan,
    prepared: Prepared,
    rows: NDArray[np.integer],
    *,
    max_rows: int,
    seed: int,
) -> EvidenceMatrix:
    """Return the rows of a prepared table that the verdict is computed on.

    Returns
    -------
    EvidenceMatrix
        Distances are those of the prepared columns, so that the user's scale and
        weights stay in force. Rows with a missing value are left out, whether it
        was filled or not: a filled value is a spike that nobody measured.
    """
    X = prepared.X[rows]
    lacking = prepared.missing[rows].any(axis=1)
    blocks = _blocks(plan)
    numbers = {name: block[0] for name, block in blocks.items() if len(block) == 1}
    levels = {name: block for name, block in blocks.items() if len(block) > 1}
    values = X[:, list(numbers.values())]
    # With the default preparation the rest is standardised anew where rows are set aside.
    standard = not levels and np.allclose(values.std(axis=0), 1.0, atol=1e-6)
    values = np.where(lacking[:, None], np.nan, values)
    codes = np.column_stack([X[:, block].argmax(axis=1) for block in levels.values()] or [lacking])
    return evidence_matrix(
        values,
        nominal=np.where(lacking[:, None], -1, codes) if levels else None,
        names=list(numbers),
        nominal_names=list(levels),
        scale="standard" if standard else "given",
        factors=[float(np.nanmax(X[:, block])) for block in levels.values()] if levels else None,
        originals=_originals(table, numbers, rows),
        max_rows=max_rows,
        seed=seed,
    )


def _blocks(plan: PreparationPlan) -> dict[str, list[int]]:
    """Return the prepared columns of each source: one for numbers, one a level otherwise."""
    blocks: dict[str, list[int]] = {}
    for j, column in enumerate(plan.prepared_columns):
        blocks.setdefault(column.source, []).append(j)
    return blocks


def _originals(
    table: Table, names: dict[str, int], rows: NDArray[np.integer]
) -> NDArray[np.float64] | None:
    """Return the numeric columns in the table's own units; without numbers, the level codes."""
    if not names:
        return None
    return np.column_stack([table.data[name][rows].astype(np.float64) for name in names])
