"""Trivial ways to make k groups: quantiles of one column, a grid of two, chance.

Everything is learnt on the rows of training and carried out on others.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer.prepare.plan import PreparationPlan
from clustomer.stats.distances import centroids

Floats = NDArray[np.float64]
Groups = NDArray[np.int64]
MOST_IN_GRIDS = 8
"""Columns that are tried in pairs: those that are best alone."""


class Column(NamedTuple):
    """A source column as the trivial splits see it: one number or level code for each row.

    A column of levels is split into its most frequent levels and the rest.
    """

    name: str
    train: Floats
    test: Floats
    has_levels: bool


class Outcome(NamedTuple):
    """What is to be explained: columns of numbers, NaN where missing, and row weights."""

    Y: Floats  # (n, q)
    weights: Floats  # (n,)

    def take(self, keep: NDArray[np.bool_]) -> Outcome:
        """Return some rows."""
        return Outcome(self.Y[keep], self.weights[keep])


class Split(NamedTuple):
    """Groups of the rows for training and of the others, learnt from the former."""

    columns: tuple[str, ...]
    train: Groups
    test: Groups
    n_groups: int


class Squares(NamedTuple):
    """Sums of squared errors: of the groups' means, and of the mean of everybody."""

    error: float
    total: float

    @property
    def explained(self) -> float:
        """1 - error / total; 0 where nothing varies."""
        return 1 - self.error / self.total if self.total > 0 else 0.0


def squares(train: Outcome, test: Outcome, split: Split) -> Squares:
    """Predict held-out rows by the mean of their group in training.

    Parameters
    ----------
    train, test : Outcome
    split : Split

    Returns
    -------
    Squares
        Over all columns and all held-out values that are present.

    Notes
    -----
    ``error = sum w (y - mean of its group in training)^2`` and ``total = sum w (y
    - mean of training)^2``. A group without a training value predicts the mean of
    training. Both means come from training, so that explained is 0 on average for
    one group, and below 0 where groups are noise.
    """
    overall = _means(train, np.zeros(len(train.Y), dtype=np.int64), 1)
    overall = np.nan_to_num(overall)
    means = _means(train, split.train, split.n_groups)
    means = np.where(np.isnan(means), overall, means)
    return Squares(_sum(test, means[split.test]), _sum(test, overall))


def _means(outcome: Outcome, groups: Groups, n_groups: int) -> Floats:
    return centroids(outcome.Y, groups, n_groups, sample_weight=outcome.weights)


def _sum(outcome: Outcome, predicted: Floats) -> float:
    errors = np.nan_to_num(outcome.Y - predicted) ** 2 * outcome.weights[:, None]
    return float(errors.sum())  # the rows have an order of their own: no digit depends on the file


def _own_error(outcome: Outcome, split: Split) -> float:
    """Sum of squared errors of the rows that the groups and their means were learnt from."""
    means = np.nan_to_num(_means(outcome, split.train, split.n_groups))
    return _sum(outcome, means[split.train])


def columns_of(plan: PreparationPlan, train: Floats, test: Floats) -> list[Column]:
    """Return the source columns of a preparation, from prepared rows.

    Transforms and scales keep the order of the values, so that quantiles of
    prepared values split the rows as quantiles of the original ones do.
    """
    sources = np.array(plan.prepared_sources)
    found = []
    for column in plan.columns:
        own = np.flatnonzero(sources == column.source)
        has_levels = column.one_hot is not None
        found.append(
            Column(
                name=column.source,
                train=_level_codes(train[:, own]) if has_levels else train[:, own[0]],
                test=_level_codes(test[:, own]) if has_levels else test[:, own[0]],
                has_levels=has_levels,
            )
        )
    return found


def _level_codes(dummies: Floats) -> Floats:
    codes = np.nan_to_num(dummies).argmax(axis=1).astype(np.float64)
    return np.where(np.isnan(dummies).any(axis=1), np.nan, codes)


def best_column(columns: Iterable[Column], train: Outcome, n_groups: int) -> Split:
    """Return the split of one column that explains most of the training rows."""
    splits = [column_split(column, n_groups) for column in columns]
    return min(splits, key=lambda split: _own_error(train, split))


