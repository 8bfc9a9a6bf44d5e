"""Compare two finished studies in a process of its own, and keep what was found.

``python -m clustomer.apps.web.comparing PAIR SECONDS BYTES`` runs in the directory that
it writes its two files to; PAIR is JSON (see `Pair.words`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clustomer._files import atomic_file
from clustomer._text import text
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.programs import guarded, run_program
from clustomer.apps.web.runner import Limits
from clustomer.apps.web.store import Store, StudyRecord, bytes_in, named
from clustomer.engines.options import IntakeOptions
from clustomer.errors import InputError
from clustomer.exploration import written_today
from clustomer.report.continuity import continuity_document, write_continuity
from clustomer.segments.compare import compare
from clustomer.segments.continuity import Continuity

PAGE, RESULT = "continuity.html", "continuity.json"
MOST_KEPT = 20
"""Comparisons that are kept beside a study; the oldest gives way."""

_READING = ("sep", "decimal", "thousands", "encoding", "date_order", "sheet")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two finished studies, the older one first.

    Attributes
    ----------
    old, new : StudyRecord
    then, now : path
        The directories of their files.
    """

    old: StudyRecord
    new: StudyRecord
    then: Path
    now: Path

    @property
    def name(self) -> str:
        """Name under which the comparison is kept: another one when either has changed."""
        parts = [(out.name, (out / "result.json").stat().st_mtime_ns) for out in self.outs]
        digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
        return f"{self.old.id}-{digest}"

    @property
    def outs(self) -> tuple[Path, Path]:
        """Both directories."""
        return self.then, self.now

    def words(self, store: Store, folder: Path) -> dict[str, Any]:
        """Return what the program has to know, with paths that do not show where it runs."""
        table = None
        if self.new.file is not None and not self.new.settings.get("transactions"):
            table = store.folder(self.new.id) / "input" / self.new.file
        return {
            "then": os.path.relpath(self.then, folder),
            "now": os.path.relpath(self.now, folder),
            "table": None if table is None else os.path.relpath(table, folder),
            "reading": reading_of(self.new.settings),
            "old": named(self.old),
            "new": named(self.new),
        }


def reading_of(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return how the file of a study was said to be read."""
    return {name: settings[name] for name in _READING if name in settings}


def kept_comparison(store: Store, pair: Pair) -> Path | None:
    """Return the directory of a comparison that was made already, and not of other names."""
    folder = store.comparisons(pair.new.id) / pair.name
    return folder if folder.is_dir() else None


def compare_pair(store: Store, pair: Pair, limits: Limits) -> Path:
    """Compare two studies in another process, and return the directory that keeps it.

    Raises
    ------
    Refused
        With status 422 and the sentences of the command line; with 404 when one of the
        studies was deleted meanwhile.
    """
    folder = Path(tempfile.mkdtemp(prefix="score-", dir=store.directory))
    goal = store.comparisons(pair.new.id) / pair.name
    try:
        run_program("comparing", [json.dumps(pair.words(store, folder))], folder, limits)
        keep(store, pair.new, folder, goal, most=MOST_KEPT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if store.study(pair.old.owner, pair.old.id) is None:
        shutil.rmtree(goal, ignore_errors=True)  # the runner may have looked before it was there
        raise gone()
    return goal


def keep(store: Store, study: StudyRecord, made: Path, goal: Path, *, most: int) -> None:
    """Move a directory beside the files of a study, where at most so many of its kind stay."""
    try:
        goal.parent.mkdir(mode=0o700, exist_ok=True)
        made.rename(goal)
    except FileNotFoundError as error:
        raise gone() from error
    except OSError:
        if not goal.is_dir():  # else somebody asked for the same at the same time
            raise
    others = [path for path in goal.parent.iterdir() if path.is_dir()]
    others.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in others[most:]:
        shutil.rmtree(path, ignore_errors=True)
    store.set_size(study.id, bytes_in(store.folder(study.id)))


def gone() -> Refused:
    """Return the refusal of a study that is not there, or no more."""
    return Refused(404, text("web.error.study"), remedy=text("web.error.study.remedy"))


def write_found(found: Continuity, *, old: str, new: str) -> Continuity:
    """Write page and numbers of a comparison here, under the names that people know."""
    shown = replace(found, old=old, new=new)
    write_continuity(shown, PAGE, date=written_today())
    with atomic_file(RESULT) as path:
        path.write_text(json.dumps(continuity_document(shown), allow_nan=False), encoding="utf-8")
    return shown


def main(pair: str, max_seconds: str, max_bytes: str) -> int:
    """Compare; return 0, or print what is wrong and return 2."""
    asked = json.loads(pair)

    def work() -> None:
        write_found(_compared(asked), old=asked["old"], new=asked["new"])

    return guarded(work, max_seconds, max_bytes)


def _compared(asked: Mapping[str, Any]) -> Continuity:
    """Compare on the customers of the new study where the old model knows their columns."""
    then, now, options = asked["then"], asked["now"], IntakeOptions(**asked["reading"])
    if asked["table"] is not None:
        with contextlib.suppress(InputError):  # then the page says what is not known without it
            return compare(then, now, table=asked["table"], options=options)
    return compare(then, now)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
