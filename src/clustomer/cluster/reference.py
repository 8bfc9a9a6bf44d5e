"""What a model remembers of its training customers, so that new ones can be compared.

Bins with counts and quantiles of distances: no value of a customer, no count of
fewer than 10 but that of missing values, which the schema holds too.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.prepare.exact import wrong
from clustomer.prepare.plan import PreparationPlan
from clustomer.stats.drift import counts_between, quantile_cuts
from clustomer.stats.suppression import SMALL_CELL
from clustomer.table.table import Table

NOVEL_SHARE = 0.01
"""Share of the training customers beyond the limit of novelty, about."""


@dataclass(frozen=True, kw_only=True)
class ColumnReference(Result):
    """How many training customers had what in one source column.

    Attributes
    ----------
    column : str
    cuts : tuple of float
        Ends of the bins of a column of numbers; a value on a cut is below it.
    levels : tuple of str
        Levels with a bin of their own: those of 10 customers or more.
    counts : tuple of int
        Customers in each bin; for levels the last one holds all other levels.
    n_missing : int
    """

    column: str
    cuts: tuple[float, ...] = ()
    levels: tuple[str, ...] = ()
    counts: tuple[int, ...]
    n_missing: int


@dataclass(frozen=True, kw_only=True)
class Reference(Result):
    """The training customers in counts.

    Attributes
    ----------
    n : int
        Rows, each counted once whatever its weight.
    columns : tuple of ColumnReference
        In the order of the plan's sources.
    distance_mean, distance_median : float
        Of the distances to the nearest centroid, in prepared units.
    distance_limit : float
        99 % of the training customers are no farther away.
    n_beyond : int
        How many were.
    mean_margin : float
        Mean of 1 - d1/d2 with the distances to the nearest and second nearest
        centroid (simplified silhouette), 0 to 1; larger is clearer.
    """

    n: int
    columns: tuple[ColumnReference, ...]
    distance_mean: float
    distance_median: float
    distance_limit: float
    n_beyond: int
    mean_margin: float


def make_reference(
    table: Table,
    plan: PreparationPlan,
    distance: NDArray[np.float64],
    margin: NDArray[np.float64],
) -> Reference:
    """Count the training customers.

    Parameters
    ----------
    table : Table
        With the columns of ``plan.sources``.
    plan : PreparationPlan
    distance : ndarray of shape (n,)
        Of each row to its nearest centroid.
    margin : ndarray of shape (n,)
        1 - d1/d2 of each row.
    """
    limit = float(np.quantile(distance, 1 - NOVEL_SHARE, method="inverted_cdf"))
    return Reference(
        n=table.n_rows,
        columns=tuple(_column(table, name) for name in plan.sources.names),
        distance_mean=float(np.mean(distance)),
        distance_median=float(np.median(distance)),
        distance_limit=limit,
        n_beyond=int(np.sum(distance > limit)),
        mean_margin=float(np.mean(margin)),
    )


def _column(table: Table, name: str) -> ColumnReference:
    if not table.column(name).has_levels:
        values = table.numbers(name)
        cuts = quantile_cuts(values)
        counts = counts_between(values, cuts)
        return ColumnReference(
            column=name,
            cuts=tuple(cuts.tolist()),
            counts=tuple(counts.tolist()),
            n_missing=table.n_rows - int(counts.sum()),
        )
    by_level = _by_level(table, name)
    kept = tuple(level for level, count in by_level.items() if count >= SMALL_CELL)
    others = sum(by_level.values()) - sum(by_level[level] for level in kept)
    missing = table.n_rows - sum(by_level.values())
    if 0 < others < SMALL_CELL and kept:  # a pool of few joins the smallest level that is kept
        least = min(kept, key=lambda level: by_level[level])
        kept = tuple(level for level in kept if level != least)
        others += by_level[least]
    return ColumnReference(
        column=name,
        levels=kept,
        counts=(*(by_level[level] for level in kept), others),
        n_missing=missing,
    )


def _by_level(table: Table, name: str) -> dict[str, int]:
    levels, codes = table.column(name).levels, table.codes(name)
    counts = np.bincount(codes[codes >= 0], minlength=len(levels))
    return {level: int(count) for level, count in zip(levels, counts, strict=True)}


def counts_now(table: Table, column: ColumnReference) -> tuple[int, ...]:
    """Count other customers in the bins of a column; the last count is that of missing values.

    Levels that the reference has no bin for, unseen ones among them, are others.
    """
    name = column.column
    if not table.column(name).has_levels:
        counts = counts_between(table.numbers(name), column.cuts)
        return (*counts.tolist(), table.n_rows - int(counts.sum()))
    by_level = _by_level(table, name)
    unseen = int(table.unseen[name].sum()) if name in table.unseen else 0
    known = [by_level.get(level, 0) for level in column.levels]
    others = sum(by_level.values()) - sum(known) + unseen
    return (*known, others, table.n_rows - sum(known) - others)


def counts_then(column: ColumnReference) -> tuple[int, ...]:
    """Return the counts of the training customers; the last one is that of missing values."""
    return (*column.counts, column.n_missing)


def counts_of_both(
    old: ColumnReference, new: ColumnReference
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return the counts of two references in the bins that both have; the last is of missing.

    Bins end where both have a cut: between such cuts both counts are exact. Levels
    without a bin of their own in both are others. ``None`` where they have nothing in
    common: one bin for all says nothing.
    """
    if (old.cuts and new.levels) or (old.levels and new.cuts):
        return None
    if old.levels or new.levels:
        shared = [level for level in old.levels if level in new.levels]
        both = _by_shared_levels(old, shared), _by_shared_levels(new, shared)
        return both if shared else None
    ends = [cut for cut in old.cuts if cut in new.cuts]
    return (_between(old, ends), _between(new, ends)) if ends else None


