"""The signs of segments on Axes: points, badges with letters, the key of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clustomer.describe.records import Profile, SegmentProfile
from clustomer.report.figures.canvas import Frame, box_of, placed, put
from clustomer.report.palette import LIGHT, segment_style
from clustomer.report.text import clean, whole
from clustomer.segments.points import Points

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KEY_LINE = 24
_BADGE_AREA = 560.0
_RELATIVE_AREA = {"D": 0.66, "s": 0.8, "^": 1.3, "v": 1.3, "P": 1.3, "d": 1.3}
_BADGE_RELATIVE = {"D": 0.92, "s": 0.85, "^": 1.5, "v": 1.5, "P": 1.25, "d": 1.6, "p": 1.15}
_LETTER_DROP = {"^": -3.0, "v": 3.0}
_PER_LETTER = 7.0
_KEY_ROOM = 38.0  # for the badge and the space to the next name
_MANY, _MOST_ACROSS, _FEWEST_PIXELS = 4, 3, 260.0


def scatter_points(
    ax: Axes,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    mark: int,
    *,
    hollow: bool,
    size: float = 5.5,
) -> None:
    """Draw the customers of one segment in its colour and shape, `size` px wide."""
    style = segment_style(mark)
    ax.scatter(
        x,
        y,
        s=size**2 * _RELATIVE_AREA.get(style.marker, 1.0),
        marker=style.marker,
        facecolors=LIGHT["paper"] if hollow else style.light,
        edgecolors=style.light if hollow else LIGHT["paper"],
        linewidths=1.2 if hollow else 0.6,
        zorder=3,
    )


def badge(
    ax: Axes,
    x: float,
    y: float,
    segment: SegmentProfile,
    *,
    hollow: bool,
    scale: float = 1.0,
    frame: Frame = "data",
    shift: tuple[float, float] = (0, 0),
) -> None:
    """Draw the sign of a segment: its shape with its letter in it."""
    style = segment_style(segment.mark)
    area = _BADGE_AREA * scale**2 * _BADGE_RELATIVE.get(style.marker, 1.0)
    ax.scatter(
        [x],
        [y],
        s=area,
        marker=style.marker,
        facecolors=LIGHT["paper"] if hollow else style.light,
        edgecolors=style.light if hollow else LIGHT["paper"],
        linewidths=2.2 if hollow else 1.5,
        transform=placed(ax, frame, shift),
        clip_on=False,
        zorder=5,
    )
    put(
        ax, x, y, segment.letter,
        color="ink" if hollow else style.letter_token,
        size=max(12.5 * scale, 12.0), bold=True, align="center", frame=frame,
        shift=(shift[0], shift[1] + _LETTER_DROP.get(style.marker, 0) * scale),
    )  # fmt: skip


def key_rows(profile: Profile, width: float) -> tuple[tuple[SegmentProfile, ...], ...]:
    """Set the names of all segments in rows of equal columns that fit `width` pixels."""
    across = _key_columns(profile, width)
    starts = range(0, len(profile.segments), across)
    return tuple(tuple(profile.segments[i : i + across]) for i in starts)


def _key_columns(profile: Profile, width: float) -> int:
    """Return how many names stand side by side: all in full, or cut when they are many."""
    widest = max(map(_key_width, profile.segments), default=width)
    if widest > width / 2 and len(profile.segments) > _MANY and width / 2 >= _FEWEST_PIXELS:
        return 2
    return max(1, min(int(width // widest), _MOST_ACROSS))


def draw_key(ax: Axes, profile: Profile, width: float, left: float, *, hollow: bool) -> None:
    """Write sign, name and size of every segment above the Axes.

    `width` is the room in pixels, `left` the distance from the figure's edge to
    the Axes; the margin above must hold ``KEY_LINE`` pixels for each of `key_rows`.
    """
    rows = key_rows(profile, width)
    step = width / _key_columns(profile, width)
    _, _, wide, high = box_of(ax)
    for i, row in enumerate(rows):
        y = high + KEY_LINE * (len(rows) - i) + 18
        for j, segment in enumerate(row):
            x = 10.0 - left + j * step
            badge(ax, x / wide, y / high, segment, hollow=hollow, scale=0.72, frame="axes")
            written = _key_text(segment, step - _KEY_ROOM)
            put(ax, (x + 15) / wide, y / high, written, frame="axes", color="ink2")


def _key_text(segment: SegmentProfile, pixels: float = np.inf) -> str:
    """Return name and size, the name cut so that both fit."""
    size = whole(segment.n)
    letters = 80 if np.isinf(pixels) else max(int(pixels / _PER_LETTER) - len(size) - 1, 8)
    return f"{clean(segment.name, min(letters, 80))} {size}"


def _key_width(segment: SegmentProfile) -> float:
    return _KEY_ROOM + _PER_LETTER * len(_key_text(segment))


def drawn_rows(points: Points, limit: int) -> NDArray[np.int64]:
    """Return the rows to draw, at most about `limit`, in proportion to the segments.

    Every segment keeps at least five rows (or all it has); rows are taken at
    even steps, so that the same points are always drawn.
    """
    n = len(points.segment)
    if n <= limit:
        return np.arange(n)
    chosen = []
    for index in np.unique(points.segment):
        rows = np.flatnonzero(points.segment == index)
        quota = min(len(rows), max(round(limit * len(rows) / n), 5))
        chosen.append(rows[np.linspace(0, len(rows) - 1, quota).round().astype(np.int64)])
    return np.sort(np.concatenate(chosen))


def mixed_order(points: Points, rows: NDArray[np.int64]) -> dict[int, NDArray[np.int64]]:
    """Return the rows of each segment, the largest segment first (drawn below)."""
    segments = {
        int(i): rows[points.segment[rows] == i] for i in np.unique(points.segment[rows]) if i >= 0
    }
    return dict(sorted(segments.items(), key=lambda item: (-len(item[1]), item[0])))
