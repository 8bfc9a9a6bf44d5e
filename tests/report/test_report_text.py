"""Numbers and words of the report."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustomer._text import FORMATS
from clustomer.messages.en.report import TEXTS
from clustomer.report.text import (
    ARROWS,
    amount,
    axis_amount,
    clean,
    counted,
    direction,
    exact_shares,
    short_amount,
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
    assert clean("no\xa0break\u2009thin") == "no break thin"
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
