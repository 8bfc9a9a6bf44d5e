"""What is Spark's own: its types, files, catalogue and cache, and a session that is lent."""

from __future__ import annotations

import datetime as dt
import decimal
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import clustomer as cl
from clustomer.engines.executed import QueryFailedError
from clustomer.engines.sources.converge import converge
from clustomer.engines.sources.duckdb import DuckSource
from clustomer.engines.sources.spark import SparkSource, is_path, open_spark
from clustomer.engines.sources.spark_mllib import mllib_fit
from clustomer.engines.spark import said_by, without_secrets
from clustomer.errors import InputError, OutputError

GROUPS = ("Ulm", "${env:HOME}", "a'b\\n")


def shop(n: int = 900, seed: int = 0) -> pa.Table:
    rng = np.random.default_rng(seed)
    group = np.arange(n) % 3
    return pa.table(
        {
            "customer": np.arange(n),
            "spend": 100.0 * group + rng.normal(0, 5, n),
            "town": [GROUPS[each] for each in group],
        }
    )


@pytest.fixture(scope="module")
def model() -> cl.SegmentationModel:
    part = shop(90).drop_columns("customer")
    return cl.Segmenter(n_clusters=3, random_state=0).fit(part).model_


@pytest.fixture
def source(spark: Any) -> Any:
    with open_spark(spark.createDataFrame(shop())) as opened:
        yield opened


@pytest.fixture
def database(spark: Any, tmp_path: Path) -> Any:
    """A database with a folder of its own, in a session that is the user's."""
    spark.conf.set("spark.clustomer.own", "false")
    spark.sql(f"CREATE DATABASE shop LOCATION '{tmp_path / 'shop'}'")
    yield "shop"
    spark.sql("DROP DATABASE shop CASCADE")
    spark.conf.set("spark.clustomer.own", "true")


# -- what is read -----------------------------------------------------------------------


def test_texts_that_spark_would_replace_stay_as_they_are(
    spark: Any, model: cl.SegmentationModel
) -> None:
    assert "HOME" in os.environ
    spark.conf.unset("spark.sql.variable.substitute")
    with DuckSource(shop()) as oracle:
        expected = oracle.step(model, close=True)
    with open_spark(spark.createDataFrame(shop())) as source:
        found = source.step(model, close=True)
    assert (found.known == expected.known).all()
    assert found.sums == pytest.approx(expected.sums, rel=1e-9, abs=1e-9)


def test_a_session_that_is_lent_keeps_its_settings_and_goes_on(spark: Any) -> None:
    mine = {
        "spark.sql.session.timeZone": "Asia/Tokyo",
        "spark.sql.ansi.enabled": "false",
        "spark.sql.variable.substitute": "true",
    }
    before = {name: spark.conf.get(name) for name in mine}
    try:
        for name, value in mine.items():
            spark.conf.set(name, value)
        frame = spark.sql("SELECT TIMESTAMP '2026-01-02 03:00:00' AS at, 1.5D AS x")
        with open_spark(frame) as source:
            held = source.head(1).to_pylist()
        assert {name: spark.conf.get(name) for name in mine} == mine
    finally:
        for name, value in before.items():
            spark.conf.set(name, value)
    assert held == [{"at": dt.datetime(2026, 1, 1, 18), "x": 1.5}]  # 3 o'clock in Tokyo
    assert spark.range(3).count() == 3


def test_every_type_is_read_as_the_other_engines_read_it(spark: Any) -> None:
    frame = spark.sql("""SELECT CAST(7 AS DECIMAL(9, 0)) AS whole, CAST('1.25' AS DECIMAL(9, 2))
        AS money, CAST(0.5 AS FLOAT) AS half, CAST(3 AS TINYINT) AS tiny, DATE '2026-01-02' AS day,
        DATE '+12026-01-02' AS far, TIMESTAMP_NTZ '2026-01-02 03:04:05' AS at, X'00FF' AS bytes,
        ARRAY(1, 2) AS list, true AS flag, NULL AS nothing, 'x' AS `odd ``name".`""")
    with open_spark(frame) as source:
        (row,) = source.head(1).to_pylist()
        said = {each.name: (each.type, each.holds) for each in source.columns()}
    assert row == {
        "whole": 7, "money": 1.25, "half": 0.5, "tiny": 3, "day": dt.date(2026, 1, 2), "far": None,
        "at": dt.datetime(2026, 1, 2, 3, 4, 5), "bytes": "00FF", "list": "[1, 2]", "flag": True,
        "nothing": None, 'odd `name".': "x",
    }  # fmt: skip
    assert not any(isinstance(value, decimal.Decimal) for value in row.values())
    assert said["whole"] == ("decimal(9,0)", "whole")
    assert said["money"] == ("decimal(9,2)", "number")
    assert said["list"] == ("array<int>", "text")


