"""The tokens keep their contrast, in light and in dark."""

from __future__ import annotations

import re

import pytest

from clustomer.report.palette import (
    DARK,
    LIGHT,
    SEGMENTS,
    VARIABLES,
    css_variables,
    segment_style,
)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("token", ["ink", "ink2", "ink3", "link", "ok", "warn", "bad"])
def test_text_has_contrast(tokens: dict[str, str], token: str) -> None:
    assert contrast(tokens[token], tokens["paper"]) >= 4.5
    assert contrast(tokens[token], tokens["tint"]) >= 4.5


@pytest.mark.parametrize("index", range(len(SEGMENTS)))
def test_segments_have_contrast_to_paper_and_to_their_letter(index: int) -> None:
    style = SEGMENTS[index]
    for colour, tokens in ((style.light, LIGHT), (style.dark, DARK)):
        assert contrast(colour, tokens["paper"]) >= 3
        assert contrast(colour, tokens[style.letter_token]) >= 4.5


def test_tinted_cells_keep_their_numbers_readable() -> None:
    for tokens in (LIGHT, DARK):
        assert contrast(tokens["pos"], tokens["ink"]) >= 4.5
        assert contrast(tokens["neg"], tokens["ink"]) >= 4.5


def test_every_light_colour_has_one_variable() -> None:
    colours = [*LIGHT.values(), *(style.light for style in SEGMENTS)]
    assert len({colour.lower() for colour in colours}) == len(colours) == len(VARIABLES)


def test_signs_differ_also_after_ten() -> None:
    assert len({style.marker for style in SEGMENTS}) == 10
    assert len({style.shape for style in SEGMENTS}) == 10
    assert segment_style(1) is SEGMENTS[1]
    assert segment_style(11).light == SEGMENTS[1].light
    assert segment_style(11).marker == SEGMENTS[2].marker
    assert len({(segment_style(i).light, segment_style(i).marker) for i in range(100)}) == 100


def test_both_schemes_declare_the_same_variables() -> None:
    light, dark = (re.findall(r"--([\w-]+):", css_variables(s)) for s in ("light", "dark"))
    assert light == dark
    assert "paper" in light
    assert "s9" in light
