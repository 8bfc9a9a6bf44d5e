"""Whether a model that was exported still gives the labels of the model.

`parity_table` makes a hostile table from a model alone, `expected_labels` asks the
model about it, `compare_labels` compares the answer of another engine, and a
`ParitySheet` says what came of it. Two answers may differ only on a tie: a row
whose relative margin (1 - d1/d2) is below the tolerance. Ties are counted and shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._random import root_seed, stream
from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.errors import CheckFailedError, InputError
from clustomer.export.stored import Storage, numbers_of, stored_as
from clustomer.prepare.distribution import LARGEST
from clustomer.prepare.plan import ColumnPlan
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.schema import Column

TOLERANCE = 1e-9
"""Relative margin below which doubles may give either of two segments."""
TOLERANCE_FLOAT32 = 1e-5
"""The same for exports that compute with 32-bit numbers."""

_ORDINARY, _TIES, _MIXED = 200, 60, 120
_SHOWN = 5
_HOSTILE_NUMBERS = (
    None, float("nan"), float("inf"), float("-inf"), 0.0, -0.0, 1.0, -1.0, 1e-300, 1e9, -1e9,
    1e15 + 1, 1e99, -1e99, 1e120, -1e120, 1e149, -1e149, 1e151, -1e151, 1.7e308,
)  # fmt: skip
_HOSTILE_TEXTS = (
    None, "", "   ", "never seen", "'; DROP TABLE customers; --", 'a"b', "NaN", "n/a", "0", "yes",
    "TRUE", "É", "\\", "%",
)  # fmt: skip
_UNREADABLE = ("abc", "", "12,5 kg", "'", "0x10", "--5")


# -- the sheet ----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Difference(Result):
    """A row on which two answers differ although it is no tie.

    Attributes
    ----------
    row : int
        Of the parity table, from 0.
    sort : str
        What sort of row it is, as in `ParityTable.sorts`.
    expected, got : int
        Segments from 1; 0 where the other engine gave none.
    margin : float
        1 - d1/d2 by the model.
    """

    row: int
    sort: str
    expected: int
    got: int
    margin: float


@dataclass(frozen=True, kw_only=True)
class Comparison(Result):
    """How far two answers agree.

    Attributes
    ----------
    n_rows : int
        Rows compared.
    n_different : int
        Rows with another segment, ties included.
    n_ties : int
        Rows whose margin is below the tolerance, whether they differ or not.
    n_wrong : int
        Rows that differ and are no tie. Parity holds when this is 0.
    tolerance : float
    wrong : tuple of Difference
        The first few of them.
    """

    n_rows: int
    n_different: int
    n_ties: int
    n_wrong: int
    tolerance: float
    wrong: tuple[Difference, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every row that differs is a tie."""
        return self.n_wrong == 0


