"""What the next period says: planted answers, invariance, too little to say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import clustomer as cl
from clustomer.evidence.next_period import NextPeriod, next_period
from clustomer.evidence.trivial import Split
from clustomer.prepare.plan import PrepareOptions
from clustomer.table.held_out import HeldOut, held_out_days
from clustomer.table.table import Table


def customers(seed: int, kind: str, n: int = 600) -> HeldOut:
    """Return customers in four corners, or a cloud, whose later spend has a planted cause."""
    rng = np.random.default_rng(seed)
    corner = rng.integers(0, 4, n)
    recency = np.where(corner % 2 == 0, 50.0, 250.0) + rng.normal(0, 8, n).round(1)
    often = np.where(corner < 2, 20.0, 60.0) + rng.normal(0, 2, n).round(1)
    total = rng.gamma(3, 100, n).round(2)
    spend = {
        # An exclusive-or of the corners: no cut of one column sees it.
        "segments": 100.0 * ((corner == 0) | (corner == 3)) + rng.normal(0, 20, n),
        "spend": total + rng.normal(0, 20, n),
        "nothing": rng.gamma(3, 10, n),
    }[kind]
    data = {"recency_days": recency, "frequency": often, "weight": total}
    table = cl.read_table(data, features=("recency_days", "frequency")).table
    return HeldOut(cutoff="2026-01-01", until="2026-03-01", days=59, table=table, spend=spend,
                   total=total)  # fmt: skip


def compared(held_out: HeldOut, k: int = 4, **options: Any) -> NextPeriod:
    found = next_period(held_out, k, options=PrepareOptions(), seed=0, **options)
    assert found is not None
    return found


def test_segments_that_matter_are_said_to_say_more() -> None:
    found = compared(customers(0, "segments"))
    ours, spend, grid = found.rows
    assert ours.explained > 0.8
    assert ours.low < ours.explained < ours.high
    assert spend.explained < 0.05
    assert (ours.kind, spend.kind, grid.kind) == ("segments", "spend", "grid")
    assert spend.behind == pytest.approx(ours.explained - spend.explained)
    assert spend.behind_low is not None
    assert spend.behind_low > 0
    assert grid.n_groups == spend.n_groups == 4


def test_a_simple_rule_that_says_more_wins() -> None:
    found = compared(customers(1, "spend"))
    assert "a simple rule says more" in found.sentence
    assert found.rows[1].explained > 0.6
    assert found.rows[0].explained < 0.05


def test_groups_that_are_brought_compete_and_see_training_only() -> None:
    held_out, seen = customers(0, "segments"), []

    def corners(train: Table, test: Table) -> Split | None:
        seen.append((train.n_rows, test.n_rows))
        parts = [
            2 * (t.numbers("recency_days") > 150).astype(int) + (t.numbers("frequency") > 40)
            for t in (train, test)
        ]
        return Split(("recency_days", "frequency"), parts[0], parts[1], 4)

    found = compared(held_out, k=2, besides={"rfm": corners, "none": lambda *_: None})
    assert [row.kind for row in found.rows] == ["segments", "spend", "rfm"]
    assert seen == [(480, 120)] * 5
    best = found.rows[-1]
    assert best.n_groups == 4
    assert best.explained > 0.8
    assert "the nine RFM groups" in found.sentence
    assert "a simple rule says more" in found.sentence


def test_nothing_is_called_nothing() -> None:
    found = compared(customers(2, "nothing"))
    assert "Neither the segments nor simple rules explain" in found.sentence
    for row in found.rows:
        assert row.low < 0.01


def test_intervals_cover_the_share_of_another_draw() -> None:
    """Of 20 tables the intervals at 95 % miss the mean share of the others seldom."""
    found = [compared(customers(seed, "segments", n=300)).rows[0] for seed in range(20)]
    truth = np.mean([row.explained for row in found])
    missed = sum(not row.low <= truth <= row.high for row in found)
    assert missed <= 4  # P(more of 20 at 5 %) = 0.3 %


def test_customers_of_whom_nothing_is_known_are_left_out() -> None:
    whole = customers(3, "segments")
    spend = whole.spend.copy()
    spend[:100] = np.nan
    found = next_period(
        HeldOut(**{**vars(whole), "spend": spend}), 4, options=PrepareOptions(), seed=0
    )
    assert found is not None
    assert found.n_customers == 500


def test_too_little_to_say() -> None:
    held_out = customers(4, "segments", n=79)
    assert next_period(held_out, 4, options=PrepareOptions(), seed=0) is None
    assert next_period(customers(4, "segments"), 1, options=PrepareOptions(), seed=0) is None


def test_the_same_seed_gives_the_same_numbers() -> None:
    assert compared(customers(5, "segments")) == compared(customers(5, "segments"))


@pytest.mark.parametrize(
    ("until", "days"),
    [("2025-04-22", 0), ("2025-04-23", 28), ("2026-01-01", 91), ("2033-01-01", 365)],
)
def test_how_much_is_held_out(until: str, days: int) -> None:
    assert held_out_days(np.datetime64("2025-01-01"), np.datetime64(until)) == days
