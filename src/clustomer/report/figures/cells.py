"""The map by cells: how many customers of each segment lie where, nobody shown alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clustomer.describe.records import Profile
from clustomer.report.figures.canvas import WIDE
from clustomer.report.figures.marks import scatter_points
from clustomer.report.figures.space import draw_map
from clustomer.segments.density import Density
from clustomer.segments.points import Points

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LARGEST = 18.0  # pixels of the mark of the fullest cell
_STEPS = 6


def plot_cells(
    density: Density,
    profile: Profile,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Axes:
    """Draw the map with one mark for each cell and segment; its area follows the customers.

    Use it for a map that is passed on: no cell has fewer than 10 customers.

    Parameters
    ----------
    density : Density
    profile : Profile
        Names, letters and sizes of the segments.
    ax, figure, width, hollow
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
    """
    marks = partial(_marks, n=density.n)
    return draw_map(cell_middles(density), profile, marks, ax, figure, width, hollow=hollow)


def cell_middles(density: Density) -> Points:
    """Return the middles of the cells as a map holds its points.

    Segments that share a cell stand side by side in it.
    """
    x = density.x + density.width * _beside(density)
    places = dict(zip(density.axis_columns, (x, density.y), strict=False))
    return Points(
        n_customers=density.n_customers,
        segment=density.segment,
        x=x,
        y=density.y,
        silhouette=np.full(len(x), np.nan),
        center_x=density.center_x,
        center_y=density.center_y,
        shares=density.shares,
        axes=density.axes,
        axis_columns=density.axis_columns,
        loadings=density.loadings,
        values={
            name: stretch * places[name] + shift for name, (stretch, shift) in density.lines.items()
        },
    )


def _beside(density: Density) -> NDArray[np.float64]:
    """Return how far each mark stands from the middle, in widths of a cell."""
    cells = np.column_stack([density.x, density.y])
    _, cell, sharing = np.unique(cells, axis=0, return_inverse=True, return_counts=True)
    cell = cell.reshape(-1)
    place = np.array([np.sum(cell[:i] == own) for i, own in enumerate(cell)], dtype=float)
    many = sharing[cell]
    return (place - (many - 1) / 2) / (many + 1)


def _marks(
    ax: Axes,
    points: Points,
    marks: Mapping[int, int],
    *,
    hollow: bool,
    n: NDArray[np.int64],
) -> None:
    """Draw the cells, the fullest ones below, in a few sizes."""
    step = np.ceil(_STEPS * np.sqrt(n / n.max(initial=1))).astype(np.int64)
    for size in range(_STEPS, 0, -1):
        for index in np.unique(points.segment[step == size]):
            chosen = (step == size) & (points.segment == index)
            scatter_points(ax, points.x[chosen], points.y[chosen], marks[int(index)], hollow=hollow,
                           size=_LARGEST * size / _STEPS)  # fmt: skip
