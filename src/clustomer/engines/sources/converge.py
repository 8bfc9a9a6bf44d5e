"""Exact Lloyd passes over all rows of a source, from the centroids of its sample.

Lloyd's algorithm creeps at its end: where groups overlap it takes tens of passes, and
more where there are none. The rows that are held spare most of them. Lloyd's map of
those rows, S, is nearly that of all rows, G, and costs no pass. A pass at centroids c
gives G(c); S moved by G(c) - S(c) agrees with G there, and is followed to where it
stands still. The next pass begins at that place (the idea of variance-reduced gradient
methods: Johnson & Zhang 2013). Where the inertia of all rows got worse the last place
was too far, and one nearer to G(c) is taken; G(c) itself never makes it worse
while the rows are the same. Passes end by the same rule, at the same kind of place: each
centroid is the mean of its rows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._result import Result
from clustomer.cluster.large import Rows
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.batches import BATCH_ROWS
from clustomer.engines.rows import held_rows
from clustomer.engines.sources.held import HELD_CELLS
from clustomer.engines.sources.lloyd import step_over
from clustomer.engines.sources.protocol import Sample, Source
from clustomer.engines.sql.passes import Step

TOLERANCE = 1e-8
"""Passes end when no centroid moves by more than this, squared, in prepared units.

That is a ten-thousandth of a standard deviation, the tolerance of Spark's MLlib. Sizes and
means are counted after the last move, exactly.
"""

Floats = NDArray[np.float64]

_MOST = 300  # iterations on the rows that are held
_SHORTER = 4  # times fewer of them where they led too far
_STILL = 1e-10  # squared shift, in variances, at which they end
_ROUNDING = 1e-12  # of an inertia
_PREPARED = 2 * HELD_CELLS  # values of the rows that are held, when they are prepared


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
    First the compiled loops move the centroids on the rows that are held, then passes and
    such moves take turns. Each pass costs one read of the columns. Where all rows are
    held the table is not read again; they are counted where they are. A cluster that
    loses all its rows stays where it was.
    """
    rows = _rows(model, held)
    at, done, converged = model.centroids, 0, False
    if rows is not None and held is not None:
        near = rows.lloyd(at, max_iter=_MOST, tol=0.0, relocate=False)
        at, converged = near.centers, held.by == "all" and near.converged
    guide = None if rows is None else _Guide(rows)
    while done < max_iter and not converged:
        step = source.step(replace(model, centroids=at))
        moved = step.centroids(at)
        done += 1
        progress("passes", done, max_iter)
        converged = float(((moved - at) ** 2).sum(axis=1).max()) <= TOLERANCE
        if converged or guide is None:
            at = moved
        elif done == max_iter:
            at = guide.no_worse(moved, step.cost(at))
        else:
            at = guide.beyond(at, moved, step.cost(at))
    ended = replace(model, centroids=np.ascontiguousarray(at))
    if held is not None and held.by == "all" and converged and done == 0:
        starts = range(0, held.table.num_rows, BATCH_ROWS)
        batches = (held.table.slice(start, BATCH_ROWS) for start in starts)
        last = step_over(batches, ended, close=True)
    else:
        last = source.step(ended, close=True)
    return _ended(model, ended, last, n_moves=done, converged=converged)


def _rows(model: SegmentationModel, held: Sample | None) -> Rows | None:
    """Return the rows that are held, prepared; none where values are left out of distances.

    A category takes as many columns as it has levels: fewer rows are then prepared, and
    none of a whole table that gets too wide, since its first rows are no sample.
    """
    if held is None or held.table.num_rows == 0 or model.plan.options.missing == "kpod":
        return None
    most = _PREPARED // model.plan.width
    if held.by == "all" and held.table.num_rows > most:
        return None
    table = held.table.slice(0, most)
    prepared = model.plan.transform(held_rows(table, model.plan.sources))
    return Rows.of(prepared.X, None, None) if np.isfinite(prepared.X).all() else None


class _Guide:
    """Where a pass over all rows is likely to lead, by the rows that are held."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._cost = np.inf  # of the last place that was no worse than the one before
        self._moved: Floats = np.empty(0)  # where one pass leads from there
        self._offset: Floats = np.empty(0)
        self._steps = _MOST  # that the rows are followed

    def beyond(self, at: Floats, moved: Floats, cost: float) -> Floats:
        """Return centroids for the next pass.

        Parameters
        ----------
        at : ndarray of shape (k, p)
            Centroids of a pass.
        moved : ndarray of shape (k, p)
            The means that it gave.
        cost : float
            Inertia at `at`, less a constant.
        """
        # With no steps the place is where a pass led. Only other rows can make it worse.
        if self._steps == 0 or self._is_no_worse(cost):
            first = self._rows.lloyd(at, max_iter=1, tol=0.0, relocate=False).centers
            self._cost, self._moved, self._offset = cost, moved, moved - first
            self._steps = min(_MOST, 2 * max(1, self._steps))
        else:  # too far
            self._steps //= _SHORTER
        if self._steps == 0:
            return self._moved
        found = self._rows.lloyd(
            self._moved, max_iter=self._steps, tol=_STILL, offset=self._offset, relocate=False
        )
        self._steps = found.n_iter
        return found.centers

    def no_worse(self, moved: Floats, cost: float) -> Floats:
        """Return where the last pass led, or, from a place too far, the best one before."""
        return moved if self._is_no_worse(cost) else self._moved

    def _is_no_worse(self, cost: float) -> bool:
        return cost <= self._cost + _ROUNDING * abs(cost)


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
