"""Listen: the last step between the app and the network."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from clustomer.apps.web.access import add_user, refuse_public
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.apps.web.guard import App
from clustomer.apps.web.logs import set_up
from clustomer.apps.web.proxy import checked_prefix, networks
from clustomer.apps.web.runner import Limits
from clustomer.errors import InputError

GRACE = 30
"""Seconds in which requests may end after the server was told to stop."""


def serve(
    options: Mapping[str, Any], *, ask: Callable[[str], str], say: Callable[[str], None]
) -> None:
    """Add a user, or serve until a signal; options are those of the command line.

    Raises
    ------
    InputError
        For a public address without passwords, or a password file that cannot be used.
    """
    host, passwords = options["host"], options["passwords"]
    if options["add_user"] is not None:
        _add_user(passwords, options["add_user"], ask)
        return
    refuse_public(host, has_passwords=passwords is not None)
    set_up(options["log_format"].value, verbose=options["verbose"])
    app = make_app(settings_of(options))
    where = f"http://{host}:{options['port']}{checked_prefix(options['prefix'])}"
    say(f"The server listens on {where}; Ctrl-C ends it.")
    _listen(app, host, options["port"])


def _listen(app: App, host: str, port: int) -> None:
    import uvicorn

    # uvicorn raises the signals again that ended it: to be told to stop is no failure.
    signal.signal(signal.SIGTERM, lambda *_: None)
    uvicorn.run(app, host=host, port=port, **listening())


def listening() -> dict[str, Any]:
    """Return how uvicorn listens."""
    return {
        "log_config": None,  # ours stands
        "access_log": False,  # its lines hold queries
        "proxy_headers": False,  # we believe trusted proxies only
        "server_header": False,
        "http": "h11",
        "h11_max_incomplete_event_size": 300_000,  # settings in a query, every letter escaped
        "limit_concurrency": 400,  # connections; requests are bounded by `Crowd`
        "timeout_graceful_shutdown": GRACE,
    }


def settings_of(options: Mapping[str, Any]) -> WebSettings:
    """Return the settings of a server from the options of the command line."""
    passwords = options["passwords"]
    names = {options["host"], *(options["public_name"] or ())}
    return WebSettings(
        data=Path(options["data"]),
        passwords=None if passwords is None else Path(passwords),
        hosts=frozenset(name.lower() for name in names),
        limits=Limits(
            workers=options["workers"],
            seconds=options["job_seconds"],
            megabytes=options["job_memory"],
            keep_days=options["keep_days"],
        ),
        max_upload=options["max_upload"] * 1_000_000,
        max_stored=options["max_stored"] * 1_000_000 if options["max_stored"] else None,
        trusted=networks(options["trust_proxy"] or ()),
        prefix=options["prefix"],
    )


def _add_user(passwords: str | None, name: str, ask: Callable[[str], str]) -> None:
    if passwords is None:
        raise InputError("There is no file to write the user to.", remedy="Add --passwords FILE.")
    add_user(passwords, name, ask(f"Password of {name}: "))
