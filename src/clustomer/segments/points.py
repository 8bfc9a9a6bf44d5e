"""The capped, rounded, id-less sample of customers behind the point figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._random import DEFAULT_SEED, stream
from clustomer._result import Result
from clustomer.errors import InputError
from clustomer.stats.canonical import sample_rows
from clustomer.stats.projection import principal_components
from clustomer.table.schema import Column, Kind
from clustomer.table.table import Table

MAX_POINTS = 2_000
"""Customers shown at most."""

FEWEST = 30
"""Customers shown of each segment at least, where it has so many."""

MAX_LEVELS = 12
"""Columns with more levels are not shown by level."""

MAX_COLUMNS = 30
"""Columns shown at most: features first."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class AxisLoading(Result):
    """How strongly a prepared column goes into one axis of the map (-1 to 1)."""

    axis: int  # 0 horizontal, 1 vertical
    column: str
    loading: float


@dataclass(frozen=True, kw_only=True)
class Points(Result):
    """Sampled customers with their place on the map.

    ``x`` and ``y`` are the first two principal components of the prepared
    columns (or the two prepared columns themselves when there are just two);
    ``shares`` are the shares of variance that the axes show. ``values`` holds
    original values by column (NaN where missing), ``codes`` level codes (-1
    where missing) into ``levels``. ``silhouette`` is each customer's own.
    """

    n_customers: int
    segment: NDArray[np.int64]  # (m,) 0-based
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    silhouette: NDArray[np.float64]
    center_x: NDArray[np.float64]  # (k,)
    center_y: NDArray[np.float64]
    shares: tuple[float, float]
    axes: str  # "principal_components" or "columns"
    axis_columns: tuple[str, ...] = ()
    loadings: tuple[AxisLoading, ...] = ()
    values: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    codes: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)
    levels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def make_points(
    table: Table,
    X: Floats,
    labels: NDArray[np.int32],
    *,
    centers: Floats,
    column_names: Sequence[str],
    silhouettes: Floats | None = None,
    limit: int = MAX_POINTS,
    seed: int = DEFAULT_SEED,
) -> Points:
    """Draw a sample of customers for the figures that show points.

    Parameters
    ----------
    table : Table
    X : ndarray of shape (n, p)
        Prepared columns; NaN counts as the own centroid's value on the map.
    labels : ndarray of int, shape (n,)
        Segment of each customer; -1 is left out.
    centers : ndarray of shape (k, p)
    column_names : sequence of str
        Names of the prepared columns.
    silhouettes : ndarray of shape (n,), optional
        Of each customer; NaN where it was not computed.
    limit : int, default 2,000
        Customers drawn at most.
    seed : int, default 0

    Returns
    -------
    Points
        Segments in proportion, each with at least 30 customers or all it has.
        Values have three significant digits; no ids, and not in table order.

    Raises
    ------
    InputError
        When there is nobody to draw.

    Notes
    -----
    The sample depends on the values of the customers, not on their order. The
    map is that of all customers. O(n log n + n p^2).
    """
    members = np.flatnonzero(np.asarray(labels) >= 0)
    if not len(members):
        raise InputError("There is no customer to show.", "At least one must have a segment.")
    filled = np.where(np.isnan(X), centers[labels], X)[members]
    plane = plane_of(filled, centers, column_names)
    features, by_level = _columns(table)
    sortable = [table.data[column.name][members] for column in (*by_level, *features)]
    chosen = _draw(np.asarray(labels)[members], [*filled.T, *reversed(sortable)], limit, seed)
    rows = members[chosen]
    two = len(column_names) <= 2
    return Points(
        n_customers=len(members),
        segment=np.asarray(labels)[rows].astype(np.int64),
        x=rounded_values(plane.place[chosen, 0]),
        y=rounded_values(plane.place[chosen, 1]),
        silhouette=rounded_values(
            np.full(len(rows), np.nan) if silhouettes is None else silhouettes[rows]
        ),
        center_x=rounded_values(plane.centers[:, 0]),
        center_y=rounded_values(plane.centers[:, 1]),
        shares=(float(plane.shares[0]), float(plane.shares[1])),
        axes="columns" if two else "principal_components",
        axis_columns=tuple(column_names) if two else (),
        loadings=plane.loadings,
        values={
            column.name: rounded_values(table.numbers(column.name)[rows]) for column in features
        },
        codes={column.name: table.codes(column.name)[rows].astype(np.int64) for column in by_level},
        levels={column.name: column.levels for column in by_level},
    )


