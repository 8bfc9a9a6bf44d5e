"""What each figure says to those who cannot see it: its main numbers in a sentence."""

from __future__ import annotations

from clustomer.describe.records import Profile
from clustomer.evidence.choose import KSelection
from clustomer.report.text import amount, clean, exact_shares, text, whole
from clustomer.segments.points import Points

_LISTED = 12


def map_label(points: Points, profile: Profile) -> str:
    """Describe the map: how many customers, how much of the variance it shows."""
    return text(
        "report.map.label",
        n=points.n_customers,
        k=len(profile.segments),
        share=sum(points.shares),
    )


def elbow_label(selection: KSelection) -> str:
    """List the share of the sum of squares that is left for each k."""
    values = ", ".join(
        text("report.elbow.value", k=c.k, share=c.inertia_share)
        for c in selection.candidates[:_LISTED]
    )
    return text("report.elbow.label", values=values)


def silhouette_by_k_label(selection: KSelection) -> str:
    """List the mean silhouette for each k."""
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
