"""The yardstick of a Jaccard similarity."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.evidence.stability_null import jaccard_without_groups


def test_data_without_groups_give_the_yardstick() -> None:
    rng = np.random.default_rng(2)
    even = [rng.normal(size=(80, 3)) for _ in range(3)]
    found = jaccard_without_groups(even, 3, n_resamples=10)
    assert len(found.values) == 3
    assert all(len(one) == 3 for one in found.values)
    assert found.mean == pytest.approx(np.mean(found.values))
    assert found.smallest == pytest.approx(np.mean([min(one) for one in found.values]))
    assert found.smallest < found.mean < 0.75
    middles = np.repeat([[0.0, 0.0], [12.0, 0.0], [6.0, 12.0]], 20, axis=0)
    groups = middles + rng.normal(size=middles.shape)
    known = jaccard_without_groups([groups], 3, n_resamples=10)
    assert (known.mean, known.smallest) == (1, 1)


@pytest.mark.parametrize(
    ("draws", "k", "match"), [([], 3, "no data set"), ([[[1.0]]], 1, "k is 1")]
)
def test_the_yardstick_needs_data_and_two_segments(draws: Any, k: int, match: str) -> None:
    with pytest.raises(InputError, match=match):
        jaccard_without_groups(draws, k)


def test_each_data_set_has_its_own_stream() -> None:
    rows = np.random.default_rng(0).normal(size=(60, 4))
    found = jaccard_without_groups([rows, rows], 3, n_resamples=10)
    assert found.values[0] != found.values[1]
    assert jaccard_without_groups([rows], 3, n_resamples=10).values == found.values[:1]
