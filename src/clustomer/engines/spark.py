"""Sessions of Spark: lent where there is one, else our own, stopped with its Java process.

Nothing but Spark SQL runs in them, so that executors need no Python; see
`engines.sources.spark` for tables. `execute` runs one query on one small table.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import sys
import tempfile
import threading
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from clustomer._text import shorten
from clustomer.engines.executed import (
    EngineMissingError,
    Executed,
    QueryFailedError,
    TypedColumn,
    as_arrow,
    from_arrow,
)
from clustomer.errors import InputError

CONNECT = "sc://"
"""How the address of a Spark Connect server begins."""

_CONNECT_PORT = 15002
_KNOCKS = 10  # seconds
_INSTALL = "Java 17 or later and pip install 'clustomer[spark]'."
_QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
_HERE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
    # Rows of an answer come straight from the tasks and not by way of the block manager.
    "spark.task.maxDirectResultSize": "64m",
}
_READING = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "true",
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.ansi.doubleQuotedIdentifiers": "false",
    # Or a level called ${env:SECRET} would be what the environment says.
    "spark.sql.variable.substitute": "false",
}
"""What our queries rest on."""
_LOG = """rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %p %c{1}: %m%n
"""
_LOGGERS = ("SQLQueryContextLogger", "DataFrameQueryContextLogger")
_REFUSED = {
    "FAILED_READ_FILE": "Replace or remove the file that is damaged.",
    "CANNOT_MERGE_SCHEMAS": "Remove the file that is unlike the others.",
    "PATH_NOT_FOUND": "Look at the path; it is read where Spark runs.",
    "UNABLE_TO_INFER_SCHEMA": "Name a folder that holds Parquet files.",
}
"""What is wrong with the files that were named, by Spark's code, and what to do."""
_LOOPBACK = re.compile(r"local|spark://(localhost|127\.)")
_SECRET = re.compile(r"(?<=//)[^/@\s]+(?=@)|(?<=token=)[^;\s]+", re.IGNORECASE)


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
        with session("local[1]") as own:
            return execute(query, table, columns, spark=own)
    with reported():
        try:
            spark.createDataFrame(as_arrow(columns)).createOrReplaceTempView(table)
            with reading(spark):
                answer = spark.sql(query).toArrow()
        finally:
            spark.catalog.dropTempView(table)
    return from_arrow("Spark", str(spark.version), answer)


@contextmanager
def session(master: str | None = None) -> Iterator[Any]:
    """Give a session: the one that this process has, or one of our own.

    Parameters
    ----------
    master : str, optional
        ``local[2]``, ``spark://host:7077``, ``yarn``; ``sc://host`` for Spark Connect. By
        default what the configuration of Spark says, else all cores of this machine.

    Yields
    ------
    SparkSession
        A session that was there is lent and not stopped. Our own is stopped, and its
        Java process has ended afterwards.

    Raises
    ------
    EngineMissingError
        When pyspark or Java is missing.
    InputError
        When this process runs Spark with another master, or Spark is not reached.
    """
    if master is not None and master.startswith(CONNECT):
        with _connected(master) as spark:
            yield spark
        return
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineMissingError("pyspark is not installed.", "", _INSTALL) from None
    there = SparkSession.getActiveSession()
    if there is not None:
        _check_master(there, master)
        yield there
        return
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ  # spark-submit has started Java
    java = os.environ.get("JAVA_HOME")
    found = shutil.which("java") is not None or (java and Path(java, "bin", "java").is_file())
    if not (submitted or found):
        raise EngineMissingError("Java is not installed.", "", _INSTALL)
    with _signals_kept():
        spark = _started(SparkSession.builder.appName("clustomer"), master, submitted=submitted)
        try:
            yield spark
        finally:
            _stop(spark, submitted=submitted)


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Put back what Ctrl-C did: Spark's handler would ask a session that is stopped."""
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        if is_main and before is not None:
            signal.signal(signal.SIGINT, before)


