"""Where a table is looked at: held here as a whole, or left where it lives."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from clustomer._progress import Progress, silent
from clustomer._settings import Settings
from clustomer.engines.folder import is_many
from clustomer.engines.open import read_source
from clustomer.engines.options import IntakeOptions
from clustomer.engines.source import Source as ReadTable
from clustomer.engines.sources.files import is_large, open_files
from clustomer.engines.sources.looked_at import look_at
from clustomer.engines.sources.postgres import open_postgres
from clustomer.engines.sources.postgres_address import is_postgres
from clustomer.engines.sources.protocol import Place, Source
from clustomer.engines.sources.spark import open_spark
from clustomer.engines.spark import is_frame
from clustomer.errors import InputError
from clustomer.table.schema import RoleOptions


@contextmanager
def opened_source(
    settings: Settings, data: Any, *, progress: Progress = silent
) -> Iterator[Source | None]:
    """Open a table that is not simply read, and close it afterwards.

    Parameters
    ----------
    settings : Settings
        ``engine``, ``query``, ``master``, and how files of texts are read.
    data : Any
        A path, folder, pattern, address of a PostgreSQL table, name of a Spark table, a
        frame of Spark; or a `Source` that is open, which is lent and not closed.
    progress : Progress, optional

    Yields
    ------
    Source or None
        ``None`` for what is read into memory: frames, and files that are small enough.

    Raises
    ------
    InputError
        When the engine cannot look at this.
    """
    if is_source(data):
        yield data
        return
    source = _opened(settings, data, progress)
    if source is None:
        yield None
        return
    with closing(source):
        yield source


def _opened(settings: Settings, data: Any, progress: Progress) -> Source | None:
    if is_postgres(data):
        _check(settings, "postgres", "the source is an address of PostgreSQL")
        return open_postgres(str(data), query=settings.query)
    if settings.query is not None:
        raise InputError(
            "A query was given, and the source is no database.",
            "Queries are for PostgreSQL.",
            "Give postgresql://host/database, or leave out --query.",
        )
    if settings.engine == "spark" or is_frame(data):
        _check(settings, "spark", "the source is a DataFrame of Spark")
        if settings.transactions:
            raise InputError(
                "Order lines of Spark are not made into customers here.",
                "",
                "Group them by customer in Spark, and study that table.",
            )
        return open_spark(data, master=settings.master)
    if settings.master is not None:
        raise InputError(
            "A master of Spark was given, and the engine is another.",
            "",
            "Add --engine spark, or leave out --master.",
        )
    if settings.engine == "postgres":
        raise InputError(
            "The engine is postgres, and the source is no address of it.",
            "An address such as postgresql://host/database/table was expected.",
        )
    if settings.transactions or not isinstance(data, str | os.PathLike):
        return None  # order lines are read by what makes customers of them
    if (
        settings.engine == "duckdb"
        or is_many(data)
        or (settings.engine == "auto" and is_large(data))
    ):
        return open_files(data, options=reading_of(settings), progress=progress)
    return None


def is_files(settings: Settings, data: Any) -> bool:
    """Whether a source is one of files, which can be opened again."""
    is_path = isinstance(data, str | os.PathLike) and not is_postgres(data)
    return is_path and settings.engine != "spark"


def _check(settings: Settings, engine: str, what: str) -> None:
    if settings.engine not in ("auto", "memory", engine):
        raise InputError(
            f"The engine is {settings.engine}, and {what}.",
            f"Its engine is {engine}.",
            f"Leave out --engine, or take --engine {engine}.",
        )


def reading_of(settings: Settings) -> IntakeOptions:
    """Return how the settings of a study say that a file is read."""
    return IntakeOptions(
        sep=settings.sep,
        decimal=settings.decimal,
        thousands=settings.thousands,
        encoding=settings.encoding,
        date_order=settings.date_order,
        sheet=settings.sheet,
    )


def is_source(data: Any) -> bool:
    """Whether something offers what a `Source` offers."""
    return all(callable(getattr(data, name, None)) for name in ("step", "sample", "aggregate"))


def place_of(settings: Settings) -> Place:
    """Return where the settings of a study put its table."""
    return Place(engine=settings.engine, query=settings.query, master=settings.master)


def read_held(data: Any, *, options: IntakeOptions) -> ReadTable:
    """Read a whole table from wherever it is: a file, a frame, or what `opened_source` opens.

    For what compares customers one by one, and so has to hold them.
    """
    settings = Settings(
        engine="memory",
        sep=options.sep,
        decimal=options.decimal,
        thousands=options.thousands,
        encoding=options.encoding,
        date_order=options.date_order,
        sheet=options.sheet,
    )
    with opened_source(settings, data) as source:
        if source is None:
            return read_source(data, options=options)
        return look_at(source, place_of(settings), RoleOptions(), seed=0).read
