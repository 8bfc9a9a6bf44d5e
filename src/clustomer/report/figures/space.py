"""Customers as points: the map of principal components and pairs of columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clustomer.describe.records import Profile
from clustomer.report.figures.canvas import (
    WIDE,
    Margins,
    axis_label,
    box_of,
    cut,
    fitted,
    grid,
    limits,
    number_ticks,
    one_axes,
    panel_axes,
    put,
    quiet,
    sized,
)
from clustomer.report.figures.marks import (
    KEY_LINE,
    badge,
    draw_key,
    drawn_rows,
    key_rows,
    mixed_order,
    scatter_points,
)
from clustomer.report.figures.plane import SAME, Line, borders, clipped, moved, original_axes
from clustomer.report.figures.scales import scale_of
from clustomer.report.palette import LIGHT, segment_style
from clustomer.report.text import MINUS, clean, percent, text, with_unit
from clustomer.segments.points import Points

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MAP_LIMIT = 800
PAIRS_LIMIT = 300
MAX_PAIRS = 5
_STRONG_LOADING = 0.35


def plot_map(
    points: Points,
    profile: Profile,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Axes:
    """Draw the customers on the first two principal components, coloured by segment.

    Use it to see gaps between segments, or their absence; not to judge
    distances when the axes show little of the variance (it is written on them).

    Parameters
    ----------
    points : Points
        The sample to draw; above 800 points, 800 are drawn in proportion.
    profile : Profile
        Names, letters and sizes of the segments.
    ax : matplotlib Axes, optional
        Where to draw; without it a new figure is made.
    figure : matplotlib Figure, optional
        An empty figure to fill instead of a pyplot figure.
    width : float, default 680
        Width of a new figure in pixels; the drawing area is square below 500.
    hollow : bool, default False
        Draw hollow marks: the sign of segments that were made, not found.

    Returns
    -------
    matplotlib.axes.Axes
        One collection of points for each segment, then one badge for each centre.
    """
    return draw_map(points, profile, _customers, ax, figure, width, hollow=hollow)


def draw_map(
    points: Points,
    profile: Profile,
    marks: Callable[..., None],
    ax: Axes | None,
    figure: Figure | None,
    width: float,
    *,
    hollow: bool,
) -> Axes:
    """Draw a map whose customers are drawn by ``marks(ax, points, profile.marks, hollow=...)``."""
    rows = key_rows(profile, width)
    margins = Margins(left=40, right=10, top=48 + KEY_LINE * len(rows), bottom=46)
    height = (width - 50) * (0.72 if width > 500 else 1.0) + margins.top + margins.bottom
    made_here = ax is None
    ax = one_axes(ax, figure, width, height, margins)
    original = original_axes(points)
    lines = original or (SAME, SAME)
    placed = moved(points, *lines)
    marks(ax, placed, profile.marks, hollow=hollow)
    _centres(ax, placed, profile, hollow=hollow)
    if points.axes == "columns":
        _borders(ax, points, *lines)
    grid(ax)
    number_ticks(ax, "x", 7)
    number_ticks(ax, "y", 6)
    room = width - margins.left - margins.right
    first, second = (
        cut(axis_name(points, axis, profile, original=original is not None), room, 12)
        for axis in (0, 1)
    )
    axis_label(ax, "x", first)
    axis_label(ax, "y", second)
    if made_here:
        draw_key(ax, profile, width, margins.left, hollow=hollow)
    return ax


def _customers(ax: Axes, points: Points, marks: Mapping[int, int], *, hollow: bool) -> None:
    for index, chosen in mixed_order(points, drawn_rows(points, MAP_LIMIT)).items():
        scatter_points(ax, points.x[chosen], points.y[chosen], marks[index], hollow=hollow)


def _centres(ax: Axes, points: Points, profile: Profile, *, hollow: bool) -> None:
    """Draw the centres with their letters, and set the frame."""
    for segment in profile.segments:
        if segment.index < len(points.center_x):
            x, y = points.center_x[segment.index], points.center_y[segment.index]
            if np.isfinite(x) and np.isfinite(y):
                badge(ax, float(x), float(y), segment, hollow=hollow)
    ax.set_xlim(limits(np.concatenate([points.x, points.center_x])))
    ax.set_ylim(limits(np.concatenate([points.y, points.center_y])))


def _borders(ax: Axes, points: Points, x: Line, y: Line) -> None:
    """Draw the borders between segments dotted, inside the frame that the points set."""
    for across, up in borders(points):
        ends = clipped((x.value(across), y.value(up)), ax.get_xlim(), ax.get_ylim())
        if ends is not None:
            ax.plot(*ends, color=LIGHT["ink3"], linewidth=1, linestyle=(0, (1.5, 3)), zorder=2)


def axis_name(points: Points, axis: int, profile: Profile, *, original: bool = False) -> str:
    """Return what an axis of the map is made of, with its share of the variance.

    An axis in original units is named by its column and unit.
    """
    share = percent(points.shares[axis])
    entries = {entry.column: entry for entry in profile.population}
    if points.axes == "columns":
        name = points.axis_columns[axis] if axis < len(points.axis_columns) else ""
        label, unit = (entries[name].label, entries[name].unit) if name in entries else (name, "")
        if original:
            return with_unit(label, unit)
        return text("report.map.column", column=clean(label), share=share)
    strong = sorted(
        (e for e in points.loadings if e.axis == axis and abs(e.loading) > _STRONG_LOADING),
        key=lambda entry: -abs(entry.loading),
    )
    labels = {name: entry.label for name, entry in entries.items()}
    parts = ", ".join(
        f"{'+' if e.loading > 0 else MINUS} {clean(labels.get(e.column, e.column), 24)}"
        for e in strong
    )
    name = text("report.map.component", number=axis + 1, share=share)
    return f"{name}: {parts}" if parts else name


def plot_pairs(
    points: Points,
    profile: Profile,
    *,
    columns: Sequence[str] | None = None,
    labels: dict[str, str] | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Figure:
    """Draw every pair of up to five columns, coloured by segment.

    Parameters
    ----------
    points : Points
        The sample; above 300 points, 300 are drawn in proportion.
    profile : Profile
        Names, letters and sizes of the segments.
    columns : sequence of str, optional
        Columns of ``points.values``; the default is the first five.
    labels : dict, optional
        Shown names by column.
    figure, width, hollow
        As in `plot_map`.

    Returns
    -------
    matplotlib.figure.Figure
        A lower triangle of Axes: row y against column x.
    """
    shown = _pair_columns(points, columns)
    chosen = mixed_order(points, drawn_rows(points, PAIRS_LIMIT))
    top = 18 + KEY_LINE * len(key_rows(profile, width))
    figure, panels = _triangle(points, shown, labels or {}, figure, width, top)
    places = _places(points, shown)
    for (row, column), ax in panels.items():
        x, y = places[shown[column]], places[shown[row]]
        for index, rows in chosen.items():
            scatter_points(ax, x[rows], y[rows], profile.marks[index], hollow=hollow, size=4.5)
    if panels:
        first = panels[1, 0]
        draw_key(first, profile, width, box_of(first)[0], hollow=hollow)
    return figure


def plot_feature_pairs(
    points: Points,
    *,
    columns: Sequence[str] | None = None,
    labels: dict[str, str] | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
) -> Figure:
    """Draw every pair of up to five columns without segments (exploration).

    The parameters and the returned figure are those of `plot_pairs`.
    """
    shown = _pair_columns(points, columns)
    rows = drawn_rows(points, PAIRS_LIMIT)
    figure, panels = _triangle(points, shown, labels or {}, figure, width, 0)
    places = _places(points, shown)
    for (row, column), ax in panels.items():
        x, y = places[shown[column]][rows], places[shown[row]][rows]
        ax.scatter(x, y, s=12, color=LIGHT["ink3"], alpha=0.55, linewidths=0, zorder=3)
    return figure


def _pair_columns(points: Points, columns: Sequence[str] | None) -> tuple[str, ...]:
    known = [name for name in (columns or points.values) if name in points.values]
    return tuple(known[:MAX_PAIRS])


def _places(points: Points, shown: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Return where the values of each column stand: long-tailed ones on their own scale."""
    return {name: scale_of(points.values[name]).place(points.values[name]) for name in shown}


