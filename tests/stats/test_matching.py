"""Hungarian matching of clusters."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.stats.agreement import contingency
from clustomer.stats.matching import match_clusters, matched_numbers


def test_by_hand() -> None:
    # Each line's best alone would take column 0 twice: 6 + 0 = 6 against 5 + 5 = 10.
    assert match_clusters([[6, 5], [5, 0]]).tolist() == [1, 0]
    assert match_clusters([[7]]).tolist() == [0]


@pytest.mark.parametrize("shape", [(3, 3), (3, 5), (5, 3), (1, 4), (4, 1)])
def test_no_other_pairing_shares_more(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(shape[0] * 10 + shape[1])
    for _ in range(5):
        table = rng.integers(0, 50, size=shape)
        partner = match_clusters(table)
        paired = np.flatnonzero(partner >= 0)
        assert len(paired) == min(shape)
        assert len(set(partner[paired].tolist())) == len(paired)
        wide = table if shape[0] <= shape[1] else table.T
        best = max(
            sum(int(wide[i, j]) for i, j in enumerate(columns))
            for columns in permutations(range(wide.shape[1]), wide.shape[0])
        )
        assert table[paired, partner[paired]].sum() == best


def test_a_permuted_partition_is_found_again() -> None:
    rng = np.random.default_rng(3)
    labels = rng.integers(0, 6, size=300)
    renamed = rng.permutation(6)
    partner = match_clusters(contingency(labels, renamed[labels]))
    assert partner.tolist() == renamed.tolist()
    # and the numbers give the labels back
    numbers = matched_numbers(contingency(labels, renamed[labels]))
    np.testing.assert_array_equal(numbers[renamed[labels]], labels)


def test_numbers_by_hand() -> None:
    # Two parents, three children: child 1 is parent 0, child 0 is parent 1, child 2 is new.
    assert matched_numbers([[0, 9, 0], [8, 0, 3]]).tolist() == [1, 0, 2]
    # Three known, two next: those of the first and of the third; the numbers close up.
    assert matched_numbers([[0, 9], [1, 2], [8, 0]]).tolist() == [1, 0]
    # Two new ones keep their own order behind the matched one.
    assert matched_numbers([[1, 0, 5]]).tolist() == [1, 2, 0]


@pytest.mark.parametrize("table", [[1, 2], [[1, -2]], [[np.nan, 1]], np.zeros((0, 3))])
def test_other_tables_are_an_error(table: Any) -> None:
    with pytest.raises(InputError, match="contingency"):
        match_clusters(table)
