"""The elbow: where a falling curve bends most. Drawn, never decisive."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def elbow(x: ArrayLike, y: ArrayLike) -> int | None:
    """Return the position of the largest bend of a falling curve, or None.

    When to use it: to draw the usual mark in the curve of inertia over k. Not to
    choose k: the inertia of evenly filled data falls like k^(-2/p) and has an
    elbow too, and the place depends on the largest k that was tried.

    Parameters
    ----------
    x : array-like of shape (m,)
        Strictly ascending, for example the values of k.
    y : array-like of shape (m,)
        Falling, for example the inertia.

    Returns
    -------
    int or None
        Index into x; the first of equal bends. None with fewer than three points,
        or when the curve is straight, or bends the other way.

    Notes
    -----
    Both axes are scaled to [0, 1]; the elbow is where the straight line from the
    first to the last point lies highest above the curve, (1 - y) - x.

    References
    ----------
    Satopaa, V., Albrecht, J., Irwin, D. & Raghavan, B. (2011). Finding a "kneedle"
    in a haystack. ICDCS Workshops, 166-171. doi 10.1109/ICDCSW.2011.20

    Examples
    --------
    >>> elbow([1, 2, 3, 4, 5], [100.0, 40.0, 12.0, 10.0, 9.0])
    2
    """
    place = np.asarray(x, dtype=np.float64)
    height = np.asarray(y, dtype=np.float64)
    if len(place) < 3 or not np.isfinite(height).all() or height[0] <= height[-1]:
        return None
    across = (place - place[0]) / (place[-1] - place[0])
    fallen = (height[0] - height) / (height[0] - height[-1])
    bend = np.round(fallen - across, 12)  # equal bends stay equal: the first one wins
    best = int(bend.argmax())
    return best if bend[best] > 0 else None
