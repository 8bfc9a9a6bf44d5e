"""Given columns with given correlations."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer._random import stream
from clustomer.stats.copula import deal, match_correlations, pearson, root_of, standardised


def normals(q: int, *, rows: int = 4_000) -> np.ndarray:
    return stream(0, "match").standard_normal((rows, q))


def one_factor_ratings(n: int, *, p: int, seed: int = 0) -> np.ndarray:
    """Answers of 1 to 5 that one trait drives, most of them at one end."""
    rng = np.random.default_rng(seed)
    trait = rng.normal(size=(n, 1))
    latent = 0.85 * trait + np.sqrt(1 - 0.85**2) * rng.normal(size=(n, p))
    return np.digitize(latent, [0.6, 1.1, 1.5, 1.9]).astype(float)


def dealt_error(table: np.ndarray, *, steps: int) -> float:
    """Largest error of a correlation, on the average of fresh draws."""
    ladders, target = np.sort(table, axis=0), pearson(table)
    root = match_correlations(ladders, target, normals=normals(table.shape[1]), steps=steps)
    fresh = [stream(1, "null", b).standard_normal(table.shape) for b in range(20)]
    made = np.mean([pearson(deal(ladders, numbers @ root.T)) for numbers in fresh], axis=0)
    return float(np.abs(made - target).max())


def test_pearson_is_that_of_numpy() -> None:
    table = np.random.default_rng(0).normal(size=(50, 4)) * [1, 10, 1e-3, 5] + 3
    np.testing.assert_allclose(pearson(table), np.corrcoef(table.T), atol=1e-12)
    scores = standardised(table)
    np.testing.assert_allclose(scores.mean(axis=0), 0, atol=1e-11)
    np.testing.assert_allclose(scores.std(axis=0), 1, atol=1e-12)


def test_a_constant_column_goes_with_nothing() -> None:
    table = np.column_stack([np.full(20, 0.1), np.arange(20.0)])
    np.testing.assert_array_equal(pearson(table), np.eye(2))
    np.testing.assert_array_equal(standardised(table)[:, 0], 0)


def test_root_by_hand() -> None:
    # eigenvalues 1.6 and 0.4 with (1, 1) and (1, -1): halves of their sum and difference
    a, b = (np.sqrt(1.6) + np.sqrt(0.4)) / 2, (np.sqrt(1.6) - np.sqrt(0.4)) / 2
    np.testing.assert_allclose(root_of(np.array([[1, 0.6], [0.6, 1]])), [[a, b], [b, a]])


def test_root_gives_the_correlations_back() -> None:
    wanted = pearson(one_factor_ratings(500, p=6))
    root = root_of(wanted)
    np.testing.assert_allclose(root @ root.T, wanted, atol=1e-12)
    impossible = np.array([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])
    root = root_of(impossible)
    np.testing.assert_allclose(np.linalg.norm(root, axis=1), 1)
    assert np.linalg.eigvalsh(root @ root.T).min() > 0


def test_a_last_digit_does_not_turn_the_root() -> None:
    # equal eigenvalues: their vectors may be any, and follow the last digits
    rng = np.random.default_rng(0)
    equal = np.full((6, 6), 0.3) + 0.7 * np.eye(6)
    noise = 1e-15 * rng.normal(size=(6, 6))
    np.testing.assert_allclose(root_of(equal + noise + noise.T), root_of(equal), atol=1e-13)


def test_deal_by_hand() -> None:
    ladders = np.array([[1, 10], [2, 20], [9, 90]])
    dealt = deal(ladders, np.array([[0.3, -2.0], [-1.2, 5.0], [0.1, 0.0]]))
    assert dealt.tolist() == [[9, 10], [1, 90], [2, 20]]
    assert dealt.dtype == ladders.dtype


def test_matching_reaches_the_correlations_of_ratings() -> None:
    table = one_factor_ratings(3_000, p=5)
    assert dealt_error(table, steps=6) < 0.03  # 4,000 rows of normal numbers: about .02
    assert dealt_error(table, steps=0) > 0.12  # plain normal scores: what the steps are for


def test_matching_reaches_the_correlations_of_skewed_columns() -> None:
    rng = np.random.default_rng(0)
    trait = rng.normal(size=(3_000, 1))
    spend = np.exp(0.7 * trait + 0.7 * rng.normal(size=(3_000, 4)))
    assert dealt_error(spend, steps=6) < 0.06  # a few large values decide: looser
    assert dealt_error(spend, steps=0) > 2 * dealt_error(spend, steps=6)


def test_one_column_needs_no_matching() -> None:
    ladder = np.arange(10.0)[:, None]
    assert match_correlations(ladder, np.ones((1, 1)), normals=normals(1)).tolist() == [[1.0]]


def test_nearly_collinear_and_unreachable_correlations() -> None:
    rng = np.random.default_rng(0)
    x = rng.lognormal(size=500)
    table = np.column_stack([x, x, x + 1e-9 * rng.normal(size=500), -x])
    root = match_correlations(np.sort(table, axis=0), pearson(table), normals=normals(4))
    assert np.isfinite(root).all()
    np.testing.assert_allclose(np.linalg.norm(root, axis=1), 1)
    ladders = np.sort(table, axis=0)
    made = pearson(deal(ladders, normals(4)[:500] @ root.T))
    assert made[0, 1] > 0.98
    assert made[0, 2] > 0.98


def test_a_rare_value_between_the_places_takes_no_step() -> None:
    # of 100,000 rows 4,000 places are looked at: a single odd row may be on none of them
    table = np.zeros((100_000, 2))
    table[0, 0] = 1.0
    table[:, 1] = np.arange(100_000)
    target = pearson(table)
    root = match_correlations(np.sort(table, axis=0), target, normals=normals(2))
    np.testing.assert_allclose(root @ root.T, target, atol=1e-9)


def test_arguments_are_not_changed() -> None:
    table = one_factor_ratings(200, p=3)
    ladders, target, draws = np.sort(table, axis=0), pearson(table), normals(3)
    kept = [array.copy() for array in (ladders, target, draws)]
    match_correlations(ladders, target, normals=draws)
    for array, before in zip((ladders, target, draws), kept, strict=True):
        np.testing.assert_array_equal(array, before)


@pytest.mark.parametrize("p", [2, 5])
def test_more_steps_than_six_change_little(p: int) -> None:
    table = one_factor_ratings(2_000, p=p)
    ladders, target = np.sort(table, axis=0), pearson(table)
    six, twelve = (
        match_correlations(ladders, target, normals=normals(p), steps=steps) for steps in (6, 12)
    )
    assert np.abs(six @ six.T - twelve @ twelve.T).max() < 0.01
