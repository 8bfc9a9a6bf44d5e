"""Comparison with a segment column that the table already has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import number, text
from clustomer.describe.associations import cross_table
from clustomer.errors import InputError
from clustomer.stats.agreement import adjusted_rand_index
from clustomer.stats.suppression import hidden_cells
from clustomer.table.names import read_name
from clustomer.table.table import Table

MOST_LEVELS = 20
# from which adjusted Rand index on which words are used
_BANDS = ((0.9, "nearly_same"), (0.65, "largely"), (0.1, "partly"), (0.005, "chance"))


@dataclass(frozen=True, kw_only=True)
class Comparison(Result):
    """The segments beside a column that holds segments already.

    Attributes
    ----------
    column, label : str
    n : int
        Rows that have a segment and a value in the column.
    agreement : float
        Adjusted Rand index: 1 identical, about 0 chance, negative below chance. Of
        two decimals where a count is hidden: more would pick the count out.
    levels : tuple of str
        The 20 most frequent values, in their order; ``n_other_levels`` more.
    counts : tuple of k tuples of len(levels) int
        Rows with segment i and level j; ``None`` where it is 1 to 9, or would give
        such a one away through the totals (`clustomer.stats.suppression`).
    code : str
        ``comparison.nearly_same``, ``largely``, ``partly``, ``chance`` or ``none``.
    text : str
        The agreement in plain words.
    """

    column: str
    label: str
    n: int
    agreement: float
    levels: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]
    n_other_levels: int
    code: str
    text: str

    def _rows(self) -> Sequence[dict[str, Any]]:
        return [
            {"segment": i + 1, **dict(zip(self.levels, row, strict=True))}
            for i, row in enumerate(self.counts)
        ]


def compare_with_column(table: Table, labels: NDArray, column: str) -> Comparison:
    """Say how far the segments agree with a column that the table already has.

    Parameters
    ----------
    table : Table
    labels : integer array of shape (n,)
        Segment of each row, from 0; -1 for rows that are left out.
    column : str
        A column of any kind and role; its distinct values are taken as groups.

    Returns
    -------
    Comparison

    Raises
    ------
    InputError
        When no row has both a segment and a value.

    References
    ----------
    Hubert, L. and Arabie, P. (1985), Comparing partitions. Journal of
    Classification 2, 193-218. doi:10.1007/BF01908075. Words by Steinley, D.
    (2004), doi:10.1037/1082-989X.9.3.386
    """
    labels = np.asarray(labels).astype(np.int64)
    codes, names = _groups(table, column)
    use = (labels >= 0) & (codes >= 0)
    if not use.any():
        raise InputError(
            f'The column "{column}" cannot be compared: no customer has a value and a segment.',
            "At least one row must have both.",
            "Leave the comparison out, or check the column.",
        )
    agreement = adjusted_rand_index(labels[use], codes[use])
    counts = cross_table(labels, codes, int(labels.max()) + 1, len(names))
    frequent = np.argsort(-counts.sum(axis=0), kind="stable")
    shown = np.sort([j for j in frequent[:MOST_LEVELS] if counts[:, j].any()])
    hidden = hidden_cells(counts[:, shown], n_unlisted=np.delete(counts, shown, axis=1).sum(axis=1))
    agreement = round(agreement, 2) if hidden.any() else agreement
    label = table.column(column).label
    code = "comparison." + next((word for limit, word in _BANDS if agreement >= limit), "none")
    return Comparison(
        column=column,
        label=label,
        n=int(use.sum()),
        agreement=agreement,
        levels=tuple(names[j] for j in shown),
        counts=_visible(counts[:, shown], hidden),
        n_other_levels=int(np.sum(counts.any(axis=0))) - len(shown),
        code=code,
        text=text(
            f"describe.finding.{code}",
            column=label,
            agreement=shown_agreement(agreement),
            nouns=text("describe.nouns.segment"),
        ),
    )


def _visible(
    counts: NDArray[np.int64], hidden: NDArray[np.bool_]
) -> tuple[tuple[int | None, ...], ...]:
    return tuple(
        tuple(None if hide else n for n, hide in zip(*row, strict=True))
        for row in zip(counts.tolist(), hidden.tolist(), strict=True)
    )


def shown_agreement(agreement: float) -> float:
    """Return the agreement as it is written: 0 where two decimals would say −0.00."""
    return 0.0 if abs(agreement) < 0.005 else agreement


def _groups(table: Table, column: str) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """Return codes of the distinct values (-1 where missing) and their names."""
    record, missing = table.column(column), table.missing(column)
    if record.has_levels and table.data[column].dtype.kind == "i":
        return table.codes(column).astype(np.int64), record.levels
    values = table.data[column][~missing]
    numeric = values.dtype.kind == "f"
    distinct, places = np.unique(values if numeric else values.astype(str), return_inverse=True)
    codes = np.full(table.n_rows, -1, dtype=np.int64)
    codes[~missing] = places
    return codes, tuple(number(float(v)) if numeric else str(v) for v in distinct)


def compare_with_earlier(table: Table, labels: NDArray) -> tuple[Comparison, ...]:
    """Compare with the segment columns that the table already has (see `compare_with_column`)."""
    return tuple(
        compare_with_column(table, labels, column.name)
        for column in table.schema
        if read_name(column.name).is_leakage and column.n_distinct > 1
    )