@dataclass(frozen=True, kw_only=True)
class ParitySheet(Result):
    """What stands beside an export: whether it was run, by what, and what came out.

    Attributes
    ----------
    export : str
        ``"sql"``, ``"onnx"``, ``"sklearn"``, ...
    executed : bool
        Whether an engine ran the export. Nothing is proved where it is False.
    engine, engine_version : str
        What ran it; empty where nothing did.
    dialect : str
        Of SQL; empty for others.
    reason : str
        Why it was not executed; empty where it was.
    comparison : Comparison, optional
        There where it was executed.
    random_state : int, optional
        Seed of the parity table.
    rows : mapping of str to int
        Rows of each sort in the parity table.
    remarks : tuple of str
        What the reader should know of this run.
    """

    export: str
    executed: bool
    engine: str = ""
    engine_version: str = ""
    dialect: str = ""
    reason: str = ""
    comparison: Comparison | None = None
    random_state: int | None = None
    rows: Mapping[str, int]
    remarks: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What came out, in one line for people."""
        what = f"{self.export} ({self.dialect})" if self.dialect else self.export
        if self.comparison is None:
            return f"Parity of {what}: not executed. {self.reason}".strip()
        c = self.comparison
        verdict = "holds" if c.holds else f"FAILS on {c.n_wrong:,} rows"
        return (
            f"Parity of {what}: {verdict}; executed by {self.engine} {self.engine_version},"
            f" {c.n_rows:,} rows compared, {c.n_different:,} differ,"
            f" {c.n_ties:,} ties (margin below {c.tolerance:g})."
        )

    def check(self) -> None:
        """Raise when the export was executed and gave another segment to a row that is no tie.

        Raises
        ------
        CheckFailedError
            With the first rows that differ.
        """
        if self.comparison is None or self.comparison.holds:
            return
        shown = "; ".join(
            f"row {d.row + 1} ({d.sort}): {d.got or 'none'} instead of {d.expected},"
            f" margin {d.margin:.2g}"
            for d in self.comparison.wrong
        )
        raise CheckFailedError(
            f"{self.sentence} {shown}.",
            "The export must give the segments of the model; nothing was written.",
            "Check that the centroids are not nearly the same, or export to another format.",
        )

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        values = {"result": self.sentence, **{f"rows: {k}": v for k, v in self.rows.items()}}
        return [{"field": name, "value": value} for name, value in values.items()]


def compare_labels(
    expected: ArrayLike,
    margins: ArrayLike,
    got: ArrayLike,
    tolerance: float = TOLERANCE,
    *,
    sorts: Sequence[str] = (),
) -> Comparison:
    """Compare the labels of two engines, row by row.

    Parameters
    ----------
    expected : array-like of int, shape (n,)
        Labels of the model, from 0.
    margins : array-like of float, shape (n,)
        Relative margins of the model, 1 - d1/d2 (`Scored.margin`).
    got : array-like of int, shape (n,)
        Labels of the other engine, from 0, in the same order; -1 for none.
    tolerance : float, default 1e-9
        Rows with a smaller margin may differ. 1e-5 for exports in 32-bit numbers.
    sorts : sequence of str, optional
        What sort each row is, for the rows that are shown.

    Returns
    -------
    Comparison

    Raises
    ------
    InputError
        When the lengths differ: a row was lost or came twice.

    Examples
    --------
    >>> found = compare_labels([0, 1, 1], [0.5, 0.0, 0.2], [0, 0, 1])
    >>> found.n_different, found.n_ties, found.n_wrong
    (1, 1, 0)
    """
    want, have = np.asarray(expected), np.asarray(got)
    margin = np.asarray(margins, dtype=np.float64)
    if not want.shape == have.shape == margin.shape or want.ndim != 1:
        raise InputError(
            f"{want.size:,} labels cannot be compared with {have.size:,}.",
            "One label for each row was expected, in the same order.",
        )
    differs = want != have
    ties = margin < tolerance
    wrong = np.flatnonzero(differs & ~ties)
    return Comparison(
        n_rows=len(want),
        n_different=int(differs.sum()),
        n_ties=int(ties.sum()),
        n_wrong=len(wrong),
        tolerance=tolerance,
        wrong=tuple(
            Difference(
                row=row,
                sort=sorts[row] if sorts else "",
                expected=int(want[row]) + 1,
                got=int(have[row]) + 1,
                margin=float(margin[row]),
            )
            for row in wrong[:_SHOWN].tolist()
        ),
    )


# -- the table ----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ParityTable(Result):
    """A hostile table for a model.

    Attributes
    ----------
    columns : mapping of str to tuple
        One for each source column of the model, in its order: floats (NaN and
        infinities among them), texts, truth values or dates, ``None`` for NULL.
    stored : mapping of str to {"number", "text", "flag", "date"}
        How each column is stored.
    sorts : tuple of str
        What sort each row is: ordinary, tie, column (one hostile cell), mixed, empty.
    unreadable : tuple of (str, int)
        Cells (column, row) that hold a text where a number belongs. The model is
        asked as if they were missing.
    random_state : int
    """

    columns: Mapping[str, tuple[Any, ...]]
    stored: Mapping[str, Storage]
    sorts: tuple[str, ...]
    unreadable: tuple[tuple[str, int], ...] = ()
    random_state: int

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return len(self.sorts)

    @property
    def rows(self) -> dict[str, int]:
        """Number of rows of each sort."""
        return {sort: self.sorts.count(sort) for sort in dict.fromkeys(self.sorts)}

    def frame(self) -> dict[str, list[Any]]:
        """Return the columns as lists that `SegmentationModel.predict` reads."""
        frame = {name: list(values) for name, values in self.columns.items()}
        for name, row in self.unreadable:
            frame[name][row] = None
        return frame


@dataclass(frozen=True, kw_only=True)
class Expected(Result):
    """What the model says about a table: labels from 0 and margins, shape (n,)."""

    labels: NDArray[np.int32]
    margins: NDArray[np.float64]


def expected_labels(model: SegmentationModel, table: ParityTable) -> Expected:
    """Return labels and margins of the model for a parity table."""
    scored = model.predict_table(conform(raw_columns(table.frame()), model.plan.sources))
    return Expected(labels=scored.labels, margins=scored.margin)


def parity_table(
    model: SegmentationModel, *, random_state: int = 0, unreadable: bool = False
) -> ParityTable:
    """Make a hostile table from a model alone: no training data is needed.

    Parameters
    ----------
    model : SegmentationModel
    random_state : int, default 0
        The same seed gives the same table.
    unreadable : bool, default False
        Put texts into columns of numbers as well (in at most six rows of each), for
        engines whose columns hold anything.

    Returns
    -------
    ParityTable
        Some hundreds of rows. ``ordinary``: around the centroids, within the domain of
        the plan. ``tie``: as far from two centroids as doubles allow.
        ``column``: ordinary but for one cell, which is NULL, NaN, infinite, huge, a
        limit of the plan, an unseen or empty text, another spelling. ``mixed``: many
        such cells. ``empty``: nothing but NULL.
    """
    seed = root_seed(random_state)
    rng = stream(seed, "parity")
    plans = list(zip(model.plan.sources, model.plan.columns, strict=True))
    makers = [_Cells(column, plan, model.plan.sources.reference_date) for column, plan in plans]
    z = _ordinary(model, rng, _ORDINARY)
    z = np.concatenate([z, _on_the_border(model, rng, _ordinary(model, rng, _TIES))])
    starts = np.cumsum([0, *(plan.width for _, plan in plans)])
    cells = [
        maker.ordinary(z[:, a:b], rng)
        for maker, (a, b) in zip(makers, pairwise(starts), strict=True)
    ]
    sorts = ["ordinary"] * _ORDINARY + ["tie"] * _TIES
    for i, maker in enumerate(makers):
        for cell in maker.hostile():
            _copy_row(cells, int(rng.integers(_ORDINARY)))
            cells[i][-1] = cell
            sorts.append("column")
    for _ in range(_MIXED):
        _copy_row(cells, int(rng.integers(_ORDINARY)))
        for i, maker in enumerate(makers):
            if rng.random() < 0.4:
                choices = maker.hostile()
                cells[i][-1] = choices[int(rng.integers(len(choices)))]
        sorts.append("mixed")
    for column in cells:
        column.append(None)
    table = ParityTable(
        columns={m.column.name: tuple(c) for m, c in zip(makers, cells, strict=True)},
        stored={m.column.name: m.stored for m in makers},
        sorts=(*sorts, "empty"),
        random_state=seed,
    )
    return _with_texts(table) if unreadable else table


def _copy_row(cells: list[list[Any]], row: int) -> None:
    for column in cells:
        column.append(column[row])


def _with_texts(table: ParityTable) -> ParityTable:
    """Put texts that are no numbers into columns of numbers."""
    columns = {name: list(values) for name, values in table.columns.items()}
    changed = []
    numbers = [name for name, stored in table.stored.items() if stored == "number"]
    for i, name in enumerate(numbers):
        for j, word in enumerate(_UNREADABLE):
            row = (7 * i + 11 * j) % _ORDINARY
            columns[name][row] = word
            changed.append((name, row))
    return replace(
        table,
        columns={name: tuple(values) for name, values in columns.items()},
        unreadable=tuple(changed),
    )


def _ordinary(model: SegmentationModel, rng: np.random.Generator, n: int) -> NDArray[np.float64]:
    """Return prepared rows around the centroids, shape (n, p)."""
    centroids = model.centroids
    spread = np.maximum(centroids.std(axis=0), 0.5 * np.abs(centroids).max(axis=0) / 10)
    spread = np.where(spread > 0, spread, 1.0)
    chosen = centroids[rng.integers(len(centroids), size=n)]
    rows: NDArray[np.float64] = chosen + spread * rng.normal(size=(n, centroids.shape[1]))
    return rows


def _on_the_border(
    model: SegmentationModel, rng: np.random.Generator, z: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Move prepared rows, along numbers only, to where their two nearest centroids are equal."""
    k = model.n_segments
    if k < 2:
        return z
    free = np.concatenate([np.full(p.width, p.levels is None) for p in model.plan.columns])
    moved = z.copy()
    for row in moved:
        away = np.sum((model.centroids - row) ** 2, axis=1)
        i, j = np.argsort(away, kind="stable")[:2] if rng.random() < 0.8 else rng.permutation(k)[:2]
        a, b = model.centroids[i], model.centroids[j]
        direction = np.where(free, b - a, 0.0)
        length = 2 * float(direction @ (b - a))
        if length > 0:
            row += (away[j] - away[i]) / length * direction
    return moved


