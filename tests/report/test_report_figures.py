"""Figures tested by what the Axes hold."""

from __future__ import annotations

import sys
from dataclasses import replace

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from study_records import (
    Blobs,
    make_blobs,
    make_points,
    make_profile,
    make_selection,
    make_summary,
)

from clustomer.report.figures.canvas import limits
from clustomer.report.figures.choice import plot_elbow, plot_silhouette, plot_silhouette_by_k
from clustomer.report.figures.differences import (
    difference_table,
    plot_profile_heatmap,
    plot_snake,
    spread,
)
from clustomer.report.figures.distributions import (
    plot_distributions,
    plot_distributions_by_descriptor,
    plot_distributions_by_segment,
)
from clustomer.report.figures.explore import plot_correlations, plot_missing
from clustomer.report.figures.marks import drawn_rows, key_rows
from clustomer.report.figures.profile import plot_profile_bars, plot_sizes
from clustomer.report.figures.space import plot_density, plot_feature_pairs, plot_map, plot_pairs
from clustomer.report.palette import LIGHT, SEGMENTS


def texts(ax: object) -> list[str]:
    return [text.get_text() for text in ax.texts]  # type: ignore[attr-defined]


def clouds(ax: object) -> list[PathCollection]:
    found = [c for c in ax.collections if isinstance(c, PathCollection)]  # type: ignore[attr-defined]
    return [c for c in found if len(c.get_offsets()) > 1]


@pytest.fixture
def figure() -> Figure:
    return Figure()


def test_map_draws_every_customer_in_the_colour_of_its_segment(
    blobs: Blobs, figure: Figure
) -> None:
    points, profile = make_points(blobs), make_profile(blobs)
    ax = plot_map(points, profile, figure=figure)
    drawn = {to_hex(c.get_facecolor()[0]).upper(): c.get_offsets() for c in clouds(ax)}
    assert set(drawn) == {style.light for style in SEGMENTS[:4]}
    for index in range(4):
        inside = points.segment == index
        expected = np.column_stack([points.x[inside], points.y[inside]])
        np.testing.assert_allclose(drawn[SEGMENTS[index].light], expected)
    written = " ".join(texts(ax))
    assert "component 1 (" in written
    assert f"{points.shares[0]:.1%}".replace("%", "\xa0%") in written
    assert all(segment.letter in texts(ax) for segment in profile.segments)


def test_hollow_marks_are_paper_inside(blobs: Blobs, figure: Figure) -> None:
    ax = plot_map(make_points(blobs), make_profile(blobs), figure=figure, hollow=True)
    assert {to_hex(c.get_facecolor()[0]).upper() for c in clouds(ax)} == {LIGHT["paper"]}
    assert {to_hex(c.get_edgecolor()[0]).upper() for c in clouds(ax)} == {
        style.light for style in SEGMENTS[:4]
    }


def test_map_of_two_columns_names_them(blobs: Blobs, figure: Figure) -> None:
    points = replace(make_points(blobs), axes="columns", axis_columns=("Age", "In$come$"))
    assert any(
        "In$come$ (prepared" in t
        for t in texts(plot_map(points, make_profile(blobs), figure=figure))
    )


def test_a_large_sample_is_drawn_in_proportion() -> None:
    points = make_points(make_blobs(k=3, n=1500))
    rows = drawn_rows(points, 300)
    assert len(rows) == pytest.approx(300, abs=2)
    shares = np.bincount(points.segment[rows]) / len(rows)
    np.testing.assert_allclose(shares, np.bincount(points.segment) / 1500, atol=0.01)
    assert (rows == drawn_rows(points, 300)).all()
    assert len(drawn_rows(points, 2000)) == 1500


def test_pairs_hold_each_pair_once(blobs: Blobs) -> None:
    points, profile = make_points(blobs), make_profile(blobs)
    names = tuple(points.values)[:3]
    figure = plot_pairs(points, profile, columns=names, figure=Figure())
    assert len(figure.axes) == 3
    first = clouds(figure.axes[0])[0]
    assert len(first.get_offsets()) == (points.segment == 0).sum()
    plain = plot_feature_pairs(points, columns=names, figure=Figure())
    assert len(plain.axes) == 3
    np.testing.assert_allclose(
        plain.axes[0].collections[0].get_offsets()[50:],
        np.column_stack([points.values[names[0]], points.values[names[1]]])[50:],
    )


