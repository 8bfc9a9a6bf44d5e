"""How texts become numbers, dates, flags and codes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pytest

from clustomer.engines import survey
from clustomer.engines.columns import text_column
from clustomer.engines.open import read_source
from clustomer.engines.options import IntakeOptions
from clustomer.engines.source import Source
from clustomer.errors import InputError
from clustomer.table.schema import RawColumn

NUMBERS = {
    "1": 1, "-1": -1, "+1": 1, "1.5": 1.5, ".5": 0.5, "1.": 1, "1e5": 1e5, "1.5E-3": 0.0015,
    "1,234.5": 1234.5, "1,234,567": 1234567, "12,34,567.5": 1234567.5, "1 234.5": 1234.5,
    "1\u00a0234.5": 1234.5, "1\u202f234.5": 1234.5, "1'234.50": 1234.5, "1’234.50": 1234.5,
    "$5": 5, "$ 5.5": 5.5, "-$5.5": -5.5, "$-5.5": -5.5, "5.5 $": 5.5, "5.5€": 5.5,
    "5.5\u00a0€": 5.5, "CHF 1'234.50": 1234.5, "12.5 kr": 12.5, "12.5 zł": 12.5, "US$ 7.5": 7.5,
    "eur 7.5": 7.5, "12.5 %": 12.5, "12.5%": 12.5, "(5.5)": -5.5, "($5.5)": -5.5, "5.5-": -5.5,
    "\u22125.5": -5.5, "0.125": 0.125, "0": 0,
}  # fmt: skip

NOT_NUMBERS = [
    "1.2.3", "--5", "1,23,4", "5 apples", "12:30", "+49 170 1234567", "(5", "5)", "$", "1 2",
    "-(5)",     "1_000", "0x10", "１２", "5.5 % of all", "e5", "1,2,3",
]  # fmt: skip


Read = Callable[..., Source]


def listed(column: RawColumn) -> list[Any]:
    """Return the values of a column as Python values, None where missing."""
    if column.content in ("number", "flag"):
        return [None if np.isnan(value) else value for value in column.values.tolist()]
    if column.content == "date":
        return [None if str(value) == "NaT" else str(value) for value in column.values]
    return column.values.tolist()


def _column(texts: list[str], **options: str) -> tuple[RawColumn, Source]:
    source = read_source({"x": texts}, options=IntakeOptions(**options))
    return source.columns[0], source


def _side_by_side(texts: Iterable[str], *more: str, **options: str) -> list[RawColumn]:
    """Read one column for each text, in one go."""
    columns = {text: [text, *more] for text in texts}
    return list(read_source(columns, options=IntakeOptions(**options)).columns)


def test_numbers() -> None:
    for column in _side_by_side(NUMBERS, "2.25", decimal="."):
        assert column.content == "number", column.name
        assert column.values[0] == NUMBERS[column.name], column.name


def test_texts_that_are_not_numbers() -> None:
    for column in _side_by_side(NOT_NUMBERS):
        assert column.content == "text", column.name


def test_numbers_with_a_comma() -> None:
    swap = str.maketrans({".": ",", ",": "."})
    lakhs = "12,34,567.5"  # groups of two go with a decimal point only
    texts = {text.translate(swap): value for text, value in NUMBERS.items() if text != lakhs}
    for column in _side_by_side(texts, "2,25", decimal=","):
        assert column.content == "number", column.name
        assert column.values[0] == texts[column.name], column.name


def test_the_whole_column_decides_the_decimal_mark() -> None:
    column, source = _column(["1.234", "5.678", "9,5"])
    assert listed(column) == [1234, 5678, 9.5]
    assert source.understood[0].what == "decimal"
    assert source.understood[0].option == "--decimal"
    column, _ = _column(["1.234", "5.678", "9.5"])
    assert listed(column) == [1.234, 5.678, 9.5]


def test_the_other_columns_decide_what_a_column_leaves_open() -> None:
    source = read_source({"open": ["1.234"], "sure": ["9,5"]})
    assert source.columns[0].values[0] == 1234
    assert source.columns[0].facts["decimal_why"] == "file"


@pytest.mark.parametrize(("sep", "value"), [(";", 1234), ("\t", 1.234)])
def test_the_separator_decides_when_nothing_else_does(read: Read, sep: str, value: float) -> None:
    source = read(f"a{sep}b\n1.234{sep}x\n")
    assert source.columns[0].values[0] == value
    assert [found.code for found in source.issues] == ["decimal_assumed"]
    assert "--decimal" in source.issues[0].remedy


def test_stated_marks_win() -> None:
    assert _column(["1.234", "9.5"], decimal=",")[0].content == "text"
    assert _column(["1.234"], decimal=",")[0].values[0] == 1234
    assert _column(["1.234"], thousands=".")[0].values[0] == 1234
    assert _column(["1,234"], thousands=",")[0].values[0] == 1234
    assert _column(["1 234"], thousands="'")[0].content == "text"


def test_currency_percent_and_thousands_are_kept_as_facts() -> None:
    column, source = _column(["1.234,50 €", "7,00 €"])
    assert column.facts["currency"] == "€"
    assert column.facts["thousands"] == "."
    assert {entry.what for entry in source.understood} == {"decimal", "thousands", "currency"}
    assert _column(["5 %", "7 %"])[0].facts["unit"] == "%"
    _, source = _column(["$5", "7 €"])
    assert [found.code for found in source.issues] == ["mixed_currencies"]


def test_codes_with_leading_zeros_stay_text() -> None:
    column, _ = _column(["00042", "01067", "99999"])
    assert column.content == "text"
    assert listed(column) == ["00042", "01067", "99999"]
    assert column.facts["code"] is True
    assert _column(["0", "10", "200"])[0].content == "number"
    assert _column(["0.5", "0", "-0.5"])[0].content == "number"
    assert _column([str(n) for n in range(20, 90)] + ["07"])[0].content == "number"


def test_large_whole_numbers_keep_their_text() -> None:
    column, _ = _column(["9007199254740993", "1", ""])
    assert column.content == "number"
    assert column.texts is not None
    assert column.texts.tolist() == ["9007199254740993", "1", None]
    assert _column(["9007199254740991", "1"])[0].texts is None
    assert read_source({"x": [2**53 + 1, None]}).columns[0].texts.tolist() == [  # type: ignore[union-attr]
        "9007199254740993",
        None,
    ]


def test_missing_words() -> None:
    words = ["NA", "n/a", "NaN", "null", "None", "-", "--", "?", "#N/A", "missing", "<NA>"]
    for column in _side_by_side([*words, ""], "1"):
        assert listed(column) == [None, 1], column.name
        expected = {} if column.name == "column12" else {column.name: 1}
        assert column.facts.get("missing_words", {}) == expected


def test_a_column_without_values_is_empty() -> None:
    column, _ = _column(["", "NA", " "])
    assert column.content == "empty"
    assert listed(column) == [None, None, None]
    assert read_source({"x": [None, None]}).columns[0].content == "empty"
    assert read_source({"x": [math.nan]}).columns[0].content == "empty"


def test_two_in_a_hundred_may_be_unreadable() -> None:
    column, source = _column(["5"] * 98 + ["oops", "x" * 200])
    assert column.content == "number"
    assert column.facts["n_unreadable"] == 2
    (found,) = source.issues
    assert found.code == "unreadable_values"
    assert found.params["n"] == 2
    assert '"oops"' in found.message
    assert "x" * 61 not in found.message
    column, source = _column(["5"] * 97 + ["oops"] * 3)
    assert column.content == "text"
    assert [found.code for found in source.issues] == ["mostly_numbers"]


def test_no_id_is_named_as_an_example() -> None:
    column, source = _column([str(n) for n in range(1000, 1990)] + ["canary-4711"])
    assert column.facts["n_unreadable"] == 1
    assert [found.code for found in source.issues] == ["unreadable_values"]
    assert "canary" not in str(source.to_dict())


def test_infinite_values_are_missing() -> None:
    column, source = _column(["1", "inf", "-Infinity", "1e999", "∞"])
    assert listed(column) == [1, None, None, None, None]
    assert column.facts["n_infinite"] == 4
    assert [found.code for found in source.issues] == ["infinite_values"]
    source = read_source({"x": np.array([1.0, np.inf, np.nan])})
    assert listed(source.columns[0]) == [1, None, None]
    assert source.issues[0].params["n"] == 1


@pytest.mark.parametrize(
    ("yes", "no"),
    [("yes", "no"), ("TRUE", "False"), ("ja", "nein"), ("oui", "non"), ("Y", "N"), ("t", "f")],
)
def test_flags(yes: str, no: str) -> None:
    column, _ = _column([yes, no, "", yes])
    assert column.content == "flag"
    assert listed(column) == [1, 0, None, 1]


def test_what_is_no_flag() -> None:
    assert _column(["0", "1", "1"])[0].content == "number"
    assert _column(["yes", "no", "maybe"])[0].content == "text"
    assert _column(["f", "f"])[0].content == "text", "a column of F is hardly false"
    assert _column(["no", "no"])[0].content == "flag"


DATES = {
    "2024-01-31": "2024-01-31T00:00:00",
    "2024-1-3": "2024-01-03T00:00:00",
    "2024/01/31": "2024-01-31T00:00:00",
    "2024-01-31T10:11:12": "2024-01-31T10:11:12",
    "2024-01-31 10:11": "2024-01-31T10:11:00",
    "2024-01-31T10:11:12.999": "2024-01-31T10:11:12",
    "2024-01-31T23:30:00+01:00": "2024-01-31T22:30:00",
    "2024-01-31T23:30:00-0100": "2024-02-01T00:30:00",
    "2024-01-31T23:30:00Z": "2024-01-31T23:30:00",
    "31.01.2024": "2024-01-31T00:00:00",
    "31. 1. 2024": "2024-01-31T00:00:00",
    "31/1/2024 5:04 pm": "2024-01-31T17:04:00",
    "31-01-2024 12:30 AM": "2024-01-31T00:30:00",
    "31.01.99": "1999-01-31T00:00:00",
    "31.01.24": "2024-01-31T00:00:00",
    "31 Jan 2024": "2024-01-31T00:00:00",
    "31-Jan-24": "2024-01-31T00:00:00",
    "Jan 31, 2024": "2024-01-31T00:00:00",
    "January 31st, 2024": "2024-01-31T00:00:00",
    "Wed, 31 Jan 2024 08:00:00": "2024-01-31T08:00:00",
    "31. März 2024": "2024-03-31T00:00:00",
    "15 août 2023": "2023-08-15T00:00:00",
    "15 de diciembre de 2023": "2023-12-15T00:00:00",
    "2024-Jan-31": "2024-01-31T00:00:00",
}


def test_dates() -> None:
    for column in _side_by_side(DATES, "", "NA"):
        assert column.content == "date", column.name
        assert column.values.dtype == np.dtype("datetime64[s]")
        assert listed(column) == [DATES[column.name], None, None], column.name


def test_texts_that_are_not_dates() -> None:
    texts = ["2024-02-30", "32.01.2024", "1 foo 2024", "24:00", "2024-01-31 25:00"]
    for column in _side_by_side(texts):
        assert column.content == "text", column.name


def test_one_value_above_twelve_decides_the_column() -> None:
    days, _ = _column(["01/02/2024"] * 50 + ["13/02/2024"])
    assert listed(days)[0] == "2024-02-01T00:00:00"
    assert days.facts["date_order"] == "dmy"
    months, _ = _column(["01/02/2024"] * 50 + ["02/13/2024"])
    assert listed(months)[0] == "2024-01-02T00:00:00"
    assert months.facts["date_order"] == "mdy"
    years, _ = _column(["97/12/31", "98/01/31"])
    assert listed(years) == ["1997-12-31T00:00:00", "1998-01-31T00:00:00"]


def test_other_columns_decide_an_open_date() -> None:
    source = read_source({"open": ["01/02/2024"], "sure": ["12/31/2023"]})
    assert listed(source.columns[0]) == ["2024-01-02T00:00:00"]
    assert not source.issues


def test_an_undecidable_date_is_stated() -> None:
    column, source = _column(["01/02/2024"])
    assert listed(column) == ["2024-02-01T00:00:00"]
    assert [found.code for found in source.issues] == ["date_order_assumed"]
    assert source.understood[0].option == "--date-order"
    _, source = _column(["01.02.2024"])
    assert not source.issues, "with points the day comes first"
    column, source = _column(["01/02/2024"], date_order="mdy")
    assert listed(column) == ["2024-01-02T00:00:00"]
    assert not source.issues


def test_eight_digits_are_a_date_by_name_only() -> None:
    source = read_source(
        {"OrderDate": ["20240131"], "order_no": ["20240131"], "date": ["19701332"]}
    )
    assert [column.content for column in source.columns] == ["date", "number", "number"]
    assert listed(source.columns[0]) == ["2024-01-31T00:00:00"]


def test_numbers_with_some_codes_are_codes() -> None:
    numbers = [str(536000 + n) for n in range(990)]
    column, _ = _column(numbers + [f"C{536000 + n}" for n in range(10)])
    assert column.content == "text"
    assert column.facts["code"] is True


def test_long_columns_take_the_short_way_to_the_same_values(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A column of more distinct values than the sample gives what a short one gives."""
    monkeypatch.setattr(survey, "_SAMPLE", 5)
    rng = np.random.default_rng(0)
    numbers = [repr(value) for value in rng.normal(0, 1e4, 500).tolist()]
    grouped = [f"{value:,.2f} €" for value in rng.normal(0, 1e4, 500)]
    days = [f"{n % 12 + 1:02d}/{n % 12 + 1:02d}/{1900 + n % 90}" for n in range(500)] + [
        "13/01/2024"
    ]
    for texts in (numbers, grouped):
        column, _ = _column(["NA", *texts])
        expected = [float(text.replace(",", "").removesuffix(" €")) for text in texts]
        assert listed(column) == [None, *expected]
    assert _column(days)[0].facts["date_order"] == "dmy"
    assert _column(["inf", *numbers])[0].facts["n_infinite"] == 1
    assert _column([f"name {n}" for n in range(500)])[0].content == "text"


def test_columns_that_hardly_repeat_are_not_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa

    monkeypatch.setattr("clustomer.engines.columns._LONG", 10)
    monkeypatch.setattr("clustomer.engines.columns._LOOKED_AT", 10)
    texts = [f" {n} " for n in range(20)] + [None]
    column = text_column(0, "x", pa.chunked_array([pa.array(texts)]))
    assert column.where.tolist() == [*range(20), -1]
    assert column.objects().tolist() == [*(str(n) for n in range(20)), None]
    again = text_column(0, "x", pa.chunked_array([pa.array(["a", "b", None] * 20)]))
    assert len(again.distinct) == 2


def test_thousands_and_decimal_must_differ() -> None:
    with pytest.raises(InputError, match=r"decimal mark and the thousands sign are both"):
        read_source({"x": ["1"]}, options=IntakeOptions(decimal=",", thousands=","))