class Plane(NamedTuple):
    """Where customers and centroids are on the map, and what its axes show."""

    place: Floats  # (n, 2)
    centers: Floats  # (k, 2)
    shares: Floats  # (2,)
    loadings: tuple[AxisLoading, ...]


def plane_of(X: Floats, centers: Floats, names: Sequence[str]) -> Plane:
    """Return where customers and centroids are on the plane."""
    if len(names) <= 2:
        wide = np.zeros((len(X), 2)), np.zeros((len(centers), 2))
        wide[0][:, : len(names)], wide[1][:, : len(names)] = X, centers
        variance = wide[0].var(axis=0)
        total = float(variance.sum())
        return Plane(*wide, variance / total if total > 0 else np.zeros(2), ())
    found = principal_components(X, 2)
    axes = [found.components, found.scores.T, found.apply(centers).T, found.shares]
    weights, scores, at, shares = (_two(axis) for axis in axes)
    loadings = tuple(
        AxisLoading(axis=axis, column=names[j], loading=float(f"{weights[axis, j]:.3g}"))
        for axis in (0, 1)
        for j in np.argsort(-np.abs(weights[axis]), kind="stable")[:MAX_COLUMNS]
    )
    return Plane(scores.T, at.T, shares, loadings)


def _two(values: Floats) -> Floats:
    """Return two axes, the second one zero where rows are too few for it."""
    return values if len(values) == 2 else np.concatenate([values, np.zeros_like(values)])


def _columns(table: Table) -> tuple[list[Column], list[Column]]:
    """Return the columns to show by value and those to show by level."""
    levels = {Kind.CATEGORY, Kind.FLAG}
    wanted = [
        *(column for column in table.schema.features if column.kind not in levels),
        *(column for column in table.schema.features if column.kind in levels),
        *(column for column in table.schema.descriptors if column.has_levels),
    ]
    shown = [column for column in wanted if column.is_numeric or len(column.levels) <= MAX_LEVELS][
        :MAX_COLUMNS
    ]
    features = table.schema.features
    by_value = [c for c in shown if c in features and c.kind not in levels]
    return by_value, [column for column in shown if column not in by_value]


def _draw(
    labels: NDArray[np.int32], keys: Sequence[NDArray[Any]], limit: int, seed: int
) -> NDArray[np.intp]:
    """Return positions of the sample, by segment, in an order that values decide."""
    drawn = []
    for segment, quota in enumerate(_quotas(np.bincount(labels), limit)):
        pool = np.flatnonzero(labels == segment)
        rng = stream(seed, "points", segment)
        drawn.append(pool[sample_rows([key[pool] for key in keys], quota, rng)])
    return np.concatenate(drawn)


def _quotas(sizes: NDArray[np.intp], limit: int) -> list[int]:
    """Return how many to draw of each segment: in proportion, none below its least."""
    least = np.minimum(sizes, min(FEWEST, limit // len(sizes)))
    if sizes.sum() <= limit:
        return [int(size) for size in sizes]
    quotas = np.maximum(least, sizes * limit // sizes.sum())
    while quotas.sum() > limit and (quotas > least).any():
        # What the small segments get more, the largest ones give.
        spare = np.where(quotas > least, quotas, 0)
        quotas[np.argmax(spare)] -= min(quotas.sum() - limit, max(1, spare.max() // 10))
        quotas = np.maximum(quotas, least)
    return [int(quota) for quota in quotas]


def rounded_values(values: Floats) -> Floats:
    """Return three significant digits."""
    return np.array([float(f"{value:.3g}") for value in values], dtype=np.float64)
