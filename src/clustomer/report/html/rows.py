"""The rows of the interactive profiles: every column once, with all segments."""

from __future__ import annotations

import math
from typing import Any

from clustomer.describe.records import LevelProfile, NumericProfile, Profile
from clustomer.report.figures.profile import RowAxis, profile_rows, row_scales
from clustomer.report.figures.study import MAX_PROFILES
from clustomer.report.text import amount, clean, percent, range_text, short_amount, text

_DIGITS = 4


def profile_rows_of(profile: Profile) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the rows, and for each figure the headings and the places of its rows.

    The places of a row are those of the printed figure: 0 to 1 along its scale.
    """
    scales, everyone = row_scales(profile), {e.column: e for e in profile.population}
    rows: list[dict[str, Any]] = []
    known: dict[tuple[str, str], int] = {}
    figures: dict[str, Any] = {}
    for place, segment in enumerate(profile.segments[:MAX_PROFILES]):
        shown: list[str | int] = []
        for row in profile_rows(segment):
            if row.heading:
                shown.append(row.heading)
                continue
            if row.numeric is not None:
                key = (row.numeric.column, "")
            elif row.level is not None:
                key = (row.level.column, row.level.level)
            if key not in known:
                known[key] = len(rows)
                if key[1]:
                    rows.append(_level_row(profile, *key))
                else:
                    rows.append(_numeric_row(profile, everyone[key[0]], scales[key[0]]))
            shown.append(known[key])
        figures[f"profile-{segment.letter.lower()}"] = {"segment": place, "rows": shown}
    return rows, figures


def _numeric_row(profile: Profile, everyone: NumericProfile, axis: RowAxis) -> dict[str, Any]:
    own = [
        next((e for e in one.numeric if e.column == everyone.column), None)
        for one in profile.segments
    ]
    return {
        "name": clean(everyone.label, 40),
        "more": text("report.scale.word") if axis.scale.unit else "",
        "level": False,
        "at": [None if e is None else _places(e, axis) for e in own],
        "said": [None if e is None else _said(e, everyone) for e in own],
        "short": ["–" if e is None else short_amount(e.median, e.unit) for e in own],
        "all": _places(everyone, axis),
        "all_short": short_amount(everyone.median, everyone.unit),
    }


def _places(entry: NumericProfile, axis: RowAxis) -> list[float] | None:
    values = (entry.q05, entry.q25, entry.median, entry.q75, entry.q95)
    if not all(map(math.isfinite, values)):
        return None
    return [round(axis.at(value), _DIGITS) for value in values]


def _said(own: NumericProfile, everyone: NumericProfile) -> str:
    return text(
        "report.live.profile",
        median=amount(own.median, own.unit),
        half=range_text(own.q25, own.q75, own.unit),
        most=range_text(own.q05, own.q95, own.unit),
        all=amount(everyone.median, own.unit),
    )


def _level_row(profile: Profile, column: str, level: str) -> dict[str, Any]:
    own = [
        next((e for e in one.levels if (e.column, e.level) == (column, level) and e.shown), None)
        for one in profile.segments
    ]
    first = next(e for e in own if e is not None)
    share = round(first.population_share, _DIGITS)
    return {
        "name": clean(first.label, 40),
        "more": clean(level, 40),
        "level": True,
        "at": [None if e is None else _level_places(e) for e in own],
        "said": [None if e is None else _level_said(e) for e in own],
        "short": ["–" if e is None else percent(e.share) for e in own],
        "all": [share] * 5,
        "all_short": percent(first.population_share),
    }


def _level_places(entry: LevelProfile) -> list[float]:
    low, share, high = (round(value, _DIGITS) for value in (entry.low, entry.share, entry.high))
    return [low, share, share, share, high]


def _level_said(entry: LevelProfile) -> str:
    return text(
        "report.live.level",
        share=entry.share,
        low=percent(entry.low),
        high=percent(entry.high),
        all=entry.population_share,
    )
