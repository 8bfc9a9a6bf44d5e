"""A study: its progress, its report, names, what if, files, scoring."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from fastapi import BackgroundTasks, FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse, Response

from clustomer._settings import Settings
from clustomer.apps.web.api import describe_study
from clustomer.apps.web.checking import checks_of
from clustomer.apps.web.comparing import RESULT
from clustomer.apps.web.forms import Form
from clustomer.apps.web.pages import draft as drafts
from clustomer.apps.web.pages.found import REPORT_POLICY, found_in
from clustomer.apps.web.pages.progress import progress_of
from clustomer.apps.web.pages.results import compared, difference, listed_files, main_numbers
from clustomer.apps.web.pages.site import Site, Visitor, go
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.programs import run_program
from clustomer.apps.web.scoring import ScoreJob, run_score
from clustomer.apps.web.store import Job, StudyRecord, new_id
from clustomer.apps.web.uploads import safe_name, save_body
from clustomer.engines.score import FIELDS
from clustomer.errors import ClustomerError, InputError
from clustomer.renaming import LONGEST, check_names
from clustomer.report.html.interactive import script_policy
from clustomer.report.text import clean, text

MOST_COMPARED = 4
MOST_OFFERED = 100


def add_routes(app: FastAPI, site: Site) -> None:
    """Add ``/studies/...``."""
    _looking(app, site)
    _jobs(app, site)
    _changing(app, site)
    _scoring(app, site)


def _looking(app: FastAPI, site: Site) -> None:
    @app.get("/studies/{study}")
    def show(request: Request, study: str) -> Response:
        return study_page(site, request, site.user(request), study)

    @app.get("/studies/{study}/progress")
    def progress(request: Request, study: str) -> Response:
        who = site.user(request)
        job = job_of(site, study_of(site, who, study))
        answer = site.page(request, who, "progress.html", job=progress_of(job))
        if job.state not in ("queued", "running"):
            answer.headers["HX-Refresh"] = "true"
        return answer

    @app.get("/studies/{study}/report")
    def report(request: Request, study: str) -> Response:
        who = site.user(request)
        path = files_of(site, who, study)["report.html"]
        headers = {"Content-Security-Policy": f"{REPORT_POLICY}; {script_policy()}"}
        return FileResponse(path, media_type="text/html; charset=utf-8", headers=headers)

    @app.get("/studies/{study}/files/{name:path}")
    def download(request: Request, study: str, name: str) -> Response:
        who = site.user(request)
        path = files_of(site, who, study).get(name)
        if path is None:
            raise Refused(404, text("web.error.file"))
        site.services.audit.note(who.user, "download", study)
        return FileResponse(path, filename=path.name)


def _jobs(app: FastAPI, site: Site) -> None:
    @app.post("/studies/{study}/cancel")
    async def cancel(request: Request, study: str) -> Response:
        who = (await site.posted(request)).who
        return await run_in_threadpool(_change_job, site, request, who, study, "cancelled")

    @app.post("/studies/{study}/restart")
    async def restart(request: Request, study: str) -> Response:
        who = (await site.posted(request)).who
        return await run_in_threadpool(_change_job, site, request, who, study, "restarted")

    @app.get("/studies/{study}/delete")
    def ask(request: Request, study: str) -> Response:
        who = site.user(request)
        record = study_of(site, who, study)
        return site.page(request, who, "delete.html", study=named(record))

    @app.post("/studies/{study}/delete")
    async def delete(request: Request, study: str) -> Response:
        who = (await site.posted(request)).who
        return await run_in_threadpool(_delete, site, request, who, study)


def _change_job(site: Site, request: Request, who: Visitor, study: str, how: str) -> Response:
    """Cancel or restart; one that has ended, or is at work already, stays as it is."""
    services = site.services
    job = job_of(site, study_of(site, who, study))
    if how == "restarted":
        services.refuse_hoarding(who.user)
    changed = (services.store.cancel if how == "cancelled" else services.store.restart)(job.id)
    if changed:
        services.audit.note(who.user, f"job {how}", job.id)
        services.runner.wake()
    return go(request, f"/studies/{study}")


def _delete(site: Site, request: Request, who: Visitor, study: str) -> Response:
    study_of(site, who, study)
    site.services.store.delete(who.user, study)
    site.services.audit.note(who.user, "delete study", study)
    site.services.runner.wake()
    return go(request, "/")


def _changing(app: FastAPI, site: Site) -> None:
    @app.post("/studies/{study}/names")
    async def names(request: Request, study: str) -> Response:
        sent = await site.posted(request)
        async with site.services.scoring:
            return await run_in_threadpool(_rename, site, request, sent.who, study, sent.form)

    @app.post("/studies/{study}/what-if")
    async def what_if(request: Request, study: str) -> Response:
        sent = await site.posted(request)
        return await run_in_threadpool(_what_if, site, request, sent.who, study, sent.form)

    @app.post("/studies/{study}/again")
    async def again(request: Request, study: str) -> Response:
        who = (await site.posted(request)).who
        return await run_in_threadpool(_again, site, request, who, study)


def _rename(site: Site, request: Request, who: Visitor, study: str, form: Form) -> Response:
    """Write the files of a study again with the names of a form, in a process of its own."""
    record = study_of(site, who, study)
    out = files_of(site, who, study)["result.json"].parent
    now = {str(one["number"]): one["name"] for one in main_numbers(out)["segments"]}
    given = {number: form.get(f"name-{number}") for number in now}
    changed = {number: name for number, name in given.items() if name != now[number]}
    try:
        check_names(list(given.values()))
        if changed:
            words = [str(out), json.dumps(changed)]
            run_program("renaming", words, out.parent, site.services.runner.limits)
    except (InputError, Refused) as error:
        return study_page(site, request, who, study, 422, {"names": error}, given)
    settings = {**record.settings, "names": {**record.settings.get("names", {}), **changed}}
    site.services.store.change_settings(who.user, study, settings)
    site.services.audit.note(who.user, "rename segments", study)
    return go(request, f"/studies/{study}#names")


def _what_if(site: Site, request: Request, who: Visitor, study: str, form: Form) -> Response:
    """Start a study of the same file that differs in one thing."""
    record = study_of(site, who, study)
    try:
        made = drafts.start(site, who, record, _otherwise(record, form), study)
    except (InputError, Refused) as error:
        return study_page(site, request, who, study, 422, {"what_if": error})
    return go(request, f"/studies/{made.id}")


def _again(site: Site, request: Request, who: Visitor, study: str) -> Response:
    """Go back to what was understood, with the settings of a study."""
    record = study_of(site, who, study)
    settings = {name: value for name, value in record.settings.items() if name != "names"}
    id = new_id()
    source = site.services.store.folder(record.id) / "input"
    site.drafts.link_input(source, site.drafts.folder(id) / "input", record.file)
    site.drafts.add(
        who.user, label=record.label, file=record.file, settings=settings, parent=record.id, id=id
    )
    return go(request, f"/drafts/{id}")


def _otherwise(record: StudyRecord, form: Form) -> dict[str, Any]:
    """Return the settings of a study with another k, or without a column."""
    settings = {name: value for name, value in record.settings.items() if name != "names"}
    k, without = form.get("k"), form.get("without")
    if k:
        settings.pop("k", None)
        if k != "auto":
            settings["k"] = k
    if without:
        for name in ("features", "describe_only", "sensitive"):
            kept = [one for one in settings.get(name, ()) if one != without]
            if name in settings:
                settings[name] = kept
        settings["exclude"] = [*settings.get("exclude", ()), without]
    checked = Settings.from_options(settings)
    if "k" in settings:
        settings["k"] = checked.k
    if checked == Settings.from_options({**record.settings, "names": {}}):
        raise InputError(text("web.what_if.nothing"), text("web.what_if.expected"))
    return settings


def _scoring(app: FastAPI, site: Site) -> None:
    services = site.services

    @app.post("/studies/{study}/score")
    async def score(request: Request, study: str) -> Response:
        sent = await site.posted(request)
        who = sent.who
        model = (await run_in_threadpool(files_of, site, who, study))["model.json"]
        folder = Path(tempfile.mkdtemp(prefix="score-", dir=services.store.directory))
        away = BackgroundTasks()
        away.add_task(shutil.rmtree, folder, ignore_errors=True)
        try:
            name = await save_file(site, sent.form, folder)
            job = ScoreJob(model=model, folder=folder, name=name, fields=FIELDS)
            async with services.scoring:
                out = await run_in_threadpool(run_score, job, services.runner.limits)
        except (ClustomerError, OSError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            if not isinstance(error, ClustomerError):
                raise
            return await run_in_threadpool(
                study_page, site, request, who, study, 422, {"score": error}
            )
        services.audit.note(who.user, "score", study)
        return FileResponse(out, filename="assignments.csv", background=away)


async def save_file(site: Site, form: Form, folder: Path, *, max_bytes: int | None = None) -> str:
    """Take the file of a form into a directory, piece by piece, and return its name there."""
    if form.file is None or not form.filename:
        raise Refused(422, text("web.upload.none"), text("web.score.expected"))
    name = safe_name(form.filename)
    await save_body(
        form.file, folder / name,
        max_bytes=max_bytes or site.services.max_upload, max_seconds=site.services.upload_seconds,
    )  # fmt: skip
    return name


def study_of(site: Site, who: Visitor, study: str) -> StudyRecord:
    """Return a study of a user, or refuse with 404: also when it is another's."""
    found = site.services.store.study(who.user, study)
    if found is None:
        raise Refused(404, text("web.error.study"), remedy=text("web.error.study.remedy"))
    return found


