"""k-POD: KMeans with missing values."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from clustomer.cluster.kmeans import KMeans
from clustomer.cluster.kpod import kpod
from clustomer.errors import InputError
from clustomer.stats.distances import assign

NAN = float("nan")


@pytest.fixture(scope="module")
def holes() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(31)
    truth = rng.permutation(np.repeat([0, 1, 2], [70, 60, 50]))
    X = np.array([[0, 0, 0, 0], [5, 5, 0, 0], [0, 5, 5, 5]])[truth] + rng.normal(size=(180, 4))
    X[rng.random(X.shape) < 0.25] = NAN
    X[3] = NAN
    return X, truth


def test_by_hand() -> None:
    X = [[0.0, 0.0], [2.0, NAN], [NAN, 0.0], [10.0, 10.0], [NAN, 10.0]]
    fit = kpod(X, 2, random_state=0)
    assert fit.labels.tolist() == [0, 0, 0, 1, 1]
    assert fit.centers.tolist() == [[1, 0], [10, 10]]
    assert fit.inertia == 2  # observed values only: (0 - 1)^2 + (2 - 1)^2
    assert fit.completed.tolist() == [[0, 0], [2, 0], [1, 0], [10, 10], [10, 10]]
    assert fit.n_missing == 3
    assert fit.converged


def test_finds_the_groups_despite_the_gaps(holes: tuple[np.ndarray, np.ndarray]) -> None:
    X, truth = holes
    fit = kpod(X, 3, random_state=0)
    assert adjusted_rand_score(truth, fit.labels) > 0.75
    assert fit.converged
    assert fit.n_rounds > 0
    assert not np.isnan(fit.completed).any()
    observed = ~np.isnan(X)
    np.testing.assert_array_equal(fit.completed[observed], X[observed])
    assert list(fit.sizes) == sorted(fit.sizes, reverse=True)


def test_nearest_centres_and_observed_means(holes: tuple[np.ndarray, np.ndarray]) -> None:
    X, _ = holes
    fit = kpod(X, 3, random_state=0)
    np.testing.assert_array_equal(fit.labels, assign(X, fit.centers).labels)
    for j in range(3):
        np.testing.assert_allclose(
            fit.centers[j], np.nanmean(X[fit.labels == j], axis=0), rtol=1e-9
        )
    assert fit.inertia == pytest.approx(np.nansum((X - fit.centers[fit.labels]) ** 2), rel=1e-12)


def test_better_than_mean_imputation_on_the_observed_values(
    holes: tuple[np.ndarray, np.ndarray],
) -> None:
    X, _ = holes
    filled = np.where(np.isnan(X), np.nanmean(X, axis=0), X)
    centers = KMeans(n_clusters=3, random_state=0).fit(filled).cluster_centers_
    simple = np.nansum((X - centers[assign(X, centers).labels]) ** 2)
    assert kpod(X, 3, random_state=0).inertia <= simple


def test_without_gaps_it_is_kmeans() -> None:
    X = np.random.default_rng(1).normal(size=(100, 2)) + np.repeat([[0], [8]], 50, axis=0)
    fit = kpod(X, 2, random_state=0)
    model = KMeans(n_clusters=2, random_state=0).fit(X)
    np.testing.assert_array_equal(fit.labels, model.labels_)
    assert fit.inertia == pytest.approx(model.inertia_, rel=1e-12)
    assert fit.n_rounds == 0


def test_row_and_column_order_change_nothing(holes: tuple[np.ndarray, np.ndarray]) -> None:
    X, _ = holes
    order, columns = np.random.default_rng(0).permutation(len(X)), [2, 0, 3, 1]
    one = kpod(X, 4, random_state=6, n_jobs=1)
    other = kpod(X[order][:, columns], 4, random_state=6, n_jobs=2)
    np.testing.assert_array_equal(one.labels[order], other.labels)
    np.testing.assert_array_equal(one.centers[:, columns], other.centers)
    assert one.inertia == other.inertia


def test_input_is_not_changed(holes: tuple[np.ndarray, np.ndarray]) -> None:
    X, _ = holes
    before = X.copy()
    kpod(X, 2, random_state=0)
    np.testing.assert_array_equal(X, before)


@pytest.mark.parametrize(
    ("X", "k", "words"),
    [
        ([[1.0, NAN], [2.0, NAN]], 1, "have no value"),
        ([[np.inf], [1.0]], 1, "infinite"),
        ([[1.0], [1.0]], 2, "distinct rows"),
        ([1.0], 1, "shape"),
    ],
)
def test_wrong_input(X: object, k: int, words: str) -> None:
    with pytest.raises(InputError, match=words):
        kpod(X, k)  # type: ignore[arg-type]
