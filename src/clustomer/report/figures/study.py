"""Every figure of a study as SVG, drawn on light sheets: matplotlib is imported for PNG only."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from clustomer.describe.records import Profile
from clustomer.describe.summary import TableSummary
from clustomer.evidence.choose import KSelection
from clustomer.evidence.records import Assessment, Robustness, Stability
from clustomer.report.figures.canvas import NARROW, WIDE
from clustomer.report.figures.cells import plot_cells
from clustomer.report.figures.choice import (
    panel_k,
    plot_elbow,
    plot_silhouette,
    plot_silhouette_by_k,
)
from clustomer.report.figures.differences import plot_profile_heatmap, plot_snake
from clustomer.report.figures.distributions import (
    plot_distributions,
    plot_distributions_by_descriptor,
    plot_distributions_by_segment,
)
from clustomer.report.figures.evidence import (
    dots_k,
    plot_agreement,
    plot_null_dots,
    plot_score,
)
from clustomer.report.figures.explore import plot_correlations, plot_missing
from clustomer.report.figures.flows import plot_flows, shown_k
from clustomer.report.figures.labels import (
    agreement_label,
    cells_label,
    dots_label,
    elbow_label,
    flows_label,
    gorge_label,
    jaccard_label,
    map_label,
    profile_label,
    robustness_label,
    score_label,
    silhouette_by_k_label,
    silhouette_label,
    sizes_label,
)
from clustomer.report.figures.plane import original_axes
from clustomer.report.figures.profile import plot_profile_bars, plot_sizes
from clustomer.report.figures.robustness import plot_robustness
from clustomer.report.figures.sheet import Sheet
from clustomer.report.figures.space import MAX_PAIRS, plot_feature_pairs, plot_map, plot_pairs
from clustomer.report.figures.stability import gorge_segments, plot_gorge, plot_jaccard
from clustomer.report.figures.svg import figure_png, figure_svg
from clustomer.report.text import clean, is_made, speaking_of, speaks_of_groups, text
from clustomer.segments.density import Density
from clustomer.segments.points import Points
from clustomer.stats.gorge import Gorge
from clustomer.table.schema import Role

NARROW_SUFFIX = "-narrow"
MAX_SEGMENT_PANELS = 8
MAX_DESCRIPTOR_PANELS = 6
FEWEST_PANELS = 2
MAX_PROFILES = 26
WEAK = 0.05  # beyond the first two panels, associations below are not drawn


def study_drawings(
    *,
    summary: TableSummary,
    selection: KSelection,
    profile: Profile,
    points: Points | None,
    hollow: bool = True,
    assessment: Assessment | None = None,
    stability: Stability | None = None,
    robustness: Robustness | None = None,
    gorge: Gorge | None = None,
    shown_kind: str = "",
    density: Density | None = None,
) -> Mapping[str, Drawing]:
    """Return every figure of a study, by name, nothing drawn yet.

    Parameters
    ----------
    summary, selection, profile
        The results to draw.
    points : Points or None
        The sample behind the point figures; without it they are left out.
    hollow : bool, default True
        The segments were made, not found to be natural; `shown_kind` decides
        where it is given.
    assessment : Assessment, optional
        Band, null dots, agreement and deciding score. With one that tested
        nothing there is no elbow: it is never drawn without its band.
    stability : Stability, optional
        Jaccard similarities and the flow of customers across k.
    robustness : Robustness, optional
    gorge : Gorge, optional
    shown_kind : str, optional
        The kind of verdict that holds for the segments shown: filled marks and
        the word "segment" for natural ones only.
    density : Density, optional
        The map by cells, drawn where there are no points.

    Returns
    -------
    mapping of str to Drawing
        Names are file names without ``.svg``. Those that end in ``-narrow`` are
        drawn again for telephones and belong to the page only.
    """
    figures: dict[str, Drawing] = {}
    if shown_kind:
        hollow = shown_kind != "natural"
    with speaking_of(groups=is_made(shown_kind, tested=assessment is not None)):
        _exploration(figures, summary, points)
        _choice(figures, selection, assessment)
        _segments(figures, profile, hollow=hollow)
        if points is not None and len(points.segment):
            _points(figures, summary, selection, profile, points, hollow=hollow)
        elif density is not None and len(density.n):
            _draw_both(figures, "map", cells_label(density, profile), plot_cells,
                       density=density, profile=profile, hollow=hollow)  # fmt: skip
        if stability is not None:
            _stability(figures, stability, profile, hollow=hollow)
        if gorge is not None and gorge_segments(gorge, profile):
            _draw_both(figures, "gorge", gorge_label(gorge, profile), plot_gorge, gorge=gorge,
                       profile=profile, hollow=hollow)  # fmt: skip
        if robustness is not None and robustness.settings:
            labels = _labels(summary)
            _draw_both(figures, "robustness", robustness_label(robustness, labels),
                       plot_robustness, robustness=robustness, labels=labels)  # fmt: skip
    return figures


def study_figures(**results: Any) -> Mapping[str, str]:
    """Return every figure of a study as SVG documents, by name.

    The parameters are those of `study_drawings`.
    """
    return {name: drawing.svg(name) for name, drawing in study_drawings(**results).items()}


def exploration_drawings(*, summary: TableSummary, points: Points | None) -> Mapping[str, Drawing]:
    """Return the figures of an exploration, by name, nothing drawn yet."""
    figures: dict[str, Drawing] = {}
    _exploration(figures, summary, points)
    return figures


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One figure: how it is drawn, and what it shows in words."""

    label: str
    draw: Callable[..., Any]
    options: Mapping[str, Any]
    groups: bool

    def svg(self, name: str) -> str:
        """Return the figure as an SVG document, drawn on a light sheet."""
        sheet = Sheet()
        with speaking_of(groups=self.groups):
            self.draw(figure=sheet, **self.options)
        return figure_svg(sheet, name=name, label=self.label)

    def png(self) -> bytes:
        """Return the figure as PNG with twice the pixels, drawn by matplotlib."""
        from matplotlib.figure import Figure

        figure, target = Figure(), io.BytesIO()
        with speaking_of(groups=self.groups):
            self.draw(figure=figure, **self.options)
        figure_png(figure, target)
        return target.getvalue()


