"""What every request leaves behind: its id, a line in the log, a count."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import MutableMapping
from typing import Any

from clustomer.apps.web.guard import App, Receive, Scope, Send
from clustomer.apps.web.logs import REQUEST
from clustomer.apps.web.metrics import Requests
from clustomer.apps.web.problems import Refused, problem

_LOG = logging.getLogger(__name__)
_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")


class Observe:
    """ASGI middleware: gives each request an id, logs and counts it.

    Parameters
    ----------
    app : ASGI app
    requests : Requests
        Where requests are counted.
    """

    def __init__(self, app: App, requests: Requests) -> None:
        self.app, self.requests = app, requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and note that it was."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        name, began, status = _request_id(scope), time.perf_counter(), "closed"

        async def with_id(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
                message["headers"] = [*message["headers"], (b"x-request-id", name.encode())]
            await send(message)

        known = REQUEST.set(name)
        self.requests.at_work += 1
        try:
            await self.app(scope, receive, with_id)
        finally:
            self.requests.at_work -= 1
            self._note(scope, status, time.perf_counter() - began)
            REQUEST.reset(known)

    def _note(self, scope: Scope, status: str, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "none")
        self.requests.count(scope["method"], route, status, seconds)
        seen = {
            "method": scope["method"],
            "route": route,
            "status": int(status) if status.isdigit() else status,
        }
        _LOG.info("request", extra={**seen, "seconds": round(seconds, 4)})


class Crowd:
    """ASGI middleware: refuses with 503 what is more than `most` requests at once."""

    def __init__(self, app: App, requests: Requests, *, most: int = 200) -> None:
        self.app, self.requests, self.most = app, requests, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and self.requests.at_work > self.most:
            refused = Refused(
                503, "Too many requests are being answered.", remedy="Wait a moment and ask again."
            )
            await problem(503, refused)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _request_id(scope: Scope) -> str:
    """Return the id that the caller gave, where it is harmless; else a new one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _ID.fullmatch(value):
            return str(value.decode("ascii"))
    return secrets.token_hex(8)
