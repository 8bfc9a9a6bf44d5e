"""Segments beside RFM names, and what they say about the next period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from clustomer._language import NBSP
from clustomer._text import capital, fixed, number, percent
from clustomer.describe.rfm_groups import NAMES, SCORED, RfmGroups, ScoreCut
from clustomer.evidence.next_period import Explained, NextPeriod
from clustomer.report.html.records import ReportInput
from clustomer.report.text import clean, text, whole

_FEWEST = 10
"""Groups of fewer customers are not counted on a page."""
RANGE = "\N{EN DASH}"


def purchases_view(study: ReportInput) -> dict[str, Any] | None:
    """Return the part, ``None`` where the customers were not made from transactions."""
    found = study.purchases
    if found is None or (found.groups is None and found.next_period is None):
        return None
    return {
        "groups": None if found.groups is None else _groups(found.groups, study),
        "next": None if found.next_period is None else _next(found.next_period, study),
    }


def _groups(found: RfmGroups, study: ReportInput) -> dict[str, Any]:
    place = {code: (i, j) for i, row in enumerate(NAMES) for j, code in enumerate(row)}
    return {
        "agreement": text(
            "report.groups.agreement", groups=_nouns(study), ari=fixed(found.adjusted_rand, 2)
        ),
        "rows": [
            {
                "name": capital(text(f"rfm.group.{each.code}")),
                "rule": _rule(*place[each.code]),
                "n": whole(each.n) if each.n >= _FEWEST else text("report.groups.few"),
                "share": percent(each.share) if each.n >= _FEWEST else RANGE,
                "value": RANGE
                if each.value_share is None or each.n < _FEWEST
                else percent(each.value_share),
            }
            for each in found.groups
        ],
        "cuts": [cut for name in SCORED for cut in _cuts(found.cuts, name)],
    }


def _cuts(cuts: Sequence[ScoreCut], feature: str) -> Iterator[dict[str, Any]]:
    """Yield the values of each score; the ends stay open: they are of single customers."""
    own = [cut for cut in cuts if cut.feature == feature]
    lowest, highest = min(cut.low for cut in own), max(cut.high for cut in own)
    for cut in own:
        low = "" if cut.low == lowest else number(cut.low)
        high = "" if cut.high == highest else number(cut.high)
        values = low if low == high else f"{low}{RANGE}{high}"
        if cut.low == lowest or cut.high == highest:
            values = f"\N{LESS-THAN OR EQUAL TO} {high}" if high else (
                f"\N{GREATER-THAN OR EQUAL TO} {low}" if low else RANGE
            )  # fmt: skip
        yield {
            "feature": clean(feature),
            "score": cut.score,
            "range": values,
            "n": whole(cut.n) if cut.n >= _FEWEST else text("report.groups.few"),
        }


def _rule(row: int, column: int) -> str:
    recency = (f"1{RANGE}2", "3", f"4{RANGE}5")[row]
    others = ("1", f"{fixed(1.5, 1)}{RANGE}3", f"{fixed(3.5, 1)}{RANGE}5")[column]
    return f"{recency}; {others}"


def _nouns(study: ReportInput) -> str:
    return text("describe.nouns.group" if study.is_made else "describe.nouns.segment")


def _next(found: NextPeriod, study: ReportInput) -> dict[str, Any]:
    return {
        "how": text(
            "report.next.how",
            cutoff=found.cutoff,
            until=found.until,
            n=found.n_customers,
            days=found.days,
            buyers=found.n_buyers,
        ),
        "sentence": clean(found.sentence, 600),
        "rows": _rows(found.rows, found.rows_log, study),
    }


def _rows(
    money: Sequence[Explained], logs: Sequence[Explained], study: ReportInput
) -> list[dict[str, Any]]:
    rows = []
    for first, second in zip(money, logs, strict=True):
        name = (
            capital(_nouns(study))
            if first.kind == "segments"
            else capital(text(f"next.split.{first.kind}"))
        )
        rows.append(
            {
                "name": name,
                "n": first.n_groups,
                "money": _with_interval(first),
                "log": _with_interval(second),
            }
        )
    return rows


def _with_interval(found: Explained) -> str:
    low, value, high = (fixed(each, 2) for each in (found.low, found.explained, found.high))
    return text("report.next.interval", value=value, low=low, high=high).replace(" ", NBSP)
