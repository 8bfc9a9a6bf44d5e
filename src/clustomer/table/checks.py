"""Look a customer table over: what would mislead a segmentation, as issues.

Nothing is changed and nobody is left out here. Each issue says what was seen, in how
many rows, and what the user can do. What is done to features before they are
compared (missing values, skew, extreme values) is said by `clustomer.prepare`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from clustomer.errors import Issue, Severity, issue
from clustomer.stats.moments import pearson_matrix, skewness
from clustomer.table.issues import fold_issues
from clustomer.table.kinds import is_key_like
from clustomer.table.names import read_name
from clustomer.table.plausibility import check_levels, check_pairs, check_values
from clustomer.table.row_order import find_blocks, sorted_by
from clustomer.table.schema import NUMERIC_KINDS, Column, Role
from clustomer.table.table import Table, is_profiled

HARDLY_DESCRIBED = 0.5
ATOM_SHARE, NEAR_CONSTANT_SHARE = 0.30, 0.99
SKEWED, HEAVILY_SKEWED = 2.0, 5.0  # 2: the skewness of an exponential distribution
CORRELATED = 0.8
ROWS_PER_FEATURE_NEEDED, ROWS_PER_FEATURE_GOOD = 70, 100
_MIN_ROWS = 30  # below, shares and skewness say nothing
_MIN_DISTINCT = 11  # an atom is odd among many values, not among few
_MAX_PAIRED = 1000  # features: the matrix of all pairs would not fit above

Floats = NDArray[np.float64]


def check_table(table: Table) -> tuple[Issue, ...]:
    """Return everything about the values of a table that the reader should know.

    Parameters
    ----------
    table : Table
        Ignored columns are not looked at; `infer_table` has said why they are
        ignored.

    Returns
    -------
    tuple of Issue
        The gravest first. More than 20 issues of one code are folded.

    Notes
    -----
    Thresholds: descriptors missing in half of the rows; one value above 30 % of
    the rows (at least 11 distinct values) or 99 %; absolute skewness 2 (that of an
    exponential distribution) and 5; Pearson correlation .8 between features (up to
    1,000 of them); 70 and 100 rows for each feature. Values that are codes for
    missing are left out of skewness and correlations. O(n p log n + n p^2).
    """
    found: list[Issue] = []
    clean: dict[str, Floats] = {}
    for column in table.schema:
        if not is_profiled(column):
            continue
        found += _not_described(table, column)
        found += check_levels(column)
        if column.kind in NUMERIC_KINDS:
            plausible = check_values(table, column)
            clean[column.name] = plausible.values
            found += plausible.issues
        found += _one_value(table, column)
        found += _forced_feature(table, column)
    for name, values in clean.items():
        found += _shape(values, name)
    found += check_pairs(clean)
    found += _correlated(table, clean)
    found += _ids(table)
    found += _duplicate_rows(table)
    found += _sample_size(table)
    found += _row_order(table)
    return fold_issues(found)


# -- one column ---------------------------------------------------------------------------


def _not_described(table: Table, column: Column) -> Iterator[Issue]:
    """Find customers that a descriptor says nothing about.

    What becomes of missing values of features, the preparation decides and says.
    """
    n = int(np.sum(table.missing(column.name)))
    unseen = table.unseen.get(column.name)
    n -= 0 if unseen is None else int(np.sum(unseen))
    if column.role is Role.FEATURE or not n:
        return
    share = n / table.n_rows
    severity: Severity = "warning" if share > HARDLY_DESCRIBED else "info"
    yield issue("missing_described", severity, [column.name], n=n, rows=table.n_rows, share=share)


def _one_value(table: Table, column: Column) -> Iterator[Issue]:
    """Find a column with one value only, nearly so, or with one value standing out."""
    values = table.data[column.name][~table.missing(column.name)]
    if values.dtype.kind not in "fi" or not len(values):
        return
    distinct, counts = np.unique(values, return_counts=True)
    share = float(counts.max() / len(values))
    if len(distinct) == 1:
        yield issue("constant_values", "warning", [column.name])
    elif share > NEAR_CONSTANT_SHARE and len(values) >= _MIN_ROWS:
        yield issue("near_constant", "warning", [column.name], share=share)
    elif (
        column.kind in NUMERIC_KINDS
        and share > ATOM_SHARE
        and len(distinct) >= _MIN_DISTINCT
        and len(values) >= _MIN_ROWS
    ):
        value = float(distinct[np.argmax(counts)])
        severity: Severity = "warning" if column.role is Role.FEATURE else "info"
        yield issue("atom", severity, [column.name], value=value, share=share)


def _forced_feature(table: Table, column: Column) -> Iterator[Issue]:
    """Find features that only the user's word made features."""
    if column.role is not Role.FEATURE:
        return
    facts = read_name(column.name)
    if facts.is_leakage:
        yield issue("leakage_feature", "serious", [column.name])
    if column.kind not in NUMERIC_KINDS or column.kind == "date":
        return
    measured = facts.about("age", "measure", "score", "count", "rating") or facts.is_money
    if not measured and is_key_like(table.numbers(column.name)):
        yield issue("id_as_feature", "serious", [column.name])


