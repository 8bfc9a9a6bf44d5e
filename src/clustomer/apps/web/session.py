"""Sessions of a browser: who signed in, until when, and the token of its forms.

The cookie is 256 random bits; the database knows only its SHA-256, so that who
reads the database cannot sign in. A session ends after `IDLE` seconds without a
request, `ABSOLUTE` seconds after signing in, when its user signs out, and when the
user's entry in the password file is another one.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from clustomer.apps.web.access import LOCAL_USER, Users
from clustomer.apps.web.store import Store

IDLE = 2 * 3600.0
ABSOLUTE = 12 * 3600.0
COOKIE = "clustomer"
_NOTED = 60.0  # seconds: a session's last request is noted once a minute
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sessions (
    digest TEXT PRIMARY KEY, user TEXT NOT NULL, stamp TEXT NOT NULL,
    created REAL NOT NULL, seen REAL NOT NULL);
"""


class Sessions:
    """The sessions of a server, kept beside its studies.

    Parameters
    ----------
    store : Store
    users : Users
        Without a password file everybody is `LOCAL_USER`, and nothing is kept.
    """

    def __init__(self, store: Store, users: Users) -> None:
        self.store, self.users = store, users

    def create(self) -> None:
        """Make the table."""
        with closing(self._connect()) as database:
            database.executescript(_SCHEMA)

    def user_of(self, token: str, now: float | None = None) -> str | None:
        """Return who signed in with this cookie; ``None`` when nobody did, or no more."""
        if self.users.is_open:
            return LOCAL_USER
        now = time.time() if now is None else now
        with closing(self._connect()) as database:
            row = database.execute(
                "SELECT user, stamp, created, seen FROM sessions WHERE digest = ?",
                (_digest(token),),
            ).fetchone()
        if row is None:
            return None
        user, stamp, created, seen = row
        is_over = now - created > ABSOLUTE or now - seen > IDLE
        if is_over or not hmac.compare_digest(stamp, self.users.stamp(user)):
            self.sign_out(token)
            return None
        if now - seen > _NOTED:
            with self._change() as database:
                database.execute(
                    "UPDATE sessions SET seen = ? WHERE digest = ?", (now, _digest(token))
                )
        return str(user)

    def sign_in(self, user: str, old: str, now: float | None = None) -> str:
        """Begin a session under a new token, and end that of the old one."""
        now, token = time.time() if now is None else now, new_token()
        with self._change() as database:
            database.execute(
                "DELETE FROM sessions WHERE digest = ? OR created < ? OR seen < ?",
                (_digest(old), now - ABSOLUTE, now - IDLE),
            )
            database.execute(
                "INSERT INTO sessions (digest, user, stamp, created, seen) VALUES (?, ?, ?, ?, ?)",
                (_digest(token), user, self.users.stamp(user), now, now),
            )
        return token

    def sign_out(self, token: str) -> None:
        """End a session: its cookie is worth nothing from now on."""
        with self._change() as database:
            database.execute("DELETE FROM sessions WHERE digest = ?", (_digest(token),))

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


def new_token() -> str:
    """Return a new cookie: 256 random bits, safe in a header."""
    return secrets.token_urlsafe(32)


def form_token(token: str) -> str:
    """Return what a form must send back: made from the cookie, which no page can read."""
    return hashlib.sha256(f"form {token}".encode()).hexdigest()


def is_form_token(given: str, token: str) -> bool:
    """Whether a form comes from a page that was made for this cookie."""
    return bool(token) and hmac.compare_digest(given.encode(), form_token(token).encode())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
