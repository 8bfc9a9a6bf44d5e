"""Every figure in one place: ``clustomer.figures``.

Each function takes results, an optional ``ax`` (or ``figure`` for a grid), and
returns the matplotlib Axes (or Figure) that it drew on.
"""

from __future__ import annotations

from clustomer.report.figures.choice import plot_elbow, plot_silhouette, plot_silhouette_by_k
from clustomer.report.figures.differences import plot_profile_heatmap, plot_snake
from clustomer.report.figures.distributions import (
    plot_distributions,
    plot_distributions_by_descriptor,
    plot_distributions_by_segment,
)
from clustomer.report.figures.evidence import plot_agreement, plot_null_dots, plot_score
from clustomer.report.figures.explore import plot_correlations, plot_missing
from clustomer.report.figures.flows import plot_flows
from clustomer.report.figures.profile import plot_profile_bars, plot_sizes
from clustomer.report.figures.robustness import plot_robustness
from clustomer.report.figures.space import (
    plot_density,
    plot_feature_pairs,
    plot_map,
    plot_pairs,
)
from clustomer.report.figures.stability import plot_gorge, plot_jaccard

__all__ = [
    "plot_agreement",
    "plot_correlations",
    "plot_density",
    "plot_distributions",
    "plot_distributions_by_descriptor",
    "plot_distributions_by_segment",
    "plot_elbow",
    "plot_feature_pairs",
    "plot_flows",
    "plot_gorge",
    "plot_jaccard",
    "plot_map",
    "plot_missing",
    "plot_null_dots",
    "plot_pairs",
    "plot_profile_bars",
    "plot_profile_heatmap",
    "plot_robustness",
    "plot_score",
    "plot_silhouette",
    "plot_silhouette_by_k",
    "plot_sizes",
    "plot_snake",
]
