"""Frames in memory: types are kept, texts are read, nothing is changed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from clustomer.engines.open import read_source
from clustomer.errors import InputError


def test_types_of_pandas() -> None:
    frame = pd.DataFrame(
        {
            0: [1, 2],
            "level": pd.Categorical(["low", None], categories=["low", "high"], ordered=True),
            "colour": pd.Categorical(["red", "blue"]),
            "mixed": [1, "x"],
            "nested": [[1], {"a": 2}],
            "when": pd.to_datetime(["2024-01-31 12:00", None]).tz_localize("Europe/Berlin"),
            "waited": pd.to_timedelta([1, 36], unit="h"),
            "ok": pd.array([True, None], dtype="boolean"),
            "n": pd.array([2**53 + 1, None], dtype="Int64"),
        }
    )
    before = frame.copy(deep=True)
    by_name = {column.name: column for column in read_source(frame).columns}
    pd.testing.assert_frame_equal(frame, before)
    assert by_name["0"].values.tolist() == [1, 2]
    assert by_name["level"].facts["levels"] == ("low", "high")
    assert by_name["level"].values.tolist() == ["low", None]
    assert "levels" not in by_name["colour"].facts
    assert by_name["mixed"].values.tolist() == ["1", "x"]
    assert by_name["nested"].values.tolist() == ["[1]", '{"a": 2}']
    assert str(by_name["when"].values[0]) == "2024-01-31T11:00:00", "in UTC"
    assert by_name["waited"].values.tolist() == [1 / 24, 1.5]
    assert by_name["waited"].facts["unit"] == "days"
    assert by_name["ok"].content == "flag"
    assert by_name["n"].texts is not None
    assert by_name["n"].texts.tolist() == ["9007199254740993", None]


def test_types_of_polars() -> None:
    frame = pl.DataFrame(
        {
            "level": pl.Series(["low", "high"], dtype=pl.Enum(["low", "high"])),
            "city": pl.Series(["Rome", "Oslo"], dtype=pl.Categorical),
            "day": [dt.date(2024, 1, 31), None],
            "money": pl.Series(["1.50", "2.25"]).str.to_decimal(scale=2),
            "seen": [dt.time(8, 30), None],
            "small": pl.Series([1, 2], dtype=pl.UInt8),
        }
    )
    for native in (frame, frame.lazy(), nw.from_native(frame)):
        by_name = {column.name: column for column in read_source(native).columns}
        assert by_name["level"].facts["levels"] == ("low", "high")
        assert by_name["city"].values.tolist() == ["Rome", "Oslo"]
        assert by_name["day"].content == "date"
        assert by_name["money"].values.tolist() == [1.5, 2.25]
        assert by_name["seen"].values.tolist() == ["08:30:00", None]
        assert by_name["small"].whole


def test_texts_in_frames_are_read_like_files() -> None:
    source = read_source(pa.table({"price": ["1.234,50 €", None], "plz": ["01067", "80331"]}))
    assert source.columns[0].values[0] == 1234.5
    assert source.columns[1].content == "text"


def test_arrays_and_lists() -> None:
    source = read_source(
        {"a": np.array([1, 2], dtype=object), "b": (1.5, None), "c": [dt.date(2024, 1, 1), None],
         "d": np.array(["2024-01-31", "NaT"], dtype="datetime64[D]"), "e": [2**70, 1],
         "f": ["\ud800", "x"], "g": pd.Series([1, 2], index=[5, 6])}
    )  # fmt: skip
    contents = [column.content for column in source.columns]
    assert contents == ["number", "number", "date", "date", "number", "text", "number"]
    assert source.columns[4].texts is not None


def test_the_fingerprint_follows_the_content() -> None:
    first = read_source({"a": [1, 2], "b": ["x", None]}).fingerprint
    assert first == read_source(pd.DataFrame({"a": [1, 2], "b": ["x", None]})).fingerprint
    assert first != read_source({"a": [1, 3], "b": ["x", None]}).fingerprint
    assert first != read_source({"a": [1, 2], "b": ["x", ""], "c": [1, 1]}).fingerprint
    assert (
        read_source({"a": ["xy", "z"]}).fingerprint != read_source({"a": ["x", "yz"]}).fingerprint
    )


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "repeated column names"),
        (pd.DataFrame({"a": []}), "has no rows"),
        (pd.DataFrame(), "has no columns"),
        ({}, "has no columns"),
        ({"a": [1], "b": [1, 2]}, "differ in length"),
        ({"a": 5}, "are of type int"),
        ({"a": "xy"}, "are of type str"),
        ({"a": np.zeros((2, 2))}, "of 2 dimensions"),
        (np.zeros((2, 2)), "not a table that can be read"),
        (pd.Series([1]), "not a table that can be read"),
    ],
)
def test_what_is_no_table(frame: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_source(frame)
