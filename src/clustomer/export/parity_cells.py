"""The cells of one source column of a model: ordinary ones, and such as go wrong easily."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.engines.stored import numbers_of, stored_as
from clustomer.prepare.distribution import LARGEST
from clustomer.prepare.plan import ColumnPlan
from clustomer.table.schema import Column

_HOSTILE_NUMBERS = (
    None, float("nan"), float("inf"), float("-inf"), 0.0, -0.0, 1.0, -1.0, 1e-300, 1e9, -1e9,
    1e15 + 1, 1e99, -1e99, 1e120, -1e120, 1e149, -1e149, 1e151, -1e151, 1.7e308,
)  # fmt: skip
_HOSTILE_TEXTS = (
    None, "", "   ", "never seen", "'; DROP TABLE customers; --", 'a"b', "NaN", "n/a", "0", "yes",
    "TRUE", "É", "\\", "%",
)  # fmt: skip


class CellMaker:
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
        values = self.unprepared(z[:, 0])
        if self.plan.domain is not None:
            values = np.clip(values, *self.plan.domain)
        return [self._number(value) for value in np.nan_to_num(values).tolist()]

    def unprepared(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the numbers in their own units that are prepared to `values`."""
        for operation in (self.plan.weight, self.plan.scale):
            values = values if operation is None else operation.inverse(values)
        return self.plan.untransformed(values)

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
