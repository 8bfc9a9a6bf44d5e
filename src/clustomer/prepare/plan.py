"""The preparation plan: what turns a customer table into numbers to compare.

A plan is frozen: which columns it needs, and for each of them the learnt
constants of a closed list of operations (`clustomer.prepare.operations`). It
runs on numpy alone, so that scoring needs no more; SQL and ONNX implement the
same list. Plans are learnt in `clustomer.prepare.learn`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.errors import SchemaMismatchError, did_you_mean
from clustomer.prepare.distribution import LARGEST, usable
from clustomer.prepare.operations import (
    ORDER,
    Impute,
    Log1p,
    OneHot,
    Ordinal,
    Scale,
    Weight,
    Winsorise,
    YeoJohnson,
)
from clustomer.prepare.sentences import steps_of
from clustomer.table.schema import Column, Schema
from clustomer.table.table import Table

CEILING = 1e100
"""Prepared values are cut here, so that no squared distance overflows."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class PrepareOptions(Result):
    """How a table is prepared.

    Attributes
    ----------
    scale : {"standard", "range", "robust", "none"}, default "standard"
        Mean 0 and standard deviation 1 (divisor n); smallest 0 and largest 1;
        median 0 and interquartile range 1; original units. With ``"none"``
        nothing is transformed or winsorised either, levels count as 0 and 1, and
        columns in large units decide the distances.
    missing : {"median", "kpod", "drop"}, default "median"
        Fill missing values with the median (most frequent or middle level for
        columns with levels) and mark the rows; leave them out of the distances
        (partial distances, k-POD); learn from complete rows only (the others are
        assigned afterwards, filled and marked).
    winsorise : bool, default True
        Move values beyond median +- 5 x 1.4826 x MAD to these limits.
    transform_skewed : bool, default True
        Take log(1 + x), or else Yeo-Johnson's transform, where skewness exceeds 1.
    feature_weights : mapping of str to float
        How many times a column counts in squared distances; 1 where not named.
    """

    scale: Literal["standard", "range", "robust", "none"] = "standard"
    missing: Literal["median", "kpod", "drop"] = "median"
    winsorise: bool = True
    transform_skewed: bool = True
    feature_weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ColumnPlan(Result):
    """What happens to one source column; ``None`` where an operation is not used.

    Attributes
    ----------
    source : str
    domain : (float, float), optional
        Values outside lie more than 5 scaled units, or 5 standard deviations, beyond
        everything that the plan was learnt from, or below 0 where nothing was
        (original units; numbers only).
    impute, log1p, yeo_johnson, winsorise, scale, one_hot, ordinal, weight
        The operations, in the order in which they run.
    """

    source: str
    domain: tuple[float, float] | None = None
    impute: Impute | None = None
    log1p: Log1p | None = None
    yeo_johnson: YeoJohnson | None = None
    winsorise: Winsorise | None = None
    scale: Scale | None = None
    one_hot: OneHot | None = None
    ordinal: Ordinal | None = None
    weight: Weight | None = None

    @property
    def operations(self) -> tuple[str, ...]:
        """Names of the operations that are used, in their order."""
        return tuple(name for name in ORDER if getattr(self, name) is not None)

    @property
    def levels(self) -> tuple[str, ...] | None:
        """Levels that the plan knows, or ``None`` for a column of numbers."""
        encoder = self.one_hot or self.ordinal
        return None if encoder is None else encoder.levels

    @property
    def width(self) -> int:
        """Number of prepared columns."""
        return 1 if self.one_hot is None else len(self.one_hot.levels)

    def transformed(self, values: Floats) -> Floats:
        """Return numbers after the transform, before winsorising."""
        for operation in (self.log1p, self.yeo_johnson):
            values = values if operation is None else operation.apply(values)
        return values

    def untransformed(self, values: Floats) -> Floats:
        """Return the original numbers of transformed ones."""
        for operation in (self.yeo_johnson, self.log1p):
            values = values if operation is None else operation.inverse(values)
        return values


@dataclass(frozen=True, kw_only=True)
class SetAside(Result):
    """A feature that the plan does not use, and why.

    ``reason`` is ``"missing"`` (more than 40 % of the values), ``"constant"``
    (no spread after preparation) or ``"empty"`` (no value at all).
    """

    column: str
    reason: str
    missing_share: float


