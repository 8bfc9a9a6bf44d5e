"""The rule of the verdict: every threshold, and what follows from the numbers.

Pure arithmetic on `KEvidence`: nothing is fitted and nothing is worded here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clustomer._result import Result
from clustomer.evidence.records import KEvidence


@dataclass(frozen=True, kw_only=True)
class Rule(Result):
    """The constants of the verdict. They were validated together: do not move one alone."""

    alpha: float = 0.05  # of the structure test, one p-value for all k
    agreement: float = 0.80  # median adjusted Rand index of bootstrap pairs
    jaccard: float = 0.75  # of the least stable segment
    excess: float = 0.06  # silhouette above data without groups ...
    relative_excess: float = 0.20  # ... or this share of what they have
    least_null: float = 0.05  # the share is taken of this at least
    valley: float = 0.90
    smallest: int = 10  # rows in a segment, or ...
    smallest_percent: int = 2  # ... this share of the rows, whichever is more
    near: float = 0.90  # of the best score: as defensible
    k_max: int = 8
    rows_per_k: int = 25
    fewest_rows: int = 100
    rows_per_dimension: int = 10
    advised_rows_per_dimension: int = 70
    complete_share: float = 0.5
    shown_low: int = 3  # what is shown where nothing was found: 3 to 6 groups
    shown_high: int = 6
    n_init: int = 5
    silhouette_rows: int = 2000  # above, the simplified silhouette decides


RULE = Rule()


@dataclass(frozen=True, kw_only=True)
class Decision(Result):
    """What the numbers say.

    ``k`` is that of the verdict (1 when constructive), ``shown_k`` what is to be
    shown. ``from_any_k``: no k of 3 to 6 had groups of the size that is needed.
    """

    kind: str
    k: int
    shown_k: int
    from_any_k: bool
    plausible: tuple[int, ...]
    coarser: int | None
    finer: int | None


def k_grid(n: int, n_distinct: int) -> tuple[int, ...]:
    """Return the k that are tested; empty where two groups are too many.

    Examples
    --------
    >>> k_grid(200, 190), k_grid(110, 110), k_grid(1000, 3), k_grid(1000, 2)
    ((2, 3, 4, 5, 6, 7, 8), (2, 3, 4), (2,), ())
    """
    most = min(RULE.k_max, n // RULE.rows_per_k, n_distinct - 1)
    return tuple(range(2, most + 1))


def smallest_needed(n: int) -> int:
    """Return the rows that each segment of n rows must have: 10, and 2 % of them.

    Examples
    --------
    >>> smallest_needed(200), smallest_needed(1000), smallest_needed(1001)
    (10, 20, 21)
    """
    return max(RULE.smallest, -(-n * RULE.smallest_percent // 100))


def effect_passed(one: KEvidence) -> bool:
    """Return whether the silhouette lies far enough above data without groups."""
    return one.excess >= RULE.excess or one.relative_excess >= RULE.relative_excess


def agreement_passed(one: KEvidence) -> bool:
    """Return whether two re-samples lead to the same partition."""
    return one.agreement >= RULE.agreement


def size_passed(one: KEvidence) -> bool:
    """Return whether every segment is large enough."""
    return one.smallest >= one.smallest_needed


def valley_passed(one: KEvidence) -> bool:
    """Return whether the space between the segments is emptier than their cores."""
    return one.valley is not None and one.valley <= RULE.valley


def base_passed(one: KEvidence) -> bool:
    """Return whether agreement, effect and size are passed."""
    return agreement_passed(one) and effect_passed(one) and size_passed(one)


def score(excess: float, agreement: float) -> float:
    """Return what decides among the k that pass: excess silhouette times agreement."""
    return excess * min(max(agreement, 0.0), 1.0)


def reproducible_passed(one: KEvidence) -> bool:
    """Return whether the partition and each of its segments come back, whatever they are."""
    return agreement_passed(one) and one.jaccard >= RULE.jaccard and size_passed(one)


def decide(by_k: Sequence[KEvidence], *, p: float) -> Decision:
    """Apply the rule.

    Parameters
    ----------
    by_k : sequence of KEvidence
        Ascending k, at least one.
    p : float
        Of the structure test.

    Returns
    -------
    Decision
        *Natural*: p <= .05 and some k passes agreement, effect, size **and**
        valley; its k has the largest score of those that pass agreement, effect
        and size, so that its own valley may be full. *Reproducible*: else, the
        largest k with an agreement of .80, each segment at .75 and large enough.
        *Constructive*: else; shown is the highest agreement among k = 3 to 6 with
        groups that are large enough, else among all k. Equal ones: the smaller k.
    """
    base = [one for one in by_k if base_passed(one)]
    if p <= RULE.alpha and any(valley_passed(one) for one in base):
        return _natural(by_k, base)
    stable = [one.k for one in by_k if reproducible_passed(one)]
    if stable:
        return Decision(
            kind="reproducible",
            k=stable[-1],
            shown_k=stable[-1],
            from_any_k=False,
            plausible=tuple(stable),
            coarser=stable[-2] if len(stable) > 1 else None,
            finer=None,
        )
    usual = [one for one in by_k if RULE.shown_low <= one.k <= RULE.shown_high and size_passed(one)]
    return Decision(
        kind="constructive",
        k=1,
        shown_k=max(usual or by_k, key=lambda one: one.agreement).k,
        from_any_k=not usual,
        plausible=(),
        coarser=None,
        finer=None,
    )


def _natural(by_k: Sequence[KEvidence], base: Sequence[KEvidence]) -> Decision:
    best = max(base, key=lambda one: one.score)  # the first, so the smallest k, of equal ones
    enough = RULE.near * best.score
    near = [one.k for one in by_k if agreement_passed(one) and one.score >= enough]
    return Decision(
        kind="natural",
        k=best.k,
        shown_k=best.k,
        from_any_k=False,
        plausible=tuple(one.k for one in base if one.score >= enough),
        coarser=max((k for k in near if k < best.k), default=None),
        finer=min((k for k in near if k > best.k), default=None),
    )
