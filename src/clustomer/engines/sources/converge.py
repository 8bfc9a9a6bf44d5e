"""Exact Lloyd passes over all rows of a source, from the centroids of its sample."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._result import Result
from clustomer.cluster.large import Rows
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.rows import held_rows
from clustomer.engines.sources.protocol import Source

TOLERANCE = 1e-8
"""Passes end when no centroid moves by more than this, squared, in prepared units.

That is a ten-thousandth of a standard deviation, the tolerance of Spark's MLlib. Lloyd's
algorithm creeps at its end: ten times less takes about half as many passes again and
moves hardly a customer. Sizes and means are counted after the last move, exactly.
"""


HELD_CELLS = 8_000_000
"""Values of the model's columns that are held to come near the end: 64 MB as doubles."""

MOST = 300  # iterations on the rows that are held


@dataclass(frozen=True, kw_only=True)
class Converged(Result):
    """Where the passes ended.

    Attributes
    ----------
    model : SegmentationModel
        With the centroids of all rows, and their sizes and shares.
    n_rows : int
    inertia : float
        Sum of squared distances of all rows to their centroid.
    n_passes : int
        Passes over the table, the last one included.
    converged : bool
    n_near : int
        Rows with two centroids so near that rounding may decide between them.
    moved : float
        How far, at most, a centroid of the sample moved, in prepared units.
    """

    model: SegmentationModel
    n_rows: int
    inertia: float
    n_passes: int
    converged: bool
    n_near: int
    moved: float


def converge(
    source: Source,
    model: SegmentationModel,
    *,
    key: str | None = None,
    seed: int = 0,
    hold: int = HELD_CELLS,
    max_iter: int = 300,
    progress: Progress = silent,
) -> Converged:
    """Move a model's centroids by exact passes over all rows until they stand still.

    Parameters
    ----------
    source : Source
    model : SegmentationModel
        Of a sample of the same table.
    key : str, optional
        The id column.
    seed : int, default 0
        Of the hashes of a larger sample.
    hold : int, default `HELD_CELLS`
        Values of that sample; 0 for none.
    max_iter : int, default 300
        Passes at most.
    progress : Progress, optional

    Returns
    -------
    Converged
        Centroids in the order of the model's.

    Notes
    -----
    First the compiled loops move the centroids on as many rows as `hold` allows,
    held here: the passes that follow are few, and where all rows could be held only the
    one that counts. Each of them costs one read of the columns. A cluster that loses
    all its rows stays where it was.
    """
    at, converged = _nearer(source, model, key, seed, hold)
    done = 0
    while done < max_iter and not converged:
        step = source.step(replace(model, centroids=at))
        moved = step.centroids(at)
        done += 1
        progress("passes", done, max_iter)
        converged = float(((moved - at) ** 2).sum(axis=1).max()) <= TOLERANCE
        at = moved
    return _ended(source, model, at, n_moves=done, converged=converged)


def _nearer(
    source: Source, model: SegmentationModel, key: str | None, seed: int, hold: int
) -> tuple[NDArray[np.float64], bool]:
    """Return centroids of the rows that can be held, and whether these are all and it ended.

    Where values are left out of the distances they are the model's.
    """
    names = model.plan.sources.names
    n = hold // max(1, len(names))
    if n == 0 or model.plan.options.missing == "kpod":
        return model.centroids, False
    sample = source.sample(n, seed=seed, key=key, wanted=names)
    prepared = model.plan.transform(held_rows(sample.table, model.plan.sources))
    if not np.isfinite(prepared.X).all():
        return model.centroids, False
    moved = Rows.of(prepared.X, None, None).lloyd(model.centroids, max_iter=MOST, tol=0.0)
    return moved.centers, sample.by == "all" and moved.converged


def counted(source: Source, model: SegmentationModel, *, progress: Progress = silent) -> Converged:
    """Leave a model's centroids where they are, and count all rows in one pass."""
    found = _ended(source, model, model.centroids, n_moves=0, converged=True)
    progress("passes", 1, 1)
    return found


def _ended(
    source: Source,
    model: SegmentationModel,
    at: NDArray[np.float64],
    *,
    n_moves: int,
    converged: bool,
) -> Converged:
    """Count the rows of the centroids `at` in a last pass."""
    ended = replace(model, centroids=np.ascontiguousarray(at))
    last = source.step(ended, close=True)
    n = int(last.counts.sum())
    away = ((at - model.centroids) ** 2).sum(axis=1)
    return Converged(
        model=replace(
            ended,
            sizes=tuple(last.counts.tolist()),
            shares=tuple((last.counts / max(1, n)).tolist()),
        ),
        n_rows=n,
        inertia=last.inertia(at),
        n_passes=n_moves + 1,
        converged=converged,
        n_near=last.n_near or 0,
        moved=float(np.sqrt(away.max())),
    )
