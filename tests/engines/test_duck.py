"""The embedded engine cannot reach anything it was not given."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from clustomer.engines.duck import connection


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM '{secret}'",
        "COPY (SELECT 1) TO '{out}'",
        "ATTACH '{out}'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET threads = 1",
        "SELECT * FROM a_python_variable",
    ],
)
def test_locked(tmp_path: Path, statement: str) -> None:
    secret, out = tmp_path / "secret.csv", tmp_path / "out"
    secret.write_text("a\n1\n")
    a_python_variable = {"a": [1]}
    with connection() as con, pytest.raises(duckdb.Error):
        con.execute(statement.format(secret=secret, out=out))
    assert not out.exists()
    assert a_python_variable


def test_only_the_named_file_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a\n1\n")
    (tmp_path / "b.csv").write_text("a\n1\n")
    with connection([str(tmp_path / "a.csv")]) as con:
        assert con.execute("SELECT * FROM read_csv(?)", [str(tmp_path / "a.csv")]).fetchall()
        with pytest.raises(duckdb.Error):
            con.execute("SELECT * FROM read_csv(?)", [str(tmp_path / "b.csv")])
