"""What the conclusion says for each kind of verdict, and what it must not say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import product

import pytest

from clustomer.describe.chosen import choice_findings
from clustomer.describe.conclusion import Choice, Conclusion, Statement
from clustomer.describe.statements import EVIDENCE

NBSP = "\N{NO-BREAK SPACE}"
SHOWN = Choice(
    k=4,
    silhouette=0.56,
    runner_up_k=5,
    runner_up_silhouette=0.5,
    inertia_share=0.2,
    p=0.01,
    n_nulls=99,
    null_mean=0.371,
    evidence_silhouette=0.553,
    excess=0.182,
    agreement=0.957,
    jaccards=(0.97, 0.96, 0.9, 0.99),
    n_settings=48,
    recovered=(48, 44, 48, 40),
    breaker="leaving out “Age”",
    breaker_agreement=0.31,
    baseline_sentence="The best single column explains less.",
    beaten=False,
)
NO_STRUCTURE = {"p": 0.14, "null_mean": 0.1548, "evidence_silhouette": 0.1541, "excess": -0.0007}
CHOICES = {
    "natural": replace(SHOWN, criterion="evidence", verdict_kind="natural", found_k=4),
    "reproducible": replace(
        SHOWN, criterion="stability", verdict_kind="reproducible", found_k=4, **NO_STRUCTURE
    ),
    "constructive": replace(
        SHOWN,
        criterion="stability",
        verdict_kind="constructive",
        found_k=1,
        **NO_STRUCTURE | {"agreement": 0.34},
    ),
    "constructive_apart": replace(
        SHOWN,
        criterion="stability",
        verdict_kind="constructive",
        found_k=1,
        null_mean=0.30,
        evidence_silhouette=0.31,
        excess=0.01,
        agreement=0.78,
    ),
    "not_assessable": replace(
        SHOWN,
        verdict_kind="not_assessable",
        p=None,
        n_nulls=None,
        null_mean=None,
        evidence_silhouette=None,
        excess=None,
        reason="80 complete rows are too few: at least 100 are needed.",
    ),
    "not_tested": Choice(k=4, silhouette=0.56),
    "forced_agreeing": replace(SHOWN, criterion="user", verdict_kind="natural", found_k=4),
    "forced_outscored": replace(
        SHOWN, criterion="user", verdict_kind="natural", found_k=5, plausible=(5,)
    ),
    "restricted_outscored": replace(
        SHOWN,
        criterion="evidence",
        verdict_kind="natural",
        found_k=5,
        plausible=(5, 6),
        flags=("k_restricted",),
    ),
    "forced_beside_rule": replace(
        SHOWN,
        criterion="user",
        verdict_kind="constructive",
        data_kind="natural",
        found_k=4,
        plausible=(4,),
        rest_share=0.6,
    ),
    "forced_plausible": replace(
        SHOWN, criterion="user", verdict_kind="natural", found_k=5, plausible=(4, 5)
    ),
    "forced_plausible_cut": replace(
        SHOWN,
        criterion="user",
        verdict_kind="reproducible",
        data_kind="natural",
        found_k=5,
        plausible=(4, 5),
    ),
    "forced_other": replace(
        SHOWN, criterion="user", verdict_kind="constructive", data_kind="natural", found_k=5
    ),
    "forced_returning": replace(
        SHOWN, criterion="user", verdict_kind="reproducible", data_kind="natural", found_k=5
    ),
    "forced_more_than_return": replace(
        SHOWN,
        criterion="user",
        verdict_kind="constructive",
        data_kind="reproducible",
        found_k=2,
        **NO_STRUCTURE,
    ),
    "forced_fewer_than_return": replace(
        SHOWN, criterion="user", verdict_kind="reproducible", found_k=6, **NO_STRUCTURE
    ),
    "forced_cut": replace(
        SHOWN, criterion="user", verdict_kind="constructive", found_k=1, **NO_STRUCTURE
    ),
    "forced_untested": Choice(
        k=4, criterion="user", data_kind="constructive", found_k=1, p=0.14, n_nulls=99
    ),
    "restricted": replace(
        SHOWN,
        criterion="stability",
        verdict_kind="reproducible",
        data_kind="natural",
        found_k=5,
        flags=("k_restricted",),
    ),
    "whole_natural": Choice(
        k=1, criterion="user", data_kind="natural", found_k=5, p=0.01, n_nulls=99
    ),
    "whole_constructive": Choice(
        k=1, criterion="user", data_kind="constructive", found_k=1, p=0.4, n_nulls=39
    ),
}
NEVER = re.compile(
    r"significan|\bprov(ed|es|en)\b|proof|there are no (natural )?(groups|segments)"
    r"|there are none|error rate|false alarm rate|persona|certain(ly)?\b",
    re.IGNORECASE,
)
SEGMENT = re.compile(r"\bsegments?\b", re.IGNORECASE)
NATURAL = re.compile(r"\bnatural\b", re.IGNORECASE)
FOUND = re.compile(r"\b(were|was) found\b")


def every(conclusion: Conclusion) -> list[Statement]:
    return [
        *conclusion.findings,
        *conclusion.significance,
        *conclusion.applications,
        *conclusion.limits,
    ]


def verdict_of(conclusion: Conclusion) -> str:
    return conclusion.findings[1].text


def limits_of(conclusion: Conclusion) -> str:
    return " ".join(
        s.text for s in conclusion.limits if s.code.startswith("describe.limit.verdict")
    )


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_no_sentence_claims_more_than_its_kind_allows(conclude_shop, name) -> None:
    choice = CHOICES[name]
    texts = [s.text for s in every(conclude_shop(choice))]
    untested = choice.kind_of_data == "not_tested"
    for text in texts:
        assert not NEVER.search(text)
        # "five natural segments" of data where these were found, whatever is shown
        about_data = re.sub(r"natural segments|evidence is for (five|four) segments", "", text)
        if choice.kind_of_data != "natural":
            assert not NATURAL.search(text)
            assert untested or not SEGMENT.search(text)
        elif choice.verdict_kind != "natural":
            assert not SEGMENT.search(about_data)
        if choice.kind_of_data != "natural":
            assert not FOUND.search(text)
    if choice.is_tested and choice.kind_of_data != "natural":
        assert "We found no evidence of" in " ".join(texts)


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_numbers_stand_in_the_statement_and_dashes_are_typographic(conclude_shop, name) -> None:
    for statement in every(conclude_shop(CHOICES[name])):
        assert statement.evidence in EVIDENCE
        assert statement.text == statement.text.strip()
        assert "{" not in statement.text
        assert "nan" not in statement.text.split()
        assert "None" not in statement.text
        assert not re.search(r"(?<![\w-])-\d", statement.text)  # a true minus
        assert not re.search(r"\d %", statement.text)
        assert "  " not in statement.text
        assert ".." not in statement.text
        assert len(statement.text) < 600  # the page cuts what is longer


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_the_same_numbers_always_give_the_same_sentences(conclude_shop, name) -> None:
    first, again = conclude_shop(CHOICES[name]), conclude_shop(replace(CHOICES[name]))
    assert first.to_dict() == again.to_dict()
    assert Conclusion.from_dict(json.loads(json.dumps(first.to_dict()))).to_dict() == (
        first.to_dict()
    )


def test_natural_segments_stand_beside_data_without_groups(conclude_shop) -> None:
    conclusion = conclude_shop(CHOICES["natural"])
    assert verdict_of(conclusion) == (
        "Four natural segments were found: mean silhouette 0.55 (from −1 to 1, higher means "
        "clearer); data without groups give 0.37 on average (p ≤ 0.01 over all numbers tried, "
        "99 sets)."
    )
    statement = conclusion.findings[1]
    assert statement.params["null_mean"] == 0.371
    assert statement.params["p"] == 0.01
    assert statement.evidence == "evidence"
    assert "one continuous curve" in limits_of(conclusion)
    assert "Look at the map" in limits_of(conclusion)


def test_a_simplified_silhouette_is_called_so(conclude_shop) -> None:
    choice = replace(CHOICES["natural"], evidence_silhouette_kind="simplified")
    conclusion = conclude_shop(choice)
    assert "mean simplified silhouette 0.55" in verdict_of(conclusion)
    (excess,) = [s for s in conclusion.significance if ".excess." in s.code]
    assert excess.text.startswith("The mean simplified silhouette is 0.18 above")


def test_reproducible_groups_are_made_but_return(conclude_shop) -> None:
    conclusion = conclude_shop(CHOICES["reproducible"])
    assert verdict_of(conclusion) == (
        "Four reproducible groups: made, not found, but they return in resamples. We found no "
        "evidence of separate groups: mean silhouette 0.154 (from −1 to 1, higher means clearer); "
        "data without groups give 0.155 on average (p = 0.14 over all numbers tried, 99 sets)."
    )
    assert "no evidence of structure" in limits_of(conclusion)


def test_a_construction_says_what_may_have_been_missed(conclude_shop) -> None:
    conclusion = conclude_shop(CHOICES["constructive"])
    assert verdict_of(conclusion) == (
        "We found no evidence of groups: mean silhouette 0.154 (from −1 to 1, higher means "
        "clearer); data without groups give 0.155 on average (p = 0.14 over all numbers tried, "
        "99 sets). The four groups shown are made, not found: of the splits into three to six "
        "large enough groups this one changes least between resamples."
    )
    limits = limits_of(conclusion)
    for missed in ("overlap", "small or not compact", "columns that were not used"):
        assert missed in limits
    assert [s.segment for s in conclusion.applications] == [None] * 3


def test_data_that_differ_without_passing_are_said_to_differ(conclude_shop) -> None:
    said = verdict_of(conclude_shop(CHOICES["constructive_apart"]))
    assert "no evidence of separate groups" in said
    assert said.endswith(
        "The data do differ from data without groups, but no number of groups that was tested "
        "passes every gate. The four groups shown are made, not found: of the splits into three to "
        "six large enough groups this one changes least between resamples."
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"flags": ("shown_any_k",)}, "of the splits that were tried this one"),
        ({"flags": ("k_restricted",)}, "of the splits within these limits this one"),
        ({"criterion": "silhouette"}, "The four groups shown are made, not found."),
    ],
)
def test_the_reason_for_the_split_is_the_one_it_was_chosen_by(conclude_shop, changes, why) -> None:
    choice = replace(CHOICES["constructive"], **changes)
    assert why in verdict_of(conclude_shop(choice))


def test_what_cannot_be_assessed_gives_its_reason_and_keeps_the_old_yardstick(
    conclude_shop,
) -> None:
    conclusion = conclude_shop(CHOICES["not_assessable"])
    assert verdict_of(conclusion) == (
        "Whether there are groups could not be tested. 80 complete rows are too few: at least 100 "
        "are needed."
    )
    codes = [s.code for s in every(conclusion)]
    assert "describe.finding.choice.silhouette" in codes
    assert "describe.significance.silhouette.yardstick" in codes
    alone = conclude_shop(replace(CHOICES["not_assessable"], reason=""))
    assert verdict_of(alone) == "Whether there are groups could not be tested."


def test_the_yardstick_of_even_columns_gives_way_to_the_fitted_null(conclude_shop) -> None:
    for name in ("natural", "reproducible", "constructive", "forced_other"):
        conclusion = conclude_shop(CHOICES[name])
        assert not any("unrelated columns" in s.text for s in every(conclusion))
        assert not any(s.code.startswith("describe.finding.runner_up") for s in conclusion.findings)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("forced_agreeing", "You asked for four segments. Four natural segments were found: mean"),
        (
            "forced_plausible",
            "You asked for four segments. The data speak for five natural segments; four are as "
            "defensible: mean",
        ),
        (
            "forced_outscored",
            "You asked for four segments. The data speak for five natural segments; four pass "
            "every gate too, with a lower score: mean",
        ),
        (
            "restricted_outscored",
            "Four segments are shown, within the limits that were set. The data speak for five "
            "natural segments; four pass every gate too, with a lower score: mean",
        ),
        ("forced_beside_rule", "not for the four groups shown"),
        (
            "forced_other",
            "You asked for four groups. The data speak for five natural segments (p ≤ 0.01 over "
            "all numbers tried, 99 sets of data without groups), not for the four groups shown: "
            "mean silhouette 0.55",
        ),
        (
            "forced_plausible_cut",
            "The data speak for five natural segments; four are as defensible",
        ),
        ("forced_returning", "not for the four groups shown: mean silhouette 0.55"),
        (
            "forced_more_than_return",
            "The four groups shown are made, not found. The largest number of groups that return "
            "in resamples is two.",
        ),
        (
            "forced_fewer_than_return",
            "The four groups shown are made, not found, but they return in resamples; so do six, "
            "the largest number that does.",
        ),
        ("forced_cut", "You asked for four groups. We found no evidence of groups: mean"),
        (
            "forced_untested",
            "You asked for four groups. We found no evidence of groups (p = 0.14 over all numbers "
            "tried, 99 sets of data without groups). The four groups shown are made, not found, "
            "and were not tested.",
        ),
        ("restricted", "Four groups are shown, within the limits that were set. The data speak"),
        ("whole_natural", "You asked for one group. The data speak for five natural segments ("),
        ("whole_constructive", "You asked for one group. We found no evidence of groups (p ="),
    ],
)
def test_a_given_number_stands_beside_what_the_data_say(conclude_shop, name, said) -> None:
    assert said in verdict_of(conclude_shop(CHOICES[name]))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("forced_other", "The evidence is for five segments, not for the four groups shown"),
        ("restricted", "The evidence is for five segments, not for the four groups shown"),
        (
            "forced_beside_rule",
            f"The evidence is for four segments among the other 60{NBSP}% of customers, not for "
            "the four groups shown",
        ),
        ("forced_more_than_return", "did not pass what groups that return must pass"),
    ],
)
def test_limits_say_that_the_verdict_is_not_on_what_is_shown(conclude_shop, name, said) -> None:
    assert said in limits_of(conclude_shop(CHOICES[name]))


@pytest.mark.parametrize("name", ["forced_outscored", "restricted_outscored"])
def test_every_gate_with_a_lower_score_is_not_as_defensible(conclude_shop, name) -> None:
    conclusion = conclude_shop(CHOICES[name])
    assert "as defensible" not in " ".join(s.text for s in every(conclusion))
    assert limits_of(conclusion).startswith(
        "The score is highest for five segments: the four shown pass every gate too, but may unite "
        "or cut those."
    )


@pytest.mark.parametrize(
    ("p", "n_nulls", "written"),
    [
        (0.05, 19, "p ≤ 0.05"),
        (0.025, 39, "p ≤ 0.025"),
        (0.04, 99, "p = 0.04"),
        (0.7, 9, "p = 0.70"),
    ],
)
def test_the_smallest_p_that_so_many_sets_can_give_is_a_bound(
    conclude_shop, p, n_nulls, written
) -> None:
    for name in ("natural", "reproducible", "constructive", "forced_other", "whole_natural"):
        choice = replace(CHOICES[name], p=p, n_nulls=n_nulls)
        assert f"({written} over all numbers tried, {n_nulls} sets" in verdict_of(
            conclude_shop(choice)
        )


@pytest.mark.parametrize(
    "name", ["natural", "forced_agreeing", "forced_plausible", "forced_plausible_cut"]
)
def test_a_defensible_number_is_not_said_to_be_beside_the_evidence(conclude_shop, name) -> None:
    assert "The evidence is for" not in limits_of(conclude_shop(CHOICES[name]))


def test_every_kind_of_data_and_of_shown_k_has_its_sentences(conclude_shop) -> None:
    kinds = ("natural", "reproducible", "constructive", "not_assessable", "not_tested")
    for data, shown, k, found, criterion in product(
        kinds, kinds, (1, 4), (None, 1, 3, 4), ("evidence", "stability", "user", "silhouette")
    ):
        choice = replace(
            SHOWN, k=k, criterion=criterion, verdict_kind=shown, data_kind=data, found_k=found
        )
        assert conclude_shop(choice).findings


@pytest.mark.parametrize("kind", ["natural", "reproducible", "constructive"])
def test_unknown_numbers_leave_no_gap_in_a_sentence(conclude_shop, kind) -> None:
    bare = Choice(k=4, criterion="evidence", verdict_kind=kind)
    for statement in every(conclude_shop(bare)):
        assert not re.search(r"\(\)|: \.|None| \.|: ;", statement.text)
    lonely_p = replace(bare, p=0.01, n_nulls=99)
    assert "(p ≤ 0.01 over all numbers tried, 99 sets of data" in verdict_of(
        conclude_shop(lonely_p)
    )


def test_remarks_of_the_verdict_are_limits_each_once(conclude_shop) -> None:
    remark = "The column “Age” alone has two humps."
    conclusion = conclude_shop(replace(CHOICES["natural"], remarks=(remark, remark)))
    said = [s for s in conclusion.limits if s.code == "describe.limit.remark"]
    assert [(s.text, s.evidence) for s in said] == [(remark, "evidence")]


def test_a_rest_is_named_where_a_rule_makes_the_other_groups(conclude_shop) -> None:
    for name in ("natural", "forced_plausible", "forced_other", "reproducible", "constructive"):
        said = verdict_of(conclude_shop(replace(CHOICES[name], rest_share=0.62)))
        assert said.count(f"among the other 62{NBSP}% of customers") >= 1


def test_limits_of_the_old_silhouette_go_with_it(conclude_shop) -> None:
    flags = {"silhouette_kind": "sampled", "silhouette_rows": 200, "flags": ("k_at_limit",)}
    gone = {"describe.limit.sampled", "describe.limit.k_at_limit"}
    tested = conclude_shop(replace(CHOICES["natural"], **flags))
    assert not gone & {s.code for s in tested.limits}
    untested = conclude_shop(replace(CHOICES["not_tested"], **flags))
    assert gone <= {s.code for s in untested.limits}


def test_made_groups_promise_less_and_keep_their_control_group(conclude_shop) -> None:
    natural = conclude_shop(CHOICES["natural"]).applications
    made = conclude_shop(CHOICES["reproducible"]).applications
    assert all("). Suggestion to test: " in s.text for s in natural)
    assert made[0].segment is None
    assert "as a convenience" in made[0].text
    assert "control group" in made[0].text
    assert all("Suggestion to test, as a convenience only: " in s.text for s in made[1:])
    assert [s.params["play"] for s in natural] == [s.params["play"] for s in made[1:]]


def test_what_does_not_come_back_is_suggested_with_caution(conclude_shop) -> None:
    choice = replace(CHOICES["natural"], jaccards=(0.97, 0.59, 0.6, 0.99))
    cautious = [s.segment for s in conclude_shop(choice).applications if "caution" in s.text]
    assert cautious == [1, 1, 1]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("natural", "Three natural segments were found among the other 48 % of customers"),
        ("reproducible", "Three reproducible groups"),
        ("constructive", "beyond that rule they are made, not found"),
    ],
)
def test_beside_a_rule_everybody_is_shown(kind: str, words: str) -> None:
    found = 1 if kind == "constructive" else 3
    choice = Choice(
        k=4, criterion="stability", verdict_kind="reproducible", data_kind=kind, found_k=found,
        p=0.01, n_nulls=99, null_mean=0.37, evidence_silhouette=0.55, rest_share=0.48,
    )  # fmt: skip
    (said,) = choice_findings(choice, 600)
    written = said.text.replace("\N{NO-BREAK SPACE}", " ")
    assert words in written
    assert "All customers are shown in four groups" in written
    assert "not for the" not in written
