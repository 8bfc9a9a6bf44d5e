"""Long-tailed axes, and the map of two columns in original units with its borders."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.figure import Figure
from study_records import make_blobs, make_points, make_profile, make_selection

from clustomer.report.figures.canvas import number_ticks, put_name, sized
from clustomer.report.figures.choice import plot_elbow
from clustomer.report.figures.plane import SAME, borders, clipped, moved, original_axes
from clustomer.report.figures.profile import plot_profile_bars
from clustomer.report.figures.scales import LINEAR, Scale, scale_for, scale_of
from clustomer.report.figures.space import plot_map
from clustomer.segments.points import Points


def points_of_two_columns(stretch: float = 20.0, shift: float = 60.0) -> Points:
    """Four groups in two standardised columns, and their original values."""
    rng = np.random.default_rng(2)
    centers = np.array([[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]])
    labels = np.repeat(np.arange(4), 20)
    places = centers[labels] + 0.2 * rng.normal(size=(80, 2))
    return Points(
        n_customers=80, segment=labels, x=places[:, 0], y=places[:, 1],
        silhouette=np.full(80, 0.5), center_x=centers[:, 0], center_y=centers[:, 1],
        shares=(0.5, 0.5), axes="columns", axis_columns=("Income", "Score"),
        values={"Income": stretch * places[:, 0] + shift, "Score": places[:, 1]},
    )  # fmt: skip


def test_long_tails_are_those_beyond_ten_medians() -> None:
    assert scale_for(0, 10, 101).unit == 10
    assert scale_for(0, 10, 99) == LINEAR
    assert scale_for(-1, 10, 1000) == LINEAR
    assert scale_for(0, 0, 1000) == LINEAR
    assert scale_for(0, float("nan"), 1000) == LINEAR
    assert scale_of([]) == LINEAR
    assert scale_of([np.nan, 1.0, 2.0, 3.0]) == LINEAR
    assert scale_of(np.exp(3 * np.random.default_rng(0).normal(size=500))).unit > 0


def test_places_of_a_long_tail_by_hand() -> None:
    scale = Scale(unit=10)
    # log10(1 + 90 / 10) = 1, log10(1 + 990 / 10) = 2
    np.testing.assert_allclose(scale.place([0, 90, 990]), [0, 1, 2])
    assert np.isnan(scale.place([np.nan])[0])
    assert scale.named("Revenue") == "Revenue, log scale"
    assert LINEAR.named("Age") == "Age"
    np.testing.assert_array_equal(LINEAR.place([-3, 4]), [-3, 4])


def test_ticks_of_a_long_tail_are_round_and_apart() -> None:
    scale = Scale(unit=674)
    low, high = (float(place) for place in scale.place([0, 20_000]))
    shown = scale.ticks(low, high, 4)
    assert 3 <= len(shown) <= 5
    assert all(value == 0 or str(value)[0] in "13" for value in shown)
    places = scale.place(shown)
    assert min(b - a for a, b in pairwise(places)) >= (high - low) / 5
    assert scale.ticks(-1.0, 0.0, 4) == [0.0]


@pytest.mark.parametrize("width", [70, 120, 300])
def test_tick_labels_do_not_meet(width: int) -> None:
    ax = sized(Figure(), width, 100).add_axes((0.05, 0.3, 0.9, 0.6))
    ax.set_xlim(0, 187_654)
    number_ticks(ax, "x", 6)
    ax.figure.draw_without_rendering()
    boxes = [label.get_window_extent() for label in ax.get_xticklabels()]
    assert boxes
    assert all(a.x1 < b.x0 for a, b in pairwise(boxes))


def test_a_long_name_takes_two_lines() -> None:
    ax = sized(Figure(), 300, 100).add_axes((0.6, 0.1, 0.3, 0.8))
    put_name(ax, 0.5, "Days since First order", 120, shift=4)
    assert [text.get_text() for text in ax.texts] == ["Days since", "First order"]
    put_name(ax, 0.5, "Age", 120, shift=4)
    assert ax.texts[-1].get_text() == "Age"


def test_a_map_of_two_scaled_columns_has_their_units() -> None:
    points = points_of_two_columns()
    axes = original_axes(points)
    assert axes is not None
    assert axes[0].stretch == pytest.approx(20)
    assert axes[0].shift == pytest.approx(60)
    np.testing.assert_allclose(moved(points, *axes).x, points.values["Income"])
    np.testing.assert_allclose(moved(points, *axes).center_x, [40, 80, 40, 80])
    assert moved(points, SAME, SAME).x is not None


def test_a_map_of_a_bent_column_keeps_prepared_units() -> None:
    points = points_of_two_columns()
    bent = {**points.values, "Income": np.exp(points.x)}
    assert original_axes(replace(points, values=bent)) is None
    assert original_axes(replace(points, values={})) is None
    assert original_axes(replace(points, axes="principal_components")) is None


def test_borders_of_four_centres_are_a_cross() -> None:
    found = borders(points_of_two_columns())
    upright = [(x, y) for x, y in found if np.allclose(x, 0)]
    lying = [(x, y) for x, y in found if np.allclose(y, 0)]
    assert len(upright) == len(lying) == 2
    for x, y in found:  # no other centre is nearer anywhere on a border
        for share in (0.1, 0.5, 0.9):
            place = np.array([x[0] + share * (x[1] - x[0]), y[0] + share * (y[1] - y[0])])
            centers = np.array([[-1, -1], [1, -1], [-1, 1], [1, 1]])
            distance = np.sort(np.hypot(*(centers - place).T))
            assert distance[0] == pytest.approx(distance[1])


def test_borders_need_centres() -> None:
    points = points_of_two_columns()
    same = replace(points, center_x=np.zeros(4), center_y=np.zeros(4))
    assert borders(same) == []
    assert borders(replace(points, center_x=np.full(4, np.nan))) == []


def test_lines_are_clipped_to_the_frame() -> None:
    x, y = clipped((np.array([-5.0, 5.0]), np.array([-5.0, 5.0])), (0, 1), (0, 2)) or ((), ())
    np.testing.assert_allclose([x, y], [[0, 1], [0, 1]])
    assert clipped((np.array([3.0, 3.0]), np.array([0.0, 1.0])), (0, 1), (0, 1)) is None
    assert clipped((np.array([2.0, 3.0]), np.array([0.0, 1.0])), (0, 1), (0, 1)) is None


def test_the_map_of_two_columns_draws_its_borders() -> None:
    profile = make_profile(make_blobs(k=4))
    ax = plot_map(points_of_two_columns(), profile, figure=Figure())
    assert len(ax.lines) == 4
    assert ax.get_xlim()[1] > 80
    named = [text.get_text() for text in ax.texts]
    assert any(name.startswith("Annual Income ($) →") or "Income" in name for name in named)
    assert not any("component" in name for name in named)
    ordinary = plot_map(make_points(make_blobs(k=4)), profile, figure=Figure())
    assert not ordinary.lines


def test_long_tailed_rows_say_so() -> None:
    profile = make_profile(make_blobs(k=3))
    tail = {"q05": 0.0, "q95": 9e6}
    segments = tuple(
        replace(s, numeric=tuple(replace(e, **tail) for e in s.numeric)) for s in profile.segments
    )
    ax = plot_profile_bars(replace(profile, segments=segments), 0, figure=Figure())
    assert "log scale" in [text.get_text() for text in ax.texts]


def test_a_bend_at_the_chosen_k_is_named_too() -> None:
    selection = make_selection(make_blobs(k=4))
    same = replace(selection, k=selection.elbow_k)
    ax = plot_elbow(same, figure=Figure())
    assert "bends most" in [text.get_text() for text in ax.texts]
