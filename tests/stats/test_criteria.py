"""Criteria from centroids: by hand, against scikit-learn, and invariances."""

from __future__ import annotations

import math

import numpy as np
import pytest
from sklearn import metrics

from clustomer.errors import InputError
from clustomer.stats.criteria import (
    CRITERIA,
    Criterion,
    calinski_harabasz,
    davies_bouldin,
    total_ss,
    within_ss,
)

HAND = np.array([[0.0], [2.0], [10.0], [14.0]])
HAND_LABELS = [0, 0, 1, 1]


@pytest.fixture(scope="module")
def groups() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    return rng.normal(size=(300, 4)) * [1, 5, 0.1, 1] + [0, 1000, 0, 0], rng.integers(4, size=300)


def test_by_hand() -> None:
    # W = 1 + 1 + 4 + 4 = 10; mean 6.5: T = 42.25 + 20.25 + 12.25 + 56.25 = 131
    assert within_ss(HAND, HAND_LABELS) == 10
    assert total_ss(HAND) == 131
    assert calinski_harabasz(HAND, HAND_LABELS) == pytest.approx((121 / 1) / (10 / 2), rel=1e-14)
    assert davies_bouldin(HAND, HAND_LABELS) == pytest.approx((1 + 2) / 11, rel=1e-14)


def test_against_scikit_learn(groups: tuple[np.ndarray, np.ndarray]) -> None:
    X, labels = groups
    assert calinski_harabasz(X, labels) == pytest.approx(
        metrics.calinski_harabasz_score(X, labels), rel=1e-9
    )
    # scikit-learn's distances lose digits away from the origin; ours do not
    centred = X - X.mean(axis=0)
    assert davies_bouldin(X, labels) == pytest.approx(
        metrics.davies_bouldin_score(centred, labels), rel=1e-9
    )


def test_names_of_labels_and_order_of_rows_do_not_matter(
    groups: tuple[np.ndarray, np.ndarray],
) -> None:
    X, labels = groups
    order = np.random.default_rng(0).permutation(len(X))
    renamed = np.array([7, -3, 100, 2])[labels]
    for criterion in (within_ss, calinski_harabasz, davies_bouldin):
        assert criterion(X[order], renamed[order]) == pytest.approx(criterion(X, labels), rel=1e-10)


def test_weights_are_repeated_rows(groups: tuple[np.ndarray, np.ndarray]) -> None:
    X, labels = groups
    times = np.random.default_rng(1).integers(0, 4, size=len(X))
    again = np.repeat(np.arange(len(X)), times)
    for criterion in (within_ss, calinski_harabasz):
        assert criterion(X, labels, sample_weight=times) == pytest.approx(
            criterion(X[again], labels[again]), rel=1e-10
        )


def test_a_known_total_changes_nothing(groups: tuple[np.ndarray, np.ndarray]) -> None:
    X, labels = groups
    weights = [2.0] * len(X)
    known = total_ss(X, sample_weight=weights)
    again = calinski_harabasz(X, labels, sample_weight=weights, total=known)
    assert again == calinski_harabasz(X, labels, sample_weight=weights)


def test_edges() -> None:
    assert calinski_harabasz([[0.0], [1.0]], [0, 1]) == math.inf
    assert davies_bouldin([[0.0], [1.0]], [0, 1]) == 0
    same_centroid = [[-1.0], [1.0], [-2.0], [2.0]]
    assert davies_bouldin(same_centroid, [0, 0, 1, 1]) == math.inf


@pytest.mark.parametrize("criterion", [calinski_harabasz, davies_bouldin])
def test_one_cluster_is_not_enough(criterion: object) -> None:
    with pytest.raises(InputError, match="one cluster only"):
        criterion(HAND, [1, 1, 1, 1])  # type: ignore[operator]


def test_the_table_of_criteria() -> None:
    assert list(CRITERIA) == [
        "silhouette",
        "simplified_silhouette",
        "squared_silhouette",
        "calinski_harabasz",
        "davies_bouldin",
        "elbow",
    ]
    assert all(name == one.name for name, one in CRITERIA.items())
    assert [one.name for one in CRITERIA.values() if one.better == "lower"] == ["davies_bouldin"]
    assert CRITERIA["silhouette"].score(0.5) > CRITERIA["silhouette"].score(0.4)
    assert CRITERIA["davies_bouldin"].score(0.4) > CRITERIA["davies_bouldin"].score(0.5)
    assert Criterion.from_dict(CRITERIA["elbow"].to_dict()) == CRITERIA["elbow"]
    with pytest.raises(TypeError):
        CRITERIA["more"] = CRITERIA["elbow"]  # type: ignore[index]


def test_calinski_harabasz_of_single_rows_is_infinite_whatever_the_rounding() -> None:
    assert calinski_harabasz([[1.0], [2.0**53]], [0, 1]) == math.inf
