"""One order of rows and columns."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from clustomer._random import stream
from clustomer.stats.canonical import canonical, sample_rows, value_order

SMALL = arrays(np.float64, (7, 3), elements=st.integers(-2, 2).map(float))


def test_by_hand() -> None:
    data = canonical([[5.0, 1.0], [4.0, 2.0], [5.0, 1.0]])
    assert data.columns.tolist() == sorted(
        range(2), key=lambda j: np.array([[4.0, 5.0], [1.0, 2.0]][j]).tobytes()
    )
    assert sorted(map(tuple, data.columns_back(data.distinct))) == [(4.0, 2.0), (5.0, 1.0)]
    assert sorted(data.every_weights.tolist()) == [1.0, 2.0]
    np.testing.assert_array_equal(
        data.rows_back(data.columns_back(data.rows)), [[5, 1], [4, 2], [5, 1]]
    )


@settings(max_examples=50, deadline=None)
@given(X=SMALL, rows=st.permutations(range(7)), columns=st.permutations(range(3)))
def test_any_order_gives_the_same_matrix(X: np.ndarray, rows: list[int], columns: list[int]):
    X = X + np.array([0.0, 10.0, 20.0])
    one, other = canonical(X), canonical(X[rows][:, columns])
    np.testing.assert_array_equal(one.rows, other.rows)
    np.testing.assert_array_equal(one.distinct, other.distinct)
    np.testing.assert_array_equal(one.every_weights, other.every_weights)


def test_columns_on_the_same_scale_have_an_order_too() -> None:
    X = np.random.default_rng(0).integers(1, 6, size=(60, 5)).astype(float)
    times = np.random.default_rng(1).integers(1, 4, size=60)
    one = canonical(X, sample_weight=times)
    other = canonical(np.repeat(X, times, axis=0)[:, [3, 0, 4, 2, 1]])
    np.testing.assert_array_equal(one.distinct, other.distinct)
    np.testing.assert_array_equal(one.weights, other.weights)


def test_a_weight_is_a_repeated_row_and_zero_is_no_row() -> None:
    X = np.array([[1.0, 9.0], [2.0, 7.0], [3.0, 8.0]])
    weighted = canonical(X, sample_weight=[2, 1, 0])
    repeated = canonical(X[[0, 1, 0]])
    np.testing.assert_array_equal(weighted.distinct, repeated.distinct)
    np.testing.assert_array_equal(weighted.weights, repeated.weights)
    assert len(weighted.rows) == len(weighted.every) == 3


def test_minus_zero_is_zero() -> None:
    assert len(canonical([[0.0], [-0.0]]).distinct) == 1


def test_a_sample_holds_the_same_rows_in_any_order() -> None:
    rng = np.random.default_rng(0)
    keys = [rng.integers(0, 5, 200), np.where(rng.random(200) < 0.2, np.nan, rng.random(200))]
    order = rng.permutation(200)
    one = sample_rows(keys, 30, stream(7, "test"))
    other = sample_rows([key[order] for key in keys], 30, stream(7, "test"))
    assert len(set(one.tolist())) == 30
    for key in keys:
        np.testing.assert_array_equal(key[one], key[order][other])
    assert (np.diff(keys[0][one]) >= 0).all()  # ascending by the first key
    assert set(sample_rows(keys, 30, stream(8, "test"))) != set(one)


def test_a_sample_of_more_rows_than_there_are_is_all_of_them() -> None:
    values = np.array([3.0, 1.0, 2.0])
    for n in (3, 9):
        assert sample_rows([values], n, stream(0, "test")).tolist() == [1, 2, 0]


TIED = arrays(
    np.float64,
    st.tuples(st.integers(1, 4), st.integers(1, 12)),
    elements=st.sampled_from([0.0, -0.0, 1.0, 2.5, -3.0, np.nan, np.inf]),
)
TWO = arrays(
    np.float64,
    st.tuples(st.integers(1, 20), st.integers(1, 12)),
    elements=st.sampled_from([0.0, -0.0, 2.5]),
)


@given(st.one_of(TIED, TWO))
def test_the_order_of_several_keys_is_that_of_lexsort(keys: np.ndarray) -> None:
    np.testing.assert_array_equal(value_order(list(keys)), np.lexsort(keys[::-1]))


def test_keys_may_be_texts() -> None:
    names = np.array(["b", "a", "b", "a"])
    assert value_order([names, np.array([2, 1, 1, 0])]).tolist() == [3, 1, 2, 0]
