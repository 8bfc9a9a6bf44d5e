"""One step away: the smallest change of what can be acted on that reaches a better segment.

A distance in the space where segments are formed, written in original units. It
says how far apart customers and segments are, never that the change would come
about, or would bring anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._random import DEFAULT_SEED, stream
from clustomer._result import Result
from clustomer._text import letter
from clustomer.cluster.model import Scored, SegmentationModel, marks_of
from clustomer.describe.wording import theme_of
from clustomer.errors import InputError, did_you_mean
from clustomer.stats.canonical import sample_rows
from clustomer.stats.moves import smallest_move
from clustomer.table.names import read_name
from clustomer.table.schema import Column, Kind, Role, Schema
from clustomer.table.table import Table

ONE_STEP = 0.5
"""Longest move that counts as one step, in standard deviations of the columns that may change."""

FEWEST = 10
"""Below so many customers, nothing but their number is said of a pair of segments."""

MOST_ASKED = 20_000
"""Of more customers a sample of so many is asked, drawn by their values."""

MOST_CORNERS = 6
"""Of so many whole-number columns every way of rounding is tried; of more, one."""

GIVEN = frozenset({"age", "household", "income", "experience", "tenure"})
"""What columns are about that no campaign changes."""

_CODES = frozenset({Kind.DATE, Kind.CATEGORY, Kind.ORDERED, Kind.FLAG, Kind.TEXT})
_LOCAL = {"local": True}

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class StepChange(Result):
    """How much one column changes, over the customers of a pair for whom it does."""

    column: str
    n: int
    median: float  # original units, signed


@dataclass(frozen=True, kw_only=True)
class StepPair(Result):
    """Customers of one segment who are one step away from a better one.

    Attributes
    ----------
    segment, target : int
        From and to, 0-based.
    n_complete : int
        Customers of the segment who were asked: their used columns are all there.
    n_near : int or None
        Those who are one step away; ``None`` where 1 to 9 are not told apart.
    n_blocked : int or None
        Those whom no values within the observed ranges bring there; likewise.
    median_distance : float or None
        Of the near ones, in standard deviations; ``None`` below `FEWEST`.
    changes : tuple of StepChange
        Empty below `FEWEST`.
    """

    segment: int
    target: int
    n_complete: int
    n_near: int | None
    n_blocked: int | None
    median_distance: float | None = None
    changes: tuple[StepChange, ...] = ()

    def coarse(self) -> StepPair:
        """Return the pair for `result.json`, which is passed on: small numbers hidden."""
        near, blocked = (
            None if n is not None and 0 < n < FEWEST else n for n in (self.n_near, self.n_blocked)
        )
        return replace(self, n_near=near, n_blocked=blocked)


@dataclass(frozen=True, kw_only=True)
class OneStep(Result):
    """Who is one step away from a better segment, and by which change.

    Attributes
    ----------
    columns : tuple of str
        What may change.
    assumed : bool
        Whether these were assumed, not named by the user.
    better_by : {"value", "named", "none"}
        A segment is better that has the higher mean of `value_column`, or that the
        user named; ``"none"``: nothing was computed.
    value_column : str, optional
    limit : float
        Longest move, in standard deviations.
    n_sampled : int or None
        Customers who were asked, where that is a sample.
    pairs : tuple of StepPair
        Each segment with each better one.
    rows : ndarray of int, shape (m,)
        Rows of the table, one for each customer and target; with `segment`,
        `target` (0-based) and `distance` (standard deviations).
    now, then : mapping of str to ndarray of shape (m,)
        Values of the columns that may change, original units.
    """

    columns: tuple[str, ...]
    assumed: bool
    better_by: Literal["value", "named", "none"]
    value_column: str | None = None
    limit: float = ONE_STEP
    n_sampled: int | None = None
    pairs: tuple[StepPair, ...] = ()
    rows: Rows = field(default_factory=lambda: np.zeros(0, dtype=np.intp), metadata=_LOCAL)
    segment: Rows = field(default_factory=lambda: np.zeros(0, dtype=np.intp), metadata=_LOCAL)
    target: Rows = field(default_factory=lambda: np.zeros(0, dtype=np.intp), metadata=_LOCAL)
    distance: Floats = field(default_factory=lambda: np.zeros(0), metadata=_LOCAL)
    now: dict[str, Any] = field(default_factory=dict, metadata=_LOCAL)
    then: dict[str, Any] = field(default_factory=dict, metadata=_LOCAL)


def actionable_columns(schema: Schema, named: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the columns that may change: the named ones, or those that are assumed.

    Assumed are the features that hold numbers and are neither protected nor about
    age, household, income, work experience or time as a customer.

    Raises
    ------
    InputError
        For a named column that is no numeric feature, or is protected.
    """
    numeric = [column for column in schema.features if column.kind not in _CODES]
    allowed = [column for column in numeric if not _is_protected(column)]
    if not named:
        return tuple(c.name for c in allowed if theme_of(c.label, c.kind) not in GIVEN)
    names = [column.name for column in allowed]
    for name in named:
        schema[name]
        if name not in names:
            raise InputError(
                f'"{name}" was named with --actionable.',
                "Columns of numbers that form the segments, and that are not protected attributes,"
                f" were expected: {', '.join(names) or 'there is none'}.",
                "Leave it out, or make it a feature with --features.",
            )
    return tuple(name for name in names if name in set(named))


