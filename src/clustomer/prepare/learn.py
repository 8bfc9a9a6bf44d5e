"""Learn a preparation plan from a table.

The steps of a column: fill what is missing; transform when skewed; winsorise;
scale; weight. Every constant is learnt from sorted distinct values
(`clustomer.prepare.distribution`), so neither the order of the rows nor that of
the columns changes a digit, and row weights count as repeated rows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import shorten, text
from clustomer.errors import InputError, Issue, did_you_mean
from clustomer.prepare.columns import LearntColumn, Source, learn_levels, learn_numbers
from clustomer.prepare.findings import (
    MOST_MISSING,
    any_unusable,
    missing_issues,
    set_aside_issues,
    transformed_issues,
    unusable,
    winsorised_issues,
)
from clustomer.prepare.plan import PreparationPlan, PrepareOptions, SetAside, by_name
from clustomer.table.issues import fold_issues
from clustomer.table.schema import Column, Schema
from clustomer.table.table import Table

__all__ = ["Learned", "PrepareOptions", "learn_plan"]

_CHOICES = {
    "scale": ("standard", "range", "robust", "none"),
    "missing": ("median", "kpod", "drop"),
}


@dataclass(frozen=True, kw_only=True)
class Learned(Result):
    """A plan, what the reader should know about it, and the rows it was learnt from.

    Attributes
    ----------
    plan : PreparationPlan
    issues : tuple of Issue
    fit_rows : ndarray of bool, shape (n,)
        Rows that segments are formed from: all of them; with ``missing="drop"``
        the complete ones; never rows of weight 0.
    """

    plan: PreparationPlan
    issues: tuple[Issue, ...]
    fit_rows: NDArray[np.bool_] = field(metadata={"local": True})


def learn_plan(table: Table, *, options: PrepareOptions | None = None) -> Learned:
    """Learn how to turn the features of a table into numbers to compare.

    Parameters
    ----------
    table : Table
        Its schema says which columns are features; its weight column, if there
        is one, how many customers a row stands for.
    options : PrepareOptions, optional

    Returns
    -------
    Learned
        The plan, issues, and which rows to form segments from.

    Raises
    ------
    InputError
        When no feature is left, when no row is complete with ``missing="drop"``,
        or when an option or a row weight is not usable.

    Notes
    -----
    * Missing: up to 40 % of a column is filled (median; most frequent level;
      middle level of an ordered column), from 5 % on with a warning; above 40 %
      the column is set aside.
    * Skewness above 1 (of the observed values, divisor n): log(1 + x) when no
      value is negative and it brings the skewness nearer to 0, else
      Yeo-Johnson with its maximum-likelihood lambda within [-2, 2], if that does.
    * Winsorised after the transform at median +- 5 x 1.4826 x MAD of the observed
      values. Where the MAD is 0 it is taken over the values off the most frequent
      one, which then stays within the limits; where that is 0 too, not at all.
    * Scaled last, filled values included, with divisor n. A column without
      spread is set aside.
    * Levels: nominal columns and flags get Hennig and Liao's weighted dummies,
      ordered ones their scores.

    O(n log n) for each column.

    References
    ----------
    Milligan and Cooper (1988), J. Classif. 5:181-204, doi:10.1007/BF01897163;
    Hennig and Liao (2013), JRSS C 62:309-369, doi:10.1111/j.1467-9876.2012.01066.x.
    """
    options = options or PrepareOptions()
    features = by_name(table.schema.features)
    _check_options(options, features, table.schema)
    weights = _checked_weights(table)
    counted = np.ones(table.n_rows, dtype=bool) if weights is None else weights > 0
    shares = {
        column.name: _weighted_share(unusable(table, column.name), weights) for column in features
    }
    aside = [_mostly_missing(name, share) for name, share in shares.items() if share > MOST_MISSING]
    kept = [column for column in features if shares[column.name] <= MOST_MISSING]
    fit_rows = _rows_to_fit(table, kept, counted) if options.missing == "drop" else counted
    learnt = []
    for column in kept:
        found = _learn_column(table, column, fit_rows, weights, options)
        if found is None:
            share = shares[column.name]
            aside.append(SetAside(column=column.name, reason="constant", missing_share=share))
        else:
            learnt.append((column, found))
    if not learnt:
        raise _nothing_left(table, aside) if aside else _no_features(table.schema)
    plan = _plan_of(learnt, aside, options, table.schema.reference_date, int(fit_rows.sum()))
    # With "drop" a column that is then set aside as constant has left out rows as well.
    named = [column.name for column in kept] if options.missing == "drop" else plan.sources.names
    issues = [
        *set_aside_issues(table, aside, counted),
        *missing_issues(table, named, options.missing, counted, shares, plan.n_rows),
        *transformed_issues(learnt),
        *winsorised_issues(learnt),
    ]
    return Learned(plan=plan, issues=fold_issues(issues), fit_rows=fit_rows)


def _plan_of(
    learnt: Sequence[tuple[Column, LearntColumn]],
    aside: Sequence[SetAside],
    options: PrepareOptions,
    reference_date: str | None,
    n_rows: int,
) -> PreparationPlan:
    return PreparationPlan(
        sources=Schema(
            columns=tuple(column for column, _ in learnt), reference_date=reference_date
        ),
        columns=tuple(found.plan for _, found in learnt),
        set_aside=tuple(aside),
        options=options,
        n_rows=n_rows,
    )


def _learn_column(
    table: Table,
    column: Column,
    fit_rows: NDArray[np.bool_],
    weights: NDArray[np.float64] | None,
    options: PrepareOptions,
) -> LearntColumn | None:
    source = Source(
        name=column.name,
        weights=None if weights is None else weights[fit_rows],
        weight=float(options.feature_weights.get(column.name, 1.0)),
        options=options,
    )
    if column.has_levels:
        return learn_levels(source, column, table.codes(column.name)[fit_rows])
    return learn_numbers(source, table.numbers(column.name)[fit_rows])


def _mostly_missing(name: str, share: float) -> SetAside:
    reason = "empty" if share == 1 else "missing"
    return SetAside(column=name, reason=reason, missing_share=share)


def _rows_to_fit(
    table: Table, kept: Sequence[Column], counted: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return the complete rows, for ``missing="drop"``."""
    complete = counted & ~any_unusable(table, [column.name for column in kept])
    if kept and not complete.any():
        raise InputError(
            f"None of the {table.n_rows:,} rows has a value in each of the {len(kept)} features.",
            'With missing="drop" segments are formed from complete rows only.',
            'Use missing="median" or missing="kpod", or name fewer features.',
        )
    return complete


