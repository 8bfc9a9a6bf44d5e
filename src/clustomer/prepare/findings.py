"""What the reader should know about a preparation: what was done to whom, in issues.

Each feature with missing or extreme values has one issue of its own for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.errors import Issue, Severity, issue
from clustomer.prepare.columns import FENCE, SKEWED, LearntColumn
from clustomer.prepare.distribution import usable
from clustomer.prepare.plan import SetAside
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
    names: Iterable[str],
    missing: str,
    counted: NDArray[np.bool_],
    shares: Mapping[str, float],
    n_complete: int,
) -> list[Issue]:
    """Say what was done about the missing values of each feature, and what follows.

    Parameters
    ----------
    table : Table
    names : iterable of str
        Features that are used, or whose missing values decided who is.
    missing : {"median", "kpod", "drop"}
    counted : ndarray of bool, shape (n,)
        Rows with a positive weight.
    shares : mapping of str to float
        Share of missing values by column, in weighted rows.
    n_complete : int
        Rows that segments are formed from.
    """
    issues = []
    for name in names:
        share = shares[name]
        if not share:
            continue
        code, severity = _of_missing(missing, share)
        params = _missing_rows(table, name, counted) | {"share": share}
        if missing == "drop":
            params["rest"] = n_complete
        issues.append(issue(code, severity, [name], **params))
    return issues


def _of_missing(missing: str, share: float) -> tuple[str, Severity]:
    if missing == "kpod":
        return "prepare_partial", "info"
    if missing == "drop":
        return "prepare_dropped", "warning"
    if share < MANY_MISSING:
        return "prepare_imputed", "info"
    return "prepare_imputed_much", "warning"


def _missing_rows(table: Table, name: str, counted: NDArray[np.bool_]) -> dict[str, Any]:
    return {"n": int(unusable(table, name)[counted].sum()), "rows": int(counted.sum())}


def set_aside_issues(
    table: Table, set_aside: Iterable[SetAside], counted: NDArray[np.bool_]
) -> list[Issue]:
    """Say which features are not used and why, one issue for each."""
    issues = []
    for item in set_aside:
        params = _missing_rows(table, item.column, counted)
        if item.reason == "constant":
            issues.append(issue("prepare_set_aside_constant", "warning", [item.column], **params))
        else:
            params |= {"share": item.missing_share, "limit": MOST_MISSING}
            issues.append(issue("prepare_set_aside_missing", "serious", [item.column], **params))
    return issues


def transformed_issues(learnt: Iterable[tuple[Column, LearntColumn]]) -> list[Issue]:
    """Say which skewed features are compared on another scale: one issue for each scale."""
    names: dict[str, list[str]] = {"log1p": [], "yeo_johnson": []}
    for column, found in learnt:
        for scale, columns in names.items():
            if getattr(found.plan, scale) is not None:
                columns.append(column.name)
    return [
        issue(f"prepare_{scale}", "info", columns, n=len(columns), limit=SKEWED)
        for scale, columns in names.items()
        if columns
    ]


def winsorised_issues(learnt: Iterable[tuple[Column, LearntColumn]]) -> list[Issue]:
    """Say how many extreme values of each feature count as a limit."""
    issues = []
    for column, found in learnt:
        n, rows = int(found.clipped.sum()), len(found.clipped)
        if n:
            params = {"n": n, "rows": rows, "share": n / rows, "fence": FENCE}
            issues.append(issue("prepare_winsorised", "info", [column.name], **params))
    return issues
