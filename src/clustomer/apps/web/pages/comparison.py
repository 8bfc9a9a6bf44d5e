"""Two finished studies compared: what became of the segments of the older one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse, Response

from clustomer.apps.web.comparing import PAGE, RESULT
from clustomer.apps.web.pages.site import Site, Visitor
from clustomer.apps.web.pages.study import REPORT_POLICY, named
from clustomer.apps.web.problems import Refused
from clustomer.report.text import clean, text

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


def found_in(folder: Path) -> dict[str, Any]:
    """Return the verdict of a comparison and what speaks for it, as a page shows it."""
    read = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    return {
        "code": read["code"],
        "sentence": clean(read["sentence"], 400),
        "reasons": [clean(one["sentence"], 1000) for one in read["reasons"]],
    }


def found_file(folder: Path, name: str) -> Response:
    """Answer with the page of a comparison, which is of an origin of its own, or its numbers.

    Raises
    ------
    Refused
        With status 404 for any other name.
    """
    if name == PAGE:
        headers = {"Content-Security-Policy": REPORT_POLICY}
        path = folder / PAGE
        return FileResponse(path, media_type="text/html; charset=utf-8", headers=headers)
    if name == RESULT:
        return FileResponse(folder / RESULT, filename=RESULT)
    raise Refused(404, text("web.error.page"))
