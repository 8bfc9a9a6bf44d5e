from __future__ import annotations

import numpy as np
import pytest
import scipy.stats

from clustomer.stats.tests import benjamini_hochberg, chi_squared, holm, kruskal_wallis


def test_chi_squared_is_that_of_scipy() -> None:
    counts = np.random.default_rng(0).integers(20, 60, size=(3, 4))
    ours, oracle = chi_squared(counts), scipy.stats.chi2_contingency(counts, correction=False)
    assert ours.statistic == pytest.approx(oracle.statistic)
    assert ours.p_value == pytest.approx(oracle.pvalue)
    assert (ours.df, ours.n, ours.method) == (oracle.dof, counts.sum(), "asymptotic")


def test_chi_squared_draws_tables_where_expected_counts_are_small() -> None:
    counts = np.array([[9, 1, 0], [2, 4, 3]])
    ours = chi_squared(counts)
    assert (ours.method, ours.n_draws) == ("drawn", 1999)
    exact = _exact_p_value(counts)
    assert ours.p_value == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / 1999))


def _exact_p_value(counts: np.ndarray) -> float:
    """Sum the probabilities of all tables with these margins that are at least as extreme."""
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    table = scipy.stats.random_table(rows, columns)
    expected = np.outer(rows, columns) / rows.sum()
    observed = ((counts - expected) ** 2 / expected).sum()
    total = 0.0
    for a in range(columns[0] + 1):
        for b in range(columns[1] + 1):
            top = np.array([a, b, rows[0] - a - b])
            other = np.array([top, columns - top])
            if (other >= 0).all():
                statistic = ((other - expected) ** 2 / expected).sum()
                total += table.pmf(other) * (statistic >= observed - 1e-9)
    return float(total)


def test_chi_squared_does_not_depend_on_the_order_of_groups_and_levels() -> None:
    counts = np.array([[9, 1, 0, 4], [2, 4, 3, 1], [1, 1, 1, 5]])
    shuffled = counts[[2, 0, 1]][:, [3, 1, 0, 2]]
    assert chi_squared(counts).p_value == chi_squared(shuffled).p_value
    assert chi_squared(counts).method == "drawn"


def test_chi_squared_merges_the_rarest_levels() -> None:
    counts = np.vstack([np.arange(100, 160), np.arange(160, 100, -1)])
    ours = chi_squared(counts)
    assert ours.n_merged_levels == 11
    assert ours.df == 49
    assert ours.n == counts.sum()


@pytest.mark.parametrize("counts", [[[5, 3]], [[5], [3]], [[5, 0], [3, 0]], [[0, 0], [0, 0]]])
def test_chi_squared_with_nothing_to_compare(counts: list) -> None:
    ours = chi_squared(np.array(counts))
    assert (ours.p_value, ours.df, ours.statistic) == (1.0, 0, 0.0)


def test_kruskal_wallis_is_that_of_scipy() -> None:
    rng = np.random.default_rng(1)
    values, labels = rng.normal(size=150).round(1), rng.integers(0, 4, 150)
    values[::17] = np.nan
    labels[::19] = -1
    keep = np.isfinite(values) & (labels >= 0)
    oracle = scipy.stats.kruskal(*[values[keep & (labels == i)] for i in range(4)])
    ours = kruskal_wallis(values, labels)
    assert ours.statistic == pytest.approx(oracle.statistic)
    assert ours.p_value == pytest.approx(oracle.pvalue)
    assert (ours.df, ours.n, ours.method) == (3, keep.sum(), "asymptotic")


def test_kruskal_wallis_of_one_customer_is_drawn() -> None:
    # the largest of 20 in a group of its own: 1 of 20 places is as extreme, and the smallest too
    values, labels = np.arange(20.0), (np.arange(20) == 19).astype(int)
    ours = kruskal_wallis(values, labels)
    assert ours.method == "drawn"
    assert ours.p_value == pytest.approx(0.1, abs=0.03)


def test_kruskal_wallis_does_not_depend_on_rows_or_labels() -> None:
    rng = np.random.default_rng(2)
    values, labels = rng.integers(0, 6, 40).astype(float), np.repeat([0, 1, 2], [3, 17, 20])
    order = rng.permutation(40)
    renamed = np.array([2, 0, 1])[labels]
    first = kruskal_wallis(values, labels)
    assert first == kruskal_wallis(values[order], labels[order])
    assert first.p_value == kruskal_wallis(values, renamed).p_value


def test_kruskal_wallis_with_nothing_to_compare() -> None:
    for values, labels in (
        (np.ones(5), np.array([0, 0, 1, 1, 1])),
        (np.arange(5.0), np.zeros(5, dtype=int)),
        (np.full(3, np.nan), np.array([0, 1, 2])),
    ):
        ours = kruskal_wallis(values, labels)
        assert (ours.p_value, ours.df) == (1.0, 0)


def test_p_values_are_uniform_on_unrelated_columns() -> None:
    rng = np.random.default_rng(3)
    labels = np.repeat([0, 1, 2], 60)
    chi, kruskal = [], []
    for _ in range(300):
        codes = rng.integers(0, 3, 180)
        counts = np.zeros((3, 3), dtype=int)
        np.add.at(counts, (labels, codes), 1)
        chi.append(chi_squared(counts).p_value)
        kruskal.append(kruskal_wallis(rng.normal(size=180), labels).p_value)
    for p_values in (chi, kruskal):
        assert scipy.stats.kstest(p_values, "uniform").pvalue > 0.01


def test_holm_by_hand() -> None:
    # sorted 0.01, 0.02, 0.04, 0.2 times 4, 3, 2, 1, never decreasing
    np.testing.assert_allclose(holm([0.2, 0.01, 0.04, 0.02]), [0.2, 0.04, 0.08, 0.06])
    np.testing.assert_allclose(holm([0.03, 0.03, 0.9, 0.6]), [0.12, 0.12, 1.0, 1.0])
    assert holm([]).shape == (0,)


def test_benjamini_hochberg_by_hand() -> None:
    # sorted 0.01, 0.02, 0.04, 0.2 times 4/1, 4/2, 4/3, 4/4, never decreasing
    found = benjamini_hochberg([0.2, 0.01, 0.04, 0.02])
    np.testing.assert_allclose(found, [0.2, 0.04, 0.16 / 3, 0.04])
    assert benjamini_hochberg([]).shape == (0,)


def test_benjamini_hochberg_is_that_of_scipy_and_never_above_holm() -> None:
    rng = np.random.default_rng(0)
    for m in (1, 2, 30, 200):
        p_values = np.concatenate([rng.random(m), rng.random(m) ** 8, [0.5, 0.5, 0.0, 1.0]])
        found = benjamini_hochberg(p_values)
        np.testing.assert_allclose(found, scipy.stats.false_discovery_control(p_values))
        assert (found <= holm(p_values)).all()
        order = rng.permutation(len(p_values))
        np.testing.assert_array_equal(benjamini_hochberg(p_values[order]), found[order])