def test_pairs_show_at_most_five_columns() -> None:
    points = make_points(make_blobs(k=2, n=80, extra=6))
    assert len(plot_feature_pairs(points, figure=Figure()).axes) == 10


def test_elbow_is_the_share_left_with_the_bend_marked(blobs: Blobs, figure: Figure) -> None:
    selection = make_selection(blobs)
    ax = plot_elbow(selection, figure=figure)
    x, y = ax.lines[0].get_data()
    assert list(x) == list(range(1, 9))
    np.testing.assert_allclose(y, [c.inertia_share for c in selection.candidates])
    ring = [tuple(c.get_offsets()[0]) for c in ax.collections if len(c.get_offsets()) == 1]
    assert (3, selection[3].inertia_share) in ring
    assert "bends most" in texts(ax)
    assert any("never decisive" in t for t in texts(ax))


def test_silhouette_by_k_leaves_out_one_and_has_bars_when_sampled(blobs: Blobs) -> None:
    exact = plot_silhouette_by_k(make_selection(blobs), figure=Figure())
    assert list(exact.lines[0].get_xdata()) == list(range(2, 9))
    assert len(exact.lines) == 1
    selection = make_selection(blobs, sampled=True)
    sampled = plot_silhouette_by_k(selection, figure=Figure())
    assert len(sampled.lines) == 1 + 7
    low, high = sampled.lines[1].get_ydata()
    assert high - low == pytest.approx(2 * 1.96 * 0.01)
    assert any("Sampled: 300 rows" in t for t in texts(sampled))


def test_silhouette_blocks_are_sorted_and_as_high_as_their_segments(
    blobs: Blobs, figure: Figure
) -> None:
    points, profile, selection = make_points(blobs), make_profile(blobs), make_selection(blobs)
    ax = plot_silhouette(points, profile, selection, figure=figure)
    blocks = [c for c in ax.collections if not isinstance(c, PathCollection)]
    assert len(blocks) == 4
    heights = []
    for block in blocks:
        vertices = block.get_paths()[0].vertices
        heights.append(np.ptp(vertices[:, 1]))
    np.testing.assert_allclose(
        np.array(heights) / sum(heights), [s.share for s in profile.segments], atol=1e-6
    )
    means = [line.get_xdata()[0] for line in ax.lines]
    assert selection[selection.k].silhouette in means


def test_profile_bars_mark_medians_on_one_scale(blobs: Blobs, figure: Figure) -> None:
    profile = make_profile(blobs)
    ax = plot_profile_bars(profile, 1, figure=figure)
    own = next(e for e in profile.segments[1].numeric if e.column == "Age")
    everything = [*profile.population, *(e for s in profile.segments for e in s.numeric)]
    ages = [e for e in everything if e.column == "Age"]
    low, high = min(e.q05 for e in ages), max(e.q95 for e in ages)
    marks = [c.get_offsets()[0][0] for c in ax.collections]
    assert any(x == pytest.approx((own.median - low) / (high - low)) for x in marks)
    assert f"{own.median:g}" in texts(ax)
    assert "Used to form the segments" in texts(ax)
    assert "Describes them, not used" in texts(ax)
    assert "Member" in texts(ax)
    assert {"yes", "no"} & set(texts(ax))


def test_profile_bars_keep_to_seven_rows() -> None:
    ax = plot_profile_bars(make_profile(make_blobs(k=2, n=90, extra=30)), 0, figure=Figure())
    assert sum(t.startswith("/ ") for t in texts(ax)) <= 7 + 3


def test_a_segment_without_values_is_drawn_without_them(blobs: Blobs, figure: Figure) -> None:
    profile = make_profile(blobs)
    empty = {name: float("nan") for name in ("mean", "median", "q05", "q25", "q75", "q95")}
    first = profile.segments[0]
    numeric = (replace(first.numeric[0], n=0, difference=None, **empty), *first.numeric[1:])
    changed = replace(profile, segments=(replace(first, numeric=numeric), *profile.segments[1:]))
    assert "–" in texts(plot_profile_bars(changed, 0, figure=figure))
    assert "–" in texts(plot_profile_heatmap(changed, figure=Figure()))
    assert plot_snake(changed, figure=Figure()).lines


