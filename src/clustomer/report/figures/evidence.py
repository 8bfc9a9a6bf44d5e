"""Is there more than the columns alone give? The test, the agreement and the deciding score."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clustomer.evidence.records import Assessment, KEvidence
from clustomer.evidence.rule import RULE
from clustomer.report.figures.canvas import (
    PANEL,
    TICK_SIZE,
    WIDE,
    Align,
    Margins,
    axis_label,
    baseline,
    box_of,
    number_ticks,
    one_axes,
    put,
)
from clustomer.report.figures.kpanel import finish_k_axis, mark_chosen, tested_panel
from clustomer.report.palette import LIGHT
from clustomer.report.text import FORMATS, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DOTS_HEIGHT = 216
_LARGEST_DOT, _SMALLEST_DOT = 9.0, 2.5  # pixels across
_STACK_ROOM = 0.8  # of the height, for the highest stack
_CLOSE = 0.1  # silhouettes nearer than this are written with three decimals
_MEMBER_ROOM = 108.0


def dots_k(assessment: Assessment, k: int) -> int | None:
    """Return the k whose data sets without groups can be drawn: `k`, else the clearest."""
    known = null_silhouettes(assessment)
    tested = [one for one in assessment.by_k if str(one.k) in known]
    if not tested:
        return None
    if any(one.k == k for one in tested):
        return k
    return max(tested, key=lambda one: (one.z, -one.k)).k


def null_silhouettes(assessment: Assessment) -> dict[str, Sequence[float]]:
    """Return the silhouettes of the data sets without groups, by k as text."""
    structure = assessment.structure
    if structure is None:
        return {}
    found = structure.null_values.get("silhouette") or structure.null_values.get(
        "simplified_silhouette", {}
    )
    return {key: values for key, values in found.items() if len(values)}


def plot_null_dots(
    assessment: Assessment,
    k: int,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
) -> Axes:
    """Draw one dot for each data set without groups, and a diamond for the own data.

    All stand at their mean silhouette (of the kind and on the rows of the test)
    with `k` groups. People read a hundred dots more truly than a p-value.

    Parameters
    ----------
    assessment : Assessment
        With a structure test.
    k : int
        The number of groups. Where it was not tested, the k that stands out most
        is drawn instead.
    ax, figure, width
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
        Silhouette along x; dots are stacked in bins as wide as a dot. The first
        collection holds the dots, the last the diamond.
    """
    ax = one_axes(ax, figure, width, _DOTS_HEIGHT, Margins(left=14, right=14, top=34, bottom=48))
    shown = dots_k(assessment, k)
    if shown is None:
        put(ax, 0.5, 0.5, text("report.dots.none"), frame="axes", color="ink3", align="center")
        ax.set_xticks([])
        ax.set_yticks([])
        return ax
    values = np.asarray(null_silhouettes(assessment)[str(shown)], dtype=float)
    own = assessment[shown].silhouette
    low, high = _dot_limits(values, own)
    ax.set_xlim(low, high)
    ax.set_ylim(0, 1)
    _dots(ax, values)
    _own_diamond(ax, own, float(values.mean()))
    ax.set_yticks([])
    number_ticks(ax, "x", 7)
    baseline(ax)
    axis_label(ax, "x", text(f"report.dots.axis.{_kind(assessment)}"))
    _name_dots(ax, values)
    return ax


def _kind(assessment: Assessment) -> str:
    return "" if assessment.structure is None else assessment.structure.silhouette_kind


def _dot_limits(values: NDArray[np.float64], own: float) -> tuple[float, float]:
    low, high = min(float(values.min()), own), max(float(values.max()), own)
    air = max(0.06 * (high - low), 0.002)
    return low - air, high + air


def _dots(ax: Axes, values: NDArray[np.float64]) -> None:
    """Stack the dots; many in one place make all of them smaller."""
    low, high = ax.get_xlim()
    _, _, across, up = box_of(ax)
    size = _LARGEST_DOT
    while True:
        bins = np.floor((values - low) / (high - low) * across / (size + 0.6)).astype(int)
        tallest = int(np.bincount(bins).max())
        if tallest * (size + 0.6) <= _STACK_ROOM * up or size <= _SMALLEST_DOT:
            break
        size -= 0.5
    step = min((size + 0.6) / up, 0.9 / tallest)  # the smallest dots may overlap
    x = low + (bins + 0.5) * (size + 0.6) / across * (high - low)
    level = np.zeros(len(values))
    for one in np.unique(bins):
        inside = np.flatnonzero(bins == one)
        level[inside] = np.arange(len(inside))
    ax.scatter(x, (level + 0.55) * step, s=size**2, color=LIGHT["nuld"], linewidths=0, zorder=2)


def _own_diamond(ax: Axes, own: float, mean: float) -> None:
    low, high = ax.get_xlim()
    place = (own - low) / (high - low)
    align: Align = "right" if place > 0.86 else "left" if place < 0.14 else "center"
    across = {"right": 5, "left": -5, "center": 0}[align]
    up = box_of(ax)[3]
    ax.plot([own, own], [7 / up, 0.95], color=LIGHT["ink"], linewidth=1.8, zorder=3)
    written = FORMATS["fixed3" if abs(own - mean) < _CLOSE else "fixed2"](own)
    put(ax, own, 1, text("report.dots.own", value=written), bold=True, align=align,
        frame="x_data", shift=(across, 8))  # fmt: skip
    ax.scatter([own], [7 / up], s=70, marker="D", color=LIGHT["ink"], edgecolors=LIGHT["paper"],
               linewidths=1.4, zorder=4)  # fmt: skip


def _name_dots(ax: Axes, values: NDArray[np.float64]) -> None:
    """Say below the axis what the dots are, clear of the axis's own name."""
    low, high = ax.get_xlim()
    _, _, across, _ = box_of(ax)
    half = _MEMBER_ROOM if across > 400 else 0.62 * _MEMBER_ROOM
    center = across * (float(values.mean()) - low) / (high - low)
    center = min(max(center, half - 12), across - half - 96)
    key = "report.dots.nulls" if across > 400 else "report.dots.nulls_short"
    put(ax, center / across, 0, text(key, n=len(values)), frame="axes", color="ink3",
        size=TICK_SIZE, align="center", level="top", shift=(0, -24))  # fmt: skip


