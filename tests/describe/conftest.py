from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from clustomer.describe.conclusion import Choice, Conclusion, conclude
from clustomer.describe.contrasts import make_contrasts
from clustomer.describe.profile import Profile, make_profile
from clustomer.describe.summary import summarise
from clustomer.table.schema import Column, Kind, Role, Schema
from clustomer.table.table import Table

MakeTable = Callable[..., Table]
ConcludeShop = Callable[[Choice], Conclusion]


def _column(name: str, spec: dict[str, Any]) -> Column:
    values = spec["values"]
    return Column(
        name=name,
        label=spec.get("label", name),
        kind=Kind(spec.get("kind", "number")),
        role=Role(spec.get("role", "feature")),
        unit=spec.get("unit", ""),
        levels=tuple(spec.get("levels", ())),
        level_values=tuple(spec.get("level_values", ())),
        n_distinct=len({str(value) for value in values}),
    )


def _held(spec: dict[str, Any]) -> np.ndarray:
    if spec.get("levels"):
        return np.asarray(spec["values"], dtype=np.int32)
    if spec.get("kind") == "text":
        return np.asarray(spec["values"], dtype=object)
    return np.asarray(spec["values"], dtype=np.float64)


@pytest.fixture(scope="session")
def make_table() -> MakeTable:
    """A table from one mapping for each column: values, kind, role, label, levels, unit."""

    def make(value: str | None = None, **columns: dict[str, Any]) -> Table:
        n = len(next(iter(columns.values()))["values"])
        return Table(
            schema=Schema(
                columns=tuple(_column(name, spec) for name, spec in columns.items()), value=value
            ),
            data={name: _held(spec) for name, spec in columns.items()},
            rows=np.arange(n),
            n_source_rows=n,
        )

    return make


@pytest.fixture(scope="session")
def shop(make_table: MakeTable) -> tuple[Table, np.ndarray]:
    """Customers in four corners of income and spending, with columns that describe them."""
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1, 2, 3], [90, 70, 60, 40])
    n = len(labels)
    income = np.array([80, 80, 30, 30])[labels] + rng.normal(0, 6, n)
    score = np.array([20, 80, 80, 20])[labels] + rng.normal(0, 6, n)
    gender = rng.integers(0, 2, n)
    channel = np.where(rng.random(n) < np.array([0.9, 0.2, 0.2, 0.2])[labels], 1, 0)
    channel[:3] = -1
    table = make_table(
        value="spent",
        income={"values": income, "label": "Annual Income", "kind": "amount", "unit": "k$"},
        score={"values": score.round(), "label": "Spending Score"},
        age={"values": rng.integers(18, 80, n), "label": "Age", "role": "descriptor"},
        gender={
            "values": gender,
            "label": "Gender",
            "kind": "category",
            "role": "sensitive",
            "levels": ["Female", "Male"],
        },
        channel={
            "values": channel,
            "label": "Channel",
            "kind": "category",
            "role": "descriptor",
            "levels": ["shop", "web"],
        },
        spent={
            "values": score * 10,
            "label": "Money Spent",
            "kind": "amount",
            "role": "descriptor",
        },
        old={
            "values": labels % 2,
            "label": "Segment",
            "kind": "category",
            "role": "ignored",
            "levels": ["x", "y"],
        },
    )
    return table, labels


@pytest.fixture(scope="session")
def shop_profile(shop: tuple[Table, np.ndarray]) -> Profile:
    """The profile of the shop's four segments, A to D."""
    table, labels = shop
    columns = ["income", "score"]
    prepared = np.column_stack([table.numbers(name) for name in columns])
    return make_profile(table, labels, prepared=prepared, prepared_sources=columns)


@pytest.fixture(scope="session")
def conclude_shop(shop: tuple[Table, np.ndarray], shop_profile: Profile) -> ConcludeShop:
    """The conclusion on the shop for a choice of k; for k = 1 with one segment only."""
    table, labels = shop
    summary, contrasts = summarise(table), make_contrasts(table, labels)
    whole = make_profile(table, np.zeros(len(labels), dtype=int))

    def made(choice: Choice) -> Conclusion:
        divided = choice.k > 1
        return conclude(
            profile=shop_profile if divided else whole,
            summary=summary,
            choice=choice,
            contrasts=contrasts if divided else (),
        )

    return made