def _shape(values: Floats, name: str) -> Iterator[Issue]:
    """Find long tails. What is done about them, the preparation decides and says."""
    present = values[np.isfinite(values)]
    if len(present) < _MIN_ROWS:
        return
    skew = skewness(present)
    if abs(skew) > HEAVILY_SKEWED:
        yield issue("heavily_skewed", "warning", [name], skewness=skew)
    elif abs(skew) > SKEWED:
        yield issue("skewed", "info", [name], skewness=skew)


# -- several columns ----------------------------------------------------------------------


def _correlated(table: Table, clean: Mapping[str, Floats]) -> Iterator[Issue]:
    names = [column.name for column in table.schema.features if column.name in clean]
    if not 2 <= len(names) <= _MAX_PAIRED or table.n_rows < _MIN_ROWS:
        return
    r = pearson_matrix(np.column_stack([clean[name] for name in names])).r
    first, second = np.nonzero(np.triu(np.abs(r) > CORRELATED, k=1))
    strongest = np.argsort(-np.abs(r[first, second]), kind="stable")
    for pair in strongest:
        i, j = int(first[pair]), int(second[pair])
        severity: Severity = "warning" if abs(r[i, j]) > 0.95 else "info"
        yield issue("correlated", severity, [names[i], names[j]], r=float(r[i, j]))


def _ids(table: Table) -> Iterator[Issue]:
    ids, column = table.ids(), table.schema.id_column
    if ids is None or column is None:
        return
    present = [value for value in ids.tolist() if value is not None]
    n_missing, n_distinct = len(ids) - len(present), len(set(present))
    if n_missing:
        yield issue("missing_ids", "warning", [column.name], n=n_missing, rows=len(ids))
    n_repeats = len(present) - n_distinct
    if 2 * n_distinct < len(present):
        params = {"n_distinct": n_distinct, "n_rows": len(ids)}
        yield issue("repeated_ids", "serious", [column.name], **params)
    elif n_repeats:
        yield issue("duplicate_ids", "warning", [column.name], n=n_repeats, rows=len(ids))


def _duplicate_rows(table: Table) -> Iterator[Issue]:
    n = n_duplicate_rows(table)
    if n:
        share = n / table.n_rows
        n_columns = sum(is_profiled(column) for column in table.schema)
        severity: Severity = "warning" if n_columns >= 4 and share > 0.01 else "info"
        yield issue("duplicate_rows", severity, (), n=n, rows=table.n_rows, share=share)


def n_duplicate_rows(table: Table) -> int:
    """Return how many rows repeat an earlier one in all features and descriptors."""
    group = np.zeros(table.n_rows, dtype=np.int64)
    n_groups = min(1, table.n_rows)
    for column in table.schema:
        if not is_profiled(column) or n_groups == table.n_rows:
            continue
        values = table.data[column.name]
        if values.dtype.kind == "O":
            values = np.array(["" if value is None else f"={value}" for value in values])
        _, codes = np.unique(values, return_inverse=True)  # NaN are equal here
        joint, group = np.unique(group * (int(codes.max()) + 1) + codes, return_inverse=True)
        n_groups = len(joint)
    return table.n_rows - n_groups


def _sample_size(table: Table) -> Iterator[Issue]:
    p, n = len(table.schema.features), table.n_rows
    tiny, small = ROWS_PER_FEATURE_NEEDED * p, ROWS_PER_FEATURE_GOOD * p
    if n < tiny:
        yield issue("tiny_sample", "serious", (), n_rows=n, n_features=p, needed=tiny)
    elif n < small:
        yield issue("small_sample", "warning", (), n_rows=n, n_features=p, needed=small)


def _row_order(table: Table) -> Iterator[Issue]:
    sorting = sorted_by(table)
    if sorting is not None:
        yield issue("sorted_rows", "info", [sorting])
        return
    for block in find_blocks(table):
        yield issue(
            "row_order",
            "warning",
            block.columns,
            first=block.first,
            last=block.last,
            distance=block.distance,
            p_adjusted=block.p_adjusted,
        )
