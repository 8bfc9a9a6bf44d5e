"""The table of the test: what is left out, what is standardised, and what order forgets."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.evidence.matrix import EvidenceMatrix, evidence_matrix


@pytest.fixture(scope="module")
def numbers() -> np.ndarray:
    rng = np.random.default_rng(0)
    return np.column_stack([rng.gamma(2, 3, 150), rng.integers(1, 6, 150), rng.normal(size=150)])


@pytest.fixture(scope="module")
def codes() -> np.ndarray:
    rng = np.random.default_rng(1)
    return np.column_stack([rng.integers(0, 3, 150), rng.integers(0, 2, 150)])


def assert_same(one: EvidenceMatrix, other: EvidenceMatrix) -> None:
    assert (one.numeric == other.numeric).all()
    assert (one.nominal == other.nominal).all()
    assert (one.features() == other.features()).all()
    assert one.names == other.names


def test_z_scores_with_divisor_n() -> None:
    matrix = evidence_matrix([[1.0, 0.0], [2.0, 0.0], [3.0, 9.0]])
    by_row = matrix.numeric[np.argsort(matrix.rows)][:, np.argsort(matrix.columns)]
    assert by_row[:, 0] == pytest.approx([-np.sqrt(1.5), 0, np.sqrt(1.5)])
    assert by_row[:, 1] == pytest.approx([-np.sqrt(0.5), -np.sqrt(0.5), np.sqrt(2)])
    assert (matrix.features() == matrix.numeric).all()


def test_constant_columns_and_incomplete_rows_are_left_out() -> None:
    X = np.array([[1.0, 7.0, 4.0], [2.0, 7.0, 4.0], [np.nan, 7.0, 5.0], [4.0, 7.0, 4.0]])
    matrix = evidence_matrix(X, names=("spend", "country", "visits"))
    assert (matrix.n_rows, matrix.n_complete, matrix.n) == (4, 3, 3)
    assert matrix.names == ("spend",)
    assert matrix.constant == ("country", "visits")  # visits varies in the incomplete row only
    assert sorted(matrix.rows) == [0, 1, 3]
    assert sorted(matrix.values.ravel()) == [1.0, 2.0, 4.0]


def test_missing_and_constant_categories(numbers: np.ndarray, codes: np.ndarray) -> None:
    nominal = np.column_stack([codes, np.full(150, 4)])
    nominal[:10, 0] = -1
    matrix = evidence_matrix(numbers, nominal=nominal, nominal_names=("job", "sex", "land"))
    assert matrix.n == 140
    assert matrix.constant == ("land",)
    assert set(matrix.nominal_names) == {"job", "sex"}
    assert matrix.n_dimensions == 3 + 2 + 1


def test_the_squared_distance_of_two_rows_is_one_by_a_nominal_column() -> None:
    sex = np.repeat([0, 1], [30, 90])
    X = np.arange(120.0)[:, None]
    features = evidence_matrix(X, nominal=sex[:, None]).features()[:, 1:]
    assert features.max() == pytest.approx(np.sqrt(0.5 / (1 - 0.25**2 - 0.75**2)))
    apart = ((features[:, None] - features[None]) ** 2).sum(axis=2)
    assert apart.mean() == pytest.approx(1.0)


def test_given_factors_go_with_their_columns(numbers: np.ndarray, codes: np.ndarray) -> None:
    for order in ([0, 1], [1, 0]):
        matrix = evidence_matrix(
            numbers, nominal=codes[:, order], factors=np.array([2.0, 0.5])[order]
        )
        by_levels = {int(c.max()): f for c, f in zip(matrix.nominal.T, matrix.factors, strict=True)}
        assert by_levels == {2: 2.0, 1: 0.5}


def test_the_given_scale_keeps_distances(numbers: np.ndarray) -> None:
    from scipy.spatial.distance import pdist

    weighted = numbers * [10.0, 1.0, 0.1]
    matrix = evidence_matrix(weighted, scale="given")
    there = pdist(weighted[matrix.rows])
    assert pdist(matrix.features()) == pytest.approx(there, rel=1e-6)
    assert matrix.numeric.std(axis=0) == pytest.approx(1.0)
    moved = matrix.features(matrix.numeric[::-1])  # a null set gets the same geometry
    assert (moved == matrix.features()[::-1]).all()


def test_order_of_rows_and_columns_is_forgotten(numbers: np.ndarray, codes: np.ndarray) -> None:
    one = evidence_matrix(numbers, nominal=codes, names=("a", "b", "c"))
    order = np.random.default_rng(2).permutation(len(numbers))
    other = evidence_matrix(
        numbers[order][:, [2, 0, 1]], nominal=codes[order][:, ::-1], names=("c", "a", "b")
    )
    assert_same(one, other)
    assert (numbers[order][other.rows] == numbers[one.rows]).all()


def test_positive_rescaling_is_forgotten(numbers: np.ndarray) -> None:
    one = evidence_matrix(numbers)
    other = evidence_matrix(numbers * [1e6, 0.3, 1.7] + [-3.0, 11.0, 1e3])
    assert one.numeric == pytest.approx(other.numeric, abs=2e-10)
    assert (one.rows == other.rows).all()
    assert (one.columns == other.columns).all()


def test_names_of_categories_are_forgotten(numbers: np.ndarray, codes: np.ndarray) -> None:
    renamed = np.column_stack([np.array([9, 4, 6])[codes[:, 0]], 1 - codes[:, 1]])
    assert_same(evidence_matrix(numbers, nominal=codes), evidence_matrix(numbers, nominal=renamed))


def test_equal_sized_categories_are_told_apart_by_their_rows() -> None:
    X = np.arange(100.0)[:, None] ** 2
    halves = np.repeat([0, 1], 50)[:, None]
    assert_same(evidence_matrix(X, nominal=halves), evidence_matrix(X, nominal=1 - halves))


def test_rows_are_shuffled_by_seed(numbers: np.ndarray) -> None:
    one, other = evidence_matrix(numbers, seed=1), evidence_matrix(numbers, seed=2)
    assert (one.rows != other.rows).any()
    first = one.numeric[:, 0]
    assert 20 < (np.diff(first) < 0).sum() < 130  # neither ascending nor descending


def test_the_sample_does_not_depend_on_the_order_of_rows(numbers: np.ndarray) -> None:
    one = evidence_matrix(numbers, max_rows=100, seed=3)
    other = evidence_matrix(numbers[::-1], max_rows=100, seed=3)
    assert (one.n, one.n_complete, one.n_rows) == (100, 150, 150)
    assert_same(one, other)
    assert one.numeric.mean(axis=0) == pytest.approx(0.0, abs=1e-9)  # standardised anew
    assert set(one.rows) != set(evidence_matrix(numbers, max_rows=100, seed=4).rows)


def test_without_standardises_anew_and_drops_what_became_constant() -> None:
    X = np.column_stack([np.arange(200.0), np.repeat([0.0, 3.0], 100), np.repeat([1.0, 2.0], 100)])
    matrix = evidence_matrix(X, names=("a", "b", "c"))
    rest = matrix.without(matrix.values[:, matrix.names.index("b")] == 0.0)
    assert (rest.n, rest.names, rest.n_complete) == (100, ("a",), 200)
    assert set(rest.constant) == {"b", "c"}
    assert sorted(rest.rows) == list(range(100, 200))
    assert rest.numeric.std() == pytest.approx(1.0)
    assert rest.columns.tolist() == [0]


def test_originals_follow_their_rows_and_columns(numbers: np.ndarray) -> None:
    matrix = evidence_matrix(np.log1p(numbers - numbers.min()), originals=numbers)
    assert matrix.originals is not None
    assert (matrix.originals == numbers[matrix.rows][:, matrix.columns]).all()
    rest = matrix.without(np.arange(150) < 40)
    assert rest.originals is not None
    assert (rest.originals == numbers[rest.rows][:, rest.columns]).all()


def test_only_repeated_values_are_spread(numbers: np.ndarray) -> None:
    matrix = evidence_matrix(numbers)
    spread = matrix.jittered()
    tied = list(matrix.columns).index(1)  # five answers
    others = [j for j in range(3) if j != tied]
    assert (spread[:, others] == matrix.numeric[:, others]).all()
    step = 1 / numbers[:, 1].std()
    assert 0.3 * step < np.abs(spread[:, tied] - matrix.numeric[:, tied]).max() <= 0.5001 * step
    assert (evidence_matrix(numbers).jittered() == spread).all()


def test_only_two_thousand_rows_are_spread() -> None:
    matrix = evidence_matrix(np.random.default_rng(0).normal(size=(2100, 2)))
    assert matrix.jittered().shape == (2000, 2)
    assert (matrix.jittered() == matrix.numeric[:2000]).all()


def test_counts_distinct_rows_of_numbers_and_categories() -> None:
    X = np.repeat([[0.0], [1.0]], 60, axis=0)
    assert evidence_matrix(X).n_distinct == 2
    assert evidence_matrix(X, nominal=np.tile([[0], [1]], (60, 1))).n_distinct == 4


def test_nothing_varies_and_nothing_is_complete() -> None:
    same = evidence_matrix(np.ones((120, 2)))
    assert (same.numeric.shape, same.n_dimensions, same.n_distinct) == ((120, 0), 0, 1)
    none = evidence_matrix(np.full((5, 2), np.nan))
    assert (none.n, none.n_rows, none.n_complete) == (0, 5, 0)


def test_huge_numbers_do_not_overflow() -> None:
    matrix = evidence_matrix(np.array([[1e300], [2e300], [-1e300]]))
    assert matrix.numeric.std() == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"numeric": [1.0, 2.0]}, r"has the shape \(2,\)"),
        ({"numeric": np.empty((0, 2))}, "at least one row"),
        ({"numeric": [[np.inf], [1.0]]}, "1 infinite values"),
        ({"nominal": [[0]]}, "one column for each nominal column"),
        ({"nominal": [[0.5], [1.0]]}, "the type float64"),
        ({"names": ("a", "b")}, "2 names for 1 columns"),
        ({"scale": "robust"}, "scale is 'robust'"),
        ({"nominal": [[0], [1]], "factors": [0.0]}, "one positive number for each"),
        ({"originals": [[1.0]]}, "in the table's own units"),
        ({"max_rows": 50}, "100 rows at least"),
    ],
)
def test_refuses_what_does_not_fit(arguments: dict, message: str) -> None:
    with pytest.raises(InputError, match=message):
        evidence_matrix(**{"numeric": [[1.0], [2.0]], **arguments})
