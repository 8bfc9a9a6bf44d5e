"""Findings and their significance: what was found, and what it means."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from clustomer._text import shorten, text
from clustomer.describe.contrasts import Contrast
from clustomer.describe.profile import LEVEL_POINTS, Profile, SegmentProfile, Separation
from clustomer.describe.statements import Choice, Statement, beside_all, say, title, unit_of
from clustomer.describe.summary import TableSummary
from clustomer.describe.wording import spoken
from clustomer.table.schema import Role

NARROW_LEAD = 0.01
MOST_MARKERS, MOST_CONTRASTS = 3, 5
LINKED = 0.3  # a rank correlation from here on is a finding
REJECT = 0.05
# mean silhouette of KMeans, k = 2 to 5, on unrelated uniform columns (300 to 2,000 customers),
# rounded; the key is the number of columns
NO_GROUPS = {1: (0.56, 0.63), 2: (0.35, 0.40), 5: (0.14, 0.17)}
_LEVEL_LENGTH = 30


def findings(profile: Profile, summary: TableSummary, choice: Choice) -> list[Statement]:
    """Return what was found: customers, k, sizes, who they are, what separates them."""
    found = [_customers(profile, choice), *_choice(choice)]
    if len(profile.segments) > 1:
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


def _choice(choice: Choice) -> list[Statement]:
    said = []
    code = choice.criterion if choice.criterion in ("silhouette", "user") else "other"
    if choice.silhouette is None:
        code += ".alone"
    basis = text(f"describe.basis.{choice.silhouette_kind}", rows=choice.silhouette_rows or 0)
    params: dict[str, Any] = {
        "k": choice.k,
        "nouns": choice.nouns if choice.k > 1 else choice.noun,
        "criterion": choice.criterion,
        "silhouette": choice.silhouette,
        "basis": basis,
    }
    said.append(say(f"finding.choice.{code}", evidence="selection", **params))
    if choice.silhouette is not None and choice.runner_up_silhouette is not None:
        lead = choice.silhouette - choice.runner_up_silhouette
        variant = "ahead" if lead >= NARROW_LEAD else "narrow" if lead >= 0 else "behind"
        said.append(
            say(
                f"finding.runner_up.{variant}",
                evidence="selection",
                runner_up_k=choice.runner_up_k,
                runner_up_silhouette=choice.runner_up_silhouette,
                lead=lead,
                nouns=choice.nouns,
            )
        )
    if choice.inertia_share is not None and choice.k > 1:
        said.append(
            say(
                "finding.inertia",
                evidence="selection",
                inertia_share=choice.inertia_share,
                between_share=1 - choice.inertia_share,
                nouns=choice.nouns,
            )
        )
    return said


def _sizes(profile: Profile) -> Statement:
    largest = max(profile.segments, key=lambda segment: (segment.n, -segment.index))
    smallest = min(profile.segments, key=lambda segment: (segment.n, -segment.index))
    return say(
        "finding.sizes",
        evidence="segments",
        largest=title(largest),
        largest_n=largest.n,
        largest_share=largest.share,
        smallest=title(smallest),
        smallest_n=smallest.n,
        smallest_share=smallest.share,
    )


def _who(profile: Profile) -> list[Statement]:
    said = []
    for segment in profile.segments:
        said.append(_segment(profile, segment))
        marked = [
            level
            for level in segment.level_markers
            if abs(level.share - level.population_share) >= LEVEL_POINTS
        ]
        for marker in marked[:1]:
            said.append(
                say(
                    "finding.segment.level",
                    evidence="profiles",
                    segment=segment.index,
                    title=title(segment),
                    label=spoken(marker.label),
                    level=shorten(marker.level, _LEVEL_LENGTH),
                    share=marker.share,
                    population_share=marker.population_share,
                )
            )
    return said


def _segment(profile: Profile, segment: SegmentProfile) -> Statement:
    params: dict[str, Any] = {"title": title(segment), "n": segment.n, "share": segment.share}
    markers = segment.markers[:MOST_MARKERS]
    for i, marker in enumerate(markers, start=1):
        params |= beside_all(profile, segment, marker.column, f"_{i}")
    if not markers:
        nearest = largest_difference(segment)
        if nearest is None:
            return say("finding.segment.bare", evidence="profiles", segment=segment.index, **params)
        params |= {"label": nearest[0], "difference": nearest[1]}
    code = f"finding.segment.{len(markers)}"
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


def _separation(profile: Profile, choice: Choice) -> list[Statement]:
    part = strongest_feature(profile)
    if part is None:
        return []
    return [
        say(
            "finding.separation" + ("" if part.between_share is None else ".share"),
            evidence="profiles",
            label=spoken(part.label),
            eta_squared=part.eta_squared,
            between_share=part.between_share,
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
    """Return what the differences mean: gaps, the silhouette's yardstick, valid tests."""
    if len(profile.segments) < 2:
        return []
    said = [*_range(profile), _one_message(profile)]
    if choice.verdict_kind == "not_tested" and choice.silhouette is not None:
        said.append(_silhouette(profile, choice.silhouette))
    if not contrasts:
        said.append(say("contrast.none", evidence="contrasts", nouns=choice.nouns))
    said += [_contrast(each, len(contrasts), choice) for each in contrasts[:MOST_CONTRASTS]]
    if len(contrasts) > MOST_CONTRASTS:
        n_more = len(contrasts) - MOST_CONTRASTS
        said.append(say("contrast.more", evidence="contrasts", n_more=n_more))
    said.append(say("contrast.features", evidence="profiles", nouns=choice.nouns))
    return said


def _range(profile: Profile) -> list[Statement]:
    """Return how far the medians of the strongest numeric feature lie apart."""
    part = strongest_feature(profile)
    if part is None or all(number.column != part.column for number in profile.population):
        return []
    known = [s for s in profile.segments if s.number_of(part.column).n > 0]
    low = min(known, key=lambda s: s.number_of(part.column).median)
    high = max(known, key=lambda s: s.number_of(part.column).median)
    everyone = profile.population_of(part.column)
    medians: dict[str, float] = {
        "low": low.number_of(part.column).median,
        "high": high.number_of(part.column).median,
        "all": everyone.median,
    }
    numbers: dict[str, Any] = dict(medians)
    for name, value in medians.items():
        numbers[f"{name}_unit"] = unit_of(everyone.unit, value)
    return [
        say(
            "significance.range",
            evidence="profiles",
            label=spoken(part.label),
            low_title=title(low),
            high_title=title(high),
            **numbers,
        )
    ]


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


def _silhouette(profile: Profile, silhouette: float) -> Statement:
    n_features = sum(part.role == Role.FEATURE for part in profile.separation)
    if n_features not in NO_GROUPS:
        return say("significance.silhouette", evidence="selection", silhouette=silhouette)
    low, high = NO_GROUPS[n_features]
    return say(
        "significance.silhouette.yardstick",
        evidence="selection",
        silhouette=silhouette,
        n_features=n_features,
        low=low,
        high=high,
    )


def _contrast(contrast: Contrast, n_tests: int, choice: Choice) -> Statement:
    if contrast.p_adjusted > REJECT:
        variant = "same"
    else:
        variant = "related" if contrast.related_to else "differs"
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
        related=contrast.related_to,
        nouns=choice.nouns,
    )


def p_shown(p: float) -> str:
    """Write a p-value: "p < 0.001", "p = 0.032", "p = 0.43"."""
    size = "small" if p < 0.001 else "fine" if p < 0.1 else "plain"
    return text(f"describe.p.{size}", p=p)
