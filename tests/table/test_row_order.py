"""Blocks of rows that differ: found where planted, never in shuffled rows."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.table import row_order
from clustomer.table.checks import check_table
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.row_order import find_blocks, kolmogorov_tail, sorted_by
from clustomer.table.table import Table


def table_of(**columns) -> Table:
    return infer_table(raw_columns(columns)).table


def test_the_tail_is_scipys():
    from scipy.stats import kstwobign

    for x in (0.3, 0.5, 0.8, 1.0, 1.36, 2.0, 4.0, 1e3):
        assert kolmogorov_tail(x) == pytest.approx(kstwobign.sf(x), abs=1e-14)
    assert kolmogorov_tail(0.0) == kolmogorov_tail(0.29) == 1.0  # true within 0.00001


def test_distance_and_p_value_are_scipys():
    from scipy.stats import ks_2samp

    rng = np.random.default_rng(0)
    x = rng.integers(0, 40, 1000).astype(float)
    x[:250] += 12
    (block,) = find_blocks(table_of(x=x, y=rng.normal(size=1000)))
    assert (block.first, block.last, block.columns) == (1, 250, ("x",))
    oracle = ks_2samp(x[:250], x[250:], method="asymp")
    assert block.distance == pytest.approx(oracle.statistic)
    assert block.p_adjusted < 1e-6


@pytest.mark.parametrize(("first", "last"), [(0, 200), (600, 900), (1900, 2000)])
def test_a_planted_block_is_found(first, last):
    rng = np.random.default_rng(1)
    x = rng.normal(size=2000)
    x[first:last] += 1.5
    (block,) = find_blocks(table_of(x=x, y=rng.normal(size=2000)))
    assert (block.first, block.last) == (first + 1, last)


def test_features_with_the_same_block_share_an_issue():
    rng = np.random.default_rng(2)
    x, y, z = rng.normal(size=(3, 1000))
    x[:500] += 2
    y[:500] += 1
    (block,) = find_blocks(table_of(x=x, y=y, z=z))
    assert block.columns == ("x", "y")


@pytest.mark.parametrize("seed", range(12))
def test_shuffled_rows_have_no_blocks(customers, seed):
    order = np.random.default_rng(seed).permutation(customers.table.n_rows)
    shuffled = Table(
        schema=customers.table.schema,
        data={name: values[order] for name, values in customers.table.data.items()},
        rows=customers.table.rows,
        n_source_rows=2000,
    )
    assert find_blocks(shuffled) == ()


def test_a_small_difference_is_left_alone_however_many_rows():
    rng = np.random.default_rng(3)
    x = rng.normal(size=50_000)
    x[:25_000] += 0.2  # distance 0.08, p-value below 1e-50
    assert find_blocks(table_of(x=x)) == ()


def test_p_values_are_computed_where_the_distance_counts_only(monkeypatch):
    asked: list[float] = []

    def tail(x: float) -> float:
        asked.append(x)
        return kolmogorov_tail(x)

    monkeypatch.setattr(row_order, "kolmogorov_tail", tail)
    rng = np.random.default_rng(8)
    find_blocks(table_of(**{f"x{j}": rng.normal(size=2000) for j in range(5)}))
    assert len(asked) < 20  # of 5 x 155 comparisons


def test_rows_are_counted_in_the_source_and_taken_in_its_order(customers):
    order = np.random.default_rng(4).permutation(2000)
    assert find_blocks(customers.table.take(order)) == find_blocks(customers.table)


def test_sorted_files_are_said_to_be_sorted():
    rng = np.random.default_rng(5)
    table = table_of(x=np.sort(rng.normal(size=300)), y=rng.normal(size=300))
    assert sorted_by(table) == "x"
    codes = {issue.code for issue in check_table(table)}
    assert "sorted_rows" in codes
    assert "row_order" not in codes


def test_missing_values_and_few_rows():
    x = np.full(1000, np.nan)
    x[::7] = np.random.default_rng(6).normal(size=143)
    assert find_blocks(table_of(x=x, y=np.random.default_rng(7).normal(size=1000))) == ()
    few = table_of(x=[0.5] * 40 + [9.5] * 59)
    assert find_blocks(few) == ()
    assert sorted_by(few) is None
