"""Addresses of PostgreSQL: what they name, and that no password of theirs is ever shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustomer.engines.sources.postgres_address import (
    Address,
    is_postgres,
    named,
    parsed,
    without_secrets,
)
from clustomer.engines.sources.postgres_query import one_select
from clustomer.errors import InputError


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PGDATABASE", "PGSERVICE", "PGPASSWORD", "PGSSLPASSWORD"):
        monkeypatch.delenv(name, raising=False)


def test_the_last_part_is_the_table_and_the_rest_is_for_the_driver() -> None:
    address = parsed("postgresql://ana:p%40ss@db.example.com:5433/shop/My%20Table?sslmode=require")
    assert address.table == "My Table"
    assert address.options == {
        "user": "ana",
        "password": "p@ss",
        "host": "db.example.com",
        "port": "5433",
        "dbname": "shop",
        "sslmode": "require",
    }
    assert "application_name=clustomer" in address.uri
    assert "password=p%40ss" in address.uri
    assert "p@ss" not in repr(address)


@pytest.mark.parametrize(
    ("uri", "options"),
    [
        ("postgres:///shop/t", {"dbname": "shop"}),
        ("postgresql:///t?service=shop", {"service": "shop"}),
        ("postgresql:///t?dbname=shop&host=%2Frun%2Fpg", {"dbname": "shop", "host": "/run/pg"}),
        ("postgresql://[::1]:1/shop/t", {"host": "::1", "port": "1", "dbname": "shop"}),
        ("postgresql://a:1,b/shop/t", {"host": "a,b", "port": "1,", "dbname": "shop"}),
        ("postgresql://a:p#w@b/shop/t", {"user": "a", "password": "p#w", "host": "b",
                                         "dbname": "shop"}),
        ("postgresql://a:b@c@d/shop/t", {"user": "a", "password": "b@c", "host": "d",
                                         "dbname": "shop"}),
    ],
)  # fmt: skip
def test_every_way_to_name_a_server(uri: str, options: dict[str, str]) -> None:
    assert parsed(uri).options == options
    assert parsed(uri).table == "t"


def test_with_a_query_the_path_ends_with_the_database() -> None:
    address = parsed("postgresql://host/shop", query=True)
    assert (address.table, address.options["dbname"]) == (None, "shop")
    with pytest.raises(InputError, match="A query was given"):
        parsed("postgresql://host/shop/t", query=True)


def test_the_environment_names_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="names no PostgreSQL database"):
        parsed("postgresql://host/t")
    monkeypatch.setenv("PGDATABASE", "shop")
    assert parsed("postgresql://host/t").options == {"host": "host"}


def test_an_address_keeps_names_and_times_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PGAPPNAME", "nightly")
    monkeypatch.setenv("PGCONNECT_TIMEOUT", "3")
    uri = parsed("postgresql:///shop/t").uri
    assert "application_name" not in uri
    assert "connect_timeout" not in uri
    assert "keepalives_idle" in uri


@pytest.mark.parametrize(
    "uri",
    [
        "postgresql://u:s3/cret@host/shop/t",
        "postgresql://u:12/s3cret@host/shop/t",
        "postgresql://u:s3cret?x@host/shop/t",
        "postgresql://u:12?w=s3cret@host/shop/t",
        "postgresql://u:s3cret%zz@host/shop/t",
        "postgresql://u:s3cret@host:port/shop/t",
        "postgresql://u:s3cret@host/a/b/c",
        "postgresql://u:s3cret@host",
        "postgresql://u:s3cret@host/shop/t?sslmode",
        "postgresql:u:s3cret@host/shop/t",
    ],
)
def test_an_address_that_cannot_be_read_is_not_repeated(uri: str) -> None:
    assert is_postgres(uri)
    with pytest.raises(InputError) as found:
        parsed(uri)
    assert "s3" not in str(found.value)
    assert "s3" not in without_secrets(uri)
    assert found.value.__cause__ is None


@pytest.mark.parametrize(
    ("uri", "shown"),
    [
        ("postgresql://u:s3cret@h:1/shop/t?sslmode=require",
         "postgresql://u@h:1/shop/t?sslmode=require"),
        ("postgres://u@h/shop/t", "postgresql://u@h/shop/t"),
        ("postgresql:///shop/t?password=s3cret&host=%2Ftmp", "postgresql:///shop/t?host=%2Ftmp"),
        ("postgresql:///shop/t?pass%77ord=s3cret&sslpassword=s3cret", "postgresql:///shop/t"),
        ("postgresql://:s3cret@h/shop/t", "postgresql://@h/shop/t"),
        ("customers.csv", "customers.csv"),
    ],
)  # fmt: skip
def test_addresses_without_secrets(uri: str, shown: str) -> None:
    assert without_secrets(uri) == shown
    assert without_secrets(shown) == shown


_WILD = st.text(alphabet=":/@?#&=%[]., +s", max_size=12)


@given(_WILD, _WILD, st.sampled_from(["u:", ":"]))
def test_no_password_is_shown_however_it_was_typed(before: str, after: str, user: str) -> None:
    uri = f"postgresql://{user}{before}s3cret{after}@host/shop/t?sslmode=require"
    shown = without_secrets(uri)
    assert "s3cret" not in shown
    assert without_secrets(shown) == shown
    try:
        address = parsed(uri)
    except InputError as error:
        said = str(error)
    else:
        said = repr(address)
    assert "s3cret" not in said


def test_a_driver_is_not_believed_to_keep_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "from/env")
    address = Address(table="t", options={"password": "p@ss w", "sslpassword": "key"})
    said = "bad p@ss w, p%40ss%20w, key, from/env, from%2Fenv"
    assert address.scrubbed(said) == "bad ***, ***, ***, ***, ***"


def test_a_dot_may_part_a_schema_from_a_table_or_be_part_of_a_name() -> None:
    assert list(named("customers")) == [(None, "customers")]
    assert list(named("a.b.c")) == [(None, "a.b.c"), ("a", "b.c"), ("a.b", "c")]
    assert list(named('"a.b"."c ""d"""'))[-1] == ("a.b", 'c "d"')
    assert list(named('"My Table"'))[-1] == (None, "My Table")


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("SELECT 1", "SELECT 1"),
        ("select 'é;日' AS \"ö;\" ; -- the end", "select 'é;日' AS \"ö;\""),
        ("WITH a AS (SELECT 1) SELECT * FROM a;;", "WITH a AS (SELECT 1) SELECT * FROM a"),
        ("/* why */ SELECT a, -- )\n b FROM t", "SELECT a, -- )\n b FROM t"),
        ("SELECT 1 UNION ALL SELECT 2", "SELECT 1 UNION ALL SELECT 2"),
        ("TABLE t", "TABLE t"),
    ],
)  # fmt: skip
def test_one_select_is_kept_as_it_is_written(query: str, kept: str) -> None:
    assert one_select(query) == kept


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("", "0 statements"),
        ("SELECT 1; DROP TABLE t", "2 statements"),
        ("DELETE FROM t", "no SELECT"),
        ("WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a", "holds DELETE"),
        ("SELECT * INTO b FROM a", "holds INTO"),
        ("SELECT * FROM a FOR UPDATE", "holds LOCK"),
        ("EXPLAIN SELECT 1", "no SELECT"),
        ("COPY t TO '/tmp/x'", "no SELECT"),
        ("CALL f()", "no SELECT"),
        ("VALUES (1)", "no SELECT"),
        ("SELEC 1", "cannot be read"),
        ("SELECT 'open", "cannot be read"),
    ],
)
def test_what_is_not_one_select_is_refused(query: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        one_select(query)