def test_two_columns_of_one_name_are_refused(spark: Any) -> None:
    with pytest.raises(InputError, match="more than one column a"):
        open_spark(spark.sql("SELECT 1 AS a, 2 AS a"))


def test_names_that_differ_in_case_are_two_columns(spark: Any) -> None:
    with open_spark(spark.createDataFrame(pa.table({"a": [1.0], "A": [2.0]}))) as source:
        assert source.head(1).to_pylist() == [{"a": 1.0, "A": 2.0}]


def test_a_frame_of_spark_is_studied_as_any_frame(spark: Any) -> None:
    there = cl.run_study(spark.createDataFrame(shop()), quick=True, features=["spend"])
    here = cl.run_study(shop(), quick=True, features=["spend"])
    assert there.model.centroids.tolist() == here.model.centroids.tolist()
    with pytest.raises(InputError, match="engine is duckdb"):
        cl.run_study(spark.createDataFrame(shop()), engine="duckdb")
    with pytest.raises(InputError, match="Order lines of Spark"):
        cl.run_study(spark.createDataFrame(shop()), transactions=True)
    with pytest.raises(InputError, match="Add --engine spark"):
        cl.run_study("customers.csv", master="local[2]")


# -- files ------------------------------------------------------------------------------


def test_folders_patterns_and_odd_names_are_paths(spark: Any, tmp_path: Path) -> None:
    folder = tmp_path / "odd [1] {x} é*"
    folder.mkdir()
    pq.write_table(shop(10), folder / "a.parquet")
    pq.write_table(shop(20), folder / "b.parquet")
    with open_spark(folder, session=spark) as source:
        assert (source.n_rows(), source.label) == (30, folder.name)
    plain = folder.rename(tmp_path / "plain")
    for given in (f"{plain}/a*.parquet", f"file://{plain}/a.parquet"):
        with open_spark(given, session=spark) as source:
            assert source.n_rows() == 10


def test_what_is_a_path() -> None:
    assert all(map(is_path, ("a/b", "s3a://x/y", "x.parquet", Path("x"))))
    assert not any(map(is_path, ("shop.customers", '"a.b".c', 3)))


