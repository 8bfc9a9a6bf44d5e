"""PostgreSQL: a server of our own for as long as it is needed, and a query on one table.

The server lives in a temporary directory, listens on a socket in it and on no port
that others could reach, and is gone afterwards. Rows travel as Arrow (adbc-driver-postgresql).
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from clustomer.engines.executed import (
    EngineMissingError,
    Executed,
    QueryFailedError,
    TypedColumn,
    as_arrow,
    from_arrow,
)

if TYPE_CHECKING:
    import pwd

_DEBIAN = Path("/usr/lib/postgresql")
_INSTALL = "On Debian and Ubuntu: apt install postgresql; pip install 'clustomer[postgres]'."
_SETTINGS = ("fsync=off", "full_page_writes=off", "logging_collector=off")


def execute(
    query: str, table: str, columns: Sequence[TypedColumn], *, uri: str | None = None
) -> Executed:
    """Run a query on one temporary table.

    Parameters
    ----------
    query : str
    table : str
    columns : sequence of TypedColumn
    uri : str, optional
        A server that runs; by default one of our own is started and stopped.

    Raises
    ------
    EngineMissingError
        When the driver or the programs of the server are missing.
    QueryFailedError
        When the server refuses the query.
    """
    native = driver()
    if uri is None:
        with server() as own:
            return execute(query, table, columns, uri=own)
    # Cursors are closed before the connection: the driver complains otherwise.
    try:
        with native.connect(uri) as con:
            with con.cursor() as cursor:
                cursor.adbc_ingest(table, as_arrow(columns), mode="create", temporary=True)
                cursor.execute("SELECT current_setting('server_version')")
                version = str(cursor.fetchone()[0]).split()[0]
                cursor.execute(query)
                answer = cursor.fetch_arrow_table()
            con.rollback()
    except native.Error as error:
        raise QueryFailedError("PostgreSQL", error) from error
    return from_arrow("PostgreSQL", version, answer)


def driver() -> Any:
    """Return the module that connects, or say how it is installed."""
    try:
        import adbc_driver_postgresql.dbapi
    except ImportError:
        raise EngineMissingError(
            "The driver adbc-driver-postgresql is not installed.", "", _INSTALL
        ) from None
    return adbc_driver_postgresql.dbapi


@contextmanager
def server() -> Iterator[str]:
    """Start a server in a temporary directory and give its address; stop it afterwards.

    Raises
    ------
    EngineMissingError
        When the programs are missing, or the server does not start.
    """
    with own_server() as own:
        yield own.uri


@contextmanager
def own_server(*, password: str | None = None) -> Iterator[OwnServer]:
    """Start a server that can be stopped and started again; see `server`.

    Parameters
    ----------
    password : str, optional
        Listen on a port of this machine, too, and ask for this password there.
    """
    home = Path(tempfile.mkdtemp(prefix="clustomer-pg-"))  # short: a socket's path has 107 bytes
    own = OwnServer(home, password)
    try:
        own.make()
        own.start()
        try:
            yield own
        finally:
            own.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


class OwnServer:
    """A server in a directory of its own."""

    def __init__(self, home: Path, password: str | None = None) -> None:
        self._programs, self._owner = _programs(), _owner()
        self._password = password
        self.home, self.data = home, home / "data"
        self.port = 5432 if password is None else _free_port()
        """Part of the socket's name; with a password also a port of 127.0.0.1."""

    @property
    def uri(self) -> str:
        """Address of the database by the socket, where no password is needed."""
        host = quote(str(self.home), safe="")
        return f"postgresql:///postgres?user=postgres&host={host}&port={self.port}"

    @property
    def tcp_uri(self) -> str:
        """Address by the port, with the password."""
        login = f"postgres:{quote(self._password or '', safe='')}"
        return f"postgresql://{login}@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        """Fill the directory."""
        if self._owner is not None:
            os.chown(self.home, self._owner.pw_uid, self._owner.pw_gid)
        secret = self.home / "secret"
        secret.write_text(f"{self._password or 'none'}\n", encoding="utf-8")
        if self._owner is not None:
            os.chown(secret, self._owner.pw_uid, self._owner.pw_gid)
        self._run("initdb", "-D", self.data, "-U", "postgres", "-N", "-E", "UTF8", "--pwfile",
                  secret, "--auth-local=trust", "--auth-host=scram-sha-256")  # fmt: skip
        secret.unlink()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        address = "127.0.0.1" if self._password is not None else ""
        settings = (f"listen_addresses='{address}'", f"port={self.port}", *_SETTINGS)
        options = " ".join(f"-c {setting}" for setting in settings) + f" -k '{self.home}'"
        self._run("pg_ctl", "-D", self.data, "-w", "-l", self.home / "log", "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once."""
        self._run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str | Path) -> None:
        _run([self._programs / program, *arguments], self._owner)


def _free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def _programs() -> Path:
    """Return the directory of the newest server's programs."""
    found = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: _number(path.parts[-3]))
    path = found[-1] if found else shutil.which("initdb")
    if path is None:
        raise EngineMissingError("No PostgreSQL server is installed.", "", _INSTALL)
    return Path(path).resolve().parent


def _number(version: str) -> float:
    try:
        return float(version)
    except ValueError:
        return 0.0


def _owner() -> pwd.struct_passwd | None:
    """Return who must run the server: it refuses root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd

    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise EngineMissingError("PostgreSQL does not run as root, and there is no other user.")


def _run(command: Sequence[str | Path], owner: pwd.struct_passwd | None) -> None:
    who: dict[str, Any] = {}
    if owner is not None:
        who = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C"},
        check=False,
        **who,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise EngineMissingError(
            f"The PostgreSQL server does not start: {said[-1] if said else done.returncode}."
        )