def job_of(site: Site, record: StudyRecord) -> Job:
    """Return the job of a study."""
    job = site.services.store.job_of(record.id)
    if job is None:
        raise Refused(404, text("web.error.study"), remedy=text("web.error.study.remedy"))
    return job


def files_of(site: Site, who: Visitor, study: str) -> Any:
    """Return the files of a finished study by name."""
    study_of(site, who, study)
    return site.services.files_of(who.user, study)


def named(record: StudyRecord) -> dict[str, Any]:
    """Return how pages call a study."""
    return {"id": record.id, "label": clean(record.label), "created": record.created}


def study_page(
    site: Site,
    request: Request,
    who: Visitor,
    study: str,
    status: int = 200,
    errors: dict[str, ClustomerError] | None = None,
    given: dict[str, str] | None = None,
) -> Response:
    """Return the page of a study: how far it is, or what it found and what can be done with it."""
    record = study_of(site, who, study)
    job = job_of(site, record)
    described = describe_study(site.services.store, record)
    values = {
        "study": named(record),
        "job": progress_of(job),
        "error": job.error,
        "command": described["command"],
        "python": described["python"],
    }
    if job.state != "done":
        return site.page(request, who, "waiting.html", status, **values)
    out = site.services.store.out(job)
    found = main_numbers(out)
    return site.page(
        request, who, "study.html", status, **values,
        found=found,
        errors=errors or {},
        names=given or {str(one["number"]): one["name"] for one in found["segments"]},
        longest=LONGEST,
        files=listed_files(files_of(site, who, study)),
        related=_related(site, who, record),
        others=_others(site, who, record),
        checks=checks_of(site.services.store, record),
        became=found_in(out) if (out / RESULT).is_file() else None,
        is_lines=bool(record.settings.get("transactions")),
        ks=[k for k in range(2, 11) if k != found["k"]],
    )  # fmt: skip


