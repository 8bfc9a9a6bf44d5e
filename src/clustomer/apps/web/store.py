"""Studies and jobs in SQLite: what was asked for, by whom, and how far it is.

Server and workers meet only here. A job goes from ``queued`` to ``running`` to
one of `ENDED`; every change names the state and the attempt that it starts from,
so that a late word of a worker that was given up changes nothing.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clustomer._result import Result
from clustomer._text import shorten

ENDED = ("done", "failed", "cancelled", "died")
"""States in which nothing more happens by itself; all but ``done`` can be restarted."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS studies (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, label TEXT NOT NULL, file TEXT,
    settings TEXT NOT NULL, request TEXT, created REAL NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0, UNIQUE (owner, request));
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, study TEXT NOT NULL REFERENCES studies (id), owner TEXT NOT NULL,
    state TEXT NOT NULL, attempt INTEGER NOT NULL DEFAULT 0, pid INTEGER,
    phase TEXT NOT NULL DEFAULT '', done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0, error TEXT,
    created REAL NOT NULL, started REAL, ended REAL);
CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, owner);
CREATE INDEX IF NOT EXISTS jobs_by_study ON jobs (study);
CREATE TABLE IF NOT EXISTS refreshes (study TEXT PRIMARY KEY, old TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sizes (study TEXT PRIMARY KEY, bytes INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS job_seconds (
    state TEXT NOT NULL, most REAL NOT NULL, n INTEGER NOT NULL, seconds REAL NOT NULL,
    PRIMARY KEY (state, most));
"""

JOB_SECONDS = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0, 3000.0)
"""Upper ends of the classes in which the durations of attempts are counted, as below."""

# In the transaction that ends an attempt, whichever process does: no attempt is counted twice.
_COUNT_ENDED = """
CREATE TRIGGER IF NOT EXISTS jobs_counted AFTER UPDATE OF state ON jobs
WHEN old.state = 'running' AND new.state != 'running'
BEGIN INSERT INTO job_seconds VALUES (new.state,
    (SELECT COALESCE(MIN(column1), 1e999)
     FROM (VALUES (1.0), (3.0), (10.0), (30.0), (100.0), (300.0), (1000.0), (3000.0))
     WHERE new.ended - new.started <= column1),
    1, MAX(0, new.ended - new.started))
    ON CONFLICT (state, most) DO UPDATE SET n = n + 1, seconds = seconds + excluded.seconds;
END;
"""

# The user with the fewest running jobs is next; then who has waited longest since a start.
_NEXT = """
SELECT id FROM jobs AS j WHERE state = 'queued' ORDER BY
    (SELECT COUNT(*) FROM jobs AS r WHERE r.owner = j.owner AND r.state = 'running'),
    (SELECT COALESCE(MAX(s.started), 0) FROM jobs AS s WHERE s.owner = j.owner),
    created, id LIMIT 1
"""


@dataclass(frozen=True, kw_only=True)
class StudyRecord(Result):
    """A study that was asked for.

    Attributes
    ----------
    id : str
        Random, 128 bits; also the name of its directory.
    owner : str
        User who asked.
    label : str
        Name of the uploaded file, or of the sample.
    file : str, optional
        Name of the upload on disk; ``None`` is the built-in sample.
    settings : mapping
        Options as `Settings.from_options` takes them.
    request : str, optional
        Idempotency key of the request that made it.
    created : float
        Seconds since 1970.
    deleted : bool
        Whether it is to be removed from disk as soon as no worker uses it.
    """

    id: str
    owner: str
    label: str
    file: str | None
    settings: Mapping[str, Any]
    request: str | None
    created: float
    deleted: bool = False


@dataclass(frozen=True, kw_only=True)
class Job(Result):
    """One computation of a study.

    Attributes
    ----------
    id, study, owner : str
    state : {"queued", "running", "done", "failed", "cancelled", "died"}
        ``died``: its worker ended without a word (killed, or the machine stopped).
    attempt : int
        How often it was started.
    pid : int, optional
        Process of the worker, while it runs.
    phase : str
        Phase of the study, with `done` of `total` steps.
    error : mapping, optional
        ``problem``, ``expected``, ``remedy``: the sentences of the command line.
    created, started, ended : float
        Seconds since 1970.
    """

    id: str
    study: str
    owner: str
    state: str
    attempt: int = 0
    pid: int | None = None
    phase: str = ""
    done: int = 0
    total: int = 0
    error: Mapping[str, str] | None = field(default=None)
    created: float
    started: float | None = None
    ended: float | None = None


class Store:
    """The database of a data directory; safe to use from many threads and processes.

    Parameters
    ----------
    directory : path
        Holds ``jobs.sqlite3`` and, in ``studies``, one directory per study.
    """

    def __init__(self, directory: str | Path) -> None:
        self.directory = Path(directory).resolve()

    def create(self) -> None:
        """Make the directory, readable by its owner only, and the tables."""
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.directory / "studies").mkdir(mode=0o700, exist_ok=True)
        with closing(self._connect()) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(_SCHEMA + _COUNT_ENDED)

    def folder(self, study: str) -> Path:
        """Directory of a study: ``input``, a lock and an output directory per job."""
        return self.directory / "studies" / study

    def out(self, job: Job) -> Path:
        """Directory of the files that a job wrote, or will write."""
        return self.folder(job.study) / f"out-{job.id}-{job.attempt}"

    def comparisons(self, study: str) -> Path:
        """Directory of the comparisons of a study with older ones, each named after the other."""
        return self.folder(study) / "compared"

    def checks(self, study: str) -> Path:
        """Directory of the checks of new tables against a study, with their history."""
        return self.folder(study) / "checks"

    def add_study(
        self,
        owner: str,
        *,
        label: str,
        file: str | None,
        settings: Mapping[str, Any],
        request: str | None = None,
        id: str | None = None,
        size: int = 0,
        quota: int | None = None,
        refreshes: str | None = None,
    ) -> tuple[StudyRecord, bool]:
        """Add a study and queue its job, or find the one of the same request.

        `size` is the bytes of its upload, `quota` those that the owner may have stored,
        `refreshes` the study whose segments it carries on.

        Returns
        -------
        StudyRecord
            The new study, or the one that this owner's `request` made before.
        bool
            Whether it is new.

        Raises
        ------
        FullError
            When it would be more than the quota.
        """
        with self._change() as database:
            if request is not None:
                found = _study(database, "owner = ? AND request = ?", (owner, request))
                if found is not None:
                    return found, False
            if quota is not None and _stored(database, owner) + size > quota:
                raise FullError(quota)
            study, now = id or new_id(), time.time()
            database.execute("INSERT INTO sizes VALUES (?, ?)", (study, size))
            database.execute(
                "INSERT INTO studies (id, owner, label, file, settings, request, created) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (study, owner, label, file, json.dumps(dict(settings)), request, now),
            )
            if refreshes is not None:
                database.execute("INSERT INTO refreshes VALUES (?, ?)", (study, refreshes))
            database.execute(
                "INSERT INTO jobs (id, study, owner, state, created) VALUES (?, ?, ?, 'queued', ?)",
                (new_id(), study, owner, now),
            )
            record = _study(database, "id = ?", (study,))
        if record is None:
            raise LookupError(study)
        return record, True

    def refreshed_from(self, study: str) -> str | None:
        """Return the study whose segments a study carries on; also one that was deleted."""
        with closing(self._connect()) as database:
            row = database.execute("SELECT old FROM refreshes WHERE study = ?", (study,)).fetchone()
        return None if row is None else str(row["old"])

    def study(self, owner: str, study: str) -> StudyRecord | None:
        """Return a study of this owner; that of another is as absent as none."""
        with closing(self._connect()) as database:
            return _study(database, "owner = ? AND id = ? AND NOT deleted", (owner, study))

    def request(self, owner: str, request: str) -> StudyRecord | None:
        """Return the study that this owner's request made."""
        with closing(self._connect()) as database:
            return _study(database, "owner = ? AND request = ?", (owner, request))

    def studies(
        self, owner: str, *, limit: int = 50, after: str | None = None, done: bool = False
    ) -> list[StudyRecord]:
        """Return the newest studies of an owner, or those that follow `after`; or those done."""
        where, values = "owner = ? AND NOT deleted", [owner]
        if done:
            where += (
                " AND EXISTS (SELECT 1 FROM jobs"
                " WHERE jobs.study = studies.id AND jobs.state = 'done')"
            )
        if after is not None:
            where += (
                " AND (created, id) < (SELECT created, id FROM studies WHERE id = ? AND owner = ?)"
            )
            values += [after, owner]
        with closing(self._connect()) as database:
            return _studies(database, f"{where} ORDER BY created DESC, id DESC LIMIT ?",
                            (*values, limit))  # fmt: skip

    def change_settings(self, owner: str, study: str, settings: Mapping[str, Any]) -> None:
        """Note other settings for a study: those that its files have now."""
        with self._change() as database:
            database.execute(
                "UPDATE studies SET settings = ? WHERE owner = ? AND id = ?",
                (json.dumps(dict(settings)), owner, study),
            )

    def delete(self, owner: str, study: str) -> bool:
        """Hide a study at once and cancel its job; the runner removes the files."""
        with self._change() as database:
            changed = database.execute(
                "UPDATE studies SET deleted = 1, request = NULL "
                "WHERE owner = ? AND id = ? AND NOT deleted",
                (owner, study),
            ).rowcount
            if changed:
                _cancel(database, "study = ?", study)
        return bool(changed)

    def delete_older(self, than: float) -> int:
        """Mark studies for removal whose last job ended, and that were made, before `than`."""
        with self._change() as database:
            return database.execute(
                "UPDATE studies SET deleted = 1, request = NULL "
                "WHERE NOT deleted AND created < ? AND NOT EXISTS ("
                "SELECT 1 FROM jobs WHERE jobs.study = studies.id "
                "AND (state IN ('queued', 'running') OR ended >= ?))",
                (than, than),
            ).rowcount

    def deleted(self) -> list[StudyRecord]:
        """Return the studies whose files are still to be removed."""
        with closing(self._connect()) as database:
            return _studies(database, "deleted", ())

    def forget(self, study: str) -> None:
        """Remove the rows of a deleted study."""
        with self._change() as database:
            database.execute("DELETE FROM jobs WHERE study = ?", (study,))
            database.execute("DELETE FROM sizes WHERE study = ?", (study,))
            database.execute("DELETE FROM refreshes WHERE study = ?", (study,))
            database.execute("DELETE FROM studies WHERE id = ? AND deleted", (study,))

    def known(self) -> set[str]:
        """Return the ids of all studies, deleted ones included."""
        with closing(self._connect()) as database:
            return {row["id"] for row in database.execute("SELECT id FROM studies")}

    def get_study(self, study: str) -> StudyRecord | None:
        """Return a study whoever owns it: for the runner and its workers."""
        with closing(self._connect()) as database:
            return _study(database, "id = ?", (study,))

    def job(self, job: str, *, owner: str | None = None) -> Job | None:
        """Return a job; with an owner, only one of theirs that is not deleted."""
        where, values = "id = ?", [job]
        if owner is not None:
            where += " AND owner = ? AND study IN (SELECT id FROM studies WHERE NOT deleted)"
            values.append(owner)
        with closing(self._connect()) as database:
            found = _jobs(database, where, values)
        return found[0] if found else None

    def job_of(self, study: str) -> Job | None:
        """Return the newest job of a study."""
        with closing(self._connect()) as database:
            found = _jobs(database, "study = ? ORDER BY created DESC, id DESC LIMIT 1", (study,))
        return found[0] if found else None

    def jobs_in(self, state: str) -> list[Job]:
        """Return all jobs in a state, the oldest first."""
        with closing(self._connect()) as database:
            return _jobs(database, "state = ? ORDER BY created, id", (state,))

    def n_waiting(self, owner: str) -> int:
        """Return how many jobs of an owner are queued or running."""
        sql = "SELECT COUNT(*) FROM jobs WHERE owner = ? AND state IN ('queued', 'running')"
        with closing(self._connect()) as database:
            return int(database.execute(sql, (owner,)).fetchone()[0])

    def stored(self, owner: str | None = None) -> int:
        """Return the bytes of uploads and results: of an owner, or of all with deleted ones."""
        with closing(self._connect()) as database:
            return _stored(database, owner)

    def set_size(self, study: str, size: int) -> None:
        """Note the bytes of a study's upload and results."""
        with self._change() as database:
            database.execute("UPDATE sizes SET bytes = ? WHERE study = ?", (size, study))

    def n_by_state(self) -> dict[str, int]:
        """Return the number of jobs in each state."""
        sql = "SELECT state, COUNT(*) AS n FROM jobs GROUP BY state"
        with closing(self._connect()) as database:
            found = {row["state"]: int(row["n"]) for row in database.execute(sql)}
        return {state: found.get(state, 0) for state in ("queued", "running", *ENDED)}

    def durations(self) -> list[tuple[str, float, int, float]]:
        """Return state, upper end of the class, attempts and their seconds, of all that ended."""
        sql = "SELECT state, most, n, seconds FROM job_seconds ORDER BY state, most"
        with closing(self._connect()) as database:
            return [tuple(row) for row in database.execute(sql)]

    def next_job(self) -> Job | None:
        """Return the queued job whose turn it is: users take turns, jobs of one wait."""
        with closing(self._connect()) as database:
            row = database.execute(_NEXT).fetchone()
            return _jobs(database, "id = ?", (row["id"],))[0] if row else None

    def start(self, job: Job) -> Job | None:
        """Take a queued job for a new attempt; ``None`` when it was cancelled meanwhile."""
        with self._change() as database:
            changed = database.execute(
                "UPDATE jobs SET state = 'running', attempt = attempt + 1, started = ?, "
                "ended = NULL, pid = NULL, phase = '', done = 0, total = 0, error = NULL "
                "WHERE id = ? AND state = 'queued'",
                (time.time(), job.id),
            ).rowcount
            return _jobs(database, "id = ?", (job.id,))[0] if changed else None

    def set_pid(self, job: Job, pid: int | None) -> None:
        """Note the process of an attempt, or that there is none any more."""
        with self._change() as database:
            database.execute(
                "UPDATE jobs SET pid = ? WHERE id = ? AND attempt = ?", (pid, job.id, job.attempt)
            )

    def progress(self, job: Job, phase: str, done: int, total: int) -> bool:
        """Note how far an attempt is; ``False`` when it is no longer wanted."""
        with self._change() as database:
            return bool(
                database.execute(
                    "UPDATE jobs SET phase = ?, done = ?, total = ? "
                    "WHERE id = ? AND attempt = ? AND state = 'running'",
                    (phase, done, total, job.id, job.attempt),
                ).rowcount
            )

    def is_wanted(self, job: Job) -> bool:
        """Whether this attempt is still to go on."""
        now = self.job(job.id)
        return now is not None and now.state == "running" and now.attempt == job.attempt

    def end(self, job: Job, state: str, error: Mapping[str, str] | None = None) -> bool:
        """End a running attempt; ``False`` when it had ended already."""
        with self._change() as database:
            return bool(
                database.execute(
                    "UPDATE jobs SET state = ?, error = ?, ended = ?, pid = NULL "
                    "WHERE id = ? AND attempt = ? AND state = 'running'",
                    (state, json.dumps(error) if error else None, time.time(),
                     job.id, job.attempt),
                ).rowcount
            )  # fmt: skip

    def cancel(self, job: str) -> bool:
        """Cancel a queued or running job; ``False`` when it had ended."""
        with self._change() as database:
            return bool(_cancel(database, "id = ?", job))

    def restart(self, job: str) -> bool:
        """Queue a job again that failed, died or was cancelled; else ``False``."""
        with self._change() as database:
            return bool(
                database.execute(
                    "UPDATE jobs SET state = 'queued', ended = NULL, error = NULL, phase = '', "
                    "done = 0, total = 0 "
                    "WHERE id = ? AND state IN ('failed', 'cancelled', 'died')",
                    (job,),
                ).rowcount
            )

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(
            self.directory / "jobs.sqlite3", timeout=30, isolation_level=None
        )
        database.row_factory = sqlite3.Row
        return database

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction that has the right to write from its first statement."""
        with closing(self._connect()) as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")


class FullError(Exception):
    """An owner has stored as much as the quota, which is the argument, allows."""


def _stored(database: sqlite3.Connection, owner: str | None) -> int:
    sql = "SELECT COALESCE(SUM(bytes), 0) FROM sizes"
    if owner is None:
        return int(database.execute(sql).fetchone()[0])
    sql += " JOIN studies ON studies.id = sizes.study WHERE owner = ? AND NOT deleted"
    return int(database.execute(sql, (owner,)).fetchone()[0])


def named(record: StudyRecord) -> str:
    """Return how a comparison calls a study: two may have been made of files of one name."""
    made = time.strftime("%Y-%m-%d %H:%M", time.gmtime(record.created))
    return f"{shorten(record.label, 60)} ({made})"


def new_id() -> str:
    """Return a random id, 128 bits, letters and digits that are safe in a path."""
    return secrets.token_hex(16)


def bytes_in(folder: Path) -> int:
    """Return the bytes of all files of a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def _cancel(database: sqlite3.Connection, where: str, value: str) -> int:
    sql = "UPDATE jobs SET state = 'cancelled', ended = ? WHERE state IN ('queued', 'running') AND "
    return database.execute(sql + where, (time.time(), value)).rowcount


def _study(database: sqlite3.Connection, where: str, values: Sequence[Any]) -> StudyRecord | None:
    found = _studies(database, where, values)
    return found[0] if found else None


def _studies(database: sqlite3.Connection, where: str, values: Sequence[Any]) -> list[StudyRecord]:
    sql = "SELECT id, owner, label, file, settings, request, created, deleted FROM studies WHERE "
    return [
        StudyRecord(
            **{**row, "settings": json.loads(row["settings"]), "deleted": bool(row["deleted"])}
        )
        for row in map(dict, database.execute(sql + where, values))
    ]


def _jobs(database: sqlite3.Connection, where: str, values: Sequence[Any]) -> list[Job]:
    sql = (
        "SELECT id, study, owner, state, attempt, pid, phase, done, total, error, created, "
        "started, ended FROM jobs WHERE "
    )
    return [
        Job(**{**row, "error": json.loads(row["error"]) if row["error"] else None})
        for row in map(dict, database.execute(sql + where, values))
    ]
