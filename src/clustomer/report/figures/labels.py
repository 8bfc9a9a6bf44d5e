"""What each figure says to those who cannot see it: its main numbers in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from clustomer.describe.records import Profile
from clustomer.evidence.choose import KSelection
from clustomer.evidence.records import Assessment, Robustness, Stability
from clustomer.report.figures.evidence import dots_k, null_silhouettes
from clustomer.report.figures.flows import INTACT, shown_k
from clustomer.report.figures.robustness import agrees, drawn_settings, setting_name
from clustomer.report.figures.stability import gorge_segments, median_share
from clustomer.report.text import amount, clean, exact_shares, text, whole
from clustomer.segments.density import Density
from clustomer.segments.points import Points
from clustomer.stats.gorge import Gorge

_LISTED = 12


def map_label(points: Points, profile: Profile) -> str:
    """Describe the map: how many customers, how much of the variance it shows."""
    return text(
        "report.map.label",
        n=points.n_customers,
        k=len(profile.segments),
        share=sum(points.shares),
    )


def cells_label(density: Density, profile: Profile) -> str:
    """Describe the map by cells: how many customers are counted in them."""
    return text(
        "report.map.cells_label",
        n=density.n_shown,
        k=len(profile.segments),
        share=sum(density.shares),
    )


def elbow_label(selection: KSelection, assessment: Assessment | None = None) -> str:
    """List the share of the sum of squares that is left for each k, beside the band."""
    if assessment is not None and assessment.by_k:
        shares = ((one.k, one.inertia_share, one.null_inertia_low, one.null_inertia_high)
                  for one in assessment.by_k)  # fmt: skip
        return _tested("elbow", shares, assessment)
    values = ", ".join(
        text("report.elbow.value", k=c.k, share=c.inertia_share)
        for c in selection.candidates[:_LISTED]
    )
    return text("report.elbow.label", values=values)


def silhouette_by_k_label(selection: KSelection, assessment: Assessment | None = None) -> str:
    """List the mean silhouette for each k, beside the band."""
    if assessment is not None and assessment.by_k:
        values_by_k = ((one.k, one.silhouette, one.null_low, one.null_high)
                       for one in assessment.by_k)  # fmt: skip
        return _tested("silhouette_by_k", values_by_k, assessment)
    values = ", ".join(
        text("report.silhouette_by_k.value", k=c.k, value=c.silhouette)
        for c in selection.candidates[:_LISTED]
        if c.silhouette is not None
    )
    return text("report.silhouette_by_k.label", values=values)


def silhouette_label(profile: Profile) -> str:
    """List the mean silhouette of each segment."""
    values = ", ".join(
        text("report.silhouette.value", letter=s.letter, value=s.mean_silhouette)
        for s in profile.segments
        if s.mean_silhouette is not None
    )
    return text("report.silhouette.label", values=values)


def sizes_label(profile: Profile) -> str:
    """List the size and share of each segment."""
    shares = exact_shares([segment.share for segment in profile.segments])
    values = "; ".join(
        f"{s.letter} {clean(s.name)}: {whole(s.n)}, {share}"
        for s, share in zip(profile.segments, shares, strict=True)
    )
    return text("report.sizes.label", values=values)


def profile_label(profile: Profile, position: int) -> str:
    """List the medians of a segment beside those of all customers."""
    segment = profile.segments[position]
    everyone = {entry.column: entry for entry in profile.population}
    values = "; ".join(
        text(
            "report.profile.value",
            column=clean(entry.label),
            own=amount(entry.median, entry.unit),
            all=amount(everyone[entry.column].median, entry.unit),
        )
        for entry in segment.numeric[:_LISTED]
        if entry.column in everyone
    )
    return text(
        "report.profile.label", letter=segment.letter, name=clean(segment.name), values=values
    )


def measured(assessment: Assessment) -> str:
    """Return the kind of silhouette that the test measured: ``simplified silhouette``."""
    kind = "exact" if assessment.structure is None else assessment.structure.silhouette_kind
    return text(f"report.dots.axis.{kind}")


def _tested(
    name: str, rows: Iterable[tuple[int, float, float, float]], assessment: Assessment
) -> str:
    values = "; ".join(
        text(f"report.{name}.tested_value", k=k, value=value, low=low, high=high)
        for k, value, low, high in list(rows)[:_LISTED]
    )
    return text(f"report.{name}.tested_label", values=values, measure=measured(assessment))


def dots_label(assessment: Assessment, k: int) -> str:
    """Say where the data sets without groups lie and where the own data."""
    shown = dots_k(assessment, k)
    if shown is None:
        return text("report.dots.none")
    values = np.asarray(null_silhouettes(assessment)[str(shown)], dtype=float)
    own = assessment[shown].silhouette
    return text(
        "report.dots.label",
        measure=measured(assessment),
        k=shown,
        n=len(values),
        low=float(values.min()),
        high=float(values.max()),
        mean=float(values.mean()),
        value=own,
        above=int((values >= own).sum()),
    )


def agreement_label(assessment: Assessment) -> str:
    """List the median agreement of each k."""
    values = ", ".join(
        text("report.agreement.value", k=one.k, value=one.agreement)
        for one in assessment.by_k[:_LISTED]
    )
    return text("report.agreement.label", values=values)


def score_label(assessment: Assessment) -> str:
    """List the deciding score of each k."""
    values = ", ".join(
        text("report.score.value", k=one.k, value=one.score) for one in assessment.by_k[:_LISTED]
    )
    return text("report.score.label", values=values)


def jaccard_label(stability: Stability, profile: Profile) -> str:
    """List the mean Jaccard similarity of each segment with its range."""
    letters = {segment.index: segment.letter for segment in profile.segments}
    values = "; ".join(
        text("report.jaccard.value", letter=letters.get(one.segment, str(one.segment + 1)),
             value=one.jaccard, low=one.low, high=one.high)
        for one in stability.segments
    )  # fmt: skip
    return text("report.jaccard.label", values=values)


def gorge_label(gorge: Gorge, profile: Profile) -> str:
    """List the median of the largest share of each segment's customers."""
    values = "; ".join(
        text("report.gorge.value", letter=one.letter, value=median_share(counts, gorge.edges))
        for one, counts in gorge_segments(gorge, profile)
    )
    return text("report.gorge.label", values=values)


def flows_label(stability: Stability) -> str:
    """Say for each k how many of its groups come from one parent."""
    values = []
    for k in shown_k(stability):
        own = [one.stability for one in stability.across if one.k == k]
        known = [value for value in own if value is not None]
        if known:
            intact = sum(value >= INTACT for value in known)
            values.append(text("report.flows.value", k=k, intact=intact, n=len(known)))
    return text("report.flows.label", values="; ".join(values))


def robustness_label(robustness: Robustness, labels: Mapping[str, str]) -> str:
    """Say how many re-runs agree, and name those that do not."""
    agreeing = sum(map(agrees, robustness.settings))
    low = [one for one in drawn_settings(robustness)[0] if not agrees(one)]
    low.sort(key=lambda one: one.agreement)
    values = "; ".join(
        text("report.robustness.value", name=setting_name(one, labels), value=one.agreement)
        for one in low[:_LISTED]
    )
    key = "report.robustness.label.some" if low else "report.robustness.label.all"
    return text(key, n=len(robustness.settings), agree=agreeing, values=values)
