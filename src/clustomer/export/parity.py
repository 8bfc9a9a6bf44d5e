"""Whether a model that was exported still gives the labels of the model.

`parity_table` makes a hostile table from a model alone, `expected_labels` asks the
model about it, `compare_labels` compares the answer of another engine, and a
`ParitySheet` says what came of it. Two answers may differ only on a tie: a row
whose relative margin (1 - d1/d2) is below the tolerance. Ties are counted and shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._random import root_seed, stream
from clustomer._result import Result
from clustomer._text import text
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.stored import Storage
from clustomer.errors import CheckFailedError, InputError
from clustomer.export.parity_cells import CellMaker
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.table import Table

TOLERANCE = 1e-9
"""Relative margin below which doubles may give either of two segments."""

CLOSENESS = 1e-8
"""Margin of the rows that are put close to a border: ten times the tolerance."""

_ORDINARY, _TIES, _CLOSE, _MIXED = 200, 60, 60, 120
_HOSTILE_SHARE = 0.4
_FARTHEST = 30.0
_SHOWN = 5
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
    def holds(self) -> bool:
        """Whether it was executed and every row that differs is a tie."""
        return self.comparison is not None and self.comparison.holds

    @property
    def sentence(self) -> str:
        """What came out, in one line for people."""
        what = f"{self.export} ({self.dialect})" if self.dialect else self.export
        c = self.comparison
        if c is None:
            return text("parity.not_executed", what=what, reason=self.reason).strip()
        held = "parity.holds" if c.n_different else "parity.holds.all"
        key = held if c.holds else "parity.fails"
        if self.export == "rules":
            key = "parity.rules.hold" if c.holds else "parity.rules.fail"
        return text(
            key,
            what=what,
            engine=self.engine,
            version=self.engine_version,
            n=c.n_rows,
            different=c.n_different,
            wrong=c.n_wrong,
            ties=c.n_ties,
            tolerance=f"{c.tolerance:g}",
        )

    def to_json(self) -> str:
        """Return the sheet as it stands beside an export."""
        values = {**self.to_dict(), "sentence": self.sentence}
        return json.dumps(values, indent=1, ensure_ascii=False, allow_nan=False) + "\n"

    def check(self) -> None:
        """Raise when the export was executed and gave another segment to a row that is no tie.

        Raises
        ------
        CheckFailedError
            With the first rows that differ.
        """
        if self.comparison is None or self.comparison.holds:
            return
        shown = [
            text(
                "parity.row",
                row=d.row + 1,
                sort=d.sort,
                got=d.got or text("parity.none"),
                expected=d.expected,
                margin=f"{d.margin:.2g}",
            )
            for d in self.comparison.wrong
        ]
        raise CheckFailedError(
            f"{self.sentence} {'; '.join(shown)}.",
            "The export must give the segments of the model; nothing was written.",
            "Check that the centroids are not nearly the same, or export to another format.",
        )

    def _headline(self) -> str:
        return self.sentence

    def _remarks(self) -> Sequence[str]:
        return self.remarks

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
        What sort each row is: ordinary, tie, column (one hostile cell), close, mixed, empty.
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
    model: SegmentationModel,
    *,
    random_state: int = 0,
    unreadable: bool = False,
    closeness: float = CLOSENESS,
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
    closeness : float, default 1e-8
        Margin of the rows close to a border, half of them 100 times as far: above the
        tolerance of the comparison, so larger for exports in 32-bit numbers.

    Returns
    -------
    ParityTable
        Some hundreds of rows. ``ordinary``: around the centroids, within the domain of
        the plan. ``tie``: as far from two centroids as doubles allow. ``column``:
        ordinary but for one cell, which is NULL, NaN, infinite, huge, a limit of the
        plan, an unseen or empty text, another spelling. ``close``: the same with
        another column moved to where the border between two segments is near, so that
        a constant that is slightly wrong changes a label. ``mixed``: many such cells.
        ``empty``: nothing but NULL.
    """
    seed = root_seed(random_state)
    rng = stream(seed, "parity")
    schema = model.plan.sources
    makers = [
        CellMaker(column, plan, schema.reference_date)
        for column, plan in zip(schema, model.plan.columns, strict=True)
    ]
    z = _ordinary(model, rng, _ORDINARY)
    z = np.concatenate([z, _on_the_border(model, rng, _ordinary(model, rng, _TIES))])
    cells = [
        maker.ordinary(z[:, a:b], rng) for maker, (a, b) in zip(makers, _places(model), strict=True)
    ]
    sorts = ["ordinary"] * _ORDINARY + ["tie"] * _TIES
    changed = _add_hostile(makers, cells, rng)
    sorts += ["column"] * len(changed)
    sorts += ["close"] * _add_close(model, makers, cells, changed, closeness)
    sorts += ["mixed"] * _add_mixed(makers, cells, rng)
    for column in cells:
        column.append(None)
    table = ParityTable(
        columns={m.column.name: tuple(c) for m, c in zip(makers, cells, strict=True)},
        stored={m.column.name: m.stored for m in makers},
        sorts=(*sorts, "empty"),
        random_state=seed,
    )
    return _with_texts(table) if unreadable else table