@contextmanager
def reading(spark: Any) -> Iterator[None]:
    """Let a session read queries as ours are meant; restore what the user had set."""
    before = {name: spark.conf.get(name, None) for name in _READING}
    different = [name for name, value in _READING.items() if before[name] != value]
    _set(spark, {name: _READING[name] for name in different})
    try:
        yield
    finally:
        with contextlib.suppress(*_errors()):  # a session that is lost has nothing to restore
            _set(spark, {name: before[name] for name in different})


@contextmanager
def reported(*, after: str = "", remedy: str = "") -> Iterator[None]:
    """Say in our words what Spark says in its own, without credentials of addresses.

    Parameters
    ----------
    after : str
        What has become of what was to be written.
    remedy : str
    """
    try:
        with _unlogged():
            yield
    except _errors() as error:
        said = said_by(error)
        for code, advice in _REFUSED.items():
            if said.startswith(f"[{code}"):
                raise InputError(
                    f"Spark cannot read the files: {shorten(said, 400)}",
                    after or "Parquet files of one schema were expected.",
                    advice,
                ) from None
        raise QueryFailedError("Spark", said, expected=after, remedy=remedy) from None


@contextmanager
def forgiven() -> Iterator[None]:
    """Clean up as far as Spark is still there."""
    with contextlib.suppress(*_errors()), _unlogged():
        yield


def said_by(error: Exception) -> str:
    """Return what Spark says, in one line: the cause that has a code, without Java's stack."""
    text = without_secrets(str(error))
    causes = list(re.finditer(r"\[[A-Z][A-Z0-9_]+(\.[A-Z0-9_]+)*\] ", text))
    preferred = [each for each in causes if each[0].strip("[] ").startswith(tuple(_REFUSED))]
    for first in (*preferred, *causes)[:1]:
        text = text[first.start() :]
    for mark in ("JVM stacktrace", "Driver stacktrace", "\n== SQL", "\n\tat ", "SQLSTATE:"):
        text = text.split(mark)[0]
    return " ".join(text.split())


def without_secrets(text: str) -> str:
    """Return a text without the credentials of addresses in it."""
    return _SECRET.sub("...", text)


def is_connect(spark: Any) -> bool:
    """Whether a session is one of Spark Connect."""
    return ".connect." in type(spark).__module__


def is_near(spark: Any) -> bool:
    """Whether Spark works on this machine, on the files that we see."""
    return not is_connect(spark) and _LOOPBACK.match(spark.sparkContext.master) is not None


def plain(path: Path) -> str:
    """Return a path that is there as Spark reads it: not as a pattern."""
    return re.sub(r"[*?\[\]{}\\]", r"\\\g<0>", str(path.absolute()))


def is_frame(data: Any) -> bool:
    """Whether something is a DataFrame of Spark, classic or of Connect."""
    kind = type(data)
    return kind.__name__ == "DataFrame" and kind.__module__.startswith("pyspark.sql.")


@contextmanager
def _unlogged() -> Iterator[None]:
    """Keep pyspark from logging every refused query, which is reported anyway."""
    from pyspark.logger import PySparkLogger

    loggers = [PySparkLogger.getLogger(name) for name in _LOGGERS]
    before = [each.disabled for each in loggers]
    try:
        for each in loggers:
            each.disabled = True
        yield
    finally:
        for each, was in zip(loggers, before, strict=True):
            each.disabled = was


def _errors() -> tuple[type[Exception], ...]:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    return PySparkException, Py4JError, ConnectionError


