"""Figures of a comparison: who went where, and what drifted beyond chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from clustomer._text import letter, mark_of
from clustomer.report.figures.canvas import (
    TICK_SIZE,
    WIDE,
    Margins,
    box_of,
    fitted,
    number_ticks,
    one_axes,
    put,
)
from clustomer.report.palette import LIGHT, segment_style
from clustomer.report.text import text
from clustomer.segments.continuity import Migration
from clustomer.segments.judgement import drift_name
from clustomer.stats.drift import Drift
from clustomer.stats.suppression import hidden_cells

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_COLUMNS = 30
_NARROW = 500
_HEIGHT = 320
_GAP = 10.0  # pixels between blocks
_REACH = 0.018  # half the width of a block, of the distance of the sides
_CURVE = np.linspace(0, 1, 13)
_BEND = _CURVE**2 * (3 - 2 * _CURVE)
_LINE, _LINE_NARROW = 22.0, 36.0
_LABEL_ROOM = 220.0


def plot_migration(
    migration: Migration,
    *,
    partner: Sequence[int],
    letters: tuple[Sequence[str], Sequence[str]] | None = None,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
) -> Axes:
    """Draw how customers went from the old segments (left) to the new ones (right).

    Parameters
    ----------
    migration : Migration
        Flows of 1 to 9 customers, and those that would give them away, are not drawn.
    partner : sequence of int
        For each new segment the old one whose colour it carries, or -1: it has its own,
        and grey where that is an old segment's.
    letters : tuple of two sequences of str, optional
        Of the old and of the new segments; A, B, C and so on by default.
    ax, figure, width
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
        Then at x = 0 and now at x = 1; y in pixels, downward. One bar for each block.
    """
    ax = one_axes(ax, figure, width, _HEIGHT, Margins(left=30, right=30, top=30, bottom=8))
    ax.set_xticks([])
    ax.set_yticks([])
    high = box_of(ax)[3]
    ax.set_ylim(high, 0)
    ax.set_xlim(-_REACH, 1 + _REACH)
    counts = migration.counts
    scale = (high - _GAP * (max(counts.shape) - 1)) / max(int(counts.sum()), 1)
    left, right = _tops(counts.sum(axis=1), scale, high), _tops(counts.sum(axis=0), scale, high)
    then, now = letters or tuple([letter(i) for i in range(k)] for k in counts.shape)
    colors = [segment_style(mark_of(written)).light for written in then]
    _flows(ax, counts, left, right, scale, colors)
    for old, top in enumerate(left):
        _block(ax, 0.0, top, scale * int(counts[old].sum()), colors[old], then[old])
    for new, top in enumerate(right):
        own = LIGHT["nuld"] if now[new] in then else segment_style(mark_of(now[new])).light
        color = colors[partner[new]] if partner[new] >= 0 else own
        _block(ax, 1.0, top, scale * int(counts[:, new].sum()), color, now[new])
    for x, key in ((0, "then"), (1, "now")):
        put(ax, x, 1, text(f"continuity.head.{key}"), frame="x_data", size=TICK_SIZE,
            color="ink2", level="bottom", align="right" if x else "left",
            shift=(10 if x else -10, 9))  # fmt: skip
    return ax


def _tops(sizes: np.ndarray, scale: float, high: float) -> list[float]:
    spent = scale * float(sizes.sum()) + _GAP * (len(sizes) - 1)
    top, tops = (high - spent) / 2, []
    for size in sizes.tolist():
        tops.append(top)
        top += scale * size + _GAP
    return tops


def _flows(
    ax: Axes,
    counts: np.ndarray,
    left: Sequence[float],
    right: Sequence[float],
    scale: float,
    colors: Sequence[str],
) -> None:
    hidden = hidden_cells(counts)
    leave, arrive = list(left), list(right)
    for old in range(counts.shape[0]):
        for new in range(counts.shape[1]):
            thick = scale * int(counts[old, new])
            if thick <= 0 or hidden[old, new]:
                continue  # and no gap: its width would be the count
            begin, end = leave[old], arrive[new]
            leave[old], arrive[new] = begin + thick, end + thick
            top = begin + (end - begin) * _BEND
            x = _REACH + _CURVE * (1 - 2 * _REACH)
            ax.fill_between(x, top, top + thick, color=colors[old], alpha=0.35,
                            linewidth=0, zorder=2)  # fmt: skip


def _block(ax: Axes, x: float, top: float, height: float, color: str, written: str) -> None:
    ax.bar([x], [height], width=2 * _REACH, bottom=top, color=color, linewidth=1.2,
           edgecolor=color, zorder=3)  # fmt: skip
    put(ax, x, top + height / 2, written, bold=True, size=TICK_SIZE,
        align="left" if x else "right", shift=(17 if x else -17, 0))  # fmt: skip


def plot_drift(
    drift: Sequence[Drift],
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    is_made: bool = False,
) -> Axes:
    """Draw the stability index of each column beside what chance alone reaches.

    The bar ends at the 99 % quantile of the index when nothing has changed, at the
    same numbers of customers; the dot is the index, a cross where it is an alarm.

    Parameters
    ----------
    drift : sequence of Drift
        The first 30 are drawn.
    ax, figure, width
        As in `clustomer.report.figures.space.plot_map`; below 500 px the names stand
        above their rows.

    Returns
    -------
    matplotlib.axes.Axes
        Index along x, rows downward from 0. One bar for each row.
    """
    shown = list(drift[:MOST_COLUMNS])
    narrow = width <= _NARROW
    line = _LINE_NARROW if narrow else _LINE
    margins = Margins(left=12 if narrow else _LABEL_ROOM, right=24, top=10, bottom=44)
    height = line * max(len(shown), 1) + margins.top + margins.bottom
    ax = one_axes(ax, figure, width, height, margins)
    most = max((max(one.psi, one.null_q99) for one in shown), default=0.0)
    ax.set_xlim(0, 1.06 * most or 1.0)
    ax.set_ylim(max(len(shown), 1) - 0.5, -0.75 if narrow else -0.5)
    for y, one in enumerate(shown):
        ax.barh([y], [one.null_q99], height=0.34, color=LIGHT["nul"], linewidth=0, zorder=1)
        ax.scatter([one.psi], [y], s=78 if one.alarm else 44, marker="X" if one.alarm else "o",
                   color=LIGHT["bad" if one.alarm else "ink"], edgecolors=LIGHT["paper"],
                   linewidths=0 if one.alarm else 1.0, zorder=3, clip_on=False)  # fmt: skip
        name = drift_name(one, is_made=is_made)
        if narrow:
            put(ax, 0, y, fitted(name, 300, TICK_SIZE), frame="y_data", color="ink2",
                size=TICK_SIZE, shift=(0, 14))  # fmt: skip
        else:
            put(ax, 0, y, fitted(name, _LABEL_ROOM - 14, TICK_SIZE), frame="y_data",
                color="ink2", size=TICK_SIZE, align="right", shift=(-12, 0))  # fmt: skip
    ax.set_yticks([])
    number_ticks(ax, "x", 5)
    put(ax, 1, 0, text("continuity.figure.axis") + " →", color="ink3", size=TICK_SIZE,
        align="right", level="top", frame="axes", shift=(0, -24))  # fmt: skip
    return ax
