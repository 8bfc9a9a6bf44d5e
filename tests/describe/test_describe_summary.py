from __future__ import annotations

import json

import numpy as np
import pytest

from clustomer.describe import associations
from clustomer.describe.summary import TableSummary, summarise
from clustomer.table.table import Table


def shuffled(table: Table, seed: int = 1) -> Table:
    return table.take(np.random.default_rng(seed).permutation(table.n_rows))


def test_a_small_table_by_hand(make_table) -> None:
    table = make_table(
        x={"values": [1, 2, 6, np.nan, 1]},
        kind={"values": [0, 1, 1, -1, 0], "kind": "category", "levels": ["a", "b", "unused"]},
        note={"values": list("pqrst"), "kind": "text", "role": "ignored"},
    )
    summary = summarise(table)
    x, kind = summary.columns
    assert (x.n, x.n_missing, x.n_distinct, x.mean, x.top_share) == (4, 1, 3, 2.5, 0.5)
    assert x.quantiles is not None
    assert x.quantiles[2] == 1.5
    assert (kind.n, kind.n_missing, kind.n_distinct, kind.top_share) == (4, 1, 2, 0.5)
    assert [(level.level, level.n, level.share) for level in kind.levels] == [
        ("a", 2, 0.5),
        ("b", 2, 0.5),
    ]
    assert (summary.n_rows, summary.n_complete_rows, summary.n_duplicate_rows) == (5, 4, 1)
    assert [(p.columns, p.n) for p in summary.missing_patterns] == [(("x", "kind"), 1)]
    (pair,) = summary.associations
    assert (pair.first, pair.second, pair.measure, pair.n) == ("x", "kind", "correlation_ratio", 4)


def test_missing_patterns_are_counted_and_ordered(make_table) -> None:
    gap = np.nan
    table = make_table(
        a={"values": [gap, gap, 1, gap, 2, 3]},
        b={"values": [1, 2, gap, gap, 3, 4]},
    )
    summary = summarise(table)
    assert [(p.columns, p.n) for p in summary.missing_patterns] == [
        (("a",), 2),
        (("b",), 1),
        (("a", "b"), 1),
    ]
    assert summary.n_complete_rows == 2


def test_histograms_of_whole_numbers_are_aligned(make_table) -> None:
    sizes = np.repeat(np.arange(1, 8), [5, 40, 60, 80, 30, 20, 65])
    ages = np.tile(np.arange(100), 3)
    table = make_table(size={"values": sizes}, age={"values": ages})
    size, age = summarise(table).columns
    assert size.histogram_edges == (0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5)
    assert size.histogram == (5, 40, 60, 80, 30, 20, 65)
    widths = set(np.diff(age.histogram_edges).tolist())
    assert widths == {5.0}
    assert sum(age.histogram) == 300
    assert len(age.histogram) <= 24


def test_histograms_do_not_stretch_to_outliers(make_table) -> None:
    values = np.append(np.random.default_rng(0).normal(size=999), 1e6)
    (column,) = summarise(make_table(x={"values": values})).columns
    assert len(column.histogram) == 24
    assert column.histogram_edges[-1] < 5
    assert sum(column.histogram) == 1000


@pytest.mark.parametrize(
    "values",
    [
        [np.nan, np.nan],
        [4.0, 4.0, 4.0],
        [1e308, -1e308, 0.5],
        [1e300, 2e300, -5e300],
        [1e17, 1e17],
        [7.0],
    ],
)
def test_odd_columns_are_summarised(make_table, values) -> None:
    summary = summarise(make_table(x={"values": values}))
    (column,) = summary.columns
    assert sum(column.histogram) == column.n == np.isfinite(values).sum()
    assert (np.diff(column.histogram_edges) > 0).all()
    json.dumps(summary.to_dict(), allow_nan=False)


def test_only_profiled_columns_are_explored(shop) -> None:
    names = [column.column for column in summarise(shop[0]).columns]
    assert names == ["income", "score", "age", "gender", "channel", "spent"]


def test_a_table_without_profiled_columns(make_table) -> None:
    summary = summarise(make_table(x={"values": [1, 1], "role": "ignored"}))
    assert (summary.columns, summary.associations, summary.n_duplicate_rows) == ((), (), 0)
    assert summary.n_complete_rows == 2


def test_row_order_does_not_matter(shop) -> None:
    assert summarise(shop[0]).to_dict() == summarise(shuffled(shop[0])).to_dict()


def test_pairs_of_a_large_table_are_compared_on_the_same_sample(shop, monkeypatch) -> None:
    monkeypatch.setattr(associations, "PAIR_ROWS", 100)
    first, second = summarise(shop[0]), summarise(shuffled(shop[0]))
    assert first.n_pair_rows == 100
    assert first.to_dict() == second.to_dict()
    whole = np.corrcoef(shop[0].numbers("income"), shop[0].numbers("score"))[0, 1]
    assert first.correlations.pearson[0, 1] == pytest.approx(whole, abs=0.3)
    assert first.columns[0].n == 260  # columns themselves are summarised on all rows


def test_wide_tables_pair_features_first(make_table) -> None:
    rng = np.random.default_rng(0)
    columns = {
        f"x{j}": {"values": rng.normal(size=20), "role": "feature" if j > 79 else "descriptor"}
        for j in range(90)
    }
    summary = summarise(make_table(**columns))
    assert len(summary.columns) == 90
    assert len(summary.correlations.columns) == 60
    assert set(summary.correlations.columns) >= {f"x{j}" for j in range(80, 90)}
    assert summary.n_unpaired_columns == 30


def test_many_levels_are_cut_with_their_number(make_table) -> None:
    levels = [f"town {i}" for i in range(150)]
    table = make_table(
        town={"values": np.arange(300) % 150, "kind": "category", "levels": levels},
        x={"values": np.arange(300)},
    )
    summary = summarise(table)
    assert len(summary.columns[0].levels) == 30
    assert summary.columns[0].n_other_levels == 120
    assert summary.associations == ()  # too many levels to be compared


def test_the_summary_survives_json(shop) -> None:
    summary = summarise(shop[0])
    again = TableSummary.from_dict(json.loads(json.dumps(summary.to_dict(), allow_nan=False)))
    assert again.to_dict() == summary.to_dict()
    assert len(summary.to_frame()) == 6
