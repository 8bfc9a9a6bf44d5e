from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import silhouette_samples, silhouette_score

from clustomer.cluster import model, starts
from clustomer.errors import InputError
from clustomer.prepare.plan import PrepareOptions
from clustomer.segments import fit
from clustomer.segments.fit import segment_table
from clustomer.stats.distances import assign
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.schema import Role, RoleOptions


@pytest.fixture(scope="module")
def blobs():
    rng = np.random.default_rng(7)
    group = np.repeat([0, 1, 2, 3], [80, 60, 40, 20])
    centres = np.array([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0], [9.0, 9.0]])
    X = centres[group] + rng.normal(size=(200, 2))
    return {"a": X[:, 0], "b": X[:, 1], "worth": group + rng.random(200) / 2}


def by_value(table, column):
    return replace(table, schema=replace(table.schema, value=column))


def test_by_hand(make_table):
    table = make_table({"x": [0.0, 1.0, 10.0, 11.0, 12.0]})
    found = segment_table(table, k=2, options=PrepareOptions(scale="none"))
    assert found.labels.tolist() == [1, 1, 0, 0, 0]  # the larger one is the first
    assert found.model.centroids.tolist() == [[11.0], [0.5]]
    assert found.model.names == ("Segment 1", "Segment 2")
    assert found.model.sizes == (3, 2)
    assert found.model.shares == (0.6, 0.4)
    assert found.inertia == pytest.approx(2.5)
    assert found.sweep.k_values == (1, 2)
    assert found.selection.criterion == "user"


def test_auto_takes_the_best_silhouette(make_table, blobs):
    table = make_table(blobs, roles={"worth": Role.DESCRIPTOR})
    found = segment_table(table)
    assert found.sweep.k_values == tuple(range(1, 9))
    assert found.model.n_segments == found.selection.k == 4
    assert found.selection[4].silhouette == pytest.approx(
        silhouette_score(found.prepared.X, found.labels)
    )
    assert np.array_equal(found.labels, found.sweep[4].labels)
    assert found.model.sizes == (80, 60, 40, 20)
    assert found.model.settings["k"] == "auto"


def test_a_value_column_orders_the_segments(make_table, blobs):
    table = by_value(make_table(blobs, roles={"worth": Role.DESCRIPTOR}), "worth")
    found = segment_table(table, k=4)
    assert found.model.sizes == (20, 40, 60, 80)
    assert (found.model.ordered_by, found.model.value_column) == ("value", "worth")
    assert np.array_equal(found.labels, np.repeat([3, 2, 1, 0], [80, 60, 40, 20]))


def test_limits_of_k(make_table, blobs):
    table = make_table(blobs)
    assert segment_table(table, k_min=3, k_max=5, n_init=1).sweep.k_values == (3, 4, 5)
    assert segment_table(table, k=7, k_max=2, n_init=1).sweep.k_values == (1, 2, 7)
    assert segment_table(table, k=2, k_values=[2], n_init=1).sweep.k_values == (2,)
    with pytest.raises(InputError, match="No number of segments from 20 on"):
        segment_table(table, k_min=20)


@pytest.mark.parametrize("k", [0, 1.5, True, "many"])
def test_wrong_k(make_table, k):
    with pytest.raises(InputError, match='whole number of 1 or more, or "auto"'):
        segment_table(make_table({"x": [1.0, 2.0]}), k=k)


def test_silhouettes_of_the_sweep_are_kept(make_table, blobs):
    table = make_table(blobs, roles={"worth": Role.DESCRIPTOR})
    for ordered in (table, by_value(table, "worth")):
        found = segment_table(ordered)
        oracle = silhouette_samples(found.prepared.X, found.labels)
        np.testing.assert_allclose(found.silhouettes, oracle, atol=1e-9)
    assert "silhouettes" not in found.to_dict()


def test_silhouettes_of_other_rows_or_clusters_are_not_kept(make_table, blobs, monkeypatch):
    roles = {"worth": Role.DESCRIPTOR}
    gaps = {name: values.copy() for name, values in blobs.items()}
    gaps["a"][::10] = np.nan
    for missing in ("drop", "kpod"):
        found = segment_table(
            make_table(gaps, roles=roles), options=PrepareOptions(missing=missing)
        )
        assert np.isnan(found.silhouettes).all()
    table = make_table(blobs, roles=roles)
    assert np.isnan(segment_table(table, k=1).silhouettes).all()
    swept = segment_table(table, k=4).sweep[4]
    X = np.zeros((200, 1))
    assert np.isfinite(fit._silhouettes(swept, np.arange(200), X, swept.labels)).all()
    moved = swept.labels.copy()
    moved[0] = (moved[0] + 1) % 4
    assert np.isnan(fit._silhouettes(swept, np.arange(200), X, moved)).all()
    monkeypatch.setattr(fit, "MAX_FIT_ROWS", 80)
    assert np.isnan(segment_table(table, k=4).silhouettes).all()


