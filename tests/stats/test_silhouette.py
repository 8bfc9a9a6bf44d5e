"""Silhouettes: by hand, against scikit-learn on exact distances, and edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist
from sklearn import metrics

from clustomer.errors import InputError
from clustomer.stats import silhouette as module
from clustomer.stats.centroid_silhouette import centroid_silhouettes
from clustomer.stats.silhouette import silhouette_many, silhouette_samples
from clustomer.stats.silhouette_sample import sampled_silhouettes

KINDS = (
    silhouette_samples,
    lambda X, labels: centroid_silhouettes(X, labels).simplified,
    lambda X, labels: centroid_silhouettes(X, labels).squared,
)


def oracle(X: np.ndarray, labels: np.ndarray, metric: str = "euclidean") -> np.ndarray:
    """scikit-learn on distances without the rounding of its matrix-product formula."""
    distances = cdist(X, X, metric)
    return np.asarray(metrics.silhouette_samples(distances, labels, metric="precomputed"))


@pytest.fixture(scope="module")
def groups() -> tuple[np.ndarray, list[np.ndarray]]:
    rng = np.random.default_rng(8)
    X = rng.normal(size=(600, 5))
    return X, [rng.integers(k, size=600) * 3 - 1 for k in (2, 3, 7)]


def test_by_hand() -> None:
    # rows 0 and 1 together, 5 alone: a = 1, b = 5 and 4
    found = silhouette_samples([[0.0], [1.0], [5.0]], [4, 4, 9])
    np.testing.assert_allclose(found, [4 / 5, 3 / 4, 0], rtol=1e-15)


def test_against_scikit_learn(groups: tuple[np.ndarray, list[np.ndarray]]) -> None:
    X, partitions = groups
    found = silhouette_many(X, partitions)
    assert found.shape == (3, 600)
    for one, labels in zip(found, partitions, strict=True):
        np.testing.assert_allclose(one, oracle(X, labels), atol=1e-12, rtol=0)
        assert one.mean() == pytest.approx(metrics.silhouette_score(X, labels), abs=1e-9)


def test_strips_and_workers_change_nothing(
    groups: tuple[np.ndarray, list[np.ndarray]], monkeypatch: pytest.MonkeyPatch
) -> None:
    X, partitions = groups
    whole = silhouette_many(X, partitions)
    monkeypatch.setattr(module, "_STRIP", 50)
    one, three = (silhouette_many(X, partitions, n_jobs=jobs) for jobs in (1, 3))
    np.testing.assert_array_equal(one, three)
    np.testing.assert_allclose(one, whole, atol=1e-13, rtol=0)


def test_several_at_once_are_those_one_by_one(
    groups: tuple[np.ndarray, list[np.ndarray]],
) -> None:
    X, partitions = groups
    together = silhouette_many(X, partitions)
    for i, labels in enumerate(partitions):
        np.testing.assert_allclose(together[i], silhouette_samples(X, labels), atol=1e-14, rtol=0)


@settings(max_examples=40, deadline=None)
@given(
    X=arrays(np.float64, (9, 2), elements=st.integers(-3, 3).map(float)),
    labels=arrays(np.int64, 9, elements=st.integers(0, 3)).filter(
        lambda labels: 1 < len(set(labels.tolist())) < 9
    ),
)
def test_ties_duplicates_and_single_rows(X: np.ndarray, labels: np.ndarray) -> None:
    found = silhouette_samples(X, labels)
    np.testing.assert_allclose(found, oracle(X, labels), atol=1e-12, rtol=0)
    np.testing.assert_allclose(
        centroid_silhouettes(X, labels).squared, oracle(X, labels, "sqeuclidean"), atol=1e-9, rtol=0
    )


def test_every_distance_zero_gives_zero() -> None:
    X, labels = np.ones((4, 2)), np.array([0, 0, 1, 1])
    for samples in KINDS:
        assert samples(X, labels).tolist() == [0, 0, 0, 0]


def test_as_many_clusters_as_rows() -> None:
    X, labels = np.arange(5.0)[:, None], np.arange(5)
    for samples in KINDS:
        assert samples(X, labels).tolist() == [0] * 5


def test_squared_closed_form(groups: tuple[np.ndarray, list[np.ndarray]]) -> None:
    X, partitions = groups
    for labels in partitions:
        np.testing.assert_allclose(
            centroid_silhouettes(X + 1000, labels).squared,
            oracle(X, labels, "sqeuclidean"),
            atol=1e-10,
            rtol=0,
        )


def test_simplified_by_hand() -> None:
    # centroids 1 and 11: a = 1, b = 11 for the row at 0
    found = centroid_silhouettes([[0.0], [2.0], [10.0], [12.0]], [0, 0, 1, 1]).simplified
    np.testing.assert_allclose(found, [10 / 11, 8 / 9, 8 / 9, 10 / 11], rtol=1e-14)


def test_invariant_to_moving_turning_and_scaling(
    groups: tuple[np.ndarray, list[np.ndarray]],
) -> None:
    X, partitions = groups
    turn = np.linalg.qr(np.random.default_rng(0).normal(size=(5, 5)))[0]
    moved = (X @ turn) * 7 + 3
    for samples in KINDS:
        np.testing.assert_allclose(
            samples(moved, partitions[1]), samples(X, partitions[1]), atol=1e-10, rtol=0
        )


def test_sample_is_near_the_exact_value_by_its_own_error() -> None:
    rng = np.random.default_rng(3)
    X = np.vstack([rng.normal(size=(1000, 2)), rng.normal(size=(800, 2)) + 3])
    labels = np.repeat([0, 1], [1000, 800])
    exact = silhouette_samples(X, labels).mean()
    drawn = [sampled_silhouettes(X, [labels], n_rows=300, seed=seed) for seed in range(30)]
    means = np.array([one.means[0] for one in drawn])
    errors = np.array([one.standard_errors[0] for one in drawn])
    assert drawn[0].n_rows == 300
    assert abs(means.mean() - exact) < 3 * errors.mean() / np.sqrt(30) + 0.005
    # sd(s) / sqrt(m) would be 1.7 times too small here; 30 draws know the spread to 13 %.
    assert 0.7 < means.std(ddof=1) / errors.mean() < 1.35
    assert sampled_silhouettes(X, [labels], n_rows=300, seed=4).means[0] == means[4]


def test_sample_of_everything_is_exact(groups: tuple[np.ndarray, list[np.ndarray]]) -> None:
    X, partitions = groups
    drawn = sampled_silhouettes(X, partitions, n_rows=10_000)
    np.testing.assert_array_equal(drawn.means, silhouette_many(X, partitions).mean(axis=1))
    assert drawn.standard_errors.tolist() == [0, 0, 0]
    assert drawn.n_rows == 600


@pytest.mark.kernel
@pytest.mark.parametrize("n", [2500, 12_000])
def test_rows_that_repeat_are_measured_once_and_count_all_the_same(
    monkeypatch: pytest.MonkeyPatch, n: int
) -> None:
    rng = np.random.default_rng(n)
    X = rng.integers(1, 5, size=(n, 3)).astype(float)
    by_value, by_chance = (X.sum(axis=1) > 7).astype(int), rng.integers(3, size=n)
    X[0] = 9.0  # a row alone in its cluster
    alone = np.where(np.arange(n) == 0, 2, by_value)
    partitions = [by_value, by_chance, alone]
    folded = silhouette_many(X, partitions)
    assert folded[2, 0] == 0
    seen: list[int] = []
    sums = module.distance_sums

    def counted(values: np.ndarray, *others: object, **options: object) -> np.ndarray:
        seen.append(len(values))
        return sums(values, *others, **options)

    monkeypatch.setattr(module, "distance_sums", counted)
    silhouette_many(X, partitions)
    assert max(seen) < n / 2
    monkeypatch.setattr(module, "_FOLDED", 0.0)
    np.testing.assert_allclose(folded, silhouette_many(X, partitions), atol=2e-5, rtol=0)
    rows = rng.choice(n, 2500, replace=False)
    np.testing.assert_allclose(
        silhouette_many(X[rows], [by_chance[rows]])[0], oracle(X[rows], by_chance[rows]), atol=1e-12
    )


@pytest.mark.kernel
def test_single_precision_is_left_where_it_does_not_resolve(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_DOUBLE_ROWS", 0)
    rng = np.random.default_rng(0)
    far_and_tight = rng.normal(size=(600, 3)) + np.repeat([[0.0], [1e7]], 300, axis=0)
    plain = rng.normal(size=(600, 3)) + np.repeat([[0.0], [3.0]], 300, axis=0)
    labels = rng.integers(4, size=600)
    for X, tolerance in ((far_and_tight, 1e-12), (plain, 2e-6)):
        found = silhouette_many(X, [labels, np.repeat([0, 1], 300)])
        np.testing.assert_allclose(found[0], oracle(X, labels), atol=tolerance, rtol=0)
        np.testing.assert_allclose(found[1], oracle(X, np.repeat([0, 1], 300)), atol=tolerance)


def test_progress_begins_and_ends() -> None:
    seen: list[tuple[str, int, int]] = []
    silhouette_many(
        np.arange(4.0)[:, None], [[0, 0, 1, 1]], progress=lambda *step: seen.append(step)
    )
    assert seen == [("silhouette", 0, 1), ("silhouette", 1, 1)]


def test_wrong_input() -> None:
    with pytest.raises(InputError, match="one cluster only"):
        silhouette_samples([[1.0], [2.0]], [0, 0])
    with pytest.raises(InputError, match="one label for each of the 2 rows"):
        silhouette_samples([[1.0], [2.0]], [0, 1, 1])