def _triangle(
    points: Points,
    shown: Sequence[str],
    labels: dict[str, str],
    figure: Figure | None,
    width: float,
    top: float,
) -> tuple[Figure, dict[tuple[int, int], Axes]]:
    """Return a figure with one Axes for each pair (row, column), row > column."""
    n = max(len(shown) - 1, 1)
    left, cell = 46.0, (width - 56.0) / n
    cell_height = min(cell * 0.86, 240.0)
    size = (width, cell_height * n + top + 44)
    figure = sized(figure, *size)
    panels: dict[tuple[int, int], Axes] = {}
    for column, row in combinations(range(len(shown)), 2):
        area = (left + column * cell, top + (row - 1) * cell_height, cell, cell_height)
        ax = panel_axes(figure, size, area, Margins(left=6, right=18, top=24, bottom=4))
        _frame_pair(ax, points.values[shown[column]], points.values[shown[row]])
        name = {
            axis: scale_of(points.values[shown[axis]]).named(labels.get(shown[axis], shown[axis]))
            for axis in (row, column)
        }
        if column == 0:
            put(ax, 0, 1, f"↑ {fitted(name[row], cell + 20, 12)}", frame="axes", color="ink2",
                size=12, level="bottom", shift=(-34, 6))  # fmt: skip
        if row == n:
            put(ax, 1, 0, f"{fitted(name[column], cell - 38, 12)} →", frame="axes", color="ink2",
                size=12, align="right", level="top", shift=(0, -24))  # fmt: skip
        ax.tick_params(labelleft=column == 0, labelbottom=row == n)
        panels[row, column] = ax
    return figure, panels


