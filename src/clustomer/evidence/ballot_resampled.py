"""The criteria of the ballot that fit again and again, on rows that keep it cheap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._progress import Progress
from clustomer._random import stream
from clustomer._result import Result
from clustomer.stats.gap import Gap, gap
from clustomer.stats.instability import Instability, instability
from clustomer.stats.prediction_strength import PredictionStrength, prediction_strength
from clustomer.stats.replicates import checked_rows, n_distinct


@dataclass(frozen=True, kw_only=True)
class BallotEffort(Result):
    """How much the resampling criteria may cost.

    ``max_rows``: of more rows a seeded sample is used. ``n_references`` are those
    of the gap, ``n_repeats`` those of the prediction strength, ``n_pairs`` those of
    the instability; each fit has ``n_init`` starts.
    """

    max_rows: int
    n_references: int
    n_repeats: int
    n_pairs: int
    n_init: int


CHEAP = BallotEffort(max_rows=1_000, n_references=20, n_repeats=10, n_pairs=20, n_init=5)
FULL = BallotEffort(max_rows=5_000, n_references=100, n_repeats=50, n_pairs=50, n_init=5)


class Resampled(NamedTuple):
    """What the resampling criteria found; ``None`` where no k could be asked."""

    gap: Gap | None
    strength: PredictionStrength | None
    instability: Instability | None
    n_rows: int


def resample(
    X: ArrayLike,
    k_values: Sequence[int],
    *,
    effort: BallotEffort,
    seed: int,
    n_jobs: int | None,
    progress: Progress,
) -> Resampled:
    """Compute gap, prediction strength and instability; one progress phase ``"ballot"``."""
    rows = _sample(checked_rows(X), effort.max_rows, seed)
    # With a group for each distinct row there is nothing left within the groups.
    ks = [k for k in k_values if k < n_distinct(rows)]
    halves = [k for k in ks if 2 * k <= len(rows)]
    several = [k for k in ks if k > 1]
    n_init = effort.n_init
    part = _Part(progress, effort.n_references + effort.n_repeats + effort.n_pairs)
    gaps = strength = unstable = None
    part.begin()
    if ks:
        times = effort.n_references
        gaps = gap(
            rows, ks, n_references=times, n_init=n_init, seed=seed, n_jobs=n_jobs, progress=part
        )
    part.past(effort.n_references)
    if halves:
        times = effort.n_repeats
        strength = prediction_strength(
            rows, halves, n_repeats=times, n_init=n_init, seed=seed, n_jobs=n_jobs, progress=part
        )
    part.past(effort.n_repeats)
    if several:
        times = effort.n_pairs
        unstable = instability(
            rows, several, n_pairs=times, n_init=n_init, seed=seed, n_jobs=n_jobs, progress=part
        )
    part.past(effort.n_pairs)
    return Resampled(gaps, strength, unstable, len(rows))


class _Part:
    """Three phases told as one."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._before = progress, total, 0

    def __call__(self, phase: str, done: int, total: int, /) -> None:
        if 0 < done < total:
            self._progress("ballot", self._before + done, self._total)

    def begin(self) -> None:
        self._progress("ballot", 0, self._total)

    def past(self, replicates: int) -> None:
        self._before += replicates
        self._progress("ballot", self._before, self._total)


def _sample(rows: NDArray[np.float64], most: int, seed: int) -> NDArray[np.float64]:
    if len(rows) <= most:
        return rows
    chosen = stream(seed, "ballot_rows").choice(len(rows), size=most, replace=False)
    return rows[np.sort(chosen)]
