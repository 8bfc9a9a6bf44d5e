"""How many customers of each segment lie where on the map: cells of at least 10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.segments.points import AxisLoading, Plane, plane_of, rounded_values
from clustomer.table.table import Table

FEWEST_IN_CELL = 10
"""Customers of one segment in a cell at least; other cells are left out."""

ENOUGH = 0.8
"""Share of the customers that cells should show: the finest grid that does is taken."""

_GRIDS = (24, 20, 16, 12, 10, 8, 6, 4, 3)
_OUTSIDE = 0.01  # what lies beyond these quantiles does not decide how wide cells are
_EXACT = 1e-6

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Density(Result):
    """The map of `clustomer.segments.points.Points` without single customers.

    Attributes
    ----------
    n_customers, n_shown : int
        All customers of the map, and those in the cells.
    fewest : int
        Customers of one segment in a cell at least.
    width, height : float
        Of a cell, in units of the map.
    segment : ndarray of int64, shape (c,)
        0-based, one entry for each cell and segment.
    x, y : ndarray of shape (c,)
        Middle of the cell.
    n : ndarray of int64, shape (c,)
    center_x, center_y : ndarray of shape (k,)
    shares, axes, axis_columns, loadings
        As in `Points`.
    lines : mapping of str to (stretch, shift)
        For a map of two columns whose values are moved and stretched only: value =
        stretch * place + shift.
    """

    n_customers: int
    n_shown: int
    fewest: int = FEWEST_IN_CELL
    width: float
    height: float
    segment: NDArray[np.int64]
    x: Floats
    y: Floats
    n: NDArray[np.int64]
    center_x: Floats
    center_y: Floats
    shares: tuple[float, float]
    axes: str
    axis_columns: tuple[str, ...] = ()
    loadings: tuple[AxisLoading, ...] = ()
    lines: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def make_density(
    X: Floats,
    labels: NDArray[np.int32],
    *,
    centers: Floats,
    column_names: Sequence[str],
    originals: Mapping[str, Floats] | None = None,
) -> Density:
    """Count the customers of each segment in the cells of a grid over the map.

    Parameters
    ----------
    X : ndarray of shape (n, p)
        Prepared columns; NaN counts as the own centroid's value.
    labels : ndarray of int, shape (n,)
        Segment of each customer; -1 is left out.
    centers : ndarray of shape (k, p)
    column_names : sequence of str
        Names of the prepared columns.
    originals : mapping of str to ndarray of shape (n,), optional
        Original values of columns, for axes in their units.

    Returns
    -------
    Density
        Of grids of 24 to 3 cells across, the finest one that shows 80 % of the
        customers, else the one that shows most. A cell of fewer than 10 customers
        of a segment is left out, so nothing is said about a single customer.

    Notes
    -----
    The width of a cell has two digits and comes from the 1 % and 99 % quantiles, so
    neither an outlier nor the extreme customers of a table can be read off it.
    """
    members = np.flatnonzero(np.asarray(labels) >= 0)
    own = np.asarray(labels)[members].astype(np.int64)
    filled = np.where(np.isnan(X), centers[labels], X)[members]
    plane = plane_of(filled, centers, column_names)
    grids = [_cells(plane.place, own, across) for across in _GRIDS]
    enough = [grid for grid in grids if grid.n.sum() >= ENOUGH * len(own)]
    chosen = enough[0] if enough else max(grids, key=lambda grid: int(grid.n.sum()))
    two = len(column_names) <= 2
    values = {name: column[members] for name, column in (originals or {}).items()}
    return Density(
        n_customers=len(own),
        n_shown=int(chosen.n.sum()),
        width=float(chosen.size[0]),
        height=float(chosen.size[1]),
        segment=chosen.segment,
        x=rounded_values(chosen.place[:, 0]),
        y=rounded_values(chosen.place[:, 1]),
        n=chosen.n,
        center_x=rounded_values(plane.centers[:, 0]),
        center_y=rounded_values(plane.centers[:, 1]),
        shares=(float(plane.shares[0]), float(plane.shares[1])),
        axes="columns" if two else "principal_components",
        axis_columns=tuple(column_names) if two else (),
        loadings=plane.loadings,
        lines=_lines(plane, column_names, values) if two else {},
    )


@dataclass(frozen=True, kw_only=True)
class _Cells:
    segment: NDArray[np.int64]
    place: Floats  # (c, 2)
    n: NDArray[np.int64]
    size: Floats  # (2,)


def _cells(place: Floats, own: NDArray[np.int64], across: int) -> _Cells:
    """Count by cell and segment on a grid through zero; small cells are left out."""
    low, high = np.quantile(place, [_OUTSIDE, 1 - _OUTSIDE], axis=0)
    size = np.array([_two_digits(float(width) / across) for width in high - low])
    at = np.floor(place / size).astype(np.int64)
    keys, n = np.unique(np.column_stack([own, at]), axis=0, return_counts=True)
    kept = n >= FEWEST_IN_CELL
    return _Cells(segment=keys[kept, 0], place=(keys[kept, 1:] + 0.5) * size, n=n[kept], size=size)


def _two_digits(width: float) -> float:
    return float(f"{width:.2g}") if width > 0 else 1.0


def _lines(
    plane: Plane, names: Sequence[str], values: Mapping[str, Floats]
) -> dict[str, tuple[float, float]]:
    """Return how places become original values, where a straight line is exact."""
    found: dict[str, tuple[float, float]] = {}
    for axis, name in enumerate(names):
        places, known = plane.place[:, axis], values.get(name)
        if known is None or not np.isfinite(known).all() or np.ptp(places) <= 0:
            continue
        stretch, shift = np.polyfit(places, known, 1)
        wrong = np.abs(stretch * places + shift - known).max()
        if wrong <= _EXACT * max(float(np.ptp(known)), _EXACT):
            found[name] = (float(stretch), float(shift))
    return found


def numbers_of(table: Table, names: Sequence[str]) -> dict[str, Floats]:
    """Return the original values of those prepared columns that are numbers of the table."""
    numeric = {column.name for column in table.schema if column.is_numeric}
    return {name: table.numbers(name) for name in names if name in numeric}
