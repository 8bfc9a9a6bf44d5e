"""Many fits in one call: by hand, against a plain loop, against scikit-learn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

from clustomer._random import stream
from clustomer.errors import InputError
from clustomer.stats.kernels.fits import fit_from, fit_many, n_candidates, n_uniforms

pytestmark = pytest.mark.kernel


def draws(m: int, n_init: int, k: int, seed: int = 0) -> np.ndarray:
    return stream(seed, "test", k).random((m, n_init, n_uniforms(k)))


def cloud(n: int = 120, p: int = 3, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, p)) + 4 * rng.integers(3, size=(n, 1))


def plain_start(
    X: np.ndarray, k: int, u: np.ndarray, w: np.ndarray, max_iter: int = 100, tol: float = 1e-4
) -> tuple[np.ndarray, np.ndarray, float]:
    """One start, written down as the definition says: no batch, no expansion of squares."""

    def squared(centers: np.ndarray) -> np.ndarray:
        return ((X[:, None, :] - centers[None, :, :]) ** 2).sum(axis=2)

    def row(mass: np.ndarray, number: float) -> int:
        return int(np.searchsorted(np.cumsum(mass) / mass.sum(), number, side="right"))

    centers = [X[row(w, u[0])]]
    tries = u[1:].reshape(k - 1, -1)
    for j in range(1, k):
        near = squared(np.array(centers)).min(axis=1)
        options = [row(w * near, number) for number in tries[j - 1]]
        left = [
            float((w * np.minimum(near, ((X - X[option]) ** 2).sum(axis=1))).sum())
            for option in options
        ]
        centers.append(X[options[int(np.argmin(left))]])
    C = np.array(centers)
    for _ in range(max_iter):
        labels = squared(C).argmin(axis=1)
        new = np.array(
            [np.average(X[labels == j], axis=0, weights=w[labels == j]) for j in range(k)]
        )
        shift = ((new - C) ** 2).sum()
        C = new
        if shift <= tol * X.var(axis=0).mean():
            break
    d = squared(C)
    return d.argmin(axis=1), C, float((w * d.min(axis=1)).sum())


def test_two_pairs_by_hand() -> None:
    X = np.array([[0.0], [1.0], [10.0], [11.0]])
    fits = fit_many(X, 2, draws(1, 3, 2))
    assert fits.inertia.tolist() == [1.0]
    assert sorted(fits.centers[0].ravel().tolist()) == [0.5, 10.5]
    assert fits.labels[0, 0] == fits.labels[0, 1] != fits.labels[0, 2]


@pytest.mark.parametrize(("k", "candidates", "numbers"), [(2, 2, 3), (3, 3, 7), (8, 4, 29)])
def test_numbers_of_a_start(k: int, candidates: int, numbers: int) -> None:
    assert (n_candidates(k), n_uniforms(k)) == (candidates, numbers)


@pytest.mark.parametrize("k", [2, 3, 5, 8])
def test_each_start_is_the_plain_one(k: int) -> None:
    X = cloud()
    u = draws(6, 1, k)
    rng = np.random.default_rng(3)
    weights = rng.integers(0, 4, size=(6, len(X))).astype(float)
    for times in (None, weights):
        fits = fit_many(X, k, u, weights=times)
        for i in range(6):
            w = np.ones(len(X)) if times is None else times[i]
            labels, centers, inertia = plain_start(X, k, u[i, 0], w)
            np.testing.assert_array_equal(fits.labels[i], labels)
            np.testing.assert_allclose(fits.centers[i], centers, atol=1e-10)
            assert fits.inertia[i] == pytest.approx(inertia, rel=1e-12)


def test_the_best_start_is_kept() -> None:
    X, u = cloud(), draws(4, 5, 6)
    fits = fit_many(X, 6, u)
    for i in range(4):
        each = [plain_start(X, 6, u[i, r], np.ones(len(X)))[2] for r in range(5)]
        assert fits.inertia[i] == pytest.approx(min(each), rel=1e-12)


def test_as_good_as_scikit_learn() -> None:
    X = cloud(400, 4)
    with threadpool_limits(1):
        for k in (3, 5, 7):
            theirs = KMeans(k, n_init=20, random_state=0, tol=0).fit(X).inertia_
            ours = fit_many(X, k, draws(1, 20, k), tol=0.0, max_iter=300).inertia[0]
            assert ours <= theirs * 1.02
    labels = fit_many(X, 3, draws(1, 5, 3), tol=0.0).labels[0]
    means = np.array([X[labels == j].mean(axis=0) for j in range(3)])
    theirs = KMeans(3, init=means, n_init=1, tol=0).fit(X)
    np.testing.assert_array_equal(theirs.labels_, labels)  # a fixed point of theirs, too


def test_a_weight_is_a_repeated_row() -> None:
    X = cloud(60)
    weights = np.random.default_rng(5).integers(0, 3, size=len(X))
    repeated = np.repeat(X, weights, axis=0)
    u = draws(1, 8, 4)
    weighted = fit_many(X, 4, u, weights=weights[None, :], tol=0.0)
    plain = fit_many(repeated, 4, u, tol=0.0)
    assert weighted.inertia[0] == pytest.approx(plain.inertia[0], rel=1e-10)


def test_rows_of_weight_zero_are_labelled() -> None:
    X = np.array([[0.0], [1.0], [10.0], [11.0], [10.4]])
    fits = fit_many(X, 2, draws(1, 3, 2), weights=[[1, 1, 1, 1, 0]])
    assert fits.labels[0, 4] == fits.labels[0, 3]
    assert fits.inertia[0] == pytest.approx(1.0, rel=1e-12)


def test_cutting_up_the_call_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    X, u = cloud(), draws(7, 3, 4)
    weights = np.random.default_rng(0).multinomial(len(X), np.full(len(X), 1 / len(X)), size=7)
    whole = fit_many(X, 4, u, weights=weights)
    for i in range(7):
        one = fit_many(X, 4, u[i : i + 1], weights=weights[i : i + 1])
        np.testing.assert_array_equal(one.labels[0], whole.labels[i])
        np.testing.assert_allclose(one.centers[0], whole.centers[i], rtol=1e-12, atol=1e-12)
    stacked = fit_many(np.stack([X] * 7), 4, u, weights=weights)
    np.testing.assert_array_equal(stacked.labels, whole.labels)


def test_a_far_origin_costs_no_digits() -> None:
    X, u = cloud(), draws(1, 5, 4)
    near, far = fit_many(X, 4, u), fit_many(X + 1e7, 4, u)
    np.testing.assert_array_equal(near.labels, far.labels)
    assert far.inertia[0] == pytest.approx(near.inertia[0], rel=1e-6)


def test_one_cluster_is_the_weighted_mean() -> None:
    X = cloud(50)
    weights = np.arange(50.0)
    fits = fit_many(X, 1, draws(1, 2, 1), weights=weights[None, :])
    np.testing.assert_allclose(fits.centers[0, 0], np.average(X, axis=0, weights=weights))
    assert not fits.labels.any()
    np.testing.assert_allclose(
        fit_many(X, 1, draws(1, 1, 1)).inertia[0], ((X - X.mean(axis=0)) ** 2).sum()
    )


def test_fewer_distinct_rows_than_clusters_end_quietly() -> None:
    X = np.repeat([[0.0, 0.0], [1.0, 1.0]], 5, axis=0)
    fits = fit_many(X, 4, draws(2, 3, 4))
    np.testing.assert_allclose(fits.inertia, 0.0, atol=1e-12)
    assert len(set(fits.labels[0].tolist())) == 2


def test_an_empty_cluster_moves_to_the_farthest_row() -> None:
    X = [[0.0], [1.0], [2.0], [30.0]]
    moved = fit_from(X, [[[0.9], [100.0]]], max_iter=1)
    np.testing.assert_allclose(np.sort(moved.centers.ravel()), [1.0, 30.0])
    # Of weight 0 the farthest row is no place to go.
    moved = fit_from(X, [[[0.9], [100.0]]], max_iter=1, weights=[[1, 1, 1, 0]])
    assert 30.0 not in moved.centers.ravel().tolist()


def test_ties_go_to_the_lowest_cluster() -> None:
    ends = fit_from([[0.0], [2.0], [1.0]], [[[0.0], [2.0]], [[2.0], [0.0]]], max_iter=1)
    # Row 2 lies between both: after one step of means 0.5 and 2 it is that of the first.
    assert ends.centers[0].ravel().tolist() == [0.5, 2.0]
    assert ends.centers[1].ravel().tolist() == [1.5, 0.0]


def test_runs_from_given_centres_end_where_scikit_learn_ends() -> None:
    X = cloud(300, 3)
    begin = X[np.random.default_rng(0).choice(300, size=(4, 5), replace=False)]
    ours = fit_from(X, begin)
    assert ours.converged.all()
    for i in range(4):
        theirs = KMeans(5, init=begin[i], n_init=1, tol=0).fit(X)
        np.testing.assert_array_equal(ours.labels[i], theirs.labels_)
        np.testing.assert_allclose(ours.centers[i], theirs.cluster_centers_, atol=1e-9)
    stopped = fit_from(X, begin, max_iter=1)
    assert stopped.n_iter.tolist() == [1, 1, 1, 1]
    assert not stopped.converged.any()


def test_more_than_256_clusters() -> None:
    X = np.arange(300.0)[:, None]
    fits = fit_many(X, 300, draws(1, 1, 300))
    assert len(set(fits.labels[0].tolist())) > 256


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"X": np.zeros(3)}, "has the shape"),
        ({"k": 0}, "cannot be"),
        ({"k": 5}, "cannot be"),
        ({"uniforms": np.zeros((1, 1, 2))}, "uniforms has the shape"),
        ({"X": np.zeros((2, 4, 1))}, "2 matrices"),
        ({"weights": np.ones((1, 3))}, "weights has the shape"),
        ({"weights": np.zeros((1, 4))}, "zeros only"),
        ({"weights": -np.ones((1, 4))}, "negative"),
        ({"X": np.array([[0.0], [1.0], [np.nan], [3.0]])}, "missing or infinite"),
    ],
)
def test_what_does_not_fit_is_refused(arguments: dict[str, Any], message: str) -> None:
    given = {"X": np.arange(4.0)[:, None], "k": 2, "uniforms": draws(1, 1, 2), **arguments}
    with pytest.raises(InputError, match=message):
        fit_many(given.pop("X"), given.pop("k"), given.pop("uniforms"), **given)
