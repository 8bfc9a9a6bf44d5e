"""Audit: are protected attributes spread evenly over the segments, and what stands in for them?

A sensitive column is never used unless it is named, but a used column that goes along
with it can bring it in by the back door: that one is the proxy.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._random import DEFAULT_SEED, seed_for
from clustomer._result import Result
from clustomer._text import text
from clustomer.describe.associations import (
    associate,
    can_pair,
    cross_table,
    pair_rows,
    profiled_columns,
)
from clustomer.describe.uncertainty import lift_ranges
from clustomer.describe.wording import theme_of
from clustomer.stats.effects import chance_of_correlation_ratio, chance_of_cramers_v, cramers_v
from clustomer.stats.moments import pearson_matrix
from clustomer.stats.suppression import hidden_cells
from clustomer.table.schema import Column, Kind, Role
from clustomer.table.table import Table

EVEN = (0.8, 1.25)
"""A lift within these is called even (the four-fifths rule, both ways)."""

AUDITED_THEMES = frozenset({"age", "household"})
"""Ordinary columns that are audited too: they may be used, but they are close to protected."""

MOST_COLUMNS, MOST_FEATURES = 20, 60
_QUARTERS = (0.25, 0.5, 0.75)
_CODES = ("uneven", "unclear", "even")


@dataclass(frozen=True, kw_only=True)
class UnevenCell(Result):
    """A level whose lift in a segment lies outside 0.8 to 1.25.

    ``segment`` counts from 0; ``low`` to ``high`` is the 95 % bootstrap interval of the
    lift. ``is_clear`` says that the whole interval is outside.
    """

    segment: int
    level: str
    lift: float
    low: float
    high: float
    is_clear: bool


@dataclass(frozen=True, kw_only=True)
class Proxy(Result):
    """How closely a used column goes along with an audited one, 0 to 1.

    ``measure`` is ``"cramers_v"`` (bias-corrected), ``"correlation_ratio"`` (corrected) or
    ``"correlation"`` (absolute value of Pearson's). ``chance`` is the value that the
    largest of as many unrelated columns stays below in 95 of 100 tables.
    """

    column: str
    label: str
    measure: str
    value: float
    chance: float
    n: int


@dataclass(frozen=True, kw_only=True)
class Audit(Result):
    """One audited column across the segments.

    Attributes
    ----------
    column, label : str
    role : Role
    code : str
        ``"uneven"``: a lift whose whole interval is outside 0.8 to 1.25;
        ``"unclear"``: lifts outside whose intervals are not; ``"even"``: none outside.
    n_cells, n_hidden : int
        Lifts that were looked at, and those of small cells that were not.
    cells : tuple of UnevenCell
        Those outside, clear ones first, then the farthest from 1.
    segments : Proxy
        The segments themselves beside the column (``cramers_v``, levels or quarters).
    proxies : tuple of Proxy
        The used columns, the closest first; empty where the column is used itself.
    """

    column: str
    label: str
    role: Role
    code: str
    n_cells: int
    n_hidden: int
    cells: tuple[UnevenCell, ...]
    segments: Proxy
    proxies: tuple[Proxy, ...] = ()


def audit(table: Table, labels: NDArray, *, seed: int = DEFAULT_SEED) -> tuple[Audit, ...]:
    """Return the audit of sensitive columns, of age and of household.

    Parameters
    ----------
    table : Table
    labels : integer array of shape (n,)
        From 0; -1 for rows that are left out.
    seed : int, default 0
        Root seed of the bootstrap.

    Returns
    -------
    tuple of Audit
        Sensitive columns first, then by name; at most 20. Empty with one segment.

    Notes
    -----
    Numbers and ordered columns are cut into the quarters of all customers. Small cells
    are hidden as in the profile and not judged. An even spread over the segments does
    not make a campaign fair, and an uneven one does not make it unfair: it says where
    somebody has to look. The intervals take the segments as given.

    References
    ----------
    Equal Employment Opportunity Commission (1978), Uniform Guidelines on Employee
    Selection Procedures, 29 CFR 1607.4 D (four-fifths rule).
    """
    labels = np.asarray(labels).astype(np.int64)
    if labels.max(initial=-1) < 1:
        return ()
    columns = [column for column in profiled_columns(table) if _is_audited(column)]
    columns.sort(key=lambda column: (column.role != Role.SENSITIVE, column.name))
    rows = pair_rows(table, profiled_columns(table))
    audits = (
        _audited(table, rows, labels, column, seed_for(seed, f"audit:{column.name}"))
        for column in columns[:MOST_COLUMNS]
    )
    return tuple(one for one in audits if one is not None)


def _is_audited(column: Column) -> bool:
    return column.role == Role.SENSITIVE or theme_of(column.label, column.kind) in AUDITED_THEMES


def _audited(
    table: Table, rows: Table, labels: NDArray[np.int64], column: Column, seed: int
) -> Audit | None:
    """Return the audit of one column; ``None`` where it is constant."""
    codes, names = _levels_of(table, column)
    counts = cross_table(labels, codes, int(labels.max()) + 1, len(names))
    if np.count_nonzero(counts.sum(axis=0)) < 2:
        return None
    shown = ~hidden_cells(counts) & (counts.sum(axis=0) > 0)
    shown &= counts.sum(axis=1, keepdims=True) > 0
    cells = _outside(counts, shown, names, seed)
    spread, n = cramers_v(counts), int(counts.sum())
    return Audit(
        column=column.name,
        label=column.label,
        role=column.role,
        code=_CODES[0 if any(cell.is_clear for cell in cells) else 1 if cells else 2],
        n_cells=int(shown.sum()),
        n_hidden=int((~shown & (counts.sum(axis=0) > 0)).sum()),
        cells=cells,
        segments=Proxy(
            column="",
            label="",
            measure="cramers_v",
            value=round(spread, 2) if math.isfinite(spread) else 0.0,
            chance=chance_of_cramers_v(counts),
            n=n,
        ),
        proxies=() if column.role == Role.FEATURE else _proxies(rows, column),
    )


def _levels_of(table: Table, column: Column) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """Return codes and names of the levels, for numbers those of the quarters."""
    if not column.is_numeric and column.kind != Kind.ORDERED:
        return table.codes(column.name).astype(np.int64), column.levels
    values = table.numbers(column.name)
    seen = np.isfinite(values)
    names = tuple(text(f"describe.quarter.{i}") for i in range(4))
    codes = np.full(len(values), -1, dtype=np.int64)
    if seen.any():
        codes[seen] = np.searchsorted(np.quantile(values[seen], _QUARTERS), values[seen], "left")
    return codes, names


def _outside(
    counts: NDArray[np.int64], shown: NDArray[np.bool_], names: Sequence[str], seed: int
) -> tuple[UnevenCell, ...]:
    ranges = lift_ranges(counts, shown, seed=seed)
    n, inside, having = counts.sum(), counts.sum(axis=1), counts.sum(axis=0)
    found = []
    for i, j in np.argwhere(shown):
        lift = float(counts[i, j] * n / (inside[i] * having[j]))
        low, high = float(ranges.low[i, j]), float(ranges.high[i, j])
        if not EVEN[0] <= lift <= EVEN[1]:
            found.append(
                UnevenCell(
                    segment=int(i),
                    level=names[j],
                    lift=lift,
                    low=low,
                    high=high,
                    is_clear=low > EVEN[1] or high < EVEN[0],
                )
            )
    found.sort(key=lambda cell: (not cell.is_clear, -_distance(cell.lift)))  # stable
    return tuple(found)


def _distance(lift: float) -> float:
    """How far a lift is from 1, half and double being as far."""
    return abs(math.log(lift)) if lift > 0 else math.inf


def _proxies(rows: Table, column: Column) -> tuple[Proxy, ...]:
    """Return the used columns by how closely they go along with the audited one."""
    features = [c for c in rows.schema.features if can_pair(c)]
    features = sorted(features, key=lambda feature: feature.name)[:MOST_FEATURES]
    if not can_pair(column):
        return ()
    level = 0.05 / max(1, len(features))  # of the largest of so many
    found = [_proxy(rows, column, feature, level) for feature in features]
    return tuple(sorted(found, key=lambda one: (-one.value, one.column)))


def _proxy(rows: Table, column: Column, feature: Column, level: float) -> Proxy:
    present = ~(rows.missing(column.name) | rows.missing(feature.name))
    n = int(present.sum())
    if not (column.has_levels or feature.has_levels):
        pair = np.column_stack([rows.numbers(column.name), rows.numbers(feature.name)])
        measure, value = "correlation", abs(float(pearson_matrix(pair).r[0, 1]))
        chance = math.sqrt(chance_of_correlation_ratio(n, 2, level=level, corrected=False))
    else:
        found = associate(rows, column, feature)
        measure, value = found.measure, found.value
        if measure == "cramers_v":
            counts = cross_table(
                rows.codes(column.name),
                rows.codes(feature.name),
                len(column.levels),
                len(feature.levels),
            )
            chance = chance_of_cramers_v(counts, level=level)
        else:
            leveled = column if column.has_levels else feature
            groups = len(np.unique(rows.codes(leveled.name)[present]))
            chance = math.sqrt(chance_of_correlation_ratio(n, groups, level=level))
    return Proxy(
        column=feature.name,
        label=feature.label,
        measure=measure,
        value=value if math.isfinite(value) else 0.0,
        chance=chance,
        n=n,
    )
