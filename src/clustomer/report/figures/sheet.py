"""A light stand-in for matplotlib's Figure and Axes that writes SVG by itself.

The plot functions of this package draw on matplotlib Axes in notebooks. For a
report, which holds forty figures, most of matplotlib's time goes into objects
that are drawn once and thrown away; `Sheet` and `Pane` take the same calls (only
those that the plot functions make) and write the SVG directly, some twenty times
faster. One test draws every figure on both and compares what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

import numpy as np

PER_INCH = 72.0
Place = tuple[str, tuple[float, float]]
_LIFT = {"center": 0.36, "center_baseline": 0.36, "top": 0.8, "bottom": -0.22, "baseline": 0.0}
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_DEFAULT: Place = ("data", (0.0, 0.0))


def _polygon(corners: int, turn: float = 0.0) -> str:
    angles = np.pi * (2 * np.arange(corners) / corners + turn)
    return "M" + "L".join(f"{np.sin(a):.3f} {-np.cos(a):.3f}" for a in angles) + "z"


# Unit shapes with y downward, as large as matplotlib's markers; "o" is written as arcs.
SHAPES = {
    "s": "M-1-1H1V1H-1z",
    "^": "M0-1L1 1H-1z",
    "v": "M0 1L1-1H-1z",
    "D": "M0-1.414L1.414 0L0 1.414L-1.414 0z",
    "d": "M0-1.414L.849 0L0 1.414L-.849 0z",
    "h": _polygon(6),
    "p": _polygon(5),
    "8": _polygon(8, 0.125),
    "P": "M-.45-1H.45V-.45H1V.45H.45V1H-.45V.45H-1V-.45H-.45z",
    "X": "M-.5-1L0-.5L.5-1L1-.5L.5 0L1 .5L.5 1L0 .5L-.5 1L-1 .5L-.5 0L-1-.5z",
}


@dataclass
class Mark:
    """One mark in data or axes coordinates; ``kind`` says how `Pane` writes it."""

    kind: str
    zorder: float
    x: Any
    y: Any
    style: str
    place: Place = _DEFAULT
    extra: dict[str, Any] = field(default_factory=dict)


class Sheet:
    """What the plot functions need of a matplotlib Figure."""

    def __init__(self) -> None:
        self.axes: list[Pane] = []
        self._inches = (6.4, 4.8)
        self._paper = "#FFFFFF"

    def set_size_inches(self, width: float, height: float) -> None:
        """Set the size."""
        self._inches = (width, height)

    def get_size_inches(self) -> tuple[float, float]:
        """Return width and height."""
        return self._inches

    def set_facecolor(self, color: str) -> None:
        """Set the colour of the paper."""
        self._paper = color

    def add_axes(self, rect: tuple[float, float, float, float]) -> Pane:
        """Add a pane at (left, bottom, width, height), as shares of the sheet."""
        pane = Pane(self, rect)
        self.axes.append(pane)
        return pane

    def body(self, name: str) -> str:
        """Return the SVG inside the root; ids begin with `name`."""
        width, height = (PER_INCH * side for side in self._inches)
        shapes: dict[str, str] = {}
        drawn = "".join(pane.svg(name, shapes) for pane in self.axes)
        defined = "".join(f'<path id="{key}" d="{path}"/>' for path, key in shapes.items())
        paper = f'<path d="M0 0H{width:g}V{height:g}H0z" style="fill: {self._paper}"/>'
        return f"{f'<defs>{defined}</defs>' if defined else ''}{paper}{drawn}"


class _Ticks:
    """Ticks of one axis, and the few calls that set them."""

    def __init__(self) -> None:
        self.places: list[float] = []
        self.written: list[str] = []
        self.limits = (0.0, 1.0)

    def set_ticks(self, places: Iterable[float]) -> None:
        self.places, self.written = list(places), []

    def set_ticklabels(self, written: Iterable[str], **_: Any) -> None:
        self.written = list(written)

    def get_view_interval(self) -> tuple[float, float]:
        return self.limits


class _Spine:
    def __init__(self) -> None:
        self.visible, self.color, self.width = True, "#000000", 1.0

    def set_visible(self, visible: bool) -> None:
        self.visible = visible

    def set_color(self, color: str) -> None:
        self.color = color

    def set_linewidth(self, width: float) -> None:
        self.width = width


class Pane:
    """What the plot functions need of matplotlib Axes: marks are kept and written at the end."""

    def __init__(self, sheet: Sheet, rect: tuple[float, float, float, float]) -> None:
        self.figure, self.rect = sheet, rect
        self.marks: list[Mark] = []
        self.xaxis, self.yaxis = _Ticks(), _Ticks()
        self.spines = {side: _Spine() for side in ("left", "right", "top", "bottom")}
        self._grid: dict[str, str] = {}
        self._tick: dict[str, Any] = {"size": 10.0, "color": "#000000", "pad_x": 5.0, "pad_y": 5.0}
        self._shown = {"x": True, "y": True}

    # -- frame ---------------------------------------------------------------

    def set_xlim(self, low: float | tuple[float, float], high: float | None = None) -> None:
        """Set the limits of x."""
        self.xaxis.limits = low if isinstance(low, tuple) else (low, high or 0.0)

    def set_ylim(self, low: float | tuple[float, float], high: float | None = None) -> None:
        """Set the limits of y; the first is at the bottom."""
        self.yaxis.limits = low if isinstance(low, tuple) else (low, high or 0.0)

    def get_xlim(self) -> tuple[float, float]:
        """Return the limits of x."""
        return self.xaxis.limits

    def get_ylim(self) -> tuple[float, float]:
        """Return the limits of y."""
        return self.yaxis.limits

    def set_xticks(self, places: Sequence[float]) -> None:
        """Set the places of ticks."""
        self.xaxis.set_ticks(places)

    def set_yticks(self, places: Sequence[float]) -> None:
        """Set the places of ticks."""
        self.yaxis.set_ticks(places)

    def set_facecolor(self, _: str) -> None:
        """Do nothing: panes have no background."""

    def set_axisbelow(self, _: bool) -> None:
        """Do nothing: grids are always below."""

    def tick_params(self, axis: str = "both", **options: Any) -> None:
        """Set size, colour and distance of tick labels, or hide them."""
        self._tick["size"] = options.get("labelsize", self._tick["size"])
        self._tick["color"] = options.get("labelcolor", self._tick["color"])
        for name in ("x", "y") if axis == "both" else (axis,):
            self._tick[f"pad_{name}"] = options.get("pad", self._tick[f"pad_{name}"])
        self._shown["x"] = options.get("labelbottom", self._shown["x"])
        self._shown["y"] = options.get("labelleft", self._shown["y"])

    def grid(self, *, visible: bool, axis: str, color: str, linewidth: float, **_: Any) -> None:
        """Draw lines at the ticks of an axis."""
        for name in ("x", "y") if axis == "both" else (axis,):
            if visible:
                self._grid[name] = f"fill: none; stroke: {color}; stroke-width: {linewidth:g}"

    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, width and height in pixels."""
        full = [PER_INCH * side for side in self.figure.get_size_inches()]
        left, bottom, width, height = self.rect
        return (
            left * full[0],
            (1 - bottom - height) * full[1],
            width * full[0],
            height * full[1],
        )

    # -- marks ---------------------------------------------------------------

    def text(self, x: float, y: float, written: str, **o: Any) -> None:
        """Write a text."""
        weight = "font-weight: 700; " if o["fontweight"] == "bold" else ""
        anchor = _ANCHORS[o["ha"]]
        turned = "" if anchor == "start" else f"; text-anchor: {anchor}"
        style = f"{weight}font-size: {o['fontsize']:g}px; fill: {o['color']}{turned}"
        extra = {"text": written, "lift": _LIFT[o["va"]] * o["fontsize"]}
        self.marks.append(Mark("text", o["zorder"], x, y, style, o["transform"], extra))

    def scatter(self, x: Any, y: Any, *, s: float, marker: str = "o", **o: Any) -> None:
        """Draw marks of `s` square points."""
        fill = o.get("facecolors", o.get("color"))
        edge = o.get("edgecolors", o.get("color"))
        width = o.get("linewidths", 1.0)
        style = f"fill: {fill}"
        if width:
            style += f"; stroke: {edge}; stroke-width: {width:g}"
        if o.get("alpha") is not None:
            style += f"; opacity: {o['alpha']:g}"
        extra = {"radius": float(np.sqrt(s)) / 2, "marker": marker}
        place = o.get("transform", _DEFAULT)
        self.marks.append(Mark("scatter", o.get("zorder", 1), x, y, style, place, extra))

    def plot(self, x: Any, y: Any, **o: Any) -> None:
        """Draw a line, with a mark at each place if asked for."""
        style = f"fill: none; stroke: {o['color']}; stroke-width: {o.get('linewidth', 1.5):g}"
        self.marks.append(Mark("line", o["zorder"], x, y, style + _dashes(o.get("linestyle"))))
        if "marker" in o:
            self.scatter(
                x, y, s=o["markersize"] ** 2, marker=o["marker"], zorder=o["zorder"],
                facecolors=o.get("markerfacecolor", o["color"]),
                edgecolors=o.get("markeredgecolor", o["color"]),
                linewidths=o.get("markeredgewidth", 1.0),
            )  # fmt: skip
            self.marks[-1].extra["of_line"] = True

    def axvline(self, x: float, **o: Any) -> None:
        """Draw a line from the bottom to the top."""
        self._across("x_data", [x, x], [0, 1], o)

    def axhline(self, y: float, **o: Any) -> None:
        """Draw a line from left to right."""
        self._across("y_data", [0, 1], [y, y], o)

    def _across(self, frame: str, x: list[float], y: list[float], o: dict[str, Any]) -> None:
        style = f"fill: none; stroke: {o['color']}; stroke-width: {o['linewidth']:g}"
        style += _dashes(o.get("linestyle"))
        self.marks.append(Mark("line", o["zorder"], x, y, style, (frame, (0.0, 0.0))))

    def axvspan(self, low: float, high: float, **o: Any) -> None:
        """Fill a band from the bottom to the top."""
        corners = [low, high, high, low], [0, 0, 1, 1]
        self._fill(*corners, o, ("x_data", (0.0, 0.0)))

    def bar(self, x: Any, height: Any, *, width: Any, bottom: Any = 0, **o: Any) -> None:
        """Draw upright bars."""
        x, height, width, bottom = np.broadcast_arrays(x, height, width, bottom)
        left = x - (0 if o.get("align") == "edge" else width / 2)
        for edges in zip(left, left + width, bottom, bottom + height, strict=True):
            self._bar(edges, o)

    def barh(self, y: Any, width: Any, *, height: float, left: Any = 0, **o: Any) -> None:
        """Draw lying bars."""
        y, width, left = np.broadcast_arrays(y, width, left)
        low = y - height / 2
        for edges in zip(left, left + width, low, low + height, strict=True):
            self._bar(edges, o)

    def _bar(self, edges: tuple[float, ...], o: dict[str, Any]) -> None:
        west, east, south, north = edges
        self._fill([west, east, east, west], [south, south, north, north], o)

    def fill_between(self, x: Any, low: Any, high: Any, **o: Any) -> None:
        """Fill between two curves over x."""
        self._fill([*x, *x[::-1]], [*low, *np.asarray(high)[::-1]], o)

    def fill_betweenx(self, y: Any, low: float, high: Any, **o: Any) -> None:
        """Fill between a constant and a curve along y."""
        self._fill([low, *high, low], [y[0], *y, y[-1]], o)

    def _fill(self, x: Any, y: Any, o: dict[str, Any], place: Place = _DEFAULT) -> None:
        style = f"fill: {o['color']}"
        if o.get("linewidth"):
            style += f"; stroke: {o['edgecolor']}; stroke-width: {o['linewidth']:g}"
        if o.get("alpha") is not None and o["alpha"] < 1:
            style += f"; opacity: {o['alpha']:.3g}"
        self.marks.append(Mark("fill", o.get("zorder", 1), x, y, style, place))

    # -- writing -------------------------------------------------------------

    def svg(self, name: str, shapes: dict[str, str]) -> str:
        """Return everything as SVG, lower marks first."""
        ordered = sorted(self.marks, key=lambda mark: mark.zorder)
        drawn = "".join(self._written(mark, name, shapes) for mark in ordered)
        return f"{self._frame()}{drawn}{self._tick_labels()}"

    def pixels(self, mark: Mark) -> tuple[Any, Any]:
        """Return the places of a mark in pixels from the top left of the sheet."""
        left, top, width, height = self.box()
        frame, (across, up) = mark.place
        x, y = np.asarray(mark.x, dtype=float), np.asarray(mark.y, dtype=float)
        if frame in ("data", "x_data"):
            x = _share(x, self.xaxis.limits)
        if frame in ("data", "y_data"):
            y = _share(y, self.yaxis.limits)
        return left + x * width + across, top + (1 - y) * height - up

    def _written(self, mark: Mark, name: str, shapes: dict[str, str]) -> str:
        x, y = self.pixels(mark)
        if mark.kind == "text":
            place = f'x="{_n(x)}" y="{_n(y + mark.extra["lift"])}"'
            said = escape(mark.extra["text"], quote=False)
            return f'<text style="{mark.style}" {place}>{said}</text>'
        keep = np.isfinite(x) & np.isfinite(y)
        x, y = np.atleast_1d(x[keep] if x.ndim else x), np.atleast_1d(y[keep] if y.ndim else y)
        if not x.size:
            return ""
        if mark.kind == "scatter":
            return _marks(mark, x, y, name, shapes)
        end = "z" if mark.kind == "fill" else ""
        joined = "L".join(f"{_n(a)} {_n(b)}" for a, b in zip(x.tolist(), y.tolist(), strict=True))
        return f'<path d="M{joined}{end}" style="{mark.style}"/>'

    def _frame(self) -> str:
        left, top, width, height = self.box()
        parts = []
        for axis, ticks in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in self._grid and ticks.places:
                at = _share(np.array(ticks.places), ticks.limits).tolist()
                if axis == "x":
                    path = "".join(f"M{_n(left + s * width)} {_n(top)}v{_n(height)}" for s in at)
                else:
                    path = "".join(
                        f"M{_n(left)} {_n(top + (1 - s) * height)}h{_n(width)}" for s in at
                    )
                parts.append(f'<path d="{path}" style="{self._grid[axis]}"/>')
        spine = self.spines["bottom"]
        if spine.visible:
            style = f"fill: none; stroke: {spine.color}; stroke-width: {spine.width:g}"
            parts.append(f'<path d="M{_n(left)} {_n(top + height)}h{_n(width)}" style="{style}"/>')
        return "".join(parts)

    def _tick_labels(self) -> str:
        left, top, width, height = self.box()
        size, color = self._tick["size"], self._tick["color"]
        style = f"font-size: {size:g}px; fill: {color}; text-anchor: "
        parts = []
        if self._shown["x"]:
            y = top + height + self._tick["pad_x"] + 0.8 * size
            for share, said in _labelled(self.xaxis):
                parts.append((f"{style}middle", left + share * width, y, said))
        if self._shown["y"]:
            x = left - self._tick["pad_y"]
            for share, said in _labelled(self.yaxis):
                y = top + (1 - share) * height + 0.36 * size
                parts.append((f"{style}end", x, y, said))
        return "".join(
            f'<text style="{look}" x="{_n(x)}" y="{_n(y)}">{escape(said, quote=False)}</text>'
            for look, x, y, said in parts
        )


