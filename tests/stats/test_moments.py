from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from clustomer.stats.moments import (
    combined,
    group_moments,
    hashed_order,
    mean,
    moments,
    ordered_values,
    pearson_matrix,
    quantiles,
    ranks,
    row_keys,
    sd,
    skewness,
    spearman_matrix,
)

WILD = hnp.arrays(
    np.float64,
    st.integers(0, 40),
    elements=st.floats(allow_nan=True, allow_infinity=True, width=64),
)


def test_moments_by_hand() -> None:
    # 1, 2, 6: mean 3, squares 4 + 1 + 9 = 14, cubes -8 - 1 + 27 = 18
    result = moments(np.array([6.0, np.nan, 1.0, 2.0, np.inf]))
    assert result.n == 3
    assert result.mean == 3.0
    assert result.sd == pytest.approx(math.sqrt(7))
    assert result.skewness == pytest.approx(6 / (14 / 3) ** 1.5)


def test_moments_agree_with_scipy() -> None:
    values = np.random.default_rng(0).lognormal(3, 1, size=500)
    assert mean(values) == pytest.approx(values.mean(), rel=1e-14)
    assert sd(values) == pytest.approx(values.std(ddof=1), rel=1e-13)
    assert skewness(values) == pytest.approx(scipy.stats.skew(values), rel=1e-12)


@settings(max_examples=50, deadline=None)
@given(WILD, st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_the_rows(values: np.ndarray, random) -> None:
    other = values.copy()
    random.shuffle(other)
    assert repr(moments(values)) == repr(moments(other))
    probs = [0, 0.05, 0.3, 1]
    np.testing.assert_array_equal(quantiles(values, probs), quantiles(other, probs))


@settings(max_examples=50, deadline=None)
@given(WILD)
def test_wild_values_give_no_warning_and_stay_within_the_data(values: np.ndarray) -> None:
    result = moments(values)
    kept = ordered_values(values)
    assert result.n == len(kept)
    if len(kept):
        assert kept[0] <= quantiles(values, [0.37])[0] <= kept[-1]
        half = kept / 2  # so that the test itself cannot overflow
        slack = 1e-12 * np.abs(half).max()
        assert half[0] - slack <= result.mean / 2 <= half[-1] + slack


def test_a_constant_column_is_exact() -> None:
    result = moments(np.full(7, 0.1))
    assert (result.mean, result.sd) == (0.1, 0.0)
    assert math.isnan(result.skewness)


def test_without_values_everything_is_missing() -> None:
    result = moments(np.array([np.nan]))
    assert result.n == 0
    assert math.isnan(result.mean)
    assert math.isnan(result.sd)
    assert np.isnan(quantiles(np.array([]), [0.5])).all()
    assert math.isnan(moments(np.array([4.0])).sd)


def test_quantiles_are_those_of_numpy() -> None:
    values = np.random.default_rng(1).normal(size=101)
    probs = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
    np.testing.assert_allclose(quantiles(values, probs), np.quantile(values, probs), rtol=1e-14)


def test_group_moments_by_hand() -> None:
    values = np.array([1.0, 3.0, 10.0, np.nan, 20.0, 99.0])
    labels = np.array([0, 0, 2, 2, 2, -1])
    groups = group_moments(values, labels, n_groups=3, probs=[0.5])
    assert groups.n.tolist() == [2, 0, 2]
    np.testing.assert_array_equal(groups.mean, [2.0, np.nan, 15.0])
    np.testing.assert_array_equal(groups.ss, [2.0, 0.0, 50.0])
    np.testing.assert_array_equal(groups.quantiles[:, 0], [2.0, np.nan, 15.0])
    everyone = combined(groups)
    assert (everyone.n[0], everyone.mean[0]) == (4, 8.5)
    assert everyone.ss[0] == pytest.approx(np.var([1, 3, 10, 20]) * 4)


def test_group_moments_of_huge_values_do_not_overflow() -> None:
    values = np.array([1e300, 3e300, -1e300, 2e300])
    groups = group_moments(values, np.array([0, 0, 1, 1]), n_groups=2, probs=[0.5])
    np.testing.assert_allclose(groups.mean * groups.scale, [2e300, 0.5e300])
    assert np.isfinite(groups.ss).all()


def test_ranks_are_those_of_scipy() -> None:
    values = np.random.default_rng(2).integers(0, 9, size=60).astype(float)
    np.testing.assert_array_equal(ranks(values), scipy.stats.rankdata(values))
    np.testing.assert_array_equal(ranks(np.array([5.0, np.nan, 1.0])), [2.0, np.nan, 1.0])


@pytest.fixture
def gappy() -> np.ndarray:
    rng = np.random.default_rng(3)
    X = rng.normal(size=(250, 5))
    X[:, 1] = np.round(X[:, 0] + X[:, 1])
    X[:, 4] = 7.0
    X[rng.random(X.shape) < 0.1] = np.nan
    return X


@pytest.mark.parametrize(
    ("matrix", "method"), [(pearson_matrix, "pearson"), (spearman_matrix, "spearman")]
)
def test_correlations_are_pairwise_complete_as_those_of_pandas(matrix, method, gappy) -> None:
    result = matrix(gappy)
    oracle = pd.DataFrame(gappy).corr(method).to_numpy()
    np.testing.assert_allclose(result.r[:4, :4], oracle[:4, :4], atol=1e-12)
    assert np.isnan(result.r[4]).all()  # constant
    there = np.isfinite(gappy)
    np.testing.assert_array_equal(result.n, there.T.astype(int) @ there.astype(int))


@pytest.mark.parametrize("matrix", [pearson_matrix, spearman_matrix])
def test_correlations_do_not_depend_on_the_order_of_the_rows(matrix, gappy) -> None:
    shuffled = gappy[np.random.default_rng(4).permutation(len(gappy))]
    np.testing.assert_array_equal(matrix(gappy).r, matrix(shuffled).r)


@pytest.mark.parametrize("matrix", [pearson_matrix, spearman_matrix])
def test_correlations_of_almost_nothing(matrix) -> None:
    assert matrix(np.empty((5, 0))).r.shape == (0, 0)
    assert np.isnan(matrix(np.full((3, 2), np.nan)).r).all()
    one = matrix(np.array([[1.0, 2.0]]))
    assert np.isnan(one.r).all()
    assert (one.n == 1).all()


def test_row_keys_ignore_column_order_and_know_equal_rows() -> None:
    a, b = np.array([1.0, 1.0, 2.0, np.nan]), np.array([0.0, -0.0, 0.0, 5.0])
    keys = row_keys({"a": a, "b": b})
    np.testing.assert_array_equal(keys, row_keys({"b": b, "a": a}))
    assert keys[0] == keys[1]  # -0 is 0
    assert len(set(keys.tolist())) == 3
    assert row_keys({"a": b, "b": a}).tolist() != keys.tolist()


def test_hashed_order_picks_the_same_rows_whatever_their_order() -> None:
    rng = np.random.default_rng(5)
    values = rng.integers(0, 3, size=300).astype(float)  # many equal rows
    other = rng.permutation(300)
    first = values[hashed_order(row_keys({"x": values}))[:50]]
    second = values[other][hashed_order(row_keys({"x": values[other]}))[:50]]
    np.testing.assert_array_equal(first, second)
    assert len(set(first.tolist())) == 3  # equal rows are told apart, so it is a real sample
    third = values[hashed_order(row_keys({"x": values}), seed=1)[:50]]
    assert not np.array_equal(first, third)
