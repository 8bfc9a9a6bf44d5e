"""What the reader should know about a preparation: one issue for each kind of fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from clustomer.errors import Issue, Severity, issue
from clustomer.prepare.columns import LearntColumn
from clustomer.prepare.distribution import usable
from clustomer.prepare.plan import PreparationPlan, SetAside
from clustomer.table.schema import Column
from clustomer.table.table import Table

MANY_MISSING = 0.05
"""From this share of missing values on, filling them is announced as a risk."""

MOST_MISSING = 0.40
"""Above this share of missing values a column is set aside."""


def any_unusable(table: Table, names: Iterable[str]) -> NDArray[np.bool_]:
    """Return which rows, shape (n,), lack a usable value in one of the columns."""
    anywhere = np.zeros(table.n_rows, dtype=bool)
    for name in names:
        anywhere |= unusable(table, name)
    return anywhere


def unusable(table: Table, name: str) -> NDArray[np.bool_]:
    """Return where a column has no value that can be compared, shape (n,)."""
    values = table.data[name]
    return ~usable(values) if values.dtype.kind == "f" else table.missing(name)


def missing_issues(
    table: Table,
    plan: PreparationPlan,
    counted: NDArray[np.bool_],
    shares: Mapping[str, float],
) -> list[Issue]:
    """Say what was done about missing values, and what follows from it.

    Parameters
    ----------
    table : Table
    plan : PreparationPlan
    counted : ndarray of bool, shape (n,)
        Rows with a positive weight.
    shares : mapping of str to float
        Share of missing values by column.
    """
    names = [column.name for column in plan.sources if shares[column.name] > 0]
    if plan.options.missing == "kpod":
        groups = {"prepare_partial": names}
    elif plan.options.missing == "drop":
        groups = {"prepare_dropped": names}
    else:
        many = [name for name in names if shares[name] >= MANY_MISSING]
        few = [name for name in names if shares[name] < MANY_MISSING]
        groups = {"prepare_imputed_much": many, "prepare_imputed": few}
    total = int(counted.sum())
    issues = []
    for code, columns in groups.items():
        if columns:
            n = int(any_unusable(table, columns)[counted].sum())
            share = max(shares[name] for name in columns)
            mild = code in ("prepare_imputed", "prepare_partial")
            severity: Severity = "info" if mild else "warning"
            issues.append(
                issue(code, severity, columns, n=n, total=total, rest=total - n, share=share)
            )
    return issues


def set_aside_issues(set_aside: Iterable[SetAside]) -> list[Issue]:
    """Say which features are not used and why."""
    constant = [item.column for item in set_aside if item.reason == "constant"]
    missing = [item for item in set_aside if item.reason != "constant"]
    issues = []
    if missing:
        names = [item.column for item in missing]
        share = max(item.missing_share for item in missing)
        issues.append(
            issue("prepare_set_aside_missing", "serious", names, limit=MOST_MISSING, share=share)
        )
    if constant:
        issues.append(issue("prepare_set_aside_constant", "warning", constant))
    return issues


def winsorised_issues(learnt: Iterable[tuple[Column, LearntColumn]]) -> list[Issue]:
    """Say how many extreme values were moved to a limit."""
    clipped = {column.name: found.clipped for column, found in learnt if found.clipped.any()}
    if not clipped:
        return []
    n = sum(int(where.sum()) for where in clipped.values())
    rows = int(np.any(list(clipped.values()), axis=0).sum())
    return [issue("prepare_winsorised", "info", clipped, n=n, rows=rows)]
