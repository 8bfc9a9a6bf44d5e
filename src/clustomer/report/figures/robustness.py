"""Does the answer survive other reasonable choices? One line for each complete re-run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from clustomer._text import beside, catalogue
from clustomer.evidence.multiverse import OF_COLUMNS, changes_of
from clustomer.evidence.records import Robustness, Setting
from clustomer.evidence.rule import RULE
from clustomer.report.figures.canvas import (
    LABEL_SIZE,
    TICK_SIZE,
    WIDE,
    Margins,
    fitted,
    one_axes,
    put,
)
from clustomer.report.palette import LIGHT
from clustomer.report.text import clean, number, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_LINES, MOST_LINES_NARROW = 32, 20
"""More re-runs are cut: those that agree best are told in one line."""

_NARROW = 500
_LABEL_ROOM = 284


def setting_name(setting: Setting, labels: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return what a re-run changed, in few words: ``Scale by range, without Age``."""
    parts = [
        _short_change(choice, labels.get(value, value) if choice in OF_COLUMNS else value)
        for choice, value in changes_of(setting.choice, setting.value)
    ]
    written = clean(", ".join(parts), 80)
    is_word = len(written.split()[0]) > 1  # "k" is a symbol
    return written[:1].upper() + written[1:] if is_word else written


def _short_change(choice: str, value: str) -> str:
    for key in (f"report.rerun.{choice}", f"report.rerun.{choice}.{value}"):
        if key in catalogue():
            return text(key, value=clean(value, 40))
    return f"{choice} = {value}"


def drawn_settings(
    robustness: Robustness, most: int = MOST_LINES
) -> tuple[list[Setting], list[Setting]]:
    """Return the re-runs that are drawn, in their order, and those that are only counted."""
    settings = list(robustness.settings)
    if len(settings) <= most:
        return settings, []
    ranked = sorted(range(len(settings)), key=lambda i: (settings[i].agreement, i))
    kept = set(ranked[: most - 1])
    return (
        [one for i, one in enumerate(settings) if i in kept],
        [one for i, one in enumerate(settings) if i not in kept],
    )


def agrees(setting: Setting) -> bool:
    """Tell whether a re-run reaches an adjusted Rand index of 0.80."""
    return setting.agreement >= RULE.agreement


def plot_robustness(
    robustness: Robustness,
    *,
    labels: Mapping[str, str] = MappingProxyType({}),
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
) -> Axes:
    """Draw one line for each re-run, with its agreement with the shown segments.

    The dot is the adjusted Rand index (1 the same, 0 no better than chance); the
    dashed line stands at 0.80, and a cross marks a re-run below it.

    Parameters
    ----------
    robustness : Robustness
    labels : mapping of str to str, optional
        Names for people of columns that were left out.
    ax, figure, width
        As in `clustomer.report.figures.space.plot_map`; below 500 px the names
        stand above their lines.

    Returns
    -------
    matplotlib.axes.Axes
        Rows run downward from 0, at most 32 of them (20 below 500 px): of more,
        those that agree best are counted in the last row.
    """
    narrow = width <= _NARROW
    shown, rest = drawn_settings(robustness, MOST_LINES_NARROW if narrow else MOST_LINES)
    rows = len(shown) + bool(rest)
    line = 36.0 if narrow else 21.0
    margins = Margins(left=8 if narrow else _LABEL_ROOM, right=58, top=26, bottom=30)
    height = line * max(rows, 1) + margins.top + margins.bottom
    ax = one_axes(ax, figure, width, height, margins)
    lowest = min([0.0, *(one.agreement for one in shown)])
    ax.set_xlim(lowest, 1.0)
    ax.set_ylim(max(rows, 1) - (0.35 if narrow else 0.5), -0.75 if narrow else -0.5)
    _scale(ax)
    for y, one in enumerate(shown):
        _row(ax, y, one, setting_name(one, labels), narrow=narrow)
    if rest:
        _count(ax, len(shown), rest, narrow=narrow)
    ax.set_xticks([])
    ax.set_yticks([])
    put(ax, 1, 0, text("report.robustness.axis") + " →", frame="axes", color="ink3",
        size=TICK_SIZE, align="right", level="top", shift=(0, -10))  # fmt: skip
    return ax


def _scale(ax: Axes) -> None:
    """Write the scale above the lines, where a reader begins."""
    for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        needed = share == RULE.agreement
        color, line = ("bad", (0, (5, 3))) if needed else ("grid", "-")
        ax.axvline(share, color=LIGHT[color], linewidth=1.1 if needed else 1, linestyle=line,
                   zorder=1.5 if needed else 1)  # fmt: skip
        put(ax, share, 1, number(share), frame="x_data", color="ink3", size=TICK_SIZE,
            align="center", level="bottom", shift=(0, 7))  # fmt: skip


def _row(ax: Axes, y: float, one: Setting, name: str, *, narrow: bool) -> None:
    fine = agrees(one)
    color = LIGHT["ink" if fine else "bad"]
    ax.plot([min(0.0, one.agreement), one.agreement], [y, y],
            color=LIGHT["rule"] if fine else color, linewidth=1.6, zorder=2)  # fmt: skip
    ax.scatter([one.agreement], [y], s=40 if fine else 78, marker="o" if fine else "X",
               color=color, edgecolors=LIGHT["paper"], linewidths=1.0 if fine else 0, zorder=3,
               clip_on=False)  # fmt: skip
    _name(ax, y, name, narrow=narrow)
    put(ax, 1, y, beside(one.agreement, RULE.agreement), frame="y_data", bold=not fine,
        size=LABEL_SIZE, shift=(12, 0))  # fmt: skip


def _name(ax: Axes, y: float, written: str, *, narrow: bool) -> None:
    if narrow:
        put(ax, 0, y, fitted(written, 300, TICK_SIZE), frame="y_data", color="ink2",
            size=TICK_SIZE, shift=(0, 13))  # fmt: skip
    else:
        put(ax, 0, y, fitted(written, _LABEL_ROOM - 14, TICK_SIZE), frame="y_data",
            color="ink2", size=TICK_SIZE, align="right", shift=(-12, 0))  # fmt: skip


def _count(ax: Axes, y: float, rest: Sequence[Setting], *, narrow: bool) -> None:
    lowest = min(one.agreement for one in rest)
    written = text("report.robustness.rest", n=len(rest), value=lowest)
    put(ax, 0, y, written, frame="y_data", color="ink3", size=TICK_SIZE,
        shift=(0 if narrow else 6, 0))  # fmt: skip
