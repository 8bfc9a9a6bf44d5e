"""Files that are complete or absent: written beside, then renamed.

A reader never sees half a result, a crash or Ctrl-C leaves nothing behind, and
nothing is overwritten unless the user said so.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clustomer.errors import OutputError

STUDY_FILES = frozenset((
    "assignments.csv", "audiences", "centroids.csv",
    "figures", "k_selection.csv", "model.json", "one_step_away.csv", "points.json",
    "profiles.csv", "report.html", "result.json", "rules.json", "run.json", "run.toml",
    "assignments.parquet", "sample_assignments.csv",
    "segments.sql", "segments.sql.parity.json", "stability.csv", "typical_customers.csv",
))  # fmt: skip
"""What clustomer writes into the directory of a study; nothing else is ever replaced."""
REFRESH_FILES = frozenset(("continuity.html", "continuity.json", "moves.csv"))
"""What stands there too after a refresh."""


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()  # read once, on import: setting it is a race with other threads


@contextmanager
def atomic_directory(
    target: str | os.PathLike[str], *, overwrite: bool = False, checked: bool = False
) -> Iterator[Path]:
    """Give a fresh directory; rename it to `target` when the block ends well.

    With `checked` the caller has made sure that the target may be replaced.

    Raises
    ------
    OutputError
        `target` exists and `overwrite` is False, is not a directory that
        clustomer may replace, or the disk refuses.
    """
    goal = Path(target).absolute()
    if not checked:
        check_target(goal, overwrite=overwrite)
    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{goal.name}-", dir=goal.parent))
    except OSError as error:
        raise _refused(goal, error) from error
    try:
        yield beside
        beside.chmod(0o777 & ~_UMASK)
        _swap(beside, goal)
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        raise _refused(goal, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check_target(goal: Path, *, overwrite: bool) -> None:
    """Refuse an output directory that cannot be made or replaced, before any work is done.

    Raises
    ------
    OutputError
        It is a file, the working directory, exists already (without `overwrite`),
        or holds something that clustomer did not write.
    """
    if not goal.exists():
        return
    if Path.cwd().resolve().is_relative_to(goal.resolve()):
        raise OutputError(
            f'"{goal}" is the directory you are in, or holds it.',
            "A directory of its own was expected.",
            "For example -o out.",
        )
    if not goal.is_dir():
        raise OutputError(f'"{goal}" is a file.', "The output must be a directory.")
    if not any(goal.iterdir()):
        return
    if not overwrite:
        raise OutputError(
            f'The directory "{goal}" exists already.',
            "Nothing was written.",
            "Choose another with -o, or add --overwrite to replace it.",
        )
    foreign = sorted(
        path.name for path in goal.iterdir() if path.name not in STUDY_FILES | REFRESH_FILES
    )
    if foreign or not (goal / "result.json").is_file():
        what = f'it holds "{foreign[0]}"' if foreign else "there is no result.json in it"
        raise OutputError(
            f'"{goal}" is not just a clustomer study: {what}.',
            "--overwrite replaces only what clustomer wrote, the whole directory at once.",
            "Choose another directory with -o, or move your own files away.",
        )


@contextmanager
def atomic_file(target: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a path to write to; rename it to `target` when the block ends well.

    Raises
    ------
    OutputError
        The target is a directory, or the disk refuses.
    """
    goal = Path(target)
    if goal.is_dir():
        raise OutputError(f'"{goal}" is a directory.', "A file name was expected.")
    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{goal.name}-", dir=goal.parent)
        os.close(handle)
    except OSError as error:
        raise _refused(goal, error) from error
    beside = Path(name)
    try:
        yield beside
        beside.chmod(0o666 & ~_UMASK)
        beside.replace(goal)
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        raise _refused(goal, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _swap(beside: Path, goal: Path) -> None:
    """Put `beside` in the place of `goal`; the old one is kept until the new one stands."""
    if not goal.exists():
        beside.rename(goal)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{goal.name}-old-", dir=goal.parent))
    try:
        goal.rename(old / "was")
        try:
            beside.rename(goal)
        except OSError:
            (old / "was").rename(goal)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _refused(goal: Path, error: OSError) -> OutputError:
    reason = error.strerror or type(error).__name__
    return OutputError(
        f'Cannot write "{goal}": {reason}.',
        "Nothing was left half-written.",
        "Check the disk space and the permissions, or choose another place with -o.",
    )
