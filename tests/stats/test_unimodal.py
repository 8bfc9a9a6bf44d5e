"""The nearest column with one hump, against another isotonic regression and by trial."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.isotonic import IsotonicRegression

from clustomer._random import stream
from clustomer.stats.dip import dip_test
from clustomer.stats.unimodal import (
    lattice_column,
    uniform_column,
    unimodal_column,
    unimodal_shares,
)

COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=9).filter(any)


def rises_then_falls(values: np.ndarray, slack: float = 1e-12) -> bool:
    steps = np.diff(values)
    top = int(values.argmax())
    return bool((steps[:top] >= -slack).all() and (steps[top:] <= slack).all())


def test_by_hand() -> None:
    # tops tried: (3, 1.5, 1.5) loses 0.5, (2, 2, 1.5) 2.25, (2, 2, 2) 2, all in sixths
    np.testing.assert_allclose(unimodal_shares([3, 1, 2]), np.array([3, 1.5, 1.5]) / 6, atol=1e-15)
    # the two ends are equally good tops: the first one wins
    np.testing.assert_allclose(
        unimodal_shares([5, 1, 1, 5]), np.array([5, 7 / 3, 7 / 3, 7 / 3]) / 12, atol=1e-15
    )
    np.testing.assert_array_equal(unimodal_shares([1, 2, 4, 1]), np.array([1, 2, 4, 1]) / 8)


def with_top(shares: np.ndarray, top: int) -> np.ndarray:
    """The fit for one top, by scikit-learn's isotonic regression."""
    places = np.arange(len(shares))
    rising = IsotonicRegression().fit_transform(places[: top + 1], shares[: top + 1])
    falling = IsotonicRegression(increasing=False).fit_transform(places[top:], shares[top:])
    return np.concatenate([rising[:-1], [max(rising[-1], falling[0])], falling[1:]])


@settings(max_examples=60, deadline=None)
@given(COUNTS)
def test_every_top_is_tried(counts: list[int]) -> None:
    shares = np.array(counts) / sum(counts)
    fits = [with_top(shares, top) for top in range(len(shares))]
    losses = np.array([np.sum((fit - shares) ** 2) for fit in fits])
    best = fits[int(np.flatnonzero(losses <= losses.min() + 1e-12)[0])]
    np.testing.assert_allclose(unimodal_shares(counts), best / best.sum(), atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.lists(st.floats(0, 1), min_size=9, max_size=9), st.integers(0, 8))
def test_no_other_shares_with_one_hump_are_nearer(
    counts: list[int], numbers: list[float], top: int
) -> None:
    ours = unimodal_shares(counts)
    assert rises_then_falls(ours)
    assert ours.sum() == pytest.approx(1)
    shares = np.array(counts) / sum(counts)
    m = len(shares)
    other = np.array([*sorted(numbers[: min(top, m)]), *sorted(numbers[min(top, m) : m])[::-1]])
    near = shares + 0.1 * (other - shares)  # candidates close to the observed shares too
    for candidate in (other, near if rises_then_falls(near) else other):
        assert np.sum((ours - shares) ** 2) <= np.sum((candidate - shares) ** 2) + 1e-12


def test_lattice_stays() -> None:
    lattice, counts = np.array([-1.0, 0.0, 2.0, 3.0, 7.0]), np.array([90, 20, 10, 60, 20])
    column = lattice_column(lattice, counts)
    assert column.shape == (200,)
    values, made = np.unique(column, return_counts=True)
    np.testing.assert_array_equal(values, lattice)
    assert np.abs(made - 200 * unimodal_shares(counts)).max() <= 1
    assert (np.diff(column) >= 0).all()


def test_half_rows_do_not_depend_on_rounding() -> None:
    # shares (3, 1.5, 1.5) / 6: the quantile 4.5 / 6 = .75 is reached by the second value exactly
    np.testing.assert_array_equal(lattice_column([1, 2, 3], [3, 1, 2]), [1, 1, 1, 2, 2, 3])


def test_uniform_keeps_mean_and_variance() -> None:
    values = np.concatenate([np.linspace(0, 1, 100), np.linspace(8, 9, 100)])
    column = uniform_column(values)
    assert column.mean() == pytest.approx(values.mean(), abs=1e-12)
    # n even steps have the variance (n**2 - 1) / n**2 of the uniform law
    assert column.var() == pytest.approx(values.var() * (1 - 1 / 200**2), rel=1e-12)
    np.testing.assert_allclose(np.diff(column), np.diff(column)[0], rtol=1e-9)


@pytest.mark.parametrize(("distinct", "kind"), [(50, "lattice"), (51, "uniform")])
def test_fifty_values_are_a_lattice(distinct: int, kind: str) -> None:
    shuffled = np.random.default_rng(0).permutation(np.repeat(np.arange(distinct), 3))
    column, chosen = unimodal_column(shuffled)
    assert chosen == kind
    assert column.shape == (3 * distinct,)


def test_two_humps_become_one() -> None:
    rng = np.random.default_rng(1)
    ratings = np.where(rng.random(1_000) < 0.5, 0, 4) + rng.binomial(5, 0.4, 1_000)
    money = np.where(rng.random(1_000) < 0.5, 0, 6) + rng.normal(size=1_000)
    for values, kind in ((ratings, "lattice"), (money, "uniform")):
        assert dip_test(values, rng=stream(0, "jitter", 0)).p_value < 0.001
        column, chosen = unimodal_column(values)
        assert chosen == kind
        assert dip_test(column, rng=stream(0, "jitter", 0)).p_value > 0.05