def _is_protected(column: Column) -> bool:
    return column.role == Role.SENSITIVE or bool(read_name(column.name).protected)


def better_segment(named: str, names: Sequence[str], letters: Sequence[str]) -> int:
    """Return the segment (0-based) that a number from 1, a letter or a name stands for.

    Raises
    ------
    InputError
        When there is none, with a suggestion.
    """
    word = named.strip()
    folded = [name.casefold() for name in names]
    if word.casefold() in folded:
        return folded.index(word.casefold())
    for index, written in enumerate(letters):
        if word in (str(index + 1), written):
            return index
    raise InputError(
        f'--better names the segment "{word}".{did_you_mean(word, names)}',
        "A name, a letter or a number of these was expected: "
        + ", ".join(
            f"{i} {written} {name}"
            for i, (written, name) in enumerate(zip(letters, names, strict=True), start=1)
        )
        + ".",
    )


def better_of(named: str | None, model: SegmentationModel) -> int | None:
    """Return the segment to move to; ``None`` too where a refresh has dissolved it."""
    if named is None:
        return None
    marks = {mark for one in model.history for mark in marks_of(one)}
    names = {name for one in model.history for name in one.names}
    retired = {*map(letter, marks), *names} - {*model.letters, *model.names}
    if named.strip() in retired:
        return None
    return better_segment(named, model.names, model.letters)


def one_step_away(
    table: Table,
    model: SegmentationModel,
    scored: Scored,
    *,
    columns: Sequence[str],
    assumed: bool = True,
    better: int | None = None,
    value_column: str | None = None,
    limit: float = ONE_STEP,
    seed: int = DEFAULT_SEED,
) -> OneStep:
    """Find the customers who are one step away from a better segment.

    Parameters
    ----------
    table : Table
        The customers, in the order of `scored`.
    model : SegmentationModel
    scored : Scored
    columns : sequence of str
        What may change, from `actionable_columns`.
    assumed : bool, default True
        Whether they were assumed.
    better : int, optional
        The segment that is better than all others; else `value_column` decides.
    value_column : str, optional
        A segment with a higher mean of it is better. Without both, nothing is computed.
    limit : float, default 0.5
        Longest move, in standard deviations of the columns that may change.
    seed : int
        Of the sample that is asked where there are more than `MOST_ASKED` customers.

    Returns
    -------
    OneStep

    Notes
    -----
    `clustomer.stats.moves.smallest_move` in prepared units, within the values that
    customers have; taken back through the inverse of the plan. Columns of whole
    numbers are rounded to that neighbour which still reaches the target with the
    shortest move. Each moved customer is prepared and assigned again; who does not
    arrive counts as blocked. Customers with a missing value are not asked.
    """
    rule: Literal["value", "named", "none"] = "none"
    if better is not None:
        rule = "named"
    elif value_column is not None:
        rule = "value"
    used = tuple(name for name in columns if name in model.plan.sources.names)
    empty = OneStep(
        columns=used, assumed=assumed, better_by=rule, value_column=value_column, limit=limit
    )
    if rule == "none" or not used or model.n_segments < 2:
        return empty
    space = _space(table, model, scored, used, seed)
    if space.unit <= 0:
        return empty
    found = [
        _pair(space, segment, target, limit)
        for segment, target in _better_pairs(table, scored, model.n_segments, better, value_column)
    ]
    return replace(
        empty,
        n_sampled=MOST_ASKED if table.n_rows > MOST_ASKED else None,
        pairs=tuple(each.pair for each in found),
        **_joined(found, used),
    )


