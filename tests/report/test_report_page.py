"""The page, parsed: structure, order, escaping, links, sizes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest
from study_records import make_blobs, make_input, make_selection

from clustomer._language import speaking
from clustomer.describe.statements import EVIDENCE, Conclusion
from clustomer.errors import Issue
from clustomer.report.html.anchors import places
from clustomer.report.html.choice import choice_view
from clustomer.report.html.environment import environment, read_template
from clustomer.report.html.explore import spark_path
from clustomer.report.html.findings import (
    correlation_sentence,
    differences_title,
    map_title,
    separation_title,
    share_between,
)
from clustomer.report.html.records import ExplorationInput
from clustomer.report.html.render import (
    PlanSteps,
    ReportInput,
    render_exploration,
    render_report,
)
from clustomer.report.html.segments import segments_view
from clustomer.report.html.words import p_value, plainly
from clustomer.table.schema import Role

TEMPLATES = [
    *("page.html", "macros.html", "opening.html", "glance.html", "segments.html", "choice.html"),
    *("exploration.html", "preparation.html", "conclusion.html", "method.html"),
]
VOID = {"meta", "link", "br", "path", "use", "rect"}


class Page(HTMLParser):
    """Collect tags, attributes, texts and ids; fail on tags that do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.text_of: dict[str, list[str]] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and "style" not in self.open:
            self.texts.append(data.strip())
            self.text_of.setdefault(self.open[-1], []).append(data.strip())

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.tags if "id" in attrs]

    @property
    def text(self) -> str:
        return " ".join(self.texts)


@pytest.fixture(scope="module")
def html(study: ReportInput) -> str:
    return render_report(study)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_the_page_is_well_formed_and_repeats(html: str, page: Page, study: ReportInput) -> None:
    assert html.startswith("<!doctype html>")
    assert page.open == []
    assert render_report(study) == html


def test_order_of_the_sections(page: Page) -> None:
    sections = [attrs["id"] for attrs in page.of("section")]
    assert sections == [
        *("glance", "segments", "selection", "exploration"),
        *("preparation", "conclusion", "method"),
    ]


def test_headings_descend_one_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_skip_link(page: Page) -> None:
    assert page.of("main")[0]["id"] == "main"
    assert page.of("nav")[0]["aria-label"] == "Contents"
    assert page.of("a")[0] == {"class": "skip", "href": "#main"}
    assert page.of("html")[0]["lang"] == "en"


