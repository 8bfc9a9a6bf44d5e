"""Applications: what could be tried for each segment, tied to what marks it.

The suggestions are templates chosen by rules from the words of the columns'
labels. They are where a test can start, not results of the analysis, and each
says which number it hangs on.
"""

from __future__ import annotations

from typing import Any

from clustomer._text import shorten, text
from clustomer.describe.findings import largest_difference
from clustomer.describe.names import FEW_PARTS, names_segment
from clustomer.describe.records import LevelMarker, Marker, Profile, SegmentProfile
from clustomer.describe.statements import LEVEL_LENGTH, Choice, Statement, beside_all, say, title
from clustomer.describe.sureness import comes_back
from clustomer.describe.wording import spoken, theme_of
from clustomer.table.names import read_name
from clustomer.table.schema import Role

# for each use, which theme among a segment's markers speaks first
AREAS: dict[str, tuple[str, ...]] = {
    "targeted_marketing": (
        *("income_spend", "frequency", "recency", "spend", "household", "income"),
        *("tenure", "experience", "age", "discount", "returns"),
    ),
    "personalised_offers": (
        *("income_spend", "discount", "spend", "frequency", "recency", "household"),
        *("income", "tenure", "experience", "age", "returns"),
    ),
    "customer_experience": (
        *("returns", "recency", "tenure", "income_spend", "frequency", "spend"),
        *("household", "experience", "age", "income", "discount"),
    ),
}

Common = dict[str, Any]  # place, title, lead and noun of a suggestion


def applications(profile: Profile, choice: Choice) -> list[Statement]:
    """Return suggestions to test, three for each segment: one for each use.

    Where the segments are mere cuts, or there is one segment only, nothing
    hangs on them: then three suggestions for all customers are returned. Where
    they are made, not found, a first statement says what that means for their
    use, and each suggestion promises less; where a simple split does at least as
    well, one says so. The largest segment that nothing marks
    is the benchmark; others that nothing marks are treated as it is.
    """
    if len(profile.segments) == 1 or choice.verdict_kind == "constructive":
        return [
            say(
                f"play.everyone.{area}",
                evidence="verdict",
                area=area,
                n=profile.n,
                half=profile.n // 2,
            )
            for area in AREAS
        ]
    unmarked = [s for s in profile.segments if not _usable(s) and _used_level(s) is None]
    benchmark = max(unmarked, key=lambda s: (s.n, -s.index), default=None)
    return _reservations(choice) + [
        _application(profile, segment, _common(segment, area, choice), benchmark)
        for segment in profile.segments
        for area in AREAS
    ]


def _reservations(choice: Choice) -> list[Statement]:
    """Return what holds for all suggestions."""
    nouns: Common = {"noun": choice.noun, "nouns": choice.nouns}
    said = []
    if choice.is_made:
        said.append(say("application.convenience", evidence="verdict", **nouns))
    if choice.beaten:
        said.append(say("application.beaten", evidence="baselines", **nouns))
    return said


def _common(segment: SegmentProfile, area: str, choice: Choice) -> Common:
    """Return what every suggestion for a segment has: its lead promises no more than is known."""
    if not comes_back(choice, segment.index):
        lead = "doubtful"
    else:
        lead = "convenience" if choice.is_made else "plain"
    return {
        "evidence": "profiles",
        "segment": segment.index,
        "area": area,
        "title": title(segment),
        "lead": text(f"describe.lead.{lead}", noun=choice.noun),
        "noun": choice.noun,
    }


def _application(
    profile: Profile, segment: SegmentProfile, common: Common, benchmark: SegmentProfile | None
) -> Statement:
    area = common["area"]
    markers = _markers_by_theme(segment)
    theme = next((theme for theme in AREAS[area] if theme in markers), None)
    if theme == "income_spend":
        return _combined(profile, segment, common, markers)
    if theme is not None:
        return _tied(profile, segment, common, theme, markers[theme])
    level = _used_level(segment)
    plain = _usable(segment)
    if plain and (level is None or plain[0].role == Role.FEATURE):
        return _tied(profile, segment, common, "other", plain[0])
    if level is not None:
        return _of_level(common, level)
    return _unmarked(segment, common, benchmark)


