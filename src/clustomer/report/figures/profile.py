"""Segments beside all customers: bands in original units, sizes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clustomer.describe.records import LevelProfile, NumericProfile, Profile, SegmentProfile
from clustomer.report.figures.canvas import WIDE, Margins, fitted, one_axes, put, put_name
from clustomer.report.figures.marks import badge
from clustomer.report.figures.scales import LINEAR, Scale, scale_for
from clustomer.report.palette import LIGHT, segment_style
from clustomer.report.text import clean, exact_shares, percent, short_amount, text, whole
from clustomer.table.schema import Role

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MAX_ROWS = 7
MAX_LEVEL_ROWS = 3
_LABEL_ROOM = 182
_STACKED_BELOW = 500


@dataclass(frozen=True, kw_only=True)
class ProfileRow:
    """One line of a profile figure: a heading, a numeric column or a level."""

    heading: str = ""
    numeric: NumericProfile | None = None
    level: LevelProfile | None = None


def plot_profile_bars(
    profile: Profile,
    index: int = 0,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Axes:
    """Draw one segment against all customers, each column in its own units.

    Pale band: the middle 90 % of all customers; darker band: the middle half;
    black tick: their median. Coloured line: the segment's middle 90 % (thin) and
    middle half (thick); mark: its median. Levels of categories stand on a scale
    from 0 to 100 %. Columns that formed the segments come first.

    Parameters
    ----------
    profile : Profile
    index : int, default 0
        The segment, counted from 0.
    ax, figure, width, hollow
        As in `clustomer.report.figures.space.plot_map`; below 500 px names
        stand above their bands.

    Returns
    -------
    matplotlib.axes.Axes
        Rows run downward from 0; along x, 0 to 1 spans each row's own scale,
        from the lowest 5 % quantile to the highest 95 % quantile of any segment;
        long-tailed columns have a logarithmic scale, and say so.
    """
    segment = profile.segments[index]
    rows = profile_rows(segment)
    line = 56 if width <= _STACKED_BELOW else 38
    left, right = _sides(width)
    margins = Margins(left=left, right=right, top=24, bottom=6)
    ax = one_axes(ax, figure, width, line * max(len(rows), 1) + 30, margins)
    ax.set_xlim(0, 1)
    ax.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    ax.set_xticks([])
    ax.set_yticks([])
    put(ax, 1, 1, text("report.profile.against"), frame="axes", color="ink3", size=12,
        align="right", level="bottom", shift=(right - 6, 4))  # fmt: skip
    _draw_rows(ax, rows, profile, segment, width, hollow=hollow)
    return ax


def _draw_rows(
    ax: Axes,
    rows: Sequence[ProfileRow],
    profile: Profile,
    segment: SegmentProfile,
    width: float,
    *,
    hollow: bool,
) -> None:
    stacked = width <= _STACKED_BELOW
    left, right = _sides(width)
    population = {entry.column: entry for entry in profile.population}
    scales = row_scales(profile)
    for y, row in enumerate(rows):
        if row.heading:
            put(ax, 0, y, row.heading, color="ink3", size=12, level="top", frame="y_data",
                shift=(6 - left, 10 if not stacked else 2))  # fmt: skip
        elif row.numeric is not None:
            everyone = population.get(row.numeric.column)
            axis = scales.get(row.numeric.column, RowAxis())
            _numeric_row(ax, y, segment, row.numeric, everyone, axis, hollow=hollow)
            names = row.numeric.label, text("report.scale.word") if axis.scale.unit else ""
            _row_text(ax, y, names, _medians(row.numeric, everyone), stacked, right)
        elif row.level is not None:
            _level_row(ax, y, segment, row.level, hollow=hollow)
            shares = percent(row.level.share), percent(row.level.population_share)
            _row_text(ax, y, (row.level.label, row.level.level), shares, stacked, right)


def _sides(width: float) -> tuple[float, float]:
    """Return the room left and right of the bands."""
    return (8, 8) if width <= _STACKED_BELOW else (_LABEL_ROOM, 160)


def profile_rows(segment: SegmentProfile) -> tuple[ProfileRow, ...]:
    """Return the rows of the figure: used columns, then those that only describe.

    At most seven numeric columns, those that differ most; at most three levels
    whose share differs most.
    """
    strongest = sorted(segment.numeric, key=lambda entry: -abs(entry.difference or 0.0))
    kept = {entry.column for entry in strongest[:MAX_ROWS]}
    used = [e for e in segment.numeric if e.column in kept and e.role == Role.FEATURE]
    others = [e for e in segment.numeric if e.column in kept and e.role != Role.FEATURE]
    rows = [ProfileRow(heading=text("report.profile.used"))] if used else []
    rows += [ProfileRow(numeric=entry) for entry in used]
    levels = _strongest_levels(segment.levels)
    if others or levels:
        rows.append(ProfileRow(heading=text("report.profile.not_used")))
    rows += [ProfileRow(numeric=entry) for entry in others]
    rows += [ProfileRow(level=entry) for entry in levels]
    return tuple(rows)


def _strongest_levels(levels: Sequence[LevelProfile]) -> list[LevelProfile]:
    """One level for each column, that whose share differs most from all customers'."""
    best: dict[str, LevelProfile] = {}
    for entry in levels:
        if entry.shown and _gap(entry) > _gap(best.get(entry.column)):
            best[entry.column] = entry
    return sorted(best.values(), key=lambda entry: -_gap(entry))[:MAX_LEVEL_ROWS]


