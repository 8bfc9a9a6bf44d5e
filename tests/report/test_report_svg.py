"""SVG: repeatable, compact, escaped, and ready for light and dark."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure
from study_records import make_blobs, make_points, make_profile, make_selection, make_summary

from clustomer.report.figures.choice import plot_elbow
from clustomer.report.figures.space import plot_map
from clustomer.report.figures.study import NARROW_SUFFIX, study_figures
from clustomer.report.figures.svg import figure_svg, inline_svg
from clustomer.report.html.render import ReportInput

DRAWING = {"svg", "title", "g", "path", "use", "defs", "text", "clipPath", "rect"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def elbow() -> str:
    figure = Figure()
    plot_elbow(make_selection(make_blobs(k=4)), figure=figure)
    return figure_svg(figure, name="elbow", label='A & "B" <c>')


def test_head(elbow: str) -> None:
    root = ET.fromstring(elbow)
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 328 236"
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'A & "B" <c>'
    assert root.find(f"{SVG}title").text == 'A & "B" <c>'  # type: ignore[union-attr]


def test_nothing_that_changes_or_leaks(elbow: str) -> None:
    for word in ("<metadata", "<style", "DOCTYPE", "matplotlib", "xlink", "DejaVu", "<!--"):
        assert word not in elbow
    assert not re.search(r"20\d\d-\d\d", elbow)


def test_text_is_text(elbow: str) -> None:
    words = [node.text for node in ET.fromstring(elbow).iter(f"{SVG}text")]
    assert "bends most" in words


def test_ids_carry_the_name_and_are_all_used(elbow: str) -> None:
    ids = re.findall(r' id="([^"]*)"', elbow)
    used = re.findall(r'(?:href="#|url\(#)([^")]+)', elbow)
    assert ids
    assert set(ids) == set(used)
    assert all(re.fullmatch(r"elbow-\d+", one) for one in ids)


def test_inline_colours_are_variables(elbow: str) -> None:
    inline = inline_svg(elbow)
    assert "var(--ink)" in inline
    assert "var(--paper)" in inline
    assert not re.search(r'style="[^"]*#[0-9a-fA-F]{6}', inline)
    assert "<title>" not in inline
    assert "xmlns" not in inline
    assert "#1a1d21" in elbow.lower()


def test_variables_never_enter_texts() -> None:
    figure = Figure()
    ax = figure.add_subplot()
    ax.text(0.5, 0.5, "#1a1d21 style=\"fill: #1a1d21\" <path d='x'>", parse_math=False)
    inline = inline_svg(figure_svg(figure, name="x", label="#1a1d21"))
    assert 'aria-label="#1a1d21"' in inline
    assert "#1a1d21 style=" in inline
    assert "&lt;path" in inline


def test_the_figure_and_the_settings_are_left_as_they_were() -> None:
    figure = Figure(dpi=123)
    plot_elbow(make_selection(make_blobs(k=3)), figure=figure)
    canvas, settings = figure.canvas, dict(mpl.rcParams)  # reading settles the backend
    figure_svg(figure, name="x", label="")
    assert figure.dpi == 123
    assert figure.canvas is canvas
    assert dict(mpl.rcParams) == settings


def test_the_same_study_gives_the_same_bytes(study: ReportInput) -> None:
    blobs = make_blobs(k=4, seed=3)
    again = study_figures(
        summary=make_summary(blobs),
        selection=make_selection(blobs),
        profile=make_profile(blobs),
        points=make_points(blobs),
    )
    assert again == study.figures


def test_every_figure_is_there_small_and_well_formed(study: ReportInput) -> None:
    expected = {
        *("distributions", "correlations", "missing", "feature-pairs", "by-descriptor-1"),
        *("elbow", "silhouette-by-k", "sizes", "differences", "snake", "profile-a", "profile-d"),
        *("map", "silhouette", "pairs", "by-segment-1", "by-segment-3"),
        *(f"{name}{NARROW_SUFFIX}" for name in ("map", "silhouette", "snake", "profile-a")),
    }
    assert expected <= set(study.figures)
    for name, svg in study.figures.items():
        assert len(svg) < 250_000, name
        root = ET.fromstring(svg)
        assert root.get("aria-label"), name


def test_two_thousand_points_stay_small() -> None:
    blobs = make_blobs(k=8, n=2000)
    figure = Figure()
    plot_map(make_points(blobs), make_profile(blobs), figure=figure)
    assert len(figure_svg(figure, name="map", label="x")) < 80_000


def test_hostile_names_stay_text(hostile: ReportInput) -> None:
    for name, svg in hostile.figures.items():
        root = ET.fromstring(svg)
        tags = {node.tag.removeprefix(SVG) for node in root.iter()}
        assert tags <= {"svg", "title", "g", "path", "use", "defs", "text", "clipPath", "rect"}, (
            name
        )
        for node in root.iter():
            assert not any(key.lower().startswith("on") for key in node.attrib), name
        assert "\u202e" not in svg
    written = " ".join(ET.fromstring(hostile.figures["map"]).itertext())
    assert "<script>alert(3)</script>" in written
    assert "$x$" in written


def test_a_study_without_points_or_with_one_segment() -> None:
    blobs = make_blobs(k=1, n=60)
    figures = study_figures(
        summary=make_summary(blobs),
        selection=make_selection(blobs),
        profile=make_profile(blobs),
        points=None,
    )
    assert "map" not in figures
    assert "snake" not in figures
    assert "profile-a" in figures