def test_all_rows_are_assigned_once(make_table, blobs, monkeypatch):
    table = make_table(blobs, roles={"worth": Role.DESCRIPTOR})
    sizes = []
    for module in (fit, starts, model):
        monkeypatch.setattr(
            module, "assign", lambda X, centers: sizes.append(len(X)) or assign(X, centers)
        )
    expected = segment_table(table, k=4, k_values=[4])
    assert len(sizes) <= 3  # two for the sweep, which orders its clusters; one for the segments
    monkeypatch.undo()
    again = expected.model.predict_prepared(expected.prepared).nearest
    assert again.to_dict() == expected.scored.nearest.to_dict()


def test_large_tables_are_swept_on_a_sample(make_table, blobs, monkeypatch):
    table = make_table(blobs, roles={"worth": Role.DESCRIPTOR})
    whole = segment_table(table, k=4)
    monkeypatch.setattr(fit, "MAX_FIT_ROWS", 80)
    found = segment_table(table, k=4)
    assert found.sweep.n_rows == 80
    assert len(found.sweep_rows) == 80
    assert found.issues[-1].code == "fit_sampled"
    assert np.array_equal(found.labels, whole.labels)
    assert np.allclose(found.model.centroids, whole.model.centroids)
    order = np.random.default_rng(0).permutation(table.n_rows)
    shuffled = segment_table(table.take(order), k=4)
    assert np.array_equal(shuffled.model.centroids, found.model.centroids)
    assert set(order[shuffled.sweep_rows]) == set(found.sweep_rows.tolist())


def test_kpod_chooses_k_on_complete_rows(make_table, blobs, monkeypatch):
    gaps = {name: values.copy() for name, values in blobs.items()}
    gaps["a"][::10] = np.nan
    table = make_table(gaps, roles={"worth": Role.DESCRIPTOR})
    options = PrepareOptions(missing="kpod")
    found = segment_table(table, options=options)
    assert found.sweep.n_rows == 180
    assert "fit_k_complete" in [issue.code for issue in found.issues]
    assert np.array_equal(found.labels, found.model.predict_table(table).labels)
    few = segment_table(table.take(np.arange(0, 200, 2)), options=options, k=2)
    assert few.sweep.n_rows == 100
    assert "fit_k_filled" in [issue.code for issue in few.issues]
    monkeypatch.setattr(fit, "MAX_FIT_ROWS", 100)
    sampled = segment_table(table, options=options, k=4)
    assert sampled.model.n_segments == 4


def test_kpod_and_row_weights(make_table, blobs):
    values = {"a": blobs["a"], "b": blobs["b"], "w": np.ones(200)}
    options = PrepareOptions(missing="kpod")
    table = make_table(values, roles={"w": Role.WEIGHT})
    assert segment_table(table, options=options, k=4).model.n_segments == 4
    values["a"] = np.where(np.arange(200) < 5, np.nan, values["a"])
    with pytest.raises(InputError, match="cannot use row weights, and 5 rows"):
        segment_table(make_table(values, roles={"w": Role.WEIGHT}), options=options, k=4)


def test_no_customer_is_in_the_plain_form(make_table, blobs):
    found = segment_table(make_table(blobs), k=np.int64(3), n_init=1)
    plain = found.to_dict()
    assert not {"prepared", "scored", "sweep_rows"} & set(plain)
    assert set(plain["learned"]) == {"plan", "issues"}


def test_progress_is_told(make_table):
    seen = []
    segment_table(
        make_table({"x": [0.0, 1.0, 10.0, 11.0]}), k=2, progress=lambda *told: seen.append(told)
    )
    assert seen[:2] == [("prepare", 0, 1), ("prepare", 1, 1)]
    assert {phase for phase, _, _ in seen} >= {"prepare", "sweep"}


@pytest.mark.realdata
@pytest.mark.parametrize(("scale", "expected"), [("standard", 65.5684), ("none", 44448.4554)])
def test_mall_customers(shared_data, scale, expected):
    frame = pd.read_csv(shared_data / "Mall_Customers.csv")
    roles = RoleOptions(features=list(frame.columns[-2:]))
    table = infer_table(raw_columns(frame), roles=roles).table
    found = segment_table(table, options=PrepareOptions(scale=scale))
    assert found.model.n_segments == 5
    assert found.inertia == pytest.approx(expected, abs=5e-5)
    assert not found.prepared.clipped.any()


@pytest.mark.realdata
def test_customers(shared_data):
    frame = pd.read_csv(shared_data / "Customers.csv")
    table = infer_table(raw_columns(frame), roles=RoleOptions()).table
    found = segment_table(table, n_init=2)
    assert len(found.model.plan.sources) == 5
    assert np.array_equal(found.model.predict(frame), found.labels)
    shuffled = frame.sample(frac=1, random_state=0)
    assert np.array_equal(found.model.predict(shuffled), found.labels[shuffled.index])
