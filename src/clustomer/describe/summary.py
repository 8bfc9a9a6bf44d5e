"""Explore: what is in each column, what is missing, what goes with what."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.describe.associations import (
    Association,
    associate,
    can_pair,
    keys_of,
    pair_rows,
    profiled_columns,
)
from clustomer.stats.moments import (
    FloatArray,
    moments_of_ordered,
    ordered_values,
    pearson_matrix,
    quantiles_of_ordered,
    row_keys,
    spearman_matrix,
)
from clustomer.table.schema import Column, Kind, Role
from clustomer.table.table import Table

__all__ = [
    "QUANTILES",
    "Association",
    "ColumnSummary",
    "Correlations",
    "LevelCount",
    "MissingPattern",
    "TableSummary",
    "summarise",
]

QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.95)
N_BINS = 24
MOST_LEVELS = 30
MOST_PATTERNS = 20
MOST_PAIRED = 60  # columns that are paired with each other
_EXACT_WHOLE = 2.0**53


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
    1 % and 99 % quantiles; what lies outside is counted in the end bins. Bins of
    whole numbers hold the same number of whole numbers each. ``top_share`` is
    the share of the most frequent value. Levels are the 30 most frequent ones;
    ``n_other_levels`` counts the rest.
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
class MissingPattern(Result):
    """Rows in which exactly these columns are missing."""

    columns: tuple[str, ...]
    n: int


@dataclass(frozen=True, kw_only=True)
class TableSummary(Result):
    """The exploration of a table.

    Features, descriptors and sensitive columns are explored, on all rows.
    ``n_complete_rows`` have a value in each of them, ``n_duplicate_rows`` repeat
    an earlier row in all of them (two customers can be equal by chance).
    Correlations and associations use ``n_pair_rows`` rows (a seeded sample above
    200,000) and at most 60 columns, features first; ``n_unpaired_columns`` were
    left out of them, as are columns of more than 100 levels. Missing patterns
    are the 20 most frequent.
    """

    n_rows: int
    n_complete_rows: int
    n_duplicate_rows: int
    columns: tuple[ColumnSummary, ...]
    correlations: Correlations
    associations: tuple[Association, ...]
    missing_patterns: tuple[MissingPattern, ...]
    n_pair_rows: int = 0
    n_unpaired_columns: int = 0

    def _rows(self) -> Sequence[dict[str, Any]]:
        return [
            {
                "column": column.column,
                "kind": column.kind.value,
                "role": column.role.value,
                "n": column.n,
                "missing": column.n_missing,
                "distinct": column.n_distinct,
                "median": column.quantiles[2] if column.quantiles else None,
                "mean": column.mean,
                "sd": column.sd,
                "skewness": column.skewness,
            }
            for column in self.columns
        ]


def summarise(table: Table) -> TableSummary:
    """Explore a table: every column, what is missing, and what goes with what.

    Parameters
    ----------
    table : Table

    Returns
    -------
    TableSummary
        Independent of the order of the rows.

    Notes
    -----
    One sort per numeric column; pairs on at most 200,000 rows. O(p n log n + p^2 n).
    """
    columns = profiled_columns(table)
    keys = keys_of(table, columns)
    pairable = [column for column in columns if can_pair(column)]
    features_first = sorted(pairable, key=lambda column: column.role != Role.FEATURE)
    chosen = {column.name for column in features_first[:MOST_PAIRED]}
    paired = [column for column in columns if column.name in chosen]
    rows = pair_rows(table, columns, keys)
    patterns, n_complete = _missing(table, columns)
    return TableSummary(
        n_rows=table.n_rows,
        n_complete_rows=n_complete,
        n_duplicate_rows=table.n_rows - len(np.unique(keys)) if columns else 0,
        columns=tuple(_column(table, column) for column in columns),
        correlations=_correlations(rows, [c for c in paired if c.is_numeric]),
        associations=tuple(
            associate(rows, first, second)
            for first, second in combinations(paired, 2)
            if first.has_levels or second.has_levels
        ),
        missing_patterns=patterns,
        n_pair_rows=rows.n_rows,
        n_unpaired_columns=len(columns) - len(paired),
    )


def _column(table: Table, column: Column) -> ColumnSummary:
    if column.has_levels:
        return _level_column(table, column)
    ascending = ordered_values(table.numbers(column.name))
    n = len(ascending)
    moments = moments_of_ordered(ascending)
    starts = np.flatnonzero(np.concatenate(([True], ascending[1:] != ascending[:-1])))[:n]
    counts, edges = _histogram(ascending)
    return ColumnSummary(
        column=column.name,
        label=column.label,
        kind=column.kind,
        role=column.role,
        unit=column.unit,
        n=n,
        n_missing=table.n_rows - n,
        n_distinct=len(starts) if n else 0,
        mean=moments.mean if n else None,
        sd=_or_none(moments.sd),
        skewness=_or_none(moments.skewness),
        quantiles=tuple(quantiles_of_ordered(ascending, QUANTILES).tolist()) if n else None,
        top_share=float(np.diff(np.append(starts, n)).max()) / n if n else None,
        histogram=counts,
        histogram_edges=edges,
    )


def _or_none(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _histogram(ascending: FloatArray) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Return counts and edges of the bins between the 1 % and 99 % quantiles."""
    if len(ascending) == 0:
        return (), ()
    low, high = (float(q) for q in quantiles_of_ordered(ascending, (0.01, 0.99)))
    size = max(abs(ascending[0]), abs(ascending[-1]))
    if low == high:
        half = max(0.5, abs(low) * 1e-6)
        edges = np.array([low - half, low + half])
    elif size < _EXACT_WHOLE and bool(np.all(ascending == np.floor(ascending))):
        first, last = math.floor(low), math.ceil(high)
        width = math.ceil((last - first + 1) / N_BINS)
        edges = first - 0.5 + width * np.arange(math.ceil((last - first + 1) / width) + 1)
    else:
        part = np.linspace(0, 1, N_BINS + 1)
        edges = low * (1 - part) + high * part  # high - low could overflow
    inner = np.searchsorted(ascending, edges[1:-1], side="left")
    counts = np.diff(np.concatenate(([0], inner, [len(ascending)])))
    return tuple(counts.tolist()), tuple(edges.tolist())


