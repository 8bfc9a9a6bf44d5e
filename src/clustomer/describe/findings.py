"""Findings and their significance: what was found, and what it means."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from clustomer._text import number, shorten, text
from clustomer.describe.chosen import choice_findings, spread
from clustomer.describe.contrasts import Contrast
from clustomer.describe.names import names_segment
from clustomer.describe.profile import LEVEL_POINTS
from clustomer.describe.records import LevelMarker, Profile, SegmentProfile, Separation
from clustomer.describe.statements import (
    ALPHA,
    LEVEL_LENGTH,
    Choice,
    Statement,
    beside_all,
    counted,
    p_shown,
    say,
    singular,
    title,
    unit_beside,
    unit_of,
)
from clustomer.describe.summary import TableSummary
from clustomer.describe.sureness import sureness, weight
from clustomer.describe.wording import spoken
from clustomer.stats.yardstick import silhouette_without_groups
from clustomer.table.schema import Role

MOST_MARKERS, MOST_LEVELS, MOST_CONTRASTS = 3, 2, 5
LINKED = 0.3  # a rank correlation from here on is a finding


def findings(profile: Profile, summary: TableSummary, choice: Choice) -> list[Statement]:
    """Return what was found: customers, k, sizes, who they are, what separates them."""
    found = [_customers(profile, choice), *choice_findings(choice, profile.n)]
    if len(profile.segments) > 1:
        found += [*sureness(profile, choice), *spread(choice)]
        found += [_sizes(profile), *_who(profile), *_separation(profile, choice), *_value(profile)]
    return found + _links(summary)


def _customers(profile: Profile, choice: Choice) -> Statement:
    used = [part.label for part in profile.separation if part.role == Role.FEATURE]
    params: dict[str, Any] = {
        "n": profile.n,
        "k": len(profile.segments),
        "n_features": len(used),
        "features": tuple(used),
        "noun": choice.noun,
        "nouns": choice.nouns,
    }
    if len(profile.segments) == 1:
        return say("finding.customers.whole", evidence="segments", **params)
    variant = "one" if len(used) == 1 else "many"
    return say(f"finding.customers.{variant}", evidence="segments", **params)


def _sizes(profile: Profile) -> Statement:
    largest = max(profile.segments, key=lambda segment: (segment.n, -segment.index))
    smallest = min(profile.segments, key=lambda segment: (segment.n, -segment.index))
    return say(
        "finding.sizes",
        evidence="segments",
        largest=title(largest),
        largest_n=largest.n,
        largest_customers=counted("customers", largest.n),
        largest_share=largest.share,
        smallest=title(smallest),
        smallest_n=smallest.n,
        smallest_share=smallest.share,
    )


def _who(profile: Profile) -> list[Statement]:
    said = []
    for segment in profile.segments:
        named = _naming_levels(segment)
        said.append(_segment(profile, segment, named))
        marked = [
            level
            for level in segment.level_markers
            if abs(level.share - level.population_share) >= LEVEL_POINTS and level not in named
        ]
        for marker in marked[:1]:
            said.append(
                say(
                    "finding.segment.level",
                    evidence="profiles",
                    segment=segment.index,
                    title=title(segment),
                    **_level_params(marker),
                )
            )
    return said


def _naming_levels(segment: SegmentProfile) -> list[LevelMarker]:
    """Return the used levels that describe a segment which no number marks."""
    if segment.markers:
        return []
    return [level for level in segment.level_markers if names_segment(level)][:MOST_LEVELS]


def _level_params(marker: LevelMarker, suffix: str = "") -> dict[str, Any]:
    return {
        f"label{suffix}": spoken(marker.label),
        f"level{suffix}": shorten(marker.level, LEVEL_LENGTH),
        f"share{suffix}": marker.share,
        f"population_share{suffix}": marker.population_share,
    }


def _segment(profile: Profile, segment: SegmentProfile, levels: Sequence[LevelMarker]) -> Statement:
    params: dict[str, Any] = {
        "title": title(segment),
        "n": segment.n,
        "customers": counted("customers", segment.n),
        "share": segment.share,
    }
    markers = segment.markers[:MOST_MARKERS]
    code = f"finding.segment.{len(markers)}"
    for i, marker in enumerate(markers, start=1):
        params |= beside_all(profile, segment, marker.column, f"_{i}")
    if levels:
        code = f"finding.segment.levels.{len(levels)}"
        for i, level in enumerate(levels, start=1):
            params |= _level_params(level, f"_{i}")
    elif not markers:
        nearest = largest_difference(segment)
        if nearest is None:
            code = "finding.segment.bare"
        else:
            params |= {"label": nearest[0], "difference": nearest[1]}
    return say(code, evidence="profiles", segment=segment.index, **params)


def largest_difference(segment: SegmentProfile) -> tuple[str, float] | None:
    """Return label and standardised difference of the feature that differs most."""
    known = [
        (spoken(part.label), part.difference)
        for part in segment.numeric
        if part.role == Role.FEATURE and part.difference is not None
    ]
    return max(known, key=lambda pair: (abs(pair[1]), pair[0])) if known else None


def strongest_feature(profile: Profile) -> Separation | None:
    """Return the feature that separates the segments most, by its part or its eta squared."""
    used = [
        part
        for part in profile.separation
        if part.role == Role.FEATURE and math.isfinite(part.eta_squared)
    ]
    return max(used, key=lambda part: (part.between_share or 0.0, part.eta_squared), default=None)


def has_levels(profile: Profile, column: str) -> bool:
    """Whether a profiled column is nominal or a flag: it has shares, and no mean."""
    return all(number.column != column for number in profile.population)


def _separation(profile: Profile, choice: Choice) -> list[Statement]:
    part = strongest_feature(profile)
    if part is None:
        return []
    raw = part.between_share is None
    return [
        say(
            "finding.separation" + ("" if raw else ".share"),
            evidence="profiles",
            label=spoken(part.label),
            eta_squared=part.eta_squared,
            between_share=part.between_share,
            scale="" if has_levels(profile, part.column) else text("describe.as_prepared"),
            nouns=choice.nouns,
        )
    ]


def _value(profile: Profile) -> list[Statement]:
    """Return the segment whose part of the value exceeds its part of the customers most."""
    known = [(s, s.value_share) for s in profile.segments if s.value_share is not None]
    if not known or profile.value_column is None:
        return []
    segment, value_share = max(known, key=lambda pair: pair[1] - pair[0].share)
    labels = {part.column: part.label for part in profile.population}
    return [
        say(
            "finding.value",
            evidence="segments",
            segment=segment.index,
            title=title(segment),
            share=segment.share,
            value_share=value_share,
            label=spoken(labels.get(profile.value_column, profile.value_column)),
        )
    ]


def _links(summary: TableSummary) -> list[Statement]:
    links, columns = summary.correlations, summary.correlations.columns
    pairs = [
        (float(links.spearman[i, j]), columns[i], columns[j])
        for i, j in combinations(range(len(columns)), 2)
        if math.isfinite(links.spearman[i, j])
    ]
    if not pairs:
        return []
    r, first, second = max(pairs, key=lambda pair: abs(pair[0]))
    labels = {part.column: spoken(part.label) for part in summary.columns}
    return [
        say(
            "finding.link.strong" if abs(r) >= LINKED else "finding.link.weak",
            evidence="data",
            first=labels[first],
            second=labels[second],
            r=r,
        )
    ]


def significance(
    profile: Profile, choice: Choice, contrasts: Sequence[Contrast]
) -> list[Statement]:
    """Return what the differences mean: gaps, what the evidence weighs, valid tests."""
    if len(profile.segments) < 2:
        return []
    said = [*_range(profile, choice), _one_message(profile)]
    if not choice.is_tested and choice.silhouette is not None:
        said.append(_silhouette(profile, choice, choice.silhouette))
    said += weight(profile, choice)
    if not contrasts:
        said.append(say("contrast.none", evidence="contrasts", nouns=choice.nouns))
    said += [_contrast(each, len(contrasts), choice) for each in contrasts[:MOST_CONTRASTS]]
    if len(contrasts) > MOST_CONTRASTS:
        n_more = len(contrasts) - MOST_CONTRASTS
        said.append(say(singular("contrast.more", n_more), evidence="contrasts", n_more=n_more))
    said.append(say("contrast.features", evidence="profiles", nouns=choice.nouns))
    return said


def _range(profile: Profile, choice: Choice) -> list[Statement]:
    """Return how far the medians of the strongest numeric feature lie apart.

    The means, where the medians are written alike.
    """
    part = strongest_feature(profile)
    if part is None or has_levels(profile, part.column):
        return []
    known = [s for s in profile.segments if s.number_of(part.column).n > 0]
    everyone = profile.population_of(part.column)
    for statistic in ("median", "mean"):
        values = {s.index: float(getattr(s.number_of(part.column), statistic)) for s in known}
        low, high = min(values.values()), max(values.values())
        if number(low) != number(high):
            break
    else:
        return []
    ends: dict[str, float] = {"low": low, "high": high, "all": getattr(everyone, statistic)}
    numbers: dict[str, Any] = dict(ends)
    for name, value in ends.items():
        numbers[f"{name}_unit"] = unit_of(unit_beside(everyone), value)
    for name in ("low", "high"):
        there = [s for s in known if number(values[s.index]) == number(ends[name])]
        numbers[f"{name}_title"] = _titles(there, choice)
    return [
        say(
            "significance.range",
            evidence="profiles",
            statistic=text(f"describe.{statistic}"),
            label=spoken(part.label),
            **numbers,
        )
    ]


def _titles(segments: Sequence[SegmentProfile], choice: Choice) -> str:
    """Return one title in full, or several by their letters: "segments A, C and D"."""
    if len(segments) == 1:
        return title(segments[0])
    letters = [segment.letter for segment in segments]
    return text(
        "describe.several", nouns=choice.nouns, first=", ".join(letters[:-1]), last=letters[-1]
    )


def _one_message(profile: Profile) -> Statement:
    largest = max(profile.segments, key=lambda segment: (segment.n, -segment.index))
    return say(
        "significance.one_message",
        evidence="segments",
        segment=largest.index,
        title=title(largest),
        share=largest.share,
        rest=1 - largest.share,
    )


def _silhouette(profile: Profile, choice: Choice, silhouette: float) -> Statement:
    used = [part for part in profile.separation if part.role == Role.FEATURE]
    n_columns = choice.n_columns or len(used)
    params: dict[str, Any] = {
        "silhouette": silhouette,
        "n_columns": n_columns,
        "columns": counted("unrelated_columns", n_columns),
    }
    expected = silhouette_without_groups(n_columns)
    if expected is None:
        return say("significance.silhouette", evidence="selection", **params)
    low, high = expected
    return say(
        "significance.silhouette.yardstick", evidence="selection", low=low, high=high, **params
    )


def _contrast(contrast: Contrast, n_tests: int, choice: Choice) -> Statement:
    if contrast.p_adjusted > ALPHA:
        variant = "same"
    else:
        variant = "related" if contrast.related_to else "differs"
    corrected = text(f"describe.corrected.{contrast.adjustment}", n=n_tests) if n_tests > 1 else ""
    return say(
        f"contrast.{variant}",
        evidence="contrasts",
        label=spoken(contrast.label),
        effect_name=text(f"describe.effect.{contrast.effect_name}"),
        effect=contrast.effect,
        effect_word=text(f"describe.effect.{contrast.effect_word}"),
        p_adjusted=contrast.p_adjusted,
        p_shown=p_shown(contrast.p_adjusted),
        n_tests=n_tests,
        corrected=corrected,
        related=contrast.related_to,
        nouns=choice.nouns,
    )
