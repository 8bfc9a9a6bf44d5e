"""The data without groups: what they keep, what they lose, and what changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from clustomer._random import stream
from clustomer.errors import InputError
from clustomer.stats.copula import pearson
from clustomer.stats.dip import dip_test
from clustomer.stats.null_model import NullModel, fit_null

Maker = Callable[[np.random.Generator, int], np.ndarray]


def z_scored(table: np.ndarray) -> np.ndarray:
    scores: np.ndarray = (table - table.mean(axis=0)) / table.std(axis=0)
    return scores


def correlated(rng: np.random.Generator, n: int) -> np.ndarray:
    """Age, income, log spend and visits of one population."""
    trait = rng.normal(size=n)
    return np.column_stack(
        [
            np.round(40 + 10 * trait + 8 * rng.normal(size=n)),
            rng.gamma(4, size=n) + 1.5 * trait,
            trait + rng.normal(size=n),
            np.digitize(trait + 0.7 * rng.normal(size=n), [-1, 0, 1, 2]),
            -trait + 2 * rng.normal(size=n),
        ]
    )


def one_factor_ratings(rng: np.random.Generator, n: int) -> np.ndarray:
    latent = 0.8 * rng.normal(size=(n, 1)) + 0.6 * rng.normal(size=(n, 6))
    return np.digitize(latent, [-1.5, -0.5, 0.5, 1.5]).astype(float)


def lognormal(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.lognormal(size=(n, 3)) * rng.lognormal(size=(n, 1))


def binary(rng: np.random.Generator, n: int) -> np.ndarray:
    return (rng.normal(size=(n, 4)) + rng.normal(size=(n, 1)) > 0.8).astype(float)


def one_column(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.gamma(2, size=(n, 1))


def nearly_constant(rng: np.random.Generator, n: int) -> np.ndarray:
    rare = np.zeros(n)
    rare[: n // 100] = rng.integers(1, 4, size=n // 100)
    many = np.zeros(n)
    many[-n // 100 :] = 1.0
    return np.column_stack([rng.permutation(rare), rng.permutation(many), rng.normal(size=n)])


def twins(rng: np.random.Generator, n: int) -> np.ndarray:
    column = rng.normal(size=n)
    return np.column_stack([column, column, column + 1e-9 * rng.normal(size=n), -column])


def with_category(n: int = 2_000, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Two columns that a trait drives, and a category of four that goes with it."""
    rng = np.random.default_rng(seed)
    trait = rng.normal(size=n)
    numeric = z_scored(
        np.column_stack([trait + rng.normal(size=n), 2 * trait + rng.normal(size=n)])
    )
    bands = np.digitize(trait + 0.5 * rng.normal(size=n), [-1.2, 0, 0.8])
    return numeric, np.array([2, 0, 3, 1])[bands]


def explained(values: np.ndarray, codes: np.ndarray) -> float:
    """Share of the variance of a column that lies between the categories."""
    means = np.array([values[codes == code].mean() for code in codes])
    return float(means.var() / values.var())


def samples_equal(one: NullModel, other: NullModel, b: int) -> bool:
    first, second = one.draw(b), other.draw(b)
    return bool(
        np.array_equal(first.numeric, second.numeric)
        and np.array_equal(first.nominal, second.nominal)
    )


def test_three_rows_by_hand() -> None:
    table = np.array([[2.0, 1.0], [0.0, 5.0], [1.0, 3.0]])
    model = fit_null(table, np.array([[1], [0], [1]]), seed=3)
    np.testing.assert_array_equal(model.ladders, [[0, 1], [1, 3], [2, 5]])
    # each column is dealt by the ranks of its correlated normal numbers
    order = stream(3, "null", 7).standard_normal((3, 3)) @ model.root.T
    ranks = order.argsort(axis=0).argsort(axis=0)
    sample = model.draw(7)
    np.testing.assert_array_equal(sample.numeric[:, 0], np.array([0.0, 1, 2])[ranks[:, 0]])
    np.testing.assert_array_equal(sample.numeric[:, 1], np.array([1.0, 3, 5])[ranks[:, 1]])
    assert sorted(sample.nominal[:, 0]) == [0, 1, 1]


@pytest.mark.parametrize("make", [correlated, one_factor_ratings, lognormal, binary, one_column])
@pytest.mark.parametrize("n", [100, 1_000])
def test_each_column_keeps_exactly_its_values(make: Maker, n: int) -> None:
    table = z_scored(make(np.random.default_rng(0), n))
    model = fit_null(table, seed=0)
    assert all(shape.replaced_by is None for shape in model.shapes)
    for b in range(3):
        sample = model.draw(b)
        np.testing.assert_array_equal(np.sort(sample.numeric, axis=0), np.sort(table, axis=0))
        assert not np.array_equal(sample.numeric, table)
        assert sample.nominal.shape == (n, 0)


