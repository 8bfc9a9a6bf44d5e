"""The sweep: one best KMeans partition for each k, with every criterion."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result


@dataclass(frozen=True, kw_only=True)
class KSolution(Result):
    """The best of ``n_init`` partitions for one k.

    Criteria that need two clusters are ``None`` for k = 1. ``silhouette`` is
    Euclidean, -1 to 1, higher is better; ``silhouette_se`` is its standard error
    when it was sampled. ``squared_silhouette`` uses squared distances and is
    larger: never compare the two. ``davies_bouldin``: lower is better.
    ``start_agreement`` is the adjusted Rand index of the two best starts: below
    .95 the best start is not unique.
    """

    k: int
    inertia: float
    sizes: tuple[int, ...]
    silhouette: float | None
    silhouette_se: float | None
    simplified_silhouette: float | None
    squared_silhouette: float | None
    calinski_harabasz: float | None
    davies_bouldin: float | None
    start_agreement: float | None
    n_iter: int
    converged: bool
    labels: NDArray[np.int32] = field(metadata={"local": True})  # (n,)
    centers: NDArray[np.float64] = field(metadata={"local": True})  # (k, p)


@dataclass(frozen=True, kw_only=True)
class KSweep(Result):
    """Every partition of a sweep. ``sweep[k]`` gives the solution for k."""

    solutions: tuple[KSolution, ...]
    n_rows: int
    n_columns: int
    n_init: int
    seed: int
    silhouette_kind: str  # "exact", "sampled" or "none"
    silhouette_rows: int

    def __getitem__(self, k: int) -> KSolution:
        for solution in self.solutions:
            if solution.k == k:
                return solution
        raise KeyError(k)

    def __contains__(self, k: object) -> bool:
        return any(solution.k == k for solution in self.solutions)

    @property
    def k_values(self) -> tuple[int, ...]:
        """The k's that were fitted, ascending."""
        return tuple(solution.k for solution in self.solutions)
