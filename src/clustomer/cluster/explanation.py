"""Why a customer is in its segment and not in the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import number
from clustomer.errors import InputError
from clustomer.table.table import Table

NO_VALUE = "–"


@dataclass(frozen=True, kw_only=True)
class Pull(Result):
    """How much one column speaks for the segment, against the next nearest.

    ``pull`` is (x - c2)^2 - (x - c1)^2, summed over the prepared columns of the
    source: above 0 it draws the customer to the segment, below 0 to the other.
    ``share`` is that over the sum of all columns.
    """

    column: str
    value: str
    pull: float
    share: float | None


@dataclass(frozen=True, kw_only=True)
class Explanation(Result):
    """Which columns put a customer into its segment.

    Attributes
    ----------
    segment, other : int
        The nearest and the second nearest segment, from 1; `other` is None when
        there is only one.
    name, other_name : str
    distance, other_distance : float
        To their centroids, in prepared units.
    pulls : tuple of Pull
        Strongest first; together they are the difference of the squared distances
        (times p over the observed columns where missing values are left out).
    """

    segment: int
    name: str
    distance: float
    other: int | None
    other_name: str | None
    other_distance: float | None
    pulls: tuple[Pull, ...]

    @property
    def sentence(self) -> str:
        """The first line: where the customer is, and what comes next."""
        where = f"Segment {self.segment} ({self.name}), distance {self.distance:.2f}"
        if self.other is None:
            return f"{where}; there is no other segment."
        return (
            f"{where}; next is segment {self.other} ({self.other_name}), {self.other_distance:.2f}."
        )

    def __str__(self) -> str:
        """Return one line for each column, strongest first."""
        lines = [
            f"  {pull.column} = {pull.value}: {pull.pull:+.3g}"
            + ("" if pull.share is None else f" ({pull.share:+.0%})")
            for pull in self.pulls
        ]
        return "\n".join([self.sentence, *lines])

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        return [
            {"column": p.column, "value": p.value, "pull": p.pull, "share": p.share}
            for p in self.pulls
        ]


def explanation(
    table: Table,
    x: NDArray[np.float64],
    centroids: NDArray[np.float64],
    *,
    nearest: tuple[int, int],
    distances: tuple[float, float],
    sources: Sequence[str],
    names: Sequence[str],
) -> Explanation:
    """Explain the one row of a table.

    Parameters
    ----------
    table : Table
        With one row.
    x : ndarray of shape (p,)
        The row in prepared units; NaN where a value is left out.
    centroids : ndarray of shape (k, p)
    nearest : (int, int)
        The nearest and the second nearest centroid; -1 for none.
    distances : (float, float)
    sources : sequence of str
        The source of each prepared column.
    names : sequence of str
        Of the segments.

    Raises
    ------
    InputError
        When the table does not have one row.
    """
    if table.n_rows != 1:
        raise InputError(
            f"There are {table.n_rows:,} customers to explain.",
            "One customer is explained at a time.",
            "Pass one row, such as a dictionary of its values.",
        )
    own, other = nearest
    pull = np.zeros(len(x))
    if other >= 0:
        pull = np.nan_to_num((x - centroids[other]) ** 2 - (x - centroids[own]) ** 2, nan=0.0)
    total = float(pull.sum())
    by_source = dict.fromkeys(sources, 0.0)
    for source, part in zip(sources, pull.tolist(), strict=True):
        by_source[source] += part
    pulls = [
        Pull(
            column=source,
            value=written_value(table, source, 0),
            pull=part,
            share=part / total if other >= 0 and total > 0 else None,
        )
        for source, part in by_source.items()
    ]
    return Explanation(
        segment=own + 1,
        name=names[own],
        distance=distances[0],
        other=other + 1 if other >= 0 else None,
        other_name=names[other] if other >= 0 else None,
        other_distance=distances[1] if other >= 0 else None,
        pulls=tuple(sorted(pulls, key=lambda one: -abs(one.pull))),
    )


def written_value(table: Table, name: str, row: int) -> str:
    """Return a value as people read it: a level, or a number."""
    value = table.data[name][row]
    column = table.column(name)
    if column.has_levels:
        return column.levels[value] if value >= 0 else NO_VALUE
    if not np.isfinite(value):
        return NO_VALUE
    return number(float(value))
