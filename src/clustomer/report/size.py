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


_FEWER_ROWS = (15, 8, 4, 2)
"""Rows of the tables of each segment, when leaving out figures does not suffice."""


def page_within(study: ReportInput, limit: int, *, interactive: bool = False) -> str:
    """Return the report in at most `limit` bytes.

    Figures are left out in a fixed order, as few as possible; where that does not
    suffice, the tables of each segment become shorter. The page says both.
    Everything else stays, however long it is.
    """
    kept, out = dict(study.figures), list[str]()
    page = render_report(study, interactive=interactive)
    waiting = _in_order(kept)
    while len(page.encode()) > limit and waiting:
        excess = len(page.encode()) - limit
        while excess > 0 and waiting:
            name = waiting.pop(0)
            excess -= len(inline_svg(kept.pop(name)).encode())
            if not name.endswith(NARROW_SUFFIX):
                out.append(name)
        page = render_report(_without(study, kept, out), interactive=interactive)
    for rows in _FEWER_ROWS:
        if len(page.encode()) <= limit:
            break
        page = render_report(_without(study, kept, out, rows), interactive=interactive)
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


def _without(
    study: ReportInput, kept: Mapping[str, str], out: list[str], rows: int | None = None
) -> ReportInput:
    said = [*study.left_out]
    if out:
        said.append(text("report.size.left_out", figures=tuple(out)))
    if rows is None:
        return replace(study, figures=kept, left_out=said)
    said.append(text("report.size.rows", n=rows))
    return replace(study, figures=kept, left_out=said, rows_shown=rows)
