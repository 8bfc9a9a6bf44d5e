"""What a plan does to a column, in words from the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from clustomer._text import in_turn, text
from clustomer.table.schema import Column

if TYPE_CHECKING:
    from clustomer.prepare.plan import ColumnPlan


def steps_of(column: Column, plan: ColumnPlan) -> str:
    """Return one sentence on how a source column is prepared.

    Filling and winsorising are left out where they touched nobody: they are for
    customers to come.
    """
    steps = [
        text(f"plan.step.{key}", **params)
        for key, params in (_step(plan, name) for name in plan.operations)
        if params.get("n") != 0
    ]
    if plan.scale is None and plan.levels is None:
        steps.append(text("plan.step.unscaled"))
    return text("plan.sentence", column=[column.name], steps=in_turn(steps, "; "))


def _step(plan: ColumnPlan, name: str) -> tuple[str, dict[str, Any]]:
    """Return the catalogue key of a step and the numbers that fill it."""
    if plan.impute is not None and name == "impute":
        if plan.levels is not None:
            level = plan.levels[int(plan.impute.value)]
            key = "impute_middle" if plan.ordinal is not None else "impute_level"
            return key, {"level": [level], "n": plan.impute.n_filled}
        return "impute", {"value": plan.impute.value, "n": plan.impute.n_filled}
    if plan.winsorise is not None and name == "winsorise":
        limits = np.array([plan.winsorise.low, plan.winsorise.high])
        low, high = plan.untransformed(limits)
        n = plan.winsorise.n_low + plan.winsorise.n_high
        return "winsorise", {"low": low, "high": high, "n": n}
    if plan.scale is not None and name == "scale":
        params = {"centre": plan.scale.centre, "scale": plan.scale.scale}
        return f"scale.{plan.scale.method}", params
    if plan.yeo_johnson is not None and name == "yeo_johnson":
        return name, {"lmbda": plan.yeo_johnson.lmbda}
    if plan.one_hot is not None and name == "one_hot":
        return name, {"n": len(plan.one_hot.levels), "factor": plan.one_hot.factor}
    if plan.ordinal is not None and name == "ordinal":
        return name, {"n": len(plan.ordinal.levels), "factor": plan.ordinal.factor}
    if plan.weight is not None and name == "weight":
        return name, {"weight": plan.weight.weight}
    return name, {}
