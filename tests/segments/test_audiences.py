"""Target and control lists: shares, strata, order, repeated ids; what a test could show."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.segments.audiences import draw_audiences, plan_test
from clustomer.stats.uplift import detectable_mean, detectable_share


def crowd(n=600, seed=0):
    rng = np.random.default_rng(seed)
    ids = [f"C{i:04d}" for i in range(n)]
    return ids, rng.integers(3, size=n), rng.lognormal(size=n)


def drawn(ids, labels, values, **options):
    return draw_audiences(ids, labels, values, stratified_by="value", **options)


def test_by_hand():
    # six customers of one segment, two in each third; half of them are held back
    ids = list("abcdef")
    found = drawn(ids, np.zeros(6, dtype=int), np.arange(6.0), control=0.5, seed=7)
    assert dict(zip(found.ids, found.stratum, strict=True)) == {
        "a": 0, "b": 0, "c": 1, "d": 1, "e": 2, "f": 2,
    }  # fmt: skip
    held = {key for key, out in zip(found.ids, found.held_back, strict=True) if out}

    def first(*pair):
        return min(pair, key=lambda key: hashlib.sha256(f"7:{key}".encode()).digest())

    assert held == {first("a", "b"), first("c", "d"), first("e", "f")}


def test_shares_hold_in_every_segment_and_stratum():
    ids, labels, values = crowd()
    found = drawn(ids, labels, values, control=0.2)
    assert sorted(found.ids) == ids
    for segment in range(3):
        inside = found.segment == segment
        assert found.held_back[inside].sum() == round(0.2 * inside.sum())
        for stratum in range(3):
            cell = inside & (found.stratum == stratum)
            assert abs(found.held_back[cell].sum() - 0.2 * cell.sum()) <= 1
        thirds = np.bincount(found.stratum[inside])
        assert thirds.max() - thirds.min() <= 2


def test_neither_the_order_of_rows_nor_anybody_else_decides():
    ids, labels, values = crowd()
    one = drawn(ids, labels, values, control=0.3, seed=5)
    order = np.random.default_rng(1).permutation(len(ids))
    two = drawn([ids[i] for i in order], labels[order], values[order], control=0.3, seed=5)
    assert one.ids == two.ids
    assert one.held_back.tolist() == two.held_back.tolist()
    other = drawn(ids, labels, values, control=0.3, seed=6)
    assert one.ids != other.ids  # sorted by arm


def test_no_control_group_unless_asked():
    ids, labels, values = crowd(60)
    found = drawn(ids, labels, values)
    assert not found.held_back.any()
    assert found.control == 0


def test_repeated_missing_and_suppressed():
    ids = ["a", "b", "a", None, " ", "c", "d"]
    labels = np.array([1, 0, 0, 0, 1, -1, 1])
    found = drawn(ids, labels, np.zeros(7), control=0.5)
    assert sorted(found.ids) == ["a", "b", "d"]
    assert found.segment[found.ids.index("a")] == 0  # in one segment only
    assert (found.n_without_id, found.n_repeated) == (2, 1)
    back = drawn(ids[::-1], labels[::-1], np.zeros(7), control=0.5)
    assert back.ids == found.ids
    assert back.segment.tolist() == found.segment.tolist()


def test_nobody_and_nothing_known():
    found = drawn([], np.zeros(0, dtype=int), np.zeros(0), control=0.5)
    assert found.ids == ()
    same = drawn(list("abcd"), np.zeros(4, dtype=int), np.full(4, np.nan), control=0.5)
    assert same.held_back.sum() == 2


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, float("nan")])
def test_shares_that_leave_an_arm_empty(share):
    with pytest.raises(InputError, match=r"--control 0\.2"):
        drawn(["a"], np.zeros(1, dtype=int), np.zeros(1), control=share)


def test_lists_hold_no_customer_in_the_plain_form():
    values = drawn(*crowd(60), control=0.5).to_dict()
    assert set(values) == {"version", "control", "stratified_by", "n_without_id", "n_repeated"}


def test_plan_by_hand():
    plan = plan_test([400, 100], control=0.25, deviations=[2.0, 4.0], value_column="v")
    first, second, both = plan.segments
    assert (first.n_target, first.n_control) == (300, 100)
    assert first.share == detectable_share(0.1, 300, 100)
    assert first.share_all == detectable_share(0.1, 300, 100, level=0.025)
    assert second.mean == detectable_mean(4.0, 75, 25)
    assert second.mean_all == detectable_mean(4.0, 75, 25, level=0.025)
    assert both.segment == -1
    assert both.mean == pytest.approx(
        detectable_mean(np.sqrt((400 * 4 + 100 * 16) / 500), 375, 125)
    )
    assert both.share == both.share_all
    assert not plan.assumed


def test_plan_without_value_or_share():
    plan = plan_test([1])
    assert plan.assumed
    assert plan.control == 0.5
    assert len(plan.segments) == 1
    assert (plan.segments[0].share, plan.segments[0].mean) == (1.0, None)
    lone = plan_test([5, 5], deviations=[float("nan"), 1.0])
    assert lone.segments[0].mean is None
