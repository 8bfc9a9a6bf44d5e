"""Small panels over the same axis of k: what the data give beside data without groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from clustomer.report.figures.canvas import (
    TICK_SIZE,
    Margins,
    axis_label,
    baseline,
    box_of,
    grid,
    number_ticks,
    one_axes,
    put,
    ticks,
)
from clustomer.report.figures.differences import spread
from clustomer.report.palette import LIGHT
from clustomer.report.text import FORMATS, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEIGHT = 236
TESTED_HEIGHT = 214
_LINE = 15.0
_MANY_TICKS = 12


@dataclass(frozen=True, kw_only=True)
class Band:
    """What data without groups give for each k: mean and the middle 95 %."""

    k: Sequence[int]
    low: Sequence[float]
    mean: Sequence[float]
    high: Sequence[float]


def tested_panel(ax: Axes | None, figure: Figure | None, width: float) -> Axes:
    """Return Axes with room on the right for the names of lines."""
    margins = Margins(left=40, right=78, bottom=44, top=22)
    return one_axes(ax, figure, width, TESTED_HEIGHT, margins)


def draw_band(ax: Axes, band: Band) -> None:
    """Fill the middle 95 % of data without groups; dashed: their mean."""
    ax.fill_between(list(band.k), list(band.low), list(band.high), color=LIGHT["nul"],
                    alpha=0.75, linewidth=0, zorder=1)  # fmt: skip
    ax.plot(list(band.k), list(band.mean), color=LIGHT["nuld"], linewidth=1.3,
            linestyle=(0, (4, 3)), zorder=2)  # fmt: skip


def draw_curve(ax: Axes, values: Mapping[int, float]) -> None:
    """Draw a line through the values at each k."""
    ax.plot(list(values), list(values.values()), color=LIGHT["ink"], linewidth=1.8, marker="o",
            markersize=4.5, zorder=3)  # fmt: skip


def draw_untested(ax: Axes, values: Mapping[int, float]) -> None:
    """Draw the values beyond the tested k: pale and hollow, without a band."""
    if values:
        ax.plot(list(values), list(values.values()), color=LIGHT["ink3"], linewidth=1.2,
                linestyle=(0, (2, 3)), marker="o", markersize=4.5, zorder=2.5,
                markerfacecolor=LIGHT["paper"], markeredgecolor=LIGHT["ink3"])  # fmt: skip


def mark_chosen(
    ax: Axes,
    k: int,
    values: Mapping[int, float],
    *,
    side: str = "above",
    written: str = "fixed2",
) -> None:
    """Set the chosen k on a pale column, with a larger dot and its value.

    The value stands above or below the dot, or to its upper right (``beside``),
    clear of a falling curve.
    """
    ax.axvspan(k - 0.4, k + 0.4, color=LIGHT["b1"], linewidth=0, zorder=0)
    if k not in values:
        return
    value = values[k]
    ax.scatter([k], [value], s=64, color=LIGHT["ink"], edgecolors=LIGHT["paper"],
               linewidths=1.5, zorder=4)  # fmt: skip
    shift = {"above": (0, 15), "below": (0, -16), "beside": (1, 14)}[side]
    put(ax, k, value, FORMATS[written](value), bold=True,
        align="left" if side == "beside" else "center", shift=shift)  # fmt: skip


def end_labels(ax: Axes, data: tuple[int, float], null: tuple[int, float]) -> None:
    """Name the lines at their ends, one above the other where they meet.

    A band that ends before the line is named in the room that it leaves.
    """
    low, high = ax.get_ylim()
    if null[0] < data[0]:
        over = 12 if null[1] > data[1] else -13
        _end_label(ax, "report.panel.data", data, (10, 0), bold=True)
        _end_label(ax, "report.panel.null", null, (2, over), bold=False)
        return
    gap = _LINE * (high - low) / box_of(ax)[3]
    places = spread(np.array([data[1], null[1]]), gap=gap, low=low, high=high).tolist()
    _end_label(ax, "report.panel.data", (data[0], places[0]), (10, 0), bold=True)
    _end_label(ax, "report.panel.null", (null[0], places[1]), (10, 0), bold=False)


def _end_label(
    ax: Axes, key: str, place: tuple[int, float], shift: tuple[float, float], *, bold: bool
) -> None:
    put(ax, *place, text(key), color="ink2" if bold else "ink3", size=TICK_SIZE, bold=bold,
        shift=shift)  # fmt: skip


def finish_k_axis(ax: Axes, k: Sequence[int], *, chosen: int | None = None) -> None:
    """Give the panel its axis of k; every panel of a report has the same."""
    ax.set_xlim(min([*k, 2]) - 0.6, max([*k, 2]) + 0.6)
    step = max(1, -(-len(k) // _MANY_TICKS))
    shown = list(k[::step])
    if chosen is not None and chosen in k and chosen not in shown:
        shown = sorted({*(one for one in shown if abs(one - chosen) > 1), chosen})
    ticks(ax, "x", shown, [str(value) for value in shown])
    number_ticks(ax, "y", 5)
    grid(ax, "y")
    baseline(ax)
    axis_label(ax, "x", text("report.axis.k"))
