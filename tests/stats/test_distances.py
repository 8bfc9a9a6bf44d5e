"""Distances to centres: by hand, against scipy, and what may not change them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from clustomer.errors import InputError
from clustomer.stats.distances import Nearest, assign, centroids, squared_distances

NAN = float("nan")


def test_by_hand() -> None:
    near = assign([[0, 0], [3, 4], [10, 0]], [[0, 0], [10, 0]])
    assert near.labels.tolist() == [0, 0, 1]
    assert near.labels.dtype == np.int32
    assert near.distance.tolist() == [0, 5, 0]
    assert near.second_label.tolist() == [1, 1, 0]
    np.testing.assert_allclose(near.second_distance, [10, np.sqrt(65), 10], rtol=1e-15)


def test_ties_go_to_the_lowest_label() -> None:
    near = assign([[1.0], [1.0]], [[2.0], [0.0], [2.0]])
    assert near.labels.tolist() == [0, 0]
    assert near.second_label.tolist() == [1, 1]


def test_one_centre_has_no_second() -> None:
    near = assign([[1.0]], [[0.0]])
    assert near.second_label.tolist() == [-1]
    assert near.second_distance.tolist() == [np.inf]


def test_matches_scipy_far_from_the_origin() -> None:
    rng = np.random.default_rng(1)
    X = rng.normal(size=(3000, 6)) + 1e6
    centers = X[:7]
    expected = cdist(X, centers)
    near = assign(X, centers)
    np.testing.assert_array_equal(near.labels, expected.argmin(axis=1))
    np.testing.assert_allclose(near.distance, expected.min(axis=1), rtol=1e-12)
    np.testing.assert_allclose(near.second_distance, np.sort(expected)[:, 1], rtol=1e-12)
    np.testing.assert_allclose(squared_distances(X, centers), expected**2, rtol=1e-12)


def test_a_row_alone_gets_the_same_answer_as_in_the_table() -> None:
    rng = np.random.default_rng(2)
    X, centers = rng.normal(size=(9000, 5)), rng.normal(size=(8, 5))
    whole = assign(X, centers)
    for i in (0, 4095, 4096, 8999):
        alone = assign(X[i : i + 1], centers)
        assert alone.distance[0] == whole.distance[i]
        assert alone.labels[0] == whole.labels[i]


def test_missing_values_use_partial_distance() -> None:
    near = assign([[1.0, NAN, 1.0], [NAN, NAN, NAN]], [[0.0, 50.0, 0.0], [9.0, 0.0, 9.0]])
    # (1 + 1) * 3 / 2 over the two observed columns; the empty row stands at the origin.
    np.testing.assert_allclose(near.distance, [np.sqrt(3), np.sqrt(162)], rtol=1e-15)
    assert near.labels.tolist() == [0, 0 if 50**2 < 162 else 1]


def test_rows_without_gaps_are_not_touched_by_rows_with_gaps() -> None:
    rng = np.random.default_rng(3)
    X, centers = rng.normal(size=(50, 4)), rng.normal(size=(3, 4))
    holes = X.copy()
    holes[::2, 1] = NAN
    np.testing.assert_array_equal(
        assign(holes, centers).distance[1::2], assign(X, centers).distance[1::2]
    )


def test_input_is_not_changed_and_result_is_read_only() -> None:
    X = np.array([[NAN, 1.0], [2.0, 3.0]])
    before = X.copy()
    near = assign(X, [[0.0, 0.0]])
    np.testing.assert_array_equal(X, before)
    with pytest.raises(ValueError, match="read-only"):
        near.labels[0] = 1


def test_round_trip_as_json() -> None:
    near = assign([[1.0, 1.0]], [[0.0, 0.0], [2.0, 2.0]])
    again = Nearest.from_dict(near.to_dict())
    assert again.labels.tolist() == near.labels.tolist()


@pytest.mark.parametrize(
    ("X", "centers", "words"),
    [
        ([[1.0, 2.0]], [[1.0]], "cannot be compared"),
        ([[1.0]], np.empty((0, 1)), "cannot be compared"),
        ([1.0], [[1.0]], "cannot be compared"),
        ([[np.inf]], [[1.0]], "infinite"),
        ([[1.0]], [[NAN]], "missing one in the centres"),
    ],
)
def test_wrong_input(X: object, centers: object, words: str) -> None:
    with pytest.raises(InputError, match=words):
        assign(X, centers)  # type: ignore[arg-type]


def test_centroids_weighted_and_with_gaps() -> None:
    X = np.array([[0.0, 1.0], [3.0, NAN], [10.0, NAN]])
    np.testing.assert_allclose(centroids(X, [0, 0, 1], 3), [[1.5, 1], [10, NAN], [NAN, NAN]])
    np.testing.assert_allclose(
        centroids(X, [0, 0, 1], 2, sample_weight=[2, 1, 1]), [[1, 1], [10, NAN]]
    )


def test_centroids_keep_digits_at_a_large_level() -> None:
    X = np.array([[1e9 + 0.25], [1e9 + 0.75]] * 500)
    assert centroids(X, [0] * 1000, 1)[0, 0] == 1e9 + 0.5
