"""Stability of each segment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.evidence import stability as module
from clustomer.evidence.records import Stability
from clustomer.evidence.schemes import SCHEMES
from clustomer.evidence.stability import reading_of, stability
from clustomer.stats.distances import assign
from clustomer.stats.kernels.fits import ManyFits

ORACLE = json.loads(
    (Path(__file__).parent.parent / "oracles" / "stability.json").read_text(encoding="utf-8")
)


def blobs(n: int = 40, gap: float = 12.0, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Three groups of unequal size in the plane, and their labels."""
    rng = np.random.default_rng(seed)
    middles = np.array([[0.0, 0.0], [gap, 0.0], [gap / 2, gap]])
    labels = np.repeat([0, 1, 2], [2 * n, n, n // 2])
    return middles[labels] + rng.normal(size=(len(labels), 2)), labels


def cloud(n: int = 240, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """One round cloud, cut in three."""
    rows = np.random.default_rng(seed).normal(size=(n, 2))
    angles = 2 * np.pi * np.arange(3) / 3
    return rows, assign(rows, np.column_stack([np.cos(angles), np.sin(angles)])).labels


def values(found: Stability) -> list[tuple[float, ...]]:
    return [one.values for one in found.segments]


# By hand ------------------------------------------------------------------------------


def test_jaccard_matching_and_confidence_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    X = np.array([[0.0], [1.0], [2.0], [3.0], [4.0], [5.0]])
    labels = [0, 0, 0, 1, 1, 1]
    fitted = [
        [1, 1, 1, 0, 0, 0],  # both come back
        [0, 0, 0, 0, 1, 1],  # 3/4 and 2/3; row 3 has moved
        [0, 0, 0, 0, 0, 1],  # 3/5 and 1/3; rows 3 and 4 have moved
        [0, 0, 0, 0, 0, 0],  # 3/6 twice; either match is as good, one segment is lost
    ]

    def fits(X: np.ndarray, k: int, uniforms: np.ndarray, **_: Any) -> ManyFits:
        return ManyFits(
            labels=np.array(fitted, dtype=np.int32),
            centers=np.zeros((4, 2, 1)),
            inertia=np.zeros(4),
            n_iter=np.ones(4, dtype=np.int32),
            converged=np.ones(4, dtype=bool),
        )

    monkeypatch.setattr(module, "fit_many", fits)
    found = stability(X, labels, n_resamples=4)
    first, second = found.segments
    assert first.values == pytest.approx((1, 3 / 4, 3 / 5, 1 / 2))
    assert second.values == pytest.approx((1, 2 / 3, 1 / 3, 1 / 2))
    assert first.jaccard == pytest.approx(2.85 / 4)
    assert (first.dissolved, first.recovered, first.reading) == (0.25, 0.5, "pattern")
    assert (second.dissolved, second.recovered, second.reading) == (0.5, 0.25, "pattern")
    # quantiles of four values, interpolated: .5 + .075 x .1 and .75 + .925 x .25
    assert (first.low, first.high) == pytest.approx((0.5075, 0.98125))
    assert found.confidence is not None
    assert found.confidence[:3].tolist() == [1, 1, 1]  # the first rows keep the first number
    assert found.confidence[3:].tolist() == [0.25, 0.5, 0.75]
    assert found.mean_confidence == pytest.approx(4.5 / 6)
    assert found.share_unsure == pytest.approx(2 / 6)
    assert (found.k, found.scheme, found.n_resamples, found.n_rows) == (2, "bootstrap", 4, 6)
    # Called the other way round, each still has the same cluster where both are as good.
    turned = stability(X, [1, 1, 1, 0, 0, 0], n_resamples=4)
    assert values(turned) == [second.values, first.values]
    np.testing.assert_array_equal(turned.confidence, found.confidence)


def test_readings_by_their_limits() -> None:
    given = [0.0, 0.5999, 0.6, 0.7499, 0.75, 0.8499, 0.85, 1.0]
    names = ["not_trusted", "pattern", "stable", "very_stable"]
    assert [reading_of(value) for value in given] == [name for name in names for _ in (1, 2)]


# What is known --------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["bootstrap", "subset", "jitter"])
@pytest.mark.parametrize("evaluate", ["all", "resample"])
def test_separated_groups_come_back(scheme: str, evaluate: Any) -> None:
    X, labels = blobs()
    found = stability(X, labels, scheme=scheme, evaluate=evaluate, n_resamples=30)
    assert [one.values for one in found.segments] == [(1.0,) * 30] * 3
    assert {one.reading for one in found.segments} == {"very_stable"}
    assert found.confidence is not None
    assert (found.confidence == 1).all()
    assert (found.mean_confidence, found.share_unsure) == (1, 0)
    assert found.n_rows == (len(X) // 2 if scheme == "subset" else len(X))


def test_separated_groups_survive_noise() -> None:
    X, labels = blobs()
    found = stability(X, labels, scheme="noise", n_resamples=30)
    assert all(one.jaccard > 0.7 for one in found.segments)


def test_a_cut_through_one_cloud_does_not_come_back() -> None:
    X = np.random.default_rng(0).normal(size=(200, 5))
    found = stability(X, k=3, n_resamples=40)
    assert all(one.jaccard < 0.6 and one.low < 0.4 for one in found.segments)
    assert {one.reading for one in found.segments} == {"not_trusted"}
    assert found.share_unsure is not None
    assert found.share_unsure > 0.2


def test_a_cut_through_an_even_square_comes_back_without_any_groups() -> None:
    # Why stability is no evidence of groups: the corners hold the four parts in place.
    X = np.random.default_rng(0).random((500, 2))
    found = stability(X, k=4, n_resamples=40)
    assert all(one.jaccard > 0.75 for one in found.segments)


@pytest.mark.parametrize(
    ("k", "scheme", "n_resamples"),
    [(3, "bootstrap", 400), (4, "bootstrap", 400), (5, "bootstrap", 400), (3, "subset", 300),
     (3, "noise", 300), (4, "jitter", 50)],
)  # fmt: skip
def test_against_clusterboot(k: int, scheme: str, n_resamples: int) -> None:
    # Single values scatter by .2 at most, so that the difference to R's mean of 1,000
    # has a standard error of .012. As in R, so many starts that all fits are the best ones.
    answer = next(one for one in ORACLE["answers"] if one["k"] == k)
    X = np.array(ORACLE["columns"]).T
    found = stability(
        X,
        answer["labels"],
        scheme=scheme,
        evaluate="resample",
        n_resamples=n_resamples,
        n_init=20,
    )
    means = [one.jaccard for one in found.segments]
    np.testing.assert_allclose(means, answer[scheme], atol=0.03)
    if scheme == "bootstrap":
        dissolved = [one.dissolved for one in found.segments]
        np.testing.assert_allclose(dissolved, answer["bootstrap_dissolved"], atol=0.05)


def test_the_default_is_stricter_than_clusterboot() -> None:
    answer = next(one for one in ORACLE["answers"] if one["k"] == 5)
    X = np.array(ORACLE["columns"]).T
    found = stability(X, answer["labels"], n_init=10)
    assert all(
        one.jaccard < other for one, other in zip(found.segments, answer["bootstrap"], strict=True)
    )


# Invariances ----------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("evaluate", ["all", "resample"])
@pytest.mark.parametrize("max_rows", [5000, 90])
def test_order_names_and_workers_change_nothing(scheme: str, evaluate: Any, max_rows: int) -> None:
    X, labels = cloud(150)
    X = np.round(X, 1)  # repeated values and rows
    labels = np.append([2] * 5, labels[5:])  # so equal rows may bear different labels
    options: dict[str, Any] = {
        "scheme": scheme, "evaluate": evaluate, "n_resamples": 12, "max_rows": max_rows,
    }  # fmt: skip
    found = stability(X, labels, n_jobs=1, **options)
    assert found.confidence is not None
    rng = np.random.default_rng(1)
    order = rng.permutation(len(X))
    shuffled = stability(X[order], labels[order], n_jobs=2, **options)
    assert values(shuffled) == values(found)
    np.testing.assert_array_equal(shuffled.confidence, found.confidence[order])
    turned = stability(X[:, ::-1], labels, n_jobs=1, **options)
    assert values(turned) == values(found)
    again = stability(4 * X, labels, n_jobs=3, **options)
    assert again.to_dict() == found.to_dict()
    np.testing.assert_array_equal(again.confidence, found.confidence)


@pytest.mark.parametrize("evaluate", ["all", "resample"])
def test_equal_rows_of_different_segments_stand_in_one_order(evaluate: Any) -> None:
    rng = np.random.default_rng(3)
    X, labels = rng.integers(0, 3, size=(60, 2)).astype(float), rng.integers(0, 3, size=60)
    order = rng.permutation(60)
    found = stability(X, labels, evaluate=evaluate, n_resamples=20)
    shuffled = stability(X[order], labels[order], evaluate=evaluate, n_resamples=20)
    assert values(shuffled) == values(found)


def test_names_of_segments_only_name_them() -> None:
    X, labels = cloud(150)
    renamed = np.array([2, 0, 1])
    found, other = (
        stability(X, labels, n_resamples=12),
        stability(X, renamed[labels], n_resamples=12),
    )
    assert [values(other)[renamed[i]] for i in range(3)] == values(found)
    np.testing.assert_array_equal(other.confidence, found.confidence)


def test_another_scale_changes_next_to_nothing() -> None:
    X, labels = blobs(gap=3.5)
    found, other = stability(X, labels, n_resamples=40), stability(3.7 * X, labels, n_resamples=40)
    means = [[one.jaccard for one in each.segments] for each in (found, other)]
    np.testing.assert_allclose(means[0], means[1], atol=0.05)


def test_the_first_resamples_stay_the_first() -> None:
    X, labels = cloud(100)
    few, many = stability(X, labels, n_resamples=7), stability(X, labels, n_resamples=23)
    assert values(few) == [one[:7] for one in values(many)]
    assert values(stability(X, labels, n_resamples=7, random_state=1)) != values(few)


def test_repeated_rows_are_no_trouble() -> None:
    X, labels = blobs(12)
    found = stability(np.repeat(X, 3, axis=0), np.repeat(labels, 3), n_resamples=10)
    assert {one.jaccard for one in found.segments} == {1.0}
    lattice = np.array([[0.0], [1.0], [2.0]] * 20)
    found = stability(lattice, lattice[:, 0].astype(int), n_resamples=20)
    assert {one.jaccard for one in found.segments} == {1.0}


# Many rows --------------------------------------------------------------------------------


def test_rows_beyond_the_sample_are_judged_too() -> None:
    X, labels = blobs(400)
    found = stability(X, labels, n_resamples=10, max_rows=300)
    assert found.n_rows == 300
    assert {one.jaccard for one in found.segments} == {1.0}
    assert found.confidence is not None
    assert found.confidence.shape == (len(X),)
    assert (found.confidence == 1).all()
    halves = stability(X, labels, n_resamples=5, max_rows=301, scheme="subset")
    assert halves.n_rows == 150


def test_all_rows_and_a_sample_tell_the_same() -> None:
    X, labels = blobs(500, gap=3.0)
    whole = stability(X, labels, n_resamples=20)
    part = stability(X, labels, n_resamples=20, max_rows=800)
    for one, other in zip(whole.segments, part.segments, strict=True):
        assert one.jaccard == pytest.approx(other.jaccard, abs=0.05)
    assert part.mean_confidence == pytest.approx(whole.mean_confidence, abs=0.03)


# Edges ------------------------------------------------------------------------------------


def test_one_segment_makes_no_claim() -> None:
    X, _ = cloud(30)
    for found in (stability(X, k=1), stability(X, np.zeros(len(X), dtype=int))):
        assert (found.k, found.segments, found.n_resamples) == (1, (), 0)
        assert found.confidence is None
        assert found.mean_confidence is None


def test_a_customer_alone_is_lost_where_he_is_not_drawn() -> None:
    X, labels = blobs(20)
    X, labels = np.vstack([X, [[60.0, 60.0]]]), np.append(labels, 3)
    found = stability(X, labels, n_resamples=200)
    alone = found.segments[3]
    assert alone.dissolved == pytest.approx(np.exp(-1), abs=0.1)  # (1 - 1/n)^n
    assert alone.low < 0.1
    assert alone.recovered == pytest.approx(1 - alone.dissolved)


def test_a_segment_without_rows_scores_nothing() -> None:
    X, labels = blobs(20)
    found = stability(X, labels, k=4, n_resamples=10)
    assert found.k == 4
    assert found.segments[3].values == (0.0,) * 10
    assert found.segments[3].reading == "not_trusted"


def test_k_alone_forms_the_segments_first() -> None:
    X, _ = blobs()
    found = stability(X, k=3, n_resamples=10)
    assert [one.jaccard for one in found.segments] == [1, 1, 1]


def test_progress_goes_from_none_to_all() -> None:
    X, labels = blobs(10)
    seen: list[tuple[str, int, int]] = []
    stability(X, labels, n_resamples=12, progress=lambda *step: seen.append(step))
    assert seen == [("stability", done, 12) for done in (0, 5, 10, 12)]


def test_the_result_goes_to_json_and_back() -> None:
    X, labels = cloud(60)
    found = stability(X, labels, n_resamples=5)
    again = Stability.from_dict(json.loads(json.dumps(found.to_dict())))
    assert again.to_dict() == found.to_dict()
    assert "confidence" not in found.to_dict()


@pytest.mark.parametrize(
    ("arguments", "match"),
    [
        ({}, "Neither labels nor k"),
        ({"labels": [0, 1]}, "shape \\(2,\\)"),
        ({"labels": np.full(40, 0.5)}, "type float64"),
        ({"labels": np.full(40, -1)}, "from -1 to -1"),
        ({"labels": np.arange(40) % 3, "k": 2}, "from 0 to 1"),
        ({"k": 41}, "more than the 40 distinct rows"),
        ({"k": 2, "scheme": "bojit"}, '"bojit" is not known'),
        ({"k": 2, "evaluate": "some"}, '"all" or "resample"'),
        ({"k": 2, "n_resamples": 0}, "n_resamples is 0"),
        ({"k": 2, "n_init": 0}, "n_init is 0"),
        ({"k": 2, "max_rows": 0}, "max_rows is 0"),
        ({"k": 3, "max_rows": 2}, "max_rows is 2"),
    ],
)
def test_arguments_that_cannot_be_used(arguments: dict[str, Any], match: str) -> None:
    X = np.random.default_rng(0).normal(size=(40, 2))
    with pytest.raises(InputError, match=match):
        stability(X, **arguments)


def test_missing_values_are_an_error() -> None:
    with pytest.raises(InputError, match="1 missing or infinite"):
        stability([[0.0], [np.nan], [1.0]], [0, 0, 1])
