from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from sklearn.metrics import brier_score_loss

from clustomer.errors import InputError
from clustomer.evidence.baselines import baselines
from clustomer.evidence.records import Baseline, Baselines
from clustomer.evidence.trivial import (
    Column,
    Outcome,
    Split,
    best_column,
    best_grid,
    column_split,
    columns_of,
    grid_shapes,
    squares,
)
from clustomer.prepare.learn import learn_plan
from clustomer.prepare.plan import PrepareOptions
from clustomer.table.schema import Kind, Role
from clustomer.table.table import Table

MakeTable = Callable[..., Table]


def outcome(values: Any, weights: Any = None) -> Outcome:
    Y = np.asarray(values, dtype=float).reshape(len(values), -1)
    return Outcome(Y, np.ones(len(Y)) if weights is None else np.asarray(weights, dtype=float))


def split(train: list[int], test: list[int], n_groups: int) -> Split:
    return Split((), np.array(train), np.array(test), n_groups)


def by_kind(result: Baselines) -> dict[str, Baseline]:
    return {row.kind: row for row in result.rows}


def numbers(values: Any, test: Any = ()) -> Column:
    return Column("x", np.asarray(values, dtype=float), np.asarray(test, dtype=float), False)


@pytest.fixture(scope="module")
def corners(make_table: MakeTable) -> Any:
    """Four corners and their centre in two columns, and a table maker for an outcome on top."""
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(5), 60)
    middles = np.array([[0, 0], [0, 10], [10, 0], [10, 10], [5, 5]])
    X = middles[labels] + rng.normal(size=(300, 2))

    def make(**columns: Any) -> Table:
        more = {name: {"values": values} for name, values in columns.items()}
        roles = dict.fromkeys(more, Role.DESCRIPTOR)
        return make_table({"x": X[:, 0], "y": X[:, 1], **columns}, roles=roles)

    return make, X, labels


def test_one_fold_by_hand() -> None:
    # training: group 0 has mean 2, group 1 mean 10, group 2 nobody; everybody has mean 6
    train, test = outcome([1, 3, 8, 12]), outcome([3, 9, 7])
    found = squares(train, test, split([0, 0, 1, 1], [0, 1, 2], 3))
    assert found.error == (3 - 2) ** 2 + (9 - 10) ** 2 + (7 - 6) ** 2
    assert found.total == (3 - 6) ** 2 + (9 - 6) ** 2 + (7 - 6) ** 2
    assert found.explained == 1 - 3 / 19
    one_group = squares(train, test, split([0] * 4, [0] * 3, 1))
    assert one_group.explained == 0
    assert squares(train, outcome([6, 6, 6]), split([0] * 4, [0] * 3, 1)).explained == 0


def test_weights_are_repeated_rows_and_missing_values_are_left_out() -> None:
    train, test = outcome([1, 3, 8, 12], [2, 1, 1, 3]), outcome([3, 9], [1, 2])
    repeated = outcome([1, 1, 3, 8, 12, 12, 12]), outcome([3, 9, 9])
    weighted = squares(train, test, split([0, 0, 1, 1], [0, 1], 2))
    long = squares(*repeated, split([0, 0, 0, 1, 1, 1, 1], [0, 1, 1], 2))
    assert weighted == pytest.approx(long)
    gap = outcome([[1, 1], [3, np.nan], [8, 5]])
    found = squares(gap, gap, split([0, 0, 1], [0, 0, 1], 2))
    assert found.error == 2  # 1 and 3 about 2; the others stand alone
    assert found.total == pytest.approx(26 + 8)


def test_for_yes_and_no_it_is_the_brier_skill_score() -> None:
    rng = np.random.default_rng(0)
    groups, held = rng.integers(3, size=90), rng.integers(3, size=40)
    y, z = rng.random(90) < 0.2 + 0.2 * groups, rng.random(40) < 0.2 + 0.2 * held
    found = squares(outcome(y), outcome(z), Split((), groups, held, 3))
    shares = np.array([y[groups == g].mean() for g in range(3)])
    skill = 1 - brier_score_loss(z, shares[held]) / brier_score_loss(z, np.full(40, y.mean()))
    assert found.explained == pytest.approx(skill)


