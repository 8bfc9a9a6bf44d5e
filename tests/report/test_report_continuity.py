"""The page of a comparison: complete, escaped, without customers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
from continuity_records import HOSTILE, make_continuity

from clustomer.report.figures.continuity import plot_drift, plot_migration
from clustomer.report.figures.sheet import Sheet
from clustomer.report.html.continuity import render_continuity


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in ("meta", "link", "br", "path", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    page = render_continuity(make_continuity(), date="1 May 2026")
    tags = Tags()
    tags.feed(page)
    assert len(tags.ids) == len(set(tags.ids))
    assert {"sizes", "moves", "drift", "centroids", "table-moves", "table-drift"} <= set(tags.ids)
    assert not re.search(r"<script|https?://(?!www\.w3\.org)|url\((?!#)", page)
    assert page == render_continuity(make_continuity(), date="1 May 2026")
    assert "1 May 2026" in page


def test_names_of_the_table_are_escaped() -> None:
    page = render_continuity(make_continuity(hostile=True), date="")
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page


def test_small_flows_are_hidden_and_not_drawn() -> None:
    found = make_continuity()
    assert found.migration is not None
    counts = np.array([[300, 4, 60], [50, 200, 80], [70, 40, 100]])
    small = replace(found.migration, counts=counts, value=None, n=int(counts.sum()))
    page = render_continuity(replace(found, migration=small), date="")
    assert page.count(">·<") == 4  # the small one, and a rectangle that protects it
    assert 'class="r">4<' not in page
    sheet = Sheet()
    ax = plot_migration(small, partner=[0, 1, 2], figure=sheet)  # type: ignore[arg-type]
    flows = [mark for mark in ax.marks if "opacity: 0.35" in mark.style]  # type: ignore[attr-defined]
    assert len(flows) == 5


def test_the_drawn_drift_is_that_of_the_table() -> None:
    found = make_continuity()
    ax = plot_drift(found.drift, figure=Sheet())  # type: ignore[arg-type]
    marks = ax.marks  # type: ignore[attr-defined]
    dots = [mark for mark in marks if mark.kind == "scatter"]
    assert [float(np.ravel(mark.x)[0]) for mark in dots] == [one.psi for one in found.drift]
    assert [mark.extra["marker"] for mark in dots] == [
        "X" if one.alarm else "o" for one in found.drift
    ]


@pytest.mark.parametrize("part", ["migration", "drift", "centroids"])
def test_what_is_not_known_is_left_out(part: str) -> None:
    found = make_continuity()
    empty = replace(found, **{part: None if part == "migration" else ()})
    page = render_continuity(empty, date="")
    assert f'id="{ {"migration": "moves"}.get(part, part) }"' not in page
    assert found.sentence in page
