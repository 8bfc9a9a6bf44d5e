"""PostgreSQL as it is met: types, names, rights, one state of a table, and what is written."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import clustomer as cl
from clustomer.engines import postgres
from clustomer.engines.executed import QueryFailedError
from clustomer.engines.sources.postgres import PostgresSource, open_postgres
from clustomer.engines.sources.postgres_write import MARK, place
from clustomer.errors import InputError, OutputError

from .conftest import PASSWORD, at, put, rows_of


@pytest.fixture(scope="module")
def uri(postgres_uri: str) -> str:
    return postgres_uri


def run(uri: str, *statements: str) -> None:
    with postgres.driver().connect(uri) as con:
        with con.cursor() as cursor:
            for each in statements:
                cursor.execute(each)
        con.commit()


def small(n: int = 60) -> pa.Table:
    rng = np.random.default_rng(0)
    x = np.where(np.arange(n) % 2, 10.0, 0.0) + rng.normal(0, 0.1, n)
    return pa.table({"id": np.arange(n), "x": x})


@pytest.fixture(scope="module")
def model() -> cl.SegmentationModel:
    found = cl.Segmenter(n_clusters=2, random_state=0).fit({"x": small()["x"].to_numpy()}).model_
    return found.with_names(("low", 'It\'s "high"'))


@pytest.fixture
def customers(uri: str, model: cl.SegmentationModel) -> Iterator[PostgresSource]:
    run(uri, "DROP TABLE IF EXISTS small")
    put(uri, "small", small())
    with open_postgres(at(uri, "small")) as source:
        yield source


# -- what is read ---------------------------------------------------------------------------

TYPES = """
CREATE TABLE typed (
    whole_ bigint, small_ smallint, digits numeric(12), money_ money, price numeric(10, 2),
    any_ numeric, single real, double_ double precision, text_ text, varchar_ varchar(9),
    char_ char(6), mood_ mood, uuid_ uuid, flag_ boolean, date_ date, stamp_ timestamp,
    zoned_ timestamptz, list_ int[], json_ jsonb, span_ interval, bytes_ bytea, price_ price
)"""
FIRST = """
INSERT INTO typed VALUES (
    9007199254740993, -3, 123456789012, 1234.5, 0.10, 1e3, 1.5, 2.5, ' Köln ', 'x', 'ab', 'so so',
    'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', true, '2026-01-31', '2026-01-31 23:30',
    '2026-01-31 23:30+02', '{1, 2}', '{"a": 1}', '1 day', 'x', 3.25
)"""
EXPECTED: dict[str, Any] = {
    "whole_": 9007199254740993,
    "small_": -3,
    "digits": 123456789012,
    "money_": 1234.5,
    "price": 0.1,
    "any_": 1000.0,
    "single": 1.5,
    "double_": 2.5,
    "text_": " Köln ",
    "varchar_": "x",
    "char_": "ab",
    "mood_": "so so",
    "uuid_": "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
    "flag_": True,
    "date_": datetime.date(2026, 1, 31),
    "stamp_": datetime.datetime(2026, 1, 31, 23, 30),
    "zoned_": datetime.datetime(2026, 1, 31, 21, 30),
    "list_": "{1,2}",
    "json_": '{"a": 1}',
    "span_": "1 day",
    "bytes_": "\\x78",
    "price_": 3.25,
}


@pytest.fixture(scope="module")
def typed(uri: str) -> str:
    run(
        uri,
        "CREATE TYPE mood AS ENUM ('so so', 'good')",
        "CREATE DOMAIN price AS numeric(6, 2)",
        TYPES,
        FIRST,
    )
    return uri


def test_every_type_becomes_a_number_text_flag_or_date(typed: str) -> None:
    with open_postgres(at(typed, "typed")) as source:
        table = source.sample(10).table
        (row,) = table.to_pylist()
        found = {each.name: each.holds for each in source.columns()}
        types = {each.name: each.type for each in source.columns()}
    assert row == EXPECTED
    assert [found[name] for name in ("whole_", "digits")] == ["whole", "whole"]
    numbers = ("money_", "price", "any_", "single", "double_", "price_")
    assert {found[name] for name in numbers} == {"number"}
    assert {found[name] for name in ("mood_", "uuid_", "list_", "json_")} == {"text"}
    assert {found[name] for name in ("flag_", "date_", "stamp_", "zoned_")} == {"other"}
    assert (types["price"], types["zoned_"]) == ("numeric", "timestamptz")
    columns = {each.name: each for each in cl.read_table(pa.concat_tables([table] * 3)).schema}
    assert columns["zoned_"].source_type.casefold().startswith("timestamp")


@pytest.mark.parametrize(
    ("column", "value", "read"),
    [
        ("any_", "'NaN'", None),
        ("any_", "1e400", None),
        ("any_", "-1e400", None),
        ("any_", "1e-400", 0.0),
        ("any_", "0", 0.0),
        ("any_", "'Infinity'", None),
        ("digits", "'NaN'", None),
        ("price", "'NaN'", float("nan")),
        ("date_", "'infinity'", None),
        ("date_", "'-infinity'", None),
        ("date_", "'0044-03-15 BC'", None),
        ("date_", "'5000000-01-01'", None),
        ("stamp_", "'infinity'", None),
        ("stamp_", "'294000-01-01'", None),
        ("zoned_", "'-infinity'", None),
        ("double_", "'-Infinity'", float("-inf")),
        ("text_", "NULL", None),
    ],
)
def test_values_that_doubles_and_calendars_do_not_have(
    typed: str, column: str, value: str, read: Any
) -> None:
    run(typed, "CREATE TABLE odd (LIKE typed)", "INSERT INTO odd SELECT * FROM typed",
        f"UPDATE odd SET {column} = {value}", "INSERT INTO odd SELECT * FROM typed")  # fmt: skip
    try:
        with open_postgres(at(typed, "odd")) as source:
            found = source.sample(10).table
            schema = cl.read_table(found).schema
            totals = source.aggregate(schema)
        values = [each for each in found[column].to_pylist() if each != EXPECTED[column]]
        assert values == pytest.approx([read], nan_ok=True)
        assert totals.sizes.tolist() == [2]
    finally:
        run(typed, "DROP TABLE odd")


NAMES = (
    "My Table",
    "semi;colon",
    'quo"te',
    "do.t",
    "Zoë 日本",
    "drop table x; --",
    "a" * 63,
    "%41",
)


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_of_schemas_tables_and_columns(uri: str, name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    run(
        uri,
        f"CREATE SCHEMA {quoted}",
        f'CREATE TABLE {quoted}.{quoted} AS SELECT 1 AS {quoted}, 2 AS "x\'; --"',
    )
    for text in (f"{name}.{name}", f"{quoted}.{quoted}"):
        with open_postgres(at(uri, text)) as source:
            assert source.label == f"{name}.{name}"
            assert source.sample(5).table.to_pylist() == [{name: 1, "x'; --": 2}]
            assert source.sample(5, key=name).n_rows == 1


@pytest.mark.parametrize(
    "made",
    [
        "VIEW seen AS SELECT * FROM small",
        "MATERIALIZED VIEW seen AS SELECT * FROM small",
        "TABLE seen (id bigint, x float8) PARTITION BY RANGE (id)",
        "FOREIGN TABLE seen (id bigint, x float8) SERVER files OPTIONS (filename '/dev/null')",
    ],
)
def test_views_partitions_and_foreign_tables(
    customers: PostgresSource, uri: str, made: str
) -> None:
    kind = made.split(" seen")[0]
    if kind == "FOREIGN TABLE":
        found = rows_of(uri, "SELECT name FROM pg_available_extensions WHERE name = 'file_fdw'")
        if not found:
            pytest.skip("the server has no foreign tables of files")
        run(uri, "CREATE EXTENSION file_fdw", "CREATE SERVER files FOREIGN DATA WRAPPER file_fdw")
    run(uri, f"CREATE {made}")
    if "PARTITION" in made:
        run(uri, "CREATE TABLE part_1 PARTITION OF seen DEFAULT", "INSERT INTO seen TABLE small")
    try:
        with open_postgres(at(uri, "seen")) as source:
            assert source.n_rows() == (0 if kind == "FOREIGN TABLE" else 60)
            assert [each.name for each in source.columns()] == ["id", "x"]
    finally:
        run(uri, f"DROP {kind} seen")


def test_a_query_takes_the_place_of_a_table(customers: PostgresSource, uri: str) -> None:
    query = "SELECT id, x::numeric(9, 3), 'a\n  b' AS note -- why )\nFROM small WHERE id < 10; -- x"
    with open_postgres(uri, query=query) as source:
        assert (source.label, source.n_rows()) == ("query", 10)
        assert source.sample(5, key="id").table["note"].to_pylist() == ["a\n  b"] * 5


@pytest.mark.parametrize(
    ("query", "kind", "why"),
    [
        ("SELECT id, x AS id FROM small", InputError, "more than one column id"),
        ("SELECT", InputError, "no SELECT"),
        ("SELECT * FROM nowhere", QueryFailedError, "nowhere"),
        ("SELECT 1 / 0 AS x FROM small", QueryFailedError, "division by zero"),
        ("SELECT nextval('counted') AS x", InputError, "read-only"),
        ("SELECT $1::int AS x", QueryFailedError, "parameter"),
    ],
)
def test_queries_that_fail_say_why(
    customers: PostgresSource, uri: str, query: str, kind: type[Exception], why: str
) -> None:
    run(uri, "CREATE SEQUENCE IF NOT EXISTS counted")
    with pytest.raises(kind, match=why), open_postgres(uri, query=query) as source:
        source.sample(10)


def test_nothing_is_written_while_reading(customers: PostgresSource) -> None:
    with pytest.raises(InputError, match="read-only transaction"):
        customers.ask("CREATE TABLE leftover (x int)")


def test_the_connection_says_who_it_is(customers: PostgresSource) -> None:
    table = customers.ask("SELECT current_setting('application_name') AS name")
    assert table.to_pylist() == [{"name": "clustomer"}]


def test_ids_hash_alike_in_a_database_of_another_encoding(uri: str) -> None:
    with postgres.driver().connect(uri, autocommit=True) as con, con.cursor() as cursor:
        cursor.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 "
                       "LC_COLLATE 'C' LC_CTYPE 'C'")  # fmt: skip
    other = uri.replace("/postgres?", "/latin?")
    run(
        f"{other}&client_encoding=UTF8",
        "CREATE TABLE named AS SELECT 'Zoë ' || n AS id FROM generate_series(1, 300) AS n",
    )
    with open_postgres(at(other, "named")) as source:
        found = source.sample(20, seed=3, key="id").table["id"].to_pylist()
    ids = [f"Zoë {n}" for n in range(1, 301)]
    hashes = {each: hashlib.md5(f"3:{each}".encode()).hexdigest() for each in ids}
    assert sorted(found) == sorted(sorted(ids, key=hashes.__getitem__)[:20])


# -- what is not there ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("smal", r'no table "smal".*"small"'),
        ("Small", r'no table "Small".*"small".*Upper and lower case'),
        ("elsewhere.small", r'no table "elsewhere.small"'),
        ("nothing", "no columns"),
    ],
)
def test_a_table_that_is_not_there(
    customers: PostgresSource, uri: str, table: str, why: str
) -> None:
    run(uri, "CREATE TABLE IF NOT EXISTS nothing ()")
    with pytest.raises(InputError, match=why):
        open_postgres(at(uri, table))


def test_an_unreachable_server_a_wrong_database_and_a_wrong_password(
    own_postgres: postgres.OwnServer, tmp_path: Path
) -> None:
    right = own_postgres.tcp_uri
    cases = {
        at(right.replace("/postgres", "/nowhere"), "t"): "nowhere",
        at(right.replace(f":{own_postgres.port}/", ":1/"), "t"): "refused",
        at(right.replace("s3cret", "s3cret-wrong"), "t"): "password authentication failed",
        f"postgresql:///db/t?host={tmp_path}&password=s3cret": "No such file",
        "postgresql:///t?service=nowhere&password=s3cret": "nowhere",
        "postgresql:///db/t?nonsense=s3cret&password=s3cret": "nonsense",
    }
    for uri, why in cases.items():
        with pytest.raises(InputError, match=f"cannot be reached: .*{why}") as found:
            open_postgres(uri)
        assert "s3cret" not in str(found.value)
        assert found.value.__suppress_context__


def test_a_password_opens_the_door_and_is_seen_nowhere(
    own_postgres: postgres.OwnServer, customers: PostgresSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_postgres(at(own_postgres.tcp_uri, "small")) as source:
        assert source.n_rows() == 60
        shown = f"{source!r} {source.label} {source.engine} {source.address!r} {vars(source)}"
        assert "s3cret" not in shown
        with pytest.raises(QueryFailedError) as found:
            source.ask("SELECT nothing")
        assert "s3cret" not in str(found.value)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    host = f"postgresql://postgres@127.0.0.1:{own_postgres.port}/postgres/small"
    with open_postgres(host) as source:
        assert source.n_rows() == 60


def test_a_service_file_names_server_and_database(
    own_postgres: postgres.OwnServer,
    customers: PostgresSource,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    lines = ["[shop]", f"host={own_postgres.home}", f"port={own_postgres.port}",
             "user=postgres", "dbname=postgres"]  # fmt: skip
    (tmp_path / "services").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    with open_postgres("postgresql:///small?service=shop") as source:
        assert source.n_rows() == 60


# -- one state of a table -------------------------------------------------------------------


def test_a_table_that_changes_is_read_as_it_was(
    customers: PostgresSource, uri: str, model: cl.SegmentationModel
) -> None:
    assert customers.n_rows() == 60
    run(uri, "DELETE FROM small WHERE id < 30", "UPDATE small SET x = 10 - x",
        "INSERT INTO small SELECT n, n FROM generate_series(100, 999) AS n")  # fmt: skip
    step = customers.step(model)
    assert step.counts.tolist() == [30, 30]
    assert customers.sample(1000).table.num_rows == 60
    run(uri, "DROP TABLE IF EXISTS then_")
    assert customers.score(model, "then_", key="id").n_rows == 60  # the same state is scored
    with open_postgres(at(uri, "small")) as later:
        assert later.n_rows() == 930


# -- what is written ------------------------------------------------------------------------


def tables_of(uri: str) -> set[str]:
    query = "SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND oid >= 16384"
    return {row["name"] for row in rows_of(uri, query)}


def comment_of(uri: str, table: str) -> str:
    (row,) = rows_of(uri, f"SELECT obj_description('{table}'::regclass, 'pg_class') AS said")
    return str(row["said"])


@pytest.fixture
def target(uri: str) -> Iterator[str]:
    yield "scored"
    run(uri, "DROP TABLE IF EXISTS scored")


def test_the_new_table_has_a_key_and_a_comment(
    customers: PostgresSource, uri: str, model: cl.SegmentationModel, target: str
) -> None:
    before = tables_of(uri)
    done = customers.score(model, target, key="id")
    assert (done.target, done.n_rows, done.sizes, done.issues) == (
        "public.scored", 60, (30, 30), (),
    )  # fmt: skip
    assert tables_of(uri) == before | {"scored"}
    said = comment_of(uri, target)
    assert said.startswith(MARK)
    assert model.identity in said
    assert "public.small" in said
    key = rows_of(uri, "SELECT pg_get_constraintdef(oid) AS key FROM pg_constraint "
                       "WHERE conrelid = 'scored'::regclass")  # fmt: skip
    assert key == [{"key": "PRIMARY KEY (id)"}]
    rows = rows_of(uri, "SELECT id, segment, segment_name FROM scored WHERE id < 2 ORDER BY id")
    assert [(row["id"], row["segment_name"]) for row in rows] == [(0, "low"), (1, 'It\'s "high"')]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE small SET id = 1 WHERE id = 2", "target_key_repeats"),
        ("UPDATE small SET id = NULL WHERE id = 2", "target_key_missing"),
    ],
)
def test_ids_that_are_no_key_get_an_index(
    customers: PostgresSource, uri: str, model: cl.SegmentationModel, target: str,
    change: str, code: str,
) -> None:  # fmt: skip
    run(uri, change)
    with open_postgres(at(uri, "small")) as source:
        done = source.score(model, target, key="id")
    assert [each.code for each in done.issues] == [code]
    assert done.n_rows == 60
    found = rows_of(uri, "SELECT indexdef AS made FROM pg_indexes WHERE tablename = 'scored'")
    assert [row["made"].endswith("(id)") for row in found] == [True]


def test_only_a_table_of_ours_is_replaced(
    customers: PostgresSource, uri: str, model: cl.SegmentationModel, target: str
) -> None:
    customers.score(model, target, key="id")
    with pytest.raises(OutputError, match=r'"public\.scored" exists already.*--overwrite'):
        customers.score(model, target, key="id")
    renamed = model.with_names(("a", "b"))
    customers.score(renamed, target, key="id", overwrite=True)
    assert rows_of(uri, "SELECT DISTINCT segment_name AS n FROM scored ORDER BY 1")[0] == {"n": "a"}
    run(uri, "COMMENT ON TABLE scored IS 'mine'")
    with pytest.raises(OutputError, match="not a table that clustomer wrote"):
        customers.score(model, target, key="id", overwrite=True)
    with pytest.raises(OutputError, match="is the table that is read"):
        customers.score(model, "small", key="id", overwrite=True)
    assert rows_of(uri, "SELECT COUNT(*) AS n FROM small") == [{"n": 60}]


def test_a_table_that_others_rest_on_stays(
    customers: PostgresSource, uri: str, model: cl.SegmentationModel, target: str
) -> None:
    customers.score(model, target, key="id")
    run(uri, "CREATE VIEW resting AS SELECT * FROM scored")
    try:
        with pytest.raises(OutputError, match=r"depend.*Nothing was written.*--to"):
            customers.score(model, target, key="id", overwrite=True)
    finally:
        run(uri, "DROP VIEW resting")
    assert rows_of(uri, "SELECT COUNT(*) AS n FROM scored") == [{"n": 60}]


@pytest.mark.parametrize("name", NAMES)
def test_targets_with_odd_names(
    customers: PostgresSource, uri: str, model: cl.SegmentationModel, name: str
) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    run(uri, "DROP SCHEMA IF EXISTS hostile CASCADE", "CREATE SCHEMA hostile")
    done = customers.score(model, f"hostile.{quoted}", key="id")
    assert done.target == f"hostile.{name}"
    assert rows_of(uri, f"SELECT COUNT(*) AS n FROM hostile.{quoted}") == [{"n": 60}]


def test_ids_with_odd_names_and_values_keep_their_type(
    uri: str, model: cl.SegmentationModel, target: str
) -> None:
    run(uri, 'CREATE TABLE odd AS SELECT 12345678901234567890.5 AS "Segment", 1.0::float8 AS x')
    try:
        with open_postgres(at(uri, "odd")) as source:
            source.score(model, target, key="Segment")
        (row,) = rows_of(uri, 'SELECT "Segment"::text AS id, clustomer_segment AS s FROM scored')
        assert row["id"] == "12345678901234567890.5"
    finally:
        run(uri, "DROP TABLE odd")


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("", "cannot be the name"),
        ("a.b.c", "cannot be the name"),
        ("a..b", "cannot be the name"),
        ("x" * 64, "63 bytes"),
        ("é" * 32, "63 bytes"),
    ],
)
def test_names_that_no_table_can_have(target: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        place(target)


def test_a_target_in_a_schema_that_is_not_there(
    customers: PostgresSource, model: cl.SegmentationModel
) -> None:
    with pytest.raises(OutputError, match=r"nowhere.*Nothing was written.*Create the schema"):
        customers.score(model, "nowhere.scored", key="id")


def test_without_an_id_nothing_is_written(
    customers: PostgresSource, uri: str, model: cl.SegmentationModel
) -> None:
    before = tables_of(uri)
    with pytest.raises(InputError, match=r"no order.*--id-col"):
        customers.score(model, "scored")
    with pytest.raises(InputError, match=r'no column "idd".*"id"'):
        customers.score(model, "scored", key="idd")
    assert tables_of(uri) == before


def test_a_query_that_fails_half_way_leaves_no_table(
    customers: PostgresSource, uri: str, model: cl.SegmentationModel
) -> None:
    before = tables_of(uri)
    query = "SELECT id, 1 / (id - 59) AS x FROM small"
    source = open_postgres(uri, query=query)
    with source, pytest.raises(QueryFailedError, match=r"division by zero.*Nothing was written"):
        source.score(model, "scored", key="id")
    assert tables_of(uri) == before


def test_segments_without_rows_are_counted_as_none(
    customers: PostgresSource, model: cl.SegmentationModel, target: str
) -> None:
    far = model.centroids.copy()
    far[1] = 1e6
    assert customers.score(replace(model, centroids=far), target, key="id").sizes == (60, 0)


# -- what a role needs ----------------------------------------------------------------------


def granted(project_root: Path) -> list[str]:
    """Return the statements of the documentation."""
    page = (project_root / "docs" / "postgres.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    text = " ".join(blocks).replace("DATABASE shop", "DATABASE postgres")
    return [each.strip() for each in text.split(";") if each.strip()]


@pytest.fixture
def as_analyst(uri: str, project_root: Path) -> Iterator[str]:
    """Return an address of a role that has the rights of the documentation, and no others."""
    run(
        uri,
        "CREATE SCHEMA crm",
        "CREATE TABLE crm.customers (id bigint, x float8, phone text)",
        "CREATE TABLE crm.secret AS SELECT 1 AS x",
    )
    rows = ", ".join(f"({i}, {x!r}, '5')" for i, x in enumerate(small()["x"].to_pylist()))
    run(uri, f"INSERT INTO crm.customers VALUES {rows}", *granted(project_root))
    yield uri.replace("user=postgres", "user=analyst")
    run(
        uri,
        "DROP SCHEMA crm CASCADE",
        "DROP SCHEMA segments CASCADE",
        "DROP OWNED BY analyst",
        "DROP ROLE analyst",
    )


def test_the_rights_of_the_documentation_are_enough_and_not_more_than_needed(
    as_analyst: str, uri: str, model: cl.SegmentationModel
) -> None:
    with open_postgres(at(as_analyst, "crm.customers")) as source:
        assert source.sample(20, key="id").n_rows == 60
        assert source.step(model).counts.tolist() == [30, 30]
        for overwrite in (False, True):
            done = source.score(model, "segments.customers", key="id", overwrite=overwrite)
            assert done.n_rows == 60
        with pytest.raises(OutputError, match=r"permission denied.*docs/postgres\.md"):
            source.score(model, "crm.segments", key="id")
    with pytest.raises(InputError, match="no columns that this user may read"):
        open_postgres(at(as_analyst, "crm.secret"))
    run(uri, "REVOKE USAGE, CREATE ON SCHEMA segments FROM analyst")
    source = open_postgres(at(as_analyst, "crm.customers"))
    with source, pytest.raises(OutputError, match="permission denied for schema segments"):
        source.score(model, "segments.other", key="id")
    run(uri, "REVOKE USAGE ON SCHEMA crm FROM analyst")
    with pytest.raises(InputError, match="permission denied for schema crm"):
        open_postgres(at(as_analyst, "crm.customers"))


def test_rights_on_some_columns_are_enough(as_analyst: str, uri: str) -> None:
    run(uri, "REVOKE SELECT ON crm.customers FROM analyst",
        "GRANT SELECT (id, x) ON crm.customers TO analyst")  # fmt: skip
    with open_postgres(at(as_analyst, "crm.customers")) as source:
        assert [each.name for each in source.columns()] == ["id", "x"]
        assert source.n_rows() == 60
