"""The segments as rules: a tree, one rule each, thresholds; all measured on held-out customers.

A rule in plain numbers is easier to act on than a distance, and says less. How much
less is measured, on customers that the rule or tree was not found on.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from clustomer._random import DEFAULT_SEED, stream
from clustomer._text import joined
from clustomer.describe.axes import Axis, condition, make_axes
from clustomer.describe.conjunctions import Ranges, find_ranges, picked
from clustomer.describe.rule_records import (
    FAITHFUL,
    Condition,
    Estimate,
    FiveFold,
    Rules,
    SegmentRule,
    SurrogateTree,
    ThresholdTree,
    TreeNode,
)
from clustomer.describe.thresholds import leaves, price_of, squared_distances, threshold_tree
from clustomer.describe.trees import GrownTree, grow
from clustomer.stats.agreement import adjusted_rand_index
from clustomer.stats.canonical import sample_rows
from clustomer.stats.intervals import wilson_interval
from clustomer.table.table import Table

MOST_ROWS = 20_000  # rules are found and measured on at most so many customers
LEAST_ROWS = 20
FOLDS = 5
LEARN = 3  # folds that a rule is found on; the two others measure it
_DRAWS = 1000
_Z2 = 1.959963984540054**2
Labels = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """The customers that rules are found on, in canonical order."""

    axes: tuple[Axis, ...]
    codes: Labels  # (n, p), -1 where there is no value
    filled: Labels  # (n, p), the column's median there
    n_bins: tuple[int, ...]
    gaps: tuple[Floats, ...]
    labels: Labels
    fold: Labels
    k: int

    @property
    def learn(self) -> Labels:
        """The rows that the tree and the rules are found on."""
        return np.flatnonzero(self.fold < LEARN)

    @property
    def held(self) -> Labels:
        """The rows that measure them."""
        return np.flatnonzero(self.fold >= LEARN)


def make_rules(
    table: Table,
    labels: NDArray,
    *,
    columns: Iterable[str],
    prepared: Floats | None = None,
    prepared_names: Sequence[str] = (),
    centroids: Floats | None = None,
    seed: int = DEFAULT_SEED,
) -> Rules:
    """Put the segments into rules in original units, and measure what these are worth.

    Parameters
    ----------
    table : Table
    labels : integer array of shape (n,)
        Segment of each row, from 0; -1 for rows that are left out.
    columns : iterable of str
        Columns that formed the segments: rules use no other.
    prepared : array of shape (n, q), optional
        The matrix that was clustered, for the threshold tree.
    prepared_names : sequence of q str
    centroids : array of shape (k, q), optional
        In prepared units.
    seed : int, default 0
        Of the sample, the folds and the intervals.

    Returns
    -------
    Rules
        Empty for a single segment, below 20 rows, and where every column is
        constant.

    Notes
    -----
    Above 20,000 rows a uniform sample of 20,000 is used, drawn so that the order
    of rows changes nothing; ``n_rows`` says so. Customers are dealt into five
    folds within each segment. The tree, the rules and the thresholds are found on
    three folds and measured on the two others, so that every interval is of the
    very tree or rule that is shown. Five-fold results, of five other trees, stand
    beside it with the lowest and the highest fold: there is no unbiased variance of
    a mean of folds (Bengio & Grandvalet 2004, JMLR 5, 1089-1105). Cuts are readable
    numbers, and of the rows that a tree or rule is found on alone: a cut that has
    seen held-out values lies beside them (accuracy then covered .90).
    The tree takes the column's median for a missing value; a rule is not met by it.

    The interval of the adjusted Rand index is of 1,000 draws of the table of
    segments and answers. Its lower end is drawn with z^2 customers without
    agreement added, as Wilson's interval does for a share, so that it is not empty
    where all agree.
    """
    labels = np.asarray(labels).astype(np.int64)
    names = sorted(set(columns))
    counted = np.flatnonzero(labels >= 0)
    k = int(labels.max(initial=-1)) + 1
    rows = counted[_canonical(table, names, labels, counted, seed)]
    nothing = Rules(n_rows=len(rows), n_customers=len(counted), n_folds=FOLDS)
    if k < 2 or len(rows) < LEAST_ROWS:
        return nothing
    taken, labels = table.take(rows), labels[rows]
    fold = _folds([taken.data[name] for name in names], labels, seed)
    axes = make_axes(taken, names, np.flatnonzero(fold < LEARN))
    if not axes:
        return nothing
    seen = _seen(axes, labels, fold, k)
    thresholds = None
    if prepared is not None and centroids is not None:
        thresholds = _thresholds(prepared[rows], prepared_names, centroids, fold)
    return Rules(
        n_rows=len(rows),
        n_customers=len(counted),
        n_folds=FOLDS,
        tree=_tree(seen, _five_fold(taken, names, seen), seed),
        segments=tuple(rule for i in range(k) if (rule := _rule(seen, i)) is not None),
        thresholds=thresholds,
    )


def _canonical(
    table: Table, names: Sequence[str], labels: Labels, counted: Labels, seed: int
) -> Labels:
    """Return positions in `counted`: all or a sample, in an order that the values decide."""
    keys = [table.data[name][counted] for name in names]
    return sample_rows([*keys, labels[counted]], MOST_ROWS, stream(seed, "rules"))


def _seen(axes: tuple[Axis, ...], labels: Labels, fold: Labels, k: int) -> _Seen:
    codes = np.stack([axis.codes for axis in axes], axis=1)
    return _Seen(
        axes=axes,
        codes=codes,
        filled=_filled(axes),
        n_bins=tuple(axis.n_bins for axis in axes),
        gaps=tuple(axis.gaps for axis in axes),
        labels=labels,
        fold=fold,
        k=k,
    )


def _filled(axes: Sequence[Axis]) -> Labels:
    """Return the bins of shape (n, p) with the column's middle where there is no value."""
    return np.stack([np.where(a.codes < 0, a.middle, a.codes) for a in axes], axis=1)


