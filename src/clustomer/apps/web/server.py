"""Listen: the last step between the app and the network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from clustomer.apps.web.access import add_user, refuse_public
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.apps.web.runner import Limits
from clustomer.errors import InputError


def serve(
    options: Mapping[str, Any], *, ask: Callable[[str], str], say: Callable[[str], None]
) -> None:
    """Add a user, or serve until a signal; options are those of the command line.

    Raises
    ------
    InputError
        For a public address without passwords, or a password file that cannot be used.
    """
    import uvicorn

    host, passwords = options["host"], options["passwords"]
    if options["add_user"] is not None:
        _add_user(passwords, options["add_user"], ask)
        return
    refuse_public(host, has_passwords=passwords is not None)
    app = make_app(settings_of(options))
    say(f"The server listens on http://{host}:{options['port']}; Ctrl-C ends it.")
    uvicorn.run(
        app,
        host=host,
        port=options["port"],
        log_level="info" if options["verbose"] else "warning",
        proxy_headers=False,  # nobody may say whose address a request has
        server_header=False,
        limit_concurrency=200,
        timeout_graceful_shutdown=10,
    )


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
    )


def _add_user(passwords: str | None, name: str, ask: Callable[[str], str]) -> None:
    if passwords is None:
        raise InputError("There is no file to write the user to.", remedy="Add --passwords FILE.")
    add_user(passwords, name, ask(f"Password of {name}: "))
