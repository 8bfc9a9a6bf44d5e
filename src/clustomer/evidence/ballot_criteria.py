"""The criteria of the ballot: one record each, and how each finds its k."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from clustomer._result import Result, rounded
from clustomer.cluster.sweep import KSweep
from clustomer.evidence.records import Assessment, KEvidence
from clustomer.stats.bic import bic
from clustomer.stats.jump import jump
from clustomer.stats.kneedle import elbow


@dataclass(frozen=True, kw_only=True)
class BallotCriterion(Result):
    """What the ballot has to know about a criterion.

    ``family``: of the criteria of a family only the first that answers is counted.
    ``at_one``: it can answer k = 1, where that was tried. ``information``: shown,
    never counted.
    """

    name: str
    better: Literal["higher", "lower"]
    rule: str
    family: str
    at_one: bool = False
    decides: bool = False
    information: bool = False


def _criterion(
    name: str,
    better: Literal["higher", "lower"],
    rule: str,
    family: str = "",
    *,
    at_one: bool = False,
    decides: bool = False,
    information: bool = False,
) -> BallotCriterion:
    return BallotCriterion(
        name=name,
        better=better,
        rule=rule,
        family=family or name,
        at_one=at_one,
        decides=decides,
        information=information,
    )


BALLOT: tuple[BallotCriterion, ...] = (
    _criterion("score", "higher", "gated_argmax", decides=True),
    _criterion("agreement", "higher", "argmax"),
    _criterion("silhouette", "higher", "argmax"),
    _criterion("simplified_silhouette", "higher", "argmax", "silhouette"),
    _criterion("calinski_harabasz", "higher", "argmax"),
    _criterion("davies_bouldin", "lower", "argmin"),
    # Evenly filled data bend too, so the elbow is shown and not counted.
    _criterion("elbow", "lower", "kneedle", information=True),
    _criterion("gap", "higher", "global_se_max", at_one=True),
    _criterion("gap_one_se", "higher", "tibshirani", "gap", at_one=True),
    _criterion("prediction_strength", "higher", "threshold", at_one=True),
    _criterion("instability", "lower", "argmin"),
    _criterion("jump", "higher", "argmax", at_one=True),
    _criterion("bic", "lower", "argmin", at_one=True, information=True),
)


class Answer(NamedTuple):
    """What a criterion says: its values by k, its first and its second choice."""

    values: Mapping[int, float]
    preferred: int | None
    second: int | None = None


def extreme(values: Mapping[int, float], better: str) -> Answer:
    """Take the best value, and the second; of equal ones the smaller k.

    One value alone is no comparison, and no answer; one that is not finite says
    nothing. Ten digits are compared, so that equal values are equal on every
    machine.
    """
    sign = 1.0 if better == "higher" else -1.0
    compared = {k: rounded(value) for k, value in values.items()}
    usable = {k: sign * value for k, value in compared.items() if value is not None}
    order = sorted(usable, key=lambda k: (-usable[k], k))
    if len(order) < 2:
        return Answer(values, None)
    return Answer(values, order[0], order[1])


def answers_of_evidence(assessment: Assessment | None) -> dict[str, Answer]:
    """Return the deciding score and the agreement, where they were computed.

    The score chooses among the k that the gates on agreement, effect and size let
    through, as the verdict does. Where none passes it has no answer.
    """
    by_k: Sequence[KEvidence] = assessment.by_k if assessment is not None else ()
    passed = sorted((one for one in by_k if one.natural_base), key=lambda one: (-one.score, one.k))
    first, second, *_ = [*(one.k for one in passed), None, None]
    return {
        "score": Answer({one.k: one.score for one in by_k}, first, second),
        "agreement": extreme({one.k: one.agreement for one in by_k}, "higher"),
    }


def answers_of_partitions(sweep: KSweep) -> dict[str, Answer]:
    """Return the criteria that one partition for each k is enough for."""
    out = {}
    for name in ("silhouette", "simplified_silhouette", "calinski_harabasz", "davies_bouldin"):
        values = {one.k: getattr(one, name) for one in sweep.solutions}
        out[name] = extreme({k: v for k, v in values.items() if v is not None}, _BETTER[name])
    total = sweep.total_ss if sweep.total_ss > 0 else 1.0
    shares = {one.k: one.inertia / total for one in sweep.solutions}
    return out | _answers_of_inertia(shares, sweep.n_rows, sweep.n_columns, total)


_BETTER = {one.name: one.better for one in BALLOT}


def _answers_of_inertia(
    shares: Mapping[int, float], n_rows: int, n_columns: int, total: float = 1.0
) -> dict[str, Answer]:
    """Elbow, jump and BIC from W_k / T; a k without anything left inside its groups is left out."""
    left = {k: share for k, share in shares.items() if share > 0}
    bend = elbow(list(shares), list(shares.values()))
    rises = jump({1: 1.0, **left}, n_rows=n_rows, n_columns=n_columns)
    jumps = dict(zip(rises.k_values, rises.jump, strict=True))
    bics = {
        k: bic(share * total, k=k, n_rows=n_rows, n_columns=n_columns) for k, share in left.items()
    }
    return {
        "elbow": Answer(
            {k: share for k, share in shares.items() if k > 1},
            None if bend is None else list(shares)[bend],
        ),
        "jump": extreme({k: value for k, value in jumps.items() if k in left}, "higher"),
        "bic": extreme(bics, "lower"),
    }


def answers_on_null(
    assessment: Assessment | None, n_columns: int, *, with_one: bool
) -> dict[str, tuple[int, float]]:
    """Return what the criteria of one partition prefer on data without groups.

    Parameters
    ----------
    assessment : Assessment or None
        With the values of the null sets; without them nothing is returned.
    n_columns : int
        Columns of the clustered matrix.
    with_one : bool
        Whether k = 1 was tried on the data, so that it is tried here.

    Returns
    -------
    dict of str to (int, float)
        The most frequent k, the smaller of equally frequent ones, and its share of
        the null sets.
    """
    structure = None if assessment is None else assessment.structure
    if assessment is None or structure is None:
        return {}
    out = {}
    for name in ("silhouette", "simplified_silhouette", "calinski_harabasz", "davies_bouldin"):
        if name == "silhouette" and structure.silhouette_kind != "exact":
            continue  # the null sets have another silhouette than the ballot
        sets = _null_sets(structure.null_values.get(name, {}))
        out[name] = [extreme(values, _BETTER[name]).preferred for values in sets]
    one = {1: 1.0} if with_one else {}
    inertia = [
        _answers_of_inertia({**one, **shares}, assessment.n_tested, n_columns)
        for shares in _null_sets(structure.null_values.get("inertia_share", {}))
    ]
    for name in ("elbow", "jump", "bic"):
        out[name] = [answers[name].preferred for answers in inertia]
    return {name: found for name, votes in out.items() if (found := _most_frequent(votes))}


def _null_sets(values: Mapping[str, Sequence[float]]) -> list[dict[int, float]]:
    """Turn k -> value of each null set into one mapping for each null set."""
    ks = sorted(int(k) for k in values)
    return [
        dict(zip(ks, of_set, strict=True))
        for of_set in zip(*(values[str(k)] for k in ks), strict=True)
    ]


def _most_frequent(votes: Sequence[int | None]) -> tuple[int, float] | None:
    counted = Counter(vote for vote in votes if vote is not None)
    if not counted:
        return None
    best = max(counted, key=lambda k: (counted[k], -k))
    return best, counted[best] / len(votes)
