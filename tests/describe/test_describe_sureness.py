"""What comes back in resamples, under other choices, and beside trivial splits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clustomer._text import joined
from clustomer.describe.conclusion import Choice, Conclusion
from clustomer.describe.statements import beside_limits, spelled
from clustomer.describe.sureness import reading

CHOICE = Choice(k=4, criterion="evidence", verdict_kind="natural", found_k=4, p=0.01, n_nulls=99)
CUT = Choice(k=4, criterion="stability", verdict_kind="constructive", found_k=1, p=0.3, n_nulls=99)


def text_of(conclusion: Conclusion, code: str) -> str:
    parts = (*conclusion.findings, *conclusion.significance, *conclusion.limits)
    return next((s.text for s in parts if s.code == f"describe.{code}"), "")


@pytest.mark.parametrize(
    ("jaccard", "word"),
    [
        (0.0, "not_trusted"),
        (0.5999, "not_trusted"),
        (0.60, "pattern"),
        (0.75, "stable"),
        (0.85, "very_stable"),
        (1.0, "very_stable"),
    ],
)
def test_the_reading_guide(jaccard: float, word: str) -> None:
    assert reading(jaccard) == word


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.7996, "0.7996"),
        (0.796, "0.796"),
        (0.8, "0.80"),
        (0.804, "0.80"),
        (0.79999999, "0.800000"),
    ],
)
def test_a_number_is_written_on_its_side_of_the_limit(value: float, shown: str) -> None:
    assert beside_limits(value, 0.8) == shown


def test_words_of_numbers_and_lists() -> None:
    assert [spelled(n) for n in (0, 1, 2, 12, 13)] == ["none", "one", "two", "twelve", "13"]
    assert [joined(["A", "B", "C"][:n]) for n in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert joined(["5", "6"], "or") == "5 or 6"


def test_several_plausible_numbers_are_all_named(conclude_shop) -> None:
    two = conclude_shop(replace(CHOICE, plausible=(4, 5)))
    assert text_of(two, "finding.plausible") == (
        "4 or 5 segments are both defensible: the evidence does not decide between these numbers."
    )
    three = conclude_shop(replace(CHOICE, plausible=(3, 4, 5)))
    assert "3, 4 or 5 segments are all defensible" in text_of(three, "finding.plausible")
    for plausible in ((), (4,)):
        assert not text_of(conclude_shop(replace(CHOICE, plausible=plausible)), "finding.plausible")


def test_agreement_has_its_scale_its_limit_and_the_refitted_one(conclude_shop) -> None:
    conclusion = conclude_shop(replace(CHOICE, agreement=0.957, refitted=0.91))
    assert text_of(conclusion, "finding.agreement") == (
        "The median agreement between two resamples is 0.96 (adjusted Rand index; 1 = the same "
        "segments, 0 = chance; 0.80 needed); 0.91 with the preparation learnt anew in each."
    )
    alone = text_of(conclude_shop(replace(CUT, agreement=-0.01)), "finding.agreement")
    assert "is −0.01 (" in alone
    assert alone.endswith("0.80 needed).")


def test_all_segments_come_back(conclude_shop) -> None:
    conclusion = conclude_shop(replace(CHOICE, jaccards=(0.97, 0.955, 0.9, 1.0)))
    assert text_of(conclusion, "finding.stability.all") == (
        "Resamples bring back all four segments: 0.90 to 1.00, very stable (mean Jaccard "
        "similarity, 1 = the same customers; stable from 0.75, very stable from 0.85)."
    )


def test_stable_and_unstable_segments_are_told_apart(conclude_shop) -> None:
    conclusion = conclude_shop(replace(CUT, jaccards=(0.97, 0.5, 0.78, 0.7)))
    assert text_of(conclusion, "finding.stability.some") == (
        "Resamples bring back two of the four groups: A 0.97, very stable; C 0.78, stable; D 0.70, "
        "a pattern with doubtful members; B 0.50, not to be trusted (mean Jaccard similarity, 1 = "
        "the same customers; stable from 0.75, very stable from 0.85, not to be trusted below "
        "0.60)."
    )


def test_no_group_comes_back(conclude_shop) -> None:
    conclusion = conclude_shop(replace(CUT, jaccards=(0.62, 0.56, 0.7499, 0.41)))
    assert text_of(conclusion, "finding.stability.none").startswith(
        "Resamples bring back none of the four groups: A and C 0.62 to 0.7499, a pattern with "
        "doubtful members; B and D 0.41 to 0.56, not to be trusted ("
    )


@pytest.mark.parametrize(
    ("excess", "null_mean", "p", "code", "shown"),
    [
        (0.182, 0.371, 0.01, "clear", "0.18 above"),
        (0.06, 0.371, 0.05, "clear", "0.06 above"),
        (0.021, 0.1, 0.01, "clear", "0.02 above"),  # more than a fifth of 0.1
        (0.02, 0.01, 0.01, "clear", "0.02 above"),  # the null counts as 0.05 at least
        (0.009, 0.01, 0.01, "small", "only 0.009 above"),
        (0.0599, 0.371, 0.01, "small", "only 0.0599 above"),
        (0.182, 0.371, 0.06, "chance", "not beyond what chance gives"),
        (-0.001, 0.155, 0.3, "none", "no clearer"),
        (0.0004, 0.155, 0.3, "none", "no clearer"),
    ],
)
def test_the_excess_is_read_beside_what_is_needed(
    conclude_shop, excess, null_mean, p, code, shown
) -> None:
    choice = replace(CUT, excess=excess, null_mean=null_mean, p=p)
    assert shown in text_of(conclude_shop(choice), f"significance.excess.{code}")


def test_re_runs_are_counted_for_each_segment(conclude_shop) -> None:
    some = conclude_shop(replace(CHOICE, n_settings=48, recovered=(48, 44, 48, 0)))
    assert text_of(some, "significance.robust.some") == (
        "In 48 re-runs with other defensible choices the segments came back: A in 48, B in 44, "
        "C in 48 and D in 0 (Jaccard similarity of 0.75 or more)."
    )
    every = conclude_shop(replace(CUT, n_settings=48, recovered=(48,) * 4))
    assert text_of(every, "significance.robust.all").startswith("Every group comes back in all 48")
    one = conclude_shop(replace(CUT, n_settings=1, recovered=(1,) * 4))
    assert "the one re-run" in text_of(one, "significance.robust.all.one")
    none = conclude_shop(replace(CUT, n_settings=1, recovered=(1, 1, 1, 0)))
    assert "not every group comes back" in text_of(none, "significance.robust.some.one")


@pytest.mark.parametrize(
    ("agreement", "code"),
    [(0.31, "breaks"), (0.4999, "breaks"), (0.5, "bends"), (0.7999, "bends"), (0.8, "holds")],
)
def test_the_choice_that_changes_most_is_named(conclude_shop, agreement, code) -> None:
    choice = replace(CHOICE, breaker="leaving out “Age”", breaker_agreement=agreement)
    said = text_of(conclude_shop(choice), f"significance.breaker.{code}")
    assert "leaving out “Age”" in said
    assert "1 = the same, 0 = chance" in said


def test_a_simple_split_that_wins_is_said_plainly(conclude_shop) -> None:
    sentence = "Four ranges of “Age” explain 12\N{NO-BREAK SPACE}% of “Spent”, the groups 9."
    beaten = conclude_shop(replace(CHOICE, baseline_sentence=sentence, beaten=True))
    assert text_of(beaten, "significance.baseline") == sentence
    first = beaten.applications[0]
    assert (first.segment, first.evidence) == (None, "baselines")
    assert first.text.startswith("A simple split does at least as well as these segments")
    for kept in (False, None):
        conclusion = conclude_shop(replace(CHOICE, baseline_sentence=sentence, beaten=kept))
        assert text_of(conclusion, "significance.baseline") == sentence
        assert conclusion.applications[0].segment == 0


def test_each_statement_leads_to_the_part_that_shows_its_numbers(conclude_shop) -> None:
    conclusion = conclude_shop(
        replace(
            CHOICE,
            agreement=0.9,
            jaccards=(0.9,) * 4,
            n_settings=3,
            recovered=(3,) * 4,
            breaker="k = 5",
            breaker_agreement=0.6,
            baseline_sentence="x",
        )
    )
    parts = (*conclusion.findings, *conclusion.significance)
    places = {s.code.removeprefix("describe."): s.evidence for s in parts}
    assert places["finding.natural.same"] == "evidence"
    assert places["finding.agreement"] == places["finding.stability.all"] == "stability"
    assert places["significance.robust.all"] == "robustness"
    assert places["significance.breaker.bends"] == "robustness"
    assert places["significance.baseline"] == "baselines"


def test_what_was_not_computed_is_not_spoken_of(conclude_shop) -> None:
    codes = [s.code for s in (*conclude_shop(CHOICE).findings, *conclude_shop(CHOICE).significance)]
    for part in ("agreement", "stability", "plausible", "excess", "robust", "breaker", "baseline"):
        assert not any(f".{part}" in code for code in codes)
