"""Every feature against pandas on hostile lines; published numbers of real transactions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import clustomer as cl
from clustomer.engines import lines as lines_module
from clustomer.engines.transactions import RfmTable
from clustomer.stats.purchase_models import fit_bg_nbd, fit_gamma_gamma
from clustomer.table.rfm import FEATURES


def left_over(lines: pd.DataFrame) -> pd.Series:
    """Return how many pieces of each line bought are not back: oldest first, one by one."""
    left = lines["quantity"].clip(lower=0).astype(float)
    returned = lines.loc[lines["back"], ["customer", "product"]].drop_duplicates()
    some = lines.reset_index().merge(returned, on=["customer", "product"])
    some = some.assign(pieces=some["quantity"].abs(), paid=some["value"].abs())
    for _, own in some.sort_values(["day", "back", "pieces", "paid"]).groupby(
        ["customer", "product"], sort=False
    ):
        there: list[int] = []
        for index, quantity in zip(own["index"], own["quantity"], strict=True):
            if quantity >= 0:
                there.append(index)
                continue
            for other in there:
                taken = min(left[other], -quantity)
                left[other] -= taken
                quantity += taken
    return left


def trend(days: pd.Series) -> float:
    gaps = np.diff(np.sort(days.to_numpy())).astype("timedelta64[D]").astype(float)
    if len(gaps) < 3:
        return np.nan
    return float(np.expm1(np.polyfit(np.arange(len(gaps)), np.log(gaps), 1)[0]))


def by_pandas(lines: pd.DataFrame, reference: str) -> pd.DataFrame:
    """Return all features of lines with customer, day, product, quantity, price and more."""
    lines = lines.reset_index(drop=True)
    lines = lines.assign(value=lines["quantity"] * lines["price"], back=lines["quantity"] < 0)
    lines["left"] = left_over(lines)
    bought = lines[~lines["back"]]
    bought = bought.assign(  # nothing of a line of no pieces can come back
        rest=bought["left"] * bought["price"],
        stays=(bought["left"] > 0) | (bought["quantity"] == 0),
    )
    visits = bought.groupby(["customer", "day"]).agg(
        value=("rest", "sum"), stays=("stays", "any"), n_lines=("stays", "size"),
        n_discounted=("discounted", "sum"),
    )  # fmt: skip
    visits = visits[visits["stays"]].reset_index().sort_values(["customer", "day"])
    of, end = visits.groupby("customer"), pd.Timestamp(reference)
    first, last, n = of["day"].min(), of["day"].max(), of.size()
    value, repeats = of["value"].sum(), n - 1
    paid = bought.groupby("customer")["value"].sum().reindex(n.index)
    back = -lines[lines["back"]].groupby("customer")["value"].sum()
    back = back.reindex(n.index).fillna(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = {
            "recency_days": (end - last).dt.days,
            "frequency": n,
            "monetary_value": value / n,
            "total_value": paid - back,
            "repeats": repeats,
            "recency_tx_days": (last - first).dt.days,
            "tenure_days": (end - first).dt.days,
            "repeat_value": (value - of["value"].first()) / repeats.where(repeats > 0),
            "first_value": of["value"].first(),
            "gap_days": (last - first).dt.days / repeats.where(repeats > 0),
            "gap_trend": of["day"].apply(trend),
            "return_rate": back / paid.where(paid != 0),
        }
    quarter = visits["day"].dt.quarter
    for q in (1, 2, 3, 4):
        found[f"quarter_{q}_share"] = (quarter == q).groupby(visits["customer"]).mean()
    found["products"] = bought.groupby("customer")["product"].nunique()
    found["categories"] = bought.groupby("customer")["category"].nunique()
    found["discount_share"] = of["n_discounted"].sum() / of["n_lines"].sum()
    found |= {"first_purchase": first, "last_purchase": last}
    return pd.DataFrame(found).reindex(n.index).sort_index()


def agree(found: RfmTable, expected: pd.DataFrame) -> None:
    assert found.columns["customer_id"].tolist() == expected.index.tolist()
    for name in expected:
        mine, theirs = found.columns[name], expected[name].to_numpy()
        if mine.dtype.kind == "M":
            np.testing.assert_array_equal(mine, theirs.astype(mine.dtype))
            continue
        np.testing.assert_allclose(
            mine, theirs.astype(float), rtol=1e-7, atol=2e-6, err_msg=name
        )  # values are rounded to millionths, the trend to 9 digits


CUSTOMERS = ("a", "A", "Ü ber", "=1+1", "O'Neil", '"q"', "007", "7", "x;y", "$unit", "<b>", "z")
WORDS = ("", "0", "no", "10 %", "SUMMER", "0.0", "0%", "yes")


def hostile(seed: int, n: int = 1_500) -> pd.DataFrame:
    """Return lines as shops have them: late, repeated, returned, free, without names."""
    rng = np.random.default_rng(seed)
    day = pd.Timestamp("2024-11-15") + pd.to_timedelta(rng.integers(0, 500, n), unit="D")
    rows = pd.DataFrame(
        {
            "customer": rng.choice(CUSTOMERS, n),
            "date": day + pd.to_timedelta(rng.integers(0, 86_400, n), unit="s"),
            "product": rng.choice(["p", "P", "q,r", "'); --", "POST", ""], n),
            "category": rng.choice(["one", "two words", ""], n),
            "quantity": rng.choice([-3, -1, 0, 1, 2, 5], n, p=[0.08, 0.12, 0.02, 0.4, 0.28, 0.1]),
            "price": rng.choice([0, 0.1, 2.5, 1234.56], n),
            "discount": rng.choice(WORDS, n),
        }
    )
    rows.loc[rng.random(n) < 0.03, "customer"] = ""
    twice = pd.concat([rows, rows.sample(frac=0.05, random_state=seed)])
    return twice.sample(frac=1, random_state=seed).reset_index(drop=True)  # out of order


@pytest.mark.parametrize("seed", range(4))
def test_every_feature_on_hostile_lines(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, reference = hostile(seed), "2026-02-01"
    path = tmp_path / "lines.csv"
    rows.assign(customer=" " + rows["customer"] + " ").to_csv(path, index=False)
    words: dict[str, Any] = {"reference_date": reference, "exclude_products": ("POST",)}
    own = rows.assign(
        day=rows["date"].dt.normalize(),
        product=rows["product"].replace("", None),
        category=rows["category"].replace("", None),
        discounted=rows["discount"].isin(["10 %", "SUMMER", "yes"]),
    )
    own = own[(own["customer"] != "") & (own["day"] <= reference) & (own["product"] != "POST")]
    expected = by_pandas(own, reference)
    assert set(expected) == {each.name for each in FEATURES if each.needs != "expect_days"}
    agree(cl.rfm(path, **words), expected)
    monkeypatch.setattr(lines_module, "PIECE_BYTES", 20_000)
    agree(cl.rfm(path, **words), expected)


def test_late_lines_count_as_if_they_had_come_in_time() -> None:
    rows = hostile(9).drop(columns="discount")
    rows = rows[rows["customer"] != ""]
    in_time = cl.rfm(rows.sort_values("date"), reference_date="2026-02-01")
    late = cl.rfm(pd.concat([rows[300:], rows[:300]]), reference_date="2026-02-01")
    for name, values in in_time.columns.items():
        np.testing.assert_array_equal(late.columns[name], values)


# -- real transactions ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def cdnow(shared_data: Path) -> pd.DataFrame:
    names = ["master", "customer", "date", "quantity", "amount"]
    text = dict.fromkeys(names[:3], str)
    path = shared_data / "CDNOW_sample.txt"
    return pd.read_csv(path, sep=r"\s+", header=None, names=names, dtype=text)


@pytest.mark.realdata
class TestCdnow:
    """The calibration period of Fader, Hardie and Lee (2005): up to 1997-09-30."""

    def test_customers_and_repeats(self, cdnow: pd.DataFrame) -> None:
        found = cl.rfm(cdnow, reference_date="1997-09-30")
        repeats = found.columns["repeats"]
        assert found.n_customers == 2_357
        assert (repeats == 0).sum() == 1_411
        assert (repeats > 0).sum() == 946
        assert repeats.sum() == 2_457
        weeks = {name: found.columns[f"{name}_days"][0] / 7 for name in ("recency_tx", "tenure")}
        assert repeats[0] == 2
        assert weeks["recency_tx"] == pytest.approx(30.43, abs=0.005)
        assert weeks["tenure"] == pytest.approx(38.86, abs=0.005)

    def test_published_models(self, cdnow: pd.DataFrame) -> None:
        found = cl.rfm(cdnow, reference_date="1997-09-30").columns
        x, t_x, T = found["repeats"], found["recency_tx_days"] / 7, found["tenure_days"] / 7
        often = fit_bg_nbd(x, t_x, T)
        assert often.r == pytest.approx(0.243, abs=5e-4)
        assert often.alpha == pytest.approx(4.414, abs=5e-4)
        assert often.a == pytest.approx(0.793, abs=5e-4)
        assert often.b == pytest.approx(2.426, abs=5e-4)
        assert often.log_likelihood == pytest.approx(-9582.4, abs=0.05)
        spend = fit_gamma_gamma(x, found["repeat_value"])
        assert spend.n == 946
        assert spend.p == pytest.approx(6.25, abs=5e-3)
        assert spend.q == pytest.approx(3.74, abs=5e-3)
        assert spend.gamma == pytest.approx(15.44, abs=5e-3)

    def test_published_expectations_of_the_command(self, cdnow: pd.DataFrame) -> None:
        found = cl.rfm(cdnow, reference_date="1997-09-30", expect_days=273)
        assert found.models["alpha"] == pytest.approx(4.414, abs=5e-4)
        assert found.models["gamma"] == pytest.approx(15.44, abs=5e-3)
        assert found.models["n_repeaters"] == 946
        often, worth = (found.columns[f"expected_{name}"] for name in ("purchases", "value"))
        assert often[0] == pytest.approx(1.226, abs=5e-4)
        assert worth[0] / often[0] == pytest.approx(24.66, abs=0.01)
        none = found.columns["repeats"] == 0
        assert worth[none] / often[none] == pytest.approx(35.17, abs=0.01)


@pytest.fixture(scope="module")
def retail(shared_data: Path) -> pd.DataFrame:
    return pd.read_parquet(shared_data / "online_retail.parquet")


@pytest.mark.realdata
class TestOnlineRetail:
    def test_clean_lines(self, retail: pd.DataFrame, shared_data: Path) -> None:
        path = shared_data / "online_retail.parquet"
        found = cl.rfm(path, returns="drop", zero="drop")
        assert found.counts["bought"] == 397_884
        assert found.n_customers == 4_338
        clean = retail.dropna(subset="CustomerID")
        clean = clean[(clean["Quantity"] > 0) & (clean["UnitPrice"] > 0)]
        total = (clean["Quantity"] * clean["UnitPrice"]).sum()
        assert found.columns["total_value"].sum() == pytest.approx(total, rel=1e-12)
        by_order = cl.rfm(path, returns="drop", zero="drop", purchase="order")
        assert by_order.counts["purchases"] == clean["InvoiceNo"].nunique() == 18_532

    def test_returns_are_matched_as_one_by_one(
        self, retail: pd.DataFrame, shared_data: Path
    ) -> None:
        found = cl.rfm(shared_data / "online_retail.parquet")
        assert found.counts["returned"] == 8_905
        known = retail.dropna(subset="CustomerID")
        rows = pd.DataFrame(
            {
                "customer": known["CustomerID"].astype(int).astype(str),
                "day": known["InvoiceDate"].dt.normalize(),
                "product": known["StockCode"].astype(str).str.strip(),
                "quantity": known["Quantity"],
                "price": known["UnitPrice"],
                "category": None,
                "discounted": False,
            }
        )
        expected = by_pandas(rows, found.reference_date)
        agree(found, expected.drop(columns=["categories", "discount_share"]))
