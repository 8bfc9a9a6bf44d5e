"""Disturbed versions of the rows, as clusterboot defines them."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.evidence.schemes import SCHEMES, Disturbed, scheme_of

N = 2000
ROWS = np.random.default_rng(1).normal(size=(N, 3)) @ np.diag([3.0, 1.0, 0.2]) + 50


def drawn(name: str, rows: np.ndarray = ROWS) -> Disturbed:
    return scheme_of(name, rows)(np.random.default_rng(0))


def test_bootstrap_draws_as_many_rows() -> None:
    one = drawn("bootstrap")
    assert one.rows is None
    assert one.weights.sum() == N
    np.testing.assert_array_equal(one.present, one.weights > 0)
    assert one.present.mean() == pytest.approx(1 - np.exp(-1), abs=0.03)
    assert one.weights.max() > 2


@pytest.mark.parametrize(("n", "half"), [(7, 3), (8, 4), (1, 1)])
def test_subset_takes_half_of_the_rows_once(n: int, half: int) -> None:
    one = drawn("subset", ROWS[:n])
    assert one.rows is None
    assert sorted(one.weights.tolist()) == [0.0] * (n - half) + [1.0] * half
    np.testing.assert_array_equal(one.present, one.weights > 0)


def test_noise_replaces_one_row_in_twenty_by_points_of_a_box() -> None:
    one = drawn("noise")
    assert one.rows is not None
    assert (one.weights == 1).all()
    replaced = ~one.present
    assert replaced.mean() == pytest.approx(0.05, abs=0.015)
    np.testing.assert_array_equal(one.rows[one.present], ROWS[one.present])
    # In principal directions: uniform from -4 to 4 standard deviations.
    values, directions = np.linalg.eigh(np.cov(ROWS.T))
    inside = (one.rows[replaced] - ROWS.mean(axis=0)) @ directions / np.sqrt(values)
    assert np.abs(inside).max() <= 4 + 1e-9
    assert (np.abs(inside).max(axis=0) > 3.5).all()
    np.testing.assert_allclose(inside.std(axis=0), 8 / np.sqrt(12), atol=0.4)


def test_jitter_moves_rows_by_a_small_gap_between_neighbours() -> None:
    one = drawn("jitter")
    assert one.rows is not None
    assert one.present.all()
    _, directions = np.linalg.eigh(np.cov(ROWS.T))
    gaps = np.diff(np.sort(ROWS @ directions, axis=0), axis=0)
    expected = [np.quantile(column[column > 0], 0.05) for column in gaps.T]
    moved = (one.rows - ROWS) @ directions
    np.testing.assert_allclose(moved.std(axis=0), expected, rtol=0.1)


def test_rows_without_spread_stay_where_they_are() -> None:
    same = np.full((30, 2), 3.0)
    np.testing.assert_array_equal(drawn("jitter", same).rows, same)
    np.testing.assert_array_equal(drawn("noise", same).rows, same)


@pytest.mark.parametrize("name", SCHEMES)
def test_one_seed_one_version_and_the_rows_are_left_alone(name: str) -> None:
    before = ROWS.copy()
    draw = scheme_of(name, ROWS)
    first, again, other = (draw(np.random.default_rng(seed)) for seed in (4, 4, 5))
    for field in ("weights", "present", "rows"):
        np.testing.assert_array_equal(getattr(first, field), getattr(again, field))
    changed = first.weights if first.rows is None else first.rows
    assert (changed != (other.weights if other.rows is None else other.rows)).any()
    np.testing.assert_array_equal(ROWS, before)


def test_an_unknown_scheme_is_an_error() -> None:
    with pytest.raises(InputError, match=r'"boostrap" is not known\. Did you mean "bootstrap"'):
        scheme_of("boostrap", ROWS)
