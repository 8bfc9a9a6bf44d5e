"""The chart of the ratios: how many times faster, and how many times the cost, on log axes.

Shapes tell the marks apart before colours do; the colours are of Okabe and Ito (2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from benchmarks.compare import LineResult, number
from benchmarks.options import SIDES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_OURS, _FLOOR, _AIM, _OTHER, _INK = "#0072B2", "#D55E00", "#009E73", "#767676", "#222222"
_MARKERS = {
    "sklearn": "s",
    "sklearn-1": "D",
    "sklearnex": "^",
    "faiss": "v",
    "faiss-1": ">",
    "joblib": "P",
    "notebook": "s",
    "notebook-1": "D",
    "sklearn-busy": "s",
    "sklearn-1-busy": "D",
}
_LINE_INCHES, _MARGIN_INCHES = 0.36, 1.0


def draw(lines: Sequence[LineResult]) -> str:
    """Return the chart as SVG text."""
    from matplotlib.figure import Figure

    from clustomer.report.figures.svg import figure_svg

    panels = [
        ("Times as fast as the rival (further right is better)", True),
        ("Times the cost (further left is better)", False),
    ]
    shown = [
        (title, [one for one in lines if one.higher_is_better is higher and one.ratio])
        for title, higher in panels
    ]
    shown = [(title, some) for title, some in shown if some]
    heights = [_LINE_INCHES * len(some) + _MARGIN_INCHES for _, some in shown]
    figure = Figure(figsize=(9.0, sum(heights) + 0.85), facecolor="white")
    top = sum(heights) + 0.65
    for (title, some), height in zip(shown, heights, strict=True):
        box = (2.9, top - height + 0.5, 5.3, height - _MARGIN_INCHES + 0.1)
        total = figure.get_size_inches()
        axes = figure.add_axes(
            (box[0] / total[0], box[1] / total[1], box[2] / total[0], box[3] / total[1])
        )
        _panel(axes, title, some)
        top -= height
    _legend(figure, shown)
    return figure_svg(figure, name="bench", label=alt_text(lines))


def alt_text(lines: Sequence[LineResult]) -> str:
    """Return what the chart shows, with its numbers, for those who cannot see it."""
    parts = [
        f"{one.title} {number(one.ratio.median)} times (floor {one.floor:g}, aim {one.aim:g})"
        for one in lines
        if one.ratio
    ]
    return "Ratios with floor and aim on logarithmic axes. " + "; ".join(parts) + "."


def _panel(axes: Axes, title: str, lines: Sequence[LineResult]) -> None:
    for place, line in enumerate(lines):
        assert line.ratio is not None
        axes.plot([line.ratio.low, line.ratio.high], [place, place], color=_OURS, linewidth=5,
                  alpha=0.35, solid_capstyle="butt")  # fmt: skip
        for side, other in line.others.items():
            axes.plot([other.median], [place], _MARKERS.get(side, "x"), color=_OTHER,
                      markerfacecolor="none", markersize=6)  # fmt: skip
        axes.plot([line.floor], [place], "|", color=_FLOOR, markersize=17, markeredgewidth=2.6)
        axes.plot([line.aim], [place], "*", color=_AIM, markersize=10)
        axes.plot([line.ratio.median], [place], "o", color=_OURS, markersize=8)
        axes.annotate(f"{number(line.ratio.median)}x", (1.01, place), annotation_clip=False,
                      xycoords=("axes fraction", "data"), va="center", color=_INK,
                      fontsize=9)  # fmt: skip
    axes.set_xscale("log")
    axes.set_ylim(len(lines) - 0.5, -0.5)
    names = [
        line.title + (" (scaled)" if line.ratio and line.ratio.scaled else "") for line in lines
    ]
    axes.set_yticks(range(len(lines)), names, fontsize=9, color=_INK)
    axes.set_title(title, loc="left", fontsize=10.5, color=_INK)
    _ticks(axes, lines)
    axes.axvline(1, color=_INK, linewidth=0.8)
    axes.grid(axis="x", color="#dddddd", linewidth=0.7)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _ticks(axes: Axes, lines: Sequence[LineResult]) -> None:
    values = [v for one in lines if one.ratio for v in (one.floor, one.aim, one.ratio.low,
              one.ratio.high, *(other.median for other in one.others.values()))]  # fmt: skip
    low, high = min([*values, 1]) * 0.8, max([*values, 1]) * 1.25
    steps = [base * 10.0**power for power in range(-3, 5) for base in (1, 2, 5)]
    shown = [step for step in steps if low <= step <= high]
    if len(shown) > 9:
        shown = [step for step in shown if f"{step:e}"[0] == "1"]
    axes.set_xlim(low, high)
    axes.set_xticks(shown, [f"{step:g}x" for step in shown], fontsize=9, color=_INK)
    axes.set_xticks([], minor=True)


def _legend(figure, shown) -> None:
    from matplotlib.lines import Line2D

    sides = {side for _, some in shown for line in some for side in line.others}
    marks = [
        Line2D([], [], marker="o", color=_OURS, linewidth=4, label="clustomer: median, range"),
        Line2D([], [], marker="|", color=_FLOOR, linewidth=0, markersize=13, markeredgewidth=2.6,
               label="floor (limit)"),
        Line2D([], [], marker="*", color=_AIM, linewidth=0, markersize=10, label="aim"),
    ]  # fmt: skip
    for side in _MARKERS:
        if side in sides and not side.endswith("-busy"):
            name = SIDES[side].replace("scikit-learn, 1 thread in each of", "scikit-learn in")
            marks.append(Line2D([], [], marker=_MARKERS[side], color=_OTHER, linewidth=0,
                                markerfacecolor="none", label=name))  # fmt: skip
    figure.legend(handles=marks, loc="lower center", ncols=3, frameon=False, fontsize=8.5)
