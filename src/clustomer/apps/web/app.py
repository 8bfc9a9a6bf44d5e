"""Put the web app together: store, runner, users, limits, routes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import FastAPI

from clustomer import __version__
from clustomer.apps.web import api
from clustomer.apps.web.access import AuditLog, Rate, Users
from clustomer.apps.web.guard import App, Guard
from clustomer.apps.web.metrics import Requests
from clustomer.apps.web.observe import Crowd, Observe
from clustomer.apps.web.pages.make import Split, make_pages
from clustomer.apps.web.pages.site import Site
from clustomer.apps.web.problems import install
from clustomer.apps.web.proxy import Network, Proxy, checked_prefix
from clustomer.apps.web.runner import Limits, Runner
from clustomer.apps.web.store import Store


@dataclass(frozen=True, kw_only=True)
class WebSettings:
    """How a server is set up.

    Attributes
    ----------
    data : path
        Directory for uploads, results, the queue and the audit log.
    passwords : path, optional
        Password file; without one everybody who reaches the server is one user.
    hosts : frozenset of str
        Names of the server beside loopback.
    limits : Limits
        Of jobs.
    max_upload : int
        Bytes of one file.
    upload_seconds : float
        Time in which it must have arrived.
    per_second, burst : float, int
        Requests of one user.
    tries_per_second, tries : float, int
        Passwords that one address may try.
    most_waiting : int
        Studies of one user that are queued or running.
    max_stored : int, optional
        Bytes of one user's uploads and results.
    trusted : tuple of networks
        Reverse proxies whose word about the caller is believed.
    prefix : str
        Path under which a reverse proxy shows the server.
    """

    data: Path
    passwords: Path | None = None
    hosts: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)
    max_upload: int = 500_000_000
    upload_seconds: float = 600.0
    per_second: float = 20.0
    burst: int = 100
    tries_per_second: float = 0.5
    tries: int = 20
    most_waiting: int = 20
    max_stored: int | None = None
    trusted: tuple[Network, ...] = ()
    prefix: str = ""


def make_app(settings: WebSettings) -> App:
    """Return the app; its runner starts and stops with it.

    Raises
    ------
    InputError
        When the password file cannot be used, or the prefix is none.
    """
    store = Store(settings.data)
    runner = Runner(store, settings.limits)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        runner.start()
        site.create()
        try:
            yield
        finally:
            runner.stop()

    app = FastAPI(
        title="clustomer",
        version=__version__,
        lifespan=lifespan,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
    )
    install(app)
    requests = Requests()
    services = api.Services(
        store=store,
        runner=runner,
        users=Users(settings.passwords),
        rate=Rate(per_second=settings.per_second, burst=settings.burst),
        tries=Rate(per_second=settings.tries_per_second, burst=settings.tries),
        audit=AuditLog(store.directory / "audit.jsonl"),
        requests=requests,
        max_upload=settings.max_upload,
        max_stored=settings.max_stored,
        upload_seconds=settings.upload_seconds,
        most_waiting=settings.most_waiting,
        scoring=asyncio.Semaphore(settings.limits.workers or 1),
    )
    site = Site(services)
    app.include_router(api.router(services))
    prefix = checked_prefix(settings.prefix, app.openapi()["paths"])
    crowd = Crowd(Split(app, make_pages(site)), requests)
    guarded = Guard(crowd, settings.hosts)  # its headers stand on every answer
    return Proxy(Observe(guarded, requests), settings.trusted, prefix)
