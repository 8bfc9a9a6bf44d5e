"""Kinds and roles: by hand, on real data, and on wild columns."""

from __future__ import annotations

import datetime
from contextlib import suppress

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustomer.engines.open import read_source
from clustomer.errors import InputError
from clustomer.table.frames import raw_columns
from clustomer.table.infer import Inferred, infer_table
from clustomer.table.schema import Kind, RawColumn, Role, RoleOptions

N = 200
RNG = np.random.default_rng(5)
AGE = RNG.integers(18, 80, N)
MANY = RNG.normal(50, 10, N).round(3)


def inferred(**columns) -> Inferred:
    return infer_table(raw_columns({"Age": AGE, **columns}))


def kind_and_role(values, name: str) -> tuple[Kind, Role]:
    column = inferred(**{name: values}).table.schema[name]
    return column.kind, column.role


def test_customers_csv(customers):
    schema = customers.table.schema
    assert [column.name for column in schema.features] == [
        "Age",
        "Annual Income ($)",
        "Spending Score (1-100)",
        "Work Experience",
        "Family Size",
    ]
    assert {
        column.name: str(column.role) for column in schema.columns if column.role != "feature"
    } == {
        "CustomerID": "id",
        "Gender": "sensitive",
        "Profession": "descriptor",
    }
    assert [str(column.kind) for column in schema] == [
        "text", "category", "number", "amount", "number", "category", "number", "count",
    ]  # fmt: skip
    assert schema["Annual Income ($)"].unit == "$"
    assert schema["Spending Score (1-100)"].stated_range == (1.0, 100.0)
    assert (schema["Profession"].n_missing, schema["Profession"].n_distinct) == (35, 9)
    assert customers.table.ids()[0] == "1"
    assert customers.table.numbers("Age").mean() == pytest.approx(48.96)
    assert customers.issues == ()


def test_mall_customers(load_csv):
    schema = infer_table(raw_columns(load_csv("Mall_Customers.csv"))).table.schema
    assert [column.name for column in schema.features] == [
        "Age",
        "Annual Income (k$)",
        "Spending Score (1-100)",
    ]
    assert schema["Annual Income (k$)"].unit == "k$"


@pytest.mark.parametrize(
    ("name", "values", "kind", "role"),
    [
        ("Score", MANY, "number", "feature"),
        ("Orders", RNG.integers(0, 30, N), "count", "feature"),
        ("Total spend", MANY, "amount", "feature"),
        ("Discount share", RNG.uniform(0, 1, N), "share", "feature"),
        ("Open rate (%)", RNG.uniform(0, 100, N), "share", "feature"),
        ("Heart rate", RNG.uniform(50, 100, N), "number", "feature"),
        ("Satisfaction", RNG.integers(1, 6, N), "ordered", "feature"),
        ("Likelihood (0-9)", RNG.integers(0, 10, N), "ordered", "feature"),
        ("Likelihood (0-10)", RNG.integers(0, 11, N), "number", "feature"),
        ("Loyalty", RNG.choice(["low", "medium", "high"], N), "ordered", "feature"),
        ("Age band", RNG.choice(["18-34", "35-54", "55+"], N), "ordered", "feature"),
        ("City", RNG.choice(["Ulm", "Bonn", "Köln"], N), "category", "descriptor"),
        ("Region", RNG.integers(1, 4, N), "category", "descriptor"),
        ("Newsletter", RNG.choice(["yes", "no"], N), "flag", "descriptor"),
        ("Newsletter", RNG.integers(0, 2, N), "flag", "descriptor"),
        ("Newsletter", RNG.integers(0, 2, N).astype(bool), "flag", "descriptor"),
        ("Religion", RNG.choice(["a", "b"], N), "category", "sensitive"),
        ("Race", RNG.integers(1, 6, N), "category", "sensitive"),
        ("Gender", RNG.integers(0, 2, N), "flag", "sensitive"),
        ("Genre", RNG.choice(["Male", "Female"], N), "category", "sensitive"),
        ("Music genre", RNG.choice(["Jazz", "Pop"], N), "category", "descriptor"),
        ("health_score", MANY, "number", "sensitive"),
        ("Comment", [f"text {i * 37 % 1009}!" for i in range(N)], "text", "ignored"),
        ("Postcode", RNG.integers(10000, 99999, N), "text", "ignored"),
        ("Segment", RNG.choice(["A", "B"], N), "category", "ignored"),
        ("cluster", RNG.integers(0, 4, N), "category", "ignored"),
        ("Constant", np.full(N, 3.0), "count", "ignored"),
        ("Empty", [None] * N, "text", "ignored"),
    ],
)  # fmt: skip
def test_kind_and_role(name, values, kind, role):
    found = kind_and_role(values, name)
    assert found == (kind, role)


