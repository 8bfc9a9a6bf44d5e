"""Does each segment come back, and how clearly do its customers belong to it?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clustomer.describe.records import Profile, SegmentProfile
from clustomer.evidence.records import SegmentStability, Stability
from clustomer.report.figures.canvas import (
    LABEL_SIZE,
    TICK_SIZE,
    WIDE,
    Margins,
    axis_label,
    baseline,
    box_of,
    one_axes,
    put,
    ticks,
)
from clustomer.report.figures.marks import badge
from clustomer.report.palette import LIGHT, segment_style
from clustomer.report.text import FORMATS, number, text
from clustomer.stats.gorge import Gorge

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

READINGS = (("not_trusted", 0.6), ("pattern", 0.75), ("stable", 0.85), ("very_stable", 1.0))
"""Words for the mean Jaccard similarity and where each ends (Hennig 2007)."""

Counts = NDArray[np.int64]
_TINTS = {"not_trusted": 0.35, "pattern": 1.0, "stable": 0.6, "very_stable": 1.0}
_NARROW = 500
_START = 0.4
_LETTER = 6.4  # pixels of a letter in the words above the bands


def plot_jaccard(
    stability: Stability,
    profile: Profile,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Axes:
    """Draw how well each segment comes back in re-samples, over bands in words.

    Jaccard similarity of each segment with its best match: the mark is the mean,
    the line holds 95 % of the re-samples. The bands say how the mean is read:
    below 0.60 not to be trusted, 0.60 a pattern, 0.75 stable, 0.85 very stable.

    Parameters
    ----------
    stability : Stability
    profile : Profile
        Letters and signs of the segments.
    ax, figure, width, hollow
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
        Rows run downward from 0; the line of each segment is (low, high).

    References
    ----------
    Hennig, C. (2007). Cluster-wise assessment of cluster stability.
    Computational Statistics & Data Analysis 52. doi:10.1016/j.csda.2006.11.025
    """
    rows = stability.segments
    line = 30.0 if width > _NARROW else 42.0
    right = 146 if width > _NARROW else 52
    ends = [one.low for one in rows if math.isfinite(one.low)]
    start = min(_START, math.floor(10 * min([*ends, 1.0])) / 10)
    words = _words(start, width - 34 - right)
    levels = 2 if any(level for _, _, level in words) else 1
    margins = Margins(left=34, right=right, top=8 + 18 * levels, bottom=46)
    height = line * max(len(rows), 1) + margins.top + margins.bottom
    ax = one_axes(ax, figure, width, height, margins)
    ax.set_xlim(start, 1.0)
    ax.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    _bands(ax, start, words)
    members = {segment.index: segment for segment in profile.segments}
    for y, one in enumerate(rows):
        _jaccard_row(ax, y, one, members.get(one.segment), hollow=hollow,
                     short=width <= _NARROW)  # fmt: skip
    ax.set_yticks([])
    edges = [edge for _, edge in READINGS if edge > start]
    first = [x / 10 for x in range(round(10 * start), 6)]
    if width <= _NARROW or len(first) > 3:
        first = first[:1]
    ticks(ax, "x", [*first, *edges], [number(edge) for edge in (*first, *edges)])
    axis_label(ax, "x", text("report.jaccard.axis"))
    return ax


def _words(start: float, pixels: float) -> list[tuple[str, float, int]]:
    """Return word, place and level of each band; narrow ones stand a level higher by turns."""
    placed: list[tuple[str, float, int]] = []
    low, before = start, -math.inf
    for name, high in READINGS:
        if high > low:
            written, center = text(f"report.reading.{name}"), (low + high) / 2
            half = _LETTER * len(written) / 2
            middle = pixels * (center - start) / (1 - start)
            level = 0 if middle - half > before + 8 else 1
            if level == 0:
                before = middle + half
            placed.append((written, center, level))
            low = high
    return placed


def _bands(ax: Axes, start: float, words: Sequence[tuple[str, float, int]]) -> None:
    low = start
    for name, high in READINGS:
        if high > low:
            token = "b1" if name in ("not_trusted", "pattern") else "b2"
            ax.axvspan(low, high, color=LIGHT[token], alpha=_TINTS[name], linewidth=0, zorder=0)
            low = high
    for _, edge in READINGS[:-1]:
        if edge > start:
            ax.axvline(edge, color=LIGHT["paper"], linewidth=1.5, zorder=1)
    for written, center, level in words:
        put(ax, center, 1, written, frame="x_data", color="ink3", size=TICK_SIZE, align="center",
            level="bottom", shift=(0, 6 + 16 * level))  # fmt: skip


def _jaccard_row(
    ax: Axes,
    y: float,
    one: SegmentStability,
    segment: SegmentProfile | None,
    *,
    hollow: bool,
    short: bool,
) -> None:
    color = segment_style(one.segment if segment is None else segment.mark).light
    ax.plot([one.low, one.high], [y, y], color=color, linewidth=5, zorder=3)
    ax.scatter([one.jaccard], [y], s=88, facecolors=LIGHT["paper"] if hollow else color,
               edgecolors=color if hollow else LIGHT["paper"], linewidths=1.8, zorder=4,
               clip_on=False)  # fmt: skip
    if segment is not None:
        badge(ax, 0, y, segment, hollow=hollow, scale=0.75, frame="y_data", shift=(-18, 0))
    put(ax, 1, y, FORMATS["fixed2"](one.jaccard), frame="y_data", bold=True, size=LABEL_SIZE,
        shift=(14, 0))  # fmt: skip
    if not short:
        written = text("report.jaccard.range", low=one.low, high=one.high)
        put(ax, 1, y, written, frame="y_data", color="ink3", size=TICK_SIZE, shift=(54, 0))


def plot_gorge(
    gorge: Gorge,
    profile: Profile,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Axes:
    """Draw for each segment how clearly its customers belong to it.

    Histogram of the largest share of each customer: similarities to all segments
    fall with the distance to their centres and sum to 1. The dashed line is the
    least it can be, 1 / k: no lean at all. The level depends on the scale and the
    number of columns, so compare the shapes.

    Parameters
    ----------
    gorge : Gorge
        Rows of ``own_counts`` in the order of the segments' indices.
    profile : Profile
        Order, letters and signs of the segments; those without counts are left out.
    ax, figure, width, hollow
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
        Rows run downward from 0; each is as high as its own fullest bin.

    References
    ----------
    Dolnicar, S., Grün, B., & Leisch, F. (2018). Market Segmentation Analysis,
    chapter 7. Springer. doi:10.1007/978-981-10-8818-6_7
    """
    shown = gorge_segments(gorge, profile)
    right = 78 if width > _NARROW else 50
    margins = Margins(left=34, right=right, top=8, bottom=46)
    ax = one_axes(ax, figure, width, 50 * max(len(shown), 1) + 54, margins)
    ax.set_ylim(max(len(shown), 1), 0)
    least = 1 / max(len(gorge.own_counts), 1)
    low = math.floor(20 * least - 1e-9) / 20
    ax.set_xlim(low, 1)
    for y, (segment, counts) in enumerate(shown):
        _gorge_row(ax, y, segment, counts, gorge, hollow=hollow, short=width <= _NARROW)
    ax.axvline(least, color=LIGHT["ink3"], linewidth=1, linestyle=(0, (4, 3)), zorder=3)
    ax.set_yticks([])
    tenths = [x for x in (0, 2, 4, 6, 8, 10) if x >= 10 * low]
    ticks(ax, "x", [x / 10 for x in tenths], [number(x / 10) for x in tenths])
    baseline(ax)
    axis_label(ax, "x", text("report.gorge.axis"))
    return ax


def gorge_segments(gorge: Gorge, profile: Profile) -> list[tuple[SegmentProfile, Counts]]:
    """Return the segments that have customers in the histograms, with their counts."""
    rows = np.asarray(gorge.own_counts)
    found = [(one, rows[one.index]) for one in profile.segments if one.index < len(rows)]
    return [(one, counts) for one, counts in found if counts.sum() > 0]


def median_share(counts: Counts, edges: NDArray[np.float64]) -> float:
    """Return the median of a histogram, taken to be even within each bin."""
    reached = np.cumsum(counts)
    half = reached[-1] / 2
    i = int(np.searchsorted(reached, half))
    before = float(reached[i] - counts[i])
    inside = (half - before) / float(counts[i]) if counts[i] else 0.0
    return float(edges[i] + inside * (edges[i + 1] - edges[i]))


def _gorge_row(
    ax: Axes,
    y: float,
    segment: SegmentProfile,
    counts: Counts,
    gorge: Gorge,
    *,
    hollow: bool,
    short: bool,
) -> None:
    edges = np.asarray(gorge.edges)
    low, high = ax.get_xlim()
    gap = 1.2 * (high - low) / box_of(ax)[2]  # pixels between bars
    keep = counts > 0
    ax.bar(edges[:-1][keep] + gap / 2, -0.86 * counts[keep] / counts.max(),
           width=np.diff(edges)[keep] - gap, bottom=y + 1, align="edge", linewidth=0,
           color=segment_style(segment.mark).light, alpha=0.55 if hollow else 1.0,
           zorder=2)  # fmt: skip
    if y:
        ax.axhline(y, color=LIGHT["grid"], linewidth=1, zorder=1)
    badge(ax, 0, y + 0.6, segment, hollow=hollow, scale=0.75, frame="y_data", shift=(-18, 0))
    share = FORMATS["fixed2"](median_share(counts, edges))
    put(ax, 1, y + 0.6, share, frame="y_data", bold=True, size=LABEL_SIZE,
        shift=(10, 0 if short else 7))  # fmt: skip
    if not short:
        put(ax, 1, y + 0.6, text("report.gorge.median"), frame="y_data", color="ink3",
            size=TICK_SIZE, shift=(10, -8))  # fmt: skip
