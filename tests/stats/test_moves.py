"""The smallest move into another cell: by hand, against a general optimiser, edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from clustomer.stats.moves import SLACK, smallest_move

CENTERS = np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 6.0]])
BOTH = np.array([0, 1])


def move(X, centers=CENTERS, target=1, movable=BOTH, low=-99.0, high=99.0, **options):
    movable = np.asarray(movable)
    bounds = {"low": np.full(len(movable), low), "high": np.full(len(movable), high)}
    return smallest_move(
        np.asarray(X, dtype=float), centers, target, movable=movable, **bounds, **options
    )


def test_by_hand_straight_over_one_border():
    # the border between the first two centroids is x = 2
    found = move([[1.0, 1.0]])
    assert found.near.tolist() == [True]
    assert found.moved[0] == pytest.approx([2.0, 1.0], abs=1e-5)
    assert found.distance[0] == pytest.approx(1.0, abs=1e-5)


def test_by_hand_into_a_corner():
    # straight over x = 2 lands above y = 3, where the third centroid is nearer: (2, 3) it is
    found = move([[1.0, 4.0]])
    assert found.moved[0] == pytest.approx([2.0, 3.0], abs=1e-4)
    assert found.distance[0] == pytest.approx(np.sqrt(2), abs=1e-4)


def test_only_movable_columns_move():
    found = move([[1.0, 1.0], [1.0, 4.0]], movable=[0])
    assert found.moved[0] == pytest.approx([2.0, 1.0], abs=1e-5)
    assert not found.near[1]  # above y = 3 no x is nearest to the second centroid
    assert not found.far[1]
    assert np.isnan(found.moved[1]).all()
    assert np.isinf(found.distance[1])


def test_bounds_stop_a_move():
    assert not move([[1.0, 1.0]], high=1.9).near[0]
    assert move([[1.0, 1.0]], high=2.1).near[0]


def test_a_longer_way_within_the_bounds():
    centers = np.array([[0.0, 0.0], [2.0, 2.0]])  # the border is x + y = 2
    found = move([[0.0, 0.0]], centers=centers, high=1.5)
    assert found.moved[0] == pytest.approx([1.0, 1.0], abs=1e-5)
    tight = smallest_move(
        np.zeros((1, 2)), centers, 1, movable=BOTH, low=np.zeros(2), high=np.array([0.5, 9.0])
    )
    assert tight.moved[0] == pytest.approx([0.5, 1.5], abs=1e-4)


def test_limit():
    found = move([[1.0, 1.0], [1.9, 1.0]], limit=0.5)
    assert found.near.tolist() == [False, True]
    assert found.far.tolist() == [True, False]


def test_a_point_that_is_there_stays():
    found = move([[4.0, 0.0]])
    assert found.distance[0] == 0
    assert found.moved[0].tolist() == [4.0, 0.0]


def test_one_centroid_and_equal_centroids():
    assert move([[1.0, 1.0]], centers=CENTERS[:1], target=0).distance[0] == 0
    twins = np.array([[0.0, 0.0], [0.0, 0.0]])
    assert move([[1.0, 1.0]], centers=twins).near[0]  # a tie everywhere: nothing to move


def test_the_order_of_rows_and_other_columns_does_not_matter():
    rng = np.random.default_rng(0)
    X, centers = rng.normal(size=(40, 3)), rng.normal(size=(4, 3))
    one = move(X, centers=centers, movable=[0, 2], low=-2.0, high=2.0)
    back = move(X[::-1], centers=centers, movable=[0, 2], low=-2.0, high=2.0)
    np.testing.assert_allclose(back.distance[::-1], one.distance)
    shifted = move(X + 7, centers=centers + 7, movable=[0, 2], low=5.0, high=9.0)
    np.testing.assert_allclose(shifted.distance, one.distance, atol=1e-7)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), k=st.integers(2, 5), p=st.integers(1, 4), m=st.integers(1, 4))
def test_nothing_shorter_is_found_by_a_general_optimiser(seed, k, p, m):
    rng = np.random.default_rng(seed)
    centers, x = rng.normal(size=(k, p)), rng.normal(size=p)
    movable = np.sort(rng.choice(p, min(m, p), replace=False))
    low, high = np.full(len(movable), -2.0), np.full(len(movable), 2.0)
    x[movable] = np.clip(x[movable], -2, 2)
    found = smallest_move(x[None], centers, 1, movable=movable, low=low, high=high)

    def at(part):
        y = x.copy()
        y[movable] = part
        return y

    def clear(part):  # how much nearer the target is than every other, as the code asks for
        y, own = at(part), centers[1]
        rest = np.delete(centers, 1, axis=0)
        ahead = ((y - rest) ** 2).sum(axis=1) - ((y - own) ** 2).sum()
        return ahead / 2 - SLACK * ((own - rest) ** 2).sum(axis=1)

    best = np.inf
    for start in (
        x[movable],
        np.clip(centers[1][movable], -2, 2),
        rng.uniform(-2, 2, len(movable)),
    ):
        tried = minimize(
            lambda part: ((part - x[movable]) ** 2).sum(), start, method="SLSQP",
            bounds=list(zip(low, high, strict=True)),
            constraints={"type": "ineq", "fun": clear}, options={"maxiter": 300, "ftol": 1e-14},
        )  # fmt: skip
        if tried.success and clear(tried.x).min() > -1e-7:
            best = min(best, float(np.sqrt(max(tried.fun, 0.0))))
    if found.near[0]:
        moved = found.moved[0]
        assert np.argmin(((moved - centers) ** 2).sum(axis=1)) == 1
        assert found.distance[0] <= best + 1e-4
        assert ((moved[movable] >= -2 - 1e-9) & (moved[movable] <= 2 + 1e-9)).all()
        fixed = np.delete(np.arange(p), movable)
        assert moved[fixed].tolist() == x[fixed].tolist()
    else:
        assert np.isinf(best)
