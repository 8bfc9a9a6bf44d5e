"""Intervals of profiles: by hand, against row-by-row resampling, and by their coverage."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.describe.associations import cross_table
from clustomer.describe.uncertainty import MOST_ROWS, difference_ranges, lift_ranges
from clustomer.stats.effects import standardised_differences
from clustomer.stats.intervals import wilson_interval
from clustomer.stats.moments import group_moments

SHARES = np.array([[0.5, 0.3, 0.2], [0.2, 0.3, 0.5]])  # of three levels in two segments
SIZES = np.array([0.3, 0.7])


def all_shown(counts: np.ndarray) -> np.ndarray:
    return np.ones(counts.shape, dtype=bool)


def test_lifts_are_resampled_as_rows_would_be() -> None:
    rng = np.random.default_rng(2)
    counts = np.array([[60, 40, 20], [50, 90, 140]])
    found = lift_ranges(counts, all_shown(counts))
    labels, codes = (np.repeat(part.ravel(), counts.ravel()) for part in np.indices((2, 3)))
    lifts = []
    for _ in range(2000):
        rows = rng.integers(0, len(labels), len(labels))
        again = cross_table(labels[rows], codes[rows], 2, 3)
        lifts.append(again / again.sum(axis=1, keepdims=True) / (again.sum(axis=0) / again.sum()))
    low, high = np.quantile(lifts, [0.025, 0.975], axis=0)
    width = high - low
    assert np.abs(found.low - low).max() < 0.15 * width.max()
    assert np.abs(found.high - high).max() < 0.15 * width.max()
    assert found.sign_share[0, 0] == 1.0  # 60 of 120, where 110 of 400 have it


def test_cells_that_are_not_shown_have_no_interval_and_change_no_other_bound() -> None:
    counts = np.array([[60, 40, 20], [50, 90, 140]])
    shown = np.array([[True, False, False], [True, False, False]])
    found = lift_ranges(counts, shown)
    assert np.isnan(found.low[:, 1:]).all()
    assert np.isnan(found.sign_share[:, 1:]).all()
    moved = np.array([[60, 25, 35], [50, 105, 125]])  # the same margins, other hidden cells
    assert (lift_ranges(moved, shown).low[:, 0] == found.low[:, 0]).all()


def test_nobody_and_everybody_have_the_interval_of_wilson() -> None:
    counts = np.array([[0, 50], [100, 50]])
    found = lift_ranges(counts, all_shown(counts))
    assert (found.low[0, 0], found.high[0, 0]) == (0.0, wilson_interval(0, 50).high / 0.5)
    assert found.low[0, 1] == wilson_interval(50, 50).low / 0.5
    assert found.high[0, 1] == 2.0


def covered_lifts(n: int, n_samples: int, seed: int) -> float:
    """Return the share of intervals that hold the true lift, over samples and cells."""
    rng = np.random.default_rng(seed)
    joint = SIZES[:, None] * SHARES
    true = SHARES / joint.sum(axis=0)
    inside = []
    for number in range(n_samples):
        counts = rng.multinomial(n, joint.ravel()).reshape(joint.shape)
        found = lift_ranges(counts, all_shown(counts), seed=number)
        inside.append((found.low <= true) & (true <= found.high))
    return float(np.mean(inside))


def test_the_intervals_of_lifts_cover() -> None:
    """Of a sample of customers, with the segments as a rule that is held: 95 % nominal."""
    assert 0.92 <= covered_lifts(200, 150, seed=20_261) <= 0.98


def drawn_differences(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    labels = rng.choice(2, n, p=SIZES)
    return labels, rng.normal(0, 1, n) + 0.6 * (labels == 0)


def covered_differences(n: int, n_samples: int, seed: int) -> float:
    rng = np.random.default_rng(seed)
    inside = []
    for number in range(n_samples):
        labels, values = drawn_differences(n, rng)
        found = difference_ranges({"x": values}, labels, 2, np.arange(n), seed=number)["x"]
        inside.append(found.low[0] <= 0.6 <= found.high[0])
    return float(np.mean(inside))


def test_the_intervals_of_differences_cover() -> None:
    assert 0.90 <= covered_differences(150, 200, seed=20_262) <= 0.985


def test_differences_are_those_of_repeated_rows() -> None:
    rng = np.random.default_rng(0)
    labels, values = drawn_differences(90, rng)
    values[::7] = np.nan
    found = difference_ranges({"x": values}, labels, 3, np.arange(90))["x"]
    observed = standardised_differences(group_moments(values, labels, n_groups=3))
    assert found.low[0] < observed[0] < found.high[0]
    assert (found.low[0], found.high[0]) == pytest.approx((-found.high[1], -found.low[1]))
    assert np.isnan(found.low[2])  # nobody is there
    # a direct bootstrap of the rows
    drawn = []
    for _ in range(600):
        rows = rng.integers(0, 90, 90)
        drawn.append(
            standardised_differences(group_moments(values[rows], labels[rows], n_groups=3))[0]
        )
    low, high = np.quantile(drawn, [0.025, 0.975])
    assert (found.low[0], found.high[0]) == pytest.approx((low, high), abs=0.12)


def test_many_rows_are_sampled_and_the_interval_is_that_of_all() -> None:
    rng = np.random.default_rng(1)
    few, many = MOST_ROWS, 16 * MOST_ROWS
    widths = []
    for n in (few, many):
        labels, values = drawn_differences(n, rng)
        found = difference_ranges({"x": values}, labels, 2, np.arange(n))["x"]
        widths.append(found.high[0] - found.low[0])
        assert found.low[0] < 0.6 + 0.05
    assert widths[0] / widths[1] == pytest.approx(4, rel=0.25)


def test_a_constant_column_and_one_without_values_have_no_interval() -> None:
    labels = np.arange(20) % 2
    columns = {"same": np.ones(20), "none": np.full(20, np.nan)}
    found = difference_ranges(columns, labels, 2, np.arange(20))
    assert np.isnan(found["same"].low).all()
    assert np.isnan(found["none"].high).all()
