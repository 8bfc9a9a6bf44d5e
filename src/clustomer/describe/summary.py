"""Explore: what is in each column, what is missing, what goes with what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.table.schema import Kind, Role

QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.95)


@dataclass(frozen=True, kw_only=True)
class LevelCount(Result):
    """How many rows have one level; ``share`` is of the rows that have a value."""

    level: str
    n: int
    share: float


@dataclass(frozen=True, kw_only=True)
class ColumnSummary(Result):
    """One column. Numeric fields are ``None`` for columns with levels, and the reverse.

    ``quantiles`` are those at 5, 25, 50, 75 and 95 % (minimum and maximum would
    show single customers). ``histogram`` counts rows in equal bins between the
    1 % and 99 % quantiles; what lies outside is counted in the end bins.
    """

    column: str
    label: str
    kind: Kind
    role: Role
    unit: str = ""
    n: int
    n_missing: int
    n_distinct: int
    mean: float | None = None
    sd: float | None = None
    skewness: float | None = None
    quantiles: tuple[float, ...] | None = None
    top_share: float | None = None
    histogram: tuple[int, ...] = ()
    histogram_edges: tuple[float, ...] = ()
    levels: tuple[LevelCount, ...] = ()
    n_other_levels: int = 0


@dataclass(frozen=True, kw_only=True)
class Correlations(Result):
    """Pearson and Spearman correlations of the numeric columns, pairwise complete."""

    columns: tuple[str, ...]
    pearson: NDArray[np.float64]  # (p, p)
    spearman: NDArray[np.float64]  # (p, p)
    n: NDArray[np.int64]  # (p, p) rows used


@dataclass(frozen=True, kw_only=True)
class Association(Result):
    """Association of a pair in which at least one column has levels.

    ``measure`` is ``"cramers_v"`` (bias-corrected, two columns with levels) or
    ``"correlation_ratio"`` (eta: levels and numbers). Both run from 0 to 1.
    """

    first: str
    second: str
    measure: str
    value: float
    n: int


@dataclass(frozen=True, kw_only=True)
class MissingPattern(Result):
    """Rows in which exactly these columns are missing."""

    columns: tuple[str, ...]
    n: int


@dataclass(frozen=True, kw_only=True)
class TableSummary(Result):
    """The exploration of a table, all of its rows."""

    n_rows: int
    n_complete_rows: int
    n_duplicate_rows: int
    columns: tuple[ColumnSummary, ...]
    correlations: Correlations
    associations: tuple[Association, ...]
    missing_patterns: tuple[MissingPattern, ...]
