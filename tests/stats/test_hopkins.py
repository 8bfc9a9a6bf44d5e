"""Hopkins' statistic: by hand, its direction, its exponent and its size."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from scipy.spatial.distance import cdist

from clustomer.errors import InputError
from clustomer.stats.hopkins import hopkins, hopkins_statistic


def test_by_hand() -> None:
    # The example of R's hopkins package: u^2 = 1, 4, 4 and w^2 = 1, 1, 1, so 9 / 12
    X = [[7, 5], [3, 3], [8, 4], [1, 2], [4, 3], [7, 4]]
    assert hopkins_statistic(X, [[4, 2], [3, 5], [7, 2]], [0, 4, 5]) == pytest.approx(0.75)


@pytest.mark.parametrize("p", [1, 2, 5])
def test_the_exponent_is_the_number_of_columns(p: int) -> None:
    rng = np.random.default_rng(p)
    X, probes, chosen = rng.normal(size=(50, p)), rng.normal(size=(6, p)), np.arange(6)
    u = cdist(probes, X).min(axis=1)
    between = cdist(X[chosen], X)
    between[np.arange(6), chosen] = np.inf
    w = between.min(axis=1)
    expected = (u**p).sum() / ((u**p).sum() + (w**p).sum())
    assert hopkins_statistic(X, probes, chosen) == pytest.approx(expected, rel=1e-12)


def test_size_and_distribution_on_evenly_filled_boxes() -> None:
    found = [
        hopkins(np.random.default_rng(i).random((1000, 2)), n_probes=100, seed=i)
        for i in range(300)
    ]
    values = np.array([one.statistic for one in found])
    p = np.array([one.p_value for one in found])
    # Edges raise it a little; .035 is the standard deviation of Beta(100, 100).
    assert abs(values.mean() - 0.5) < 0.01
    assert 0.02 <= (p <= 0.05).mean() <= 0.09  # .05 +- 3 standard errors
    assert stats.kstest(values, stats.beta(100, 100).cdf).pvalue > 0.01


def test_direction() -> None:
    rng = np.random.default_rng(3)
    grid = np.stack(np.meshgrid(np.arange(20.0), np.arange(20.0)), axis=-1).reshape(-1, 2)
    assert hopkins(grid).statistic < 0.3
    groups = rng.normal(size=(400, 2)) * 0.05 + rng.integers(2, size=(400, 2))
    assert hopkins(groups).statistic > 0.9
    assert hopkins(groups).p_value < 0.001


def test_it_is_no_test_for_groups() -> None:
    cloud = hopkins(np.random.default_rng(4).normal(size=(1000, 5)))
    assert cloud.statistic > 0.9  # one round cloud
    assert cloud.p_value < 0.001


def test_many_columns_do_not_overflow() -> None:
    X = np.random.default_rng(5).normal(size=(60, 500)) * 1e3  # distances of 1e4 to the 500
    found = hopkins(X)
    assert 0 <= found.statistic <= 1
    assert found.exponent == 500


def test_order_does_not_matter_and_the_seed_does() -> None:
    X = np.random.default_rng(6).random((200, 3))
    found = hopkins(X, seed=1)
    assert hopkins(X[::-1, [2, 0, 1]], seed=1) == found
    assert hopkins(X, seed=2).statistic != found.statistic
    assert hopkins(2.0 * X, seed=1).statistic == pytest.approx(found.statistic, rel=1e-9)
    assert found.n_probes == 20


def test_equal_rows() -> None:
    # every row has an equal at distance 0
    assert hopkins(np.repeat([[0.0, 0.0], [1.0, 1.0]], 20, axis=0)).statistic == 1.0
    assert hopkins_statistic([[0.0], [0.0], [1.0]], [[0.0]], [0]) == 0.5  # nothing to compare
    with pytest.raises(InputError, match="All 5 rows are equal"):
        hopkins(np.ones((5, 2)))


def test_what_cannot_be_asked() -> None:
    with pytest.raises(InputError, match="n_probes is 0"):
        hopkins([[0.0], [1.0]], n_probes=0)
    with pytest.raises(InputError, match=r"1 to the number of rows \(2\)"):
        hopkins([[0.0], [1.0]], n_probes=3)
    assert hopkins([[0.0], [1.0]]).n_probes == 1
    with pytest.raises(InputError, match="missing or infinite"):
        hopkins([[0.0], [np.inf]])
