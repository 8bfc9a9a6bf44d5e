from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from clustomer.errors import ModelFormatError, SchemaMismatchError
from clustomer.prepare.checks import check_plan
from clustomer.prepare.exact import from_exact, to_exact
from clustomer.prepare.learn import learn_plan
from clustomer.prepare.plan import PreparationPlan, PrepareOptions, by_name
from clustomer.table.schema import Column, Kind, Role


@pytest.fixture
def mixed(make_table):
    rng = np.random.default_rng(1)
    n = 60
    income = np.exp(rng.normal(10, 1.2, n)).round(2)
    income[3] = np.nan
    return make_table(
        {
            "income": income,
            "age": rng.integers(18, 80, n).astype(float),
            "colour": rng.choice(["red", "green", "blue"], n),
            "size": rng.choice(["S", "M", "L"], n),
            "net": rng.normal(0, 5, n) + rng.exponential(40, n) - 20,
        },
        kinds={"size": Kind.ORDERED},
        levels={"size": ("S", "M", "L")},
    )


def test_columns_are_sorted_by_name_and_traceable(mixed):
    plan = learn_plan(mixed).plan
    assert plan.names == (
        "age", "colour=blue", "colour=green", "colour=red", "income", "net", "size",
    )  # fmt: skip
    assert plan.prepared_sources == ("age", *["colour"] * 3, "income", "net", "size")
    assert plan.width == 7
    assert plan.columns[2].operations == ("impute", "log1p", "winsorise", "scale")
    assert plan.columns[1].operations == ("impute", "one_hot")
    prepared = {column.name: column for column in plan.prepared_columns}
    assert prepared["colour=red"].level == "red"
    assert "logarithm of 1 + value" in prepared["income"].sentence
    assert "(rows: 1)" in prepared["income"].sentence
    assert prepared["age"].sentence.startswith('"age": ')


def test_names_with_numbers_are_in_the_order_of_the_numbers():
    def column(name):
        return Column(name=name, label=name, kind=Kind.NUMBER, role=Role.FEATURE)

    names = ["x10", "x2", "b", "x2a", "", "9", "10", "x02"]
    ordered = [c.name for c in by_name(column(name) for name in names)]
    assert ordered == ["", "9", "10", "b", "x02", "x2", "x2a", "x10"]


def test_repeated_names_are_numbered(make_table):
    table = make_table({"a": ["b", "c", "b", "c"], "a=b": [1.0, 2.0, 3.0, 4.0]})
    assert learn_plan(table).plan.names == ("a=b", "a=c", "a=b (2)")


def test_flags_of_rows(make_table):
    table = make_table({"x": [*range(1, 12), 500.0], "c": ["u", "v"] * 6})
    plan = learn_plan(table).plan
    new = make_table(
        {
            "c": ["u", "w", None, "v", "v", "v"],
            "x": [3.0, 4.0, None, 500.0, 1e9, np.inf],
        },
    )
    prepared = plan.transform(new)
    assert prepared.imputed.tolist() == [False, True, True, False, False, True]
    assert prepared.clipped.tolist() == [False, False, False, True, True, False]
    assert prepared.out_of_domain.tolist() == [False, True, False, False, True, True]
    assert prepared.missing.tolist() == [
        [False, False], [True, False], [True, True], [False, False], [False, False], [False, True],
    ]  # fmt: skip
    assert np.isfinite(prepared.X).all()
    assert prepared.take(np.array([4])).clipped.tolist() == [True]


def test_training_rows_are_within_their_own_domain(mixed):
    prepared = learn_plan(mixed).plan.transform(mixed)
    assert not prepared.out_of_domain.any()
    assert prepared.imputed.sum() == 1


def test_negative_values_for_a_logarithm_are_out_of_domain(make_table):
    table = make_table({"x": np.exp(np.linspace(0, 8, 50))})
    plan = learn_plan(table).plan
    assert plan.columns[0].log1p is not None
    prepared = plan.transform(make_table({"x": [-1.0, 0.0]}))
    assert prepared.out_of_domain.tolist() == [True, False]
    assert prepared.X[0, 0] == prepared.X[1, 0]


def test_kpod_keeps_missing_values(mixed):
    plan = learn_plan(mixed, options=PrepareOptions(missing="kpod")).plan
    prepared = plan.transform(mixed)
    assert np.isnan(prepared.X).sum() == 1
    assert not prepared.imputed.any()
    assert prepared.missing.sum() == 1


def test_back_to_original_units(make_table):
    table = make_table(
        {
            "money": [0.0, 1.0, 3.0, 7.0, 1000.0, 30.0],
            "age": [20.0, 30, 40, 50, 60, 70],
            "c": ["u", "u", "v", "v", "v", "u"],
            "o": ["1", "2", "3", "1", "2", "3"],
        },
        kinds={"o": Kind.ORDERED},
        scores={"o": (1.0, 2.0, 3.0)},
    )
    options = PrepareOptions(feature_weights={"age": 4.0, "c": 2.0}, winsorise=False)
    plan = learn_plan(table, options=options).plan
    X = plan.transform(table).X
    back = {(c.source, c.level): c for c in plan.to_original(X.mean(axis=0, keepdims=True))}
    assert back["age", None].values == pytest.approx([45])
    assert back["age", None].meaning == "mean"
    assert back["c", "u"].values == pytest.approx([0.5])
    assert back["c", "u"].meaning == "share"
    assert back["o", None].values == pytest.approx([2.0])
    assert back["o", None].meaning == "mean_score"
    # The centroid of logarithms is a geometric mean of 1 + x.
    geometric = np.exp(np.mean(np.log1p([0, 1, 3, 7, 1000, 30]))) - 1
    assert back["money", None].values == pytest.approx([geometric])
    assert back["money", None].meaning == "back_transformed"
    every = plan.to_original(X)
    assert every[0].values == pytest.approx([20.0, 30, 40, 50, 60, 70])


