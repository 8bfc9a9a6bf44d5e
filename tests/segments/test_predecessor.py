"""A refit that goes on where an old model ended."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.cluster.model import Ancestor
from clustomer.segments.continuity import Pairing
from clustomer.segments.predecessor import Predecessor, carry, placed, warm_centres
from clustomer.segments.yardstick import yardstick_of


def ancestor(*names: str, marks: tuple[int, ...] | None = None) -> Ancestor:
    return Ancestor(model="", data="", names=names, marks=marks)


def predecessor(*history: Ancestor) -> Predecessor:
    names = history[-1].names
    return Predecessor(labels=np.zeros(1, dtype=np.intp), names=names, history=history)


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
    before = predecessor(ancestor("a", "b", "c"))
    old = np.repeat([0, 1, 2], 50)
    found = carry(before, old, np.array([2, 0, 1])[old], 3)
    assert (found.order, found.names) == ((2, 0, 1), {"1": "a", "2": "b", "3": "c"})
    split = np.where(np.arange(150) < 10, 3, old)
    assert carry(before, old, split, 4).names == {"1": "a", "2": "b", "3": "c"}
    random = np.random.default_rng(0).integers(0, 3, 150)
    apart = carry(before, old, random, 3)
    assert (apart.order, apart.names) == ((0, 1, 2), {})


def test_letters_are_carried_and_never_come_back() -> None:
    old = np.repeat([0, 1, 2], 50)
    swapped = np.array([2, 0, 1])[old]
    before = predecessor(ancestor("a", "b", "c"))
    assert carry(before, old, swapped, 3).marks == (0, 1, 2)
    fewer = carry(before, old[old != 1], np.where(old == 2, 1, old)[old != 1], 2)
    assert fewer.marks == (0, 2)  # segment 3 is the second now, and C still
    assert fewer.names == {"1": "a", "2": "c"}
    # the few of B join C, and some of A are a segment of their own: at B's place, not B
    small = np.repeat([0, 1, 2], [100, 10, 100])
    found = carry(before, small, np.repeat([1, 0, 2], [10, 90, 110]), 3)
    assert (found.order, found.marks) == ((0, 1, 2), (0, 3, 2))
    assert found.names == {"1": "a", "3": "c"}
    # two models later: what either had is not used again, though nobody has it now
    later = predecessor(ancestor("a", "b", "c", "d", "e"), ancestor("a", "c", marks=(0, 2)))
    found = carry(later, np.repeat([0, 1], 100), np.repeat([0, 2, 1], [100, 90, 10]), 3)
    assert found.marks == (0, 2, 5)
    random = np.random.default_rng(0).integers(0, 3, 150)
    assert carry(before, old, random, 3).marks == (3, 4, 5)  # redefined: nobody is who they were


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
