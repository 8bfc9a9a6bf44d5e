"""The population stability index, its null, and the false alarms of both."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from clustomer.errors import InputError
from clustomer.stats.drift import counts_between, drift_of, magnitude_of, psi, quantile_cuts
from clustomer.stats.novelty import novelty_of


def test_psi_by_hand() -> None:
    # (.4 - .5) ln(.4 / .5) + (.6 - .5) ln(.6 / .5)
    by_hand = -0.1 * math.log(0.8) + 0.1 * math.log(1.2)
    assert float(psi([50, 50], [40, 60])) == pytest.approx(by_hand, abs=1e-15)
    # an empty bin holds half a customer: (.5/100 - .1) ln(.005 / .1) + (1 - .9) ln(1 / .9)
    by_hand = (0.005 - 0.1) * math.log(0.05) + 0.1 * math.log(1 / 0.9)
    assert float(psi([10, 90], [0, 100])) == pytest.approx(by_hand, abs=1e-15)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=2, max_size=12), st.integers(1, 20))
def test_equal_shares_have_no_drift(counts: list[int], times: int) -> None:
    counts[0] += 1
    assert float(psi(counts, [times * count for count in counts])) == pytest.approx(0, abs=1e-12)
    (same,) = drift_of({"x": (counts, counts)}, n_draws=99)
    assert (same.psi, same.p_value, same.alarm, same.magnitude) == (0.0, 1.0, False, "small")


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=2, max_size=9))
def test_psi_is_symmetric_and_never_negative(pairs: list[tuple[int, int]]) -> None:
    old, new = np.array(pairs).T + np.array([[1], [1]])
    assert float(psi(old, new)) == pytest.approx(float(psi(new, old)))
    assert float(psi(old, new)) >= 0
    order = np.random.default_rng(0).permutation(len(old))
    assert float(psi(old[order], new[order])) == pytest.approx(float(psi(old, new)))


def test_cuts_hold_like_counts_and_keep_shared_values_together() -> None:
    rng = np.random.default_rng(1)
    values = rng.normal(size=3000)
    counts = counts_between(values, quantile_cuts(values))
    assert len(counts) == 10
    assert counts.min() > 290
    shop = np.where(rng.random(3000) < 0.6, 0.0, rng.lognormal(size=3000))
    cuts = quantile_cuts(shop)
    assert cuts[0] == 0.0
    assert counts_between(shop, cuts)[0] == (shop == 0).sum()
    assert len(quantile_cuts(np.full(500, 7.0))) == 1  # all at the cut, nobody above it
    assert len(quantile_cuts([np.nan] * 50)) == len(quantile_cuts(range(59))) == 0


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([0.0, 1.0, 1.00004, 2.5, 1e9, math.nan, -3.0]), max_size=300))
def test_no_bin_of_the_old_table_is_small(values: list[float]) -> None:
    cuts = quantile_cuts(values)
    counts = counts_between(values, cuts)
    assert counts.sum() == np.isfinite(values).sum()
    assert len(cuts) == 0 or counts[:-1].min() >= 10
    assert all(cut == float(f"{cut:.4g}") for cut in cuts.tolist())


def test_the_null_is_the_chi_squared_of_many_customers() -> None:
    old, new = [50_000] * 10, [20_000] * 9 + [20_050]
    (one,) = drift_of({"x": (old, new)})
    expected = (1 / 500_000 + 1 / 200_050) * scipy.stats.chi2(9).ppf(0.99)
    assert one.null_q99 == pytest.approx(expected, rel=0.05)


def _column(kind: str, n: int, rng: np.random.Generator) -> np.ndarray:
    if kind == "skewed":
        return rng.lognormal(size=n)
    if kind == "zeros":
        return np.where(rng.random(n) < 0.4, 0.0, rng.gamma(2, size=n))
    return rng.poisson(1.5, size=n).astype(float)


@pytest.mark.parametrize("kind", ["skewed", "zeros", "counts"])
@pytest.mark.parametrize(("n_old", "n_new"), [(300, 300), (1000, 300), (100_000, 100_000)])
def test_without_drift_one_table_in_a_hundred_alarms(kind: str, n_old: int, n_new: int) -> None:
    rng = np.random.default_rng(n_old + n_new)
    tables, alarms = 200, 0
    for i in range(tables):
        old, new = _column(kind, n_old, rng), _column(kind, n_new, rng)
        cuts = quantile_cuts(old)
        pair = counts_between(old, cuts).tolist(), counts_between(new, cuts).tolist()
        alarms += drift_of({"x": pair}, n_draws=499, seed=i)[0].alarm
    # binomial(200, .01): 8 or more have a probability of .001
    assert alarms <= 7


@pytest.mark.parametrize("n", [300, 5000])
def test_among_many_columns_one_table_in_a_hundred_alarms(n: int) -> None:
    rng = np.random.default_rng(n)
    levels = [0.5, 0.3, 0.15, 0.04, 0.01]
    alarms = 0
    for i in range(200):
        pairs = {}
        for j in range(6):
            old, new = rng.normal(size=n), rng.normal(size=n)
            cuts = quantile_cuts(old)
            pairs[f"x{j}"] = (
                counts_between(old, cuts).tolist(),
                counts_between(new, cuts).tolist(),
            )
        pairs["level"] = (
            rng.multinomial(n, levels).tolist(),
            rng.multinomial(n, levels).tolist(),
        )
        alarms += any(one.alarm for one in drift_of(pairs, n_draws=1, seed=i))
    assert alarms <= 7  # binomial(200, .01): 8 or more have a probability of .001


def test_power_grows_with_the_shift() -> None:
    rng = np.random.default_rng(5)
    power = []
    for shift in (0.0, 0.1, 0.2, 0.3):
        alarms = 0
        for i in range(60):
            old, new = rng.normal(size=1000), rng.normal(shift, size=1000)
            cuts = quantile_cuts(old)
            pair = counts_between(old, cuts).tolist(), counts_between(new, cuts).tolist()
            alarms += drift_of({"x": pair}, n_draws=499, seed=i)[0].alarm
        power.append(alarms / 60)
    assert power == sorted(power)
    assert power[0] <= 0.1
    assert power[2] > 0.5
    assert power[3] > 0.95


def test_size_words_are_apart_from_the_alarm() -> None:
    assert [magnitude_of(x) for x in (0.0999, 0.10, 0.2499, 0.25)] == [
        "small", "moderate", "moderate", "large",
    ]  # fmt: skip
    many = drift_of({"x": ([50_000, 50_000], [49_000, 51_000])})[0]
    assert many.alarm
    assert many.magnitude == "small"
    assert not many.is_material
    few = drift_of({"x": ([15, 15], [10, 20])})[0]
    assert not few.alarm
    assert few.magnitude == "moderate"
    assert not few.is_material


def test_the_order_of_the_columns_does_not_matter() -> None:
    pairs = {"a": ([40, 60], [60, 40]), "b": ([30, 70], [31, 69]), "c": ([9, 91], [12, 88])}
    forward = {one.name: one for one in drift_of(pairs, n_draws=499)}
    backward = {one.name: one for one in drift_of(dict(reversed(pairs.items())), n_draws=499)}
    assert forward == backward


def test_other_bins_and_nobody_are_refused() -> None:
    for pair in (([1, 2], [1, 2, 3]), ([1, 2], [0, 0])):
        with pytest.raises(InputError, match="counts in the same bins"):
            drift_of({"x": pair})
    assert drift_of({}) == ()


def test_novelty_by_hand() -> None:
    # one training customer of one is within: the share beyond is uniform, so is the count
    found = novelty_of(3, 4, n_beyond_old=0, n_old=1)
    assert found.p_value == pytest.approx(2 / 5)
    assert found.share == 0.75
    assert found.low < 0.75 < found.high


@pytest.mark.parametrize(("n_old", "n_new"), [(300, 300), (300, 5000), (10_000, 1000)])
def test_novelty_alarms_in_one_table_of_a_hundred(n_old: int, n_new: int) -> None:
    rng = np.random.default_rng(n_old + n_new)
    alarms = 0
    for _ in range(1000):
        old, new = rng.gamma(3, size=n_old), rng.gamma(3, size=n_new)
        limit = np.quantile(old, 0.99, method="inverted_cdf")
        beyond = int((old > limit).sum())
        found = novelty_of(int((new > limit).sum()), n_new, n_beyond_old=beyond, n_old=n_old)
        alarms += found.alarm
    assert alarms <= 19  # binomial(1000, .01): 20 or more have a probability of .003


def test_novelty_is_material_beyond_three_times() -> None:
    assert novelty_of(310, 10_000, n_beyond_old=100, n_old=10_000).is_material
    slight = novelty_of(290, 10_000, n_beyond_old=100, n_old=10_000)
    assert slight.alarm
    assert not slight.is_material
    assert not novelty_of(12, 300, n_beyond_old=3, n_old=300).alarm  # 4 % of few is chance
    with pytest.raises(InputError, match="no customers"):
        novelty_of(0, 0, n_beyond_old=1, n_old=100)
