"""The elbow."""

from __future__ import annotations

import numpy as np

from clustomer.stats.kneedle import elbow


def test_by_hand() -> None:
    # x' = 0, 1/3, 2/3, 1; fallen = 0, .8, .9, 1: bends 0, .467, .233, 0
    assert elbow([1, 2, 3, 4], [10, 2, 1, 0]) == 1


def test_equal_bends_take_the_first() -> None:
    assert elbow([0, 1, 2, 3], [3, 1.5, 0.5, 0]) == 1


def test_units_do_not_matter() -> None:
    y = np.array([9.0, 5.0, 3.0, 2.5, 2.2])
    assert elbow(range(5), y) == elbow(np.arange(5) * 10 + 3, y * 1e6 + 5)


def test_no_elbow() -> None:
    assert elbow([1, 2], [5, 1]) is None
    assert elbow([1, 2, 3], [3, 2, 1]) is None  # straight
    assert elbow([1, 2, 3], [3, 2.9, 0]) is None  # bends the other way
    assert elbow([1, 2, 3], [0, 0, 0]) is None  # flat
    assert elbow([1, 2, 3], [np.nan, 1, 0]) is None


def test_evenly_filled_data_have_an_elbow_too() -> None:
    k = np.arange(1, 11)
    assert elbow(k, k ** (-2 / 2)) is not None
