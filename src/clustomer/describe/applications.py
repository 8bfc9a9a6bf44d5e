"""Applications: what could be tried for each segment, tied to what marks it.

The suggestions are templates chosen by rules from the words of the columns'
labels. They are where a test can start, not results of the analysis, and each
says which number it hangs on.
"""

from __future__ import annotations

from clustomer._text import shorten, text
from clustomer.describe.findings import largest_difference
from clustomer.describe.names import FEW_PARTS, names_segment
from clustomer.describe.records import LevelMarker, Marker, Profile, SegmentProfile
from clustomer.describe.statements import LEVEL_LENGTH, Choice, Statement, beside_all, say, title
from clustomer.describe.wording import spoken, theme_of
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


def applications(profile: Profile, choice: Choice) -> list[Statement]:
    """Return suggestions to test, three for each segment: one for each use.

    Where the segments are mere cuts, or there is one segment only, nothing
    hangs on them: then three suggestions for all customers are returned. The
    largest segment that nothing marks is the benchmark; others that nothing marks
    are treated as it is.
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
    unmarked = [s for s in profile.segments if not s.markers and _used_level(s) is None]
    benchmark = max(unmarked, key=lambda s: (s.n, -s.index), default=None)
    return [
        _application(profile, segment, area, benchmark)
        for segment in profile.segments
        for area in AREAS
    ]


def _application(
    profile: Profile, segment: SegmentProfile, area: str, benchmark: SegmentProfile | None
) -> Statement:
    markers = _markers_by_theme(segment)
    theme = next((theme for theme in AREAS[area] if theme in markers), None)
    if theme == "income_spend":
        return _combined(profile, segment, area, markers)
    if theme is not None:
        return _tied(profile, segment, area, theme, markers[theme])
    level = _used_level(segment)
    if segment.markers and (level is None or segment.markers[0].role == Role.FEATURE):
        return _tied(profile, segment, area, "other", segment.markers[0])
    if level is not None:
        return _of_level(segment, area, level)
    return _unmarked(segment, area, benchmark)


def _used_level(segment: SegmentProfile) -> LevelMarker | None:
    """Return the level of a used column that marks the segment most, by having more of it."""
    levels = [
        level
        for level in segment.level_markers
        if level.role == Role.FEATURE and level.strength > 0
    ]
    return max(levels, key=names_segment, default=None)  # the first of equal ones


def _markers_by_theme(segment: SegmentProfile) -> dict[str, Marker]:
    """Return the themes that may speak, each with its strongest marker.

    Those of the markers that name the segment; where none of these has a theme,
    those of all markers. Income and spending together are one theme of their own.
    """
    found: dict[str, Marker] = {}
    leading: dict[str, Marker] = {}
    for place, marker in enumerate(segment.markers):
        theme = theme_of(marker.label, segment.number_of(marker.column).kind)
        if theme is None or marker.role == Role.SENSITIVE:
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
    profile: Profile, segment: SegmentProfile, area: str, theme: str, marker: Marker
) -> Statement:
    direction = _direction(marker)
    numbers = beside_all(profile, segment, marker.column)
    play = text(f"describe.play.{theme}.{direction}.{area}", label=numbers["label"])
    return say(
        "application.one",
        evidence="profiles",
        segment=segment.index,
        area=area,
        title=title(segment),
        play=play,
        theme=theme,
        direction=direction,
        column=marker.column,
        difference=marker.difference,
        **numbers,
    )


def _combined(
    profile: Profile, segment: SegmentProfile, area: str, markers: dict[str, Marker]
) -> Statement:
    income, spend = markers["income"], markers["spend"]
    direction = f"{_direction(income)}_{_direction(spend)}"
    return say(
        "application.two",
        evidence="profiles",
        segment=segment.index,
        area=area,
        title=title(segment),
        play=text(f"describe.play.income_spend.{direction}.{area}"),
        theme="income_spend",
        direction=direction,
        columns=(income.column, spend.column),
        **beside_all(profile, segment, income.column, "_1"),
        **beside_all(profile, segment, spend.column, "_2"),
    )


def _of_level(segment: SegmentProfile, area: str, level: LevelMarker) -> Statement:
    named = {"label": spoken(level.label), "level": shorten(level.level, LEVEL_LENGTH)}
    return say(
        "application.level",
        evidence="profiles",
        segment=segment.index,
        area=area,
        title=title(segment),
        play=text(f"describe.play.level.{area}", **named),
        theme="level",
        column=level.column,
        share=level.share,
        population_share=level.population_share,
        **named,
    )


def _unmarked(segment: SegmentProfile, area: str, benchmark: SegmentProfile | None) -> Statement:
    theme, other = "average", ""
    if benchmark is not None and benchmark.index != segment.index:
        theme, other = "like", title(benchmark)
    play = text(f"describe.play.{theme}.{area}", other=other)
    params = {"title": title(segment), "play": play, "theme": theme}
    nearest = largest_difference(segment)
    if nearest is None:
        return say(
            "application.none", evidence="profiles", segment=segment.index, area=area, **params
        )
    label, difference = nearest
    return say(
        "application.average",
        evidence="profiles",
        segment=segment.index,
        area=area,
        label=label,
        difference=difference,
        **params,
    )
