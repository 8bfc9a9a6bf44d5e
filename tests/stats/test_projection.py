"""Principal components."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.linalg
from sklearn.decomposition import PCA

from clustomer.errors import InputError
from clustomer.stats.projection import principal_components


def test_by_hand() -> None:
    flat = principal_components([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
    np.testing.assert_allclose(flat.components[0], [0.6, 0.8], atol=1e-12)
    np.testing.assert_allclose(flat.scores[:, 0], [-5, 0, 5], atol=1e-12)
    np.testing.assert_allclose(flat.shares, [1, 0], atol=1e-12)
    np.testing.assert_allclose(flat.apply([[3.0, 4.0]]), [[0, 0]], atol=1e-12)


def test_against_scikit_learn() -> None:
    X = np.random.default_rng(4).normal(size=(200, 5)) * [1, 3, 2, 0.5, 1] + 100
    flat, oracle = principal_components(X, 3), PCA(n_components=3).fit(X)
    np.testing.assert_allclose(flat.shares, oracle.explained_variance_ratio_, rtol=1e-10)
    np.testing.assert_allclose(np.abs(flat.components), np.abs(oracle.components_), atol=1e-10)
    np.testing.assert_allclose(flat.scores, flat.apply(X), atol=1e-10)


@pytest.mark.parametrize("shape", [(60, 8), (8, 60), (20, 20)])
@pytest.mark.parametrize("stretch", [1.0, 1e4])
def test_against_the_whole_decomposition(shape: tuple[int, int], stretch: float) -> None:
    X = np.random.default_rng(5).normal(size=shape) * np.linspace(1, 3, shape[1])
    X[:, 2] *= stretch
    X[:, 4] *= 5
    flat = principal_components(X, 2)
    _, lengths, axes = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    np.testing.assert_allclose(flat.shares, (lengths**2 / (lengths**2).sum())[:2], rtol=1e-9)
    np.testing.assert_allclose(np.abs(flat.components), np.abs(axes[:2]), atol=1e-7)
    np.testing.assert_allclose(flat.components @ flat.components.T, np.eye(2), atol=1e-12)


def test_a_wide_matrix_does_not_wait_for_every_axis(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = []
    whole = scipy.linalg.eigh

    def eigh(gram: np.ndarray, **options: object) -> object:
        sides.append(len(gram))
        return whole(gram, **options)

    monkeypatch.setattr(scipy.linalg, "eigh", eigh)
    for shape in ((30, 2000), (2000, 30)):
        assert principal_components(np.random.default_rng(0).normal(size=shape)).shares.sum() < 1
    assert sides == [30, 30]


def test_the_largest_loading_is_positive_also_when_two_are_equal() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(50, 2))
    X = (X - X.mean(axis=0)) / X.std(axis=0)  # loadings of two such columns are +-0.7071
    for rows in (X, X[::-1], np.roll(X, 7, axis=0)):
        components = principal_components(rows).components
        assert (components[:, 0] > 0).all()


def test_fewer_columns_or_no_spread() -> None:
    assert principal_components([[1.0], [2.0]]).components.shape == (1, 1)
    flat = principal_components(np.ones((4, 3)))
    assert flat.shares.tolist() == [0, 0]
    assert flat.scores.tolist() == [[0, 0]] * 4


@pytest.mark.parametrize("X", [np.empty((0, 2)), [[np.nan, 1.0]], [1.0, 2.0]])
def test_wrong_input(X: object) -> None:
    with pytest.raises(InputError, match="cannot be projected"):
        principal_components(X)  # type: ignore[arg-type]
