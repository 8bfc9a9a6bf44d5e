"""Start a worker process for each job, and notice when one ends.

Each worker inherits a lock on its job that the operating system lets go of
when the process ends, however it ends. So a server that was killed and started
again can tell a worker that is still at work from one that died, without
trusting process numbers that may have been given to somebody else.
"""

from __future__ import annotations

import contextlib
import fcntl
import logging
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from clustomer.apps.web.store import Job, Store, bytes_in
from clustomer.errors import OutputError

_LOG = logging.getLogger(__name__)
TICK = 0.25
_DAY = 86_400.0


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What jobs may take.

    Attributes
    ----------
    workers : int
        Jobs at the same time.
    seconds : float
        Time of one job.
    megabytes : int
        Resident memory of one job; looked at five times a second.
    keep_days : float
        Days after which a study and its results are removed.
    """

    workers: int = 2
    seconds: float = 3600.0
    megabytes: int = 4000
    keep_days: float = 30.0


class Runner:
    """Works off the queue of a store until it is stopped.

    Parameters
    ----------
    store : Store
    limits : Limits, optional

    Notes
    -----
    `stop` leaves running workers at work: the next server finds them.
    """

    def __init__(self, store: Store, limits: Limits | None = None) -> None:
        self.store = store
        self.limits = limits or Limits()
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._wake, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="runner", daemon=True)
        self._server_lock: int | None = None

    @property
    def is_alive(self) -> bool:
        """Whether the queue is being worked off."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Take the data directory and begin.

        Raises
        ------
        OutputError
            When another server uses the directory.
        """
        self.store.create()
        self._server_lock = try_lock(self.store.directory / "server.lock")
        if self._server_lock is None:
            raise OutputError(
                f'Another server uses "{self.store.directory}".',
                "Each server needs a data directory of its own.",
                "Stop the other one, or choose another directory with --data.",
            )
        self._remove_unknown()
        self._thread.start()

    def _remove_unknown(self) -> None:
        """Remove what uploads and scoring left that had not ended when the server did."""
        for folder in self.store.directory.glob("score-*"):
            shutil.rmtree(folder, ignore_errors=True)
        known = self.store.known()
        for folder in (self.store.directory / "studies").iterdir():
            if folder.name not in known:
                shutil.rmtree(folder, ignore_errors=True)

    def stop(self) -> None:
        """Start no more jobs; running workers finish by themselves."""
        self._stopped.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()
        at_work = {job.id for job in self.store.jobs_in("running")}
        for job, child in self._children.items():
            if job not in at_work:
                child.wait()  # it has said its last word and is on its way out
        if self._server_lock is not None:
            os.close(self._server_lock)
            self._server_lock = None

    def wake(self) -> None:
        """Look at the queue now: something was added, cancelled or deleted."""
        self._wake.set()

    def tick(self) -> None:
        """Notice what ended, end what is not wanted, start what can start, clear away."""
        for job in self.store.jobs_in("running"):
            if not self._is_at_work(job):
                self.store.end(job, "died")
        for job in self.store.jobs_in("cancelled"):
            if job.pid is not None and self._is_at_work(job):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(job.pid, signal.SIGKILL)
            elif job.pid is not None:
                self.store.set_pid(job, None)
        self._reap()
        while len(self.store.jobs_in("running")) < self.limits.workers:
            job_next = self.store.next_job()
            if job_next is None or not self._launch(job_next):
                break
        self.store.delete_older(time.time() - self.limits.keep_days * _DAY)
        self._clear()

    def _work(self) -> None:
        while not self._stopped.is_set():
            try:
                self.tick()
            except (OSError, sqlite3.Error):  # a full disk, say: it may pass, the queue stays
                _LOG.exception("the queue was not looked at")
            self._wake.wait(TICK)
            self._wake.clear()

    def _reap(self) -> None:
        ended = [job for job, child in self._children.items() if child.poll() is not None]
        for job in ended:
            del self._children[job]

    def _is_at_work(self, job: Job) -> bool:
        child = self._children.get(job.id)
        if child is not None and child.poll() is not None:
            return False
        return is_locked(_lock_of(self.store, job))

    def _launch(self, job: Job) -> bool:
        """Start a worker that holds the lock of its job from before it begins."""
        folder = self.store.folder(job.study)
        (folder / "input").mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = try_lock(_lock_of(self.store, job))
        if lock is None:
            return False  # a cancelled attempt is still on its way out
        try:
            taken = self.store.start(job)
            if taken is not None:
                for earlier in folder.glob(f"*out-{job.id}-*"):
                    shutil.rmtree(earlier, ignore_errors=True)
                child = self._spawn(taken, lock)
                before = self._children.get(job.id)
                if before is not None:
                    before.wait()  # it has let go of the lock, and is on its way out
                self._children[job.id] = child
                self.store.set_pid(taken, child.pid)
        finally:
            os.close(lock)
        return True

    def _spawn(self, job: Job, lock: int) -> subprocess.Popen[bytes]:
        limits = [str(self.limits.seconds), str(self.limits.megabytes * 1_000_000)]
        return subprocess.Popen(
            [sys.executable, "-m", "clustomer.apps.web.worker",
             str(self.store.directory), job.id, *limits],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[lock],
            start_new_session=True,  # a Ctrl-C at the server is not one at its workers
        )  # fmt: skip

    def _clear(self) -> None:
        """Remove the files of deleted studies that no worker uses any more."""
        for record in self.store.deleted():
            folder = self.store.folder(record.id)
            if any(is_locked(lock) for lock in folder.glob("lock-*")):
                continue
            shutil.rmtree(folder, ignore_errors=True)
            self._clear_comparisons(record.id)
            if not folder.exists():
                self.store.forget(record.id)

    def _clear_comparisons(self, study: str) -> None:
        """Remove what was found of a deleted study when later ones were compared with it."""
        for kept in self.store.directory.glob(f"studies/*/compared/{study}-*"):
            shutil.rmtree(kept, ignore_errors=True)
            later = kept.parent.parent
            self.store.set_size(later.name, bytes_in(later))


def _lock_of(store: Store, job: Job) -> Path:
    return store.folder(job.study) / f"lock-{job.id}"


def is_locked(path: Path) -> bool:
    """Whether a living process holds the lock of this file."""
    if not path.exists():
        return False
    lock = try_lock(path)
    if lock is None:
        return True
    os.close(lock)
    return False


def try_lock(path: Path) -> int | None:
    """Lock a file and return its descriptor; ``None`` when another process holds it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