def test_json_keeps_every_digit(mixed):
    options = PrepareOptions(feature_weights={"age": 1 / 3})
    plan = learn_plan(mixed, options=options).plan
    again = from_exact(to_exact(plan), PreparationPlan, "plan")
    assert again == plan
    assert np.array_equal(again.transform(mixed).X, plan.transform(mixed).X)
    rounded = PreparationPlan.from_dict(plan.to_dict())
    assert rounded.names == plan.names
    assert_allclose(rounded.transform(mixed).X, plan.transform(mixed).X, rtol=1e-6, atol=1e-8)


def test_missing_columns_are_shown(mixed, make_table):
    plan = learn_plan(mixed).plan
    with pytest.raises(SchemaMismatchError) as caught:
        plan.transform(make_table({"incom": [1.0], "age": [2.0]}))
    message = str(caught.value)
    assert "lacks 4 of the 5 columns" in message
    assert '"colour", "income", "net", "size"' in message
    assert '"incom", "age"' in message


def test_a_plan_prints_its_columns(mixed):
    plan = learn_plan(mixed).plan
    assert "divided by the standard deviation" in str(plan)
    assert list(plan.to_frame().columns) == ["column", "source", "preparation"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d["columns"][0].update(lambda_=1), 'an entry "lambda_" in "plan.columns[0]"'),
        (lambda d: d["columns"][0].update(exec={}), 'an entry "exec"'),
        (lambda d: d["columns"][0]["scale"].update(centre="1"), "plan.columns[0].scale.centre"),
        (lambda d: d["columns"][0]["scale"].pop("scale"), '"plan.columns[0].scale.scale" is not'),
        (lambda d: d["columns"][0]["scale"].update(method="x"), 'one of "standard", "range"'),
        (lambda d: d["sources"]["columns"][0].update(kind="x"), 'one of "number", "count"'),
        (lambda d: d["columns"][0].update(domain=[1.0]), "a list of 2"),
        (lambda d: d.update(n_rows=2.5), "a whole number"),
        (lambda d: d.update(n_rows=True), "a whole number"),
        (lambda d: d["options"].update(winsorise=1), "true or false"),
        (lambda d: d["columns"].__setitem__(0, 5), "a group of named values"),
        (lambda d: d.update(columns={}), "a list"),
    ],
)
def test_damaged_plans_are_refused(mixed, change, message):
    values = to_exact(learn_plan(mixed).plan)
    change(values)
    with pytest.raises(ModelFormatError) as caught:
        from_exact(values, PreparationPlan, "plan")
    assert message in str(caught.value)


DATED = {"o": ["1", "2", "3", "2"], "when": [1.0, 2.0, 3.0, 5.0]}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda s: s.update(reference_date="abc"), 'reference_date" is not a date such as'),
        (lambda s: s.update(reference_date="2026-02-30"), "is not a date such as 2026-01-31"),
        (lambda s: s.update(reference_date="today"), "is not a date such as 2026-01-31"),
        (lambda s: s.update(reference_date="2026-W05"), "is not a date such as 2026-01-31"),
        (lambda s: s.update(reference_date=""), "is not a date such as 2026-01-31"),
        (lambda s: s.pop("reference_date"), "is not there beside a column of dates"),
        (lambda s: s["columns"][0].update(level_values=[1.0, 2.0, 3.0, 4.0]), "level_values"),
        (lambda s: s["columns"][0].update(level_values=[1.0]), "empty or one for each level"),
        (lambda s: s["columns"][1].update(level_values=[1.0]), "columns[1].level_values"),
        (lambda s: s["columns"][0].update(levels=["1", "2", "3", "3"]), "different levels"),
        (lambda s: s["columns"][1].update(role="id"), 'columns[1].role" is not "feature"'),
        (lambda s: s["columns"][0].update(reading={"content": "code"}), "reading.content"),
        (lambda s: s["columns"][0].update(reading={"decimal": "x"}), "not one of ., ,"),
        (lambda s: s["columns"][0].update(reading={"eval": "x"}), "columns[0].reading.eval"),
    ],
)
def test_hostile_schemas_are_refused(make_table, change, message):
    table = make_table(
        DATED,
        kinds={"o": Kind.ORDERED, "when": Kind.DATE},
        scores={"o": (1.0, 2.0, 3.0)},
    )
    table = replace(table, schema=replace(table.schema, reference_date="2026-01-31"))
    values = to_exact(learn_plan(table).plan)
    check_plan(from_exact(values, PreparationPlan, "plan"), "plan")
    change(values["sources"])
    with pytest.raises(ModelFormatError) as caught:
        check_plan(from_exact(values, PreparationPlan, "plan"), "plan")
    assert message in str(caught.value)
    assert "plan.sources" in str(caught.value)
