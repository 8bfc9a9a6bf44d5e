"""How k was chosen: the elbow, the silhouette for each k, the silhouette of each customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from clustomer.describe.records import Profile
from clustomer.evidence.choose import KCandidate, KSelection
from clustomer.report.figures.canvas import (
    LABEL_SIZE,
    PANEL,
    WIDE,
    Margins,
    axis_label,
    baseline,
    grid,
    number_ticks,
    one_axes,
    put,
    ticks,
)
from clustomer.report.figures.marks import badge
from clustomer.report.palette import LIGHT, segment_style
from clustomer.report.text import FORMATS, text
from clustomer.segments.points import Points

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_PANEL_HEIGHT = 236
_TWO_SE = 1.96
_GAP = 0.02
_MOST_BARS = 150  # of one block: more are thinner than a pixel


def plot_elbow(
    selection: KSelection,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = PANEL,
) -> Axes:
    """Draw the within-cluster sum of squares against k, as a share of the total.

    The k where the curve bends most is ringed and named; the chosen k stands on
    a pale column. A bend appears in data without groups too (written below the
    axis), so this figure never decides.

    Parameters
    ----------
    selection : KSelection
    ax, figure, width
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
        Its first line is (k, share of the sum of squares).
    """
    ax = one_axes(ax, figure, width, _PANEL_HEIGHT, Margins(left=40, bottom=64, top=22))
    candidates = selection.candidates
    k = [candidate.k for candidate in candidates]
    share = [candidate.inertia_share for candidate in candidates]
    _curve(ax, k, share)
    ax.set_ylim(0, 1.08 * max([*share, 1e-9]))
    _mark_chosen(ax, selection, dict(zip(k, share, strict=True)), beside=True)
    if selection.elbow_k is not None and selection.elbow_k in k:
        height = share[k.index(selection.elbow_k)]
        ax.scatter([selection.elbow_k], [height], s=160, facecolors="none",
                   edgecolors=LIGHT["ink3"], linewidths=1.2, zorder=2)  # fmt: skip
        apart = selection.elbow_k != selection.k
        put(ax, selection.elbow_k, height, text("report.elbow.bend"), color="ink3", size=12,
            align="left" if apart else "right", shift=(10, 11) if apart else (-2, -20))  # fmt: skip
    _finish_k_axis(ax, k)
    note = text("report.elbow.caption")
    put(ax, 0, 0, note, frame="axes", color="ink3", size=12, level="top", shift=(-34, -46))
    return ax


def plot_silhouette_by_k(
    selection: KSelection,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = PANEL,
) -> Axes:
    """Draw the mean silhouette against k; with 95 % error bars when it was sampled.

    The parameters are those of `plot_elbow`; candidates without a silhouette
    (k = 1) are left out.

    Returns
    -------
    matplotlib.axes.Axes
        Its first line is (k, mean silhouette).
    """
    ax = one_axes(ax, figure, width, _PANEL_HEIGHT, Margins(left=40, bottom=64, top=22))
    measured = [c for c in selection.candidates if c.silhouette is not None]
    values = {c.k: float(c.silhouette) for c in measured if c.silhouette is not None}
    _curve(ax, list(values), list(values.values()))
    _error_bars(ax, measured)
    low, high = min([0.0, *values.values()]), max([*values.values(), 0.1])
    ax.set_ylim(low - (0.06 if low < 0 else 0), high * 1.22)
    _mark_chosen(ax, selection, values)
    _finish_k_axis(ax, [c.k for c in selection.candidates])
    if selection.silhouette_kind == "sampled":
        note = text("report.silhouette.sampled", n=selection.silhouette_rows)
    else:
        note = text("report.silhouette.direction")
    put(ax, 0, 0, note, frame="axes", color="ink3", size=12, level="top", shift=(-34, -46))
    return ax


def plot_silhouette(
    points: Points,
    profile: Profile,
    selection: KSelection,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Axes:
    """Draw the silhouette of every customer as sorted bars, one block per segment.

    Blocks are as high as the segments are large; the dashed line is the mean of
    all customers. Near 1 a customer is well inside, near 0 on a border, below 0
    closer to another segment.

    Parameters
    ----------
    points : Points
        The sampled customers with their own silhouettes.
    profile : Profile
        Order, letters and sizes of the segments.
    selection : KSelection
        The mean silhouette at the chosen k.
    ax, figure, width, hollow
        As in `clustomer.report.figures.space.plot_map`; hollow blocks are paler.

    Returns
    -------
    matplotlib.axes.Axes
        One filled block for each segment, from the top down.
    """
    k = max(len(profile.segments), 1)
    height = 60 + max(300.0, 34.0 * k)
    right = 104 if width > 500 else 76
    ax = one_axes(ax, figure, width, height, Margins(left=34, right=right, top=8, bottom=46))
    _blocks(ax, points, profile, short=width <= 500, hollow=hollow)
    shown = points.silhouette[np.isfinite(points.silhouette)]
    low, high = (float(np.min(shown)), float(np.max(shown))) if shown.size else (0.0, 1.0)
    ax.set_xlim(min(low, 0) - 0.02, max(high, 0.05) * 1.02)
    ax.axvline(0, color=LIGHT["ink3"], linewidth=1, zorder=4)
    mean = selection[selection.k].silhouette if _has(selection, selection.k) else None
    if mean is not None:
        ax.axvline(mean, color=LIGHT["ink"], linewidth=1.2, linestyle=(0, (5, 3)), zorder=4)
    grid(ax, "x")
    ax.set_yticks([])
    number_ticks(ax, "x", 7)
    axis_label(ax, "x", text("report.silhouette.axis"))
    return ax


def _blocks(ax: Axes, points: Points, profile: Profile, *, short: bool, hollow: bool) -> None:
    """Draw the blocks from the top down; together with their gaps they span 0 to 1."""
    gaps = _GAP * (len(profile.segments) - 1)
    top = 0.0
    for segment in profile.segments:
        values = np.sort(points.silhouette[points.segment == segment.index])[::-1]
        values = values[np.isfinite(values)]
        height = segment.share * (1 - gaps)
        _block(ax, values, top, height, segment.index, hollow=hollow)
        middle = top + height / 2
        badge(ax, 0, middle, segment, hollow=hollow, scale=0.75, frame="y_data", shift=(-18, 0))
        _block_numbers(ax, values, middle, segment.mean_silhouette, short=short)
        top += height + _GAP
    ax.set_ylim(max(top - _GAP, _GAP), 0)


def _has(selection: KSelection, k: int) -> bool:
    return any(candidate.k == k for candidate in selection.candidates)


def _curve(ax: Axes, k: list[int], values: list[float]) -> None:
    ax.plot(k, values, color=LIGHT["ink"], linewidth=1.8, marker="o", markersize=4.5, zorder=3)


def _error_bars(ax: Axes, candidates: list[KCandidate]) -> None:
    for c in candidates:
        if c.silhouette is not None and c.silhouette_se:
            reach = _TWO_SE * c.silhouette_se
            ax.plot([c.k, c.k], [c.silhouette - reach, c.silhouette + reach],
                    color=LIGHT["ink3"], linewidth=1.6, zorder=2)  # fmt: skip


def _mark_chosen(
    ax: Axes, selection: KSelection, values: dict[int, float], *, beside: bool = False
) -> None:
    """Set the chosen k on a pale column, with a larger dot and its value.

    The value stands above the dot, or to its upper right, clear of a falling curve.
    """
    ax.axvspan(selection.k - 0.4, selection.k + 0.4, color=LIGHT["b1"], linewidth=0, zorder=0)
    if selection.k not in values:
        return
    value = values[selection.k]
    ax.scatter([selection.k], [value], s=64, color=LIGHT["ink"], edgecolors=LIGHT["paper"],
               linewidths=1.5, zorder=4)  # fmt: skip
    put(ax, selection.k, value, FORMATS["fixed2"](value), bold=True,
        align="left" if beside else "center", shift=(1, 14) if beside else (0, 15))  # fmt: skip


def _finish_k_axis(ax: Axes, k: list[int]) -> None:
    ax.set_xlim(min([*k, 2]) - 0.6, max([*k, 2]) + 0.6)
    step = max(1, -(-len(k) // 12))
    ticks(ax, "x", k[::step], [str(value) for value in k[::step]])
    number_ticks(ax, "y", 5)
    grid(ax, "y")
    baseline(ax)
    axis_label(ax, "x", text("report.axis.k"))


def _block(
    ax: Axes, values: np.ndarray, top: float, height: float, index: int, *, hollow: bool
) -> None:
    """Fill the sorted bars of one segment as a single outline."""
    if not values.size:
        return
    if values.size > _MOST_BARS:
        values = np.quantile(values, 1 - (np.arange(_MOST_BARS) + 0.5) / _MOST_BARS)
    edges = np.repeat(np.linspace(top, top + height, len(values) + 1), 2)[1:-1]
    ax.fill_betweenx(
        edges,
        0.0,
        np.repeat(values, 2),
        color=segment_style(index).light,
        alpha=0.6 if hollow else 1.0,
        linewidth=0,
        zorder=3,
    )


def _block_numbers(
    ax: Axes, values: np.ndarray, middle: float, mean: float | None, *, short: bool
) -> None:
    if mean is not None and np.isfinite(mean):
        put(ax, 1, middle, FORMATS["fixed2"](mean), frame="y_data", bold=True,
            size=LABEL_SIZE, shift=(10, 7))  # fmt: skip
    below = float(np.mean(values < 0)) if values.size else 0.0
    written = text("report.silhouette.below_short" if short else "report.silhouette.below",
                   share=below)  # fmt: skip
    put(ax, 1, middle, written, frame="y_data", color="ink3", size=12, shift=(10, -8))
