"""Agreement with the preparation learnt anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import clustomer as cl
from clustomer.errors import InputError
from clustomer.evidence.refitted import refitted_agreement
from clustomer.evidence.stability import stability
from clustomer.prepare.learn import PrepareOptions, learn_plan
from clustomer.table.schema import Kind, Role
from clustomer.table.table import Table

Make = Callable[..., Table]


def mixed(n: int = 120) -> dict[str, Any]:
    """Three groups in columns of every kind, with gaps."""
    rng = np.random.default_rng(4)
    group = np.arange(n) % 3
    spent = np.exp(rng.normal(size=n) + 3 * group)  # skewed
    income = rng.normal(size=n) + 8 * (group == 1)
    region = np.array(["east", "north", "west"])[np.where(rng.random(n) < 0.9, group, 0)]
    answer = np.clip(np.round(2 * group + rng.normal(size=n, scale=0.4)) + 1, 1, 5)
    gaps = rng.random((n, 2)) < 0.1
    return {
        "spent": [None if gap else value for value, gap in zip(spent, gaps[:, 0], strict=True)],
        "income": [None if gap else value for value, gap in zip(income, gaps[:, 1], strict=True)],
        "region": [str(one) for one in region],
        "answer": [str(int(one)) for one in answer],
    }


def table_of(make: Make, columns: dict[str, Any] | None = None, **roles: Role) -> Table:
    return make(
        columns or mixed(),
        kinds={"answer": Kind.ORDERED},
        levels={"answer": ["1", "2", "3", "4", "5"]},
        roles=roles,
    )


@pytest.mark.parametrize("missing", ["median", "kpod", "drop"])
def test_clear_groups_agree_in_columns_of_every_kind(make_table: Make, missing: Any) -> None:
    options = PrepareOptions(missing=missing)
    found = refitted_agreement(table_of(make_table), 3, options=options, n_pairs=6)
    assert len(found) == 6
    assert min(found) > 0.8
    if missing == "kpod":  # filled with medians here
        assert found == refitted_agreement(table_of(make_table), 3, n_pairs=6)


def test_an_even_cloud_does_not_agree(make_table: Make) -> None:
    rng = np.random.default_rng(0)
    table = make_table({f"x{i}": rng.normal(size=150) for i in range(4)})
    assert np.median(refitted_agreement(table, 3, n_pairs=8)) < 0.6


def test_the_preparation_is_learnt_anew(make_table: Make) -> None:
    # Divided by its range, y counts for nothing while the one large value is in the
    # resample, and as much as x where it is not. On the prepared matrix this is not seen.
    rng = np.random.default_rng(1)
    x = np.repeat([0.0, 1.0], 60) + rng.normal(size=120, scale=0.02)
    y = np.append(np.tile([0.0, 1.5], 60)[:-1], 500.0)
    table = make_table({"x": x, "y": y})
    options = PrepareOptions(scale="range", winsorise=False, transform_skewed=False)
    X = learn_plan(table, options=options).plan.transform(table).X
    assert min(one.jaccard for one in stability(X, k=2, n_resamples=20).segments) > 0.95
    found = refitted_agreement(table, 2, options=options, n_pairs=20)
    assert max(found) > 0.9
    assert min(found) < 0.2


def test_order_of_rows_and_columns_and_workers_change_nothing(make_table: Make) -> None:
    columns = mixed(90)
    found = refitted_agreement(table_of(make_table, columns), 4, n_pairs=4, n_jobs=1)
    order = np.random.default_rng(2).permutation(90)
    shuffled = {
        name: [values[i] for i in order] for name, values in reversed(list(columns.items()))
    }
    table = table_of(make_table, shuffled)
    assert refitted_agreement(table, 4, n_pairs=4, n_jobs=2) == found
    assert refitted_agreement(table, 4, n_pairs=2) == found[:2]
    assert refitted_agreement(table, 4, n_pairs=4, random_state=1) != found


def test_only_some_rows_stand_for_a_long_table(
    make_table: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    plain = learn_plan

    def counted(table: Table, **options: Any) -> Any:
        seen.append(table.n_rows)
        return plain(table, **options)

    monkeypatch.setattr("clustomer.evidence.refitted.learn_plan", counted)
    refitted_agreement(table_of(make_table), 3, n_pairs=2, max_rows=50, n_jobs=1)
    assert seen == [50] * 5  # once to see whether it can be done, and for each resample


def test_row_weights_count(make_table: Make) -> None:
    # Where the third group has no weight the other two are all there is.
    columns = mixed() | {"times": np.where(np.arange(120) % 3 == 2, 0.0, 1.0)}
    table = table_of(make_table, columns, times=Role.WEIGHT)
    plain = table_of(make_table, mixed())
    assert min(refitted_agreement(table, 2, n_pairs=5)) > 0.7
    assert refitted_agreement(table, 2, n_pairs=5) != refitted_agreement(plain, 2, n_pairs=5)
    equal = table_of(make_table, mixed() | {"times": np.full(120, 2.0)}, times=Role.WEIGHT)
    assert refitted_agreement(equal, 3, n_pairs=3) == pytest.approx(
        refitted_agreement(plain, 3, n_pairs=3)
    )


def test_row_weights_count_in_the_fit(make_table: Make) -> None:
    # Rows at 0, 1 and 3, two segments. Equal weights: joining 0 and 1 costs a quarter of
    # joining 1 and 3. Weights 7, 7 and 1: both cost the same, and chance decides.
    x = np.repeat([0.0, 1.0, 3.0], 40)
    options = PrepareOptions(scale="none")
    even = make_table({"x": x, "times": np.ones(120)}, roles={"times": Role.WEIGHT})
    assert set(refitted_agreement(even, 2, options=options)) == {1.0}
    times = np.repeat([7.0, 7.0, 1.0], 40)
    tied = make_table({"x": x, "times": times}, roles={"times": Role.WEIGHT})
    assert min(refitted_agreement(tied, 2, options=options)) < 0.5


def test_a_resample_without_spread_is_one_segment(make_table: Make) -> None:
    # One customer differs: a resample without that one cannot be prepared at all.
    table = make_table({"x": [0.0] * 19 + [1.0]})
    found = refitted_agreement(table, 2, n_pairs=12)
    assert set(found) == {0.0, 1.0}


def test_progress(make_table: Make) -> None:
    seen: list[tuple[str, int, int]] = []
    refitted_agreement(table_of(make_table), 3, n_pairs=3, progress=lambda *step: seen.append(step))
    assert seen == [("refit", done, 3) for done in range(4)]


@pytest.mark.parametrize(
    ("k", "arguments", "match"),
    [
        (0, {}, "k is 0"),
        (121, {}, "1 to 120"),
        (2, {"n_pairs": 0}, "n_pairs is 0"),
        (2, {"n_init": 0}, "n_init is 0"),
        (2, {"max_rows": 0}, "max_rows is 0"),
        (2, {"options": PrepareOptions(feature_weights={"nobody": 2.0})}, "nobody"),
    ],
)
def test_arguments_that_cannot_be_used(
    make_table: Make, k: int, arguments: dict[str, Any], match: str
) -> None:
    with pytest.raises(InputError, match=match):
        refitted_agreement(table_of(make_table), k, **arguments)


def test_a_table_without_features_is_an_error(make_table: Make) -> None:
    table = table_of(make_table)
    bare = replace(
        table.schema,
        columns=tuple(replace(column, role=Role.DESCRIPTOR) for column in table.schema.columns),
    )
    with pytest.raises(InputError, match="No column can form segments"):
        refitted_agreement(replace(table, schema=bare), 2)


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("name", "features", "k", "low", "high"),
    [
        ("Mall_Customers.csv", ["Annual Income (k$)", "Spending Score (1-100)"], 5, 0.9, 1.0),
        ("Customers.csv", [], 4, 0.0, 0.6),
    ],
)
def test_real_tables(
    shared_data: Path, name: str, features: list[str], k: int, low: float, high: float
) -> None:
    table = cl.read_table(shared_data / name, features=features).table
    assert low <= np.median(refitted_agreement(table, k)) <= high
