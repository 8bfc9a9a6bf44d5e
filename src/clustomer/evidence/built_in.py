"""Is an outcome nothing but one feature, or the product of two? Then it tests nothing."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from clustomer.evidence.reruns import Floats
from clustomer.stats.moments import spearman_matrix
from clustomer.table.schema import Role
from clustomer.table.table import Table

SAME_ORDER = 0.99
"""A rank correlation from which on the order of an outcome is that of its features."""
MOST_IN_PAIRS = 8
"""Features that are tried in pairs: those whose order is nearest to that of the outcome."""


def built_in(table: Table, outcome: Floats) -> tuple[str, ...]:
    """Return the feature, or the two, that an outcome is computed from; else nothing.

    A total of money is the number of purchases times their mean value: groups that
    were formed from these two explain it by construction, whatever they are worth.

    Parameters
    ----------
    table : Table
        With features.
    outcome : array of shape (n,)
        NaN where missing.

    Notes
    -----
    An absolute rank correlation of `SAME_ORDER` or more with one numeric feature, or
    with the product of two. O(p n log n) for p features and at most 28 pairs.
    """
    names = [c.name for c in table.schema.with_role(Role.FEATURE) if c.is_numeric]
    if not names:
        return ()
    X = np.column_stack([table.numbers(name) for name in names])
    alone = _likeness(outcome, X)
    best = np.argsort(-alone, kind="stable")[:MOST_IN_PAIRS]
    if alone[best[0]] >= SAME_ORDER:
        return (names[best[0]],)
    pairs = list(combinations(sorted(best), 2))
    if not pairs:
        return ()
    both = _likeness(outcome, np.column_stack([X[:, i] * X[:, j] for i, j in pairs]))
    i, j = pairs[int(both.argmax())]
    return (names[i], names[j]) if both.max() >= SAME_ORDER else ()


def _likeness(outcome: Floats, X: Floats) -> Floats:
    """Return the absolute rank correlation of the outcome with each column."""
    found = [abs(spearman_matrix(np.column_stack([outcome, x])).r[0, 1]) for x in X.T]
    return np.nan_to_num(np.array(found, dtype=np.float64))
