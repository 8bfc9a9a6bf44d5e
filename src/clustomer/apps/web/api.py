"""The API, /api/v1: studies, jobs, files, models, single customers."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, BackgroundTasks, Depends, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse, JSONResponse, Response

from clustomer import __version__
from clustomer._command import command_line, python_lines
from clustomer._result import plain
from clustomer._settings import Settings
from clustomer.apps.web.access import AuditLog, Rate, Users
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.runner import Runner
from clustomer.apps.web.scoring import ScoreJob, run_score
from clustomer.apps.web.store import Job, Store, StudyRecord, new_id
from clustomer.apps.web.uploads import read_body, safe_name, save_body
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.score import FIELDS
from clustomer.export.model_file import load_model

MAX_JSON = 1_000_000
_SERVERS_OWN = ("input", "suppress", "require")
"""Settings that name files of the server, or end a command: not for a request."""


@dataclass(frozen=True, kw_only=True)
class Services:
    """What the routes work with (see `app.WebSettings` for the limits)."""

    store: Store
    runner: Runner
    users: Users
    rate: Rate
    tries: Rate
    audit: AuditLog
    max_upload: int
    upload_seconds: float
    scoring: asyncio.Semaphore
    most_waiting: int

    def user(self, request: Request) -> str:
        """Return who asks, and count the request; passwords are tried seldom per address."""
        address = request.client.host if request.client else ""
        given = request.headers.get("authorization")
        if not self.users.remembers(given):
            self.tries.check(address)
        try:
            name = self.users.user_of(given)
        except Refused:
            self.audit.note("", "refused", address)
            raise
        self.rate.check(f"user {name}")
        return name

    def study_of(self, user: str, study: str) -> StudyRecord:
        """Return a study of a user, or refuse with 404: also when it is another's."""
        found = self.store.study(user, study)
        if found is None:
            raise Refused(404, "There is no such study.", remedy="GET /api/v1/studies lists them.")
        return found

    def refuse_hoarding(self, user: str) -> None:
        """Refuse another study with 429 when too many of this user's wait or run."""
        if self.store.n_waiting(user) >= self.most_waiting:
            raise Refused(
                429,
                f"{self.most_waiting} of your studies are waiting or running.",
                remedy="Wait until one is done, or cancel one.",
            )

    def made(self, record: StudyRecord, *, new: bool) -> JSONResponse:
        """Answer with a study; a new one is noted and starts when its turn comes."""
        if new:
            self.audit.note(record.owner, "create study", record.id)
            self.runner.wake()
        return JSONResponse(describe_study(self.store, record), 201 if new else 200)

    def job(self, user: str, job: str) -> Job:
        """Return a job of a user, or refuse with 404."""
        found = self.store.job(job, owner=user)
        if found is None:
            raise Refused(404, "There is no such job.")
        return found

    def files_of(self, user: str, study: str) -> Mapping[str, Path]:
        """Return the files of a finished study by name; nothing else can be asked for."""
        self.study_of(user, study)
        job = self.store.job_of(study)
        if job is None or job.state != "done":
            raise Refused(409, "The study is not finished.", remedy="Ask for its job first.")
        out = self.store.out(job)
        return {
            path.relative_to(out).as_posix(): path
            for path in sorted(out.rglob("*"))
            if path.is_file() and not path.is_symlink()
        }

    def model_of(self, user: str, study: str) -> SegmentationModel:
        """Return the model of a finished study."""
        return load_model(self.files_of(user, study)["model.json"])


def checked_settings(values: Any) -> dict[str, Any]:
    """Return options of a study after the checks of the command line.

    Raises
    ------
    InputError
        As `Settings.from_options`.
    Refused
        For what is not an object, or names a file of the server.
    """
    if not isinstance(values, dict):
        raise Refused(422, "The settings are not an object.", 'Such as {"k": 5} was expected.')
    own = [name for name in _SERVERS_OWN if name in values]
    if own:
        raise Refused(422, f'The setting "{own[0]}" cannot be given to a server.')
    Settings.from_options(values)
    return values


def json_of(body: str | bytes) -> Any:
    """Return parsed JSON, or refuse with 422."""
    try:
        return json.loads(body) if body.strip() else {}
    except (ValueError, RecursionError) as error:
        raise Refused(422, "The body or a parameter is not JSON.") from error