def test_grids_have_exactly_as_many_cells_as_there_are_segments() -> None:
    assert grid_shapes(2) == []
    assert grid_shapes(3) == [(1, 2), (2, 1)]
    assert grid_shapes(5) == [(2, 3), (3, 2)]
    assert grid_shapes(7) == [(3, 4), (4, 3), (2, 2, 3), (3, 2, 2)]
    for k in range(3, 15):
        for shape in grid_shapes(k):
            assert sum(shape) == k
            assert max(shape) - min(shape) <= 1


def test_a_column_is_cut_at_its_training_quantiles() -> None:
    found = column_split(numbers(range(1, 9), [-5, 2, 2.5, 4, 6.1, 99, np.nan]), 4)
    assert found.train.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    # a missing value stands at the median of training
    assert found.test.tolist() == [0, 0, 1, 1, 3, 3, 1]


def test_few_values_make_fewer_groups_but_never_one() -> None:
    zeros = column_split(numbers([0] * 6 + [1, 2]), 2)
    assert zeros.train.tolist() == [0] * 6 + [1, 1]
    ones = column_split(numbers([0, 0] + [1] * 6), 4)  # most rows at the largest value
    assert ones.train.tolist() == [0, 0] + [1] * 6
    assert column_split(numbers([3, 3, 3], [3, 4]), 3).test.tolist() == [0, 0]


def test_levels_are_split_into_the_most_frequent_and_the_rest() -> None:
    codes = np.array([0, 1, 1, 1, 2, 2, 3, np.nan])
    found = column_split(Column("c", codes, np.array([1.0, 2, 0, 3, np.nan]), True), 3)
    assert found.train.tolist() == [2, 0, 0, 0, 1, 1, 2, 0]
    assert found.test.tolist() == [0, 1, 2, 2, 0]


def test_the_best_split_is_that_of_training() -> None:
    a, b = np.tile([0.0, 1], 20), np.repeat([0.0, 1], 20)
    columns = [Column("a", a, b, False), Column("b", b, a, False)]
    train = outcome(3 * b + 0.1 * a)
    assert best_column(columns, train, 2).columns == ("b",)
    both = best_grid(columns, outcome(a != b), 4)
    assert both is not None
    assert set(both.columns) == {"a", "b"}
    assert squares(outcome(a != b), outcome(a != b), both).explained == 1
    assert best_grid(columns, train, 2) is None
    assert best_grid(columns[:1], train, 4) is None


def test_columns_are_read_from_the_prepared_matrix(make_table) -> None:
    rng = np.random.default_rng(0)
    spent = np.exp(rng.normal(size=60) * 2)
    table = make_table({"spent": spent, "kind": ["x", "y", "y"] * 20})
    plan = learn_plan(table, options=PrepareOptions(winsorise=False)).plan
    X = plan.transform(table).X
    found = {column.name: column for column in columns_of(plan, X, X[:5])}
    assert found["kind"].has_levels
    assert found["kind"].train[:3].tolist() == [0, 1, 1]
    # a transform keeps the order: the same groups as in original units
    np.testing.assert_array_equal(
        column_split(found["spent"], 4).train, column_split(numbers(spent), 4).train
    )


def test_a_single_column_that_decides_beats_the_segments(corners) -> None:
    make, X, labels = corners
    rank = X[:, 0].argsort().argsort()
    table = make(spent=np.floor(rank / 60) * 10.0)
    result = baselines(table, labels, k=5, target="spent")
    assert (result.winner, result.beaten) == ("best_column", True)
    assert by_kind(result)["best_column"].columns == ("x",)
    assert by_kind(result)["best_column"].explained > 0.9
    assert result.sentence.startswith("A simple split does at least as well: a split by “x” alone")


