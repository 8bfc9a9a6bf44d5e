from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from clustomer._text import text
from clustomer.errors import InputError
from clustomer.evidence.effect_intervals import effect_intervals, standardised
from clustomer.evidence.records import EffectInterval
from clustomer.stats.effects import standardised_differences
from clustomer.stats.moments import group_moments


def by_place(intervals: tuple[EffectInterval, ...]) -> dict[tuple[int, str], EffectInterval]:
    return {(one.segment, one.column): one for one in intervals}


@pytest.fixture(scope="module")
def two_groups() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], [250, 150])
    return np.column_stack([labels * 7 + rng.normal(size=400), rng.normal(size=400)]), labels


def test_differences_by_hand() -> None:
    # means 1 and 5, sums of squares 2 and 2 with 2 + 2 - 2 degrees of freedom
    X, labels = np.array([[0.0], [2.0], [4.0], [6.0]]), np.array([[0, 0, 1, 1]])
    found = standardised(X, np.ones((1, 4)), labels, 2)
    np.testing.assert_allclose(found[0, :, 0], [-4 / math.sqrt(2), 4 / math.sqrt(2)])


def test_differences_are_those_of_the_profile_with_repeated_rows() -> None:
    rng = np.random.default_rng(0)
    X = np.column_stack([rng.normal(1e6, 2, 60), rng.integers(0, 2, 60), np.arange(60) < 20])
    labels, times = rng.integers(0, 3, 60), rng.integers(0, 4, 60)
    labels[:20], labels[20:] = 0, np.maximum(labels[20:], 1)
    found = standardised(X, times[None].astype(float), labels[None], 3)[0]
    for j in range(3):
        column, own = np.repeat(X[:, j], times), np.repeat(labels, times)
        expected = standardised_differences(group_moments(column, own, n_groups=3))
        np.testing.assert_allclose(found[:, j], expected, rtol=1e-6)
    assert np.isfinite(found[0, 2])  # the last column is the first segment itself


def test_without_rows_others_or_spread_there_is_no_difference() -> None:
    X = np.array([[1.0, 5.0], [2.0, 5.0], [3.0, 5.0]])
    found = standardised(X, np.ones((1, 3)), np.array([[0, 0, 2]]), 3)[0]
    assert np.isnan(found[1]).all()
    assert np.isnan(found[:, 1]).all()
    assert np.isnan(standardised(X, np.ones((1, 3)), np.zeros((1, 3), dtype=int), 1)).all()


def test_intervals_of_fixed_groups_are_as_wide_as_theory_says(two_groups) -> None:
    X, labels = two_groups
    found = by_place(effect_intervals(X, labels, ["x", "y"], k=2, n_resamples=400))
    for column in ("x", "y"):
        one = found[1, column]
        # Hedges and Olkin (1985): the variance of a standardised difference of normal groups
        variance = 400 / (250 * 150) + one.difference**2 / (2 * 400)
        assert one.high - one.low == pytest.approx(2 * 1.96 * math.sqrt(variance), rel=0.15)
        assert one.low < one.difference < one.high
    assert found[1, "x"].sign_share == 1
    assert found[0, "x"].difference == pytest.approx(-found[1, "x"].difference)
    assert found[0, "x"].high == pytest.approx(-found[1, "x"].low)
    assert found[1, "y"].low < 0 < found[1, "y"].high


def test_segments_that_are_others_in_each_resample_have_wide_intervals() -> None:
    rng = np.random.default_rng(0)
    X = rng.uniform(size=(400, 5))
    labels = (X[:, 0] > 0.5).astype(int) + 2 * (X[:, 1] > 0.5)
    found = effect_intervals(X, labels, list("abcde"), k=4, n_resamples=60)
    strong = [one for one in found if abs(one.difference) > 1]
    assert len(strong) == 8
    assert sum(one.low < 0 < one.high for one in strong) >= 4
    assert min(one.sign_share for one in strong) < 0.9


def test_an_interval_that_leaves_out_0_is_no_evidence_of_groups() -> None:
    X = np.random.default_rng(0).uniform(size=(300, 1))
    found = effect_intervals(X, (X[:, 0] > 0.5).astype(int), ["x"], k=2, n_resamples=60)
    assert found[1].low > 2  # an even column cut in two


def test_the_order_of_the_answers_and_new_numbers_of_the_segments(two_groups) -> None:
    X, labels = two_groups
    kwargs: dict[str, Any] = {"k": 2, "n_resamples": 20}
    first = effect_intervals(X, labels, ["x", "y"], **kwargs)
    assert [(one.segment, one.column) for one in first] == [(0, "x"), (0, "y"), (1, "x"), (1, "y")]
    switched = by_place(effect_intervals(X, 1 - labels, ["x", "y"], **kwargs))
    for one in first:
        other = switched[1 - one.segment, one.column]
        assert (other.difference, other.low, other.high) == pytest.approx(
            (one.difference, one.low, one.high)
        )