def _gap(entry: LevelProfile | None) -> float:
    return -1.0 if entry is None else abs(entry.share - entry.population_share)


@dataclass(frozen=True, kw_only=True)
class RowAxis:
    """The scale of one row: both ends, and how values lie between them."""

    low: float = 0.0
    high: float = 1.0
    scale: Scale = LINEAR

    def at(self, value: float) -> float:
        """Return the place of a value, 0 to 1; one half where both ends are the same."""
        low, high, own = (float(v) for v in self.scale.place([self.low, self.high, value]))
        return 0.5 if high <= low else (own - low) / (high - low)


def row_scales(profile: Profile) -> dict[str, RowAxis]:
    """Return the same scale for a column in every segment's figure."""
    scales: dict[str, tuple[float, float]] = {}
    everything = [*profile.population, *(e for s in profile.segments for e in s.numeric)]
    for entry in everything:
        if not (math.isfinite(entry.q05) and math.isfinite(entry.q95)):
            continue  # a segment without a single value of this column
        low, high = scales.get(entry.column, (entry.q05, entry.q95))
        scales[entry.column] = (min(low, entry.q05), max(high, entry.q95))
    middle = {entry.column: entry.median for entry in profile.population}
    return {
        name: RowAxis(low=low, high=high, scale=scale_for(low, middle.get(name, math.nan), high))
        for name, (low, high) in scales.items()
    }


def _numeric_row(
    ax: Axes,
    y: float,
    segment: SegmentProfile,
    own: NumericProfile,
    everyone: NumericProfile | None,
    axis: RowAxis,
    *,
    hollow: bool,
) -> None:
    at = axis.at
    if everyone is not None:
        _band(ax, y, at(everyone.q05), at(everyone.q95), "b1")
        _band(ax, y, at(everyone.q25), at(everyone.q75), "b2")
        _population_tick(ax, y, at(everyone.median))
    color = segment_style(segment.mark).light
    ax.plot([at(own.q05), at(own.q95)], [y, y], color=color, linewidth=1.6, zorder=4,
            solid_capstyle="butt", clip_on=False)  # fmt: skip
    ax.plot([at(own.q25), at(own.q75)], [y, y], color=color, linewidth=4 if hollow else 5.5,
            zorder=4, solid_capstyle="butt", clip_on=False)  # fmt: skip
    _median_mark(ax, at(own.median), y, segment, hollow=hollow)


def _level_row(
    ax: Axes, y: float, segment: SegmentProfile, level: LevelProfile, *, hollow: bool
) -> None:
    ax.plot([0, 1], [y, y], color=LIGHT["rule"], linewidth=1, zorder=1, clip_on=False)
    _population_tick(ax, y, level.population_share)
    color = segment_style(segment.mark).light
    ax.plot([level.low, level.high], [y, y], color=color, linewidth=1.6, zorder=4,
            solid_capstyle="butt", clip_on=False)  # fmt: skip
    _median_mark(ax, level.share, y, segment, hollow=hollow)


