"""The script that proves a model's SQL in a warehouse: run here where an engine runs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import parity_models
import pytest
import sqlglot
from typer.testing import CliRunner

import clustomer as cl
from clustomer.apps.cli.main import app
from clustomer.engines import duck
from clustomer.engines.executed import TypedColumn
from clustomer.engines.sql.scoring import DIALECTS
from clustomer.errors import CheckFailedError, InputError, OutputError
from clustomer.export import self_test as module
from clustomer.export.self_test import UNTYPED, SelfTest, save_self_test, self_test
from clustomer.export.sql_parity import Execute
from clustomer.table.samples import shop

NOTHING = [TypedColumn(name="nothing", type="whole", values=(0,))]
MODELS = {
    "everything": parity_models.everything,
    "values left out": parity_models.left_out,
}


def answers(found: SelfTest, execute: Execute) -> list[tuple[int, int]]:
    """Return (checked, wrong) of both statements."""
    rows = [execute(text, "nothing", NOTHING).rows for text in (found.segments, found.sums)]
    return [(int(checked), int(wrong)) for ((checked, wrong),) in rows]


@pytest.mark.parametrize("name", MODELS)
def test_engines_that_run_here_pass(name: str, engine: tuple[str, Execute]) -> None:
    dialect, execute = engine
    if dialect in UNTYPED:
        with pytest.raises(InputError, match="no self-test in the SQL dialect"):
            self_test(MODELS[name](), dialect=dialect)
        return
    model = MODELS[name]()
    found = self_test(model, dialect=dialect)
    (rows, wrong), (segments, off) = answers(found, execute)
    assert (rows, wrong) == (found.n_rows, 0)
    assert rows >= 150
    assert off == 0
    assert 3 <= segments <= model.n_segments


def test_a_wrong_constant_is_found() -> None:
    found = self_test(parity_models.everything(), dialect="duckdb")
    for text in (found.segments, found.sums):
        place = re.search(r"\bs AS \(", text)
        assert place is not None
        number = re.compile(r"\d\.\d+e-?\d+")
        broken = text[: place.end()] + number.sub("9e0", text[place.end() :], count=3)
        ((checked, wrong),) = duck.execute(broken, "nothing", NOTHING).rows
        assert 0 < wrong <= checked


def test_a_test_that_fails_here_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = parity_models.everything()
    fails = replace(self_test(model, dialect="duckdb"), sums="SELECT 5 AS a, 1 AS b")
    monkeypatch.setattr(module, "self_test", lambda *_, **__: fails)
    with pytest.raises(CheckFailedError, match="DuckDB fails the self-test: 1 of 5"):
        save_self_test(model, tmp_path / "test.sql", dialect="snowflake")
    assert not (tmp_path / "test.sql").exists()


@pytest.mark.parametrize("dialect", [each for each in DIALECTS if each not in UNTYPED])
def test_each_dialect_can_read_its_own_text(dialect: str) -> None:
    model = cl.Segmenter(n_clusters=3, random_state=0).fit(shop(200)).model_
    found = self_test(model, dialect=dialect)
    assert len(found.text) < 1_000_000  # the smallest limit of a statement among warehouses
    for statement in (found.segments, found.sums):
        tree = sqlglot.parse_one(statement, read=dialect)
        assert [each.alias for each in tree.selects] == ["n_checked", "n_wrong"]
        tables = {table.name for table in tree.find_all(sqlglot.exp.Table)}
        assert tables <= {"customers", *(cte.alias for cte in tree.find_all(sqlglot.exp.CTE))}


def test_the_command_writes_a_script_and_says_what_was_not_run(tmp_path: Path) -> None:
    model = cl.Segmenter(n_clusters=3, random_state=0).fit(shop(200)).model_
    (tmp_path / "model.json").write_text(model.to_json())
    out = tmp_path / "test.sql"
    words = ["export", str(tmp_path / "model.json"), "--to", "self-test", "-o", str(out)]
    done = CliRunner().invoke(app, [*words, "--dialect", "bigquery"])
    assert done.exit_code == 0, done.output
    assert "bigquery was not run here" in " ".join(done.output.split())
    assert out.read_text().count(";\n") == 2
    assert CliRunner().invoke(app, words).exit_code == 2
    with pytest.raises(OutputError, match="exists already"):
        save_self_test(model, out)
