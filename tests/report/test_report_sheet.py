"""The light sheet against matplotlib: the same figures hold the same marks and texts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from evidence_records import make_evidence
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from study_records import (
    Blobs,
    make_blobs,
    make_points,
    make_profile,
    make_selection,
    make_summary,
)

from clustomer.report.figures.canvas import round_places
from clustomer.report.figures.choice import plot_elbow, plot_silhouette, plot_silhouette_by_k
from clustomer.report.figures.differences import plot_profile_heatmap, plot_snake
from clustomer.report.figures.distributions import (
    outline,
    plot_distributions,
    plot_distributions_by_descriptor,
    plot_distributions_by_segment,
)
from clustomer.report.figures.evidence import plot_agreement, plot_null_dots, plot_score
from clustomer.report.figures.explore import plot_correlations, plot_missing
from clustomer.report.figures.flows import plot_flows
from clustomer.report.figures.profile import plot_profile_bars, plot_sizes
from clustomer.report.figures.robustness import plot_robustness
from clustomer.report.figures.sheet import SHAPES, Pane, Sheet
from clustomer.report.figures.space import plot_feature_pairs, plot_map, plot_pairs
from clustomer.report.figures.stability import plot_gorge, plot_jaccard
from clustomer.report.figures.svg import figure_svg
from clustomer.report.palette import SEGMENTS

BLOBS = make_blobs(k=4, seed=3)
POINTS, PROFILE = make_points(BLOBS), make_profile(BLOBS)
SELECTION, SUMMARY = make_selection(BLOBS, sampled=True), make_summary(BLOBS)
FOUND, MADE = make_evidence("natural", k=4), make_evidence("constructive", k=4, n_nulls=19)
EVERY: dict[str, Callable[..., Any]] = {
    "map": lambda f: plot_map(POINTS, PROFILE, figure=f),
    "map-hollow": lambda f: plot_map(POINTS, PROFILE, figure=f, hollow=True, width=356),
    "pairs": lambda f: plot_pairs(POINTS, PROFILE, figure=f),
    "feature-pairs": lambda f: plot_feature_pairs(POINTS, figure=f),
    "elbow": lambda f: plot_elbow(SELECTION, figure=f),
    "silhouette-by-k": lambda f: plot_silhouette_by_k(SELECTION, figure=f),
    "silhouette": lambda f: plot_silhouette(POINTS, PROFILE, SELECTION, figure=f),
    "profile": lambda f: plot_profile_bars(PROFILE, 1, figure=f),
    "profile-narrow": lambda f: plot_profile_bars(PROFILE, 1, figure=f, width=356, hollow=True),
    "sizes": lambda f: plot_sizes(PROFILE, figure=f, hollow=True),
    "differences": lambda f: plot_profile_heatmap(PROFILE, figure=f),
    "snake": lambda f: plot_snake(PROFILE, figure=f),
    "by-segment": lambda f: plot_distributions_by_segment(POINTS, PROFILE, "Age", figure=f),
    "by-descriptor": lambda f: plot_distributions_by_descriptor(POINTS, "Age", "City", figure=f),
    "distributions": lambda f: plot_distributions(SUMMARY, figure=f),
    "correlations": lambda f: plot_correlations(SUMMARY, figure=f),
    "missing": lambda f: plot_missing(SUMMARY, figure=f),
    "elbow-band": lambda f: plot_elbow(SELECTION, assessment=FOUND.assessment, figure=f),
    "silhouette-band": lambda f: plot_silhouette_by_k(
        SELECTION, assessment=MADE.assessment, figure=f
    ),
    "agreement": lambda f: plot_agreement(FOUND.assessment, 4, figure=f),
    "score": lambda f: plot_score(MADE.assessment, 4, k_values=range(2, 13), figure=f),
    "null-dots": lambda f: plot_null_dots(FOUND.assessment, 4, figure=f),
    "null-dots-narrow": lambda f: plot_null_dots(MADE.assessment, 4, figure=f, width=356),
    "jaccard": lambda f: plot_jaccard(FOUND.stability, PROFILE, figure=f),
    "jaccard-hollow": lambda f: plot_jaccard(
        MADE.stability, PROFILE, figure=f, hollow=True, width=356
    ),
    "flows": lambda f: plot_flows(FOUND.stability, PROFILE, figure=f),
    "flows-hollow": lambda f: plot_flows(MADE.stability, PROFILE, figure=f, hollow=True, width=356),
    "gorge": lambda f: plot_gorge(MADE.gorge, PROFILE, figure=f, hollow=True),
    "robustness": lambda f: plot_robustness(MADE.robustness, figure=f),
    "robustness-narrow": lambda f: plot_robustness(FOUND.robustness, figure=f, width=356),
}


@pytest.mark.parametrize("name", EVERY)
def test_sheet_and_matplotlib_hold_the_same(name: str) -> None:
    figure, sheet = Figure(dpi=72), Sheet()
    EVERY[name](figure)
    EVERY[name](sheet)
    np.testing.assert_allclose(figure.get_size_inches(), sheet.get_size_inches())
    assert len(figure.axes) == len(sheet.axes) > 0
    for ax, pane in zip(figure.axes, sheet.axes, strict=True):
        np.testing.assert_allclose(ax.get_xlim(), pane.get_xlim())
        np.testing.assert_allclose(ax.get_ylim(), pane.get_ylim())
        same_texts(ax, pane)
        same_marks(ax, pane)
        same_ticks(ax, pane)


def same_texts(ax: Any, pane: Pane) -> None:
    """Compare texts and their anchors in pixels."""
    height = ax.figure.bbox.height
    found = []
    for text in ax.texts:
        x, y = text.get_transform().transform(text.get_position())
        found.append((text.get_text(), x, height - y))
    marks = [mark for mark in pane.marks if mark.kind == "text"]
    assert [text for text, _, _ in found] == [mark.extra["text"] for mark in marks]
    for (_, x, y), mark in zip(found, marks, strict=True):
        np.testing.assert_allclose(pane.pixels(mark), (x, y), atol=1e-6)


def same_marks(ax: Any, pane: Pane) -> None:
    """Compare the places of scattered marks and of lines in pixels."""
    height = ax.figure.bbox.height
    scattered = [c for c in ax.collections if isinstance(c, PathCollection)]
    marks = [mark for mark in pane.marks if mark.kind == "scatter"]
    own = [mark for mark in marks if not mark.extra.get("of_line")]
    for collection, mark in zip(scattered, own, strict=True):
        offsets = np.ma.filled(collection.get_offsets().astype(float), np.nan)
        places = collection.get_offset_transform().transform(offsets)
        drawn = np.column_stack(pane.pixels(mark))
        drawn[np.isnan(drawn).any(axis=1)] = np.nan  # matplotlib masks both coordinates
        np.testing.assert_allclose(drawn, _down(places, height), atol=1e-6)
        assert mark.extra["radius"] == pytest.approx(np.sqrt(collection.get_sizes()[0]) / 2)
    lines = [mark for mark in pane.marks if mark.kind == "line"]
    for line, mark in zip(ax.lines, lines, strict=True):
        places = line.get_transform().transform(np.column_stack(line.get_data()))
        x, y = pane.pixels(mark)
        np.testing.assert_allclose(np.column_stack([x, y]), _down(places, height), atol=1e-6)


def same_ticks(ax: Any, pane: Pane) -> None:
    for name, ticks in (("x", pane.xaxis), ("y", pane.yaxis)):
        axis = getattr(ax, f"{name}axis")
        np.testing.assert_allclose(axis.get_ticklocs(), ticks.places, atol=1e-12)
        said = [label.get_text() for label in axis.get_ticklabels() if label.get_visible()]
        assert said in (ticks.written, [])  # none where the labels are switched off


def _down(places: np.ndarray, height: float) -> np.ndarray:
    return np.column_stack([places[:, 0], height - places[:, 1]])


@pytest.mark.parametrize("name", EVERY)
def test_both_give_svg_with_the_same_texts(name: str) -> None:
    written = []
    for figure in (Figure(), Sheet()):
        EVERY[name](figure)
        svg = figure_svg(figure, name="x", label="y")  # type: ignore[arg-type]
        written.append(sorted(re.findall(r"<text[^>]*>([^<]*)</text>", svg)))
    assert written[0] == written[1]


def test_every_sign_has_a_shape() -> None:
    assert {style.marker for style in SEGMENTS} <= {*SHAPES, "o"}


def test_missing_places_are_left_out(blobs: Blobs) -> None:
    svg = EVERY["feature-pairs"]
    sheet = Sheet()
    svg(sheet)
    body = sheet.body("x")
    assert "nan" not in body
    income = np.isfinite(blobs.values["Income"])
    assert not income.all()


def test_drawing_for_reports_does_not_import_matplotlib() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests/report'); import study_records as s;"
        "b = s.make_blobs(k=3, n=60); s.make_input(b);"
        "print(sorted({'matplotlib', 'seaborn', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("low", "high", "n", "expected"),
    [
        (0, 1.08, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (3, 77, 4, [20, 40, 60]),
        (-3.2, 2.9, 7, [-3, -2, -1, 0, 1, 2]),
        (28_000, 115_000, 4, [40_000, 60_000, 80_000, 100_000]),
        (5, 5, 4, [5]),
    ],
)
def test_round_places(low: float, high: float, n: int, expected: list[float]) -> None:
    places = round_places(low, high, n)
    assert places == pytest.approx(expected)
    assert len(places) <= n + 1


def test_outline_is_the_density_of_scipy() -> None:
    from scipy.stats import gaussian_kde

    values = np.random.default_rng(1).normal(size=80).round(1)
    x, half = outline(values)
    density = gaussian_kde(values)(x)
    np.testing.assert_allclose(half, 0.4 * density / density.max(), rtol=1e-10)
    assert outline(np.full(9, 2.0))[0].size == 0
    assert outline(np.array([1.0]))[0].size == 0