def _set(spark: Any, values: Mapping[str, str | None]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of those that are deprecated
        for name, value in values.items():
            if value is None:
                spark.conf.unset(name)
            else:
                spark.conf.set(name, value)


def _check_master(spark: Any, master: str | None) -> None:
    there = "Spark Connect" if is_connect(spark) else spark.sparkContext.master
    if master not in (None, there):
        raise InputError(
            f"Spark runs in this process already, with the master {without_secrets(there)}.",
            f"The master {without_secrets(str(master))} was asked for.",
            "Leave the master out, or stop that session first.",
        )


def _started(builder: Any, master: str | None, *, submitted: bool) -> Any:
    config = {**_QUIET, **_READING, "spark.clustomer.own": "true"}
    if not submitted:
        master = master or "local[*]"
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        if _LOOPBACK.match(master):
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
            config |= _HERE
    if master is not None:
        builder = builder.master(master)
    for name, value in config.items():
        builder = builder.config(name, value)
    with tempfile.TemporaryDirectory() as home, warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of pandas, which is not used here
        configured = os.environ.get("SPARK_CONF_DIR")
        if configured or os.environ.get("SPARK_HOME") or submitted:
            if configured and Path(configured, "hive-site.xml").is_file():
                builder = builder.enableHiveSupport()
            return _reached(builder, master, Path(home, "said"))
        Path(home, "log4j2.properties").write_text(_LOG, encoding="utf-8")
        os.environ["SPARK_CONF_DIR"] = home
        try:
            return _reached(builder, master, Path(home, "said"))
        finally:
            del os.environ["SPARK_CONF_DIR"]


def _reached(builder: Any, master: str | None, said: Path) -> Any:
    """Start Java, with what it says on its way put aside; it is the reason when it fails."""
    try:
        with _unlogged(), _put_aside(said):
            return builder.getOrCreate()
    except _errors() as error:
        _end_java()
        reason = said_by(error)
        if "JAVA_GATEWAY_EXITED" in reason:
            reason = _said_by_java(said) or reason
        raise InputError(
            f"Spark does not start: {without_secrets(reason)[:300]}",
            f"The master is {without_secrets(str(master))}.",
            "Look at the master: local[2], spark://host:7077, yarn, or sc://host for Connect.",
        ) from None


def _said_by_java(said: Path) -> str:
    """Return what Java said last before it ended, without warnings and its stack."""
    lines = said.read_text(errors="replace").splitlines()
    plain = [each for each in lines if not each.startswith(("WARNING:", "\tat "))]
    return " ".join(plain[-5:])


@contextmanager
def _put_aside(path: Path) -> Iterator[None]:
    """Write what goes to the standard error of processes that are started into a file."""
    sys.stderr.flush()
    kept = os.dup(2)
    with path.open("wb") as file:
        os.dup2(file.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """Give a session of a Connect server, and end it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of pandas, which is not used here
        try:
            from pyspark.sql.connect.session import SparkSession
        except ImportError:
            raise EngineMissingError(
                "What Spark Connect needs is not installed.", "", "pip install 'clustomer[spark]'."
            ) from None
    unreachable: tuple[type[Exception], ...] = (*_errors(), OSError)
    try:
        _knock(address)
        spark = SparkSession.builder.remote(address).create()
    except unreachable as error:
        raise InputError(
            f"Spark Connect cannot be reached: {said_by(error)[:300]}.",
            f"The address is {without_secrets(address)}.",
            "Look at host and port, and whether the server runs.",
        ) from None
    try:
        with reading(spark):
            yield spark
    finally:
        with contextlib.suppress(*_errors()):
            spark.stop()


def _knock(address: str) -> None:
    """Reach a server at once or not: its client would try again for ten minutes."""
    try:
        found = urlsplit(address)
        at = (found.hostname or "localhost", found.port or _CONNECT_PORT)
    except ValueError:  # whose words repeat the address, with what is secret in it
        raise InputError(
            "The address of Spark Connect cannot be read.",
            "sc://host:port was expected, and parameters behind a slash: sc://host:port/;token=...",
        ) from None
    with socket.create_connection(at, timeout=_KNOCKS):
        pass


def _stop(spark: Any, *, submitted: bool) -> None:
    with contextlib.suppress(*_errors()):
        spark.stop()
    if not submitted:
        _end_java()


def _end_java() -> None:
    """End the Java process, so that another one can be started."""
    from pyspark import SparkContext

    gateway = SparkContext._gateway
    if gateway is None:
        return
    with contextlib.suppress(*_errors()):
        gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait(timeout=60)
    SparkContext._gateway = SparkContext._jvm = None
