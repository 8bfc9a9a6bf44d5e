from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from clustomer.stats.effects import (
    between_sum_of_squares,
    chi_squared_statistic,
    corrected_eta_squared,
    correlation_ratio,
    cramers_v,
    epsilon_squared,
    eta_squared,
    goodman_kruskal_tau,
    standardised_differences,
)
from clustomer.stats.moments import group_moments

COUNTS = hnp.arrays(
    np.int64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.integers(0, 50)
)


def difference(values: np.ndarray, inside: np.ndarray) -> float:
    groups = group_moments(values, np.asarray(inside, dtype=int), n_groups=2)
    return float(standardised_differences(groups)[1])


def test_standardised_difference_by_hand() -> None:
    # means 6 and 2, each side has squares 2: pooled variance 4 / 2
    values, inside = np.array([1.0, 3.0, 5.0, 7.0]), np.array([False, False, True, True])
    assert difference(values, inside) == pytest.approx(4 / math.sqrt(2))
    assert difference(values, ~inside) == pytest.approx(-4 / math.sqrt(2))


def test_standardised_difference_of_one_customer_uses_the_spread_of_the_others() -> None:
    values = np.array([1.0, 2.0, 3.0, 10.0])
    assert difference(values, values == 10) == pytest.approx(8.0)


def test_standardised_difference_stays_finite_where_both_sides_are_constant() -> None:
    values = np.array([0.0, 0.0, 1.0, 1.0])
    assert difference(values, values == 1) == pytest.approx(1 / values.std(ddof=1))
    assert difference(np.ones(4), values == 1) == 0.0


def test_standardised_difference_without_values_is_missing() -> None:
    values = np.array([np.nan, np.nan, 1.0, 2.0])
    assert math.isnan(difference(values, np.array([1, 1, 0, 0])))
    assert math.isnan(difference(values, np.ones(4)))


def test_standardised_differences_do_not_depend_on_the_labels() -> None:
    rng = np.random.default_rng(0)
    values, labels = rng.normal(size=200), rng.integers(0, 4, size=200)
    renamed = np.array([2, 0, 3, 1])
    first = standardised_differences(group_moments(values, labels, n_groups=4))
    second = standardised_differences(group_moments(values, renamed[labels], n_groups=4))
    np.testing.assert_array_equal(first, second[renamed])


def test_eta_squared_by_hand_and_as_an_analysis_of_variance() -> None:
    assert eta_squared(np.array([1.0, 1.0, 3.0, 3.0]), np.array([0, 0, 1, 1])) == 1.0
    # groups 1, 3 and 5, 7: between 16 of 20
    values, labels = np.array([1.0, 3.0, 5.0, 7.0]), np.array([0, 0, 1, 1])
    assert eta_squared(values, labels) == pytest.approx(0.8)
    # 1 - 0.2 * 3 / 2
    assert correlation_ratio(values, labels) == pytest.approx(math.sqrt(0.7))
    assert correlation_ratio(values, np.arange(4)) == 0.0  # one value a level says nothing
    rng = np.random.default_rng(1)
    x, g = rng.normal(size=90), rng.integers(0, 3, size=90)
    f = scipy.stats.f_oneway(*[x[g == i] for i in range(3)]).statistic
    assert eta_squared(x, g) == pytest.approx(f * 2 / (f * 2 + 87))


def test_eta_squared_of_a_uniform_column_cut_in_k_is_1_minus_1_over_k_squared() -> None:
    values = np.linspace(0, 1, 30_000)
    for k in (2, 3, 4):
        assert eta_squared(values, np.minimum((values * k).astype(int), k - 1)) == pytest.approx(
            1 - 1 / k**2, abs=1e-3
        )


def test_eta_squared_of_a_constant_column_is_missing() -> None:
    assert math.isnan(eta_squared(np.ones(4), np.array([0, 0, 1, 1])))
    assert math.isnan(eta_squared(np.full(3, np.nan), np.array([0, 1, -1])))
    assert math.isnan(eta_squared(np.array([]), np.array([], dtype=int)))


def test_between_sum_of_squares_by_hand() -> None:
    groups = group_moments(np.array([1.0, 3.0, 5.0, 7.0]), np.array([0, 0, 2, 2]), n_groups=3)
    assert between_sum_of_squares(groups) == pytest.approx(16.0)


def test_chi_squared_statistic_is_that_of_scipy() -> None:
    counts = np.random.default_rng(2).integers(1, 40, size=(3, 5))
    oracle = scipy.stats.chi2_contingency(counts, correction=False).statistic
    assert chi_squared_statistic(counts) == pytest.approx(oracle)


