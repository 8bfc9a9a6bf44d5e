"""What do the segments say about the next period? Spend after the segments decides.

Segments are formed from what was known at a cut-off day, and judged by what the
customers spent after it: out of sample in time, and by folds in customers too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._random import seed_for, stream
from clustomer._result import Result
from clustomer._text import text
from clustomer.evidence.reruns import N_INIT, Floats, Matrix, centres_of, labels_of, prepare
from clustomer.evidence.trivial import Column, Outcome, Split, best_grid, column_split, columns_of
from clustomer.prepare.plan import PrepareOptions
from clustomer.stats.distances import centroids
from clustomer.table.held_out import HeldOut
from clustomer.table.table import Table

N_FOLDS = 5
MAX_ROWS = 20_000
LEAST_ROWS = 20  # customers for each segment
N_RESAMPLES = 1_000
NOTHING = 0.01  # less explained spend is called nothing


@dataclass(frozen=True, kw_only=True)
class Explained(Result):
    """Share of the next period's spend that groups explain, with a 95 % interval.

    ``kind`` is ``segments``, ``spend`` (quantiles of spend so far), ``grid`` (of two of
    the features of the segments) or one that the caller brought. Higher is better: 1 at
    best, 0 as no groups, below 0 worse than none. ``behind`` is the segments' share minus this one.
    """

    kind: str
    columns: tuple[str, ...]
    n_groups: int
    explained: float
    low: float
    high: float
    behind: float | None = None
    behind_low: float | None = None
    behind_high: float | None = None


@dataclass(frozen=True, kw_only=True)
class NextPeriod(Result):
    """Segments, spend quantiles and an RFM grid of so many groups each, beside each other.

    Attributes
    ----------
    cutoff, until : str
    days, n_customers, n_buyers, k : int
        `n_buyers` spent something after the cut-off.
    rows : tuple of Explained
        Of spend in money.
    rows_log : tuple of Explained
        Of log(1 + spend), which few large customers do not decide.
    sentence : str
    """

    cutoff: str
    until: str
    days: int
    n_customers: int
    n_buyers: int
    k: int
    rows: tuple[Explained, ...]
    rows_log: tuple[Explained, ...]
    sentence: str


Grouping = Callable[[Table, Table], Split | None]
"""Puts customers of training and held-out ones into groups by nothing but the former."""


class _Errors(NamedTuple):
    """Squared errors of held-out customers: of a split, and of the mean of everybody."""

    split: Floats  # (n,)
    nothing: Floats  # (n,)


def next_period(
    held_out: HeldOut,
    k: int,
    *,
    options: PrepareOptions,
    seed: int,
    n_init: int = N_INIT,
    noun: str = "segments",
    besides: Mapping[str, Grouping] | None = None,
) -> NextPeriod | None:
    """Compare what segments and trivial groups say about spend after the cut-off.

    Parameters
    ----------
    held_out : HeldOut
    k : int
        Groups of each kind; spend and grid make fewer where values are equal.
    options : PrepareOptions
        Of the segments that are shown.
    seed : int
    n_init : int
        Starts of each fit.
    noun : str
        What several segments are called.
    besides : mapping of str to callable, optional
        Other groups that anyone could make, by kind.

    Returns
    -------
    NextPeriod or None
        ``None`` with fewer than 20 customers for each group, one group, or where nothing
        was spent.

    Notes
    -----
    Customers are dealt into five folds. Preparation, segments, cuts and each group's mean
    spend are learnt from four, with nothing but what was known at the cut-off and, for the
    means, their own spend after it; the fifth is predicted: explained = 1 - sum (y -
    prediction)^2 / sum (y - mean)^2 over all held-out customers. Intervals are the middle
    95 % of 1,000 resamples of the customers, paired for differences; they hold for
    customers like these and this period, not for other seasons. The segments are formed anew
    at the cut-off: they are what the method would have given then.
    """
    known = np.flatnonzero(np.isfinite(held_out.spend))
    if len(known) > MAX_ROWS:
        rng = stream(seed, "next-period-rows")
        known = np.sort(rng.choice(known, MAX_ROWS, replace=False))
    spend = held_out.spend[known]
    if k < 2 or len(known) < LEAST_ROWS * k or np.ptp(spend) == 0:
        return None
    y = np.column_stack([spend, np.log1p(np.maximum(spend, 0))])
    fold = stream(seed, "next-period-folds").permutation(len(known)) % N_FOLDS
    table, total = held_out.table.take(known), held_out.total[known]
    errors: dict[str, list[_Errors]] = {}
    chosen: dict[str, Split] = {}
    order = np.concatenate([np.flatnonzero(fold == number) for number in range(N_FOLDS)])
    for number in range(N_FOLDS):
        splits = _splits(table, total, y, fold == number, k, options, n_init, seed)
        if splits is None:
            return None
        splits |= _brought(table, fold == number, besides or {})
        for kind, split in splits.items():
            chosen.setdefault(kind, split)
            errors.setdefault(kind, []).append(_errors(split, y, fold == number))
    rows, rows_log = (_compared(errors, chosen, i, len(order), seed) for i in (0, 1))
    return NextPeriod(
        cutoff=held_out.cutoff,
        until=held_out.until,
        days=held_out.days,
        n_customers=len(known),
        n_buyers=int((spend > 0).sum()),
        k=k,
        rows=rows,
        rows_log=rows_log,
        sentence=_sentence(rows, noun),
    )


def _splits(
    table: Table,
    total: Floats,
    y: Floats,
    out: NDArray[np.bool_],
    k: int,
    options: PrepareOptions,
    n_init: int,
    seed: int,
) -> dict[str, Split] | None:
    """Form groups from the customers of training in each way; put the others into them."""
    train: Matrix = prepare(table.take(np.flatnonzero(~out)), options)
    X = train.plan.transform(table).X
    centres = centres_of(train, k, seed=seed_for(seed, "next-period"), n_init=n_init, n_jobs=1)
    if centres is None:
        return None
    everyone = labels_of(train._replace(X=X), centres)
    spend = Column("total_value", total[~out], total[out], has_levels=False)
    seen = Outcome(y[~out, 1:], np.ones(int((~out).sum())))
    grid = best_grid(columns_of(train.plan, X[~out], X[out]), seen, k)
    found = {
        "segments": Split((), everyone[~out], everyone[out], k),
        "spend": column_split(spend, k),
    }
    return found if grid is None else {**found, "grid": grid}


def _brought(
    table: Table, out: NDArray[np.bool_], besides: Mapping[str, Grouping]
) -> dict[str, Split]:
    train, test = table.take(np.flatnonzero(~out)), table.take(np.flatnonzero(out))
    found = {kind: grouping(train, test) for kind, grouping in besides.items()}
    return {kind: split for kind, split in found.items() if split is not None}


def _errors(split: Split, y: Floats, out: NDArray[np.bool_]) -> _Errors:
    """Predict held-out customers by the means of training; return both squared errors."""
    overall = y[~out].mean(axis=0)
    means = centroids(y[~out], split.train, split.n_groups)
    means = np.where(np.isnan(means), overall, means)
    return _Errors((y[out] - means[split.test]) ** 2, (y[out] - overall) ** 2)


def _compared(
    errors: Mapping[str, Sequence[_Errors]],
    chosen: Mapping[str, Split],
    outcome: int,
    n: int,
    seed: int,
) -> tuple[Explained, ...]:
    """Return each kind's share with its interval, and how far the segments are ahead."""
    nothing = np.concatenate([each.nothing[:, outcome] for each in errors["segments"]])
    split = np.column_stack(
        [np.concatenate([each.split[:, outcome] for each in errors[kind]]) for kind in errors]
    )
    rng = stream(seed, "next-period-intervals")
    drawn = np.empty((N_RESAMPLES, split.shape[1]))
    for i in range(N_RESAMPLES):
        rows = rng.integers(n, size=n)
        total = nothing[rows].sum()
        drawn[i] = 1 - split[rows].sum(axis=0) / total if total > 0 else 0.0
    shares = 1 - split.sum(axis=0) / nothing.sum()
    ends = np.quantile(drawn, [0.025, 0.975], axis=0)
    apart = np.quantile(drawn[:, :1] - drawn, [0.025, 0.975], axis=0)
    return tuple(
        Explained(
            kind=kind,
            columns=chosen[kind].columns,
            n_groups=chosen[kind].n_groups,
            explained=float(shares[i]),
            low=float(ends[0, i]),
            high=float(ends[1, i]),
            behind=None if i == 0 else float(shares[0] - shares[i]),
            behind_low=None if i == 0 else float(apart[0, i]),
            behind_high=None if i == 0 else float(apart[1, i]),
        )
        for i, kind in enumerate(errors)
    )


def _sentence(rows: Sequence[Explained], noun: str) -> str:
    """Say whether the segments explain more than the best trivial groups."""
    ours, *trivial = rows
    best = max(trivial, key=lambda row: row.explained)
    if max(ours.explained, best.explained) < NOTHING:
        kind = "nothing"
    elif best.behind_low is not None and best.behind_low > 0:
        kind = "clear"
    elif best.behind_high is not None and best.behind_high < 0:
        kind = "beaten"
    else:
        kind = "close"
    return text(
        f"next.{kind}",
        nouns=noun,
        ours=max(0.0, ours.explained),
        best=max(0.0, best.explained),
        split=text(f"next.split.{best.kind}"),
    )
