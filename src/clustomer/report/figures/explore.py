"""Exploration: what goes with what, and what is missing together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from clustomer.describe.summary import TableSummary
from clustomer.report.figures.canvas import WIDE, Margins, fitted, one_axes, put
from clustomer.report.palette import LIGHT
from clustomer.report.text import FORMATS, percent, text, whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MAX_CORRELATED = 12
_CELL = 34.0


def correlated_columns(summary: TableSummary) -> list[int]:
    """Return the positions of up to 12 columns, those with the strongest correlations."""
    table = np.abs(np.asarray(summary.correlations.spearman, dtype=float))
    if len(table) <= MAX_CORRELATED:
        return list(range(len(table)))
    np.fill_diagonal(table, 0.0)
    strongest = np.argsort(-np.nan_to_num(table).max(axis=1), kind="stable")
    return sorted(int(i) for i in strongest[:MAX_CORRELATED])


def plot_correlations(
    summary: TableSummary,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
) -> Axes:
    """Draw Spearman (below the diagonal) and Pearson (above) correlations, as tinted numbers.

    Blue is positive, rust is negative, the sign is written; the tint grows with
    the strength. Above 12 columns, the 12 with the strongest correlations.

    Parameters
    ----------
    summary : TableSummary
    ax, figure, width
        As in `clustomer.report.figures.space.plot_map`.

    Returns
    -------
    matplotlib.axes.Axes
        One bar patch (cell) for each pair, row by row without the diagonal.
    """
    shown = correlated_columns(summary)
    names = [_label(summary, summary.correlations.columns[i]) for i in shown]
    left = 176.0 if width > 500 else 118.0
    n = max(len(shown), 1)
    margins = Margins(left=left, right=6, top=26, bottom=30)
    ax = one_axes(ax, figure, width, _CELL * n + 56, margins)
    ax.set_xlim(-0.5, n - 0.5)
    ax.set_ylim(n - 0.5, -0.5)
    ax.set_xticks([])
    ax.set_yticks([])
    for row, i in enumerate(shown):
        put(ax, 0, row, fitted(names[row], left - 44), frame="y_data", align="right",
            shift=(-30, 0))  # fmt: skip
        put(ax, 0, row, str(row + 1), frame="y_data", color="ink3", size=12, align="right",
            shift=(-8, 0))  # fmt: skip
        put(ax, row, 1, str(row + 1), frame="x_data", color="ink3", size=12, align="center",
            level="bottom", shift=(0, 6))  # fmt: skip
        for across, j in enumerate(shown):
            kind = summary.correlations.spearman if across < row else summary.correlations.pearson
            if across != row:
                _cell(ax, across, row, float(kind[i, j]))
    put(ax, 0, 0, text("report.correlations.halves"), frame="axes", color="ink3", size=12,
        level="top", shift=(0, -10))  # fmt: skip
    return ax


def _cell(ax: Axes, x: float, y: float, value: float) -> None:
    known = bool(np.isfinite(value))
    ax.bar([x], [0.86], bottom=[y - 0.43], width=0.94, linewidth=0,
           color=LIGHT["neg" if known and value < 0 else "pos"],
           alpha=min(abs(value), 1.0) if known else 0.0)  # fmt: skip
    written = FORMATS["fixed2"](value + 0.0) if known else "–"
    put(ax, x, y, written, align="center", size=12)


def _label(summary: TableSummary, column: str) -> str:
    return next((entry.label for entry in summary.columns if entry.column == column), column)


def plot_missing(
    summary: TableSummary,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
) -> Axes:
    """Draw the share of missing values of each column that has any.

    The parameters are those of `plot_correlations`. The Axes hold one bar for
    each column with missing values, the most incomplete at the top (30 at most).
    """
    lacking = sorted(
        (entry for entry in summary.columns if entry.n_missing),
        key=lambda entry: (-entry.n_missing, entry.column),
    )[:30]
    left = min(230.0, width * 0.4)
    margins = Margins(left=left, right=120, top=8, bottom=8)
    ax = one_axes(ax, figure, width, 28 * max(len(lacking), 1) + 16, margins)
    ax.set_xticks([])
    ax.set_yticks([])
    if not lacking:
        put(ax, 0, 0.5, text("report.missing.none"), frame="axes", shift=(10 - left, 0))
        return ax
    for y, entry in enumerate(lacking):
        share = entry.n_missing / max(summary.n_rows, 1)
        ax.barh([y], [share], height=0.5, color=LIGHT["nuld"], linewidth=0, zorder=2)
        put(ax, 0, y, fitted(entry.label, left - 22), frame="y_data", align="right",
            shift=(-12, 0))  # fmt: skip
        put(ax, share, y, percent(share), bold=True, shift=(8, 0))
        put(ax, share, y, whole(entry.n_missing), color="ink3", shift=(66, 0))
    ax.set_ylim(len(lacking) - 0.5, -0.5)
    ax.set_xlim(0, lacking[0].n_missing / max(summary.n_rows, 1))
    return ax
