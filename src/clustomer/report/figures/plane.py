"""The map of two used columns: original units on its axes, borders between segments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from clustomer.segments.points import Points

Floats = NDArray[np.float64]
_TOLERANCE = 0.002  # of the range: values in `Points` are rounded


@dataclass(frozen=True, kw_only=True)
class Line:
    """How places on one axis of the map become values: stretch * place + shift."""

    stretch: float = 1.0
    shift: float = 0.0

    def value(self, places: Floats) -> Floats:
        """Return the values at these places."""
        return self.stretch * places + self.shift


SAME = Line()


def original_axes(points: Points) -> tuple[Line, Line] | None:
    """Return how places on the map become original values, where that is exact.

    Only for a map of two columns that were moved and stretched (scaled), not bent
    (logarithm) or cut: there a place on the map is a value. Otherwise ``None``.
    """
    if points.axes != "columns" or len(points.axis_columns) != 2:
        return None
    first, second = (points.values.get(column) for column in points.axis_columns)
    x, y = _line(points.x, first), _line(points.y, second)
    return None if x is None or y is None else (x, y)


def moved(points: Points, x: Line, y: Line) -> Points:
    """Return the points and centres at their original values."""
    return replace(
        points,
        x=x.value(points.x),
        y=y.value(points.y),
        center_x=x.value(points.center_x),
        center_y=y.value(points.center_y),
    )


def _line(places: Floats, values: Floats | None) -> Line | None:
    """Return the line from places to values, or ``None`` when none fits."""
    if values is None:
        return None
    known = np.isfinite(places) & np.isfinite(values)
    if not known.any() or np.ptp(places[known]) <= 0 or np.ptp(values[known]) <= 0:
        return None
    stretch, shift = np.polyfit(places[known], values[known], 1)
    line = Line(stretch=float(stretch), shift=float(shift))
    wrong = np.abs(line.value(places[known]) - values[known]).max()
    return line if wrong <= _TOLERANCE * np.ptp(values[known]) else None


def borders(points: Points) -> list[tuple[Floats, Floats]]:
    """Return where the nearest of two centres changes, as (x, y) of both ends of each border.

    Points are in prepared units, where KMeans measures: the border between two
    segments is the part of the line half-way between their centres on which no
    third centre is nearer.
    """
    centers = np.column_stack([points.center_x, points.center_y])
    found: list[tuple[Floats, Floats]] = []
    if not (len(points.x) and np.isfinite(centers).all()):
        return found
    reach = 4 * max(float(np.ptp(points.x)), float(np.ptp(points.y)), 1.0)
    for i, j in combinations(range(len(centers)), 2):
        middle, across = (centers[i] + centers[j]) / 2, centers[j] - centers[i]
        length = float(np.hypot(*across))
        if length == 0:
            continue
        along = np.array([-across[1], across[0]]) / length
        others = np.delete(centers, [i, j], axis=0)
        low, high = _nearest_part(middle, along, centers[i], others, reach)
        if low < high:
            ends = middle + np.outer([low, high], along)
            found.append((ends[:, 0], ends[:, 1]))
    return found


def _nearest_part(
    middle: Floats, along: Floats, own: Floats, others: Floats, reach: float
) -> tuple[float, float]:
    """Return the stretch of the line middle + t * along that is nearest to `own`."""
    low, high = -reach, reach
    for other in others:
        # |p - own|^2 <= |p - other|^2 with p = middle + t * along: t * slope <= rest
        slope = 2 * float(along @ (other - own))
        rest = float(other @ other - own @ own - 2 * middle @ (other - own))
        if slope > 0:
            high = min(high, rest / slope)
        elif slope < 0:
            low = max(low, rest / slope)
        elif rest < 0:
            return 0.0, 0.0
    return low, high


def clipped(
    ends: tuple[Floats, Floats], across: tuple[float, float], up: tuple[float, float]
) -> tuple[Floats, Floats] | None:
    """Return the part of a straight line inside a box, or ``None`` outside of it."""
    start, stop = 0.0, 1.0
    for (first, last), (low, high) in zip(ends, (sorted(across), sorted(up)), strict=True):
        if first == last:
            if not low <= first <= high:
                return None
            continue
        enter, leave = sorted(((low - first) / (last - first), (high - first) / (last - first)))
        start, stop = max(start, enter), min(stop, leave)
    if start >= stop:
        return None
    share = np.array([start, stop])
    x, y = (end[0] + share * (end[1] - end[0]) for end in ends)
    return x, y
