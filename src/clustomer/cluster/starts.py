"""Many starts of KMeans, side by side, and the best of them.

The kernel is the engine: one call for each start, each with its own random numbers
that are drawn before anything runs. So the first ten of twenty starts are the ten
starts, and the number of workers changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._random import stream
from clustomer.stats.canonical import Canonical
from clustomer.stats.distances import Nearest, assign
from clustomer.stats.kernels.choice import calls_libraries, kernel
from clustomer.stats.kernels.fits import n_uniforms
from clustomer.stats.kernels.problem import Problem, Runs, whole_weights
from clustomer.stats.workers import ordered_map

_Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class StartOptions:
    """How each start runs.

    ``init`` is ``"k-means++"``, ``"random"`` (rows drawn by weight), or centres in
    canonical columns: (k, p) for one start, (s, k, p) for s of them.
    """

    n_init: int = 10
    max_iter: int = 300
    tol: float = 1e-4
    init: str | _Floats = "k-means++"


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
    """The starts with the lowest inertia, the lowest first; one at least."""

    best: tuple[Start, ...]

    @property
    def first(self) -> Start:
        """The best start."""
        return self.best[0]

    @property
    def second(self) -> Start | None:
        """The next one, if there was more than one start."""
        return self.best[1] if len(self.best) > 1 else None


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


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The rows of a canonical matrix, ready for any number of runs."""

    data: Canonical
    problem: Problem
    weights: _Floats | None  # (1, m)

    @classmethod
    def of(cls, data: Canonical, *, tol: float) -> Self:
        """Put the distinct rows on their grid."""
        weights = None if data.weights is None else data.weights[None, :]
        whole = weights is not None and whole_weights(weights)
        total = float(weights.sum()) if whole and weights is not None else None
        return cls(data=data, problem=Problem.of(data.distinct, tol, total=total), weights=weights)

    def seeded(self, uniforms: _Floats, k: int, max_iter: int) -> Start:
        """Run one start of greedy k-means++ with its random numbers."""
        draws = uniforms[None, None, :]
        return self._start(kernel().best_of(self.problem, k, draws, self.weights, max_iter))

    def run(self, centers: _Floats, max_iter: int) -> Start:
        """Run Lloyd's algorithm from centres (k, p)."""
        begin = np.ascontiguousarray(centers - self.problem.grid.mean)[None]
        return self._start(kernel().lloyd(self.problem, begin, self.weights, max_iter))

    def _start(self, runs: Runs) -> Start:
        labels, centers = runs.labels[0], runs.centers[0]
        full = len(np.unique(labels)) == len(centers)
        return Start(
            labels=labels,
            centers=centers + self.problem.grid.mean,
            inertia=float(runs.inertia[0]),
            n_iter=int(runs.n_iter[0]),
            converged=bool(runs.converged[0]) and full,
        )


def best_starts(
    data: Canonical,
    k_values: Sequence[int],
    *,
    options: StartOptions,
    seed: int,
    n_jobs: int | None = None,
    progress: Progress = silent,
    keep: int = 2,
) -> dict[int, BestStarts]:
    """Run every start of every k and keep the best `keep` of each k.

    The lowest inertia wins, the earlier start wins ties. The phase of the
    progress is ``"sweep"``.
    """
    # Large k first: the long tasks do not remain for the end.
    tasks = [(k, i) for k in sorted(k_values, reverse=True) for i in range(_n_starts(k, options))]
    kept: dict[int, list[Start]] = {k: [] for k in k_values}
    ground = Ground.of(data, tol=options.tol)

    def work(task: tuple[int, int]) -> Start:
        return _one_start(ground, *task, seed, options)

    progress("sweep", 0, len(tasks))
    with ordered_map(n_jobs, libraries=calls_libraries()) as each:
        for done, ((k, _), start) in enumerate(zip(tasks, each(work, tasks), strict=True), start=1):
            kept[k] = sorted([*kept[k], start], key=lambda one: one.inertia)[:keep]  # stable
            progress("sweep", done, len(tasks))
    return {k: BestStarts(best=tuple(best)) for k, best in kept.items()}


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
    if isinstance(options.init, str):
        return 1 if k == 1 else options.n_init
    return len(options.init) if options.init.ndim == 3 else 1


def _one_start(ground: Ground, k: int, i: int, seed: int, options: StartOptions) -> Start:
    rng = stream(seed, "start", k, i)
    if isinstance(options.init, str) and options.init == "k-means++":
        return ground.seeded(rng.random(n_uniforms(k)), k, options.max_iter)
    if isinstance(options.init, str):
        return ground.run(_random_rows(ground.data, k, rng), options.max_iter)
    given = options.init[i] if options.init.ndim == 3 else options.init
    return ground.run(given, options.max_iter)


def _random_rows(data: Canonical, k: int, rng: np.random.Generator) -> _Floats:
    """Draw k different rows by weight."""
    weights = data.weights
    chances = None if weights is None else weights / weights.sum()
    rows: _Floats = data.distinct[rng.choice(len(data.distinct), k, replace=False, p=chances)]
    return rows
