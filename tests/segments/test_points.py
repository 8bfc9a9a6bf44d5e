from __future__ import annotations

import numpy as np
import pytest
from sklearn.decomposition import PCA

from clustomer.errors import InputError
from clustomer.segments.points import make_points
from clustomer.table.schema import Kind, Role


@pytest.fixture
def data(make_table):
    rng = np.random.default_rng(0)
    n = 3000
    values = {
        "a": rng.normal(1e5, 123.456, n),
        "b": rng.normal(size=n),
        "c": np.where(rng.random(n) < 0.1, np.nan, rng.normal(size=n)),
        "town": rng.choice(list("xyz"), n),
        "street": rng.choice([f"s{i}" for i in range(20)], n),
        "size": rng.choice(["S", "M"], n),
        "key": np.array([f"id{i}" for i in range(n)]),
    }
    roles = dict.fromkeys(("town", "street"), Role.DESCRIPTOR) | {"key": Role.ID}
    table = make_table(values, roles=roles, kinds={"size": Kind.ORDERED})
    X = np.column_stack([values["a"] / 100 - 1000, values["b"], np.nan_to_num(values["c"])])
    labels = np.repeat([0, 1, 2], [2900, 80, 20]).astype(np.int32)
    centers = np.array([X[labels == i].mean(axis=0) for i in range(3)])
    return table, X, labels, centers


def points_of(data, **options):
    table, X, labels, centers = data
    return make_points(table, X, labels, centers=centers, column_names=["a", "b", "c"], **options)


def test_small_segments_are_not_lost(data):
    points = points_of(data, limit=200)
    assert np.bincount(points.segment).tolist() == [150, 30, 20]
    assert points.n_customers == 3000
    everyone = points_of(data, limit=5000)
    assert np.bincount(everyone.segment).tolist() == [2900, 80, 20]


def test_more_segments_than_there_is_room_for(make_table):
    X = np.arange(400.0)[:, None]
    labels = (np.arange(400) // 4).astype(np.int32)
    points = make_points(
        make_table({"x": X[:, 0]}), X, labels, centers=X[::4], column_names=["x"], limit=150
    )
    assert len(points.segment) <= 150
    assert len(set(points.segment.tolist())) == 100


def test_what_is_shown(data):
    points = points_of(data)
    assert set(points.values) == {"a", "b", "c", "size"}
    assert set(points.codes) == {"town"}  # the street has too many levels, the key is an id
    assert points.levels["town"] == ("x", "y", "z")
    assert set(points.values["size"]) == {1.0, 2.0}
    assert np.isnan(points.values["c"]).any()
    shown = points.values["a"]
    assert np.array_equal(shown, np.array([float(f"{value:.3g}") for value in shown]))


def test_the_map_is_that_of_everybody(data):
    _, X, _, centers = data
    points = points_of(data, limit=5000)
    oracle = PCA(2).fit(X)
    assert points.shares == pytest.approx(oracle.explained_variance_ratio_)
    at = oracle.transform(centers)
    assert np.abs(points.center_x) == pytest.approx(np.abs(at[:, 0]), rel=1e-2)
    assert points.axes == "principal_components"
    strongest = max(
        (one for one in points.loadings if one.axis == 0), key=lambda one: abs(one.loading)
    )
    assert strongest.column == "a"
    assert len(points.loadings) == 6


@pytest.mark.parametrize("names", [["a"], ["a", "b"]])
def test_two_columns_are_shown_as_they_are(make_table, names):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(50, len(names)))
    table = make_table({name: X[:, j] for j, name in enumerate(names)})
    labels = (X[:, 0] > 0).astype(np.int32)
    centers = np.array([X[labels == i].mean(axis=0) for i in (0, 1)])
    points = make_points(table, X, labels, centers=centers, column_names=names)
    assert points.axes == "columns"
    assert points.axis_columns == tuple(names)
    assert sum(points.shares) == pytest.approx(1)
    assert sorted(points.x) == pytest.approx(sorted(X[:, 0]), rel=1e-2)
    if len(names) == 1:
        assert not points.y.any()
        assert points.shares == (1, 0)


def test_the_sample_does_not_depend_on_the_order_of_rows(data):
    table, X, labels, centers = data
    order = np.random.default_rng(5).permutation(len(X))
    first = points_of(data, limit=300)
    again = points_of((table.take(order), X[order], labels[order], centers), limit=300)
    assert np.array_equal(first.values["a"], again.values["a"])
    assert np.array_equal(first.codes["town"], again.codes["town"])
    other = points_of(data, limit=300, seed=1)
    assert not np.array_equal(first.values["a"], other.values["a"])


def test_silhouettes_and_left_out_customers(data):
    table, X, labels, centers = data
    labels = labels.copy()
    labels[:100] = -1
    points = make_points(
        table, X, labels, centers=centers, column_names=["a", "b", "c"],
        silhouettes=np.linspace(-1, 1, 3000), limit=5000,
    )  # fmt: skip
    assert points.n_customers == 2900
    assert points.silhouette.min() >= -0.94
    assert np.isnan(points_of(data).silhouette).all()
    with pytest.raises(InputError, match="no customer to show"):
        make_points(table, X, np.full(3000, -1), centers=centers, column_names=["a", "b", "c"])


def test_missing_prepared_values_are_placed_by_their_centroid(data):
    table, X, labels, centers = data
    X = X.copy()
    X[::7, 2] = np.nan
    points = points_of((table, X, labels, centers))
    assert np.isfinite(points.x).all()
    assert np.isfinite(points.y).all()
