"""Check a new table against the model of a study, in a process of its own, and keep the check.

``python -m clustomer.apps.web.checking ASKED SECONDS BYTES`` runs in the directory of the
table and writes its files there; ASKED is JSON (see `run_check`). The history stands beside
the checks of the study, so that a second alarm is known from a first.
"""

from __future__ import annotations

import datetime
import fcntl
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clustomer._files import atomic_file
from clustomer._text import shorten
from clustomer.apps.web.comparing import gone, keep, reading_of, write_found
from clustomer.apps.web.programs import guarded, run_program
from clustomer.apps.web.runner import Limits
from clustomer.apps.web.store import Store, StudyRecord, named, new_id
from clustomer.engines.options import IntakeOptions
from clustomer.engines.transactions import rfm
from clustomer.segments.continuity import Continuity
from clustomer.segments.monitor import monitor

NOTE, HISTORY = "check.json", "history.jsonl"
MOST_KEPT = 50
"""Checks whose pages are kept beside a study; the oldest gives way, its line in the history not."""


@dataclass(frozen=True, kw_only=True)
class CheckJob:
    """What is checked: a file `name` in `folder`, against the study whose files are in `out`."""

    study: StudyRecord
    out: Path
    folder: Path
    name: str


def run_check(store: Store, job: CheckJob, limits: Limits) -> str:
    """Check a file in another process, and return the id of what is kept of it.

    Raises
    ------
    Refused
        With status 422 and the sentences of the command line; with 404 when the study was
        deleted meanwhile.
    """
    checks, settings = store.checks(job.study.id), job.study.settings
    try:
        checks.mkdir(mode=0o700, exist_ok=True)
    except FileNotFoundError as error:
        raise gone() from error
    asked = {
        "model": os.path.relpath(job.out, job.folder),
        "history": os.path.relpath(checks / HISTORY, job.folder),
        "file": job.name,
        "reading": reading_of(settings),
        "rfm": dict(settings.get("rfm", {})) if settings.get("transactions") else None,
        "date": datetime.date.today().isoformat(),
        "study": named(job.study),
    }
    run_program("checking", [json.dumps(asked)], job.folder, limits)
    (job.folder / job.name).unlink()
    id = new_id()
    keep(store, job.study, job.folder, checks / id, most=MOST_KEPT)
    return id


def check_folder(store: Store, study: StudyRecord, check: str) -> Path | None:
    """Return the directory of a check of a study; nothing else can be asked for."""
    return next((path for path in _folders(store, study) if path.name == check), None)


def checks_of(store: Store, study: StudyRecord) -> list[dict[str, Any]]:
    """Return the checks of a study, the newest first, each with its id."""
    notes = []
    for path in _folders(store, study):
        with suppress(FileNotFoundError):  # it gave way to a newer one just now
            note = json.loads((path / NOTE).read_text(encoding="utf-8"))
            notes.append({"id": path.name, **note})
    return sorted(notes, key=lambda note: note["made"], reverse=True)


def _folders(store: Store, study: StudyRecord) -> list[Path]:
    checks = store.checks(study.id)
    return [path for path in checks.iterdir() if path.is_dir()] if checks.is_dir() else []


def main(asked: str, max_seconds: str, max_bytes: str) -> int:
    """Check; return 0, or print what is wrong and return 2."""

    def work() -> None:
        _check(json.loads(asked))

    return guarded(work, max_seconds, max_bytes)


def _check(asked: Mapping[str, Any]) -> None:
    data, reading = asked["file"], IntakeOptions(**asked["reading"])
    if asked["rfm"] is not None:  # the file holds order lines, as that of the study did
        lines = {name: value for name, value in asked["rfm"].items() if name != "reference_date"}
        data, reading = rfm(data, reading=reading, **lines).columns, IntakeOptions()
    with _alone(Path(asked["history"]).with_suffix(".lock")):
        found = monitor(
            asked["model"], data, history=asked["history"], date=asked["date"], options=reading
        )
    shown = write_found(found, old=asked["study"], new=shorten(asked["file"], 60))
    with atomic_file(NOTE) as path:
        path.write_text(json.dumps(_note(shown), allow_nan=False), encoding="utf-8")


def _note(found: Continuity) -> dict[str, Any]:
    """Return the line of a check in the list of a study."""
    return {
        "made": time.time(),
        "label": found.new,
        "code": found.code,
        "n": found.n_now,
        "alarms": [one.name for one in found.drift if one.alarm],
        "novelty": None if found.novelty is None else found.novelty.share,
    }


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other check of the same study reads and writes the history."""
    with path.open("a", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
