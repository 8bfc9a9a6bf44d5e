"""Overlaps of many partitions at once: by hand, against one at a time, against scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.stats.agreement import adjusted_rand_index
from clustomer.stats.jaccard import adjusted_rand_many, best_jaccards, overlaps


def partitions(m: int, n: int, k: int) -> np.ndarray:
    return np.random.default_rng(3).integers(k, size=(m, n))


def test_best_jaccards_by_hand() -> None:
    labels = [0, 0, 0, 1, 1, 2]
    others = [[0, 0, 1, 1, 1, 2], [0, 0, 0, 0, 0, 0]]
    expected = [[2 / 3, 2 / 3, 1.0], [1 / 2, 1 / 3, 1 / 6]]
    assert best_jaccards(labels, others, k=3) == pytest.approx(np.array(expected))


def test_best_jaccards_equal_sets_counted_one_by_one() -> None:
    labels, others = partitions(1, 60, 4)[0], partitions(9, 60, 4)
    found = best_jaccards(labels, others, k=4)
    for b, other in enumerate(others):
        for q in range(4):
            mine = set(np.flatnonzero(labels == q))
            best = 0.0
            for r in range(4):
                theirs = set(np.flatnonzero(other == r))
                best = max(best, len(mine & theirs) / len(mine | theirs))
            assert found[b, q] == pytest.approx(best)


def test_the_same_partition_under_other_numbers_comes_back() -> None:
    labels = partitions(1, 50, 5)[0]
    renumbered = np.array([3, 1, 4, 0, 2])[labels]
    assert (best_jaccards(labels, [renumbered], k=5) == 1).all()


def test_an_empty_cluster_never_comes_back() -> None:
    assert best_jaccards([0, 0, 1], [[0, 0, 1]], k=3).tolist() == [[1.0, 1.0, 0.0]]


def test_rand_of_many_pairs_equals_one_at_a_time_and_scikit_learn() -> None:
    from sklearn.metrics import adjusted_rand_score

    first = partitions(12, 300, 4)
    second = np.where(np.random.default_rng(0).random(first.shape) < 0.8, first, 3 - first)
    found = adjusted_rand_many(first, second, k=4)
    for value, a, b in zip(found, first, second, strict=True):
        assert value == pytest.approx(adjusted_rand_index(a, b), abs=1e-12)
        assert value == pytest.approx(adjusted_rand_score(a, b), abs=1e-12)
    assert 0.3 < found.mean() < 0.9


def test_rand_of_partitions_that_put_all_together_is_one() -> None:
    assert adjusted_rand_many([[0, 0, 0]], [[1, 1, 1]], k=2).tolist() == [1.0]
    assert adjusted_rand_many([[0, 0, 0, 0]], [[0, 0, 1, 1]], k=2).tolist() == [0.0]


def test_overlaps_of_one_partition_and_of_one_each_agree() -> None:
    labels, others = partitions(1, 40, 3)[0], partitions(6, 40, 3)
    same = overlaps(np.tile(labels, (6, 1)), others, k=3)
    assert (overlaps(labels, others, k=3) == same).all()
    assert (same.sum(axis=(1, 2)) == 40).all()


def test_small_integer_labels_do_not_overflow() -> None:
    labels = np.full(300, 7, dtype=np.uint8)
    assert overlaps(labels, labels[None, :], k=8)[0, 7, 7] == 300


@pytest.mark.parametrize(
    ("labels", "others", "message"),
    [
        ([0, 1], [[0, 1, 1]], "the first the same or one partition of the rows"),
        ([0, 1], [0, 1], "the first the same or one partition of the rows"),
        ([0, 2], [[0, 1]], "whole numbers from 0 to 1 for k = 2"),
        ([0, 1], [[0, -1]], "whole numbers from 0 to 1 for k = 2"),
    ],
)
def test_refuses_other_rows_and_labels_out_of_range(
    labels: list, others: list, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        overlaps(labels, others, k=2)
