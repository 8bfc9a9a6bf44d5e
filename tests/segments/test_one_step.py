"""One step away: by hand, predicted back through the whole plan, rules and messages."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.prepare.plan import PrepareOptions
from clustomer.segments import one_step
from clustomer.segments.fit import segment_table
from clustomer.segments.one_step import (
    GIVEN,
    actionable_columns,
    better_segment,
    one_step_away,
)
from clustomer.table.schema import Kind, Role


def step(table, found, columns, **options):
    return one_step_away(table, found.model, found.scored, columns=columns, **options)


@pytest.fixture
def plane(make_table):
    """Two columns, two groups of three: centroids (1, 0) and (9, 0), the border at x = 5."""
    return make_table(
        {
            "x": [0.25, 0.5, 2.25, 8.5, 9.25, 9.25],
            "y": [0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            "worth": [1.0, 1.0, 1.0, 5.0, 5.0, 5.0],
        },
        roles={"worth": Role.DESCRIPTOR},
    )


def test_by_hand(plane):
    found = segment_table(plane, k=2, options=PrepareOptions(scale="none"))
    left = int(found.labels[0])
    result = step(plane, found, ["x"], value_column="worth", limit=9.0)
    assert [(pair.segment, pair.target, pair.n_near) for pair in result.pairs] == [
        (left, 1 - left, 3)
    ]
    assert result.rows.tolist() == [0, 1, 2]
    assert result.then["x"] == pytest.approx([5.0] * 3, abs=1e-4)
    assert result.now["x"].tolist() == [0.25, 0.5, 2.25]
    unit = np.std([0.25, 0.5, 2.25, 8.5, 9.25, 9.25])
    assert result.distance == pytest.approx(np.array([4.75, 4.5, 2.75]) / unit, abs=1e-4)
    near = step(plane, found, ["x"], value_column="worth", limit=3.0 / unit)
    assert near.rows.tolist() == [2]
    assert near.pairs[0].n_blocked == 0


def test_whole_numbers_round_to_what_arrives(make_table):
    table = make_table({"x": [0.0, 1, 2, 8, 9, 11], "v": [0.0, 0, 0, 1, 1, 1]},
                       roles={"v": Role.DESCRIPTOR})  # fmt: skip
    found = segment_table(table, k=2, options=PrepareOptions(scale="none"))
    result = step(table, found, ["x"], value_column="v", limit=9.0)
    assert result.then["x"].tolist() == [6.0, 6.0, 6.0]  # the border is at 5 1/6


def wild(make_table, seed, *, p=5, n=240, integers=(0, 3)):
    rng = np.random.default_rng(seed)
    columns = {}
    for j in range(p):
        shape = rng.integers(4)
        values = [
            rng.normal(50, 12, n), rng.lognormal(3, 1, n), rng.gamma(1.2, 40, n) - 30,
            rng.uniform(-5, 5, n),
        ][shape]  # fmt: skip
        values[rng.random(n) < 0.03] *= 8
        columns[f"c{j}"] = np.round(values) if j in integers else values
    columns["town"] = list(rng.choice(["a", "b", "c"], n))
    columns["v"] = rng.normal(size=n) + columns["c0"] / 30
    columns["c1"][rng.random(n) < 0.05] = np.nan
    return make_table(columns, roles={"v": Role.DESCRIPTOR})


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("scale", ["standard", "range", "robust", "none"])
def test_a_moved_customer_is_predicted_in_the_target(make_table, seed, scale):
    table = wild(make_table, seed)
    options = PrepareOptions(scale=scale, feature_weights={"c2": 2.5})
    found = segment_table(table, k=4, options=options)
    columns = ["c0", "c1", "c2", "c3"]
    result = step(table, found, columns, value_column="v", limit=3.0)
    assert len(result.rows) == sum(pair.n_near or 0 for pair in result.pairs)
    # without scaling a column that may not change can decide everything
    assert len(result.rows) > 0 or scale == "none"
    frame = {name: table.data[name][result.rows] for name in ("c0", "c1", "c2", "c3", "c4")}
    frame |= result.then
    towns = np.array(table.column("town").levels)
    frame["town"] = towns[table.data["town"][result.rows]]
    assert found.model.predict(frame).tolist() == result.target.tolist()
    assert (result.segment == found.labels[result.rows]).all()
    for name in columns:
        known = table.numbers(name)
        assert (result.then[name] >= np.nanmin(known)).all()
        assert (result.then[name] <= np.nanmax(known)).all()
        assert not np.isnan(result.now[name]).any()
    for name in ("c0", "c3"):
        assert (result.then[name] % 1 == 0).all()
    assert (result.distance <= 3.0).all()


def test_better_is_higher_in_the_value(make_table):
    table = wild(make_table, 1)
    found = segment_table(table, k=4)
    result = step(table, found, ["c0"], value_column="v")
    values = table.numbers("v")
    means = [values[found.labels == s].mean() for s in range(4)]
    assert len(result.pairs) == 6
    assert all(means[pair.target] > means[pair.segment] for pair in result.pairs)
    named = step(table, found, ["c0"], better=2, value_column="v")
    assert {pair.target for pair in named.pairs} == {2}
    assert named.better_by == "named"


def test_nothing_is_computed_without_a_better_segment(plane):
    found = segment_table(plane, k=2)
    result = step(plane, found, ["x"])
    assert (result.better_by, result.pairs, len(result.rows)) == ("none", (), 0)
    assert step(plane, found, [], better=0).pairs == ()
    one = segment_table(plane, k=1)
    assert step(plane, one, ["x"], better=0).pairs == ()


def test_few_customers_are_only_counted(make_table):
    x = np.concatenate([np.linspace(0, 4, 9), np.linspace(6, 9, 12)])
    table = make_table({"x": x, "v": x}, roles={"v": Role.DESCRIPTOR})
    found = segment_table(table, k=2, options=PrepareOptions(scale="none"))
    few = step(table, found, ["x"], value_column="v", limit=9.0).pairs[0]
    assert (few.n_near, few.median_distance, few.changes) == (9, None, ())
    assert few.coarse().n_near is None  # in what is passed on
    back = step(table, found, ["x"], better=int(found.labels[0]), limit=9.0).pairs[0]
    assert back.n_near == back.coarse().n_near == 12
    assert back.changes[0].n == 12
    assert back.changes[0].median < 0


def test_the_order_of_rows_does_not_matter(make_table):
    table = wild(make_table, 3)
    found = segment_table(table, k=3)
    order = np.random.default_rng(0).permutation(table.n_rows)
    shuffled = table.take(order)
    again = found.model.predict_table(shuffled)
    one = step(table, found, ["c0", "c2"], value_column="v")
    two = one_step_away(shuffled, found.model, again, columns=["c0", "c2"], value_column="v")
    assert one.pairs == two.pairs
    assert sorted(order[two.rows]) == sorted(one.rows)


def test_of_very_many_a_sample_is_asked(make_table, monkeypatch):
    table = wild(make_table, 3)
    found = segment_table(table, k=3)
    whole = step(table, found, ["c0", "c2"], value_column="v")
    assert whole.n_sampled is None
    monkeypatch.setattr(one_step, "MOST_ASKED", 100)
    part = step(table, found, ["c0", "c2"], value_column="v")
    assert part.n_sampled == 100
    assert 0 < len(part.rows) < len(whole.rows)
    assert set(part.rows.tolist()) <= set(whole.rows.tolist())
    order = np.random.default_rng(0).permutation(table.n_rows)
    shuffled = table.take(order)
    again = one_step_away(shuffled, found.model, found.model.predict_table(shuffled),
                          columns=["c0", "c2"], value_column="v")  # fmt: skip
    assert sorted(order[again.rows]) == sorted(part.rows)


def test_no_customer_is_in_the_plain_form(plane):
    found = segment_table(plane, k=2)
    values = step(plane, found, ["x"], better=0).to_dict()
    assert not {"rows", "now", "then", "distance", "segment", "target"} & set(values)


def test_columns_that_are_assumed(make_table):
    table = make_table(
        {
            "Age": [1.0, 2], "Annual Income": [1.0, 2], "Spending Score": [1.0, 2],
            "Family Size": [1.0, 2], "Work Experience": [1.0, 2], "Orders": [1.0, 2],
            "Gender": ["f", "m"], "Pregnancy": [0.0, 1.0], "seen": [1.0, 2], "note": [1.0, 2],
        },
        kinds={"seen": Kind.DATE},
        roles={"note": Role.DESCRIPTOR},
    )  # fmt: skip
    assert actionable_columns(table.schema) == ("Spending Score", "Orders")
    assert actionable_columns(table.schema, ["Orders", "Age"]) == ("Age", "Orders")
    assert "income" in GIVEN
    for name in ("Gender", "seen", "note", "Pregnancy"):
        with pytest.raises(InputError, match="Spending Score") as error:
            actionable_columns(table.schema, [name])
        assert "--actionable" in str(error.value)
    with pytest.raises(InputError, match='Did you mean "Orders"'):
        actionable_columns(table.schema, ["orders"])


def test_naming_the_better_segment():
    names, letters = ("Young", "2", "Rich"), "ACD"
    assert better_segment("rich", names, letters) == 2
    assert better_segment("A", names, letters) == 0
    assert better_segment("C", names, letters) == 1
    assert better_segment("3", names, letters) == 2
    assert better_segment("2", names, letters) == 1
    with pytest.raises(InputError, match='Did you mean "Young"') as error:
        better_segment("Yuong", names, letters)
    assert "1 A Young, 2 C 2, 3 D Rich" in str(error.value)
    with pytest.raises(InputError, match='the segment "B"'):
        better_segment("B", names, letters)
