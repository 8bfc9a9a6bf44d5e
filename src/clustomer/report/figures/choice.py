"""How k was chosen: the elbow, the silhouette for each k, the silhouette of each customer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from clustomer.describe.records import Profile
from clustomer.evidence.choose import KCandidate, KSelection
from clustomer.evidence.records import Assessment
from clustomer.report.figures.canvas import (
    LABEL_SIZE,
    PANEL,
    WIDE,
    Margins,
    axis_label,
    grid,
    number_ticks,
    one_axes,
    put,
)
from clustomer.report.figures.kpanel import (
    HEIGHT,
    Band,
    draw_band,
    draw_curve,
    draw_untested,
    end_labels,
    finish_k_axis,
    mark_chosen,
    tested_panel,
)
from clustomer.report.figures.marks import badge
from clustomer.report.palette import LIGHT, segment_style
from clustomer.report.text import FORMATS, text
from clustomer.segments.points import Points

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TWO_SE = 1.96
_GAP = 0.02
_MOST_BARS = 150  # of one block: more are thinner than a pixel


def plot_elbow(
    selection: KSelection,
    *,
    assessment: Assessment | None = None,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = PANEL,
) -> Axes:
    """Draw the within-cluster sum of squares against k, as a share of the total.

    The chosen k stands on a pale column. With an assessment, the band holds the
    middle 95 % of data without groups (dashed: their mean) and the line is that
    of the tested rows; every k beyond the tested ones is hollow. Without one, the
    k where the curve bends most is ringed and named: a bend appears in data
    without groups too (written below the axis), so it never decides.

    Parameters
    ----------
    selection : KSelection
    assessment : Assessment, optional
        The test against data without groups.
    ax, figure, width
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
        Its first line is (k, share of the sum of squares).
    """
    if assessment is not None and assessment.by_k:
        return _tested_elbow(selection, assessment, tested_panel(ax, figure, width))
    ax = one_axes(ax, figure, width, HEIGHT, Margins(left=40, bottom=64, top=22))
    share = {c.k: c.inertia_share for c in selection.candidates}
    draw_curve(ax, share)
    ax.set_ylim(0, 1.08 * max([*share.values(), 1e-9]))
    mark_chosen(ax, selection.k, share, side="beside")
    if selection.elbow_k is not None and selection.elbow_k in share:
        height = share[selection.elbow_k]
        ax.scatter([selection.elbow_k], [height], s=160, facecolors="none",
                   edgecolors=LIGHT["ink3"], linewidths=1.2, zorder=2)  # fmt: skip
        apart = selection.elbow_k != selection.k
        put(ax, selection.elbow_k, height, text("report.elbow.bend"), color="ink3", size=12,
            align="left" if apart else "right", shift=(10, 11) if apart else (-2, -20))  # fmt: skip
    finish_k_axis(ax, list(share), chosen=selection.k)
    note = text("report.elbow.caption")
    put(ax, 0, 0, note, frame="axes", color="ink3", size=12, level="top", shift=(-34, -46))
    return ax


def plot_silhouette_by_k(
    selection: KSelection,
    *,
    assessment: Assessment | None = None,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = PANEL,
) -> Axes:
    """Draw the mean silhouette against k; with 95 % error bars when it was sampled.

    The parameters are those of `plot_elbow`; candidates without a silhouette
    (k = 1) are left out. With an assessment the line is that of the tested rows,
    in the same kind of silhouette as the band of data without groups.

    Returns
    -------
    matplotlib.axes.Axes
        Its first line is (k, mean silhouette).
    """
    if assessment is not None and assessment.by_k:
        return _tested_silhouette(selection, assessment, tested_panel(ax, figure, width))
    ax = one_axes(ax, figure, width, HEIGHT, Margins(left=40, bottom=64, top=22))
    measured = [c for c in selection.candidates if c.silhouette is not None]
    values = _silhouettes(selection)
    draw_curve(ax, values)
    _error_bars(ax, measured)
    low, high = min([0.0, *values.values()]), max([*values.values(), 0.1])
    ax.set_ylim(low - (0.06 if low < 0 else 0), high * 1.22)
    mark_chosen(ax, selection.k, values)
    finish_k_axis(ax, [c.k for c in selection.candidates], chosen=selection.k)
    if selection.silhouette_kind == "sampled":
        note = text("report.silhouette.sampled", n=selection.silhouette_rows)
    else:
        note = text("report.silhouette.direction")
    put(ax, 0, 0, note, frame="axes", color="ink3", size=12, level="top", shift=(-34, -46))
    return ax


def panel_k(selection: KSelection, assessment: Assessment) -> list[int]:
    """Return every k that the panels of a tested study have on their axis."""
    tried = {c.k for c in selection.candidates if c.k > 1}
    return sorted(tried | {one.k for one in assessment.by_k})


def beyond(selection: KSelection, assessment: Assessment, name: str) -> dict[int, float]:
    """Return a criterion of the k that were not tested, where it may stand beside the others.

    Only where the test saw all customers in the same way: no group set aside, and
    for the silhouette the same kind.
    """
    if assessment.steps or assessment.structure is None:
        return {}
    kind = assessment.structure.silhouette_kind
    if name == "silhouette" and kind != selection.silhouette_kind:
        return {}
    last = max(one.k for one in assessment.by_k)
    found = {c.k: getattr(c, name) for c in selection.candidates if c.k > last}
    return {k: float(value) for k, value in found.items() if value is not None}


def _tested_elbow(selection: KSelection, assessment: Assessment, ax: Axes) -> Axes:
    by_k = assessment.by_k
    share = {one.k: one.inertia_share for one in by_k}
    nulls = {one.k: one.null_inertia_mean for one in by_k}
    draw_curve(ax, share)
    more = beyond(selection, assessment, "inertia_share")
    draw_untested(ax, _joined(share, more))
    draw_band(ax, Band(k=list(share), low=[one.null_inertia_low for one in by_k],
                       mean=list(nulls.values()),
                       high=[one.null_inertia_high for one in by_k]))  # fmt: skip
    top = max([*share.values(), *(one.null_inertia_high for one in by_k), 1e-9])
    ax.set_ylim(0, 1.12 * top)
    everything = {**share, **more}
    otherwise = "beside" if selection.k < max(everything) - 1 else "above"
    _mark(ax, selection.k, everything, nulls, low_side=0.16 * top, otherwise=otherwise)
    _name_lines(ax, everything, nulls)
    finish_k_axis(ax, panel_k(selection, assessment), chosen=selection.k)
    return ax


def _tested_silhouette(selection: KSelection, assessment: Assessment, ax: Axes) -> Axes:
    by_k = assessment.by_k
    values = {one.k: one.silhouette for one in by_k}
    nulls = {one.k: one.null_mean for one in by_k}
    draw_curve(ax, values)
    more = beyond(selection, assessment, "silhouette")
    draw_untested(ax, _joined(values, more))
    draw_band(ax, Band(k=list(values), low=[one.null_low for one in by_k],
                       mean=list(nulls.values()),
                       high=[one.null_high for one in by_k]))  # fmt: skip
    everything = {**values, **more}
    low = min([0.0, *everything.values(), *(one.null_low for one in by_k)])
    high = max([*everything.values(), *(one.null_high for one in by_k), 0.1])
    ax.set_ylim(low - (0.06 if low < 0 else 0), high * 1.22)
    _mark(ax, selection.k, everything, nulls, low_side=0.2 * high, otherwise="above")
    _name_lines(ax, everything, nulls)
    finish_k_axis(ax, panel_k(selection, assessment), chosen=selection.k)
    return ax


def _mark(
    ax: Axes,
    k: int,
    values: Mapping[int, float],
    nulls: Mapping[int, float],
    *,
    low_side: float,
    otherwise: str,
) -> None:
    """Write the value on the side of the dot that the band leaves free."""
    own = values.get(k, 0.0)
    under = own < nulls.get(k, own) and own > low_side
    mark_chosen(ax, k, values, side="below" if under else otherwise)


def _name_lines(ax: Axes, values: Mapping[int, float], nulls: Mapping[int, float]) -> None:
    last, null = max(values), max(nulls)
    end_labels(ax, (last, values[last]), (null, nulls[null]))


def _joined(tested: Mapping[int, float], more: Mapping[int, float]) -> dict[int, float]:
    """Let the untested values begin at the last tested one."""
    last = max(tested)
    return {last: tested[last], **more} if more else {}


def _silhouettes(selection: KSelection) -> dict[int, float]:
    return {c.k: float(c.silhouette) for c in selection.candidates if c.silhouette is not None}


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
        _block(ax, values, top, height, segment.mark, hollow=hollow)
        middle = top + height / 2
        badge(ax, 0, middle, segment, hollow=hollow, scale=0.75, frame="y_data", shift=(-18, 0))
        _block_numbers(ax, values, middle, segment.mean_silhouette, short=short)
        top += height + _GAP
    ax.set_ylim(max(top - _GAP, _GAP), 0)


def _has(selection: KSelection, k: int) -> bool:
    return any(candidate.k == k for candidate in selection.candidates)


def _error_bars(ax: Axes, candidates: list[KCandidate]) -> None:
    for c in candidates:
        if c.silhouette is not None and c.silhouette_se:
            reach = _TWO_SE * c.silhouette_se
            ax.plot([c.k, c.k], [c.silhouette - reach, c.silhouette + reach],
                    color=LIGHT["ink3"], linewidth=1.6, zorder=2)  # fmt: skip


def _block(
    ax: Axes, values: np.ndarray, top: float, height: float, mark: int, *, hollow: bool
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
        color=segment_style(mark).light,
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
