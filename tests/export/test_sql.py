"""The query as text: by hand, short, quoted, in every dialect; and that a wrong one is caught."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import parity_models
import pytest
import sqlglot

from clustomer.engines import duck, postgres, spark
from clustomer.engines.executed import Executed, TypedColumn
from clustomer.engines.levels import flag_words
from clustomer.engines.sql.scoring import DIALECTS, scoring_query
from clustomer.engines.sql.sums import as_double, sums_of
from clustomer.engines.sql.tree import Build
from clustomer.errors import CheckFailedError, InputError, OutputError
from clustomer.export import sql_parity
from clustomer.export.sql_parity import prove_query, save_sql, study_query
from clustomer.export.write import sheet_path
from clustomer.prepare.operations import Impute, Winsorise

PLAIN = {"impute": Impute(value=2.0), "scale": parity_models.scale(1.0, 2.0)}


def two() -> parity_models.SegmentationModel:
    """Return two segments of one column: centroids at z = 0.5 and z = -1."""
    model = parity_models.model([(parity_models.column("Age"), PLAIN)], k=2, id_column="id")
    return replace(model, centroids=np.array([[0.5], [-1.0]]))


def test_by_hand() -> None:
    # z = (x - 1) / 2. Base: the first centroid. s2 = 1 - 0.25 + (2 + 1) z = 0.75 + 1.5 (x - 1).
    text = scoring_query(two(), dialect="duckdb").text
    assert " ".join(text.split()) == (
        'WITH x AS ( SELECT "id", GREATEST(-2e100, LEAST(2e100, CASE WHEN "Age" BETWEEN -1e150 '
        'AND 1e150 THEN "Age" ELSE 2e0 END)) - 1e0 AS x1 FROM customers ), s AS ( SELECT "id", '
        '0.75e0 + 1.5e0 * x1 AS s2 FROM x ) SELECT "id", CASE LEAST(0e0, s2) WHEN 0e0 THEN 1 '
        "ELSE 2 END AS segment FROM s"
    )


def test_the_sums_are_exact_and_the_base_is_nearest_to_the_origin() -> None:
    sums = sums_of(two())
    assert sums.base == 0
    assert sums.constants == (0, Fraction(3, 4))
    assert sums.parts[0].factors == (0, Fraction(3, 2))


def eight(**settings: object) -> parity_models.SegmentationModel:
    names = ("Age", "Annual Income ($)", "Spending Score (1-100)", "Work Experience",
             "Family Size", "recency_days", "frequency", "monetary_value")  # fmt: skip
    steps = {
        "impute": Impute(value=41.5),
        "winsorise": Winsorise(low=-1.2345678901234567, high=97.65432109876543),
        "scale": parity_models.scale(44.123456789012345, 12.345678901234567),
    }
    log = parity_models.NUMBERS["log1p"]
    parts = [(parity_models.column(name), log if i > 5 else steps) for i, name in enumerate(names)]
    return parity_models.model(parts, k=5, id_column="CustomerID")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_is_short_and_reads_back(dialect: str) -> None:
    query = scoring_query(eight(), dialect=dialect)
    assert len(query.text.encode()) < 3_000
    assert query.columns == ("CustomerID", "segment")
    again = sqlglot.parse_one(query.text, read=dialect)
    assert [column.alias_or_name for column in again.selects] == ["CustomerID", "segment"]
    for make in (parity_models.everything, parity_models.left_out):
        text = scoring_query(make(), dialect=dialect).text
        assert sqlglot.parse_one(text, read=dialect) is not None
        assert text == scoring_query(make(), dialect=dialect).text


def test_the_original_names_stand_in_the_query_and_ours_give_way() -> None:
    parts = [(parity_models.column("X1"), PLAIN), (parity_models.column("s"), PLAIN)]
    model = parity_models.model(parts, k=2, id_column="Segment")
    query = scoring_query(model, table='"my.db".x')
    assert query.columns == ("Segment", "clustomer_segment")
    assert 'FROM "my.db".x' in query.text
    assert "AS x1_" in query.text
    assert '"X1"' in query.text


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("customers", "customers"),
        ("shop.customers", "shop.customers"),
        ("lake.shop.customers", "lake.shop.customers"),
        ("order", '"order"'),
        ("my table", '"my table"'),
        ('"a.b".c', '"a.b".c'),
        ('x; DROP TABLE "y" --', '"x; DROP TABLE ""y"" --"'),
    ],
)
def test_the_name_of_a_table(given: str, written: str) -> None:
    try:
        text = scoring_query(two(), table=given).text
    except InputError:
        assert ";" in given  # quotes inside a part are refused
        return
    assert f"FROM {written}\n" in text


@pytest.mark.parametrize("name", ["", " ", "a..b", "a.b.c.d", ".a", 'a"b'])
def test_what_cannot_be_the_name_of_a_table_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="cannot be the name of a table"):
        scoring_query(two(), table=name)


def test_another_dialect_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError, match='Did you mean "postgres"'):
        scoring_query(two(), dialect="postgress")


@pytest.mark.parametrize(
    "value",
    [0.0, 1.0, -1.0, 0.1, 123456.0, 1e15, 1e16, 1e22, 123e30, 1.5e-7, 5e-324, 1.7e308, 0.05, 12.5],
)
def test_a_number_keeps_every_digit_and_is_a_double(value: float) -> None:
    text = Build("duckdb").number(value).sql(dialect="duckdb")
    assert float(text) == value
    assert "e" in text
    assert len(text) <= max(len(repr(value)) + 2, 8)


def test_a_number_beyond_doubles_is_refused() -> None:
    with pytest.raises(InputError, match="too extreme"):
        as_double(Fraction(10) ** 400)


def test_words_of_a_flag() -> None:
    words = flag_words(parity_models.LEVELS["flag of texts"][0])
    assert (words["ja"], words["nein"], words["yes"], words["0"]) == (1, 0, 1, 0)
    assert "maybe" not in words
    assert "alive" not in flag_words(parity_models.LEVELS["flag of own words"][0])


# -- what is wrong is caught ------------------------------------------------------------------


def mutated(old: str, new: str) -> sql_parity.Execute:
    """Return an engine that runs a query with a fault."""

    def execute(query: str, table: str, columns: Sequence[TypedColumn]) -> Executed:
        assert old in query
        return duck.execute(query.replace(old, new), table, columns)

    return execute


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1e150", "1e308"),  # infinities are no values
        ("ELSE 40e0 END", "END"),  # nothing is filled
        ("ELSE 40e0 END", "ELSE 41e0 END"),  # filled with something else
        ("GREATEST(2.25e0, ", "GREATEST(3.25e0, "),
        ("- 41.3e0", "- 41.3000001e0"),
        ("WHEN s1_ THEN 1", "WHEN s1_ THEN 2"),
        ("LEAST(s1_", "GREATEST(s1_"),
        ("FROM s_", "FROM s_ LIMIT 400"),  # rows are lost
        ("FROM customers", "FROM (FROM customers UNION ALL FROM customers)"),  # or come twice
    ],
)
def test_a_fault_in_the_query_is_caught(old: str, new: str) -> None:
    model = parity_models.single("winsorise")
    prove_query(model).check()
    sheet = prove_query(model, execute=mutated(old, new))
    assert sheet.comparison is not None
    assert sheet.comparison.n_wrong > 0
    with pytest.raises(CheckFailedError, match="instead of"):
        sheet.check()


@pytest.mark.parametrize(("away", "holds"), [(1e4, True), (1e6, False)])
def test_two_segments_far_from_all_others_are_told_apart_or_refused(
    away: float, holds: bool
) -> None:
    """Doubles end: so far out the sums of two near centroids are the same number."""
    steps = {"impute": Impute(value=0.5), "scale": parity_models.scale(0.3, 1.7)}
    model = parity_models.model([(parity_models.column(name), steps) for name in "abcd"], k=5)
    centroids = model.centroids.copy()
    centroids[3:] = away + model.centroids[3:]
    sheet = prove_query(replace(model, centroids=centroids))
    assert sheet.comparison is not None
    assert sheet.comparison.holds is holds


def test_nothing_is_written_when_parity_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines = {"duckdb": mutated("WHEN s1_ THEN 1", "WHEN s1_ THEN 2")}
    monkeypatch.setattr(sql_parity, "ENGINES", engines)
    with pytest.raises(CheckFailedError) as error:
        save_sql(parity_models.single("winsorise"), tmp_path / "q.sql")
    assert error.value.exit_code == 3
    assert list(tmp_path.iterdir()) == []


# -- files and what was not executed --------------------------------------------------------


def test_the_sheet_is_written_beside_the_query(tmp_path: Path) -> None:
    out = tmp_path / "segments.sql"
    found = save_sql(two(), out, dialect="sqlite", table="shop.people")
    assert out.read_text("utf-8") == found.query.text + "\n"
    assert "FROM shop.people" in found.query.text
    sheet = json.loads(sheet_path(out).read_text("utf-8"))
    assert (sheet["executed"], sheet["engine"], sheet["dialect"]) == (True, "SQLite", "sqlite")
    assert sheet["comparison"]["n_wrong"] == 0
    assert sheet["sentence"] == found.sheet.sentence
    with pytest.raises(OutputError, match="exists already"):
        save_sql(two(), out)
    out.unlink()
    with pytest.raises(OutputError, match=r"parity\.json"):
        save_sql(two(), out)
    save_sql(two(), out, overwrite=True)


def test_a_study_keeps_a_query_only_when_it_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = study_query(two())
    assert list(texts) == ["segments.sql", "segments.sql.parity.json"]
    assert texts["segments.sql"] == scoring_query(two()).text + "\n"
    assert json.loads(texts["segments.sql.parity.json"])["executed"]
    monkeypatch.setattr(sql_parity, "ENGINES", {"duckdb": mutated("THEN 1", "THEN 2")})
    wrong = study_query(two())
    assert list(wrong) == ["segments.sql.parity.json"]
    assert json.loads(wrong["segments.sql.parity.json"])["comparison"]["n_wrong"] > 0


def test_names_that_an_engine_takes_for_the_same_are_no_proof() -> None:
    parts = [(parity_models.column(name), PLAIN) for name in ("Age", "age")]
    texts = study_query(parity_models.model(parts, k=2))
    assert list(texts) == ["segments.sql.parity.json"]
    assert json.loads(*texts.values())["comparison"]["n_wrong"] > 0
    refused = parity_models.model([(parity_models.column("Age"), PLAIN)], k=2, id_column="AGE")
    assert scoring_query(refused).columns == ("AGE", "segment")


@pytest.mark.parametrize("dialect", sorted(set(DIALECTS) - set(sql_parity.ENGINES)))
def test_a_dialect_without_an_engine_says_so(dialect: str, tmp_path: Path) -> None:
    found = save_sql(two(), tmp_path / "q.sql", dialect=dialect)
    assert not found.sheet.executed
    assert "nothing executed it" in found.sheet.sentence


def test_an_engine_that_is_missing_is_no_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "_DEBIAN", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    for dialect, engine in (("postgres", postgres), ("spark", spark)):
        assert sql_parity.ENGINES[dialect] is engine.execute
        sheet = prove_query(two(), dialect=dialect)
        assert not sheet.executed
        assert "installed" in sheet.reason


def test_ids_that_are_features_do_not_number_the_rows() -> None:
    sheet = prove_query(two(), ids=("Age",))
    sheet.check()
    assert scoring_query(two(), ids=("Age",)).columns == ("Age", "segment")
    assert scoring_query(two(), ids=()).columns == ("segment",)
