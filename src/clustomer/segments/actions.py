"""What to do with segments: who is one step away, whom to contact, what a test could show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._settings import Settings
from clustomer.cluster.model import Scored, SegmentationModel
from clustomer.segments.audiences import Audiences, TestPlan, draw_audiences, plan_test
from clustomer.segments.one_step import OneStep, actionable_columns, better_of, one_step_away
from clustomer.table.schema import Kind
from clustomer.table.table import Table


@dataclass(frozen=True, kw_only=True)
class Actions(Result):
    """What a campaign starts from.

    Attributes
    ----------
    one_step : OneStep
    audiences : Audiences
    test_plan : TestPlan
    """

    one_step: OneStep
    audiences: Audiences
    test_plan: TestPlan

    def coarse(self) -> Actions:
        """Return them for `result.json`, which is passed on: small numbers hidden."""
        pairs = tuple(pair.coarse() for pair in self.one_step.pairs)
        return replace(self, one_step=replace(self.one_step, pairs=pairs))


def plan_actions(
    table: Table,
    model: SegmentationModel,
    scored: Scored,
    settings: Settings,
    *,
    sizes: Sequence[int] | None = None,
) -> Actions:
    """Return who is one step away, target and control lists, and the plan of a test.

    Parameters
    ----------
    table : Table
        Without suppressed customers.
    model : SegmentationModel
        With the names of the segments.
    scored : Scored
        The customers of `table`, in its order.
    settings : Settings
        ``actionable`` (what may change; assumed where empty), ``better`` (the segment to
        move to; else the value column of the schema decides), ``control`` (share held
        back) and ``seed``.
    sizes : sequence of int, optional
        Customers of each segment, where `table` is a sample of them.

    Raises
    ------
    InputError
        For a column or a segment that is not there.
    """
    value = _value_column(table)
    known = table.numbers(value) if value is not None else None
    drawn = draw_audiences(
        _keys(table),
        scored.labels,
        scored.margin if known is None else known,
        stratified_by="margin" if known is None else "value",
        control=settings.control,
        seed=settings.seed,
    )
    segments = [drawn.segment == segment for segment in range(model.n_segments)]
    return Actions(
        one_step=one_step_away(
            table,
            model,
            scored,
            columns=actionable_columns(table.schema, settings.actionable),
            assumed=not settings.actionable,
            better=better_of(settings.better, model),
            value_column=value,
            seed=settings.seed,
        ),
        audiences=drawn,
        test_plan=plan_test(
            [int(inside.sum()) for inside in segments] if sizes is None else sizes,
            control=settings.control,
            deviations=None if known is None else [_deviation(drawn, each) for each in segments],
            value_column=value,
        ),
    )


def _keys(table: Table) -> list[str | None]:
    """Return the id of each customer; the number of the row, from 1, without an id column."""
    ids = table.ids()
    return [str(row + 1) for row in table.rows.tolist()] if ids is None else ids.tolist()


def _value_column(table: Table) -> str | None:
    name = table.schema.value
    if name is None or table.column(name).kind in (Kind.CATEGORY, Kind.TEXT):
        return None
    return name


def _deviation(drawn: Audiences, inside: NDArray[np.bool_]) -> float:
    known = drawn.baseline[inside]
    known = known[np.isfinite(known)]
    return float(known.std(ddof=1)) if len(known) > 1 else float("nan")
