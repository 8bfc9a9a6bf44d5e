"""The criteria of the ballot that fit again and again, on rows that keep it cheap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED, root_seed, stream
from clustomer._result import Result
from clustomer.stats.gap import Gap, gap
from clustomer.stats.instability import Instability, instability
from clustomer.stats.prediction_strength import THRESHOLD, PredictionStrength
from clustomer.stats.prediction_strength import prediction_strength as strength_from_seed
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
        strength = strength_from_seed(
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


def prediction_strength(
    X: ArrayLike,
    *,
    k_values: Iterable[int],
    n_repeats: int = 50,
    threshold: float = THRESHOLD,
    n_init: int = 5,
    random_state: int | np.random.RandomState | np.random.Generator | None = DEFAULT_SEED,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> PredictionStrength:
    """Say for each k whether one half of the customers predicts the groups of the other.

    Use it to ask for the largest number of groups that come back. It measures
    whether a cut repeats, not whether there are groups: an even cloud can be cut
    the same way twice. See `clustomer.assess` for that.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Prepared rows, complete and finite; each counts once.
    k_values : iterable of int
        From 1 to half the number of rows.
    n_repeats : int, default 50
        Random halves, the same for all k.
    threshold : float, default 0.8
        What a k needs, 0 to 1; the paper advises .8 to .9.
    n_init : int, default 5
        Starts of each fit.
    random_state : int, RandomState, Generator or None, default 0
    n_jobs : int, optional
        Worker threads, every core by default; changes the time only.
    progress : Progress, optional
        Called with the phase ``"prediction_strength"``.

    Returns
    -------
    PredictionStrength
        ``strength`` for each of ``k_values``, 0 to 1, higher is better, and the
        largest k that reaches the threshold as ``preferred``.

    Raises
    ------
    InputError
        When X holds missing values, a k is not possible, or a count is below 1.

    Notes
    -----
    Both halves are clustered, and each is the tested one in turn: of its worst
    cluster the share of pairs that the nearest centres of the other half keep
    together. The value of a repeat is the mean of the two. It falls as k grows, and
    misses small groups. Neither the order of the rows nor that of the columns
    changes the answer. O(n_repeats n_init iterations n k p).

    References
    ----------
    Tibshirani, R. & Walther, G. (2005). Cluster validation by prediction strength.
    Journal of Computational and Graphical Statistics 14, 511-528.
    doi 10.1198/106186005X59243

    Examples
    --------
    >>> rows = [[x + y] for x in (0.0, 10.0) for y in (0.0, 0.1, 0.2, 0.3, 0.4)]
    >>> prediction_strength(rows, k_values=[1, 2, 3], n_repeats=20).preferred
    2
    """
    return strength_from_seed(
        X,
        k_values,
        n_repeats=n_repeats,
        threshold=threshold,
        n_init=n_init,
        seed=root_seed(random_state),
        n_jobs=n_jobs,
        progress=progress,
    )


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
