"""Many small KMeans fits in plain numpy: the readable version of the kernel.

All starts of a block are carried along in one array of distances of shape
(starts, k, n): n stands last, so that every step is a pass over long contiguous
runs. Distances are |c|^2 - 2 c.x; what all clusters have in common, |x|^2, is
added only where a sum of squares is needed. Rows are centred first, which keeps
the digits.
"""

from __future__ import annotations

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.integer]


class Problem(NamedTuple):
    """A matrix in the forms that the loops read."""

    mean: Floats  # (p,)
    rows: Floats  # (n, p + 1): centred rows, and a column of ones
    columns: Floats  # (p + 1, n): the same, columnar
    squares: Floats  # (n,): |x|^2 of the centred rows
    enough: float  # a start ends when its centres shift no more than this

    @classmethod
    def of(cls, X: Floats, tol: float) -> Self:
        """Centre a matrix of finite numbers."""
        mean = X.mean(axis=0)
        rows = np.ones((len(X), X.shape[1] + 1))
        rows[:, :-1] = X - mean
        columns = np.ascontiguousarray(rows.T)
        squares = (columns[:-1] ** 2).sum(axis=0)
        return cls(mean, rows, columns, squares, tol * float(squares.mean()) / X.shape[1])


class Best(NamedTuple):
    """The best start of each problem."""

    labels: Ints  # (m, n)
    centers: Floats  # (m, k, p)
    inertia: Floats  # (m,)


def best_fit(
    problem: Problem, k: int, uniforms: Floats, *, weights: Floats | None, max_iter: int
) -> Best:
    """Fit all starts of some problems that share one matrix (see `fits.fit_many`)."""
    m, n_init, _ = uniforms.shape
    each = None if weights is None else np.repeat(weights, n_init, axis=0)
    centers = _seeds(problem, k, uniforms.reshape(m * n_init, -1), each)
    centers = _lloyd(problem, centers, each, max_iter)
    labels, nearest = _nearest(problem, centers)
    nearest += problem.squares
    np.maximum(nearest, 0.0, out=nearest)
    inertia = nearest.sum(axis=1) if each is None else (nearest * each).sum(axis=1)
    best = inertia.reshape(m, n_init).argmin(axis=1) + n_init * np.arange(m)
    return Best(labels[best], centers[best] + problem.mean, inertia[best])


def _seeds(problem: Problem, k: int, uniforms: Floats, weights: Floats | None) -> Floats:
    """Greedy k-means++: return centres of shape (starts, k, p)."""
    runs, n = len(uniforms), len(problem.rows)
    first = _drawn(np.ones((runs, n)) if weights is None else weights, uniforms[:, :1])[:, 0]
    centers = np.empty((runs, k, problem.rows.shape[1] - 1))
    centers[:, 0] = problem.rows[first, :-1]
    nearest = _squared(problem, centers[:, :1])[:, 0]
    if k == 1:
        return centers
    tries = uniforms[:, 1:].reshape(runs, k - 1, -1)
    row = np.arange(runs)
    for j in range(1, k):
        potential = nearest if weights is None else nearest * weights
        candidates = _drawn(potential, tries[:, j - 1])
        reached = _squared(problem, problem.rows[candidates, :-1])
        np.minimum(reached, nearest[:, None, :], out=reached)
        left = (
            reached.sum(axis=2)
            if weights is None
            else np.matmul(reached, weights[:, :, None])[..., 0]
        )
        kept = left.argmin(axis=1)
        centers[:, j] = problem.rows[candidates[row, kept], :-1]
        nearest = reached[row, kept]
    return centers


def _drawn(masses: Floats, uniforms: Floats) -> NDArray[np.intp]:
    """Draw rows by mass, each line of `uniforms` from its own line of `masses`.

    Where nothing is left to draw from (every row lies on a centre), any row is as
    good as another.
    """
    runs, n = masses.shape
    line = np.arange(runs)[:, None]
    cumulated = np.cumsum(masses, axis=1)
    total = cumulated[:, -1:]
    empty = total[:, 0] <= 0
    if empty.any():
        cumulated[empty] = np.arange(1, n + 1)
        total = cumulated[:, -1:]
    # One search for all lines: line i covers the numbers from i to i + 1.
    found = np.searchsorted((cumulated / total + line).ravel(), (uniforms + line).ravel(), "right")
    rows: NDArray[np.intp] = np.minimum(found.reshape(uniforms.shape) - n * line, n - 1)
    return rows


