"""Words with an order, bands, yes and no, genders: by hand."""

from __future__ import annotations

import pytest

from clustomer.table.levels import band_order, is_gender, truth, word_order, yes_no


@pytest.mark.parametrize(
    "ordered",
    [
        ["low", "medium", "high"],
        ["Very Low", "LOW", "High"],
        ["never", "rarely", "sometimes", "often", "always"],
        ["XS", "S", "M", "L", "XL", "XXL"],
        ["bronze", "silver", "gold", "platinum"],
        ["High School", "Bachelor", "Master", "PhD"],
        ["Basic", "2n Cycle", "Graduation", "Master", "PhD"],
        ["strongly disagree", "disagree", "neutral", "agree", "strongly agree"],
        ["niedrig", "mittel", "hoch"],
        ["yearly", "monthly", "weekly"],
    ],
)
def test_word_scales(ordered):
    ranks = word_order(list(reversed(ordered)))
    assert ranks is not None
    assert sorted(ordered, key=ranks.__getitem__) == ordered


@pytest.mark.parametrize(
    "levels", [["red", "green"], ["low"], ["low", "blue"], ["S", "M"], ["A", "B", "C"]]
)
def test_no_order(levels):
    assert word_order(levels) is None


def test_grades_need_the_name_to_say_so():
    assert word_order(["B", "A", "C"], graded=True) == {"A": 0, "B": 1, "C": 2}


@pytest.mark.parametrize(
    "ordered",
    [
        ["18-24", "25-34", "35-44", "65+"],
        ["under 18", "18-24", "25 and over"],
        ["< 20k", "20k-40k", "40k-60k", "> 60k"],
        ["$0 - $9,999", "$10,000 - $49,999", "$50,000+"],
        ["unter 20", "20 bis 39", "über 39"],
    ],
)
def test_bands(ordered):
    lows = band_order(list(reversed(ordered)))
    assert lows is not None
    assert sorted(ordered, key=lows.__getitem__) == ordered


@pytest.mark.parametrize("levels", [["1", "2"], ["18-24"], ["18-24", "old"], ["A1", "B2"]])
def test_no_bands(levels):
    assert band_order(levels) is None


def test_yes_and_no():
    assert yes_no(["Yes", "No"]) == ("No", "Yes")
    assert yes_no(["Ja", "Nein"]) == ("Nein", "Ja")
    assert yes_no(["oui", "maybe"]) is None
    assert [truth(word) for word in ("TRUE", "n", "perhaps")] == [1, 0, -1]


def test_genders():
    assert is_gender(["Male", "Female"])
    assert is_gender(["m", "w", "d"])
    assert is_gender(["H", "M"])
    assert is_gender(["Herr", "Frau"])
    assert not is_gender(["M", "L"])
    assert not is_gender(["Male"])
    assert not is_gender(["Male", "Female", "Robot"])