def _check_options(options: PrepareOptions, features: Sequence[Column], schema: Schema) -> None:
    for name, allowed in _CHOICES.items():
        given = getattr(options, name)
        if given not in allowed:
            raise InputError(
                f'{name}="{given}" is not known.{did_you_mean(str(given), allowed)}',
                f"{name} is one of {', '.join(allowed)}.",
            )
    _check_feature_weights(options.feature_weights, [column.name for column in features], schema)


def _check_feature_weights(
    weights: Mapping[str, float], features: Sequence[str], schema: Schema
) -> None:
    for name, weight in weights.items():
        if name not in features:
            state = "is not a feature" if name in schema else "is not in the table"
            raise InputError(
                f'The weighted column "{name}" {state}.{did_you_mean(name, features)}',
                f"Features are {', '.join(features[:12]) or 'none'}.",
                "Name it as a feature as well, or take its weight away.",
            )
        if not 0 < weight < math.inf:
            raise InputError(
                f'The weight of "{name}" is {weight}.',
                "A weight is a positive number; 1 changes nothing.",
                "To leave a column out, exclude it instead.",
            )


def _checked_weights(table: Table) -> NDArray[np.float64] | None:
    weights = table.weights()
    if weights is None:
        return None
    bad = ~(weights >= 0) | np.isinf(weights)
    if not bad.any() and (weights > 0).any():
        return weights
    n = f"{int(bad.sum()):,} of {len(weights):,} row weights are missing, negative or infinite."
    raise InputError(
        n if bad.any() else "All row weights are 0.",
        "A row weight says how many customers a row stands for: 0 or more, some above 0.",
        "Correct the weight column, or leave it out.",
    )


def _weighted_share(where: NDArray[np.bool_], weights: NDArray[np.float64] | None) -> float:
    """Return the share of customers for which `where` holds."""
    if weights is None:
        return float(np.count_nonzero(where)) / max(1, len(where))
    return math.fsum(weights[where]) / math.fsum(weights)


def _no_features(schema: Schema) -> InputError:
    """Return the error for a table without features: why each column is none, and what to do."""
    shown = "; ".join(
        f'"{shorten(column.name)}": {column.why.rstrip(".") or f"its role is {column.role}"}'
        for column in schema.columns[:6]
    )
    if len(schema) > 6:
        shown += f"; and {len(schema) - 6:,} more"
    return InputError(
        f"No column can form segments ({shown}).",
        text("why.needs_features"),
        "Name columns with --features (features=[...]), or add numeric columns such as income or "
        "number of orders.",
    )


def _nothing_left(table: Table, aside: Sequence[SetAside]) -> InputError:
    same = ", ".join(item.column for item in aside[:12] if item.reason == "constant")
    gaps = ", ".join(item.column for item in aside[:12] if item.reason != "constant")
    reasons = [f"without differences between customers: {same}"] if same else []
    reasons += [f"more than 40 % missing: {gaps}"] if gaps else []
    return InputError(
        f"No column of the {table.n_rows:,} rows is left to form segments from"
        f" ({'; '.join(reasons)}).",
        "At least one feature must have values that differ.",
        "Name other features (features=[...] or --features), or bring more customers.",
    )