@dataclass(frozen=True, kw_only=True)
class PreparedColumn(Result):
    """One column of the matrix with its provenance.

    Attributes
    ----------
    name : str
        Name of the source, or ``source=level``.
    source : str
        The column of the table that it comes from.
    level : str, optional
        The level that it stands for.
    operations : tuple of str
        What was done, in order.
    sentence : str
        The same in words.
    """

    name: str
    source: str
    level: str | None
    operations: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Prepared(Result):
    """A prepared table: numbers to compare, and what had to be done to whom.

    Attributes
    ----------
    X : ndarray of shape (n, p)
        Prepared columns in the plan's order; NaN only with ``missing="kpod"``.
    imputed : ndarray of bool, shape (n,)
        A missing value was filled.
    clipped : ndarray of bool, shape (n,)
        A value was moved to a winsorising limit.
    out_of_domain : ndarray of bool, shape (n,)
        A level that the plan has not seen (it counts as missing), an infinite
        value or one beyond 1e150 (likewise), or a number outside the `domain` of its
        column.
    missing : ndarray of bool, shape (n, n_sources)
        Where a source column had no usable value.
    """

    X: Floats
    imputed: NDArray[np.bool_]
    clipped: NDArray[np.bool_]
    out_of_domain: NDArray[np.bool_]
    missing: NDArray[np.bool_]

    def take(self, keep: NDArray[Any]) -> Prepared:
        """Return some rows; `keep` is a boolean mask or row positions."""
        return Prepared(
            X=self.X[keep],
            imputed=self.imputed[keep],
            clipped=self.clipped[keep],
            out_of_domain=self.out_of_domain[keep],
            missing=self.missing[keep],
        )


@dataclass(frozen=True, kw_only=True)
class OriginalColumn(Result):
    """Centroids in original units, for one source column or one level of it.

    ``meaning`` says how to read ``values`` (one per centroid): ``"mean"``;
    ``"back_transformed"`` (the inverse of the transform at the mean of
    transformed values: after a logarithm like a geometric mean, so nearer to the
    median than to the mean); ``"share"`` of customers with the level;
    ``"mean_score"`` of ordered levels.
    """

    source: str
    level: str | None
    meaning: str
    values: Floats


@dataclass(frozen=True, kw_only=True)
class PreparationPlan(Result):
    """A learnt preparation: the columns it needs and what happens to each.

    Attributes
    ----------
    sources : Schema
        The columns that `transform` needs, sorted by name (numbers in names by value).
    columns : tuple of ColumnPlan
        In the same order.
    set_aside : tuple of SetAside
        Features that were left out.
    options : PrepareOptions
    n_rows : int
        Rows that the constants were learnt from.
    """

    sources: Schema
    columns: tuple[ColumnPlan, ...]
    set_aside: tuple[SetAside, ...]
    options: PrepareOptions
    n_rows: int

    @cached_property
    def prepared_columns(self) -> tuple[PreparedColumn, ...]:
        """Every prepared column with its provenance."""
        rows = []
        for column, plan in zip(self.sources, self.columns, strict=True):
            sentence = steps_of(column, plan)
            levels: tuple[str | None, ...] = (None,)
            if plan.one_hot is not None:
                levels = plan.one_hot.levels
            rows += [
                PreparedColumn(
                    name=column.name if level is None else f"{column.name}={level}",
                    source=column.name,
                    level=level,
                    operations=plan.operations,
                    sentence=sentence,
                )
                for level in levels
            ]
        return _unique(rows)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the prepared columns."""
        return tuple(column.name for column in self.prepared_columns)

    @property
    def prepared_sources(self) -> tuple[str, ...]:
        """The source of each prepared column."""
        return tuple(column.source for column in self.prepared_columns)

    @property
    def width(self) -> int:
        """Number of prepared columns."""
        return sum(plan.width for plan in self.columns)

    def transform(self, table: Table, *, order: Literal["C", "F"] = "C") -> Prepared:
        """Return the table as numbers to compare.

        Parameters
        ----------
        table : Table
            Must have every column of ``sources``; others are ignored, and the
            order of the columns does not matter.
        order : {"C", "F"}, default "C"
            Whether the numbers of a row, or those of a column, lie side by side.

        Raises
        ------
        SchemaMismatchError
            When columns are missing, with the difference.
        """
        self._check(table)
        n = table.n_rows
        X = np.empty((n, self.width), order=order)
        clipped, outside = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
        imputed = np.zeros(n, dtype=bool)
        missing = np.zeros((n, len(self.columns)), dtype=bool)
        at = 0
        for i, plan in enumerate(self.columns):
            read = _read(table, plan)
            values = read.values
            if read.strange is not None:
                outside |= read.strange
            if not read.complete:
                missing[:, i] = np.isnan(values)
                if plan.impute is not None:
                    imputed |= missing[:, i]
                    values = plan.impute.apply(values)
            if plan.levels is None:
                values = plan.transformed(values)
                if plan.winsorise is not None and not plan.winsorise.leaves(values):
                    clipped |= plan.winsorise.touches(values)
            _write(plan, values, X[:, at : at + plan.width])
            at += plan.width
        for array in (X, imputed, clipped, outside, missing):
            array.setflags(write=False)  # finished: the result need not copy them
        return Prepared(
            X=X, imputed=imputed, clipped=clipped, out_of_domain=outside, missing=missing
        )

    def to_original(self, centers: Floats) -> tuple[OriginalColumn, ...]:
        """Return centroids in original units.

        Parameters
        ----------
        centers : ndarray of shape (k, p)
            In prepared units.

        Notes
        -----
        Weights, scales and transforms are undone. A centroid is a mean of
        prepared values, so the result is a mean only for columns without a
        transform; winsorised values count as their limits.
        """
        columns: list[OriginalColumn] = []
        at = 0
        for plan in self.columns:
            columns += _original(plan, np.asarray(centers)[:, at : at + plan.width])
            at += plan.width
        return tuple(columns)

    def _check(self, table: Table) -> None:
        absent = [name for name in self.sources.names if name not in table.schema]
        if absent:
            known = table.schema.names
            near = "".join(did_you_mean(name, known) for name in absent[:1])
            listed = ", ".join(f'"{name}"' for name in absent[:12])
            raise SchemaMismatchError(
                f"The table lacks {len(absent)} of the {len(self.sources)} columns that the plan"
                f" was made from: {listed}.{near}",
                "It has " + ", ".join(f'"{name}"' for name in known[:12]) + ".",
                "Rename the columns or add the missing ones; an empty column counts as missing.",
            )

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {"column": c.name, "source": c.source, "preparation": c.sentence}
            for c in self.prepared_columns
        ]


def by_name(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Return columns sorted by name, so that x2 stands before x10."""
    return tuple(sorted(columns, key=lambda column: (_natural(column.name), column.name)))


