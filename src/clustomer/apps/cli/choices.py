"""The words that options of the command line take."""

from __future__ import annotations

from enum import StrEnum


class Scale(StrEnum):
    """How features are made comparable."""

    standard = "standard"
    range = "range"
    robust = "robust"
    none = "none"


class Missing(StrEnum):
    """What happens to missing values."""

    median = "median"
    kpod = "kpod"
    drop = "drop"


class Language(StrEnum):
    """In which language reports, names and sentences are."""

    en = "en"
    de = "de"
    fr = "fr"
    es = "es"


class Format(StrEnum):
    """How the result is printed."""

    text = "text"
    json = "json"


class Engine(StrEnum):
    """Where a table is looked at."""

    auto = "auto"
    memory = "memory"
    duckdb = "duckdb"
    postgres = "postgres"
    spark = "spark"


class DateOrder(StrEnum):
    """Order of day, month and year in written dates."""

    dmy = "dmy"
    mdy = "mdy"
    ymd = "ymd"


class Required(StrEnum):
    """The least verdict that will do."""

    natural = "natural"
    reproducible = "reproducible"


class ExportFormat(StrEnum):
    """What a model is written as."""

    json = "json"
    sql = "sql"
    onnx = "onnx"
    sklearn = "sklearn"
    rules = "rules"
    self_test = "self-test"


class FigureFormat(StrEnum):
    """What figures are written as."""

    svg = "svg"
    png = "png"


class SqlDialect(StrEnum):
    """Whose SQL is written; the first four are executed before."""

    duckdb = "duckdb"
    sqlite = "sqlite"
    postgres = "postgres"
    spark = "spark"
    databricks = "databricks"
    bigquery = "bigquery"
    snowflake = "snowflake"
    redshift = "redshift"
    tsql = "tsql"
    trino = "trino"
    clickhouse = "clickhouse"
    mysql = "mysql"
    oracle = "oracle"


class Absent(StrEnum):
    """What listed customers without an outcome count as."""

    leave_out = "leave-out"
    zero = "zero"


class LogFormat(StrEnum):
    """How the server writes its log."""

    text = "text"
    json = "json"


class SampleKind(StrEnum):
    """Which built-in sample."""

    shop = "shop"
    transactions = "transactions"


class Purchase(StrEnum):
    """What one purchase is."""

    day = "day"
    order = "order"


class Returns(StrEnum):
    """What becomes of returns."""

    match = "match"
    net = "net"
    drop = "drop"


class Zero(StrEnum):
    """What becomes of lines of a kind."""

    keep = "keep"
    drop = "drop"
