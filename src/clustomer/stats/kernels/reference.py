"""The kernel in plain numpy: the readable version, and the one that the compiled must equal.

Every number here has one definition, written so that another program can repeat
its bits:

* a squared distance is the sum over the columns, in their order, of squared
  differences, each step rounded to double;
* a row belongs to the nearest centre, ties to the lowest;
* sums of rows are exact (see `problem`); with weights that are not whole numbers
  they are added in the order of the rows;
* sums of distances are added in eight lanes, block by block: `block_sums`.

All starts of a call are carried along in one array of distances of shape
(starts, k, n): n stands last, so that every step is a pass over long contiguous
runs.
"""

from __future__ import annotations

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from clustomer.stats.kernels.problem import (
    Bounds,
    Floats,
    Grid,
    Level,
    Problem,
    Runs,
    Stepped,
    Survey,
    whole_weights,
)

Ints = NDArray[np.int32]
Keys = NDArray[np.uint64]
Reals = NDArray[np.float32] | NDArray[np.float64]

BLOCK = 256  # rows of one block sum
LANES = 8  # numbers of one step of a block sum
_TILE = 256  # rows that a strip of 1,024 meets at once: 2 MB of distances


class Part(NamedTuple):
    """The rows that count in one fit, in both forms, with their weights."""

    rows: Floats  # (n, p)
    columns: Floats  # (p, n)
    weights: Floats | None  # (n,), all above 0
    enough: float

    @classmethod
    def of(cls, problem: Problem, weights: Floats | None) -> Self:
        """Leave out the rows of weight 0: they move nothing and are labelled at the end."""
        if weights is None:
            return cls(problem.rows, problem.columns, None, problem.enough)
        counts = weights > 0
        columns = np.ascontiguousarray(problem.columns[:, counts])
        return cls(problem.rows[counts], columns, weights[counts], problem.enough)


def best_of(
    problem: Problem, k: int, uniforms: Floats, weights: Floats | None, max_iter: int
) -> Runs:
    """Fit several starts of each of m problems that share one matrix; keep the best of each.

    Parameters
    ----------
    problem : Problem
    k : int
    uniforms : ndarray of shape (m, n_init, n_uniforms(k))
    weights : ndarray of shape (m, n) or None
        0 or more, not all 0. Rows of weight 0 take no part and are labelled.
    max_iter : int

    Returns
    -------
    Runs
        Of each problem the start with the lowest inertia; the first of equal ones.
    """
    found = []
    for i, draws in enumerate(uniforms):
        part = Part.of(problem, None if weights is None else weights[i])
        runs = _lloyd(part, _seeds(part, k, draws), max_iter)
        best = runs.take(np.array([runs.inertia.argmin()]))
        found.append(_labelled(problem, best, weights))
    return Runs(*(np.concatenate(part) for part in zip(*found, strict=True)))


def lloyd(problem: Problem, centers: Floats, weights: Floats | None, max_iter: int) -> Runs:
    """Run Lloyd's algorithm from given centres.

    Parameters
    ----------
    problem : Problem
    centers : ndarray of shape (m, k, p)
        Relative to the grid's mean.
    weights : ndarray of shape (m, n) or None
        As in `best_of`.
    max_iter : int

    Returns
    -------
    Runs
        Each of the m runs.
    """
    found = []
    for i, begin in enumerate(centers):
        part = Part.of(problem, None if weights is None else weights[i])
        found.append(_labelled(problem, _lloyd(part, begin[None], max_iter), weights))
    return Runs(*(np.concatenate(part) for part in zip(*found, strict=True)))


def _labelled(problem: Problem, runs: Runs, weights: Floats | None) -> Runs:
    """Label all rows, those of weight 0 included."""
    if weights is None:
        return runs
    return runs._replace(labels=_nearest(problem.columns, runs.centers)[0])


