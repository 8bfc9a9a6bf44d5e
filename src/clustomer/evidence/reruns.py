"""A complete re-run: prepare some rows of a table anew, form segments, compare them.

What robustness, relevance and the baselines share. Rows are put in an order
that their values decide before anything is drawn, so that the order of the
table changes no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from clustomer._random import seed_for, stream
from clustomer.cluster.kpod import kpod
from clustomer.errors import InputError
from clustomer.prepare.learn import learn_plan
from clustomer.prepare.plan import PreparationPlan, PrepareOptions, by_name
from clustomer.stats.canonical import sample_rows
from clustomer.stats.distances import assign
from clustomer.stats.kernels.fits import fit_many, n_uniforms
from clustomer.stats.workers import ordered_map
from clustomer.table.schema import Role
from clustomer.table.table import Table

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]
N_INIT = 10
"""Starts of a re-run; greedy k-means++ rarely needs them all."""

_Task = TypeVar("_Task")
_Done = TypeVar("_Done")


class Part(NamedTuple):
    """Some rows of a table in an order of their own, with their segments."""

    rows: NDArray[np.intp]  # positions in the table
    table: Table
    labels: Labels


class Matrix(NamedTuple):
    """Prepared rows, and those of them that segments are formed from."""

    X: Floats  # (n, p); NaN only with missing="kpod"
    plan: PreparationPlan
    forming: NDArray[np.bool_]  # (n,)
    weights: Floats | None  # (n,), how many customers each row stands for

    @property
    def complete(self) -> bool:
        """Whether no value is missing among the rows that form segments."""
        return not bool(np.isnan(self.X[self.forming]).any())


def checked_labels(table: Table, labels: NDArray, k: int) -> Labels:
    """Return the labels as whole numbers.

    Raises
    ------
    InputError
        When there is not one label below k for each row, or k is below 2.
    """
    codes = np.asarray(labels).astype(np.int64)
    if codes.shape != (table.n_rows,):
        raise InputError(
            f"There are {codes.size:,} labels for {table.n_rows:,} rows.",
            "Each row of the table needs one label.",
            "Pass the labels of this table, with -1 for rows that are left out.",
        )
    check_k(k)
    if codes.max(initial=-1) >= k or len(np.unique(codes[codes >= 0])) < 2:
        raise InputError(
            f"The labels are {sorted(set(codes.tolist()))[:12]} and k is {k}.",
            "Labels run from 0 to k - 1, and two of them occur at least.",
            "Pass the k of these labels.",
        )
    return codes


def check_k(k: int) -> None:
    """Raise an `InputError` when there is nothing to compare."""
    if k < 2:
        raise InputError(
            f"k is {k}.",
            "Segments are compared with others, so two of them are needed at least.",
            "Leave this out where all customers are together.",
        )


def part_of(
    table: Table,
    labels: Labels,
    *,
    max_rows: int,
    rng: np.random.Generator,
    besides: Sequence[NDArray] = (),
) -> Part:
    """Return the rows with a label, or a sample of them, in an order of their own.

    Parameters
    ----------
    table : Table
    labels : integer array of shape (n,)
        -1 for rows that are left out.
    max_rows : int
        Rows of the sample.
    rng : Generator
        A stream of its own.
    besides : sequence of arrays of shape (n,)
        Columns besides the features that a later step looks at: rows that differ
        in them only are told apart.
    """
    there = np.flatnonzero(labels >= 0)
    keys = [table.data[column.name] for column in by_name(table.schema.features)]
    weights = table.weights()
    keys += [*besides, labels] if weights is None else [*besides, labels, weights]
    rows = there[sample_rows([key[there] for key in keys], max_rows, rng)]
    return Part(rows, table.take(rows), labels[rows])


def prepare(table: Table, options: PrepareOptions) -> Matrix:
    """Learn the preparation of a table and carry it out."""
    learned = learn_plan(table, options=options)
    X = learned.plan.transform(table).X
    return Matrix(X, learned.plan, learned.fit_rows, table.weights())


def centres_of(
    matrix: Matrix, k: int, *, seed: int, n_init: int = N_INIT, n_jobs: int | None = 1
) -> Floats | None:
    """Return the centres of k segments, (k, p), from independent starts.

    Missing values are left out of the distances (k-POD, `n_jobs` threads).
    ``None`` when there are fewer than k distinct rows.
    """
    X = matrix.X[matrix.forming]
    if len(np.unique(X, axis=0)) < k:
        return None
    if not matrix.complete:
        return kpod(
            X, k, n_init=n_init, random_state=seed_for(seed, "rerun", k), n_jobs=n_jobs
        ).centers
    uniforms = stream(seed, "rerun", k).random((1, n_init, n_uniforms(k)))
    weights = None if matrix.weights is None else matrix.weights[matrix.forming][None]
    centres: Floats = fit_many(X, k, uniforms, weights=weights).centers[0]
    return centres


def labels_of(matrix: Matrix, centres: Floats) -> Labels:
    """Return the nearest centre of every row, those that formed no segment included."""
    return assign(matrix.X, centres).labels.astype(np.int64)


def without_column(table: Table, name: str) -> Table:
    """Return the table with one feature that is no feature any more."""
    columns = tuple(
        replace(column, role=Role.IGNORED) if column.name == name else column
        for column in table.schema
    )
    return replace(table, schema=replace(table.schema, columns=columns))


def options_without(options: PrepareOptions, name: str) -> PrepareOptions:
    """Return the options without the weight of a column."""
    kept = {column: w for column, w in options.feature_weights.items() if column != name}
    return replace(options, feature_weights=kept)


def share_out(
    function: Callable[[_Task], _Done], tasks: Sequence[_Task], *, n_jobs: int | None, alone: bool
) -> Iterator[_Done]:
    """Yield the answers in the order of the tasks, from `n_jobs` threads.

    With `alone` one after the other in this thread: k-POD calls a library whose
    warnings cannot be kept quiet in several threads at once.
    """
    if alone:
        yield from map(function, tasks)
        return
    with ordered_map(n_jobs) as each:
        yield from each(function, tasks)
