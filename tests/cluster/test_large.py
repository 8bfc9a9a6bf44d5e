"""Very many rows: a sample for the starts, every row for the end; what may not change it."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.cluster import kmeans as kmeans_module
from clustomer.cluster import large
from clustomer.cluster import sweep as sweep_module
from clustomer.cluster.kmeans import KMeans
from clustomer.cluster.large import Rows, repeats
from clustomer.cluster.sweep import fit_full, sweep
from clustomer.stats.criteria import within_ss
from clustomer.stats.distances import assign, centroids

N = 30_000


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is large begins at 2,000 rows, samples have about 3,300."""
    for module in (kmeans_module, sweep_module, large):
        monkeypatch.setattr(module, "LARGE_ROWS", 2000)
    monkeypatch.setattr(large, "SAMPLE_ROWS", 3000)
    monkeypatch.setattr(large, "FAR_ROWS", 300)
    monkeypatch.setattr(large, "_CHUNK", 4096)


def blobs(n: int = N, seed: int = 0, p: int = 4) -> np.ndarray:
    rng = np.random.default_rng(seed)
    centers = rng.normal(size=(6, p)) * 3
    return centers[rng.integers(6, size=n)] + rng.normal(size=(n, p))


@pytest.mark.kernel
@pytest.mark.parametrize("k", [2, 6, 9])
def test_as_good_as_restarts_on_all_rows(monkeypatch: pytest.MonkeyPatch, k: int) -> None:
    X = blobs()
    found = KMeans(k, random_state=0).fit(X)
    monkeypatch.setattr(kmeans_module, "LARGE_ROWS", N)
    everything = KMeans(k, random_state=0).fit(X)
    # The sample is 3,300 of 30,000 rows here; the real one is 15 times as large.
    assert found.inertia_ <= everything.inertia_ * 1.004
    np.testing.assert_array_equal(found.labels_, assign(X, found.cluster_centers_).labels)
    np.testing.assert_array_equal(found.labels_, found.predict(X))
    squares = ((X - found.cluster_centers_[found.labels_]) ** 2).sum()
    assert found.inertia_ == pytest.approx(squares, rel=1e-12)
    assert (np.diff(np.bincount(found.labels_)) <= 0).all()


def test_an_offset_moves_the_means_each_time() -> None:
    X = np.array([[0.0, 4.0], [2.0, 0.0], [10.0, 1.0], [12.0, 3.0]])
    rows = Rows.of(X, None, 1)
    offset = np.array([[0.5, 0.0], [0.0, -1.0]])
    found = rows.lloyd(np.array([[0.0, 0.0], [9.0, 0.0]]), max_iter=50, tol=0.0, offset=offset)
    assert found.converged
    assert found.centers == pytest.approx(np.array([[1.5, 2.0], [11.0, 1.0]]))
    # One step: the mean of 0 and 1, and 8 less.
    line = Rows.of(np.array([[0.0], [1.0], [4.0]]), None, 1)
    begin, by = np.array([[0.0], [4.0]]), np.array([[-8.0], [0.0]])
    assert line.lloyd(begin, max_iter=1, tol=0.0, offset=by).centers.ravel() == pytest.approx(
        [-7.5, 4.0]
    )


