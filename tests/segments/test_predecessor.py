"""A refit that goes on where an old model ended."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.segments.continuity import Pairing
from clustomer.segments.predecessor import Predecessor, carry, placed, warm_centres
from clustomer.segments.yardstick import yardstick_of


def pairing(*partner: int) -> Pairing:
    return Pairing(partner=partner, overlap=(None,) * len(partner))


@pytest.mark.parametrize(
    ("partner", "order"),
    [
        ((2, 0, 1), (1, 2, 0)),  # permuted: each goes back to its place
        ((-1, 0, 2), (1, 0, 2)),  # 1 has dissolved, a new one takes the place that is left
        ((3, 0, -1), (1, 0, 2)),  # 3 is beyond the end: it moves up before a new one
        ((-1, -1, -1), (0, 1, 2)),
        ((0, 1, 2, -1), (0, 1, 2, 3)),
    ],
)
def test_places_by_hand(partner: tuple[int, ...], order: tuple[int, ...]) -> None:
    assert placed(pairing(*partner), len(partner)) == order


def test_names_are_carried_by_place() -> None:
    before = Predecessor(labels=np.zeros(1, dtype=np.intp), names=("a", "b", "c"), history=())
    old = np.repeat([0, 1, 2], 50)
    found = carry(before, old, np.array([2, 0, 1])[old], 3)
    assert (found.order, found.names) == ((2, 0, 1), {"1": "a", "2": "b", "3": "c"})
    split = np.where(np.arange(150) < 10, 3, old)
    assert carry(before, old, split, 4).names == {"1": "a", "2": "b", "3": "c"}
    random = np.random.default_rng(0).integers(0, 3, 150)
    apart = carry(before, old, random, 3)
    assert (apart.order, apart.names) == ((0, 1, 2), {})


def test_warm_centres_are_means_of_the_old_segments() -> None:
    X, labels = np.array([[0.0, 1], [2, 3], [9, 9]]), np.array([0, 0, 1])
    warm = warm_centres(X, labels, 2)
    assert warm is not None
    assert warm.tolist() == [[1, 2], [9, 9]]
    assert warm_centres(X, labels, 3) is None
    assert warm_centres(X, np.array([0, 0, 2]), 3) is None


def test_a_refit_moves_few_where_segments_are_clear_and_many_where_not() -> None:
    rng = np.random.default_rng(1)
    clear = rng.normal(rng.integers(0, 3, 600)[:, None] * 10, 1, (600, 2))
    found = yardstick_of(clear, 3, seed=0)
    assert found is not None
    assert found.high == 0
    round_cloud = yardstick_of(rng.normal(0, 1, (600, 2)), 3, seed=0)
    assert round_cloud is not None
    assert round_cloud.median > 0.1
    assert yardstick_of(clear, 3, seed=0) == found
    assert yardstick_of(clear, 1, seed=0) is None
    assert yardstick_of(clear[:40], 3, seed=0) is None
    assert yardstick_of(np.repeat([[1.0], [2]], 60, axis=0), 3, seed=0) is None
