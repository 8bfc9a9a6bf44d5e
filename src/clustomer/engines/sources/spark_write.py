"""Segments as a table of Spark's catalogue, or as a folder of Parquet files."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from clustomer import __version__
from clustomer._files import atomic_directory
from clustomer._text import printable
from clustomer.cluster.model import SegmentationModel
from clustomer.engines import spark as engine
from clustomer.engines.sources.protocol import Written
from clustomer.engines.sql.scoring import written
from clustomer.engines.sql.tree import Build
from clustomer.errors import OutputError

MARK = "Segments written by clustomer"
"""How the comment of a table begins that may be replaced."""

_NOTHING = "Nothing was written."
_OURS = re.compile(r"_SUCCESS|\._SUCCESS\.crc|\.?part-[\w.-]+\.parquet(\.crc)?")
"""Files of a folder that may be replaced."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/")


def to_table(
    spark: Any, query: str, model: SegmentationModel, target: str, *, label: str, overwrite: bool
) -> Written:
    """Write the answer of a scoring query as a table, which gets its name when it is complete."""
    build = Build("spark")
    table = build.table(target)
    _check_lasting(spark, target)
    beside = table.copy()
    beside.set("this", build.exp.to_identifier(f"clustomer_{secrets.token_hex(8)}"))
    goal, new = written(table, "spark"), written(beside, "spark")
    with engine.reported(after=_NOTHING):
        there = spark.catalog.tableExists(goal)
        if there:
            _check_table(spark, goal, target, overwrite=overwrite)
        try:
            spark.sql(query).write.saveAsTable(new)
            comment = written(build.text(_comment(model, label)), "spark")
            spark.sql(f"COMMENT ON TABLE {new} IS {comment}")
            sizes = _sizes(spark.table(new), model.n_segments)
            if there:
                spark.sql(f"DROP TABLE {goal}")
            spark.sql(f"ALTER TABLE {new} RENAME TO {goal}")
        except BaseException:
            with engine.forgiven():
                spark.sql(f"DROP TABLE IF EXISTS {new}")
            raise
    return Written(target=target, n_rows=sum(sizes), sizes=sizes)


def to_folder(
    spark: Any, query: str, model: SegmentationModel, target: str, *, label: str, overwrite: bool
) -> Written:
    """Write the answer of a scoring query as Parquet files: on this machine as a whole."""
    del label  # files carry no comment
    if _SCHEME.match(target) or not engine.is_near(spark):
        return _elsewhere(spark, query, model, target, overwrite=overwrite)
    _check_folder(Path(target), overwrite=overwrite)
    with engine.reported(after=_NOTHING), atomic_directory(target, checked=True) as beside:
        spark.sql(query).write.mode("overwrite").parquet(str(beside))
        sizes = _sizes(spark.read.parquet(engine.plain(beside)), model.n_segments)
    return Written(target=target, n_rows=sum(sizes), sizes=sizes)


def _elsewhere(
    spark: Any, query: str, model: SegmentationModel, target: str, *, overwrite: bool
) -> Written:
    """Write where nothing can be renamed at once; Spark refuses a folder that is there."""
    if overwrite:
        raise OutputError(
            "A folder that is not on this machine is never replaced.",
            _NOTHING,
            "Remove it yourself, or choose another.",
        )
    after = "The folder is complete only when the file _SUCCESS is in it."
    with engine.reported(after=after):
        spark.sql(query).write.parquet(target)
        sizes = _sizes(spark.read.parquet(target), model.n_segments)
    return Written(target=engine.without_secrets(target), n_rows=sum(sizes), sizes=sizes)


def _sizes(frame: Any, k: int) -> tuple[int, ...]:
    """Return how many rows of each segment were written."""
    counted = frame.groupBy(frame.columns[1]).count().toArrow()
    sizes = np.zeros(k, dtype=np.int64)
    for segment, n in zip(*(column.to_pylist() for column in counted.columns), strict=True):
        sizes[segment - 1] = n
    return tuple(sizes.tolist())


def _check_lasting(spark: Any, target: str) -> None:
    """Refuse a catalogue that is forgotten with our own session."""
    own = spark.conf.get("spark.clustomer.own", "false") == "true"
    plain = spark.conf.get("spark.sql.catalogImplementation", "in-memory") == "in-memory"
    if own and plain and spark.catalog.currentCatalog() == "spark_catalog":
        raise OutputError(
            f'The table "{target}" would be forgotten: this Spark has no lasting catalogue.',
            _NOTHING,
            "Write a folder, such as ./segments.parquet, or configure a metastore "
            "(SPARK_CONF_DIR with a hive-site.xml).",
        )


def _check_table(spark: Any, goal: str, target: str, *, overwrite: bool) -> None:
    if not overwrite:
        raise OutputError(
            f'The table "{target}" exists already.',
            _NOTHING,
            "Add --overwrite to replace a table that clustomer wrote, or choose another.",
        )
    there = spark.catalog.getTable(goal)
    if there.isTemporary or not str(there.description or "").startswith(MARK):
        raise OutputError(
            f'"{target}" is not a table that clustomer wrote, and only those are replaced.',
            _NOTHING,
            "Choose another name.",
        )


def _check_folder(goal: Path, *, overwrite: bool) -> None:
    if not goal.exists():
        return
    if not overwrite:
        raise OutputError(
            f'The folder "{goal}" exists already.',
            _NOTHING,
            "Add --overwrite to replace what clustomer wrote, or choose another.",
        )
    foreign = not goal.is_dir() or any(not _OURS.fullmatch(each.name) for each in goal.iterdir())
    if foreign or not (goal / "_SUCCESS").is_file():
        raise OutputError(
            f'"{goal}" is not a folder that Spark wrote, and only those are replaced.',
            _NOTHING,
            "Choose another, or move your own files away.",
        )


def _comment(model: SegmentationModel, label: str) -> str:
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return printable(f"{MARK} {__version__}, {now}: the rows of {label}, model {model.identity}")
