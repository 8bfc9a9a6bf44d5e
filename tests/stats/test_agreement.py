"""Agreement of two partitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score
from sklearn.metrics.cluster import contingency_matrix

from clustomer.errors import InputError
from clustomer.stats.agreement import adjusted_rand_index, contingency

PAIR = st.integers(1, 30).flatmap(
    lambda n: st.tuples(
        st.lists(st.integers(0, 4), min_size=n, max_size=n),
        st.lists(st.integers(-2, 2), min_size=n, max_size=n),
    )
)


def test_by_hand() -> None:
    # table [[2, 0], [1, 1]]: I = 1, rows 1 + 1, columns 3 + 0, pairs 6
    # E = 2 * 3 / 6 = 1, M = 2.5: (1 - 1) / (2.5 - 1) = 0
    assert contingency([0, 0, 1, 1], ["a", "a", "a", "b"]).tolist() == [[2, 0], [1, 1]]
    assert adjusted_rand_index([0, 0, 1, 1], [0, 0, 0, 1]) == 0
    # Hubert and Arabie's least: -0.5
    assert adjusted_rand_index([0, 0, 1, 1], [0, 1, 0, 1]) == -0.5


@settings(max_examples=50, deadline=None)
@given(PAIR)
def test_against_scikit_learn(pair: tuple[list[int], list[int]]) -> None:
    first, second = pair
    assert adjusted_rand_index(first, second) == pytest.approx(
        adjusted_rand_score(first, second), abs=1e-12
    )
    assert adjusted_rand_index(first, second) == adjusted_rand_index(second, first)
    np.testing.assert_array_equal(contingency(first, second), contingency_matrix(first, second))


def test_trivial_partitions_agree() -> None:
    assert adjusted_rand_index([1, 1, 1], [2, 2, 2]) == 1
    assert adjusted_rand_index([1, 2, 3], [3, 1, 2]) == 1
    assert adjusted_rand_index([1], [1]) == 1
    assert adjusted_rand_index([], []) == 1


def test_millions_of_rows_do_not_overflow() -> None:
    labels = np.repeat([0, 1], 1_500_000)
    other = labels.copy()
    other[:10] = 1
    assert adjusted_rand_index(labels, other) == pytest.approx(0.99998667, abs=1e-8)


def test_other_lengths_are_an_error() -> None:
    with pytest.raises(InputError, match="shapes"):
        adjusted_rand_index([0, 1], [0, 1, 1])