def _level_column(table: Table, column: Column) -> ColumnSummary:
    codes = table.codes(column.name)
    counts = np.bincount(codes[codes >= 0], minlength=len(column.levels))
    n = int(counts.sum())
    frequent = [int(j) for j in np.argsort(-counts, kind="stable") if counts[j] > 0]
    shown = frequent[:MOST_LEVELS]
    if column.kind != Kind.CATEGORY:
        shown.sort()  # flags and ordered levels keep their own order
    return ColumnSummary(
        column=column.name,
        label=column.label,
        kind=column.kind,
        role=column.role,
        unit=column.unit,
        n=n,
        n_missing=table.n_rows - n,
        n_distinct=len(frequent),
        top_share=float(counts.max()) / n if n else None,
        levels=tuple(
            LevelCount(level=column.levels[j], n=int(counts[j]), share=float(counts[j]) / n)
            for j in shown
        ),
        n_other_levels=len(frequent) - len(shown),
    )


def _correlations(table: Table, columns: Sequence[Column]) -> Correlations:
    X = np.empty((table.n_rows, len(columns)))
    for j, column in enumerate(columns):
        X[:, j] = table.numbers(column.name)
    pearson, spearman = pearson_matrix(X), spearman_matrix(X)
    return Correlations(
        columns=tuple(column.name for column in columns),
        pearson=pearson.r,
        spearman=spearman.r,
        n=spearman.n,
    )


def _missing(table: Table, columns: Sequence[Column]) -> tuple[tuple[MissingPattern, ...], int]:
    """Return the most frequent patterns of missing columns, and the number of complete rows."""
    masks = {column.name: table.missing(column.name) for column in columns}
    masks = {name: mask for name, mask in masks.items() if mask.any()}
    if not masks:
        return (), table.n_rows
    _, first, counts = np.unique(row_keys(masks), return_index=True, return_counts=True)
    patterns = []
    n_complete = 0
    for row, n in zip(first.tolist(), counts.tolist(), strict=True):
        names = tuple(name for name, mask in masks.items() if mask[row])
        if names:
            patterns.append(MissingPattern(columns=names, n=n))
        else:
            n_complete = n
    patterns.sort(key=lambda pattern: (-pattern.n, len(pattern.columns), pattern.columns))
    return tuple(patterns[:MOST_PATTERNS]), n_complete
