from __future__ import annotations

import json

import numpy as np
import pytest
import scipy.stats

from clustomer.describe import associations
from clustomer.describe import contrasts as contrasts_module
from clustomer.describe.contrasts import Contrast, effect_word, make_contrasts
from clustomer.stats.effects import cramers_v
from clustomer.stats.tests import benjamini_hochberg, holm
from clustomer.table.schema import Role


def by_column(contrasts: tuple[Contrast, ...]) -> dict[str, Contrast]:
    return {contrast.column: contrast for contrast in contrasts}


def test_only_columns_that_formed_nothing_are_tested(shop) -> None:
    contrasts = make_contrasts(*shop)
    assert {contrast.column for contrast in contrasts} == {"age", "gender", "channel", "spent"}
    assert {contrast.role for contrast in contrasts} == {Role.DESCRIPTOR, Role.SENSITIVE}


def test_each_contrast_is_the_test_of_scipy_with_its_effect(shop) -> None:
    table, labels = shop
    found = by_column(make_contrasts(table, labels))
    groups = [table.numbers("age")[labels == i] for i in range(4)]
    oracle = scipy.stats.kruskal(*groups)
    assert found["age"].statistic == pytest.approx(oracle.statistic)
    assert found["age"].p_value == pytest.approx(oracle.pvalue)
    assert found["age"].effect == pytest.approx(oracle.statistic / (table.n_rows - 1))
    codes = table.codes("channel")
    counts = np.array([[np.sum((labels == i) & (codes == j)) for j in range(2)] for i in range(4)])
    oracle = scipy.stats.chi2_contingency(counts, correction=False)
    # small cells: two digits
    assert found["channel"].statistic == float(f"{oracle.statistic:.2g}")
    assert found["channel"].effect == round(cramers_v(counts), 2)
    assert (found["channel"].test, found["channel"].effect_name) == ("chi_squared", "cramers_v")
    assert found["channel"].n == 257  # three are missing
    codes = table.codes("gender")
    counts = np.array([[np.sum((labels == i) & (codes == j)) for j in range(2)] for i in range(4)])
    assert counts.min() >= 10
    oracle = scipy.stats.chi2_contingency(counts, correction=False)
    assert found["gender"].statistic == pytest.approx(oracle.statistic)
    assert found["gender"].effect == pytest.approx(cramers_v(counts))


def test_p_values_are_adjusted_over_all_contrasts_and_effects_come_first(shop) -> None:
    contrasts = make_contrasts(*shop)
    expected = holm([contrast.p_value for contrast in contrasts])
    np.testing.assert_allclose([contrast.p_adjusted for contrast in contrasts], expected)
    assert [contrast.column for contrast in contrasts[:2]] == ["spent", "channel"]


def test_from_21_contrasts_on_the_false_discovery_rate_is_held(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1, 2], 60)
    columns = {
        f"d{i}": {"values": rng.normal(labels * (0.4 if i < 6 else 0), 1), "role": "descriptor"}
        for i in range(21)
    }
    table = make_table(f={"values": labels + rng.normal(0, 0.1, 180)}, **columns)
    contrasts = make_contrasts(table, labels)
    expected = benjamini_hochberg([contrast.p_value for contrast in contrasts])
    np.testing.assert_allclose([contrast.p_adjusted for contrast in contrasts], expected)
    assert {contrast.adjustment for contrast in contrasts} == {"benjamini_hochberg"}
    del columns["d20"]
    fewer = make_contrasts(make_table(f={"values": labels}, **columns), labels)
    expected = holm([contrast.p_value for contrast in fewer])
    np.testing.assert_allclose([contrast.p_adjusted for contrast in fewer], expected)
    assert {contrast.adjustment for contrast in fewer} == {"holm"}


def test_p_values_of_unrelated_descriptors_are_uniform(make_table) -> None:
    rng = np.random.default_rng(2)
    income = rng.normal(size=240)
    labels = np.digitize(income, [-0.7, 0.7])  # formed from income alone
    numbers = {f"n{i}": {"values": rng.normal(size=240), "role": "descriptor"} for i in range(100)}
    levels = {
        f"c{i}": {
            "values": rng.integers(0, 3, 240),
            "kind": "category",
            "levels": list("xyz"),
            "role": "descriptor",
        }
        for i in range(100)
    }
    contrasts = make_contrasts(make_table(income={"values": income}, **numbers, **levels), labels)
    for test in ("kruskal_wallis", "chi_squared"):
        p_values = [contrast.p_value for contrast in contrasts if contrast.test == test]
        assert len(p_values) == 100
        assert scipy.stats.kstest(p_values, "uniform").pvalue > 0.01
    assert min(contrast.p_adjusted for contrast in contrasts) > 0.05


def test_what_goes_along_with_a_used_column_is_named(shop) -> None:
    found = by_column(make_contrasts(*shop))
    assert found["spent"].related_to == ("score",)
    assert found["gender"].related_to == ()


