"""The sweep over k: known facts, oracles, invariances and edges."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from sklearn import metrics

from clustomer.cluster import sweep as module
from clustomer.cluster.kmeans import KMeans
from clustomer.cluster.sweep import default_k_values, fit_full, sweep
from clustomer.errors import InputError


def column_values(path: Path, columns: list[str]) -> np.ndarray:
    with path.open(newline="", encoding="utf-8") as file:
        return np.array([[float(row[name]) for name in columns] for row in csv.DictReader(file)])


def z_scores(X: np.ndarray) -> np.ndarray:
    return (X - X.mean(axis=0)) / X.std(axis=0)


@pytest.fixture(scope="module")
def mall(shared_data: Path) -> np.ndarray:
    names = ["Annual Income (k$)", "Spending Score (1-100)"]
    return column_values(shared_data / "Mall_Customers.csv", names)


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    rng = np.random.default_rng(21)
    return np.vstack([rng.normal(size=(80, 3)), rng.normal(size=(60, 3)) + 4]).round(2)


@pytest.mark.realdata
def test_mall_has_the_known_sums_of_squares(mall: np.ndarray) -> None:
    raw = sweep(mall, k_values=[1, 5], random_state=0)
    scaled = sweep(z_scores(mall), k_values=[1, 5], random_state=0)
    assert raw[5].inertia == pytest.approx(44448.4554, abs=5e-5)
    assert scaled[5].inertia == pytest.approx(65.5684, abs=5e-5)
    assert scaled[1].inertia == pytest.approx(400, rel=1e-12)
    assert raw[5].silhouette == pytest.approx(0.5539, abs=5e-5)
    assert scaled[5].silhouette == pytest.approx(0.5547, abs=5e-5)
    assert scaled[5].sizes == (81, 39, 35, 23, 22)
    assert scaled[5].start_agreement == 1


@pytest.mark.realdata
def test_customers_have_low_silhouettes_for_every_k(shared_data: Path) -> None:
    names = [
        "Age",
        "Annual Income ($)",
        "Spending Score (1-100)",
        "Work Experience",
        "Family Size",
    ]
    X = z_scores(column_values(shared_data / "Customers.csv", names))
    found = sweep(X, k_values=range(2, 9), n_init=5, random_state=0)
    for one in found.solutions:
        assert one.silhouette is not None
        assert 0.14 < one.silhouette < 0.175


def test_by_hand() -> None:
    found = sweep([[0.0], [1.0], [8.0], [10.0], [9.0]], k_values=[2, 1], random_state=0)
    assert found.k_values == (1, 2)
    assert found[1].inertia == pytest.approx(89.2, rel=1e-14)
    assert found.total_ss == pytest.approx(89.2, rel=1e-14)
    assert found[2].inertia == 2.5
    assert found[2].labels.tolist() == [1, 1, 0, 0, 0]
    assert found[2].centers.tolist() == [[9], [0.5]]
    assert found[2].sizes == (3, 2)
    assert found[1].silhouette is None
    assert found[1].start_agreement is None
    assert found[1].converged
    assert 2 in found
    assert 3 not in found
    with pytest.raises(InputError, match=r"k = 3 is not in the sweep\. It has k = 1, 2\."):
        found[3]


def test_every_criterion_against_scikit_learn(rows: np.ndarray) -> None:
    found = sweep(rows, k_values=[2, 3, 6], random_state=0)
    for one in found.solutions:
        labels = one.labels
        assert one.silhouette == pytest.approx(metrics.silhouette_score(rows, labels), abs=1e-9)
        assert one.squared_silhouette == pytest.approx(
            metrics.silhouette_score(rows, labels, metric="sqeuclidean"), abs=1e-9
        )
        assert one.calinski_harabasz == pytest.approx(
            metrics.calinski_harabasz_score(rows, labels), rel=1e-9
        )
        assert one.davies_bouldin == pytest.approx(
            metrics.davies_bouldin_score(rows, labels), rel=1e-9
        )
        assert one.simplified_silhouette > one.silhouette
        assert one.inertia == pytest.approx(((rows - one.centers[labels]) ** 2).sum(), rel=1e-12)
        np.testing.assert_array_equal(np.bincount(labels), one.sizes)
        assert list(one.sizes) == sorted(one.sizes, reverse=True)


def test_a_solution_is_what_the_estimator_finds(rows: np.ndarray) -> None:
    found = sweep(rows, k_values=[2, 4], n_init=4, random_state=9)
    for k in (2, 4):
        model = KMeans(n_clusters=k, n_init=4, random_state=9).fit(rows)
        np.testing.assert_array_equal(found[k].labels, model.labels_)
        np.testing.assert_allclose(found[k].centers, model.cluster_centers_, rtol=1e-12)
        assert found[k].inertia == pytest.approx(model.inertia_, rel=1e-12)


@pytest.mark.parametrize("n_jobs", [1, 3])
def test_workers_row_order_and_column_order_change_nothing(rows: np.ndarray, n_jobs: int) -> None:
    order, columns = np.random.default_rng(0).permutation(len(rows)), [1, 2, 0]
    one = sweep(rows, k_values=range(1, 6), random_state=2, n_jobs=1)
    other = sweep(rows[order][:, columns], k_values=range(1, 6), random_state=2, n_jobs=n_jobs)
    assert one.to_dict() == other.to_dict()
    for k in one.k_values:
        np.testing.assert_array_equal(one[k].labels[order], other[k].labels)
        np.testing.assert_array_equal(one[k].centers[:, columns], other[k].centers)


def test_weights_are_repeated_rows_for_inertia(rows: np.ndarray) -> None:
    times = np.random.default_rng(4).integers(0, 3, size=len(rows))
    weighted = sweep(rows, k_values=[1, 3], random_state=0, sample_weight=times)
    repeated = sweep(np.repeat(rows, times, axis=0), k_values=[1, 3], random_state=0)
    for k in (1, 3):
        assert weighted[k].inertia == pytest.approx(repeated[k].inertia, rel=1e-12)
        np.testing.assert_allclose(weighted[k].centers, repeated[k].centers, rtol=1e-12)
        assert weighted[k].start_agreement == pytest.approx(
            repeated[k].start_agreement, abs=0.1
        ) or (weighted[k].start_agreement is None)
    assert weighted[3].calinski_harabasz == pytest.approx(repeated[3].calinski_harabasz, rel=1e-9)
    assert weighted.total_ss == pytest.approx(repeated.total_ss, rel=1e-12)
    assert sum(weighted[3].sizes) == len(rows)


def test_sampled_silhouettes_come_with_their_error(
    rows: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = sweep(rows, k_values=[2, 3], random_state=0)
    same = sweep(rows, k_values=[2, 3], random_state=0, silhouette="sampled")
    assert same.silhouette_kind == "exact"  # fewer rows than a sample has
    assert same.silhouette_rows == len(rows)
    assert same[2].silhouette_se is None
    monkeypatch.setattr(module, "SAMPLE_ROWS", 100)
    monkeypatch.setattr(
        module,
        "sampled_silhouettes",
        lambda *a, **b: module_sampled(*a, n_rows=100, **b),
    )
    drawn = sweep(rows, k_values=[1, 2, 3], random_state=0, silhouette="sampled")
    assert drawn.silhouette_kind == "sampled"
    assert drawn.silhouette_rows == 100
    assert drawn[1].silhouette is None
    assert drawn[2].silhouettes is None
    for k in (2, 3):
        error = drawn[k].silhouette_se
        assert 0 < error < 0.05
        assert abs(drawn[k].silhouette - exact[k].silhouette) < 4 * error


module_sampled = module.sampled_silhouettes


def test_exact_silhouettes_of_the_rows_are_kept_in_their_order(rows: np.ndarray) -> None:
    found = sweep(rows, k_values=[1, 2, 4], random_state=0)
    assert found[1].silhouettes is None
    for k in (2, 4):
        oracle = metrics.silhouette_samples(rows, found[k].labels)
        np.testing.assert_allclose(found[k].silhouettes, oracle, atol=1e-9, rtol=0)
    assert "silhouettes" not in found[2].to_dict()
    assert "silhouettes" not in found.to_frame().columns


def test_without_silhouettes(rows: np.ndarray) -> None:
    found = sweep(rows, k_values=[2], random_state=0, silhouette="none")
    assert found[2].silhouettes is None
    assert found[2].silhouette is None
    assert found[2].simplified_silhouette is not None
    assert (found.silhouette_kind, found.silhouette_rows) == ("none", 0)


def test_edges() -> None:
    every = sweep([[1.0], [2.0], [4.0]], k_values=[1, 2, 3], random_state=0)
    assert every[3].inertia == 0
    assert every[3].silhouette == 0
    assert every[3].calinski_harabasz is None  # infinite
    constant = sweep([[1.0, 7.0], [2.0, 7.0], [9.0, 7.0]], k_values=[2], random_state=0)
    assert constant[2].sizes == (2, 1)
    single = sweep([[1.0, 2.0]], k_values=[1])
    assert single[1].inertia == 0
    twice = sweep([[0.0], [0.0], [5.0], [5.0], [5.0]], k_values=[2], random_state=0)
    assert twice[2].sizes == (3, 2)
    assert twice[2].inertia == 0


def test_agreement_needs_two_starts(rows: np.ndarray) -> None:
    assert sweep(rows, k_values=[3], n_init=1, random_state=0)[3].start_agreement is None


def test_table_and_read_only(rows: np.ndarray) -> None:
    found = sweep(rows, k_values=[1, 2], random_state=0)
    assert found.to_frame()["k"].tolist() == [1, 2]
    assert "labels" not in found.to_frame().columns
    with pytest.raises(ValueError, match="read-only"):
        found[2].labels[0] = 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"k_values": [4]}, "n_clusters=4 is more than the 3 distinct rows"),
        ({"k_values": []}, "k_values are"),
        ({"k_values": [0, 1]}, "k_values are"),
        ({"k_values": [1], "n_init": 0}, "n_init is 0"),
        ({"k_values": [1], "silhouette": "fast"}, "silhouette is 'fast'"),
        ({"k_values": [1], "sample_weight": [1.0]}, "sample_weight has the shape"),
    ],
)
def test_wrong_arguments(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        sweep([[1.0], [2.0], [2.0], [3.0]], **arguments)  # type: ignore[arg-type]


def test_default_grid() -> None:
    assert default_k_values(2000, 2000) == tuple(range(1, 9))
    assert default_k_values(100, 100) == (1, 2, 3, 4)
    assert default_k_values(30, 30) == (1, 2)
    assert default_k_values(30, 2) == (1,)
    assert default_k_values(1, 1) == (1,)
    assert default_k_values(2000, 4) == (1, 2, 3)
    assert default_k_values(2000, 2000, k_max=12) == tuple(range(1, 13))
    assert default_k_values(2000, 5, k_max=12) == (1, 2, 3, 4)
    with pytest.raises(InputError, match="largest k is 0"):
        default_k_values(10, 10, k_max=0)


def test_full_fit_ends_where_nothing_moves(rows: np.ndarray) -> None:
    part = sweep(rows[::3], k_values=[4], random_state=0)[4]
    full = fit_full(rows, part.centers)
    assert full.converged
    assert list(full.sizes) == sorted(full.sizes, reverse=True)
    means = [rows[full.labels == j].mean(axis=0) for j in range(4)]
    np.testing.assert_allclose(full.centers, means, rtol=1e-12)
    again = fit_full(rows, full.centers)
    np.testing.assert_array_equal(again.labels, full.labels)
    assert again.inertia == pytest.approx(full.inertia, rel=1e-13)


def test_full_fit_needs_centres_that_fit(rows: np.ndarray) -> None:
    with pytest.raises(InputError, match="centres have the shape"):
        fit_full(rows, [[1.0]])
    with pytest.raises(InputError, match="distinct rows"):
        fit_full([[1.0], [1.0]], [[0.0], [1.0]])
