"""An outcome that is computed from the features: found, and only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from clustomer.evidence.baselines import baselines
from clustomer.evidence.built_in import built_in
from clustomer.table.schema import Role
from clustomer.table.table import Table

MakeTable = Callable[..., Table]


@pytest.fixture(scope="module")
def shop() -> dict[str, np.ndarray[Any, Any]]:
    rng = np.random.default_rng(4)
    return {
        "frequency": 1.0 + rng.poisson(2, 400),
        "recency": rng.integers(0, 300, 400).astype(float),
        "mean": rng.lognormal(3, 1, 400),
    }


def test_the_product_of_two_features(make_table: MakeTable, shop: Any) -> None:
    table, total = make_table(shop), shop["frequency"] * shop["mean"]
    assert built_in(table, total) == ("frequency", "mean")
    returned = np.where(np.arange(400) % 100 == 0, -5.0, 0.0)  # a few returns change nothing
    assert built_in(table, total + returned) == ("frequency", "mean")


def test_one_feature_whichever_way_round(make_table: MakeTable, shop: Any) -> None:
    assert built_in(make_table(shop), -np.log(shop["mean"])) == ("mean",)


def test_related_is_not_built_in(make_table: MakeTable, shop: Any) -> None:
    rng, table = np.random.default_rng(0), make_table(shop)
    total = shop["frequency"] * shop["mean"]
    assert built_in(table, total * rng.lognormal(0, 0.5, 400)) == ()
    assert built_in(table, rng.normal(size=400)) == ()
    assert built_in(table, np.ones(400)) == ()
    assert built_in(make_table({"mean": shop["mean"]}), rng.normal(size=400)) == ()


def test_missing_values_are_left_out(make_table: MakeTable, shop: Any) -> None:
    total = shop["frequency"] * shop["mean"]
    total[::3] = np.nan
    assert built_in(make_table(shop), total) == ("frequency", "mean")


def test_the_sentence_says_so(make_table: MakeTable, shop: Any) -> None:
    rng = np.random.default_rng(1)
    labels = (shop["frequency"] > 3).astype(int) + (shop["mean"] > 20)
    for total, words in (
        (shop["frequency"] * shop["mean"], "is nearly “frequency” times “mean”"),
        (shop["mean"] * 2, "goes up and down with “mean”"),
        (rng.gamma(2, 10, 400), ""),
    ):
        columns = {**shop, "total": total}
        table = make_table(columns, roles={"total": Role.DESCRIPTOR})
        found = baselines(table, labels, k=3, target="total")
        assert bool(found.built_in) == bool(words)
        assert words in found.sentence
        assert ("Only a value from outside" in found.sentence) == bool(words)
