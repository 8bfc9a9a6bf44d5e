"""Rules on the page: the sentence with its numbers, the tree, and warnings."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from study_records import HOSTILE_NAMES, make_blobs, make_input

from clustomer.describe.rule_records import (
    Condition,
    Estimate,
    FiveFold,
    Rules,
    SegmentRule,
    SurrogateTree,
    ThresholdTree,
    TreeNode,
)
from clustomer.describe.rule_words import per_hundred
from clustomer.report.html.render import render_report


class Texts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.found))


def estimate(value: float) -> Estimate:
    return Estimate(value=value, low=value - 0.05, high=min(1.0, value + 0.04))


def make_rules(*, precision: float = 0.94, accuracy: float = 0.91, label: str = "Age") -> Rules:
    old = Condition(column="Age", label=label, low=40.0, text=f"{label} 40 or more")
    young = Condition(column="Age", label=label, high=40.0, text=f"{label} under 40")
    weak = ("precision",) if precision < 0.8 else ()
    return Rules(
        n_rows=20_000, n_customers=2_000_000, n_folds=5,
        segments=(SegmentRule(
            segment=0, conditions=(old,), text=old.text, precision=estimate(precision),
            recall=estimate(0.87), coverage=estimate(0.31), n_picked=100, n_hits=94,
            n_segment=108, warnings=weak),),
        tree=SurrogateTree(
            nodes=(TreeNode(column="Age", cut=40.0, below=1, above=2, segment=0, n=300, share=0.4),
                   TreeNode(condition=young, segment=1, n=180, share=0.9),
                   TreeNode(condition=old, segment=0, n=120, share=0.953)),
            n_leaves=2, accuracy=estimate(accuracy), adjusted_rand=estimate(0.83),
            five_fold=FiveFold(
                accuracy=0.9, lowest=0.87, highest=0.93, adjusted_rand=0.8,
                lowest_adjusted_rand=0.75, highest_adjusted_rand=0.85),
            missing=(label,), is_warned=accuracy < 0.8),
        thresholds=ThresholdTree(nodes=(), price=1.07, held_out_price=1.09,
                                 accuracy=estimate(0.9), n_rows=300),
    )  # fmt: skip


def page_with(rules: Rules | None, **more: Any) -> str:
    study = replace(make_input(make_blobs(**more), figures=False), rules=rules)
    return Texts(render_report(study)).text


def test_the_sentence_of_a_rule_has_its_numbers() -> None:
    text = page_with(make_rules())
    assert (
        "Rule. Age 40 or more. 94 of 100 customers that this rule picks are in the segment (held "
        "out; 95 % interval 89 to 98); it finds 87 of 100 of the segment (82 to 91). It picks "
        "31 % of all customers."
    ) in text.replace("group", "segment")
    assert "Do not " not in text


def test_the_tree_has_its_fidelity_sample_and_price() -> None:
    text = page_with(make_rules()).replace("group", "segment")
    assert "puts 91 of 100 held-out customers into their segment (95 % interval 86 to 95)" in text
    assert "adjusted Rand index 0.83 (0.78 to 0.87)" in text
    assert "90 of 100 (single folds 87 to 93), adjusted Rand index 0.80 (0.75 to 0.85)" in text
    assert "a sample of 20,000 of the 2,000,000 customers" in text
    assert "1.07 times as large (1 costs nothing; 1.09 times held out); 90 of 100" in text
    assert re.search(r"Age under 40 → B, [^(]*\(180 customers, 90 % of them in the segment\)", text)
    assert 'Customers without a value in "Age"' in text


def test_below_80_of_100_there_is_a_warning() -> None:
    text = page_with(make_rules(precision=0.796, accuracy=0.72)).replace("group", "segment")
    assert "79.6 of 100 customers that this rule picks" in text
    assert "Do not rely on this rule: of 100 customers that it picks fewer than 80" in text
    assert "Do not use this tree in place of the segments" in text


@pytest.mark.parametrize("rules", [None, Rules(n_rows=60, n_customers=60, n_folds=5)])
def test_without_rules_nothing_is_said(rules: Rules | None) -> None:
    text = page_with(rules)
    assert "Rule." not in text
    assert "as a few questions" not in text


def test_hostile_names_are_escaped() -> None:
    label = HOSTILE_NAMES["Age"]
    blobs = make_blobs(names=HOSTILE_NAMES, hostile=True)
    html = render_report(replace(make_input(blobs, figures=False), rules=make_rules(label=label)))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 40 or more" in html


def test_shares_per_hundred_never_round_to_all_or_nobody_or_over_the_limit() -> None:
    shares = (0.94, 1.0, 0.997, 0.0, 0.002, 0.7996, 0.8)
    assert [per_hundred(share) for share in shares] == [
        "94", "100", "99.7", "0", "0.2", "79.96", "80",
    ]  # fmt: skip