def _natural(name: str) -> tuple[str | int, ...]:
    # Text and digits alternate, so equal places always hold the same type.
    parts = re.split(r"([0-9]{1,18})", name)
    return tuple(int(part) if i % 2 else part for i, part in enumerate(parts))


def _unique(columns: list[PreparedColumn]) -> tuple[PreparedColumn, ...]:
    """Add numbers to repeated names: a column "a=b" beside level "b" of column "a"."""
    seen: set[str] = set()
    unique = []
    for column in columns:
        name, copy = column.name, 2
        while name in seen:
            name, copy = f"{column.name} ({copy})", copy + 1
        seen.add(name)
        unique.append(column if name == column.name else replace(column, name=name))
    return tuple(unique)


class _Read(NamedTuple):
    """A source column as numbers (positions for levels)."""

    values: Floats
    complete: bool  # no value is missing; False where that was not looked at
    strange: NDArray[np.bool_] | None  # out of domain; None for no row


def _read(table: Table, plan: ColumnPlan) -> _Read:
    levels = plan.levels
    if levels is None:
        values = table.numbers(plan.source)
        low, high = plan.domain or (-LARGEST, LARGEST)
        # One look at the ends tells of most columns that nothing is strange; NaN fails it.
        if (
            len(values)
            and values.min() >= max(low, -LARGEST)
            and values.max() <= min(high, LARGEST)
        ):
            return _Read(values, True, None)
        strange = ~usable(values) & ~np.isnan(values)
        if strange.any():
            values = np.where(strange, np.nan, values)
        strange |= (values < low) | (values > high)
        return _Read(values, False, strange)
    codes = table.codes(plan.source)
    place = {level: float(i) for i, level in enumerate(levels)}
    known = [place.get(level, np.nan) for level in table.column(plan.source).levels]
    positions: Floats = np.array([*known, np.nan])[codes]  # code -1 picks the last entry
    strange = np.isnan(positions) & (codes != -1)
    if plan.source in table.unseen:
        strange |= table.unseen[plan.source]
    return _Read(positions, False, strange)


def _write(plan: ColumnPlan, values: Floats, out: Floats) -> None:
    """Write the prepared columns, shape (n, width), of filled and transformed values."""
    if plan.one_hot is not None:
        prepared = plan.one_hot.apply(values)
    elif plan.ordinal is not None:
        prepared = plan.ordinal.apply(values)
    else:
        prepared = values
        if plan.winsorise is not None and not plan.winsorise.leaves(values):
            prepared = plan.winsorise.apply(prepared)
        prepared = prepared if plan.scale is None else plan.scale.apply(prepared)
    if plan.weight is not None:
        prepared = plan.weight.apply(prepared)
    if _far_within(plan):
        out[:] = prepared.reshape(out.shape)
    else:
        np.clip(prepared.reshape(out.shape), -CEILING, CEILING, out=out)


def _far_within(plan: ColumnPlan) -> bool:
    """Return whether winsorised values cannot come near the ceiling."""
    if plan.winsorise is None or plan.scale is None:
        return False
    ends = plan.scale.apply(np.array([plan.winsorise.low, plan.winsorise.high]))
    weight = 1.0 if plan.weight is None else abs(plan.weight.factor)
    return bool((np.abs(ends) * weight < CEILING / 2).all())


def _original(plan: ColumnPlan, centers: Floats) -> list[OriginalColumn]:
    if plan.weight is not None:
        centers = plan.weight.inverse(centers)
    if plan.one_hot is not None:
        return [
            OriginalColumn(
                source=plan.source, level=level, meaning="share", values=share / plan.one_hot.factor
            )
            for level, share in zip(plan.one_hot.levels, centers.T, strict=True)
        ]
    values = centers[:, 0]
    meaning = "mean"
    if plan.ordinal is not None:
        values, meaning = plan.ordinal.inverse(values), "mean_score"
    else:
        values = values if plan.scale is None else plan.scale.inverse(values)
        values = plan.untransformed(values)
        if plan.log1p is not None or plan.yeo_johnson is not None:
            meaning = "back_transformed"
    return [OriginalColumn(source=plan.source, level=None, meaning=meaning, values=values)]
