"""The jump."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.stats.jump import jump


def test_by_hand() -> None:
    # n p = 8, Y = 2: d = 1, 1/2, 1/4 and d^-2 = 1, 4, 16: jumps 1, 3, 12 of 16
    found = jump({1: 8.0, 2: 4.0, 3: 2.0}, n_rows=2, n_columns=4)
    assert found.k_values == (1, 2, 3)
    assert found.jump == pytest.approx((1 / 16, 3 / 16, 12 / 16))
    assert found.preferred == 3
    assert found.exponent == 2.0


def test_it_can_say_one() -> None:
    # d^-1 = 1, 1.5, 2.1: the step from nothing to one group is the largest
    assert jump({1: 1.0, 2: 1 / 1.5, 3: 1 / 2.1}, n_rows=1, n_columns=2).preferred == 1


def test_evenly_filled_columns_have_equal_jumps_in_theory() -> None:
    # W_k ~ k^(-2/p) gives d^-Y = k: nothing to choose from, so the smallest
    for p in (1, 2, 3):
        found = jump({k: k ** (-2 / p) for k in range(1, 9)}, n_rows=100, n_columns=p)
        assert found.preferred == 1
        assert found.jump == pytest.approx((1 / 8,) * 8)


def test_units_do_not_matter() -> None:
    inertia = {1: 7.0, 2: 3.0, 3: 2.5, 4: 1.0}
    small = jump(inertia, n_rows=10, n_columns=3)
    large = jump({k: 1e9 * w for k, w in inertia.items()}, n_rows=999, n_columns=3)
    assert large.preferred == small.preferred
    assert large.jump == pytest.approx(small.jump)


@pytest.mark.parametrize("share", [0.2, 5.0])
def test_thousands_of_columns_do_not_overflow(share: float) -> None:
    # d^-Y is 5^2000 or its inverse: neither is a float
    found = jump({1: 1.0, 2: share, 3: share**2}, n_rows=1, n_columns=4000)
    assert np.isfinite(found.jump).all()
    assert found.preferred == (3 if share < 1 else 1)


def test_nothing_left_is_the_end_of_the_scale() -> None:
    found = jump({1: 4.0, 2: 0.0, 3: 0.0}, n_rows=4, n_columns=1)
    assert found.jump == (0.0, 1.0, 0.0)
    assert found.preferred == 2


def test_growth_is_negative() -> None:
    assert jump({1: 2.0, 2: 1.0, 3: 1.5}, n_rows=1, n_columns=2).jump[2] < 0


def test_only_neighbours_are_compared() -> None:
    found = jump({2: 5.0, 3: 4.0, 7: 1.0}, n_rows=5, n_columns=2)
    assert found.k_values == (3,)


def test_what_cannot_be_asked() -> None:
    with pytest.raises(InputError, match=r"k is 3, 5\. A jump compares a k with k - 1"):
        jump({3: 1.0, 5: 0.5}, n_rows=5, n_columns=2)
    with pytest.raises(InputError, match="k is missing"):
        jump({}, n_rows=5, n_columns=2)
    with pytest.raises(InputError, match="k is 0, 1"):
        jump({0: 1.0, 1: 1.0}, n_rows=5, n_columns=2)
    with pytest.raises(InputError, match="negative or not finite"):
        jump({1: -1.0}, n_rows=5, n_columns=2)
    with pytest.raises(InputError, match="n_columns 0"):
        jump({1: 1.0}, n_rows=5, n_columns=0)
