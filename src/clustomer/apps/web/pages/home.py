"""The first page: a new study, and one's own studies."""

from __future__ import annotations

import shutil
from functools import partial
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from clustomer.apps.web.forms import Form
from clustomer.apps.web.pages.site import Site, Visitor, go
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.store import new_id
from clustomer.apps.web.uploads import safe_name, save_body
from clustomer.errors import ClustomerError
from clustomer.report.text import clean, text

PER_PAGE = 20
After = Annotated[str | None, Query(max_length=64)]


def add_routes(app: FastAPI, site: Site) -> None:
    """Add ``/``, ``/list``, ``/files`` and ``/sample``."""
    services = site.services

    @app.get("/")
    def home(request: Request, after: After = None) -> Response:
        return _home(site, request, site.user(request), after=after)

    @app.get("/list")
    def listed(request: Request, after: After = None) -> Response:
        who = site.user(request)
        return site.page(request, who, "list.html", **_studies(site, who.user, after))

    @app.post("/files")
    async def upload(request: Request) -> Response:
        sent = await site.posted(request)
        who = sent.who
        try:
            draft = await _save(site, who, sent.form)
        except Refused as error:
            shown = partial(_home, site, request, who, error=error, status=error.status)
            return await run_in_threadpool(shown)
        services.audit.note(who.user, "upload", draft)
        return go(request, f"/drafts/{draft}")

    @app.post("/sample")
    async def sample(request: Request) -> Response:
        who = (await site.posted(request)).who
        draft = await run_in_threadpool(
            site.drafts.add, who.user, label=text("web.sample"), file=None
        )
        return go(request, f"/drafts/{draft.id}")


async def _save(site: Site, who: Visitor, form: Form) -> str:
    """Take the file of a form piece by piece, and return the id of its draft."""
    if form.file is None or not form.filename:
        raise Refused(422, text("web.upload.none"), text("web.upload.expected"))
    id, name = new_id(), safe_name(form.filename)
    folder = site.drafts.folder(id)
    (folder / "input").mkdir(mode=0o700, parents=True)
    try:
        await save_body(
            form.file,
            folder / "input" / name,
            max_bytes=await run_in_threadpool(site.services.room_of, who.user),
            max_seconds=site.services.upload_seconds,
        )
        await run_in_threadpool(site.drafts.add, who.user, label=name, file=name, id=id)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return id


def _home(
    site: Site,
    request: Request,
    who: Visitor,
    *,
    after: str | None = None,
    error: ClustomerError | None = None,
    status: int = 200,
) -> Response:
    return site.page(
        request,
        who,
        "home.html",
        status,
        error=error,
        drafts=[
            {"id": one.id, "label": clean(one.label), "created": one.created}
            for one in ([] if after else site.drafts.of(who.user))
        ],
        most=site.services.max_upload,
        keep_days=site.services.runner.limits.keep_days,
        **_studies(site, who.user, after),
    )


def _studies(site: Site, user: str, after: str | None) -> dict[str, Any]:
    """Return a page of the studies of a user, and where the next one begins."""
    store = site.services.store
    found = store.studies(user, limit=PER_PAGE + 1, after=after)
    shown = []
    for record in found[:PER_PAGE]:
        job = store.job_of(record.id)
        state = "queued" if job is None else job.state
        shown.append(
            {
                "id": record.id,
                "label": clean(record.label),
                "created": record.created,
                "state": state,
                "at_work": state in ("queued", "running"),
                "k": record.settings.get("k"),
            }
        )
    return {
        "studies": shown,
        "after": after,
        "next": shown[-1]["id"] if len(found) > PER_PAGE else None,
        "any_at_work": any(one["at_work"] for one in shown),
    }
