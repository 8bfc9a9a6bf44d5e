from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, jaccard_score

from clustomer.errors import InputError
from clustomer.evidence.multiverse import (
    LEAST_SETTINGS,
    MOST_SETTINGS,
    Shown,
    changes_of,
    full_sheet,
    short_list,
)
from clustomer.evidence.records import Robustness, Setting
from clustomer.evidence.robustness import robustness, setting_words
from clustomer.intake import read_table
from clustomer.prepare.plan import PrepareOptions
from clustomer.segments.fit import segment_table
from clustomer.table.schema import Role
from clustomer.table.table import Table

MakeTable = Callable[..., Table]
SHOWN = Shown(options=PrepareOptions(), k=3, columns=("a", "b", "c"), missing=())


def groups(sizes: tuple[int, ...], p: int, *, apart: float = 8.0, seed: int = 0) -> Any:
    """Round groups along the diagonal of p columns, and who belongs to which."""
    rng = np.random.default_rng(seed)
    labels = np.repeat(np.arange(len(sizes)), sizes)
    return labels[:, None] * apart + rng.normal(size=(len(labels), p)), labels


def as_table(make_table: MakeTable, X: np.ndarray, **more: Any) -> Table:
    return make_table({name: X[:, j] for j, name in enumerate("abcdefgh"[: X.shape[1]])}, **more)


def changed(result: Robustness) -> set[str]:
    return {setting.choice for setting in result.settings}


def test_the_short_list_holds_every_single_change() -> None:
    assert [(v.choice, v.value) for v in short_list(SHOWN)] == [
        ("scale", "range"),
        ("scale", "robust"),
        ("transform", "off"),
        ("outliers", "off"),
        ("k", "2"),
        ("k", "4"),
        ("seed", "1"),
        ("seed", "2"),
        ("seed", "3"),
        ("without", "a"),
        ("without", "b"),
        ("without", "c"),
    ]
    range_scaled, *_, last = short_list(SHOWN)
    assert range_scaled.options == PrepareOptions(scale="range")
    assert (last.without, last.options, last.k) == ("c", PrepareOptions(), 3)
    two = [v.choice for v in short_list(SHOWN._replace(columns=("a", "b"), k=2))]
    assert "without" not in two
    assert two.count("k") == 1  # k = 1 is no segmentation


def test_the_full_sheet_adds_combinations_of_which_each_changes_what_it_says() -> None:
    sheet = list(full_sheet(SHOWN._replace(missing=("drop", "kpod")), seed=0))
    assert len({(v.choice, v.value) for v in sheet}) == len(sheet)
    # 14 single; 3 x 2 x 2 preparations without the shown one and its 4 single changes; scale
    # with 3 columns, 2 k, 2 ways with missing values; k with 3 columns; 3 columns twice, alone,
    # with scale, with k, with both
    assert len(sheet) == 14 + 7 + 6 + 4 + 4 + 6 + 3 + 6 + 6 + 12
    triple = next(v for v in sheet if v.choice == "scale+transform+outliers")
    assert triple.options.transform_skewed is False
    assert triple.options.winsorise is False
    assert triple.options.scale in triple.value.split(" + ")
    pair = next(v for v in sheet if v.choice == "k+without")
    assert (str(pair.k), pair.without) == tuple(pair.value.split(" + "))
    twice = next(v for v in sheet if v.choice == "weight")
    assert twice.options == PrepareOptions(feature_weights={twice.value: 2.0})
    weighted = SHOWN._replace(options=PrepareOptions(feature_weights={"a": 3.0, "b": 5.0}))
    six = next(v for v in full_sheet(weighted, 0) if (v.choice, v.value) == ("weight", "a"))
    assert six.options.feature_weights == {"a": 6.0, "b": 5.0}
    shown = PrepareOptions(scale="robust", transform_skewed=False, winsorise=False)
    other = [(v.choice, v.value) for v in short_list(SHOWN._replace(options=shown))]
    assert other[:4] == [
        ("scale", "standard"),
        ("scale", "range"),
        ("transform", "on"),
        ("outliers", "on"),
    ]


def test_the_seed_decides_the_order_within_a_group_of_combinations() -> None:
    wide = SHOWN._replace(columns=tuple(f"c{i}" for i in range(30)))
    first, again, other = ([v.value for v in full_sheet(wide, seed)] for seed in (0, 0, 1))
    assert first == again
    assert first != other
    assert sorted(first) == sorted(other)


