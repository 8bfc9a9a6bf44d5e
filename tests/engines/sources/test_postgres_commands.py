"""The commands on tables of PostgreSQL: score, rfm and run, and where a password could show."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from typer.testing import CliRunner, Result

import clustomer as cl
from clustomer.apps.cli.main import app
from clustomer.engines import postgres
from clustomer.engines.transactions import rfm
from clustomer.export.model_file import save_model

from .conftest import at, put, rows_of

SECRETS = ("s3cret", "p@ss", "p%40ss", "w%rd")


def clustomer(*words: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words])
    for secret in SECRETS:
        assert secret not in result.output
        assert secret not in repr(result.exception)
    return result


@pytest.fixture(scope="module")
def tcp(own_postgres: postgres.OwnServer) -> str:
    """Return an address with a password, of a server with customers and lines."""
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 400)
    customers = pa.table(
        {
            "customer_id": np.arange(1000, 1400),
            "spend": 100.0 * group + rng.normal(0, 5, 400),
            "visits": (5 * (group == 1) + rng.poisson(2, 400)).astype(float),
        }
    )
    put(own_postgres.uri, "shop customers", customers)
    rows_of(own_postgres.uri, LINES)
    return own_postgres.tcp_uri


LINES = """
CREATE TABLE order_lines AS
SELECT 'c' || n % 7 AS customer, n % 5 AS order_id,
       timestamptz '2026-01-01 23:30+00' + n * interval '1 day' AS bought,
       CAST(n % 9 + 0.25 AS numeric(10, 2)) AS amount
