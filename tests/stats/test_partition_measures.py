"""All criteria in one pass equal each of them alone."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.stats.criteria import calinski_harabasz, davies_bouldin, total_ss, within_ss
from clustomer.stats.effects import eta_squared
from clustomer.stats.kernels.fits import fit_many, n_uniforms
from clustomer.stats.partition_measures import measure_partitions
from clustomer.stats.silhouette import silhouette_many


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    return np.random.default_rng(5).normal([100.0, 0.0, -5.0], 1.0, size=(300, 3))


@pytest.fixture(scope="module")
def partitions(rows: np.ndarray) -> list[np.ndarray]:
    rng = np.random.default_rng(6)
    return [fit_many(rows, k, rng.random((1, 3, n_uniforms(k)))).labels[0] for k in range(2, 7)]


def test_three_points_by_hand() -> None:
    # Clusters {0, 2} and {10}. Centroids 1 and 10; T = 56 about the mean 4, W = 2.
    found = measure_partitions([[0.0], [2.0], [10.0]], [[0, 0, 1]], exact=True)
    assert found["inertia_share"] == pytest.approx([2 / 56])
    assert found["simplified_silhouette"] == pytest.approx([(9 / 10 + 7 / 8 + 1) / 3])
    assert found["calinski_harabasz"] == pytest.approx([54 / (2 / 1)])
    assert found["davies_bouldin"] == pytest.approx([1 / 9])
    assert found["silhouette"] == pytest.approx([(8 / 10 + 6 / 8 + 0) / 3])


def test_equal_the_criteria_one_at_a_time(rows: np.ndarray, partitions: list[np.ndarray]) -> None:
    found = measure_partitions(rows, partitions, exact=True)
    total = total_ss(rows)
    share = [within_ss(rows, labels) / total for labels in partitions]
    variance = [calinski_harabasz(rows, labels) for labels in partitions]
    scatter = [davies_bouldin(rows, labels) for labels in partitions]
    assert found["inertia_share"] == pytest.approx(share, rel=1e-9)
    assert found["calinski_harabasz"] == pytest.approx(variance, rel=1e-9)
    assert found["davies_bouldin"] == pytest.approx(scatter, rel=1e-9)
    exact = silhouette_many(rows, partitions, n_jobs=1).mean(axis=1)
    assert found["silhouette"] == pytest.approx(exact, rel=1e-9)


def test_equal_scikit_learn(rows: np.ndarray, partitions: list[np.ndarray]) -> None:
    from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score

    found = measure_partitions(rows, partitions, exact=True)
    for i, labels in enumerate(partitions):
        assert found["silhouette"][i] == pytest.approx(silhouette_score(rows, labels), rel=1e-7)
        assert found["calinski_harabasz"][i] == pytest.approx(
            calinski_harabasz_score(rows, labels), rel=1e-7
        )
        assert found["davies_bouldin"][i] == pytest.approx(
            davies_bouldin_score(rows, labels), rel=1e-7
        )


def test_the_simplified_silhouette_compares_the_two_nearest_centroids(
    rows: np.ndarray, partitions: list[np.ndarray]
) -> None:
    labels = partitions[2]
    centers = np.array([rows[labels == c].mean(axis=0) for c in range(4)])
    near = np.sort(np.linalg.norm(rows[:, None] - centers[None], axis=2), axis=1)
    expected = ((near[:, 1] - near[:, 0]) / near[:, 1]).mean()
    found = measure_partitions(rows, [labels], exact=False)
    assert found["simplified_silhouette"][0] == pytest.approx(expected, rel=1e-9)
    assert found["silhouette"][0] == found["simplified_silhouette"][0]


def test_rows_on_their_centroids() -> None:
    found = measure_partitions([[0.0], [0.0], [3.0], [3.0]], [[0, 0, 1, 1]], exact=True)
    assert {name: values[0] for name, values in found.items()} == {
        "inertia_share": 0.0,
        "simplified_silhouette": 1.0,
        "calinski_harabasz": np.inf,
        "davies_bouldin": 0.0,
        "silhouette": 1.0,
        "between": [9.0],
        "spread": [9.0],
    }


def test_the_part_of_each_column_between_the_clusters() -> None:
    rng = np.random.default_rng(3)
    rows, partitions = rng.normal(5, 2, (60, 3)), [rng.integers(0, k, 60) for k in (2, 4)]
    found = measure_partitions(rows, partitions, exact=False)
    for i, labels in enumerate(partitions):
        for j in range(3):
            share = found["between"][i, j] / found["spread"][i, j]
            assert share == pytest.approx(eta_squared(rows[:, j], labels))
        assert found["between"][i].sum() / found["spread"][i].sum() == pytest.approx(
            1 - found["inertia_share"][i]
        )


def test_one_cluster_is_refused() -> None:
    with pytest.raises(InputError, match="one cluster only"):
        measure_partitions([[0.0], [1.0]], [[0, 0]], exact=True)