@pytest.mark.parametrize("make", [correlated, one_factor_ratings, binary])
def test_correlations_are_the_observed_ones(make: Maker) -> None:
    table = z_scored(make(np.random.default_rng(1), 3_000))
    model = fit_null(table, seed=0)
    made = [pearson(model.draw(b).numeric) for b in range(10)]
    pairs = np.triu_indices(table.shape[1], 1)
    errors = [np.abs(one - pearson(table))[pairs] for one in made]
    # a correlation of 3,000 independent rows has a standard error of .018
    assert max(error.mean() for error in errors) < 0.04
    assert np.abs(np.mean(made, axis=0) - pearson(table)).max() < 0.04


def test_groups_are_gone() -> None:
    # four clouds at the corners: each column has two humps, replaced by one
    rng = np.random.default_rng(0)
    corners = rng.integers(0, 2, size=(800, 2)) * 8.0 + rng.normal(size=(800, 2))
    table = z_scored(corners)
    model = fit_null(table, seed=0)
    assert [shape.replaced_by for shape in model.shapes] == ["uniform", "uniform"]
    assert all(shape.two_humps for shape in model.shapes)
    sample = model.draw(0).numeric
    for observed, made in zip(table.T, sample.T, strict=True):
        assert dip_test(observed, rng=stream(0, "jitter", 0)).p_value < 0.001
        assert dip_test(made, rng=stream(0, "jitter", 0)).p_value > 0.5


def test_groups_in_the_joint_distribution_are_gone_too() -> None:
    # a ring of six clouds: one hump in neither projection is needed to lose them
    rng = np.random.default_rng(0)
    angle = rng.integers(0, 6, size=900) * np.pi / 3
    table = z_scored(
        np.column_stack([np.cos(angle), np.sin(angle)]) * 5 + 0.5 * rng.normal(size=(900, 2))
    )
    centre_before = (np.hypot(*table.T) < 0.5).mean()
    sample = fit_null(table, seed=0).draw(0).numeric
    assert centre_before == 0
    assert (np.hypot(*sample.T) < 0.5).mean() > 0.03


def test_atoms_keep_their_rows() -> None:
    rng = np.random.default_rng(0)
    spend = np.where(rng.random(1_000) < 0.38, 0.0, 4 + rng.lognormal(size=1_000))
    far = np.where(rng.random(1_000) < 0.5, 1.0, 9.0) + 0.3 * rng.normal(size=1_000)
    far[rng.random(1_000) < 0.2] = -2.0
    table = z_scored(np.column_stack([spend, far]))
    model = fit_null(table, seed=0, names=("spend", "far"))
    assert [shape.column for shape in model.shapes] == ["spend", "far"]
    assert [shape.replaced_by for shape in model.shapes] == [None, "uniform"]
    sample = model.draw(0).numeric
    for j, rows in enumerate((spend == 0, far == -2)):
        assert model.shapes[j].atom_share == rows.mean()
        value = model.shapes[j].atom_value
        assert value == table[rows, j][0]
        assert (sample[:, j] == value).sum() == rows.sum()


def test_atoms_can_be_decided_by_the_caller() -> None:
    rng = np.random.default_rng(0)
    # 9 % at 0: no atom by itself, and two humps for the dip test at this size
    table = z_scored(np.where(rng.random(4_000) < 0.09, 0.0, 8 + rng.normal(size=4_000))[:, None])
    spike = table == table.min()
    assert fit_null(table, seed=0).shapes[0].replaced_by == "uniform"
    model = fit_null(table, seed=0, at_atom=spike)
    assert model.shapes[0].replaced_by is None
    assert model.shapes[0].atom_share == spike.mean()


def test_categories_occur_exactly_as_often() -> None:
    numeric, codes = with_category()
    second = np.random.default_rng(1).choice(3, size=2_000, p=[0.7, 0.2995, 0.0005])
    second[0] = 2
    model = fit_null(numeric, np.column_stack([codes, second]), seed=0)
    for b in range(5):
        nominal = model.draw(b).nominal
        for j, observed in enumerate((codes, second)):
            np.testing.assert_array_equal(np.bincount(nominal[:, j]), np.bincount(observed))


def test_categories_go_with_the_columns_as_observed() -> None:
    numeric, codes = with_category()
    model = fit_null(numeric, codes[:, None], seed=0)
    drawn = [model.draw(b) for b in range(20)]
    for j in range(2):
        observed = explained(numeric[:, j], codes)
        latent = np.mean([explained(one.numeric[:, j], one.nominal[:, 0]) for one in drawn])
        assert observed > 0.3
        assert latent == pytest.approx(observed, abs=0.03)
        # a shuffled block, which the latent cut replaces, has none of it
        shuffled = np.random.default_rng(0).permutation(codes)
        assert explained(numeric[:, j], shuffled) < 0.01


def test_an_independent_category_stays_independent() -> None:
    numeric, _ = with_category()
    codes = np.random.default_rng(5).integers(0, 3, size=len(numeric))
    model = fit_null(numeric, codes[:, None], seed=0)
    drawn = [model.draw(b) for b in range(20)]
    assert np.mean([explained(one.numeric[:, 0], one.nominal[:, 0]) for one in drawn]) < 0.01