def _is_protected(marker: Marker | LevelMarker) -> bool:
    """Whether a marker speaks of a protected attribute: no suggestion hangs on one."""
    return marker.role == Role.SENSITIVE or bool(read_name(marker.column).protected)


def _usable(segment: SegmentProfile) -> list[Marker]:
    """Return the markers that a suggestion may hang on: stable, of no protected attribute."""
    return [marker for marker in segment.markers if marker.stable and not _is_protected(marker)]


def _used_level(segment: SegmentProfile) -> LevelMarker | None:
    """Return the level of a used column that marks the segment most, by having more of it."""
    levels = [
        level
        for level in segment.level_markers
        if level.role == Role.FEATURE
        and level.strength > 0
        and level.stable
        and not _is_protected(level)
    ]
    return max(levels, key=names_segment, default=None)  # the first of equal ones


def _markers_by_theme(segment: SegmentProfile) -> dict[str, Marker]:
    """Return the themes that may speak, each with its strongest marker.

    Those of the markers that name the segment; where none of these has a theme,
    those of all markers. Income and spending together are one theme of their own.
    """
    found: dict[str, Marker] = {}
    leading: dict[str, Marker] = {}
    for place, marker in enumerate(_usable(segment)):
        theme = theme_of(marker.label, segment.number_of(marker.column).kind)
        if theme is None:
            continue
        found.setdefault(theme, marker)
        if place < FEW_PARTS:
            leading.setdefault(theme, marker)
    if "income" in found and "spend" in found:
        return {**found, "income_spend": found["income"]}
    return leading or found


def _direction(marker: Marker) -> str:
    return "high" if marker.difference > 0 else "low"


def _tied(
    profile: Profile, segment: SegmentProfile, common: Common, theme: str, marker: Marker
) -> Statement:
    direction = _direction(marker)
    numbers = beside_all(profile, segment, marker.column)
    play = text(f"describe.play.{theme}.{direction}.{common['area']}", label=numbers["label"])
    return say(
        "application.one",
        **common,
        play=play,
        theme=theme,
        direction=direction,
        column=marker.column,
        difference=marker.difference,
        **numbers,
    )


def _combined(
    profile: Profile, segment: SegmentProfile, common: Common, markers: dict[str, Marker]
) -> Statement:
    income, spend = markers["income"], markers["spend"]
    direction = f"{_direction(income)}_{_direction(spend)}"
    return say(
        "application.two",
        **common,
        play=text(f"describe.play.income_spend.{direction}.{common['area']}"),
        theme="income_spend",
        direction=direction,
        columns=(income.column, spend.column),
        **beside_all(profile, segment, income.column, "_1"),
        **beside_all(profile, segment, spend.column, "_2"),
    )


def _of_level(common: Common, level: LevelMarker) -> Statement:
    named: Common = {
        "label": spoken(level.label),
        "level": shorten(level.level, LEVEL_LENGTH),
    }
    return say(
        "application.level",
        **common,
        play=text(f"describe.play.level.{common['area']}", **named),
        theme="level",
        column=level.column,
        share=level.share,
        population_share=level.population_share,
        **named,
    )


def _unmarked(
    segment: SegmentProfile, common: Common, benchmark: SegmentProfile | None
) -> Statement:
    theme, other = "average", ""
    if benchmark is not None and benchmark.index != segment.index:
        theme, other = "like", title(benchmark)
    play = text(f"describe.play.{theme}.{common['area']}", other=other, noun=common["noun"])
    nearest = largest_difference(segment)
    if nearest is None:
        return say("application.none", **common, play=play, theme=theme)
    label, difference = nearest
    return say(
        "application.average",
        **common,
        play=play,
        theme=theme,
        label=label,
        difference=difference,
    )