def _folds(data: Sequence[NDArray], labels: Labels, seed: int) -> Labels:
    """Deal the rows of each segment into folds, going on where the last segment ended.

    Rows are sorted by value, so one permutation for all tables would hold out the
    same ranks each time, and intervals would cover less (those of coverage .89 in
    simulation). The values therefore take part in the seed.
    """
    values = (np.column_stack([*data, labels]).astype("<f8") + 0.0).tobytes()
    mixed = stream(seed, "rules-folds", zlib.crc32(values)).permutation(len(labels))
    dealt = mixed[np.argsort(labels[mixed], kind="stable")]
    fold = np.empty(len(labels), dtype=np.int64)
    fold[dealt] = np.arange(len(labels)) % FOLDS
    return fold


def _share(count: int, n: int) -> Estimate:
    interval = wilson_interval(count, n)
    value = count / n if n else math.nan
    return Estimate(value=value, low=interval.low, high=interval.high)


def _rule(seen: _Seen, segment: int) -> SegmentRule | None:
    """Return the rule of a segment with what it does for held-out customers."""
    member = seen.labels == segment
    learn, held = seen.learn, seen.held
    ranges = find_ranges(seen.codes[learn], seen.n_bins, member[learn], seen.gaps)
    if not ranges:
        return None
    member = member[held]
    pick = picked(seen.codes[held], ranges)
    if not pick.any():
        return None  # nothing measured, nothing said
    n_picked, n_hits, n_segment = int(pick.sum()), int((pick & member).sum()), int(member.sum())
    precision, recall = _share(n_hits, n_picked), _share(n_hits, n_segment)
    worth = {"precision": precision, "recall": recall}
    conditions = _conditions(seen.axes, ranges)
    return SegmentRule(
        segment=segment,
        conditions=conditions,
        text=joined([each.text for each in conditions]),
        precision=precision,
        recall=recall,
        coverage=_share(n_picked, len(member)),
        n_picked=n_picked,
        n_hits=n_hits,
        n_segment=n_segment,
        warnings=tuple(name for name, each in worth.items() if not each.value >= FAITHFUL),
    )


def _conditions(axes: Sequence[Axis], ranges: Ranges) -> tuple[Condition, ...]:
    return tuple(condition(axes[i], first, end) for i, (first, end) in ranges.items())


def _tree(seen: _Seen, five_fold: FiveFold, seed: int) -> SurrogateTree:
    learn, held = seen.learn, seen.held
    whole = grow(seen.filled[learn], seen.labels[learn], seen.k)
    labels, answers = seen.labels[held], whole.predict(seen.filled[held])
    accuracy = _share(int((answers == labels).sum()), len(held))
    nodes = _nodes(whole, seen.axes)
    asked = {node.column for node in nodes}
    missing = [a.column.label for a in seen.axes if a.column.name in asked and a.has_missing]
    return SurrogateTree(
        nodes=nodes,
        n_leaves=whole.n_leaves,
        accuracy=accuracy,
        adjusted_rand=_adjusted_rand(labels, answers, seen.k, seed),
        five_fold=five_fold,
        missing=tuple(dict.fromkeys(missing)),
        is_warned=min(accuracy.value, five_fold.accuracy) < FAITHFUL,
    )


