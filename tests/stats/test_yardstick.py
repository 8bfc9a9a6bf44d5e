"""The silhouette of data without groups."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.cluster.sweep import sweep
from clustomer.stats.yardstick import silhouette_without_groups


@pytest.mark.parametrize("n_columns", [2, 5])
def test_the_range_is_what_evenly_filled_columns_give(n_columns: int) -> None:
    low, high = silhouette_without_groups(n_columns)
    runs = []
    for seed in range(4):
        X = np.random.default_rng(seed).random((200, n_columns))
        X = (X - X.mean(axis=0)) / X.std(axis=0)
        found = sweep(X, k_values=[2, 5, 8], n_init=5, random_state=0)
        runs.append([one.silhouette for one in found.solutions])
    means = np.mean(runs, axis=0)
    assert low - 0.01 <= means.min() <= means.max() <= high + 0.01


def test_more_columns_give_less_and_gaps_are_filled() -> None:
    ranges = [silhouette_without_groups(p) for p in range(1, 11)]
    assert ranges == sorted(ranges, reverse=True)
    assert ranges[6] == ranges[5]
    assert ranges[8] == ranges[7]
    assert silhouette_without_groups(11) is None
    assert silhouette_without_groups(0) is None
