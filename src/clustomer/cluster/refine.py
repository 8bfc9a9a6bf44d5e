"""What follows the random starts: full convergence, and starts from the neighbouring k.

Ten random starts miss the best known partition by more than 0.1 % of its inertia
in a fifth of all cases, mostly of many clusters. Partitions of k - 1 and k + 1
clusters are at hand in a sweep, and one cluster split or two merged is a good
place to begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from clustomer.cluster.starts import (
    BestStarts,
    Ground,
    Settled,
    Start,
    StartOptions,
    settle,
)
from clustomer.stats.agreement import adjusted_rand_index
from clustomer.stats.canonical import Canonical
from clustomer.stats.distances import centroids

CLEARLY_LOWER = 1e-6
"""By this share of the inertia another start must be better to speak against the random ones."""

SPLITS = 3
"""So many clusters of the neighbour below are split, one in each start."""

_LOWER = 1e-12  # smaller differences are rounding
_Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Refined:
    """The partition to keep for one k: converged, and the best of all starts."""

    start: Start
    agreement: float | None


def refine(
    data: Canonical, best: Mapping[int, BestStarts], *, options: StartOptions
) -> dict[int, Refined]:
    """Run the best starts to full convergence and try the neighbours of each k.

    Parameters
    ----------
    data : Canonical
    best : mapping of int to BestStarts
        The random starts of each k. Neighbours are the k - 1 and k + 1 among
        these; without them a partition is only run to its end.
    options : StartOptions
        ``max_iter`` limits each run; ``tol`` and ``n_init`` play no part.

    Returns
    -------
    dict of int to Refined
        ``agreement`` is the adjusted Rand index of the two best random starts. When
        a neighbour's start has an inertia that is lower by more than a millionth,
        it is at most the index of that partition and the best random start.

    Notes
    -----
    Upwards, the best partition of k - 1 begins with one cluster split, for each of
    the three with the largest sums of squares: along its first principal direction,
    one standard deviation to each side of its mean. Then downwards, the best
    partition of k + 1 begins with two clusters merged: the pair that raises W
    least, ``w_i w_j / (w_i + w_j) * d_ij^2``. Each is run by Lloyd's algorithm
    until nothing changes and kept when W is lower. Nothing here is random.

    Its effect was measured: see `clustomer.cluster.sweep.sweep`.
    """
    ground = Ground.of(data, tol=0.0)
    found = {k: _run_on(ground, one.first, options) for k, one in best.items()}
    for k in sorted(found):
        if k - 1 in found:
            for centers in _splits(data, found[k - 1]):
                found[k] = _better(ground, found[k], centers, options.max_iter)
    for k in sorted(found, reverse=True):
        if k + 1 in found and k > 1:
            found[k] = _better(ground, found[k], _merge(data, found[k + 1]), options.max_iter)
    return {
        k: Refined(start=start, agreement=_agreement(data, best[k], start))
        for k, start in found.items()
    }


def settle_means(data: Canonical, start: Start, *, max_iter: int) -> Settled:
    """Settle a start so that its centres are the means of the labels that are shown.

    A row just between two centres goes to the lower label, which the order by size
    may turn round: further steps follow until labels and means agree, `max_iter`
    at most. Each lowers the inertia, so that they end. A start that did not
    converge is left where it stopped.
    """
    if not start.converged:
        return settle(data, start.centers)
    settled = settle(data, _means(data, start.labels, start.centers))
    first = np.flatnonzero(np.diff(data.group, prepend=-1))[data.every_weights > 0]
    for _ in range(max_iter):
        means = _means(data, settled.labels[first], settled.centers)
        if np.array_equal(means, settled.centers):
            break
        settled = settle(data, means)
    return settled


def _means(data: Canonical, labels: NDArray[np.int32], centers: _Floats) -> _Floats:
    """Return the means of the clusters; one without rows keeps its centre."""
    means = centroids(data.distinct, labels, len(centers), sample_weight=data.weights)
    return np.where(np.isnan(means), centers, means)


def _run_on(ground: Ground, start: Start, options: StartOptions) -> Start:
    """Run a start that ended by its tolerance until no label changes."""
    left = options.max_iter - start.n_iter
    if left < 1 or len(start.centers) == 1:
        return start
    end = ground.run(start.centers, left)
    return replace(end, n_iter=start.n_iter + end.n_iter)


def _better(ground: Ground, start: Start, centers: _Floats, max_iter: int) -> Start:
    """Return the run from these centres if its inertia is lower, else the start."""
    if start.inertia <= 0:
        return start
    other = ground.run(centers, max_iter)
    return other if _is_lower(other, start, _LOWER) else start


def _is_lower(one: Start, other: Start, share: float) -> bool:
    return one.inertia < other.inertia * (1 - share)


def _splits(data: Canonical, start: Start) -> list[_Floats]:
    """Return k + 1 centres each: a cluster with a large sum of squares becomes two."""
    squares = _row_weights(data) * ((data.distinct - start.centers[start.labels]) ** 2).sum(axis=1)
    within = np.bincount(start.labels, weights=squares, minlength=len(start.centers))
    largest = np.argsort(-within, kind="stable")[:SPLITS]
    return [_split(data, start, int(cluster)) for cluster in largest if within[cluster] > 0]


def _split(data: Canonical, start: Start, cluster: int) -> _Floats:
    own = start.labels == cluster
    weights = _row_weights(data)[own]
    center = start.centers[cluster]
    away = data.distinct[own] - center
    variances, directions = np.linalg.eigh((away.T * weights) @ away / weights.sum())
    step = np.sqrt(max(float(variances[-1]), 0.0)) * directions[:, -1]
    split = np.insert(start.centers, cluster, center - step, axis=0)
    split[cluster + 1] = center + step
    return np.ascontiguousarray(split)


def _merge(data: Canonical, start: Start) -> _Floats:
    """Return k - 1 centres: the two whose union raises W least become one."""
    k = len(start.centers)
    weights = np.bincount(start.labels, weights=_row_weights(data), minlength=k)
    i, j = np.triu_indices(k, 1)
    between = ((start.centers[i] - start.centers[j]) ** 2).sum(axis=1)
    total = np.maximum(weights[i] + weights[j], np.finfo(float).tiny)
    least = int((weights[i] * weights[j] / total * between).argmin())
    a, b = i[least], j[least]
    share = weights[a] / total[least]
    merged = np.delete(start.centers, b, axis=0)
    merged[a] = share * start.centers[a] + (1 - share) * start.centers[b]
    return np.ascontiguousarray(merged)


def _row_weights(data: Canonical) -> _Floats:
    return np.ones(len(data.distinct)) if data.weights is None else data.weights


def _agreement(data: Canonical, random: BestStarts, kept: Start) -> float | None:
    """Compare the two best random starts, and the kept one where it is clearly better."""
    pairs = [] if random.second is None else [random.second]
    if _is_lower(kept, random.first, CLEARLY_LOWER):
        pairs.append(kept)
    return min(_rand_indices(data, random.first, pairs), default=None)


def _rand_indices(data: Canonical, one: Start, others: Iterable[Start]) -> list[float]:
    """Return the adjusted Rand index of each pair, over the weighted rows."""
    place = np.cumsum(data.every_weights > 0) - 1  # from all distinct rows to the fitted ones
    rows = place[data.group[data.every_weights[data.group] > 0]]
    return [adjusted_rand_index(one.labels[rows], other.labels[rows]) for other in others]