def test_cramers_v_follows_bergsma() -> None:
    # 2 x 2 with 30, 10, 10, 30: chi2 = 80 (900 - 100)^2 / 40^4 = 20, n = 80
    phi2 = 20 / 80 - 1 / 79
    size = 2 - 1 / 79
    assert cramers_v([[30, 10], [10, 30]]) == pytest.approx(math.sqrt(phi2 / (size - 1)))


def test_cramers_v_of_unrelated_columns_stays_near_zero_where_the_classical_one_does_not() -> None:
    rng = np.random.default_rng(3)
    corrected, classical = [], []
    for _ in range(40):
        counts = np.zeros((8, 9), dtype=int)
        np.add.at(counts, (rng.integers(0, 8, 300), rng.integers(0, 9, 300)), 1)
        corrected.append(cramers_v(counts))
        classical.append(scipy.stats.contingency.association(counts))
    assert np.mean(corrected) < 0.05
    assert np.mean(classical) > 0.14


@settings(max_examples=50, deadline=None)
@given(COUNTS)
def test_measures_of_tables_stay_within_their_range_and_ignore_order(counts: np.ndarray) -> None:
    for measure in (cramers_v, goodman_kruskal_tau):
        value = measure(counts)
        assert math.isnan(value) or 0 <= value <= 1
        # a difference of squares near 0 leaves the root of the rounding
        assert measure(counts[::-1, ::-1]) == pytest.approx(value, nan_ok=True, abs=1e-6)
    assert cramers_v(counts.T) == pytest.approx(cramers_v(counts), nan_ok=True, abs=1e-6)


def test_perfect_tables_have_measures_of_one() -> None:
    counts = np.diag([50, 50, 50])
    assert cramers_v(counts) == pytest.approx(1.0)
    assert goodman_kruskal_tau(counts) == 1.0
    assert math.isnan(cramers_v(np.array([[5, 3]])))
    assert math.isnan(goodman_kruskal_tau(np.array([[5], [3]])))


def test_tau_is_eta_squared_of_the_dummies() -> None:
    rng = np.random.default_rng(4)
    groups, flag = rng.integers(0, 3, 200), rng.integers(0, 2, 200)
    counts = np.zeros((3, 2), dtype=int)
    np.add.at(counts, (groups, flag), 1)
    assert goodman_kruskal_tau(counts) == pytest.approx(eta_squared(flag.astype(float), groups))


def test_epsilon_squared_is_eta_squared_of_the_ranks() -> None:
    rng = np.random.default_rng(5)
    values, labels = rng.normal(size=80).round(1), rng.integers(0, 3, 80)
    h = scipy.stats.kruskal(*[values[labels == i] for i in range(3)]).statistic
    expected = eta_squared(scipy.stats.rankdata(values), labels)
    assert epsilon_squared(h, 80) == pytest.approx(expected)
    assert math.isnan(epsilon_squared(0.0, 1))


def test_the_corrected_share_is_the_adjusted_r_squared() -> None:
    assert corrected_eta_squared(0.8, 4, 2) == pytest.approx(0.7)
    assert corrected_eta_squared(1.0, 9, 3) == 1.0
    assert corrected_eta_squared(0.1, 50, 10) == 0.0  # chance alone gives 9 / 49
    assert math.isnan(corrected_eta_squared(0.5, 3, 3))
    assert math.isnan(corrected_eta_squared(math.nan, 10, 2))


@pytest.mark.parametrize("n_levels", [2, 40])
def test_chance_puts_the_same_share_between_groups_whatever_the_levels(n_levels: int) -> None:
    """(groups - 1) / (n - 1), for numbers and for Goodman and Kruskal's tau alike."""
    rng = np.random.default_rng(8)
    labels, n, k = rng.integers(0, 5, 200), 200, 5
    numbers, taus = [], []
    for _ in range(300):
        codes = rng.integers(0, n_levels, n)
        counts = np.zeros((k, n_levels))
        np.add.at(counts, (labels, codes), 1)
        taus.append(goodman_kruskal_tau(counts))
        numbers.append(eta_squared(rng.exponential(1, n), labels))
    chance = (k - 1) / (n - 1)
    for shares in (numbers, taus):
        assert np.mean(shares) == pytest.approx(chance, abs=4 * np.std(shares) / np.sqrt(300))
        corrected = 1 - (1 - np.array(shares)) * (n - 1) / (n - k)
        assert abs(corrected.mean()) < 4 * corrected.std() / np.sqrt(300)