def test_two_nominal_columns_go_with_each_other() -> None:
    numeric, codes = with_category()
    pairs = np.column_stack([codes, (codes == 3) | (codes == 1)]).astype(int)
    sample = fit_null(numeric, pairs, seed=0).draw(0).nominal
    high = np.isin(sample[:, 0], [3, 1])
    assert (high == sample[:, 1].astype(bool)).mean() > 0.9


def test_unit_of_the_columns_changes_nothing() -> None:
    table = correlated(np.random.default_rng(0), 500)
    numeric = z_scored(table)
    codes = np.digitize(numeric[:, :2].sum(axis=1), [-1, 0, 1])[:, None]
    other = z_scored(table * [0.01, 3.7, 1e6, 12, 1.1] + [5, 0, 3, 1, 0])
    one, scaled = (fit_null(each, codes, seed=0) for each in (numeric, other))
    np.testing.assert_allclose(one.draw(4).numeric, scaled.draw(4).numeric, atol=1e-8)
    np.testing.assert_array_equal(one.draw(4).nominal, scaled.draw(4).nominal)
    assert [shape.replaced_by for shape in one.shapes] == [s.replaced_by for s in scaled.shapes]
    # the categories are scored on z-scores, whatever unit is given
    np.testing.assert_allclose(fit_null(table, codes, seed=0).root, one.root, atol=1e-8)


def test_renumbered_categories_change_nothing_else() -> None:
    numeric, codes = with_category()
    numbers = np.array([7, 0, 4, 5])
    one, other = (fit_null(numeric, each[:, None], seed=0) for each in (codes, numbers[codes]))
    for b in range(3):
        first, second = one.draw(b), other.draw(b)
        np.testing.assert_array_equal(first.numeric, second.numeric)
        np.testing.assert_array_equal(numbers[first.nominal], second.nominal)


def test_the_first_draws_are_the_draws() -> None:
    table = z_scored(correlated(np.random.default_rng(0), 200))
    one, other = fit_null(table, seed=0), fit_null(table, seed=0)
    for b in range(3):
        one.draw(b)  # what was drawn before changes nothing
    assert samples_equal(one, other, 38)
    assert not samples_equal(one, fit_null(table, seed=1), 38)
    assert not np.array_equal(one.draw(0).numeric, one.draw(1).numeric)


@pytest.mark.parametrize("make", [lognormal, binary, one_column, nearly_constant, twins])
@pytest.mark.parametrize("n", [100, 2_000])
def test_hard_tables_give_numbers(make: Maker, n: int) -> None:
    table = z_scored(make(np.random.default_rng(2), n))
    codes = np.zeros((n, 2), dtype=int)
    codes[0, 0] = 1  # a category of one row, and a nominal column with one category
    for nominal in (None, codes):
        model = fit_null(table, nominal, seed=0)
        sample = model.draw(0)
        assert np.isfinite(model.root).all()
        assert np.isfinite(sample.numeric).all()
        np.testing.assert_array_equal(np.sort(sample.numeric, axis=0), model.ladders)


def test_one_column_without_two_humps_is_the_data_again() -> None:
    table = z_scored(one_column(np.random.default_rng(0), 300))
    sample = fit_null(table, seed=0).draw(0)
    np.testing.assert_array_equal(np.sort(sample.numeric[:, 0]), np.sort(table[:, 0]))


def test_results_do_not_change_and_arguments_neither() -> None:
    numeric, codes = with_category(200)
    kept = numeric.copy(), codes.copy()
    sample = fit_null(numeric, codes[:, None], seed=0).draw(0)
    assert not sample.numeric.flags.writeable
    assert not sample.nominal.flags.writeable
    np.testing.assert_array_equal(numeric, kept[0])
    np.testing.assert_array_equal(codes, kept[1])


def test_rows_stay_out_of_a_written_model() -> None:
    model = fit_null(z_scored(correlated(np.random.default_rng(0), 100)), seed=0)
    assert set(model.to_dict()) == {"version", "shapes", "seed"}
    assert model.to_dict()["shapes"][0]["column"] == "column 1"


@pytest.mark.parametrize(
    ("numeric", "nominal", "message"),
    [
        (np.empty((5, 0)), np.zeros((5, 1), dtype=int), r"shape \(5, 0\).*latent class analysis"),
        (np.arange(5.0), None, r"shape \(5,\).*one numeric column"),
        ([[1.0, np.nan], [2.0, 3.0]], None, "1 values are missing.*complete rows"),
        ([[1.0, 4.0], [2.0, 4.0]], None, "Column 2 has one value only.*Leave the column out"),
        ([[1.0], [2.0]], [[0], [1], [1]], r"shape \(3, 1\).*2 rows like the numeric part"),
    ],
)
def test_errors(numeric: np.ndarray, nominal: np.ndarray | None, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fit_null(numeric, nominal, seed=0)
