"""Instability: how often do two resamples disagree whether two customers belong together?"""

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
    n_distinct,
    starts,
    tasks,
)
from clustomer.stats.workers import ordered_map


@dataclass(frozen=True, kw_only=True)
class Instability(Result):
    """The instability of each k, and the k with the lowest.

    Attributes
    ----------
    k_values : tuple of int
        Ascending, 2 or more.
    instability : tuple of float
        Mean over the pairs of resamples, 0 to 1, lower is better.
    instabilities : tuple of tuple of float
        For each k the values of the pairs.
    preferred : int
        The k with the lowest mean, the smaller of equal ones. Never 1.
    n_pairs, n_rows, n_init, seed : int
    """

    k_values: tuple[int, ...]
    instability: tuple[float, ...]
    instabilities: tuple[tuple[float, ...], ...]
    preferred: int
    n_pairs: int
    n_rows: int
    n_init: int
    seed: int


def disagreement(first: ArrayLike, second: ArrayLike) -> float:
    """Return the share of pairs of rows that exactly one partition keeps together.

    Parameters
    ----------
    first, second : array-like of shape (n,)
        Two partitions of the same rows; the names of the labels do not matter.

    Returns
    -------
    float
        0 (the same partition) to 1, lower is better: one minus the Rand index.

    Notes
    -----
    From the contingency table, not from all pairs: with a, b the sums over its
    rows and columns and c its cells, (sum a^2 + sum b^2 - 2 sum c^2) / (n (n - 1)).
    fpc::nselectboot counts the pairs together in the first partition only and
    divides by n^2; over many pairs of resamples that is half of it,
    times (n - 1) / n. O(n + k1 k2).

    Examples
    --------
    Rows 0 and 2, and 1 and 2, are together in one partition only.

    >>> disagreement([0, 0, 0], ["a", "a", "b"])
    0.6666666666666666
    """
    table = contingency(first, second).astype(np.float64)
    n = table.sum()
    if n < 2:
        return 0.0
    together = (table.sum(axis=1) ** 2).sum() + (table.sum(axis=0) ** 2).sum()
    return float((together - 2 * (table**2).sum()) / (n * (n - 1)))


def instability(
    X: ArrayLike,
    k_values: Iterable[int],
    *,
    n_pairs: int = 50,
    n_init: int = 5,
    seed: int = DEFAULT_SEED,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Instability:
    """Cluster pairs of bootstrap resamples, and count how often the two disagree.

    Use it for comparison with the literature; the adjusted Rand index of such
    pairs answers the same question on a scale that does not change with k.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite rows; each counts once.
    k_values : iterable of int
        From 2 to the number of distinct rows. With one group nothing can disagree,
        so k = 1 cannot be asked.
    n_pairs : int, default 50
        Pairs of bootstrap resamples; the same for all k.
    n_init : int, default 5
        Random starts of each fit.
    seed : int
        The answer depends on it and on nothing else.
    n_jobs : int or None
        Worker threads; every core by default.
    progress : Progress, optional
        Called with the phase ``"instability"``.

    Returns
    -------
    Instability

    Raises
    ------
    InputError
        When X holds missing values, a k is not possible, or an argument is out
        of range.

    Notes
    -----
    Each resample is clustered, all rows are put to its nearest centre, and the
    value of a pair is `disagreement` of the two. It is not corrected for chance:
    with many small groups few pairs are together in either partition, so it falls
    as k grows, whether there are groups or not. O(n_pairs n_init iterations n k p).

    References
    ----------
    Fang, Y. & Wang, J. (2012). Selection of the number of clusters via the
    bootstrap method. Computational Statistics & Data Analysis 56, 468-477.
    doi 10.1016/j.csda.2011.09.003

    Examples
    --------
    >>> rows = [[x + y] for x in (0.0, 10.0) for y in (0.0, 0.1, 0.2, 0.3, 0.4)]
    >>> found = instability(rows, [2, 3], n_pairs=10)
    >>> found.preferred, found.instability[0]
    (2, 0.0)
    """
    rows = checked_rows(X)
    why = "with one cluster nothing can disagree, and each needs a distinct row"
    ks = checked_k_values(k_values, least=2, most=n_distinct(rows), why=why)
    check_counts(n_pairs=n_pairs, n_init=n_init)
    found: list[list[float]] = []
    progress("instability", 0, n_pairs)
    with ordered_map(n_jobs) as run:
        for values in run(partial(_pairs, rows, _Options(ks, n_init, seed)), tasks(n_pairs)):
            found.extend(values)
            progress("instability", len(found), n_pairs)
    values_of_k = tuple(zip(*found, strict=True))
    means = tuple(sum(values) / n_pairs for values in values_of_k)
    # Ten digits, so that equal means are equal: the first of them wins.
    best = int(np.argmin(np.round(means, 10)))
    return Instability(
        k_values=tuple(ks),
        instability=means,
        instabilities=values_of_k,
        preferred=ks[best],
        n_pairs=n_pairs,
        n_rows=len(rows),
        n_init=n_init,
        seed=seed,
    )


class _Options(NamedTuple):
    k_values: list[int]
    n_init: int
    seed: int


def _pairs(rows: Floats, options: _Options, which: range) -> list[list[float]]:
    """For each pair of resamples, the disagreement of every k."""
    seed, n = options.seed, len(rows)
    sides = [2 * i + side for i in which for side in (0, 1)]
    weights = np.stack(
        [np.bincount(stream(seed, "resample", i).integers(n, size=n), minlength=n) for i in sides]
    )
    columns = []
    for k in options.k_values:
        uniforms = starts(seed, "resample_start", k, sides, options.n_init)
        labels = fit_many(rows, k, uniforms, weights=weights).labels
        columns.append([disagreement(a, b) for a, b in zip(labels[::2], labels[1::2], strict=True)])
    return [list(one) for one in zip(*columns, strict=True)]
