"""Sentences with the numbers they were made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clustomer._result import Result
from clustomer._text import NBSP, catalogue, number, shorten, text
from clustomer.describe.records import NumericProfile, Profile, SegmentProfile
from clustomer.describe.wording import capital, spoken, words_of

EVIDENCE = ("data", "issues", "selection", "verdict", "segments", "profiles", "contrasts", "method")
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


@dataclass(frozen=True, kw_only=True)
class Choice(Result):
    """How the number of segments was chosen, in plain values.

    ``criterion`` is ``"silhouette"``, ``"user"`` or the name of another
    criterion. ``silhouette`` is Euclidean, -1 to 1, higher is better;
    ``silhouette_kind`` is ``"exact"`` or ``"sampled"`` on ``silhouette_rows``
    customers (fewer than all with "exact": those without missing values).
    ``n_columns`` counts the prepared columns. ``inertia_share`` is the share of
    the sum of squares that is left within the segments, 1 at k = 1. The runner-up
    is the k with the next best silhouette, among those whose smallest segment is
    large enough.
    ``start_agreement`` is the adjusted Rand index of the two best starts;
    ``flags`` are those of the selection (``starts_disagree``: the agreement is too
    low for one best answer; ``small_clusters``: a k with a higher silhouette was
    set aside; ``k_at_limit``: no larger k was tried). ``verdict_kind`` is natural,
    reproducible, constructive, not_assessable or not_tested.
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

    @property
    def noun(self) -> str:
        """``"segment"``, or ``"group"`` where the verdict found a mere cut."""
        made = self.verdict_kind in ("constructive", "not_assessable")
        return text("describe.noun.group" if made else "describe.noun.segment")

    @property
    def nouns(self) -> str:
        """The plural of `noun`."""
        made = self.verdict_kind in ("constructive", "not_assessable")
        return text("describe.nouns.group" if made else "describe.nouns.segment")


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


def title(segment: SegmentProfile) -> str:
    """Return how a segment is called in a sentence: "A, High income, low spending"."""
    return text("describe.title", letter=segment.letter, name=shorten(segment.name, _NAME_LENGTH))


def unit_of(unit: str, value: float) -> str:
    """Return a unit as it follows a number, with the no-break space before it.

    Units that are words have a singular: "1 year", "3 years".
    """
    if not unit:
        return ""
    one = catalogue().get(f"describe.unit.one.{unit}") if number(value) == "1" else None
    return f"{NBSP}{one or shorten(unit, _UNIT_LENGTH)}"


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
