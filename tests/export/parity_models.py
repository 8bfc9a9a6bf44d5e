"""Small models, made by hand: each operation of a plan alone, and many together."""

from __future__ import annotations

from typing import Any

import numpy as np

from clustomer.cluster.model import SegmentationModel
from clustomer.prepare.operations import (
    Impute,
    Log1p,
    OneHot,
    Ordinal,
    Scale,
    Weight,
    Winsorise,
    YeoJohnson,
)
from clustomer.prepare.plan import ColumnPlan, PreparationPlan, PrepareOptions
from clustomer.table.schema import Column, Kind, Role, Schema

REFERENCE = "2026-06-30"


def column(name: str, kind: Kind = Kind.NUMBER, source_type: str = "", **more: Any) -> Column:
    return Column(
        name=name, label=name, kind=kind, role=Role.FEATURE, source_type=source_type, **more
    )


def scale(centre: float, size: float) -> Scale:
    return Scale(method="standard", centre=centre, scale=size)


COLOURS = ("blue", 'it\'s "red"', "green; --")
GRADES = ("low", "medium", "high")

NUMBERS: dict[str, dict[str, Any]] = {
    "impute": {"impute": Impute(value=40.5)},
    "scale": {"impute": Impute(value=40.0), "scale": scale(41.3, 12.7)},
    "winsorise": {
        "impute": Impute(value=40.0),
        "winsorise": Winsorise(low=2.25, high=88.5),
        "scale": scale(41.3, 12.7),
    },
    "log1p": {"impute": Impute(value=30.0), "log1p": Log1p(), "scale": scale(3.1, 0.9)},
    "log1p tiny": {"impute": Impute(value=3e-7), "log1p": Log1p(), "scale": scale(3e-7, 1e-7)},
    "log1p cut": {
        "impute": Impute(value=30.0),
        "log1p": Log1p(),
        "winsorise": Winsorise(low=0.5, high=6.0),
        "scale": scale(3.1, 0.9),
    },
    **{
        f"power {power:g}": {
            "impute": Impute(value=1.5),
            "yeo_johnson": YeoJohnson(lmbda=power),
            "winsorise": Winsorise(low=-30.0, high=30.0),
            "scale": scale(0.4, 1.9),
        }
        for power in (-1.3, 0.0, 1e-31, 1e-9, 0.37, 1.0, 2.0)
    },
    "power uncut": {
        "impute": Impute(value=1.5),
        "yeo_johnson": YeoJohnson(lmbda=0.37),
        "scale": scale(0.4, 1.9),
    },
    "power small unit": {
        "impute": Impute(value=1e-6),
        "yeo_johnson": YeoJohnson(lmbda=-0.8),
        "scale": scale(1e-6, 3e-6),
    },
    "weight": {
        "impute": Impute(value=40.0),
        "scale": scale(41.3, 12.7),
        "weight": Weight(weight=2.0, factor=2.0**0.5),
    },
    "huge offset": {"impute": Impute(value=1e9), "scale": scale(1e9 + 0.5, 3.0)},
    "left out": {"scale": scale(41.3, 12.7)},
    "left out, cut": {"winsorise": Winsorise(low=2.0, high=90.0), "scale": scale(41.3, 12.7)},
    "left out, power": {"yeo_johnson": YeoJohnson(lmbda=0.37), "scale": scale(4.0, 1.9)},
    "left out, log1p": {"log1p": Log1p(), "scale": scale(3.0, 0.9)},
}

