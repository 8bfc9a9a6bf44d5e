"""Why this number of segments, and what the evidence says of it."""

from __future__ import annotations

from typing import Any

from clustomer._text import capital, fixed, p_of_sets, text
from clustomer.describe.statements import (
    ALPHA,
    Choice,
    Statement,
    say,
    singular,
    spelled,
)

NARROW_LEAD = 0.01
USUAL = range(3, 7)  # what is shown where nothing was found: three to six groups


def choice_findings(choice: Choice, n: int) -> list[Statement]:
    """Return how k was chosen and, where the data were tested, what was found.

    Parameters
    ----------
    choice : Choice
    n : int
        Customers.
    """
    if choice.is_tested:
        return [_found(choice)]
    return [*_not_assessable(choice), *_by_silhouette(choice, n)]


def spread(choice: Choice) -> list[Statement]:
    """Return how much of the spread lies between the segments."""
    if choice.inertia_share is None or choice.k == 1:
        return []
    return [
        say(
            "finding.inertia",
            evidence="selection",
            inertia_share=choice.inertia_share,
            between_share=1 - choice.inertia_share,
            nouns=choice.nouns,
        )
    ]


def _found(choice: Choice) -> Statement:
    """Return the verdict on the data and on the k that is shown, in one statement."""
    found = choice.found_k or choice.k
    return say(
        f"finding.{choice.kind_of_data}.{_relation(choice)}",
        evidence="evidence",
        asked=_asked(choice),
        k=choice.k,
        count=spelled(choice.k),
        count_first=capital(spelled(choice.k)),
        found_k=found,
        found=spelled(found),
        found_first=capital(spelled(found)),
        silhouette=choice.evidence_silhouette,
        null_mean=choice.null_mean,
        p=choice.p,
        n_nulls=choice.n_nulls,
        where=where(choice),
        tested=_tested(choice),
        observed=_observed(choice),
        beside=_beside(choice),
        structure=_structure(choice),
        why=_why(choice),
        nouns=choice.nouns,
    )


def _relation(choice: Choice) -> str:
    """Say how the shown k stands to the verdict.

    One of same, also (as defensible), outscored (every gate is passed, with a lower
    score), other, untested, whole, and beside: with groups of a rule.
    """
    if choice.k == 1:
        return "whole"
    if choice.is_beside_rule:
        return "beside"
    if choice.verdict_kind == "not_tested":
        return "untested"
    if choice.kind_of_data == "constructive":
        return "same"
    if choice.found_k in (None, choice.k) and choice.verdict_kind == choice.kind_of_data:
        return "same"
    if choice.is_outscored:
        return "outscored"
    return "also" if choice.is_defensible else "other"


def _structure(choice: Choice) -> str:
    """Say that nothing natural was found; that the data differ, where p says so in the end.

    A p of .05 after an early look does not come here: drawing goes on.
    """
    if choice.p is not None and choice.p <= ALPHA:
        code = "apart"
    else:
        code = "none" if choice.kind_of_data == "constructive" else "separate"
    return text(f"describe.structure.{code}", where=where(choice), beside=_beside(choice))


def where(choice: Choice) -> str:
    """Say of whom the verdict speaks, where groups that a rule makes were set aside."""
    if choice.rest_share is None:
        return ""
    return text("describe.where", rest_share=choice.rest_share)


def _asked(choice: Choice) -> str:
    """Return the sentence that comes first where the rule did not choose k freely."""
    if choice.criterion == "user":
        code = "whole" if choice.k == 1 else "many"
    elif "k_restricted" in choice.flags:
        code = "within"
    else:
        return ""
    return text(
        f"describe.asked.{code}",
        count=spelled(choice.k),
        noun=choice.noun,
        nouns=choice.nouns,
    )


def _tested(choice: Choice) -> str:
    """Return p in brackets, for all k together; empty where there is none."""
    if choice.p is None or choice.n_nulls is None:
        return ""
    return text(
        "describe.tested", p_shown=p_of_sets(choice.p, choice.n_nulls), n_nulls=choice.n_nulls
    )


def _observed(choice: Choice, tested: str = "") -> str:
    """Return the silhouette beside that of data without groups; empty where they are unknown."""
    silhouette, null_mean = choice.evidence_silhouette, choice.null_mean
    if silhouette is None or null_mean is None:
        return ""
    # a third decimal where two would write different numbers alike
    decimals = 2 if fixed(silhouette, 2) != fixed(null_mean, 2) else 3
    return text(
        "describe.observed",
        measure=text(f"describe.measure.{choice.evidence_silhouette_kind}"),
        silhouette=fixed(silhouette, decimals),
        null_mean=fixed(null_mean, decimals),
        tested=tested,
    )


def _beside(choice: Choice) -> str:
    """Return what was measured, as it follows a claim: ": mean silhouette ...", or less."""
    if choice.p is None or choice.n_nulls is None:
        tested = ""
    else:
        p_shown = p_of_sets(choice.p, choice.n_nulls)
        tested = text("describe.tested.sets", p_shown=p_shown, n_nulls=choice.n_nulls)
    return _observed(choice, tested) or _tested(choice)


def _why(choice: Choice) -> str:
    """Return why this split of all is shown where nothing was found; empty when it was given."""
    if choice.criterion != "stability":
        return ""
    if "k_restricted" in choice.flags:
        code = "restricted"
    elif choice.k in USUAL and "shown_any_k" not in choice.flags:
        code = "usual"
    else:
        code = "any"
    return text(f"describe.why.{code}")


def _not_assessable(choice: Choice) -> list[Statement]:
    if choice.kind_of_data != "not_assessable":
        return []
    code = "finding.not_assessable" + (".reason" if choice.reason else "")
    return [say(code, evidence="verdict", reason=choice.reason)]


def _by_silhouette(choice: Choice, n: int) -> list[Statement]:
    """Return how k was chosen where the data were not tested."""
    if choice.k == 1:
        asked = choice.criterion == "user"
        whole = say("finding.choice.user.whole", evidence="selection", noun=choice.noun)
        return [whole] if asked else []
    code = choice.criterion if choice.criterion in ("silhouette", "user") else "other"
    if choice.silhouette is None:
        code += ".alone"
    elif code == "silhouette" and "small_clusters" in choice.flags:
        code += ".large_enough"
    params: dict[str, Any] = {
        "k": choice.k,
        "nouns": choice.nouns,
        "noun": choice.noun,
        "criterion": choice.criterion,
        "silhouette": choice.silhouette,
        "basis": _basis(choice, n),
    }
    chosen = say(f"finding.choice.{code}", evidence="selection", **params)
    return [chosen, *_runner_up(choice)]


def _runner_up(choice: Choice) -> list[Statement]:
    if choice.silhouette is None or choice.runner_up_silhouette is None:
        return []
    lead = choice.silhouette - choice.runner_up_silhouette
    variant = "ahead" if lead >= NARROW_LEAD else "narrow" if lead >= 0 else "behind"
    return [
        say(
            f"finding.runner_up.{variant}",
            evidence="selection",
            runner_up_k=choice.runner_up_k,
            runner_up_silhouette=choice.runner_up_silhouette,
            lead=lead,
            nouns=choice.nouns,
        )
    ]


def _basis(choice: Choice, n: int) -> str:
    """Say on which of the `n` customers the silhouette was computed."""
    rows = choice.silhouette_rows or n
    kind = choice.silhouette_kind
    if kind == "exact" and rows < n:
        kind = singular("complete", rows)
    return text(f"describe.basis.{kind}", rows=rows)
