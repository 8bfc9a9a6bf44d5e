"""The server's log: one line for each event, as text or JSON, on stderr.

A line never holds a query, a table value or a user: of a request it has the
method, the route as the program writes it, and the status; of a fault the type
and the places in the code, not the message, which may quote a value.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import sys
import time
import traceback
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""Id of the request that is being answered; empty outside of one."""

FORMAT_VARIABLE = "CLUSTOMER_LOG_FORMAT"
"""Environment variable by which the server tells its workers the format."""

_FIELDS = ("method", "route", "status", "seconds", "job")


class Line(logging.Formatter):
    """Formats an event as one line of text, or of JSON."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self.as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        values: dict[str, object] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
            + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if REQUEST.get():
            values["request"] = REQUEST.get()
        values |= {name: getattr(record, name) for name in _FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1] is not None:
            values["fault"] = fault(record.exc_info[1])
        if self.as_json:
            return json.dumps(values)
        *head, message = (values.pop(name) for name in ("time", "level", "logger", "message"))
        more = " ".join(f"{name}={value}" for name, value in values.items() if name != "fault")
        line = f"{head[0]} {head[1]} {message}" + (f" {more}" if more else "")
        return f"{line}\n{values['fault']}" if "fault" in values else line


def fault(error: BaseException) -> str:
    """Return type and places of an error and its causes; a message only of the system's own."""
    parts, seen = [], set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        said = ""
        if isinstance(cause, OSError) and cause.strerror:
            said = f": {cause.strerror}"
        elif isinstance(cause, sqlite3.Error):
            said = f": {cause}"
        places = "".join(traceback.format_tb(cause.__traceback__)).rstrip()
        parts.append(f"{type(cause).__name__}{said}\n{places}")
        cause = cause.__cause__ or cause.__context__
    return "\ncaused by ".join(parts)


def set_up(form: str, *, verbose: bool = False) -> None:
    """Send the log of this process to stderr, as ``text`` or ``json``; `verbose`: requests too."""
    os.environ[FORMAT_VARIABLE] = form
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line(as_json=form == "json"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO if verbose else logging.WARNING)
