"""The smallest move of a point into the cell of another centroid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result

SLACK = 1e-6
"""How far behind a border a moved point lands, as a share of the distance of two centroids."""

_TOLERANCE = 1e-9
_TURNS = 40  # of the active set, for each constraint

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Moves(Result):
    """Where points land, and how far that is.

    Attributes
    ----------
    moved : ndarray of shape (n, p)
        NaN in rows that do not get there.
    distance : ndarray of shape (n,)
        Euclidean length of the move; infinity where there is none.
    near : ndarray of bool, shape (n,)
        There is such a move, no longer than the limit.
    far : ndarray of bool, shape (n,)
        The shortest move would be longer than the limit, if there is one at all.
        The others that are not near cannot get there within the bounds.
    """

    moved: Floats
    distance: Floats
    near: NDArray[np.bool_]
    far: NDArray[np.bool_]


def smallest_move(
    X: Floats,
    centroids: Floats,
    target: int,
    *,
    movable: NDArray[np.intp],
    low: Floats,
    high: Floats,
    limit: float = np.inf,
) -> Moves:
    """Return the smallest change of some columns that makes a centroid the nearest one.

    Parameters
    ----------
    X : ndarray of shape (n, p)
        Points; no NaN.
    centroids : ndarray of shape (k, p)
    target : int
        The centroid that is to be the nearest of all.
    movable : ndarray of int, shape (m,)
        Columns that may change.
    low, high : ndarray of shape (m,)
        Bounds of these columns; a point that is beyond them may stay where it is.
    limit : float, default infinity
        Longer moves are not looked for.

    Returns
    -------
    Moves
        A point that is there already does not move.

    Notes
    -----
    A point is nearest to centroid t where ``(c_t - c_j) . y >= (|c_t|^2 - |c_j|^2) / 2``
    for all other j: half-spaces, so with bounds a projection onto a polyhedron. The
    projection onto the half-space that is violated most is closed, and optimal where
    it violates no other; the others are least-distance problems, solved by
    non-negative least squares over active sets (Lawson and Hanson). Moved points
    land `SLACK` times the distance of the two centroids behind the border, so that
    no tie decides. O(n k p) and an active-set search for each point that needs one.

    References
    ----------
    Lawson, C. L. and Hanson, R. J. (1995), Solving Least Squares Problems, chapter
    23 (LDP). SIAM. doi:10.1137/1.9781611971217
    """
    others = np.delete(np.arange(len(centroids)), target)
    apart = centroids[target] - centroids[others]
    squares = np.einsum("ij,ij->i", centroids, centroids)
    needed = (squares[target] - squares[others]) / 2 + SLACK * np.einsum("ij,ij->i", apart, apart)
    lacking = needed - X @ apart.T  # (n, k - 1): what the move has to bring
    normals = apart[:, movable]
    length = np.linalg.norm(normals, axis=1)
    blocked = (lacking > 0) & (length <= _TOLERANCE * np.linalg.norm(apart, axis=1))
    unit = np.divide(
        normals, length[:, None], out=np.zeros_like(normals), where=length[:, None] > 0
    )
    depth = np.divide(lacking, length, out=np.zeros_like(lacking), where=length > 0)
    least = depth.max(axis=1, initial=0.0)
    possible = ~blocked.any(axis=1)
    far = possible & (least > limit)
    start = X[:, movable]
    room = np.minimum(low - start, 0.0), np.maximum(high - start, 0.0)
    steps = _first_steps(unit, depth, least)
    candidates = np.flatnonzero(possible & ~far)
    fits = _fits(steps[candidates], unit, depth[candidates], *(side[candidates] for side in room))
    for row in candidates[~fits]:
        steps[row] = _least_distance(unit, depth[row], room[0][row], room[1][row])
    distance = np.where(possible & ~far, np.linalg.norm(steps, axis=1), np.inf)
    distance[np.isnan(distance)] = np.inf
    far = far | (np.isfinite(distance) & (distance > limit))
    near = np.isfinite(distance) & ~far
    moved = np.where(near[:, None], X, np.nan)
    moved[:, movable] += np.where(near[:, None], steps, np.nan)
    return Moves(moved=moved, distance=np.where(near, distance, np.inf), near=near, far=far)


def _first_steps(unit: Floats, depth: Floats, least: Floats) -> Floats:
    """Return the projections onto the border that is farthest away."""
    if not len(unit):
        return np.zeros((len(depth), unit.shape[1]))
    steps: Floats = least[:, None] * unit[depth.argmax(axis=1)]
    return steps


def _fits(
    steps: Floats, unit: Floats, depth: Floats, low: Floats, high: Floats
) -> NDArray[np.bool_]:
    """Return which steps keep within the bounds and get past every border."""
    slack = _TOLERANCE * (1 + np.abs(depth))
    inside = (steps >= low - _TOLERANCE) & (steps <= high + _TOLERANCE)
    fitting: NDArray[np.bool_] = np.all(
        np.hstack([steps @ unit.T >= depth - slack, inside]), axis=1
    )
    return fitting


def _least_distance(unit: Floats, depth: Floats, low: Floats, high: Floats) -> Floats:
    """Return the shortest step with ``unit @ step >= depth`` within bounds; NaN without one."""
    from scipy.optimize import nnls

    m = unit.shape[1]
    sides = np.vstack([unit, np.eye(m), -np.eye(m)])
    wanted = np.concatenate([depth, low, -high])
    scale = max(float(np.abs(wanted[np.isfinite(wanted)]).max(initial=0.0)), _TOLERANCE)
    bounded = np.isfinite(wanted)
    sides, wanted = sides[bounded], wanted[bounded] / scale
    system = np.vstack([sides.T, wanted])
    goal = np.zeros(m + 1)
    goal[m] = 1.0
    multipliers, _ = nnls(system, goal, maxiter=_TURNS * len(wanted))
    rest = system @ multipliers - goal
    if -rest[m] <= _TOLERANCE:  # the constraints contradict each other
        return np.full(m, np.nan)
    step: Floats = -rest[:m] / rest[m] * scale
    step = np.clip(step, low, high)
    fits = _fits(step[None], unit, depth[None], low[None], high[None])
    return step if fits[0] else np.full(m, np.nan)