def _scaled(marker: str, radius: float) -> str:
    if marker == "o":
        r = f"{radius:.3g}"
        return f"M-{r} 0a{r} {r} 0 1 0 {2 * float(r):g} 0a{r} {r} 0 1 0-{2 * float(r):g} 0z"
    return _NUMBER.sub(lambda found: f"{float(found.group()) * radius:.3g} ", SHAPES[marker])


def _labelled(ticks: _Ticks) -> list[tuple[float, str]]:
    shares = _share(np.array(ticks.places, dtype=float), ticks.limits).tolist()
    return list(zip(shares, ticks.written, strict=False))


def _share(values: Any, limits: tuple[float, float]) -> Any:
    low, high = limits
    return (values - low) / (high - low) if high != low else values * 0 + 0.5


def _n(value: float) -> str:
    """Write a coordinate to a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


def _dashes(linestyle: Any) -> str:
    if isinstance(linestyle, tuple):
        return f"; stroke-dasharray: {' '.join(f'{part:g}' for part in linestyle[1])}"
    return ""


def _marks(mark: Mark, x: Any, y: Any, name: str, shapes: dict[str, str]) -> str:
    """Write marks as uses of one shape; the style of many is said once."""
    path = _scaled(mark.extra["marker"], mark.extra["radius"])
    key = shapes.setdefault(path, f"{name}-{len(shapes)}")
    places = zip(x.tolist(), y.tolist(), strict=True)
    if x.size == 1:
        return f'<use href="#{key}" x="{_n(x[0])}" y="{_n(y[0])}" style="{mark.style}"/>'
    uses = "".join(f'<use href="#{key}" x="{_n(a)}" y="{_n(b)}"/>' for a, b in places)
    return f'<g style="{mark.style}">{uses}</g>'
