"""The rule on hand-made numbers: each threshold from both sides, each choice of k."""

from __future__ import annotations

from typing import Any

import pytest
from verdict_records import k_evidence, weak

from clustomer.evidence.records import KEvidence
from clustomer.evidence.rule import (
    RULE,
    agreement_passed,
    base_passed,
    decide,
    effect_passed,
    k_grid,
    reproducible_passed,
    score,
    size_passed,
    smallest_needed,
    valley_passed,
)


def test_the_thresholds_are_the_validated_ones() -> None:
    assert RULE.to_dict() == {
        "version": 1,
        "alpha": 0.05,
        "agreement": 0.8,
        "jaccard": 0.75,
        "excess": 0.06,
        "relative_excess": 0.2,
        "least_null": 0.05,
        "valley": 0.9,
        "smallest": 10,
        "smallest_percent": 2,
        "near": 0.9,
        "k_max": 8,
        "rows_per_k": 25,
        "fewest_rows": 100,
        "rows_per_dimension": 10,
        "advised_rows_per_dimension": 70,
        "complete_share": 0.5,
        "shown_low": 3,
        "shown_high": 6,
        "n_init": 5,
        "silhouette_rows": 2000,
    }


@pytest.mark.parametrize(
    ("n", "distinct", "most"),
    [(200, 200, 8), (199, 199, 7), (100, 100, 4), (5000, 5000, 8), (5000, 4, 3), (5000, 3, 2)],
)
def test_the_grid_of_k(n: int, distinct: int, most: int) -> None:
    assert k_grid(n, distinct) == tuple(range(2, most + 1))


def test_two_distinct_rows_have_no_grid() -> None:
    assert k_grid(5000, 2) == ()


@pytest.mark.parametrize(("n", "needed"), [(100, 10), (500, 10), (501, 11), (550, 11), (5000, 100)])
def test_the_smallest_segment(n: int, needed: int) -> None:
    assert smallest_needed(n) == needed


@pytest.mark.parametrize(
    ("changes", "passed"),
    [
        ({"excess": 0.06, "relative_excess": 0.1}, True),
        ({"excess": 0.0599, "relative_excess": 0.1999}, False),
        ({"excess": 0.01, "relative_excess": 0.2}, True),
    ],
)
def test_the_effect_passes_by_either_measure(changes: dict, passed: bool) -> None:
    assert effect_passed(k_evidence(3, **changes)) is passed


def test_each_gate_from_both_sides() -> None:
    assert agreement_passed(k_evidence(3, agreement=0.80))
    assert not agreement_passed(k_evidence(3, agreement=0.7999))
    assert valley_passed(k_evidence(3, valley=0.90))
    assert not valley_passed(k_evidence(3, valley=0.9001))
    assert size_passed(k_evidence(3, smallest=10))
    assert not size_passed(k_evidence(3, smallest=9))
    assert reproducible_passed(k_evidence(3, jaccard=0.75))
    assert not reproducible_passed(k_evidence(3, jaccard=0.7499))
    assert not reproducible_passed(k_evidence(3, smallest=9))
    assert not reproducible_passed(k_evidence(3, agreement=0.79))


@pytest.mark.parametrize("fails", [{"agreement": 0.5}, {"smallest": 2}])
def test_the_base_needs_agreement_and_size(fails: dict[str, Any]) -> None:
    assert base_passed(k_evidence(4))
    assert not base_passed(k_evidence(4, **fails))


def test_a_negative_agreement_counts_as_none() -> None:
    assert score(0.1, -0.2) == 0.0
    assert score(0.1, 0.5) == pytest.approx(0.05)
    assert score(-0.1, 0.5) == pytest.approx(-0.05)


def kind(*by_k: KEvidence, p: float = 0.01) -> tuple[str, int, int]:
    decision = decide(by_k, p=p)
    return decision.kind, decision.k, decision.shown_k


def test_natural_needs_every_gate_at_some_k() -> None:
    assert kind(weak(2), k_evidence(3)) == ("natural", 3, 3)
    assert kind(weak(2), k_evidence(3), p=0.05) == ("natural", 3, 3)
    assert kind(weak(2), k_evidence(3), p=0.06) == ("reproducible", 3, 3)
    assert kind(weak(2), k_evidence(3, valley=0.91)) == ("reproducible", 3, 3)
    assert kind(weak(2), k_evidence(3, smallest=9)) == ("constructive", 1, 3)
    assert kind(weak(2), k_evidence(3, agreement=0.7)) == ("constructive", 1, 3)
    assert kind(weak(2), k_evidence(3, excess=0.05, relative_excess=0.19)) == ("reproducible", 3, 3)


def test_gates_at_different_k_do_not_add_up() -> None:
    valley_only = weak(3, valley=0.3)
    assert kind(k_evidence(2, valley=1.2), valley_only)[0] == "reproducible"


def test_k_has_the_largest_score_of_those_with_base() -> None:
    by_k = (
        k_evidence(2, excess=0.12),
        k_evidence(3, excess=0.14, agreement=0.85),  # .119
        k_evidence(4, excess=0.13, agreement=0.95),  # .1235
        k_evidence(5, excess=0.30, smallest=5),
        k_evidence(6, excess=0.40, agreement=0.79),
    )
    assert kind(*by_k) == ("natural", 4, 4)


def test_of_equal_scores_the_smaller_k() -> None:
    assert kind(k_evidence(3), k_evidence(4))[1] == 3


def test_k_may_have_a_full_valley_when_another_is_empty() -> None:
    by_k = (k_evidence(3, excess=0.10, valley=0.5), k_evidence(5, excess=0.20, valley=1.0))
    assert kind(*by_k) == ("natural", 5, 5)
    assert not by_k[1].natural
    assert by_k[1].natural_base


def test_plausible_and_neighbours() -> None:
    by_k = (
        k_evidence(3, excess=0.136),  # within 10 %
        k_evidence(4, excess=0.137, smallest=3),  # near, too small for the plausible set
        k_evidence(5, excess=0.15),
        k_evidence(6, excess=0.149),
        k_evidence(7, excess=0.13),  # below 90 %
    )
    decision = decide(by_k, p=0.01)
    assert decision.k == 5
    assert decision.plausible == (3, 5, 6)
    assert (decision.coarser, decision.finer) == (4, 6)


def test_reproducible_reports_the_largest() -> None:
    by_k = (k_evidence(2), k_evidence(3), k_evidence(5), k_evidence(6, smallest=2))
    decision = decide(by_k, p=0.5)
    assert (decision.kind, decision.k, decision.shown_k) == ("reproducible", 5, 5)
    assert decision.plausible == (2, 3, 5)
    assert (decision.coarser, decision.finer) == (3, None)


def test_constructive_shows_the_most_stable_of_three_to_six() -> None:
    by_k = (
        weak(2, agreement=0.79),
        weak(3, agreement=0.5),
        weak(4, agreement=0.6, smallest=4),
        weak(5, agreement=0.5),
        weak(7, agreement=0.7),
    )
    decision = decide(by_k, p=0.3)
    assert (decision.kind, decision.k, decision.shown_k) == ("constructive", 1, 3)
    assert not decision.from_any_k
    assert decision.plausible == ()


def test_constructive_shows_any_k_when_three_to_six_are_too_small() -> None:
    by_k = (weak(2, agreement=0.3), weak(3, agreement=0.7, smallest=1), weak(7, agreement=0.6))
    decision = decide(by_k, p=0.3)
    assert (decision.shown_k, decision.from_any_k) == (3, True)