class _Cells:
    """Makes the cells of one source column."""

    def __init__(self, column: Column, plan: ColumnPlan, reference_date: str | None) -> None:
        self.column, self.plan, self.stored = column, plan, stored_as(column)
        self.reference = date.fromisoformat(reference_date or "2000-01-01")

    def ordinary(self, z: NDArray[np.float64], rng: np.random.Generator) -> list[Any]:
        """Return cells for prepared values of shape (n, width)."""
        if self.plan.levels is not None:
            places = rng.integers(len(self.plan.levels), size=len(z))
            if self.plan.one_hot is not None:  # half of the rows as the centroids have it
                places = np.where(rng.random(len(z)) < 0.5, z.argmax(axis=1), places)
            return [self._level(self.plan.levels[place]) for place in places.tolist()]
        values = z[:, 0]
        for operation in (self.plan.weight, self.plan.scale):
            values = values if operation is None else operation.inverse(values)
        values = self.plan.untransformed(values)
        if self.plan.domain is not None:
            values = np.clip(values, *self.plan.domain)
        return [self._number(value) for value in np.nan_to_num(values).tolist()]

    def hostile(self) -> list[Any]:
        """Return cells that go wrong easily."""
        if self.plan.levels is not None:
            return self._hostile_levels()
        marks = [*(self.plan.domain or ()), *self._ends()]
        if self.plan.impute is not None:
            marks.append(self.plan.impute.value)
        close = [near for mark in marks for near in (mark, mark + 1, mark - 1)]
        if self.stored == "flag":
            return [None, True, False]
        if self.stored == "date":
            return [None, *(self._number(mark) for mark in (0.0, 1.0, -400.0, 99_999.0, *close))]
        return [*_HOSTILE_NUMBERS, *close]

    def _ends(self) -> list[float]:
        """Return the winsorising limits in original units."""
        if self.plan.winsorise is None:
            return []
        ends = self.plan.untransformed(
            np.array([self.plan.winsorise.low, self.plan.winsorise.high])
        )
        return [end for end in ends.tolist() if abs(end) < LARGEST]

    def _number(self, value: float) -> Any:
        if self.stored == "flag":
            return value > 0.5
        if self.stored == "date":
            day = self.reference.toordinal() - round(max(-1e9, min(1e9, value)))
            return date.fromordinal(min(max(day, 365), date.max.toordinal() - 365))
        return value

    def _level(self, level: str) -> Any:
        if self.stored == "text":
            return level
        code = self.column.levels.index(level)
        if self.stored == "flag":
            return bool(code)
        return float((self.column.level_values or numbers_of(self.column) or range(code + 1))[code])

    def _hostile_levels(self) -> list[Any]:
        known = [self._level(level) for level in self.column.levels]
        if self.stored == "flag":
            return [None, *known]
        if self.stored == "number":
            return [*known, None, float("nan"), float("inf"), 99_991.0, -7.0, 0.5, 1e200]
        spelled = [f"  {level} " for level in known[:2]] + [level.swapcase() for level in known[:2]]
        return [*known, *spelled, *_HOSTILE_TEXTS]
