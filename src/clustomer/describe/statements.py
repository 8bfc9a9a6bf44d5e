"""Sentences with the numbers they were made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clustomer._language import NBSP
from clustomer._result import Result
from clustomer._said import Said, said_again
from clustomer._text import (
    capital,
    catalogue,
    fixed,
    half_up,
    lower,
    number,
    shorten,
    text,
    unit_word,
    whole,
)
from clustomer.describe.records import NumericProfile, Profile, SegmentProfile
from clustomer.describe.wording import spoken, words_of

EVIDENCE = (
    *("data", "issues", "selection", "verdict", "segments", "profiles", "contrasts", "method"),
    *("evidence", "stability", "robustness", "baselines", "next"),
)
ALPHA = 0.05
LEVEL_LENGTH = 30  # characters of a level in a sentence
_UNIT_LENGTH, _NAME_LENGTH = 12, 80


@dataclass(frozen=True, kw_only=True)
class Statement(Result):
    """One sentence with the numbers it was made from.

    ``evidence`` is the part of the report that shows the numbers, one of
    `EVIDENCE`; ``segment`` counts from 0; ``area`` groups applications:
    ``targeted_marketing``, ``personalised_offers`` or ``customer_experience``.
    """

    code: str
    text: str
    params: Mapping[str, Any]
    evidence: str = ""
    segment: int | None = None
    area: str = ""


@dataclass(frozen=True, kw_only=True)
class Conclusion(Result):
    """What was found, what it means, what to do with it, what it cannot say."""

    findings: tuple[Statement, ...]
    significance: tuple[Statement, ...]
    applications: tuple[Statement, ...]
    limits: tuple[Statement, ...]

    def _rows(self) -> Sequence[dict[str, Any]]:
        return [
            {"part": part, "code": statement.code, "text": statement.text}
            for part in ("findings", "significance", "applications", "limits")
            for statement in getattr(self, part)
        ]


def made_not_found(shown_kind: str, *, tested: bool) -> bool:
    """Tell whether segments are a mere division of the customers, to be called groups.

    What nobody tested keeps the word segment; where the table was tested, but not this
    number of segments, it is groups.
    """
    return tested if shown_kind in ("", "not_tested") else shown_kind != "natural"


@dataclass(frozen=True, kw_only=True)
class Choice(Result):
    """How the number of segments was chosen, and what is known of it, in plain values.

    Everything but `k` may be left out: what was not computed is not spoken of.

    How it was chosen: ``criterion`` is ``"evidence"`` (silhouette above data
    without groups, times agreement of resamples), ``"stability"`` (the groups that
    come back best), ``"user"``, ``"silhouette"`` (nothing was assessed) or the name
    of another criterion. ``silhouette`` is Euclidean, -1 to 1, higher is better;
    ``silhouette_kind`` is ``"exact"`` or ``"sampled"`` on ``silhouette_rows``
    customers (fewer than all with "exact": those without missing values).
    ``n_columns`` counts the prepared columns. ``inertia_share`` is the share of
    the sum of squares that is left within the segments, 1 at k = 1. The runner-up
    is the k with the next best silhouette, among those whose smallest segment is
    large enough. ``start_agreement`` is the adjusted Rand index of the two best
    starts; ``flags`` are those of the selection and of the verdict, of which these
    are looked at: ``starts_disagree`` (the agreement is too low for one best
    answer), ``small_clusters`` (a k with a higher silhouette was set aside),
    ``k_at_limit`` (no larger k was tried), ``k_restricted`` (the rule would show a
    k outside the limits that were set), ``shown_any_k`` (no split into three to six
    was large enough in each group).

    The verdict: kinds are natural, reproducible, constructive, not_assessable and
    not_tested. ``data_kind`` is the kind of the data (empty: as ``verdict_kind``)
    and ``found_k`` its k; ``verdict_kind`` is the kind that holds for the ``k`` that
    is shown, natural only where this is the verdict's, or nearly has its score
    (``plausible``), or passes every gate too. ``p`` is that of the structure test,
    one for all k, from ``n_nulls`` sets of data without groups. At the shown k:
    ``evidence_silhouette`` (``evidence_silhouette_kind`` ``"exact"`` or
    ``"simplified"``) is comparable with ``null_mean``, their difference is
    ``excess``. ``agreement`` is the median adjusted Rand index of bootstrap pairs
    (1 the same, 0 chance), ``refitted`` the same with the preparation learnt anew
    in each; ``jaccards`` holds for each shown segment, in order, the mean Jaccard
    similarity with its best match in resamples (0 to 1). ``rest_share`` is the
    share of customers that the verdict speaks of, where groups that a rule makes
    were set aside. ``remarks`` are ready sentences of the verdict, but for
    `clustomer.describe.conclusion.OWN_REMARKS`; ``reason`` is the one that says why
    nothing was assessed.

    Other choices: ``recovered`` counts for each shown segment in how many of
    ``n_settings`` re-runs it came back; ``breaker`` names the choice that changes
    most, ``breaker_agreement`` is its adjusted Rand index. ``baseline_sentence``
    compares the segments with simple splits, ``beaten`` says that one of these
    does at least as well. ``next_sentence`` says what they explain of the spend of a
    later period, where the customers were made from transactions.
    """

    k: int
    criterion: str = "silhouette"
    verdict_kind: str = "not_tested"
    silhouette: float | None = None
    silhouette_kind: str = "exact"
    silhouette_rows: int | None = None
    n_columns: int | None = None
    inertia_share: float | None = None
    runner_up_k: int | None = None
    runner_up_silhouette: float | None = None
    start_agreement: float | None = None
    flags: tuple[str, ...] = ()
    data_kind: str = ""
    found_k: int | None = None
    p: float | None = None
    n_nulls: int | None = None
    null_mean: float | None = None
    excess: float | None = None
    evidence_silhouette: float | None = None
    evidence_silhouette_kind: str = "exact"
    agreement: float | None = None
    refitted: float | None = None
    jaccards: tuple[float, ...] = ()
    plausible: tuple[int, ...] = ()
    rest_share: float | None = None
    remarks: tuple[str, ...] = ()
    reason: str = ""
    n_settings: int = 0
    recovered: tuple[int, ...] = ()
    breaker: str = ""
    breaker_agreement: float | None = None
    baseline_sentence: str = ""
    beaten: bool | None = None
    next_sentence: str = ""

    @property
    def kind_of_data(self) -> str:
        """The kind of the verdict on the data, whatever k is shown."""
        return self.data_kind or self.verdict_kind

    @property
    def is_tested(self) -> bool:
        """Whether the data were compared with data without groups."""
        return self.kind_of_data in ("natural", "reproducible", "constructive")

    @property
    def is_made(self) -> bool:
        """Whether what is shown is a mere division: neither found to be natural nor untested."""
        if self.verdict_kind == "not_tested":
            return self.kind_of_data != "not_tested"  # the data were tested, this k was not
        return self.verdict_kind != "natural"

    @property
    def is_defensible(self) -> bool:
        """Whether the shown k is as well supported by the evidence as that of the verdict.

        For natural data only the verdict's k and the plausible ones: a k that passes
        every gate with a lower score is not.
        """
        if self.kind_of_data == "natural":  # of the others, where a rule's groups were set aside
            preferred = self.found_k in (None, self.k) or self.k in self.plausible
            return preferred and self.rest_share is None
        return self.verdict_kind == self.kind_of_data or self.k in self.plausible

    @property
    def is_outscored(self) -> bool:
        """Whether the shown k passes every gate of a natural verdict, with a lower score."""
        is_natural = self.kind_of_data == self.verdict_kind == "natural"
        return is_natural and self.rest_share is None and not self.is_defensible

    @property
    def is_beside_rule(self) -> bool:
        """Whether everybody is shown, with the groups of a rule that the verdict left out."""
        return self.rest_share is not None and self.criterion != "user"

    @property
    def noun(self) -> str:
        """``"segment"``, or ``"group"`` where the shown division is made, not found."""
        return text("describe.noun.group" if self.is_made else "describe.noun.segment")

    @property
    def nouns(self) -> str:
        """The plural of `noun`."""
        return text("describe.nouns.group" if self.is_made else "describe.nouns.segment")


def say(
    code: str, *, evidence: str = "", segment: int | None = None, area: str = "", **params: Any
) -> Statement:
    """Fill the template ``describe.<code>`` and keep the numbers beside the sentence."""
    key = f"describe.{code}"
    return Statement(
        code=key,
        text=capital(text(key, **params)),
        params=params,
        evidence=evidence,
        segment=segment,
        area=area,
    )


def counted(what: str, n: int) -> str:
    """Write a number with its noun: "1 customer", "2,000 customers"."""
    return text(singular(f"describe.count.{what}", n), n=n)


def singular(key: str, n: int) -> str:
    """Return the key of the variant for one, ``<key>.one``, where `n` is 1."""
    return f"{key}.one" if n == 1 else key


@said_again
def spelled(n: int) -> str:
    """Write a small number as a word: "five"."""
    own = catalogue().get(f"describe.spelled.{n}", whole(n))
    return lower(catalogue().get(f"count.{n}", own))


@said_again
def beside_limits(value: float, *limits: float, decimals: int = 2) -> str:
    """Write a number with some decimals, or as many more as keep it on its side of the limits.

    Examples
    --------
    >>> beside_limits(0.7996, 0.8), beside_limits(0.8, 0.8), beside_limits(0.713, 0.8)
    ('0.7996', '0.80', '0.71')
    """
    for enough in range(decimals, 6):
        written = float(half_up(value, enough))
        if all((written >= limit) == (value >= limit) for limit in limits):
            return fixed(value, enough)
    return fixed(value, 6)


def p_shown(p: float) -> str:
    """Write a p-value: "p < 0.001", "p = 0.032", "p = 0.43"."""
    size = "small" if p < 0.001 else "fine" if p < 0.1 else "plain"
    return text(f"describe.p.{size}", p=p)


def title(segment: SegmentProfile) -> str:
    """Return how a segment is called in a sentence: "A, High income, low spending"."""
    name, of_group = segment.name, "describe.name.group"
    if isinstance(name, Said) and name.args[:1] == (of_group,):
        name = name.named["words"]
    elif name.startswith(prefix := text(of_group, letter=segment.letter, words="")):
        name = name[len(prefix) :]
    return text("describe.title", letter=segment.letter, name=shorten(name, _NAME_LENGTH))


@said_again
def unit_of(unit: str, value: float) -> str:
    """Return a unit as it follows a number, with the no-break space before it.

    Units that are words have a singular: "1 year", "3 years".
    """
    if not unit:
        return ""
    return f"{NBSP}{shorten(unit_word(unit, one=number(value) == '1'), _UNIT_LENGTH)}"


def unit_beside(part: NumericProfile) -> str:
    """Return a column's unit, unless its label has it already: "days since last order 12"."""
    return "" if part.unit.casefold() in words_of(part.label) else part.unit


def beside_all(
    profile: Profile, segment: SegmentProfile, column: str, suffix: str = ""
) -> dict[str, Any]:
    """Return a column's median in a segment and in all customers, as parameters.

    Where the medians are equal the means are compared instead; ``statistic``
    says which.
    """
    here, everyone = segment.number_of(column), profile.population_of(column)
    same = here.median == everyone.median
    value, yardstick = (here.mean, everyone.mean) if same else (here.median, everyone.median)
    unit = unit_beside(here)
    return {
        f"statistic{suffix}": text("describe.mean" if same else "describe.median"),
        f"label{suffix}": spoken(here.label),
        f"here{suffix}": value,
        f"unit{suffix}": unit_of(unit, value),
        f"all{suffix}": yardstick,
        f"all_unit{suffix}": unit_of(unit, yardstick),
    }
