"""Many starts of KMeans, side by side, and the best of them.

scikit-learn's KMeans is the engine: one call for each start, each with its own
seed that was drawn before anything runs. So the first ten of twenty starts are
the ten starts, and the number of workers changes nothing.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._random import seed_for
from clustomer.stats.canonical import Canonical
from clustomer.stats.distances import Nearest, assign
from clustomer.stats.workers import ordered_map


@dataclass(frozen=True, kw_only=True)
class StartOptions:
    """How each start runs. ``init`` is a name, or centres in canonical columns."""

    n_init: int = 10
    max_iter: int = 300
    tol: float = 1e-4
    init: str | NDArray[np.float64] = "k-means++"


@dataclass(frozen=True, kw_only=True)
class Start:
    """One run of Lloyd's algorithm on the distinct rows of a canonical matrix."""

    labels: NDArray[np.int32]  # (m,)
    centers: NDArray[np.float64]  # (k, p), canonical columns
    inertia: float
    n_iter: int
    converged: bool


@dataclass(frozen=True, kw_only=True)
class BestStarts:
    """The start with the lowest inertia, and the labels of the next one."""

    first: Start
    second: Start | None


class Ordered(NamedTuple):
    """Centres in their order, and the nearest of them to each row."""

    centers: NDArray[np.float64]  # (k, p)
    nearest: Nearest


@dataclass(frozen=True, kw_only=True)
class Settled:
    """A finished partition of the sorted rows: what `assign` says for its centres."""

    labels: NDArray[np.int32]  # (n,), sorted rows
    centers: NDArray[np.float64]  # (k, p), canonical columns
    inertia: float


def best_starts(
    data: Canonical,
    k_values: Sequence[int],
    *,
    options: StartOptions,
    seed: int,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> dict[int, BestStarts]:
    """Run every start of every k and keep the best two of each k.

    The lowest inertia wins, the earlier start wins ties. The phase of the
    progress is ``"sweep"``.
    """
    # Large k first: the long tasks do not remain for the end.
    tasks = [(k, i) for k in sorted(k_values, reverse=True) for i in range(_n_starts(k, options))]
    kept: dict[int, list[Start]] = {k: [] for k in k_values}

    def work(task: tuple[int, int]) -> Start:
        return _one_start(data, task[0], seed_for(seed, "start", *task), options)

    progress("sweep", 0, len(tasks))
    with _quiet_engine(), ordered_map(n_jobs) as each:
        for done, ((k, _), start) in enumerate(zip(tasks, each(work, tasks), strict=True), start=1):
            kept[k] = sorted([*kept[k], start], key=lambda one: one.inertia)[:2]  # stable
            progress("sweep", done, len(tasks))
    return {
        k: BestStarts(first=best[0], second=best[1] if len(best) > 1 else None)
        for k, best in kept.items()
    }


def single_start(data: Canonical, options: StartOptions, k: int) -> Start:
    """Run one start from given centres."""
    with _quiet_engine(), ordered_map(1) as each:
        return next(iter(each(lambda k: _one_start(data, k, 0, options), [k])))


def settle(data: Canonical, centers: NDArray[np.float64], *, by_size: bool = True) -> Settled:
    """Label every row by its nearest centre, clusters in order of their size.

    So labels of the training rows are what `assign` gives for the same centres
    later, rows of weight 0 included.
    """
    if by_size:
        ordered = size_order(data.every, data.every_weights, centers)
    else:
        ordered = Ordered(centers, assign(data.every, centers))
    near, heavy = ordered.nearest, data.every_weights > 0
    return Settled(
        labels=near.labels[data.group],
        centers=ordered.centers,
        inertia=float((data.every_weights[heavy] * near.distance[heavy] ** 2).sum()),
    )


def size_order(
    rows: NDArray[np.float64], weights: NDArray[np.float64], centers: NDArray[np.float64]
) -> Ordered:
    """Order centres by the weight of their rows, largest first.

    Equal sizes are ordered by the first coordinate of the centre, then the next.
    """
    k = len(centers)
    near = assign(rows, centers)
    for _ in range(k + 1):  # a row between two centres goes to the lower one: sizes may move
        sizes = np.bincount(near.labels, weights=weights, minlength=k)
        order = np.lexsort([*centers.T[::-1], -sizes])
        if (order == np.arange(k)).all():
            break
        centers = centers[order]
        near = assign(rows, centers)
    return Ordered(centers, near)


def _n_starts(k: int, options: StartOptions) -> int:
    return 1 if k == 1 or not isinstance(options.init, str) else options.n_init


def _one_start(data: Canonical, k: int, seed: int, options: StartOptions) -> Start:
    from sklearn import config_context
    from sklearn.cluster import KMeans

    # The settings of scikit-learn belong to a thread. The rows were checked once.
    with config_context(assume_finite=True, skip_parameter_validation=True):
        fit = KMeans(
            n_clusters=k,
            init=options.init,
            n_init=1,
            max_iter=options.max_iter,
            tol=options.tol,
            random_state=seed,
        ).fit(data.distinct, sample_weight=data.weights)
    full = len(np.unique(fit.labels_)) == k
    return Start(
        labels=fit.labels_,
        centers=fit.cluster_centers_,
        inertia=float(fit.inertia_),
        n_iter=int(fit.n_iter_),
        converged=bool(fit.n_iter_ < options.max_iter and full),
    )


@contextmanager
def _quiet_engine() -> Iterator[None]:
    """Turn the engine's warnings off: `Start.converged` says the same.

    Set around the pool, not in its tasks: before Python 3.14 the filters belong
    to the process and changing them in threads is a race.
    """
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield
