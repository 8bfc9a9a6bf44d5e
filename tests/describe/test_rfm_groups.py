"""RFM scores and names: ties, order, a complete grid, by hand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustomer.describe.rfm_groups import NAMES, SCORED, _cells, rfm_cells, rfm_groups, scores


def test_fifths_without_ties() -> None:
    assert np.bincount(scores(np.random.default_rng(0).permutation(1000)))[1:].tolist() == [
        200, 200, 200, 200, 200,
    ]  # fmt: skip


def test_small_is_good_turns_the_order() -> None:
    values = np.arange(10)
    assert scores(values, small_is_good=True).tolist() == scores(-values).tolist()
    assert scores(values, small_is_good=True)[0] == 5


def test_all_equal_is_the_middle() -> None:
    assert scores([7, 7, 7]).tolist() == [3, 3, 3]


@given(st.lists(st.integers(0, 6), min_size=2, max_size=60))
def test_equal_values_get_one_score_and_larger_ones_no_less(values: list[int]) -> None:
    found = scores(values)
    assert ((found >= 1) & (found <= 5)).all()
    for (a, b), (s, t) in zip(
        itertools.combinations(values, 2), itertools.combinations(found.tolist(), 2), strict=True
    ):
        assert (s == t) if a == b else (s <= t) == (a < b) or s == t
    if len(set(values)) > 1:
        assert found.min() == 1
        assert found.max() == 5


@given(st.lists(st.integers(0, 6), min_size=2, max_size=40), st.booleans())
def test_scores_among_others_are_those_of_their_equals(values: list[int], small: bool) -> None:
    own = scores(values, small_is_good=small)
    of = dict(zip(values, own.tolist(), strict=True))
    again = scores([*values, *values], among=values, small_is_good=small)
    assert again.tolist() == [of[value] for value in [*values, *values]]
    ends = scores([-1, 99], among=values, small_is_good=small).tolist()
    if len(set(values)) > 1:
        assert ends == ([5, 1] if small else [1, 5])  # beyond the others: the last score


def test_who_is_named_does_not_set_the_fifths() -> None:
    known = {name: np.arange(100.0) for name in SCORED}
    one = {name: np.array([99.0]) for name in SCORED}
    assert rfm_cells(one, known).tolist() == [2]  # at risk: long ago, often, much
    assert rfm_cells(known).tolist() == rfm_cells(known, known).tolist()


def test_every_triple_of_scores_has_one_name() -> None:
    grid = np.array(list(itertools.product(range(1, 6), repeat=3)))
    cells = _cells(dict(zip(SCORED, grid.T, strict=True)))
    assert set(cells.tolist()) == set(range(9))
    names = [name for row in NAMES for name in row]
    assert len(set(names)) == 9
    named = {tuple(row): names[cell] for row, cell in zip(grid.tolist(), cells, strict=True)}
    assert named[5, 5, 5] == "champions"
    assert named[5, 1, 1] == "new"
    assert named[1, 5, 4] == "at_risk"
    assert named[1, 1, 1] == "lost"
    assert named[3, 2, 3] == "average"
    assert named[4, 1, 2] == "promising"  # 1.5 is the lower end of the middle


def test_groups_cuts_and_agreement() -> None:
    rng = np.random.default_rng(1)
    features = {
        "recency_days": rng.integers(0, 400, 300).astype(float),
        "frequency": 1.0 + rng.poisson(0.7, 300),
        "monetary_value": rng.gamma(2, 20, 300),
    }
    value = features["frequency"] * features["monetary_value"]
    found = rfm_groups(features, np.zeros(300, dtype=int), value=value)
    assert sum(group.n for group in found.groups) == 300
    assert sum(group.value_share or 0 for group in found.groups) == pytest.approx(1)
    assert found.adjusted_rand == 0
    for name in SCORED:
        own = [cut for cut in found.cuts if cut.feature == name]
        assert sum(cut.n for cut in own) == 300
        ranges = sorted((cut.low, cut.high) for cut in own)
        assert all(a[1] < b[0] for a, b in itertools.pairwise(ranges))  # no value in two scores
        assert ranges[0][0] == features[name].min()
        assert ranges[-1][1] == features[name].max()