def test_a_rare_far_group_is_found() -> None:
    X = blobs(p=3)
    rare = np.random.default_rng(1).choice(N, N // 1000, replace=False)
    X[rare] = 60 + np.random.default_rng(2).normal(size=(len(rare), 3))
    labels = KMeans(7, random_state=0).fit(X).labels_
    alone = set(labels[rare].tolist())
    assert len(alone) == 1
    assert np.bincount(labels)[alone.pop()] == len(rare)


def test_the_sample_holds_far_rows_and_stands_for_all() -> None:
    X = np.random.default_rng(0).normal(size=(N, 2))
    X[:3] = 1000.0 + np.arange(3)[:, None]
    sample = Rows.of(X, None, 1).sample(0)
    values = sample.columns_back(sample.distinct)
    assert {1000.0, 1001.0, 1002.0} <= set(values[:, 0].tolist())
    assert sample.weights is not None
    assert (sample.weights == np.rint(sample.weights)).all()
    shares = sample.weights / sample.weights.sum()
    # Weighted means are those of all rows, far ones included, within their error.
    assert shares @ values[:, 0] == pytest.approx(X[:, 0].mean(), abs=0.08)
    other = Rows.of(X, None, 1).sample(1)
    assert not np.array_equal(other.distinct, sample.distinct)


@pytest.mark.kernel
def test_order_and_workers_change_no_bit() -> None:
    X = blobs(8000)
    rows, columns = np.random.default_rng(3).permutation(8000), np.array([2, 0, 3, 1])
    one = KMeans(5, random_state=4, n_jobs=1).fit(X)
    for other_X, n_jobs in ((X[rows], 3), (np.asfortranarray(X[rows]), 1)):
        other = KMeans(5, random_state=4, n_jobs=n_jobs).fit(other_X)
        np.testing.assert_array_equal(other.labels_, one.labels_[rows])
        np.testing.assert_array_equal(other.cluster_centers_, one.cluster_centers_)
    turned = KMeans(5, random_state=4).fit(X[:, columns])
    np.testing.assert_array_equal(turned.labels_, one.labels_)
    np.testing.assert_allclose(turned.cluster_centers_, one.cluster_centers_[:, columns], rtol=1e-9)


@pytest.mark.kernel
def test_single_precision_is_read_as_it_is() -> None:
    X = blobs(8000).astype(np.float32)
    single, double = (KMeans(5, random_state=0).fit(x) for x in (X, X.astype(np.float64)))
    np.testing.assert_array_equal(single.labels_, double.labels_)
    np.testing.assert_array_equal(single.cluster_centers_, double.cluster_centers_)
    np.testing.assert_array_equal(single.predict(X), single.labels_)


def test_a_weight_is_a_repeated_row() -> None:
    X = blobs(6000)
    weights = np.random.default_rng(0).integers(0, 3, size=6000).astype(float)
    weighted = KMeans(6, random_state=0, tol=0).fit(X, sample_weight=weights)
    repeated = KMeans(6, random_state=0, tol=0).fit(np.repeat(X, weights.astype(int), axis=0))
    assert weighted.inertia_ == pytest.approx(repeated.inertia_, rel=1e-3)
    heavy = weights > 0
    squares = weights * assign(X, weighted.cluster_centers_).distance ** 2
    assert weighted.inertia_ == pytest.approx(squares.sum(), rel=1e-12)
    assert heavy.any()


def test_rows_that_repeat_are_joined() -> None:
    X = np.random.default_rng(0).integers(1, 6, size=(N, 3)).astype(float)
    rows = Rows.of(X, None, 2)
    assert repeats(rows.sample(0))
    assert not repeats(Rows.of(blobs(), None, 1).sample(0))
    joined = rows.joined()
    assert joined is not None
    distinct, weights, group = joined
    assert len(distinct) == 125
    assert weights.sum() == N
    np.testing.assert_array_equal(distinct[group], X)
    found = KMeans(4, random_state=0).fit(X)
    np.testing.assert_array_equal(found.labels_, found.predict(X))
    means = centroids(X, found.labels_, 4)
    np.testing.assert_allclose(found.cluster_centers_, means, rtol=1e-12)


def test_many_distinct_rows_that_repeat_are_joined_and_sampled() -> None:
    distinct = blobs(5000)
    X = np.repeat(distinct, 6, axis=0)
    found = KMeans(6, random_state=0).fit(X)
    alone = KMeans(6, random_state=0).fit(distinct)
    assert found.inertia_ == pytest.approx(6 * alone.inertia_, rel=1e-3)


def test_given_centres_keep_their_order_and_empty_ones_move() -> None:
    X = np.sort(np.random.default_rng(0).normal(size=(5000, 1)), axis=0)
    found = KMeans(3, init=np.array([[-2.0], [2.0], [500.0]]), random_state=0).fit(X)
    assert found.cluster_centers_[0] < found.cluster_centers_[1]
    assert len(np.unique(found.labels_)) == 3  # the third began without a row


def test_functions_and_random_rows_as_starts() -> None:
    X = blobs(5000)

    def spread(values: np.ndarray, k: int, random_state: np.random.RandomState) -> np.ndarray:
        return values[random_state.choice(len(values), k, replace=False)]

    for init in (spread, "random"):
        found = KMeans(6, init=init, random_state=0).fit(X)
        assert found.inertia_ <= KMeans(6, random_state=0).fit(X).inertia_ * 1.01


@pytest.mark.parametrize("silhouette", ["none", "sampled"])
def test_a_sweep_gives_means_and_their_sums_of_squares(silhouette: str) -> None:
    X = blobs(12_000)
    found = sweep(X, k_values=range(1, 8), random_state=0, silhouette=silhouette)
    for one in found.solutions:
        assert one.converged
        np.testing.assert_allclose(one.centers, centroids(X, one.labels, one.k), atol=1e-9)
        assert one.inertia == pytest.approx(within_ss(X, one.labels), rel=1e-9)
        assert sum(one.sizes) == 12_000
    inertias = [one.inertia for one in found.solutions]
    assert inertias == sorted(inertias, reverse=True)
    assert found.total_ss == pytest.approx(inertias[0], rel=1e-9)


def test_full_convergence_from_given_centres() -> None:
    X = blobs(6000)
    full = fit_full(X, X[:4])
    assert full.converged
    np.testing.assert_allclose(full.centers, centroids(X, full.labels, 4), atol=1e-9)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_missing_and_infinite_values_are_refused(bad: float) -> None:
    X = blobs(5000)
    X[4321, 2] = bad
    with pytest.raises(ValueError, match=r"NaN|infinity"):
        KMeans(3).fit(X)


def test_a_constant_column_and_a_far_origin() -> None:
    X = np.column_stack([blobs(5000), np.full(5000, 7.0)])
    near, far = (KMeans(6, random_state=0).fit(x) for x in (X, X + 1e8))
    assert far.inertia_ == pytest.approx(near.inertia_, rel=1e-3)  # another sample
    assert (near.cluster_centers_[:, -1] == 7.0).all()
