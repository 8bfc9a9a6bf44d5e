"""Written values, one by one: read as the engines read whole columns of them."""

from __future__ import annotations

import datetime
import itertools
import math
from typing import Any

import numpy as np
import pytest

from clustomer.engines.open import read_source
from clustomer.engines.options import IntakeOptions
from clustomer.table.schema import RawColumn
from clustomer.table.written import (
    is_missing,
    read_day,
    read_flag,
    read_number,
    read_texts,
    reading_of,
)

BODIES = [
    "5", "+5", "-5", "0.5", ".5", "5.", "1e3", "1.5E-3", "007", "1,234", "12,34,567", "1,234.50",
    "1.234", "1.234,50", "1.234.567", "1 234", "1\u00a0234,5", "1\u202f234.5", "1'234.50",
    "1’234,5", "1,5", "12,345,67", "1.2.3", "1,,5", "1e999", "-1e999", "1 2", "1..5", "0,5",
]  # fmt: skip
DRESSED = [
    "{}", "${}", "{} €", "€ {}", "US$ {}", "{} zł", "{} KČ", "CHF {}", "{}chf", "kr. {}", "{} %",
    "{}%", "-{}", "−{}", "–{}", "$-{}", "-$ {}", "({})", "( {} € )", "{}-", "{} -", "(-{})",
    "x{}", "{} pieces", "+{}", "--{}", "%{}",
]  # fmt: skip
WORDS = [
    "n/a", "NA", "-", "—", "?", "None", "#DIV/0!", "(blank)", "inf", "-Infinity", "∞", "1.#INF",
    "old", "", "$", "€ -", "1" * 70, "two", "1O",
]  # fmt: skip
WRITTEN = [
    form.format(body) for form, body in itertools.product(DRESSED, BODIES)
] + WORDS  # fmt: skip


def engine_reads(texts: list[str], plain: list[str], **options: Any) -> RawColumn:
    """Return how the engines read the texts, among many that leave no doubt."""
    source = read_source({"x": plain + texts}, options=IntakeOptions(**options))
    return source.columns[0]


@pytest.mark.parametrize("decimal", [".", ","])
def test_numbers_are_read_as_the_engines_read_them(decimal):
    plain = [f"{i}{decimal}25" for i in range(100)] * (len(WRITTEN) * 60 // 100)
    raw = engine_reads(WRITTEN, plain, decimal=decimal)
    assert raw.content == "number"
    expected = raw.values[len(plain) :]
    for text, value in zip(WRITTEN, expected, strict=True):
        number = math.nan if is_missing(text.strip()) else read_number(text.strip(), decimal)
        found = math.nan if number is None else number
        assert found == pytest.approx(value, rel=1e-15, nan_ok=True), text


TIMES = [
    "", " 10:30", "T23:59:59", ", 9:05 pm", " 12:15 AM", " 25:00", " 10:75", " 23:30-05:00",
    " 00:30+02", " 10:30:15.123Z", " 10:30 UTC", " 11:30 p.m.", "T10:30:00+0530", " 8",
]  # fmt: skip
DAYS = [
    "2024-04-13", "2024-4-3", "2024/04/13", "2024.04.13", "2024-Apr-13", "13/04/2024",
    "04/13/2024", "03/04/2024", "3.4.24", "13. 4. 2024", "24-04-13", "13.04.99", "31.02.2024",
    "13 April 2024", "13. März 2024", "1st of May 2024", "2 de mayo de 2024", "5 août 24",
    "13-Apr-24", "April 13, 2024", "Apr. 3rd, 2024", "Sat 13 Apr 2024", "Samstag, 13. April 2024",
    "13 Foo 2024", "2024-13-01", "2024-02-30", "20240413", "1/1/1", "2024", "today", "now",
    "2024-W01-1", "13.Dez.2024", "13 JANV 2024", "99999999", "21991231", "x13/04/2024", "13×04×24",
]  # fmt: skip
DATED = [day + time for day, time in itertools.product(DAYS, TIMES)] + ["n/a", "0000-00-00", "–"]


@pytest.mark.parametrize(
    ("order", "plain"), [("dmy", "28/12/2023"), ("mdy", "12/28/2023"), ("ymd", "23/12/28")]
)
def test_dates_are_read_as_the_engines_read_them(order, plain):
    raw = engine_reads(DATED, [plain] * (len(DATED) * 60), date_order=order)
    assert reading_of(raw) == {"content": "date", "date_order": order}
    assert_same_days(raw.values[-len(DATED) :], order)


def test_dates_without_signs_are_read_as_the_engines_read_them():
    source = read_source({"date": ["20231228", "20230101"] * (len(DATED) * 30) + DATED})
    assert source.columns[0].facts["date_order"] == "compact"
    assert_same_days(source.columns[0].values[-len(DATED) :], "compact")


def assert_same_days(moments: np.ndarray, order: str) -> None:
    for text, moment in zip(DATED, moments.astype("datetime64[D]"), strict=True):
        day = None if is_missing(text) else read_day(text, order)
        assert np.datetime64(day or "NaT") == moment or (day is None and np.isnat(moment)), text


def test_dates_of_digits_need_an_order():
    assert read_day("2024-04-13") == read_day("13 April 2024") == datetime.date(2024, 4, 13)
    assert read_day("13/04/2024") is None
    assert read_day("20240413", "dmy") is None
    assert read_day("31/12/9999 23:30-05:00", "dmy") is None  # the day after does not exist


def test_flags_are_read_by_their_words():
    reading = {"yes": "да", "no": "нет"}
    assert [read_flag(text, reading) for text in ("Да", "НЕТ", "yes")] == [1.0, 0.0, None]


def of_texts(*texts: str | None) -> RawColumn:
    values = np.array(texts, dtype=object)
    return RawColumn(name="x", source_type="list", content="text", values=values)


def test_a_column_is_readable_when_98_percent_are():
    found = read_texts(of_texts(*["$1"] * 98, "a", "b", "n/a", None), "number", {})
    assert (found.n_present, found.strange, found.is_readable) == (100, ("a", "b"), True)
    assert np.isnan(found.column.values[-4:]).all()
    assert found.column.whole
    assert not read_texts(of_texts(*["$1"] * 97, "a", "b"), "number", {}).is_readable
    words = read_texts(of_texts(*["yes"] * 99, "maybe"), "flag", {})
    assert not words.is_readable  # truth values: all of them


@pytest.mark.parametrize(
    ("values", "reading"),
    [
        (["1,5", "2,5"], {"content": "number", "decimal": ","}),
        (["12", "13"], {"content": "number"}),
        (["13/04/2024", "14/04/2024"], {"content": "date", "date_order": "dmy"}),
        (["2024-04-13", "2024-04-14"], {"content": "date"}),
        (["tak", "nie"], {"content": "flag", "yes": "tak", "no": "nie"}),
        (["Ulm", "Bonn"], {}),
        ([1.5, 2.5], {}),
        ([True, False], {}),
    ],
)
def test_what_is_kept_of_how_a_column_was_read(values, reading):
    assert reading_of(read_source({"x": values}).columns[0]) == reading
