"""Hartigan's dip: R's answers, and what repeated values do to it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from clustomer._random import stream
from clustomer.stats.dip import dip_test, jitter, spread_in_cells

ORACLES = Path(__file__).resolve().parent.parent / "oracles"


def as_they_are(values: np.ndarray, _rng: np.random.Generator) -> np.ndarray:
    """The step left out: repeated values are not spread."""
    return values


def rng() -> np.random.Generator:
    return stream(0, "jitter", 0)


def humps(n: int, *, at: float, seed: int = 0) -> np.ndarray:
    """Two normal clouds of one standard deviation."""
    random = np.random.default_rng(seed)
    return np.where(random.random(n) < 0.5, 0.0, at) + random.normal(size=n)


def test_by_hand() -> None:
    # even steps: the dip is as small as it can be, 1 / (2 n)
    assert dip_test(np.arange(10), rng=rng()).dip == pytest.approx(0.05, abs=1e-15)
    # two tight and distant halves: the largest dip is 1/4
    far = np.concatenate([np.linspace(0, 1e-6, 500), 1 + np.linspace(0, 1e-6, 500)])
    assert dip_test(far, rng=rng()).dip == pytest.approx(0.25, abs=0.001)


def r_answers() -> dict[str, dict[str, float]]:
    text = (ORACLES / "dip.json").read_text(encoding="utf-8")
    answers: dict[str, dict[str, float]] = json.loads(text)["cases"]
    return answers


def r_vectors() -> dict[str, list[float]]:
    vectors: dict[str, list[float]] = {}
    with (ORACLES / "dip.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            vectors.setdefault(row["case"], []).append(float(row["value"]))
    return vectors


def test_against_r() -> None:
    answers, vectors = r_answers(), r_vectors()
    assert len(vectors) == 13
    for case, values in vectors.items():
        ours = dip_test(values, rng=rng(), spread=as_they_are)
        assert ours.n == answers[case]["n"]
        assert ours.dip == pytest.approx(answers[case]["dip"], abs=1e-14), case
        assert ours.p_value == pytest.approx(answers[case]["p"], abs=1e-10), case


def test_iris_component_is_that_of_r() -> None:
    from sklearn.datasets import load_iris

    flowers = load_iris().data
    scaled = (flowers - flowers.mean(axis=0)) / flowers.std(axis=0, ddof=1)
    component = scaled @ np.linalg.svd(scaled, full_matrices=False)[2][0]
    ours = dip_test(component, rng=rng())
    assert ours.dip == pytest.approx(0.107841006841301, abs=1e-13)
    assert ours.dip == pytest.approx(r_answers()["iris_component"]["dip"], abs=1e-13)
    assert (ours.p_value, ours.jittered) == (0, False)


@pytest.mark.parametrize("seed", range(10))
def test_integers_with_one_hump_pass_only_when_they_are_spread(seed: int) -> None:
    ratings = np.random.default_rng(seed).choice(5, size=400, p=[0.1, 0.2, 0.4, 0.2, 0.1])
    assert dip_test(ratings, rng=rng(), spread=as_they_are).p_value == 0
    spread = dip_test(ratings, rng=rng())
    assert spread.jittered
    assert spread.p_value > 0.3


def test_integers_with_two_humps_do_not_pass() -> None:
    ratings = np.repeat([1, 2, 3, 4, 5], [80, 30, 10, 30, 80])
    assert dip_test(ratings, rng=rng()).p_value < 0.001
    assert dip_test(ratings, rng=rng(), spread=spread_in_cells).p_value < 0.001


def test_jitter_stays_within_half_a_gap() -> None:
    values = np.array([0.0, 0.0, 0.0, 1.0, 3.0, 3.0, 8.0])  # gaps 1, 2, 5: the median is 2
    noise = np.array([jitter(values, stream(i, "jitter")) - values for i in range(200)])
    assert np.abs(noise).max() <= 1.0
    assert np.abs(noise).max() > 0.99
    assert abs(noise.mean()) < 0.05


def test_only_repeated_values_are_spread() -> None:
    nine_of_ten = np.array([0.0, 0.0, *range(1, 9)])
    eight_of_ten = np.array([0.0, 0.0, 0.0, *range(1, 8)])
    for spread in (jitter, spread_in_cells):
        np.testing.assert_array_equal(spread(nine_of_ten, rng()), nine_of_ten)
        assert spread(nine_of_ten, rng()) is not nine_of_ten
        assert (spread(eight_of_ten, rng()) != eight_of_ten).any()
        np.testing.assert_array_equal(spread(np.full(5, 2.0), rng()), np.full(5, 2.0))


def test_cells_reach_half_way_to_the_neighbours() -> None:
    values = np.repeat([0.0, 1.0, 5.0], 2_000)
    spread = spread_in_cells(values, rng()).reshape(3, 2_000)
    edges = [(-0.5, 0.5), (0.5, 3.0), (3.0, 7.0)]
    for cell, (low, high) in zip(spread, edges, strict=True):
        assert low <= cell.min() < low + 0.02 * (high - low)
        assert high - 0.02 * (high - low) < cell.max() <= high


def test_logarithms_of_counts_have_one_hump_only_when_their_cells_are_filled() -> None:
    counts = np.log1p(np.random.default_rng(0).poisson(4, size=1_000))
    assert dip_test(counts, rng=rng()).p_value < 0.05
    assert dip_test(counts, rng=rng(), spread=spread_in_cells).p_value > 0.5


def test_order_and_unit_change_nothing() -> None:
    values = np.round(humps(500, at=3), 1)
    first = dip_test(values, rng=rng())
    assert first.jittered
    assert dip_test(values[::-1], rng=rng()) == first
    scaled = dip_test(values * 8.0 + 0.0, rng=rng())
    assert scaled == first


def test_two_values_or_three_rows_say_nothing() -> None:
    for values in ([0, 1] * 50, [3.0] * 100, [1.0, 2.0, 7.0], [1.0]):
        ours = dip_test(values, rng=rng())
        assert (ours.dip, ours.p_value) == (None, 1.0)


def test_false_alarms_are_rare_and_two_humps_are_found() -> None:
    alarms = [dip_test(np.random.default_rng(i).normal(size=300), rng=rng()) for i in range(100)]
    assert sum(test.p_value < 0.05 for test in alarms) <= 1
    assert dip_test(humps(300, at=5), rng=rng()).p_value < 0.001


def test_beyond_the_table_a_sample_decides() -> None:
    uniform = np.random.default_rng(0).random(150_000)
    ours = dip_test(uniform, rng=rng())
    assert ours.n == 72_000
    assert 0.05 < ours.p_value < 1.0
    assert dip_test(uniform, rng=stream(1, "jitter", 0)).dip != ours.dip
    assert dip_test(uniform[::-1], rng=rng()) == ours
    assert dip_test(humps(80_000, at=4), rng=rng()).p_value == 0
