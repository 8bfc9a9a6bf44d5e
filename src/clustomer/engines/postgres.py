"""PostgreSQL: a server of our own for as long as it is needed, and a query on one table.

The server lives in a temporary directory, listens on a socket in it and on no port,
and is gone afterwards. Rows travel as Arrow (adbc-driver-postgresql).
"""

from __future__ import annotations

import os
import shutil
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
_SETTINGS = ("listen_addresses=''", "fsync=off", "full_page_writes=off", "logging_collector=off")


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
    programs = _programs()
    owner = _owner()
    home = Path(tempfile.mkdtemp(prefix="clustomer-pg-"))  # short: a socket's path has 107 bytes
    try:
        if owner is not None:
            os.chown(home, owner.pw_uid, owner.pw_gid)
        data, log = home / "data", home / "log"
        _run([programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N",
              "-E", "UTF8"], owner)  # fmt: skip
        options = " ".join(f"-c {setting}" for setting in _SETTINGS) + f" -k '{home}'"
        _run([programs / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start"], owner)
        try:
            yield f"postgresql:///postgres?user=postgres&host={quote(str(home), safe='')}"
        finally:
            _run([programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"], owner)
    finally:
        shutil.rmtree(home, ignore_errors=True)


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
