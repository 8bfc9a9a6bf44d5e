"""The paper that figures are drawn on: sizes, quiet axes, text that is only text.

One unit is one CSS pixel: a figure 680 px wide has 680 / 72 inches at 72 dpi,
so a font of 12 is 12 px on the page. Margins are given in pixels and placed by
hand; nothing is measured and nothing global is changed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from clustomer.report.figures.scales import LINEAR, Scale
from clustomer.report.figures.sheet import Pane
from clustomer.report.palette import LIGHT
from clustomer.report.text import axis_amount, clean, short_amount

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDE = 680
NARROW = 356
PANEL = 328
TICK_SIZE = 12.0
LABEL_SIZE = 13.0
_PER_INCH = 72.0
_LETTER_WIDTH = 0.56  # of the font size; a cautious mean over common faces
_DIGIT_WIDTH = 0.62
_BETWEEN = {"x": 8.0, "y": 4.0}  # pixels between tick labels

Frame = Literal["data", "axes", "x_data", "y_data"]
Align = Literal["left", "center", "right"]
Level = Literal["bottom", "baseline", "center", "center_baseline", "top"]


@dataclass(frozen=True, kw_only=True)
class Margins:
    """Space around the drawing area, in pixels."""

    left: float = 46
    right: float = 14
    top: float = 14
    bottom: float = 44


def sized(figure: Figure | None, width: float, height: float) -> Figure:
    """Return `figure` with this size in pixels; without one, a pyplot figure (notebooks).

    Reports pass a plain `matplotlib.figure.Figure`, so that pyplot's list of
    open figures is never touched.
    """
    if figure is None:
        import matplotlib.pyplot as plt

        figure = plt.figure()
    figure.set_size_inches(width / _PER_INCH, height / _PER_INCH)
    figure.set_facecolor(LIGHT["paper"])
    return figure


def one_axes(
    ax: Axes | None, figure: Figure | None, width: float, height: float, margins: Margins
) -> Axes:
    """Return the Axes to draw on: `ax`, or a new one on `figure` with these margins."""
    if ax is None:
        area = (0.0, 0.0, width, height)
        ax = panel_axes(sized(figure, width, height), (width, height), area, margins)
    return quiet(ax)


def panel_axes(
    figure: Figure,
    size: tuple[float, float],
    area: tuple[float, float, float, float],
    margins: Margins,
) -> Axes:
    """Add Axes inside ``area`` = (left, top, width, height), in pixels from the top left."""
    (full_width, full_height), (left, top, width, height) = size, area
    rect = (
        (left + margins.left) / full_width,
        (full_height - top - height + margins.bottom) / full_height,
        max(width - margins.left - margins.right, 1) / full_width,
        max(height - margins.top - margins.bottom, 1) / full_height,
    )
    return quiet(figure.add_axes(rect))


def quiet(ax: Axes) -> Axes:
    """Take away what is not data: spines, tick marks, background."""
    ax.set_facecolor("none")
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(length=0, labelsize=TICK_SIZE, labelcolor=LIGHT["ink3"], pad=5)
    ax.set_axisbelow(True)
    return ax


def grid(ax: Axes, axis: Literal["x", "y", "both"] = "both") -> None:
    """Draw quiet gridlines."""
    ax.grid(visible=True, axis=axis, color=LIGHT["grid"], linewidth=1, linestyle="-")


def baseline(ax: Axes, side: str = "bottom") -> None:
    """Show one spine as the line that the data stand on."""
    ax.spines[side].set_visible(True)
    ax.spines[side].set_color(LIGHT["ink3"])
    ax.spines[side].set_linewidth(1)


def placed(ax: Any, frame: Frame, shift: tuple[float, float]) -> Any:
    """Return the transform of a frame, moved by `shift` pixels right and up."""
    if isinstance(ax, Pane):
        return frame, shift
    from matplotlib.transforms import ScaledTranslation

    transform = {
        "data": ax.transData,
        "axes": ax.transAxes,
        "x_data": ax.get_xaxis_transform(),
        "y_data": ax.get_yaxis_transform(),
    }[frame]
    across, up = shift[0] / _PER_INCH, shift[1] / _PER_INCH
    return transform + ScaledTranslation(across, up, ax.get_figure(root=True).dpi_scale_trans)


def box_of(ax: Any) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the drawing area, in pixels."""
    if isinstance(ax, Pane):
        return ax.box()
    box = ax.get_position()
    across, up = (_PER_INCH * side for side in ax.get_figure(root=True).get_size_inches())
    return box.x0 * across, (1 - box.y1) * up, box.width * across, box.height * up