def _five_fold(table: Table, names: Sequence[str], seen: _Seen) -> FiveFold:
    """Measure five trees, each made from four fifths, on the fifth that is left."""
    accuracies, indices = [], []
    for i in range(FOLDS):
        learn, held = np.flatnonzero(seen.fold != i), np.flatnonzero(seen.fold == i)
        answers = np.full(len(held), np.bincount(seen.labels[learn]).argmax())
        axes = make_axes(table, names, learn)
        if axes:
            filled, labels = _filled(axes), seen.labels[learn]
            answers = grow(filled[learn], labels, seen.k).predict(filled[held])
        accuracies.append(float((answers == seen.labels[held]).mean()))
        indices.append(adjusted_rand_index(seen.labels[held], answers))
    return FiveFold(
        accuracy=math.fsum(accuracies) / FOLDS,
        lowest=min(accuracies),
        highest=max(accuracies),
        adjusted_rand=math.fsum(indices) / FOLDS,
        lowest_adjusted_rand=min(indices),
        highest_adjusted_rand=max(indices),
    )


def _nodes(tree: GrownTree, axes: Sequence[Axis]) -> tuple[TreeNode, ...]:
    """Return the nodes that count, from the root on, the lower side first."""
    made: list[TreeNode] = []

    def visit(place: int, leading: Condition | None) -> int:
        counts, here = tree.counts[place], len(made)
        n, segment = int(counts.sum()), int(np.argmax(counts))
        leaf = TreeNode(condition=leading, segment=segment, n=n, share=int(counts[segment]) / n)
        made.append(leaf)
        if tree.is_leaf(place):
            return here
        axis, end = axes[tree.axis[place]], int(tree.cut[place]) + 1
        sides = ((int(tree.below[place]), 0, end), (int(tree.above[place]), end, axis.n_bins))
        below, above = (visit(to, condition(axis, low, high)) for to, low, high in sides)
        cut = float(axis.cuts[end - 1])
        made[here] = replace(leaf, column=axis.column.name, cut=cut, below=below, above=above)
        return here

    visit(0, None)
    return tuple(made)


def _adjusted_rand(labels: Labels, answers: Labels, k: int, seed: int) -> Estimate:
    """Return the adjusted Rand index with the interval that draws of its table give."""
    n = len(labels)
    cells = np.bincount(labels * k + answers, minlength=k * k).reshape(k, k)
    chance = np.outer(cells.sum(axis=1), cells.sum(axis=0)) / n**2
    value, rng = adjusted_rand_index(labels, answers), stream(seed, "rules-interval")
    low, _ = _drawn((cells + _Z2 * chance) / (n + _Z2), n, rng)
    _, high = _drawn(cells / n, n, rng)
    return Estimate(value=value, low=min(low, value), high=max(high, value))


def _drawn(shares: Floats, n: int, rng: np.random.Generator) -> tuple[float, float]:
    """Return where 95 % of the indices of drawn tables lie."""
    k = len(shares)
    tables = rng.multinomial(n, shares.ravel() / shares.sum(), size=_DRAWS)
    indices = np.sort(_adjusted_rands(tables.reshape(_DRAWS, k, k).astype(np.float64)))
    return float(indices[int(0.025 * _DRAWS)]), float(indices[int(0.975 * _DRAWS)])


def _adjusted_rands(tables: Floats) -> Floats:
    """Return the index of each table of shape (draws, k, k)."""
    together = _pairs(tables).sum(axis=(1, 2))
    first, second = (_pairs(tables.sum(axis=i)).sum(axis=1) for i in (1, 2))
    expected = first * second / _pairs(tables.sum(axis=(1, 2)))
    most = (first + second) / 2
    wide = most - expected
    found: Floats = np.where(wide > 0, (together - expected) / np.where(wide > 0, wide, 1), 1.0)
    return found


def _pairs(counts: Floats) -> Floats:
    return counts * (counts - 1) / 2


def _thresholds(
    X: Floats, names: Sequence[str], centroids: Floats, fold: Labels
) -> ThresholdTree | None:
    """Return the threshold tree of the rows without missing values, and its price."""
    order = sorted(range(len(names)), key=names.__getitem__)  # sums in an order of their own
    known = ~np.isnan(X).any(axis=1)
    X, fold, centroids = X[known][:, order], fold[known], centroids[:, order]
    names = [names[i] for i in order]
    different = len(np.unique(centroids, axis=0)) == len(centroids)
    if len(X) < LEAST_ROWS or not different:
        return None
    learn, held = X[fold < LEARN], X[fold >= LEARN]
    nodes = threshold_tree(learn, centroids, names)
    distances, answers = squared_distances(held, centroids), leaves(nodes, held, names)
    price = price_of(squared_distances(learn, centroids), leaves(nodes, learn, names))
    held_out_price = price_of(distances, answers)
    if math.isnan(price) or math.isnan(held_out_price):
        return None  # the nearest cost nothing, so no price is a multiple of it
    right = int((answers == distances.argmin(axis=1)).sum())
    return ThresholdTree(
        nodes=nodes,
        price=price,
        held_out_price=held_out_price,
        accuracy=_share(right, len(held)),
        n_rows=len(X),
    )