def _band(ax: Axes, y: float, low: float, high: float, token: str) -> None:
    ax.barh([y], [max(high - low, 0.002)], left=[low], height=0.42, color=LIGHT[token],
            linewidth=0, zorder=1, clip_on=False)  # fmt: skip


def _population_tick(ax: Axes, y: float, x: float) -> None:
    ax.plot(
        [x, x], [y - 0.29, y + 0.29], color=LIGHT["ink"], linewidth=1.4, zorder=3, clip_on=False
    )


def _median_mark(ax: Axes, x: float, y: float, segment: SegmentProfile, *, hollow: bool) -> None:
    style = segment_style(segment.mark)
    ax.scatter([x], [y], s=100, marker=style.marker, zorder=5, clip_on=False,
               facecolors=LIGHT["paper"] if hollow else style.light,
               edgecolors=style.light if hollow else LIGHT["paper"],
               linewidths=2 if hollow else 1.5)  # fmt: skip


def _medians(own: NumericProfile, everyone: NumericProfile | None) -> tuple[str, str]:
    written = short_amount(own.median, own.unit)
    return written, short_amount(everyone.median, own.unit) if everyone else "–"


def _row_text(
    ax: Axes, y: float, names: tuple[str, str], values: tuple[str, str], stacked: bool, right: float
) -> None:
    """Write the name before (or above) a row and ``segment / all`` after it.

    `names` are the column, and below it the level or what to know of its scale.
    """
    (name, second), (own, everyone) = names, values
    room = 220 if stacked else _LABEL_ROOM - 24
    if stacked:
        joined = f"{clean(name)}: {clean(second)}" if second else name
        put(ax, 0, y, fitted(joined, room), frame="y_data", shift=(0, 23))
        put(ax, 1, y, f"{own} / {everyone}", frame="y_data", align="right", shift=(0, 23))
        return
    if second:
        put(ax, 0, y, fitted(name, room), frame="y_data", align="right", shift=(-18, 7))
        put(ax, 0, y, fitted(second, room, 12), frame="y_data", color="ink3", size=12,
            align="right", shift=(-18, -9))  # fmt: skip
    else:
        put_name(ax, y, name, room, shift=18)
    put(ax, 1, y, own, frame="y_data", bold=True, align="right", shift=(right - 82, 0))
    put(ax, 1, y, f"/ {everyone}", frame="y_data", color="ink3", shift=(right - 78, 0))


def plot_sizes(
    profile: Profile,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Axes:
    """Draw how many customers each segment has, as bars from zero with share and count.

    The parameters are those of `plot_profile_bars`. The Axes hold one bar for
    each segment, as long as its number of customers.
    """
    k = max(len(profile.segments), 1)
    left = min(300.0, width * 0.45)
    margins = Margins(left=left, right=130, top=8, bottom=8)
    ax = one_axes(ax, figure, width, 34 * k + 16, margins)
    written = exact_shares([segment.share for segment in profile.segments])
    for y, (segment, share) in enumerate(zip(profile.segments, written, strict=True)):
        color = segment_style(segment.mark).light
        ax.barh([y], [segment.n], height=0.44, linewidth=1.6 if hollow else 0, edgecolor=color,
                color=LIGHT["paper"] if hollow else color, zorder=2)  # fmt: skip
        badge(ax, 0, y, segment, hollow=hollow, scale=0.75, frame="y_data", shift=(-18, 0))
        put(ax, 0, y, fitted(segment.name, left - 52), frame="y_data", align="right",
            shift=(-38, 0))  # fmt: skip
        put(ax, segment.n, y, share, bold=True, shift=(8, 0))
        put(ax, segment.n, y, whole(segment.n), color="ink3", shift=(66, 0))
    ax.set_ylim(k - 0.5, -0.5)
    ax.set_xlim(0, max([segment.n for segment in profile.segments], default=1))
    ax.set_xticks([])
    ax.set_yticks([])
    return ax
