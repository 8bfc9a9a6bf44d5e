from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from clustomer.prepare.distribution import Distribution, distribution

VALUES = st.lists(st.floats(-1e6, 1e6).map(lambda x: round(x, 3)), min_size=1, max_size=40)


def test_by_hand():
    d = distribution(np.array([3.0, 1.0, np.nan, 1.0, 7.0, np.inf]))
    assert d.values.tolist() == [1, 3, 7]
    assert d.counts.tolist() == [2, 1, 1]
    assert d.total == 4
    assert d.mean() == 3
    assert d.sd() == pytest.approx(np.sqrt((4 + 4 + 0 + 16) / 4))
    assert d.median() == 2  # of 1 1 3 7
    assert d.mad() == 1  # |1 1 3 7 - 2| = 1 1 1 5
    assert d.mode() == 1
    assert d.without(1.0).values.tolist() == [3, 7]


def test_a_negative_zero_is_a_zero():
    assert not np.signbit(distribution(np.array([-0.0, 0.0, 1.0])).values[0])


@given(VALUES)
@settings(max_examples=50, deadline=None)
def test_against_numpy_and_scipy(values):
    x = np.array(values)
    d = distribution(x)
    # Sums of 40 numbers up to 1e6 that may cancel: absolute errors of 1e-9 at most.
    assert d.mean() == pytest.approx(x.mean(), rel=1e-12, abs=1e-9)
    assert d.sd() == pytest.approx(x.std(), rel=1e-9, abs=1e-9)
    assert d.median() == pytest.approx(np.median(x), rel=1e-15)
    for q in (0.0, 0.1, 0.25, 0.5, 0.75, 1.0):
        assert d.quantile(q) == pytest.approx(np.quantile(x, q), rel=1e-12, abs=1e-9)
    if x.std() > 1e-3 * np.abs(x).max():
        assert d.skewness() == pytest.approx(stats.skew(x), rel=1e-6, abs=1e-9)


@given(VALUES, st.data())
@settings(max_examples=30, deadline=None)
def test_weights_are_repeated_rows(values, data):
    x = np.array(values)
    weights = np.array(data.draw(st.lists(st.integers(0, 4), min_size=len(x), max_size=len(x))))
    if not weights.any():
        weights[0] = 1
    weighted = distribution(x, weights.astype(float))
    repeated = distribution(np.repeat(x, weights))
    assert weighted.values.tolist() == repeated.values.tolist()
    assert weighted.counts.tolist() == repeated.counts.tolist()
    assert weighted.quantile(0.25) == repeated.quantile(0.25)


def test_the_order_of_rows_changes_no_digit():
    rng = np.random.default_rng(0)
    x, w = rng.normal(size=500).round(2), rng.random(500)
    first = distribution(x, w)
    for _ in range(3):
        order = rng.permutation(500)
        again = distribution(x[order], w[order])
        assert again.mean() == first.mean()
        assert again.sd() == first.sd()
        assert again.counts.tolist() == first.counts.tolist()


def test_huge_values_do_not_overflow():
    d = Distribution(values=np.array([-1e300, 1e300]), counts=np.array([1.0, 3.0]))
    assert d.mean() == pytest.approx(5e299)
    assert d.sd() == pytest.approx(1e300 * np.sqrt(0.75))
