"""Customers from order lines: by hand, against independent oracles, and with wild lines."""

from __future__ import annotations

import datetime
import itertools
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clustomer as cl
from clustomer.engines import lines as lines_module
from clustomer.engines import transactions as transactions_module
from clustomer.engines.transactions import RfmTable, refuse_same_file, write_rfm
from clustomer.errors import InputError
from clustomer.table.rfm import FEATURES, RfmOptions, chained

DAY = datetime.date(2026, 1, 1)
Line = Mapping[str, Any]


def table_of(rows: Sequence[Line]) -> dict[str, list[Any]]:
    names = ("customer", "date", "product", "quantity", "price", "order")
    return {name: [row.get(name) for row in rows] for name in names if name in rows[0]}


def line(customer: str, day: int, product: str, quantity: float, price: float = 10.0) -> Line:
    date = (DAY + datetime.timedelta(days=day)).isoformat()
    return {"customer": customer, "date": date, "product": product, "quantity": quantity,
            "price": price}  # fmt: skip


def made(rows: Sequence[Line], **options: Any) -> RfmTable:
    return cl.rfm(table_of(rows), **options)


def row_of(found: RfmTable, customer: str) -> dict[str, Any]:
    (row,) = (row for row in found._rows() if row["customer_id"] == customer)
    return row


class TestByHand:
    def test_every_feature(self) -> None:
        rows = [
            line("a", 0, "x", 2), line("a", 0, "y", 1, 5.0), line("a", 10, "x", 1),
            line("a", 40, "y", 2, 20.0), line("a", 50, "x", -1), line("b", 60, "x", 1),
        ]  # fmt: skip
        found = made(rows)
        row = row_of(found, "a")
        # Of 25 + 10 + 40 the oldest piece of x, 10, came back.
        assert found.reference_date == "2026-03-02"
        assert row["recency_days"] == 20
        assert row["frequency"] == 3
        assert row["repeats"] == 2
        assert row["monetary_value"] == pytest.approx((15 + 10 + 40) / 3)
        assert row["total_value"] == 65
        assert row["recency_tx_days"] == 40
        assert row["tenure_days"] == 60
        assert row["repeat_value"] == 25
        assert row["first_value"] == 15
        assert row["gap_days"] == 20
        assert np.isnan(row["gap_trend"])
        assert row["return_rate"] == pytest.approx(10 / 75)
        assert [row[f"quarter_{i}_share"] for i in (1, 2, 3, 4)] == [1, 0, 0, 0]
        assert row["products"] == 2
        assert str(row["first_purchase"])[:10] == "2026-01-01"
        assert str(row["last_purchase"])[:10] == "2026-02-10"

    def test_trend_of_gaps_that_double(self) -> None:
        found = made([line("a", day, "x", 1) for day in (0, 5, 15, 35, 75)])
        assert row_of(found, "a")["gap_trend"] == pytest.approx(1.0)

    def test_a_purchase_that_came_back_wholly_is_none(self) -> None:
        found = made([line("a", 0, "x", 2), line("a", 9, "x", 1), line("a", 20, "x", -2)])
        row = row_of(found, "a")
        assert (row["frequency"], row["total_value"], row["first_value"]) == (1, 10, 10)
        assert found.counts["returned_wholly"] == 1

    def test_a_return_before_its_purchase_takes_nothing_back(self) -> None:
        found = made([line("a", 0, "x", -2), line("a", 9, "x", 1), line("a", 9, "y", 1)])
        row = row_of(found, "a")
        assert (row["frequency"], row["monetary_value"], row["total_value"]) == (1, 20, 0)
        assert found.unmatched_value == 20
        assert "For 20 there was no earlier purchase" in " ".join(found.sentences())
        net = made([line("a", 0, "x", -2), line("a", 9, "x", 1)], returns="net")
        assert "no earlier purchase" not in " ".join(net.sentences())
        assert [i.code for i in found.issues] == ["customers_nothing"]

    def test_on_one_day_purchases_come_first(self) -> None:
        found = made([line("a", 3, "x", -1), line("a", 3, "x", 1), line("a", 4, "y", 1)])
        assert row_of(found, "a")["frequency"] == 1
        assert found.unmatched_value == 0
        assert "no earlier purchase" not in " ".join(found.sentences())

    def test_a_return_of_no_product_is_unmatched(self) -> None:
        rows = [line("a", 0, "x", 1), {**line("a", 5, "", -1)}]
        found = made(rows)
        assert row_of(found, "a")["frequency"] == 1
        assert found.unmatched_value == 10

    def test_only_returns_is_no_customer(self) -> None:
        found = made([line("a", 0, "x", 1), line("b", 0, "x", -1)])
        assert found.columns["customer_id"].tolist() == ["a"]
        assert found.counts["customers_gone"] == 1

    def test_tenths_of_pieces_add_up(self) -> None:
        rows = [line("a", day, "x", 0.1) for day in range(3)]
        found = made([*rows, line("a", 5, "x", -0.3), line("a", 6, "y", 1)])
        assert found.counts["returned_wholly"] == 3
        assert found.unmatched_value == 0

    @pytest.mark.parametrize(("returns", "total"), [("match", 5), ("net", 5), ("drop", 20)])
    def test_a_total_is_what_was_paid_less_what_came_back(self, returns: str, total: int) -> None:
        found = made([line("a", 0, "x", 2), line("a", 5, "x", -1, 15.0)], returns=returns)
        assert row_of(found, "a")["total_value"] == total

    def test_orders_of_one_day(self) -> None:
        rows = [{**line("a", 0, "x", 1), "order": str(i % 3)} for i in range(6)]
        by_order, by_day = made(rows, purchase="order"), made(rows)
        assert row_of(by_order, "a")["frequency"] == 3
        assert row_of(by_day, "a")["frequency"] == 1
        assert row_of(by_order, "a")["gap_days"] == 0

    def test_a_line_without_order_is_a_purchase_of_its_day(self) -> None:
        rows = [
            {**line("a", 0, "x", 1), "order": "2026-01-01"},
            {**line("a", 0, "x", 1), "order": ""},
        ]
        assert row_of(made(rows, purchase="order"), "a")["frequency"] == 2

    def test_cancellations_by_their_prefix(self) -> None:
        rows = [{**line("a", d, "x", 1), "order": f"{d}"} for d in range(3)]
        rows.append({**line("a", 5, "x", 1), "order": "C7"})
        seen = made(rows)
        assert row_of(seen, "a")["frequency"] == 4
        assert [i.code for i in seen.issues] == ["lines_marked"]
        assert row_of(made(rows, cancelled="C"), "a")["frequency"] == 2

    def test_discounts(self) -> None:
        data = {"customer": ["a"] * 4, "date": ["2026-01-01"] * 4, "amount": [1, 2, 3, 4],
                "discount": ["", "10 %", "0", "SUMMER"]}  # fmt: skip
        assert cl.rfm(data).columns["discount_share"].tolist() == [0.5]


