"""Rules: by hand, against brute force, what must not change them, and do the intervals cover."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.tree import DecisionTreeClassifier

from clustomer._text import written
from clustomer.describe.axes import condition, cut_points, make_axes, readable
from clustomer.describe.conjunctions import find_ranges, picked
from clustomer.describe.rule_records import Rules, SegmentRule, SurrogateTree
from clustomer.describe.rules import make_rules
from clustomer.describe.thresholds import leaves, price_of, squared_distances, threshold_tree
from clustomer.describe.trees import grow
from clustomer.errors import InputError
from clustomer.stats.agreement import adjusted_rand_index
from clustomer.table.table import Table

MakeTable = Callable[..., Table]
CORNERS = np.array([[20.0, 20.0], [20.0, 80.0], [80.0, 20.0], [80.0, 80.0]])


def nearest(X: np.ndarray, centers: np.ndarray) -> np.ndarray:
    return squared_distances(X, centers).argmin(axis=1)


def rules_of(table: Table, X: np.ndarray, centers: np.ndarray, **more: Any) -> Rules:
    names = [column.name for column in table.schema]
    return make_rules(
        table, nearest(X, centers), columns=names, prepared=X, prepared_names=names,
        centroids=centers, **more,
    )  # fmt: skip


def two_columns(make_table: MakeTable, X: np.ndarray) -> Table:
    return make_table(
        a={"values": X[:, 0], "label": "Income", "unit": "k$"},
        b={"values": X[:, 1], "label": "Score"},
    )


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (38.7, 47.2, 40.0), (0.0312, 0.0371, 0.035), (-3.0, 12.0, 0.0), (6.0, 7.0, 7.0),
        (-7.0, -6.0, -6.0), (0.0, 1.0, 0.5), (1e9 + 1, 1e9 + 2, 1e9 + 2), (1e-9, 2e-9, 2e-9),
        (1.0, np.nextafter(1.0, 2.0), np.nextafter(1.0, 2.0)),
    ],
)  # fmt: skip
def test_readable_numbers_by_hand(low: float, high: float, expected: float) -> None:
    assert low < readable(low, high) <= high
    if (low, high) not in ((0.0, 1.0), (1e-9, 2e-9)):
        assert readable(low, high) == expected


@given(
    st.floats(-1e300, 1e300), st.floats(-1e300, 1e300)
)  # fmt: skip
def test_readable_numbers_lie_between(first: float, second: float) -> None:
    low, high = sorted((first, second))
    if low < high:
        assert low < readable(low, high) <= high


def test_cuts_are_written_with_all_their_digits() -> None:
    assert written(12345.5) == "12,345.5"
    assert written(-0.035) == "−0.035"
    assert written(1000000.0) == "1,000,000"
    assert written(1e-9) == "1e−09"


def test_few_values_are_cut_between_all_and_many_in_the_gap() -> None:
    assert cut_points(np.array([1.0, 2, 2, 3])).tolist() == [2, 3]
    rng = np.random.default_rng(0)
    values = np.concatenate([rng.normal(0, 1, 3000), rng.normal(100, 1, 3000)])
    cuts = cut_points(values)
    assert ((cuts > 10) & (cuts < 90)).sum() == 1
    assert len(cuts) <= 105
    purchases = np.concatenate([np.zeros(900), rng.uniform(1, 50, 600)])
    assert any(0 < cut <= 1.1 for cut in cut_points(purchases))


def test_conditions_in_words(make_table: MakeTable) -> None:
    table = make_table(
        n={"values": [1, 2, 3.5, 9, 12, 20], "label": "Annual Income", "unit": "k$"},
        o={"values": [0, 1, 2, 1, 0, 2], "label": "Size", "kind": "ordered",
           "levels": ["small", "medium", "large"]},
        c={"values": [0, 1, 0, 1, -1, 0], "label": "City", "kind": "category",
           "levels": ["No\nrth", "South"]},
        x={"values": [1.0] * 6, "label": "constant"},
    )  # fmt: skip
    north, south, number, size = make_axes(table, ["n", "o", "c", "x"])
    assert condition(number, 0, 2).text == "Annual Income under 3 k$".replace(" k$", "\u00a0k$")
    assert condition(number, 2, number.n_bins).text == "Annual Income 3\u00a0k$ or more"
    assert condition(number, 1, 2).text == "Annual Income from 2 to under 3\u00a0k$"
    assert condition(size, 1, 3).text == 'Size from "medium" to "large"'
    assert (condition(size, 1, 3).low, condition(size, 1, 3).levels) == (2.0, ("medium", "large"))
    assert condition(size, 0, 1).text == 'Size is "small"'
    assert condition(north, 1, 2).text == 'City is "No\\nrth"'
    assert condition(south, 0, 1).excluded == "South"
    assert condition(south, 0, 1).text == 'City is not "South"'
    assert south.codes.tolist() == [0, 1, 0, 1, -1, 0]


def some_bins(seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, 50, (1000, 4))
    return codes, nearest(codes.astype(float), rng.uniform(0, 50, (5, 4))).astype(np.int64)


def test_the_first_split_is_that_of_brute_force() -> None:
    rng = np.random.default_rng(3)
    codes = rng.integers(0, 6, (60, 3))
    labels = (codes[:, 1] + rng.integers(0, 3, 60) > 4).astype(np.int64)

    def left_over(axis: int, cut: int) -> float:
        below = codes[:, axis] <= cut
        parts = (labels[below], labels[~below])
        return sum(len(part) - (np.bincount(part) ** 2).sum() / len(part) for part in parts)

    best = min(product(range(3), range(5)), key=lambda split: left_over(*split))
    tree = grow(codes, labels, 2)
    assert (tree.axis[0], tree.cut[0]) == best
    assert tree.counts[0].tolist() == np.bincount(labels).tolist()


def test_the_tree_has_k_to_2k_leaves_of_one_percent() -> None:
    codes, labels = some_bins(1)
    tree = grow(codes, labels, 5)
    ends = [i for i in range(len(tree.counts)) if tree.is_leaf(i)]
    assert 5 <= tree.n_leaves <= 10
    assert tree.counts[ends].sum(axis=1).min() >= 10


@pytest.mark.parametrize("n_leaves", [1, 2, 5, 7, 10])
def test_a_tree_cut_back_is_the_tree_that_never_grew_further(n_leaves: int) -> None:
    codes, labels = some_bins(2)
    oracle = DecisionTreeClassifier(
        max_leaf_nodes=max(n_leaves, 2), min_samples_leaf=10, random_state=0
    )
    wanted = oracle.fit(codes, labels).predict(codes)
    if n_leaves == 1:
        wanted = np.full(len(labels), np.bincount(labels).argmax())
    tree = replace(grow(codes, labels, 5), n_leaves=n_leaves)
    assert tree.predict(codes).tolist() == wanted.tolist()


def test_greedy_ranges_by_hand() -> None:
    codes = np.array([[0, 0], [0, 1], [1, 0], [1, 1]] * 5 + [[-1, 1]])
    member = (codes[:, 0] == 1) & (codes[:, 1] == 1)
    ranges = find_ranges(codes, [2, 2], member)
    assert ranges == {0: (1, 2), 1: (1, 2)}
    assert picked(codes, ranges).tolist() == member.tolist()  # a missing value meets nothing
    assert find_ranges(codes, [2, 2], np.ones(len(codes), dtype=bool)) == {}


def test_the_first_range_is_looked_for_again_beside_the_second() -> None:
    # Alone, bins 0 and 1 of the first column pick best (2 of 3 against 3 of 6); together
    # with the second column all three bins are right.
    codes = np.array([[0, 1], [1, 1], [2, 1], [0, 0], [2, 0], [2, 0], [3, 1], [3, 0], [3, 1]])
    member = np.array([1, 1, 1, 0, 0, 0, 0, 0, 0], dtype=bool)
    assert find_ranges(codes, [4, 2], member) == {0: (0, 3), 1: (1, 2)}


def test_a_corner_is_found_that_shows_in_no_column_alone(make_table: MakeTable) -> None:
    rng = np.random.default_rng(4)
    X = CORNERS[np.arange(60) % 4] + rng.normal(0, 8, (60, 2))
    found = rules_of(two_columns(make_table, X), X, CORNERS)
    assert len(found.segments) == 4
    assert all(len(rule.conditions) == 2 for rule in found.segments)
    ends = [
        (each.low is None) != (each.high is None) for r in found.segments for each in r.conditions
    ]
    assert all(ends)


@pytest.mark.parametrize("seed", range(5))
def test_two_centroids_are_cut_where_brute_force_does(seed: int) -> None:
    rng = np.random.default_rng(seed)
    X = rng.normal(0, 1, (80, 3)) + rng.integers(0, 2, (80, 1)) * np.array([2.0, 1.0, -1.0])
    centers = np.stack([X[:40].mean(axis=0), X[40:].mean(axis=0)])
    centers += np.array([[-1, 0, 0], [1, 0, 0]])
    own = nearest(X, centers)
    mistakes = []
    for axis in range(3):
        for cut in X[:, axis]:
            low = X[:, axis] <= cut
            center_low = centers[:, axis] <= cut
            if center_low.sum() == 1:
                mistakes.append(int((low != center_low[own]).sum()))
    nodes = threshold_tree(X, centers)
    assert len(nodes) == 3
    assert (leaves(nodes, X, ["0", "1", "2"]) != own).sum() == min(mistakes)


def test_equal_centroids_are_refused() -> None:
    with pytest.raises(InputError, match="Two centroids are the same"):
        threshold_tree(np.zeros((4, 2)), np.ones((2, 2)))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 12), st.integers(1, 5), st.integers(20, 90))
def test_the_price_is_never_below_one(seed: int, k: int, q: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    X = np.round(rng.normal(0, 1, (n, q)), rng.integers(0, 4))
    centers = rng.normal(0, 1, (k, q))
    names = [str(i) for i in range(q)]
    nodes = threshold_tree(X, centers, names)
    found = leaves(nodes, X, names)
    assert len(nodes) == 2 * k - 1
    assert sorted(node.segment for node in nodes if node.segment is not None) == list(range(k))
    assert price_of(squared_distances(X, centers), found) >= 1


def test_the_price_by_hand_and_without_cost() -> None:
    assert price_of(np.array([[1.0, 4.0], [3.0, 1.0]]), np.array([0, 0])) == 2.0
    assert price_of(np.array([[0.0, 4.0]]), np.array([0])) == 1.0
    assert np.isnan(price_of(np.array([[0.0, 4.0]]), np.array([1])))


@pytest.mark.parametrize("n", [60, 400])
def test_separate_blobs_cost_nothing_and_are_told_apart(make_table: MakeTable, n: int) -> None:
    rng = np.random.default_rng(0)
    X = CORNERS[np.arange(n) % 4] + rng.normal(0, 3, (n, 2))
    found = rules_of(two_columns(make_table, X), X, CORNERS)
    assert found.tree is not None
    assert found.thresholds is not None
    assert (found.tree.accuracy.value, found.tree.adjusted_rand.value) == (1.0, 1.0)
    assert found.tree.accuracy.low < 1
    assert found.tree.adjusted_rand.low < 1
    assert found.tree.n_leaves == 4
    assert not found.tree.is_warned
    assert found.tree.five_fold.adjusted_rand > 0.9
    assert found.thresholds.price == found.thresholds.held_out_price == 1.0
    for rule in found.segments if n == 400 else ():
        assert rule.precision.value == rule.recall.value == 1.0
        assert rule.n_hits == rule.n_picked == rule.n_segment > 0
        assert rule.coverage.value == pytest.approx(0.25, abs=0.02)
        assert len(rule.conditions) == 2
        assert rule.warnings == ()
    assert Rules.from_dict(found.to_dict()).to_dict() == found.to_dict()
    assert len(found.to_frame()) == 4


def test_rows_and_columns_in_another_order_change_nothing(make_table: MakeTable) -> None:
    rng = np.random.default_rng(5)
    X = np.round(CORNERS[rng.integers(0, 4, 500)] + rng.normal(0, 20, (500, 2)))
    order = rng.permutation(500)
    first = rules_of(two_columns(make_table, X), X, CORNERS)
    other = two_columns(make_table, X[order])
    names = ["b", "a"]
    swapped = make_rules(
        other, nearest(X[order], CORNERS), columns=names, prepared=X[order][:, ::-1],
        prepared_names=names, centroids=CORNERS[:, ::-1],
    )  # fmt: skip
    assert swapped.to_dict() == first.to_dict()
    assert rules_of(two_columns(make_table, X), X, CORNERS, seed=1).to_dict() != first.to_dict()


def test_what_rules_cannot_say_is_warned_of(make_table: MakeTable) -> None:
    rng = np.random.default_rng(2)
    table = two_columns(make_table, rng.normal(0, 1, (300, 2)))
    labels = rng.integers(0, 3, 300)  # nothing to do with the columns
    found = make_rules(table, labels, columns=["a", "b"])
    assert found.tree is not None
    assert found.tree.is_warned
    assert found.tree.adjusted_rand.low < 0.1
    assert found.segments
    assert all("precision" in rule.warnings for rule in found.segments)
    assert found.thresholds is None


@pytest.mark.parametrize("k", [1, 2, 3, 12])
def test_levels_missing_values_and_any_k(make_table: MakeTable, k: int) -> None:
    rng = np.random.default_rng(k)
    n = 360
    labels = np.arange(n) % k
    city = np.where(rng.random(n) < 0.1, -1, labels % 3)
    table = make_table(
        city={"values": city, "kind": "category", "levels": ["x", "y", "z"]},
        size={"values": labels // 3, "kind": "ordered", "levels": ["s", "m", "l", "xl"]},
    )
    found = make_rules(table, labels, columns=["city", "size"])
    assert len(found.segments) <= k
    if k == 1:
        assert found.tree is None
    else:
        assert found.tree is not None
        assert found.tree.missing == ("city",)
        assert found.tree.accuracy.value > 0.75
        assert all(rule.recall.value < 1 for rule in found.segments if k == 3)


def test_held_out_rows_decide_about_no_cut(make_table: MakeTable) -> None:
    values = np.array([1.0, 2.0, 3.0, 100.0, 50.0, 2.5])
    table = make_table(
        a={"values": values},
        c={"values": [0, 0, 1, 1, 2, 2], "kind": "category", "levels": ["x", "y", "z"]},
    )
    first, x, y = make_axes(table, ["a", "c"], np.arange(4))
    assert first.cuts.tolist() == cut_points(values[:4]).tolist()
    assert (first.middle, x.level, y.level) == (1, "x", "y")
    assert first.codes.tolist() == [0, 1, 2, 3, 2, 1]


def test_nothing_is_said_of_few_rows_or_constant_columns(make_table: MakeTable) -> None:
    table = make_table(a={"values": np.arange(19.0)}, b={"values": np.ones(19)})
    assert make_rules(table, np.arange(19) % 2, columns=["a"]).tree is None
    flat = make_table(b={"values": np.ones(60)}, c={"values": np.full(60, np.nan)})
    assert make_rules(flat, np.arange(60) % 2, columns=["b", "c"]).segments == ()


def test_large_tables_are_sampled_and_left_out_rows_ignored(make_table: MakeTable) -> None:
    rng = np.random.default_rng(0)
    X = CORNERS[rng.integers(0, 4, 25_000)] + rng.normal(0, 5, (25_000, 2))
    labels = nearest(X, CORNERS)
    labels[:1000] = -1
    found = make_rules(two_columns(make_table, X), labels, columns=["a", "b"])
    assert (found.n_rows, found.n_customers) == (20_000, 24_000)


def answers_of(tree: SurrogateTree, values: dict[str, np.ndarray]) -> np.ndarray:
    """Walk the shown tree with new customers."""
    found = np.zeros(len(values["a"]), dtype=int)
    waiting = [(0, np.arange(len(found)))]
    while waiting:
        place, rows = waiting.pop()
        node = tree.nodes[place]
        found[rows] = node.segment
        if node.column is not None:
            assert node.below is not None
            assert node.above is not None
            low = values[node.column][rows] < node.cut
            waiting += [(node.below, rows[low]), (node.above, rows[~low])]
    return found


def picks_of(rule: SegmentRule, values: dict[str, np.ndarray]) -> np.ndarray:
    """Apply the shown rule to new customers."""
    pick = np.ones(len(values["a"]), dtype=bool)
    for each in rule.conditions:
        pick &= values[each.column] >= (-np.inf if each.low is None else each.low)
        pick &= values[each.column] < (np.inf if each.high is None else each.high)
    return pick


@pytest.mark.parametrize(("n", "spread"), [(100, 15.0), (200, 25.0)])
def test_intervals_cover_what_the_shown_tree_and_rules_do_for_new_customers(
    make_table: MakeTable, n: int, spread: float
) -> None:
    """Nominal 95 %: at least 93 % of 300 data sets, for the very tree and rules that are shown.

    What covers is the number for new customers from the same place, 4,000 of them. In
    1,650 data sets of the first setting accuracy was covered in 95.4 %. Four corners are
    the hardest case for a greedy tree: no first split helps.
    """
    covered: dict[str, list[bool]] = {}
    many = 4000
    for seed in range(300):
        rng = np.random.default_rng([n, seed])
        X = CORNERS[rng.integers(0, 4, n + many)] + rng.normal(0, spread, (n + many, 2))
        labels = nearest(X, CORNERS)
        found = make_rules(two_columns(make_table, X[:n]), labels[:n], columns=["a", "b"])
        assert found.tree is not None
        values, own = {"a": X[n:, 0], "b": X[n:, 1]}, labels[n:]
        answers = answers_of(found.tree, values)
        stated = [
            ("accuracy", (answers == own).mean(), found.tree.accuracy),
            ("adjusted_rand", adjusted_rand_index(own, answers), found.tree.adjusted_rand),
        ]
        for rule in found.segments:
            pick, member = picks_of(rule, values), own == rule.segment
            hits = (pick & member).sum()
            stated += [
                ("precision", hits / pick.sum(), rule.precision),
                ("recall", hits / member.sum(), rule.recall),
                ("coverage", pick.mean(), rule.coverage),
            ]
        for name, value, estimate in stated:
            covered.setdefault(name, []).append(bool(estimate.low <= value <= estimate.high))
    assert len(covered) == 5
    assert min(np.mean(each) for each in covered.values()) >= 0.93, {
        name: np.mean(each) for name, each in covered.items()
    }
