"""The verdict in words: are the segments natural, reproducible or constructed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from clustomer._text import count_word, text
from clustomer.errors import InputError
from clustomer.evidence.gates import gates_of
from clustomer.evidence.records import Assessment, AtomGroup, Verdict
from clustomer.evidence.remarks import (
    Facts,
    Shown,
    raised,
    restated,
    rule_groups,
    sentences,
    shared_params,
)
from clustomer.evidence.rule import decide


def not_tested(n_customers: int, n_segments: int, *, flags: tuple[str, ...] = ()) -> Verdict:
    """Return the verdict of a study in which no test has been made.

    Parameters
    ----------
    n_customers : int
        Customers that were clustered.
    n_segments : int
        Segments that are shown, 1 or more.
    flags : tuple of str, optional
        Codes of what the reader should know besides.

    Returns
    -------
    Verdict
        ``kind`` is ``"not_tested"`` and ``k`` is ``None``: neither the number
        nor the existence of groups is claimed.

    Raises
    ------
    InputError
        When there are more segments than customers, or none.

    Examples
    --------
    >>> not_tested(200, 5).sentence
    'Five segments, not yet tested against data without groups.'
    """
    if not 1 <= n_segments <= n_customers:
        raise InputError(
            f"{n_segments:,} segments of {n_customers:,} customers cannot be.",
            "There is one segment at least, and a customer in each.",
            "Pass the numbers of the partition that is shown.",
        )
    if n_segments == 1:
        sentence = text("verdict.not_tested.one")
    else:
        sentence = text("verdict.not_tested", count=count_word(n_segments))
    return Verdict(kind="not_tested", k=None, sentence=sentence, flags=flags)


def not_assessable(
    code: str, *, steps: Sequence[AtomGroup] = (), constant: Sequence[str] = (), **params: Any
) -> Verdict:
    """Return the verdict of a table that cannot be tested.

    Parameters
    ----------
    code : str
        Why: one of `clustomer.evidence.assessable.obstacle`; ``"rule_only"`` when
        what was found is a rule and the other rows are too few; ``"weights"`` when
        rows stand for several customers, which is for the caller to know.
    steps : sequence of AtomGroup, optional
        Groups that were set aside before, with the code ``"rule_only"``.
    constant : sequence of str, optional
        Columns that do not vary.
    **params
        The numbers of the sentence.

    Returns
    -------
    Verdict
        ``kind`` is ``"not_assessable"``; segments may still be shown, untested.

    Examples
    --------
    >>> not_assessable("few_rows", n_tested=99, needed=100).sentence
    'Not assessable: 99 complete rows, and the test needs 100.'
    """
    flags: dict[str, dict[str, Any]] = {}
    if steps:
        params = {**params, "rule_groups": rule_groups(steps)}
        flags["rule_only"] = {}
    if constant:
        flags["constant_columns"] = {"constant": list(constant)}
    merged = {key: value for one in flags.values() for key, value in one.items()}
    return Verdict(
        kind="not_assessable",
        k=None,
        sentence=text(f"verdict.not_assessable.{code}", **params),
        flags=tuple(flags),
        remarks=sentences(flags, params),
        params={"reason": code, **params, **merged},
    )


def verdict_of(facts: Facts) -> Verdict:
    """Put what the rule decided into words.

    Returns
    -------
    Verdict
        "Segment" is said of a natural verdict only; else they are groups. No
        error rate is quoted: it depends on the kind of table.
    """
    step, decision = facts.step, facts.step.decision
    flags, shared = raised(facts), shared_params(facts)
    merged = {key: value for one in flags.values() for key, value in one.items()}
    shown = facts.shown
    return Verdict(
        kind=decision.kind,
        k=decision.k,
        shown_k=decision.shown_k,
        sentence=_sentence(facts),
        gates=gates_of(shown.at(shown.k), step.structure.test, natural=shown.natural),
        flags=tuple(flags),
        remarks=sentences(flags, shared),
        params={**shared, **merged},
    )


def shown_within(assessment: Assessment, k: int) -> Assessment:
    """Return an assessment whose gates and remarks are those of the k that limits leave.

    Parameters
    ----------
    assessment : Assessment
        Made without a k of the user.
    k : int
        What is shown, within the limits that were set.

    Returns
    -------
    Assessment
        Where k was not tested the gates stay, and a remark says so. The same where a
        rule's customers were set aside: the test is then about the others, and
        everybody is shown.
    """
    test = assessment.structure
    if test is None or assessment.steps:
        return assessment
    decision = decide(assessment.by_k, p=test.p)
    free = Shown(k=decision.shown_k, by_k=assessment.by_k, decision=decision, test=test)
    tested = any(one.k == k for one in assessment.by_k)
    shown = free._replace(k=k, within=True) if tested else free._replace(asked=k)
    verdict = restated(assessment.verdict, shown)
    gates = gates_of(shown.at(shown.k), test, natural=shown.natural)
    return replace(assessment, verdict=replace(verdict, gates=gates))


def _sentence(facts: Facts) -> str:
    kind = facts.step.decision.kind
    where = ""
    if facts.steps:
        where = text("verdict.where", rest_share=facts.step.matrix.n / facts.n_all)
    unclear = kind == "constructive" and facts.significant
    key = f"verdict.{kind}.unclear" if unclear else f"verdict.{kind}"
    return text(key, count=count_word(facts.step.decision.k), where=where)
