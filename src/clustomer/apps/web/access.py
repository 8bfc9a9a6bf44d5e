"""Who asks, whether they may, and how often: users, tokens, rates, the audit log."""

from __future__ import annotations

import hashlib
import ipaddress
import json
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from clustomer.apps.web.problems import Refused
from clustomer.errors import InputError

LOCAL_USER = "local"
"""Who asks where no password file is: only this machine can."""

_REMEMBERED = 600.0  # seconds: argon2 is slow on purpose, once in ten minutes is enough


class Users:
    """The users of a password file, each with an argon2 hash.

    Parameters
    ----------
    path : path, optional
        Lines of the form ``name:hash``, as `add_user` writes them. Without a file
        everybody who reaches the server is `LOCAL_USER`.

    Raises
    ------
    InputError
        When the file cannot be read, holds no user, or others may read it.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self._hashes = {} if path is None else _read_hashes(Path(path))
        self._known: dict[str, float] = {}  # digest of name and password, until when
        self._one_at_a_time = threading.Lock()
        self.is_open = path is None

    def user_of(self, authorization: str | None) -> str:
        """Return the user of an ``Authorization: Bearer name:password`` header.

        Raises
        ------
        Refused
            With status 401; the same words whether the name or the password is wrong.
        """
        if self.is_open:
            return LOCAL_USER
        scheme, _, token = (authorization or "").partition(" ")
        name, _, password = token.strip().partition(":")
        if scheme.lower() == "bearer" and self._is_right(name, password):
            return name
        raise Refused(
            401,
            "The name or the password is missing or wrong.",
            "A header Authorization: Bearer name:password was expected.",
        )

    def remembers(self, authorization: str | None) -> bool:
        """Whether no password has to be hashed to know who asks."""
        token = (authorization or "").partition(" ")[2].strip()
        return self.is_open or self._is_known(_digest(token))

    def stamp(self, name: str) -> str:
        """Return what changes with the password of a user; empty for nobody's name."""
        stored = self._hashes.get(name)
        return "" if stored is None else _digest(stored)

    def _is_known(self, digest: str) -> bool:
        return self._known.get(digest, 0.0) > time.monotonic()

    def _is_right(self, name: str, password: str) -> bool:
        from argon2 import PasswordHasher
        from argon2.exceptions import Argon2Error, InvalidHashError

        digest = _digest(f"{name}:{password}")
        if self._is_known(digest):
            return True
        hasher = PasswordHasher()
        # An unknown name costs as much time as a wrong password.
        stored = self._hashes.get(name) or next(iter(self._hashes.values()))
        try:
            with self._one_at_a_time:  # each takes 64 MB
                hasher.verify(stored, password)
        except (Argon2Error, InvalidHashError):
            return False
        if name not in self._hashes:
            return False
        now = time.monotonic()
        kept = {known: until for known, until in self._known.items() if until > now}
        self._known = {**kept, digest: now + _REMEMBERED}
        return True


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def add_user(path: str | Path, name: str, password: str) -> None:
    """Write a user to a password file, or give them another password.

    Raises
    ------
    InputError
        When the name holds other signs than letters, digits, ``-``, ``_`` and ``.``,
        or the password has fewer than 12.
    """
    from argon2 import PasswordHasher

    if not name or not all(sign.isalnum() or sign in "-_." for sign in name):
        raise InputError(f'"{name}" is not a user name.', "Letters, digits, -, _ and . are.")
    if len(password) < 12:
        raise InputError("The password is too short.", "At least 12 signs were expected.")
    file = Path(path)
    users = _read_hashes(file) if file.exists() else {}
    users[name] = PasswordHasher().hash(password)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as written:
        written.writelines(f"{user}:{stored}\n" for user, stored in users.items())


def _read_hashes(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        is_private = not path.stat().st_mode & 0o077
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f'Cannot read the password file "{path}".',
            "A file with a line name:hash for each user was expected.",
            "Make one with clustomer serve --passwords FILE --add-user NAME.",
        ) from error
    if not is_private:
        raise InputError(
            f'Others may read the password file "{path}".',
            "Only its owner should.",
            "Take the right away with chmod 600.",
        )
    pairs = [line.partition(":") for line in lines if line.strip()]
    users = {name.strip(): stored.strip() for name, _, stored in pairs}
    if not users or not all(stored.startswith("$argon2") for stored in users.values()):
        raise InputError(
            f'"{path}" is not a password file.',
            "A line name:hash for each user, the hash by argon2, was expected.",
            "Make one with clustomer serve --passwords FILE --add-user NAME.",
        )
    return users


def refuse_public(host: str, *, has_passwords: bool) -> None:
    """Refuse to listen where other machines can reach an app that asks for no password.

    Raises
    ------
    InputError
        For an address that is not this machine's own loopback.
    """
    if has_passwords or is_loopback(host):
        return
    raise InputError(
        f'"{host}" can be reached from other machines, and no password would be asked.',
        "Without passwords the server listens on 127.0.0.1 only.",
        "Make users with --passwords FILE --add-user NAME, then give --passwords FILE.",
    )


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@dataclass
class _Bucket:
    left: float
    since: float


class Rate:
    """At most `burst` requests at once and `per_second` on average, for each key."""

    def __init__(self, *, per_second: float, burst: int, most_keys: int = 10_000) -> None:
        self.per_second, self.burst, self.most_keys = per_second, burst, most_keys
        self._buckets: dict[str, _Bucket] = {}
        self._lock = threading.Lock()

    def check(self, key: str, now: float | None = None) -> None:
        """Count a request.

        Raises
        ------
        Refused
            With status 429 when there were too many.
        """
        now = time.monotonic() if now is None else now
        with self._lock:
            if key not in self._buckets and len(self._buckets) >= self.most_keys:
                self._buckets.clear()  # bounded memory; everybody starts afresh
            bucket = self._buckets.setdefault(key, _Bucket(self.burst, now))
            bucket.left = min(self.burst, bucket.left + (now - bucket.since) * self.per_second)
            bucket.since = now
            if bucket.left < 1:
                raise Refused(
                    429,
                    "There were too many requests in a short time.",
                    f"{self.per_second:g} a second are answered.",
                    "Wait a moment and ask again.",
                )
            bucket.left -= 1


class AuditLog:
    """Who did what, one JSON line each; never a name of a column or a value."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def note(self, user: str, action: str, what: str = "") -> None:
        """Add a line."""
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = json.dumps({"time": when, "user": user, "action": action, "what": what})
        with self._lock, self.path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
