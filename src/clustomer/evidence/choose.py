"""Choosing k: every candidate kept, one recommended, with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clustomer._result import Result


@dataclass(frozen=True, kw_only=True)
class KCandidate(Result):
    """One k with its criteria (see `clustomer.cluster.sweep.KSolution`)."""

    k: int
    inertia: float
    inertia_share: float  # of the total sum of squares, 1 at k = 1
    silhouette: float | None
    silhouette_se: float | None
    simplified_silhouette: float | None
    squared_silhouette: float | None
    calinski_harabasz: float | None
    davies_bouldin: float | None
    start_agreement: float | None
    smallest: int  # customers in the smallest cluster
    smallest_share: float


@dataclass(frozen=True, kw_only=True)
class KSelection(Result):
    """All candidates, the recommended k and why.

    ``criterion`` names what decided: ``"silhouette"``, or ``"user"`` when k was
    given. ``elbow_k`` is where the elbow bends most: drawn, never decisive.
    ``preferred`` gives the k that each criterion prefers, by its name.
    """

    k: int
    criterion: str
    reason: str
    candidates: tuple[KCandidate, ...]
    elbow_k: int | None
    preferred: Mapping[str, int]
    n_rows: int
    n_init: int
    silhouette_kind: str
    silhouette_rows: int
    flags: tuple[str, ...] = ()
    params: Mapping[str, Any]

    def __getitem__(self, k: int) -> KCandidate:
        for candidate in self.candidates:
            if candidate.k == k:
                return candidate
        raise KeyError(k)
