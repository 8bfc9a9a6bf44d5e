"""Sampled silhouettes: by hand, against plain Python, coverage of the error, small clusters."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.stats import silhouette
from clustomer.stats import silhouette_sample as module
from clustomer.stats.canonical import canonical
from clustomer.stats.silhouette import encode, numbered, silhouette_many
from clustomer.stats.silhouette_sample import (
    MIN_ROWS,
    SampledSilhouette,
    draw,
    estimate,
    sampled_silhouettes,
)

Case = tuple[np.ndarray, list[np.ndarray]]


def nearest(X: np.ndarray, centers: list) -> np.ndarray:
    away = ((X[:, None] - np.asarray(centers, dtype=float)) ** 2).sum(axis=2)
    return away.argmin(axis=1)


def blobs() -> Case:
    rng = np.random.default_rng(1)
    centers = [[0, 0], [6, 0], [0, 6], [6, 6]]
    X = np.concatenate([rng.normal(size=(1000, 2)) + center for center in centers])
    return X, [nearest(X, centers), nearest(X, [[0, 3], [6, 3]])]


def overlapping() -> Case:
    rng = np.random.default_rng(2)
    X = np.concatenate([rng.normal(size=(n, 3)) + at for n, at in ((2500, 0), (1500, 1.5))])
    return X, [nearest(X, [[0] * 3, [1.5] * 3]), nearest(X, [[-1, 0, 0], [1, 0, 0], [2, 2, 2]])]


def rare() -> Case:
    """Two groups, and 16 rows in 8,000 (0.2 %) near them."""
    rng = np.random.default_rng(3)
    X = np.concatenate(
        [
            rng.normal(size=(5000, 2)),
            rng.normal(size=(2984, 2)) + np.array([5, 0]),
            rng.normal(size=(16, 2)) + np.array([0, 9]),
        ]
    )
    return X, [
        nearest(X, [[2, 0], [0, 9]]),
        nearest(X, [[0, 0], [5, 0], [0, 9]]),
        nearest(X, [[0, 0], [5, 0]]),
    ]


CASES = (blobs, overlapping, rare)


def plain_mean(
    values: list, labels: list, weights: list, sizes: dict[int, int]
) -> tuple[float, list[float]]:
    """Return the weighted mean and the silhouettes, by the formulas, one row at a time."""
    scores = []
    for i, (x, c) in enumerate(zip(values, labels, strict=True)):
        near = {}
        for other in sizes:
            rows = [j for j, label in enumerate(labels) if label == other and j != i]
            total = sum(weights[j] for j in rows)
            if total:
                near[other] = sum(weights[j] * math.dist(x, values[j]) for j in rows) / total
        if sizes[c] == 1:
            scores.append(0.0)
            continue
        a, b = near[c], min(value for other, value in near.items() if other != c)
        scores.append((b - a) / max(a, b) if max(a, b) > 0 else 0.0)
    mean = 0.0
    for c, size in sizes.items():
        rows = [j for j, label in enumerate(labels) if label == c]
        total = sum(weights[j] for j in rows)
        part = sum(weights[j] * scores[j] for j in rows) / total
        mean += size / sum(sizes.values()) * part
    return mean, scores


def plain_error(values: list, labels: list, weights: list, sizes: dict[int, int]) -> float:
    """Return the standard error from derivatives that are taken by differences."""
    variance = 0.0
    for j, weight in enumerate(weights):
        step = 1e-5 * weight
        more, less = (
            plain_mean(values, labels, [*weights[:j], to, *weights[j + 1 :]], sizes)[0]
            for to in (weight + step, weight - step)
        )
        effect = weight * (more - less) / (2 * step)
        rows = labels.count(labels[j])
        if rows > 1:
            variance += (1 - 1 / weight) * rows / (rows - 1) * effect**2
    return math.sqrt(variance)


def test_estimate_by_hand() -> None:
    # Rows at 0, 1 and 3 stand for 1, 2 and 3 of a cluster of six; one row is alone at 10.
    weights = np.array([1.0, 2.0, 3.0, 1.0])
    values = np.array([[0.0], [1.0], [3.0], [10.0]])
    codes = encode(values, [[0, 0, 0, 1]])
    found = estimate(values, codes, np.array([6, 1]), weights)
    a = [(2 * 1 + 3 * 3) / 5, (1 * 1 + 3 * 2) / 4, (1 * 3 + 2 * 2) / 3]
    b = [10, 9, 7]
    s = [1 - one / other for one, other in zip(a, b, strict=True)]
    mean = (1 * s[0] + 2 * s[1] + 3 * s[2] + 0) / 7
    assert found.means[0] == pytest.approx(mean, rel=1e-14)
    # The rows of weight 1 are certain. df/da = -1 / b; g = 1, 2 and 3 sevenths.
    inside = mean * 7 / 6
    by_1 = 2 / 7 * (s[1] - inside) + 2 * (
        1 / 7 * (-1 / b[0]) * (1 - a[0]) / 5 + 3 / 7 * (-1 / b[2]) * (2 - a[2]) / 3
    )
    by_2 = 3 / 7 * (s[2] - inside) + 3 * (
        1 / 7 * (-1 / b[0]) * (3 - a[0]) / 5 + 2 / 7 * (-1 / b[1]) * (2 - a[1]) / 4
    )
    variance = 3 / 2 * (1 / 2 * by_1**2 + 2 / 3 * by_2**2)
    assert found.standard_errors[0] == pytest.approx(math.sqrt(variance), rel=1e-12)


class Numbers:
    """A generator that gives .05, .15, ... .95."""

    def random(self, n: int) -> np.ndarray:
        return (np.arange(n) + 0.5) / n


@pytest.mark.parametrize(
    ("n_rows", "rows", "weights"),
    [
        # Two of 0-6 (then 2 waits at .25), two of 7-9 (9 waits at .95), all of 9.
        (5, [0, 1, 7, 8, 9], [1 / 0.25, 1 / 0.25, 1 / 0.95, 1 / 0.95, 1]),
        # One more: row 2, and 3 waits at .35.
        (6, [0, 1, 2, 7, 8, 9], [1 / 0.35, 1 / 0.35, 1 / 0.35, 1 / 0.95, 1 / 0.95, 1]),
        (9, [0, 1, 2, 3, 4, 5, 7, 8, 9], [1 / 0.65] * 6 + [1 / 0.95, 1 / 0.95, 1]),
    ],
)
def test_draw_by_hand(
    n_rows: int, rows: list, weights: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "stream", lambda *_: Numbers())
    parts = [numbered([0] * 7 + [1] * 3, 10), numbered([0] * 9 + [1], 10)]
    drawn = draw(parts, n_rows=n_rows, min_rows=2, seed=0)
    assert drawn.rows.tolist() == rows
    np.testing.assert_allclose(drawn.weights, weights, rtol=1e-14)


def test_against_plain_python() -> None:
    rng = np.random.default_rng(5)
    X = rng.normal(size=(300, 3)) * [1, 2, 3]
    partitions = [
        np.where(np.arange(300) < 3, 2, rng.integers(2, size=300)),
        np.where(np.arange(300) == 7, 5, rng.integers(4, size=300)),  # one row alone
        np.where(np.arange(300) < 9, 0, 1),
    ]
    found = sampled_silhouettes(X, partitions, n_rows=40, min_rows=6, seed=3)
    assert found.smallest_rows.tolist()[:2] == [3, 1]
    drawn = draw([numbered(one, 300) for one in partitions], n_rows=40, min_rows=6, seed=3)
    assert len(set(drawn.weights.tolist())) > 2
    assert drawn.min_rows == found.min_rows < 6  # six of each are more than 20 rows
    values, weights = X[drawn.rows].tolist(), drawn.weights.tolist()
    for i, labels in enumerate(partitions):
        part = labels[drawn.rows].tolist()
        sizes = dict(zip(*np.unique(labels, return_counts=True), strict=True))
        mean, _ = plain_mean(values, part, weights, sizes)
        assert found.means[i] == pytest.approx(mean, abs=1e-13)
        error = plain_error(values, part, weights, sizes)
        assert found.standard_errors[i] == pytest.approx(error, rel=1e-6)  # of the differences


@pytest.mark.parametrize("case", CASES)
def test_all_rows_are_exact(case: Callable[[], Case]) -> None:
    X, partitions = case()
    X, partitions = X[::5], [labels[::5] for labels in partitions]
    exact = silhouette_many(X, partitions).mean(axis=1)
    found = sampled_silhouettes(X, partitions, n_rows=len(X))
    np.testing.assert_array_equal(found.means, exact)
    assert found.standard_errors.tolist() == [0] * len(partitions)
    assert found.n_rows == len(X)
    assert found.smallest_rows.tolist() == [np.bincount(one).min() for one in partitions]
    assert found.min_rows == MIN_ROWS
    codes = encode(X, partitions)
    same = estimate(X, codes, codes.sizes.astype(np.intp), np.ones(len(X)))
    np.testing.assert_allclose(same.means, exact, atol=1e-14, rtol=0)
    assert same.standard_errors.tolist() == [0] * len(partitions)


@pytest.mark.parametrize("case", CASES)
def test_intervals_cover(case: Callable[[], Case]) -> None:
    X, partitions = case()
    truth = silhouette_many(X, partitions).mean(axis=1)
    drawn = [
        sampled_silhouettes(X, partitions, n_rows=250, min_rows=10, seed=seed, n_jobs=1)
        for seed in range(200)
    ]
    misses = np.array([one.means for one in drawn]) - truth
    errors = np.array([one.standard_errors for one in drawn])
    covered = (np.abs(misses) < 1.96 * errors).mean(axis=0)
    assert ((covered >= 0.9) & (covered <= 0.99)).all()
    # 200 repeats know a standard deviation to 5 %.
    assert np.abs(errors.mean(axis=0) / misses.std(axis=0) - 1).max() < 0.17
    assert np.abs(misses.mean(axis=0)).max() < 0.5 * errors.mean(axis=0).min()


def test_a_rare_cluster_is_measured_better_than_by_a_simple_sample() -> None:
    X, partitions = rare()
    truth = silhouette_many(X, partitions[:1]).mean()
    rng = np.random.default_rng(0)
    simple, stratified = [], []
    for seed in range(100):
        rows = rng.choice(len(X), 250, replace=False)
        if partitions[0][rows].any():  # in three of five samples there is nothing to compare
            simple.append(silhouette_many(X[rows], [partitions[0][rows]], n_jobs=1).mean())
        found = sampled_silhouettes(X, partitions[:1], n_rows=250, min_rows=10, seed=seed, n_jobs=1)
        stratified.append(found.means[0])
    assert len(simple) < 60
    spread = [np.square(np.array(means) - truth).mean() ** 0.5 for means in (simple, stratified)]
    assert spread[0] > 2 * spread[1]


def test_every_cluster_has_its_rows() -> None:
    n = 400_000
    rng = np.random.default_rng(4)
    labels = np.sort(rng.choice(4, size=n, p=[0.6, 0.3, 0.0989, 0.0011]))
    labels[:20] = 9  # 0.005 %
    other = rng.integers(5, size=n)
    parts = [numbered(labels, n), numbered(other, n)]
    drawn = draw(parts, n_rows=10_000, min_rows=200, seed=1)
    assert len(drawn.rows) == len(set(drawn.rows.tolist())) == 10_000
    assert drawn.min_rows == 200
    seen = np.bincount(labels[drawn.rows])
    assert seen[9] == 20
    assert seen[3] == 200
    assert seen[[0, 1, 2]].min() > 900
    assert drawn.weights[labels[drawn.rows] == 9].tolist() == [1] * 20
    # Rows of the small clusters stand for those, in the other partition as well.
    totals = np.bincount(other[drawn.rows], drawn.weights) / np.bincount(other)
    assert np.abs(totals - 1).max() < 0.1


def test_weights_add_up_to_the_clusters() -> None:
    labels = np.repeat([0, 1, 2], [900, 70, 30])
    other = np.arange(1000) % 3
    parts = [numbered(labels, 1000), numbered(other, 1000)]
    totals = []
    for seed in range(400):
        drawn = draw(parts, n_rows=100, min_rows=10, seed=seed)
        assert len(drawn.rows) == 100
        assert np.bincount(labels[drawn.rows]).min() >= 10
        totals.append([*(np.bincount(one[drawn.rows], drawn.weights) for one in (labels, other))])
    found = np.array(totals).reshape(400, 6)
    mean, error = found.mean(axis=0), found.std(axis=0) / 20
    assert (np.abs(mean - [900, 70, 30, 334, 333, 333]) < 4 * error).all()


def test_many_clusters_share_the_sample() -> None:
    rng = np.random.default_rng(6)
    X = rng.normal(size=(5000, 2))
    labels = nearest(X, rng.normal(size=(50, 2)))
    found = sampled_silhouettes(X, [labels], n_rows=500)
    assert found.min_rows == 3  # 200, 100, ... 6 would be 300 of 500 rows
    assert found.smallest_rows[0] >= 3
    assert found.n_rows == 500
    # Means of few rows: the bias is downwards, and as large as a standard error.
    assert -0.06 < found.means[0] - silhouette_many(X, [labels]).mean() < 0.03


def test_rows_of_the_smallest_cluster_are_not_the_fewest() -> None:
    labels = np.repeat([0, 1], [499, 501])
    shown, fewest = [], []
    for seed in range(10):
        drawn = draw([numbered(labels, 1000)], n_rows=100, min_rows=10, seed=seed)
        counts = np.bincount(labels[drawn.rows])
        found = sampled_silhouettes(
            np.arange(1000.0)[:, None], [labels], n_rows=100, min_rows=10, seed=seed
        )
        assert found.smallest_rows.tolist() == [counts[0]]
        shown.append(counts[0])
        fewest.append(counts.min())
    assert shown != fewest


def test_order_of_rows_changes_nothing() -> None:
    X, _ = rare()
    centers = [[0, 0], [5, 0], [0, 9]]
    moved = X[np.random.default_rng(0).permutation(len(X))]
    first, second = (canonical(one).rows for one in (X, moved))
    found = [
        sampled_silhouettes(one, [nearest(one, centers[:k]) for k in (2, 3)], n_rows=300, seed=2)
        for one in (first, second)
    ]
    assert found[0].to_dict() == found[1].to_dict()


def test_names_of_clusters_and_workers_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    X, partitions = rare()
    monkeypatch.setattr(silhouette, "_STRIP", 100)
    one, three = (
        sampled_silhouettes(X, partitions, n_rows=300, seed=2, n_jobs=jobs) for jobs in (1, 3)
    )
    assert one.to_dict() == three.to_dict()
    names = np.array(["west", "east", "all"])
    renamed = sampled_silhouettes(X, [names[labels] for labels in partitions], n_rows=300, seed=2)
    np.testing.assert_allclose(renamed.means, one.means, atol=1e-13, rtol=0)
    np.testing.assert_allclose(renamed.standard_errors, one.standard_errors, rtol=1e-10)
    np.testing.assert_array_equal(renamed.smallest_rows, one.smallest_rows)


def test_moving_and_scaling_change_nothing() -> None:
    X, partitions = overlapping()
    first = sampled_silhouettes(X, partitions, n_rows=300)
    moved = sampled_silhouettes(X * 1e3 + 7, partitions, n_rows=300)
    np.testing.assert_allclose(moved.means, first.means, atol=1e-11, rtol=0)
    np.testing.assert_allclose(moved.standard_errors, first.standard_errors, rtol=1e-9)


def test_seeds_differ_and_repeat() -> None:
    X, partitions = overlapping()
    first, again, other = (
        sampled_silhouettes(X, partitions, n_rows=200, seed=seed) for seed in (1, 1, 2)
    )
    assert first.to_dict() == again.to_dict()
    assert (first.means != other.means).all()


def test_single_precision_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    X, partitions = rare()
    double = sampled_silhouettes(X, partitions, n_rows=300)
    monkeypatch.setattr(silhouette, "_DOUBLE_ROWS", 10)
    single = sampled_silhouettes(X, partitions, n_rows=300)
    np.testing.assert_allclose(single.means, double.means, atol=1e-5, rtol=0)
    np.testing.assert_allclose(single.standard_errors, double.standard_errors, rtol=1e-3)


def test_equal_rows_have_silhouette_zero() -> None:
    found = sampled_silhouettes(np.ones((100, 2)), [np.arange(100) % 2], n_rows=20)
    assert found.means.tolist() == [0]
    assert found.standard_errors.tolist() == [0]


def test_result_again_from_json() -> None:
    X, partitions = rare()
    found = sampled_silhouettes(X, partitions, n_rows=300, min_rows=10)
    assert found.smallest_rows.tolist()[:2] == [10, 10]
    again = SampledSilhouette.from_dict(found.to_dict())
    assert again.to_dict() == found.to_dict()


def test_progress_begins_and_ends() -> None:
    X, partitions = rare()
    seen: list[tuple[str, int, int]] = []
    sampled_silhouettes(X, partitions, n_rows=300, progress=lambda *step: seen.append(step))
    assert seen == [("silhouette", 0, 1), ("silhouette", 1, 1)]


@pytest.mark.parametrize(
    "labels",
    [
        [-3, 7, 7, -3, 2, 7],
        np.array([-128, 127, 127, -128, 0, 127] * 50, dtype=np.int8),
        np.array([2**63 - 1, 2**63, 2**63, 2**63 - 1, 2**63 - 2, 2**63], dtype=np.uint64),
        np.array([-(2**62), 2**62, 2**62, 0]),
        ["b", "a", "a", "b"],
        [True, False, True],
        [0.5, 0.25, 0.5],
    ],
)
def test_clusters_are_numbered_by_their_labels(labels: list) -> None:
    codes, counts = numbered(labels, len(labels))
    _, oracle, rows = np.unique(labels, return_inverse=True, return_counts=True)
    assert codes.tolist() == oracle.tolist()
    assert counts.tolist() == rows.tolist()


def test_wrong_input() -> None:
    X, labels = np.arange(20.0)[:, None], np.arange(20) % 2
    with pytest.raises(InputError, match="There is one cluster only"):
        sampled_silhouettes(X, [labels, np.zeros(20, dtype=int)], n_rows=10)
    with pytest.raises(InputError, match="one label for each of the 20 rows"):
        sampled_silhouettes(X, [labels[:5]], n_rows=10)
    with pytest.raises(InputError, match=r"of a cluster is 1\. It is 2 or more.*Leave min_rows"):
        sampled_silhouettes(X, [labels], n_rows=10, min_rows=1)
    with pytest.raises(InputError, match=r"sample of 10 rows cannot.*takes 20\. Raise n_rows"):
        sampled_silhouettes(X, [np.arange(20) % 10], n_rows=10)
