"""Prediction strength: by hand, and against fpc::prediction.strength."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.stats.prediction_strength import prediction_strength, strength_of

ORACLES = Path(__file__).parent.parent / "oracles"
FROZEN = json.loads((ORACLES / "criteria.json").read_text())
ROWS = np.loadtxt(ORACLES / "criteria.csv", delimiter=",", skiprows=1)
SETS = {"groups": ROWS[:, :2], "slanted": ROWS[:, 2:]}


def test_by_hand() -> None:
    # cluster 0: rows 0-3, predicted 7 7 7 9: 3 of 6 pairs kept; cluster 1: 1 of 1
    assert strength_of([0, 0, 0, 0, 1, 1], [7, 7, 7, 9, 7, 7]) == 0.5
    # the worst cluster counts: none of the pair of cluster 1 is kept
    assert strength_of([0, 0, 0, 1, 1], [2, 2, 2, 2, 3]) == 0.0
    # a cluster of one row has no pair to lose
    assert strength_of([0, 1, 1], [5, 5, 5]) == 1.0
    assert strength_of([4, 4, 8, 8], ["b", "b", "a", "a"]) == 1.0
    # keeping more together than the cluster costs nothing
    assert strength_of([0, 0, 1, 1], [3, 3, 3, 3]) == 1.0


def pairs_kept(own: np.ndarray, predicted: np.ndarray) -> float:
    """The definition: go through all pairs of every cluster."""
    shares = []
    for cluster in np.unique(own):
        rows = np.flatnonzero(own == cluster)
        pairs = [(i, j) for i in rows for j in rows if i < j]
        kept = sum(predicted[i] == predicted[j] for i, j in pairs)
        shares.append(kept / len(pairs) if pairs else 1.0)
    return min(shares)


def test_the_table_gives_what_all_pairs_give() -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        own, predicted = rng.integers(4, size=25), rng.integers(3, size=25)
        assert strength_of(own, predicted) == pytest.approx(pairs_kept(own, predicted))
        names = np.array([3, 0, 9, 1])[own], np.array([2, 0, 1])[predicted]
        assert strength_of(*names) == strength_of(own, predicted)


@pytest.mark.parametrize("name", list(SETS))
def test_against_fpc(name: str) -> None:
    frozen = FROZEN["prediction_strength"][name]
    found = prediction_strength(SETS[name], frozen["k"], n_repeats=100, n_init=10)
    ours = np.array(found.strengths)
    # Two means over random halves: four standard errors of their difference.
    error = np.sqrt(
        np.array(frozen["sd"]) ** 2 / FROZEN["n_repeats"] + ours.var(axis=1, ddof=1) / 100
    )
    assert (np.abs(np.array(found.strength) - frozen["mean"]) < 4 * error).all()
    assert (error < 0.02).all()


def test_the_largest_k_above_the_threshold_is_taken() -> None:
    X = SETS["groups"]
    found = prediction_strength(X, range(1, 6), n_repeats=15)
    assert found.strength[0] == 1.0
    assert found.preferred == 3
    exactly = prediction_strength(X, range(1, 6), n_repeats=15, threshold=found.strength[3])
    assert exactly.preferred == 4  # at the threshold is enough
    assert prediction_strength(X, [4, 5], n_repeats=5).preferred is None
    assert prediction_strength(X, [1, 4, 5], n_repeats=5).preferred == 1


def test_order_and_workers_change_nothing() -> None:
    X = SETS["groups"][:101]  # an odd number: halves of 50 and 51
    found = prediction_strength(X, [1, 2, 3], n_repeats=7, seed=2, n_jobs=1)
    shuffled = X[np.random.default_rng(0).permutation(len(X))][:, ::-1]
    assert prediction_strength(shuffled, [3, 2, 1], n_repeats=7, seed=2, n_jobs=2) == found
    assert prediction_strength(X, [1, 2, 3], n_repeats=7, seed=3) != found
    # the first replicates do not depend on how many were asked for
    more = prediction_strength(X, [2, 3], n_repeats=9, seed=2)
    assert [values[:7] for values in more.strengths] == list(found.strengths[1:])


def test_few_distinct_rows() -> None:
    X = np.repeat(np.eye(3), 10, axis=0)
    found = prediction_strength(X, range(1, 6), n_repeats=5)
    assert found.strength[2] == 1.0  # three exact groups
    assert all(0 <= value <= 1 and math.isfinite(value) for value in found.strength)


def test_what_cannot_be_asked() -> None:
    X = np.arange(7.0)[:, None]
    with pytest.raises(InputError, match="from 1 to 3 here: each half needs a row"):
        prediction_strength(X, [4])
    with pytest.raises(InputError, match="n_repeats is 0"):
        prediction_strength(X, [2], n_repeats=0)
    with pytest.raises(InputError, match="n_init is 0"):
        prediction_strength(X, [2], n_init=0)


def test_progress() -> None:
    calls: list[tuple] = []
    prediction_strength(
        np.arange(8.0)[:, None], [2], n_repeats=6, progress=lambda *call: calls.append(call)
    )
    assert calls == [("prediction_strength", done, 6) for done in (0, 5, 6)]
