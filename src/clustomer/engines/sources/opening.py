"""Where a table is looked at: held here as a whole, or left where it lives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from clustomer._progress import Progress, silent
from clustomer._settings import Settings
from clustomer.engines.sources.protocol import Place, Source


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
    yield None


def is_source(data: Any) -> bool:
    """Whether something offers what a `Source` offers."""
    return all(callable(getattr(data, name, None)) for name in ("step", "sample", "aggregate"))


def place_of(settings: Settings) -> Place:
    """Return where the settings of a study put its table."""
    return Place(engine=settings.engine, query=settings.query, master=settings.master)
