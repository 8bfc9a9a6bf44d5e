"""Stability in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clustomer._text import text
from clustomer.evidence.records import SegmentStability, Stability
from clustomer.evidence.schemes import SCHEMES
from clustomer.evidence.stability import READINGS, reading_of
from clustomer.evidence.stability_words import stability_sentences, stability_summary
from clustomer.messages.en.stability import TEXTS


def found(*jaccards: float, scheme: str = "bootstrap") -> Stability:
    segments = tuple(
        SegmentStability(
            segment=i,
            jaccard=value,
            low=value,
            high=value,
            values=(value,),
            dissolved=0.0,
            recovered=0.0,
            reading=reading_of(value),
        )
        for i, value in enumerate(jaccards)
    )
    return Stability(
        k=len(jaccards), scheme=scheme, n_resamples=100, n_rows=2000, segments=segments
    )


@pytest.mark.parametrize(
    ("jaccards", "summary"),
    [
        ((0.9, 0.8), "When the customers are drawn again, each of the 2 segments comes back."),
        ((0.5, 0.1), "When the customers are drawn again, none of the 2 segments comes back."),
        (
            (0.9, 0.7, 0.4),
            'When the customers are drawn again, "A" comes back; "B" comes back only in part; '
            '"C" does not come back.',
        ),
        (
            (0.4, 0.76, 0.5, 0.99),
            'When the customers are drawn again, "B" and "D" come back; "A" and "C" do not come '
            "back.",
        ),
        (
            (0.6, 0.74),
            'When the customers are drawn again, "A" and "B" come back only in part.',
        ),
    ],
)
def test_which_segments_come_back(jaccards: tuple[float, ...], summary: str) -> None:
    assert stability_summary(found(*jaccards), "ABCD") == summary


def test_the_sentences_say_what_was_measured() -> None:
    given = replace(found(0.9, 0.5), share_unsure=0.125, refitted=0.42, refitted_values=(0.4, 0.44))
    summary, span, unsure, refitted, caution, scheme = stability_sentences(given, ["A", "B"])
    assert summary == stability_summary(given, ["A", "B"])
    assert "from 0.50 to 0.90" in span
    assert unsure.startswith("12.5\N{NO-BREAK SPACE}% of the customers")
    assert "agree to 0.42 (median adjusted Rand index of 2 pairs" in refitted
    assert "need not be a natural group" in caution
    assert scheme.startswith("Each of 100 resamples draws 2,000 customers with replacement")
    assert len(stability_sentences(found(0.9, 0.5), ["A", "B"])) == 4  # nothing else was measured


def test_one_segment_has_nothing_to_come_back() -> None:
    one = Stability(k=1, scheme="bootstrap", n_resamples=0, n_rows=0, segments=())
    assert stability_sentences(one, ["Everybody"]) == (stability_summary(one, ["Everybody"]),)
    assert "nothing that could come back" in stability_summary(one, ["Everybody"])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_has_words(scheme: str) -> None:
    sentences = stability_sentences(found(0.9, 0.5, scheme=scheme), ["A", "B"])
    assert sentences[0].startswith(text(f"stability.when.{scheme}"))
    assert "2,000" in sentences[-1]


def test_every_reading_has_words() -> None:
    for name, _ in READINGS:
        assert text(f"stability.reading.{name}").endswith(".")
        assert text(f"stability.reading_name.{name}")
    readings = {key.rpartition(".")[2] for key in TEXTS if key.startswith("stability.reading.")}
    assert readings == {name for name, _ in READINGS}