def fifo(moves: Sequence[float]) -> list[float]:
    """Take pieces back one return after the other; the slow way."""
    left: list[float] = []
    for pieces in moves:
        if pieces > 0:
            left.append(pieces)
            continue
        owed = -pieces
        for i, there in enumerate(left):
            taken = min(there, owed)
            left[i] -= taken
            owed -= taken
    return left


def in_turn(row: Line) -> tuple[Any, ...]:
    pieces = abs(row["quantity"])
    return row["date"], row["quantity"] < 0, pieces, pieces * row["price"]


def oracle(rows: Sequence[Line], reference: datetime.date) -> dict[str, dict[str, float]]:
    """Make the customers line by line, in plain Python."""
    by_pair: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for row in rows:
        if row["date"] <= reference.isoformat():
            by_pair[row["customer"], row["product"]].append(row)
    kept: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    paid: dict[str, float] = defaultdict(float)
    back: dict[str, float] = defaultdict(float)
    for (customer, _), own in by_pair.items():
        moves = sorted(own, key=in_turn)
        left = fifo([r["quantity"] for r in moves])
        for r, rest in zip([r for r in moves if r["quantity"] > 0], left, strict=True):
            paid[customer] += r["quantity"] * r["price"]
            if rest > 0:
                kept[customer][r["date"]] += rest * r["price"]
        back[customer] += sum(-r["quantity"] * r["price"] for r in moves if r["quantity"] < 0)
    found = {}
    for customer, days in kept.items():
        dates = [datetime.date.fromisoformat(d) for d in sorted(days)]
        values = [days[d] for d in sorted(days)]
        x = len(dates) - 1
        gaps = [(b - a).days for a, b in itertools.pairwise(dates)]
        found[customer] = {
            "recency_days": (reference - dates[-1]).days,
            "frequency": x + 1,
            "monetary_value": sum(values) / (x + 1),
            "total_value": paid[customer] - back[customer],
            "tenure_days": (reference - dates[0]).days,
            "first_value": values[0],
            "repeat_value": sum(values[1:]) / x if x else np.nan,
            "gap_days": sum(gaps) / x if x else np.nan,
            "gap_trend": np.expm1(np.polyfit(range(2, x + 2), np.log(gaps), 1)[0])
            if x >= 3 else np.nan,
            "return_rate": back[customer] / paid[customer],
            "quarter_1_share": sum(d.month <= 3 for d in dates) / (x + 1),
        }  # fmt: skip
    return found


