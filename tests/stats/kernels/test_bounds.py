"""Margins spare rows a second look and change nothing: not a label, not a digit of a sum."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stats.kernels.wild import at_level, levels, the_kernel

from clustomer.stats.distances import assign
from clustomer.stats.kernels import reference
from clustomer.stats.kernels.problem import Bounds, Grid
from clustomer.stats.kernels.reference import Reals

pytestmark = [pytest.mark.kernel, pytest.mark.usefixtures("native")]

KINDS = [
    "plain",
    "scores",
    "far origin",
    "far row",
    "single",
    "columnar",
    "strided",
    "tiny",
    "huge",
]


def rows_of(kind: str, n: int, p: int, rng: np.random.Generator) -> Reals:
    X = rng.normal(size=(n, p)) * 10.0 ** rng.uniform(-2, 2, size=p)
    if kind == "scores":
        return rng.integers(1, 6, size=(n, p)).astype(np.float32)  # ties everywhere
    if kind == "far origin":
        return X + 1e8
    if kind == "far row":
        X[0] = 1e9  # the grid is coarse for all others
    if kind == "single":
        return X.astype(np.float32)
    if kind == "columnar":
        return np.asfortranarray(X)
    if kind == "strided":
        return np.repeat(X, 2, axis=0)[::2]
    if kind == "tiny":
        return (X * 1e-42).astype(np.float32)  # below the smallest normal number
    if kind == "huge":
        return (X * 1e35).astype(np.float32)
    return X


def spread_of(X: Reals) -> float:
    values = X.astype(np.float64)
    return float(np.sqrt(((values - values.mean(axis=0)) ** 2).sum() / len(X)))


@given(
    kind=st.sampled_from(KINDS),
    n=st.integers(1, 1500),
    p=st.integers(1, 20),
    k=st.integers(1, 12),
    far=st.sampled_from([1e-6, 1e-3, 0.02, 0.3]),
    seed=st.integers(0, 2**32 - 1),
)
def test_passes_with_margins_are_those_without(
    kind: str, n: int, p: int, k: int, far: float, seed: int
) -> None:
    for level in levels():
        with the_kernel("native"), at_level(level):
            check_passes(kind, n, p, k, far, np.random.default_rng(seed))


def check_passes(kind: str, n: int, p: int, k: int, far: float, rng: np.random.Generator) -> None:
    from clustomer.stats.kernels import compiled

    X = rows_of(kind, n, p, rng)
    values = X.astype(np.float64)
    grid, spread = Grid.of(values, 1e7), spread_of(X)
    known = Bounds.none(n, spread) if spread > 0 else None
    at = np.ascontiguousarray(values[rng.integers(0, n, k)] - grid.mean)
    labels, sums = np.full(n, -1, dtype=np.int32), np.zeros((k, p + 1))
    plain, plain_sums = labels.copy(), sums.copy()
    for _ in range(5):
        found = compiled.step(X, None, grid, at, labels, sums, known)
        other = reference.step(X, None, grid, at, plain, plain_sums)
        np.testing.assert_array_equal(labels, plain)
        np.testing.assert_array_equal(sums, plain_sums)
        assert found.changed == other.changed
        # What is left out is certain for the values as they are too.
        differ = np.flatnonzero(labels != assign(values, at + grid.mean).labels)
        assert set(differ.tolist()) <= set(found.unsure.tolist())
        moved = at + far * spread / np.sqrt(p) * rng.normal(size=at.shape)
        if known is not None:
            known = known.after(np.linalg.norm(moved - at, axis=1))
        at = np.ascontiguousarray(moved)


def test_margins_last_until_two_centres_together_have_come_so_far() -> None:
    none = Bounds.none(3, spread=2048.0)  # one unit is 1
    known = none.after(np.array([1.0, 5.0, 3.0]))
    assert known.moved == pytest.approx(8.0)
    known = known.after(np.array([0.5]))
    assert known.moved == pytest.approx(8.5)


def test_nothing_is_known_once_they_have_come_too_far() -> None:
    known = Bounds.none(3, spread=2048.0)
    known.margins[:] = 200
    known = known.after(np.array([200.0, 56.0]))
    assert known.moved == 0.0
    assert known.margins.tolist() == [0, 0, 0]


def test_a_margin_is_the_difference_of_two_distances() -> None:
    """By hand: distances 1.75 and 2.25, 2 and 2, 0 and 4; a unit is a 256th."""
    from clustomer.stats.kernels import compiled

    X = np.array([[1.75], [2.0], [0.0]])
    grid = Grid(np.zeros(1), np.array([2.0**-40]))
    known = Bounds(np.zeros(3, dtype=np.uint8), 2.0**-8, 0.0)
    labels, sums = np.full(3, -1, dtype=np.int32), np.zeros((2, 2))
    compiled.step(X, None, grid, np.array([[0.0], [4.0]]), labels, sums, known)
    assert labels.tolist() == [0, 0, 0]
    assert known.margins.tolist() == [127, 0, 255]  # rounded down; no more than 255


def test_a_row_with_margin_left_is_not_looked_at() -> None:
    """What was wrong beforehand stays wrong: the margin is believed."""
    from clustomer.stats.kernels import compiled

    X, at = np.array([[1.0], [3.0]]), np.array([[0.0], [4.0]])
    grid = Grid(np.zeros(1), np.array([2.0**-40]))
    labels, sums = np.array([1, 0], dtype=np.int32), np.array([[3.0, 1.0], [1.0, 1.0]])
    known = Bounds(np.array([9, 8], dtype=np.uint8), 2.0**-4, 8.5)
    found = compiled.step(X, None, grid, at, labels, sums, known)
    assert labels.tolist() == [1, 1]
    assert sums.tolist() == [[0.0, 0.0], [4.0, 2.0]]
    assert found.changed == 1