def _seeds(part: Part, k: int, uniforms: Floats) -> Floats:
    """Choose centres by greedy k-means++, (starts, k, p)."""
    runs, n, weights = len(uniforms), len(part.rows), part.weights
    row = np.arange(runs)
    masses = np.broadcast_to(np.ones(n) if weights is None else weights, (runs, n))
    first = _drawn(masses, uniforms[:, :1])[:, 0]
    centers = np.empty((runs, k, part.rows.shape[1]))
    centers[:, 0] = part.rows[first]
    nearest = _squared(part.columns, centers[:, :1])[:, 0]
    if k == 1:
        return centers
    tries = uniforms[:, 1:].reshape(runs, k - 1, -1)
    for j in range(1, k):
        candidates = _drawn(nearest if weights is None else nearest * weights, tries[:, j - 1])
        reached = _squared(part.columns, part.rows[candidates])
        np.minimum(reached, nearest[:, None, :], out=reached)
        kept = total(reached if weights is None else reached * weights).argmin(axis=1)
        centers[:, j] = part.rows[candidates[row, kept]]
        nearest = reached[row, kept]
    return centers


def _lloyd(part: Part, centers: Floats, max_iter: int) -> Runs:
    """Run Lloyd's algorithm from given centres, all starts side by side."""
    done = np.array(centers)
    runs = len(done)
    exact = whole_weights(part.weights)
    labels, nearest = _nearest(part.columns, done)
    n_iter, converged = np.zeros(runs, dtype=np.int32), np.zeros(runs, dtype=np.bool_)
    active = np.arange(runs)
    for _ in range(max_iter):
        old = done[active]
        new = _moved(part, old, labels[active], nearest[active], exact=exact)
        shift = np.cumsum(((new - old) ** 2).reshape(len(active), -1), axis=1)[:, -1]
        done[active] = new
        n_iter[active] += 1
        found, nearest[active] = _nearest(part.columns, new)
        rests = (shift <= part.enough) | (found == labels[active]).all(axis=1)
        labels[active] = found
        converged[active] = rests
        active = active[~rests]
        if not len(active):
            break
    inertia = total(nearest if part.weights is None else nearest * part.weights)
    return Runs(labels, done, inertia, n_iter, converged)


def step(
    X: Reals, weights: Floats | None, grid: Grid, centers: Floats, labels: Ints, sums: Floats,
    bounds: Bounds | None = None,
) -> Stepped:  # fmt: skip
    """Label rows and keep the sums of the clusters: one pass of Lloyd's algorithm.

    Parameters
    ----------
    X : ndarray of shape (n, p), float32 or float64
        Any strides.
    weights : ndarray of shape (n,) or None
    grid : Grid
        Of all rows, of which these may be a part.
    centers : ndarray of shape (k, p)
        Relative to the grid's mean.
    labels : ndarray of int32, shape (n,)
        Before: the cluster of each row in `sums`, or -1 where it is in none.
        After: the nearest centre.
    sums : ndarray of shape (k, p + 1)
        Sums of the rows of each cluster, and in the last column their number, times
        the weights. Changed in place: rows that moved are taken from the one and
        added to the other, which is exact on a grid with whole weights.
    bounds : Bounds, optional
        What earlier passes over the same rows knew; the compiled kernel looks only at
        rows whose margin is used up, and changes the margins in place. They change no
        label, and here all rows are looked at.

    Returns
    -------
    Stepped
        How many labels changed; and the rows (the compiled kernel may name more) whose
        nearest centre may be another one for their values off the grid.
    """
    rows = grid.rows(X)
    distances = np.sqrt(_squared(np.ascontiguousarray(rows.T), centers[None])[0])
    found = _nearest(np.ascontiguousarray(rows.T), centers[None])[0][0]
    moved = np.flatnonzero(found != labels)
    lines = np.column_stack([rows[moved], np.ones(len(moved))])
    if weights is not None:
        lines *= weights[moved, None]
    # Row by row: added to the new cluster, then taken from the old one.
    places = np.column_stack([found[moved], labels[moved]]).ravel()
    changes = np.stack([lines, -lines], axis=1).reshape(-1, sums.shape[1])
    np.add.at(sums, places[places >= 0], changes[places >= 0])
    labels[moved] = found[moved]
    # The grid moves a row by half a step of each column at most; rounding adds its own.
    two = np.partition(distances, min(1, len(centers) - 1), axis=0)[:2]
    within = np.linalg.norm(grid.step) + 1e-14 * (two[-1] + np.abs(centers).max())
    close = (two[-1] - two[0] <= within) & (len(centers) > 1)
    return Stepped(len(moved), np.flatnonzero(close))


