"""One score for each category, which its name has no part in."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

from clustomer.stats.copula import standardised
from clustomer.stats.nominal_null import score_categories


def associated(n: int = 600, *, categories: int = 4, seed: int = 0) -> tuple[np.ndarray, ...]:
    """Numeric scores (n, 3) and a category that moves their means."""
    rng = np.random.default_rng(seed)
    codes = rng.choice(categories, size=n, p=rng.dirichlet(np.full(categories, 5.0)))
    means = rng.normal(size=(categories, 3))
    return standardised(means[codes] + rng.normal(size=(n, 3))), codes


def test_by_hand() -> None:
    # one column: the direction is the column itself, the score the standardised mean
    column = np.array([-1.0, -1.0, -1.0, 0.0, 0.0, 0.5, 0.5, 2.0])
    scores = standardised(column[:, None])
    codes = np.array([4, 4, 4, 0, 0, 9, 9, 2])
    ours = score_categories(scores, codes)
    assert ours.codes.tolist() == [4, 0, 9, 2]
    assert ours.counts.tolist() == [3, 2, 2, 1]
    np.testing.assert_allclose(ours.scores, scores[[0, 3, 5, 7], 0], atol=1e-9)
    assert ours.ladder().tolist() == [4, 4, 4, 0, 0, 9, 9, 2]
    np.testing.assert_allclose(ours.score_rows(codes), scores[:, 0], atol=1e-9)


@pytest.mark.parametrize("categories", [2, 3, 6])
def test_direction_is_that_of_discriminant_analysis(categories: int) -> None:
    scores, codes = associated(categories=categories)
    oracle = LinearDiscriminantAnalysis(solver="eigen").fit(scores, codes)
    means = np.array([scores[codes == c].mean(axis=0) for c in np.unique(codes)])
    wanted = means @ oracle.scalings_[:, 0]
    ours = score_categories(scores, codes)
    got = ours.scores[np.argsort(ours.codes)]
    # the ridge of .001 is all that differs
    assert abs(np.corrcoef(got, wanted)[0, 1]) > 0.99999
    rows = ours.score_rows(codes)
    assert rows.mean() == pytest.approx(0, abs=1e-8)
    assert rows.std() == pytest.approx(1, abs=1e-8)


def test_the_largest_part_of_the_direction_is_positive() -> None:
    scores, _ = associated()
    low_to_high = np.digitize(scores[:, 1], [-0.5, 0.5])
    ours = score_categories(scores, low_to_high)
    assert ours.codes.tolist() == [0, 1, 2]


def test_renumbering_changes_nothing() -> None:
    scores, codes = associated(categories=7)
    ours = score_categories(scores, codes)
    rng = np.random.default_rng(1)
    for _ in range(10):
        new = rng.choice(50, size=7, replace=False)
        other = score_categories(scores, new[codes])
        np.testing.assert_array_equal(other.codes, new[ours.codes])
        np.testing.assert_array_equal(other.counts, ours.counts)
        np.testing.assert_array_equal(other.scores, ours.scores)
        np.testing.assert_array_equal(other.score_rows(new[codes]), ours.score_rows(codes))


def test_equal_scores_stand_by_count_and_not_by_number() -> None:
    column = standardised(np.repeat([-1.0, 0.0, 0.0, 1.0], [3, 2, 4, 3])[:, None])
    for numbers in ([0, 1, 2, 3], [0, 2, 1, 3], [3, 2, 0, 1]):
        ours = score_categories(column, np.repeat(numbers, [3, 2, 4, 3]))
        assert ours.codes.tolist() == [numbers[0], numbers[1], numbers[2], numbers[3]]
        assert ours.counts.tolist() == [3, 2, 4, 3]


def test_no_difference_gives_no_score() -> None:
    column = standardised(np.array([-1.0, 1.0, -1.0, 1.0])[:, None])
    ours = score_categories(column, np.array([5, 5, 1, 1]))
    np.testing.assert_array_equal(ours.scores, [0, 0])
    assert ours.codes.tolist() == [5, 1]  # equal in everything: by the first row
    renamed = score_categories(column, np.array([1, 1, 5, 5]))
    assert renamed.codes.tolist() == [1, 5]


def test_rescaled_columns_give_the_same_scores() -> None:
    scores, codes = associated(categories=5)
    other = standardised(scores * [3.7, 0.01, 120.0])
    ours, scaled = score_categories(scores, codes), score_categories(other, codes)
    np.testing.assert_array_equal(ours.codes, scaled.codes)
    np.testing.assert_allclose(ours.scores, scaled.scores, atol=2e-9)


def test_rare_categories_and_a_single_one() -> None:
    scores, _ = associated(n=120)
    every_row_its_own = score_categories(scores, np.arange(120))
    assert np.isfinite(every_row_its_own.scores).all()
    one_row = np.zeros(120, dtype=int)
    one_row[5] = 1
    ours = score_categories(scores, one_row)
    assert sorted(ours.counts.tolist()) == [1, 119]
    assert np.isfinite(ours.scores).all()
    only = score_categories(scores, np.full(120, 3))
    assert (only.codes.tolist(), only.scores.tolist()) == ([3], [0.0])


def test_categories_that_are_bands_of_a_column() -> None:
    # the within-category spread along the column is small: the ridge keeps it above 0
    scores = standardised(np.random.default_rng(0).integers(0, 4, size=(200, 2)).astype(float))
    ours = score_categories(scores, (scores[:, 0] > 0).astype(int) + 2 * (scores[:, 0] > 1))
    assert np.isfinite(ours.scores).all()
    assert ours.codes.tolist() == [0, 1, 3]
    exact = score_categories(scores[:, :1], np.unique(scores[:, 0], return_inverse=True)[1])
    assert exact.codes.tolist() == [0, 1, 2, 3]
