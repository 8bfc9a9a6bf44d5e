"""``clustomer rfm``: what it writes, prints and refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clustomer.apps.cli.main import app

LINES = """customer,date,order,product,quantity,price
a,2026-01-01,1,x,2,10
a,2026-01-20,2,y,1,5
a,2026-01-22,C3,x,1,10
b,2026-01-05,4,POST,1,3
b,2026-01-06,5,x,1,10
B2,2026-01-30,6,y,1,5
,2026-01-31,7,y,1,5
"""


def clustomer(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.csv"
    path.write_text(LINES, encoding="utf-8")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_customers_are_written_and_what_became_of_lines_is_said(lines: Path) -> None:
    merged = lines.with_name("merged.csv")
    merged.write_text("old,new\nB2,b\n", encoding="utf-8")
    out = lines.with_name("customers.csv")
    result = clustomer(
        "rfm", lines, "-o", out, "--cancelled", "C", "--exclude-products", "POST",
        "--merge-ids", merged, "--reference-date", "2026-02-01",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    found = rows(out)
    assert [row["customer_id"] for row in found] == ["a", "b"]
    assert [row["frequency"] for row in found] == ["2", "2"]
    assert [row["recency_days"] for row in found] == ["12", "2"]
    assert [row["total_value"] for row in found] == ["15", "15"]
    said = " ".join(result.output.split())
    assert "7 lines: 4 bought, 1 returned or cancelled." in said
    assert "counted back from 2026-02-01, as stated" in said
    assert "1 lines stood under an id" in said
    assert (
        "customer customer; date date; quantity quantity; price price; order number order" in said
    )
    assert "lines (14.3" in said


def test_json_has_definitions_and_no_customer(lines: Path) -> None:
    out = lines.with_name("customers.parquet")
    result = clustomer("rfm", lines, "-o", out, "--format", "json")
    document = json.loads(result.stdout)
    assert document["n_customers"] == 3
    assert document["features"][0] == {
        "name": "recency_days", "unit": "days", "needs": "", "definition": "T - t_x, whole days",
        "meaning": "Days since the last purchase, up to the reference date. Small: bought lately.",
    }  # fmt: skip
    assert "B2" not in result.stdout
    assert out.read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--date", "dat"], 'Did you mean "date"'),
        (["--time-zone", "Mars"], "no time zone"),
        (["--reference-date", "2020-01-01"], "No purchase is left"),
        (["--merge-ids", "absent.csv"], "absent.csv"),
        (["--only-currency", "EUR"], "--currency"),
    ],
)
def test_bad_input_writes_nothing(lines: Path, words: list[str], said: str) -> None:
    out = lines.with_name("customers.csv")
    result = clustomer("rfm", lines, "-o", out, *words)
    assert result.exit_code == 2, result.output
    assert said in " ".join(result.stderr.split())
    assert not out.exists()


def test_ids_that_merge_into_two(lines: Path) -> None:
    merged = lines.with_name("merged.csv")
    merged.write_text("old,new\na,b\na,c\n", encoding="utf-8")
    result = clustomer("rfm", lines, "-o", lines.with_name("c.csv"), "--merge-ids", merged)
    assert result.exit_code == 2
    assert 'becomes "b" and "c"' in " ".join(result.stderr.split())


def test_nothing_is_replaced_unasked(lines: Path) -> None:
    out = lines.with_name("customers.csv")
    out.write_text("mine", encoding="utf-8")
    assert clustomer("rfm", lines, "-o", out).exit_code == 2
    assert out.read_text(encoding="utf-8") == "mine"
    assert clustomer("rfm", lines, "-o", lines, "--overwrite").exit_code == 2
    assert lines.read_text(encoding="utf-8") == LINES
    assert clustomer("rfm", lines, "-o", out, "--overwrite", "--quiet").stdout == ""