def label_rows(
    X: Reals, weights: Floats | None, level: Level, centers: Floats, labels: Ints,
    *, inertia: bool,
) -> float:  # fmt: skip
    """Write the nearest centre of rows as they are, not on a grid.

    Parameters
    ----------
    X, weights, labels
        As in `step`; labels are written only.
    level : Level
        What the rows are about and about how far from it; for speed only.
    centers : ndarray of shape (k, p)
        In the units of X.
    inertia : bool
        Whether the sum of squared distances to the nearest centre is wanted.

    Returns
    -------
    float
        That sum (weighted), else 0.
    """
    columns = np.ascontiguousarray(X.T, dtype=np.float64)
    found, nearest = (part[0] for part in _nearest(columns, centers[None]))
    labels[:] = found
    if not inertia:
        return 0.0
    return float(total(nearest if weights is None else nearest * weights))


def survey(X: Reals) -> Survey:
    """Return range, sum and spread of each column, and whether all values are finite."""
    values = np.asarray(X, dtype=np.float64)
    with np.errstate(invalid="ignore", over="ignore"):  # the caller refuses such values
        total = values.sum(axis=0)
        square = ((values - total / len(values)) ** 2).sum(axis=0)
    low, high = values.min(axis=0), values.max(axis=0)
    return Survey(len(values), low, high, total, square, bool(np.isfinite(values).all()))


def row_keys(X: Reals, column_keys: Keys, seed: int) -> Keys:
    """Return a number of 64 bits for each row, made of its values and nothing else.

    Equal rows have equal numbers, and neither the order of the rows nor (with
    ``column_keys`` that follow their columns) that of the columns matters.
    """
    bits = (np.ascontiguousarray(X, dtype=np.float64) + 0.0).view(np.uint64)
    return _mix(_mix(bits ^ column_keys).sum(axis=1, dtype=np.uint64) + np.uint64(seed))


def draw(
    X: Reals, column_keys: Keys, seed: int, mean: Floats, weights: Floats | None,
    even: float, far: float, most: float = np.inf,
) -> tuple[NDArray[np.int64], Floats]:  # fmt: skip
    """Draw rows with the rate weight * (even + far * squared distance to the mean).

    No squared distance is above ``most``: that spares work and changes nothing.

    Returns
    -------
    tuple of ndarrays
        The places of the rows, ascending, and their rates (at most 1): a row counts
        for 1 / rate of its kind.
    """
    square = np.zeros(len(X))
    for j, level in enumerate(mean):
        square += (X[:, j].astype(np.float64) - level) ** 2
    rate = even + far * square
    if weights is not None:
        rate = weights * rate
    number = (row_keys(X, column_keys, seed) >> np.uint64(11)).astype(np.float64) * 2.0**-53
    drawn = np.flatnonzero(number < rate)
    return drawn, np.minimum(rate[drawn], 1.0)


