"""What was understood of a file: columns, kinds, roles, remarks; settings; the start."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from clustomer._command import command_line, python_lines
from clustomer._settings import Settings
from clustomer.apps.web.drafts import Draft
from clustomer.apps.web.forms import Form
from clustomer.apps.web.pages import fields
from clustomer.apps.web.pages.site import Site, Visitor, go
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.store import StudyRecord, new_id
from clustomer.errors import InputError
from clustomer.report.text import clean, text


def add_routes(app: FastAPI, site: Site) -> None:
    """Add ``/drafts/...``."""

    @app.get("/drafts/{draft}")
    def show(request: Request, draft: str) -> Response:
        who = site.user(request)
        found = draft_of(site, who, draft)
        return _page(site, request, who, found, fields.given_of(found.settings), {})

    @app.get("/drafts/{draft}/state")
    def state(request: Request, draft: str) -> Response:
        who = site.user(request)
        found = draft_of(site, who, draft)
        answer = site.page(request, who, "reading.html")
        if site.drafts.answer(found) is not None:
            answer.headers["HX-Refresh"] = "true"
        return answer

    @app.post("/drafts/{draft}")
    async def change(request: Request, draft: str) -> Response:
        sent = await site.posted(request)
        return await run_in_threadpool(_change, site, request, sent.who, draft, sent.form)

    @app.post("/drafts/{draft}/delete")
    async def delete(request: Request, draft: str) -> Response:
        who = (await site.posted(request)).who
        await run_in_threadpool(lambda: site.drafts.delete(draft_of(site, who, draft)))
        return go(request, "/")


def draft_of(site: Site, who: Visitor, draft: str) -> Draft:
    """Return a draft of a user, or refuse with 404: also when it is another's."""
    found = site.drafts.get(who.user, draft)
    if found is None:
        raise Refused(404, text("web.error.draft"), remedy=text("web.error.draft.remedy"))
    return found


def _change(site: Site, request: Request, who: Visitor, id: str, form: Form) -> Response:
    """Take the settings of a form: look again with them, or start the study."""
    draft = draft_of(site, who, id)
    answer = site.drafts.answer(draft) or {}
    read = fields.read_fields(form, draft.settings, answer.get("columns", ()))
    if read.errors:
        return _page(site, request, who, draft, read.given, read.errors, status=422)
    site.drafts.change(draft, read.settings)
    if form.get("action") != "start":
        site.drafts.forget_error(draft_of(site, who, id))
        return go(request, f"/drafts/{draft.id}")
    record = start(site, who, draft, read.settings)
    site.drafts.delete(draft)
    return go(request, f"/studies/{record.id}")


def start(
    site: Site, who: Visitor, source: Draft | StudyRecord, settings: Mapping[str, Any],
    parent: str | None = None,
) -> StudyRecord:  # fmt: skip
    """Queue a study of the file of a draft or of another study."""
    services, store = site.services, site.services.store
    services.refuse_hoarding(who.user)
    is_draft = isinstance(source, Draft)
    origin = site.drafts.folder(source.id) if is_draft else store.folder(source.id)
    id = new_id()
    target = store.folder(id) / "input"
    site.drafts.link_input(origin / "input", target, source.file)
    size = 0 if source.file is None else (target / source.file).stat().st_size
    try:
        record, _ = services.add(
            who.user, label=source.label, file=source.file, settings=settings, id=id, size=size
        )
    except Refused:
        shutil.rmtree(store.folder(id), ignore_errors=True)
        raise
    came_from = source.parent if isinstance(source, Draft) else parent
    if came_from:
        site.drafts.come_from(id, came_from)
    services.audit.note(who.user, "create study", id)
    services.runner.wake()
    return record


def _page(
    site: Site,
    request: Request,
    who: Visitor,
    draft: Draft,
    given: Mapping[str, str],
    errors: Mapping[str, InputError],
    status: int = 200,
) -> Response:
    answer = site.drafts.answer(draft)
    name = draft.file or None
    settings = Settings.from_options(draft.settings)
    return site.page(
        request,
        who,
        "draft.html",
        status,
        draft={"id": draft.id, "label": clean(draft.label), "is_sample": draft.file is None},
        waiting=answer is None,
        failed=(answer or {}).get("error"),
        found=None if answer is None or "error" in answer else answer,
        main=fields.MAIN,
        more=fields.MORE,
        reading=fields.READING,
        rows=fields.ROWS,
        lines=fields.LINES,
        kinds=fields.KINDS,
        roles=fields.ROLES,
        given=given,
        errors=errors,
        opened=_opened(errors) | ({"lines"} if given.get("rows") == "lines" else set()),
        command=command_line(settings, name),
        python=python_lines(settings, name),
    )


def _opened(errors: Mapping[str, InputError]) -> set[str]:
    """Return which folded groups of fields hold an error."""
    groups = {"more": fields.MORE, "reading": fields.READING, "lines": fields.LINES}
    return {name for name, group in groups.items() if any(one.name in errors for one in group)}
