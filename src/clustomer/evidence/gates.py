"""The gates of the verdict at one k: what was observed, what is needed, and in words."""

from __future__ import annotations

from typing import Any

from clustomer._text import beside, fixed, p_of_sets, text
from clustomer.evidence.records import Gate, KEvidence, StructureTest
from clustomer.evidence.rule import (
    RULE,
    agreement_passed,
    effect_passed,
    size_passed,
    valley_passed,
)


def gates_of(one: KEvidence, test: StructureTest, *, natural: bool) -> tuple[Gate, ...]:
    """Return the five gates at one k.

    Parameters
    ----------
    one : KEvidence
    test : StructureTest
    natural : bool
        Whether the groups may be called segments.

    Returns
    -------
    tuple of Gate
        structure, effect, agreement, valley and size, in this order. The p-value
        of the first covers all k together. ``params`` of the agreement hold the
        Jaccard similarity of the least stable segment, which a reproducible
        verdict needs too.
    """
    kind = "segment" if natural else "group"
    words = {"group": text(f"describe.noun.{kind}"), "groups": text(f"describe.nouns.{kind}")}
    return (
        _structure(one, test),
        _effect(one, measure(test)),
        _agreement(one, words),
        _valley(one, words),
        _size(one, words),
    )


def p_phrase(test: StructureTest) -> str:
    """Write the p-value; the smallest that so many null sets can give is an upper bound.

    Returns
    -------
    str
        ``"p = 0.14"``, or ``"p ≤ 0.05"`` when no set reached the observed.
    """
    return p_of_sets(test.p, test.n_nulls)


def measure(test: StructureTest | None) -> str:
    """Return what the silhouettes of the test are called: "mean simplified silhouette"."""
    return text(f"describe.measure.{'exact' if test is None else test.silhouette_kind}")


def stability_phrase(one: KEvidence) -> str:
    """Say how well a split comes back, and which other gate keeps it from being reproducible.

    Returns
    -------
    str
        ``"median agreement of 0.41 between re-samples (0.80 needed)"``; where the
        agreement suffices, followed by what does not.
    """
    said = text(
        "verdict.stability",
        agreement=beside(one.agreement, RULE.agreement),
        needed=RULE.agreement,
    )
    if not agreement_passed(one):
        return said
    failed = []
    if one.jaccard < RULE.jaccard:
        jaccard = beside(one.jaccard, RULE.jaccard)
        failed.append(text("verdict.stability.jaccard", jaccard=jaccard, needed=RULE.jaccard))
    if not size_passed(one):
        sizes = {"smallest": one.smallest, "needed": one.smallest_needed}
        failed.append(text("verdict.stability.size", **sizes))
    if not failed:
        return said
    both = len(failed) == 2
    listed = text("verdict.stability.and", first=failed[0], last=failed[1]) if both else failed[0]
    return text("verdict.stability.but", said=said, failed=listed)


def _structure(one: KEvidence, test: StructureTest) -> Gate:
    params = {
        "silhouette": one.silhouette,
        "null_mean": one.null_mean,
        "n_nulls": test.n_nulls,
        "statistic": test.statistic,
    }
    return Gate(
        name="structure",
        k=one.k,
        observed=test.p,
        threshold=RULE.alpha,
        better="lower",
        passed=test.p <= RULE.alpha,
        sentence=text(
            "verdict.gate.structure",
            **params,
            k=one.k,
            measure=measure(test),
            p_phrase=p_phrase(test),
            needed=RULE.alpha,
        ),
        params=params,
    )


def _effect(one: KEvidence, called: str) -> Gate:
    params = {
        "relative": one.relative_excess,
        "relative_threshold": RULE.relative_excess,
        "silhouette": one.silhouette,
        "null_mean": one.null_mean,
    }
    key = "verdict.gate.effect" if one.excess >= 0 else "verdict.gate.effect.below"
    return Gate(
        name="effect",
        k=one.k,
        observed=one.excess,
        threshold=RULE.excess,
        better="higher",
        passed=effect_passed(one),
        sentence=text(
            key,
            measure=called,
            observed=_size_of_effect(one.excess),
            relative=one.relative_excess,
            needed=RULE.excess,
            relative_needed=RULE.relative_excess,
        ),
        params=params,
    )


def _size_of_effect(excess: float) -> str:
    """Write an excess: small ones with three decimals, since 0.00 says nothing."""
    return fixed(abs(excess), 3) if abs(excess) < 0.03 else beside(abs(excess), RULE.excess)


def _agreement(one: KEvidence, words: dict[str, Any]) -> Gate:
    params = {
        "n_pairs": len(one.agreements),
        "jaccard": one.jaccard,
        "jaccard_threshold": RULE.jaccard,
    }
    return Gate(
        name="agreement",
        k=one.k,
        observed=one.agreement,
        threshold=RULE.agreement,
        better="higher",
        passed=agreement_passed(one),
        sentence=text(
            "verdict.gate.agreement",
            **words,
            observed=beside(one.agreement, RULE.agreement),
            n_pairs=len(one.agreements),
            needed=RULE.agreement,
        ),
        params=params,
    )


def _valley(one: KEvidence, words: dict[str, Any]) -> Gate:
    observed = "–" if one.valley is None else beside(one.valley, RULE.valley)
    return Gate(
        name="valley",
        k=one.k,
        observed=one.valley,
        threshold=RULE.valley,
        better="lower",
        passed=valley_passed(one),
        sentence=text("verdict.gate.valley", **words, observed=observed, needed=RULE.valley),
    )


def _size(one: KEvidence, words: dict[str, Any]) -> Gate:
    return Gate(
        name="size",
        k=one.k,
        observed=float(one.smallest),
        threshold=float(one.smallest_needed),
        better="higher",
        passed=size_passed(one),
        sentence=text(
            "verdict.gate.size", **words, observed=one.smallest, needed=one.smallest_needed
        ),
    )
