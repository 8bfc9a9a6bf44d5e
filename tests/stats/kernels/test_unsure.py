"""A pass names every row that may be nearer to another centre off the grid."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.stats.distances import assign
from clustomer.stats.kernels.choice import kernel
from clustomer.stats.kernels.problem import Grid

N = 3000


def rows_of(kind: str, rng: np.random.Generator) -> np.ndarray:
    X = rng.normal(size=(N, 3))
    if kind == "scores":
        return rng.integers(1, 6, size=(N, 3)).astype(float)  # ties everywhere
    if kind == "far origin":
        return X + 1e8
    if kind == "far row":
        X[0] = 1e9  # the grid is coarse for all others
    if kind == "single":
        return X.astype(np.float32)
    return X


@pytest.mark.kernel
@pytest.mark.parametrize("kind", ["plain", "scores", "far origin", "far row", "single"])
def test_all_other_labels_are_those_of_the_values_as_they_are(kind: str) -> None:
    rng = np.random.default_rng(5)
    X = rows_of(kind, rng)
    values = X.astype(np.float64)
    # As for ten million rows: 27 binary digits are left.
    grid = Grid.of(values, 1e7)
    centers = values[rng.choice(N, 6, replace=False)]
    labels, sums = np.full(N, -1, dtype=np.int32), np.zeros((6, 4))
    at = np.ascontiguousarray(centers - grid.mean)
    unsure = kernel().step(X, None, grid, at, labels, sums).unsure
    differ = np.flatnonzero(labels != assign(values, at + grid.mean).labels)
    assert set(differ.tolist()) <= set(unsure.tolist())
    if kind == "plain":
        assert len(unsure) < N / 100  # few, or the second look would cost as much as the first


@pytest.mark.kernel
def test_one_centre_is_always_sure() -> None:
    X = np.arange(10.0)[:, None]
    labels, sums = np.full(10, -1, dtype=np.int32), np.zeros((1, 2))
    found = kernel().step(X, None, Grid.of(X, 10), np.zeros((1, 1)), labels, sums)
    assert (found.changed, len(found.unsure)) == (10, 0)