def _draw(
    figures: dict[str, Drawing], name: str, label: str, draw: Callable[..., Any], /, **options: Any
) -> None:
    figures[name] = Drawing(label=label, draw=draw, options=options, groups=speaks_of_groups())


def _draw_both(
    figures: dict[str, Drawing], name: str, label: str, draw: Callable[..., Any], /, **options: Any
) -> None:
    """Draw for the page's column, and again for a telephone."""
    _draw(figures, name, label, draw, width=WIDE, **options)
    _draw(figures, name + NARROW_SUFFIX, label, draw, width=NARROW, **options)


def _exploration(figures: dict[str, Drawing], summary: TableSummary, points: Points | None) -> None:
    _draw(figures, "distributions", text("report.distributions.label"), plot_distributions,
          summary=summary)  # fmt: skip
    if len(summary.correlations.columns) > 1:
        _draw(figures, "correlations", text("report.correlations.label"), plot_correlations,
              summary=summary)  # fmt: skip
    if any(entry.n_missing for entry in summary.columns):
        _draw(figures, "missing", text("report.missing.label"), plot_missing, summary=summary)
    features = _features(summary, points)
    if points is not None and features and len(points.segment):
        if len(features) > 1:
            _draw(figures, "feature-pairs", text("report.pairs.explore_label"),
                  plot_feature_pairs, points=points, columns=features,
                  labels=_labels(summary))  # fmt: skip
        _by_descriptor(figures, summary, points, features)


def _choice(
    figures: dict[str, Drawing], selection: KSelection, assessment: Assessment | None
) -> None:
    untested = assessment is not None and not assessment.by_k
    if not untested:
        _draw(figures, "elbow", elbow_label(selection, assessment), plot_elbow,
              selection=selection, assessment=assessment)  # fmt: skip
    if any(candidate.silhouette is not None for candidate in selection.candidates):
        _draw(figures, "silhouette-by-k", silhouette_by_k_label(selection, assessment),
              plot_silhouette_by_k, selection=selection, assessment=assessment)  # fmt: skip
    if assessment is None or not assessment.by_k:
        return
    k_values = panel_k(selection, assessment)
    for name, label, draw in (
        ("agreement", agreement_label(assessment), plot_agreement),
        ("score", score_label(assessment), plot_score),
    ):
        _draw(figures, name, label, draw, assessment=assessment, k=selection.k,
              k_values=k_values)  # fmt: skip
    if dots_k(assessment, selection.k) is not None:
        _draw_both(figures, "null-dots", dots_label(assessment, selection.k), plot_null_dots,
                   assessment=assessment, k=selection.k)  # fmt: skip