def _places(model: SegmentationModel) -> Iterator[tuple[int, int]]:
    """Yield where the prepared columns of each source begin and end."""
    return pairwise(np.cumsum([0, *(plan.width for plan in model.plan.columns)]).tolist())


def _add_hostile(
    makers: Sequence[CellMaker], cells: list[list[Any]], rng: np.random.Generator
) -> list[int]:
    """Add rows with one hostile cell; return the column of each."""
    changed = []
    for i, maker in enumerate(makers):
        for cell in maker.hostile():
            _copy_row(cells, int(rng.integers(_ORDINARY)))
            cells[i][-1] = cell
            changed.append(i)
    return changed


def _add_mixed(
    makers: Sequence[CellMaker], cells: list[list[Any]], rng: np.random.Generator
) -> int:
    """Add rows with many hostile cells; return how many."""
    for _ in range(_MIXED):
        _copy_row(cells, int(rng.integers(_ORDINARY)))
        for i, maker in enumerate(makers):
            if rng.random() < _HOSTILE_SHARE:
                choices = maker.hostile()
                cells[i][-1] = choices[int(rng.integers(len(choices)))]
    return _MIXED


def _add_close(
    model: SegmentationModel,
    makers: Sequence[CellMaker],
    cells: list[list[Any]],
    changed: Sequence[int],
    closeness: float,
) -> int:
    """Add the rows with one hostile cell again, moved close to a border; return how many.

    Only a column of numbers that is not the hostile one is moved. Where it would have
    to go too far, or a third centroid is nearer, there is no such row.
    """
    if model.n_segments < 2:
        return 0
    begin, start = _ORDINARY + _TIES, [a for a, _ in _places(model)]
    free = [i for i, m in enumerate(makers) if m.stored == "number" and m.plan.levels is None]
    changed = [*changed, *[-1] * _CLOSE]  # and ordinary rows without a hostile cell
    source = [*range(begin, begin + len(changed) - _CLOSE), *range(_CLOSE)]
    rows = [[column[r] for column in cells] for r in source]
    prepared = model.plan.transform(_typed(model, rows)).X
    moved, targets = [], []
    for r, at in enumerate(changed):
        others = [i for i in free if i != at]
        for turn in range(min(2, len(others))):
            i, target = others[(r + turn) % len(others)], closeness * 100 ** ((r // 2) % 2)
            z = _close(model.centroids, prepared[r], start[i], target * (-1) ** (r // 4))
            if z is not None:
                row = list(rows[r])
                row[i] = float(makers[i].unprepared(np.array([z]))[0])
                moved.append(row)
                targets.append(target)
    margin = model.predict_table(_typed(model, moved)).margin if moved else np.empty(0)
    close = (margin > np.array(targets) / 5) & (margin < 5 * np.array(targets))
    for r in np.flatnonzero(close).tolist():
        for column, cell in zip(cells, moved[r], strict=True):
            column.append(cell)
    return int(close.sum())


def _typed(model: SegmentationModel, rows: list[list[Any]]) -> Table:
    names = model.plan.sources.names
    frame = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    return conform(raw_columns(frame), model.plan.sources)


def _close(
    centroids: NDArray[np.float64], row: NDArray[np.float64], j: int, closeness: float
) -> float | None:
    """Return where prepared column j puts a row close to the border of two segments.

    Of all pairs of centroids the one that moves it least, if no third one is nearer.
    """
    square = (centroids - row) ** 2
    away = np.nansum(square, axis=1)
    c = centroids[:, j]
    apart = 2 * (c[None, :] - c[:, None])
    with np.errstate(all="ignore"):  # equal centroids, huge rows
        steps = (away[None, :] - away[:, None]) / apart
    first, second = np.nonzero(np.abs(steps) < _FARTHEST)  # False for NaN
    if not len(first):
        return None
    there = row[j] + steps[first, second]
    after = (away - square[:, j])[:, None] + (c[:, None] - there) ** 2  # (k, pairs)
    border = after[first, np.arange(len(first))]
    alone = after.min(axis=0) >= border * (1 - 1e-9)
    if not alone.any():
        return None
    best = int(np.argmin(np.where(alone, np.abs(there - row[j]), np.inf)))
    slip = 2 * closeness * border[best] / apart[first[best], second[best]]
    return float(there[best] - slip)


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
    """Return prepared rows around the centroids, shape (n, p).

    Every other one is spread as all centroids are, the rest as the nearest other one is.
    """
    centroids = model.centroids
    k, p = centroids.shape
    wide = np.maximum(centroids.std(axis=0), np.abs(centroids).max(axis=0) / 20)
    wide = np.where(wide > 0, wide, 1.0)
    apart = np.sqrt(np.sum((centroids[:, None] - centroids) ** 2, axis=2) / p)
    apart[apart == 0] = np.inf
    narrow = np.minimum(apart.min(axis=1), wide.max())
    chosen = rng.integers(k, size=n)
    spread = np.where(np.arange(n)[:, None] % 2, wide, narrow[chosen, None])
    rows: NDArray[np.float64] = centroids[chosen] + spread * rng.normal(size=(n, p))
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