def test_categories_and_ordered_columns_are_related_by_their_own_measure(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 2, 300)
    table = make_table(
        region={"values": labels, "kind": "category", "levels": ["n", "s"]},
        x={"values": labels + rng.normal(0, 0.3, 300)},
        town={
            "values": labels * 2 + rng.integers(0, 2, 300),
            "kind": "category",
            "levels": ["a", "b", "c", "d"],
            "role": "descriptor",
        },
        rating={
            "values": np.clip(labels + rng.integers(0, 2, 300), 0, 2),
            "kind": "ordered",
            "levels": ["1", "2", "3"],
            "level_values": [1, 2, 3],
            "role": "descriptor",
        },
    )
    found = by_column(make_contrasts(table, labels))
    assert found["town"].related_to == ("region", "x")
    assert found["rating"].related_to == ("region", "x")
    assert found["rating"].test == "kruskal_wallis"


def test_rows_labels_and_left_out_rows(shop) -> None:
    table, labels = shop
    first = [contrast.to_dict() for contrast in make_contrasts(table, labels)]
    order = np.random.default_rng(1).permutation(table.n_rows)
    again = make_contrasts(table.take(order), labels[order])
    assert [contrast.to_dict() for contrast in again] == first
    renamed = make_contrasts(table, np.array([3, 1, 0, 2])[labels])
    assert [contrast.to_dict() for contrast in renamed] == first
    some = np.where(np.arange(len(labels)) % 5 == 0, -1, labels)
    assert by_column(make_contrasts(table, some))["age"].n == int(np.sum(some >= 0))


def test_drawn_p_values_follow_the_seed_and_every_column_has_its_own_draws(make_table) -> None:
    rng = np.random.default_rng(3)
    labels = np.repeat([0, 1, 2], [6, 5, 4])
    values = rng.integers(0, 3, 15)
    spec = {"values": values, "kind": "category", "role": "descriptor", "levels": list("xyz")}
    table = make_table(f={"values": labels}, a=spec, b=spec, c=spec)
    found = by_column(make_contrasts(table, labels))
    assert {contrast.method for contrast in found.values()} == {"drawn"}
    assert len({contrast.p_value for contrast in found.values()}) > 1  # equal columns
    again = by_column(make_contrasts(table, labels, seed=0))
    assert [again[name].p_value for name in "abc"] == [found[name].p_value for name in "abc"]
    other = by_column(make_contrasts(table, labels, seed=1))
    assert [other[name].p_value for name in "abc"] != [found[name].p_value for name in "abc"]
    turned = make_table(c=spec, f={"values": labels}, b=spec, a=spec)
    moved = by_column(make_contrasts(turned, labels))
    assert [moved[name].p_value for name in "abc"] == [found[name].p_value for name in "abc"]


def test_only_the_first_columns_by_name_are_compared(make_table, monkeypatch) -> None:
    monkeypatch.setattr(contrasts_module, "MOST_COLUMNS", 2)
    spec = {"values": np.arange(20), "role": "descriptor"}
    last = {"values": np.arange(20), "role": "sensitive"}
    table = make_table(f={"values": np.arange(20)}, b=spec, a=spec, z=last)
    assert set(by_column(make_contrasts(table, np.arange(20) % 2))) == {"a", "z"}


def test_rows_are_hashed_for_a_sample_only(shop, monkeypatch) -> None:
    calls = []
    hashing = associations.row_keys
    monkeypatch.setattr(associations, "row_keys", lambda x: calls.append(1) or hashing(x))
    whole = by_column(make_contrasts(*shop))
    assert not calls
    monkeypatch.setattr(associations, "PAIR_ROWS", 200)
    assert by_column(make_contrasts(*shop))["spent"].related_to == whole["spent"].related_to
    assert calls


def test_nothing_to_compare(make_table, shop) -> None:
    assert make_contrasts(shop[0], np.zeros(260, dtype=int)) == ()
    table = make_table(
        x={"values": [1, 2]},
        same={"values": [5, 5], "role": "descriptor"},
        empty={"values": [np.nan, np.nan], "role": "descriptor"},
    )
    assert make_contrasts(table, np.array([0, 1])) == ()


def test_effects_have_words() -> None:
    words = ("negligible", "weak", "moderate", "strong")
    assert tuple(effect_word("cramers_v", v) for v in (0.09, 0.1, 0.3, 0.5)) == words
    assert tuple(effect_word("epsilon_squared", v) for v in (0.0, 0.01, 0.08, 0.26)) == words


def test_contrasts_survive_json(shop) -> None:
    for contrast in make_contrasts(*shop):
        text = json.dumps(contrast.to_dict(), allow_nan=False)
        assert Contrast.from_dict(json.loads(text)).to_dict() == contrast.to_dict()
