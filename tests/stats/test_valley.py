"""How full the space between clusters is: worked by hand, then what must not change it."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.stats.valley import valley


def clouds(*centers: tuple[float, float], n: int = 200, sd: float = 1.0) -> tuple:
    rng = np.random.default_rng(7)
    rows = np.vstack([rng.normal(center, sd, size=(n, 2)) for center in centers])
    return rows, np.repeat(np.arange(len(centers)), n)


@pytest.mark.parametrize("n", [4, 10, 25])
def test_rows_at_the_means_leave_nothing_in_between(n: int) -> None:
    X = np.repeat([[0.0], [1.0]], n, axis=0)
    labels = np.repeat([0, 1], n)
    assert valley(X, labels) == pytest.approx(0.5 / (n + 0.5))


def test_two_clusters_by_hand() -> None:
    # Means 0 and 10. t: -.05, 0, 0, .05 | .45, 1, 1.2, 1.35; middle 1, cores 4 and 1.
    X = np.array([-0.5, 0.0, 0.0, 0.5, 4.5, 10.0, 12.0, 13.5])[:, None]
    assert valley(X, [0, 0, 0, 0, 1, 1, 1, 1]) == pytest.approx((1 + 0.5) / (1 + 0.5))


def test_each_cluster_counts_by_its_size_with_its_fullest_neighbour() -> None:
    # Two rows half-way between 0 and 1, six near the mean of each; 2 is far away from both.
    near = [-0.4, 0.0, 0.0, 0.4, 0.0, 0.0, 5.0, -5.0]
    X = np.array([*near, *(10 - np.array(near)), *[1000.0] * 4])[:, None]
    labels = np.repeat([0, 1, 2], [8, 8, 4])
    between = (2 + 0.5) / (6 + 0.5)
    far = 0.5 / (4 + 0.5)  # rows within a tenth of the way: all 8, and the 4
    assert valley(X, labels) == pytest.approx((16 * between + 4 * far) / 20)


def test_halves_of_an_even_stretch_are_not_separated() -> None:
    X = np.linspace(0, 1, 1001)[:, None]
    assert valley(X, (X[:, 0] > 0.5).astype(int)) == pytest.approx(1.0, abs=0.02)


def test_clouds_are_separated_and_slices_of_one_are_not() -> None:
    X, labels = clouds((0, 0), (8, 0), (0, 8))
    assert valley(X, labels) < 0.02
    one, _ = clouds((0, 0), n=600)
    assert valley(one, (one[:, 0] > 0).astype(int)) > 0.9


def test_a_cluster_of_three_rows_counts_two_and_is_no_neighbour() -> None:
    X = np.array([0.0] * 10 + [1.0] * 7 + [0.5] * 3)[:, None]
    labels = [0] * 10 + [1] * 7 + [2] * 3
    between = 0.5 / (7 + 0.5)  # the three rows half-way belong to neither
    assert valley(X, labels) == pytest.approx((17 * between + 3 * 2) / 20)


def test_clusters_with_the_same_mean_are_not_separated() -> None:
    X = np.array([[-1.0], [1.0]] * 4 + [[-2.0], [2.0]] * 4)
    assert valley(X, [0] * 8 + [1] * 8) == 2.0


def test_only_small_clusters_count_two() -> None:
    assert valley([[0.0], [1.0], [2.0]], [0, 1, 1]) == 2.0


def test_names_rows_place_and_turning_do_not_matter() -> None:
    X, labels = clouds((0, 0), (3, 0), (0, 4), n=80)
    value = valley(X, labels)
    turned = X @ np.array([[0.6, -0.8], [0.8, 0.6]]) * 3.0 + [5.0, -100.0]
    order = np.random.default_rng(1).permutation(len(X))
    assert valley(turned, labels) == pytest.approx(value)
    assert valley(X[order], labels[order]) == pytest.approx(value)
    assert valley(X, np.array(["c", "a", "b"])[labels]) == pytest.approx(value)


@pytest.mark.parametrize("labels", [[0, 0, 0], [0, 1]])
def test_needs_two_clusters_and_a_label_for_each_row(labels: list[int]) -> None:
    with pytest.raises(InputError, match="needs two of them, and one label for each row"):
        valley([[0.0], [1.0], [2.0]], labels)