def test_a_setting_is_read_back_from_its_texts_whatever_the_column_is_called() -> None:
    shown = SHOWN._replace(columns=("a + b", "k", "x"))
    for variant in full_sheet(shown, 0):
        assert changes_of(variant.choice, variant.value) == variant.changes


def test_a_setting_is_the_same_study_under_another_scale(make_table) -> None:
    rng = np.random.default_rng(1)
    high, level = np.repeat([0, 1], 90), np.tile([0, 1, 2], 60)
    X = np.column_stack([high * 6.0, level * 4.0]) + rng.normal(size=(180, 2))
    X[0, 0] = 60.0  # the range of the first column is that of one customer
    table = as_table(make_table, X)
    options = PrepareOptions(winsorise=False, transform_skewed=False)
    shown = np.where(high == 1, 2, level > 1)
    result = robustness(table, shown, k=3, options=options)
    setting = next(s for s in result.settings if (s.choice, s.value) == ("scale", "range"))
    scaled = (X - X.min(0)) / (X.max(0) - X.min(0))
    found = KMeans(3, n_init=20, random_state=0).fit_predict(scaled)
    expected = adjusted_rand_score(shown, found)
    assert 0.1 < expected < 0.8
    assert setting.agreement == pytest.approx(expected)
    best = [max(jaccard_score(shown == i, found == j) for j in range(3)) for i in range(3)]
    np.testing.assert_allclose(setting.jaccards, best)
    assert setting.recovered == tuple(jaccard >= 0.75 for jaccard in best)


def test_groups_that_every_column_shows_survive_every_setting(make_table) -> None:
    X, labels = groups((60, 50, 40), 4)
    result = robustness(as_table(make_table, X), labels, k=3)
    same_k = [setting for setting in result.settings if setting.k == 3]
    assert {"scale", "seed", "without", "k"} <= changed(result)
    assert all(setting.agreement == 1 for setting in same_k)
    assert result.mean_customer_share == 1
    assert all(all(setting.recovered) for setting in same_k)
    merged = next(setting for setting in result.settings if setting.k == 2)
    assert sum(merged.recovered) == 1  # two of the three are one now
    assert result.customer_share is not None
    np.testing.assert_array_equal(result.customer_share, np.ones(150))


def test_the_breaker_is_the_column_that_holds_the_groups(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 100)
    X = np.column_stack([labels * 12 + rng.normal(size=200), rng.normal(size=(200, 2))])
    # so heavy that no other column decides when it counts twice
    options = PrepareOptions(feature_weights={"a": 5.0})
    result = robustness(as_table(make_table, X), labels, k=2, full=True, options=options)
    assert result.breaker is not None
    assert (result.breaker.choice, result.breaker.value) == ("without", "a")
    assert abs(result.breaker.agreement) < 0.1
    assert result.complete
    # a pair that holds the same change is no single choice, and k is not asked
    assert min(setting.agreement for setting in result.settings) <= result.breaker.agreement
    assert setting_words(result.breaker) == "leaving out “a”"


def test_only_customers_of_the_paired_segment_stay(make_table) -> None:
    X, labels = groups((60, 60), 2)
    wrong = labels.copy()
    wrong[:6] = 1  # shown in the wrong segment: no setting agrees
    result = robustness(as_table(make_table, X), wrong, k=2)
    assert result.customer_share is not None
    np.testing.assert_array_equal(result.customer_share, np.arange(120) >= 6)
    assert result.mean_customer_share == pytest.approx(114 / 120)


def test_settings_without_effect_do_not_count_as_support(make_table) -> None:
    X, labels = groups((60, 60), 3)
    plain = robustness(as_table(make_table, X), labels, k=2)
    assert not {"transform", "outliers"} & changed(plain)
    skewed = robustness(as_table(make_table, np.exp(X - 8)), labels, k=2, full=True)
    assert {"transform", "scale+transform"} <= changed(skewed)
    assert len(skewed.settings) <= MOST_SETTINGS


@pytest.mark.parametrize("k", [2, 3, 6])
@pytest.mark.parametrize("p", [1, 2, 3, 5])
def test_a_full_sheet_has_thirty_settings_or_more(make_table, p: int, k: int) -> None:
    X, labels = groups((40,) * k, p)
    result = robustness(as_table(make_table, X), labels, k=k, full=True, n_init=2)
    settings = [(s.choice, s.value) for s in result.settings]
    assert LEAST_SETTINGS <= len(settings) <= MOST_SETTINGS
    assert len(set(settings)) == len(settings)
    others = [choice for choice, _ in settings if "seed" not in choice]
    starts = len(settings) - len(others) - 3  # beyond the three single seeds
    assert starts == max(LEAST_SETTINGS - len(others) - 3, 0)  # no more than are needed
    assert ("weight" in changed(result)) == (p > 1)
    short = robustness(as_table(make_table, X), labels, k=k, n_init=2)
    assert not any("weight" in s.choice or "+" in s.choice for s in short.settings)