def describe_job(job: Job) -> dict[str, Any]:
    """Return a job as the API shows it: without process and owner."""
    shown: dict[str, Any] = plain(job)
    return {name: value for name, value in shown.items() if name not in ("pid", "owner")}


def describe_study(store: Store, record: StudyRecord) -> dict[str, Any]:
    """Return a study with its job and the lines that repeat it elsewhere."""
    settings = Settings.from_options(record.settings)
    job = store.job_of(record.id)
    return {
        "id": record.id,
        "label": record.label,
        "created": record.created,
        "settings": dict(record.settings),
        "job": None if job is None else describe_job(job),
        "command": command_line(settings, record.file),
        "python": python_lines(settings, record.file),
    }


def router(services: Services) -> APIRouter:
    """Return all routes."""
    made = APIRouter()
    user = Annotated[str, Depends(services.user)]
    _open_routes(made, services)
    for add in (_making, _studies, _jobs, _files, _models):
        add(made, services, user)
    return made


def _open_routes(made: APIRouter, services: Services) -> None:
    @made.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok", "version": __version__}

    @made.get("/ready")
    def ready() -> dict[str, str]:
        if not services.runner.is_alive:
            raise Refused(503, "The server does not work off its queue.")
        return {"status": "ready"}

    @made.get("/schema")
    def schema() -> dict[str, Any]:
        return {
            "settings": [
                {"name": each.name, "type": str(each.type)}
                for each in dataclasses.fields(Settings)
                if each.name not in _SERVERS_OWN
            ]
        }


Key = Annotated[str | None, Header(max_length=200)]


def _making(made: APIRouter, services: Services, user: Any) -> None:
    store = services.store

    async def upload(
        request: Request,
        who: str,
        filename: Annotated[str, Query(max_length=500)],
        settings: Annotated[str, Query(max_length=20_000)] = "",
        idempotency_key: Key = None,
    ) -> JSONResponse:
        options = checked_settings(json_of(settings))
        found = store.request(who, idempotency_key) if idempotency_key else None
        if found is not None:
            return services.made(found, new=False)
        study, name = new_id(), safe_name(filename)
        services.refuse_hoarding(who)
        folder = store.folder(study)
        (folder / "input").mkdir(mode=0o700, parents=True)
        new = False
        try:
            await save_body(
                request.stream(),
                folder / "input" / name,
                max_bytes=services.max_upload,
                max_seconds=services.upload_seconds,
            )
            record, new = await run_in_threadpool(
                store.add_study, who, label=name, file=name, settings=options,
                request=idempotency_key, id=study,
            )  # fmt: skip
        finally:
            if not new:
                shutil.rmtree(folder, ignore_errors=True)
        return services.made(record, new=new)

    async def sample(request: Request, who: str, idempotency_key: Key = None) -> JSONResponse:
        body = await read_body(request.stream(), max_bytes=MAX_JSON, max_seconds=30)
        if idempotency_key is None or store.request(who, idempotency_key) is None:
            services.refuse_hoarding(who)
        record, new = await run_in_threadpool(
            store.add_study, who, label="sample shop", file=None,
            settings=checked_settings(json_of(body)), request=idempotency_key,
        )  # fmt: skip
        return services.made(record, new=new)

    _add(made, "POST", "/studies", upload, user)
    _add(made, "POST", "/studies/sample", sample, user)


def _studies(made: APIRouter, services: Services, user: Any) -> None:
    store = services.store

    def listed(
        who: str,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        after: Annotated[str | None, Query(max_length=64)] = None,
    ) -> dict[str, Any]:
        found = store.studies(who, limit=limit + 1, after=after)
        shown = found[:limit]
        return {
            "studies": [describe_study(store, each) for each in shown],
            "next": shown[-1].id if len(found) > limit else None,
        }

    def one(study: str, who: str) -> dict[str, Any]:
        return describe_study(store, services.study_of(who, study))

    def remove(study: str, who: str) -> Response:
        services.study_of(who, study)
        store.delete(who, study)
        services.audit.note(who, "delete study", study)
        services.runner.wake()
        return Response(status_code=204)

    _add(made, "GET", "/studies", listed, user)
    _add(made, "GET", "/studies/{study}", one, user)
    _add(made, "DELETE", "/studies/{study}", remove, user)


