"""What every request passes: whose name it uses, where it comes from, what may run."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from clustomer.apps.web.access import is_loopback
from clustomer.apps.web.problems import Refused, problem

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_HEADERS = {
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'; sandbox",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-resource-policy": b"same-origin",
    b"cache-control": b"no-store",
}
_READS = ("GET", "HEAD", "OPTIONS")


class Guard:
    """ASGI middleware: refuses foreign host names and origins, adds the headers.

    Parameters
    ----------
    app : ASGI app
    hosts : collection of str
        Names under which the server may be asked for, beside loopback. A page of
        another site that has its own name point here (DNS rebinding) is refused.
    """

    def __init__(self, app: App, hosts: frozenset[str] = frozenset()) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}  # a page has its policy
                added = [pair for pair in _HEADERS.items() if pair[0] not in own]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        try:
            self._check(scope)
        except Refused as error:
            await problem(error.status, error)(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)

    def _check(self, scope: Scope) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1")
                   for name, value in scope["headers"]}  # fmt: skip
        host = headers.get("host", "")
        name = _host_name(f"//{host}")
        if not (is_loopback(name) or name in self.hosts):
            raise Refused(421, "This server is not asked for under that name.",
                          "Its names are those of --host and --public-name.")  # fmt: skip
        if scope["method"] in _READS:
            return
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        foreign = origin is not None and urlsplit(origin).netloc != host
        if foreign or site in ("cross-site", "same-site"):
            raise Refused(403, "The request comes from a page of another site.",
                          "Only pages of this server may change something.")  # fmt: skip


def _host_name(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
