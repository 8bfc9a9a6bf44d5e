"""A study that begins with order lines."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

import clustomer as cl
from clustomer._settings import Settings
from clustomer.apps.cli.main import app
from clustomer.apps.cli.options import settings_from
from clustomer.documents import result_document
from clustomer.engines import transactions as transactions_module
from clustomer.engines.lines import open_lines
from clustomer.errors import InputError
from clustomer.intake import read_intake
from clustomer.report.html.render import render_report
from clustomer.report.share import without_customers
from clustomer.report.stored import page_from
from clustomer.study import Study, study_with
from clustomer.table.samples import transactions

CHOSEN = {"returns": "net", "product": "Category", "exclude_products": "Toys,M"}


@pytest.fixture(scope="module")
def study() -> Study:
    return cl.run_study(transactions(300), transactions=True, rfm=CHOSEN, n_clusters=3, quick=True)


def test_columns_have_the_roles_of_purchases(study: Study) -> None:
    schema = study.intake.schema
    assert schema.id_column is not None
    assert schema.id_column.name == "customer_id"
    assert {c.name for c in schema.with_role("feature")} == {
        "recency_days", "frequency", "monetary_value",
    }  # fmt: skip
    assert schema.value == "total_value"
    assert {c.why for c in schema.with_role("feature")} == {"Made from transactions for this."}
    assert "first_purchase" not in {c.name for c in schema}


def test_the_source_is_that_of_the_lines(study: Study) -> None:
    lines = transactions(300)
    assert study.intake.fingerprint == cl.read_table(lines).fingerprint
    assert study.intake.transactions is not None
    assert study.intake.n_rows == study.intake.transactions.n_customers <= 300
    assert study.intake.transactions.counts["n_lines"] == len(lines["CustomerID"])


def test_the_page_tells_from_lines_to_customers(study: Study) -> None:
    result = json.loads(json.dumps(result_document(study)))
    page = render_report(page_from(result, None, report_date=""))
    part = page.split('id="transactions"')[1].split('id="understood"')[0]
    assert "From lines to customers" in part
    assert study.intake.transactions is not None
    for sentence in study.intake.transactions.sentences():
        assert sentence.split("'")[0] in part
    assert "Days since the last purchase" in part
    assert "From lines to customers" not in render_report(
        page_from({**result, "transactions": None}, None, report_date="")
    )


def test_spend_after_the_cut_off_is_that_of_the_lines() -> None:
    lines = transactions(200)
    found = cl.read_table(lines, transactions=True)
    held_out = found.held_out
    assert held_out is not None
    day = np.array(lines["OrderDate"], dtype="datetime64[D]")
    value = np.array(lines["Quantity"], dtype=float) * np.array(lines["UnitPrice"], dtype=float)
    who = np.array(lines["CustomerID"])
    later = day > np.datetime64(held_out.cutoff)
    assert (np.datetime64(held_out.until) - np.datetime64(held_out.cutoff)).astype(int) == (
        held_out.days
    )
    ids = held_out.table.ids()
    assert ids is not None
    for customer, spend, total in zip(ids, held_out.spend, held_out.total, strict=True):
        own = who == int(customer)
        assert spend == pytest.approx(value[own & later].sum(), abs=1e-6)
        assert total == pytest.approx(value[own & ~later].sum(), abs=1e-6)
    gone = read_intake(Settings.from_options({"transactions": True}), lines, suppressed={ids[0]})
    assert gone.held_out is not None
    assert len(gone.held_out.spend) == len(held_out.spend) - 1


def test_what_is_built_in_is_no_evidence_and_the_next_period_is(study: Study) -> None:
    trivial = study.support.baselines
    assert trivial is not None
    assert trivial.target == "total_value"
    assert trivial.built_in == ("frequency", "monetary_value")
    assert "nearly “frequency” times “monetary_value”" in trivial.sentence
    assert study.purchases is not None
    assert study.purchases.next_period is not None
    said = {s.code: s for s in study.conclusion.significance}
    assert said["describe.significance.next"].text == study.purchases.next_period.sentence
    page = render_report(page_from(result_document(study), None, report_date=""))
    assert 'href="#table-next"' in page
    assert 'id="table-next"' in page


def test_lines_are_opened_once_for_both_periods(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def counted(*args: Any, **options: Any) -> Any:
        opened.append(args)
        return open_lines(*args, **options)

    monkeypatch.setattr(transactions_module, "open_lines", counted)
    found = cl.read_table(transactions(200), transactions=True)
    assert found.held_out is not None
    assert len(opened) == 1


def test_a_period_that_cannot_be_held_out_says_why() -> None:
    """Of 40 customers all come back in the last weeks: at the cut-off nobody had."""
    who = [f"c{i % 40}" for i in range(80)]
    days = ["2025-01-01"] * 40 + ["2025-12-20"] * 40
    lines = {"customer": who, "date": days, "amount": [float(i % 7 + 1) for i in range(80)]}
    found = cl.read_table(lines, transactions=True, rfm={"expect_days": "90"})
    assert found.held_out is None
    (left_out,) = (i for i in found.issues if i.code == "next_left_out")
    assert "0 customers came back" in left_out.message


def test_the_page_has_names_and_the_next_period(study: Study) -> None:
    assert study.purchases is not None
    assert study.purchases.groups is not None
    assert study.purchases.next_period is not None
    result = json.loads(json.dumps(result_document(study)))
    page = render_report(page_from(result, None, report_date=""))
    assert study.purchases.next_period.sentence in page
    kinds = [row.kind for row in study.purchases.next_period.rows]
    assert kinds == ["segments", "spend", "grid", "rfm"]
    assert "The nine RFM groups" in page
    part = page.split('id="rfm-groups"')[1]
    assert "Champions" in part
    assert sum(group.n for group in study.purchases.groups.groups) == study.intake.n_rows
    assert 'id="rfm-groups"' not in render_report(
        page_from({**result, "purchases": None}, None, report_date="")
    )


def test_a_page_to_pass_on_has_no_value_of_a_single_customer(study: Study) -> None:
    assert study.purchases is not None
    assert study.purchases.groups is not None
    page = without_customers(page_from(result_document(study), None, report_date=""))
    part = render_report(page).split('id="rfm-groups"')[1].split("</details>")[0]
    ends = re.findall(r"monetary_value</th>.*?(\S) [\d.,]+</td>", part)
    assert ends == ["\N{LESS-THAN OR EQUAL TO}", "\N{GREATER-THAN OR EQUAL TO}"]
    assert page.purchases is not None
    assert page.purchases.groups is not None
    for cut in page.purchases.groups.cuts:
        assert cut.low == float(f"{cut.low:.3g}")


def test_the_lines_that_repeat_a_study_repeat_it(study: Study, tmp_path: Path) -> None:
    config = tmp_path / "run.toml"
    config.write_text(study.settings.to_toml(), encoding="utf-8")
    again = study_with(settings_from({"config": str(config)}), transactions(300))
    assert again.settings == study.settings
    assert result_document(again) == result_document(study)
    command = result_document(study)["command"]
    assert "--transactions" in command
    assert "--rfm returns=net" in command
    assert "'\"exclude_products=Toys,M\"'" in command
    words = ['"exclude_products=Toys,M"', "returns=net", "product=Category"]
    assert settings_from({"rfm": words, "transactions": True}).rfm == CHOSEN


def test_opted_out_under_an_old_id(tmp_path: Path) -> None:
    merged = tmp_path / "merged.csv"
    merged.write_text("old,new\nz,a\n", encoding="utf-8")
    lines = {"customer": ["z", "b", "c"], "date": ["2026-01-01"] * 3, "amount": [1, 2, 3]}
    settings = Settings.from_options({"transactions": True, "merge_ids": str(merged)})
    found = read_intake(settings, lines, suppressed={"z"})
    assert found.n_suppressed == 1
    assert found.ids is not None
    assert found.ids.tolist() == ["a", "b", "c"]
    assert str(tmp_path) not in json.dumps(settings.to_dict())


def test_a_choice_of_the_user_goes_first() -> None:
    lines = transactions(100)
    found = cl.read_table(
        lines, transactions=True, features=("total_value",), exclude=("gap_days",)
    )
    roles = {c.name: str(c.role) for c in found.schema}
    assert roles["total_value"] == "feature"
    assert roles["frequency"] == "descriptor"
    assert roles["gap_days"] == "ignored"


def test_returns_beyond_purchases_are_no_fault() -> None:
    lines = {
        "customer": ["a", "a", "b", "c"],
        "date": ["2026-01-01", "2026-01-02", "2026-01-05", "2026-01-06"],
        "amount": [5.0, -20.0, 3.0, 4.0],
    }
    found = cl.read_table(lines, transactions=True)
    assert found.schema["total_value"].kind == "number"
    assert not [i for i in found.issues if "total_value" in i.columns and i.severity != "info"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"rfm": {"returns": "net"}}, "taken for a customer table"),
        ({"transactions": True, "rfm": {"custmer": "x"}}, 'There is no "custmer"'),
        ({"transactions": True, "rfm": {"returns": "all"}}, 'returns is "all"'),
    ],
)
def test_options_that_cannot_be(options: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        cl.read_table(transactions(60), **options)


def test_the_command_says_what_became_of_the_lines(tmp_path: Path) -> None:
    lines = tmp_path / "lines.csv"
    CliRunner().invoke(app, ["sample", "transactions", "-o", str(lines), "--rows", "200"])
    words = ["run", str(lines), "--transactions", "--reference-date", "2024-12-31", "--quick"]
    result = CliRunner().invoke(app, [*words, "-o", str(tmp_path / "out"), "--k", "2"])
    assert result.exit_code == 0, result.output
    assert "counted back from 2024-12-31, as stated" in result.stderr
    found = json.loads((tmp_path / "out" / "result.json").read_text(encoding="utf-8"))
    assert found["transactions"]["reference_date"] == "2024-12-31"
    assert found["transactions"]["counts"]["later"] > 0


def test_one_time_buyers_are_proposed_as_a_rule() -> None:
    rng = np.random.default_rng(2)
    n = np.where(np.arange(400) < 240, 1, 2 + rng.poisson(4, 400))
    who = np.repeat(np.arange(400), n)
    days = np.datetime64("2025-01-01") + rng.integers(0, 365, len(who))
    lines = {"customer": who, "date": days, "amount": rng.gamma(3, 20, len(who)).round(2)}
    found = cl.run_study(lines, transactions=True, quick=True)
    assert {"atoms", "atom_split"} & set(found.verdict.flags)
    assert '60\xa0% of customers have "frequency" = 1' in " ".join(found.verdict.remarks)
