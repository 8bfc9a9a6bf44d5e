"""The map by cells: counted by hand, small cells left out, outliers without a trace."""

from __future__ import annotations

import numpy as np

from clustomer.segments.density import FEWEST_IN_CELL, Density, make_density

CENTERS = np.array([[0.0, 0.0], [8.0, 8.0]])


def blobs(n: int = 600) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    labels = (np.arange(n) % 2).astype(np.int32)
    return CENTERS[labels] + rng.normal(size=(n, 2)), labels


def made(X: np.ndarray, labels: np.ndarray, **options: object) -> Density:
    return make_density(X, labels, centers=CENTERS, column_names=("a", "b"), **options)


def test_cells_are_those_of_a_count_by_hand() -> None:
    X, labels = blobs()
    density = made(X, labels)
    counted = [
        int(np.sum((labels == s) & (np.abs(X[:, 0] - x) < density.width / 2)
                   & (np.abs(X[:, 1] - y) < density.height / 2)))
        for s, x, y in zip(density.segment, density.x, density.y, strict=True)
    ]  # fmt: skip
    np.testing.assert_array_equal(density.n, counted)
    assert density.n.min() >= FEWEST_IN_CELL
    assert density.n_shown == density.n.sum() >= 0.8 * len(X)
    assert density.n_customers == len(X)


def test_an_outlier_leaves_no_trace() -> None:
    X, labels = blobs()
    far = X.copy()
    far[0] = [1e6, -1e6]
    there, without = made(far, labels), made(X, labels)
    assert np.abs(there.x).max() < 20
    assert (there.width, there.height) == (without.width, without.height)


def test_order_does_not_matter_and_left_out_customers_do_not_count() -> None:
    X, labels = blobs()
    order = np.random.default_rng(1).permutation(len(X))
    first = made(X, labels)
    assert made(X[order], labels[order]).to_dict() == first.to_dict()
    more = np.vstack([X, [[3.0, 3.0]] * 50])
    assert made(more, np.append(labels, [-1] * 50)).to_dict() == first.to_dict()


def test_few_customers_have_no_cell() -> None:
    X, labels = blobs(12)
    density = made(X, labels)
    assert density.n_shown == 0
    assert len(density.n) == 0


def test_constant_columns_make_one_cell() -> None:
    labels = np.zeros(30, dtype=np.int32)
    density = make_density(np.zeros((30, 2)), labels, centers=np.zeros((1, 2)),
                           column_names=("a", "b"))  # fmt: skip
    assert density.n.tolist() == [30]


def test_lines_hold_only_where_they_are_exact() -> None:
    X, labels = blobs()
    density = made(X, labels, originals={"a": 3 * X[:, 0] + 2, "b": np.exp(X[:, 1])})
    assert set(density.lines) == {"a"}
    np.testing.assert_allclose(density.lines["a"], (3, 2))


def test_more_than_two_columns_use_components() -> None:
    rng = np.random.default_rng(0)
    X, labels = rng.normal(size=(400, 5)), np.zeros(400, dtype=np.int32)
    density = make_density(X, labels, centers=np.zeros((1, 5)), column_names=tuple("abcde"))
    assert density.axes == "principal_components"
    assert density.lines == {}
    assert Density.from_dict(density.to_dict()).to_dict() == density.to_dict()
