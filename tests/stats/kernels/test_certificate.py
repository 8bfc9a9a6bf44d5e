"""Labels found in single precision are those of the definition: where it cannot tell, it is asked.

The filter orders centres by single-precision values and trusts a difference above
``ck_certain`` (native/filter.c). Each test here has rows whose order single precision
gets wrong, or cannot see, for one of the reasons that the certificate allows for.
"""

from __future__ import annotations

import numpy as np
import pytest
from tests.stats.kernels.wild import assert_kernels_agree, at_level, few, levels, the_kernel

from clustomer.stats.kernels.choice import kernel
from clustomer.stats.kernels.problem import Grid, Level, Problem

pytestmark = [pytest.mark.kernel, pytest.mark.usefixtures("native")]

Rng = np.random.Generator


def labels_of(X: np.ndarray, C: np.ndarray) -> np.ndarray:
    """Label rows by given centres as a fit does."""
    problem = Problem.of(X, 0.0)
    begin = np.ascontiguousarray(C - problem.grid.mean)[None]
    found: np.ndarray = kernel().lloyd(problem, begin, None, 0).labels[0]
    return found


def step_labels(X: np.ndarray, C: np.ndarray) -> np.ndarray:
    """Label rows by given centres as a pass over many rows does."""
    grid, labels = Grid.of(X.astype(np.float64), len(X)), np.full(len(X), -1, dtype=np.int32)
    at = np.ascontiguousarray(C - grid.mean)
    kernel().step(X, None, grid, at, labels, np.zeros((len(C), C.shape[1] + 1)))
    return labels


def final_labels(X: np.ndarray, C: np.ndarray) -> np.ndarray:
    """Label rows by given centres as they are, without a grid."""
    labels = np.empty(len(X), dtype=np.int32)
    kernel().label_rows(X, None, Level.of(C), C, labels, inertia=False)
    return labels


WAYS = [labels_of, step_labels, final_labels]


def whole_numbers_beside_a_border(
    rng: Rng, p: int, rows: int, centers: int, n: int = 400
) -> tuple[np.ndarray, np.ndarray]:
    """Rows and centres of whole numbers, most rows a hair nearer to the one or the other.

    The last column puts a row on the border of two centres, which differ by 1 there:
    their squared distances then differ by 2 at most, of some 2^30 or more.
    """
    place = rng.integers(-centers, centers + 1, size=p)
    C = place + np.array([rng.integers(-3, 4, size=p) for _ in range(4)])
    C[:, -1] = place[-1] + np.arange(4)
    X = rng.integers(-rows, rows + 1, size=(n, p))
    for x, (a, b) in zip(
        X, rng.permuted(np.tile(np.arange(4), (n, 1)), axis=1)[:, :2], strict=True
    ):
        apart = 2 * (C[b] - C[a]) @ x - (C[b] @ C[b] - C[a] @ C[a])
        x[-1] -= apart // (2 * (C[b, -1] - C[a, -1]))
    return X, C


def nearest_in_whole_numbers(X: np.ndarray, C: np.ndarray) -> np.ndarray:
    squares = ((X[:, None, :] - C[None, :, :]) ** 2).sum(axis=2)  # int64: nothing is rounded
    assert squares.max() < 2**53
    found: np.ndarray = squares.argmin(axis=1)
    return found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("p", [1, 2, 3, 8, 64])
@pytest.mark.parametrize(("rows", "centers"), [(2**14, 2**14), (2**14, 2), (2**6, 2**18)])
def test_rows_a_hair_beside_a_border(way: object, p: int, rows: int, centers: int) -> None:
    """Against whole numbers; centres among the rows, at their middle, and far from all."""
    rng = np.random.default_rng([p, rows, centers])
    for _ in range(few(10)):
        X, C = whole_numbers_beside_a_border(rng, p, rows, centers)
        expected = nearest_in_whole_numbers(X, C)
        for level in levels():
            for dtype in (np.float64, np.float32):
                with the_kernel("native"), at_level(level) as name:
                    found = way(X.astype(dtype), C.astype(float))
                np.testing.assert_array_equal(found, expected, err_msg=name)