def _by_shared_levels(one: ColumnReference, shared: list[str]) -> tuple[int, ...]:
    held = dict(zip(one.levels, one.counts, strict=False))
    kept = [held[level] for level in shared]
    return (*kept, sum(one.counts) - sum(kept), one.n_missing)


def _between(one: ColumnReference, ends: list[float]) -> tuple[int, ...]:
    places = [one.cuts.index(end) + 1 for end in ends]
    bounds = [0, *places, len(one.counts)]
    return (*(sum(one.counts[a:b]) for a, b in pairwise(bounds)), one.n_missing)


def check_reference(reference: Reference, plan: PreparationPlan, where: str) -> None:
    """Raise `ModelFormatError` for a reference that no model can have."""
    if tuple(one.column for one in reference.columns) != plan.sources.names:
        raise wrong(f"{where}.columns", "that of the plan's columns, in their order")
    for i, one in enumerate(reference.columns):
        place = f"{where}.columns[{i}]"
        with_levels = plan.sources[one.column].has_levels
        bins = (len(one.levels) if with_levels else len(one.cuts)) + 1
        if len(one.counts) != bins or (one.cuts if with_levels else one.levels):
            raise wrong(f"{place}.counts", "a count for each bin")
        if list(one.cuts) != sorted(set(one.cuts)) or len(set(one.levels)) < len(one.levels):
            raise wrong(place, "a list of ascending cuts or of different levels")
        if min(*one.counts, one.n_missing) < 0 or sum(counts_then(one)) != reference.n:
            raise wrong(f"{place}.counts", "a list of counts that make up all customers")
    distances = (reference.distance_mean, reference.distance_median, reference.distance_limit)
    if not 0 <= reference.mean_margin <= 1:
        raise wrong(f"{where}.mean_margin", "a number from 0 to 1")
    if min(distances) < 0 or not 0 <= reference.n_beyond < reference.n:
        raise wrong(f"{where}.distance_limit", "a distance with customers within it")
