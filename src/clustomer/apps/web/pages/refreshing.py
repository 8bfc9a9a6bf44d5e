"""A study of new customers that carries on the segments of a finished one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from clustomer.apps.web.api import no_room
from clustomer.apps.web.comparing import RESULT
from clustomer.apps.web.forms import Form
from clustomer.apps.web.pages.found import found_file, found_in
from clustomer.apps.web.pages.site import Site, Visitor, go
from clustomer.apps.web.pages.study import files_of, named, save_file, study_of, study_page
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.store import StudyRecord, new_id
from clustomer.errors import ClustomerError
from clustomer.report.text import text


def add_routes(app: FastAPI, site: Site) -> None:
    """Add ``/studies/{study}/refresh`` and ``/studies/{study}/refreshed``."""

    @app.post("/studies/{study}/refresh")
    async def start(request: Request, study: str) -> Response:
        sent = await site.posted(request)
        record = await run_in_threadpool(study_of, site, sent.who, study)
        try:
            made = await _started(site, sent.who, record, sent.form)
        except Refused as error:
            wrong: dict[str, ClustomerError] = {"refresh": error}
            return await run_in_threadpool(
                study_page, site, request, sent.who, study, error.status, wrong
            )
        return go(request, f"/studies/{made}")

    @app.get("/studies/{study}/refreshed")
    def show(request: Request, study: str) -> Response:
        who = site.user(request)
        return _page(site, request, who, study_of(site, who, study))

    @app.get("/studies/{study}/refreshed/{name}")
    def file(request: Request, study: str, name: str) -> Response:
        return found_file(_folder(site, site.user(request), study), name)


async def _started(site: Site, who: Visitor, old: StudyRecord, form: Form) -> str:
    """Take the file of a form, queue its study, and return the id of the study."""
    services, id = site.services, new_id()
    await run_in_threadpool(files_of, site, who, old.id)
    if _has_stated_day(old):
        raise Refused(422, text("web.refresh.day"), remedy=text("web.refresh.day.remedy"))
    services.refuse_hoarding(who.user)
    room = await run_in_threadpool(services.room_of, who.user)
    folder = services.store.folder(id)
    (folder / "input").mkdir(mode=0o700, parents=True)
    try:
        name = await save_file(site, form, folder / "input", max_bytes=room)
        await run_in_threadpool(_add, site, who, old, id, name)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, Refused) and error.status == 413 and room < services.max_upload:
            raise no_room(services.max_stored or 0) from error
        raise
    return id


def _has_stated_day(old: StudyRecord) -> bool:
    """Whether days are counted back from a stated day: new order lines need one of their own."""
    said = {**(old.settings.get("rfm") or {}), **old.settings}
    return bool(old.settings.get("transactions") and said.get("reference_date"))


def _add(site: Site, who: Visitor, old: StudyRecord, id: str, name: str) -> None:
    """Add the study of a file that is there, with the settings of the old one."""
    services = site.services
    services.add(
        who.user, label=name, file=name, id=id, refreshes=old.id,
        settings={key: value for key, value in old.settings.items() if key != "names"},
        size=(services.store.folder(id) / "input" / name).stat().st_size,
    )  # fmt: skip
    site.drafts.come_from(id, old.id)
    services.audit.note(who.user, "refresh", id)
    services.runner.wake()


def _folder(site: Site, who: Visitor, study: str) -> Path:
    found: Path | None = files_of(site, who, study).get(RESULT)
    if found is None:
        raise Refused(404, text("web.error.refreshed"))
    return found.parent


def _page(site: Site, request: Request, who: Visitor, new: StudyRecord) -> Response:
    found = found_in(_folder(site, who, new.id))
    store = site.services.store
    old = store.study(who.user, store.refreshed_from(new.id) or "")
    shown: dict[str, Any] = {"id": "", "label": found["old"]} if old is None else named(old)
    return site.page(
        request,
        who,
        "comparison.html",
        old=shown,
        new=named(new),
        files=f"/studies/{new.id}/refreshed",
        found=found,
    )
