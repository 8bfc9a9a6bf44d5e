"""Two finished studies compared: what became of the segments of the older one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from clustomer.apps.web.pages.found import found_file, found_in
from clustomer.apps.web.pages.site import Site, Visitor
from clustomer.apps.web.pages.study import named
from clustomer.apps.web.problems import Refused
from clustomer.report.text import text

Other = Annotated[str, Query(max_length=64)]


def add_routes(app: FastAPI, site: Site) -> None:
    """Add ``/studies/{study}/compare``."""
    services = site.services

    @app.get("/studies/{study}/compare")
    async def show(request: Request, study: str, other: Other = "") -> Response:
        who = await run_in_threadpool(site.user, request)
        if not other:
            raise Refused(422, text("web.continuity.none"), text("web.continuity.expected"))
        folder = await services.compared(who.user, study, other)
        services.audit.note(who.user, "compare", study)
        return await run_in_threadpool(_page, site, request, who, (study, other), folder)

    @app.get("/studies/{study}/compare/{other}/{name}")
    async def file(request: Request, study: str, other: str, name: str) -> Response:
        who = await run_in_threadpool(site.user, request)
        return found_file(await services.compared(who.user, study, other), name)


def _page(
    site: Site, request: Request, who: Visitor, studies: tuple[str, str], folder: Path
) -> Response:
    pair = site.services.pair(who.user, *studies)
    return site.page(
        request,
        who,
        "comparison.html",
        old=named(pair.old),
        new=named(pair.new),
        files=f"/studies/{pair.new.id}/compare/{pair.old.id}",
        found=found_in(folder),
    )