def _stability(
    figures: dict[str, Drawing], stability: Stability, profile: Profile, *, hollow: bool
) -> None:
    if stability.segments:
        _draw_both(figures, "jaccard", jaccard_label(stability, profile), plot_jaccard,
                   stability=stability, profile=profile, hollow=hollow)  # fmt: skip
    if len(shown_k(stability)) > 1:
        _draw_both(figures, "flows", flows_label(stability), plot_flows, stability=stability,
                   profile=profile, hollow=hollow)  # fmt: skip


def _segments(figures: dict[str, Drawing], profile: Profile, *, hollow: bool) -> None:
    _draw(figures, "sizes", sizes_label(profile), plot_sizes, profile=profile, hollow=hollow)
    if profile.population and len(profile.segments) > 1:
        for name, draw in (("differences", plot_profile_heatmap), ("snake", plot_snake)):
            _draw_both(figures, name, text(f"report.{name}.label"), draw,
                       profile=profile, hollow=hollow)  # fmt: skip
    for position, segment in enumerate(profile.segments[:MAX_PROFILES]):
        _draw_both(figures, f"profile-{segment.letter.lower()}", profile_label(profile, position),
                   plot_profile_bars, profile=profile, index=position, hollow=hollow)  # fmt: skip


def _points(
    figures: dict[str, Drawing],
    summary: TableSummary,
    selection: KSelection,
    profile: Profile,
    points: Points,
    *,
    hollow: bool,
) -> None:
    _draw_both(figures, "map", map_label(points, profile), plot_map,
               points=points, profile=profile, hollow=hollow)  # fmt: skip
    if len(profile.segments) > 1:
        _draw_both(figures, "silhouette", silhouette_label(profile), plot_silhouette,
                   points=points, profile=profile, selection=selection, hollow=hollow)  # fmt: skip
    features = _features(summary, points, profile)
    if len(features) > 1 and original_axes(points) is None:  # else the map shows the pair
        _draw(figures, "pairs", text("report.pairs.label"), plot_pairs, points=points,
              profile=profile, columns=features, labels=_labels(summary),
              hollow=hollow)  # fmt: skip
    entries = {entry.column: entry for entry in summary.columns}
    for i, column in enumerate(features[:MAX_SEGMENT_PANELS], start=1):
        entry = entries[column]
        _draw(figures, f"by-segment-{i}",
              text("report.by_segment.label", column=clean(entry.label)),
              plot_distributions_by_segment, points=points, profile=profile, column=column,
              label=entry.label, unit=entry.unit, hollow=hollow)  # fmt: skip


def _by_descriptor(
    figures: dict[str, Drawing], summary: TableSummary, points: Points, features: tuple[str, ...]
) -> None:
    """Draw the strongest pairs of a used column and a descriptor."""
    entries = {entry.column: entry for entry in summary.columns}
    found = []
    for entry in summary.associations:
        for column, descriptor in ((entry.first, entry.second), (entry.second, entry.first)):
            if column in features and descriptor in points.codes:
                found.append((-entry.value, column, descriptor))
    strongest = sorted(found)[:MAX_DESCRIPTOR_PANELS]
    shown = [pair for i, pair in enumerate(strongest) if i < FEWEST_PANELS or -pair[0] >= WEAK]
    for i, (_, column, descriptor) in enumerate(shown, start=1):
        numeric, levels = entries[column], entries[descriptor]
        label = text("report.by_descriptor.label", column=clean(numeric.label),
                     descriptor=clean(levels.label))  # fmt: skip
        _draw(figures, f"by-descriptor-{i}", label, plot_distributions_by_descriptor,
              points=points, column=column, descriptor=descriptor, label=numeric.label,
              unit=numeric.unit, descriptor_label=levels.label)  # fmt: skip


def _features(
    summary: TableSummary, points: Points | None, profile: Profile | None = None
) -> tuple[str, ...]:
    """Return the used columns that have values in the sample, at most five.

    With a profile, those that separate the segments most; always in table order.
    """
    if points is None:
        return ()
    used = [e.column for e in summary.columns if e.role == Role.FEATURE]
    known = [name for name in used if name in points.values]
    strength = {e.column: e.eta_squared for e in profile.separation} if profile else {}
    strongest = sorted(known, key=lambda name: -strength.get(name, 0.0))[:MAX_PAIRS]
    return tuple(name for name in known if name in strongest)


def _labels(summary: TableSummary) -> dict[str, str]:
    return {entry.column: entry.label for entry in summary.columns}
