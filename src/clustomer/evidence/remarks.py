"""What the reader should know besides the verdict: codes, their numbers, their sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from clustomer._text import count_word, in_turn, joined, lower, text
from clustomer.evidence.assessable import rows_advised
from clustomer.evidence.gates import measure, p_phrase, stability_phrase
from clustomer.evidence.records import AtomGroup, KEvidence, StructureTest, Verdict
from clustomer.evidence.rule import (
    RULE,
    Decision,
    agreement_passed,
    base_passed,
    effect_passed,
    size_passed,
    valley_passed,
)
from clustomer.evidence.step import Step

_LISTED = 3  # rule groups in one remark
Params = dict[str, Any]


class Shown(NamedTuple):
    """The k whose gates are shown, among all that were tested.

    ``asked`` is the user's own k, tested or not; ``within`` says that `k` is the one
    that limits of the user leave.
    """

    k: int
    by_k: Sequence[KEvidence]
    decision: Decision
    test: StructureTest
    asked: int | None = None
    within: bool = False

    def at(self, k: int) -> KEvidence:
        """Return the evidence for a tested k."""
        return next(one for one in self.by_k if one.k == k)

    @property
    def natural(self) -> bool:
        """Whether the groups of this k may be called segments."""
        is_natural = self.decision.kind == "natural"
        return is_natural and (self.k == self.decision.k or self.at(self.k).natural)

    @property
    def is_outscored(self) -> bool:
        """Whether this k passes every gate of a natural verdict, with a lower score."""
        preferred = self.k == self.decision.k or self.k in self.decision.plausible
        return self.natural and not preferred


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
    def shown(self) -> Shown:
        """The k whose gates are shown: the user's own where it was tested."""
        step = self.step
        tested = self.k_given in step.structure.k_values
        return Shown(
            k=self.k_given if tested and self.k_given else step.decision.shown_k,
            by_k=step.by_k,
            decision=step.decision,
            test=step.structure.test,
            asked=self.k_given,
        )

    @property
    def natural(self) -> bool:
        """Whether the verdict is natural."""
        return self.step.decision.kind == "natural"

    @property
    def significant(self) -> bool:
        """Whether the structure gate is passed."""
        return self.step.structure.test.p <= RULE.alpha


def either(ks: Sequence[int]) -> str:
    """Write numbers as a choice: 4, 5 or 6."""
    return _joined(ks, "or")


def each(ks: Sequence[int]) -> str:
    """Write numbers as a list: 4, 5 and 6."""
    return _joined(ks, "and")


def _joined(ks: Sequence[int], word: str) -> str:
    return joined([str(k) for k in ks], word)