def test_every_column_says_why(customers):
    assert all(column.why.endswith(".") for column in customers.table.schema)


def test_ordered_words_and_ratings_have_scores():
    grades = RNG.choice(["gold", "bronze", "silver"], N)
    ratings = np.resize([1, 2, 4, 5], N)  # nobody said 3: the level is there all the same
    table = inferred(Tier=grades, Stars=ratings).table
    assert table.schema["Tier"].levels == ("bronze", "silver", "gold")
    assert table.schema["Stars"].levels == ("1", "2", "3", "4", "5")
    assert table.numbers("Stars").tolist() == ratings.tolist()
    assert set(table.numbers("Tier")) == {1.0, 2.0, 3.0}


def test_levels_that_came_in_an_order():
    sizes = pd.Categorical(
        RNG.choice(["tall", "venti", "short"], N),
        categories=["short", "tall", "grande", "venti"],
        ordered=True,
    )
    for frame in (
        pd.DataFrame({"Age": AGE, "Size": sizes}),
        pl.DataFrame({"Age": AGE, "Size": pl.Series(list(sizes), dtype=pl.Enum(sizes.categories))}),
    ):
        for columns in (raw_columns(frame), read_source(frame).columns):
            table = infer_table(columns).table
            column = table.schema["Size"]
            assert (column.kind, column.role) == (Kind.ORDERED, Role.FEATURE)
            assert column.levels == ("short", "tall", "grande", "venti")
            assert column.why == "Its levels came with an order."
            np.testing.assert_array_equal(table.numbers("Size"), sizes.codes + 1.0)


def test_an_order_may_be_given_to_any_words_but_genders():
    frame = pd.DataFrame(
        {
            "Age": AGE,
            "Answer": pd.Categorical(np.resize(["no", "yes"], N), ordered=True),
            "x": pd.Categorical(np.resize(["Male", "Female"], N), ordered=True),
            "y": pd.Categorical(np.resize(["b", "a"], N), categories=["b", "a"]),
        }
    )
    schema = infer_table(raw_columns(frame)).table.schema
    assert [str(column.kind) for column in schema.columns[1:]] == [
        "ordered",
        "category",
        "category",
    ]
    assert schema["x"].role is Role.SENSITIVE
    roles = RoleOptions(kinds={"x": "ordered"})
    assert infer_table(raw_columns(frame), roles=roles).table.schema["x"].levels == (
        "Female",
        "Male",
    )


# -- ids ----------------------------------------------------------------------------------


def test_numbered_rows_are_an_id_even_without_a_name():
    assert inferred(x=np.arange(N) + 5000).table.schema["x"].role is Role.ID


def test_shuffled_equal_steps_are_an_id():
    shuffled = RNG.permutation(np.arange(N) * 10)
    assert inferred(x=shuffled).table.schema["x"].role is Role.ID
    codes = [f"C{value:04d}" for value in shuffled]
    assert inferred(x=codes).table.schema["x"].role is Role.ID


def test_unique_floats_and_unique_incomes_in_order_are_no_ids():
    income = np.sort(RNG.choice(np.arange(10_000, 90_000), N, replace=False))
    schema = inferred(Income=income, x=np.sort(RNG.normal(size=N))).table.schema
    assert schema["Income"].role is Role.FEATURE
    assert schema["x"].role is Role.FEATURE
    assert schema.id_column is None


def test_of_several_ids_the_customers_own_is_taken_whatever_the_order():
    columns = {
        "Unnamed: 0": np.arange(N),
        "email": [f"p{i}@example.org" for i in range(N)],
        "order_id": RNG.permutation(N) + 1,
        "customer_id": RNG.permutation(N) + 7000,
    }
    for names in (list(columns), list(reversed(columns))):
        found = inferred(**{name: columns[name] for name in names})
        assert found.table.schema.id_column.name == "customer_id"
        others = {issue.columns[0] for issue in found.issues if issue.code == "other_id_column"}
        assert others == {"Unnamed: 0", "email", "order_id"}


def test_ids_are_held_as_written():
    raw = RawColumn(
        name="id",
        source_type="VARCHAR",
        content="number",
        values=np.arange(N, dtype=float),
        whole=True,
        texts=np.array([f"{i:05d}" for i in range(N)], dtype=object),
    )
    table = infer_table([raw, *raw_columns({"Age": AGE})]).table
    assert table.ids()[42] == "00042"
    plain = inferred(id=np.arange(N, dtype=float)).table
    assert plain.ids()[42] == "42"