def put(
    ax: Axes,
    x: float,
    y: float,
    written: str,
    *,
    color: str = "ink",
    size: float = LABEL_SIZE,
    bold: bool = False,
    align: Align = "left",
    level: Level = "center_baseline",
    frame: Frame = "data",
    shift: tuple[float, float] = (0, 0),
    zorder: float = 6,
) -> None:
    """Write text at a place, `shift` pixels right and up; a dollar sign stays one.

    `color` is a token or a colour; `frame` says what x and y are measured in.
    """
    ax.text(
        x,
        y,
        written,
        color=LIGHT.get(color, color),
        fontsize=size,
        fontweight="bold" if bold else "normal",
        ha=align,
        va=level,
        transform=placed(ax, frame, shift),
        parse_math=False,
        clip_on=False,
        zorder=zorder,
    )


def ticks(
    ax: Axes, axis: Literal["x", "y"], places: Sequence[float], written: Iterable[str]
) -> None:
    """Put these labels at these places."""
    target = ax.xaxis if axis == "x" else ax.yaxis
    target.set_ticks(list(places))
    target.set_ticklabels(list(written), parse_math=False)


def number_ticks(
    ax: Axes, axis: Literal["x", "y"], n: int = 5, unit: str = "", scale: Scale = LINEAR
) -> None:
    """Let an axis choose round places, written as the report writes numbers.

    At most `n` + 1 ticks, and only as many as fit beside each other. A short
    unit stands at the last tick only.
    """
    target = ax.xaxis if axis == "x" else ax.yaxis
    low, high = sorted(float(limit) for limit in target.get_view_interval())
    room = box_of(ax)[2 if axis == "x" else 3] / max(high - low, 1e-300)
    for most in range(n, 0, -1):
        values = scale.ticks(low, high, most) if scale.unit else round_places(low, high, most)
        places = scale.place(values).tolist()
        written = [axis_amount(value) for value in values]
        if unit and written:
            written[-1] = short_amount(values[-1], unit)
        if _fit([room * place for place in places], written, axis):
            break
    ticks(ax, axis, places, written)


def _fit(pixels: Sequence[float], written: Sequence[str], axis: Literal["x", "y"]) -> bool:
    """Tell whether tick labels at these pixels keep apart."""
    sizes = [
        _DIGIT_WIDTH * TICK_SIZE * len(label) if axis == "x" else TICK_SIZE for label in written
    ]
    return all(
        right - left >= (sizes[i] + sizes[i + 1]) / 2 + _BETWEEN[axis]
        for i, (left, right) in enumerate(pairwise(pixels))
    )


def round_places(low: float, high: float, n: int) -> list[float]:
    """Return the multiples of a round step between two limits, at most n + 1 of them."""
    if not high > low:
        return [low]
    size = 10.0 ** (math.floor(math.log10((high - low) / n)) - 1)
    for step in (size * lead for lead in (1, 2, 2.5, 5, 10, 20, 25, 50, 100, 200)):
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first <= n:
            break
    return [round(i * step, 12) for i in range(first, last + 1)]


def axis_label(ax: Axes, axis: Literal["x", "y"], written: str) -> None:
    """Name an axis at its end: right below for x, above the axis for y."""
    if axis == "x":
        put(ax, 1, 0, f"{written} →", color="ink3", size=TICK_SIZE, align="right", level="top",
            frame="axes", shift=(0, -24))  # fmt: skip
    else:
        put(ax, 0, 1, f"↑ {written}", color="ink3", size=TICK_SIZE, level="bottom",
            frame="axes", shift=(-30, 8))  # fmt: skip


def fitted(name: object, pixels: float, size: float = LABEL_SIZE) -> str:
    """Return a name cut to about `pixels`."""
    return clean(name, max(int(pixels / (_LETTER_WIDTH * size)), 3))


def put_name(
    ax: Axes, y: float, name: object, pixels: float, *, shift: float, frame: Frame = "y_data"
) -> None:
    """Write a name before a row, right-aligned; a long one in two lines."""
    whole, first = clean(name, 80), fitted(name, pixels)
    if whole == first or " " not in first:
        put(ax, 0, y, first, frame=frame, align="right", shift=(-shift, 0))
        return
    head = first.removesuffix("…").rsplit(" ", 1)[0]
    put(ax, 0, y, head, frame=frame, align="right", shift=(-shift, 8))
    rest = fitted(whole[len(head) :].strip(), pixels)
    put(ax, 0, y, rest, frame=frame, align="right", shift=(-shift, -8))


def cut(written: str, pixels: float, size: float = LABEL_SIZE) -> str:
    """Return our own text (already clean) cut to about `pixels`."""
    limit = max(int(pixels / (_LETTER_WIDTH * size)), 3)
    return written if len(written) <= limit else written[: limit - 1] + "…"


def limits(values: Sequence[Any] | Any, pad: float = 0.04) -> tuple[float, float]:
    """Return axis limits with a little air; one value alone gets a unit around it."""
    import numpy as np

    finite = np.asarray(values, dtype=float)
    finite = finite[np.isfinite(finite)]
    if not finite.size:
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    air = (high - low) * pad or max(abs(low), 1.0) * 0.5
    return low - air, high + air