def rule_groups(groups: Iterable[AtomGroup]) -> str:
    """Return a sentence for each group that one exact value makes."""
    return in_turn(
        [
            text(
                "verdict.rule_group.same" if one.original_value is None else "verdict.rule_group",
                share=one.share,
                column=[one.column],
                value=one.original_value,
            )
            for one in groups
        ]
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
        "gates_k": facts.shown.k,
        "p": test.p,
        "p_phrase": p_phrase(test),
        "n_nulls": test.n_nulls,
        "stopped": test.stopped,
        "measure": measure(test),
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
        "group": text(f"describe.noun.{'segment' if facts.natural else 'group'}"),
        "groups": text(f"describe.nouns.{'segment' if facts.natural else 'group'}"),
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


def restated(verdict: Verdict, after: Shown) -> Verdict:
    """Return the verdict of a tested table with the remarks of another shown k.

    The gates stay as they are.
    """
    before = after._replace(
        k=verdict.params["gates_k"],
        asked=verdict.params.get("k_given"),
        within="k_within" in verdict.flags,
    )
    gone = {code: collect(before) or {} for code, collect in _BY_K.items()}
    raised_now = {code: collect(after) for code, collect in _BY_K.items()}
    new = {code: params for code, params in raised_now.items() if params is not None}
    stale = {name for params in gone.values() for name in params}
    kept = {name: value for name, value in verdict.params.items() if name not in stale}
    shared = {**kept, "gates_k": after.k}
    said = {
        code: remark
        for code, remark in zip(verdict.flags, verdict.remarks, strict=True)
        if code not in _BY_K
    }
    said |= dict(zip(new, sentences(new, shared), strict=True))
    flags = tuple(code for code in _FLAGS if code in said)
    merged = {name: value for params in new.values() for name, value in params.items()}
    return replace(
        verdict,
        flags=flags,
        remarks=tuple(said[code] for code in flags),
        params={**shared, **merged},
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
    among = "any" if decision.from_any_k else "usual"
    return {
        "stable_count": lower(count_word(decision.shown_k)),
        "stable_among": text(f"verdict.among.{among}"),
        "stability": stability_phrase(facts.step.evidence(decision.shown_k)),
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


def _tiny_segments(shown: Shown) -> Params | None:
    """Say which split was set aside for its size, or that a shown one has a tiny group."""
    own = shown.at(shown.k)
    aside = [one for one in shown.by_k if _only_size_fails(shown, one)]
    tiny = own if not size_passed(own) else max(aside, key=_score, default=None)
    return None if tiny is None else {"tiny_k": tiny.k, "tiny_n": tiny.smallest}


def _only_size_fails(shown: Shown, one: KEvidence) -> bool:
    significant = shown.test.p <= RULE.alpha
    others = significant and agreement_passed(one) and effect_passed(one)
    decision = shown.decision
    best = shown.at(decision.shown_k).score if decision.kind == "natural" else -1.0
    return others and not size_passed(one) and one.score > best


def _score(one: KEvidence) -> float:
    return one.score


def _valley_at_k(facts: Facts) -> Params | None:
    if not facts.natural or valley_passed(facts.step.evidence(facts.step.decision.k)):
        return None
    separated = [one for one in facts.step.by_k if one.natural]
    return {
        "separated_k": max(separated, key=_score).k,
        "separated_words": each([one.k for one in separated]),
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


def _k_given(shown: Shown) -> Params | None:
    if shown.asked != shown.k:
        return None
    return {"k_given": shown.asked, "standing": _standing(shown)}


def _k_within(shown: Shown) -> Params | None:
    return {"k_within": shown.k, "standing": _standing(shown)} if shown.within else None


def _standing(shown: Shown) -> str:
    """Say that a k passes every gate too, where the score prefers another."""
    if not shown.is_outscored:
        return ""
    best = shown.at(shown.decision.k)
    own = shown.at(shown.k).score
    return text("verdict.standing.outscored", own=own, best=best.score, best_k=best.k)


def _k_one(shown: Shown) -> Params | None:
    return {"k_given": 1} if shown.asked == 1 else None


def _k_not_tested(shown: Shown) -> Params | None:
    if shown.asked in (None, 1, shown.k):
        return None
    return {"k_given": shown.asked, "k_min": shown.by_k[0].k, "k_max": shown.by_k[-1].k}


def _two_humps(facts: Facts) -> Params | None:
    return {"two_humps": list(facts.step.two_humps)} if facts.step.two_humps else None


def _atoms(facts: Facts) -> Params | None:
    """Propose the splits at atoms that were not made, the largest first."""
    left = sorted(facts.offered, key=lambda one: -one.n)
    return {"atom_groups": rule_groups(left[:_LISTED])} if left else None


def _categories(shown: Shown) -> Params | None:
    names = shown.at(shown.k).categories
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


_BY_K: dict[str, Callable[[Shown], Params | None]] = {
    "tiny_segments": _tiny_segments,
    "k_given": _k_given,
    "k_within": _k_within,
    "k_one": _k_one,
    "k_not_tested": _k_not_tested,
    "categories": _categories,
}


def _of_shown(code: str) -> Callable[[Facts], Params | None]:
    return lambda facts: _BY_K[code](facts.shown)


_FLAGS: dict[str, Callable[[Facts], Params | None]] = {
    "atom_split": _atom_split,
    "curve": _of_kind("natural"),
    "made": _of_kind("reproducible"),
    "convenience": _convenience,
    "missed": _of_kind("constructive"),
    "structure_hint": _structure_hint,
    "deviates": _deviates,
    "not_separated": _not_separated,
    "tiny_segments": _of_shown("tiny_segments"),
    "valley_at_k": _valley_at_k,
    "several_k": _several("natural"),
    "several_stable_k": _several("reproducible"),
    "k_at_limit": _k_at_limit,
    "shown_any_k": _shown_any_k,
    "k_given": _of_shown("k_given"),
    "k_within": _of_shown("k_within"),
    "k_one": _of_shown("k_one"),
    "k_not_tested": _of_shown("k_not_tested"),
    "two_humps": _two_humps,
    "atoms": _atoms,
    "categories": _of_shown("categories"),
    "small_sample": _small_sample,
    "sampled": _sampled,
    "incomplete_rows": _incomplete_rows,
    "constant_columns": _constant_columns,
}
