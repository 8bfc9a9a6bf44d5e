"""From a Figure to one compact, repeatable SVG, and from that to part of a page.

matplotlib's SVG carries metadata, a rule for every element of the page around
it (``*{stroke-linejoin...}``), ids that would meet each other on one page, and
its own fonts. `figure_svg` takes all that away: the same figure always gives
the same bytes. `inline_svg` then puts CSS variables in the place of colours.
"""

from __future__ import annotations

import io
import re
import warnings
from html import escape
from typing import IO, TYPE_CHECKING, Any

from clustomer.report.figures.sheet import Sheet
from clustomer.report.palette import SANS, VARIABLES

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_DPI = 72
_TAG = re.compile(r"<[^<>]+>")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}")
_GEOMETRY = re.compile(r'(?<![\w:-])(?:d|x|y|width|height|transform|points)="[^"]*"')
_ID = re.compile(r' id="([^"]*)"')
_REFERENCE = re.compile(r'(?:xlink:href="#|url\(#)([^")]+)')
_USES = re.compile(r"(?:<use [^<>]*/>)+")
_USE = re.compile(r'<use (href="#[^"]*") (x="[^"]*" y="[^"]*") style="([^"]*)"/>')
_STYLE = re.compile(r'(?<= )style="[^"]*"')
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
_EMPTY_GROUP = re.compile(r"<g>\s*</g>")


def figure_svg(figure: Figure | Sheet, *, name: str, label: str) -> str:
    """Return a figure as SVG text, the same bytes for the same figure.

    Parameters
    ----------
    figure : matplotlib.figure.Figure or Sheet
        A figure of this package; its size counts 72 px to the inch.
    name : str
        Prefix of the ids inside, made of letters, digits and ``-``; different
        for each figure of a page.
    label : str
        What the figure shows, with its main numbers, for those who cannot see
        it. Escaped here.

    Returns
    -------
    str
        A complete SVG document with text as text, the light colours, no
        metadata, no date and no fonts.
    """
    width, height = (f"{round(side * _DPI, 2):g}" for side in figure.get_size_inches())
    body = figure.body(name) if isinstance(figure, Sheet) else _body(figure, name)
    said = escape(label, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{said}" '
        f'font-family="{SANS}" stroke-linejoin="round" stroke-linecap="butt">'
        f"<title>{said}</title>{body}</svg>"
    )


def _body(figure: Figure, name: str) -> str:
    """Return what matplotlib drew, without what is not drawing."""
    drawn = _drawn(figure)
    body = drawn[drawn.index(">", drawn.index("<svg")) + 1 : drawn.rindex("</svg>")]
    body = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", body, flags=re.S)
    return _compact(_with_own_ids(_one_line(body), name))


def inline_svg(svg: str) -> str:
    """Return a figure of `figure_svg` as part of a page: CSS variables for colours."""
    head_end = svg.index(">") + 1
    head = svg[:head_end].replace(f' font-family="{SANS}"', "")
    head = head.replace(' xmlns="http://www.w3.org/2000/svg"', "")
    head = head.replace("<svg ", '<svg class="ch" ', 1)
    body = re.sub(r"^<title>[^<]*</title>", "", svg[head_end:])
    return head + _TAG.sub(_with_variables, body)


def figure_png(figure: Figure, target: IO[bytes]) -> None:
    """Write a matplotlib figure as PNG: two pixels for each of the figure's, no date."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(target, format="png", dpi=2 * _DPI, metadata={"Software": None})


def _drawn(figure: Figure) -> str:
    """Let matplotlib write the SVG, with text as text and repeatable ids."""
    import matplotlib

    target = io.StringIO()
    settings: dict[Any, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": "clustomer",
        "path.simplify": False,
        "savefig.bbox": None,
        "savefig.facecolor": "auto",
    }
    with matplotlib.rc_context(settings), warnings.catch_warnings():
        # Only the width of a text is measured with matplotlib's font; the page draws it.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        warnings.filterwarnings("ignore", message=".*does not support.*natively")
        figure.savefig(target, format="svg", dpi=_DPI, metadata={"Date": None})
    return target.getvalue()


def _one_line(body: str) -> str:
    """Take white space out between and inside tags, never inside texts."""
    body = re.sub(r">\s+<", "><", body.strip())
    return _TAG.sub(lambda tag: re.sub(r"\s+", " ", tag.group()), body)


def _with_own_ids(body: str, name: str) -> str:
    """Drop ids that nothing refers to; number the others after the figure's name."""
    used = dict.fromkeys(_REFERENCE.findall(body))
    new = {old: f"{name}-{i}" for i, old in enumerate(used)}

    def renamed(tag: re.Match[str]) -> str:
        written = _ID.sub(
            lambda found: f' id="{new[found[1]]}"' if found[1] in new else "", tag.group()
        )
        written = _REFERENCE.sub(
            lambda found: found.group()[: -len(found[1])] + new[found[1]], written
        )
        return written.replace("xlink:href", "href")

    return _TAG.sub(renamed, body)


def _compact(body: str) -> str:
    """Round coordinates to a tenth of a pixel; say the style of many marks once."""
    body = _TAG.sub(_with_short_numbers, body)
    body = _USES.sub(_with_one_style, body)
    while True:
        shorter = _EMPTY_GROUP.sub("", body)
        if shorter == body:
            return body
        body = shorter


def _with_short_numbers(tag: re.Match[str]) -> str:
    written = tag.group()
    if written.startswith("<text"):
        written = re.sub(r"font-family: [^;\"]*;? ?", "", written)
        written = re.sub(r' transform="rotate\(-?0 [^"]*"', "", written)
    written = _GEOMETRY.sub(
        lambda found: _LONG_NUMBER.sub(lambda n: f"{float(n.group()):.1f}", found.group()), written
    )
    if written.startswith("<path"):
        written = re.sub(r" ?([MLCQ]) ", r"\1", written).replace(' z "', 'z"').replace(' "', '"')
        written = written.replace('z"style', 'z" style')
    return written


def _with_one_style(uses: re.Match[str]) -> str:
    marks = _USE.findall(uses.group())
    if len(marks) < 3 or len({style for _, _, style in marks}) != 1:
        return uses.group()
    if len(marks) != uses.group().count("<use "):
        return uses.group()
    inner = "".join(f"<use {href} {place}/>" for href, place, _ in marks)
    return f'<g style="{marks[0][2]}">{inner}</g>'


def _with_variables(tag: re.Match[str]) -> str:
    return _STYLE.sub(
        lambda style: _COLOUR.sub(
            lambda colour: VARIABLES.get(colour.group().lower(), colour.group()), style.group()
        ),
        tag.group(),
    )
