"""How many customers a plain refit moves by itself."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._random import seed_for, stream
from clustomer.cluster.sweep import sweep
from clustomer.segments.continuity import Yardstick, crossed
from clustomer.stats.distances import assign
from clustomer.stats.matching import match_clusters

N_REFITS = 5
MAX_ROWS = 50_000
"""Resamples are of at most this many rows, as those of the sweep of a study."""

_N_INIT = 3


def yardstick_of(
    X: NDArray[np.float64],
    k: int,
    *,
    seed: int,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Yardstick | None:
    """Fit k segments to resamples of the same rows, and compare the refits with each other.

    Parameters
    ----------
    X : ndarray of shape (n, p)
        Prepared rows; those with a missing value are left out.
    k : int
    seed : int
    n_jobs : int, optional
    progress : Progress, optional
        Phase ``"yardstick"``.

    Returns
    -------
    Yardstick or None
        ``None`` for one segment, and for fewer complete rows than 50 or 2 k.

    Notes
    -----
    Five bootstrap resamples (of at most 50,000 rows) are fitted from three random
    starts each; every row is then assigned by each refit. Two neighbouring refits, in
    a ring, differ like an old and a new model whose customers are drawn anew and have
    not changed; the share of rows that they see differently, segments paired one to
    one, is what a refit moves by itself. Models made from largely the same customers
    differ less. The preparation is held fixed.
    """
    rows = X[~np.isnan(X).any(axis=1)]
    if k < 2 or len(rows) < max(50, 2 * k):
        return None
    labels = []
    for number in range(N_REFITS):
        progress("yardstick", number, N_REFITS)
        rng = stream(seed, "yardstick", number)
        drawn = rows[rng.integers(0, len(rows), min(len(rows), MAX_ROWS))]
        if len(np.unique(drawn[:1000], axis=0)) <= k and len(np.unique(drawn, axis=0)) <= k:
            return None
        found = sweep(
            drawn,
            k_values=[k],
            n_init=_N_INIT,
            random_state=seed_for(seed, "yardstick", number),
            silhouette="none",
            n_jobs=n_jobs,
        )
        labels.append(assign(rows, found[k].centers).labels.astype(np.intp))
    progress("yardstick", N_REFITS, N_REFITS)
    shares = tuple(_apart(a, b, k) for a, b in pairwise([*labels, labels[0]]))
    return Yardstick(shares=shares, median=float(np.median(shares)), high=max(shares))


def _apart(first: NDArray[np.intp], second: NDArray[np.intp], k: int) -> float:
    counts = crossed(first, second, (k, k))
    shared = counts[np.arange(k), match_clusters(counts)].sum()
    return 1 - float(shared) / len(first)