LEVELS: dict[str, tuple[Column, dict[str, Any]]] = {
    "one_hot": (
        column("o'clock \"x\"", Kind.CATEGORY, "VARCHAR", levels=COLOURS),
        {"impute": Impute(value=1), "one_hot": OneHot(levels=COLOURS, factor=0.8)},
    ),
    "one_hot of some": (
        column("c", Kind.CATEGORY, "VARCHAR", levels=COLOURS),
        {
            "impute": Impute(value=0),
            "one_hot": OneHot(levels=COLOURS[1:], factor=0.8),
            "weight": Weight(weight=3.0, factor=3.0**0.5),
        },
    ),
    "one_hot left out": (
        column("c", Kind.CATEGORY, "VARCHAR", levels=COLOURS),
        {"one_hot": OneHot(levels=COLOURS, factor=0.8)},
    ),
    "codes": (
        column("c", Kind.CATEGORY, "int64", levels=("1", "2", "7")),
        {"impute": Impute(value=2), "one_hot": OneHot(levels=("1", "2", "7"), factor=0.8)},
    ),
    "zeros before": (
        column("c", Kind.CATEGORY, "VARCHAR", levels=("007", "042")),
        {"impute": Impute(value=1), "one_hot": OneHot(levels=("007", "042"), factor=0.8)},
    ),
    "ordinal": (
        column("c", Kind.ORDERED, "VARCHAR", levels=GRADES),
        {
            "impute": Impute(value=1),
            "ordinal": Ordinal(levels=GRADES, scores=(1.0, 2.0, 3.0), centre=1.9, factor=1.1),
        },
    ),
    "ordinal left out": (
        column("c", Kind.ORDERED, "VARCHAR", levels=GRADES),
        {"ordinal": Ordinal(levels=GRADES, scores=(1.0, 2.0, 3.0), centre=1.9, factor=1.1)},
    ),
    "ordinal numbers": (
        column("c", Kind.ORDERED, "int64", levels=("1", "2", "5"), level_values=(1.0, 2.0, 5.0)),
        {
            "impute": Impute(value=1),
            "ordinal": Ordinal(
                levels=("1", "2", "5"), scores=(1.0, 2.0, 5.0), centre=2.2, factor=0.7
            ),
            "weight": Weight(weight=0.5, factor=0.5**0.5),
        },
    ),
    "flag of texts": (
        column(
            "c", Kind.FLAG, "VARCHAR", levels=("nein", "ja"), level_values=(0.0, 1.0),
            reading={"content": "flag", "yes": "ja", "no": "nein"},
        ),
        {"impute": Impute(value=0), "one_hot": OneHot(levels=("nein", "ja"), factor=1.2)},
    ),
    "flag of own words": (
        column("c", Kind.FLAG, "VARCHAR", levels=("Alive", "Dead"), level_values=(0.0, 1.0)),
        {"impute": Impute(value=0), "one_hot": OneHot(levels=("Alive", "Dead"), factor=1.2)},
    ),
    "flag": (
        column("c", Kind.FLAG, "bool", levels=("no", "yes"), level_values=(0.0, 1.0)),
        {"impute": Impute(value=0), "one_hot": OneHot(levels=("no", "yes"), factor=1.2)},
    ),
    "date": (
        column("c", Kind.DATE, "DATE"),
        {"impute": Impute(value=200.0), "scale": scale(180.0, 97.0)},
    ),
}  # fmt: skip


def model(
    parts: list[tuple[Column, dict[str, Any]]], *, k: int = 4, seed: int = 3, **settings: Any
) -> SegmentationModel:
    """Return a model of k random centroids for the columns."""
    plans = tuple(ColumnPlan(source=each.name, **steps) for each, steps in parts)
    plan = PreparationPlan(
        sources=Schema(columns=tuple(each for each, _ in parts), reference_date=REFERENCE),
        columns=plans,
        set_aside=(),
        options=PrepareOptions(),
        n_rows=1000,
    )
    blocks = []
    rng = np.random.default_rng(seed)
    for steps in plans:
        middle = 0.0 if steps.scale is not None or steps.levels is not None else 40.0
        size = 1.0 if middle == 0.0 else 12.0
        if steps.one_hot is not None:  # shares of the levels
            shares = rng.dirichlet(np.full(steps.width, 0.5), size=k)
            weight = 1.0 if steps.weight is None else steps.weight.factor
            blocks.append(shares * steps.one_hot.factor * weight)
            continue
        blocks.append(middle + size * rng.normal(size=(k, steps.width)))
    return SegmentationModel(
        plan=plan,
        centroids=np.hstack(blocks),
        names=tuple(f"S{i + 1}" for i in range(k)),
        sizes=(1000 // k,) * k,
        shares=(1 / k,) * k,
        settings=settings,
    )


def single(name: str) -> SegmentationModel:
    """Return the model of one operation, beside an ordinary column."""
    beside = (column("beside"), {"impute": Impute(value=0.0), "scale": scale(0.0, 1.0)})
    if name in NUMBERS:
        return model([(column("x"), NUMBERS[name]), beside])
    return model([LEVELS[name], beside])


def everything() -> SegmentationModel:
    """Return one model of every operation; nothing is left out of distances."""
    parts = [(column(name), steps) for name, steps in NUMBERS.items() if "impute" in steps]
    names = [name for name in LEVELS if "left out" not in name]
    parts += [(column(name, **_kept(LEVELS[name][0])), LEVELS[name][1]) for name in names]
    return model(parts, k=5, id_column="customer id")


def left_out() -> SegmentationModel:
    """Return a model that leaves every missing value out of its distances."""
    parts = [(column(name), steps) for name, steps in NUMBERS.items() if "impute" not in steps]
    names = [name for name in LEVELS if "left out" in name]
    parts += [(column(name, **_kept(LEVELS[name][0])), LEVELS[name][1]) for name in names]
    return model(parts, k=5, id_column="customer id")


def _kept(each: Column) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "source_type": each.source_type,
        "levels": each.levels,
        "level_values": each.level_values,
        "reading": each.reading,
    }


ALL = (*NUMBERS, *LEVELS)
