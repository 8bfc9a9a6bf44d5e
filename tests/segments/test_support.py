"""What is tested of a table, what speaks for its segments, and what is handed to the words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from clustomer.evidence.effort import QUICK, effort_of
from clustomer.prepare.plan import PrepareOptions
from clustomer.segments.choice import choice_of
from clustomer.segments.fit import Segmentation, segment_table
from clustomer.segments.support import Support, gather_support
from clustomer.segments.tested import assess_table, matrix_of
from clustomer.table.schema import Role
from clustomer.table.table import Table


def columns(n: int = 150, seed: int = 0) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    group = np.arange(n) % 3
    return {
        "a": rng.normal(size=n) + 9 * group,
        "b": rng.normal(size=n) - 9 * (group == 1),
        "kind": np.array(["x", "y"], dtype=object)[rng.integers(2, size=n)],
    }


@pytest.fixture(scope="module")
def grouped(make_table: Callable[..., Table]) -> Table:
    return make_table(columns(), roles={"kind": Role.DESCRIPTOR})


@pytest.fixture(scope="module")
def found(grouped: Table) -> Segmentation:
    return segment_table(grouped, effort=QUICK)


@pytest.fixture(scope="module")
def support(grouped: Table, found: Segmentation) -> Support:
    return gather_support(grouped, found, effort=QUICK)


def test_the_rule_decides_k(found: Segmentation) -> None:
    assert found.assessment is not None
    assert found.assessment.verdict.kind == "natural"
    assert (found.selection.k, found.selection.criterion) == (3, "evidence")


def test_without_effort_nothing_is_tested(grouped: Table) -> None:
    plain = segment_table(grouped)
    assert plain.assessment is None
    assert plain.selection.criterion == "silhouette"


def test_levels_are_tested_as_categories(make_table: Callable[..., Table]) -> None:
    table = make_table(columns())
    done = segment_table(table, k=3)
    matrix = matrix_of(table, done.model.plan, done.prepared, np.arange(150), max_rows=5000, seed=0)
    assert set(matrix.names) == {"a", "b"}
    assert matrix.nominal_names == ("kind",)
    shares = np.bincount(table.codes("kind")) / 150
    factor = np.sqrt(0.5 / (1 - (shares**2).sum()))
    assert matrix.factors[0] == pytest.approx(factor, rel=0.01)  # the plan's own, of n - 1
    back = np.argsort(matrix.rows)  # the distances are those of the prepared table
    features, X = matrix.features()[back], done.prepared.X
    ours = ((features[0] - features[1:]) ** 2).sum(axis=1)
    np.testing.assert_allclose(ours, ((X[0] - X[1:]) ** 2).sum(axis=1), atol=1e-6)


def test_weights_of_columns_stay_in_force(grouped: Table) -> None:
    options = PrepareOptions(feature_weights={"a": 9.0})
    done = segment_table(grouped, k=3, options=options)
    matrix = matrix_of(
        grouped, done.model.plan, done.prepared, np.arange(150), max_rows=5000, seed=0
    )
    spread = dict(zip(matrix.names, matrix.features().std(axis=0), strict=True))
    assert spread["a"] == pytest.approx(3 * spread["b"], rel=1e-6)


def test_filled_values_are_not_tested(make_table: Callable[..., Table]) -> None:
    values = columns()
    values["a"][:30] = np.nan
    table = make_table(values, roles={"kind": Role.DESCRIPTOR})
    assessed = segment_table(table, effort=QUICK).assessment
    assert assessed is not None
    assert (assessed.n_rows, assessed.n_complete) == (150, 120)


def test_rows_with_weights_are_not_assessable(make_table: Callable[..., Table]) -> None:
    values = {**columns(), "w": np.ones(150)}
    values["w"][0] = 2.0
    table = make_table(values, roles={"kind": Role.DESCRIPTOR, "w": Role.WEIGHT})
    done = segment_table(table, effort=QUICK)
    assert done.assessment is not None
    assert done.assessment.verdict.kind == "not_assessable"
    assert "weight" in done.assessment.verdict.sentence
    assert gather_support(table, done, effort=QUICK) == Support()
    again = assess_table(table, done.model.plan, done.prepared, np.arange(150), effort=QUICK)
    assert again.verdict == done.assessment.verdict


def test_everything_speaks_for_clear_groups(found: Segmentation, support: Support) -> None:
    assert support.ballot is not None
    assert support.ballot.k == 3
    assert support.stability is not None
    assert [one.reading for one in support.stability.segments] == ["very_stable"] * 3
    assert support.stability.refitted == pytest.approx(1.0, abs=0.02)
    assert {flow.k for flow in support.stability.flows} >= {3, 4}
    assert support.robustness is not None
    assert all(all(one.recovered) for one in support.robustness.settings if one.k == 3)
    assert {one.column for one in support.relevance} == {"a", "b"}
    assert support.baselines is not None
    assert support.baselines.winner == "segments"
    assert len(support.intervals) == 6
    assert support.confidence is not None
    assert support.confidence.shape == (150,)
    assert (support.confidence > 0.9).all()


def test_one_segment_needs_no_support(grouped: Table) -> None:
    alone = segment_table(grouped, k=1)
    assert gather_support(grouped, alone, effort=QUICK) == Support()


def test_what_cannot_be_compared_is_said(make_table: Callable[..., Table]) -> None:
    table = make_table(columns(60), roles={"kind": Role.DESCRIPTOR})
    crowded = segment_table(table, k=8)
    told = gather_support(table, crowded, effort=QUICK)
    assert told.baselines is None
    assert [one.code for one in told.issues] == ["baselines_left_out"]
    assert "60 rows for 5 folds" in told.issues[0].message


def test_rows_that_were_dropped_have_no_confidence(make_table: Callable[..., Table]) -> None:
    values = columns()
    values["a"][:30] = np.nan
    table = make_table(values, roles={"kind": Role.DESCRIPTOR})
    options = PrepareOptions(missing="drop")
    done = segment_table(table, k=3, options=options)
    told = gather_support(table, done, options=options, effort=QUICK)
    assert told.confidence is not None
    assert np.isnan(told.confidence[:30]).all()
    assert np.isfinite(told.confidence[30:]).all()
    assert told.robustness is not None
    assert any(one.choice == "missing" for one in told.robustness.settings)


def test_the_answer_does_not_depend_on_threads(grouped: Table, found: Segmentation) -> None:
    one = gather_support(grouped, found, effort=QUICK, n_jobs=1)
    two = gather_support(grouped, found, effort=QUICK, n_jobs=2)
    assert one.to_dict() == two.to_dict()


def test_the_choice_is_told_in_plain_values(found: Segmentation, support: Support) -> None:
    told = choice_of(found.selection, found.assessment, support)
    assert (told.k, told.verdict_kind, told.data_kind, told.found_k) == (3, "natural", "natural", 3)
    assert told.excess == pytest.approx(told.evidence_silhouette - told.null_mean)  # type: ignore[operator]
    assert len(told.jaccards) == 3
    assert told.recovered == support.robustness.recovered  # type: ignore[union-attr]
    assert told.beaten is False
    untold = choice_of(found.selection, None)
    assert (untold.verdict_kind, untold.jaccards) == ("not_tested", ())


def test_levels_of_effort() -> None:
    assert [effort_of(quick=q, thorough=t).n_nulls for q, t in ((1, 0), (0, 0), (0, 1))] == [
        39, 99, 499,
    ]  # fmt: skip