@pytest.mark.parametrize("way", WAYS)
def test_ties_go_to_the_lowest_centre_wherever_it_stands(way: object) -> None:
    """Among 40 centres, four of which share a vector, two are equally near."""
    rng = np.random.default_rng(0)
    X = np.zeros((300, 2))
    X[1:] = rng.integers(-8, 9, size=(299, 2)) * 2.0
    for _ in range(few(30)):
        C = rng.integers(50, 90, size=(40, 2)) * 1.0
        one, other = rng.choice(40, size=2, replace=False)
        C[one], C[other] = [3.0, -4.0], [-3.0, 4.0]
        for level in levels():
            with the_kernel("native"), at_level(level) as name:
                assert way(X, C)[0] == min(one, other), name


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("p", [1, 3, 64])
def test_margins_of_every_size(way: object, p: int) -> None:
    """Rows from 1e-2 to 1e-16 beside the border of two centres of any distance and level."""
    rng = np.random.default_rng(p)
    for _ in range(few(60)):
        away = 10.0 ** rng.uniform(-8, 4)
        C = rng.normal(size=p) * 10.0 ** rng.uniform(-8, 4) + rng.normal(size=(3, p)) * away
        across = rng.normal(size=(300, p)) * 10.0 ** rng.uniform(-4, 4)
        line = C[1] - C[0]
        across -= np.outer(across @ line / (line @ line), line)
        margins = rng.choice([-1, 1], size=300) * 10.0 ** rng.uniform(-16, -2, size=300)
        X = (C[0] + C[1]) / 2 + across + margins[:, None] * line
        assert_kernels_agree(lambda X=X, C=C: way(X, C))


@pytest.mark.parametrize("way", WAYS)
def test_centres_much_nearer_to_the_mean_than_the_rows(way: object) -> None:
    """Double precision rounds distances of 1; single precision sees 1e-10 between centres."""
    rng = np.random.default_rng(0)
    half = rng.uniform(0.5, 1.0, size=(128, 3))
    X = np.concatenate([half, -half])
    for _ in range(few(60)):
        place = rng.normal(size=3) * 10.0 ** rng.uniform(-16, -8)
        C = place + rng.normal(size=(4, 3)) * 10.0 ** rng.uniform(-17, -14)
        assert_kernels_agree(lambda C=C: way(X, C))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("distance", [1e17, 1e18, 5e18, 1e19, 2e19, 5e19, 1e25, 1e100])
def test_centres_so_far_away_that_single_precision_overflows(way: object, distance: float) -> None:
    rng = np.random.default_rng(0)
    X = rng.uniform(-1, 1, size=(300, 3))
    for _ in range(few(10)):
        C = rng.normal(size=(5, 3)) * distance
        assert_kernels_agree(lambda C=C: way(X, C))


@pytest.mark.parametrize("way", WAYS)
def test_squares_that_underflow_in_double_precision(way: object) -> None:
    """Far rows set the scale; the others, 2^-36 of it, are distinct for single precision."""
    rng = np.random.default_rng(0)
    for exponent in range(-500, -420, 4):
        X = rng.normal(size=(600, 2)) * 2.0 ** (exponent - 36)
        X[598:] = [[2.0**exponent], [-(2.0**exponent)]]
        place = rng.normal(size=2)
        for digits in (3, 4, 5, 6, 7):
            C = (place + rng.normal(size=(6, 2)) * 10.0**-digits) * 2.0 ** (exponent - 36)
            assert_kernels_agree(lambda X=X, C=C: way(X, C))


def test_a_grid_coarser_than_single_precision_moves_rows_across_a_border() -> None:
    """Weights that sum to 2^31 leave 20 digits: rows are rounded before they are compared."""
    rng = np.random.default_rng(0)
    moved = 0
    for _ in range(few(20)):
        X = rng.uniform(-1, 1, size=(2000, 2))
        C = X[:2] + 0.0
        line = C[1] - C[0]
        beside = ((X - C.mean(axis=0)) @ line) / (line @ line)
        X -= np.outer(beside * (1 - 10.0 ** rng.uniform(-7, -5, size=2000)), line)
        grid = Grid.of(X, 2.0**31)
        at = C - grid.mean

        def work(X: np.ndarray = X, grid: Grid = grid, at: np.ndarray = at) -> np.ndarray:
            labels = np.full(len(X), -1, dtype=np.int32)
            kernel().step(X, None, grid, at, labels, np.zeros((2, 3)))
            return labels

        assert_kernels_agree(work)
        moved += int((work() != final_labels(X, C)).sum())
    assert moved > 0
