"""Choosing k: the rule, its reason in words, and its flags."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from verdict_records import null_test

from clustomer._text import catalogue, text
from clustomer.cluster.sweep import KSolution, KSweep, sweep
from clustomer.errors import InputError
from clustomer.evidence.choose import KSelection, choose_k
from clustomer.evidence.recommend import kind_of
from clustomer.evidence.records import Assessment, AtomGroup, KEvidence, Verdict


def solution(k: int, silhouette: float | None, *, smallest: int = 50, **more: object) -> KSolution:
    values: dict[str, object] = {
        "k": k,
        "inertia": 1000.0 / k**2,
        "sizes": (1000 - smallest * (k - 1), *[smallest] * (k - 1)) if k > 1 else (1000,),
        "silhouette": silhouette,
        "silhouette_se": None,
        "simplified_silhouette": silhouette,
        "squared_silhouette": silhouette,
        "calinski_harabasz": None if silhouette is None else 100 * silhouette,
        "davies_bouldin": None if silhouette is None else 1 - silhouette,
        "start_agreement": None if k == 1 else 1.0,
        "n_iter": 3,
        "converged": True,
        "labels": np.zeros(1000, dtype=np.int32),
        "centers": np.zeros((k, 2)),
    }
    return KSolution(**{**values, **more})  # type: ignore[arg-type]


def swept(*solutions: KSolution, kind: str = "exact") -> KSweep:
    return KSweep(
        solutions=solutions,
        total_ss=1000.0,
        n_rows=1000,
        n_columns=2,
        n_init=10,
        seed=0,
        silhouette_kind=kind,
        silhouette_rows=1000 if kind == "exact" else 500,
    )


ONE = solution(1, None)


def by_k(k: int, **more: Any) -> KEvidence:
    values: dict[str, Any] = {
        "k": k,
        "silhouette": 0.5,
        "null_mean": 0.3,
        "null_sd": 0.01,
        "null_low": 0.28,
        "null_high": 0.32,
        "z": 3.0,
        "excess": 0.2,
        "relative_excess": 0.67,
        "inertia_share": 0.4,
        "null_inertia_mean": 0.5,
        "null_inertia_low": 0.45,
        "null_inertia_high": 0.55,
        "agreement": 0.9,
        "agreements": (0.9,),
        "jaccard": 0.8,
        "jaccards": (0.8,) * k,
        "valley": 0.5,
        "smallest": 50,
        "smallest_needed": 20,
        "score": 0.18 - 0.01 * abs(k - 3),
        "natural_base": True,
        "natural": True,
        "reproducible": True,
    }
    return KEvidence(**{**values, **more})


def assessed(kind: str, shown_k: int | None, *tested: KEvidence, **more: Any) -> Assessment:
    k = {"natural": shown_k, "reproducible": shown_k, "constructive": 1}.get(kind)
    verdict = Verdict(kind=kind, k=k, sentence="", shown_k=shown_k)
    tested = tested or tuple(by_k(each) for each in (2, 3, 4))
    return Assessment(verdict=verdict, by_k=tested, n_tested=900, **more)


FOUR = swept(ONE, *(solution(k, 0.3 + 0.05 * (k == 2)) for k in (2, 3, 4)))


@pytest.mark.parametrize(
    ("kind", "criterion", "words"),
    [
        ("natural", "evidence", "highest product of excess silhouette and agreement among the 3"),
        ("reproducible", "stability", "No k of 2 to 4 shows natural segments. k = 3 is the large"),
        (
            "constructive",
            "stability",
            "because, of the splits into three to six groups that are all large enough, its groups "
            "change least between resamples: median agreement of 0.90 between re-samples",
        ),
    ],
)
def test_the_verdict_decides(kind: str, criterion: str, words: str) -> None:
    chosen = choose_k(FOUR, evidence=assessed(kind, 3))
    assert (chosen.k, chosen.criterion) == (3, criterion)  # the silhouette prefers 2
    assert words in chosen.reason
    assert chosen.reason.endswith(
        "On the 900 customers of the test its mean silhouette is 0.500; data without groups give "
        "0.300 on average."
    )
    assert "criteria_disagree" not in chosen.flags


def test_the_reason_for_a_split_that_was_made_says_among_which_it_is_the_best() -> None:
    weak = [by_k(k, natural=False, jaccard=0.6, reproducible=False) for k in (2, 3, 4)]
    found = assessed("constructive", 3, *weak)
    assert "but its least stable group has a Jaccard similarity of 0.60 (0.75 needed)" in (
        choose_k(FOUR, evidence=found).reason
    )
    any_k = replace(found, verdict=replace(found.verdict, flags=("shown_any_k",)))
    reason = choose_k(FOUR, evidence=any_k).reason
    assert "is shown because its groups change least between resamples" in reason
    assert "three to six" not in reason


def test_above_two_thousand_rows_the_silhouette_of_the_test_has_its_name() -> None:
    found = assessed("natural", 3, structure=null_test(silhouette_kind="simplified"))
    said = choose_k(FOUR, evidence=found).reason
    assert "On the 900 customers of the test its mean simplified silhouette is 0.500" in said


def test_limits_beyond_the_test_are_limits_too() -> None:
    wide = swept(*(solution(k, 0.3) for k in (9, 10)))
    chosen = choose_k(wide, evidence=assessed("natural", 3))
    assert (chosen.k, chosen.criterion, chosen.flags[0]) == (9, "silhouette", "k_restricted")
    assert "the rule would show k = 3" in flag_sentences(chosen)[0]
    assert "k_restricted" not in choose_k(wide, evidence=assessed("natural", 3), k=9).flags
    assert "k_restricted" not in choose_k(wide, evidence=assessed("not_assessable", None)).flags


def test_limits_of_the_user_bind_the_rule() -> None:
    only = swept(solution(2, 0.3), solution(4, 0.5))
    chosen = choose_k(only, evidence=assessed("natural", 3))
    assert (chosen.k, chosen.flags[0]) == (2, "k_restricted")  # equal scores: the smaller
    assert "The rule would show k = 3, outside the limits" in chosen.reason
    assert "the rule would show k = 3" in flag_sentences(chosen)[0]
    weak = [by_k(k, natural_base=False, reproducible=k == 4) for k in (2, 3, 4)]
    chosen = choose_k(only, evidence=assessed("natural", 3, *weak))
    assert (chosen.k, chosen.criterion) == (4, "stability")
    loose = [by_k(k, reproducible=False, agreement=k / 10) for k in (2, 3, 4)]
    assert choose_k(only, evidence=assessed("constructive", 3, *loose)).k == 4


def test_without_a_test_the_silhouette_decides() -> None:
    chosen = choose_k(FOUR, evidence=assessed("not_assessable", None))
    assert (chosen.k, chosen.criterion) == (2, "silhouette")
    assert "has not been tested" in chosen.reason
    assert choose_k(FOUR, evidence=assessed("natural", 9)).k == 3  # the best of what was tried


def aside(kind: str, shown_k: int) -> Assessment:
    first = tuple(by_k(k, score=0.1 * (k == 2), natural_base=k < 4) for k in (2, 3, 4))
    group = AtomGroup(column="spend", value=0.0, n=40, share=0.4, purity=1.0)
    return assessed(kind, shown_k, first_by_k=first, steps=(group,))


@pytest.mark.parametrize(("kind", "shown_k", "k"), [("natural", 3, 4), ("constructive", 3, 2)])
def test_beside_a_rule_everybody_is_shown(kind: str, shown_k: int, k: int) -> None:
    chosen = choose_k(FOUR, evidence=aside(kind, shown_k))
    assert (chosen.k, chosen.criterion) == (k, "stability")
    assert chosen.reason.endswith("this partition as a whole was not tested against data without "
                                  "groups.")  # fmt: skip
    limited = choose_k(swept(*(solution(3, 0.3),)), evidence=aside(kind, shown_k))
    assert "customers of the test" not in limited.reason  # these are others
    assert kind_of(aside(kind, shown_k), k) == "reproducible"  # as a whole it is not natural


@pytest.mark.parametrize(
    ("assessment", "k", "kind"),
    [
        (None, 3, "not_tested"),
        (assessed("not_assessable", None), 3, "not_assessable"),
        (assessed("natural", 3), 3, "natural"),
        (assessed("natural", 3, plausible=(3, 4)), 4, "natural"),
        (assessed("natural", 3, plausible=(3,)), 4, "natural"),  # every gate, a lower score
        (assessed("natural", 3, by_k(4, natural=False)), 4, "reproducible"),
        (assessed("natural", 3, by_k(4, natural=False, reproducible=False)), 4, "constructive"),
        (assessed("constructive", 3), 3, "constructive"),
        (assessed("natural", 3), 9, "not_tested"),
    ],
)
def test_what_may_be_said_of_any_k(assessment: Assessment | None, k: int, kind: str) -> None:
    assert kind_of(assessment, k) == kind


def flag_sentences(selection: KSelection) -> list[str]:
    return [text(f"selection.flag.{flag}", **selection.params) for flag in selection.flags]


def test_the_largest_silhouette_wins() -> None:
    chosen = choose_k(swept(ONE, solution(2, 0.3), solution(3, 0.5), solution(4, 0.4)))
    assert chosen.k == 3
    assert chosen.criterion == "silhouette"
    assert chosen.flags == ()
    assert chosen.reason == (
        "Of k = 2 to 4, k = 3 has the largest mean silhouette: 0.500 (from −1 to 1, higher is "
        "better). Next comes k = 4 with 0.400. Data without groups have a positive silhouette "
        "too: about 0.36 to 0.42 in 2 evenly filled columns (k = 2 to 8, 200 to 2,000 rows). "
        "Whether this one is larger than such data give has not been tested."
    )
    assert chosen[1].inertia_share == 1
    assert chosen[2].inertia_share == 0.25
    assert chosen[4].smallest_share == 0.05
    assert chosen.preferred == {
        "silhouette": 3,
        "simplified_silhouette": 3,
        "squared_silhouette": 3,
        "calinski_harabasz": 3,
        "davies_bouldin": 3,
        "elbow": 2,
    }
    assert chosen.elbow_k == 2
    with pytest.raises(InputError, match=r"k = 9 is not in the sweep\. It has k = 1, 2, 3, 4\."):
        chosen[9]


def test_equal_silhouettes_take_the_smaller_k() -> None:
    chosen = choose_k(swept(solution(2, 0.4), solution(3, 0.4 + 1e-15), solution(4, 0.1)))
    assert chosen.k == 2


def test_small_clusters_are_set_aside_when_there_is_another() -> None:
    chosen = choose_k(swept(solution(2, 0.9, smallest=19), solution(3, 0.5), solution(4, 0.4)))
    assert chosen.k == 3
    assert chosen.flags == ("small_clusters", "criteria_disagree")
    assert (
        "k = 2 would score higher, with 0.900, but its smallest group has 19 customers; "
        "at least 20 are needed." in chosen.reason
    )
    assert "fewer than 20 customers" in flag_sentences(chosen)[0]
    assert "0 of 5 prefer it" in flag_sentences(chosen)[1]


def test_the_reason_claims_no_more_than_the_gate_allows() -> None:
    gated = swept(solution(2, 0.9, smallest=19), solution(3, 0.5), solution(4, 0.4))
    assert choose_k(gated).reason.startswith(
        "Of k = 2 to 4, k = 3 has the largest mean silhouette among those whose smallest group "
        "has at least 20 customers: 0.500 (from −1 to 1, higher is better). Next comes k = 4 "
        "with 0.400. k = 2 would score higher"
    )
    lone = choose_k(swept(solution(2, 0.9, smallest=19), solution(3, 0.5)))
    assert lone.params["runner_up"] is None
    assert lone.reason.startswith(
        "Of k = 2 to 3, k = 3 is the only one whose smallest group has at least 20 customers; "
        "its mean silhouette is 0.500"
    )
    assert "Next comes" not in lone.reason
    among = "largest mean silhouette among those whose smallest group has at least 20 customers"
    assert among in choose_k(gated, k=3).reason
    assert "the largest among those whose smallest group" in choose_k(gated, k=4).reason
    assert "the largest among those whose smallest group" in choose_k(gated, k=2).reason
    whole = swept(ONE, *gated.solutions)
    assert f"The {among}, 0.500, is that of k = 3" in choose_k(whole, k=1).reason


@pytest.mark.parametrize(
    ("n_columns", "words"),
    [
        (1, "about 0.55 to 0.63 in one evenly filled column (k"),
        (5, "about 0.14 to 0.19 in 5 evenly filled columns (k"),
        (12, "below 0.1 in 12 evenly filled columns (k"),
    ],
)
def test_the_yardstick_is_that_of_the_columns_used(n_columns: int, words: str) -> None:
    found = replace(swept(solution(2, 0.3), solution(3, 0.5)), n_columns=n_columns)
    assert words in choose_k(found).reason


def test_small_clusters_everywhere_leave_the_choice_as_it_is() -> None:
    chosen = choose_k(swept(solution(2, 0.9, smallest=3), solution(3, 0.5, smallest=3)))
    assert chosen.k == 2
    assert chosen.flags == ("small_clusters_chosen",)
    assert flag_sentences(chosen) == [
        "The smallest group has 3 customers, fewer than the 20 that a group should have."
    ]


def test_limit_and_starts() -> None:
    chosen = choose_k(swept(solution(2, 0.3), solution(3, 0.5, start_agreement=0.5)))
    assert chosen.flags == ("k_at_limit", "starts_disagree")
    limit, starts = flag_sentences(chosen)
    assert "--k-max" in limit
    assert "agree only to 0.50" in starts


def test_only_one_k() -> None:
    chosen = choose_k(swept(ONE, solution(2, 0.3)))
    assert chosen.reason.startswith("k = 2 is the only number of groups that was tried")


def test_sampled_silhouettes_say_so() -> None:
    chosen = choose_k(
        swept(
            solution(2, 0.3, silhouette_se=0.0015),
            solution(3, 0.2, silhouette_se=0.002),
            kind="sampled",
        )
    )
    assert "measured on 500 of 1,000 customers (standard error 0.0015)" in chosen.reason


def test_the_user_decides_and_is_told() -> None:
    found = swept(ONE, solution(2, 0.3), solution(3, 0.5), solution(4, 0.4))
    other = choose_k(found, k=4)
    assert (other.k, other.criterion) == (4, "user")
    assert "Its mean silhouette is 0.400; the largest, 0.500, is that of k = 3" in other.reason
    assert "k_at_limit" not in other.flags
    assert "has not been tested" in other.reason
    assert "It also has the largest mean silhouette" in choose_k(found, k=3).reason
    alone = choose_k(found, k=1)
    assert alone.k == 1
    assert "is that of k = 3" in alone.reason


def test_the_user_needs_no_silhouette() -> None:
    found = swept(ONE, solution(2, None), kind="none")
    assert choose_k(found, k=2).reason == "k = 2 was given by the user."
    assert choose_k(swept(ONE), k=1).k == 1


@pytest.mark.parametrize(
    ("found", "k", "words"),
    [
        (swept(ONE), None, "No k of 2 or more"),
        (swept(ONE, solution(2, None), kind="none"), None, "holds no silhouettes"),
        (swept(ONE, solution(2, 0.1)), 5, "k = 5 is not in the sweep"),
    ],
)
def test_nothing_to_choose_from(found: KSweep, k: int | None, words: str) -> None:
    with pytest.raises(InputError, match=words):
        choose_k(found, k=k)


def test_every_sentence_of_the_catalogue_is_used_with_known_numbers() -> None:
    params = choose_k(
        swept(ONE, solution(2, 0.3), solution(3, 0.5)), evidence=assessed("natural", 3)
    ).params
    filled = {name: 1 if value is None else value for name, value in params.items()}
    for key in catalogue():
        if key.startswith("selection."):
            assert text(key, **filled)


def test_round_trip_and_table() -> None:
    chosen = choose_k(swept(ONE, solution(2, 0.3), solution(3, 0.5)))
    assert KSelection.from_dict(chosen.to_dict()).to_dict() == chosen.to_dict()
    frame = chosen.to_frame()
    assert frame["k"].tolist() == [1, 2, 3]
    assert frame["chosen"].tolist() == [False, False, True]


def test_constant_rows_have_no_share_to_explain() -> None:
    found = replace(swept(ONE), total_ss=0.0)
    assert choose_k(found, k=1)[1].inertia_share == 1


@pytest.mark.realdata
def test_mall_gives_five(shared_data: Path) -> None:
    with (shared_data / "Mall_Customers.csv").open(newline="", encoding="utf-8") as file:
        X = np.array(
            [
                [float(row["Annual Income (k$)"]), float(row["Spending Score (1-100)"])]
                for row in csv.DictReader(file)
            ]
        )
    for rows in (X, (X - X.mean(axis=0)) / X.std(axis=0)):
        chosen = choose_k(sweep(rows, k_values=range(1, 9), random_state=0))
        assert chosen.k == 5
        assert chosen.preferred["davies_bouldin"] == 5
