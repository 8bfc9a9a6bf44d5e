"""What the user says goes before every guess; what cannot be is refused in words."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.table.frames import raw_columns
from clustomer.table.infer import Inferred, infer_table
from clustomer.table.schema import RoleOptions

N = 120
RNG = np.random.default_rng(8)
COLUMNS = {
    "CustomerID": np.arange(N),
    "Gender": np.resize(["Male", "Female"], N),
    "Age": RNG.integers(18, 80, N),
    "Annual Income ($)": RNG.normal(50_000, 9000, N).round(),
    "Score": RNG.normal(50, 9, N),
    "City": RNG.choice(["Ulm", "Bonn"], N),
    "Weight": RNG.integers(1, 4, N),
    "Note": [f"{i * 37 % 1009}!" for i in range(N)],
    "Segment": RNG.choice(["A", "B"], N),
}


def inferred(**options) -> Inferred:
    return infer_table(raw_columns(COLUMNS), roles=RoleOptions(**options))


def role(name: str, **options) -> str:
    return str(inferred(**options).table.schema[name].role)


def test_named_features_replace_the_default_ones():
    schema = inferred(features=["Score", "City"]).table.schema
    assert [column.name for column in schema.features] == ["Score", "City"]
    assert schema["Age"].role == "descriptor"


def test_names_are_found_by_label_and_in_any_case():
    schema = inferred(features=["annual income", "AGE"]).table.schema
    assert [column.name for column in schema.features] == ["Age", "Annual Income ($)"]


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("Age", {"exclude": ["Age"]}, "ignored"),
        ("Age", {"describe_only": ["Age"]}, "descriptor"),
        ("Age", {"sensitive": ["Age"]}, "sensitive"),
        ("Score", {"value": "Score"}, "descriptor"),
        ("Score", {"outcome": "Score"}, "descriptor"),
        ("Gender", {"outcome": "Gender"}, "sensitive"),
        ("Weight", {"weight": "Weight"}, "weight"),
        ("Note", {"id_column": "Note"}, "id"),
        ("CustomerID", {"id_column": "Note"}, "ignored"),
        ("Segment", {"describe_only": ["Segment"]}, "descriptor"),
        ("Gender", {"features": ["Gender", "Age"]}, "feature"),
        ("Age", {"value": "Age", "sensitive": ["Age"]}, "sensitive"),
    ],
)
def test_roles_by_option(name, options, expected):
    assert role(name, **options) == expected


def test_the_value_column_is_remembered():
    assert inferred(value="annual income ($)").table.schema.value == "Annual Income ($)"


def test_a_key_named_as_a_feature_is_numbers():
    table = inferred(features=["CustomerID", "Age"]).table
    assert table.numbers("CustomerID").tolist() == list(range(N))
    assert table.schema.id_column is None


def test_a_protected_feature_is_allowed_and_said():
    found = inferred(features=["Gender", "Age"])
    (said,) = [issue for issue in found.issues if issue.code == "sensitive_feature"]
    assert said.columns == ("Gender",)
    assert "gender" in said.message


def test_weights_are_numbers_held_as_given():
    assert inferred(weight="Weight").table.weights().tolist() == COLUMNS["Weight"].tolist()


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([-1.5] + [1.0] * 9, "negative or missing in 1 of 10 rows"),
        ([0.0] * 10, "zero in every row"),
    ],
)
def test_wrong_weights(values, says):
    columns = raw_columns({"w": values, "x": np.arange(10) * 1.5})
    with pytest.raises(InputError, match=says):
        infer_table(columns, roles=RoleOptions(weight="w"))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"features": ["Agee"]}, 'Did you mean "Age"'),
        ({"id_column": "Customer"}, "--id-col names"),
        ({"kinds": {"Agee": "count"}}, 'Did you mean "Age"'),
        ({"features": ["Age"], "exclude": ["Age"]}, "--features and by --exclude"),
        ({"features": ["Score"], "value": "Score"}, "never a feature"),
        ({"features": ["Note"]}, "at most 50 categories"),
        ({"describe_only": ["Note"]}, "too many for groups"),
        ({"value": "City"}, "value column holds numbers"),
        ({"kinds": {"Age": "integer"}}, "not a kind of column"),
        ({"kinds": {"City": "number"}}, 'such as "'),
        ({"kinds": {"City": "ordered"}}, "order of .* is not known"),
        ({"kinds": {"Age": "flag"}}, "not two"),
        ({"kinds": {"Age": "date"}}, "holds numbers where dates"),
    ],
)
def test_what_cannot_be_is_refused(options, says):
    with pytest.raises(InputError, match=says) as caught:
        inferred(**options)
    assert caught.value.expected
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Weight", "category", ("1", "2", "3")),
        ("Weight", "ordered", ("1", "2", "3")),
        ("City", "flag", ("Bonn", "Ulm")),
        ("City", "text", ()),
        ("Weight", "count", ()),
    ],
)
def test_kinds_set_by_the_user(name, kind, expected):
    column = inferred(kinds={name: kind}).table.schema[name]
    assert (str(column.kind), column.levels) == (kind, expected)
    assert "set by you" in column.why or column.role == "ignored"


def test_numbers_written_as_texts_become_numbers_on_request():
    columns = raw_columns({"x": ["1.5", " 2 ", None], "y": [1.5, 2.5, 9.0]})
    roles = RoleOptions(kinds={"x": "number"})
    table = infer_table(columns, roles=roles).table
    np.testing.assert_array_equal(table.numbers("x"), [1.5, 2.0, np.nan])


def test_dates_written_as_texts_become_dates_on_request():
    columns = raw_columns({"d": ["2025-03-01", "2025-03-11", None], "y": [1.5, 2.5, 9.0]})
    table = infer_table(columns, roles=RoleOptions(kinds={"d": "date"})).table
    np.testing.assert_array_equal(table.numbers("d"), [10.0, 0.0, np.nan])
    assert table.schema.reference_date == "2025-03-11"