def test_what_is_not_there_is_said(spark: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file or folder"):
        open_spark(str(tmp_path / "nothing"), session=spark)
    with pytest.raises(InputError, match=r"no table \"nothing\".*\./customers"):
        open_spark("nothing", session=spark)
    with pytest.raises(InputError, match="A dict is no table"):
        open_spark({}, session=spark)
    with pytest.raises(InputError, match=r"already, with the master local\[2\]"):
        open_spark("nothing", master="local[7]")


def test_a_damaged_file_is_named(spark: Any, tmp_path: Path) -> None:
    pq.write_table(shop(10), tmp_path / "good.parquet")
    pq.write_table(shop(1000), tmp_path / "cut.parquet")
    content = (tmp_path / "cut.parquet").read_bytes()
    (tmp_path / "cut.parquet").write_bytes(content[: len(content) // 2])
    with pytest.raises(InputError, match=r"cannot read the files: .*cut\.parquet"):
        open_spark(tmp_path, session=spark)


def test_a_path_without_parquet_is_said(spark: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"PATH_NOT_FOUND.*Look at the path"):
        open_spark(f"{tmp_path}/nothing-*.parquet", session=spark)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"UNABLE_TO_INFER_SCHEMA.*holds Parquet files"):
        open_spark(tmp_path / "empty", session=spark)


def test_files_unlike_each_other_are_refused(spark: Any, tmp_path: Path) -> None:
    pq.write_table(shop(10), tmp_path / "a.parquet")
    pq.write_table(pa.table({"spend": ["dear"]}), tmp_path / "b.parquet")
    with pytest.raises(InputError, match="CANNOT_MERGE_SCHEMAS"):
        open_spark(tmp_path, session=spark)


def test_messages_hold_no_credentials_and_no_stack() -> None:
    said = without_secrets("s3a://key:secret@bucket/x sc://h:1/;token=abc;user_id=u")
    assert said == "s3a://...@bucket/x sc://h:1/;token=...;user_id=u"
    error = ValueError("An error calling o51.parquet.\n: x.Y: [SOME.CODE] Bad thing.\n\tat a.b(C)")
    assert said_by(error) == "[SOME.CODE] Bad thing."


# -- what is cached ---------------------------------------------------------------------


def test_columns_are_cached_by_steps_and_let_go(spark: Any, model: cl.SegmentationModel) -> None:
    kept = spark.sparkContext._jsc.getPersistentRDDs
    before = kept().size()
    with open_spark(spark.createDataFrame(shop())) as source:
        first, again, last = (source.step(model, close=close) for close in (False, False, True))
        assert kept().size() == before + 1
    assert kept().size() == before
    assert first.counts.tolist() == again.counts.tolist() == last.counts.tolist()
    assert not [t for t in spark.catalog.listTables() if t.name.startswith("clustomer_")]


def test_mllib_finds_no_better_and_is_counted_alike(
    source: SparkSource, model: cl.SegmentationModel
) -> None:
    ours = converge(source, model)
    theirs = mllib_fit(source, model, seed=1)
    assert theirs.centroids.shape == ours.model.centroids.shape
    assert ours.inertia <= theirs.inertia * (1 + 1e-9)
    with DuckSource(shop()) as oracle:
        there = replace(model, centroids=theirs.centroids)
        expected = oracle.step(there, close=True).inertia(theirs.centroids)
    assert theirs.inertia == pytest.approx(expected)


# -- what is written --------------------------------------------------------------------


def test_a_table_is_written_once_and_replaced_on_request(
    spark: Any, database: str, source: SparkSource, model: cl.SegmentationModel
) -> None:
    done = source.score(model, f"{database}.segments", key="customer")
    assert (done.n_rows, done.sizes) == (900, (300, 300, 300))
    rows = spark.table("shop.segments").toArrow()
    assert rows.column_names == ["customer", "segment", "segment_name"]
    assert spark.catalog.getTable("shop.segments").description.startswith("Segments written by")
    with pytest.raises(OutputError, match="exists already"):
        source.score(model, "shop.segments", key="customer")
    assert source.score(model, "shop.segments", key="customer", overwrite=True).n_rows == 900
    spark.sql("CREATE TABLE shop.theirs USING parquet AS SELECT 1 AS x")
    with pytest.raises(OutputError, match="not a table that clustomer wrote"):
        source.score(model, "shop.theirs", key="customer", overwrite=True)
    lasting = [each.name for each in spark.catalog.listTables("shop") if not each.isTemporary]
    assert lasting == ["segments", "theirs"]
    with open_spark("shop.segments") as again:
        assert (again.n_rows(), again.label) == (900, "shop.segments")


def test_what_fails_half_way_leaves_nothing(
    spark: Any, database: str, model: cl.SegmentationModel, tmp_path: Path
) -> None:
    frame = spark.range(1000, numPartitions=4).selectExpr(
        "id AS customer", "IF(id = 900, raise_error('boom'), 1.0D) AS spend", "'Ulm' AS town"
    )
    folder = tmp_path / "out"
    folder.mkdir()
    with open_spark(frame) as source:
        with pytest.raises(QueryFailedError, match=r"boom.*Nothing was written"):
            source.score(model, f"{database}.segments", key="customer")
        with pytest.raises(QueryFailedError, match="boom"):
            source.score(model, str(folder / "segments"), key="customer")
    assert spark.catalog.listTables("shop") == []
    assert list(folder.iterdir()) == []


def test_only_folders_of_spark_are_replaced(
    source: SparkSource, model: cl.SegmentationModel, tmp_path: Path
) -> None:
    target = str(tmp_path / "segments [a]*")
    for overwrite in (False, True):
        done = source.score(model, target, key="customer", overwrite=overwrite)
        assert done.n_rows == 900
    assert len(list(tmp_path.iterdir())) == 1
    Path(target, "mine.txt").write_text("x")
    with pytest.raises(OutputError, match="not a folder that Spark wrote"):
        source.score(model, target, key="customer", overwrite=True)
    with pytest.raises(OutputError, match="never replaced"):
        source.score(model, "hdfs://nowhere/x", key="customer", overwrite=True)


def test_what_cannot_be_written_is_said(source: SparkSource, model: cl.SegmentationModel) -> None:
    with pytest.raises(OutputError, match="no lasting catalogue"):
        source.score(model, "segments", key="customer")
    with pytest.raises(InputError, match="No column names the customers"):
        source.score(model, "./segments")
    with pytest.raises(InputError, match=r'no column "custumer".*"customer"'):
        source.score(model, "./segments", key="custumer")