def best_grid(columns: Iterable[Column], train: Outcome, n_groups: int) -> Split | None:
    """Return the grid of two columns that explains most of the training rows.

    ``None`` with one column, and for two groups, which need one column only.
    """
    columns = list(columns)
    errors = [_own_error(train, column_split(column, n_groups)) for column in columns]
    best = [columns[i] for i in np.argsort(errors, kind="stable")[:MOST_IN_GRIDS]]
    splits = [
        _crossed(pair, shape) for pair in permutations(best, 2) for shape in grid_shapes(n_groups)
    ]
    return min(splits, key=lambda split: _own_error(train, split), default=None)


def grid_shapes(n_groups: int) -> list[tuple[int, ...]]:
    """Return the grids with exactly so many cells: for each slice of a column, its cells.

    Slices have as many cells as each other, or differ by one where the number
    leaves no choice: five groups are two slices of two and three cells.

    Examples
    --------
    >>> grid_shapes(4), grid_shapes(5), grid_shapes(6), grid_shapes(2)
    ([(2, 2)], [(2, 3), (3, 2)], [(3, 3), (2, 2, 2)], [])
    """
    shapes = []
    for slices in range(2, max(2, n_groups // 2) + 1 if n_groups > 2 else 2):
        cells, more = divmod(n_groups, slices)
        sizes = (cells,) * (slices - more) + (cells + 1,) * more
        shapes += [sizes, sizes[::-1]] if more else [sizes]
    return shapes


def _crossed(pair: tuple[Column, Column], shape: tuple[int, ...]) -> Split:
    """Slice the rows by the first column, and each slice by quantiles of the second."""
    first = column_split(pair[0], len(shape))
    cuts = {m: column_split(pair[1], m) for m in set(shape)}
    begins = np.cumsum((0, *shape[:-1]))
    train, test = np.empty_like(first.train), np.empty_like(first.test)
    for number, m in enumerate(shape):
        here, there = first.train == number, first.test == number
        train[here] = begins[number] + cuts[m].train[here]
        test[there] = begins[number] + cuts[m].test[there]
    return Split((pair[0].name, pair[1].name), train, test, sum(shape))


def column_split(column: Column, n_groups: int) -> Split:
    """Cut a column at its training quantiles, or into its most frequent levels and the rest.

    Equal quantiles, as in columns of few values, make fewer groups. Rows without
    a value stand at the training median (the most frequent level).
    """
    if column.has_levels:
        return _level_split(column, n_groups)
    known = column.train[~np.isnan(column.train)]
    shares = np.arange(1, n_groups) / n_groups
    middle, *cuts = np.quantile(known, [0.5, *shares], method="inverted_cdf")
    below = known[known < known.max()]
    # A cut at the largest value would leave nobody above it.
    edges = np.unique(np.minimum(cuts, below.max())) if len(below) else np.empty(0)
    train, test = (
        np.searchsorted(edges, np.where(np.isnan(values), middle, values), side="left")
        for values in (column.train, column.test)
    )
    return Split((column.name,), train, test, len(edges) + 1)


def _level_split(column: Column, n_groups: int) -> Split:
    known = column.train[~np.isnan(column.train)].astype(np.int64)
    frequent = np.argsort(-np.bincount(known), kind="stable")
    place = np.full(len(frequent) + 1, n_groups - 1)  # a level that training has not seen: the rest
    place[frequent[: n_groups - 1]] = np.arange(len(frequent[: n_groups - 1]))
    unseen = len(frequent)
    train, test = (
        place[np.where(np.isnan(codes), frequent[0], codes).astype(np.int64).clip(0, unseen)]
        for codes in (column.train, column.test)
    )
    return Split((column.name,), train, test, n_groups)


def random_split(n_train: int, n_test: int, n_groups: int, rng: np.random.Generator) -> Split:
    """Return groups that chance makes."""
    train, test = (rng.integers(n_groups, size=n) for n in (n_train, n_test))
    return Split((), train, test, n_groups)
