"""One study in one process: ``python -m clustomer.apps.web.worker DIRECTORY JOB ...``.

The runner starts it; the two share nothing but the store. It goes on when the
server is gone, and a server that starts later finds it still at work. A watch
in a thread of its own ends it when it is not wanted any more, or takes more
time or memory than it may.
"""

from __future__ import annotations

import logging
import os
import resource
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from clustomer._progress import PhaseSeconds
from clustomer._settings import Settings
from clustomer._text import text
from clustomer.apps.web.disk import is_full
from clustomer.apps.web.logs import FORMAT_VARIABLE, set_up
from clustomer.apps.web.store import Job, Store, StudyRecord, bytes_in, named
from clustomer.errors import ClustomerError, InputError
from clustomer.refreshing import Refresh, refresh
from clustomer.study import study_with

_LOG = logging.getLogger(__name__)
EVERY = 0.2
"""Seconds between two looks of the watch, and between two notes of progress."""


class Reporter(PhaseSeconds):
    """The progress callback: notes the phase in the store, seldom enough to cost nothing."""

    def __init__(self, store: Store, job: Job) -> None:
        super().__init__()
        self.store, self.job = store, job
        self._noted = 0.0

    def __call__(self, phase: str, done: int, total: int, /) -> None:
        """Note the phase, at its ends, and at most every `EVERY` seconds between them."""
        super().__call__(phase, done, total)
        now = time.perf_counter()
        if 0 < done < total and now - self._noted < EVERY:
            return
        self._noted = now
        self.store.progress(self.job, phase, done, total)


def main(directory: str, job_id: str, max_seconds: str, max_bytes: str) -> None:
    """Compute the study of a job and write its files."""
    store = Store(directory)
    job = store.job(job_id)
    if job is None or job.state != "running":
        return
    store.set_pid(job, os.getpid())  # the server may have been killed before it could
    limits = float(max_seconds), int(max_bytes)
    threading.Thread(target=_watch, args=(store, job, *limits), daemon=True).start()
    set_up(os.environ.get(FORMAT_VARIABLE, "text"))
    try:
        compute(store, job)
    except ClustomerError as error:
        store.end(job, "failed", sentences(error))
    except MemoryError:
        store.end(job, "failed", {"problem": text("web.memory")})
    except Exception as error:
        _LOG.exception("a study failed", extra={"job": job.id})
        store.end(job, "failed", {"problem": text("web.fault", kind=type(error).__name__)})


def compute(store: Store, job: Job) -> None:
    """Do the study as the command line does, in the directory of its input.

    Paths are relative to that directory, so that no message and no file shows
    where the server keeps its data.
    """
    record = store.get_study(job.study)
    if record is None:
        return
    os.chdir(store.folder(job.study) / "input")
    reporter, out = Reporter(store, job), str(store.out(job))
    if (old := store.refreshed_from(record.id)) is not None:
        _refreshed(store, record, old, reporter).save(out, overwrite=True, progress=reporter)
    else:
        settings = Settings.from_options({**record.settings, "input": record.file})
        study = study_with(settings, record.file, n_jobs=1, progress=reporter)
        study.save(out, overwrite=True, seconds=reporter.seconds, progress=reporter)
    store.set_size(record.id, bytes_in(store.folder(record.id)))
    store.end(job, "done")


def _refreshed(store: Store, record: StudyRecord, old: str, reporter: Reporter) -> Refresh:
    """Do the study of a new file so that the segments of an old study keep their meaning."""
    before, job = store.study(record.owner, old), store.job_of(old)
    if before is None or job is None or job.state != "done":
        raise InputError(text("web.refresh.gone"), remedy=text("web.refresh.gone.remedy"))
    found = refresh(os.path.relpath(store.out(job)), record.file, n_jobs=1, progress=reporter)
    return replace(found, continuity=replace(found.continuity, old=named(before)))


def sentences(error: ClustomerError) -> Mapping[str, str]:
    """Return the three sentences of an error, by name; a full disk in words without a path."""
    if is_full(error) or is_full(error.__cause__):
        return {"problem": text("web.disk")}
    return {"problem": error.problem, "expected": error.expected, "remedy": error.remedy}


def _watch(store: Store, job: Job, max_seconds: float, max_bytes: int) -> None:
    began = time.monotonic()
    while store.is_wanted(job):
        said = over_limit(began, max_seconds, max_bytes)
        if said:
            store.end(job, "failed", {"problem": said})
        else:
            time.sleep(EVERY)
    if not _finished(store, job):
        os._exit(1)  # from a thread, at once: the files in the making are in a place of their own


def _finished(store: Store, job: Job) -> bool:
    now = store.job(job.id)
    return now is not None and now.attempt == job.attempt and now.state == "done"


def over_limit(began: float, max_seconds: float, max_bytes: int) -> str:
    """Return what to say when this process took more than it may; else nothing."""
    if time.monotonic() - began > max_seconds:
        return text("web.seconds", seconds=max_seconds)
    if resident_bytes() > max_bytes:
        return text("web.bytes", megabytes=round(max_bytes / 1e6))
    return ""


def resident_bytes(pid: int | None = None) -> int:
    """Memory that a process holds now; of this one its peak where the system does not say.

    Raises
    ------
    OSError
        When another process has ended, or the system does not say.
    """
    try:
        pages = int(Path(f"/proc/{pid or 'self'}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        if pid is not None:
            raise
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    return pages * resource.getpagesize()


if __name__ == "__main__":
    main(*sys.argv[1:])
