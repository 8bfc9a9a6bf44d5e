"""The KMeans estimator: scikit-learn's checks, its answers, and what may not change them."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.cluster import KMeans as SklearnKMeans
from sklearn.datasets import load_iris
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.metrics import adjusted_rand_score
from sklearn.utils.estimator_checks import parametrize_with_checks

from clustomer.cluster.kmeans import KMeans
from clustomer.errors import InputError


# The second is what scikit-learn checks its own KMeans with. The default of eight
# clusters meets tables of four distinct rows there, and warns as scikit-learn's does.
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@parametrize_with_checks([KMeans(), KMeans(n_clusters=2, n_init=2, max_iter=5)])
def test_scikit_learn_checks(estimator: KMeans, check) -> None:
    check(estimator)


@pytest.fixture(scope="module")
def blobs() -> np.ndarray:
    rng = np.random.default_rng(11)
    centers = np.array([[0, 0, 0], [6, 0, 1], [0, 6, 2], [6, 6, 3]])
    return centers[rng.permutation(np.repeat(np.arange(4), [90, 70, 50, 30]))] + rng.normal(
        size=(240, 3)
    )


def test_by_hand() -> None:
    model = KMeans(n_clusters=2, random_state=0).fit([[0.0], [9.0], [1.0], [1.0]])
    assert model.labels_.tolist() == [0, 1, 0, 0]
    np.testing.assert_allclose(model.cluster_centers_, [[2 / 3], [9]], rtol=1e-15)
    assert model.inertia_ == pytest.approx(2 / 3, rel=1e-14)
    np.testing.assert_allclose(model.transform([[9.0]]), [[9 - 2 / 3, 0]], rtol=1e-14)
    assert model.score([[9.0], [10.0]]) == -1


def test_same_partition_as_scikit_learn(blobs: np.ndarray) -> None:
    ours = KMeans(n_clusters=4, random_state=0).fit(blobs)
    theirs = SklearnKMeans(n_clusters=4, n_init=10, random_state=0).fit(blobs)
    assert ours.inertia_ == pytest.approx(theirs.inertia_, rel=1e-10)
    assert adjusted_rand_score(ours.labels_, theirs.labels_) == 1


def test_as_good_as_scikit_learn_on_iris() -> None:
    X = load_iris().data
    for k in (2, 3, 5):
        ours = KMeans(n_clusters=k, random_state=0).fit(X).inertia_
        theirs = SklearnKMeans(n_clusters=k, n_init=10, random_state=0).fit(X).inertia_
        assert ours <= theirs * 1.001


def test_clusters_are_ordered_by_size(blobs: np.ndarray) -> None:
    model = KMeans(n_clusters=4, random_state=3).fit(blobs)
    sizes = np.bincount(model.labels_)
    assert (np.diff(sizes) <= 0).all()
    weights = np.where(model.labels_ == 3, 4.0, 1.0)
    again = KMeans(n_clusters=4, random_state=3).fit(blobs, sample_weight=weights)
    assert np.bincount(again.labels_[model.labels_ == 3]).argmax() == 0  # now the heaviest


def test_labels_are_what_predict_says(blobs: np.ndarray) -> None:
    model = KMeans(n_clusters=6, max_iter=1, random_state=0).fit(blobs)
    np.testing.assert_array_equal(model.predict(blobs), model.labels_)
    for i in (0, 17, 239):
        assert model.predict(blobs[i : i + 1])[0] == model.labels_[i]


@pytest.mark.parametrize("n_jobs", [1, 2, -1])
def test_workers_and_order_change_nothing(blobs: np.ndarray, n_jobs: int) -> None:
    rng = np.random.default_rng(0)
    rows, columns = rng.permutation(len(blobs)), [2, 0, 1]
    one = KMeans(n_clusters=7, random_state=5, n_jobs=1).fit(blobs)
    other = KMeans(n_clusters=7, random_state=5, n_jobs=n_jobs).fit(blobs[rows][:, columns])
    np.testing.assert_array_equal(one.labels_[rows], other.labels_)
    np.testing.assert_allclose(
        one.cluster_centers_[:, columns], other.cluster_centers_, rtol=0, atol=0
    )
    assert one.inertia_ == other.inertia_


def test_order_of_columns_on_one_scale_changes_nothing() -> None:
    answers = np.random.default_rng(3).integers(1, 6, size=(400, 6)).astype(float)
    columns = [4, 1, 5, 0, 3, 2]
    one = KMeans(n_clusters=6, n_init=1, random_state=0).fit(answers)
    other = KMeans(n_clusters=6, n_init=1, random_state=0).fit(answers[:, columns])
    np.testing.assert_array_equal(one.labels_, other.labels_)
    assert one.inertia_ == other.inertia_


def test_a_weight_is_a_repeated_row(blobs: np.ndarray) -> None:
    times = np.random.default_rng(2).integers(0, 4, size=len(blobs))
    weighted = KMeans(n_clusters=5, random_state=1).fit(blobs, sample_weight=times)
    repeated = KMeans(n_clusters=5, random_state=1).fit(np.repeat(blobs, times, axis=0))
    np.testing.assert_array_equal(weighted.cluster_centers_, repeated.cluster_centers_)
    assert weighted.inertia_ == repeated.inertia_
    assert len(weighted.labels_) == len(blobs)  # rows of weight 0 are labelled too


def test_more_starts_are_never_worse(blobs: np.ndarray) -> None:
    inertias = [
        KMeans(n_clusters=9, n_init=n, random_state=4).fit(blobs).inertia_ for n in (1, 3, 10)
    ]
    assert inertias == sorted(inertias, reverse=True)


def test_given_centres_keep_their_order() -> None:
    X = [[0.0], [10.0], [11.0], [12.0]]
    model = KMeans(n_clusters=2, init=[[0.0], [11.0]]).fit(X)
    assert model.labels_.tolist() == [0, 1, 1, 1]


def test_edges() -> None:
    everyone = KMeans(n_clusters=3, random_state=0).fit([[3.0], [1.0], [2.0]])
    assert everyone.inertia_ == 0
    assert sorted(everyone.labels_.tolist()) == [0, 1, 2]
    constant = KMeans(n_clusters=2, random_state=0).fit([[1.0, 5.0], [2.0, 5.0], [2.0, 5.0]])
    assert constant.labels_.tolist() == [1, 0, 0]
    one = KMeans(n_clusters=1, random_state=0).fit([[1.0], [3.0]])
    assert one.cluster_centers_.tolist() == [[2]]


def test_fewer_distinct_rows_than_clusters_warns() -> None:
    with pytest.warns(ConvergenceWarning, match="more than the 2 distinct rows"):
        model = KMeans(n_clusters=3, random_state=0).fit([[1.0], [2.0], [2.0]])
    assert model.cluster_centers_.tolist() == [[2], [1], [1]]
    assert model.labels_.tolist() == [1, 0, 0]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"n_clusters": 4}, "n_samples=3 should be >= n_clusters=4"),
        ({"n_clusters": 0}, "n_clusters is 0"),
        ({"n_clusters": True}, "n_clusters is True"),
        ({"n_clusters": 2, "n_init": 2.5}, "n_init is 2.5"),
        ({"n_clusters": 2, "max_iter": 0}, "max_iter is 0"),
        ({"n_clusters": 2, "tol": -1.0}, "tol is -1.0"),
        ({"n_clusters": 2, "tol": float("nan")}, "tol is nan"),
        ({"n_clusters": 2, "init": "best"}, "init is 'best'"),
        ({"n_clusters": 2, "init": [[1.0]]}, "initial centres have the shape"),
        ({"n_clusters": 2, "n_jobs": 0}, "n_jobs is 0"),
    ],
)
def test_wrong_parameters(parameters: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        KMeans(**parameters).fit([[1.0], [2.0], [4.0]])


@pytest.mark.parametrize("weights", [[1.0], [1.0, -1.0], [0.0, 0.0], [1.0, np.nan]])
def test_wrong_weights(weights: list[float]) -> None:
    with pytest.raises(InputError, match="sample_weight"):
        KMeans(n_clusters=1).fit([[1.0], [2.0]], sample_weight=weights)


def test_missing_values_are_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match="NaN"):
        KMeans(n_clusters=1).fit([[np.nan], [1.0]])


def test_not_fitted() -> None:
    with pytest.raises(NotFittedError):
        KMeans().predict([[1.0]])


def test_frames_clone_pickle_and_names(blobs: np.ndarray) -> None:
    frame = pd.DataFrame(blobs, columns=["a", "b", "c"])
    model = clone(KMeans(n_clusters=2, random_state=0)).set_output(transform="pandas").fit(frame)
    assert model.feature_names_in_.tolist() == ["a", "b", "c"]
    assert model.transform(frame).columns.tolist() == ["kmeans0", "kmeans1"]
    again = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(again.predict(frame), model.labels_)


def test_fresh_seed_each_time_without_one() -> None:
    rng = np.random.RandomState(0)
    X = np.random.default_rng(0).normal(size=(300, 2))
    found = {KMeans(n_clusters=12, n_init=1, random_state=rng).fit(X).inertia_ for _ in range(4)}
    assert len(found) > 1
