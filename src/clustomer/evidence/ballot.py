"""The ballot: what every criterion for k says, with the disagreement shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED
from clustomer._result import plain
from clustomer._text import in_turn, text
from clustomer.cluster.sweep import KSweep
from clustomer.errors import InputError
from clustomer.evidence.ballot_criteria import (
    BALLOT,
    Answer,
    BallotCriterion,
    answers_of_evidence,
    answers_of_partitions,
    answers_on_null,
    extreme,
)
from clustomer.evidence.ballot_resampled import CHEAP, FULL, Resampled, resample
from clustomer.evidence.records import Assessment, Ballot, BallotRow


def make_ballot(
    sweep: KSweep,
    X: ArrayLike,
    *,
    assessment: Assessment | None,
    k: int,
    full: bool = False,
    seed: int = DEFAULT_SEED,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Ballot:
    """Ask every criterion for its k, and count who agrees with the one that is shown.

    Use it to show how far an answer depends on the criterion. It decides nothing:
    most criteria cannot answer k = 1, and name some k on data without groups too.

    Parameters
    ----------
    sweep : KSweep
        The partitions that the criteria compare.
    X : array-like of shape (n, p)
        The rows that were swept.
    assessment : Assessment or None
        Of the same data. Without one, or where it was not assessable, the deciding
        score, the agreement and the answers on data without groups are left out.
    k : int
        The k that is shown.
    full : bool, default False
        Resampling criteria with 100 reference sets, 50 random halves and 50 pairs of
        resamples on at most 5,000 rows; else 20, 10 and 20 on at most 1,000.
    seed : int
        Of the rows that are drawn and of every resampling.
    n_jobs : int or None
        Worker threads; every core by default. It changes the time only.
    progress : Progress, optional
        Called with the phase ``"ballot"``.

    Returns
    -------
    Ballot
        One row for each criterion in `BALLOT` that has a value at some k.
        ``params`` holds every number that the sentence and the notes speak of.

    Raises
    ------
    InputError
        When X is not what was swept, or `k` was not tried.

    Notes
    -----
    Counted are the criteria that answer, one of each family: the silhouette (else
    its simplified form), the gap within one error of the largest one (else the
    paper's rule). The elbow and BIC are information and never counted. Criteria of
    one partition take it from the sweep; the gap fits rows and references by the
    same search. What a criterion prefers on data without groups is asked over the
    k of the assessment. O(fits x n k p), see `BallotEffort` for the fits.

    Examples
    --------
    >>> from clustomer.cluster.sweep import sweep
    >>> rows = [[x + y] for x in (0.0, 10.0) for y in (0.0, 0.1, 0.2, 0.3, 0.4)]
    >>> swept = sweep(rows, k_values=[1, 2, 3], random_state=0)
    >>> print(make_ballot(swept, rows, assessment=None, k=2).sentence)
    All 7 criteria prefer 2. Of the criteria counted, 3 can answer 1 and none does.
    """
    _check(sweep, X, k)
    effort = FULL if full else CHEAP
    found = resample(X, sweep.k_values, effort=effort, seed=seed, n_jobs=n_jobs, progress=progress)
    answers = {
        **answers_of_evidence(assessment),
        **answers_of_partitions(sweep),
        **_answers_of_resampling(found),
    }
    on_null = answers_on_null(assessment, sweep.n_columns, with_one=1 in sweep)
    facts = {
        "full": full,
        "seed": seed,
        "n_rows": sweep.n_rows,
        "resampled_rows": found.n_rows,
        **plain(effort),
        "n_tested": None if assessment is None else assessment.n_tested,
        "n_set_aside": 0 if assessment is None else sum(one.n for one in assessment.steps),
    }
    rows = tuple(
        _row(one, answers[one.name], on_null.get(one.name), k, facts, can_say_one=1 in sweep)
        for one in BALLOT
        if answers.get(one.name, Answer({}, None)).values
    )
    counted = _counted(rows)
    facts.update(_votes(rows, counted, k))
    return Ballot(
        k=k,
        k_values=_k_values(sweep, answers),
        rows=rows,
        sentence=_sentence(facts),
        n_rows=sweep.n_rows,
        params=facts,
    )


def _check(sweep: KSweep, X: ArrayLike, k: int) -> None:
    shape = np.shape(np.asarray(X))
    if shape != (sweep.n_rows, sweep.n_columns):
        raise InputError(
            f"X has the shape {shape}.",
            f"The sweep was made from {sweep.n_rows:,} rows of {sweep.n_columns:,} columns.",
            "Give the rows that were swept.",
        )
    _ = sweep[k]  # an InputError when it was not tried


def _answers_of_resampling(found: Resampled) -> dict[str, Answer]:
    """Return the answers of the criteria that need one; a single k is no comparison."""
    out = {}
    if (gaps := found.gap) is not None:
        values = dict(zip(gaps.k_values, gaps.gap, strict=True))
        for name, rule in (("gap", "global_se_max"), ("gap_one_se", "tibshirani")):
            out[name] = Answer(values, gaps.preferred[rule] if len(values) > 1 else None)
    if (strength := found.strength) is not None:
        values = dict(zip(strength.k_values, strength.strength, strict=True))
        several = len(values) > 1
        out["prediction_strength"] = Answer(values, strength.preferred if several else None)
    if (unstable := found.instability) is not None:
        values = dict(zip(unstable.k_values, unstable.instability, strict=True))
        out["instability"] = extreme(values, "lower")
    return out


def _row(
    criterion: BallotCriterion,
    answer: Answer,
    on_null: tuple[int, float] | None,
    k: int,
    facts: Mapping[str, Any],
    *,
    can_say_one: bool,
) -> BallotRow:
    preferred = answer.preferred
    null_k, null_share = on_null or (None, None)
    return BallotRow(
        criterion=criterion.name,
        better=criterion.better,
        rule=criterion.rule,
        preferred=preferred,
        second=answer.second,
        values={str(one): value for one, value in answer.values.items()},
        value_preferred=None if preferred is None else answer.values.get(preferred),
        value_shown=answer.values.get(k),
        can_say_one=criterion.at_one and can_say_one,
        on_null=null_k,
        on_null_share=null_share,
        decides=criterion.decides,
        information=criterion.information,
        note=text(f"ballot.note.{criterion.name}{_variant(criterion, preferred, facts)}", **facts),
    )


def _variant(criterion: BallotCriterion, preferred: int | None, facts: Mapping[str, Any]) -> str:
    """Return the ending of a note's key where the usual note would not be true."""
    if criterion.decides and preferred is None:
        return ".none"
    rest = criterion.name in ("score", "agreement") and facts["n_set_aside"] > 0
    return ".rest" if rest else ""


def _k_values(sweep: KSweep, answers: Mapping[str, Answer]) -> tuple[int, ...]:
    asked = {k for answer in answers.values() for k in answer.values}
    return tuple(sorted(asked | set(sweep.k_values)))


def _counted(rows: Sequence[BallotRow]) -> list[BallotRow]:
    """Return the rows that count: those that answer, the first of each family."""
    families = {one.name: one.family for one in BALLOT}
    first: dict[str, BallotRow] = {}
    for row in rows:
        if row.preferred is not None and not row.information:
            first.setdefault(families[row.criterion], row)
    return list(first.values())


def _votes(rows: Sequence[BallotRow], counted: Sequence[BallotRow], k: int) -> dict[str, Any]:
    votes = Counter(row.preferred for row in counted)
    order = sorted(votes, key=lambda one: (-votes[one], one or 0))
    able = [row for row in counted if row.can_say_one]
    gaps = {row.criterion: row.preferred for row in rows if row.criterion in ("gap", "gap_one_se")}
    return {
        "k": k,
        "counted": [row.criterion for row in counted],
        "n_counted": len(counted),
        "n_agreeing": votes[k],
        "votes": {str(one): votes[one] for one in order},
        "n_can_say_one": len(able),
        "n_say_one": sum(row.preferred == 1 for row in able),
        "gap": gaps.get("gap"),
        "gap_one_se": gaps.get("gap_one_se"),
    }


def _sentence(facts: Mapping[str, Any]) -> str:
    """Say how many agree, what the others prefer, and who could have said 1."""
    if not facts["n_counted"]:
        return text("ballot.sentence.empty")
    agreeing = facts["n_agreeing"]
    how_many = "all" if agreeing == facts["n_counted"] > 1 else _number(agreeing)
    parts = [text(f"ballot.sentence.{how_many}", **facts)]
    parts += [
        text(f"ballot.sentence.other.{_number(n)}", n=n, k=one)
        for one, n in facts["votes"].items()
        if one != str(facts["k"])
    ]
    early = facts["gap_one_se"]
    if early is not None and early not in (facts["k"], facts["gap"]):
        parts.append(text(f"ballot.sentence.gap{'_early' if early < facts['k'] else ''}", k=early))
    said = in_turn([in_turn(parts, "; "), "."], "")
    if not facts["n_can_say_one"]:
        return in_turn([said, text("ballot.sentence.cannot_say_one")])
    answered = text(f"ballot.sentence.say_one.{_number(facts['n_say_one'])}", **facts)
    return in_turn([said, answered])


def _number(n: int) -> str:
    return {0: "none", 1: "one"}.get(n, "many")
