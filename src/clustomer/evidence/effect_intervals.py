"""How sure is a difference between segments, if the segments may move as well?

The columns that formed the segments differ between them by construction, so
they get no p-value here or anywhere. What can be said is how far a difference
would move in another sample, segments formed anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED, stream
from clustomer.cluster.inputs import checked_weights
from clustomer.errors import InputError
from clustomer.evidence.records import EffectInterval
from clustomer.evidence.reruns import Floats, Labels, check_k
from clustomer.stats.canonical import sample_rows
from clustomer.stats.kernels.fits import fit_many, n_uniforms
from clustomer.stats.matching import match_clusters
from clustomer.stats.workers import ordered_map

MAX_ROWS = 2_000
N_RESAMPLES = 100
N_INIT = 5
_ROUNDING = 1e-12  # a smaller part of the sum of squares is rounding
_TOGETHER = 5  # resamples in one call: few enough to share out, enough to go through in one block


def effect_intervals(
    X: Floats,
    labels: NDArray,
    names: Sequence[str],
    *,
    k: int,
    sample_weight: NDArray | None = None,
    n_resamples: int = N_RESAMPLES,
    n_init: int = N_INIT,
    max_rows: int = MAX_ROWS,
    seed: int = DEFAULT_SEED,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> tuple[EffectInterval, ...]:
    """Give every segment's standardised differences an interval from re-clustered resamples.

    Use it to see which differences are safe to speak of. It describes; it is no
    test, and an interval that leaves out 0 is no evidence of groups: cutting an
    even column in two makes a difference that never crosses 0.

    Parameters
    ----------
    X : array of shape (n, p)
        Prepared rows, those that the segments were formed from.
    labels : integer array of shape (n,)
        The segments that are shown, from 0; -1 for rows that are left out.
    names : sequence of p str
        A name for each prepared column, ``"source=level"`` for levels.
    k : int
        Number of segments, 2 or more.
    sample_weight : array of shape (n,), optional
        How many customers each row stands for.
    n_resamples : int, default 100
    n_init : int, default 5
        Starts of each fit.
    max_rows : int, default 2000
        A seeded sample of so many rows for the resamples; the differences are
        those of all rows. The intervals are then those of so many customers, wider
        than those of all.
    seed : int, default 0
    n_jobs : int, optional
        Threads; changes the time only.
    progress : Progress, optional
        Called with the phase ``"effects"``.

    Returns
    -------
    tuple of EffectInterval
        By segment, and within it in the order of the columns. Segments that are
        not among the complete rows, and columns without spread, are left out.

    Raises
    ------
    InputError
        When the shapes do not belong together, or fewer than k rows are complete.

    Notes
    -----
    A resample draws n rows with replacement; KMeans with k clusters runs on it
    from independent starts; its clusters are paired with the shown segments by
    Hungarian assignment on the drawn rows, and the difference (mean of the segment
    - mean of the others) / pooled standard deviation is taken on the drawn rows.
    ``low`` and ``high`` are the 2.5 % and 97.5 % quantiles. Where the segments are
    different ones in each resample the interval is wide and ``sign_share`` low,
    which is the point. Rows with a missing value are left out.
    O(n_resamples n_init iterations n k p).

    References
    ----------
    Efron, B. & Tibshirani, R. (1993). An Introduction to the Bootstrap, chapter
    13. doi 10.1007/978-1-4899-4541-9
    """
    values, codes, weights = _checked(X, labels, names, k, sample_weight)
    whole = standardised(values, weights[None], codes[None], k)[0]
    # Columns in the order of their names, rows in that of their values.
    columns = sorted(range(len(names)), key=lambda j: names[j])
    keys = [*values.T[columns], codes, weights]
    rows = sample_rows(keys, max_rows, stream(seed, "effects-rows"))
    part = _Rows(np.ascontiguousarray(values[rows][:, columns]), codes[rows], weights[rows])

    def work(which: range) -> Floats:
        return _resampled(part, k, which, n_init, seed)

    tasks = [
        range(first, min(first + _TOGETHER, n_resamples))
        for first in range(0, n_resamples, _TOGETHER)
    ]
    found: list[Floats] = []
    progress("effects", 0, n_resamples)
    with ordered_map(n_jobs) as each:
        for task, differences in zip(tasks, each(work, tasks), strict=True):
            found.append(differences)
            progress("effects", task.stop, n_resamples)
    drawn = np.empty((n_resamples, k, len(names)))
    drawn[:, :, columns] = np.concatenate(found)
    return tuple(
        _interval(i, name, float(whole[i, j]), drawn[:, i, j])
        for i in range(k)
        for j, name in enumerate(names)
        if np.isfinite(whole[i, j]) and np.isfinite(drawn[:, i, j]).any()
    )


class _Rows(NamedTuple):
    """Complete rows with their segments and weights."""

    X: Floats  # (n, p)
    labels: Labels  # (n,)
    weights: Floats  # (n,)


def _checked(
    X: Floats, labels: NDArray, names: Sequence[str], k: int, sample_weight: NDArray | None
) -> _Rows:
    check_k(k)
    values, codes = np.asarray(X, dtype=np.float64), np.asarray(labels).astype(np.int64)
    if values.ndim != 2 or values.shape != (len(codes), len(names)) or codes.max(initial=-1) >= k:
        raise InputError(
            f"The rows have the shape {values.shape}; there are {codes.size:,} labels up to "
            f"{codes.max(initial=-1)} and {len(names)} names.",
            f"Each row has a label below k = {k}, and each column a name.",
            "Pass the matrix, the labels and the names of the same preparation.",
        )
    weights = checked_weights(sample_weight, len(codes))
    weights = np.ones(len(codes)) if weights is None else weights
    complete = (codes >= 0) & np.isfinite(values).all(axis=1) & (weights > 0)
    if complete.sum() < k:
        raise InputError(
            f"{complete.sum():,} rows have a segment and no missing value; k is {k}.",
            "Each segment needs a row.",
            "Fill missing values first, or leave this out.",
        )
    return _Rows(values[complete], codes[complete], weights[complete])


def _resampled(rows: _Rows, k: int, which: range, n_init: int, seed: int) -> Floats:
    """Return the differences in some resamples, (resamples, k, p)."""
    n, chances = len(rows.X), rows.weights / rows.weights.sum()
    streams = [stream(seed, "effects", number) for number in which]
    times = np.stack([rng.multinomial(n, chances) for rng in streams]).astype(np.float64)
    uniforms = np.stack([rng.random((n_init, n_uniforms(k))) for rng in streams])
    found = fit_many(rows.X, k, uniforms, weights=times).labels
    matched = np.stack([_renamed(f, rows.labels, t, k) for f, t in zip(found, times, strict=True)])
    return standardised(rows.X, times, matched, k)


def _renamed(found: NDArray, shown: Labels, times: NDArray, k: int) -> Labels:
    """Give the clusters of a resample the numbers of the segments that they are paired with."""
    shared = np.bincount(shown * k + found, weights=times, minlength=k * k).reshape(k, k)
    number = np.empty(k, dtype=np.int64)
    number[match_clusters(shared)] = np.arange(k)
    renamed: Labels = number[found]
    return renamed


def standardised(X: Floats, weights: Floats, labels: NDArray, k: int) -> Floats:
    """Return the standardised differences of every segment from the other rows.

    Parameters
    ----------
    X : array of shape (n, p)
    weights : array of shape (m, n)
        How often each row counts.
    labels : integer array of shape (m, n)
    k : int

    Returns
    -------
    ndarray of shape (m, k, p)
        As `clustomer.stats.effects.standardised_differences` gives for repeated
        rows; NaN for a segment without rows or without others, and for a column
        without spread.
    """
    centred = X - X.mean(axis=0)  # keeps the digits of the sums of squares
    both, p = np.hstack([centred, centred**2]), X.shape[1]
    sums, counts = np.empty((len(weights), k, 2 * p)), np.empty((len(weights), k, 1))
    for i, (times, own) in enumerate(zip(weights, labels, strict=True)):
        members = np.zeros((k, len(X)))
        members[own, np.arange(len(X))] = times
        sums[i], counts[i] = members @ both, members.sum(axis=1, keepdims=True)
    everyone, n = sums.sum(axis=1, keepdims=True), counts.sum(axis=1, keepdims=True)
    rest, others = everyone - sums, n - counts
    with np.errstate(invalid="ignore", divide="ignore"):
        mean, mean_rest = sums[..., :p] / counts, rest[..., :p] / others
        within = sums[..., p:] - counts * mean**2 + rest[..., p:] - others * mean_rest**2
        total = everyone[..., p:] - everyone[..., :p] ** 2 / n
        # Nothing varies within: the spread of everybody instead, as in stats.effects.
        pooled = np.where(within > _ROUNDING * total, within / (n - 2), total / (n - 1))
        return np.where(pooled > 0, (mean - mean_rest) / np.sqrt(pooled), np.nan)


def _interval(segment: int, column: str, difference: float, drawn: Floats) -> EffectInterval:
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return EffectInterval(
        segment=segment,
        column=column,
        difference=difference,
        low=float(low),
        high=float(high),
        sign_share=float(np.mean(np.sign(drawn) == np.sign(difference))),
    )
