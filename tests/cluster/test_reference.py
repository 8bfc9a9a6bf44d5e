"""What a model remembers of its training customers."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

import clustomer as cl
from clustomer.cluster.model import SegmentationModel
from clustomer.cluster.reference import counts_now, counts_then
from clustomer.errors import ModelFormatError
from clustomer.stats.drift import drift_of
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.samples import shop
from clustomer.table.table import Table


@pytest.fixture(scope="module")
def model() -> SegmentationModel:
    return cl.run_study(shop(600), n_clusters=4, quick=True).model


def held(model: SegmentationModel, frame: object) -> Table:
    return conform(raw_columns(frame), model.plan.sources)


def test_the_training_table_has_no_drift(model: SegmentationModel) -> None:
    table = held(model, shop(600))
    assert model.reference is not None
    assert model.reference.n == 600
    for column in model.reference.columns:
        assert counts_now(table, column) == counts_then(column)
    distance = model.predict_table(table).nearest.distance
    assert int((distance > model.reference.distance_limit).sum()) == model.reference.n_beyond
    assert model.reference.n_beyond / 600 <= 0.01


def test_drift_and_unseen_levels_are_counted() -> None:
    rng = np.random.default_rng(0)
    frame = {
        "city": rng.choice(["Rome", "Oslo", "Bonn", "Linz"], 500, p=[0.5, 0.4, 0.09, 0.01]),
        "spent": rng.gamma(2, 100, 500).round(2),
        "visits": rng.poisson(4, 500).astype(float),
    }
    model = cl.run_study(frame, n_clusters=3, features=list(frame), quick=True).model
    assert model.reference is not None
    city = next(one for one in model.reference.columns if one.column == "city")
    n_linz, n_bonn = int((frame["city"] == "Linz").sum()), int((frame["city"] == "Bonn").sum())
    assert n_linz < 10
    assert "Linz" not in city.levels
    assert "Bonn" not in city.levels
    assert city.counts[-1] == n_linz + n_bonn
    other = {**frame, "city": np.array(["Rome"] * 480 + ["Paris"] * 15 + [None] * 5, dtype=object)}
    now = counts_now(held(model, other), city)
    assert dict(zip((*city.levels, "others", "missing"), now, strict=True)) == {
        "Rome": 480, "Oslo": 0, "others": 15, "missing": 5,
    }  # fmt: skip
    pairs = {
        one.column: (counts_then(one), counts_now(held(model, other), one))
        for one in model.reference.columns
    }
    alarms = {one.name: one.alarm for one in drift_of(pairs)}
    assert alarms == {"city": True, "spent": False, "visits": False}


def test_a_model_holds_no_count_of_few_and_no_value_of_one(model: SegmentationModel) -> None:
    assert model.reference is not None
    for column in model.reference.columns:
        assert all(count == 0 or count >= 10 for count in column.counts)
        assert all(cut == float(f"{cut:.4g}") for cut in column.cuts)


def test_it_survives_the_file_and_version_1_has_none(model: SegmentationModel) -> None:
    assert SegmentationModel.from_json(model.to_json()).reference == model.reference
    values = json.loads(model.to_json())
    del values["reference"]
    older = SegmentationModel.from_json(json.dumps({**values, "schema_version": 1}))
    assert older.reference is None
    assert older.schema_version == 2
    assert older.history == ()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda r: r["columns"].pop(), "model.reference.columns"),
        (lambda r: r["columns"][0]["counts"].append(0), "columns[0].counts"),
        (lambda r: r["columns"][0].update(n_missing=-1), "columns[0].counts"),
        (lambda r: r["columns"][0]["cuts"].reverse(), "columns[0]"),
        (lambda r: r.update(n_beyond=r["n"]), "distance_limit"),
        (lambda r: r.update(n=10), "columns[0].counts"),
    ],
)
def test_a_damaged_reference_is_refused(model, change, place) -> None:
    values = json.loads(model.to_json())
    change(values["reference"])
    with pytest.raises(ModelFormatError) as caught:
        SegmentationModel.from_json(json.dumps(values))
    assert place in str(caught.value)


def test_a_model_is_known_by_what_it_does(model: SegmentationModel) -> None:
    again = SegmentationModel.from_json(model.to_json())
    assert again.identity == model.identity
    renamed = replace(model.with_names(("a", "b", "c", "d")), created_with="9.9")
    assert renamed.identity == model.identity
    assert replace(model, centroids=model.centroids + 1e-9).identity != model.identity
    assert replace(model, fingerprint="0" * 64).identity != model.identity