LINES = st.lists(
    st.builds(
        line,
        st.sampled_from("abc"),
        st.integers(0, 12),
        st.sampled_from("xy"),
        st.sampled_from([-3, -2, -1, 1, 2, 3]),
        st.sampled_from([1.0, 2.5, 4.0]),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(rows=LINES, last=st.integers(5, 12))
def test_matching_equals_taking_back_one_by_one(rows: list[Line], last: int) -> None:
    reference = DAY + datetime.timedelta(days=last)
    expected = oracle(rows, reference)
    if not expected:
        with pytest.raises(InputError, match="No purchase is left"):
            made(rows, reference_date=reference.isoformat())
        return
    found = made(rows, reference_date=reference.isoformat())
    assert found.columns["customer_id"].tolist() == sorted(expected)
    for customer, features in expected.items():
        row = row_of(found, customer)
        for name, value in features.items():
            assert row[name] == pytest.approx(value, nan_ok=True, abs=1e-6), (customer, name)


@settings(max_examples=20, deadline=None)
@given(rows=LINES, seed=st.integers(0, 99))
def test_the_order_of_the_lines_does_not_matter(rows: list[Line], seed: int) -> None:
    if not oracle(rows, DAY + datetime.timedelta(days=12)):
        return
    shuffled = [rows[i] for i in np.random.default_rng(seed).permutation(len(rows))]
    one, other = made(rows), made(shuffled)
    for name in one.columns:
        np.testing.assert_array_equal(one.columns[name], other.columns[name])
    assert one.unmatched_value == other.unmatched_value


@pytest.fixture(scope="module")
def shop() -> pd.DataFrame:
    rng = np.random.default_rng(5)
    n = 4_000
    return pd.DataFrame(
        {
            "CustomerID": rng.integers(1, 300, n),
            "InvoiceDate": pd.Timestamp("2025-01-01")
            + pd.to_timedelta(rng.integers(0, 500 * 86_400, n), unit="s"),
            "Amount": rng.gamma(2, 20, n).round(2),
            "Category": rng.choice(list("pqrst"), n),
        }
    )


class TestAgainstPandas:
    def test_features(self, shop: pd.DataFrame) -> None:
        found = cl.rfm(shop)
        day = shop["InvoiceDate"].dt.normalize()
        visits = shop.groupby(["CustomerID", day])["Amount"].sum().reset_index()
        grouped = visits.groupby("CustomerID")
        reference = day.max()
        frame = pd.DataFrame(
            {
                "recency_days": (reference - grouped["InvoiceDate"].max()).dt.days,
                "frequency": grouped.size(),
                "monetary_value": grouped["Amount"].mean(),
                "total_value": grouped["Amount"].sum(),
                "tenure_days": (reference - grouped["InvoiceDate"].min()).dt.days,
                "categories": shop.groupby("CustomerID")["Category"].nunique(),
                "first_value": grouped["Amount"].first(),
            }
        )
        frame.index = frame.index.astype(str)
        frame = frame.sort_index()
        assert found.columns["customer_id"].tolist() == frame.index.tolist()
        for name in frame:
            np.testing.assert_allclose(found.columns[name], frame[name], rtol=1e-12)

    def test_every_kind_of_source_says_the_same(
        self, shop: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = cl.rfm(shop)
        shop.to_csv(tmp_path / "lines.csv", index=False)
        shop.to_csv(tmp_path / "lines.tsv", index=False, sep="\t", date_format="%d.%m.%Y %H:%M")
        shop.to_parquet(tmp_path / "lines.parquet")
        shop.astype({"CustomerID": float}).to_parquet(tmp_path / "floats.parquet")
        found = [cl.rfm(path) for path in sorted(tmp_path.iterdir())]
        monkeypatch.setattr(lines_module, "PIECE_BYTES", 20_000)
        found.append(cl.rfm(tmp_path / "lines.csv"))
        for other in found:
            for name, values in expected.columns.items():
                np.testing.assert_array_equal(other.columns[name], values)


class TestFolders:
    @pytest.fixture
    def folder(self, shop: pd.DataFrame, tmp_path: Path) -> Path:
        """Return lines in a folder of Parquet files for each day of the order."""
        days = shop["InvoiceDate"].dt.date.astype(str)
        for day, part in shop.assign(InvoiceDate=days).groupby(days):
            (tmp_path / "in" / f"InvoiceDate={day}").mkdir(parents=True)
            part = part.drop(columns="InvoiceDate")
            part.to_parquet(tmp_path / "in" / f"InvoiceDate={day}" / "part-0.parquet", index=False)
        (tmp_path / "in" / "_SUCCESS").touch()
        return tmp_path / "in"

    def test_days_as_folders_are_the_dates(self, shop: pd.DataFrame, folder: Path) -> None:
        expected = cl.rfm(shop.assign(InvoiceDate=shop["InvoiceDate"].dt.normalize()))
        for source in (folder, folder / "*" / "*.parquet"):
            found = cl.rfm(source)
            for name, values in expected.columns.items():
                if values.dtype.kind == "f":  # sums in another order
                    np.testing.assert_allclose(found.columns[name], values, rtol=1e-12)
                else:
                    np.testing.assert_array_equal(found.columns[name], values)

    def test_files_of_texts_are_one_table(self, shop: pd.DataFrame, tmp_path: Path) -> None:
        expected = cl.rfm(shop)
        (tmp_path / "in").mkdir()
        for i in range(3):
            part = shop.iloc[i::3]
            part.to_csv(tmp_path / "in" / f"{i}.csv", index=False, sep=";", decimal=",")
        found = cl.rfm(tmp_path / "in")
        assert found.understood
        for name, values in expected.columns.items():
            if name != "first_value":  # the first of a day depends on the order of its lines
                np.testing.assert_array_equal(found.columns[name], values, err_msg=name)

    def test_dates_as_texts_are_understood(self, shop: pd.DataFrame, tmp_path: Path) -> None:
        expected = cl.rfm(shop)
        (tmp_path / "in").mkdir()
        texts = shop.assign(InvoiceDate=shop["InvoiceDate"].dt.strftime("%d.%m.%Y %H:%M:%S"))
        texts[:2000].to_parquet(tmp_path / "in" / "0.parquet")
        texts[2000:].to_parquet(tmp_path / "in" / "1.parquet")
        found = cl.rfm(tmp_path / "in")
        for name, values in expected.columns.items():
            np.testing.assert_array_equal(found.columns[name], values, err_msg=name)

    def test_the_customers_do_not_go_among_the_lines(self, folder: Path) -> None:
        with pytest.raises(InputError, match="one of the files of the transactions"):
            refuse_same_file(folder, folder / "customers.csv")
        refuse_same_file(folder, folder.parent / "customers.csv")

    def test_a_damaged_file_is_named(self, folder: Path) -> None:
        (path,) = (folder / "InvoiceDate=2025-01-01").iterdir()
        path.write_bytes(path.read_bytes()[:-3])
        with pytest.raises(InputError, match=r'"InvoiceDate=2025-01-01/part-0.parquet".*damaged'):
            cl.rfm(folder)


class TestDaysOfAZone:
    TIMES = ("2026-03-28T23:30:00Z", "2026-03-29T01:30:00+02:00", "2026-10-25T00:30:00+02:00")

    @pytest.mark.parametrize(
        ("zone", "days"),
        [("UTC", ["2026-03-28", "2026-10-24"]), ("Europe/Berlin", ["2026-03-29", "2026-10-25"]),
         ("America/New_York", ["2026-03-28", "2026-10-24"])],
    )  # fmt: skip
    def test_days_that_change_the_clock(self, zone: str, days: list[str], tmp_path: Path) -> None:
        frame = pd.DataFrame({"customer": "a", "date": self.TIMES, "amount": [1, 2, 3]})
        frame.to_csv(tmp_path / "l.csv", index=False)
        moments = frame.assign(date=pd.to_datetime(frame["date"], utc=True, format="ISO8601"))
        moments.to_parquet(tmp_path / "l.parquet")
        for data in (tmp_path / "l.csv", frame, moments, tmp_path / "l.parquet"):
            (row,) = cl.rfm(data, time_zone=zone)._rows()
            assert [str(row[f"{end}_purchase"])[:10] for end in ("first", "last")] == days
            assert row["frequency"] == 2

    def test_some_times_without_offset(self) -> None:
        data = {"customer": ["a", "a"], "date": ["2026-03-28T23:30:00", "2026-03-28T23:30:00Z"],
                "amount": [1, 2]}  # fmt: skip
        with pytest.raises(InputError, match='Some times of "date"'):
            cl.rfm(data, time_zone="Europe/Berlin")

    def test_it_is_said_whose_days_count(self, tmp_path: Path) -> None:
        frame = pd.DataFrame({"customer": "a", "date": self.TIMES, "amount": [1, 2, 3]})
        frame.to_csv(tmp_path / "l.csv", index=False)
        moments = frame.assign(date=pd.to_datetime(frame["date"], utc=True, format="ISO8601"))
        moments.to_parquet(tmp_path / "l.parquet")
        for data in (tmp_path / "l.csv", frame, moments, tmp_path / "l.parquet"):
            for zone in ("UTC", "Europe/Berlin"):
                said = " ".join(cl.rfm(data, time_zone=zone).sentences())
                assert f"offset from UTC fall on the days of {zone}" in said
        plain = moments.assign(date=moments["date"].dt.tz_localize(None))
        plain.to_parquet(tmp_path / "plain.parquet")
        for data in (plain, tmp_path / "plain.parquet"):
            said = " ".join(cl.rfm(data, time_zone="Europe/Berlin").sentences())
            assert "as written, not of Europe/Berlin" in said
            assert "offset" not in " ".join(cl.rfm(data).sentences())

    def test_an_unknown_zone(self) -> None:
        with pytest.raises(InputError, match='no time zone "Mars"'):
            RfmOptions(time_zone="Mars")


class TestBadLines:
    def test_what_is_left_out_is_counted(self) -> None:
        rows = [line("a", 0, "x", 1), line("", 0, "x", 1), {**line("a", 0, "x", 1), "date": ""},
                {**line("a", 0, "x", 1), "price": None}, line("a", 90, "x", 1),
                line("a", 1, "POST", 1), line("a", 2, "x", 1, 0.0)]  # fmt: skip
        found = made(rows, reference_date="2026-02-01", exclude_products=("POST",), zero="drop")
        counts = {name: n for name, n in found.counts.items() if n}
        assert counts == {"n_lines": 7, "no_customer": 1, "no_date": 1, "no_amount": 1, "later": 1,
                          "excluded": 1, "zero": 1, "bought": 1, "purchases": 1}  # fmt: skip

    def test_currencies_are_not_added_up(self) -> None:
        data = {"customer": ["a", "a", "b"], "date": ["2026-01-01"] * 3, "amount": [1, 2, 4],
                "currency": ["EUR", "USD", ""]}  # fmt: skip
        with pytest.raises(InputError, match="2 currencies: EUR, USD"):
            cl.rfm(data)
        found = cl.rfm(data, only_currency="EUR")
        assert found.columns["total_value"].tolist() == [1]
        with pytest.raises(InputError, match="EUR, USD"):
            cl.rfm(data, only_currency="GBP")
        data["currency"][1] = "EUR"
        assert [i.code for i in cl.rfm(data).issues] == ["lines_no_currency"]

    @pytest.mark.parametrize("signs", [("€ 10", "$ 20", "5"), ("10 EUR", "20 USD", "5 EUR")])
    def test_currencies_beside_the_numbers_are_not_added_up(
        self, signs: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        data = {"customer": ["a", "a", "b"], "date": ["2026-01-01"] * 3, "amount": list(signs)}
        with pytest.raises(InputError, match=r'"amount" holds amounts in .*cannot be added up'):
            cl.rfm(data)
        path = tmp_path / "lines.csv"
        pd.DataFrame(data).to_csv(path, index=False)
        monkeypatch.setattr(lines_module, "PIECE_BYTES", 20)
        with pytest.raises(InputError, match="cannot be added up"):
            cl.rfm(path)
        apart = {**data, "currency": ["EUR", "USD", "EUR"]}
        assert cl.rfm(apart, only_currency="EUR").columns["customer_id"].tolist() == ["a", "b"]
        one = {**data, "amount": ["€ 10", "€ 20", "5"]}
        assert cl.rfm(one).columns["total_value"].tolist() == [30, 5]

    def test_what_was_named_and_is_not_there_is_said(self) -> None:
        rows = [{**line("a", d, "x", 1), "order": f"{d}"} for d in range(3)]
        found = made(rows, exclude_products=("X", "post"), cancelled="C")
        told = {i.code: i for i in found.issues}
        assert told["products_absent"].params["products"] == ("X", "post")
        assert "begins with C" in told["cancelled_absent"].message
        rows += [{**line("a", 5, "POST", 1), "order": "C7"}]
        found = made(rows, exclude_products=("POST",), cancelled="C")
        assert not {"products_absent", "cancelled_absent"} & {i.code for i in found.issues}

    def test_equal_lines(self, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = [line("a", d, "x", 1) for d in range(4)] * 2
        for most in (transactions_module.MOST_EXACT, 1):
            monkeypatch.setattr(transactions_module, "MOST_EXACT", most)
            found = made(rows)
            assert [(i.code, i.params["n"]) for i in found.issues] == [("lines_twice", 4)]
        assert row_of(found, "a")["total_value"] == 80
        once = made(rows, duplicates="drop")
        assert row_of(once, "a")["total_value"] == 40
        assert (once.counts["n_lines"], once.counts["repeated"], once.counts["bought"]) == (8, 4, 4)
        assert [(i.code, i.params["n"]) for i in once.issues] == [("lines_repeated", 4)]

    def test_ids_that_were_merged(self) -> None:
        data = table_of([line("a", 0, "x", 1), line("b", 5, "x", -1), line("c", 7, "y", 1)])
        found = cl.rfm(data, merged_ids={"a": "b", "b": "c"})
        (row,) = found._rows()
        assert (row["customer_id"], row["frequency"], row["total_value"]) == ("c", 1, 10)
        assert found.counts["merged"] == 2
        assert "merged_ids" not in json.dumps(found.to_dict())
        with pytest.raises(InputError, match="becomes itself"):
            chained({"a": "b", "b": "a"})

    def test_a_far_last_day_is_doubted(self) -> None:
        rows = [line("a", 0, "x", 1), line("b", 700, "x", 1)]
        assert "lines_far" in {i.code for i in made(rows).issues}
        stated = made(rows, reference_date="2028-01-01")
        assert "lines_far" not in {i.code for i in stated.issues}

    def test_a_first_day_long_before_the_others_is_doubted(self) -> None:
        rows = [line("a", 0, "x", 1), line("b", 700, "x", 1), line("b", 701, "x", 1)]
        (early,) = (i for i in made(rows).issues if i.code == "lines_early")
        assert early.params == {"date": "2026-01-01", "after": "2027-12-02"}
        near = [line("a", 0, "x", 1), line("b", 365, "x", 1), line("c", 366, "x", 1)]
        assert "lines_early" not in {i.code for i in made(near).issues}

    def test_customers_who_had_no_time_to_return(self) -> None:
        rows = [line("a", 0, "x", 1), line("a", 20, "x", 1), line("b", 10, "x", 1)]
        (young,) = (i for i in made(rows).issues if i.code == "customers_young")
        assert young.params == {"n": 1, "share": 0.5, "days": 20.0}

    def test_hostile_words_stay_words(self) -> None:
        evil = "'); DROP TABLE lines; --$unit"
        data = {
            evil: [evil, "b"],
            "d\"a'te": ["2026-01-01"] * 2,
            "$value": [1, 2],
            "p;": [evil, "x"],
        }
        found = cl.rfm(
            data,
            customer=evil,
            date="d\"a'te",
            amount="$value",
            product="p;",
            exclude_products=(evil,),
        )
        assert found.columns["customer_id"].tolist() == ["b"]

    def test_numbers_that_are_none(self) -> None:
        data = {"customer": ["a"] * 4, "date": ["2026-01-01"] * 4,
                "amount": [1.0, np.inf, np.nan, 1e300]}  # fmt: skip
        found = cl.rfm(data)
        assert found.counts["no_amount"] == 3

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({"when": ["2026-01-01"], "amount": [1]}, "who bought"),
            ({"customer": ["a"], "amount": [1]}, "says when"),
            ({"customer": ["a"], "date": ["2026-01-01"]}, "what was paid"),
            ({"customer": ["a"], "date": ["x"], "amount": [1]}, "holds no dates"),
            ({"customer": ["a"], "date": ["2026-01-01"], "amount": ["x"]}, "holds no numbers"),
            ({"customer": ["a"], "member": ["a"], "date": ["x"], "amount": [1]}, "could each"),
        ],
    )  # fmt: skip
    def test_missing_roles(self, data: dict[str, list[Any]], words: str) -> None:
        with pytest.raises(InputError, match=words):
            cl.rfm(data)

    @pytest.mark.parametrize(
        ("options", "words"),
        [({"cancelled": "C"}, "--cancelled"), ({"only_currency": "EUR"}, "--only-currency"),
         ({"exclude_products": ("x",)}, "--exclude-products"), ({"purchase": "order"}, "order")],
    )  # fmt: skip
    def test_an_option_without_its_column(self, options: dict[str, Any], words: str) -> None:
        data = {"customer": ["a"], "date": ["2026-01-01"], "amount": [1]}
        with pytest.raises(InputError, match=words):
            cl.rfm(data, **options)

    @pytest.mark.parametrize(
        ("names", "roles"),
        [
            (("Kunde", "Bestelldatum", "Betrag", "Rechnungsnummer", "Rabatt"), "order discount"),
            (("id_client", "date_commande", "montant", "numero_facture", "remise"),
             "order discount"),
            (("Cliente", "Fecha pedido", "Importe total", "Nº pedido", "Descuento"),
             "order discount"),
            (("CustomerID", "InvoiceDate", "Amount", "InvoiceNo", "StockCode"), "order product"),
        ],
    )  # fmt: skip
    def test_roles_by_names_of_four_languages(self, names: Sequence[str], roles: str) -> None:
        values = ["a"], ["2026-01-01"], [1.0], ["7"], ["1"]
        found = cl.rfm(dict(zip(names, values, strict=True))).roles.named
        wanted = ("customer", "date", "amount", *roles.split())
        assert found == dict(zip(wanted, names, strict=True))

    def test_unknown_words(self) -> None:
        with pytest.raises(InputError, match='Did you mean "match"'):
            RfmOptions(**{"returns": "macth"})
        with pytest.raises(InputError, match='Did you mean "customer"'):
            cl.rfm({"customer": ["a"]}, custmer="customer")
        with pytest.raises(InputError, match="reference date"):
            RfmOptions(reference_date="soon")


class TestFiles:
    def test_csv_and_parquet_hold_the_table(self, tmp_path: Path) -> None:
        found = made([line("=1+1", 0, "x", 1), line("b", 3, "x", 2), line("b", 8, "x", 2)])
        write_rfm(found, tmp_path / "c.csv")
        write_rfm(found, tmp_path / "c.parquet")
        frame = pd.read_parquet(tmp_path / "c.parquet")
        assert frame.columns.tolist() == ["customer_id", *(f.name for f in found.features)]
        assert frame["frequency"].tolist() == [1, 2]
        text = (tmp_path / "c.csv").read_text(encoding="utf-8-sig")
        assert text.splitlines()[1].startswith("'=1+1,8,1,10")
        assert "=1+1" in frame["customer_id"].tolist()

    def test_features_are_explained(self) -> None:
        found = made([line("a", 0, "x", 1)])
        stored = found.to_dict()
        assert [f["name"] for f in stored["features"]] == [
            f.name for f in FEATURES if f.needs in ("", "product")
        ]
        assert all(f["meaning"] and f["definition"] for f in stored["features"])
        assert "columns" not in stored