def _jobs(made: APIRouter, services: Services, user: Any) -> None:
    store = services.store

    def one(job: str, who: str) -> dict[str, Any]:
        return describe_job(services.job(who, job))

    def change(job: str, who: str, action: Callable[[str], bool], name: str) -> dict[str, Any]:
        now = services.job(who, job)
        if not action(job):
            raise Refused(409, f"The job cannot be {name}: it is {now.state}.")
        services.audit.note(who, f"job {name}", job)
        services.runner.wake()
        return describe_job(services.job(who, job))

    def cancel(job: str, who: str) -> dict[str, Any]:
        return change(job, who, store.cancel, "cancelled")

    def restart(job: str, who: str) -> dict[str, Any]:
        return change(job, who, store.restart, "restarted")

    _add(made, "GET", "/jobs/{job}", one, user)
    _add(made, "POST", "/jobs/{job}/cancel", cancel, user)
    _add(made, "POST", "/jobs/{job}/restart", restart, user)


def _files(made: APIRouter, services: Services, user: Any) -> None:
    def listed(study: str, who: str) -> dict[str, Any]:
        files = services.files_of(who, study)
        return {"files": [{"name": n, "bytes": p.stat().st_size} for n, p in files.items()]}

    def download(study: str, name: str, who: str) -> FileResponse:
        path = services.files_of(who, study).get(name)
        if path is None:
            raise Refused(404, "The study has no such file.")
        services.audit.note(who, "download", study)
        return FileResponse(path, filename=path.name)

    _add(made, "GET", "/studies/{study}/files", listed, user)
    _add(made, "GET", "/studies/{study}/files/{name:path}", download, user)


def _models(made: APIRouter, services: Services, user: Any) -> None:
    def one(study: str, who: str) -> dict[str, Any]:
        model = services.model_of(who, study)
        return {
            "study": study,
            "segments": list(model.names),
            "columns": list(model.plan.sources.names),
        }

    async def score(request: Request, study: str, who: str) -> dict[str, Any]:
        body = await read_body(request.stream(), max_bytes=MAX_JSON, max_seconds=30)
        row = json_of(body)
        if not isinstance(row, dict) or any(isinstance(v, list | dict) for v in row.values()):
            raise Refused(422, "One customer was expected.", 'An object such as {"Age": 31}.')
        return await run_in_threadpool(_scored, services.model_of(who, study), row)

    async def score_file(
        request: Request,
        study: str,
        who: str,
        filename: Annotated[str, Query(max_length=500)],
        fields: Annotated[str, Query(max_length=200)] = ",".join(FIELDS),
    ) -> FileResponse:
        model = services.files_of(who, study)["model.json"]
        folder = Path(tempfile.mkdtemp(prefix="score-", dir=services.store.directory))
        away = BackgroundTasks()
        away.add_task(shutil.rmtree, folder, ignore_errors=True)
        try:
            job = ScoreJob(
                model=model, folder=folder, name=safe_name(filename),
                fields=tuple(fields.split(",")),
            )  # fmt: skip
            await save_body(
                request.stream(), folder / job.name,
                max_bytes=services.max_upload, max_seconds=services.upload_seconds,
            )  # fmt: skip
            async with services.scoring:
                out = await run_in_threadpool(run_score, job, services.runner.limits)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        services.audit.note(who, "score", study)
        return FileResponse(out, filename="assignments.csv", background=away)

    _add(made, "GET", "/models/{study}", one, user)
    _add(made, "POST", "/models/{study}/score-file", score_file, user)
    _add(made, "POST", "/models/{study}/score", score, user)


def _scored(model: SegmentationModel, row: Mapping[str, Any]) -> dict[str, Any]:
    explained: dict[str, Any] = plain(model.explain(row))
    label = int(model.predict({name: [value] for name, value in row.items()})[0])
    return {"segment": label + 1, "segment_name": model.names[label], "explanation": explained}


def _add(made: APIRouter, method: str, path: str, function: Any, user: Any) -> None:
    """Add a route; what stands as ``user`` in its signature is who asks."""
    function.__annotations__["who"] = user
    made.add_api_route(path, function, methods=[method])
