from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score

from clustomer.describe.profile import make_profile
from clustomer.errors import InputError
from clustomer.evidence.records import Relevance
from clustomer.evidence.relevance import (
    MOST_WITHOUT,
    between_shares,
    most_separating,
    relevance,
    relevance_sentences,
)
from clustomer.prepare.learn import learn_plan
from clustomer.prepare.plan import PreparationPlan, PrepareOptions
from clustomer.table.schema import Role
from clustomer.table.table import Table

PLAIN = PrepareOptions(winsorise=False, transform_skewed=False)


def plan_of(table: Table, options: PrepareOptions = PLAIN) -> PreparationPlan:
    return learn_plan(table, options=options).plan


def by_column(rows: tuple[Relevance, ...]) -> dict[str, Relevance]:
    return {row.column: row for row in rows}


def standardised(X: np.ndarray) -> np.ndarray:
    return (X - X.mean(axis=0)) / X.std(axis=0)


@pytest.fixture(scope="module")
def blurred(make_table: Callable[..., Table]) -> tuple[Table, np.ndarray, np.ndarray]:
    """Four corners in two columns, and a third column that has nothing to do with them."""
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1, 2, 3], 75)
    corners = np.array([[0, 0], [0, 6], [6, 0], [6, 6]])[labels] + rng.normal(size=(300, 2))
    X = np.column_stack([corners, rng.uniform(size=300)])
    return make_table({"x": X[:, 0], "y": X[:, 1], "noise": X[:, 2]}), X, labels


def test_shares_of_the_separation_by_hand() -> None:
    # means 0 and 4 about 2: 4 customers x 4 = 16; means 1 and 3 about 2: 4 x 1 = 4
    X = np.array([[0.0, 0.0], [0.0, 2.0], [4.0, 2.0], [4.0, 4.0]])
    labels = np.array([0, 0, 1, 1])
    assert between_shares(X, ["a", "b"], labels, 2) == {"a": 0.8, "b": 0.2}
    assert between_shares(X, ["a", "a"], labels, 2) == {"a": 1.0}
    assert between_shares(X * 0, ["a", "b"], labels, 2) == {"a": 0.0, "b": 0.0}
    left_out = np.vstack([X, [[9.0, 9.0]]])
    assert between_shares(left_out, ["a", "b"], np.append(labels, -1), 2) == {"a": 0.8, "b": 0.2}


def test_ties_are_ordered_by_name() -> None:
    assert most_separating({"b": 0.3, "a": 0.3 + 1e-17, "c": 0.4}, 2) == ("c", "a")


def test_shares_are_those_of_the_profile(blurred) -> None:
    table, _, labels = blurred
    plan = plan_of(table)
    found = by_column(relevance(table, labels, k=4, plan=plan, max_rows=50))
    profile = make_profile(
        table, labels, prepared=plan.transform(table).X, prepared_sources=plan.prepared_sources
    )
    for part in profile.separation:
        assert found[part.column].between_share == pytest.approx(part.between_share)


def test_shuffling_a_column_that_decides_leaves_no_agreement(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 200)
    table = make_table({"a": labels * 20 + rng.normal(size=400), "b": rng.normal(size=400)})
    found = by_column(relevance(table, labels, k=2, plan=plan_of(table)))
    assert found["a"].permutation_loss == pytest.approx(1, abs=0.03)
    assert found["b"].permutation_loss == pytest.approx(0, abs=0.01)
    # without "a" the halves of "b" are all that is left
    assert found["a"].agreement_without == pytest.approx(0, abs=0.03)
    assert found["b"].agreement_without == 1


def test_levels_of_one_column_are_shuffled_together(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1, 2], 100)
    level = [("x", "y", "z")[i] for i in labels]
    table = make_table({"kind": level, "b": rng.normal(size=300) * 1e-3})
    options = replace(PLAIN, scale="none")
    found = by_column(relevance(table, labels, k=3, plan=plan_of(table, options)))
    # a customer keeps exactly one level, so each goes to one of the three segments by chance
    assert found["kind"].permutation_loss == pytest.approx(1, abs=0.03)
    assert found["kind"].between_share > 0.99


def test_without_a_column_it_is_the_study_of_the_others(blurred) -> None:
    table, X, labels = blurred
    rows = relevance(table, labels, k=4, plan=plan_of(table))
    found = by_column(rows)
    others = standardised(X[:, :2])
    fit = KMeans(4, n_init=10, random_state=0).fit_predict(others)
    assert found["noise"].agreement_without == pytest.approx(adjusted_rand_score(labels, fit))
    assert found["noise"].silhouette_without == pytest.approx(silhouette_score(others, fit))
    shares = [row.between_share for row in rows]
    assert shares == sorted(shares, reverse=True)


def test_a_noise_column_hides_the_segments_and_a_useful_one_does_not(blurred) -> None:
    table, X, labels = blurred
    rows = relevance(table, labels, k=4, plan=plan_of(table))
    shown = float(silhouette_score(standardised(X), labels))
    said = relevance_sentences(rows, silhouette=shown)
    assert any(sentence.startswith("“noise” blurs the segments") for sentence in said)
    assert not any("blurs" in sentence for sentence in relevance_sentences(rows))
    assert not any("blurs" in s for s in relevance_sentences(rows, silhouette=shown, n_columns=4))
    # fewer columns have a higher silhouette anyway: in an even cloud nothing is blamed
    cloud = np.random.default_rng(1).uniform(size=(300, 3))
    even = replace(table, data={"x": cloud[:, 0], "y": cloud[:, 1], "noise": cloud[:, 2]})
    fit = KMeans(4, n_init=10, random_state=0).fit_predict(standardised(cloud))
    rows = relevance(even, fit, k=4, plan=plan_of(even))
    silhouette = float(silhouette_score(standardised(cloud), fit))
    gains = [row.silhouette_without - silhouette for row in rows if row.silhouette_without]
    assert max(gains) > 0.05
    assert not any("blurs" in s for s in relevance_sentences(rows, silhouette=silhouette))


