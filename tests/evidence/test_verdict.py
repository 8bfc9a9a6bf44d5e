"""The verdict in words: what it says, what it never says, and what it adds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from verdict_records import facts, k_evidence, null_test, weak

from clustomer._text import beside, catalogue, count_word
from clustomer.errors import InputError
from clustomer.evidence.gates import gates_of, p_phrase, stability_phrase
from clustomer.evidence.records import Assessment, AtomGroup, Gate, Verdict
from clustomer.evidence.remarks import Facts, either
from clustomer.evidence.verdict import not_assessable, not_tested, shown_within, verdict_of

NBSP = "\N{NO-BREAK SPACE}"
ZEROS = AtomGroup(column="Spend", value=-0.8, n=76, share=0.38, purity=1.0, original_value=0.0)
NATURAL = (weak(2), k_evidence(3))
EVEN = (weak(2, agreement=0.3), weak(3, agreement=0.35), weak(4, agreement=0.41))


def remark(verdict: Verdict, flag: str) -> str:
    return verdict.remarks[verdict.flags.index(flag)]


def test_says_that_nothing_was_tested() -> None:
    verdict = not_tested(200, 5, flags=("starts_disagree",))
    assert verdict.kind == "not_tested"
    assert verdict.k is None
    assert verdict.sentence == "Five segments, not yet tested against data without groups."
    assert verdict.gates == ()
    assert verdict.flags == ("starts_disagree",)
    assert Verdict.from_dict(verdict.to_dict()) == verdict


@pytest.mark.parametrize(
    ("n", "begins"), [(1, "One segment, everybody"), (2, "Two seg"), (12, "Twelve"), (13, "13 seg")]
)
def test_counts_in_words(n: int, begins: str) -> None:
    sentence = not_tested(2000, n).sentence
    assert sentence.startswith(begins)
    assert "not yet tested" in sentence
    for claim in ("natural", "significant", "distinct", "found"):
        assert claim not in sentence


@pytest.mark.parametrize(("customers", "segments"), [(3, 4), (3, 0)])
def test_impossible_numbers(customers: int, segments: int) -> None:
    with pytest.raises(InputError, match="cannot be"):
        not_tested(customers, segments)


# The sentence of each kind.


def test_natural() -> None:
    verdict = verdict_of(facts(*NATURAL))
    assert (verdict.kind, verdict.k, verdict.shown_k) == ("natural", 3, 3)
    assert verdict.sentence == "Three natural segments."
    assert "look at the map" in remark(verdict, "curve")


def test_reproducible() -> None:
    verdict = verdict_of(facts(weak(2), k_evidence(4, p=0.3), test=null_test(0.3)))
    assert (verdict.kind, verdict.k, verdict.shown_k) == ("reproducible", 4, 4)
    assert verdict.sentence == "Four reproducible groups: made, not found, but they return."
    assert "no evidence of groups" in remark(verdict, "made")


def test_constructive() -> None:
    verdict = verdict_of(facts(*EVEN, test=null_test(0.42)))
    assert (verdict.kind, verdict.k, verdict.shown_k) == ("constructive", 1, 4)
    assert verdict.sentence == "No natural segments: we found no evidence of groups."
    assert remark(verdict, "convenience") == (
        "Any split of these 200 customers is a convenience. Of the splits into three to six groups "
        "that are all large enough, the one into four is the most stable: median agreement of 0.41 "
        "between re-samples (0.80 needed)."
    )
    assert "no evidence is no proof" in remark(verdict, "missed")


def test_what_a_remark_calls_most_stable_may_not_be_what_is_shown() -> None:
    """With a k or limits of the user another split is shown, and the remark stays true."""
    made = facts(*EVEN, test=null_test(0.42), k_given=2)
    assert "into four is the most stable" in remark(verdict_of(made), "convenience")
    assert "shown" not in remark(verdict_of(made), "convenience")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"agreement": 0.7999}, "median agreement of 0.7999 between re-samples (0.80 needed)"),
        (
            {"agreement": 0.85, "jaccard": 0.7},
            "median agreement of 0.85 between re-samples (0.80 needed), but its least stable group "
            "has a Jaccard similarity of 0.70 (0.75 needed)",
        ),
        (
            {"agreement": 0.85, "jaccard": 0.9, "smallest": 7},
            "median agreement of 0.85 between re-samples (0.80 needed), but its smallest group has "
            "7 customers (10 needed)",
        ),
        (
            {"agreement": 0.85, "jaccard": 0.7, "smallest": 7},
            "needed), but its least stable group has a Jaccard similarity of 0.70 (0.75 needed) "
            "and its smallest group has 7 customers (10 needed)",
        ),
        ({"agreement": 0.85, "jaccard": 0.9}, "0.85 between re-samples (0.80 needed)"),
    ],
)
def test_how_a_split_comes_back_names_what_it_fails(changes: dict[str, Any], said: str) -> None:
    assert stability_phrase(weak(4, **changes)).endswith(said)


def test_the_most_stable_split_that_agrees_says_what_else_it_lacks() -> None:
    splits = (weak(2), weak(3, agreement=0.85, jaccard=0.6), weak(4))
    verdict = verdict_of(facts(*splits, test=null_test(0.42)))
    assert verdict.kind == "constructive"
    assert remark(verdict, "convenience").endswith(
        "the one into three is the most stable: median agreement of 0.85 between re-samples (0.80 "
        "needed), but its least stable group has a Jaccard similarity of 0.60 (0.75 needed)."
    )
    tiny = verdict_of(facts(weak(2, agreement=0.9, smallest=3), test=null_test(0.42)))
    assert "Of all splits that were tested, the one into two is" in remark(tiny, "convenience")
    assert remark(tiny, "convenience").endswith("its smallest group has 3 customers (10 needed).")


def test_constructive_with_a_small_p_does_not_say_that_there_is_no_evidence() -> None:
    verdict = verdict_of(facts(*EVEN, test=null_test(0.03)))
    assert verdict.sentence == "No natural segments: the evidence does not suffice for groups."
    assert remark(verdict, "deviates") == (
        "The customers deviate from data without groups (p = 0.03, 99 sets), as curved or uneven "
        "clouds do, but no number of groups that was tested shows it clearly: the mean silhouette "
        "is 0.010 above theirs at most (0.06, or a fifth of theirs, is needed)."
    )


def test_the_verdict_of_the_rest() -> None:
    verdict = verdict_of(facts(*NATURAL, n=124, n_all=200, steps=(ZEROS,)))
    assert verdict.sentence == (f"Three natural segments among the other 62{NBSP}% of customers.")
    assert verdict.flags[0] == "atom_split"
    assert verdict.remarks[0] == (
        f'38{NBSP}% of customers have "Spend" = 0. That is a rule, not a discovery. The verdict is '
        f"about the other 62{NBSP}%."
    )


def test_not_assessable() -> None:
    verdict = not_assessable("few_rows", n_tested=99, needed=100, constant=("Country",))
    assert (verdict.kind, verdict.k, verdict.shown_k) == ("not_assessable", None, None)
    assert verdict.sentence == "Not assessable: 99 complete rows, and the test needs 100."
    assert verdict.params["reason"] == "few_rows"
    assert '"Country"' in remark(verdict, "constant_columns")
    assert Verdict.from_dict(verdict.to_dict()) == verdict


def test_rows_with_weights_are_for_the_caller_to_know() -> None:
    verdict = not_assessable("weights")
    assert "the rows carry weights" in verdict.sentence
    assert verdict.flags == ()


def test_nothing_left_but_a_rule() -> None:
    verdict = not_assessable("rule_only", steps=(ZEROS,), n_tested=60)
    assert verdict.kind == "not_assessable"
    assert "the other 60 customers cannot be tested" in verdict.sentence
    assert remark(verdict, "rule_only") == (
        f'38{NBSP}% of customers have "Spend" = 0. That is a rule, not a discovery.'
    )


# Gates.


def gate(name: str, gates: tuple[Gate, ...]) -> Gate:
    return next(one for one in gates if one.name == name)


def test_the_gates_of_a_natural_verdict() -> None:
    gates = verdict_of(facts(*NATURAL, test=null_test(0.01))).gates
    assert [one.name for one in gates] == ["structure", "effect", "agreement", "valley", "size"]
    assert all(one.passed and one.k == 3 for one in gates)
    assert [one.sentence for one in gates] == [
        "At k = 3 the mean silhouette is 0.50; data without groups give 0.35 on average. Over all "
        "k: p ≤ 0.01 (99 sets of such data; at most 0.05 needed).",
        f"The mean silhouette is 0.15 above that of data without groups, 43{NBSP}% of it (0.06 or "
        f"20{NBSP}% needed).",
        "Median agreement between re-samples 0.95 (adjusted Rand index of 3 pairs, 1 = the same "
        "segments; 0.80 needed).",
        "Half-way between neighbouring segments there are 0.40 times as many customers as at their "
        "centres (at most 0.90; about 1 in an even cloud).",
        "The smallest segment has 30 customers (10 needed).",
    ]


def test_the_gates_of_a_split_that_was_made() -> None:
    even = weak(4, excess=-0.004, smallest=7)
    gates = gates_of(even, null_test(0.42, n_nulls=9), natural=False)
    assert not any(one.passed for one in gates)
    assert "p = 0.42 (9 sets" in gate("structure", gates).sentence
    assert gate("effect", gates).sentence.startswith(
        "The mean silhouette is 0.004 below that of data"
    )
    assert gate("agreement", gates).sentence.count("groups") == 1
    assert "The smallest group has 7 customers" in gate("size", gates).sentence
    assert not any("segment" in one.sentence for one in gates)


def test_gates_hold_numbers_thresholds_and_sides() -> None:
    gates = gates_of(NATURAL[1], null_test(0.01), natural=True)
    shown = {one.name: (one.observed, one.threshold, one.better) for one in gates}
    assert shown == {
        "structure": (0.01, 0.05, "lower"),
        "effect": (0.15, 0.06, "higher"),
        "agreement": (0.95, 0.8, "higher"),
        "valley": (0.4, 0.9, "lower"),
        "size": (30.0, 10.0, "higher"),
    }
    assert gate("effect", gates).params["relative"] == 0.43
    assert gate("effect", gates).params["relative_threshold"] == 0.2
    assert gate("agreement", gates).params["jaccard"] == 0.9
    assert gate("structure", gates).params["n_nulls"] == 99


def test_a_simplified_silhouette_is_called_so() -> None:
    test = null_test(0.01, silhouette_kind="simplified")
    gates = gates_of(NATURAL[1], test, natural=True)
    assert "the mean simplified silhouette is 0.50" in gate("structure", gates).sentence
    assert gate("effect", gates).sentence.startswith("The mean simplified silhouette is 0.15")
    even = verdict_of(facts(*EVEN, test=null_test(0.03, silhouette_kind="simplified")))
    assert "the mean simplified silhouette is 0.010 above" in remark(even, "deviates")


def test_the_effect_gate_passes_by_its_share_alone() -> None:
    one = k_evidence(3, excess=0.04, relative_excess=0.25)
    passed = gate("effect", gates_of(one, null_test(), natural=True))
    assert passed.passed
    assert passed.observed == 0.04


@pytest.mark.parametrize(
    ("p", "n_nulls", "written"),
    [
        (1 / 100, 99, "p ≤ 0.01"),
        (1 / 20, 19, "p ≤ 0.05"),
        (1 / 40, 39, "p ≤ 0.025"),
        (2 / 40, 39, "p = 0.05"),
        (14 / 100, 99, "p = 0.14"),
        (1 / 500, 499, "p ≤ 0.002"),
        (7 / 10, 9, "p = 0.70"),
        (1.0, 9, "p = 1.00"),
    ],
)
def test_p_values(p: float, n_nulls: int, written: str) -> None:
    assert p_phrase(null_test(p, n_nulls)) == written


@pytest.mark.parametrize(
    ("value", "threshold", "written"),
    [
        (0.95, 0.8, "0.95"),
        (0.7961, 0.8, "0.796"),
        (0.79999, 0.8, "0.79999"),
        (0.8, 0.8, "0.80"),
        (0.8001, 0.8, "0.8001"),
        (0.904, 0.9, "0.904"),
    ],
)
def test_rounding_does_not_cross_the_threshold(
    value: float, threshold: float, written: str
) -> None:
    assert beside(value, threshold) == written


# The user's own k.


def test_the_gates_are_those_of_the_k_that_was_given() -> None:
    verdict = verdict_of(facts(*NATURAL, k_given=2))
    assert (verdict.kind, verdict.k, verdict.shown_k) == ("natural", 3, 3)
    assert {one.k for one in verdict.gates} == {2}
    assert not any(one.passed for one in verdict.gates if one.name in ("effect", "agreement"))
    assert not any("segment" in one.sentence for one in verdict.gates)
    assert remark(verdict, "k_given") == (
        "k = 2 was given: the gates are those of this k. The verdict speaks of the data, whatever "
        "k is asked for."
    )


def test_a_k_that_was_not_tested() -> None:
    verdict = verdict_of(facts(*NATURAL, k_given=12))
    assert {one.k for one in verdict.gates} == {3}
    assert remark(verdict, "k_not_tested") == (
        "The test covers k = 2 to 3, not k = 12: its groups were not tested. The gates are those "
        "of k = 3."
    )
    assert "k_given" not in verdict.flags


def test_one_group_of_everybody_has_a_sentence_of_its_own() -> None:
    verdict = verdict_of(facts(*NATURAL, k_given=1))
    assert {one.k for one in verdict.gates} == {3}
    assert remark(verdict, "k_one").startswith("k = 1 was given: everybody in one group")
    assert not {"k_given", "k_not_tested"} & set(verdict.flags)


SCORES = (k_evidence(3, excess=0.1), k_evidence(4, excess=0.175), k_evidence(5, excess=0.18))


@pytest.mark.parametrize(
    ("k", "standing"),
    [
        (3, " It passes every gate too, with a lower score (0.095; 0.171 at k = 5)."),
        (4, ""),  # within 10 % of the best: another remark says so
        (5, ""),
        (2, ""),  # it does not pass
    ],
)
def test_a_k_that_passes_with_a_lower_score_is_told_so(k: int, standing: str) -> None:
    verdict = verdict_of(facts(weak(2), *SCORES, weak(6), k_given=k))
    assert (verdict.k, "several_k" in verdict.flags) == (5, True)
    said = f"k = {k} was given: the gates are those of this k.{standing} The verdict speaks"
    assert remark(verdict, "k_given").startswith(said)


def assessment(made: Facts, **more: Any) -> Assessment:
    step = made.step
    return Assessment(
        verdict=verdict_of(made), by_k=step.by_k, structure=step.structure.test,
        plausible=step.decision.plausible, n_tested=200, **more,
    )  # fmt: skip


def test_limits_show_the_gates_of_the_k_they_leave() -> None:
    """As with that k given; what does not hang on k stays as it was."""
    tiny = k_evidence(3, excess=0.1, smallest=4, categories=("City",))
    made = facts(weak(2), tiny, *SCORES[1:], weak(6), two_humps=("Age",))
    free = assessment(made)
    assert {one.k for one in free.verdict.gates} == {5}
    within = shown_within(free, 3).verdict
    given = verdict_of(facts(weak(2), tiny, *SCORES[1:], weak(6), two_humps=("Age",), k_given=3))
    assert within.gates == given.gates
    own = {"k_given": "k_within"}
    assert within.flags == tuple(own.get(flag, flag) for flag in given.flags)
    for flag in ("tiny_segments", "categories", "two_humps", "curve", "several_k"):
        assert remark(within, flag) == remark(given, flag)
    assert remark(within, "k_within").startswith("k = 3 is shown, within the limits that were set")
    assert within.sentence == free.verdict.sentence
    assert (within.k, within.shown_k) == (5, 5)
    # and back again nothing is left over
    again = shown_within(replace(free, verdict=within), 5).verdict
    assert "tiny_segments" not in again.flags
    assert not {"tiny_k", "categories"} & set(again.params)
    assert Verdict.from_dict(within.to_dict()) == within


def test_limits_beyond_the_test_say_so() -> None:
    free = assessment(facts(*NATURAL))
    beyond = shown_within(free, 9).verdict
    assert beyond.gates == free.verdict.gates
    assert "not k = 9: its groups were not tested" in remark(beyond, "k_not_tested")


def test_limits_change_no_gates_beside_a_rule_or_without_a_test() -> None:
    beside = assessment(facts(*NATURAL, n_all=300, steps=(ZEROS,)), steps=(ZEROS,))
    assert shown_within(beside, 2) is beside
    untested = Assessment(verdict=not_assessable("weights"))
    assert shown_within(untested, 2) is untested


# Flags: each from the numbers that raise it.


@pytest.mark.parametrize(
    ("flag", "by_k", "changes"),
    [
        ("structure_hint", (k_evidence(2, agreement=0.5), weak(3)), {}),
        ("deviates", (weak(2), weak(3)), {}),
        ("not_separated", (weak(2), k_evidence(3, valley=1.1)), {}),
        ("tiny_segments", (weak(2), k_evidence(3, smallest=4), weak(4)), {}),
        ("valley_at_k", (k_evidence(2), k_evidence(3, excess=0.3, valley=0.95), weak(4)), {}),
        ("several_k", (k_evidence(2), k_evidence(3), weak(4)), {}),
        ("several_stable_k", (k_evidence(2), k_evidence(3), weak(4)), {"test": null_test(0.5)}),
        ("k_at_limit", (weak(2), k_evidence(3)), {}),
        ("shown_any_k", (weak(2), weak(3, smallest=3)), {"test": null_test(0.5)}),
        ("two_humps", NATURAL, {"two_humps": ("Age",)}),
        ("atoms", NATURAL, {"offered": (ZEROS,)}),
        ("small_sample", NATURAL, {"n": 139}),
        ("sampled", NATURAL, {"n": 200, "n_all": 150}),
    ],
)
def test_each_flag_is_raised(flag: str, by_k: tuple, changes: dict[str, Any]) -> None:
    verdict = verdict_of(facts(*by_k, **changes))
    assert flag in verdict.flags
    assert remark(verdict, flag)


def test_no_flag_without_a_reason() -> None:
    plain = (weak(2), k_evidence(3), weak(4))
    assert verdict_of(facts(*plain)).flags == ("curve",)
    even = (weak(2), weak(3), weak(4))
    assert verdict_of(facts(*even, test=null_test(0.3))).flags == ("convenience", "missed")
    made = (weak(2), k_evidence(3), weak(4))
    assert verdict_of(facts(*made, test=null_test(0.3))).flags == ("made",)


@pytest.mark.parametrize(
    ("flag", "by_k"),
    [
        # an effect that comes back at another k, or below the gate, is no hint
        ("structure_hint", (k_evidence(2, agreement=0.5), k_evidence(3, valley=1.1))),
        ("structure_hint", (weak(2), weak(3))),
        ("deviates", (k_evidence(2, agreement=0.5), weak(3))),
        ("not_separated", (k_evidence(2, valley=1.1), k_evidence(3))),
        ("tiny_segments", (k_evidence(3), weak(4, smallest=2))),
        ("valley_at_k", (k_evidence(2), k_evidence(3, excess=0.1, valley=0.95))),
    ],
)
def test_flags_that_are_not_raised(flag: str, by_k: tuple) -> None:
    assert flag not in verdict_of(facts(*by_k)).flags


@pytest.mark.parametrize(
    "by_k",
    [
        (k_evidence(2, agreement=0.5), weak(3)),
        (weak(2), weak(3)),
        (weak(2), k_evidence(3, valley=1.1)),
    ],
)
def test_without_a_small_p_the_data_do_not_deviate(by_k: tuple) -> None:
    flags = verdict_of(facts(*by_k, test=null_test(0.3))).flags
    assert not {"structure_hint", "deviates", "not_separated"} & set(flags)


def test_a_small_p_without_a_natural_verdict_is_always_explained() -> None:
    """Whatever gate fails, some remark says which."""
    reasons = {"structure_hint", "deviates", "not_separated", "tiny_segments"}
    rng = np.random.default_rng(0)
    for _ in range(200):
        by_k = [
            k_evidence(
                k,
                excess=rng.choice([0.01, 0.1]),
                relative_excess=rng.choice([0.02, 0.3]),
                agreement=rng.choice([0.5, 0.9]),
                valley=rng.choice([0.5, 1.2]),
                smallest=int(rng.choice([3, 30])),
                jaccard=rng.choice([0.6, 0.9]),
            )
            for k in (2, 3, 4)
        ]
        verdict = verdict_of(facts(*by_k))
        assert verdict.kind == "natural" or reasons & set(verdict.flags)


def test_remarks_say_their_numbers() -> None:
    tiny = verdict_of(facts(weak(2), k_evidence(3, smallest=4), weak(4)))
    assert "At k = 3 the smallest group has 4 customers" in remark(tiny, "tiny_segments")
    filled = verdict_of(facts(k_evidence(2), k_evidence(3, excess=0.3, valley=0.95)))
    assert "prefers k = 3" in remark(filled, "valley_at_k")
    assert "(0.95, at most 0.90 needed)" in remark(filled, "valley_at_k")
    assert remark(filled, "valley_at_k").endswith("empty space was found at k = 2.")
    more = facts(k_evidence(2), k_evidence(3, excess=0.3, valley=0.95), k_evidence(4))
    assert remark(verdict_of(more), "valley_at_k").endswith("found at k = 2 and 4.")
    several = verdict_of(facts(*(k_evidence(k) for k in (4, 5, 6)), weak(7)))
    assert remark(several, "several_k").startswith("4, 5 or 6 are nearly equally defensible")
    small = verdict_of(facts(*NATURAL, n=139))
    assert "139 customers are few for 2 dimensions: 140 are advised" in remark(
        small, "small_sample"
    )


def test_rows_and_columns_that_were_left_out() -> None:
    made = facts(*NATURAL, matrix={"names": ("Age", "Spend")})
    step = made.step
    table = step.matrix.__class__(**{**vars(step.matrix), "n_rows": 230, "constant": ("Country",)})
    changed = made.__class__(
        **{**vars(made), "step": step.__class__(**{**vars(step), "matrix": table})}
    )
    verdict = verdict_of(changed)
    assert remark(verdict, "incomplete_rows").startswith("30 of 230 rows have missing values")
    assert remark(verdict, "constant_columns").endswith('"Country".')


def test_segments_that_repeat_a_category() -> None:
    splits = (weak(2), k_evidence(3, categories=("Gender",)), weak(4))
    assert "categories" not in verdict_of(facts(*splits, k_given=4)).flags
    verdict = verdict_of(facts(*splits))
    assert remark(verdict, "categories").startswith(
        'The segments nearly repeat the categories of "Gender"'
    )


def test_every_verdict_can_be_written_and_read() -> None:
    for by_k in (NATURAL, EVEN):
        verdict = verdict_of(facts(*by_k, offered=(ZEROS,), k_given=2, two_humps=("Age",)))
        assert Verdict.from_dict(verdict.to_dict()) == verdict
        assert len(verdict.flags) == len(verdict.remarks)


def test_no_sentence_claims_too_much() -> None:
    sentences = [text for key, text in catalogue().items() if key.startswith("verdict.")]
    assert len(sentences) > 40
    forbidden = r"there are no|significan|prove[sd]?\b|error rate|false alarm|powerful|insight"
    for sentence in sentences:
        assert not re.search(forbidden, sentence), sentence


def test_words() -> None:
    assert [count_word(k) for k in (2, 12, 13)] == ["Two", "Twelve", "13"]
    assert [either(ks) for ks in ((4,), (4, 5), (4, 5, 6))] == ["4", "4 or 5", "4, 5 or 6"]