def _frame_pair(ax: Axes, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
    across, up = scale_of(x), scale_of(y)
    ax.set_xlim(limits(across.place(x)))
    ax.set_ylim(limits(up.place(y)))
    grid(ax)
    number_ticks(ax, "x", 4, scale=across)
    number_ticks(ax, "y", 4, scale=up)


def plot_density(
    points: Points,
    profile: Profile,
    x: str,
    y: str,
    *,
    ax: Axes | None = None,
    width: float = WIDE,
) -> Axes:
    """Draw where the customers of each segment are dense in two columns (seaborn contours).

    Use it in a notebook where a scatter of thousands of customers fills up. The
    report does not hold this figure.

    Parameters
    ----------
    points : Points
        The sample with original values.
    profile : Profile
        Letters and order of the segments.
    x, y : str
        Keys of ``points.values``.
    ax, width
        As in `plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
        Contours of four levels for each segment, and its letter at the medians.
    """
    import seaborn as sns

    ax = one_axes(ax, None, width, 0.72 * width, Margins(left=56, top=34, bottom=50))
    for segment in profile.segments:
        inside = points.segment == segment.index
        own_x, own_y = points.values[x][inside], points.values[y][inside]
        known = np.isfinite(own_x) & np.isfinite(own_y)
        color = segment_style(segment.mark).light
        sns.kdeplot(x=own_x[known], y=own_y[known], ax=ax, color=color, levels=4, linewidths=1.4,
                    gridsize=80, warn_singular=False)  # fmt: skip
        if known.any():
            middle = float(np.median(own_x[known])), float(np.median(own_y[known]))
            badge(ax, *middle, segment, hollow=False, scale=0.8)
    quiet(ax)
    ax.set_xlabel("")
    ax.set_ylabel("")
    grid(ax)
    number_ticks(ax, "x", 6)
    number_ticks(ax, "y", 6)
    axis_label(ax, "x", clean(x))
    axis_label(ax, "y", clean(y))
    return ax
