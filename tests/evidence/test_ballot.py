"""The ballot: its values, who prefers what, what is counted, and the sentence."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn import metrics

import clustomer
from clustomer._text import catalogue
from clustomer.cluster.sweep import KSweep, sweep
from clustomer.errors import InputError
from clustomer.evidence.ballot import make_ballot
from clustomer.evidence.ballot_criteria import (
    BALLOT,
    Answer,
    answers_of_evidence,
    answers_of_partitions,
    answers_on_null,
    extreme,
)
from clustomer.evidence.ballot_resampled import CHEAP, FULL, prediction_strength
from clustomer.evidence.choose import choose_k
from clustomer.evidence.records import (
    Assessment,
    AtomGroup,
    Ballot,
    BallotRow,
    KEvidence,
    StructureTest,
    Verdict,
)
from clustomer.stats.bic import bic
from clustomer.stats.gap import gap
from clustomer.stats.jump import jump
from clustomer.stats.prediction_strength import prediction_strength as strength_from_seed


def evidence(k: int, score: float, agreement: float, *, passed: bool = False) -> KEvidence:
    numbers: dict[str, Any] = dict.fromkeys(
        (
            "silhouette", "null_mean", "null_sd", "null_low", "null_high", "z", "excess",
            "relative_excess", "inertia_share", "null_inertia_mean", "null_inertia_low",
            "null_inertia_high", "jaccard",
        ),
        0.5,
    )  # fmt: skip
    return KEvidence(
        k=k,
        **numbers,
        agreement=agreement,
        agreements=(agreement,),
        jaccards=(0.5,) * k,
        valley=None,
        smallest=50,
        smallest_needed=10,
        score=score,
        natural_base=passed,
        natural=passed,
        reproducible=False,
    )


def structure(null_values: dict[str, dict[str, tuple[float, ...]]], kind: str = "exact") -> Any:
    return StructureTest(
        p=0.01,
        n_nulls=3,
        n_nulls_max=99,
        stopped=None,
        statistic=9.0,
        null_statistics=(1.0, 2.0, 3.0),
        columns=(),
        silhouette_kind=kind,
        silhouette_rows=100,
        null_values=null_values,
    )


def assessed(*by_k: KEvidence, **more: Any) -> Assessment:
    verdict = Verdict(kind="natural", k=5, sentence="")
    return Assessment(verdict=verdict, by_k=by_k, n_tested=200, n_rows=200, **more)


@pytest.fixture(scope="module")
def blobs() -> np.ndarray:
    rng = np.random.default_rng(11)
    corners = np.array([[0, 0], [0, 8], [8, 0], [8, 8], [4, 4]])
    return np.repeat(corners, 40, axis=0) + rng.normal(size=(200, 2))


@pytest.fixture(scope="module")
def swept(blobs: np.ndarray) -> KSweep:
    return sweep(blobs, k_values=range(1, 8), random_state=0)


@pytest.fixture(scope="module")
def ballot(swept: KSweep, blobs: np.ndarray) -> Ballot:
    return make_ballot(swept, blobs, assessment=None, k=5)


def row(ballot: Ballot, criterion: str) -> BallotRow:
    return next(one for one in ballot.rows if one.criterion == criterion)


def test_values_are_those_of_scikit_learn(ballot: Ballot, swept: KSweep, blobs: np.ndarray) -> None:
    oracles = {
        "silhouette": metrics.silhouette_score,
        "calinski_harabasz": metrics.calinski_harabasz_score,
        "davies_bouldin": metrics.davies_bouldin_score,
    }
    for name, oracle in oracles.items():
        expected = {str(k): oracle(blobs, swept[k].labels) for k in range(2, 8)}
        assert dict(row(ballot, name).values) == pytest.approx(expected, rel=1e-9)
    best = max(range(2, 8), key=lambda k: row(ballot, "calinski_harabasz").values[str(k)])
    assert row(ballot, "calinski_harabasz").preferred == best


def test_values_of_inertia(ballot: Ballot, swept: KSweep) -> None:
    inertia = {k: swept[k].inertia for k in range(1, 8)}
    found = jump(inertia, n_rows=200, n_columns=2)
    assert list(row(ballot, "jump").values.values()) == pytest.approx(list(found.jump))
    assert row(ballot, "jump").preferred == found.preferred
    assert row(ballot, "bic").values["3"] == pytest.approx(
        bic(inertia[3], k=3, n_rows=200, n_columns=2)
    )
    assert row(ballot, "elbow").preferred == choose_k(swept).elbow_k
    assert row(ballot, "elbow").values["2"] == pytest.approx(inertia[2] / swept.total_ss)


def test_values_of_resampling(ballot: Ballot, blobs: np.ndarray) -> None:
    found = gap(blobs, range(1, 8), n_references=CHEAP.n_references, n_init=CHEAP.n_init)
    assert list(row(ballot, "gap").values.values()) == list(found.gap)
    assert row(ballot, "gap").values == row(ballot, "gap_one_se").values
    assert row(ballot, "gap").preferred == found.preferred["global_se_max"]
    assert row(ballot, "gap_one_se").preferred == found.preferred["tibshirani"]


def test_the_rows_and_what_they_say_of_themselves(ballot: Ballot) -> None:
    with_evidence = [one.name for one in BALLOT]
    assert [one.criterion for one in ballot.rows] == with_evidence[2:]
    able = {one.criterion for one in ballot.rows if one.can_say_one}
    assert able == {"gap", "gap_one_se", "prediction_strength", "jump", "bic"}
    for one in ballot.rows:
        # Nobody is asked at k = 1 who cannot say it.
        assert ("1" in one.values) == one.can_say_one
        assert one.value_shown == one.values["5"]
        assert one.value_preferred == one.values[str(one.preferred)]
        assert one.on_null is None
        assert one.on_null_share is None
        assert one.note.endswith(".")
        texts = catalogue()
        assert {
            f"ballot.label.{one.criterion}",
            f"ballot.rule.{one.rule}",
            f"ballot.better.{one.better}",
        } <= texts.keys()
    assert {one.criterion for one in ballot.rows if one.information} == {"elbow", "bic"}
    assert row(ballot, "prediction_strength").second is None
    assert "ballot.rule.gated_argmax" in catalogue()


def test_five_clear_groups(ballot: Ballot) -> None:
    # The paper's rule of the gap stops at 1; everyone who counts says 5.
    assert ballot.sentence == (
        "All 7 criteria prefer 5; gap’s one-standard-error rule says 1 (known to stop early). "
        "Of the criteria counted, 3 can answer 1 and none does."
    )
    assert ballot.params["counted"] == [
        "silhouette",
        "calinski_harabasz",
        "davies_bouldin",
        "gap",
        "prediction_strength",
        "instability",
        "jump",
    ]
    assert ballot.k_values == tuple(range(1, 8))
    assert ballot.params["votes"] == {"5": 7}
    assert "20 evenly filled boxes (200 customers)" in row(ballot, "gap").note


def test_another_k_is_shown(swept: KSweep, blobs: np.ndarray) -> None:
    found = make_ballot(swept, blobs, assessment=None, k=3)
    assert found.sentence.startswith("None of 7 criteria prefers 3; 7 prefer 5; gap’s")


def test_one_cloud_is_called_one_by_those_who_can() -> None:
    X = np.random.default_rng(12).normal(size=(300, 3))
    found = make_ballot(sweep(X, k_values=range(1, 7), random_state=0), X, assessment=None, k=1)
    said = {one.criterion: one.preferred for one in found.rows}
    assert {k for name, k in said.items() if row(found, name).can_say_one} == {1}
    assert found.params["n_say_one"] == 3
    assert found.sentence.startswith("3 of 7 criteria prefer 1; ")
    # the gap's two rules agree, so the second is not told apart
    assert found.sentence.endswith(". Of the criteria counted, 3 can answer 1 and 3 do.")
    assert "gap’s" not in found.sentence
    assert row(found, "silhouette").value_shown is None


def test_order_and_workers_change_nothing(ballot: Ballot, swept: KSweep, blobs: np.ndarray) -> None:
    X = blobs[np.random.default_rng(1).permutation(200)][:, ::-1]
    other = make_ballot(
        sweep(X, k_values=range(1, 8), random_state=0), X, assessment=None, k=5, n_jobs=2
    )
    assert other.to_dict() == ballot.to_dict()
    assert Ballot.from_dict(ballot.to_dict()).sentence == ballot.sentence
    assert make_ballot(swept, blobs, assessment=None, k=5, seed=1).rows != ballot.rows


def test_large_tables_are_sampled() -> None:
    X = np.random.default_rng(2).random((1500, 2))
    quick = sweep(X, k_values=[1, 2, 3], random_state=0, n_init=1, silhouette="none")
    found = make_ballot(quick, X, assessment=None, k=2)
    assert found.n_rows == 1500
    assert found.params["resampled_rows"] == 1000
    assert "(1,000 customers)" in row(found, "instability").note
    # without silhouettes the simplified one is counted in its place
    assert found.params["counted"][0] == "simplified_silhouette"


def test_full_effort(blobs: np.ndarray) -> None:
    few = sweep(blobs[::4], k_values=[1, 2, 3], random_state=0)
    found = make_ballot(few, blobs[::4], assessment=None, k=2, full=True)
    assert found.params["full"] is True
    assert (FULL.n_references, FULL.n_repeats, FULL.n_pairs) == (100, 50, 50)
    for name in ("n_references", "n_repeats", "n_pairs", "n_init"):
        assert found.params[name] == getattr(FULL, name)
    assert "From 50 random halves" in row(found, "prediction_strength").note


def test_progress(blobs: np.ndarray) -> None:
    calls: list[tuple] = []
    few = sweep(blobs[::4], k_values=[1, 2], random_state=0)
    make_ballot(few, blobs[::4], assessment=None, k=2, progress=lambda *call: calls.append(call))
    assert calls[0] == ("ballot", 0, 50)
    assert calls[-1] == ("ballot", 50, 50)
    done = [one[1] for one in calls]
    assert done == sorted(set(done))
    assert {(phase, total) for phase, _, total in calls} == {("ballot", 50)}


class TestEvidence:
    def test_the_score_is_compared_among_those_that_pass(self) -> None:
        by_k = (
            evidence(2, 0.30, 0.70),
            evidence(3, 0.10, 0.85, passed=True),
            evidence(4, 0.12, 0.83, passed=True),
            evidence(5, 0.05, 0.99),
        )
        found = answers_of_evidence(assessed(*by_k))
        assert found["score"][1:] == (4, 3)
        assert found["score"].values == {2: 0.30, 3: 0.10, 4: 0.12, 5: 0.05}
        assert found["agreement"][1:] == (5, 3)
        one_passes = answers_of_evidence(assessed(by_k[0], by_k[1], by_k[3]))
        assert one_passes["score"][1:] == (3, None)
        none_passes = answers_of_evidence(assessed(by_k[0], by_k[3]))
        assert none_passes["score"][1:] == (None, None)
        assert none_passes["score"].values == {2: 0.30, 5: 0.05}

    def test_rows_and_votes(self, swept: KSweep, blobs: np.ndarray) -> None:
        evidences = [
            evidence(k, 0.1 * (k == 5), 0.9 + 0.01 * k, passed=k == 5) for k in range(2, 9)
        ]
        found = make_ballot(swept, blobs, assessment=assessed(*evidences), k=5)
        assert [one.criterion for one in found.rows] == [one.name for one in BALLOT]
        assert [one.criterion for one in found.rows if one.decides] == ["score"]
        assert found.params["n_counted"] == 9
        assert found.sentence.startswith("8 of 9 criteria prefer 5; 1 prefers 8; gap’s")
        assert found.k_values == tuple(range(1, 9))  # the assessment went further
        assert row(found, "silhouette").values.keys() == {str(k) for k in range(2, 8)}

    def test_the_score_has_no_answer_where_no_k_passes(
        self, swept: KSweep, blobs: np.ndarray
    ) -> None:
        both = (evidence(2, 0.1, 0.7), evidence(3, 0.2, 0.6))
        found = make_ballot(swept, blobs, assessment=assessed(*both), k=3)
        assert row(found, "score").preferred is None
        assert row(found, "score").value_shown == 0.2
        assert row(found, "score").note.startswith("No k passes the gates")
        assert "score" not in found.params["counted"]
        assert found.params["n_counted"] == 8

    def test_rows_that_were_set_aside_are_said(self, swept: KSweep, blobs: np.ndarray) -> None:
        step = AtomGroup(column="visits", value=0.0, n=1234, share=0.6, purity=1.0)
        both = (evidence(2, 0.1, 0.9), evidence(3, 0.2, 0.8, passed=True))
        found = make_ballot(swept, blobs, assessment=assessed(*both, steps=(step,)), k=3)
        for name in ("score", "agreement"):
            assert "on the 200 customers left after the 1,234 at one" in row(found, name).note

    def test_not_assessable(self, ballot: Ballot, swept: KSweep, blobs: np.ndarray) -> None:
        none = Assessment(verdict=Verdict(kind="not_assessable", k=None, sentence=""))
        assert make_ballot(swept, blobs, assessment=none, k=5).rows == ballot.rows


NULL_VALUES = {
    "silhouette": {"2": (0.3, 0.2, 0.1), "3": (0.2, 0.3, 0.4)},
    "simplified_silhouette": {"2": (0.3, 0.3, 0.3), "3": (0.2, 0.2, 0.4)},
    "calinski_harabasz": {"2": (9.0, 9.0, 9.0), "3": (8.0, 8.0, float("inf"))},
    "davies_bouldin": {"2": (1.0, 1.0, 1.0), "3": (0.9, 0.8, 2.0)},
    # p = 2: d^-1 = 1, 1.25, 2.5, 5 in every set: the largest step is the last
    "inertia_share": {"2": (0.8,) * 3, "3": (0.4,) * 3, "4": (0.2,) * 3},
}


class TestOnNull:
    def test_the_most_frequent_k_with_its_share(self) -> None:
        found = answers_on_null(
            assessed(structure=structure(NULL_VALUES)), n_columns=2, with_one=True
        )
        assert found["silhouette"] == (3, 2 / 3)
        assert found["simplified_silhouette"] == (2, 2 / 3)
        assert found["calinski_harabasz"] == (2, 2 / 3)  # a single value is no comparison
        assert found["davies_bouldin"] == (3, 2 / 3)
        assert found["elbow"] == (3, 1.0)
        assert found["jump"] == (4, 1.0)
        # n = 200: 400 log(share k) + (2 k + 1) log 200 = 16, 214, 110 and -42
        assert found["bic"] == (4, 1.0)

    def test_only_what_is_comparable(self) -> None:
        simplified = structure(NULL_VALUES, kind="simplified")
        found = answers_on_null(assessed(structure=simplified), n_columns=2, with_one=True)
        assert "silhouette" not in found  # null sets have another one
        assert "simplified_silhouette" in found
        assert answers_on_null(None, 2, with_one=True) == {}
        assert answers_on_null(assessed(), 2, with_one=True) == {}

    def test_on_the_ballot(self, swept: KSweep, blobs: np.ndarray) -> None:
        found = make_ballot(
            swept, blobs, assessment=assessed(structure=structure(NULL_VALUES)), k=5
        )
        assert row(found, "davies_bouldin").on_null == 3
        assert row(found, "davies_bouldin").on_null_share == pytest.approx(2 / 3)
        resampled = ("gap", "gap_one_se", "prediction_strength", "instability")
        assert all(row(found, name).on_null is None for name in resampled)

    def test_it_is_what_the_sweep_of_such_data_prefers(self, swept: KSweep) -> None:
        total = swept.total_ss
        values = {
            name: {str(k): (getattr(swept[k], name),) for k in range(2, 8)}
            for name in (
                "silhouette", "simplified_silhouette", "calinski_harabasz", "davies_bouldin"
            )
        }  # fmt: skip
        values["inertia_share"] = {str(k): (swept[k].inertia / total,) for k in range(2, 8)}
        found = answers_on_null(assessed(structure=structure(values)), 2, with_one=True)
        observed = answers_of_partitions(swept)
        assert found.keys() == observed.keys()
        assert {name: k for name, (k, _) in found.items()} == {
            name: answer.preferred for name, answer in observed.items()
        }


class TestEdges:
    def test_equal_values_take_the_smaller_k(self) -> None:
        assert extreme({4: 0.5, 2: 0.5 + 1e-14, 3: 0.1}, "higher")[1:] == (2, 4)
        assert extreme({2: 0.5, 3: 0.5}, "lower")[1:] == (2, 3)
        assert extreme({2: float("inf"), 3: 1.0, 4: 2.0}, "higher")[1:] == (4, 3)
        assert extreme({2: 1.0}, "higher") == Answer({2: 1.0}, None, None)

    def test_one_k_is_no_comparison(self, blobs: np.ndarray) -> None:
        found = make_ballot(sweep(blobs, k_values=[3], random_state=0), blobs, assessment=None, k=3)
        assert {one.preferred for one in found.rows} == {None}
        assert found.sentence == (
            "One k was tried, so there is nothing that a criterion can compare."
        )

    def test_without_one(self, blobs: np.ndarray) -> None:
        found = make_ballot(
            sweep(blobs, k_values=[2, 3, 4, 5, 6], random_state=0), blobs, assessment=None, k=5
        )
        assert not any(one.can_say_one for one in found.rows)
        assert found.sentence.endswith("None of the criteria counted can answer 1.")
        # the inertia of one group is known all the same
        assert row(found, "jump").values.keys() == {"2", "3", "4", "5", "6"}

    def test_few_rows_and_few_distinct_ones(self) -> None:
        X = np.repeat(np.eye(3), 2, axis=0)
        found = make_ballot(sweep(X, k_values=[1, 2, 3], random_state=0), X, assessment=None, k=2)
        for one in found.rows:
            assert all(np.isfinite(list(one.values.values())))
        assert row(found, "gap").values.keys() == {"1", "2"}  # no log of 0
        assert row(found, "bic").values.keys() == {"1", "2"}
        same = make_ballot(sweep(X[:2], k_values=[1]), X[:2], assessment=None, k=1)
        assert same.rows == ()

    def test_what_cannot_be_asked(self, swept: KSweep, blobs: np.ndarray) -> None:
        with pytest.raises(InputError, match=r"shape \(199, 2\)\. The sweep was made from 200"):
            make_ballot(swept, blobs[1:], assessment=None, k=5)
        with pytest.raises(InputError, match="k = 9 is not in the sweep"):
            make_ballot(swept, blobs, assessment=None, k=9)
        holed = blobs.copy()
        holed[0, 0] = np.nan
        with pytest.raises(InputError, match="1 missing or infinite"):
            make_ballot(swept, holed, assessment=None, k=5)

    def test_a_criterion_that_cannot_be_compared_is_left_out(
        self, swept: KSweep, blobs: np.ndarray
    ) -> None:
        bare = replace(
            swept,
            solutions=tuple(replace(one, silhouette=None) for one in swept.solutions),
        )
        found = make_ballot(bare, blobs, assessment=None, k=5)
        assert "silhouette" not in [one.criterion for one in found.rows]


def real(folder: Path, name: str, columns: Sequence[str]) -> np.ndarray:
    with (folder / name).open(newline="") as file:
        rows = [[float(row[column]) for column in columns] for row in csv.DictReader(file)]
    values = np.array(rows)
    return np.asarray((values - values.mean(axis=0)) / values.std(axis=0))


@pytest.mark.realdata
def test_the_ballot_of_the_mall(shared_data: Path) -> None:
    X = real(shared_data, "Mall_Customers.csv", ["Annual Income (k$)", "Spending Score (1-100)"])
    found = make_ballot(sweep(X, k_values=range(1, 9), random_state=0), X, assessment=None, k=5)
    assert found.sentence == (
        "6 of 7 criteria prefer 5; 1 prefers 8; gap’s one-standard-error rule says 1 (known to "
        "stop early). Of the criteria counted, 3 can answer 1 and none does."
    )
    assert row(found, "calinski_harabasz").preferred == 8


@pytest.mark.realdata
def test_the_ballot_of_the_shop(shared_data: Path) -> None:
    columns = [
        "Age", "Annual Income ($)", "Spending Score (1-100)", "Work Experience", "Family Size"
    ]  # fmt: skip
    X = real(shared_data, "Customers.csv", columns)
    found = make_ballot(sweep(X, k_values=range(1, 9), random_state=0), X, assessment=None, k=3)
    # Whoever can answer 1 does; the others go to one end or the other.
    assert {one.preferred for one in found.rows if one.can_say_one} == {1}
    others = {one.preferred for one in found.rows if not one.can_say_one and not one.information}
    assert others == {2, 8}


def test_the_prediction_strength_for_all_is_that_of_the_ballot() -> None:
    X = np.random.default_rng(0).normal(size=(60, 2)) + np.repeat([0, 6], 30)[:, None]
    found = prediction_strength(X, k_values=(1, 2, 3), n_repeats=10, random_state=4)
    again = strength_from_seed(X, (1, 2, 3), n_repeats=10, seed=4)
    assert found == again
    assert found.preferred == 2
    order = np.random.default_rng(1).permutation(60)
    for rows in (X[order], X[:, ::-1]):  # and with any number of threads
        assert prediction_strength(
            rows, k_values=(1, 2, 3), n_repeats=10, random_state=4, n_jobs=2
        ) == found  # fmt: skip
    assert clustomer.prediction_strength is prediction_strength
    with pytest.raises(InputError, match="each half needs a row"):
        prediction_strength(X, k_values=[31])
    with pytest.raises(InputError, match="n_repeats is 0"):
        prediction_strength(X, k_values=[2], n_repeats=0)
    with pytest.raises(InputError, match="seed"):
        prediction_strength(X, k_values=[2], random_state=-1)
