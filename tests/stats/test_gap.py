"""The gap statistic: rules by hand and against R, values against cluster::clusGap."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.stats.criteria import within_ss
from clustomer.stats.gap import GAP_RULES, gap

ORACLES = Path(__file__).parent.parent / "oracles"
FROZEN = json.loads((ORACLES / "criteria.json").read_text())
ROWS = np.loadtxt(ORACLES / "criteria.csv", delimiter=",", skiprows=1)
SETS = {"groups": ROWS[:, :2], "slanted": ROWS[:, 2:]}


def rule(name: str, values: list[float], errors: list[float]) -> int:
    return GAP_RULES[name](np.array(values), np.array(errors))


def test_rules_by_hand() -> None:
    values, errors = [0.4, 0.2, 0.3, 0.55, 0.5, 0.6], [0.1] * 6
    # .4 >= .2 - .1 at once; the first maximum is the first value
    assert rule("tibshirani", values, errors) == 0
    assert rule("first_se_max", values, errors) == 0
    # the largest is .6: the first of at least .5 is .55
    assert rule("global_se_max", values, errors) == 3
    assert rule("global_max", values, errors) == 5
    # rising: no k is as good as the next, so the last one is taken
    assert rule("tibshirani", [0.1, 0.3, 0.6], [0.1] * 3) == 2
    assert rule("first_se_max", [0.1, 0.3, 0.6], [0.1] * 3) == 2
    # .5 is a first local maximum, .45 is within one error of it
    assert rule("first_se_max", [0.1, 0.45, 0.5, 0.2, 0.9], [0.1] * 5) == 1
    assert all(rule(name, [0.3], [0.1]) == 0 for name in GAP_RULES)


@pytest.mark.parametrize("case", FROZEN["rules"], ids=lambda case: str(case["gap"][:2]))
def test_rules_against_max_se_of_r(case: dict) -> None:
    for name in GAP_RULES:
        assert rule(name, case["gap"], case["error"]) + 1 == case[name]


@pytest.mark.parametrize("reference", ["box", "pca"])
@pytest.mark.parametrize("name", list(SETS))
def test_against_clus_gap(name: str, reference: str) -> None:
    frozen = FROZEN["gap"][name][reference]
    X, n = SETS[name], 100
    # clusGap sums the distances of all pairs and halves: W / 2.
    for labels, log_w in zip(FROZEN["gap"][name]["partitions"], frozen["log_w"], strict=True):
        assert math.log(within_ss(X, labels)) - math.log(2) == pytest.approx(log_w, abs=1e-12)
    found = gap(X, range(1, 6), n_references=n, reference=reference, n_init=10)
    # R keeps the best of 500 starts: ours is as good, or worse by less than 1 %.
    above = np.array(found.log_w) - math.log(2) - frozen["log_w"]
    assert (above > -1e-12).all()
    assert (above < 0.01).all()
    # Both means are random: three standard errors of their difference.
    spread = np.array(frozen["error"])
    error = 3 * spread * math.sqrt(1 / FROZEN["n_references"] + 1 / n)
    assert (np.abs(np.array(found.expected_log_w) - math.log(2) - frozen["expected"]) < error).all()
    # A standard deviation of 100 values is known to about 7 %.
    np.testing.assert_allclose(found.error, spread, rtol=0.25)


def test_by_hand() -> None:
    X = [[0.0], [1.0], [2.0], [3.5]]
    one, two = gap(X, [1], n_references=1), gap(X, [1], n_references=2)
    total = 2.640625 + 0.390625 + 0.140625 + 3.515625  # around the mean 1.625
    assert two.log_w == pytest.approx((math.log(total),))
    assert two.gap[0] == pytest.approx(two.expected_log_w[0] - math.log(total))
    # Divisor B, as in the paper: of two values the deviation is half their distance,
    # which is that of the first from the mean.
    deviation = abs(one.expected_log_w[0] - two.expected_log_w[0])
    assert one.error == (0.0,)
    assert two.error[0] == pytest.approx(deviation * math.sqrt(1 + 1 / 2))


def test_order_and_workers_change_nothing() -> None:
    X = SETS["groups"]
    found = gap(X, [1, 2, 3], n_references=7, seed=3, n_jobs=1)
    shuffled = X[np.random.default_rng(0).permutation(len(X))][:, ::-1]
    assert gap(shuffled, [3, 1, 2, 2], n_references=7, seed=3, n_jobs=2) == found
    assert gap(X, [1, 2, 3], n_references=7, seed=4) != found


@pytest.mark.parametrize("reference", ["box", "pca"])
def test_units_do_not_matter(reference: str) -> None:
    X = SETS["slanted"]
    small = gap(X, [1, 2, 3], n_references=10, reference=reference)
    large = gap(1024 * X, [1, 2, 3], n_references=10, reference=reference)
    np.testing.assert_allclose(large.gap, small.gap, atol=1e-9)
    np.testing.assert_allclose(large.error, small.error, atol=1e-9)


def test_known_answers() -> None:
    rng = np.random.default_rng(5)
    even = gap(rng.random((300, 2)), range(1, 6), n_references=30)
    assert even.preferred["tibshirani"] == even.preferred["global_se_max"] == 1
    assert abs(even.gap[0]) < 0.05  # the reference is what the rows are
    far = gap(SETS["groups"] * [1, 2], range(1, 6), n_references=30)
    assert far.preferred["global_se_max"] == 3


def test_the_paper_s_rule_stops_early_on_five_clear_groups() -> None:
    rng = np.random.default_rng(6)
    corners = np.array([[0, 0], [0, 8], [8, 0], [8, 8], [4, 4]])
    X = np.repeat(corners, 40, axis=0) + rng.normal(size=(200, 2))
    found = gap(X, range(1, 8), n_references=30)
    assert found.preferred["tibshirani"] == 1
    assert found.preferred["global_max"] == 5


def test_a_box_of_the_axes_suits_related_columns() -> None:
    rng = np.random.default_rng(7)
    X = rng.multivariate_normal(np.zeros(3), np.full((3, 3), 0.7) + 0.3 * np.eye(3), size=300)
    assert gap(X, range(1, 5), n_references=20).preferred["tibshirani"] > 1
    assert gap(X, range(1, 5), n_references=20, reference="pca").preferred["tibshirani"] == 1


def test_edges() -> None:
    constant = np.column_stack([np.arange(20.0), np.ones(20)])
    for reference in ("box", "pca"):
        found = gap(constant, [1, 2], n_references=4, reference=reference)
        assert np.isfinite(found.gap).all()
    # more columns than rows
    wide = np.random.default_rng(8).normal(size=(6, 9))
    assert np.isfinite(gap(wide, [1, 2], n_references=4, reference="pca").gap).all()
    calls: list[tuple] = []
    gap(constant, [1], n_references=7, progress=lambda *call: calls.append(call))
    assert calls == [("gap", 0, 7), ("gap", 5, 7), ("gap", 7, 7)]


def test_what_cannot_be_asked() -> None:
    X = [[0.0], [0.0], [1.0], [2.0]]
    with pytest.raises(InputError, match="from 1 to 2 here: log W needs fewer clusters"):
        gap(X, [1, 2, 3])
    with pytest.raises(InputError, match=r"k_values are \[0, 1\]"):
        gap(X, [0, 1])
    with pytest.raises(InputError, match=r"k_values are \[\]"):
        gap([[1.0], [1.0]], [])
    with pytest.raises(InputError, match="reference is 'sphere'"):
        gap(X, [1], reference="sphere")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="n_references is 0"):
        gap(X, [1], n_references=0)
    with pytest.raises(InputError, match="1 missing or infinite values"):
        gap([[0.0], [np.nan]], [1])
    with pytest.raises(InputError, match=r"shape \(3,\)"):
        gap([0.0, 1.0, 2.0], [1])
