from __future__ import annotations

import numpy as np
import pytest

from clustomer.prepare.plan import PrepareOptions
from clustomer.segments.customers import assignments, typical_customers
from clustomer.segments.fit import segment_table
from clustomer.table.schema import Role


@pytest.fixture
def line(make_table):
    x = [0.0, 1.0, 2.0, 4.9, 8.0, 9.0, 10.0]
    return make_table(
        {"x": x, "town": list("abcdefg"), "origin": list("uvuvuvu"), "key": list("tuvwxyz")},
        roles={"town": Role.DESCRIPTOR, "origin": Role.SENSITIVE, "key": Role.ID},
    )


@pytest.fixture
def found(line):
    options = PrepareOptions(scale="none")
    return segment_table(line, k=2, options=options)


def test_distance_and_margin_by_hand(found):
    # Centroids: 0 1 2 4.9 -> 1.975 and 8 9 10 -> 9.
    table = assignments(found.scored)
    assert table.labels.tolist() == [0, 0, 0, 0, 1, 1, 1]
    assert table.distance.tolist() == pytest.approx([1.975, 0.975, 0.025, 2.925, 1, 0, 1])
    assert table.margin[3] == pytest.approx(1 - 2.925 / 4.1)
    assert table.margin[5] == 1
    assert table.flags == ("",) * 7


def test_flags_are_joined(make_table):
    rng = np.random.default_rng(0)
    x = np.concatenate([rng.normal(0, 1, 60), rng.normal(12, 1, 60), [6.2, 0.0]])
    y = rng.normal(size=122)
    y[0], y[1], y[2] = np.nan, 90.0, -90.0
    found = segment_table(make_table({"x": x, "y": y}), k=2)
    flags = assignments(found.scored).flags
    assert flags[0] == "imputed"
    assert flags[1].split(";")[0] == "outlier"
    assert flags[-2:] == ("borderline", "")
    new = found.model.predict({"x": [0.0], "y": [1e9]})
    assert new.shape == (1,)
    table = make_table({"x": [0.0, 0.0], "y": [1e9, None]})
    assert found.model.predict_table(table).flags() == (
        "outlier;out_of_domain",
        "imputed",
    )


def test_incomplete_rows_of_kpod(make_table):
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=40), rng.normal(size=40)
    y[3] = np.nan
    options = PrepareOptions(missing="kpod")
    found = segment_table(make_table({"x": x, "y": y}), k=1, options=options)
    flags = assignments(found.scored).flags
    assert flags[3] == "incomplete"
    assert set(flags) == {"", "incomplete"}


def test_one_segment_has_no_border(make_table):
    table = make_table({"x": [0.0, 1.0, 5.0]})
    found = segment_table(table, k=1)
    assert assignments(found.scored).margin.tolist() == [1, 1, 1]
    assert {customer.kind for customer in typical_customers(table, found.scored)} == {"typical"}


def test_customers_left_out(found):
    rows = np.array([0, 2, 3, 4, 6, 7, 8])
    table = assignments(found.scored, rows=rows, n_rows=9)
    assert table.labels.tolist() == [0, -1, 0, 0, 0, -1, 1, 1, 1]
    assert np.isnan(table.distance[[1, 5]]).all()
    assert table.flags[1] == "suppressed"
    assert table.flags[0] == ""


def test_typical_and_borderline(line, found):
    people = typical_customers(line, found.scored, n=1)
    assert [(p.segment, p.kind, p.values["x"]) for p in people] == [
        (0, "typical", 2.0),
        (0, "borderline", 4.9),
        (1, "typical", 9.0),
        (1, "borderline", 8.0),
    ]
    assert people[1].margin == float(f"{1 - 2.925 / 4.1:.3g}")
    assert people[0].values == {"x": 2.0, "town": "c"}  # no id, no protected attribute


def test_the_order_of_rows_does_not_decide_who_is_typical(make_table):
    rng = np.random.default_rng(3)
    values = {
        "x": rng.integers(0, 4, 90).astype(float) * 1111.5,
        "y": rng.integers(0, 3, 90).astype(float),
        "town": rng.choice(["a", "b"], 90),
    }
    roles = {"town": Role.DESCRIPTOR}
    table = make_table(values, roles=roles)
    order = rng.permutation(90)
    first = typical_customers(table, segment_table(table, k=3).scored)
    shuffled = table.take(order)
    assert typical_customers(shuffled, segment_table(shuffled, k=3).scored) == first
    assert len(first) == 18
    assert {customer.values["x"] for customer in first} <= {0.0, 1110.0, 2220.0, 3330.0}


def test_customers_with_missing_values_come_last(make_table):
    x = np.array([0.0, 0.1, 0.2, np.nan, 9.0, 9.1, 9.2])
    table = make_table({"x": x, "y": [0.0, 1, 2, 1, 5, 6, 7]})
    found = segment_table(table, k=2)
    assert all(None not in p.values.values() for p in typical_customers(table, found.scored))