def test_a_column_that_counts_twice_is_the_study_with_that_weight(make_table) -> None:
    high, labels = np.repeat([0, 1], 90), np.tile([0, 1, 2], 60)
    noise = np.random.default_rng(1).normal(size=(180, 2))
    X = np.column_stack([high * 3.0, labels * 4.0]) + noise
    options = PrepareOptions(winsorise=False, transform_skewed=False)
    result = robustness(as_table(make_table, X), labels, k=3, full=True, options=options)
    setting = next(s for s in result.settings if (s.choice, s.value) == ("weight", "a"))
    Z = (X - X.mean(0)) / X.std(0) * [np.sqrt(2), 1]
    found = KMeans(3, n_init=20, random_state=0).fit_predict(Z)
    expected = adjusted_rand_score(labels, found)
    assert 0.1 < expected < 0.8
    assert setting.agreement == pytest.approx(expected)


def test_ways_with_missing_values_where_values_are_missing(make_table) -> None:
    X, labels = groups((60, 60), 3)
    X[::10, 0] = np.nan
    table = as_table(make_table, X)
    ways = {s.value for s in robustness(table, labels, k=2).settings if s.choice == "missing"}
    assert ways == {"drop", "kpod"}
    options = PrepareOptions(missing="kpod")
    from_kpod = robustness(table, labels, k=2, options=options)
    assert {s.value for s in from_kpod.settings if s.choice == "missing"} == {"median", "drop"}
    assert from_kpod.mean_customer_share is not None
    assert from_kpod.mean_customer_share > 0.9
    weighted = as_table(make_table, np.column_stack([X, np.ones(120)]), roles={"d": Role.WEIGHT})
    ways = {s.value for s in robustness(weighted, labels, k=2).settings if s.choice == "missing"}
    assert ways == {"drop"}  # k-POD counts every row once
    X[: 2 * 34 : 2, 1], X[1 : 2 * 34 : 2, 2] = np.nan, np.nan
    gaps = robustness(as_table(make_table, X), labels, k=2)
    assert {s.value for s in gaps.settings if s.choice == "missing"} == {"kpod"}


def test_column_weights_go_with_their_columns(make_table) -> None:
    X, labels = groups((60, 60), 3)
    options = PrepareOptions(feature_weights={"a": 4.0})
    result = robustness(as_table(make_table, X), labels, k=2, options=options)
    assert {s.value for s in result.settings if s.choice == "without"} == {"a", "b", "c"}


def test_with_many_columns_those_that_separate_most_are_left_out(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 60)
    strong, weak = labels[:, None] * 8.0, labels[:, None] * 0.0
    X = np.hstack([weak + rng.normal(size=(120, 4)), strong + rng.normal(size=(120, 8))])
    names = [f"x{i}" for i in range(12)]
    table = make_table({name: X[:, j] for j, name in enumerate(names)})
    result = robustness(table, labels, k=2)
    left_out = {s.value for s in result.settings if s.choice == "without"}
    assert left_out == set(names[4:])
    full = robustness(table, labels, k=2, full=True)
    assert {s.value for s in full.settings if s.choice == "without"} == set(names)


def test_orders_and_threads_change_nothing(make_table) -> None:
    rng = np.random.default_rng(2)
    X = rng.uniform(size=(300, 4))
    X[::15, 1] = np.nan
    labels = (X[:, 0] > 0.5) + 2 * (X[:, 2] > 0.5)
    table = as_table(make_table, X)
    first = robustness(table, labels, k=4, max_rows=200, n_jobs=1)
    order = rng.permutation(300)
    columns = tuple(table.schema.columns[j] for j in (2, 0, 3, 1))
    turned = replace(table, schema=replace(table.schema, columns=columns)).take(order)
    again = robustness(turned, labels[order], k=4, max_rows=200, n_jobs=3)
    assert again.to_dict() == first.to_dict()
    assert first.customer_share is not None
    np.testing.assert_array_equal(again.customer_share, first.customer_share[order])
    other = robustness(table, labels, k=4, max_rows=200, seed=1)
    assert other.to_dict() != first.to_dict()


