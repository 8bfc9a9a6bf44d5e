"""What PostgreSQL and its driver say, in our words and without any secret."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from clustomer._text import shorten
from clustomer.engines import postgres
from clustomer.engines.executed import QueryFailedError
from clustomer.engines.sources.postgres_address import Address
from clustomer.errors import ClustomerError, InputError, OutputError

_SAID = 300
_REMEDIES = {
    "42501": "Ask the owner for the right that is missing: docs/postgres.md lists them.",
    "57014": "Raise or lift the statement_timeout of the role, or study a smaller query.",
    "53100": "The server's disk is full: free some of it, and repeat the command.",
    "53200": "The server is out of memory: lower its work_mem, and repeat the command.",
    "55P03": "Another session holds the table: repeat the command when it is done.",
    "40P01": "Repeat the command.",
    "40001": "Repeat the command.",
    "25006": "The server takes no writes: name the primary one.",
    "2BP01": "Views or keys of others rest on the table: choose another name with --to.",
    "3F000": "Create the schema, or name another with --to.",
}
_REFUSED = ("42501", "25006", "2BP01", "3F000", "42P07")
"""Not a failure while it ran: the request could not be met as it is."""
_LOST = ("57P01", "57P02", "57P03", "08000", "08003", "08006")
_CUT = (
    "no connection to the server", "server closed the connection", "could not receive data",
    "could not send data", "connection not open", "SSL connection has been closed",
    "terminating connection", "Connection reset", "connection timed out", "Broken pipe",
)  # fmt: skip


_DRIVER = re.compile(
    r"^([A-Z_]+: )?(\[libpq\] )?(Failed to connect: |Failed to \w+ query( '.*')?: )?",
    re.DOTALL,
)
"""What the driver puts before the words of the server, the query among it."""


class ConnectionLostError(QueryFailedError):
    """The connection to a server ended while it was needed."""

    how = "lost its connection"


@contextmanager
def reported(address: Address, *, after: str = "") -> Iterator[None]:
    """Say in our words what the driver says in its own; its exception is not shown.

    Parameters
    ----------
    address : Address
        Its secrets are taken out.
    after : str
        What has become of a table that was to be written.
    """
    driver = postgres.driver()
    try:
        yield
    except (driver.Error, OSError) as error:
        if isinstance(error, ClustomerError):
            raise
        if _is_ctrl_c(error):
            raise KeyboardInterrupt from None
        raise _failed(error, address, after) from None


@contextmanager
def connecting(address: Address) -> Iterator[None]:
    """Say in our words why no connection is made."""
    driver = postgres.driver()
    try:
        yield
    except (driver.Error, OSError) as error:
        raise InputError(
            f"PostgreSQL cannot be reached: {_said(error, address)}.",
            "",
            "Look at host, port, database and user of the address, at PGPASSWORD and the "
            "password file, and whether the server runs.",
        ) from None


def _is_ctrl_c(error: Exception) -> bool:
    """Say whether the driver ended a statement because of Ctrl-C, which it keeps to itself.

    It asks the server to cancel, and only in the main thread; a timeout has other words.
    """
    if threading.current_thread() is not threading.main_thread():
        return False
    return getattr(error, "sqlstate", None) == "57014" and "user request" in str(error)


def _failed(error: Exception, address: Address, after: str) -> ClustomerError:
    said, state = _said(error, address), str(getattr(error, "sqlstate", "") or "")
    if state in _LOST or any(words in said for words in _CUT):
        return ConnectionLostError(
            "PostgreSQL",
            said,
            expected=after,
            remedy="Look whether the server runs, and repeat the command.",
        )
    remedy = _REMEDIES.get(state, "")
    if state in _REFUSED:
        kind = OutputError if after else InputError
        return kind(f"PostgreSQL refuses: {said}.", after, remedy)
    return QueryFailedError("PostgreSQL", said, expected=after, remedy=remedy)


def _said(error: Exception, address: Address) -> str:
    """Return what was said in one line: without the query, and without values of rows."""
    details = dict(getattr(error, "details", None) or ())
    primary = details.get(b"PG_DIAG_MESSAGE_PRIMARY") or details.get("PG_DIAG_MESSAGE_PRIMARY")
    said = _DRIVER.sub("", str(error)) if primary is None else primary.decode(errors="replace")
    said = said.split("\nQuery was:")[0].split("\nLINE ")[0]
    return shorten(" ".join(address.scrubbed(said).split()), _SAID).rstrip(". ")
