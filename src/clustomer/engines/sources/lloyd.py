"""One exact pass of Lloyd's algorithm over batches of rows, in threads.

The same statistics as the query of `engines.sql.passes`, which is the oracle. Batches
are of a fixed size and their sums are added in their order: the number of threads
changes no digit.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.cluster.model import SegmentationModel
from clustomer.engines.rows import held_rows
from clustomer.engines.sql.passes import Step
from clustomer.stats.distances import assign, nearest_labels
from clustomer.stats.workers import map_ahead

Floats = NDArray[np.float64]
Labels = NDArray[np.int32]

_NEAR = 8e-9  # as `engines.sql.stages`: 4e-9 of half a squared distance
_LEAST = 1e-12


def step_over(batches: Iterable[Any], model: SegmentationModel, *, close: bool = False) -> Step:
    """Return the sufficient statistics of one pass.

    Parameters
    ----------
    batches : iterable of pyarrow.Table
        With the source columns of the model.
    model : SegmentationModel
        Its centroids are the given ones.
    close : bool
        Also add up squares, and count rows that are nearly a tie.
    """
    k, p = model.n_segments, model.plan.width
    empty = np.zeros((k, p))
    total = Step(
        counts=np.zeros(k, dtype=np.int64),
        sums=empty,
        known=np.zeros((k, p), dtype=np.int64),
        squares=empty if close else None,
        n_near=0 if close else None,
    )
    for found in map_ahead(partial(_of_batch, model, close), batches):
        total = total.joined(found)
    return total


def _of_batch(model: SegmentationModel, close: bool, batch: Any) -> Step:
    X = model.plan.transform(held_rows(batch, model.plan.sources), order="F").X
    missing = None
    if any(plan.impute is None for plan in model.plan.columns):
        missing = np.isnan(X)
        missing = missing if missing.any() else None
    near = None
    if close:
        labels, near = _with_ties(X, model.centroids, missing)
    else:
        labels = _labels(X, model.centroids, missing)
    k = model.n_segments
    counts = np.bincount(labels, minlength=k)
    known = np.repeat(counts[:, None], X.shape[1], axis=1)
    if missing is not None:
        known = known - _by_segment(missing, labels, k).astype(np.int64)
        X = np.where(missing, 0.0, X)
    return Step(
        counts=counts,
        sums=_by_segment(X, labels, k),
        known=known,
        squares=_by_segment(X * X, labels, k) if close else None,
        n_near=near,
    )


def _labels(X: Floats, centroids: Floats, missing: NDArray[np.bool_] | None) -> Labels:
    if missing is None:
        return nearest_labels(X, centroids, n_jobs=1)
    part = missing.any(axis=1)
    labels = np.empty(len(X), dtype=np.int32)
    labels[part] = assign(X[part], centroids).labels
    labels[~part] = nearest_labels(X[~part], centroids, n_jobs=1)
    return labels


def _with_ties(
    X: Floats, centroids: Floats, missing: NDArray[np.bool_] | None
) -> tuple[Labels, int]:
    """Return the labels, and how many rows have two centroids that are as good as equal."""
    nearest = assign(X, centroids)
    apart = nearest.second_distance**2 - nearest.distance**2
    if missing is not None:  # distances over what is known were scaled up to all columns
        apart *= np.maximum(1, X.shape[1] - missing.sum(axis=1)) / X.shape[1]
        X = np.where(missing, 0.0, X)
    size = np.einsum("ij,ij->i", X, X) + (centroids**2).sum(axis=1).max() + _LEAST
    return nearest.labels, int((apart <= _NEAR * size).sum())


def _by_segment(values: NDArray[Any], labels: Labels, k: int) -> Floats:
    """Return the sums of the columns of (n, p) by label, (k, p)."""
    return np.column_stack(
        [np.bincount(labels, weights=column, minlength=k) for column in values.T]
    )
