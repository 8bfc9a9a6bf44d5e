from __future__ import annotations

import math

import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from clustomer.stats.intervals import lift, smallest_visible_share, wilson_interval


@pytest.mark.parametrize(("count", "n"), [(0, 7), (3, 7), (7, 7), (54, 1000)])
def test_wilson_is_that_of_scipy(count: int, n: int) -> None:
    oracle = scipy.stats.binomtest(count, n).proportion_ci(method="wilson")
    ours = wilson_interval(count, n)
    assert ours.low == pytest.approx(oracle.low, abs=1e-12)
    assert ours.high == pytest.approx(oracle.high, abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 500), st.integers(0, 500))
def test_wilson_holds_the_share_and_has_a_width(count: int, rest: int) -> None:
    n = count + rest
    interval = wilson_interval(count, n)
    assert 0 <= interval.low < interval.high <= 1
    if n:
        assert interval.low <= count / n <= interval.high


def test_wilson_of_nobody_says_nothing() -> None:
    interval = wilson_interval(0, 0)
    assert (interval.low, interval.high) == (0.0, 1.0)


def test_lift() -> None:
    assert lift(0.3, 0.1) == pytest.approx(3.0)
    assert lift(0.0, 0.1) == 0.0
    assert math.isnan(lift(0.0, 0.0))


@pytest.mark.parametrize(("n", "share"), [(40, 0.35), (19, 0.49), (17, 0.52), (11, 0.63)])
def test_smallest_visible_share_by_the_arcsine_rule(n: int, share: float) -> None:
    assert smallest_visible_share(0.1, n) == pytest.approx(share, abs=0.005)


def test_a_test_of_nearly_nobody_shows_nothing() -> None:
    assert smallest_visible_share(0.1, 0) == 1.0
    assert smallest_visible_share(0.9, 2) == 1.0


def test_the_power_at_the_smallest_visible_share_is_as_promised() -> None:
    n, base = 400, 0.1
    share = smallest_visible_share(base, n)
    spread = math.sqrt(base * (1 - base) / n + share * (1 - share) / n)
    power = scipy.stats.norm.sf(1.96 - (share - base) / spread)
    assert power == pytest.approx(0.8, abs=0.02)
