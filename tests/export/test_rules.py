"""Rules as files: bound to their model, refused when damaged, and SQL that picks the same rows."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot import exp

import clustomer as cl
from clustomer.describe.rule_records import Condition, Estimate, Rules, SegmentRule
from clustomer.engines.sql.scoring import DIALECTS
from clustomer.errors import CheckFailedError, InputError, ModelFormatError, OutputError
from clustomer.export import rules_parity
from clustomer.export.rules import rules_sql, rules_text
from clustomer.export.rules_file import load_rules, rules_to_json
from clustomer.export.rules_parity import prove_rules, save_rules
from clustomer.table.samples import shop
from clustomer.table.schema import Column, Kind, Role, Schema


@pytest.fixture(scope="module")
def study() -> cl.Study:
    return cl.run_study(shop(400), n_clusters=4, quick=True)


def with_columns(model: cl.SegmentationModel, *columns: Column, **more: Any) -> Any:
    """Return the model as if it had been made from other columns: rules look at no more."""
    return replace(model, plan=replace(model.plan, sources=Schema(columns=columns, **more)))


def column(name: str, kind: Kind, source_type: str, **more: Any) -> Column:
    return Column(
        name=name, label=name, kind=kind, role=Role.FEATURE, source_type=source_type, **more
    )


def rule(*conditions: Condition, precision: float = 0.9) -> Rules:
    share = Estimate(value=precision, low=precision - 0.1, high=precision + 0.05)
    recall = Estimate(value=0.85, low=0.7, high=0.9)
    weak = ("precision",) if precision < 0.8 else ()
    only = SegmentRule(
        segment=0, conditions=conditions, text="", precision=share, recall=recall, coverage=recall,
        n_picked=10, n_hits=9, n_segment=10, warnings=weak,
    )  # fmt: skip
    return Rules(n_rows=100, n_customers=100, n_folds=5, segments=(only,))


NUMBER = column("x", Kind.NUMBER, "DOUBLE")
DAY = column("day", Kind.DATE, "DATE")
WORD = column("city", Kind.CATEGORY, "VARCHAR", levels=("a'b", "c", "d"))
GRADE = column(
    "grade", Kind.ORDERED, "BIGINT", levels=("1", "2", "3"), level_values=(1.0, 2.0, 3.0)
)
TRUTH = column("paid", Kind.FLAG, "BOOLEAN", levels=("False", "True"), level_values=(0.0, 1.0))


def test_rules_come_back_with_every_digit(study: cl.Study, tmp_path: Path) -> None:
    study.save(str(tmp_path / "out"))
    model = cl.load_model(tmp_path / "out")
    for path in ("out", "out/model.json", "out/rules.json"):
        again = load_rules(tmp_path / path, model)
        assert again == replace(study.rules, tree=None, thresholds=None)
    renamed = model.with_names(tuple("abcd"))
    assert load_rules(tmp_path / "out", renamed).segments == study.rules.segments


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda v: v.update(model="0"), "of another model"),
        (lambda v: v.update(schema_version=2), "does not hold rules of version 1"),
        (lambda v: v.update(type="x"), "does not hold rules"),
        (lambda v: v["rules"].update(extra=1), "does not know"),
        (lambda v: v["rules"]["segments"][0].update(segment=9), "different segments"),
        (lambda v: v["rules"]["segments"][0].update(conditions=[]), "one to three"),
        (lambda v: v["rules"]["segments"][0]["precision"].update(value=2.0), "shares"),
        (lambda v: v["rules"]["segments"][0]["precision"].update(value="1"), "finite number"),
        (lambda v: v["rules"]["segments"][0]["conditions"][0].update(column="?"), "columns of"),
        (
            lambda v: v["rules"]["segments"][0]["conditions"][0].update(low=2.0, high=1.0),
            "a row can meet",
        ),
    ],
)
def test_damaged_rules_are_refused(
    study: cl.Study, tmp_path: Path, change: Any, message: str
) -> None:
    values = json.loads(rules_to_json(study.model, study.rules))
    change(values)
    (tmp_path / "rules.json").write_text(json.dumps(values))
    with pytest.raises(ModelFormatError, match=message):
        load_rules(tmp_path, study.model)


@pytest.mark.parametrize("content", ["", "[" * 100_000, "[1]", "NaN", "\x00"])
def test_other_files_are_no_rules(study: cl.Study, tmp_path: Path, content: str) -> None:
    with pytest.raises(ModelFormatError, match="Cannot read the rules"):
        load_rules(tmp_path, study.model)
    (tmp_path / "rules.json").write_text(content)
    with pytest.raises(ModelFormatError, match=r"rules"):
        load_rules(tmp_path, study.model)


def picked_by(frame: dict[str, np.ndarray], rules: Rules) -> list[list[int]]:
    """Apply conditions on numbers in numpy, as the study measured them."""
    found = []
    for each in rules.segments:
        met = np.ones(len(next(iter(frame.values()))), dtype=bool)
        for part in each.conditions:
            values = np.asarray(frame[part.column], dtype=float)
            met &= np.isfinite(values)
            met &= values >= (-np.inf if part.low is None else part.low)
            met &= values < (np.inf if part.high is None else part.high)
        found.append(met.astype(int).tolist())
    return found


def test_sql_picks_the_rows_that_the_rules_were_measured_on(study: cl.Study) -> None:
    frame = {name: np.asarray(values) for name, values in shop(400).items()}
    names = sorted({part.column for each in study.rules.segments for part in each.conditions})
    assert names
    assert study.rules.segments
    numbers = {name: np.asarray(frame[name], dtype=float) for name in names}
    wanted = picked_by(numbers, study.rules)
    found = run_duckdb(numbers, rules_sql(study.model, study.rules, table="customers"))
    assert found == wanted
    assert run_sqlite(numbers, rules_sql(study.model, study.rules, dialect="sqlite")) == wanted


def run_duckdb(values: dict[str, Any], sql: str, types: str = "DOUBLE") -> list[list[int]]:
    with duckdb.connect() as connection:
        made = ", ".join(f'"{name}" {types}' for name in values)
        connection.execute(f"CREATE TABLE customers ({made})")
        slots = ", ".join("?" for _ in values)
        rows = [
            list(row)
            for row in zip(*(np.asarray(v).tolist() for v in values.values()), strict=True)
        ]
        connection.executemany(f"INSERT INTO customers VALUES ({slots})", rows)
        answer = connection.execute(sql).fetchall()
    return [list(row) for row in zip(*(row[len(values) :] for row in answer), strict=True)]


def run_sqlite(values: dict[str, Any], sql: str) -> list[list[int]]:
    connection = sqlite3.connect(":memory:")
    made = ", ".join(f'"{name}"' for name in values)
    connection.execute(f"CREATE TABLE customers ({made})")
    slots = ", ".join("?" for _ in values)
    rows = zip(*(np.asarray(v, dtype=object).tolist() for v in values.values()), strict=True)
    connection.executemany(f"INSERT INTO customers VALUES ({slots})", rows)
    answer = connection.execute(sql).fetchall()
    connection.close()
    return [list(row) for row in zip(*(row[len(values) :] for row in answer), strict=True)]


@pytest.mark.parametrize(
    ("condition", "types", "values", "wanted"),
    [
        (
            Condition(column="x", label="x", low=-1.5),
            "DOUBLE", [-1.5, -1.6, None, float("nan"), float("inf"), 3e7], [1, 0, 0, 0, 0, 1],
        ),
        (
            Condition(column="x", label="x", high=0.1),
            "DOUBLE", [0.1, 0.09, None, float("nan"), float("-inf")], [0, 1, 0, 0, 0],
        ),
        (Condition(column="x", label="x", low=1.0, high=2.0), "INTEGER", [0, 1, 2], [0, 1, 0]),
        (
            Condition(column="city", label="city", excluded="c"),
            "VARCHAR", ["a'b", " a'b ", "c", "unknown", None, ""], [1, 1, 0, 0, 0, 0],
        ),
        (Condition(column="city", label="city", levels=("a'b",)), "VARCHAR", ["a'b", "c"], [1, 0]),
        (
            Condition(column="grade", label="grade", low=2.0, levels=("2", "3")),
            "BIGINT", [1, 2, 3, 4, None], [0, 1, 1, 0, 0],
        ),
        (
            Condition(column="paid", label="paid", low=1.0, levels=("True",)),
            "BOOLEAN", [True, False, None], [1, 0, 0],
        ),
        (  # 30 days before the last of January is the first
            Condition(column="day", label="day", low=29.5, high=40.0),
            "DATE", ["2026-01-01", "2026-01-02", "2025-12-23", "2025-12-22", None],
            [1, 0, 1, 0, 0],
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("engine", ["duckdb", "sqlite"])
def test_every_kind_of_condition_by_hand(
    study: cl.Study, condition: Condition, types: str, values: list[Any], wanted: list[int],
    engine: str,
) -> None:  # fmt: skip
    model = with_columns(study.model, NUMBER, DAY, WORD, GRADE, TRUTH, reference_date="2026-01-31")
    sql = rules_sql(model, rule(condition), dialect=engine)
    table = {condition.column: np.array([*values, None], dtype=object)[:-1]}
    found = run_sqlite(table, sql) if engine == "sqlite" else run_duckdb(table, sql, types)
    assert found == [wanted]


@settings(max_examples=40, deadline=None)
@given(
    name=st.text(min_size=1, max_size=20), level=st.text(min_size=1, max_size=20),
    table=st.text(min_size=1, max_size=20).filter(str.strip), dialect=st.sampled_from(DIALECTS),
)  # fmt: skip
def test_hostile_names_stay_names(name: str, level: str, table: str, dialect: str) -> None:
    model = with_columns(
        MODEL, column(name, Kind.CATEGORY, "VARCHAR", levels=(level,)), reference_date=None
    )
    hostile = replace(model, names=(f"x\n{level}; DROP TABLE customers", *model.names[1:]))
    condition = Condition(column=name, label=name, levels=(level,), text=f"{name} is {level}")
    quoted = '"' + table.replace('"', '""') + '"'
    sql = rules_sql(hostile, rule(condition), dialect=dialect, table=quoted)
    comments, query = sql.splitlines(), sql[sql.index("\nSELECT\n") :]
    assert all(line.startswith("-- ") for line in comments[: comments.index("SELECT")])
    trees = [tree for tree in sqlglot.parse(query, dialect=dialect) if tree is not None]
    assert len(trees) == 1
    assert isinstance(trees[0], exp.Select)
    assert [each.this for each in trees[0].find_all(exp.Literal) if each.is_string] == [level]
    named = {each.this for each in trees[0].find_all(exp.Identifier)}
    assert named == {name, table, "c", "rule_1"}
    said = rules_text(hostile, rule(condition))
    assert said.count("\n") == len(said.splitlines())


MODEL = cl.run_study(shop(120), n_clusters=2, quick=True).model


def test_the_text_has_the_numbers_and_the_warning(study: cl.Study) -> None:
    condition = Condition(column="x", label="x", low=2.0, text="x 2 or more")
    other = Condition(column="x", label="x", high=9.0, text="y under 9")
    said = re.sub(r"\s+", " ", rules_text(study.model, rule(condition, other, precision=0.7)))
    assert "IF x 2 or more AND y under 9 THEN segment 1 (" in said
    assert "70 of 100 customers that this rule picks are in the segment (held out; 95 %" in said
    assert "Do not rely on this rule" in said
    assert "It picks 85 % of all customers." in said
    assert "Do not" not in rules_text(study.model, rule(condition))
    sql = rules_sql(with_columns(study.model, NUMBER), rule(condition, precision=0.7))
    assert "Do not rely on this rule" in sql


def test_files_are_written_whole_or_not_at_all(study: cl.Study, tmp_path: Path) -> None:
    path = tmp_path / "rules.txt"
    save_rules(study.model, path, rules=study.rules)
    assert path.read_text(encoding="utf-8") == rules_text(study.model, study.rules)
    with pytest.raises(OutputError, match="exists already"):
        save_rules(study.model, path, rules=study.rules)
    save_rules(study.model, path, rules=study.rules, dialect="oracle", overwrite=True)
    assert "CASE" in path.read_text(encoding="utf-8")
    with pytest.raises(InputError, match="no dialect"):
        save_rules(study.model, tmp_path / "a", rules=study.rules, dialect="dbase")
    with pytest.raises(InputError, match="no rules to write"):
        save_rules(study.model, tmp_path / "a", rules=replace(study.rules, segments=()))
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == ["rules.txt", "rules.txt.parity.json"]
    sheet = json.loads((tmp_path / "rules.txt.parity.json").read_text(encoding="utf-8"))
    assert (sheet["executed"], sheet["dialect"]) == (False, "oracle")


@pytest.mark.parametrize("dialect", ["duckdb", "sqlite"])
def test_engines_meet_the_rules_for_the_rows_of_their_conditions(
    study: cl.Study, dialect: str
) -> None:
    sheet = prove_rules(study.model, study.rules, dialect=dialect)
    assert sheet.comparison is not None
    assert sheet.comparison.n_different == 0
    assert sheet.comparison.n_rows == len(study.rules.segments) * sum(sheet.rows.values())
    assert sheet.rows["cut"] >= 3
    assert f"Parity of rules ({dialect}) holds" in sheet.sentence


def test_a_cut_that_is_off_by_one_digit_is_noticed(
    study: cl.Study, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def moved(each: Condition) -> Condition:
        up = None if each.low is None else float(np.nextafter(each.low, np.inf))
        return replace(each, low=up)

    rules = replace(
        study.rules,
        segments=tuple(
            replace(one, conditions=tuple(map(moved, one.conditions)))
            for one in study.rules.segments
        ),
    )
    right = rules_parity.rules_sql
    monkeypatch.setattr(
        rules_parity, "rules_sql", lambda model, _, **options: right(model, rules, **options)
    )
    assert any(each.low is not None for one in rules.segments for each in one.conditions)
    assert not prove_rules(study.model, study.rules).holds
    with pytest.raises(CheckFailedError, match="Parity of rules"):
        save_rules(study.model, tmp_path / "rules.txt", rules=study.rules)
    assert list(tmp_path.iterdir()) == []
