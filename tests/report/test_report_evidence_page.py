"""The evidence on the page, parsed: what it says, in which words, and what it must not say."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from evidence_records import Evidence, make_evidence
from study_records import HOSTILE_NAMES, make_blobs, make_input
from test_report_page import Page

from clustomer.describe.statements import EVIDENCE, Statement
from clustomer.evidence.records import AtomGroup, BallotRow
from clustomer.report.figures.labels import dots_label, silhouette_by_k_label
from clustomer.report.html.anchors import places
from clustomer.report.html.ballot import ballot_view, written
from clustomer.report.html.choice import choice_view
from clustomer.report.html.evidence import evidence_view
from clustomer.report.html.opening import opening_view
from clustomer.report.html.panels import alternatives, panels_view
from clustomer.report.html.records import ReportInput
from clustomer.report.html.render import render_report
from clustomer.report.html.robustness import robustness_view
from clustomer.report.tables import CsvTable, k_selection_table, stability_table
from clustomer.report.text import is_made, noun, speaking_of, text

KINDS = {"natural": 5, "reproducible": 4, "constructive": 3, "not_assessable": 3}


def study_of(kind: str, **more: Any) -> ReportInput:
    k = KINDS[kind]
    return make_input(make_blobs(k=k, seed=3), kind=kind, evidence=make_evidence(kind, k=k, **more))


@pytest.fixture(scope="module")
def studies() -> dict[str, ReportInput]:
    return {kind: study_of(kind) for kind in KINDS}


@pytest.fixture(scope="module")
def pages(studies: dict[str, ReportInput]) -> dict[str, Page]:
    return {kind: Page(render_report(study)) for kind, study in studies.items()}


@pytest.fixture(scope="module")
def natural(studies: dict[str, ReportInput]) -> ReportInput:
    return studies["natural"]


@pytest.fixture(scope="module")
def made(studies: dict[str, ReportInput]) -> ReportInput:
    return studies["constructive"]


def view_of(study: ReportInput) -> dict[str, Any]:
    view = evidence_view(study)
    assert view is not None
    return view


# -- the page as a whole ------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_makes_a_whole_page(
    studies: dict[str, ReportInput], pages: dict[str, Page], kind: str
) -> None:
    page = pages[kind]
    numbers = re.findall(r'class="no">(\d+)<', render_report(studies[kind]))
    assert numbers == [str(i) for i in range(1, 9)]
    assert page.open == []
    sections = [attrs["id"] for attrs in page.of("section")]
    assert sections == ["glance", "segments", "selection", "sure", "exploration", "preparation",
                        "conclusion", "method"]  # fmt: skip
    assert len(page.ids) == len(set(page.ids))
    links = [str(attrs["href"]) for attrs in page.of("a")]
    assert all(link[1:] in page.ids for link in links)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.of("caption")) == len(page.of("table"))


def test_the_verdict_comes_first(pages: dict[str, Page]) -> None:
    titles = {kind: page.text_of["h1"][0] for kind, page in pages.items()}
    assert titles == {
        "natural": "Five natural segments",
        "reproducible": "Four reproducible groups",
        "constructive": "No natural segments",
        "not_assessable": "Three groups, not assessable",
    }
    for kind, page in pages.items():
        on = [str(a["class"]) for a in page.of("li") if "on" in str(a.get("class", "")).split()]
        assert on == ([] if kind == "not_assessable" else [f"{kind} on"])


def test_decks_say_what_the_verdict_means(studies: dict[str, ReportInput]) -> None:
    decks = {kind: opening_view(study)["deck"] for kind, study in studies.items()}
    assert decks["natural"].startswith(
        "The 300 customers fall into five groups by Age, Annual Income and"
    )
    assert "99 artificial tables" in decks["natural"]
    assert "The same cut into four returns" in decks["reproducible"]
    assert (
        "Shown here is the most stable one into three to six groups that are all large enough: "
        "three, with a median agreement of 0.37 between re-samples (0.80 needed)."
    ) in decks["constructive"]
    assert decks["not_assessable"] == "80 complete rows, and the test needs 100."


def test_the_deck_of_a_split_says_among_which_it_is_the_best(made: ReportInput) -> None:
    found = made.assessment
    assert found is not None
    flagged = replace(made, verdict=replace(made.verdict, flags=("shown_any_k",)))
    for other in (flagged, replace(made, n_segments=4)):
        assert "most stable" not in opening_view(other)["deck"]
    by_k = [replace(one, agreement=0.85, jaccard=0.7) if one.k == 3 else one for one in found.by_k]
    stable = replace(made, assessment=replace(found, by_k=tuple(by_k), first_by_k=()))
    assert opening_view(stable)["deck"].endswith(
        "but its least stable group has a Jaccard similarity of 0.70 (0.75 needed)."
    )
    beyond = opening_view(replace(made, n_segments=11))["deck"]
    assert beyond.endswith("the eleven groups shown here too.")


def test_beside_a_rule_the_deck_has_the_numbers_of_everybody(made: ReportInput) -> None:
    found = made.assessment
    assert found is not None
    whole = tuple(replace(one, agreement=0.6) for one in found.by_k)
    aside = replace(found, steps=found.atoms, first_by_k=whole)
    deck = opening_view(replace(made, assessment=aside))["deck"]
    assert "median agreement of 0.60" in deck
    assert "most stable" not in deck


def test_a_full_valley_is_on_the_first_page(natural: ReportInput) -> None:
    found = natural.assessment
    assert found is not None
    said = "The score prefers k = 5, but between its segments the space is filled."
    verdict = replace(found.verdict, flags=("curve", "valley_at_k"), remarks=("A curve.", said))
    view = opening_view(replace(natural, assessment=replace(found, verdict=verdict)))
    assert view["remarks"] == [said]


def test_only_natural_segments_are_filled_and_called_so(
    studies: dict[str, ReportInput], pages: dict[str, Page]
) -> None:
    for kind, study in studies.items():
        html = render_report(study)
        assert ('class="sol"' in html) == (kind == "natural")
        assert ('class="hol"' in html) == (kind != "natural")
        heading = "Segments at a glance" if kind == "natural" else "Groups at a glance"
        assert heading in pages[kind].text
    # The records of the fixture say "segment" in their own sentences; the page's words do not.
    own = [line for line in pages["constructive"].texts if "segment" in line.lower()]
    allowed = (
        *("No natural segment", "segmentation", "natural segment", "Segment ", "segments ("),
        *("A grid of two columns", "is the largest", "agree partly", "message for all"),
    )
    assert [line for line in own if not any(word in line for word in allowed)] == []


def test_another_k_than_the_verdicts_is_hollow_and_says_so(natural: ReportInput) -> None:
    selection = replace(natural.selection, k=4, criterion="user")
    study = replace(natural, n_segments=4, selection=selection, shown_kind="constructive")
    view = opening_view(study)
    assert view["title"] == "Five natural segments"
    assert view["shown"].startswith("Shown here: four segments, the number that was asked for.")
    html = render_report(study)
    assert "Shown here: four groups, the number that was asked for." in html
    assert 'class="sol"' not in html
    within = replace(study, selection=replace(selection, criterion="evidence"))
    assert "within the limits" in opening_view(within)["shown"]


def test_a_k_that_was_not_tested_is_groups(natural: ReportInput) -> None:
    assert replace(natural, shown_kind="not_tested").is_made
    assert not natural.is_made
    assert is_made("not_tested", tested=True)
    assert not is_made("not_tested", tested=False)
    assert not is_made("natural", tested=True)


def test_groups_replace_segments_in_templates_only() -> None:
    with speaking_of(groups=True):
        assert noun(many=True) == "groups"
        assert text("report.glance.title") == "Groups at a glance"
        said = text("report.comparison.caption", column="market segment")
        assert said == "Customers by group and market segment"
        assert text("report.page.kicker") == "Customer segmentation report"
    assert text("report.glance.title") == "Segments at a glance"


def test_evidence_that_is_absent_leaves_no_trace(natural: ReportInput) -> None:
    bare = replace(natural, assessment=None, ballot=None, stability=None, robustness=None,
                   relevance=(), baselines=None, intervals=(), gorge=None)  # fmt: skip
    page = Page(render_report(bare))
    assert evidence_view(bare) is None
    assert "sure" not in page.ids
    assert page.open == []
    for name in ("assessment", "stability", "robustness", "baselines", "gorge", "ballot"):
        partly = Page(render_report(replace(natural, **{name: None})))
        assert partly.open == []
        links = [str(attrs["href"]) for attrs in partly.of("a")]
        assert all(link[1:] in partly.ids for link in links), name


def test_hostile_names_are_text_everywhere() -> None:
    evidence = make_evidence(
        "constructive", k=3, columns=[*HOSTILE_NAMES.values()][:3], outcome="<b>Spend</b>"
    )
    blobs = make_blobs(k=3, seed=5, names=HOSTILE_NAMES, hostile=True)
    study = make_input(blobs, kind="constructive", evidence=evidence)
    canary = "<script>alert(8)</script>\u202e"
    verdict = replace(evidence.assessment.verdict, remarks=(canary, canary))
    atoms = (AtomGroup(column=canary, value=1.0, n=9, share=0.3, purity=None),)
    assessment = replace(evidence.assessment, verdict=verdict, atoms=atoms)
    assert evidence.baselines is not None
    baselines = replace(evidence.baselines, sentence=canary)
    html = render_report(replace(study, assessment=assessment, baselines=baselines))
    page = Page(html)
    assert page.open == []
    assert not page.of("script")
    assert "\u202e" not in html
    assert page.text.count("<script>alert(8)</script>") >= 4
    assert "leaving out “<script>alert(1)</script>”" in page.text
    assert "“<b>Spend</b>”" in page.text
    for _, attrs in page.tags:
        assert not any(name.startswith("on") for name in attrs)


def test_nine_segments_stay_small() -> None:
    blobs = make_blobs(k=9, seed=3, n=400)
    evidence = make_evidence("natural", k=9, grid=range(2, 11), n=400, n_nulls=499)
    html = render_report(make_input(blobs, kind="natural", evidence=evidence))
    assert len(html.encode()) < 1_500_000
    assert Page(html).open == []


def test_no_wording_that_the_rules_forbid(pages: dict[str, Page]) -> None:
    for page in pages.values():
        said = page.text.lower()
        for word in ("significant", "insight", "error rate", "holm p", "there are none"):
            assert word not in said, word
    # one p-value for the whole structure test, none for a column that formed the segments
    sure = pages["natural"].text.split("How sure are we")[2]
    assert re.findall(r"p [≤=<] [\d.]+", sure.split("The data, explored")[0]) == [
        "p ≤ 0.01",
        "p ≤ 0.05",
    ]


# -- the choice of k ----------------------------------------------------------


def test_panels_name_their_finding(natural: ReportInput, made: ReportInput) -> None:
    titles = [row["title"] for row in panels_view(natural)["rows"]]
    assert titles == [
        "Tighter than data without groups",
        "Above data without groups at k\xa0=\xa05",
        "The split into 5 comes back",
        "The deciding score is highest at 5",
    ]
    other = [row["title"] for row in panels_view(made)["rows"]]
    assert other == [
        "No tighter than data without groups",
        "As in data without groups at k\xa0=\xa03",
        "The split into 3 does not come back",
        "The deciding score is near zero",
    ]
    assert "Tested: 291 of 300 customers" in panels_view(natural)["source"]


def test_no_elbow_without_its_band(studies: dict[str, ReportInput]) -> None:
    assert "elbow" not in studies["not_assessable"].figures
    assert "silhouette-by-k" in studies["not_assessable"].figures
    assert "without groups" in studies["natural"].figures["elbow"]


def test_the_panels_say_which_rows_were_tested(natural: ReportInput) -> None:
    assert natural.assessment is not None
    assert natural.assessment.structure is not None
    structure = replace(natural.assessment.structure, silhouette_kind="simplified")
    aside = replace(natural.assessment, structure=structure, steps=natural.assessment.atoms)
    source = panels_view(replace(natural, assessment=aside))["source"]
    assert "simplified" in source
    assert "left when those at one exact value are set aside" in source
    fewer = replace(natural.assessment, by_k=natural.assessment.by_k[:5])
    said = panels_view(replace(natural, assessment=fewer))["source"]
    assert "Hollow dots: k above 6, tried but not tested." in said
    every = replace(natural.assessment, n_tested=300)
    said = panels_view(replace(natural, assessment=every))["source"]
    assert "All 300 customers were tested." in said


def test_alternatives(natural: ReportInput) -> None:
    found = natural.assessment
    assert found is not None
    assert alternatives(found, 5) == (
        "k\xa0=\xa06 is as defensible. A coarser split that also comes back: k\xa0=\xa03."
    )
    many = alternatives(replace(found, plausible=(4, 5, 6), coarser=4, finer=7), 5)
    assert many.startswith("k\xa0=\xa04 and 6 are as defensible. A finer split")
    assert alternatives(replace(found, plausible=(5,), coarser=None), 5).startswith("No other k")
    filled = tuple(replace(one, natural=one.k in (3, 4)) for one in found.by_k)
    full = replace(found, plausible=(5,), coarser=None, by_k=filled)
    assert alternatives(full, 5) == (
        "Between the segments of k\xa0=\xa05 the space is filled; it is empty at k\xa0=\xa03 and 4."
    )
    both = alternatives(replace(full, plausible=(4, 5, 6)), 4)
    assert both == (
        "k\xa0=\xa05 and 6 are as defensible. Between the segments of k\xa0=\xa05 and 6 the space "
        "is filled; it is empty at k\xa0=\xa03 and 4."
    )
    assert alternatives(found, 3) == ""
    assert alternatives(None, 5) == ""


@pytest.mark.parametrize(
    ("limited", "said"),
    [
        (True, "Within the limits that were set no k passes the gates for natural segments"),
        (False, "everybody is shown, with a group more for each such value"),
    ],
)
def test_of_natural_data_it_is_not_said_that_no_k_passes(
    natural: ReportInput, limited: bool, said: str
) -> None:
    found = natural.assessment
    assert found is not None
    selection = replace(natural.selection, criterion="stability")
    assessment = found if limited else replace(found, steps=found.atoms)
    view = choice_view(replace(natural, selection=selection, assessment=assessment))
    assert said in view["rule"]
    assert "No k passes every gate" not in view["rule"]


def test_the_full_ballot(natural: ReportInput, pages: dict[str, Page]) -> None:
    assert natural.ballot is not None
    view = ballot_view(natural.ballot)
    rows = {row["label"]: row for row in view["rows"]}
    assert view["k"] == list(range(1, 9))
    assert rows["Silhouette"]["on_null"] == "2 (64\xa0%)"
    assert rows["Jump"]["on_null"] == "–"
    assert rows["Silhouette"]["no_one"]
    assert not rows["Prediction strength"]["no_one"]
    assert rows["Davies–Bouldin"]["better"] == "low is good"
    page = pages["natural"]
    for word in ("Can it say 1?", "Without groups it says", "cannot answer 1", "not counted",
                 "decides", "What to know about each criterion"):  # fmt: skip
        assert word in page.text
    assert natural.ballot.sentence in page.text
    assert "None of them can answer “one”" not in page.text  # the sentence of the small ballot


def test_a_column_for_one_only_where_something_can_say_it(natural: ReportInput) -> None:
    assert natural.ballot is not None
    unable = tuple(replace(row, can_say_one=False, preferred=row.preferred if row.preferred != 1
                           else 2) for row in natural.ballot.rows)  # fmt: skip
    assert ballot_view(replace(natural.ballot, rows=unable))["k"] == list(range(2, 9))
    assert isinstance(unable[0], BallotRow)


def test_values_of_criteria() -> None:
    assert [written(v) for v in (None, 0.5, -9.25, 235.04, -6172.5)] == [
        "–",
        "0.500",
        "−9.250",
        "235.0",
        "−6,172",
    ]


# -- how sure -----------------------------------------------------------------


def test_gates_are_observed_against_needed(natural: ReportInput, made: ReportInput) -> None:
    rows = {gate["name"]: gate for gate in view_of(natural)["gates"]}
    assert list(rows) == ["Structure", "Size of effect", "Agreement", "Valley", "Smallest segment"]
    assert rows["Structure"]["observed"] == "p ≤ 0.01"
    assert rows["Structure"]["needed"] == "p ≤ 0.05"
    assert (rows["Size of effect"]["observed"], rows["Size of effect"]["beside"]) == (
        "0.185",
        "(50\xa0%)",
    )
    assert rows["Size of effect"]["needed"] == "0.06 or 20\xa0%"
    assert rows["Valley"]["needed"] == "0.90 or less"
    assert rows["Smallest segment"]["observed"] == "37 customers"
    assert {gate["sign"] for gate in rows.values()} == {"✓"}
    lost = {gate["name"]: gate for gate in view_of(made)["gates"]}
    assert lost["Agreement"]["observed"] == "0.796"  # not rounded over the 0.80 that it misses
    assert (lost["Agreement"]["sign"], lost["Agreement"]["result"]) == ("✕", "fail")
    assert (lost["Valley"]["observed"], lost["Valley"]["result"]) == ("–", "not measured")
    assert lost["Least stable segment"]["observed"] == "0.42"


def test_intro_counts_the_gates(studies: dict[str, ReportInput]) -> None:
    said = {kind: view_of(study)["intro"] for kind, study in studies.items()}
    assert "passes 5 of 5" in said["natural"]
    assert "passes 1 of them" in said["constructive"]
    assert said["constructive"].endswith("no k reaches it.")
    assert "k\xa0=\xa02, 3, 4 reach it" in said["reproducible"]
    assert said["not_assessable"].startswith("Nothing was tested")
    natural = studies["natural"]
    assert natural.assessment is not None
    for failed, ending in ((("valley",), "the valley is full."), (("effect", "valley"), "of 5.")):
        gates = tuple(replace(gate, passed=gate.name not in failed)
                      for gate in natural.assessment.verdict.gates)  # fmt: skip
        verdict = replace(natural.assessment.verdict, gates=gates)
        changed = replace(natural, assessment=replace(natural.assessment, verdict=verdict))
        assert view_of(changed)["intro"].endswith(ending)


def test_the_source_names_every_number(natural: ReportInput) -> None:
    source = view_of(natural)["source"]
    for part in ("99 data sets without groups", "20 pairs", "2 to 8", "cannot be below 0.01"):
        assert part in source
    assert "stopped early" not in source
    few = view_of(study_of("constructive", n_nulls=9))["source"]
    assert "stopped early (99 were planned)" in few


@pytest.mark.parametrize(
    ("values", "finding"),
    [
        ([0.10, 0.12, 0.14], "comes near"),
        ([0.10, 0.29, 0.55], "scores lower"),
        ([0.1] * 97 + [0.7], "1 of 98 data sets"),
        ([0.5, 0.6, 0.7], "give the same"),
    ],
)
def test_the_dots_say_what_they_show(
    natural: ReportInput, values: list[float], finding: str
) -> None:
    assert natural.assessment is not None
    assert natural.assessment.structure is not None
    nulls = {"silhouette": {"5": tuple(values)}}
    structure = replace(natural.assessment.structure, null_values=nulls)
    changed = replace(natural, assessment=replace(natural.assessment, structure=structure))
    dots = view_of(changed)["dots"]
    assert finding in dots["title"]
    above = sum(value >= natural.assessment[5].silhouette for value in values)
    assert f"{above or 'none'} of {len(values)} reach your 0.560" in dots["note"]


def test_the_dots_name_the_columns_that_no_group_data_do_not_keep(natural: ReportInput) -> None:
    found = natural.assessment
    assert found is not None
    assert found.structure is not None
    note = view_of(natural)["dots"]["note"]
    assert note.startswith(
        'keep the correlations and each column’s values, but for "Annual Income ($)": there a '
        "version with one hump takes their place."
    )
    kept = tuple(replace(one, replaced_by=None) for one in found.structure.columns)
    structure = replace(found.structure, columns=kept)
    plain = replace(natural, assessment=replace(found, structure=structure))
    note = view_of(plain)["dots"]["note"]
    assert note.startswith("keep each column’s values and the correlations, and remove everything")
    assert "reach a mean silhouette of" in note


def test_a_simplified_silhouette_is_called_so_on_the_page(natural: ReportInput) -> None:
    found = natural.assessment
    assert found is not None
    assert found.structure is not None
    structure = replace(found.structure, silhouette_kind="simplified")
    simple = replace(natural, assessment=replace(found, structure=structure))
    assert "reach a mean simplified silhouette of" in view_of(simple)["dots"]["note"]
    assert panels_view(simple)["rows"][1]["sub"] == "Mean simplified silhouette, higher is better"
    assert panels_view(natural)["rows"][1]["sub"] == "Mean silhouette, higher is better"
    assert simple.assessment is not None
    for label in (
        dots_label(simple.assessment, 5),
        silhouette_by_k_label(simple.selection, simple.assessment),
    ):
        assert label.startswith("Mean simplified silhouette")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("no_structure", "more would hardly bring p to 0.05"),
        ("no_effect", "the effect that is needed is out of reach"),
        ("clear", "the difference is clear"),
    ],
)
def test_an_early_stop_has_its_reason(natural: ReportInput, reason: str, said: str) -> None:
    found = natural.assessment
    assert found is not None
    assert found.structure is not None
    stopped = replace(found, structure=replace(found.structure, stopped=reason))
    assert said in view_of(replace(natural, assessment=stopped))["source"]


def test_shapes_of_single_columns(natural: ReportInput) -> None:
    found = natural.assessment
    assert found is not None
    said = view_of(natural)["shapes"]
    assert said[0].startswith('Taken alone, "Annual Income ($)" has more than one hump')
    assert said[1].startswith("38\xa0% of the customers (114) have “Spending Score (1-100)” = 0.")
    flags = ("two_humps", "atoms")
    remarked = replace(found, verdict=replace(found.verdict, flags=flags))
    assert view_of(replace(natural, assessment=remarked))["shapes"] == []  # said by the verdict
    aside = replace(found, steps=found.atoms)
    assert "set aside" in view_of(replace(natural, assessment=aside))["shapes"][1]


def test_jaccard_titles(natural: ReportInput) -> None:
    stability = natural.stability
    assert stability is not None

    def title(*values: float) -> str:
        changed = tuple(
            replace(one, jaccard=value)
            for one, value in zip(stability.segments, values, strict=False)
        )
        shown = replace(natural, stability=replace(stability, segments=changed))
        return str(view_of(shown)["jaccard"]["title"])

    assert title(0.9, 0.86) == "Every segment comes back, nearly unchanged"
    assert title(0.9, 0.76) == "Every segment comes back"
    assert title(0.9, 0.7, 0.8) == "2 of 3 segments come back as they are: A, C"
    assert title(0.9, 0.7) == "1 of 2 segments comes back as it is: A"
    assert title(0.74, 0.7) == "No segment comes back as it is"


def test_the_refitted_agreement_has_its_own_name(natural: ReportInput) -> None:
    rows = view_of(natural)["agreements"]
    assert [row["what"] for row in rows] == [
        "The clustering, on the prepared columns (the gate’s agreement)",
        "Preparation and clustering (refitted agreement)",
    ]
    assert natural.stability is not None
    assert rows[1]["n"] == "20"
    without = replace(natural, stability=replace(natural.stability, refitted=None))
    assert len(view_of(without)["agreements"]) == 1


def test_confidence_and_gorge(made: ReportInput) -> None:
    view = view_of(made)
    assert "29\xa0% of the customers are unsure" in view["confidence"]
    assert made.gorge is not None
    counts = np.asarray(made.gorge.own_counts).sum(axis=0)
    half = np.interp(counts.sum() / 2, np.cumsum(counts), made.gorge.edges[1:])
    assert f"by {half:.2f} or more" in view["gorge"]["title"]
    assert "dashed: 0.33" in view["gorge"]["sub"]


def test_flows_name_the_mixed_segments(natural: ReportInput) -> None:
    assert natural.stability is not None
    across = tuple(
        replace(one, stability=0.5 if one.segment == 1 and one.k == 5 else 1.0)
        for one in natural.stability.across
        if one.stability is not None
    )
    view = view_of(replace(natural, stability=replace(natural.stability, across=across)))
    assert view["flows"]["note"].startswith("B mixes customers of several groups of k\xa0=\xa04")
    assert view["flows"]["title"].startswith("Most groups come whole")
    mixed = tuple(replace(one, stability=0.4) for one in across)
    changed = replace(natural, stability=replace(natural.stability, across=mixed))
    assert view_of(changed)["flows"]["title"].startswith("Segments are mixed anew") or view_of(
        changed
    )["flows"]["title"].startswith("Groups are mixed anew")


# -- does it hold -------------------------------------------------------------


def test_robustness_counts_and_names_the_breaker(natural: ReportInput) -> None:
    robust = natural.robustness
    assert robust is not None
    view = robustness_view(natural)
    n = len(robust.settings)
    agreeing = sum(one.agreement >= 0.8 for one in robust.settings)
    assert view["robustness"]["title"].startswith(f"{agreeing} of {n} re-runs")
    assert "leaving out “Age”" in view["robustness"]["said"]
    assert "adjusted Rand index 0.31" in view["robustness"]["said"]
    assert view["recovered"]["rows"][0]["count"] == f"{robust.recovered[0]} of {n}"
    two = tuple(replace(one, agreement=0.7) if one.choice == "seed" else one
                for one in robust.settings)  # fmt: skip
    several = replace(natural, robustness=replace(robust, settings=two))
    said = robustness_view(several)["robustness"]["said"]
    assert said.startswith("4 choices change the segments (agreement below 0.80), most of all")
    fine = tuple(replace(one, agreement=0.99) for one in robust.settings)
    every = replace(natural, robustness=replace(robust, settings=fine))
    assert robustness_view(every)["robustness"]["title"].startswith(f"All {n} re-runs")
    low = tuple(
        replace(one, agreement=0.5) if one.choice == "k" else one for one in robust.settings
    )
    other_k = replace(natural, robustness=replace(robust, settings=low))
    assert "Another k moves customers by itself" in robustness_view(other_k)["robustness"]["said"]
    short = replace(natural, robustness=replace(robust, complete=False, breaker=None))
    assert "thorough" in robustness_view(short)["robustness"]["said"]


def test_columns_are_told_by_what_they_do(natural: ReportInput) -> None:
    view = robustness_view(natural)["relevance"]
    assert [row["label"] for row in view["rows"]] == ["Age", "Annual Income", "Spending Score"]
    assert view["rows"][0]["between"] == "55.0\xa0%"
    assert "Age does most: 55\xa0% of the separation" in view["sentence"]
    said = replace(natural, relevance_said=("One <b>.", "Two."))
    assert robustness_view(said)["relevance"]["sentence"] == "One <b>. Two."


def test_the_trivial_split_that_wins_is_marked(made: ReportInput) -> None:
    view = robustness_view(made)["baselines"]
    assert view["beaten"]
    assert [row["label"] for row in view["rows"] if row["best"]] == ["A grid of two columns"]
    page = Page(render_report(made))
    assert "A grid of two columns explains more than the segments." in page.text
    assert "which flatters them" in view["source"]
    assert made.baselines is not None
    named = replace(made, baselines=replace(made.baselines, target="Spend"))
    assert "variance of “Spend”" in robustness_view(named)["baselines"]["source"]


def test_intervals_stand_beside_the_differences(natural: ReportInput) -> None:
    page = Page(render_report(natural))
    assert "95\xa0% of re-samples" in page.text
    assert "0.90 to 1.40" in page.texts
    without = Page(render_report(replace(natural, intervals=())))
    assert "95\xa0% of re-samples" not in without.text


# -- links and tables ---------------------------------------------------------


def test_every_kind_of_evidence_leads_somewhere(natural: ReportInput) -> None:
    assert set(EVIDENCE) <= set(places(natural))
    findings = tuple(
        Statement(code=kind, text=f"Of {kind}.", params={}, evidence=kind) for kind in EVIDENCE
    )
    conclusion = replace(natural.conclusion, findings=findings)
    page = Page(render_report(replace(natural, conclusion=conclusion)))
    links = {str(a["href"]) for a in page.of("a") if a.get("class") == "ev"}
    assert {"#table-gates", "#table-recovered", "#table-baselines", "#table-ballot"} <= links
    assert all(link[1:] in page.ids for link in links)


def rows_of(table: CsvTable) -> list[dict[str, Any]]:
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def test_stability_csv(natural: ReportInput) -> None:
    names = [segment.name for segment in natural.profile.segments]
    rows = rows_of(stability_table(natural.stability, names, natural.robustness))
    assert natural.stability is not None
    assert natural.robustness is not None
    one = natural.stability.segments[1]
    assert rows[1]["segment"] == 2
    assert rows[1]["segment_name"] == names[1]
    assert (rows[1]["jaccard"], rows[1]["jaccard_low"]) == (one.jaccard, one.low)
    assert rows[1]["reruns"] == len(natural.robustness.settings)
    assert rows[1]["reruns_recovered"] == natural.robustness.recovered[1]
    across = next(a for a in natural.stability.across if a.k == 5 and a.segment == 1)
    assert rows[1]["across"] == across.stability
    empty = rows_of(stability_table(None, names))
    assert [row["jaccard"] for row in empty] == [None] * 5


def test_k_selection_csv_has_the_evidence(natural: ReportInput) -> None:
    plain = k_selection_table(natural.selection)
    tested = k_selection_table(natural.selection, natural.assessment)
    assert list(tested.header[: len(plain.header)]) == list(plain.header)
    rows = {row["k"]: row for row in rows_of(tested)}
    assert natural.assessment is not None
    assert rows[1]["null_mean"] is None
    assert rows[5]["tested_silhouette"] == natural.assessment[5].silhouette
    assert rows[5]["agreement"] == natural.assessment[5].agreement
    assert len(set(tested.header)) == len(tested.header)


def test_fixtures_are_what_they_claim() -> None:
    evidence: Evidence = make_evidence("natural", k=5)
    assert evidence.assessment[5].natural
    assert not make_evidence("constructive", k=3).assessment[3].natural_base