def test_orders_and_threads_change_nothing() -> None:
    rng = np.random.default_rng(3)
    X = rng.normal(size=(200, 3))
    labels = np.digitize(X[:, 0], [-0.5, 0.5])
    kwargs: dict[str, Any] = {"k": 3, "n_resamples": 12, "max_rows": 150}
    first = effect_intervals(X, labels, ["a", "b", "c"], n_jobs=1, **kwargs)
    order = rng.permutation(200)
    again = effect_intervals(
        X[order][:, [2, 0, 1]], labels[order], ["c", "a", "b"], n_jobs=3, **kwargs
    )
    found = by_place(again)
    for one in first:
        assert found[one.segment, one.column].to_dict() == one.to_dict()
    other = effect_intervals(X, labels, ["a", "b", "c"], seed=1, **kwargs)
    assert [one.low for one in other] != [one.low for one in first]


def test_more_resamples_begin_with_the_same_ones(two_groups) -> None:
    X, labels = two_groups
    few, many = (effect_intervals(X, labels, ["x", "y"], k=2, n_resamples=n) for n in (1, 2))
    for one, two in zip(few, many, strict=True):
        assert one.low == one.high
        # of two values the quantiles lie between them, a fortieth of the way in
        ends = np.array([two.low, two.high]) + np.array([-1, 1]) * (two.high - two.low) / 38
        assert np.isclose(ends, one.low).any()


def test_a_sample_is_resampled_and_everybody_is_compared(two_groups) -> None:
    X, labels = two_groups
    names = ["x", "y"]
    whole = by_place(effect_intervals(X, labels, names, k=2))
    part = by_place(effect_intervals(X, labels, names, k=2, max_rows=60))
    for place in whole:
        assert part[place].difference == whole[place].difference
        assert part[place].high - part[place].low > whole[place].high - whole[place].low


def test_incomplete_rows_are_left_out_and_weights_are_repeated_rows(two_groups) -> None:
    X, labels = two_groups
    holes, left_out = X.copy(), labels.copy()
    holes[:100:2, 1], left_out[1:100:2] = np.nan, -1
    found = effect_intervals(holes, left_out, ["x", "y"], k=2, n_resamples=10)
    expected = effect_intervals(X[100:], labels[100:], ["x", "y"], k=2, n_resamples=10)
    assert [one.to_dict() for one in found] == [one.to_dict() for one in expected]
    times = np.where(np.arange(400) % 4 == 0, 3, 1)
    weighted = effect_intervals(X, labels, ["x", "y"], k=2, n_resamples=10, sample_weight=times)
    repeated = effect_intervals(
        np.repeat(X, times, axis=0), np.repeat(labels, times), ["x", "y"], k=2, n_resamples=10
    )
    for one, other in zip(weighted, repeated, strict=True):
        assert one.difference == pytest.approx(other.difference)
        assert one.low == pytest.approx(other.low, abs=0.5)


def test_a_column_without_spread_has_no_interval(two_groups) -> None:
    X, labels = two_groups
    found = effect_intervals(
        np.column_stack([X, np.ones(400)]), labels, ["x", "y", "same"], k=2, n_resamples=5
    )
    assert {one.column for one in found} == {"x", "y"}


def test_levels_that_are_the_segments_have_large_but_finite_differences() -> None:
    labels = np.repeat([0, 1, 2], 40)
    X = np.eye(3)[labels]
    found = effect_intervals(X, labels, ["c=x", "c=y", "c=z"], k=3, n_resamples=20)
    assert len(found) == 9
    assert all(math.isfinite(one.low) and one.sign_share == 1 for one in found)


def test_progress_and_note(two_groups) -> None:
    X, labels = two_groups
    told: list[Any] = []
    effect_intervals(
        X, labels, ["x", "y"], k=2, n_resamples=12, progress=lambda *step: told.append(step)
    )
    assert told == [("effects", done, 12) for done in (0, 5, 10, 12)]
    note = text("effects.note", n_resamples=12, rows=400, nouns="groups")
    assert "no p-values" in note


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"k": 1}, "k is 1"),
        ({"names": ["x"]}, "1 names"),
        ({"labels": np.full(400, 2)}, "labels up to 2"),
        ({"labels": np.full(400, -1)}, "0 rows have a segment"),
        ({"sample_weight": np.ones(3)}, "sample_weight"),
    ],
)
def test_what_does_not_belong_together(two_groups, change: dict[str, Any], message: str) -> None:
    X, labels = two_groups
    given: dict[str, Any] = {"labels": labels, "names": ["x", "y"], "k": 2, **change}
    with pytest.raises(InputError, match=message):
        effect_intervals(X, given.pop("labels"), given.pop("names"), **given)
