"""Outcomes of a campaign: by hand, read back from files, messages."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

import clustomer as cl
from clustomer._csv import write_csv
from clustomer.errors import InputError
from clustomer.segments.outcomes import Arms, compare_arms
from clustomer.stats.uplift import newcombe_interval, welch_interval
from clustomer.table.samples import shop


def make_arms(n=400, k=2, seed=0):
    rng = np.random.default_rng(seed)
    return Arms(
        ids=tuple(f"c{i}" for i in range(n)),
        segment=np.arange(n) % k,
        stratum=rng.integers(3, size=n),
        held_back=rng.random(n) < 0.5,
        baseline=rng.normal(size=n),
        baseline_name="margin",
    )


def test_shares_by_hand():
    arms = Arms(
        ids=tuple("abcdefgh"), segment=np.zeros(8, dtype=int), stratum=np.zeros(8, dtype=int),
        held_back=np.array([0, 0, 0, 0, 1, 1, 1, 1], dtype=bool), baseline=np.arange(8.0),
        baseline_name="value",
    )  # fmt: skip
    found = compare_arms(arms, np.array([1.0, 1, 1, 0, 1, 0, 0, np.nan]), names=["S"])
    (one,) = found.segments
    assert found.kind == "binary"
    assert (one.n_target, one.n_control) == (4, 3)
    assert one.uplift == pytest.approx(3 / 4 - 1 / 3)
    assert one.interval == newcombe_interval(3, 4, 1, 3) == one.interval_all
    assert one.reading == "unclear"
    assert found.balance.absent_control == 0.25
    zero = compare_arms(arms, np.array([1.0, 1, 1, 0, 1, 0, 0, np.nan]), names=["S"], absent="zero")
    assert zero.segments[0].uplift == pytest.approx(3 / 4 - 1 / 4)
    assert zero.n_absent == 1


def test_amounts_and_several_segments():
    arms = make_arms()
    rng = np.random.default_rng(1)
    values = rng.gamma(2, 10, 400) + 30.0 * (~arms.held_back & (arms.segment == 1))
    found = compare_arms(arms, values, names=["A", "B"])
    assert found.kind == "amount"
    second = found.segments[1]
    own = arms.segment == 1
    expected = welch_interval(values[own & ~arms.held_back], values[own & arms.held_back],
                              confidence=0.975)  # fmt: skip
    assert second.interval_all == expected
    assert second.reading == "higher"
    assert found.segments[0].reading == "unclear"
    assert found.pooled.difference == pytest.approx(15, abs=4)
    assert [one.letter for one in found.segments] == ["A", "B"]
    lower = compare_arms(arms, -values, names=["A", "B"], letters=["A", "D"])
    assert [one.letter for one in lower.segments] == ["A", "D"]  # a refresh has given D
    assert lower.segments[1].reading == "lower"


def test_false_alarms_over_all_segments_stay_at_their_level():
    rng = np.random.default_rng(2)
    arms = make_arms(600, k=6)
    alarms = [
        any(
            one.reading != "unclear"
            for one in compare_arms(arms, rng.normal(size=600), names=["s"] * 6).segments
        )
        for _ in range(400)
    ]
    assert np.mean(alarms) < 0.08


def test_missing_in_one_arm_fails_the_check():
    arms = make_arms()
    values = np.random.default_rng(3).normal(size=400)
    assert compare_arms(arms, values, names=["A", "B"]).balance.holds
    values[np.flatnonzero(arms.held_back)[:60]] = np.nan
    assert not compare_arms(arms, values, names=["A", "B"]).balance.holds
    assert compare_arms(arms, values, names=["A", "B"], absent="zero").balance.holds


def test_balance_is_within_segments():
    segment = np.repeat([0, 1], 100)
    arms = Arms(
        ids=tuple(map(str, range(200))), segment=segment, stratum=np.zeros(200, dtype=int),
        # nine of ten of the first segment are contacted, one of ten of the second
        held_back=np.tile(np.arange(10) == 0, 20) ^ (segment == 1),
        baseline=segment * 100.0 + np.tile(np.arange(10), 20) % 2, baseline_name="value",
    )  # fmt: skip
    found = compare_arms(arms, np.zeros(200), names=["A", "B"])
    assert abs(found.balance.baseline_difference) < 1
    assert found.pooled.interval is None


def test_few_customers_and_no_variation():
    arms = make_arms(4, k=4)
    found = compare_arms(arms, np.ones(4), names=list("ABCD"))
    assert {one.reading for one in found.segments} == {"too_few"}
    assert {one.uplift for one in found.segments} == {None}
    assert found.pooled is None


@pytest.fixture(scope="module")
def campaign(tmp_path_factory):
    """A study with a control group, and outcomes with an effect of 0.3 on a share."""
    table = shop(600)
    table["CustomerID"] = [f"=id{i}" for i in range(600)]  # hostile in a spreadsheet
    out = tmp_path_factory.mktemp("campaign")
    cl.run_study(table, n_clusters=3, quick=True, control=0.4).save(str(out / "study"))
    with (out / "study" / "audiences" / "arms.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rng = np.random.default_rng(1)
    done = [
        (row["CustomerID"].removeprefix("'"), "yes" if rng.random() < share else "no",
         round(float(rng.gamma(2, 10)), 2))
        for row in rows
        for share in [0.2 + 0.3 * (row["arm"] == "target")]
    ]  # fmt: skip
    write_csv(out / "outcomes.csv", ("CustomerID", "bought", "spent"), done)
    return out


def test_read_back(campaign):
    found = cl.evaluate(campaign / "study", str(campaign / "outcomes.csv"), outcome="bought")
    assert (found.n_listed, found.n_absent, found.n_unknown) == (600, 0, 0)
    assert found.kind == "binary"
    assert found.pooled.interval.low < 0.3 < found.pooled.interval.high
    assert found.pooled.interval.low > 0
    assert [one.name for one in found.segments] == list(cl.load_model(campaign / "study").names)
    with (campaign / "study" / "audiences" / "arms.csv").open(encoding="utf-8") as file:
        arms = {row["CustomerID"]: (row["segment"], row["arm"]) for row in csv.DictReader(file)}
    with (campaign / "outcomes.csv").open(encoding="utf-8") as file:
        yes = {row["CustomerID"]: row["bought"] == "yes" for row in csv.DictReader(file)}
    for one in found.segments:
        target, control = (
            np.mean([yes[key] for key, own in arms.items() if own == (str(one.segment + 1), arm)])
            for arm in ("target", "control")
        )
        assert (one.target, one.control) == pytest.approx((target, control))
    spent = cl.evaluate(campaign / "study", str(campaign / "outcomes.csv"), outcome="spent")
    assert spent.kind == "amount"
    assert spent.pooled.interval.low < 0 < spent.pooled.interval.high


def test_any_order_other_names_unknown_and_repeated_ids(campaign):
    with (campaign / "outcomes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[::-1]
    frame = {
        "key": [row["CustomerID"] for row in rows] + ["nobody", rows[0]["CustomerID"]],
        "spent": [float(row["spent"]) for row in rows] + [5.0, 7.0],
    }
    found = cl.evaluate(campaign / "study", frame, id_column="key")
    assert (found.n_unknown, found.n_repeated) == (1, 1)
    plain = cl.evaluate(campaign / "study", str(campaign / "outcomes.csv"), outcome="spent")
    sums = [
        sum(one.n_target * one.target + one.n_control * one.control for one in each.segments)
        for each in (found, plain)
    ]
    assert sums[0] - sums[1] == pytest.approx(7.0)


def test_a_file_of_buyers_only(campaign):
    with (campaign / "outcomes.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["bought"] == "yes"]
    frame = {"CustomerID": [row["CustomerID"] for row in rows], "bought": [1] * len(rows)}
    left = cl.evaluate(campaign / "study", frame, outcome="bought")
    assert not left.balance.holds
    found = cl.evaluate(campaign / "study", frame, outcome="bought", absent="zero")
    whole = cl.evaluate(campaign / "study", str(campaign / "outcomes.csv"), outcome="bought")
    assert found.pooled == whole.pooled
    assert found.segments == whole.segments


@pytest.mark.parametrize(
    ("frame", "options", "words"),
    [
        ({"CustomerID": ["a", "b"], "x": [1.0, 2.0]}, {}, "None of the 600 customers"),
        ({"customerid": ["a", "b"], "x": [1.0, 2.0]}, {}, 'Did you mean "customerid"'),
        ({"CustomerID": ["a", "b"], "x": [1.0, 2.0]}, {"outcome": "y"}, "--outcome"),
        ({"CustomerID": ["a", "b"], "x": [1.0, 2.0], "z": [3.0, 4.5]}, {}, "2 could be"),
        ({"CustomerID": ["a", "b"], "x": ["u", "v"]}, {}, "No column of the outcomes"),
        ({"CustomerID": ["a", "b"], "x": ["u", "v"]}, {"outcome": "x"}, "neither amounts"),
        ({"CustomerID": ["a", "b"], "x": [1.0, 2.0]}, {"absent": "no"}, "leave_out or zero"),
    ],
)
def test_messages(campaign, frame, options, words):
    with pytest.raises(InputError, match=words):
        cl.evaluate(campaign / "study", frame, **options)


def test_studies_that_cannot_be_read_back(tmp_path: Path, campaign):
    frame = {"CustomerID": ["=id1", "=id2"], "x": [1.0, 2.0]}
    with pytest.raises(InputError, match="--control SHARE"):
        cl.evaluate(tmp_path, frame)
    lists = tmp_path / "audiences" / "arms.csv"
    lists.parent.mkdir()
    good = (campaign / "study" / "audiences" / "arms.csv").read_text(encoding="utf-8")
    lists.write_text(good, encoding="utf-8")
    with pytest.raises(InputError, match=r"model\.json"):
        cl.evaluate(tmp_path, frame)
    for text, words in (
        (good.replace("control", "target"), "no control group"),
        (good.replace("target", "control"), "everybody was held back"),
        (good.replace("target", "someone"), "not as clustomer wrote it"),
        ("CustomerID\n1\n", "not as clustomer wrote it"),
        ("", "not as clustomer wrote it"),
    ):
        lists.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=words):
            cl.evaluate(tmp_path, frame)
