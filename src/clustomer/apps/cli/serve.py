"""``clustomer serve``: studies over HTTP."""

from __future__ import annotations

import getpass
import importlib.util
from typing import Any

from clustomer.apps.cli.console import say
from clustomer.errors import InputError


def main(**options: Any) -> None:
    """Check the address and the passwords, then listen until Ctrl-C.

    Raises
    ------
    InputError
        When the extra is not installed, or the address is public without passwords.
    """
    if any(importlib.util.find_spec(name) is None for name in ("fastapi", "uvicorn", "argon2")):
        raise InputError(
            "The web app needs packages that are not installed.",
            remedy="Install them with pip install 'clustomer[web]'.",
        )
    importlib.import_module("clustomer.apps.web.server").serve(
        options, ask=getpass.getpass, say=say
    )
