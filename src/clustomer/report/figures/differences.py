"""All segments at once: standardised differences as a heat map and as lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clustomer.describe.records import NumericProfile, Profile
from clustomer.report.figures.canvas import (
    WIDE,
    Margins,
    baseline,
    grid,
    number_ticks,
    one_axes,
    put,
    put_name,
)
from clustomer.report.figures.marks import badge
from clustomer.report.palette import LIGHT, segment_style
from clustomer.report.text import FORMATS, text
from clustomer.table.schema import Role

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MAX_COLUMNS = 12
_FULL_TINT = 2.0
_END_GAP = 24.0


def difference_columns(profile: Profile) -> tuple[NumericProfile, ...]:
    """Return up to 12 numeric columns, used ones first, then by how well they separate."""
    strength = {entry.column: entry.eta_squared for entry in profile.separation}
    ordered = sorted(
        profile.population,
        key=lambda entry: (entry.role != Role.FEATURE, -strength.get(entry.column, 0.0)),
    )
    return tuple(ordered[:MAX_COLUMNS])


def difference_table(profile: Profile, columns: Sequence[NumericProfile]) -> NDArray[np.float64]:
    """Return standardised differences, shape (n_columns, n_segments), NaN where unknown."""
    table = np.full((len(columns), len(profile.segments)), np.nan)
    for j, segment in enumerate(profile.segments):
        known = {entry.column: entry.difference for entry in segment.numeric}
        for i, column in enumerate(columns):
            difference = known.get(column.column)
            table[i, j] = np.nan if difference is None else difference
    return table


def plot_profile_heatmap(
    profile: Profile,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Axes:
    """Draw the standardised difference of each segment from the rest, as tinted numbers.

    The difference is (mean - mean of the rest) / pooled standard deviation: blue
    above, rust below, full tint from 2 on; the sign is always written. Columns
    that did not form the segments stand below the gap.

    Parameters
    ----------
    profile : Profile
    ax, figure, width, hollow
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
        One bar patch (cell) for each column and segment; row i, cell j.
    """
    columns = difference_columns(profile)
    values = difference_table(profile, columns)
    left = 176.0 if width > 500 else 118.0
    margins = Margins(left=left, right=6, top=38, bottom=8)
    n_used = sum(column.role == Role.FEATURE for column in columns)
    place = [i + (0.5 if i >= n_used > 0 else 0.0) for i in range(len(columns))]
    bottom = (place[-1] if place else 0) + 0.5
    ax = one_axes(ax, figure, width, 34 * (bottom + 0.5) + 46, margins)
    ax.set_xlim(-0.5, max(values.shape[1], 1) - 0.5)
    ax.set_ylim(bottom, -0.5)
    ax.set_xticks([])
    ax.set_yticks([])
    for j, segment in enumerate(profile.segments):
        badge(ax, j, -0.5 - 20 / 34, segment, hollow=hollow, scale=0.8)
    for i, column in enumerate(columns):
        put_name(ax, place[i], column.label, left - 16, shift=10)
        for j in range(values.shape[1]):
            _cell(ax, j, place[i], float(values[i, j]))
    return ax


def _cell(ax: Axes, x: float, y: float, value: float) -> None:
    known = np.isfinite(value)
    tint = min(abs(value) / _FULL_TINT, 1.0) if known else 0.0
    token = "neg" if known and value < 0 else "pos"
    ax.bar([x], [0.86], bottom=[y - 0.43], width=0.94, color=LIGHT[token], alpha=tint,
           linewidth=0, zorder=2)  # fmt: skip
    written = FORMATS["fixed1"](value) if known else "–"
    written = f"+{written}" if known and float(f"{value:.1f}") > 0 else written
    put(ax, x, y, written.replace("\N{MINUS SIGN}0.0", "0.0"), align="center", size=12.5)


def plot_snake(
    profile: Profile,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Axes:
    """Draw each segment as a line through its standardised differences (snake plot).

    Columns run down the page so that long names stay readable; zero is all other
    customers. The parameters are those of `plot_profile_heatmap`.

    Returns
    -------
    matplotlib.axes.Axes
        One line for each segment, x = difference, y = row of the column.
    """
    columns = difference_columns(profile)
    values = difference_table(profile, columns)
    left = 176.0 if width > 500 else 118.0
    margins = Margins(left=left, right=20, top=14, bottom=92)
    rows = max(len(columns), 1)
    ax = one_axes(ax, figure, width, 40 * rows + 106, margins)
    reach = 1.12 * max(float(np.nanmax(np.abs(values), initial=0.0)), 0.5)
    ax.set_xlim(-reach, reach)
    ax.set_ylim(rows - 0.5, -0.5)
    ax.axvline(0, color=LIGHT["ink3"], linewidth=1, zorder=1)
    for y, column in enumerate(columns):
        ax.axhline(y, color=LIGHT["grid"], linewidth=1, zorder=0)
        put_name(ax, y, column.label, left - 16, shift=10)
    for j, segment in enumerate(profile.segments):
        style = segment_style(segment.mark)
        ax.plot(values[:, j], np.arange(len(columns)), color=style.light, linewidth=1.8,
                marker=style.marker, markersize=7.5, zorder=3,
                markerfacecolor=LIGHT["paper"] if hollow else style.light,
                markeredgecolor=style.light if hollow else LIGHT["paper"],
                markeredgewidth=1.6 if hollow else 1.0)  # fmt: skip
    if len(columns):
        _line_ends(ax, profile, values[-1], reach, width - left - 20, rows, hollow=hollow)
    grid(ax, "x")
    ax.set_yticks([])
    number_ticks(ax, "x", 6)
    ax.tick_params(axis="x", pad=46)
    baseline(ax)
    axis_label_below(ax)
    return ax


def axis_label_below(ax: Axes) -> None:
    """Name the difference axis below the badges."""
    put(ax, 1, 0, text("report.axis.difference"), frame="axes", color="ink3", size=12,
        align="right", level="top", shift=(0, -66))  # fmt: skip


def _line_ends(
    ax: Axes,
    profile: Profile,
    ends: NDArray[np.float64],
    reach: float,
    pixels: float,
    rows: int,
    *,
    hollow: bool,
) -> None:
    """Put each letter below the end of its line, moved apart where lines meet."""
    wanted = np.where(np.isfinite(ends), ends, 0.0)
    placed = spread(wanted, gap=_END_GAP * 2 * reach / pixels, low=-reach, high=reach)
    below = rows - 0.5 + 26 / 40
    for segment, start, end in zip(profile.segments, wanted, placed, strict=True):
        color = segment_style(segment.mark).light
        ax.plot([start, end], [rows - 1, below], color=color, linewidth=1, linestyle=(0, (1, 3)),
                clip_on=False, zorder=2)  # fmt: skip
        badge(ax, float(end), below, segment, hollow=hollow, scale=0.75)


def spread(
    values: NDArray[np.float64], *, gap: float, low: float, high: float
) -> NDArray[np.float64]:
    """Move places apart until neighbours are `gap` from each other, order kept."""
    order = np.argsort(values, kind="stable")
    placed = values[order].astype(float)
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + gap)
    if len(placed):
        placed[-1] = min(placed[-1], high)
    for i in range(len(placed) - 2, -1, -1):
        placed[i] = min(placed[i], placed[i + 1] - gap)
    placed += max(0.0, low - placed[0]) if len(placed) else 0.0
    result = np.empty_like(placed)
    result[order] = placed
    return result