def _mix(z: Keys) -> Keys:
    """Steele, Lea & Flood (2014), the finaliser of SplitMix64."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def nearest_two(X: Floats, centers: Floats) -> tuple[Ints, Floats, Ints, Floats]:
    """Return label and squared distance of the nearest and the second nearest centre.

    ``X`` is (n, p), finite, as it is: not on a grid. With one centre the second
    label is -1 and its distance infinite.
    """
    squared = _squared(np.ascontiguousarray(X.T), centers[None])[0]  # (k, n)
    every = np.arange(squared.shape[1])
    first = squared.argmin(axis=0)
    distance = squared[first, every]
    squared[first, every] = np.inf
    second = squared.argmin(axis=0) if len(centers) > 1 else np.full(len(X), -1)
    return first.astype(np.int32), distance, second.astype(np.int32), squared[second, every]


def squared(X: Floats, centers: Floats) -> Floats:
    """Return the squared distances of every row to every centre, (n, k); X is finite."""
    out: Floats = _squared(np.ascontiguousarray(X.T), centers[None])[0].T
    return out


def distance_sums(
    values: Floats, codes: Ints, weights: Floats | None, order: NDArray[np.int64],
    first: int, last: int, n_sums: int, *, precise: bool,
) -> Floats:  # fmt: skip
    """Sum Euclidean distances by cluster, (last - first, n_sums).

    Parameters
    ----------
    values : ndarray of shape (n, p)
        Centred rows.
    codes : ndarray of int32, shape (n, m)
        Row j adds its distance to the sums ``codes[j]``, which differ.
    weights : ndarray of shape (n, m) or None
        What the distance of row j is multiplied by in each of its sums.
    order : ndarray of int64, shape (n,)
        All rows, those with equal codes next to each other; for speed only.
    first, last : int
        The rows whose distances are summed.
    n_sums : int
    precise : bool
        Whether single precision may not do; it is never used here.
    """
    from scipy.spatial.distance import cdist

    out = np.zeros((last - first, n_sums))
    for start in range(0, len(values), _TILE):
        tile = slice(start, start + _TILE)
        part = codes[tile]
        members = np.zeros((len(part), n_sums))
        members[np.arange(len(part))[:, None], part] = 1.0 if weights is None else weights[tile]
        out += cdist(values[first:last], values[tile]) @ members
    return out


def overlaps(first: Ints, others: Ints, k: int) -> NDArray[np.int64] | None:
    """Count the rows that clusters share, (m, k, k); None where a label is out of range.

    ``first`` is one partition for all, (n,), or one for each of the ``others``, (m, n).
    """
    if others.size and not (
        min(first.min(), others.min()) >= 0 and max(first.max(), others.max()) < k
    ):
        return None
    m = len(others)
    # One number for each triple (partition, cluster, cluster), counted in one pass.
    cells = np.multiply(first, k, dtype=np.int64) + others
    cells += (np.arange(m) * k * k)[:, None]
    return np.bincount(cells.ravel(), minlength=m * k * k).reshape(m, k, k).astype(np.int64)


def block_sums(values: Floats) -> Floats:
    """Sum the last axis in blocks of 256: (..., n) to (..., ceil(n / 256)).

    A block is 32 steps of eight numbers, added lane by lane; the eight lanes are
    then added from the first to the last.
    """
    n = values.shape[-1]
    blocks = -(-n // BLOCK)
    room = np.zeros((*values.shape[:-1], blocks * BLOCK))
    room[..., :n] = values
    parts = room.reshape(*values.shape[:-1], blocks, BLOCK // LANES, LANES)
    lanes = parts[..., 0, :].copy()
    for i in range(1, BLOCK // LANES):
        lanes += parts[..., i, :]
    out = lanes[..., 0].copy()
    for lane in range(1, LANES):
        out += lanes[..., lane]
    return out


def total(values: Floats) -> Floats:
    """Sum the last axis: block sums, added in order."""
    return np.asarray(np.cumsum(block_sums(values), axis=-1)[..., -1])


def _drawn(masses: Floats, uniforms: Floats) -> NDArray[np.intp]:
    """Draw rows by mass, each line of `uniforms` from its own line of `masses`.

    The block first, by the sums of the blocks, then the row in it. Where nothing is
    left to draw from (every row lies on a centre), any row is as good as another.
    """
    n = masses.shape[1]
    out = np.empty(uniforms.shape, dtype=np.intp)
    for run, (mass, numbers) in enumerate(zip(masses, uniforms, strict=True)):
        cumulated = np.cumsum(block_sums(mass))
        if not cumulated[-1] > 0:
            out[run] = np.minimum((numbers * n).astype(np.intp), n - 1)
            continue
        targets = numbers * cumulated[-1]
        blocks = np.searchsorted(cumulated, targets, side="right")
        for i, (block, target) in enumerate(zip(blocks, targets, strict=True)):
            out[run, i] = _row_at(mass, cumulated, min(int(block), len(cumulated) - 1), target)
    return out


def _row_at(mass: Floats, cumulated: Floats, block: int, target: float) -> int:
    """Return the first row of a block at which the running sum exceeds the target.

    Rounding may leave the running sum below it; the last row with a mass is taken then.
    """
    begin = block * BLOCK
    part = mass[begin : begin + BLOCK].copy()
    part[0] += cumulated[block - 1] if block else 0.0
    above = np.flatnonzero(np.cumsum(part) > target)
    if len(above):
        return begin + int(above[0])
    some = np.flatnonzero(mass[: begin + BLOCK] > 0)
    return int(some[-1])


def _squared(columns: Floats, centers: Floats) -> Floats:
    """Squared distances of shape (starts, centres, n)."""
    out = np.zeros((*centers.shape[:2], columns.shape[1]))
    for j, column in enumerate(columns):
        difference = column - centers[:, :, j, None]
        difference *= difference
        out += difference
    return out


def _nearest(columns: Floats, centers: Floats) -> tuple[Ints, Floats]:
    """Label and squared distance of the nearest centre, (starts, n) each."""
    distances = _squared(columns, centers)
    k = centers.shape[1]
    nearest = distances[:, 0].copy()
    # A later centre takes a row only when it is strictly nearer, so the label is the
    # last one that did: the largest. No branch, which is four times as fast.
    labels = np.zeros(nearest.shape, dtype=np.int32)
    for j in range(1, k):
        taken = np.less(distances[:, j], nearest)
        np.maximum(labels, np.multiply(taken, j, dtype=np.int32), out=labels)
        np.minimum(nearest, distances[:, j], out=nearest)
    return labels, nearest


def _moved(part: Part, old: Floats, labels: Ints, nearest: Floats, *, exact: bool) -> Floats:
    """Return the means of the clusters; one that stays empty keeps its centre."""
    k = old.shape[1]
    if exact or part.weights is None:
        sums = _exact_sums(part, labels, k)
    else:
        sums = _sums_in_order(part, part.weights, labels, k)
    empty = sums[:, :, -1] <= 0
    for run in np.flatnonzero(empty.any(axis=1)):
        _relocate(part, sums[run], labels[run], nearest[run])
    totals = sums[:, :, -1:]
    return np.where(totals > 0, sums[:, :, :-1] / np.where(totals > 0, totals, 1.0), old)


def _exact_sums(part: Part, labels: Ints, k: int) -> Floats:
    """Add up the rows and weights of the clusters, (starts, k, p + 1): exact in any order."""
    rows = np.column_stack([part.rows, np.ones(len(part.rows))])
    members = (labels[:, None, :] == np.arange(k)[None, :, None]).astype(np.float64)
    if part.weights is not None:
        members *= part.weights
    sums: Floats = (members.reshape(-1, len(rows)) @ rows).reshape(len(labels), k, -1)
    return sums


def _sums_in_order(part: Part, weights: Floats, labels: Ints, k: int) -> Floats:
    """Add up the same in the order of the rows."""
    out = np.empty((len(labels), k, len(part.columns) + 1))
    for run, own in enumerate(labels):
        for j, column in enumerate(part.columns):
            out[run, :, j] = np.bincount(own, weights=column * weights, minlength=k)
        out[run, :, -1] = np.bincount(own, weights=weights, minlength=k)
    return out


def _relocate(part: Part, sums: Floats, labels: Ints, nearest: Floats) -> None:
    """Move each empty cluster to a row far from its centre, the farthest first.

    As scikit-learn does, equally far rows in their order.
    """
    empty = np.flatnonzero(sums[:, -1] <= 0)
    farthest = np.argsort(-nearest, kind="stable")[: len(empty)]
    for cluster, row in zip(empty, farthest, strict=False):
        if nearest[row] <= 0:  # every row lies on its centre
            break
        weight = 1.0 if part.weights is None else part.weights[row]
        moved = np.append(part.rows[row], 1.0) * weight + 0.0  # no negative zeros
        sums[labels[row]] -= moved
        sums[cluster] = moved
