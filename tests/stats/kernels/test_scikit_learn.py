"""Against scikit-learn from the same centres; by turns the compiled kernel and the reference."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import cdist
from sklearn.cluster import KMeans
from tests.stats.kernels.wild import Case, cases, few
from threadpoolctl import threadpool_limits

from clustomer.stats.kernels.fits import fit_from

pytestmark = [
    pytest.mark.kernel,
    pytest.mark.filterwarnings("ignore:Number of distinct clusters"),
]

RESOLVED = ("cloud", "constant_columns", "mirrored")
"""Rows that scikit-learn's matrix product resolves, without ties."""

MARGIN = 1e-5
"""Below this share of the distance the order of two centres may be rounding in scikit-learn."""


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    with threadpool_limits(1):
        yield


def theirs(case: Case, max_iter: int) -> KMeans:
    model = KMeans(case.k, init=case.C, n_init=1, max_iter=max_iter, tol=0.0)
    return model.fit(case.X, sample_weight=case.w)


def margins(X: np.ndarray, centers: np.ndarray) -> np.ndarray:
    """How much farther the second centre is, as a share of its squared distance."""
    if len(centers) == 1:
        return np.ones(len(X))
    near = np.sort(cdist(X, centers, "sqeuclidean"), axis=1)[:, :2]
    return (near[:, 1] - near[:, 0]) / np.maximum(near[:, 1], 1e-300)


fair_cases = cases(n=(1, 300), rows=RESOLVED, centers=("rows",), weights=("none", "whole", "real"))


@settings(max_examples=few(150), deadline=None)
@given(fair_cases)
def test_one_step_gives_their_labels_and_centres(case: Case) -> None:
    model = theirs(case, 1)
    weights = None if case.w is None else case.w[None]
    ours = fit_from(case.X, case.C[None], weights=weights, max_iter=1)
    sure = margins(case.X, model.cluster_centers_) > MARGIN
    np.testing.assert_array_equal(ours.labels[0][sure], model.labels_[sure])
    size = np.abs(case.X).max()
    np.testing.assert_allclose(ours.centers[0], model.cluster_centers_, rtol=1e-9, atol=1e-9 * size)


@settings(max_examples=few(150), deadline=None)
@given(fair_cases)
def test_the_end_is_as_good_as_theirs(case: Case) -> None:
    model = theirs(case, 300)
    weights = None if case.w is None else case.w[None]
    ours = fit_from(case.X, case.C[None], weights=weights, max_iter=300)
    least = 1e-12 * float((case.X**2).sum())  # what is left of nothing in scikit-learn
    assert ours.inertia[0] <= model.inertia_ * (1 + 1e-6) + least
    near = cdist(case.X, ours.centers[0], "sqeuclidean").min(axis=1)
    expected = float(near.sum() if case.w is None else near @ case.w)
    assert ours.inertia[0] == pytest.approx(expected, rel=1e-9, abs=least)


@settings(max_examples=few(60), deadline=None)
@given(cases(n=(2, 200), rows=("offset", "tight_groups", "scales"), centers=("rows",),
             weights=("none",)))  # fmt: skip
def test_the_end_is_as_good_as_theirs_where_they_lose_digits(case: Case) -> None:
    """From the ends of scikit-learn, by the definition, there is nothing to lose."""
    model = theirs(case, 300)
    ours = fit_from(case.X, model.cluster_centers_[None], max_iter=300)
    near = cdist(case.X, model.cluster_centers_, "sqeuclidean").min(axis=1)
    spread = float(((case.X - case.X.mean(axis=0)) ** 2).sum())
    assert ours.inertia[0] <= float(near.sum()) * (1 + 1e-6) + 1e-20 * spread


@settings(max_examples=few(60), deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 20), st.integers(0, 3), st.booleans())
def test_empty_clusters_move_where_theirs_move(
    seed: int, p: int, n_empty: int, weighted: bool
) -> None:
    """Centres beyond all rows begin empty; which of them takes which row is not defined."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(60, p))
    weights = rng.integers(1, 4, size=60).astype(float) if weighted else None
    begin = np.concatenate([X[:3], 1e3 + rng.normal(size=(n_empty, p))])
    model = KMeans(len(begin), init=begin, n_init=1, max_iter=1, tol=0.0)
    model.fit(X, sample_weight=weights)
    ours = fit_from(X, begin[None], weights=None if weights is None else weights[None], max_iter=1)
    in_order = [c[np.lexsort(c.T)] for c in (ours.centers[0], model.cluster_centers_)]
    np.testing.assert_allclose(*in_order, rtol=1e-9, atol=1e-9)
    assert len(np.unique(ours.centers[0], axis=0)) == len(begin)
    assert ours.inertia[0] == pytest.approx(model.inertia_, rel=1e-9)


def test_an_empty_cluster_by_hand() -> None:
    """Rows 0 and 1 and row 9: the far one leaves its cluster for the empty one, as in theirs."""
    X = np.array([[0.0], [1.0], [9.0]])
    begin = np.array([[1.0], [100.0]])
    assert fit_from(X, begin[None], max_iter=1).centers[0].ravel().tolist() == [0.5, 9.0]
    model = KMeans(2, init=begin, n_init=1, max_iter=1, tol=0.0).fit(X)
    assert model.cluster_centers_.ravel().tolist() == [0.5, 9.0]


def test_a_row_between_two_centres_goes_to_the_lower_one() -> None:
    X = np.array([[-1.0], [0.0], [1.0]])
    for begin, label in (([-1.0, 1.0], 0), ([1.0, -1.0], 0), ([5.0, 1.0, -1.0], 1)):
        C = np.array(begin)[:, None]
        assert fit_from(X, C[None], max_iter=0).labels[0, 1] == label
        model = KMeans(len(C), init=C, n_init=1, max_iter=1).fit(X)
        model.cluster_centers_ = C
        assert model.predict(X)[1] == label


def test_weights_are_repeated_rows_in_both() -> None:
    rng = np.random.default_rng(1)
    X, weights = rng.normal(size=(80, 3)), rng.integers(0, 4, size=80)
    begin = X[np.flatnonzero(weights)[:5]]
    weighted = fit_from(X, begin[None], weights=weights[None])
    repeated = fit_from(np.repeat(X, weights, axis=0), begin[None])
    model = KMeans(5, init=begin, n_init=1, tol=0.0).fit(X, sample_weight=weights)
    np.testing.assert_allclose(weighted.centers, repeated.centers, rtol=1e-11)
    np.testing.assert_allclose(weighted.centers[0], model.cluster_centers_, rtol=1e-9, atol=1e-9)
    assert weighted.inertia[0] == pytest.approx(model.inertia_, rel=1e-9)
