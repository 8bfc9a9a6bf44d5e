"""The audit of sensitive columns: by hand, with a planted proxy, and with nothing to find."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.describe.audit import audit
from clustomer.stats.effects import (
    chance_of_correlation_ratio,
    chance_of_cramers_v,
    correlation_ratio,
    cramers_v,
)


def spread(make_table, counts: list[list[int]]):
    """A table with these numbers of women and men in each segment, beside an unrelated column."""
    cells = [(i, j) for i, row in enumerate(counts) for j, n in enumerate(row) for _ in range(n)]
    labels, gender = (np.array(part) for part in zip(*cells, strict=True))
    rng = np.random.default_rng(4)
    table = make_table(
        income={"values": rng.normal(size=len(labels)), "label": "Income"},
        gender={
            "values": gender,
            "kind": "category",
            "role": "sensitive",
            "label": "Gender",
            "levels": ["Female", "Male"],
        },
    )
    return table, labels


def test_lifts_outside_the_four_fifths_by_hand(make_table) -> None:
    found = audit(*spread(make_table, [[180, 20], [120, 180]]))[0]
    assert (found.column, found.code, found.n_cells, found.n_hidden) == ("gender", "uneven", 4, 0)
    lifts = {(cell.segment, cell.level): cell.lift for cell in found.cells}
    assert lifts == {
        (0, "Male"): pytest.approx(0.1 / 0.4),
        (0, "Female"): pytest.approx(0.9 / 0.6),
        (1, "Male"): pytest.approx(0.6 / 0.4),
        (1, "Female"): pytest.approx(0.4 / 0.6),
    }
    assert all(cell.is_clear and cell.low < cell.lift < cell.high for cell in found.cells)
    assert found.cells[0].lift == pytest.approx(0.25)  # the farthest from 1


def test_an_even_spread_and_one_that_few_customers_cannot_tell(make_table) -> None:
    even = audit(*spread(make_table, [[120, 80], [180, 120]]))[0]
    assert (even.code, even.cells, even.segments.value) == ("even", (), 0.0)
    few = audit(*spread(make_table, [[24, 10], [40, 40]]))[0]
    assert few.code == "unclear"
    assert not any(cell.is_clear for cell in few.cells)


def test_small_cells_are_not_judged(make_table) -> None:
    found = audit(*spread(make_table, [[180, 5], [120, 180]]))[0]
    assert (found.n_cells, found.n_hidden, found.cells, found.code) == (0, 4, (), "even")


def test_the_proxy_is_the_used_column_that_goes_along(make_table) -> None:
    rng = np.random.default_rng(0)
    n = 600
    gender = rng.integers(0, 2, n)
    table = make_table(
        height={"values": 165 + 12 * gender + rng.normal(0, 6, n), "label": "Height"},
        income={"values": rng.normal(size=n), "label": "Income"},
        channel={"values": rng.integers(0, 2, n), "kind": "category", "levels": ["web", "shop"]},
        gender={
            "values": gender,
            "kind": "category",
            "role": "sensitive",
            "levels": ["Female", "Male"],
        },
        beside={"values": 165 + 12 * gender, "role": "descriptor"},
    )
    found = audit(table, (table.numbers("height") > 171).astype(int))[0]
    assert found.code == "uneven"
    assert {proxy.column for proxy in found.proxies} == {"height", "income", "channel"}
    first, *others = found.proxies
    assert first.column == "height"
    assert first.measure == "correlation_ratio"
    assert first.value == pytest.approx(6 / np.hypot(6, 6), abs=0.06)
    assert first.value > first.chance
    assert all(proxy.value <= proxy.chance for proxy in others)


def test_age_is_audited_in_quarters_and_its_own_proxy(make_table) -> None:
    age = np.arange(20, 80).repeat(10)
    used = make_table(years={"values": age, "label": "Age"})
    labels = (age >= 50).astype(int)
    found = audit(used, labels)[0]
    assert (found.code, found.proxies, found.role) == ("uneven", (), "feature")
    lifts = {(cell.segment, cell.level): cell.lift for cell in found.cells}
    assert lifts[(0, "lowest quarter")] == pytest.approx(2.0)
    assert lifts[(1, "second quarter")] == 0.0
    beside = make_table(
        years={"values": age, "label": "Age", "role": "descriptor"},
        tenure={"values": age * 2.0, "label": "Tenure"},
    )
    proxy = audit(beside, labels)[0].proxies[0]
    assert (proxy.column, proxy.measure, proxy.value) == ("tenure", "correlation", pytest.approx(1))


def test_nothing_to_audit(make_table) -> None:
    table, labels = spread(make_table, [[30, 30], [30, 30]])
    assert audit(table, np.zeros_like(labels)) == ()
    constant, labels = spread(make_table, [[30, 0], [30, 0]])
    assert audit(constant, labels) == ()


def test_the_order_of_rows_does_not_matter(make_table) -> None:
    table, labels = spread(make_table, [[60, 40], [50, 90]])
    order = np.random.default_rng(1).permutation(len(labels))
    again, first = audit(table.take(order), labels[order])[0], audit(table, labels)[0]
    assert again.cells == first.cells
    assert again.proxies[0].value == pytest.approx(first.proxies[0].value)


def test_unrelated_columns_stay_below_the_bounds_of_chance() -> None:
    rng = np.random.default_rng(11)

    n, beyond = 300, np.zeros(3)
    for _ in range(400):
        first, second, values = rng.integers(0, 4, n), rng.integers(0, 3, n), rng.normal(size=n)
        counts = np.zeros((4, 3))
        np.add.at(counts, (first, second), 1)
        r = abs(np.corrcoef(values, first)[0, 1])
        beyond += [
            cramers_v(counts) > chance_of_cramers_v(counts),
            correlation_ratio(values, first) ** 2 > chance_of_correlation_ratio(n, 4),
            r**2 > chance_of_correlation_ratio(n, 2, corrected=False),
        ]
    assert ((beyond >= 8) & (beyond <= 34)).all()  # 5 % of 400 is 20, within 3 deviations
    assert np.isnan(chance_of_cramers_v(np.array([[3, 4]])))
    assert chance_of_correlation_ratio(3, 3) == 1.0
