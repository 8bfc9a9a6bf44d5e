"""The sample shop: its columns, faults, planted segments and transactions."""

from __future__ import annotations

import csv
from collections import Counter

import numpy as np
import pytest
from numpy.typing import NDArray

from clustomer._csv import write_csv
from clustomer.errors import InputError
from clustomer.table.checks import check_table
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.samples import (
    CATEGORIES,
    FIRST_DAY,
    LAST_DAY,
    SEGMENTS,
    planted_segments,
    shop,
    transactions,
)

FEATURES = (
    "Age",
    "Annual Income ($)",
    "Spending Score (1-100)",
    "Work Experience",
    "Family Size",
)


FROZEN = (
    (1, "Female", 53, 90200, 5, "Executive", 34, 5),
    (1000, "Female", 51, 98100, 9, "Doctor", 35, 4),
)


def numbers(columns: dict[str, list], name: str) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in columns[name]], dtype=float)


def prepared(columns: dict[str, list]) -> NDArray[np.float64]:
    """Median for missing, log where skewed, limits at 5 robust sds, z-scores."""
    scores = []
    for name in FEATURES:
        x = numbers(columns, name)
        x = np.where(np.isnan(x), np.nanmedian(x), x)
        if np.mean(((x - x.mean()) / x.std()) ** 3) > 1 and x.min() >= 0:
            x = np.log1p(x)
        median = np.median(x)
        limit = 5 * 1.4826 * np.median(np.abs(x - median))
        x = np.clip(x, median - limit, median + limit)
        scores.append((x - x.mean()) / x.std())
    return np.column_stack(scores)


def test_the_columns_are_those_of_customers_csv(load_csv):
    assert list(shop(100)) == list(load_csv("Customers.csv"))
    assert list(shop(100, with_segment=True)) == [*shop(100), "Segment"]


def test_the_same_seed_gives_the_same_values():
    assert shop(300) == shop(300)
    assert shop(300) != shop(300, seed=1)
    assert transactions(60) == transactions(60)


def test_frozen_rows():
    # frozen when the sample was made: another value here is another sample
    rows = list(zip(*shop().values(), strict=True))
    assert rows[0] == FROZEN[0]
    assert rows[1999] == FROZEN[1]


def test_faults_are_as_documented():
    columns = shop()
    missing = {name: values.count(None) for name, values in columns.items()}
    assert missing == {**dict.fromkeys(columns, 0), "Profession": 30, "Age": 20, FEATURES[1]: 20}
    assert columns["Age"].count(-1) == 4
    assert columns[FEATURES[1]].count(0) == 3
    assert [score for score in columns[FEATURES[2]] if not 1 <= score <= 100] in (
        [0, 120],
        [120, 0],
    )
    assert sum(income is not None and income > 400_000 for income in columns[FEATURES[1]]) >= 2
    assert max(Counter(columns["CustomerID"]).values()) == 2
    codes = {issue.code for issue in check_table(infer_table(raw_columns(columns)).table)}
    assert codes >= {"sentinel", "sentinel_zero", "out_of_range", "duplicate_ids"}
    assert "row_order" not in codes


def test_margins_are_plausible():
    columns = shop()
    age, experience = numbers(columns, "Age"), numbers(columns, "Work Experience")
    known = age >= 0
    assert age[known].min() >= 18
    assert age[known].max() < 100
    assert (experience[known] <= age[known] - 16).all()
    income = numbers(columns, FEATURES[1])
    assert np.nanmean(income) > np.nanmedian(income)  # a long right tail
    assert 0.5 < columns["Gender"].count("Female") / 2000 < 0.62


def test_income_rises_with_experience_within_a_segment():
    columns, segment = shop(), planted_segments()
    income, experience = numbers(columns, FEATURES[1]), numbers(columns, "Work Experience")
    for index in range(len(SEGMENTS)):
        use = (segment == index) & np.isfinite(income) & (income > 0) & (income < 400_000)
        assert np.corrcoef(income[use], experience[use])[0, 1] > 0.05


@pytest.mark.parametrize("seed", [2026, 1])
def test_kmeans_finds_the_planted_segments(seed):
    from sklearn.cluster import KMeans
    from sklearn.metrics import adjusted_rand_score, silhouette_score
    from threadpoolctl import threadpool_limits

    X, planted = prepared(shop(seed=seed)), planted_segments(seed=seed)
    silhouettes = {}
    with threadpool_limits(1):
        for k in range(2, 9):
            labels = KMeans(k, n_init=10, random_state=0).fit(X).labels_
            silhouettes[k] = silhouette_score(X, labels)
            if k == len(SEGMENTS):
                assert adjusted_rand_score(planted, labels) >= 0.95
    best = silhouettes.pop(len(SEGMENTS))
    assert best > max(silhouettes.values()) + 0.05


def test_planted_segments_have_their_shares_and_names():
    names = shop(1001, with_segment=True)["Segment"]
    planted = planted_segments(1001)
    assert [SEGMENTS[index].name for index in planted] == names
    for index, segment in enumerate(SEGMENTS):
        assert np.mean(planted == index) == pytest.approx(segment.share, abs=0.002)


def test_transactions_match_the_customers():
    columns, lines = shop(400), transactions(400)
    known = [who for who in lines["CustomerID"] if who is not None]
    assert set(known) == set(columns["CustomerID"])  # everybody has bought something
    n = len(lines["CustomerID"])
    assert {len(values) for values in lines.values()} == {n}
    assert 0.02 < lines["CustomerID"].count(None) / n < 0.04
    assert 0.01 < sum(quantity < 0 for quantity in lines["Quantity"]) / n < 0.02
    assert FIRST_DAY <= min(lines["OrderDate"]) <= max(lines["OrderDate"]) <= LAST_DAY
    assert lines["OrderDate"] == sorted(lines["OrderDate"])
    assert set(lines["Category"]) == set(CATEGORIES)
    assert min(lines["UnitPrice"]) > 0
    assert f"{FIRST_DAY} {LAST_DAY}" == "2024-01-01 2025-12-31"
    one_day = {(o, d) for o, d in zip(lines["OrderID"], lines["OrderDate"], strict=True)}
    assert len(one_day) == len(set(lines["OrderID"]))  # an order is on one day


def test_orders_rise_with_spending_score_and_income():
    columns, lines = shop(1000), transactions(1000)
    orders: dict[int, set[int]] = {who: set() for who in columns["CustomerID"]}
    for who, order in zip(lines["CustomerID"], lines["OrderID"], strict=True):
        if who is not None:
            orders[who].add(order)
    frequency = np.array([len(orders[who]) for who in columns["CustomerID"]], dtype=float)
    score, income = numbers(columns, FEATURES[2]), numbers(columns, FEATURES[1])
    assert np.corrcoef(frequency, score)[0, 1] > 0.5
    usual = np.isfinite(income) & (income < 400_000)
    assert np.corrcoef(frequency[usual], income[usual])[0, 1] > 0.2


def test_both_can_be_written_as_csv(tmp_path):
    for columns in (shop(60), transactions(60)):
        path = tmp_path / "sample.csv"
        write_csv(path, list(columns), zip(*columns.values(), strict=True))
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        assert header == list(columns)
        assert len(rows) == len(columns["CustomerID"])


@pytest.mark.parametrize("make", [shop, transactions, planted_segments])
def test_too_few_customers(make):
    with pytest.raises(InputError, match="at least 50 rows"):
        make(49)
