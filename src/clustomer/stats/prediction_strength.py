"""Prediction strength: would one half of the customers predict the groups of the other?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED, stream
from clustomer._result import Result
from clustomer.stats.agreement import contingency
from clustomer.stats.kernels.fits import fit_many
from clustomer.stats.replicates import (
    Floats,
    check_counts,
    checked_k_values,
    checked_rows,
    starts,
    tasks,
)
from clustomer.stats.workers import ordered_map

THRESHOLD = 0.80  # of the paper: .8 to .9


@dataclass(frozen=True, kw_only=True)
class PredictionStrength(Result):
    """The prediction strength of each k, and the largest k that is predictable.

    Attributes
    ----------
    k_values : tuple of int
        Ascending.
    strength : tuple of float
        Mean over the repeats, 0 to 1, higher is better; 1 at k = 1.
    strengths : tuple of tuple of float
        For each k the values of the repeats, each the mean of both directions.
    preferred : int or None
        The largest k with a mean of at least `threshold`; ``None`` when there is
        none (k = 1, where it was asked for, always has).
    threshold : float
    n_repeats, n_rows, n_init, seed : int
    """

    k_values: tuple[int, ...]
    strength: tuple[float, ...]
    strengths: tuple[tuple[float, ...], ...]
    preferred: int | None
    threshold: float
    n_repeats: int
    n_rows: int
    n_init: int
    seed: int


def strength_of(own: ArrayLike, predicted: ArrayLike) -> float:
    """Return the prediction strength of one partition; higher is better.

    Parameters
    ----------
    own : array-like of shape (n,)
        Clusters of the tested half, found in it.
    predicted : array-like of shape (n,)
        The same rows, put to the nearest centre of the other half.

    Returns
    -------
    float
        Of the worst cluster in `own`, the share of its pairs of rows that
        `predicted` keeps together, 0 to 1. A cluster of one row has no pairs and
        counts as 1.

    Examples
    --------
    Of the three pairs of cluster 0 one is kept.

    >>> round(strength_of([0, 0, 0, 1, 1], [4, 4, 2, 2, 2]), 3)
    0.333
    """
    table = contingency(own, predicted).astype(np.float64)
    sizes = table.sum(axis=1)
    kept = (table * (table - 1)).sum(axis=1)
    pairs = sizes * (sizes - 1)
    return float(np.divide(kept, pairs, out=np.ones(len(table)), where=pairs > 0).min())


def prediction_strength(
    X: ArrayLike,
    k_values: Iterable[int],
    *,
    n_repeats: int = 50,
    threshold: float = THRESHOLD,
    n_init: int = 5,
    seed: int = DEFAULT_SEED,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> PredictionStrength:
    """Cluster random halves, and see whether each half predicts the other's clusters.

    Use it to ask for the largest number of groups that come back. It measures
    whether a cut repeats, not whether there is a gap between the groups.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite rows; each counts once.
    k_values : iterable of int
        From 1 to half the number of rows.
    n_repeats : int, default 50
        Random halves; the same for all k.
    threshold : float, default 0.8
        What a k needs, 0 to 1.
    n_init : int, default 5
        Random starts of each fit.
    seed : int
        The answer depends on it and on nothing else.
    n_jobs : int or None
        Worker threads; every core by default.
    progress : Progress, optional
        Called with the phase ``"prediction_strength"``.

    Returns
    -------
    PredictionStrength

    Raises
    ------
    InputError
        When X holds missing values, a k is not possible, or an argument is out
        of range.

    Notes
    -----
    Both halves are clustered, each is the tested one in turn (as fpc does), and
    the value of a repeat is the mean of the two. It falls as k grows by
    construction, it judges a partition by its worst cluster, and it misses small
    groups: a group of 5 % of 200 customers has five rows in a half. Data without
    groups can have it too (measured: some k with .8 in 50 % of correlated normal
    tables, 67 % of one-factor questionnaires). O(n_repeats n_init iterations n k p).

    References
    ----------
    Tibshirani, R. & Walther, G. (2005). Cluster validation by prediction strength.
    Journal of Computational and Graphical Statistics 14, 511-528.
    doi 10.1198/106186005X59243

    Examples
    --------
    >>> rows = [[x + y] for x in (0.0, 10.0) for y in (0.0, 0.1, 0.2, 0.3, 0.4)]
    >>> prediction_strength(rows, [1, 2, 3], n_repeats=20).preferred
    2
    """
    rows = checked_rows(X)
    why = "each half needs a row for each cluster"
    ks = checked_k_values(k_values, least=1, most=len(rows) // 2, why=why)
    check_counts(n_repeats=n_repeats, n_init=n_init)
    found: list[list[float]] = []
    progress("prediction_strength", 0, n_repeats)
    with ordered_map(n_jobs) as run:
        repeats = partial(_repeats, rows, _Options(ks, n_init, seed))
        for values in run(repeats, tasks(n_repeats)):
            found.extend(values)
            progress("prediction_strength", len(found), n_repeats)
    strengths = tuple(zip(*found, strict=True))
    means = tuple(sum(values) / n_repeats for values in strengths)
    # Ten digits: a mean of .8 stays .8, in whatever way it was added up.
    good = [k for k, mean in zip(ks, means, strict=True) if round(mean, 10) >= round(threshold, 10)]
    return PredictionStrength(
        k_values=tuple(ks),
        strength=means,
        strengths=strengths,
        preferred=max(good, default=None),
        threshold=threshold,
        n_repeats=n_repeats,
        n_rows=len(rows),
        n_init=n_init,
        seed=seed,
    )


class _Options(NamedTuple):
    k_values: list[int]
    n_init: int
    seed: int


def _repeats(rows: Floats, options: _Options, which: range) -> list[list[float]]:
    """For each repeat, the prediction strength of every k."""
    seed, n_init = options.seed, options.n_init
    # A half is the rows of weight 1; the fit puts the others to its nearest centre.
    first = np.stack([_half(len(rows), stream(seed, "halves", i)) for i in which])
    weights = np.concatenate([first, ~first]).astype(np.float64)
    columns = []
    for k in options.k_values:
        uniforms = [starts(seed, f"halves_{side}", k, which, n_init) for side in ("a", "b")]
        labels = fit_many(rows, k, np.concatenate(uniforms), weights=weights).labels
        by_first, by_second = labels[: len(which)], labels[len(which) :]
        columns.append(
            [
                (strength_of(a[half], b[half]) + strength_of(b[~half], a[~half])) / 2
                for a, b, half in zip(by_first, by_second, first, strict=True)
            ]
        )
    return [list(one) for one in zip(*columns, strict=True)]


def _half(n: int, rng: np.random.Generator) -> np.ndarray:
    half = np.zeros(n, dtype=bool)
    half[rng.permutation(n)[: n // 2]] = True
    return half
