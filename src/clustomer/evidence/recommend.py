"""From the verdict to the k that is shown, and what may be said of any k."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from clustomer._result import Result
from clustomer.evidence.gates import measure, stability_phrase
from clustomer.evidence.records import Assessment, KEvidence


@dataclass(frozen=True, kw_only=True)
class Recommendation(Result):
    """The k to show and by which rule.

    ``criterion`` is ``"evidence"`` (excess silhouette times agreement, among the k
    that pass the gates) or ``"stability"`` (the k whose groups come back best).
    ``code`` names the sentence ``selection.reason.<code>``, filled with ``params``.
    ``restricted``: the rule would show another k, outside the limits that were set.
    ``compared``: the customers that are shown are those of the test, so that their
    silhouette may be set beside that of data without groups.
    """

    k: int
    criterion: str
    code: str
    restricted: bool
    compared: bool
    params: Mapping[str, Any]


def recommend(assessment: Assessment | None, allowed: Collection[int]) -> Recommendation | None:
    """Return the k that the verdict's rule shows, within the k that are allowed.

    Parameters
    ----------
    assessment : Assessment or None
    allowed : collection of int
        The k's that were tried and may be shown.

    Returns
    -------
    Recommendation or None
        ``None`` where nothing was assessed, or no k in common.

    Notes
    -----
    Where the rule's own k is not allowed, the same rule is applied to those that
    are: the best score among the k that pass the gates of a natural verdict; else
    the largest reproducible k; else the highest agreement.

    Where customers at an exact value were set aside, the verdict is about the
    others, but everybody is shown: with as many groups more as were set aside; or,
    if the others have none, with the k at which the groups followed that value.
    """
    if assessment is None or assessment.verdict.shown_k is None:
        return None
    tested = {one.k: one for one in assessment.first_by_k or assessment.by_k if one.k in allowed}
    if not tested:
        return None
    k = _shown_k(assessment)
    if k in tested:
        kind = "beside_rule" if assessment.steps else assessment.verdict.kind
        return _said(assessment, tested[k], kind, restricted=False)
    kind, best = _best(assessment, tested)
    return _said(assessment, best, kind, restricted=True)


def kind_of(assessment: Assessment | None, k: int) -> str:
    """Return the kind of verdict that holds for the partition with `k` clusters.

    The verdict's own where k is the one that it shows, or plausible; else what the
    gates of this k allow: natural too where it passes every one of them. That does
    not make it as defensible as the verdict's k, which has the higher score.
    """
    if assessment is None:
        return "not_tested"
    verdict = assessment.verdict
    if verdict.shown_k is None or verdict.kind in ("not_assessable", "not_tested"):
        return verdict.kind
    if not assessment.steps and k == verdict.shown_k:
        return verdict.kind
    if not assessment.steps and (verdict.kind == "natural" and k in assessment.plausible):
        return verdict.kind
    tested = {one.k: one for one in assessment.first_by_k or assessment.by_k}
    if not assessment.steps and k in tested and tested[k].natural:
        return "natural"  # every gate, at a k that the score does not prefer
    if k in tested and tested[k].reproducible:
        return "reproducible"
    return "constructive" if k in tested else "not_tested"


def _shown_k(assessment: Assessment) -> int | None:
    verdict, k = assessment.verdict, assessment.verdict.shown_k
    if k is None or not assessment.steps:
        return k
    if verdict.kind in ("natural", "reproducible"):
        return k + len(assessment.steps)
    followed = [one for one in assessment.first_by_k if one.natural_base]
    return max(followed, key=lambda one: (one.score, -one.k)).k if followed else k


def _best(assessment: Assessment, tested: Mapping[int, KEvidence]) -> tuple[str, KEvidence]:
    ks = sorted(tested)
    base = [tested[k] for k in ks if tested[k].natural_base]
    if assessment.verdict.kind == "natural" and base:
        return "natural", max(base, key=lambda one: (one.score, -one.k))
    stable = [tested[k] for k in ks if tested[k].reproducible]
    if stable:
        return "reproducible", stable[-1]
    return "constructive", max(tested.values(), key=lambda one: (one.agreement, -one.k))


def _said(assessment: Assessment, one: KEvidence, kind: str, *, restricted: bool) -> Recommendation:
    tested = assessment.first_by_k or assessment.by_k
    passing = sum(each.natural_base for each in tested)
    code = f"{kind}_restricted" if restricted else kind
    if code == "constructive" and "shown_any_k" in assessment.verdict.flags:
        code = "constructive_any"
    return Recommendation(
        k=one.k,
        criterion="evidence" if kind == "natural" else "stability",
        code=code,
        restricted=restricted,
        compared=not assessment.steps,
        params={
            "tested_low": tested[0].k,
            "tested_high": tested[-1].k,
            "n_passing": passing,
            "score": one.score,
            "excess": one.excess,
            "agreement": one.agreement,
            "jaccard": one.jaccard,
            "test_silhouette": one.silhouette,
            "null_silhouette": one.null_mean,
            "measure": measure(assessment.structure),
            "stability": stability_phrase(one),
            "n_tested": assessment.n_tested,
            "reported_k": assessment.verdict.shown_k,
        },
    )
