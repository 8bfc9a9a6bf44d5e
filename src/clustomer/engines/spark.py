"""Spark on this machine: runs a query on one table, in one Java process of its own."""

from __future__ import annotations

import os
import shutil
import sys
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
    "spark.log.level": "ERROR",
}


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
    """Start a local session of one core; stop it and its Java process afterwards."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineMissingError("pyspark is not installed.", "", _INSTALL) from None
    java = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and not (java and Path(java, "bin", "java").is_file()):
        raise EngineMissingError("Java is not installed.", "", _INSTALL)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    with warnings.catch_warnings():  # of pandas, which is not used here
        warnings.simplefilter("ignore", FutureWarning)
        builder = SparkSession.builder.master("local[1]").appName("clustomer")
        for name, value in _CONFIG.items():
            builder = builder.config(name, value)
        spark = builder.getOrCreate()
    try:
        yield spark
    finally:
        gateway = spark.sparkContext._gateway
        spark.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait(timeout=60)
