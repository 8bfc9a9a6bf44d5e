"""Tables of Spark: frames, tables of its catalogue, and Parquet wherever Spark reads it."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from clustomer.cluster.model import SegmentationModel
from clustomer.engines import spark as engine
from clustomer.engines.sources import spark_write
from clustomer.engines.sources.by_sql import SqlSource, holds
from clustomer.engines.sources.protocol import Capabilities, SourceColumn, Written
from clustomer.engines.sources.spark_types import readable
from clustomer.engines.sql.passes import Step, step_query
from clustomer.engines.sql.scoring import named_query, written
from clustomer.engines.sql.tree import Build, Tree
from clustomer.errors import InputError, did_you_mean

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/")
_GLOB = re.compile(r"[*?\[{]")


def open_spark(table: Any, *, master: str | None = None, session: Any = None) -> SparkSource:
    """Open a frame, a table or Parquet files as a source in Spark.

    Parameters
    ----------
    table : DataFrame, str or path
        A DataFrame of Spark, classic or of Connect; the name of a table in the catalogue,
        such as ``shop.customers`` (a part that holds a dot in double quotes); or a Parquet
        file, a folder of them or a pattern, as a path or with the scheme of any file system
        that Spark reads (``hdfs://``, ``s3a://``). What has a slash or ends in
        ``.parquet`` is a path.
    master : str, optional
        ``local[2]``, ``spark://host:7077``, ``yarn``; ``sc://host`` for Spark Connect. By
        default what Spark's configuration says, else all cores of this machine.
    session : SparkSession, optional
        A session to use. It is lent, like that of a frame: not stopped.

    Returns
    -------
    SparkSource
        To be closed; a session of our own is stopped then, with its Java process.

    Raises
    ------
    EngineMissingError
        When pyspark or Java is missing.
    InputError
        When there is no such table, it has two columns of one name, or Spark is not reached.
    QueryFailedError
        When a file is damaged or unlike the others: with what Spark says about it.
    """
    with ExitStack() as stack:
        spark = table.sparkSession if engine.is_frame(table) else session
        owned = spark is None
        if owned:
            spark = stack.enter_context(engine.session(master))
        with engine.reported():
            frame, label = _frame(spark, table)
        source = SparkSource(spark, frame, label=label)
        source.owns(stack.pop_all())
    return source


class SparkSource(SqlSource):
    """A table that Spark reads; see `open_spark`.

    Attributes
    ----------
    spark : SparkSession
    """

    dialect = "spark"
    can = Capabilities(snapshot=False, transactional=False, ordered=False)

    def __init__(self, spark: Any, frame: Any, *, label: str) -> None:
        super().__init__()
        self.spark, self.label = spark, label
        self._stack = ExitStack()
        self._view = f"clustomer_{secrets.token_hex(8)}"
        self._kept: dict[str, tuple[Any, str]] = {}
        with engine.reported():
            self.engine = f"Spark {spark.version}"
            self._types = [(each.name, each.dataType.simpleString()) for each in frame.schema]
            _check_names([name for name, _ in self._types], label)
            frame.createOrReplaceTempView(self._view)
        self._stack.callback(self._forget)
        nothing = self.build.exp.select("*").from_(self.table()).limit(0)
        self._columns = tuple(
            SourceColumn(name=name, type=kind, holds=holds(read.type))
            for (name, kind), read in zip(self._types, self._asked(nothing).schema, strict=True)
        )

    def owns(self, stack: ExitStack) -> None:
        """Take what is to be let go after the source is closed."""
        mine, self._stack = self._stack, stack
        stack.push(mine)

    def columns(self) -> tuple[SourceColumn, ...]:
        """Return the columns in the order of the table, with Spark's names of their types."""
        return self._columns

    def table(self, *, raw: str | None = None, only: frozenset[str] | None = None) -> Tree:
        """Return the table with each column read as `spark_types` says.

        Parameters
        ----------
        raw : str, optional
            A column that stays as it is.
        only : frozenset of str, optional
            The columns that are wanted; all by default.
        """
        exp, b = self.build.exp, self.build
        columns = [
            b.column(name)
            if name == raw
            else exp.alias_(readable(b, name, kind), name, quoted=True)
            for name, kind in self._types
            if only is None or name in only
        ]
        read = exp.select(*columns).from_(b.table(self._view))
        return read.subquery("customers", copy=False)

    def ask(self, query: str) -> Any:
        """Run a query."""
        with engine.reported(), engine.reading(self.spark):
            return self.spark.sql(query).toArrow()

    def step(self, model: SegmentationModel, *, close: bool = False) -> Step:
        """Return the sufficient statistics of one exact Lloyd pass for a model's centroids.

        The columns that a model needs are cached by its first step, in memory and, where
        that is too little, on the executors' disks.
        """
        names = frozenset(model.plan.sources.names)
        known = names <= {name for name, _ in self._types}
        table = self._cached(names) if known and not close else self._table_of(names)
        query = step_query(model, self.build, table, close=close)
        return query.read(self._asked(query.tree).to_pydict())

    def score(
        self,
        model: SegmentationModel,
        target: str,
        *,
        key: str | None = None,
        overwrite: bool = False,
    ) -> Written:
        """Write a table of the catalogue, or a folder of Parquet files.

        Parameters
        ----------
        model : SegmentationModel
        target : str
            What has a slash or ends in ``.parquet`` is a folder, else it is a table.
        key : str
            The column that names the customers.
        overwrite : bool
            Replace a table or a local folder that was written so.

        Raises
        ------
        InputError
            When no column names the customers, or the target cannot be a table.
        OutputError
            When the target exists, or may not be replaced.

        Notes
        -----
        All rows or none: a table gets its name when it is complete; so does a folder on this
        machine. A folder elsewhere is written by Spark's committer: one with the file
        ``_SUCCESS`` is complete.
        """
        names = [name for name, _ in self._types]
        if key is None or key not in names:
            raise InputError(
                f'There is no column "{key}".{did_you_mean(key, names)}'
                if key
                else "No column names the customers, and rows of Spark have no order.",
                f"The table has {', '.join(names[:12])}.",
                "Name the id column with --id-col.",
            )
        query = named_query(model, self.build, self.table(raw=key), ids=(key,))
        write = spark_write.to_folder if is_path(target) else spark_write.to_table
        with engine.reading(self.spark):
            return write(
                self.spark,
                written(query, self.dialect),
                model,
                target,
                label=self.label,
                overwrite=overwrite,
            )

    def close(self) -> None:
        """Let go of what is cached, and stop a session of our own."""
        self._stack.close()

    # -- what is cached -----------------------------------------------------------------

    def _cached(self, names: frozenset[str]) -> Tree:
        """Return the columns of these names, kept by Spark from their first use on."""
        mark = "\0".join(sorted(names))
        if mark not in self._kept:
            read = self.build.exp.select("*").from_(self.table(only=names))
            view = f"{self._view}_{len(self._kept)}"
            with engine.reported(), engine.reading(self.spark):
                frame = self.spark.sql(written(read, self.dialect)).persist()
                frame.createOrReplaceTempView(view)
            self._kept[mark] = (frame, view)
        return self.build.table(self._kept[mark][1])

    def _table_of(self, names: frozenset[str]) -> Tree:
        """Return what is cached of these columns, else the table."""
        kept = self._kept.get("\0".join(sorted(names)))
        return self.table() if kept is None else self.build.table(kept[1])

    def _forget(self) -> None:
        with engine.forgiven():
            for frame, view in self._kept.values():
                self.spark.catalog.dropTempView(view)
                frame.unpersist()
            self.spark.catalog.dropTempView(self._view)


def is_path(text: object) -> bool:
    """Whether a text names files rather than a table."""
    return isinstance(text, os.PathLike) or (
        isinstance(text, str) and ("/" in text or os.sep in text or text.endswith(".parquet"))
    )


def _frame(spark: Any, table: Any) -> tuple[Any, str]:
    """Return a table as a DataFrame, and its name for people."""
    if engine.is_frame(table):
        return table, "DataFrame"
    if is_path(table):
        text = os.fspath(table)
        given = text if _SCHEME.match(text) else _local(spark, text)
        # Without merging, Spark would take the columns of one file for those of all.
        frame = spark.read.option("mergeSchema", "true").parquet(given)
        return frame, engine.without_secrets(text.rstrip("/").rsplit("/", 1)[-1])
    if not isinstance(table, str):
        raise InputError(
            f"A {type(table).__name__} is no table of Spark.",
            "A DataFrame of Spark, the name of a table, or a path of Parquet was expected.",
        )
    name = written(Build("spark").table(table), "spark")
    if not spark.catalog.tableExists(name):
        known = [
            each.name
            for each in spark.catalog.listTables()
            if not each.name.startswith("clustomer_")
        ]
        raise InputError(
            f'There is no table "{table}" in the catalogue of Spark.{did_you_mean(table, known)}',
            "A file or folder has a slash in its name: ./customers.",
            "Name the database, too: database.table.",
        )
    return spark.table(name), table


def _local(spark: Any, text: str) -> str:
    """Return a path as Spark reads it; one that is there is no pattern."""
    path = Path(text).absolute()
    if path.exists():
        return engine.plain(path)
    if engine.is_near(spark) and not _GLOB.search(text):
        raise InputError(
            f'There is no file or folder "{text}".',
            "Parquet was expected, or the name of a table without a slash.",
        )
    return str(path)


def _check_names(names: list[str], label: str) -> None:
    if not names:
        raise InputError(f'The table "{label}" has no columns.')
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(
            f"The table has more than one column {', '.join(twice[:5])}.",
            "Every column needs a name of its own.",
            "Rename them with DataFrame.toDF.",
        )