def test_groups_in_two_columns_beat_every_trivial_split(corners) -> None:
    make, _, labels = corners
    table = make(spent=np.array([5.0, 1, 2, 4, 30])[labels])
    result = baselines(table, labels, k=5, target="spent")
    found = by_kind(result)
    assert [row.kind for row in result.rows] == ["segments", "best_column", "grid", "random"]
    assert found["segments"].explained == 1  # exactly the means of the groups, also held out
    assert (result.winner, result.beaten) == ("segments", False)
    assert max(found[kind].explained for kind in ("best_column", "grid")) < 0.9
    assert abs(found["random"].explained) < 0.1
    assert "explain 100\N{NO-BREAK SPACE}% of the variance of “spent”" in result.sentence
    assert result.sentence.endswith("and less in every fold.")
    for row in result.rows:
        assert row.low <= row.explained <= row.high


def test_noise_is_not_explained_by_anything_that_was_chosen_in_training(make_table) -> None:
    found: dict[str, list[float]] = {}
    in_sample = []
    for seed in range(8):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(150, 30))
        noise = rng.normal(size=150)
        table = make_table(
            {**{f"x{j}": X[:, j] for j in range(30)}, "noise": noise},
            roles={"noise": Role.DESCRIPTOR},
        )
        labels = (X[:, 0] > 0).astype(int) + 2 * (X[:, 1] > 0)
        for row in baselines(table, labels, k=4, target="noise", seed=seed).rows:
            found.setdefault(row.kind, []).append(row.explained)
        columns = [Column(f"x{j}", X[:, j], X[:, j], False) for j in range(30)]
        grid = best_grid(columns, outcome(noise), 4)
        assert grid is not None
        in_sample.append(squares(outcome(noise), outcome(noise), grid).explained)
    assert np.mean(in_sample) > 0.05  # what choosing on all rows would have called explained
    # chosen on all rows, the best column would reach .04 to .09 here in held-out rows
    for kind, explained in found.items():
        assert max(explained) < 0.05, kind
        assert np.mean(explained) < 0.0, kind


def test_neither_explains_noise(corners) -> None:
    make, _, labels = corners
    table = make(noise=np.random.default_rng(1).normal(size=300))
    result = baselines(table, labels, k=5, target="noise", noun="group", nouns="groups")
    assert result.sentence.startswith("Neither the 5 groups nor a simple split explain “noise”")


def test_a_nominal_outcome_is_the_sum_over_its_levels(corners, make_table) -> None:
    make, X, labels = corners
    towns = [("a", "b", "c")[i % 3] for i in labels]
    nominal = baselines(make(town=towns), labels, k=5, target="town")
    assert by_kind(nominal)["segments"].explained == 1
    roles = {"f": Role.DESCRIPTOR}
    parts = {"x": X[:, 0], "y": X[:, 1], "f": [("no", "yes")[i % 2] for i in labels]}
    flag = make_table(parts, kinds={"f": Kind.FLAG}, roles=roles)
    category = make_table(parts, roles=roles)
    one, two = (baselines(table, labels, k=5, target="f") for table in (flag, category))
    # two levels are one yes/no column counted twice
    assert one.rows[1].explained == pytest.approx(two.rows[1].explained)


def test_without_an_outcome_the_columns_themselves_are_explained(corners) -> None:
    make, _, labels = corners
    result = baselines(make(), labels, k=5)
    assert result.target is None
    assert by_kind(result)["segments"].explained > 0.9
    assert not result.beaten
    assert "flatters the segments" in result.sentence


def test_the_value_column_is_the_outcome_unless_another_is_named(corners) -> None:
    make, _, labels = corners
    table = make(spent=labels * 1.0, visits=labels % 2 * 1.0)
    table = replace(table, schema=replace(table.schema, value="spent"))
    assert baselines(table, labels, k=5).target == "spent"
    assert baselines(table, labels, k=5, target="visits").target == "visits"


def test_rows_without_an_outcome_or_a_segment_take_no_part(corners) -> None:
    make, _, labels = corners
    spent = np.where(np.arange(300) % 3 == 0, np.nan, labels * 1.0)
    left_out = np.where(np.arange(300) % 10 == 1, -1, labels)
    result = baselines(make(spent=spent), left_out, k=5, target="spent")
    assert result.n_rows == int(np.sum(np.isfinite(spent) & (left_out >= 0)))
    sampled = baselines(make(spent=spent), labels, k=5, target="spent", max_rows=100)
    assert sampled.n_rows == 100


