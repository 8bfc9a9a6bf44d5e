"""The tokens of the report: ink and paper, and a fixed sign for every segment.

A segment has a colour, a shape and a letter, always the same three in every
figure: the colours were chosen for people with and without colour blindness
(smallest OKLab distance of the first five, in light: .15 normal, .08 tritan),
and shape and letter carry the meaning where colour cannot. Figures are drawn
in the light tokens; `VARIABLES` maps each of them to the CSS variable that
takes its place on a page, so that a figure follows light, dark and print.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#FCFBF8",
        "ink": "#1A1D21",
        "ink2": "#454B53",
        "ink3": "#616871",
        "rule": "#D8D3C8",
        "grid": "#E9E5DC",
        "b1": "#EFEBE2",
        "b2": "#DCD5C6",
        "nul": "#D3CCBC",
        "nuld": "#918874",
        "link": "#0B5A8A",
        "ok": "#17653A",
        "warn": "#845300",
        "bad": "#9B2C1F",
        "tint": "#F3EFE6",
        "pos": "#6FA8D8",
        "neg": "#E39A73",
        "on-dark": "#FFFFFF",
        "on-light": "#000000",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#14171A",
        "ink": "#ECEAE4",
        "ink2": "#C3C4C3",
        "ink3": "#9BA0A6",
        "rule": "#3A4046",
        "grid": "#292E33",
        "b1": "#23282D",
        "b2": "#394149",
        "nul": "#3B4249",
        "nuld": "#77808A",
        "link": "#86C5F2",
        "ok": "#74CB95",
        "warn": "#E8BB62",
        "bad": "#F2937F",
        "tint": "#1D2226",
        "pos": "#2B6CA3",
        "neg": "#A1502A",
        "on-dark": "#111111",
        "on-light": "#111111",
    }
)

SANS = (
    "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans',"
    "'Liberation Sans',sans-serif"
)


@dataclass(frozen=True, kw_only=True)
class SegmentStyle:
    """How one segment is drawn everywhere.

    Attributes
    ----------
    light, dark : str
        Its colour on light and on dark paper, as ``#RRGGBB``.
    letter_token : {"on-dark", "on-light"}
        The token of a letter that stands on the colour (contrast >= 4.5).
    shape : str
        The shape in words.
    marker : str
        The same shape as a matplotlib marker.
    outline : str
        The same shape as an SVG path in a box of 26 x 26 around the origin.
    """

    light: str
    dark: str
    letter_token: str
    shape: str
    marker: str
    outline: str


def _style(
    light: str, dark: str, letter_token: str, shape: str, marker: str, outline: str
) -> SegmentStyle:
    return SegmentStyle(
        light=light,
        dark=dark,
        letter_token=letter_token,
        shape=shape,
        marker=marker,
        outline=outline,
    )


SEGMENTS: tuple[SegmentStyle, ...] = (
    _style("#12599C", "#5AB0F0", "on-dark", "circle", "o",
           "M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0z"),
    _style("#9A3412", "#ED824C", "on-dark", "square", "s", "M-9-9H9V9H-9z"),
    _style("#00806A", "#60AB9C", "on-dark", "triangle", "^", "M0-12L12 9H-12z"),
    _style("#D16FAA", "#F6B4D0", "on-light", "diamond", "D", "M0-12L12 0L0 12L-12 0z"),
    _style("#886DE1", "#8D7CEA", "on-light", "hexagon", "h",
           "M0-11L9.5-5.5V5.5L0 11L-9.5 5.5V-5.5z"),
    _style("#A28F2C", "#D4D95B", "on-light", "triangle down", "v", "M0 12L12-9H-12z"),
    _style("#074368", "#578FAC", "on-dark", "pentagon", "p",
           "M0-11L10.5-3.4L6.5 9H-6.5L-10.5-3.4z"),
    _style("#702438", "#D15A5F", "on-dark", "cross", "P",
           "M-5.4-12H5.4V-5.4H12V5.4H5.4V12H-5.4V5.4H-12V-5.4H-5.4z"),
    _style("#6A7B11", "#A6BF90", "on-dark", "octagon", "8",
           "M-4.5-11H4.5L11-4.5V4.5L4.5 11H-4.5L-11 4.5V-4.5z"),
    _style("#5D5D5D", "#E6E3D5", "on-dark", "narrow diamond", "d", "M0-13L8 0L0 13L-8 0z"),
)  # fmt: skip


def segment_style(mark: int) -> SegmentStyle:
    """Return the style of a segment by its letter, counted from 0.

    From the eleventh on colours return with the next shape, so that the first
    hundred differ in colour or shape, and all in their letter.
    """
    turn, place = divmod(mark, len(SEGMENTS))
    own, shaped = SEGMENTS[place], SEGMENTS[(place + turn) % len(SEGMENTS)]
    if own is shaped:
        return own
    return replace(own, shape=shaped.shape, marker=shaped.marker, outline=shaped.outline)


def _variables() -> dict[str, str]:
    named = {value.lower(): f"var(--{name})" for name, value in LIGHT.items()}
    named.update({style.light.lower(): f"var(--s{i})" for i, style in enumerate(SEGMENTS)})
    return named


VARIABLES: Mapping[str, str] = MappingProxyType(_variables())
"""CSS variable of each light token, by its colour in lower case."""


def css_variables(scheme: str) -> str:
    """Return the declarations of a colour scheme, ``"light"`` or ``"dark"``, for CSS."""
    tokens = DARK if scheme == "dark" else LIGHT
    pairs = list(tokens.items())
    pairs += [
        (f"s{i}", style.dark if scheme == "dark" else style.light)
        for i, style in enumerate(SEGMENTS)
    ]
    return ";".join(f"--{name}:{value}" for name, value in pairs)