def test_large_ids_keep_all_their_digits():
    ids = [2**60 + i for i in range(N)]
    assert inferred(customer_id=ids).table.ids()[1] == str(2**60 + 1)


def test_a_repeated_customer_number_is_still_the_id():
    found = inferred(CustomerID=np.arange(N) // 4)
    assert found.table.schema["CustomerID"].role is Role.ID


# -- dates --------------------------------------------------------------------------------


def dates(first: str = "2025-01-01") -> list[datetime.date]:
    start = datetime.date.fromisoformat(first)
    return [start + datetime.timedelta(days=int(day)) for day in RNG.integers(0, 300, N)]


def test_dates_count_back_from_the_latest_one():
    signup = dates()
    found = inferred(**{"Signup Date": signup})
    column = found.table.schema["Signup Date"]
    assert (column.kind, column.role, column.unit) == (Kind.DATE, Role.FEATURE, "days")
    assert column.label == "Days since signup"
    assert found.table.schema.reference_date == max(signup).isoformat()
    gone = found.table.numbers("Signup Date")
    assert gone.min() == 0
    assert gone[3] == (max(signup) - signup[3]).days
    assert [issue.code for issue in found.issues] == ["dates_as_days"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("since", "Days since"),
        ("Since", "Days since"),
        ("since_signup", "Days since signup"),
        ("Since: Signup Date", "Days since signup"),
        ("sincerity", "Days since sincerity"),
        ("last_order", "Days since last order"),
    ],
)
def test_labels_of_dates(name, label):
    assert inferred(**{name: dates()}).table.schema[name].label == label


def test_a_stated_reference_date_and_later_dates():
    roles = RoleOptions(reference_date="2025-02-01")
    found = infer_table(raw_columns({"Age": AGE, "last_order": dates()}), roles=roles)
    codes = {issue.code: issue for issue in found.issues}
    assert found.table.schema.reference_date == "2025-02-01"
    n_later = int(np.sum(found.table.numbers("last_order") < 0))
    assert codes["dates_after_reference"].params["n"] == n_later > 0


def test_never_dates_are_not_the_reference():
    values = dates()
    values[0] = datetime.date(9999, 12, 31)
    assert inferred(d=values).table.schema.reference_date == max(values[1:]).isoformat()


@pytest.mark.parametrize("stated", ["yesterday", "01.02.2025", "2025-13-01", ""])
def test_a_wrong_reference_date(stated):
    with pytest.raises(InputError, match="--reference-date 2026-01-31"):
        infer_table(raw_columns({"Age": AGE}), roles=RoleOptions(reference_date=stated))


# -- issues and errors --------------------------------------------------------------------


def test_what_is_left_out_is_reported():
    found = inferred(
        Constant=["x"] * N,
        Empty=[None] * N,
        Twin=AGE,
        Segment=RNG.choice(["A", "B"], N),
        Text=[f"{i * 37 % 1009}!" for i in range(N)],
    )
    assert {issue.columns[0]: issue.code for issue in found.issues} == {
        "Constant": "constant_column",
        "Empty": "all_missing_column",
        "Twin": "copied_column",
        "Segment": "leakage_column",
        "Text": "text_column",
    }
    assert found.table.schema["Twin"].copy_of == "Age"
    assert all(issue.message and issue.remedy for issue in found.issues)


def test_a_copy_of_a_protected_column_does_not_slip_in():
    gender = RNG.integers(0, 2, N) + 1
    schema = inferred(x=gender, gender=gender).table.schema
    assert schema["x"].role is Role.IGNORED
    assert schema["gender"].role is Role.SENSITIVE


def test_infinite_values_are_missing():
    score = MANY.copy()
    score[:3] = [np.inf, -np.inf, np.nan]
    found = inferred(Score=score)
    assert found.table.schema["Score"].n_missing == 3
    assert np.isnan(found.table.numbers("Score")[:3]).all()
    assert [(issue.code, issue.params["n"]) for issue in found.issues] == [("infinite_values", 2)]


def test_equal_labels_are_told_apart():
    schema = inferred(**{"Income ($)": MANY, "Income (€)": MANY + 1}).table.schema
    assert [column.label for column in schema.columns[1:]] == ["Income ($)", "Income (€)"]


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({}, "no columns"),
        ({"a": []}, "no rows"),
        ({"a": [1.5]}, "one row"),
    ],
)
def test_tables_that_cannot_be_used(columns, says):
    with pytest.raises(InputError, match=says) as caught:
        infer_table(raw_columns(columns))
    assert caught.value.expected
    assert caught.value.remedy


