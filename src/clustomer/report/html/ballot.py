"""The ballot: every criterion with the k it prefers, and what it is worth."""

from __future__ import annotations

from typing import Any

from clustomer.evidence.records import Ballot, BallotRow
from clustomer.report.html.words import optional
from clustomer.report.text import FORMATS, clean, text, whole

_SHOWN = 30
_LARGE, _VERY_LARGE = 10.0, 1000.0


def ballot_view(ballot: Ballot) -> dict[str, Any]:
    """Return criterion by k: first and second choice, value, and what it says without groups."""
    columns = list(ballot.k_values[:_SHOWN])
    answers = {row.preferred for row in ballot.rows}
    if 1 in columns and not (any(row.can_say_one for row in ballot.rows) or 1 in answers):
        columns.remove(1)
    return {
        "sentence": clean(ballot.sentence, 900),
        "k": columns,
        "shown": ballot.k,
        "rows": [_row(row) for row in ballot.rows],
        "notes": [
            {"label": _label(row), "text": f"{_takes(row)} {clean(row.note, 400)}".strip()}
            for row in ballot.rows
        ],
        "counting": text("ballot.counting"),
    }


def _row(row: BallotRow) -> dict[str, Any]:
    null = "–"
    if row.on_null is not None and row.on_null_share is not None:
        null = text("report.ballot.null", k=row.on_null, share=row.on_null_share)
    return {
        "label": _label(row),
        "better": text(f"ballot.better.{row.better}"),
        "decides": row.decides,
        "information": row.information,
        "first": row.preferred,
        "second": row.second,
        "value": written(row.value_shown),
        "one": text(f"ballot.can_say_one.{'yes' if row.can_say_one else 'no'}"),
        "no_one": not row.can_say_one,
        "on_null": null,
    }


def _label(row: BallotRow) -> str:
    return text(f"ballot.label.{row.criterion}")


def _takes(row: BallotRow) -> str:
    return text("report.ballot.takes", rule=text(f"ballot.rule.{row.rule}"))


def written(value: float | None) -> str:
    """Write a criterion's value: three decimals when it is small, none when it is large."""
    if value is None or abs(value) < _LARGE:
        return optional(value, "fixed3")
    return FORMATS["fixed1"](value) if abs(value) < _VERY_LARGE else whole(round(value))
