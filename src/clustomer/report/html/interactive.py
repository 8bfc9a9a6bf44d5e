"""What the script of a report draws: the numbers of the map, the profiles and the panels over k.

The page is complete without it. Everything here stands in tables of the page or
comes from ``points.json``; texts are written as the page writes them, only the
values of single points are formatted by the browser.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.report.figures.canvas import limits
from clustomer.report.figures.cells import cell_middles
from clustomer.report.figures.plane import SAME, borders, moved, original_axes
from clustomer.report.figures.space import axis_name
from clustomer.report.html.curves import curves
from clustomer.report.html.records import ReportInput
from clustomer.report.html.rows import profile_rows_of
from clustomer.report.palette import SEGMENTS, segment_style
from clustomer.report.text import clean, text, whole, with_unit
from clustomer.segments.points import Points
from clustomer.table.schema import Role

PLOTLY_VERSION = "4.1.1"
"""Of the vendored ``plotly-cartesian.min.js`` (MIT)."""

HOVER_COLUMNS = 8
"""Values shown for one customer at most: the columns that separate the segments most."""

_SYMBOLS: Mapping[str, str] = {
    "o": "circle",
    "s": "square",
    "^": "triangle-up",
    "D": "diamond",
    "h": "hexagon",
    "v": "triangle-down",
    "p": "pentagon",
    "P": "cross",
    "8": "octagon",
    "d": "diamond-tall",
}
_WORDS = (
    "selected", "of_segment", "customers", "shown_all", "shown_some", "silhouette",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Live:
    """The interactive part of a page: data, scripts and the policy that allows only these."""

    data: str
    plotly: str
    script: str
    policy: str
    named: str


def live_part(study: ReportInput) -> Live:
    """Return what the page needs to be interactive.

    Parameters
    ----------
    study : ReportInput
        Without points, the map is that of the cells.

    Returns
    -------
    Live
        ``data`` is JSON that no markup can end; the scripts are vendored files.
    """
    plotly, script = read_script("plotly-cartesian.min.js"), read_script("report.js")
    return Live(
        data=safe_json(live_data(study)),
        plotly=plotly,
        script=script,
        policy=script_policy(),
        named=_said_points(study),
    )


def live_data(study: ReportInput) -> dict[str, Any]:
    """Return the numbers and words of the interactive figures, in plain JSON values."""
    rows, profiles = profile_rows_of(study.profile)
    return {
        "made": study.shown != "natural",
        "words": {
            **{name: _pattern(f"report.live.{name}") for name in _WORDS},
            "data": text("report.panel.data"),
            "null": text("report.panel.null"),
            "against": text("report.profile.against"),
        },
        "segments": [
            {
                "letter": one.letter,
                "name": clean(one.name, 80),
                "style": one.mark % len(SEGMENTS),
                "symbol": _SYMBOLS[segment_style(one.mark).marker],
                "n": whole(one.n),
            }
            for one in study.profile.segments
        ],
        "map": _map(study),
        "rows": rows,
        "profiles": profiles,
        "k": curves(study),
    }


def _pattern(key: str) -> str:
    """Return a sentence whose numbers the script fills in: ``{n}``, ``{of}``, ``{name}``."""
    return text(key, n="{n}", of="{of}", name="{name}", value="{value}")


def _said_points(study: ReportInput) -> str:
    """Say how many customers the interactive map holds."""
    if study.points is not None and len(study.points.segment):
        n, total = len(study.points.segment), study.points.n_customers
        return text(f"report.live.points.{'all' if n >= total else 'some'}", n=n, total=total)
    return text("report.live.cells") if study.density is not None else ""


def _map(study: ReportInput) -> dict[str, Any] | None:
    points, density = study.points, study.density
    if points is not None and len(points.segment):
        silhouette = _plain(points.silhouette)
        return {
            **_places(study, points),
            "silhouette": silhouette,
            "columns": _hover(study, points),
        }
    if density is not None and len(density.n):
        return {**_places(study, cell_middles(density)), "n": density.n.tolist()}
    return None


def _places(study: ReportInput, points: Points) -> dict[str, Any]:
    """Return where marks, centres and borders stand, and how the axes are named."""
    original = original_axes(points)
    lines = original or (SAME, SAME)
    shown = moved(points, *lines)
    ends = borders(points) if points.axes == "columns" else []
    return {
        "x": _plain(shown.x),
        "y": _plain(shown.y),
        "segment": points.segment.tolist(),
        "centers": [_plain(shown.center_x), _plain(shown.center_y)],
        "borders": [[_plain(lines[0].value(x)), _plain(lines[1].value(y))] for x, y in ends],
        "ranges": [
            [_short(end) for end in limits(np.concatenate(pair))]
            for pair in ((shown.x, shown.center_x), (shown.y, shown.center_y))
        ],
        "names": [
            axis_name(points, axis, study.profile, original=original is not None) for axis in (0, 1)
        ],
    }


def _hover(study: ReportInput, points: Points) -> list[dict[str, Any]]:
    """Return the values of the used columns that separate the segments most."""
    strength = {e.column: e.eta_squared for e in study.profile.separation}
    used = [c for c in study.schema.with_role(Role.FEATURE) if c.name in points.values]
    strongest = sorted(used, key=lambda c: -_finite(strength.get(c.name, 0.0)))[:HOVER_COLUMNS]
    return [
        {"name": with_unit(c.label, c.unit, 40), "values": _plain(points.values[c.name])}
        for c in used
        if c in strongest
    ]


def _finite(value: float) -> float:
    return value if math.isfinite(value) else 0.0


def _plain(values: NDArray[np.float64] | Sequence[float]) -> list[float | None]:
    """Return numbers with four digits, ``None`` where there is none."""
    return [_short(value) for value in np.asarray(values, dtype=float).tolist()]


def _short(value: float) -> float | None:
    return float(f"{value:.4g}") if math.isfinite(value) else None


def safe_json(values: Mapping[str, Any]) -> str:
    r"""Return JSON for a script element: ASCII, and nothing in it can end the element.

    Examples
    --------
    >>> print(safe_json({"name": "</script>&"}))
    {"name":"\u003c/script\u003e\u0026"}
    """
    written = json.dumps(values, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


@cache
def read_script(name: str) -> str:
    """Return the text of a file of ``report/html/scripts``."""
    return (files("clustomer.report.html") / "scripts" / name).read_text(encoding="utf-8")


@cache
def script_policy() -> str:
    """Return the policy that allows the scripts of a report, by their hashes, and no others."""
    names = ("plotly-cartesian.min.js", "report.js")
    return f"script-src {' '.join(_hash(read_script(name)) for name in names)}"


def _hash(script: str) -> str:
    """Return a script as a Content-Security-Policy names it."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"
