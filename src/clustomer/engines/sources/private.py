"""A private directory for what does not fit into memory, and what to say when it is full."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clustomer._text import shorten
from clustomer.errors import InputError, OutputError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SAID = ("no space left", "disk quota", "file too large", "max_temp_directory_size")


@contextmanager
def directory(spill: Path | None) -> Iterator[Path]:
    """Give an empty directory that nobody else can read; it is removed, whatever happens.

    Parameters
    ----------
    spill : Path, optional
        Where to make it; by default where the system keeps temporary files (``TMPDIR``).

    Raises
    ------
    InputError
        When nothing can be written there.
    OutputError
        When its disk gets full.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix="clustomer-", dir=spill)
    except OSError as error:
        where = spill or tempfile.gettempdir()
        raise InputError(
            f'No temporary files can be written to "{where}": {error.strerror or error}.',
            "A directory with free space was expected: what does not fit into memory goes there.",
            "Name another one with the environment variable TMPDIR.",
        ) from error
    with folder as name:
        yield Path(name)


def check_free(folder: Path, needed: int, label: str) -> None:
    """Refuse to begin what the disk has no room for.

    Raises
    ------
    OutputError
        When less than `needed` bytes are free.
    """
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise OutputError(
            f'"{shorten(label)}" needs up to {_size(needed)} for a private copy, and the '
            f"directory of temporary files has {_size(free)} left.",
            "Separated values are understood once and kept in a fast form while they are read.",
            "Free some space, or name another directory with the environment variable TMPDIR.",
        )


def is_full(error: BaseException) -> bool:
    """Say whether an error of the system, Arrow or DuckDB means that a disk is full."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    said = str(error).lower()
    return any(words in said for words in _SAID)


def full() -> OutputError:
    """Return the error of a full disk."""
    return OutputError(
        "The directory of temporary files is full.",
        "What did not fit into memory was put there, and has been removed.",
        "Free some space, or name another directory with the environment variable TMPDIR.",
    )


def unwritten(error: Exception) -> OutputError:
    """Return the error of a temporary file that could not be written."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return OutputError(
        f"A temporary file could not be written: {shorten(reason)}.",
        "What was written before has been removed.",
        "Check the disk, or name another directory with the environment variable TMPDIR.",
    )


def too_little_memory(label: str) -> InputError:
    """Return the error of a database that cannot do with the memory it was given."""
    return InputError(
        f'"{shorten(label)}" needs more memory than it was given.',
        "Each thread needs some megabytes for every column that it reads.",
        "Raise memory_limit, or keep only the columns that describe the customers.",
    )


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e9:,.1f} GB" if n_bytes >= 1e8 else f"{n_bytes / 1e6:,.1f} MB"
