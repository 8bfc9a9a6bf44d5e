"""Who asks when a reverse proxy stands in between, and under which prefix.

Headers ``X-Forwarded-*`` are believed when they come from a proxy that the
server was told to trust, and thrown away otherwise: anybody can write them.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Sequence
from typing import Any

from clustomer.apps.web.guard import App, Receive, Scope, Send
from clustomer.errors import InputError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)+", re.ASCII)
_FORWARDED = (b"forwarded", b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host",
              b"x-forwarded-prefix", b"x-forwarded-port", b"x-real-ip")  # fmt: skip


def networks(words: Iterable[str]) -> tuple[Network, ...]:
    """Return addresses and networks of proxies, such as ``127.0.0.1`` or ``10.0.0.0/8``.

    Raises
    ------
    InputError
        For anything else.
    """
    try:
        return tuple(ipaddress.ip_network(word.strip()) for word in words)
    except ValueError as error:
        raise InputError(
            f"--trust-proxy was given {error}.",
            "An address or a network was expected, such as 127.0.0.1 or 10.0.0.0/8.",
        ) from error


def checked_prefix(given: str, paths: Iterable[str] = ()) -> str:
    """Return a prefix without a slash at its end; the empty string for none.

    Raises
    ------
    InputError
        When it is no path, or one of the server's own `paths` begins with it.
    """
    prefix = given.rstrip("/")
    if not prefix:
        return ""
    if not _PREFIX.fullmatch(prefix) or {".", ".."} & set(prefix.split("/")):
        raise InputError(
            f'The prefix is "{given}".', "A path was expected.", "For example --prefix /clustomer."
        )
    if any(f"{path}/".startswith(f"{prefix}/") for path in paths):
        raise InputError(
            f'The prefix "{prefix}" begins a path of the server itself.',
            remedy="For example --prefix /clustomer.",
        )
    return prefix


class Proxy:
    """ASGI middleware: address, scheme and host as a trusted proxy says; the prefix.

    Parameters
    ----------
    app : ASGI app
    trusted : sequence of networks
        Whose ``X-Forwarded-For``, ``-Proto`` and ``-Host`` are believed.
    prefix : str
        Under which browsers see the server. The proxy may strip it or not.
    """

    def __init__(self, app: App, trusted: Sequence[Network] = (), prefix: str = "") -> None:
        self.app, self.trusted, self.prefix = app, trusted, prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, as it was before the proxy."""
        if scope["type"] == "http":
            scope = self._seen(dict(scope))
        await self.app(scope, receive, send)

    def _seen(self, scope: dict[str, Any]) -> dict[str, Any]:
        headers = scope["headers"]
        scope["forwarded"] = any(name in _FORWARDED for name, _ in headers)
        scope["headers"] = [pair for pair in headers if pair[0] not in _FORWARDED]
        client = scope.get("client")
        if client is not None and self._is_trusted(client[0]):
            self._believe(scope, headers)
        if self.prefix:
            path, raw = scope["path"], scope.get("raw_path") or scope["path"].encode()
            if path != self.prefix and not path.startswith(f"{self.prefix}/"):
                scope["path"], scope["raw_path"] = self.prefix + path, self.prefix.encode() + raw
            scope["root_path"] = self.prefix
        return scope

    def _believe(self, scope: dict[str, Any], headers: Sequence[tuple[bytes, bytes]]) -> None:
        hops = _words(headers, b"x-forwarded-for")
        while len(hops) > 1 and self._is_trusted(_address(hops[-1])):
            hops.pop()  # proxies before the proxy
        if hops and _is_address(_address(hops[-1])):
            scope["client"] = (_address(hops[-1]), 0)
        schemes, hosts = _words(headers, b"x-forwarded-proto"), _words(headers, b"x-forwarded-host")
        if schemes and schemes[-1] in ("http", "https"):
            scope["scheme"] = schemes[-1]
        if hosts:
            kept = [pair for pair in scope["headers"] if pair[0] != b"host"]
            scope["headers"] = [*kept, (b"host", hosts[-1].encode("latin-1"))]

    def _is_trusted(self, address: str) -> bool:
        if not _is_address(address):
            return False
        found = ipaddress.ip_address(address)
        mapped = getattr(found, "ipv4_mapped", None) or found
        return any(mapped in network for network in self.trusted)


def _words(headers: Sequence[tuple[bytes, bytes]], name: bytes) -> list[str]:
    """Return the comma-separated words of all headers of a name, in order."""
    joined = ",".join(value.decode("latin-1") for each, value in headers if each == name)
    return [word.strip() for word in joined.split(",") if word.strip()]


def _address(hop: str) -> str:
    """Return a hop without its port: ``1.2.3.4:5`` and ``[::1]:5`` are in use."""
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


def _is_address(word: str) -> bool:
    try:
        ipaddress.ip_address(word)
    except ValueError:
        return False
    return True
