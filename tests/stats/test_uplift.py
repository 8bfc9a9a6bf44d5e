"""Two arms compared: published examples, scipy as oracle, simulation of power and coverage."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from clustomer.stats.uplift import (
    detectable_mean,
    detectable_share,
    newcombe_interval,
    standardised_difference,
    stratified_difference,
    welch_interval,
)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [  # table II of Newcombe (1998), method 10
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_as_published(counts, low, high):
    found = newcombe_interval(*counts)
    assert (round(found.low, 4), round(found.high, 4)) == pytest.approx((low, high), abs=1.1e-4)


def test_newcombe_without_customers_says_nothing():
    found = newcombe_interval(0, 0, 3, 10)
    assert found.low < -0.6
    assert found.high > 0.6


def test_newcombe_turns_with_its_arms():
    one, other = newcombe_interval(7, 50, 3, 90), newcombe_interval(3, 90, 7, 50)
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low))


def test_newcombe_covers():
    rng = np.random.default_rng(0)
    a, b = rng.binomial(40, 0.2, 2000), rng.binomial(60, 0.1, 2000)
    inside = [
        (i := newcombe_interval(int(x), 40, int(y), 60)).low <= 0.1 <= i.high
        for x, y in zip(a, b, strict=True)
    ]
    assert 0.935 < np.mean(inside) < 0.975


def test_welch_is_scipys():
    rng = np.random.default_rng(1)
    one, other = rng.lognormal(size=31), rng.normal(2, 3, 47)
    found = welch_interval(one, other, confidence=0.9)
    theirs = stats.ttest_ind(one, other, equal_var=False).confidence_interval(0.9)
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high))
    assert welch_interval(one[:1], other) is None
    assert welch_interval(np.ones(4), np.ones(5)) is None


def test_detectable_share_by_hand():
    # equal arms of 1,000 on 10 %: the difference equals its own threshold
    found = detectable_share(0.1, 1000, 1000)
    mean = (found + 0.1) / 2
    needed = 1.959964 * math.sqrt(2 * mean * (1 - mean) / 1000) + 0.841621 * math.sqrt(
        (found * (1 - found) + 0.09) / 1000
    )
    assert found - 0.1 == pytest.approx(needed, rel=1e-5)


def test_detectable_share_has_its_power():
    rng = np.random.default_rng(2)
    n_1, n_0 = 900, 300
    share = detectable_share(0.1, n_1, n_0)
    a, b = rng.binomial(n_1, share, 4000) / n_1, rng.binomial(n_0, 0.1, 4000) / n_0
    mean = (a * n_1 + b * n_0) / (n_1 + n_0)
    z = (a - b) / np.sqrt(mean * (1 - mean) * (1 / n_1 + 1 / n_0))
    assert np.mean(np.abs(z) > 1.96) == pytest.approx(0.8, abs=0.03)


def test_detectable_share_edges():
    assert detectable_share(0.1, 0, 50) == 1.0
    assert detectable_share(0.1, 1, 1) == 1.0
    assert detectable_share(0.1, 100, 100) > detectable_share(0.1, 400, 400)
    assert detectable_share(0.1, 400, 400, level=0.01) > detectable_share(0.1, 400, 400)
    assert detectable_share(0.0, 500, 500) > 0


def test_detectable_mean():
    found = detectable_mean(3.0, 40, 60)
    shift = found / (3.0 * math.sqrt(1 / 40 + 1 / 60))
    assert 1 - stats.norm.cdf(1.959964 - shift) == pytest.approx(0.8, abs=1e-5)
    assert math.isinf(detectable_mean(3.0, 0, 5))
    assert detectable_mean(0.0, 4, 5) == 0


def test_stratified_by_hand():
    outcome = np.array([1.0, 3, 0, 2, 10, 12, 5, 7, 9, 99])
    treated = np.array([1, 1, 0, 0, 1, 1, 0, 0, 0, 1], dtype=bool)
    strata = np.array([0, 0, 0, 0, 1, 1, 1, 1, 1, 2])
    found = stratified_difference(outcome, treated, strata)
    assert found.difference == pytest.approx(4 / 9 * 1 + 5 / 9 * 4)
    variance = (4 / 9) ** 2 * (2 / 2 + 2 / 2) + (5 / 9) ** 2 * (2 / 2 + 4 / 3)
    assert found.interval.high - found.difference == pytest.approx(1.959964 * variance**0.5)
    assert (found.n_strata, found.n) == (2, 9)  # a stratum with one arm says nothing
    assert stratified_difference(outcome, np.ones(10, dtype=bool), strata) is None
    still = stratified_difference(np.ones(10), treated, strata)
    assert (still.difference, still.interval) == (0.0, None)


def test_stratification_removes_what_the_strata_explain():
    rng = np.random.default_rng(3)
    inside = 0
    for _ in range(400):
        strata = np.repeat([0, 1], [60, 140])
        treated = rng.random(200) < np.where(strata == 0, 0.8, 0.3)
        outcome = 20.0 * strata + treated * 1.0 + rng.normal(size=200)
        found = stratified_difference(outcome, treated, strata)
        inside += found.interval.low <= 1.0 <= found.interval.high
    assert 0.91 < inside / 400 < 0.98


def test_standardised_difference():
    assert standardised_difference(np.array([1.0, 3]), np.array([0.0, 2])) == pytest.approx(
        1 / math.sqrt(2)
    )
    assert standardised_difference(np.ones(3), np.ones(3)) == 0
    assert math.isnan(standardised_difference(np.array([1.0, np.nan]), np.ones(3)))