def test_sizes_are_bars_from_zero(blobs: Blobs, figure: Figure) -> None:
    profile = make_profile(blobs)
    ax = plot_sizes(profile, figure=figure)
    assert [bar.get_width() for bar in ax.patches] == [s.n for s in profile.segments]
    assert ax.get_xlim()[0] == 0
    shares = [t for t in texts(ax) if t.endswith("\xa0%")]
    assert sum(float(t[:-2]) for t in shares) == pytest.approx(100)


def test_heatmap_tints_by_strength_and_writes_the_sign(blobs: Blobs, figure: Figure) -> None:
    profile = make_profile(blobs)
    ax = plot_profile_heatmap(profile, figure=figure)
    columns = [e for e in profile.population if e.column != "Visits"]
    values = difference_table(profile, [*columns, *profile.population[-1:]])
    assert len(ax.patches) == values.size
    by_alpha = sorted(zip((p.get_alpha() for p in ax.patches), values.ravel(), strict=True))
    assert by_alpha[-1][0] == pytest.approx(min(np.abs(values).max() / 2, 1))
    assert any(t.startswith("+") for t in texts(ax))
    assert any(t.startswith("−") for t in texts(ax))


def test_snake_has_one_line_through_all_columns(blobs: Blobs, figure: Figure) -> None:
    profile = make_profile(blobs)
    ax = plot_snake(profile, figure=figure)
    lines = [line for line in ax.lines if len(line.get_xdata()) == 4]
    assert len(lines) == 4
    known = {e.label: e.difference for e in profile.segments[0].numeric}
    shown = [t for t in texts(ax) if t in known]
    np.testing.assert_allclose(lines[0].get_xdata(), [known[label] for label in shown])


def test_spread_moves_neighbours_apart() -> None:
    placed = spread(np.array([0.0, 0.1, 3.0, 0.05]), gap=1.0, low=-4, high=4)
    assert np.diff(np.sort(placed)).min() >= 1 - 1e-9
    assert list(np.argsort(placed)) == [0, 3, 1, 2]
    tight = spread(np.array([3.9, 4.0]), gap=1.0, low=-4, high=4)
    np.testing.assert_allclose(tight, [3.0, 4.0])


def test_distributions_by_segment_are_violins_of_the_middle(blobs: Blobs) -> None:
    points, profile = make_points(blobs), make_profile(blobs)
    ax = plot_distributions_by_segment(points, profile, "Age", figure=Figure())
    violins = [c for c in ax.collections if not isinstance(c, PathCollection)]
    assert len(violins) == 4
    ages = points.values["Age"][points.segment == 0]
    x = violins[0].get_paths()[0].vertices[:, 0]
    assert x.min() >= np.quantile(ages, 0.025) - 1e-9
    assert x.max() <= np.quantile(ages, 0.975) + 1e-9
    medians = {line.get_xdata()[0] for line in ax.lines}
    assert np.median(ages) in medians


@pytest.mark.parametrize("values", [np.full(40, 3.0), np.full(40, np.nan), np.arange(40) % 2])
def test_distributions_of_degenerate_columns(blobs: Blobs, values: np.ndarray) -> None:
    points = replace(
        make_points(blobs),
        segment=np.arange(40) % 4,
        values={"Age": values.astype(float)},
        codes={"City": np.arange(40) % 3},
    )
    assert plot_distributions_by_segment(points, make_profile(blobs), "Age", figure=Figure())
    assert plot_distributions_by_descriptor(points, "Age", "City", figure=Figure())


def test_distributions_by_descriptor_name_the_levels(blobs: Blobs, figure: Figure) -> None:
    ax = plot_distributions_by_descriptor(make_points(blobs), "Age", "City", figure=figure)
    assert {"North", "South", "West", "Age by City"} <= set(texts(ax))


