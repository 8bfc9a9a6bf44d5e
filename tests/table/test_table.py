"""The table: how columns are held, and what its views give."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.schema import Role, RoleOptions, Schema
from clustomer.table.table import is_profiled

TABLE = infer_table(
    raw_columns(
        {
            "id": [f"A{i}" for i in range(8)],
            "Age": [20, 30, None, 40, 50, 60, 25, 35],
            "Loyalty": ["low", "high", "low", None, "medium", "low", "high", "low"],
            "City": ["Ulm", "Bonn"] * 4,
            "News": ["yes", "no", None, "no"] * 2,
            "w": [1.0, 2.0] * 4,
        }
    ),
    roles=RoleOptions(weight="w"),
).table


def test_numbers():
    np.testing.assert_array_equal(TABLE.numbers("Age")[:3], [20, 30, np.nan])
    np.testing.assert_array_equal(TABLE.numbers("Loyalty")[:5], [1, 3, 1, np.nan, 2])
    np.testing.assert_array_equal(TABLE.numbers("News")[:4], [1, 0, np.nan, 0])
    with pytest.raises(TypeError, match="levels have no order"):
        TABLE.numbers("City")
    with pytest.raises(TypeError, match="has no numbers"):
        TABLE.numbers("id")


def test_codes_ids_and_weights():
    assert TABLE.codes("City").tolist() == [1, 0] * 4
    assert TABLE.column("City").levels == ("Bonn", "Ulm")
    assert TABLE.ids().tolist()[:2] == ["A0", "A1"]
    assert TABLE.weights().tolist() == [1.0, 2.0] * 4
    with pytest.raises(TypeError, match="has no levels"):
        TABLE.codes("Age")


@pytest.mark.parametrize(("name", "missing"), [("Age", [2]), ("Loyalty", [3]), ("id", [])])
def test_missing(name, missing):
    assert np.flatnonzero(TABLE.missing(name)).tolist() == missing


def test_some_rows():
    some = TABLE.take(np.array([5, 1]))
    assert some.rows.tolist() == [5, 1]
    assert some.numbers("Age").tolist() == [60, 30]
    assert (some.n_rows, some.n_source_rows) == (2, 8)


def test_the_schema_is_searched_by_name():
    with pytest.raises(InputError, match='Did you mean "Age"'):
        TABLE.schema["Agee"]
    assert "Age" in TABLE.schema
    assert [column.name for column in TABLE.schema if is_profiled(column)] == [
        "Age",
        "Loyalty",
        "City",
        "News",
    ]
    assert TABLE.schema.with_role(Role.WEIGHT)[0].name == "w"


def test_looking_up_names_leaves_no_trace_in_the_schema():
    schema, again = (
        infer_table(raw_columns({"a": [1.5, 2.5], "b": [1, 5]})).table.schema for _ in "ab"
    )
    before = schema.to_dict()
    assert schema["b"] is schema.columns[1]
    assert "c" not in schema
    assert schema == again
    assert schema.to_dict() == before
    assert replace(schema, columns=schema.columns[:1]).names == ("a",)
    assert "b" not in replace(schema, columns=schema.columns[:1])


def test_of_equal_names_the_first_counts():
    columns = infer_table(raw_columns({"a": [1.5, 2.5], "b": [1, 5]})).table.schema.columns
    schema = Schema(columns=(*columns, replace(columns[1], name="a")))
    assert schema["a"] is columns[0]


def test_ten_thousand_columns_are_looked_up_by_name_at_once():
    columns = TABLE.schema.columns
    schema = Schema(columns=tuple(replace(columns[1], name=f"x{i}") for i in range(10_000)))
    assert all(schema[name].name == name for name in schema.names)  # squared: 50 million steps
