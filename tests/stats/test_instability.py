"""Instability: by hand, against the Rand index and fpc::nselectboot."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import rand_score

from clustomer.errors import InputError
from clustomer.stats.instability import disagreement, instability

ORACLES = Path(__file__).parent.parent / "oracles"
FROZEN = json.loads((ORACLES / "criteria.json").read_text())
ROWS = np.loadtxt(ORACLES / "criteria.csv", delimiter=",", skiprows=1)
SETS = {"groups": ROWS[:, :2], "slanted": ROWS[:, 2:]}


def test_by_hand() -> None:
    # pairs 01, 23 together in the first, 02, 13 in the second: 4 of 6 in exactly one
    assert disagreement([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(4 / 6)
    assert disagreement([0, 0, 1, 1], ["b", "b", "a", "a"]) == 0.0
    assert disagreement([0, 0, 0], [0, 1, 2]) == 1.0
    assert disagreement([3], [8]) == 0.0


def test_one_minus_the_rand_index() -> None:
    rng = np.random.default_rng(2)
    for k in (1, 2, 5):
        first, second = rng.integers(k, size=60), rng.integers(4, size=60)
        found = disagreement(first, second)
        assert found == pytest.approx(1 - rand_score(first, second), abs=1e-12)
        assert disagreement(second, first) == pytest.approx(found, abs=1e-15)
        renamed = np.array([7, 2, 9, 4])[second]
        assert disagreement(first, renamed) == pytest.approx(found, abs=1e-15)


@pytest.mark.parametrize("name", list(SETS))
def test_against_fpc(name: str) -> None:
    frozen = FROZEN["instability"][name]
    n = len(SETS[name])
    found = instability(SETS[name], frozen["k"], n_pairs=100, n_init=10)
    # nselectboot counts the pairs of one direction, and a row with itself among n^2.
    scale = 2 * n / (n - 1)
    ours = np.array(found.instabilities)
    error = np.sqrt(
        (scale * np.array(frozen["sd"])) ** 2 / FROZEN["n_repeats"] + ours.var(axis=1, ddof=1) / 100
    )
    difference = np.array(found.instability) - scale * np.array(frozen["mean"])
    assert (np.abs(difference) < 4 * error).all()
    assert (error < 0.02).all()


def test_groups_are_stable_and_many_cuts_look_so() -> None:
    assert instability(SETS["groups"], [2, 3, 4, 5], n_pairs=20).preferred == 3
    # No groups at all: not corrected for chance, so more of them look better.
    even = np.random.default_rng(3).random((200, 5))
    values = instability(even, [2, 4, 8, 16], n_pairs=10).instability
    assert values[0] > values[1] > values[2] > values[3]


def test_order_and_workers_change_nothing() -> None:
    X = SETS["groups"]
    found = instability(X, [2, 3], n_pairs=7, seed=2, n_jobs=1)
    shuffled = X[np.random.default_rng(0).permutation(len(X))][:, ::-1]
    assert instability(shuffled, [3, 2], n_pairs=7, seed=2, n_jobs=2) == found
    assert instability(X, [2, 3], n_pairs=7, seed=3) != found
    more = instability(X, [3], n_pairs=9, seed=2)
    assert more.instabilities[0][:7] == found.instabilities[1]


def test_equal_values_take_the_smaller_k() -> None:
    X = np.repeat(np.eye(4), 30, axis=0)  # as many exact groups as distinct rows
    found = instability(X, [4, 3], n_pairs=5)
    assert found.preferred == 4
    assert found.instability[1] == 0.0
    # far apart in pairs: two and four groups are both found every time
    rows = np.repeat(np.array([[0.0], [1.0], [100.0], [101.0]]), 30, axis=0)
    assert instability(rows, [2, 4], n_pairs=5).preferred == 2


def test_what_cannot_be_asked() -> None:
    X = [[0.0], [0.0], [1.0], [2.0]]
    with pytest.raises(InputError, match="from 2 to 3 here: with one cluster nothing"):
        instability(X, [1, 2])
    with pytest.raises(InputError, match="from 2 to 3"):
        instability(X, [4])
    with pytest.raises(InputError, match="n_pairs is -1"):
        instability(X, [2], n_pairs=-1)


def test_progress() -> None:
    calls: list[tuple] = []
    instability(np.arange(8.0)[:, None], [2], n_pairs=6, progress=lambda *call: calls.append(call))
    assert calls == [("instability", done, 6) for done in (0, 5, 6)]
