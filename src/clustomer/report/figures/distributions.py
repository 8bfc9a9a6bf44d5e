"""Distributions: of each column, by segment, by the levels of a descriptor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clustomer.describe.records import Profile
from clustomer.describe.summary import ColumnSummary, TableSummary
from clustomer.report.figures.canvas import (
    PANEL,
    WIDE,
    Margins,
    baseline,
    cut,
    fitted,
    grid,
    limits,
    number_ticks,
    panel_axes,
    put,
    quiet,
    sized,
)
from clustomer.report.figures.marks import badge
from clustomer.report.figures.scales import Scale, scale_of
from clustomer.report.palette import LIGHT, segment_style
from clustomer.report.text import clean, percent, text
from clustomer.segments.points import Points

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MAX_PANELS = 30
MAX_LEVELS = 8
_MIDDLE = (0.025, 0.975)
_FEWEST = 5
_PALE = 0.6
_STEPS = 60


def plot_distributions_by_segment(
    points: Points,
    profile: Profile,
    column: str,
    *,
    label: str = "",
    unit: str = "",
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = PANEL,
    hollow: bool = False,
) -> Axes:
    """Draw how one numeric column is distributed in each segment, as violins.

    Each violin holds the middle 95 % of the segment's sampled customers (the
    ends would show single people); all are equally wide, so they compare in
    place and shape, not in size. The tick is the median.

    Parameters
    ----------
    points : Points
        The sample with original values.
    profile : Profile
        Order and letters of the segments.
    column : str
        A key of ``points.values``.
    label, unit : str, optional
        Shown name and unit; the default is the column's name.
    ax, figure, width, hollow
        As in `clustomer.report.figures.space.plot_map`; hollow draws paler violins.

    Returns
    -------
    matplotlib.axes.Axes
        One violin for each segment, from the top down at y = 0, 1, ...
    """
    scale = scale_of(points.values[column])
    values = scale.place(points.values[column])
    groups = [values[points.segment == segment.index] for segment in profile.segments]
    colors = [segment_style(segment.mark).light for segment in profile.segments]
    ax = _violins(groups, colors, ax=ax, figure=figure, width=width, left=34,
                  alpha=_PALE if hollow else 1.0)  # fmt: skip
    for y, segment in enumerate(profile.segments):
        badge(ax, 0, y, segment, hollow=hollow, scale=0.7, frame="y_data", shift=(-18, 0))
        _median_tick(ax, groups[y], y)
    _finish_violins(ax, groups, unit, scale)
    _title(ax, scale.named(clean(label or column)), width, 34)
    return ax


def plot_distributions_by_descriptor(
    points: Points,
    column: str,
    descriptor: str,
    *,
    label: str = "",
    unit: str = "",
    descriptor_label: str = "",
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = PANEL,
) -> Axes:
    """Draw how one numeric column is distributed in each level of a descriptor.

    The parameters are those of `plot_distributions_by_segment`, with a key of
    ``points.codes`` as `descriptor`. The eight most frequent levels with at
    least five sampled customers are drawn, in their own order.
    """
    scale, codes = scale_of(points.values[column]), points.codes[descriptor]
    values = scale.place(points.values[column])
    names = points.levels[descriptor]
    shown = _frequent_levels(codes, len(names))
    groups = [values[codes == code] for code in shown]
    left = 118.0
    ax = _violins(
        groups, [LIGHT["nuld"]] * len(shown), ax=ax, figure=figure, width=width, left=left
    )
    for y, code in enumerate(shown):
        put(ax, 0, y, fitted(names[code], left - 14, 12), frame="y_data", color="ink2", size=12,
            align="right", shift=(-8, 0))  # fmt: skip
        _median_tick(ax, groups[y], y)
    _finish_violins(ax, groups, unit, scale)
    title = text("report.by_descriptor.title", column=clean(label or column),
                 descriptor=scale.named(clean(descriptor_label or descriptor)))  # fmt: skip
    _title(ax, title, width, left)
    return ax


def _frequent_levels(codes: NDArray[np.int64], n_levels: int) -> list[int]:
    counts = np.bincount(codes[codes >= 0], minlength=n_levels)
    order = np.argsort(-counts, kind="stable")[:MAX_LEVELS]
    return sorted(int(code) for code in order if counts[code] >= _FEWEST)


def _violins(
    groups: Sequence[NDArray[np.float64]],
    colors: Sequence[str],
    *,
    ax: Axes | None,
    figure: Figure | None,
    width: float,
    left: float,
    alpha: float = 1.0,
) -> Axes:
    """Draw one violin for each group on a new or given Axes."""
    n = max(len(groups), 1)
    if ax is None:
        size = (width, 30.0 * n + 60)
        area = (0.0, 0.0, *size)
        margins = Margins(left=left, right=14, top=28, bottom=34)
        ax = panel_axes(sized(figure, *size), size, area, margins)
    for y, (group, color) in enumerate(zip(groups, colors, strict=True)):
        x, half = outline(_middle(group))
        if x.size:
            ax.fill_between(x, y - half, y + half, color=color, alpha=alpha, linewidth=0, zorder=2)
    quiet(ax)
    ax.set_ylim(n - 0.5, -0.5)
    ax.set_yticks([])
    return ax


def outline(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return places and half widths of a violin: a Gaussian kernel density, 0.4 at its peak.

    The bandwidth is Scott's, s n^(-1/5); values that do not differ have no outline.
    """
    spread = float(values.std(ddof=1)) if values.size > 1 else 0.0
    if spread <= 0:
        return np.empty(0), np.empty(0)
    x = np.linspace(values.min(), values.max(), _STEPS)
    distinct, counts = np.unique(values, return_counts=True)
    scaled = (x[:, None] - distinct) / (spread * values.size**-0.2)
    density = np.exp(-0.5 * scaled**2) @ counts
    return x, 0.4 * density / density.max()


