"""How large a page may become, and what gives way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fnmatch import fnmatchcase

from clustomer.report.figures.study import NARROW_SUFFIX
from clustomer.report.figures.svg import inline_svg
from clustomer.report.html.records import ReportInput
from clustomer.report.html.render import render_report
from clustomer.report.text import text

LIMIT = 3_000_000
"""Bytes of a report at most."""

STATIC_LIMIT = 500_000
"""Bytes of a static report at most."""

# What gives way first: figures whose numbers are in tables, then drawings for telephones.
_FIRST = (
    "feature-pairs", "pairs", "by-descriptor-*", "by-segment-*", "silhouette", f"*{NARROW_SUFFIX}",
    "flows", "gorge", "distributions", "correlations", "missing", "snake", "differences", "map",
    "profile-*",
)  # fmt: skip


def page_within(study: ReportInput, limit: int) -> str:
    """Return the report in at most `limit` bytes, as far as leaving out figures can do it.

    Figures are left out in a fixed order, as few as possible, and the page names
    those that are; tables and sentences always stay.
    """
    kept, out = dict(study.figures), list[str]()
    page = render_report(study)
    waiting = _in_order(kept)
    while len(page.encode()) > limit and waiting:
        excess = len(page.encode()) - limit
        while excess > 0 and waiting:
            name = waiting.pop(0)
            excess -= len(inline_svg(kept.pop(name)).encode())
            if not name.endswith(NARROW_SUFFIX):
                out.append(name)
        page = render_report(_without(study, kept, out))
    return page


def _in_order(figures: Mapping[str, str]) -> list[str]:
    names: dict[str, None] = {}
    for pattern in _FIRST:
        for name in reversed(list(figures)):
            if fnmatchcase(name, pattern) and (NARROW_SUFFIX in pattern) == (
                name.endswith(NARROW_SUFFIX)
            ):
                names[name] = None
    return list(names)


def _without(study: ReportInput, kept: Mapping[str, str], out: list[str]) -> ReportInput:
    said = [text("report.size.left_out", figures=tuple(out))] if out else []
    return replace(study, figures=kept, left_out=(*study.left_out, *said))
