"""The sentences beside the tables of a comparison."""

from __future__ import annotations

from collections.abc import Mapping

from clustomer._text import text
from clustomer.segments.continuity import Continuity
from clustomer.segments.judgement import words
from clustomer.stats.drift import Drift


def drifted(one: Drift) -> str:
    """Return in words whether a column has drifted, and how far."""
    return text(f"continuity.drift.{one.magnitude if one.alarm else 'chance'}")


def facts(found: Continuity, *, totals: bool = True) -> list[str]:
    """Return what is known beside the tables, as sentences.

    Without `totals` those that tell how many customers moved in all are left out: hidden
    counts could be solved for.
    """
    called = words(is_made=found.is_made)
    said = _letters(found, called)
    moved = found.migration
    if moved is not None and moved.n and totals:
        said.append(text(f"continuity.moved.{moved.basis}", n=moved.n_moved, total=moved.n,
                         share=moved.n_moved / moved.n, **called))  # fmt: skip
    if moved is not None and (any(moved.arrived) or any(moved.gone)):
        said.append(text("continuity.came", arrived=sum(moved.arrived), gone=sum(moved.gone)))
    steps = found.steps
    if steps is not None and steps.n and totals:
        said.append(text("continuity.steps", n=steps.n, customer=steps.n_customer,
                         model=steps.n_model, both=steps.n_both, **called))  # fmt: skip
    if found.yardstick is not None and steps is not None:
        said.append(text("continuity.yardstick", share=steps.n_rows_model / steps.n_rows,
                         median=found.yardstick.median, high=found.yardstick.high,
                         n=len(found.yardstick.shares)))  # fmt: skip
    agreement = found.agreement
    if agreement is not None:
        said.append(text("continuity.agreement", ari=agreement.ari, low=agreement.low,
                         high=agreement.high))  # fmt: skip
    if found.novelty is not None:
        one = found.novelty
        said.append(text("continuity.novelty", share=one.share, low=one.low, high=one.high,
                         reference=one.reference, null=one.null_q99))  # fmt: skip
    if found.margin_now is not None and found.margin_then is not None:
        said.append(text("continuity.margin", then=found.margin_then, now=found.margin_now,
                         low=found.margin_low, high=found.margin_high))  # fmt: skip
    return [*said, *_lines(found)]


def _letters(found: Continuity, called: Mapping[str, str]) -> list[str]:
    """Say which letters a refresh has given, and which it has retired."""
    if found.kind != "refresh":
        return []
    changed = {fate: ", ".join(one.letter for one in found.segments if one.fate == fate) or "–"
               for fate in ("new", "dissolved")}  # fmt: skip
    if set(changed.values()) == {"–"}:
        return []
    return [text("continuity.letters", new=changed["new"], gone=changed["dissolved"], **called)]


def _lines(found: Continuity) -> list[str]:
    lines = found.lines
    if lines is None:
        return []
    said = [text("continuity.lines", then=lines.reference_then, now=lines.reference_now)]
    if lines.days_then and lines.days_now and lines.days_then != lines.days_now:
        said.append(text("continuity.lines.days", then=lines.days_then, now=lines.days_now))
    return said