def test_small_distributions_hold_the_histogram(blobs: Blobs) -> None:
    summary = make_summary(blobs)
    figure = plot_distributions(summary, figure=Figure())
    assert len(figure.axes) == 6
    age = next(e for e in summary.columns if e.column == "Age")
    assert [bar.get_height() for bar in figure.axes[0].patches] == list(age.histogram)


def test_correlations_have_both_halves(blobs: Blobs, figure: Figure) -> None:
    summary = make_summary(blobs)
    ax = plot_correlations(summary, figure=figure)
    assert len(ax.patches) == 4 * 3
    written = texts(ax)
    r = summary.correlations
    for value in (r.spearman[2, 0], r.pearson[0, 2]):
        assert f"{value:.2f}".replace("-", "−") in written
    wide = plot_correlations(make_summary(make_blobs(k=2, n=60, extra=30)), figure=Figure())
    assert len(wide.patches) == 12 * 11


def test_missing_are_sorted_bars(blobs: Blobs, figure: Figure) -> None:
    summary = make_summary(blobs)
    ax = plot_missing(summary, figure=figure)
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == pytest.approx(9 / 300)
    none = replace(summary, columns=tuple(replace(e, n_missing=0) for e in summary.columns))
    assert texts(plot_missing(none, figure=Figure())) == ["No value is missing."]


def test_names_that_do_not_fit_go_to_the_next_row(blobs: Blobs) -> None:
    profile = make_profile(blobs)
    assert len(key_rows(profile, 356)) >= 3
    assert sum(map(len, key_rows(profile, 680))) == 4


def test_limits() -> None:
    assert limits([1.0, 3.0], 0.5) == (0.0, 4.0)
    assert limits([2.0, np.nan]) == (1.0, 3.0)
    assert limits([]) == (0.0, 1.0)


def test_no_figure_text_is_smaller_than_12(blobs: Blobs) -> None:
    points, profile, selection = make_points(blobs), make_profile(blobs), make_selection(blobs)
    for ax in (
        plot_map(points, profile, figure=Figure(), width=356),
        plot_silhouette(points, profile, selection, figure=Figure(), width=356),
        plot_elbow(selection, figure=Figure()),
        plot_profile_bars(profile, 0, figure=Figure(), width=356),
    ):
        assert min(text.get_fontsize() for text in ax.texts) >= 12
        assert all(label.get_fontsize() >= 12 for label in ax.get_xticklabels())
        assert not ax.spines["top"].get_visible()
        assert not ax.spines["right"].get_visible()


def test_a_notebook_gets_a_pyplot_figure_and_an_axes_is_used(blobs: Blobs) -> None:
    mpl.use("Agg")
    import matplotlib.pyplot as plt

    selection = make_selection(blobs)
    try:
        ax = plot_elbow(selection)
        assert ax.figure.number in plt.get_fignums()
        given = plt.figure().add_subplot()
        assert plot_elbow(selection, ax=given) is given
    finally:
        plt.close("all")


def test_reports_leave_pyplot_alone(blobs: Blobs) -> None:
    plt = sys.modules.get("matplotlib.pyplot")
    before = plt.get_fignums() if plt else []
    settings = mpl.rcParams.copy()
    plot_map(make_points(blobs), make_profile(blobs), figure=Figure())
    assert (plt.get_fignums() if plt else []) == before
    assert mpl.rcParams == settings


def test_density_contours_for_notebooks(blobs: Blobs) -> None:
    mpl.use("Agg")
    import matplotlib.pyplot as plt

    points, profile = make_points(blobs), make_profile(blobs)
    try:
        ax = plot_density(points, profile, "Age", "Spending Score (1-100)")
        letters = [t for t in texts(ax) if len(t) == 1]
        assert letters == ["A", "B", "C", "D"]
        edges = {to_hex(c.get_edgecolor()[0]).upper() for c in ax.collections}
        assert {style.light for style in SEGMENTS[:4]} <= edges
        badges = [c.get_offsets()[0] for c in ax.collections if isinstance(c, PathCollection)]
        ages = points.values["Age"][points.segment == 0]
        assert badges[0][0] == np.median(ages)
    finally:
        plt.close("all")