def plot_agreement(
    assessment: Assessment,
    k: int | None = None,
    *,
    k_values: Sequence[int] | None = None,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = PANEL,
) -> Axes:
    """Draw for each k how well two re-samples agree: median, middle half and 90 %.

    Agreement is the adjusted Rand index of pairs of bootstrap re-samples: 1 the
    same groups, 0 no better than chance. The dashed line is what the verdict
    needs (0.80).

    Parameters
    ----------
    assessment : Assessment
    k : int, optional
        The k that is shown in the report: set on a pale column, with its median.
    k_values : sequence of int, optional
        What the axis of k holds; by default every tested k.
    ax, figure, width
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
        The last line of each k is the thick one, its middle half.
    """
    ax = tested_panel(ax, figure, width)
    medians = {one.k: one.agreement for one in assessment.by_k}
    everything = [v for one in assessment.by_k for v in one.agreements if math.isfinite(v)]
    lowest = min([0.0, *medians.values(), *everything])
    ax.set_ylim(lowest - (0.05 if lowest < 0 else 0), 1.2)
    for one in assessment.by_k:
        _agreement(ax, one, own=one.k == k)
    ax.axhline(RULE.agreement, color=LIGHT["bad"], linewidth=1.1, linestyle=(0, (5, 3)),
               zorder=2.2)  # fmt: skip
    put(ax, 1, RULE.agreement, text("report.agreement.needed", value=RULE.agreement),
        frame="y_data", color="ink3", size=TICK_SIZE, shift=(4, 0))  # fmt: skip
    if k is not None:
        mark_chosen(ax, k, medians)
    shown = k_values if k_values is not None else list(medians)
    finish_k_axis(ax, list(shown), chosen=k)
    return ax


def _agreement(ax: Axes, one: KEvidence, *, own: bool) -> None:
    values = np.asarray(one.agreements, dtype=float)
    values = values[np.isfinite(values)]
    if values.size:
        low, q1, q3, high = (float(np.quantile(values, q)) for q in (0.05, 0.25, 0.75, 0.95))
        for ends, size in (((low, high), 1.6), ((q1, q3), 5.5)):
            ax.plot([one.k, one.k], list(ends), color=LIGHT["nuld"], linewidth=size, zorder=2.5)
    if not own:
        ax.scatter([one.k], [one.agreement], s=28, color=LIGHT["ink"], edgecolors=LIGHT["paper"],
                   linewidths=1.0, zorder=3)  # fmt: skip


def plot_score(
    assessment: Assessment,
    k: int | None = None,
    *,
    k_values: Sequence[int] | None = None,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = PANEL,
) -> Axes:
    """Draw the score that decides among the k that pass: excess silhouette x agreement.

    The excess is the silhouette above the mean of data without groups; the
    agreement the median adjusted Rand index of re-samples, cut to 0 to 1. Higher
    is better; near zero for every k there is nothing to decide.

    Parameters
    ----------
    assessment, k, k_values, ax, figure, width
        As in `plot_agreement`.

    Returns
    -------
    matplotlib.axes.Axes
        One stem for each k; the first line is that of the smallest k.
    """
    ax = tested_panel(ax, figure, width)
    scores = {one.k: one.score for one in assessment.by_k}
    for one, score in scores.items():
        ax.plot([one, one], [0, score], color=LIGHT["ink"], linewidth=1.8, zorder=2.5)
        if one != k:
            ax.scatter([one], [score], s=28, color=LIGHT["ink"], edgecolors=LIGHT["paper"],
                       linewidths=1.0, zorder=3)  # fmt: skip
    low, high = min([0.0, *scores.values()]), max([*scores.values(), 0.05])
    ax.set_ylim(low - (0.12 * (high - low) if low < 0 else 0), high + 0.22 * (high - low))
    if low < 0:
        ax.axhline(0, color=LIGHT["ink3"], linewidth=1, zorder=2.2)
    if k is not None:
        mark_chosen(ax, k, scores, written="fixed3")
    shown = k_values if k_values is not None else list(scores)
    finish_k_axis(ax, list(shown), chosen=k)
    return ax
