"""The choice of k in plain values, as the conclusion speaks of it."""

from __future__ import annotations

from typing import Any

from clustomer.describe.conclusion import OWN_REMARKS
from clustomer.describe.statements import Choice
from clustomer.evidence.choose import KSelection
from clustomer.evidence.recommend import kind_of
from clustomer.evidence.records import Assessment, KEvidence
from clustomer.evidence.robustness import setting_words
from clustomer.segments.support import Support


def choice_of(
    selection: KSelection, assessment: Assessment | None, support: Support | None = None
) -> Choice:
    """Put what is known of the shown k together for `clustomer.describe.conclude`.

    Parameters
    ----------
    selection : KSelection
    assessment : Assessment or None
        Of the same table.
    support : Support, optional
        Of the shown segments.
    """
    chosen = selection[selection.k]
    return Choice(
        k=selection.k,
        criterion=selection.criterion,
        verdict_kind=kind_of(assessment, selection.k),
        silhouette=chosen.silhouette,
        silhouette_kind=selection.silhouette_kind,
        silhouette_rows=selection.silhouette_rows,
        inertia_share=chosen.inertia_share,
        runner_up_k=selection.params["runner_up"],
        runner_up_silhouette=selection.params["runner_up_silhouette"],
        n_columns=selection.params["n_columns"],
        start_agreement=chosen.start_agreement,
        **_tested(selection, assessment),
        **_supported(support or Support()),
    )


def _tested(selection: KSelection, assessment: Assessment | None) -> dict[str, Any]:
    if assessment is None:
        return {"flags": selection.flags}
    verdict, test = assessment.verdict, assessment.structure
    pairs = zip(verdict.flags, verdict.remarks, strict=True)
    told: dict[str, Any] = {
        "flags": (*selection.flags, *verdict.flags),
        "data_kind": verdict.kind,
        "found_k": verdict.k,
        "plausible": assessment.plausible,
        "remarks": tuple(remark for flag, remark in pairs if flag not in OWN_REMARKS),
        "reason": verdict.sentence if verdict.kind == "not_assessable" else "",
    }
    if assessment.steps:
        told["rest_share"] = 1.0 - sum(step.share for step in assessment.steps)
    if test is not None:
        told |= {"p": test.p, "n_nulls": test.n_nulls}
        told["evidence_silhouette_kind"] = test.silhouette_kind
    # Where a rule's customers were set aside the numbers are those of the others.
    k = verdict.shown_k if assessment.steps and selection.criterion != "user" else selection.k
    return told | _at_k(next((one for one in assessment.by_k if one.k == k), None))


def _at_k(one: KEvidence | None) -> dict[str, Any]:
    if one is None:
        return {}
    return {
        "evidence_silhouette": one.silhouette,
        "null_mean": one.null_mean,
        "excess": one.excess,
        "agreement": one.agreement,
    }


def _supported(support: Support) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if support.stability is not None:
        told["jaccards"] = tuple(one.jaccard for one in support.stability.segments)
        told["refitted"] = support.stability.refitted
    if support.robustness is not None:
        sheet = support.robustness
        told |= {"n_settings": len(sheet.settings), "recovered": sheet.recovered}
        if sheet.breaker is not None:
            told["breaker"] = setting_words(sheet.breaker)
            told["breaker_agreement"] = sheet.breaker.agreement
    if support.baselines is not None:
        told["baseline_sentence"] = support.baselines.sentence
        told["beaten"] = support.baselines.beaten
    return told
