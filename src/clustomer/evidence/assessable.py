"""Can this table be tested at all? Rules of reason, not of simulation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from clustomer.evidence.matrix import EvidenceMatrix
from clustomer.evidence.rule import RULE, k_grid


class Obstacle(NamedTuple):
    """Why a table cannot be tested.

    The sentence of a code is ``verdict.not_assessable.<code>`` in the catalogue.
    """

    code: str
    params: Mapping[str, Any]


def obstacle(matrix: EvidenceMatrix) -> Obstacle | None:
    """Return what stands in the way of the test, or None.

    Returns
    -------
    Obstacle or None
        The first of: fewer than 100 complete rows (``few_rows``), fewer than half
        of the rows are complete (``incomplete``), no numeric column varies
        (``no_column``), fewer than 10 rows for each dimension (``wide``), fewer
        than three distinct rows (``few_distinct``).
    """
    needed = RULE.rows_per_dimension * matrix.n_dimensions
    params = {
        "n_rows": matrix.n_rows,
        "n_complete": matrix.n_complete,
        "n_tested": matrix.n,
        "n_dimensions": matrix.n_dimensions,
        "n_distinct": matrix.n_distinct,
    }
    if matrix.n < RULE.fewest_rows:
        return Obstacle("few_rows", {**params, "needed": RULE.fewest_rows})
    if matrix.n_complete < RULE.complete_share * matrix.n_rows:
        return Obstacle("incomplete", {**params, "needed": RULE.complete_share})
    if not matrix.numeric.shape[1]:
        return Obstacle("no_column", {**params, "needed": 1})
    if matrix.n < needed:
        return Obstacle("wide", {**params, "needed": needed})
    if not k_grid(matrix.n, matrix.n_distinct):
        return Obstacle("few_distinct", {**params, "needed": 3})
    return None


def rows_advised(matrix: EvidenceMatrix) -> int:
    """Return the rows that are advised for as many dimensions (70 for each)."""
    return RULE.advised_rows_per_dimension * matrix.n_dimensions
