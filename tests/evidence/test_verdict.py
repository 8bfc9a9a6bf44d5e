"""The verdict while nothing has been tested."""

from __future__ import annotations

import pytest

from clustomer.errors import InputError
from clustomer.evidence.verdict import Verdict, not_tested


def test_says_that_nothing_was_tested() -> None:
    verdict = not_tested(200, 5, flags=("starts_disagree",))
    assert verdict.kind == "not_tested"
    assert verdict.k is None
    assert verdict.sentence == "Five segments, not yet tested against data without groups."
    assert dict(verdict.gates) == {}
    assert verdict.flags == ("starts_disagree",)
    assert Verdict.from_dict(verdict.to_dict()) == verdict


@pytest.mark.parametrize(
    ("n", "begins"), [(1, "One segment, everybody"), (2, "Two seg"), (12, "Twelve"), (13, "13 seg")]
)
def test_counts_in_words(n: int, begins: str) -> None:
    sentence = not_tested(2000, n).sentence
    assert sentence.startswith(begins)
    assert "not yet tested" in sentence
    for claim in ("natural", "significant", "distinct", "found"):
        assert claim not in sentence


@pytest.mark.parametrize(("customers", "segments"), [(3, 4), (3, 0)])
def test_impossible_numbers(customers: int, segments: int) -> None:
    with pytest.raises(InputError, match="cannot be"):
        not_tested(customers, segments)
