"""Spark on this machine: runs a query on one table, in one Java process of its own."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from clustomer.engines.executed import (
    EngineMissingError,
    Executed,
    QueryFailedError,
    TypedColumn,
    as_arrow,
    from_arrow,
)

_INSTALL = "Java 17 or later and pip install 'clustomer[spark]'."
_CONFIG = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
}
_LOG = """rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %p %c{1}: %m%n
"""


def execute(
    query: str, table: str, columns: Sequence[TypedColumn], *, spark: Any = None
) -> Executed:
    """Run a query on one temporary view.

    Parameters
    ----------
    query : str
    table : str
        A plain name.
    columns : sequence of TypedColumn
    spark : SparkSession, optional
        By default a local one is started and stopped, which takes some seconds.

    Raises
    ------
    EngineMissingError
        When pyspark or Java is missing.
    QueryFailedError
        When Spark refuses the query.
    """
    if spark is None:
        with session() as own:
            return execute(query, table, columns, spark=own)
    from pyspark.errors import PySparkException

    try:
        spark.createDataFrame(as_arrow(columns)).createOrReplaceTempView(table)
        answer = spark.sql(query).toArrow()
    except PySparkException as error:
        raise QueryFailedError("Spark", error) from error
    finally:
        spark.catalog.dropTempView(table)
    return from_arrow("Spark", str(spark.version), answer)


@contextmanager
def session() -> Iterator[Any]:
    """Start a local session of one core; stop it and its Java process afterwards.

    A session that this process has already is lent as it is, and not stopped.

    Raises
    ------
    EngineMissingError
        When pyspark or Java is missing.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineMissingError("pyspark is not installed.", "", _INSTALL) from None
    there = SparkSession.getActiveSession()
    if there is not None:
        yield there
        return
    java = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and not (java and Path(java, "bin", "java").is_file()):
        raise EngineMissingError("Java is not installed.", "", _INSTALL)
    spark = _started(SparkSession.builder.master("local[1]").appName("clustomer"))
    try:
        yield spark
    finally:
        _stop(spark)


def _started(builder: Any) -> Any:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    for name, value in _CONFIG.items():
        builder = builder.config(name, value)
    with tempfile.TemporaryDirectory() as home, warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of pandas, which is not used here
        Path(home, "log4j2.properties").write_text(_LOG, encoding="utf-8")
        before = os.environ.get("SPARK_CONF_DIR")
        os.environ["SPARK_CONF_DIR"] = home
        try:
            return builder.getOrCreate()
        finally:
            if before is None:
                del os.environ["SPARK_CONF_DIR"]
            else:
                os.environ["SPARK_CONF_DIR"] = before


def _stop(spark: Any) -> None:
    from pyspark import SparkContext

    gateway = spark.sparkContext._gateway
    spark.stop()
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait(timeout=60)
    SparkContext._gateway = SparkContext._jvm = None  # so that another one can be started
