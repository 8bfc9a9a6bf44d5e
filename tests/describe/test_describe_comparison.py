from __future__ import annotations

import json

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from clustomer.describe.comparison import Comparison, compare_with_column
from clustomer.errors import InputError


def test_agreement_and_cross_table(shop) -> None:
    table, labels = shop
    comparison = compare_with_column(table, labels, "old")
    assert comparison.agreement == pytest.approx(adjusted_rand_score(labels, labels % 2))
    assert comparison.levels == ("x", "y")
    assert comparison.counts == ((90, 0), (0, 70), (60, 0), (0, 40))
    assert (comparison.label, comparison.n) == ("Segment", 260)
    assert list(comparison.to_frame()["segment"]) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("share", "code", "words"),
    [
        (0.0, "nearly_same", "are nearly the same (1.00;"),
        (0.1, "largely", "agree largely (0.8"),
        (0.3, "partly", "agree in part only"),
        (1.0, "none", "no better than chance (0.00;"),
    ],
)
def test_the_agreement_in_words(make_table, share, code, words) -> None:
    rng = np.random.default_rng(0)
    labels = np.arange(2000) % 4
    other = np.where(rng.random(2000) < share, rng.integers(0, 4, 2000), labels)
    table = make_table(
        cluster={"values": other, "role": "ignored", "label": "Cluster"}, x={"values": labels}
    )
    comparison = compare_with_column(table, labels, "cluster")
    assert comparison.code == f"comparison.{code}"
    assert words in comparison.text
    assert comparison.text.startswith("Your column “Cluster” and these segments")


def test_numbers_texts_and_levels_give_the_same(make_table) -> None:
    labels = np.array([0, 0, 1, 1, 2, 2])
    table = make_table(
        number={"values": [1, 1, 2, np.nan, 3, 3], "role": "ignored"},
        text={"values": ["a", "a", "b", None, "c", "c"], "kind": "text", "role": "ignored"},
        level={
            "values": [0, 0, 1, -1, 2, 2],
            "kind": "category",
            "levels": ["p", "q", "r"],
            "role": "ignored",
        },
    )
    found = {name: compare_with_column(table, labels, name) for name in table.schema.names}
    for comparison in found.values():
        assert (comparison.agreement, comparison.n) == (1.0, 5)
        assert comparison.counts == ((None,) * 3,) * 3  # 2, 1 and 2 customers: all are hidden
    assert found["number"].levels == ("1", "2", "3")
    assert found["text"].levels == ("a", "b", "c")


def test_rows_and_label_names_do_not_matter(shop) -> None:
    table, labels = shop
    order = np.random.default_rng(0).permutation(260)
    first = compare_with_column(table, labels, "gender")
    assert compare_with_column(table.take(order), labels[order], "gender").to_dict() == (
        first.to_dict()
    )
    renamed = compare_with_column(table, 3 - labels, "gender")
    assert renamed.agreement == pytest.approx(first.agreement)


def test_many_values_are_cut_with_their_number(make_table) -> None:
    labels = np.arange(90) % 3
    table = make_table(code={"values": np.arange(90) // 3, "role": "ignored"}, x={"values": labels})
    comparison = compare_with_column(table, labels, "code")
    assert (len(comparison.levels), comparison.n_other_levels) == (20, 10)


def test_an_empty_column_cannot_be_compared(make_table) -> None:
    table = make_table(old={"values": [np.nan, np.nan], "role": "ignored"}, x={"values": [1, 2]})
    with pytest.raises(InputError, match='column "old" cannot be compared'):
        compare_with_column(table, np.array([0, 1]), "old")


def test_a_comparison_survives_json(shop) -> None:
    comparison = compare_with_column(*shop, "old")
    again = Comparison.from_dict(json.loads(json.dumps(comparison.to_dict(), allow_nan=False)))
    assert again.to_dict() == comparison.to_dict()
