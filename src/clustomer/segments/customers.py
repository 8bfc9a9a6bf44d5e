"""Single customers: how clearly each belongs, who is typical, who is between two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.cluster.model import Scored
from clustomer.table.schema import Column, Kind
from clustomer.table.table import Table

SHOWN_COLUMNS = 30
"""Columns of a typical customer at most: features first."""


@dataclass(frozen=True, kw_only=True)
class Assignments(Result):
    """One row per customer, in input order.

    ``labels`` is -1 for customers that were left out (suppressed). ``distance``
    is Euclidean to the own centroid, in prepared units; ``margin`` is 1 - d1/d2
    (0 = on the border). ``confidence`` is the share of resamples that agree, NaN
    where it was not measured. ``flags`` joins words by ``;``.
    """

    labels: NDArray[np.int32]
    distance: NDArray[np.float64]
    margin: NDArray[np.float64]
    confidence: NDArray[np.float64]
    flags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TypicalCustomer(Result):
    """A customer that shows what a segment is like; rounded values, never an id.

    ``kind`` is ``"typical"`` (nearest to the centroid) or ``"borderline"``
    (smallest margin). ``values`` maps a column's name to its value: a number of three
    digits, a level, or ``None``. ``row`` is the place in the table, for the files that
    stay here. The first typical one is the segment's medoid: nearest to the mean is
    smallest sum of squared distances.
    """

    segment: int
    kind: str
    margin: float
    values: Mapping[str, Any]
    row: int = field(default=-1, compare=False, metadata={"local": True})


def assignments(
    scored: Scored,
    *,
    confidence: NDArray[np.float64] | None = None,
    rows: NDArray[np.integer] | None = None,
    n_rows: int | None = None,
    left_out: str = "suppressed",
) -> Assignments:
    """Return the segment of every customer, with distance, margin and flags.

    Parameters
    ----------
    scored : Scored
        Customers with their nearest centroids.
    confidence : ndarray of shape (m,), optional
        Share of resamples that put each customer into its segment.
    rows : ndarray of int, shape (m,), optional
        Where the scored customers stand in the input, when some were left out.
    n_rows : int, optional
        Rows of the input; needed with `rows`.
    left_out : str, default "suppressed"
        Flag of the others, whose label is -1 and whose numbers are NaN.

    Returns
    -------
    Assignments
        With one segment every margin is 1. For the flags see
        `clustomer.cluster.model.Scored.flags`.
    """
    flags = scored.flags()
    if confidence is None:
        confidence = np.full(len(flags), np.nan)
    if rows is None:
        return Assignments(
            labels=scored.labels,
            distance=scored.nearest.distance,
            margin=scored.margin,
            confidence=confidence,
            flags=flags,
        )
    n = len(flags) if n_rows is None else n_rows
    labels = np.full(n, -1, dtype=np.int32)
    distance, margin, sure = np.full((3, n), np.nan)
    labels[rows], sure[rows] = scored.labels, confidence
    distance[rows], margin[rows] = scored.nearest.distance, scored.margin
    words = [left_out] * n
    for row, flag in zip(rows.tolist(), flags, strict=True):
        words[row] = flag
    return Assignments(
        labels=labels, distance=distance, margin=margin, confidence=sure, flags=tuple(words)
    )


def typical_customers(table: Table, scored: Scored, *, n: int = 3) -> tuple[TypicalCustomer, ...]:
    """Return a few customers of each segment: in its middle, and on its border.

    Parameters
    ----------
    table : Table
        The customers, in the order of `scored`.
    scored : Scored
    n : int, default 3
        How many of each kind; fewer in small segments.

    Returns
    -------
    tuple of TypicalCustomer
        By segment, typical ones first, nearest first; then borderline ones,
        smallest margin first (none with one segment). Customers with missing
        values only where a segment has no others. Values have three significant
        digits; ids, free texts and protected attributes are not shown.
    """
    columns = _shown(table)
    keys = [_sortable(table, column) for column in reversed(columns)]
    found: list[TypicalCustomer] = []
    complete = ~np.any(scored.prepared.missing, axis=1)
    several = bool(np.isfinite(scored.nearest.second_distance).any())
    for segment in range(int(scored.labels.max(initial=-1)) + 1):
        members = scored.labels == segment
        pool = np.flatnonzero(members & complete if (members & complete).any() else members)
        near = _first(pool, scored.nearest.distance, keys, n)
        found += [_customer(table, columns, scored, row, segment, "typical") for row in near]
        if several:
            rest = pool[~np.isin(pool, near)]
            border = _first(rest, scored.margin, keys, n)
            found += [
                _customer(table, columns, scored, row, segment, "borderline") for row in border
            ]
    return tuple(found)


def _shown(table: Table) -> list[Column]:
    """Return features, then descriptors; protected attributes and texts are left out."""
    plain = [c for c in table.schema.descriptors if c.role == "descriptor"]
    columns = [*table.schema.features, *plain]
    return [column for column in columns if column.kind is not Kind.TEXT][:SHOWN_COLUMNS]


def _sortable(table: Table, column: Column) -> NDArray[Any]:
    values = table.data[column.name]
    return np.nan_to_num(values, nan=np.inf) if values.dtype.kind == "f" else values


def _first(
    pool: NDArray[np.intp], by: NDArray[np.float64], keys: Sequence[NDArray[Any]], n: int
) -> NDArray[np.intp]:
    """Return the `n` rows with the smallest `by`; ties in the order of their values.

    So the order of the rows in the table does not decide who is shown.
    """
    if len(pool) > n:
        pool = pool[by[pool] <= np.partition(by[pool], n - 1)[n - 1]]
    return pool[np.lexsort([*(key[pool] for key in keys), by[pool]])][:n]


def _value(table: Table, column: Column, row: int) -> float | str | None:
    value = table.data[column.name][row]
    if column.has_levels:
        return column.levels[value] if value >= 0 else None
    return float(f"{value:.3g}") if np.isfinite(value) else None


def _customer(
    table: Table, columns: Sequence[Column], scored: Scored, row: int, segment: int, kind: str
) -> TypicalCustomer:
    return TypicalCustomer(
        segment=segment,
        kind=kind,
        margin=float(f"{scored.margin[row]:.3g}"),
        values={column.name: _value(table, column, row) for column in columns},
        row=int(row),
    )
