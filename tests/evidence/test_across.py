"""Segments across numbers of segments."""

from __future__ import annotations

import math

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.evidence.across import Across, across, entropy_stability
from clustomer.evidence.records import Flow

# Twelve customers. From 2 to 3 segments: a new one takes 2 from each; from 3 to 4 one splits.
TWO = np.array([0] * 6 + [1] * 6)
THREE = np.array([0, 0, 0, 0, 2, 2, 2, 2, 1, 1, 1, 1])
FOUR = np.array([3, 3, 0, 0, 2, 2, 2, 2, 1, 1, 1, 1])


def stabilities(found: Across, k: int) -> list[float | None]:
    return [one.stability for one in found.segments if one.k == k]


def test_entropy_by_hand() -> None:
    assert entropy_stability([5, 0]) == 1
    assert entropy_stability([3, 3, 3]) == pytest.approx(0, abs=1e-12)
    # shares 3/4 and 1/4 of 3 parents
    entropy = -(0.75 * math.log(0.75) + 0.25 * math.log(0.25))
    assert entropy_stability([3, 1, 0]) == pytest.approx(1 - entropy / math.log(3))
    assert entropy_stability([4]) is None  # one parent only: nothing to mix
    assert entropy_stability([0, 0]) is None


def test_a_chain_by_hand() -> None:
    found = across({2: TWO, 3: THREE, 4: FOUR}, shown=3)
    assert stabilities(found, 2) == [None, None]  # nothing before k = 2
    assert stabilities(found, 3) == [1, 1, 0]
    assert stabilities(found, 4) == [1, 1, 1, 1]
    assert [one.n for one in found.segments if one.k == 4] == [2, 4, 4, 2]
    assert [flow for flow in found.flows if flow.k == 3] == [
        Flow(k=3, parent=0, child=0, n=4),
        Flow(k=3, parent=0, child=2, n=2),
        Flow(k=3, parent=1, child=1, n=4),
        Flow(k=3, parent=1, child=2, n=2),
    ]
    for k in (3, 4):
        assert sum(flow.n for flow in found.flows if flow.k == k) == len(TWO)


def test_the_shown_segments_keep_their_numbers_and_the_others_follow() -> None:
    renamed = np.array([2, 0, 1])[THREE]
    found = across({2: 1 - TWO, 3: renamed, 4: np.array([1, 0, 3, 2])[FOUR]}, shown=3)
    assert found.numbers["3"] == (0, 1, 2)
    # of k = 2: new 1 holds the shown 0 and new 0 the shown 2, so the old order is turned
    two = np.array(found.numbers["2"])[1 - TWO]
    assert two.tolist() == [1] * 6 + [0] * 6
    # of k = 4: three bear the number of their parent, the split-off part is the new one
    four = np.array(found.numbers["4"])[np.array([1, 0, 3, 2])[FOUR]]
    assert (four[4:] == renamed[4:]).all()
    assert sorted({*four[:2].tolist(), *four[2:4].tolist()}) == [2, 3]


def test_labels_do_not_matter() -> None:
    rng = np.random.default_rng(0)
    partitions = {k: rng.integers(0, k, size=200) for k in (1, 2, 3, 4, 5)}
    renamed = {k: rng.permutation(k)[one] for k, one in partitions.items()}
    renamed[3] = partitions[3]
    first, second = across(partitions, shown=3), across(renamed, shown=3)
    assert first.segments == second.segments
    assert first.flows == second.flows
    order = rng.permutation(200)
    shuffled = across({k: one[order] for k, one in partitions.items()}, shown=3)
    assert shuffled.to_dict() == first.to_dict()


def test_shares_of_one_and_gaps() -> None:
    found = across({1: np.zeros(12, dtype=int), 2: TWO, 4: FOUR}, shown=4)
    assert stabilities(found, 2) == [None, None]  # from one segment everything comes whole
    assert [flow.n for flow in found.flows if flow.k == 2] == [6, 6]
    assert stabilities(found, 4) == [None] * 4  # k = 3 is not there
    assert not [flow for flow in found.flows if flow.k == 4]


def test_an_empty_segment_has_no_stability() -> None:
    found = across({2: TWO, 3: TWO}, shown=3)
    assert stabilities(found, 3) == [1, 1, None]
    assert [one.n for one in found.segments if one.k == 3] == [6, 6, 0]


@pytest.mark.parametrize(
    ("partitions", "shown", "match"),
    [
        ({2: TWO}, 3, "k = 3 is not among"),
        ({2: TWO, 3: THREE[:5]}, 2, "5, 12 rows"),
        ({2: TWO + 1}, 2, "labels from 1 to 2"),
        ({2: TWO - 1}, 2, "labels from -1 to 0"),
        ({2: TWO / 2}, 2, "float64"),
        ({2: []}, 2, "from 0 to 1"),
    ],
)
def test_other_partitions_are_an_error(partitions: dict, shown: int, match: str) -> None:
    with pytest.raises(InputError, match=match):
        across(partitions, shown=shown)