def test_two_segments_have_no_grid_and_close_calls_are_said(make_table) -> None:
    rng = np.random.default_rng(4)
    X = rng.normal(size=(120, 2))
    spent = X.sum(axis=1) + rng.normal(size=120)
    table = make_table(
        {"x": X[:, 0], "y": X[:, 1], "spent": spent}, roles={"spent": Role.DESCRIPTOR}
    )
    result = baselines(table, (X[:, 0] > 0).astype(int), k=2, target="spent")
    assert [row.kind for row in result.rows] == ["segments", "best_column", "random"]
    ours, best = result.rows[:2]
    assert best.low < ours.high
    expected = "at least as well" if result.beaten else "may be chance"
    assert expected in result.sentence


def test_orders_and_threads_change_nothing(corners) -> None:
    make, _, labels = corners
    rng = np.random.default_rng(0)
    table = make(spent=labels + rng.normal(size=300))
    kwargs: dict[str, Any] = {"k": 5, "target": "spent", "max_rows": 250}
    first = baselines(table, labels, n_jobs=1, **kwargs)
    order = rng.permutation(300)
    columns = tuple(table.schema.columns[j] for j in (2, 1, 0))
    turned = replace(table, schema=replace(table.schema, columns=columns)).take(order)
    again = baselines(turned, labels[order], n_jobs=3, **kwargs)
    assert again.to_dict() == first.to_dict()
    renamed = baselines(table, np.array([4, 2, 0, 1, 3])[labels], **kwargs)
    assert renamed.to_dict() == first.to_dict()
    assert baselines(table, labels, seed=1, **kwargs).to_dict() != first.to_dict()


@pytest.mark.parametrize("missing", ["median", "drop", "kpod"])
def test_missing_values_and_row_weights(corners, make_table, missing: str) -> None:
    _, X, labels = corners
    X = X.copy()
    X[::25, 0] = np.nan
    columns = {"x": X[:, 0], "y": X[:, 1], "spent": labels * 1.0}
    roles = {"spent": Role.DESCRIPTOR}
    if missing != "kpod":
        columns["w"], roles["w"] = np.where(labels == 0, 2.0, 1.0), Role.WEIGHT
    table = make_table(columns, roles=roles)
    options = PrepareOptions(missing=missing)
    result = baselines(table, labels, k=5, target="spent", options=options)
    assert by_kind(result)["segments"].explained > 0.85
    assert baselines(table, labels, k=5, options=options).rows[0].explained > 0.85


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"target": "x"}, '"x" is a feature'),
        ({"target": "same"}, '"same" is the same for all'),
        ({"target": "name"}, '"name" holds texts'),
        ({"target": "spend"}, "spend"),
        ({"k": 1}, "k is 1"),
        ({"n_folds": 1}, "1 folds"),
        ({"max_rows": 40}, "40 rows for 5 folds and k = 5"),
    ],
)
def test_what_cannot_be_asked(corners, change: dict[str, Any], message: str) -> None:
    make, _, labels = corners
    table = make(same=np.ones(300), spent=labels * 1.0)
    name = replace(table.schema["spent"], name="name", kind=Kind.TEXT)
    table = replace(
        table,
        schema=replace(table.schema, columns=(*table.schema.columns, name)),
        data={**table.data, "name": np.array(["n"] * 300, dtype=object)},
    )
    with pytest.raises(InputError, match=message):
        baselines(table, labels, **{"k": 5, "target": "spent", **change})


def test_too_few_distinct_rows(make_table) -> None:
    table = make_table({"x": np.tile([0.0, 1.0], 60)})
    with pytest.raises(InputError, match="fewer than 3 distinct rows"):
        baselines(table, np.tile([0, 1, 2], 40), k=3)


def test_progress_and_json(corners) -> None:
    make, _, labels = corners
    told: list[Any] = []
    result = baselines(make(), labels, k=5, progress=lambda *step: told.append(step))
    assert told == [("baselines", done, 5) for done in range(6)]
    text = json.dumps(result.to_dict(), allow_nan=False)
    assert Baselines.from_dict(json.loads(text)).to_dict() == result.to_dict()
