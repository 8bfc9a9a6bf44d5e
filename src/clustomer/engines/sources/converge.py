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
from clustomer.engines.sources.held import in_slices
from clustomer.engines.sources.lloyd import step_over
from clustomer.engines.sources.protocol import Sample, Source
from clustomer.engines.sql.passes import Step

TOLERANCE = 1e-8
"""Passes end when no centroid moves by more than this, squared, in prepared units.

That is a ten-thousandth of a standard deviation, the tolerance of Spark's MLlib. Lloyd's
algorithm creeps at its end: ten times less takes about half as many passes again and
moves hardly a customer. Sizes and means are counted after the last move, exactly.
"""

_MOST = 300  # iterations on the rows that are held
_ROWS = 131_072  # of a batch of them


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
    held: Sample | None = None,
    max_iter: int = 300,
    progress: Progress = silent,
) -> Converged:
    """Move a model's centroids by exact passes over all rows until they stand still.

    Parameters
    ----------
    source : Source
    model : SegmentationModel
        Of a sample of the same table.
    held : Sample, optional
        Rows that are held, with the columns of the model: see `sources.held`.
    max_iter : int, default 300
        Passes at most.
    progress : Progress, optional

    Returns
    -------
    Converged
        Centroids in the order of the model's.

    Notes
    -----
    First the compiled loops move the centroids on the rows that are held: the passes
    that follow are few. Each of them costs one read of the columns. Where all rows are
    held the table is not read again; they are counted where they are. A cluster that
    loses all its rows stays where it was.
    """
    at, converged = _nearer(model, held)
    done = 0
    while done < max_iter and not converged:
        step = source.step(replace(model, centroids=at))
        moved = step.centroids(at)
        done += 1
        progress("passes", done, max_iter)
        converged = float(((moved - at) ** 2).sum(axis=1).max()) <= TOLERANCE
        at = moved
    ended = replace(model, centroids=np.ascontiguousarray(at))
    if held is not None and held.by == "all" and done == 0:
        last = step_over(in_slices(held.table, _ROWS), ended, close=True)
    else:
        last = source.step(ended, close=True)
    return _ended(model, ended, last, n_moves=done, converged=converged)


def _nearer(model: SegmentationModel, held: Sample | None) -> tuple[NDArray[np.float64], bool]:
    """Return centroids of the rows that are held, and whether these are all and it ended.

    Where values are left out of the distances they are the model's.
    """
    if held is None or model.plan.options.missing == "kpod":
        return model.centroids, False
    prepared = model.plan.transform(held_rows(held.table, model.plan.sources))
    if not np.isfinite(prepared.X).all():
        return model.centroids, False
    moved = Rows.of(prepared.X, None, None).lloyd(model.centroids, max_iter=_MOST, tol=0.0)
    return moved.centers, held.by == "all" and moved.converged


def counted(source: Source, model: SegmentationModel, *, progress: Progress = silent) -> Converged:
    """Leave a model's centroids where they are, and count all rows in one pass."""
    found = _ended(model, model, source.step(model, close=True), n_moves=0, converged=True)
    progress("passes", 1, 1)
    return found


def _ended(
    model: SegmentationModel,
    ended: SegmentationModel,
    last: Step,
    *,
    n_moves: int,
    converged: bool,
) -> Converged:
    """Return where a model ended, with the sizes and the inertia of its last pass."""
    at = ended.centroids
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
