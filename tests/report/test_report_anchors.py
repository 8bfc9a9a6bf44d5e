"""Every sentence leads to its table, and every figure has the numbers in a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from html.parser import HTMLParser

import pytest
from evidence_records import make_evidence
from study_records import make_blobs, make_input

from clustomer.describe.statements import EVIDENCE, Statement
from clustomer.report.html.anchors import statements
from clustomer.report.html.numbers import FEWEST_SHOWN, number_tables
from clustomer.report.html.records import ExplorationInput, ReportInput
from clustomer.report.html.render import render_exploration, render_report
from clustomer.report.share import without_customers


class Ids(HTMLParser):
    """Ids with what they are on, links, and figures with the table that they name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: dict[str, str] = {}
        self.links: list[str] = []
        self.figures: dict[str, str] = {}
        self.n_drawings = 0
        self._last = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "table":
            self.ids = {key: ("table" if key == self._last else on) for key, on in self.ids.items()}
        self._last = held.get("id", "")
        if self._last:
            assert self._last not in self.ids, self._last
            self.ids[self._last] = tag
        if tag == "a" and held.get("href", "").startswith("#"):
            self.links.append(held["href"][1:])
        if "data-fig" in held:
            self.figures[held["data-fig"]] = held["data-table"]
        self.n_drawings += tag == "svg" and held.get("class") == "ch"


def of_kind(kind: str, k: int) -> ReportInput:
    evidence = make_evidence(kind, k=k) if kind else None
    return make_input(make_blobs(k=k, seed=3), kind=kind or "not_tested", evidence=evidence)


STUDIES: dict[str, Callable[[], ReportInput]] = {
    "natural": lambda: of_kind("natural", 5),
    "reproducible": lambda: of_kind("reproducible", 4),
    "constructive": lambda: of_kind("constructive", 3),
    "untested": lambda: of_kind("", 4),
    "one": lambda: of_kind("", 1),
    "many": lambda: of_kind("", 9),
    "shared": lambda: without_customers(of_kind("natural", 5)),
    "small": lambda: replace(of_kind("natural", 5), figures={}),
    "bare": lambda: replace(
        of_kind("", 4), issues=(), contrasts=(), typical=(), points=None,
        ballot=None, selection=replace(of_kind("", 4).selection, preferred={}),
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=list(STUDIES))
def one(request: pytest.FixtureRequest) -> ReportInput:
    study = STUDIES[request.param]()
    findings = tuple(
        Statement(code=code, text=f"Of {kind}.", params={}, evidence=kind, segment=segment)
        for kind in EVIDENCE
        for segment in (None, 0)
        for code in (
            kind, "describe.finding.agreement", "describe.finding.inertia",
            "describe.finding.link.strong", "describe.limit.remark",
            "describe.significance.breaker.holds", "describe.significance.range",
        )
    )  # fmt: skip
    return replace(study, conclusion=replace(study.conclusion, findings=findings))


def test_every_link_leads_somewhere(one: ReportInput) -> None:
    page = Ids(render_report(one, interactive=True))
    assert len(page.links) > 20
    assert {link for link in page.links if link not in page.ids} == set()


def test_statements_lead_to_tables(one: ReportInput) -> None:
    page = Ids(render_report(one))
    links = {entry["link"][1:] for entry in statements(one, one.conclusion.findings)}
    others = {link for link in links if page.ids[link] != "table"}
    assert others <= {"method", "top", "sure", "issues", "contrasts", "remarks"}
    if one.issues and one.contrasts:
        assert not others & {"issues", "contrasts"}
    if one.assessment is not None:
        assert not others & {"top", "sure"}


def test_what_is_said_of_one_segment_leads_to_its_numbers(one: ReportInput) -> None:
    said = Statement(code="x", text="Said.", params={}, evidence="profiles", segment=0)
    assert statements(one, [said])[0]["link"] == "#numbers-a"


def test_every_figure_has_its_numbers_in_a_table(one: ReportInput) -> None:
    page = Ids(render_report(one))
    assert len(page.figures) > 2 or not one.figures
    assert {n: t for n, t in page.figures.items() if page.ids.get(t) != "table"} == {}
    assert set(page.figures.values()) <= set(page.links)
    html = render_report(one)
    inside = re.findall(r'<div class="fig".*?</div></div>', html, flags=re.DOTALL)
    assert sum(part.count('<svg class="ch"') for part in inside) == page.n_drawings


def test_every_figure_of_an_exploration_too(study: ReportInput) -> None:
    known = {f.name: getattr(study, f.name) for f in fields(ExplorationInput)}
    page = Ids(render_exploration(ExplorationInput(**known)))
    assert page.figures
    assert {n: t for n, t in page.figures.items() if page.ids.get(t) != "table"} == {}
    assert {link for link in page.links if link not in page.ids} == set()


def test_small_flows_are_not_written() -> None:
    study = STUDIES["natural"]()
    assert study.stability is not None
    flows = (replace(study.stability.flows[0], n=3), *study.stability.flows[1:])
    changed = replace(study, stability=replace(study.stability, flows=flows))
    table = number_tables(changed)["flows"]
    assert table is not None
    counts = [row[-1] for row in table.rows]
    assert f"fewer than {FEWEST_SHOWN}" in counts
    assert all(int(n.replace(",", "")) >= FEWEST_SHOWN for n in counts if n[0].isdigit())


def test_the_table_of_segments_is_the_profile() -> None:
    study = STUDIES["natural"]()
    table = number_tables(study)["segments"]
    assert table is not None
    assert [row[1] for row in table.rows[:-1]] == [str(s.n) for s in study.profile.segments]
    assert table.rows[-1][:3] == ["All customers", "300", "100\xa0%"]
    assert table.marks == [*range(5), None]
    shares = [float(row[2].split("\xa0")[0]) for row in table.rows[:-1]]
    assert sum(shares) == pytest.approx(100)


def test_the_table_of_the_test_is_the_assessment() -> None:
    study = STUDIES["natural"]()
    table, assessment = number_tables(study)["test"], study.assessment
    assert table is not None
    assert assessment is not None
    for row, one in zip(table.rows, assessment.by_k, strict=True):
        assert len(row) == len(table.head)
        assert row[:2] == [str(one.k), f"{one.silhouette:.3f}"]
        assert row[2].startswith(f"{one.null_mean:.3f} (")


def test_a_page_without_figures_still_has_their_numbers() -> None:
    whole, small = Ids(render_report(STUDIES["natural"]())), Ids(render_report(STUDIES["small"]()))
    tables = {key for key, on in whole.ids.items() if on == "table"}
    assert tables <= set(small.ids)
    assert set(whole.figures.values()) <= tables
