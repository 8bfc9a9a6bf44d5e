"""The customers that figures show one by one, and their silhouettes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from clustomer._random import stream
from clustomer.segments.fit import EXACT_ROWS, Segmentation
from clustomer.stats.canonical import sample_rows
from clustomer.stats.silhouette import silhouette_samples

SHOWN_SILHOUETTES = 10_000
"""Above `EXACT_ROWS` customers, silhouettes of single customers come from so many."""


def shown_rows(X: NDArray[np.float64], seed: int) -> NDArray[np.intp]:
    """Return the rows that figures and silhouettes of single customers are drawn from."""
    if len(X) <= EXACT_ROWS:
        return np.arange(len(X))
    return np.sort(sample_rows([*X.T], SHOWN_SILHOUETTES, stream(seed, "shown")))


def shown_silhouettes(
    fitted: Segmentation, shown: NDArray[np.intp], n_jobs: int | None
) -> NDArray[np.float64]:
    """Return the silhouettes of the shown customers, among themselves; NaN elsewhere.

    NaN too where a value is missing (k-POD), and for a single segment.
    """
    if not np.isnan(fitted.silhouettes).all():
        return fitted.silhouettes  # the sweep has them already
    X, labels = fitted.prepared.X, fitted.labels
    out = np.full(len(X), np.nan)
    rows = shown[~np.isnan(X[shown]).any(axis=1)]
    if len(np.unique(labels[rows])) > 1:
        out[rows] = silhouette_samples(X[rows], labels[rows], n_jobs=n_jobs)
    return out