class _Space(NamedTuple):
    table: Table
    model: SegmentationModel
    scored: Scored
    columns: tuple[str, ...]
    places: Rows  # of the columns among the prepared ones
    low: Floats
    high: Floats
    unit: float  # one standard deviation, in prepared units
    whole: NDArray[np.bool_]  # columns that hold whole numbers only
    asked: NDArray[np.bool_]  # customers


class _Found(NamedTuple):
    pair: StepPair
    rows: Rows
    distance: Floats
    then: Floats  # (m, columns)
    now: Floats


def _space(
    table: Table, model: SegmentationModel, scored: Scored, used: tuple[str, ...], seed: int
) -> _Space:
    sources = model.plan.prepared_sources
    places = np.array([sources.index(name) for name in used])
    known = scored.prepared.X[:, places]
    values = [table.numbers(name) for name in used]
    return _Space(
        table=table,
        model=model,
        scored=scored,
        columns=used,
        places=places,
        low=np.nanmin(known, axis=0),
        high=np.nanmax(known, axis=0),
        unit=float(np.sqrt(np.nanvar(known, axis=0).mean())),
        whole=np.array([bool((v[np.isfinite(v)] % 1 == 0).all()) for v in values]),
        asked=_asked(scored, seed),
    )


def _asked(scored: Scored, seed: int) -> NDArray[np.bool_]:
    """Return who is asked: those whose used columns are all there; a sample of very many."""
    complete: NDArray[np.bool_] = ~np.any(scored.prepared.missing, axis=1)
    if len(complete) <= MOST_ASKED:
        return complete
    drawn = np.zeros(len(complete), dtype=bool)
    rng = stream(seed, "one step")
    drawn[sample_rows([*scored.prepared.X.T], MOST_ASKED, rng)] = True
    return complete & drawn


def _better_pairs(
    table: Table, scored: Scored, k: int, better: int | None, value_column: str | None
) -> list[tuple[int, int]]:
    if better is not None:
        return [(segment, better) for segment in range(k) if segment != better]
    values = table.numbers(str(value_column))
    known = np.isfinite(values)
    counts = np.bincount(scored.labels[known], minlength=k)
    sums = np.bincount(scored.labels[known], weights=values[known], minlength=k)
    means = np.divide(sums, counts, out=np.full(k, np.nan), where=counts > 0)
    return [(s, t) for s in range(k) for t in range(k) if means[t] > means[s]]


def _pair(space: _Space, segment: int, target: int, limit: float) -> _Found:
    """Return who of a segment is one step away from a better one."""
    prepared, labels = space.scored.prepared, space.scored.labels
    members = np.flatnonzero(space.asked & (labels == segment))
    moves = smallest_move(
        prepared.X[members],
        space.model.centroids,
        target,
        movable=space.places,
        low=space.low,
        high=space.high,
        limit=limit * space.unit,
    )
    near = np.flatnonzero(moves.near)
    rows = members[near]
    now = np.column_stack([space.table.numbers(name)[rows] for name in space.columns])
    then = _original(space, prepared.X[rows], moves.moved[near], now)
    then, distance = _arrived(space, rows, then, target)
    arrived = np.isfinite(distance)
    within = arrived & (distance <= limit)
    blocked = len(members) - len(near) - int(moves.far.sum()) + int((~arrived).sum())
    kept = _Found(
        pair=StepPair(
            segment=segment,
            target=target,
            n_complete=len(members),
            n_near=int(within.sum()),
            n_blocked=blocked,
        ),
        rows=rows[within],
        distance=distance[within],
        then=then[within],
        now=now[within],
    )
    return kept._replace(pair=_described(kept, space.columns))