def _others(site: Site, who: Visitor, record: StudyRecord) -> list[dict[str, Any]]:
    """Return the newest other finished studies, which this one can be compared with."""
    found = site.services.store.studies(who.user, limit=MOST_OFFERED + 1, done=True)
    return [named(one) for one in found if one.id != record.id][:MOST_OFFERED]


def _related(site: Site, who: Visitor, record: StudyRecord) -> dict[str, Any] | None:
    """Return this study beside those that it came from, and that came from it."""
    parent = site.drafts.parent_of(record.id)
    ids = [*([parent] if parent else []), *site.drafts.children_of(record.id)[-MOST_COMPARED:]]
    heads, numbers = [], []
    for id in [record.id, *ids]:
        other = site.services.store.study(who.user, id)
        job = None if other is None else site.services.store.job_of(id)
        if other is None or job is None:
            continue
        how = "" if id == record.id else difference(other.settings, record.settings)
        heads.append(
            {"id": id, "is_this": id == record.id, "is_parent": id == parent, "how": how,
             "state": job.state,
             "is_refresh": site.services.store.refreshed_from(id) == record.id}
        )  # fmt: skip
        if job.state == "done":
            numbers.append(main_numbers(site.services.store.out(job)))
    if len(heads) < 2:
        return None
    return {
        "heads": heads,
        "done": [one for one in heads if one["state"] == "done"],
        "at_work": any(one["state"] in ("queued", "running") for one in heads),
        "rows": compared(numbers),
    }
