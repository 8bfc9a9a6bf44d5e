"""Results in a notebook: read by parsing, with hostile names."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clustomer as cl
from clustomer._notebook import MOST_ROWS, Share, render
from clustomer.describe.profile import make_profile
from clustomer.evidence.verdict import not_tested
from clustomer.export.parity import ParitySheet
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.samples import shop
from clustomer.table.schema import Column, Kind, Role, Schema

HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>\u202e"
ALLOWED = {
    "div", "p", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td", "span",
}  # fmt: skip


class Page(HTMLParser):
    """Tags, attributes, texts, and the cells of the table."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.rows: list[list[str]] = []
        self.feed(html)
        self.close()
        assert not self.open, "a tag is not closed"
        assert set(self.tags) <= ALLOWED
        assert self.attributes <= {"style", "scope", "aria-hidden"}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.texts.setdefault(tag, []).append(data)
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def page(result: Any) -> Page:
    html = result._repr_html_()
    assert not re.search(r"https?:|url\(|@import|<style|#[0-9a-f]{3}", html)
    assert "\u202e" not in html
    return Page(html)


@pytest.fixture(scope="module")
def study() -> cl.Study:
    rng = np.random.default_rng(4)
    centre = np.repeat([0.0, 9.0, 18.0], 60)
    return cl.run_study(
        {
            HOSTILE: (centre + rng.normal(size=180)).tolist(),
            "b\nc": (centre[::-1] + rng.normal(size=180)).tolist(),
            "job": np.where(centre > 4, "</td>" + HOSTILE, "clerk").tolist(),
        },
        n_clusters=3,
        quick=True,
    )


def test_the_study_opens_with_the_verdict_and_shows_its_segments(study: cl.Study) -> None:
    found = page(study)
    assert found.texts["strong"] == [study.verdict.sentence]
    assert found.rows[0] == ["segment", "name", "customers", "share", "marked by"]
    assert len(found.rows) == 1 + study.n_segments
    for row, segment in zip(found.rows[1:], study.profile.segments, strict=True):
        assert row[0] == f"{segment.number} {segment.letter}"
        assert row[2] == str(segment.n)
        assert row[3] == f"{100 * segment.share:.1f}".removesuffix(".0") + "\N{NO-BREAK SPACE}%"
        assert " high" in row[4] or " low" in row[4] or "Job “" in row[4]
    said = "".join(found.texts["p"])
    assert study.selection.reason in said
    assert all(remark in said for remark in study.verdict.remarks)


def test_every_result_of_a_study_is_safe_and_has_something_to_read(study: cl.Study) -> None:
    for name in (
        "profile", "verdict", "selection", "stability", "plan", "model", "assessment", "intake",
        "summary", "conclusion", "support", "settings", "segmentation", "assignments", "points",
    ):  # fmt: skip
        found = page(getattr(study, name))
        assert any(said.strip() for said in found.texts["div"]), name
    found = page(study.assignments)
    assert found.texts["p"][0].startswith("Assignments with labels, ")


def test_the_verdict_shows_its_gates_and_remarks(study: cl.Study) -> None:
    verdict = study.verdict
    found = page(verdict)
    assert found.texts["strong"] == [verdict.sentence]
    assert [row[0] for row in found.rows[1:]] == [gate.name for gate in verdict.gates]
    assert [row[2] for row in found.rows[1:]] == [
        "yes" if gate.passed else "no" for gate in verdict.gates
    ]
    assert page(study.assessment).texts["strong"] == [study.assessment.verdict.sentence]
    untested = page(not_tested(200, 5))
    assert "table" not in untested.tags
    assert untested.texts["strong"] == [not_tested(200, 5).sentence]


def test_a_profile_by_hand_names_the_strongest_marks_first() -> None:
    n = 40
    schema = Schema(
        columns=(
            Column(name="x", label=HOSTILE, kind=Kind.NUMBER, role=Role.FEATURE),
            Column(name="y", label="Spend", kind=Kind.NUMBER, role=Role.FEATURE),
            Column(
                name="c", label="Job", kind=Kind.CATEGORY, role=Role.DESCRIPTOR,
                levels=("<b>", "other"),
            ),
        )
    )  # fmt: skip
    spread = np.tile([-1.0, 1.0], n)
    half = np.repeat([0, 1], n)
    data = {"x": half + spread, "y": 5 * half + spread, "c": np.where(half == 0, "<b>", "other")}
    profile = make_profile(conform(raw_columns(data), schema), half)
    found = page(profile)
    assert found.texts["strong"] == ["2 segments of 80 customers."]
    first, second = (row[4] for row in found.rows[1:])
    assert first.startswith("Spend very low; <script>")
    assert "Job “<b>” 100\N{NO-BREAK SPACE}% (all customers 50\N{NO-BREAK SPACE}%)" in first
    assert second.startswith("Spend very high; ")
    assert "marked by" not in profile.to_frame().columns
    nothing = make_profile(conform(raw_columns(data), schema), np.zeros(2 * n, dtype=int))
    assert page(nothing).texts["strong"] == ["One segment of 80 customers."]
    assert page(nothing).rows[1][3:] == ["100\N{NO-BREAK SPACE}%", "–"]


@given(st.text(), st.text(), st.lists(st.text(), max_size=3), st.floats() | st.none() | st.text())
def test_any_text_stays_text(name: str, headline: str, remarks: list[str], cell: Any) -> None:
    rows = [{headline: cell, "b": Share(0.5)}]
    found = Page(render(name, headline=headline, remarks=remarks, rows=rows, fields=[name]))
    assert len(found.rows) == 2
    assert all(c.isprintable() or c.isspace() for said in found.texts["div"] for c in said)


def test_a_parity_sheet_opens_with_its_sentence() -> None:
    sheet = ParitySheet(
        export="onnx", executed=False, reason="<b>", rows={"tie": 3}, remarks=("one",)
    )
    found = page(sheet)
    assert found.texts["strong"] == [sheet.sentence]
    assert found.texts["p"] == [sheet.sentence, "one"]


def test_long_tables_and_cells_are_cut_and_it_is_said() -> None:
    html = render("Many", rows=[{"n": i, "text": "x" * 900} for i in range(MOST_ROWS + 7)])
    found = Page(html)
    assert len(found.rows) == 1 + MOST_ROWS
    assert found.texts["p"] == ["and 7 more rows: see to_frame()"]
    assert max(len(cell) for row in found.rows for cell in row) == 300


@pytest.mark.parametrize(("share", "width"), [(0.0, "0.00"), (0.25, "1.50"), (1.7, "6.00")])
def test_a_bar_is_as_long_as_its_share(share: float, width: str) -> None:
    html = render("Bars", rows=[{"share": Share(share)}])
    assert f"width:{width}em" in html
    assert 'aria-hidden="true"' in html


def test_explorations_and_tables_say_how_many_rows() -> None:
    found = page(cl.explore(shop(200)))
    assert found.texts["strong"] == ["data frame: 200 rows, 8 columns."]
    read = page(cl.read_table({HOSTILE: [1, 2, 3, 4], "b": ["x", "y", "x", "y"]}))
    assert read.rows[0] == ["column", "kind", "role", "why"]
    assert read.rows[1][0].startswith("<script>")
