"""Put the pages together, and tell requests for them from requests of programs."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import Response

from clustomer.apps.web.guard import App, Receive, Scope, Send
from clustomer.apps.web.pages import checks, comparison, draft, home, refreshing, signing, study
from clustomer.apps.web.pages.site import Site, install_errors, static_file


def make_pages(site: Site) -> FastAPI:
    """Return the app of the pages; it starts and stops with that of the API."""
    app = FastAPI(title="clustomer", openapi_url=None, docs_url=None, redoc_url=None)
    install_errors(app, site)

    @app.get("/static/{name}")
    def static(request: Request, name: str) -> Response:
        return static_file(name)

    for part in (signing, home, draft, study, comparison, checks, refreshing):
        part.add_routes(app, site)
    return app


class Split:
    """ASGI app: ``/api/`` and everything that is not HTTP to one app, pages to the other."""

    def __init__(self, api: App, pages: App) -> None:
        self.api, self.pages = api, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the app that the path belongs to."""
        path = str(scope.get("path", "")).removeprefix(str(scope.get("root_path", "")))
        is_page = scope["type"] == "http" and not path.startswith("/api/")
        await (self.pages if is_page else self.api)(scope, receive, send)
