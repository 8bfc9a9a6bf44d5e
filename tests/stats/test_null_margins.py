"""The columns of the data without groups: own values, one hump, atoms kept."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from clustomer._random import stream
from clustomer.stats.dip import dip_test
from clustomer.stats.null_margins import Margins, MarginShape, find_atoms, fit_margins


def margins_of(*columns: np.ndarray, seed: int = 0) -> Margins:
    numeric = np.column_stack(columns).astype(np.float64)
    names = [f"column {j}" for j in range(numeric.shape[1])]
    return fit_margins(numeric, names=names, seed=seed, at_atom=find_atoms(numeric))


def shape_of(column: np.ndarray) -> MarginShape:
    return margins_of(column).shapes[0]


def two_clouds(n: int, *, at: float) -> np.ndarray:
    rng = np.random.default_rng(3)
    return np.where(rng.random(n) < 0.5, 0.0, at) + rng.normal(size=n)


def test_an_atom_needs_a_tenth_of_the_rows_and_more_than_ten_values() -> None:
    rest = np.linspace(1, 2, 89)
    eleven_of_hundred = np.concatenate([np.zeros(11), rest])
    assert find_atoms(eleven_of_hundred[:, None]).sum() == 11
    ten_of_hundred = np.concatenate([np.zeros(10), rest, [3.0]])
    assert not find_atoms(ten_of_hundred[:, None]).any()
    rating = np.repeat(np.arange(10), 10)
    assert not find_atoms(rating[:, None]).any()
    eleven_values = np.append(np.repeat(np.arange(10), 10), 10)
    eleven_values[:10] = 1
    assert len(np.unique(eleven_values)) == 10
    eleven_values[0] = 0
    np.testing.assert_array_equal(find_atoms(eleven_values[:, None])[:, 0], eleven_values == 1)
    tie = np.concatenate([np.repeat([7.0, 5.0], 20), np.arange(60) / 100])
    np.testing.assert_array_equal(find_atoms(tie[:, None])[:, 0], tie == 5)


def test_columns_with_one_hump_stay_as_they_are() -> None:
    rng = np.random.default_rng(0)
    columns = [rng.normal(size=300), rng.lognormal(size=300), rng.integers(1, 6, 300)]
    margins = margins_of(*columns)
    for j, column in enumerate(columns):
        np.testing.assert_array_equal(margins.ladders[:, j], np.sort(column))
        shape = margins.shapes[j]
        assert (shape.column, shape.n_distinct) == (f"column {j}", len(np.unique(column)))
        assert (shape.replaced_by, shape.two_humps, shape.atom_share) == (None, False, None)
        assert shape.holm_p >= shape.p > 0.05


def test_a_column_of_two_humps_is_replaced_alone() -> None:
    rng = np.random.default_rng(0)
    ratings = np.repeat([1, 2, 3, 4, 5], [90, 25, 10, 25, 90])
    quiet = rng.normal(size=240)
    margins = margins_of(two_clouds(240, at=6), quiet, ratings)
    assert [shape.replaced_by for shape in margins.shapes] == ["uniform", None, "lattice"]
    assert [shape.two_humps for shape in margins.shapes] == [True, False, True]
    np.testing.assert_array_equal(margins.ladders[:, 1], np.sort(quiet))
    assert set(margins.ladders[:, 2]) == {1, 2, 3, 4, 5}
    for column in margins.ladders.T:
        assert (np.diff(column) >= 0).all()
        assert dip_test(column, rng=stream(1, "jitter", 0)).p_value > 0.05


def test_p_values_are_adjusted_for_the_number_of_columns() -> None:
    rng = np.random.default_rng(0)
    near = next(
        column
        for column in (two_clouds(90 + i, at=3.4)[:90] for i in range(40))
        if 0.006 < shape_of(column).p < 0.04
    )
    assert shape_of(near).replaced_by == "uniform"
    margins = margins_of(near, *rng.normal(size=(9, 90)))
    assert margins.shapes[0].p == shape_of(near).p
    assert margins.shapes[0].holm_p == pytest.approx(10 * margins.shapes[0].p)
    assert margins.shapes[0].replaced_by is None


def test_the_atom_is_no_hump_and_keeps_its_rows() -> None:
    rng = np.random.default_rng(0)
    spend = np.where(rng.random(400) < 0.38, 0.0, 5 + rng.normal(size=400))
    assert dip_test(spend, rng=stream(0, "jitter", 0)).p_value < 0.001
    margins = margins_of(spend)
    shape = margins.shapes[0]
    assert (shape.atom_value, shape.atom_share) == (0.0, np.mean(spend == 0))
    assert (shape.replaced_by, shape.two_humps) == (None, False)
    np.testing.assert_array_equal(margins.ladders[:, 0], np.sort(spend))


@pytest.mark.parametrize("digits", [0, 3])
def test_humps_beside_an_atom_are_replaced_and_the_atom_stays(digits: int) -> None:
    spend = np.round(two_clouds(400, at=8), digits)
    spend[:120] = -4.0
    margins = margins_of(spend)
    shape = margins.shapes[0]
    assert shape.replaced_by == ("lattice" if digits == 0 else "uniform")
    assert shape.two_humps
    ladder = margins.ladders[:, 0]
    assert (ladder == -4.0).sum() == (spend == -4.0).sum() == 120
    off = ladder[ladder != -4.0]
    assert off.shape == (280,)
    if digits:
        assert off.mean() == pytest.approx(spend[spend != -4.0].mean())
        assert off.std() == pytest.approx(spend[spend != -4.0].std(), rel=1e-4)
    else:
        assert set(off) <= set(spend)


def test_atoms_decided_on_a_larger_table_are_taken_over() -> None:
    rng = np.random.default_rng(0)
    spend = np.concatenate([np.zeros(8), rng.gamma(2, size=192)])[:, None]
    assert not find_atoms(spend).any()
    margins = fit_margins(spend, names=["spend"], seed=0, at_atom=spend == 0)
    assert (margins.shapes[0].atom_value, margins.shapes[0].atom_share) == (0.0, 0.04)


@pytest.mark.parametrize(
    "draw",
    [
        lambda rng: rng.poisson(4, 1_000),
        lambda rng: np.round(rng.normal(0, 2.5, 1_000)),
        lambda rng: np.log1p(rng.poisson(4, 1_000)),
        lambda rng: np.log1p(rng.geometric(1 / 30, 5_000)),
        lambda rng: np.log1p(np.where(rng.random(5_000) < 0.4, 0, rng.geometric(1 / 30, 5_000))),
    ],
    ids=["poisson", "rounded", "log count", "log days", "log days with zeros"],
)
def test_two_humps_are_said_of_no_count(draw: Callable[[np.random.Generator], np.ndarray]) -> None:
    # the hole that a central atom leaves, and the gaps between logarithms, reject
    # the test of the margin; nothing may be said of the column on that
    shape = shape_of(draw(np.random.default_rng(0)).astype(float))
    assert shape.replaced_by is not None
    assert not shape.two_humps


def test_a_central_atom_hardly_changes_the_margin() -> None:
    counts = np.random.default_rng(0).poisson(8, 1_000).astype(float)
    margins = margins_of(counts)
    assert margins.shapes[0].replaced_by == "lattice"
    assert (margins.ladders[:, 0] != np.sort(counts)).mean() < 0.03


@pytest.mark.parametrize("odd", [1, 3, 10])
def test_nearly_constant_columns(odd: int) -> None:
    column = np.zeros(1_000)
    column[:odd] = np.arange(1, odd + 1)
    margins = margins_of(column)
    assert np.isfinite(margins.ladders).all()
    assert (margins.ladders[:, 0] == 0).sum() == 1_000 - odd