@pytest.mark.parametrize("values", [[1.0, 1.0, 1.0], ["x", "y", "x"], [None, None]])
def test_a_table_without_features_is_a_table(values):
    assert not infer_table(raw_columns({"a": values})).table.schema.features


def test_unequal_lengths_and_repeated_names():
    one, two = raw_columns({"a": [1, 2]})[0], raw_columns({"a": [1, 2, 3]})[0]
    with pytest.raises(InputError, match="different lengths"):
        infer_table([one, RawColumn(name="b", source_type="", content="number", values=two.values)])
    with pytest.raises(InputError, match='share the name "a"'):
        infer_table([one, one])


# -- invariances --------------------------------------------------------------------------


def test_kinds_and_roles_do_not_depend_on_the_order_of_rows_or_columns(load_csv):
    columns = load_csv("Customers.csv")
    order = np.random.default_rng(1).permutation(2000)
    shuffled = {name: [columns[name][i] for i in order] for name in reversed(columns)}
    plain = infer_table(raw_columns(columns)).table.schema
    other = infer_table(raw_columns(shuffled)).table.schema
    assert {c.name: c for c in plain} == {c.name: c for c in other}


def test_the_schema_survives_json(customers):
    schema = customers.table.schema
    assert type(schema).from_dict(schema.to_dict()) == schema


def test_thousands_of_columns_keep_the_list_of_issues_short():
    columns = {f"c{i}": [1.0, 1.0, 1.0] for i in range(3000)}
    found = infer_table(raw_columns({**columns, "Score": [1.5, 2.5, 3.0]}))
    assert len(found.issues) == 20
    folded = next(issue for issue in found.issues if issue.code == "many_alike")
    assert folded.params["n"] == len(folded.columns) == 2981


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=True, allow_infinity=True),
    st.text(max_size=6),
    st.sampled_from(["yes", "no", "low", "high", "18-24", "A", "Male", "Female", "-1", " "]),
    st.dates(),
)
COLUMNS = st.one_of(
    st.lists(CELLS, min_size=6, max_size=6),
    st.lists(st.integers(-3, 3), min_size=6, max_size=6),
    st.lists(st.dates(), min_size=6, max_size=6),
    st.lists(st.sampled_from(["low", "mid", "high", None]), min_size=6, max_size=6),
)
NAMES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["CustomerID", "Age", "Income ($)", "Rating (1-5)", "Segment", "Gender", "Zip"]
    ),
)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(NAMES, COLUMNS, max_size=6))
def test_wild_columns_work_or_are_refused(columns):
    found = None
    with suppress(InputError):
        found = infer_table(raw_columns(columns))
    if found is None:
        return
    table = found.table
    assert table.schema.names == tuple(columns)
    for column in table.schema:
        held = table.data[column.name]
        assert held.shape == (6,)
        assert int(table.missing(column.name).sum()) == column.n_missing
        if column.has_levels:
            assert held.max() < len(column.levels)
        elif column.is_numeric:
            assert not np.isinf(held).any()


# -- what the reader of a file found at the values ----------------------------------------


@pytest.mark.parametrize(
    ("facts", "kind", "unit"),
    [
        ({"currency": "€"}, "amount", "€"),
        ({"currency": "zł"}, "amount", "zł"),
        ({"unit": "%", "percent": N}, "share", "%"),
        ({"unit": "days"}, "number", "days"),
        ({}, "number", ""),
    ],
)
def test_units_found_at_the_values(facts, kind, unit):
    raw = RawColumn(
        name="x", source_type="VARCHAR", content="number", values=np.abs(MANY), facts=facts
    )
    column = infer_table([raw, *raw_columns({"Age": AGE})]).table.schema["x"]
    assert (str(column.kind), column.unit) == (kind, unit)


def test_truth_values_keep_the_words_of_the_file():
    raw = RawColumn(
        name="Newsletter",
        source_type="VARCHAR",
        content="flag",
        values=np.resize([1.0, 0.0], N),
        facts={"words": ("ja", "nein")},
    )
    table = infer_table([raw, *raw_columns({"Age": AGE})]).table
    assert table.schema["Newsletter"].levels == ("nein", "ja")
    assert table.numbers("Newsletter")[:2].tolist() == [1.0, 0.0]
