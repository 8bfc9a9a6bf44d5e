"""Numbers and words of the report."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustomer._language import speaking
from clustomer._text import FORMATS
from clustomer.messages.en.report import TEXTS
from clustomer.report.html.words import p_value
from clustomer.report.text import (
    ARROWS,
    amount,
    axis_amount,
    clean,
    counted,
    direction,
    exact_shares,
    short_amount,
    short_range,
    tenths,
    with_unit,
)


def test_shares_add_up_by_hand() -> None:
    # thirds: 33.3 three times lacks a tenth; it goes to the first of equal remainders
    assert exact_shares([1 / 3] * 3) == ("33.4\xa0%", "33.3\xa0%", "33.3\xa0%")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 500), min_size=1, max_size=9))
def test_shares_always_add_up(counts: list[int]) -> None:
    written = exact_shares([n / sum(counts) for n in counts])
    tenths = [round(10 * float(share.removesuffix("\xa0%"))) for share in written]
    assert sum(tenths) == 1000
    assert all(abs(t - 1000 * n / sum(counts)) < 1 for t, n in zip(tenths, counts, strict=True))


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (110732.4, "$", "110,732\xa0$"),
        (54, "k$", "54\xa0k$"),
        (-3.21, "", "−3.21"),
        (float("nan"), "$", "–"),
        (None, "$", "–"),
    ],
)
def test_amount(value: float | None, unit: str, expected: str) -> None:
    assert amount(value, unit) == expected


def test_short_amounts() -> None:
    assert axis_amount(9500) == "9,500"
    assert axis_amount(110_000) == "110\xa0k"
    assert short_amount(110_000, "$") == "110\xa0k$"
    assert short_amount(2_500_000, "€") == "2.5\xa0M€"
    assert short_amount(45, "days") == "45\xa0days"


def test_clean_shows_what_cannot_be_seen() -> None:
    assert clean("a\nb\u202ec\x00") == r"a\nb\u202ec\x00"
    assert clean("no\xa0break\u2009thin") == "no\xa0break thin"
    assert clean("x" * 99, 10) == "x" * 9 + "…"
    assert clean("\ud800") == r"\ud800"


def test_words() -> None:
    assert counted(4) == "Four"
    assert counted(13) == "13"
    assert direction("very_low") == "very low"
    assert [direction(code) for code in ARROWS]


def test_templates_use_known_formats() -> None:
    for key, pattern in TEXTS.items():
        for _, name, spec, _ in string.Formatter().parse(pattern):
            assert name is None or name.isidentifier(), key
            assert not spec or spec in FORMATS, key


def test_wording_keeps_to_the_rules() -> None:
    every = " ".join(TEXTS.values()).lower()
    for avoided in ("significant", "powerful", "insight", "color", "personali" + "zed"):
        assert avoided not in every


def test_units_have_a_singular_and_a_short_form() -> None:
    assert amount(1, "years") == "1\xa0year"
    assert amount(1.5, "years") == "1.5\xa0years"
    assert amount(1, "$") == "1\xa0$"
    assert short_amount(32, "years") == "32\xa0y"
    assert short_amount(1, "days") == "1\xa0day"
    assert short_amount(12_000, "k$") == "12\xa0M$"  # never "12 kk$"
    assert short_amount(12_000, "days") == "12\xa0k\xa0days"


def test_ranges_name_their_unit_once() -> None:
    assert short_range(144_562, 175_592, "$") == "145 to 176\xa0k$"
    assert short_range(9_000, 12_000, "$") == "9,000 to 12\xa0k$"
    assert short_range(41.5, 78, "k$") == "41.5 to 78\xa0k$"
    assert short_range(0, 1.75, "years") == "0 to 1.75\xa0years"
    assert short_range(1, 3) == "1 to 3"


def test_the_unit_in_a_head_and_the_smallest_p_are_written_in_the_language() -> None:
    with speaking("de"):
        assert with_unit("Alter", "years") == "Alter, Jahre"
        assert p_value(1e-9) == "<\xa00,001"


def test_columns_of_numbers_name_their_unit_in_the_head() -> None:
    assert with_unit("Age", "years") == "Age, years"
    assert with_unit("Spend ($)", "$") == "Spend ($)"
    assert with_unit("Score", "") == "Score"
    assert [tenths(s) for s in (0.4, 0.125, 0.0004, 0.0)] == [
        *("40.0\xa0%", "12.5\xa0%", "<0.1\xa0%", "0.0\xa0%"),
    ]
