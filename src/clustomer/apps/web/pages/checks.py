"""A new table checked against the model of a study, and the checks before it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from clustomer.apps.web.checking import CheckJob, check_folder, checks_of, run_check
from clustomer.apps.web.forms import Form
from clustomer.apps.web.pages.found import found_file, found_in
from clustomer.apps.web.pages.site import Site, Visitor, go
from clustomer.apps.web.pages.study import files_of, named, save_file, study_of, study_page
from clustomer.apps.web.problems import Refused
from clustomer.errors import ClustomerError
from clustomer.report.text import text


def add_routes(app: FastAPI, site: Site) -> None:
    """Add ``/studies/{study}/check`` and ``/studies/{study}/checks/...``."""

    @app.post("/studies/{study}/check")
    async def check(request: Request, study: str) -> Response:
        sent = await site.posted(request)
        try:
            made = await _checked(site, sent.who, study, sent.form)
        except ClustomerError as error:
            status = error.status if isinstance(error, Refused) else 422
            if status == 404:
                raise
            return await run_in_threadpool(
                study_page, site, request, sent.who, study, status, {"check": error}
            )
        site.services.audit.note(sent.who.user, "monitor", study)
        return go(request, f"/studies/{study}/checks/{made}")

    @app.get("/studies/{study}/checks/{check}")
    def show(request: Request, study: str, check: str) -> Response:
        who = site.user(request)
        return _page(site, request, who, study, check)

    @app.get("/studies/{study}/checks/{check}/{name}")
    def file(request: Request, study: str, check: str, name: str) -> Response:
        return found_file(_folder(site, site.user(request), study, check), name)


async def _checked(site: Site, who: Visitor, study: str, form: Form) -> str:
    """Take the table of a form, check it, and return the id of the check."""
    services = site.services
    record = await run_in_threadpool(study_of, site, who, study)
    out = (await run_in_threadpool(files_of, site, who, study))["model.json"].parent
    await run_in_threadpool(services.room_of, who.user)
    folder = Path(tempfile.mkdtemp(prefix="score-", dir=services.store.directory))
    try:
        name = await save_file(site, form, folder)
        job = CheckJob(study=record, out=out, folder=folder, name=name)
        async with services.scoring:
            return await run_in_threadpool(run_check, services.store, job, services.runner.limits)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _folder(site: Site, who: Visitor, study: str, check: str) -> Path:
    found = check_folder(site.services.store, study_of(site, who, study), check)
    if found is None:
        raise Refused(404, text("web.error.check"), remedy=text("web.error.check.remedy"))
    return found


def _page(site: Site, request: Request, who: Visitor, study: str, check: str) -> Response:
    folder, record = _folder(site, who, study, check), study_of(site, who, study)
    checks: list[dict[str, Any]] = checks_of(site.services.store, record)
    return site.page(
        request,
        who,
        "check.html",
        study=named(record),
        check=next(one for one in checks if one["id"] == check),
        checks=checks,
        files=f"/studies/{study}/checks/{check}",
        found=found_in(folder),
    )