def _squared(problem: Problem, centers: Floats) -> Floats:
    """Squared distances of shape (starts, centres, n)."""
    distances = _shifted(problem, centers)
    distances += problem.squares
    return np.maximum(distances, 0.0, out=distances)


def _shifted(problem: Problem, centers: Floats, out: Floats | None = None) -> Floats:
    """|c|^2 - 2 c.x for all centres and rows: squared distances less |x|^2."""
    runs, k, p = centers.shape
    factors = np.empty((runs * k, p + 1))
    flat = centers.reshape(runs * k, p)
    np.multiply(flat, -2.0, out=factors[:, :p])
    np.einsum("ij,ij->i", flat, flat, out=factors[:, p])
    into = None if out is None else out.reshape(runs * k, -1)
    return np.matmul(factors, problem.columns, out=into).reshape(runs, k, -1)


class _Assigned(NamedTuple):
    labels: Ints  # (starts, n)
    nearest: Floats  # (starts, n): least |c|^2 - 2 c.x


def _nearest(problem: Problem, centers: Floats, out: Floats | None = None) -> _Assigned:
    """Find the nearest centre of every row; ties go to the lowest."""
    distances = _shifted(problem, centers, out)
    k = centers.shape[1]
    nearest = distances[:, 0].copy()
    # A later centre takes a row only when it is strictly nearer, so the label is the
    # last one that did: the largest. Bytes, and no branch, are four times as fast.
    kind = np.uint8 if k <= 256 else np.int32
    labels = np.zeros(nearest.shape, dtype=kind)
    for j in range(1, k):
        taken = np.less(distances[:, j], nearest)
        np.maximum(labels, np.multiply(taken, j, dtype=kind), out=labels)
        np.minimum(nearest, distances[:, j], out=nearest)
    return _Assigned(labels, nearest)


def _lloyd(problem: Problem, centers: Floats, weights: Floats | None, max_iter: int) -> Floats:
    """Move the centres of all starts to the means of their rows until they rest."""
    done = np.array(centers)
    runs, k, _ = centers.shape
    active = np.arange(runs)
    room = np.empty((runs, k, len(problem.rows)))
    for _ in range(max_iter):
        old, buffer = done[active], room[: len(active)]
        own = None if weights is None else weights[active]
        assigned = _nearest(problem, old, buffer)
        new = _moved(problem, old, assigned, own, buffer)
        done[active] = new
        shift = ((new - old) ** 2).sum(axis=(1, 2))
        active = active[shift > problem.enough]
        if not len(active):
            break
    return done


def _moved(
    problem: Problem, old: Floats, assigned: _Assigned, weights: Floats | None, room: Floats
) -> Floats:
    """Return the means of the clusters; `room` is overwritten."""
    k = old.shape[1]
    numbers = np.arange(k, dtype=assigned.labels.dtype)[None, :, None]
    members = np.equal(assigned.labels[:, None, :], numbers, out=room)
    if weights is not None:
        members *= weights[:, None, :]
    # The column of ones gives the total weight of each cluster.
    sums = np.matmul(members.reshape(-1, members.shape[2]), problem.rows).reshape(
        *old.shape[:2], -1
    )
    empty = sums[:, :, -1] <= 0
    for run in np.flatnonzero(empty.any(axis=1)):
        own = None if weights is None else weights[run]
        _relocate(problem, sums[run], assigned.labels[run], assigned.nearest[run], own)
    totals = sums[:, :, -1:]
    return np.where(totals > 0, sums[:, :, :-1] / np.where(totals > 0, totals, 1.0), old)


def _relocate(
    problem: Problem, sums: Floats, labels: Ints, nearest: Floats, weights: Floats | None
) -> None:
    """Give each empty cluster the row farthest from its centre; `sums` changes.

    Rows of weight 0 are not taken: a cluster of one of them would be empty again.
    """
    distances = nearest + problem.squares
    if weights is not None:
        distances = np.where(weights > 0, distances, -1.0)
    empty = np.flatnonzero(sums[:, -1] <= 0)
    farthest = np.argsort(-distances, kind="stable")[: len(empty)]
    for cluster, row in zip(empty, farthest, strict=False):
        if distances[row] <= 0:  # every row lies on its centre
            break
        moved = problem.rows[row] * (1.0 if weights is None else weights[row])
        sums[labels[row]] -= moved
        sums[cluster] = moved
