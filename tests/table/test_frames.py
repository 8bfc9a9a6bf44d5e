"""One table in every kind of frame gives the same raw columns."""

from __future__ import annotations

import datetime
import decimal

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pytest

from clustomer.errors import InputError
from clustomer.table.frames import raw_columns
from clustomer.table.schema import RawColumn

DATA = {
    "whole": [1, 2, None],
    "number": [1.5, None, 2.0],
    "text": ["x", None, "z"],
    "flag": [True, False, None],
    "day": [datetime.date(2024, 1, 2), None, datetime.date(2025, 1, 1)],
    "time": [datetime.datetime(2024, 1, 2, 23), None, datetime.datetime(2025, 1, 1)],
    "large": [2**60, 1, 2],
    "empty": [None, None, None],
}
POLARS = pl.DataFrame(DATA)
FRAMES = {
    "dict": DATA,
    "polars": POLARS,
    "lazy": POLARS.lazy(),
    "arrow": POLARS.to_arrow(),
    "pandas": pd.DataFrame(DATA),
    "nullable": pd.DataFrame(DATA).convert_dtypes(),
    "pandas from polars": POLARS.to_pandas(),
    "narwhals": nw.from_native(POLARS),
}


@pytest.mark.parametrize("kind", FRAMES)
def test_all_frames_agree(kind):
    columns = raw_columns(FRAMES[kind])
    assert [(c.name, c.content) for c in columns] == [
        ("whole", "number"),
        ("number", "number"),
        ("text", "text"),
        ("flag", "flag"),
        ("day", "date"),
        ("time", "date"),
        ("large", "number"),
        ("empty", "empty"),
    ]
    for column, expected in zip(columns, raw_columns(DATA), strict=True):
        np.testing.assert_array_equal(column.values, expected.values)
        assert column.whole == expected.whole
        assert not column.values.flags.writeable
    assert columns[0].whole
    assert not columns[1].whole
    assert columns[6].texts.tolist() == [str(2**60), "1", "2"]


def test_matrices_have_columns_x0_x1():
    matrix = np.array([[1.0, 2.5], [3.0, np.nan]])
    columns = raw_columns(matrix)
    assert [column.name for column in columns] == ["x0", "x1"]
    np.testing.assert_array_equal(columns[1].values, [2.5, np.nan])
    matrix[0, 0] = 99  # the caller's array is not held
    assert columns[0].values[0] == 1


def one(values: object) -> RawColumn:
    return raw_columns({"a": values})[0]


def test_moments_with_a_time_zone_are_in_utc():
    moments = pd.to_datetime(["2024-01-01 00:30"]).tz_localize("Europe/Berlin")
    for values in (moments, [moments[0].to_pydatetime()]):
        (column,) = raw_columns(pd.DataFrame({"t": values}))
        assert str(column.values[0]) == "2023-12-31T23:30:00"
        assert str(one(list(values)).values[0]) == "2023-12-31T23:30:00"


def test_durations_are_days():
    (column,) = raw_columns(pl.DataFrame({"d": [datetime.timedelta(hours=36), None]}))
    np.testing.assert_array_equal(column.values, [1.5, np.nan])
    assert column.facts["unit"] == "days"
    np.testing.assert_array_equal(one(np.array([36], dtype="timedelta64[h]")).values, [1.5])


@pytest.mark.parametrize(
    ("values", "content", "held"),
    [
        (pd.Categorical(["a", None]), "text", ["a", None]),
        (pd.Series(pd.Categorical([1, 2])), "text", ["1", "2"]),
        ([decimal.Decimal("1.5"), 2], "number", [1.5, 2.0]),
        (["1", "2"], "text", ["1", "2"]),  # texts stay texts
        ([1, "q"], "text", ["1", "q"]),
        ([b"caf\xc3\xa9", None], "text", ["café", None]),
        ([[1], [2, 3]], "text", ["[1]", "[2, 3]"]),
        ([{"a": "é"}, 2.0, True, 0.5], "text", ['{"a": "é"}', "2", "true", "0.5"]),
        (pd.Series(pd.Categorical([1.0, 2.5])), "text", ["1", "2.5"]),
        (np.array([True, False]), "flag", [1.0, 0.0]),
        (np.array([3, 4], dtype=np.uint8), "number", [3.0, 4.0]),
        (pd.Series([1.0, 2.0]), "number", [1.0, 2.0]),
        ([pd.NaT, pd.NaT], "empty", [None, None]),
        ([10**400, 1], "number", [np.inf, 1.0]),
        (np.array(["2024-01-01", "NaT"], dtype="datetime64[ns]"), "date", None),
    ],
)
def test_values_of_many_types(values, content, held):
    column = one(values)
    assert column.content == content
    if held is not None:
        assert column.values.tolist() == held


def test_pandas_column_names_of_any_type():
    frame = pd.DataFrame([[1, 2]], columns=[7, ("a", "b")])
    assert [column.name for column in raw_columns(frame)] == ["7", "('a', 'b')"]


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (pd.Series([1]), 'a "Series", not a table'),
        (pl.Series([1]), 'a "Series", not a table'),
        (np.arange(3), "1 dimension"),
        ("customers", 'a "str", not a table'),
        (None, 'a "NoneType", not a table'),
        ([1, 2], 'a "list", not a table'),
        ({"a": [1], "b": [1, 2]}, "different lengths"),
        ({"a": 3}, 'entry "a" is no list'),
        ({"a": "abc"}, 'entry "a" is no list'),
        ({"a": np.zeros((2, 2))}, "2 dimensions"),
        ({"a": np.zeros(2, dtype=complex)}, "complex128"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), 'share the name "a"'),
        ({1: [1], "1": [2]}, 'share the name "1"'),
    ],
)
def test_what_is_no_table(frame, says):
    with pytest.raises(InputError, match=says):
        raw_columns(frame)