FROM generate_series(1, 90) AS n
"""


@pytest.fixture(scope="module")
def model(tcp: str, own_postgres: postgres.OwnServer) -> cl.SegmentationModel:
    table = pa.Table.from_pylist(rows_of(own_postgres.uri, 'SELECT * FROM "shop customers"'))
    found = cl.Segmenter(n_clusters=3, random_state=0).fit(table.drop_columns("customer_id"))
    return found.model_


@pytest.fixture
def saved(model: cl.SegmentationModel, tmp_path: Path) -> Path:
    save_model(model, tmp_path / "model.json")
    return tmp_path / "model.json"


def test_score_writes_a_table_beside_the_customers(
    tcp: str, saved: Path, own_postgres: postgres.OwnServer, model: cl.SegmentationModel
) -> None:
    words = ("score", saved, at(tcp, "shop customers"), "--to", "scored_by_command",
             "--id-col", "customer_id")  # fmt: skip
    first = clustomer(*words)
    assert first.exit_code == 0, first.output
    assert "400 customers assigned: public.scored_by_command" in first.output
    again = clustomer(*words)
    assert (again.exit_code, "exists already" in again.output) == (2, True)
    printed = clustomer(*words, "--overwrite", "--format", "json")
    assert json.loads(printed.output)["n_rows"] == 400
    assert sum(json.loads(printed.output)["sizes"]) == 400
    query = "SELECT obj_description('scored_by_command'::regclass) AS said"
    (row,) = rows_of(own_postgres.uri, query)
    assert not any(secret in row["said"] for secret in SECRETS)
    query = 'SELECT * FROM scored_by_command JOIN "shop customers" USING (customer_id)'
    joined = pa.Table.from_pylist(rows_of(own_postgres.uri, query))
    assert (model.predict(joined) + 1).tolist() == joined["segment"].to_pylist()


def test_score_writes_a_file_of_a_query(
    tcp: str, saved: Path, tmp_path: Path, model: cl.SegmentationModel
) -> None:
    out = tmp_path / "scored.csv"
    query = 'SELECT customer_id, spend::numeric(12, 4), visits FROM "shop customers"'
    words = ("score", saved, tcp, "--query", query, "-o", out, "--id-col", "customer_id")
    result = clustomer(*words)
    assert result.exit_code == 0, result.output
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["customer_id"] for row in rows}) == 400
    sizes = [sum(row["segment"] == str(i + 1) for row in rows) for i in range(3)]
    assert sizes == list(model.sizes)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "one place to write to"),
        (("-o", "x.csv", "--to", "x"), "one place to write to"),
        (("--to", "x", "--fields", "segment"), "--fields is for files"),
        (("--to", "x"), "--id-col"),
        (("--to", "x", "--id-col", "nowhere"), "no column"),
        (("--to", "x", "--id-col", "customer_id", "--query", "SELECT 1"), "A query was given"),
    ],
)
def test_score_says_what_is_missing(
    tcp: str, saved: Path, words: tuple[str, ...], why: str
) -> None:
    result = clustomer("score", saved, at(tcp, "shop customers"), *words)
    assert result.exit_code == 2
    assert why in " ".join(result.output.split())


def test_score_of_a_file_takes_no_table(saved: Path, tmp_path: Path) -> None:
    for words in (("--to", "t"), ("-o", tmp_path / "x.csv", "--query", "SELECT 1")):
        result = clustomer("score", saved, tmp_path / "customers.csv", *words)
        assert (result.exit_code, "in no database" in result.output) == (2, True)


def test_score_names_the_columns_that_do_not_fit(tcp: str, saved: Path, tmp_path: Path) -> None:
    query = 'SELECT customer_id, spend::text AS spend, visits AS visit FROM "shop customers"'
    result = clustomer("score", saved, tcp, "--query", query, "--to", "x", "--id-col",
                       "customer_id")  # fmt: skip
    said = " ".join(result.output.split())
    assert result.exit_code == 2
    assert '"spend" holds texts where numbers are needed.' in said
    assert '"visits" is missing. Did you mean "visit"?' in said


@pytest.mark.parametrize("form", ["table", "query"])
def test_rfm_of_lines_in_a_database_is_that_of_the_lines(
    tcp: str, own_postgres: postgres.OwnServer, tmp_path: Path, form: str
) -> None:
    out = tmp_path / "customers.csv"
    where = [at(tcp, "order_lines")]
    if form == "query":
        where = [tcp, "--query", "SELECT * FROM order_lines ORDER BY random()"]
    words = ("--reference-date", "2026-05-01", "--time-zone", "Europe/Berlin", "--date", "bought")
    result = clustomer("rfm", *where, "-o", out, *words)
    assert result.exit_code == 0, result.output
    held = rows_of(own_postgres.uri, "SELECT customer, order_id, amount::float8, "
                                     "bought AS bought FROM order_lines")  # fmt: skip
    table = pa.Table.from_pylist(held)
    assert held[0]["bought"].astimezone(datetime.UTC).hour == 23
    expected = rfm(table, date="bought", reference_date="2026-05-01", time_zone="Europe/Berlin")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["customer_id"] for row in rows] == expected.columns["customer_id"].tolist()
    for name in ("recency_days", "frequency", "total_value"):
        found = [float(row[name]) for row in rows]
        assert found == pytest.approx(expected.columns[name].tolist())


def test_the_fingerprint_of_lines_does_not_depend_on_their_order(
    tcp: str, own_postgres: postgres.OwnServer
) -> None:
    from clustomer.engines.sources.postgres import open_postgres

    marks = set()
    for query in ("SELECT * FROM order_lines ORDER BY amount", "TABLE order_lines"):
        with open_postgres(tcp, query=query) as table:
            found = rfm(table, date="bought", reference_date="2026-05-01")
        marks.add((found.fingerprint, found.label))
    assert len(marks) == 1
    with open_postgres(tcp, query="SELECT * FROM order_lines WHERE amount > 1") as table:
        other = rfm(table, date="bought", reference_date="2026-05-01")
    assert other.fingerprint not in {mark for mark, _ in marks}


def test_a_study_of_lines_in_a_database(tcp: str, tmp_path: Path) -> None:
    lines = """SELECT 'c' || n % 80 AS customer, date '2026-01-01' + (n * n) % 200 AS date,
                      n % 9 + (n % 80) / 8.0 AS amount FROM generate_series(1, 900) AS n"""
    out = tmp_path / "study"
    words = ("run", tcp, "--query", lines, "--transactions", "--k", "2", "--quick", "--static")
    result = clustomer(*words, "-o", out)
    assert result.exit_code == 0, result.output
    document = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert document["transactions"]["n_customers"] == 80
    assert document["provenance"]["input"] == "query"
    assert lines not in (out / "result.json").read_text(encoding="utf-8")


def test_rfm_of_a_file_takes_no_query(tmp_path: Path) -> None:
    result = clustomer("rfm", tmp_path / "l.csv", "-o", tmp_path / "c.csv", "--query", "SELECT 1")
    assert (result.exit_code, "in no database" in result.output) == (2, True)


def test_a_password_is_in_no_file_of_a_study(tcp: str, tmp_path: Path) -> None:
    out = tmp_path / "study"
    result = clustomer(
        "run", at(tcp, "shop customers"), "-o", out, "--k", "3", "--quick", "--static"
    )
    assert result.exit_code == 0, result.output
    files = [path for path in out.rglob("*") if path.is_file()]
    assert len(files) > 5
    for path in files:
        content = path.read_bytes()
        for secret in SECRETS:
            assert secret.encode() not in content, path.name
    assert "shop customers" in (out / "result.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["run", "score", "rfm", "explore"])
def test_a_wrong_password_is_not_repeated(
    tcp: str, saved: Path, tmp_path: Path, command: str
) -> None:
    wrong = at(tcp.replace("s3cret", "s3cret-wrong"), "shop customers")
    before = [saved] if command == "score" else []
    result = clustomer(command, *before, wrong, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "password authentication failed" in result.output
    assert not (tmp_path / "out").exists()
