"""What the script of a report is given: safe, the numbers of the tables, and nothing more."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest
from evidence_records import make_evidence
from hypothesis import given
from hypothesis import strategies as st
from study_records import make_blobs, make_input

from clustomer.report.html.interactive import (
    HOVER_COLUMNS,
    PLOTLY_VERSION,
    live_data,
    live_part,
    read_script,
    safe_json,
)
from clustomer.report.html.records import ReportInput
from clustomer.report.html.render import render_report
from clustomer.report.size import page_within
from clustomer.report.text import FORMATS

PLOTLY_SHA256 = "79542150855a52c567260e3137095dbe2b744e6d702a5cabe67da246942fba7a"
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module")
def tested() -> ReportInput:
    evidence = make_evidence("natural", k=5)
    return make_input(make_blobs(k=5, seed=3), kind="natural", evidence=evidence)


def test_plotly_is_the_vendored_file_with_its_licence() -> None:
    held = files("clustomer.report.html") / "scripts"
    raw = (held / "plotly-cartesian.min.js").read_bytes()
    assert hashlib.sha256(raw).hexdigest() == PLOTLY_SHA256
    assert f"plotly.js (cartesian - minified) v{PLOTLY_VERSION}".encode() in raw[:200]
    licence = (held / "plotly-cartesian.LICENSE.txt").read_text(encoding="utf-8")
    assert licence.startswith("MIT License")
    assert "Plotly Technologies" in licence


@pytest.mark.parametrize("name", ["plotly-cartesian.min.js", "report.js"])
def test_no_script_can_end_its_element_or_makes_code_of_text(name: str) -> None:
    script = read_script(name)
    for part in ("</script", "<!--", "eval(", "new Function", "\r", "\0"):
        assert part not in script, part


def test_our_script_asks_for_nothing_and_writes_no_markup() -> None:
    script = read_script("report.js")
    for part in (
        "http",
        "fetch",
        "XMLHttp",
        "import(",
        "innerHTML",
        "insertAdjacent",
        "document.wr",
    ):
        assert part not in script, part


def test_the_policy_allows_these_scripts_only(tested: ReportInput) -> None:
    page = render_report(tested, interactive=True)
    blocks = SCRIPT.findall(page)
    assert [attributes for attributes, _ in blocks] == [
        ' type="application/json" id="live-data"', ' type="text/plain" id="plotly"', "",
    ]  # fmt: skip
    policy = re.findall(r'Security-Policy" content="([^"]*)"', page)[0].replace("&#39;", "'")
    hashes = [
        base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        for _, content in blocks[1:]
    ]
    assert f"script-src 'sha256-{hashes[0]}' 'sha256-{hashes[1]}'" in policy
    assert "default-src 'none'" in policy
    assert "eval" not in policy
    assert "<script" not in render_report(tested)


def test_the_page_repeats_and_stays_small(tested: ReportInput) -> None:
    page = render_report(tested, interactive=True)
    assert page == render_report(tested, interactive=True)
    assert len(page.encode()) < 2_500_000
    limit = len(page.encode()) - 10_000
    assert len(page_within(tested, limit, interactive=True).encode()) <= limit


@given(st.text(), st.text())
def test_any_text_comes_back_and_ends_nothing(key: str, value: str) -> None:
    written = safe_json({key: value})
    assert written.isascii()
    assert not set("<>&") & set(written)
    assert json.loads(written) == {key: value}


def test_line_separators_are_escaped() -> None:
    assert safe_json({"a": "</script><!--\u2028\u2029&"}) == (
        '{"a":"\\u003c/script\\u003e\\u003c!--\\u2028\\u2029\\u0026"}'
    )


def test_numbers_that_json_has_not_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        safe_json({"a": float("nan")})


def test_hostile_names_are_inside_the_data_only(hostile: ReportInput) -> None:
    page = render_report(hostile, interactive=True)
    blocks = SCRIPT.findall(page)
    assert len(blocks) == 3
    assert "\\u003cscript\\u003ealert(3)" in blocks[0][1]
    names = [one["name"] for one in json.loads(blocks[0][1])["segments"]]
    assert names[0].startswith("<script>alert(3)</script>")


def test_the_map_holds_the_points(study: ReportInput) -> None:
    points, found = study.points, live_data(study)["map"]
    assert points is not None
    assert found["segment"] == points.segment.tolist()
    assert len(found["x"]) == len(points.x) <= 2000
    assert found["columns"]
    assert len(found["columns"]) <= HOVER_COLUMNS
    age = next(one["values"] for one in found["columns"] if one["name"] == "Age")
    np.testing.assert_allclose(np.array(age, dtype=float), points.values["Age"], rtol=1e-3)
    income = next(one["values"] for one in found["columns"] if "Income" in one["name"])
    assert [v is None for v in income] == np.isnan(points.values["Annual Income ($)"]).tolist()


def test_places_are_values_where_two_columns_are_the_map(study: ReportInput) -> None:
    points = study.points
    assert points is not None
    age, score = points.values["Age"], points.values["Spending Score (1-100)"]
    two = replace(points, axes="columns", axis_columns=("Age", "Spending Score (1-100)"),
                  x=(age - 40) / 10, y=(score - 50) / 20,
                  center_x=np.zeros(4), center_y=np.zeros(4))  # fmt: skip
    found = live_data(replace(study, points=two))["map"]
    np.testing.assert_allclose(found["x"], age, rtol=1e-3, atol=1e-2)
    np.testing.assert_allclose(found["centers"][0], 40, rtol=1e-3)
    assert found["names"][0] == "Age"


def test_rows_are_those_of_the_profile(study: ReportInput) -> None:
    found = live_data(study)
    assert list(found["profiles"]) == [
        f"profile-{s.letter.lower()}" for s in study.profile.segments
    ]
    age = next(row for row in found["rows"] if row["name"] == "Age")
    for place, segment in enumerate(study.profile.segments):
        own = next(e for e in segment.numeric if e.column == "Age")
        assert age["said"][place].startswith(f"median {FORMATS['number'](own.median)}")
        assert age["at"][place] == sorted(age["at"][place])
    assert min(v for at in age["at"] for v in at) == 0
    assert max(v for at in age["at"] for v in at) == 1


def test_hidden_levels_stay_hidden(study: ReportInput) -> None:
    segments = [
        replace(s, levels=tuple(replace(e, shown=i != 0) for e in s.levels))
        for i, s in enumerate(study.profile.segments)
    ]
    changed = replace(study, profile=replace(study.profile, segments=tuple(segments)))
    rows = [row for row in live_data(changed)["rows"] if row["level"]]
    assert rows
    for row in rows:
        assert (row["at"][0], row["said"][0], row["short"][0]) == (None, None, "–")
        assert all(row["at"][1:])


def test_panels_are_those_of_the_test(tested: ReportInput) -> None:
    assessment, found = tested.assessment, live_data(tested)["k"]
    assert assessment is not None
    panels = found["panels"]
    assert set(panels) == {"elbow", "silhouette-by-k", "agreement", "score"}
    assert panels["silhouette-by-k"]["y"] == pytest.approx([o.silhouette for o in assessment.by_k])
    low, mean, high = panels["silhouette-by-k"]["band"]
    assert all(a <= b <= c for a, b, c in zip(low, mean, high, strict=True))
    for panel in panels.values():
        assert len(panel["k"]) == len(panel["y"]) == len(panel["said"])
        assert panel["said"][0].startswith(f"k\xa0=\xa0{panel['k'][0]}: ")
    assert found["chosen"] == tested.selection.k


def test_what_was_not_tested_has_no_band(study: ReportInput) -> None:
    panels = live_data(study)["k"]["panels"]
    assert set(panels) == {"elbow", "silhouette-by-k"}
    assert all("band" not in panel for panel in panels.values())


def test_without_points_and_cells_there_is_no_map(changed: Callable[..., ReportInput]) -> None:
    bare = changed(points=None, density=None)
    assert live_data(bare)["map"] is None
    assert live_part(bare).named == ""


def test_the_page_says_how_many_points_the_map_holds(study: ReportInput) -> None:
    points = study.points
    assert points is not None
    assert (
        live_part(study).named == f"The interactive map holds all {points.n_customers} customers."
    )
    more = replace(study, points=replace(points, n_customers=120_000))
    assert f"{len(points.x)} of 120,000 customers" in live_part(more).named
