"""From the segments of a sample to those of the whole table that it was drawn from.

The engine holds the table. It moves the centroids by exact passes over all rows and
counts sizes, means and levels; what needs single customers (medians, quantiles,
evidence, figures) stays with the sample.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._result import Result
from clustomer.cluster.model import Scored, SegmentationModel
from clustomer.cluster.reference import make_reference
from clustomer.describe.records import LevelProfile, NumericProfile, Profile, SegmentProfile
from clustomer.engines.sources.converge import Converged, converge, counted
from clustomer.engines.sources.protocol import Sample, Source
from clustomer.engines.sql.aggregates import Aggregates
from clustomer.errors import Issue, issue
from clustomer.segments.fit import Segmentation
from clustomer.stats.distances import assign
from clustomer.stats.intervals import wilson_interval
from clustomer.table.table import Table

_DIGITS = ".12g"


@dataclass(frozen=True, kw_only=True)
class OverAll(Result):
    """What is known of all rows of a table of which the study holds a sample.

    Attributes
    ----------
    n_rows : int
    n_passes : int
        Passes over the table: the last one counts, the others move centroids.
    converged : bool
    n_near : int
        Rows with two centroids so near that rounding may decide between them.
    inertia : float
        Sum of squared distances of all rows to their centroid, in prepared units.
    moved : float
        How far, at most, a centroid of the sample moved.
    groups, every : Aggregates
        Counts, means and spreads by segment, and of all rows.
    """

    n_rows: int
    n_passes: int
    converged: bool
    n_near: int
    inertia: float
    moved: float
    groups: Aggregates = field(metadata={"local": True})
    every: Aggregates = field(metadata={"local": True})


@dataclass(frozen=True, kw_only=True)
class Whole(Result):
    """A segmentation of a sample, and the same segments over all rows."""

    fitted: Segmentation
    over_all: OverAll


def fit_whole(
    source: Source,
    table: Table,
    fitted: Segmentation,
    *,
    held: Sample | None = None,
    max_iter: int = 300,
    progress: Progress = silent,
) -> Whole:
    """Fit the segments of a sample to all rows of the table that it came from.

    Parameters
    ----------
    source : Source
    table : Table
        The sample.
    fitted : Segmentation
        Of the sample.
    held : Sample, optional
        More rows of it that are held, or all.
    max_iter : int, default 300
        Passes at most.
    progress : Progress, optional

    Returns
    -------
    Whole
        Centroids, sizes, shares and the order of the segments are those of all rows; the
        sample's rows are assigned anew. With ``missing="drop"`` the centroids stay the
        sample's.

    Raises
    ------
    QueryFailedError
        When the engine fails.
    """
    drop = fitted.model.plan.options.missing == "drop"
    if drop:
        done = counted(source, fitted.model, progress=progress)
    else:
        done = converge(source, fitted.model, held=held, max_iter=max_iter, progress=progress)
    centres = {
        column.name: _centre(table.numbers(column.name))
        for column in table.schema
        if column.is_numeric and table.data[column.name].dtype.kind == "f"
    }
    progress("aggregate", 0, 2)
    model, groups = _in_order(source, table, done.model, centres)
    progress("aggregate", 1, 2)
    every = source.aggregate(table.schema, centres=centres)
    progress("aggregate", 2, 2)
    nearest = assign(fitted.prepared.X, model.centroids)
    scored = Scored(nearest=nearest, prepared=fitted.prepared)
    model = replace(
        model,
        settings={**model.settings, "n_rows": done.n_rows, "n_sample": table.n_rows},
        reference=make_reference(table, model.plan, nearest.distance, scored.margin),
    )
    return Whole(
        fitted=replace(
            fitted,
            model=model,
            scored=scored,
            silhouettes=np.full(table.n_rows, np.nan),
            issues=(*fitted.issues, *_notes(done, drop=drop)),
        ),
        over_all=OverAll(
            n_rows=done.n_rows,
            n_passes=done.n_passes,
            converged=done.converged,
            n_near=done.n_near,
            inertia=done.inertia,
            moved=done.moved,
            groups=groups,
            every=every,
        ),
    )


def _centre(values: NDArray[np.float64]) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else 0.0


def _in_order(
    source: Source, table: Table, model: SegmentationModel, centres: dict[str, float]
) -> tuple[SegmentationModel, Aggregates]:
    """Return the segments by value, else by size, over all rows; and their aggregates."""
    groups = source.aggregate(table.schema, model=model, centres=centres)
    worth = groups.sizes.astype(float)
    value = table.schema.value
    totals = None if value is None else groups.number(value)
    if totals is not None:
        worth = np.where(totals.n > 0, totals.mean, -np.inf)
    # Twelve digits: equal means in another order of rows stay equal. Ties by size.
    rounded = np.array([float(format(each, _DIGITS)) for each in worth.tolist()])
    order = np.lexsort([-groups.sizes, -rounded])
    moved = replace(
        model,
        centroids=np.ascontiguousarray(model.centroids[order]),
        sizes=tuple(groups.sizes[order].tolist()),
        shares=tuple((groups.sizes[order] / max(1, groups.sizes.sum())).tolist()),
    )
    return moved, groups.take(order)


def _notes(done: Converged, *, drop: bool) -> list[Issue]:
    if drop:
        return [issue("centroids_of_sample", "warning", total=done.n_rows)]
    if not done.converged:
        return [issue("passes_ended", "warning", total=done.n_rows, passes=done.n_passes)]
    known = {"total": done.n_rows, "passes": done.n_passes, "near": done.n_near}
    return [issue("fitted_to_all", "info", moved=done.moved, **known)]


# -- the profile ----------------------------------------------------------------------------


def with_all_rows(profile: Profile, over_all: OverAll) -> Profile:
    """Return a sample's profile with the sizes, shares, means and levels of all rows.

    Medians, quantiles, differences, markers and the intervals of lifts stay those of
    the sample. Where the sample hides a level, it stays hidden.
    """
    groups, every = over_all.groups, over_all.every
    n = int(groups.sizes.sum())
    worth = None if profile.value_column is None else groups.number(profile.value_column)
    total = math.nan if worth is None else float(np.nansum(worth.n * worth.mean))
    segments = []
    for one in profile.segments:
        i = one.index
        share = one.value_share
        if share is not None and worth is not None and total > 0:
            share = float(worth.n[i] * worth.mean[i] / total)
        segments.append(
            replace(
                one,
                n=int(groups.sizes[i]),
                share=float(groups.sizes[i] / n),
                value_share=share,
                numeric=tuple(_number(each, groups, i) for each in one.numeric),
                levels=_levels(one, over_all),
            )
        )
    population = tuple(_number(each, every, 0) for each in profile.population)
    return replace(profile, n=n, segments=tuple(segments), population=population)


def _number(found: NumericProfile, totals: Aggregates, group: int) -> NumericProfile:
    exact = totals.number(found.column)
    if exact is None or exact.n[group] == 0:
        return found
    return replace(found, n=int(exact.n[group]), mean=float(exact.mean[group]))


def _levels(segment: SegmentProfile, over_all: OverAll) -> tuple[LevelProfile, ...]:
    return tuple(_level(each, over_all, segment.index) for each in segment.levels)


def _level(found: LevelProfile, over_all: OverAll, group: int) -> LevelProfile:
    own, every = over_all.groups.level(found.column), over_all.every.level(found.column)
    if not found.shown or own is None or every is None or found.level not in own.levels:
        return found
    place = own.levels.index(found.level)
    n, of, everyone = own.counts[group, place], own.counts[group].sum(), every.counts[0]
    if of == 0 or everyone[place] == 0:
        return found
    share, population = float(n / of), float(everyone[place] / everyone.sum())
    bounds = wilson_interval(int(n), int(of))
    return replace(
        found,
        n=int(n),
        share=share,
        low=bounds.low,
        high=bounds.high,
        population_share=population,
        lift=share / population,
    )
