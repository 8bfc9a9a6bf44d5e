"""What the reader should know besides the verdict: codes, their numbers, their sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from clustomer._text import catalogue, text, whole
from clustomer.evidence.assessable import rows_advised
from clustomer.evidence.gates import p_phrase
from clustomer.evidence.records import AtomGroup, KEvidence
from clustomer.evidence.rule import (
    RULE,
    agreement_passed,
    base_passed,
    effect_passed,
    size_passed,
    valley_passed,
)
from clustomer.evidence.step import Step

_LISTED = 3  # rule groups in one remark
Params = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that a verdict of a tested table is made of.

    ``step`` is the last test; ``steps`` are the groups that were set aside before
    it, ``offered`` those that could be. ``k_given`` is the user's own k.
    """

    step: Step
    steps: tuple[AtomGroup, ...]
    offered: tuple[AtomGroup, ...]
    n_all: int  # rows of the first test
    k_given: int | None

    @property
    def gates_k(self) -> int:
        """The k whose gates are shown: the user's own where it was tested."""
        tested = self.step.structure.k_values
        return self.k_given if self.k_given in tested else self.step.decision.shown_k

    @property
    def natural(self) -> bool:
        """Whether the verdict is natural."""
        return self.step.decision.kind == "natural"

    @property
    def significant(self) -> bool:
        """Whether the structure gate is passed."""
        return self.step.structure.test.p <= RULE.alpha


def count_word(n: int) -> str:
    """Return a number of groups as the first word of a sentence: Five, and 13 from thirteen on."""
    return catalogue().get(f"count.{n}", whole(n))


def either(ks: Sequence[int]) -> str:
    """Write numbers as a choice: 4, 5 or 6."""
    words = [str(k) for k in ks]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def rule_groups(groups: Iterable[AtomGroup]) -> str:
    """Return a sentence for each group that one exact value makes."""
    return " ".join(
        text(
            "verdict.rule_group.same" if one.original_value is None else "verdict.rule_group",
            share=one.share,
            column=[one.column],
            value=one.original_value,
        )
        for one in groups
    )


def raised(facts: Facts) -> dict[str, Params]:
    """Return the flags that are raised, in the order in which they are said, with their numbers."""
    found = ((code, collect(facts)) for code, collect in _FLAGS.items())
    return {code: params for code, params in found if params is not None}


def shared_params(facts: Facts) -> Params:
    """Return the numbers that any sentence of the verdict may use."""
    step, test, decision = facts.step, facts.step.structure.test, facts.step.decision
    shown = step.evidence(decision.shown_k)
    return {
        "k": decision.shown_k,
        "gates_k": facts.gates_k,
        "p": test.p,
        "p_phrase": p_phrase(test),
        "n_nulls": test.n_nulls,
        "stopped": test.stopped,
        "silhouette": shown.silhouette,
        "null_mean": shown.null_mean,
        "excess": shown.excess,
        "relative_excess": shown.relative_excess,
        "agreement": shown.agreement,
        "jaccard": shown.jaccard,
        "valley": shown.valley,
        "smallest": shown.smallest,
        "needed": shown.smallest_needed,
        "n_tested": step.matrix.n,
        "n_all": step.matrix.n if facts.steps else step.matrix.n_complete,
        "n_dimensions": step.matrix.n_dimensions,
        "rest_share": step.matrix.n / facts.n_all,
        "group": "segment" if facts.natural else "group",
        "groups": "segments" if facts.natural else "groups",
    }


def sentences(flags: dict[str, Params], shared: Params) -> tuple[str, ...]:
    """Return the sentence of each flag."""
    alone = {
        code: f"{code}.one"
        for code, params in flags.items()
        if code == "two_humps" and len(params["two_humps"]) == 1
    }
    return tuple(
        text(f"verdict.flag.{alone.get(code, code)}", **{**shared, **params})
        for code, params in flags.items()
    )


# Each collector returns the numbers of its flag, or None where the flag is not raised.


def _atom_split(facts: Facts) -> Params | None:
    return {"rule_groups": rule_groups(facts.steps)} if facts.steps else None


def _of_kind(kind: str) -> Callable[[Facts], Params | None]:
    return lambda facts: {} if facts.step.decision.kind == kind else None


def _convenience(facts: Facts) -> Params | None:
    decision = facts.step.decision
    if decision.kind != "constructive":
        return None
    return {
        "shown_count": count_word(decision.shown_k).lower(),
        "shown_range": "" if decision.from_any_k else " with three to six groups",
        "shown_agreement": facts.step.evidence(decision.shown_k).agreement,
    }


def _structure_hint(facts: Facts) -> Params | None:
    strong = [one for one in facts.step.by_k if effect_passed(one)]
    missed = not facts.natural and facts.significant and strong
    return {} if missed and not any(agreement_passed(one) for one in strong) else None


