"""Files that were sent but not yet studied: what they were understood as, and the settings.

A draft is a row beside the studies and a directory with the file. What the file
was understood as is computed by a program of its own (`understand`); its answer, or
its error, is a file in that directory, named by what was asked, so that nothing has
to be remembered: after a restart a missing answer is asked for again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clustomer._result import Result
from clustomer._text import text
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.programs import run_program
from clustomer.apps.web.runner import Limits
from clustomer.apps.web.store import Store, new_id

MOST = 20
"""Drafts of one user; the oldest gives way. Also files that are looked at or wait for it."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS drafts (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, label TEXT NOT NULL, file TEXT,
    settings TEXT NOT NULL, parent TEXT, created REAL NOT NULL);
CREATE TABLE IF NOT EXISTS lineage (study TEXT PRIMARY KEY, parent TEXT NOT NULL);
"""


@dataclass(frozen=True, kw_only=True)
class Draft(Result):
    """A file before its study; fields as those of `store.StudyRecord`, `parent` a study."""

    id: str
    owner: str
    label: str
    file: str | None
    settings: Mapping[str, Any]
    parent: str | None
    created: float


class Drafts:
    """The drafts of a store, and which study came from which.

    Parameters
    ----------
    store : Store
    limits : Limits
        Of each look at a file; `Limits.workers` of them at the same time.
    """

    def __init__(self, store: Store, limits: Limits) -> None:
        self.store, self.limits = store, limits
        self._slots = threading.BoundedSemaphore(max(limits.workers, 1))
        self._at_work: set[Path] = set()
        self._lock = threading.Lock()

    def create(self) -> None:
        """Make the tables, and remove what is too old or unknown."""
        (self.store.directory / "drafts").mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(self._connect()) as database:
            database.executescript(_SCHEMA)
        self._clear()

    def folder(self, draft: str) -> Path:
        """Directory of a draft, with the file in ``input``."""
        return self.store.directory / "drafts" / draft

    def add(
        self,
        owner: str,
        *,
        label: str,
        file: str | None,
        settings: Mapping[str, Any] | None = None,
        parent: str | None = None,
        id: str | None = None,
    ) -> Draft:
        """Add a draft; its file, if any, is in its folder already."""
        draft = Draft(
            id=id or new_id(), owner=owner, label=label, file=file, settings=settings or {},
            parent=parent, created=time.time(),
        )  # fmt: skip
        (self.folder(draft.id) / "input").mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._change() as database:
            database.execute(
                "INSERT INTO drafts (id, owner, label, file, settings, parent, created) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (draft.id, owner, label, file, json.dumps(dict(draft.settings)), parent,
                 draft.created),
            )  # fmt: skip
        self._clear(owner)
        return draft

    def get(self, owner: str, draft: str) -> Draft | None:
        """Return a draft of this owner; that of another is as absent as none."""
        with closing(self._connect()) as database:
            row = database.execute(
                "SELECT id, owner, label, file, settings, parent, created FROM drafts "
                "WHERE owner = ? AND id = ?",
                (owner, draft),
            ).fetchone()
        return None if row is None else _draft(row)

    def of(self, owner: str) -> list[Draft]:
        """Return the drafts of an owner, the newest first."""
        with closing(self._connect()) as database:
            rows = database.execute(
                "SELECT id, owner, label, file, settings, parent, created FROM drafts "
                "WHERE owner = ? ORDER BY created DESC, id LIMIT ?",
                (owner, MOST),
            ).fetchall()
        return [_draft(row) for row in rows]

    def change(self, draft: Draft, settings: Mapping[str, Any]) -> None:
        """Give a draft other settings."""
        with self._change() as database:
            database.execute(
                "UPDATE drafts SET settings = ? WHERE id = ?",
                (json.dumps(dict(settings)), draft.id),
            )

    def delete(self, draft: Draft) -> None:
        """Remove a draft with its file."""
        with self._change() as database:
            database.execute("DELETE FROM drafts WHERE id = ?", (draft.id,))
        shutil.rmtree(self.folder(draft.id), ignore_errors=True)

    def answer(self, draft: Draft) -> Mapping[str, Any] | None:
        """Return what the file is understood as, or ``error`` with its sentences.

        ``None`` while that is being found out, which this call begins.
        """
        path = self._answer_file(draft)
        try:
            return dict(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            self._begin(draft, path)
            return None

    def forget_error(self, draft: Draft) -> None:
        """Look again at a file that could not be read with these settings."""
        answer = self.answer(draft)
        if answer is not None and "error" in answer:
            self._answer_file(draft).unlink(missing_ok=True)

    def _answer_file(self, draft: Draft) -> Path:
        return self.folder(draft.id) / f"understood-{_digest(draft.settings)}.json"

    def _begin(self, draft: Draft, path: Path) -> None:
        with self._lock:
            if path in self._at_work:
                return
            if len(self._at_work) >= MOST:
                raise Refused(429, text("web.draft.busy"), remedy=text("web.draft.busy.remedy"))
            self._at_work.add(path)
        threading.Thread(target=self._look, args=(draft, path), daemon=True).start()

    def _look(self, draft: Draft, path: Path) -> None:
        words = [draft.file or "", json.dumps(dict(draft.settings)), str(path)]
        folder = self.folder(draft.id)
        try:
            with self._slots:
                run_program("understand", words, folder / "input", self.limits)
        except Refused as error:
            said = {"problem": error.problem, "expected": error.expected, "remedy": error.remedy}
            beside = path.with_suffix(".part")
            if folder.is_dir():
                beside.write_text(json.dumps({"error": said}), encoding="utf-8")
                beside.replace(path)
        except OSError:
            if folder.is_dir():  # else the draft was deleted meanwhile: nobody asks for it
                raise
        finally:
            with self._lock:
                self._at_work.discard(path)

    def link_input(self, source: Path, target: Path, file: str | None) -> None:
        """Give a file to another draft or study: the same bytes on disk where that can be."""
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        if file is None:
            return
        try:
            os.link(source / file, target / file)
        except OSError:
            shutil.copyfile(source / file, target / file)

    def come_from(self, study: str, parent: str) -> None:
        """Note that a study is another one with a change."""
        with self._change() as database:
            database.execute(
                "INSERT OR REPLACE INTO lineage (study, parent) VALUES (?, ?)", (study, parent)
            )

    def parent_of(self, study: str) -> str | None:
        """Return the study that a study came from."""
        with closing(self._connect()) as database:
            row = database.execute(
                "SELECT parent FROM lineage WHERE study = ?", (study,)
            ).fetchone()
        return None if row is None else str(row[0])

    def children_of(self, study: str) -> list[str]:
        """Return the studies that came from a study, the newest last."""
        with closing(self._connect()) as database:
            rows = database.execute(
                "SELECT study FROM lineage WHERE parent = ? ORDER BY rowid", (study,)
            ).fetchall()
        return [str(row[0]) for row in rows]

    def _clear(self, owner: str | None = None) -> None:
        """Remove drafts that are too old, or too many of an owner, and directories of none."""
        oldest = time.time() - self.limits.keep_days * 86_400
        folder = self.store.directory / "drafts"
        with self._change() as database:
            known = _ids(database)
            database.execute("DELETE FROM drafts WHERE created < ?", (oldest,))
            if owner is not None:
                database.execute(
                    "DELETE FROM drafts WHERE owner = ? AND id NOT IN (SELECT id FROM drafts "
                    "WHERE owner = ? ORDER BY created DESC, id LIMIT ?)",
                    (owner, owner, MOST),
                )
            database.execute("DELETE FROM lineage WHERE study NOT IN (SELECT id FROM studies)")
            left = _ids(database)
        gone = known - left
        if owner is None:  # the server starts: no upload is on its way
            gone |= {path.name for path in folder.iterdir()} - left
        for draft in gone:
            shutil.rmtree(folder / draft, ignore_errors=True)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(
            self.store.directory / "jobs.sqlite3", timeout=30, isolation_level=None
        )

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with closing(self._connect()) as database:
            database.execute("BEGIN IMMEDIATE")
            yield database
            database.execute("COMMIT")


def _ids(database: sqlite3.Connection) -> set[str]:
    return {str(row[0]) for row in database.execute("SELECT id FROM drafts")}


def _digest(settings: Mapping[str, Any]) -> str:
    """Return a name for the answer to these settings."""
    return hashlib.sha256(json.dumps(dict(settings), sort_keys=True).encode()).hexdigest()[:32]


def _draft(row: tuple[Any, ...]) -> Draft:
    id, owner, label, file, settings, parent, created = row
    return Draft(
        id=id, owner=owner, label=label, file=file, settings=json.loads(settings), parent=parent,
        created=created,
    )  # fmt: skip