def test_orders_and_threads_change_nothing(blurred) -> None:
    table, _, labels = blurred
    first = relevance(table, labels, k=4, plan=plan_of(table), max_rows=200, n_jobs=1)
    order = np.random.default_rng(0).permutation(300)
    columns = tuple(table.schema.columns[j] for j in (2, 0, 1))
    turned = replace(table, schema=replace(table.schema, columns=columns)).take(order)
    again = relevance(turned, labels[order], k=4, plan=plan_of(turned), max_rows=200, n_jobs=3)
    assert [row.to_dict() for row in again] == [row.to_dict() for row in first]
    renamed = np.array([3, 1, 0, 2])[labels]
    switched = relevance(table, renamed, k=4, plan=plan_of(table), max_rows=200)
    for one, other in zip(first, switched, strict=True):
        assert other.to_dict() == one.to_dict()


def test_missing_values_left_out_of_the_distances(blurred) -> None:
    table, X, labels = blurred
    holes = X.copy()
    holes[::20, 0] = np.nan
    data = {"x": holes[:, 0], "y": holes[:, 1], "noise": holes[:, 2]}
    table = replace(table, data=data)
    options = replace(PLAIN, missing="kpod")
    found = by_column(relevance(table, labels, k=4, plan=plan_of(table, options)))
    assert found["noise"].agreement_without is not None
    assert found["noise"].agreement_without > 0.85
    assert found["noise"].silhouette_without is not None


def test_row_weights_count_as_customers(blurred) -> None:
    table, _, labels = blurred
    weighted = replace(
        table,
        schema=replace(
            table.schema,
            columns=(
                *table.schema.columns,
                replace(table.schema.columns[0], name="w", label="w", role=Role.WEIGHT),
            ),
        ),
        data={**table.data, "w": np.where(labels == 0, 3.0, 1.0)},
    )
    plan = plan_of(weighted)
    found = by_column(relevance(weighted, labels, k=4, plan=plan))
    assert set(found) == {"x", "y", "noise"}
    assert found["noise"].agreement_without is not None
    assert found["noise"].agreement_without > 0.9


def test_many_columns_are_not_all_left_out_and_a_single_one_is_not_either(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 40)
    names = [f"x{i}" for i in range(15)]
    table = make_table({name: labels * 3 + rng.normal(size=80) for name in names})
    rows = relevance(table, labels, k=2, plan=plan_of(table))
    assert [row.agreement_without is None for row in rows] == [False] * MOST_WITHOUT + [True] * 3
    alone = make_table({"x": labels * 3 + rng.normal(size=80)})
    (row,) = relevance(alone, labels, k=2, plan=plan_of(alone))
    assert (row.agreement_without, row.silhouette_without) == (None, None)
    assert row.between_share == 1
    assert relevance_sentences((row,)) == ()


def test_a_rerun_that_is_not_possible_is_left_empty(make_table) -> None:
    labels = np.tile([0, 1, 2], 20)
    table = make_table({"a": labels * 1.0, "b": (labels > 0) * 1.0})
    found = by_column(relevance(table, labels, k=3, plan=plan_of(table)))
    assert found["a"].agreement_without is None  # two distinct rows are left for three segments
    assert found["b"].agreement_without == 1


def test_progress_and_wrong_labels(blurred) -> None:
    table, _, labels = blurred
    told: list[Any] = []
    relevance(table, labels, k=4, plan=plan_of(table), progress=lambda *step: told.append(step))
    assert told == [("relevance", done, 3) for done in range(4)]
    with pytest.raises(InputError, match="4 labels for 300 rows"):
        relevance(table, labels[:4], k=4, plan=plan_of(table))


def row(column: str, share: float, without: float | None) -> Relevance:
    return Relevance(
        column=column,
        between_share=share,
        permutation_loss=0.1,
        agreement_without=without,
        silhouette_without=0.3,
    )


def test_what_decides_and_what_dominates_is_said() -> None:
    said = relevance_sentences(
        [row("Age", 0.62, 0.31), row("Income", 0.28, 0.7), row("Visits", 0.1, 0.9)],
        noun="group",
        nouns="groups",
    )
    assert said == (
        "Leaving out “Age” changes the groups most (adjusted Rand index 0.31; 1 is the same, 0 is "
        "chance).",
        "“Age” alone makes up 62\N{NO-BREAK SPACE}% of the separation: the groups are mostly "
        "levels of it.",
    )
    (same,) = relevance_sentences([row("Age", 0.5, 0.85), row("Income", 0.5, 0.9)])
    assert same.startswith("No single column decides")
    # of two columns one has more than half: that alone is no finding
    assert len(relevance_sentences([row("Age", 0.74, 0.5), row("Income", 0.26, 0.6)])) == 1
    assert len(relevance_sentences([row("Age", 0.76, 0.5), row("Income", 0.24, 0.6)])) == 2
    assert relevance_sentences([row("Age", 0.5, None), row("Income", 0.5, None)]) == ()
