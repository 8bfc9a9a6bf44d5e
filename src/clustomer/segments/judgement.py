"""Keep, watch, refit or redefined: the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clustomer._result import Result
from clustomer._text import text
from clustomer.segments.continuity import Code, Reason
from clustomer.stats.agreement_interval import Agreement
from clustomer.stats.drift import Drift
from clustomer.stats.novelty import Novelty

REDEFINED = 0.8
"""Below this adjusted Rand index on the same rows the segments are others."""

MOST_MOVED = 0.5
"""Where more customers than this are elsewhere, the shares may stand still by chance alone."""

_RANK: Sequence[Code] = ("keep", "watch", "refit", "redefined")


@dataclass(frozen=True, kw_only=True)
class Judgement(Result):
    """A verdict with its reasons, the weightiest first."""

    code: Code
    sentence: str
    reasons: tuple[Reason, ...]


def reason(code: str, /, *, is_made: bool = False, **params: Any) -> Reason:
    """Make a `Reason`; its sentence comes from the catalogue."""
    sentence = text(f"continuity.{code}", **params, **words(is_made=is_made))
    return Reason(code=code, params=params, sentence=sentence)


def words(*, is_made: bool) -> dict[str, str]:
    """Return what a segment, and several, are called in the templates of a comparison."""
    kind = "group" if is_made else "segment"
    return {"noun": text(f"describe.noun.{kind}"), "nouns": text(f"describe.nouns.{kind}")}


def judge(
    *,
    same_data: Agreement | None,
    drift: Sequence[Drift],
    novelty: Novelty | None,
    verdict_then: str,
    verdict_now: str,
    moved: float | None = None,
    alarmed_before: bool = False,
    has_reference: bool = True,
    is_made: bool = False,
) -> Judgement:
    """Decide what to do about a segmentation.

    Parameters
    ----------
    same_data : Agreement or None
        Of the old and the new model on the same rows.
    drift : sequence of Drift
    novelty : Novelty or None
    verdict_then, verdict_now : str
        Kinds; empty where unknown.
    moved : float or None
        Share of the customers of both tables whom one model puts elsewhere now.
    alarmed_before : bool
        The check before this one had a material alarm.
    has_reference : bool
        The old model remembers its customers; else drift was not looked at.
    is_made : bool
        The segments are to be called groups.

    Notes
    -----
    *redefined*: the index of both models on the same rows is below .80. Else
    *refit*: novelty is material (beyond chance and three times the reference), the
    kind of verdict has changed, or drift is material (beyond chance and .10 or
    more) for the second time running. Else *watch*: any alarm, more than half of the
    known customers in another segment, or nothing to compare with. Else *keep*.
    """
    found: list[tuple[Code, Reason]] = []
    if same_data is not None and same_data.ari < REDEFINED:
        found.append(("redefined", reason("reason.redefined", ari=same_data.ari,
                                          low=same_data.low, high=same_data.high)))  # fmt: skip
    found += _novelty(novelty, is_made=is_made)
    if verdict_then and verdict_now and verdict_then != verdict_now:
        kinds = {
            key: text(f"continuity.verdict.{kind}")
            for key, kind in (("then", verdict_then), ("now", verdict_now))
        }
        said = reason("reason.verdict", then=kinds["then"], now=kinds["now"])
        found.append(("refit", said))
    found += _drift(drift, alarmed_before=alarmed_before, is_made=is_made)
    if moved is not None and moved > MOST_MOVED:
        found.append(("watch", reason("reason.moved", share=moved, is_made=is_made)))
    if not has_reference:
        found.append(("watch", reason("reason.no_reference")))
    if not found:
        found = [("keep", reason("reason.quiet"))]
    found.sort(key=lambda one: -_RANK.index(one[0]))
    code = found[0][0]
    return Judgement(
        code=code,
        sentence=text(f"continuity.code.{code}", **words(is_made=is_made)),
        reasons=tuple(one for _, one in found),
    )


def _novelty(novelty: Novelty | None, *, is_made: bool) -> list[tuple[Code, Reason]]:
    if novelty is None or not novelty.alarm:
        return []
    key = "material" if novelty.is_material else "slight"
    said = reason(
        f"reason.novelty.{key}",
        is_made=is_made,
        share=novelty.share,
        low=novelty.low,
        high=novelty.high,
        reference=novelty.reference,
    )
    return [("refit" if novelty.is_material else "watch", said)]


def _drift(
    drift: Sequence[Drift], *, alarmed_before: bool, is_made: bool
) -> list[tuple[Code, Reason]]:
    found: list[tuple[Code, Reason]] = []
    material = tuple(drift_name(one, is_made=is_made) for one in drift if one.is_material)
    slight = tuple(
        drift_name(one, is_made=is_made) for one in drift if one.alarm and not one.is_material
    )
    if material:
        again = "again" if alarmed_before else "first"
        said = reason(f"reason.drift.{again}", n=len(material), columns=material)
        found.append(("refit" if alarmed_before else "watch", said))
    if slight:
        found.append(("watch", reason("reason.drift.slight", n=len(slight), columns=slight)))
    return found


def drift_name(one: Drift, *, is_made: bool) -> str:
    """Return the column of a drift, or words for the sizes of the segments."""
    return one.name or text("continuity.sizes", **words(is_made=is_made))