def test_new_numbers_of_the_segments_change_the_order_of_the_answers_only(make_table) -> None:
    rng = np.random.default_rng(2)
    X = rng.uniform(size=(200, 3))
    labels = np.digitize(X[:, 0], [0.3, 0.7])
    table = as_table(make_table, X)
    first, renamed = (robustness(table, own, k=3) for own in (labels, np.array([2, 0, 1])[labels]))
    assert [renamed.recovered[i] for i in (2, 0, 1)] == list(first.recovered)
    assert renamed.mean_customer_share == first.mean_customer_share


def test_a_sample_stands_for_a_large_table(make_table) -> None:
    X, labels = groups((300, 200), 3)
    left_out = np.where(np.arange(500) % 50 == 0, -1, labels)
    result = robustness(as_table(make_table, X), left_out, k=2, max_rows=100)
    assert result.n_rows == 100
    assert result.customer_share is not None
    assert np.isfinite(result.customer_share).sum() == 100
    assert np.isnan(result.customer_share[left_out < 0]).all()


def test_a_k_beyond_the_distinct_rows_is_no_setting(make_table) -> None:
    table = make_table({"a": [0.0, 1.0, 5.0] * 10, "b": [1.0, 0.0, 7.0] * 10})
    result = robustness(table, np.tile([0, 1, 2], 10), k=3)
    assert {setting.k for setting in result.settings} == {2, 3}


def test_progress_is_told(make_table) -> None:
    X, labels = groups((40, 40), 2)
    told: list[tuple[str, int, int]] = []
    result = robustness(
        as_table(make_table, X), labels, k=2, progress=lambda *step: told.append(step)
    )
    assert told[0] == ("robustness", 0, len(result.settings))
    assert told[-1] == ("robustness", len(result.settings), len(result.settings))


@pytest.mark.parametrize(
    ("labels", "k", "message"),
    [
        (np.zeros(80), 1, "k is 1"),
        (np.arange(79) % 2, 2, "79 labels for 80 rows"),
        (np.arange(80) % 3, 2, "k is 2"),
        (np.zeros(80), 2, "two of them occur"),
    ],
)
def test_labels_that_do_not_belong_here(make_table, labels, k: int, message: str) -> None:
    X, _ = groups((40, 40), 2)
    with pytest.raises(InputError, match=message):
        robustness(as_table(make_table, X), labels, k=k)


def setting(choice: str, value: str, agreement: float) -> Setting:
    return Setting(
        choice=choice,
        value=value,
        k=2,
        agreement=agreement,
        recovered=(True, False),
        jaccards=(1.0, 0.5),
    )


def test_settings_have_words() -> None:
    assert setting_words(setting("without", "Age", 0.4)) == "leaving out “Age”"
    assert setting_words(setting("k+weight", "4 + a + b", 0.4)) == (
        "k = 4 and counting “a + b” twice"
    )
    assert setting_words(setting("scale+transform", "range + off", 0.4)) == (
        "scaling by the range and leaving skewed columns as they are"
    )
    for variant in full_sheet(SHOWN._replace(missing=("median", "drop", "kpod")), 0):
        assert setting_words(setting(variant.choice, variant.value, 0.4))
    for variant in short_list(
        SHOWN._replace(options=PrepareOptions(scale="none", winsorise=False))
    ):
        assert setting_words(setting(variant.choice, variant.value, 0.4))


def test_robustness_survives_json(make_table) -> None:
    X, labels = groups((40, 40), 3)
    result = robustness(as_table(make_table, X), labels, k=2)
    text = json.dumps(result.to_dict(), allow_nan=False)
    assert Robustness.from_dict(json.loads(text)).to_dict() == result.to_dict()


@pytest.mark.realdata
def test_the_five_segments_of_the_mall_hold_and_four_of_the_customers_do_not(shared_data) -> None:
    mall = read_table(
        str(shared_data / "Mall_Customers.csv"),
        features=["Annual Income (k$)", "Spending Score (1-100)"],
    ).table
    result = robustness(mall, segment_table(mall, k=5).labels, k=5)
    assert result.breaker is not None
    assert result.breaker.agreement > 0.95
    assert min(result.recovered) >= len(result.settings) - 1
    shop = read_table(
        str(shared_data / "Customers.csv"),
        features=[
            "Age",
            "Annual Income ($)",
            "Spending Score (1-100)",
            "Work Experience",
            "Family Size",
        ],
    ).table
    result = robustness(shop, segment_table(shop, k=4).labels, k=4)
    assert result.breaker is not None
    assert result.breaker.agreement < 0.5
    assert max(result.recovered) < len(result.settings) * 0.75