def _middle(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values between the 2.5 % and 97.5 % quantiles."""
    known = values[np.isfinite(values)]
    if known.size < _FEWEST:
        return known
    low, high = np.quantile(known, _MIDDLE)
    kept: NDArray[np.float64] = known[(known >= low) & (known <= high)]
    return kept


def _median_tick(ax: Axes, values: NDArray[np.float64], y: float) -> None:
    known = values[np.isfinite(values)]
    if known.size:
        middle = float(np.median(known))
        ax.plot([middle, middle], [y - 0.32, y + 0.32], color=LIGHT["paper"], linewidth=4, zorder=4)
        ax.plot([middle, middle], [y - 0.36, y + 0.36], color=LIGHT["ink"], linewidth=2, zorder=5)


def _finish_violins(
    ax: Axes, groups: Sequence[NDArray[np.float64]], unit: str, scale: Scale
) -> None:
    shown = [_middle(group) for group in groups]
    ax.set_xlim(limits(np.concatenate(shown) if shown else [], 0.04))
    grid(ax, "x")
    number_ticks(ax, "x", 4, unit, scale)


def _title(ax: Axes, written: str, width: float, left: float) -> None:
    put(ax, 0, 1, cut(written, width - 20), frame="axes", bold=True, level="bottom",
        shift=(6 - left, 6))  # fmt: skip


def plot_distributions(
    summary: TableSummary, *, figure: Figure | None = None, width: float = WIDE
) -> Figure:
    """Draw a small histogram (or bars of levels) of every column, up to 30.

    Parameters
    ----------
    summary : TableSummary
    figure, width
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.figure.Figure
        One Axes for each column that has a histogram or levels.
    """
    shown = [entry for entry in summary.columns if entry.histogram or entry.levels][:MAX_PANELS]
    across = 3 if width > 500 else 1
    down = max(-(-len(shown) // across), 1)
    size = (width, 150.0 * down)
    figure = sized(figure, *size)
    cell = width / across
    for i, entry in enumerate(shown):
        area = (i % across * cell, i // across * 150.0, cell, 150.0)
        ax = panel_axes(figure, size, area, Margins(left=8, right=16, top=26, bottom=28))
        put(ax, 0, 1, fitted(entry.label, cell - 26), frame="axes", bold=True, level="bottom",
            shift=(0, 6))  # fmt: skip
        (_histogram if entry.histogram else _level_bars)(ax, entry)
    return figure


def _histogram(ax: Axes, entry: ColumnSummary) -> None:
    edges = np.asarray(entry.histogram_edges)
    ax.bar(edges[:-1], entry.histogram, width=np.diff(edges), align="edge",
           color=LIGHT["ink3"], linewidth=0, zorder=2)  # fmt: skip
    ax.set_xlim(edges[0], max(edges[-1], np.nextafter(edges[0], np.inf)))
    ax.set_ylim(0, 1.05 * max(max(entry.histogram), 1))
    ax.set_yticks([])
    number_ticks(ax, "x", 3, entry.unit)
    baseline(ax)


def _level_bars(ax: Axes, entry: ColumnSummary) -> None:
    top = entry.levels[:3]
    rows = np.arange(len(top))
    ax.barh(rows, [level.share for level in top], height=0.22, color=LIGHT["ink3"], linewidth=0)
    for y, level in zip(rows, top, strict=True):
        put(ax, 0, y - 0.34, f"{fitted(level.level, 110, 12)} {percent(level.share)}",
            color="ink3", size=12, level="center")  # fmt: skip
    if len(entry.levels) > len(top) or entry.n_other_levels:
        more = len(entry.levels) - len(top) + entry.n_other_levels
        put(ax, 0, 0, text("report.more_levels", n=more), frame="axes", color="ink3", size=12,
            level="top", shift=(0, -6))  # fmt: skip
    ax.set_xlim(0, 1)
    ax.set_ylim(2.5, -0.8)
    ax.set_xticks([])
    ax.set_yticks([])