def _original(space: _Space, before: Floats, moved: Floats, now: Floats) -> Floats:
    """Return moved points in original units; what did not move keeps its own value."""
    if not len(moved):
        return now
    back = {column.source: column.values for column in space.model.plan.to_original(moved)}
    then = np.column_stack([back[name] for name in space.columns])
    ranges = [space.table.numbers(name) for name in space.columns]
    then = np.clip(then, [np.nanmin(v) for v in ranges], [np.nanmax(v) for v in ranges])
    still = np.abs(moved - before)[:, space.places] <= 1e-9 * space.unit
    kept: Floats = np.where(still, now, then)
    return kept


def _arrived(space: _Space, rows: Rows, then: Floats, target: int) -> tuple[Floats, Floats]:
    """Return the nearest values that arrive, and their distances; infinity where none does.

    Distances are in standard deviations, after whole numbers were rounded.
    """
    now = np.column_stack([space.table.numbers(name)[rows] for name in space.columns])
    best, distance = then.copy(), np.full(len(rows), np.inf)
    if not len(rows):
        return best, distance
    for rounding in _roundings(space.whole):
        tried = _rounded(then, now, rounding)
        after = _assigned(space, rows, tried)
        length = np.linalg.norm(after.prepared.X - space.scored.prepared.X[rows], axis=1)
        nearer = (after.labels == target) & (length / space.unit < distance)
        best[nearer], distance[nearer] = tried[nearer], length[nearer] / space.unit
    return best, distance


def _roundings(whole: NDArray[np.bool_]) -> list[list[str]]:
    """Return how each column is rounded, for every try: "keep", "away" or "back"."""
    if whole.sum() > MOST_CORNERS:
        return [["away" if each else "keep" for each in whole]]
    ways = [("away", "back") if each else ("keep",) for each in whole]
    return [list(way) for way in product(*ways)]


def _rounded(then: Floats, now: Floats, ways: Sequence[str]) -> Floats:
    out = then.copy()
    for j, way in enumerate(ways):
        if way == "keep":
            continue
        up = (then[:, j] > now[:, j]) == (way == "away")
        # what is whole but for the inverse's rounding error stays
        near = np.round(then[:, j])
        settled = np.abs(then[:, j] - near) <= 1e-9 * np.maximum(1.0, np.abs(near))
        out[:, j] = np.where(settled, near, np.where(up, np.ceil(then[:, j]), np.floor(then[:, j])))
    return out


def _assigned(space: _Space, rows: Rows, values: Floats) -> Scored:
    """Return the customers with other values, prepared and assigned as any customer is."""
    there = space.table.take(rows)
    data = {**there.data, **{name: values[:, j] for j, name in enumerate(space.columns)}}
    return space.model.predict_table(replace(there, data=data))


def _described(found: _Found, columns: Sequence[str]) -> StepPair:
    if len(found.rows) < FEWEST:
        return found.pair
    changes = []
    for j, name in enumerate(columns):
        change = (found.then - found.now)[:, j]
        moved = change[change != 0]
        if len(moved) >= FEWEST:
            middle = float(f"{np.median(moved):.3g}")
            changes.append(StepChange(column=name, n=len(moved), median=middle))
    middle = float(f"{np.median(found.distance):.3g}")
    return replace(found.pair, median_distance=middle, changes=tuple(changes))


def _joined(found: Sequence[_Found], columns: Sequence[str]) -> dict[str, Any]:
    """Return the list of all pairs, in the order of the rows, then of the targets."""
    sizes = [len(each.rows) for each in found]
    rows = np.concatenate([each.rows for each in found])
    target = np.repeat([each.pair.target for each in found], sizes)
    order = np.lexsort([target, rows])
    now, then = (np.concatenate([getattr(e, name) for e in found])[order] for name in _BOTH)
    return {
        "rows": rows[order],
        "segment": np.repeat([each.pair.segment for each in found], sizes)[order],
        "target": target[order],
        "distance": np.concatenate([each.distance for each in found])[order],
        "now": {name: now[:, j] for j, name in enumerate(columns)},
        "then": {name: then[:, j] for j, name in enumerate(columns)},
    }


_BOTH = ("now", "then")