def _deviates(facts: Facts) -> Params | None:
    if facts.natural or not facts.significant or any(map(effect_passed, facts.step.by_k)):
        return None
    return {"largest_excess": max(one.excess for one in facts.step.by_k)}


def _not_separated(facts: Facts) -> Params | None:
    base = [one for one in facts.step.by_k if base_passed(one)]
    if facts.natural or not facts.significant or not base:
        return None
    best = max(base, key=lambda one: one.score)
    return {"filled_count": count_word(best.k).lower(), "filled_valley": best.valley}


def _tiny_segments(facts: Facts) -> Params | None:
    """Say which split was set aside for its size, or that a shown one has a tiny group."""
    shown = facts.step.evidence(facts.gates_k)
    aside = [one for one in facts.step.by_k if _only_size_fails(facts, one)]
    tiny = shown if not size_passed(shown) else max(aside, key=_score, default=None)
    return None if tiny is None else {"tiny_k": tiny.k, "tiny_n": tiny.smallest}


def _only_size_fails(facts: Facts, one: KEvidence) -> bool:
    others = facts.significant and agreement_passed(one) and effect_passed(one)
    best = facts.step.evidence(facts.step.decision.shown_k).score if facts.natural else -1.0
    return others and not size_passed(one) and one.score > best


def _score(one: KEvidence) -> float:
    return one.score


def _valley_at_k(facts: Facts) -> Params | None:
    if not facts.natural or valley_passed(facts.step.evidence(facts.step.decision.k)):
        return None
    separated = [one for one in facts.step.by_k if one.natural]
    return {
        "separated_k": max(separated, key=_score).k,
        "valley_needed": RULE.valley,
    }


def _several(kind: str) -> Callable[[Facts], Params | None]:
    def collect(facts: Facts) -> Params | None:
        decision = facts.step.decision
        if decision.kind != kind or len(decision.plausible) < 2:
            return None
        return {"plausible_words": either(decision.plausible)}

    return collect


def _k_at_limit(facts: Facts) -> Params | None:
    decision = facts.step.decision
    return {} if decision.k == facts.step.by_k[-1].k else None


def _shown_any_k(facts: Facts) -> Params | None:
    return {} if facts.step.decision.from_any_k else None


def _k_given(facts: Facts) -> Params | None:
    return {"k_given": facts.k_given} if facts.k_given == facts.gates_k else None


def _k_not_tested(facts: Facts) -> Params | None:
    if facts.k_given is None or facts.k_given == facts.gates_k:
        return None
    tested = facts.step.structure.k_values
    return {"k_given": facts.k_given, "k_min": tested[0], "k_max": tested[-1]}


def _two_humps(facts: Facts) -> Params | None:
    return {"two_humps": list(facts.step.two_humps)} if facts.step.two_humps else None


def _atoms(facts: Facts) -> Params | None:
    """Propose the splits at atoms that were not made, the largest first."""
    left = sorted(facts.offered, key=lambda one: -one.n)
    return {"atom_groups": rule_groups(left[:_LISTED])} if left else None


def _categories(facts: Facts) -> Params | None:
    names = facts.step.repeated_categories(facts.gates_k)
    return {"categories": list(names)} if names else None


def _small_sample(facts: Facts) -> Params | None:
    advised = rows_advised(facts.step.matrix)
    return {"advised": advised} if facts.step.matrix.n < advised else None


def _sampled(facts: Facts) -> Params | None:
    complete = facts.step.matrix.n_complete
    if complete == facts.n_all:
        return None
    return {"n_sampled": facts.n_all, "n_complete": complete}


def _incomplete_rows(facts: Facts) -> Params | None:
    matrix = facts.step.matrix
    lacking = matrix.n_rows - matrix.n_complete
    return {"n_incomplete": lacking, "n_rows": matrix.n_rows} if lacking else None


def _constant_columns(facts: Facts) -> Params | None:
    constant = facts.step.matrix.constant
    return {"constant": list(constant)} if constant else None


_FLAGS: dict[str, Callable[[Facts], Params | None]] = {
    "atom_split": _atom_split,
    "curve": _of_kind("natural"),
    "made": _of_kind("reproducible"),
    "convenience": _convenience,
    "missed": _of_kind("constructive"),
    "structure_hint": _structure_hint,
    "deviates": _deviates,
    "not_separated": _not_separated,
    "tiny_segments": _tiny_segments,
    "valley_at_k": _valley_at_k,
    "several_k": _several("natural"),
    "several_stable_k": _several("reproducible"),
    "k_at_limit": _k_at_limit,
    "shown_any_k": _shown_any_k,
    "k_given": _k_given,
    "k_not_tested": _k_not_tested,
    "two_humps": _two_humps,
    "atoms": _atoms,
    "categories": _categories,
    "small_sample": _small_sample,
    "sampled": _sampled,
    "incomplete_rows": _incomplete_rows,
    "constant_columns": _constant_columns,
}
