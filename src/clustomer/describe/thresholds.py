"""Threshold trees: the segments cut by thresholds alone, one leaf for each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer.describe.rule_records import ThresholdNode
from clustomer.errors import InputError

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """At most ``value`` goes below; ``mistakes`` rows are parted from their centroid."""

    axis: int
    value: float
    mistakes: int
    gap: float


def threshold_tree(
    X: Floats, centroids: Floats, names: Sequence[str] | None = None
) -> tuple[ThresholdNode, ...]:
    """Return the tree of thresholds with one leaf for each centroid (IMM).

    Each node takes the threshold that parts the fewest rows from their nearest
    centroid, among those with a centroid on either side; these rows are then left
    aside further down. Of thresholds that are as good the one in the widest gap
    is taken, then the first column, then the lowest.

    Parameters
    ----------
    X : ndarray of shape (n, q)
        Prepared rows without missing values.
    centroids : ndarray of shape (k, q)
        All different.
    names : sequence of q str, optional
        Names of the prepared columns, which also give the order of ties.

    Returns
    -------
    tuple of ThresholdNode
        The first is the root; 2k - 1 nodes.

    Raises
    ------
    InputError
        When two centroids are the same: no threshold can part them.

    Notes
    -----
    O(k q n log n). The cost is at most O(k^2) times that of KMeans.

    References
    ----------
    Dasgupta, S., Frost, N., Moshkovitz, M. & Rashtchian, C. (2020). Explainable
    k-means and k-medians clustering. ICML, PMLR 119, 7055-7065.
    """
    named = list(names) if names is not None else [str(i) for i in range(X.shape[1])]
    order = sorted(range(len(named)), key=named.__getitem__)
    nearest = squared_distances(X, centroids).argmin(axis=1)
    nodes: list[ThresholdNode] = []

    def build(rows: Labels, members: Labels) -> int:
        place = len(nodes)
        nodes.append(ThresholdNode(segment=int(members[0])))
        if len(members) == 1:
            return place
        found = _best_threshold(X[rows], centroids[nearest[rows]], centroids[members], order)
        low = centroids[members, found.axis] <= found.value
        row_low = X[rows, found.axis] <= found.value
        own_low = centroids[nearest[rows], found.axis] <= found.value
        below = build(rows[row_low & own_low], members[low])
        above = build(rows[~row_low & ~own_low], members[~low])
        nodes[place] = ThresholdNode(
            column=named[found.axis], threshold=found.value, below=below, above=above
        )
        return place

    build(np.arange(len(X)), np.arange(len(centroids)))
    return tuple(nodes)


def _best_threshold(
    rows: Floats, own: Floats, centroids: Floats, order: Sequence[int]
) -> Threshold:
    best: Threshold | None = None
    for axis in order:
        found = _on_axis(rows[:, axis], own[:, axis], centroids[:, axis], axis)
        if found is not None and (
            best is None or (found.mistakes, -found.gap) < (best.mistakes, -best.gap)
        ):
            best = found
    if best is None:
        raise InputError(
            "Two centroids are the same.",
            "A threshold tree parts centroids that differ.",
            "Choose fewer segments.",
        )
    return best


def _on_axis(x: Floats, own: Floats, centers: Floats, axis: int) -> Threshold | None:
    """Return the best threshold of one column: a mistake wherever it parts x from its own."""
    values = np.unique(np.concatenate([x, centers]))
    between = (values >= centers.min()) & (values < centers.max())
    if not between.any():
        return None
    starts, ends = np.sort(np.minimum(x, own)), np.sort(np.maximum(x, own))
    at = values[between]
    mistakes = np.searchsorted(starts, at, "right") - np.searchsorted(ends, at, "right")
    after = values[np.flatnonzero(between) + 1]
    gaps = np.where(mistakes == mistakes.min(), after - at, -1.0)
    i = int(np.argmax(gaps))
    middle = at[i] / 2 + after[i] / 2
    value = middle if at[i] <= middle < after[i] else at[i]
    return Threshold(axis=axis, value=float(value), mistakes=int(mistakes[i]), gap=float(gaps[i]))


def leaves(nodes: Sequence[ThresholdNode], X: Floats, names: Sequence[str]) -> Labels:
    """Return the segment whose leaf each prepared row comes to."""
    found = np.zeros(len(X), dtype=np.int64)
    waiting = [(0, np.arange(len(X)))]
    places = {name: i for i, name in enumerate(names)}
    while waiting:
        place, rows = waiting.pop()
        node = nodes[place]
        if node.column is None or node.below is None or node.above is None:
            found[rows] = -1 if node.segment is None else node.segment
            continue
        low = X[rows, places[node.column]] <= node.threshold
        waiting += [(node.below, rows[low]), (node.above, rows[~low])]
    return found


def squared_distances(X: Floats, centroids: Floats) -> Floats:
    """Return squared distances of shape (n, k), each summed in the same order."""
    return np.stack([((X - center) ** 2).sum(axis=1) for center in centroids], axis=1)


def price_of(distances: Floats, leaf: Labels) -> float:
    """Return the price of explainability: cost of the leaves over cost of the nearest.

    Parameters
    ----------
    distances : ndarray of shape (n, k)
        Squared distances to the centroids.
    leaf : ndarray of shape (n,)
        The centroid of the leaf that each row comes to.

    Returns
    -------
    float
        1 or more; 1 where every row comes to its nearest centroid; NaN where only
        the nearest cost nothing.

    Notes
    -----
    Leaves keep the centroids of the segments. The means of the leaves would cost
    less, but are no longer the segments, and could cost less than a KMeans that
    stopped in a local optimum.

    Examples
    --------
    >>> price_of(np.array([[1.0, 4.0], [3.0, 1.0]]), np.array([0, 0]))
    2.0
    """
    least = distances.min(axis=1)
    more = math.fsum(distances[np.arange(len(leaf)), leaf] - least)
    cost = math.fsum(least)
    if more == 0:
        return 1.0
    return 1.0 + more / cost if cost > 0 else math.nan