def test_ids_are_unique_and_every_link_leads_somewhere(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    links = [str(attrs["href"]) for attrs in page.of("a")]
    assert all(link.startswith("#") and link[1:] in page.ids for link in links)


def test_nothing_is_asked_of_the_network(html: str, page: Page) -> None:
    assert "http:" not in html
    assert "https:" not in html
    assert "url(" not in html.replace("url(#", "")
    assert not page.of("script")
    assert not page.of("img")
    assert not page.of("iframe")
    assert "@import" not in html


def test_tables_have_captions_and_scopes(page: Page) -> None:
    assert len(page.of("caption")) == len(page.of("table")) > 15
    assert all(attrs.get("scope") in ("col", "row") for attrs in page.of("th"))


def test_figures_have_labels_and_titles(page: Page) -> None:
    pictures = [a for a in page.of("svg") if a.get("role") == "img"]
    assert len(pictures) > 20
    assert all(attrs.get("aria-label") for attrs in pictures)
    others = [a for a in page.of("svg") if a.get("role") != "img"]
    assert all(attrs.get("aria-hidden") == "true" for attrs in others)


def test_the_untested_verdict_lights_nothing(html: str, page: Page) -> None:
    assert page.text_of["h1"] == ["Four segments, not yet tested against data without groups"]
    assert not any("on" in str(a.get("class", "")).split() for a in page.of("li"))
    assert "✓" not in html
    for word in ("Natural", "Reproducible", "Constructed", "Not yet tested"):
        assert word in page.text
    cards = [a for a in page.of("article") if "card" in str(a["class"]).split()]
    assert len(cards) == 4
    assert all("cut" in str(a["class"]).split() for a in cards)
    assert 'class="sol"' not in html


def test_other_verdicts_light_their_stop(changed: Callable[..., ReportInput]) -> None:
    study = changed()
    for kind, sentence, title in (
        ("natural", "Four natural segments.", "Four natural segments"),
        ("constructive", "No natural segments: none found.", "No natural segments"),
        ("reproducible", "Four reproducible groups: made.", "Four reproducible groups"),
        ("not_assessable", "Not assessable: few rows.", "Four groups, not assessable"),
    ):
        verdict = replace(study.verdict, kind=kind, sentence=sentence)
        html = render_report(changed(verdict=verdict))
        page = Page(html)
        assert page.text_of["h1"] == [title]
        on = [str(a["class"]) for a in page.of("li") if "on" in str(a.get("class", "")).split()]
        assert on == ([] if kind == "not_assessable" else [f"{kind} on"])
        assert ('class="hol"' in html) == (kind != "natural")


def test_sizes_are_written_and_add_up(page: Page, study: ReportInput) -> None:
    for segment in study.profile.segments:
        assert f"{segment.n}" in page.texts
    shares = [t for t in page.text_of["dd"] if t.endswith("\xa0%")]
    assert sum(float(t[:-2]) for t in shares[:4]) == pytest.approx(100)


def test_all_candidates_and_their_directions_are_shown(page: Page, study: ReportInput) -> None:
    for word in ("higher is better", "lower is better", "Calinski–Harabasz", "bends most"):
        assert word in page.text
    digits = [int(t) for t in page.text_of["th"] if t.isdigit()]
    assert digits == [*range(2, 9), *range(1, 9)]  # the ballot, then every candidate
    assert "k\xa0=\xa04 is the largest number that was tried" in page.text


def test_sampled_silhouettes_say_so(changed: Callable[..., ReportInput]) -> None:
    selection = make_selection(make_blobs(k=4), sampled=True)
    text = Page(render_report(changed(selection=selection))).text
    assert "on a sample of 300 customers" in text
    assert "± 0.020" in text


def test_findings_lead_to_their_tables(page: Page, study: ReportInput) -> None:
    links = [a["href"] for a in page.of("a") if a.get("class") == "ev"]
    assert {"#table-segments", "#table-ballot", "#table-contrasts"} <= set(links)
    assert set(EVIDENCE) <= set(places(study))
    assert set(places(study).values()) <= set(page.ids)


def test_typical_customers_carry_no_id(page: Page) -> None:
    assert "Near a border" in page.text
    assert page.text.count("CustomerID") == 1  # in the roles, never beside values


def test_values_of_typical_customers_are_written_in_the_language(study: ReportInput) -> None:
    with speaking("de"):
        assert ">60.000<" in render_report(study)


def test_understood_settings_and_command_are_there(page: Page) -> None:
    for word in ("--sep", "cp1252", "416a4f62a8f3", "n_init", "clustomer run customers.csv"):
        assert word in page.text


def test_comparison_with_an_existing_column(page: Page) -> None:
    assert "Beside the column tier" in page.text
    assert "gold" in page.texts


def test_hostile_names_are_text_everywhere(hostile: ReportInput) -> None:
    html = render_report(hostile)
    page = Page(html)
    assert page.open == []
    assert not page.of("script")
    assert not page.of("img")
    assert not page.of("b") or "co" not in page.text_of["b"]
    for _, attrs in page.tags:
        assert not any(name.startswith("on") for name in attrs)
    assert "\u202e" not in html
    assert "<script>alert(1)</script>" in page.text
    assert "<script>alert(3)</script>\"' onload=x" in page.text
    assert "=cmd|' /C calc'!A0" in page.text
    assert "\U0001f6d2\\nline two" in page.text
    assert "{{7*7}}" in page.text or "${x}" in page.text


def test_hostile_provenance_is_text(changed: Callable[..., ReportInput]) -> None:
    canary = '"><script>alert(9)</script>\u202e'
    html = render_report(
        changed(
            provenance={"input": canary, "command": f"clustomer run '{canary}'", canary: canary},
            settings={canary: [canary, {canary: None}]},
            report_date=canary,
        )
    )
    page = Page(html)
    assert not page.of("script")
    assert "\u202e" not in html
    assert page.text.count("alert(9)") >= 6


def test_a_wide_table_is_cut_and_says_so() -> None:
    study = make_input(make_blobs(k=3, n=80, extra=60), figures=False)
    html = render_report(study)
    text = Page(html).text
    assert "The first 30 of 66 columns are shown; the rest are in the CSV files" in text
    assert "More columns, in profiles.csv and result.json: " in text
    assert "Extra column 55" not in text
    assert len(html) < 600_000


def test_the_page_stays_small(html: str) -> None:
    assert len(html.encode()) < 1_000_000


def test_a_bare_study_still_makes_a_page(changed: Callable[..., ReportInput]) -> None:
    study = changed()
    nothing = Conclusion(findings=(), significance=(), applications=(), limits=())
    html = render_report(
        changed(
            figures={}, points=None, issues=(), understood=(), plan_steps=(), contrasts=(),
            typical=(), comparisons=(), settings={}, provenance={}, conclusion=nothing,
            summary=replace(
                study.summary, associations=(), missing_patterns=(),
                columns=tuple(replace(c, n_missing=0) for c in study.summary.columns),
            ),
        )
    )  # fmt: skip
    page = Page(html)
    assert page.open == []
    assert "No value is missing;" in page.text
    assert "Missing values" not in page.text
    assert "Nothing remarkable was found" in page.text
    assert "there is none left to test" in page.text


def test_one_segment() -> None:
    page = Page(render_report(make_input(make_blobs(k=1, n=60), figures=False)))
    assert page.text_of["h1"][0].startswith("One segment")
    assert page.open == []


def test_value_columns_order_and_bars(changed: Callable[..., ReportInput]) -> None:
    study = changed()
    segments = tuple(replace(s, value_share=0.25) for s in study.profile.segments)
    profile = replace(
        study.profile, segments=segments, ordered_by="<i>Spend", value_column="<i>Spend"
    )
    text = Page(render_report(changed(profile=profile))).text
    assert "Ordered by their share of all <i>Spend" in text
    assert "of <i>Spend" in text
    assert "25\xa0% of <i>Spend" in text


def test_templates_forbid_undefined_names_and_escape() -> None:
    env = environment()
    assert env.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    with pytest.raises(Exception, match="'y' is undefined"):
        env.from_string("{{ y }}").render()


@pytest.mark.parametrize("name", TEMPLATES)
def test_only_figures_and_the_style_sheet_are_inserted_as_they_are(name: str) -> None:
    unescaped = re.findall(r"\{\{([^}]*)\|safe", read_template(name))
    assert {part.split("(")[0].strip() for part in unescaped} <= {
        "figures.svg",
        "narrow",
        "css",
        "live.data",
        "live.plotly",
        "live.script",
    }
    assert "autoescape" not in read_template(name)


def test_small_wordings(study: ReportInput) -> None:
    assert p_value(1e-9) == "<\xa00.001"
    assert p_value(0.0042) == "0.004"
    assert p_value(0.62) == "0.62"
    assert plainly([]) == "none"
    assert plainly(True) == "yes"
    assert plainly({"a": 1.5, "b": None}) == "a = 1.5, b = none"
    path = spark_path(next(c for c in study.summary.columns if c.column == "Age"))
    assert re.fullmatch(r"[Mvhz0-9. -]+", path)


def test_the_ballot_shows_first_and_second_choices(study: ReportInput) -> None:
    ballot = choice_view(study)["ballot"]
    rows = {row["label"]: row for row in ballot["rows"]}
    chosen = study.selection.k
    best = sorted(study.selection.candidates, key=lambda c: -(c.silhouette or -1.0))
    assert rows["Silhouette"]["first"] == best[0].k == chosen
    assert rows["Silhouette"]["second"] == best[1].k
    assert rows["Silhouette"]["value"] == f"{best[0].silhouette:.3f}"
    assert all(row["second"] != row["first"] for row in ballot["rows"])
    assert "the elbow has no vote" in ballot["sentence"]
    low = sorted(
        (c for c in study.selection.candidates if c.davies_bouldin is not None),
        key=lambda c: c.davies_bouldin or 0.0,
    )
    others = [c.k for c in low if c.k != rows["Davies–Bouldin"]["first"]]
    assert rows["Davies–Bouldin"]["second"] == others[0]  # lower is better


def test_many_alike_issues_are_told_once(changed: Callable[..., ReportInput]) -> None:
    alike = [
        Issue(code="skewed", severity="info", columns=(f"col {i}",), message=f"Said of {i}.")
        for i in range(20)
    ]
    grave = Issue(code="few", severity="serious", message="Too few.")
    text = Page(render_report(changed(issues=(*alike, grave)))).text
    assert text.index("Too few.") < text.index("Said of 0.")
    assert "Said of 2." in text
    assert "Said of 3." not in text
    assert 'The same holds for 17 more: "col 3", "col 4"' in text
    four = Page(render_report(changed(issues=alike[:4]))).text
    assert "Said of 3." in four
    assert "The same holds" not in four


def test_separation_starts_with_what_separates_most(study: ReportInput) -> None:
    view = segments_view(study)
    shares = [
        float(row["between"].split("\xa0")[0].lstrip("<"))
        for row in view["separation"]
        if row["between"] is not None
    ]
    assert shares == sorted(shares, reverse=True)
    unused = [row["between"] is None for row in view["separation"]]
    assert unused == sorted(unused)


def test_bars_of_a_card_share_one_scale(changed: Callable[..., ReportInput]) -> None:
    study = changed()
    values = (0.7, 0.1, 0.1, 0.1)
    segments = tuple(
        replace(s, value_share=v) for s, v in zip(study.profile.segments, values, strict=True)
    )
    profile = replace(study.profile, segments=segments)
    shown = segments_view(changed(profile=profile))["shown"]
    assert shown[0]["value_bar"] == 150
    assert shown[0]["bar"] == pytest.approx(150 * segments[0].share / 0.7, abs=0.1)


def test_findings_of_the_map_and_the_tables(study: ReportInput) -> None:
    profile, points = study.profile, study.points
    assert points is not None
    share = share_between(points, profile)
    assert share is not None
    assert 0 <= share <= 1
    by_hand = sum(
        s.share * float(np.mean(points.silhouette[points.segment == s.index] < 0.1))
        for s in profile.segments
    )
    assert share == pytest.approx(by_hand)
    for level, words in ((0.9, "Few customers"), (-0.5, "cut through a crowd")):
        same = replace(points, silhouette=np.full_like(points.silhouette, level))
        assert words in map_title(same, profile)
    assert map_title(None, profile) == "The customers on a map"
    largest = max(
        (abs(e.difference), s.letter)
        for s in profile.segments
        for e in s.numeric
        if e.difference is not None and e.role == Role.FEATURE
    )
    assert differences_title(profile).startswith(f"{largest[1]} stands out most")
    assert "of the separation between segments" in separation_title(profile)


def test_correlations_are_summed_up(study: ReportInput) -> None:
    summary = study.summary
    n = len(summary.correlations.columns)
    for size, words in ((0.05, "practically unrelated"), (0.2, "loosely"), (0.8, "go together")):
        rank = np.full((n, n), size)
        same = replace(summary, correlations=replace(summary.correlations, spearman=rank))
        assert words in correlation_sentence(same)


def test_weak_associations_are_not_listed(changed: Callable[..., ReportInput]) -> None:
    study = changed()
    weak = tuple(replace(a, value=0.06) for a in study.summary.associations)
    text = Page(render_report(changed(summary=replace(study.summary, associations=weak)))).text
    assert "the largest effect size is 0.06" in text
    assert "Strongest associations" not in text


def test_steps_do_not_repeat_their_column(changed: Callable[..., ReportInput]) -> None:
    steps = (PlanSteps(column="Age", steps=('"Age": minus the mean 40.',)),)
    text = Page(render_report(changed(plan_steps=steps))).text
    assert "Minus the mean 40." in text
    assert '"Age": minus' not in text


def test_twelve_segments_fill_three_rows_of_cards(changed: Callable[..., ReportInput]) -> None:
    study = changed()
    one = study.profile.segments[0]
    profile = replace(study.profile, segments=tuple(replace(one, index=i) for i in range(12)))
    assert segments_view(changed(profile=profile, comparisons=()))["across"] == 4


def test_words_of_an_exploration_use_nothing_yet(study: ReportInput) -> None:
    known = {f.name: getattr(study, f.name) for f in fields(ExplorationInput)}
    text = Page(render_exploration(ExplorationInput(**known))).text
    assert "usable" in text
    assert "of them can form segments" in text
    assert "form the segments" not in text
    assert "Nothing has been clustered" in text


def test_no_wording_that_the_rules_forbid(page: Page) -> None:
    text = page.text.lower()
    for word in ("significant", "insight", "powerful", "1 years", "1 days", "1 levels"):
        assert word not in text
    assert "middle 90\xa0% of all" in page.text
    assert "95 % interval" not in page.text
