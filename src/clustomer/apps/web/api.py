"""The API, /api/v1: studies, jobs, files, models, single customers."""

from __future__ import annotations

import asyncio
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
from fastapi.security import HTTPBearer

from clustomer import __version__
from clustomer._command import command_line, python_lines, refresh_lines
from clustomer._result import plain
from clustomer._settings import Settings
from clustomer._text import text
from clustomer.apps.web.access import AuditLog, Rate, Users, is_loopback
from clustomer.apps.web.comparing import RESULT, Pair, compare_pair, kept_comparison
from clustomer.apps.web.contract import (
    CUSTOMER_BODY,
    SETTINGS_BODY,
    TABLE_BODY,
    ComparisonAnswer,
    Files,
    JobAnswer,
    ModelAnswer,
    Models,
    Schemas,
    Scored,
    Studies,
    StudyAnswer,
    answers,
)
from clustomer.apps.web.metrics import CONTENT_TYPE, Requests, scrape
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.runner import Runner
from clustomer.apps.web.scoring import ScoreJob, run_score
from clustomer.apps.web.settings_schema import SERVERS_OWN, check_types, settings_schema
from clustomer.apps.web.store import FullError, Job, Store, StudyRecord, new_id
from clustomer.apps.web.uploads import read_body, safe_name, save_body
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.score import FIELDS, checked_fields
from clustomer.export.model_file import load_model
from clustomer.export.model_schema import schema as model_schema

MAX_JSON = 1_000_000
MAX_PAGE = 200
_FIELDS = f"^({'|'.join(FIELDS)})(,({'|'.join(FIELDS)}))*$"


@dataclass(frozen=True, kw_only=True)
class Services:
    """What the routes work with (see `app.WebSettings` for the limits)."""

    store: Store
    runner: Runner
    users: Users
    rate: Rate
    tries: Rate
    audit: AuditLog
    requests: Requests
    max_upload: int
    max_stored: int | None
    upload_seconds: float
    scoring: asyncio.Semaphore
    most_waiting: int

    def reader(self, request: Request) -> str:
        """Return who asks for metrics: on this machine, not through a proxy, anybody may."""
        address = request.client.host if request.client else ""
        direct = is_loopback(address) and not request.scope.get("forwarded")
        if direct and is_loopback(request.url.hostname or ""):
            return ""
        return self.user(request)

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

    def room_of(self, user: str) -> int:
        """Return how many bytes a user may upload now; refuses with 507 when there is no room."""
        if self.max_stored is None:
            return self.max_upload
        left = self.max_stored - self.store.stored(user)
        if left <= 0:
            raise no_room(self.max_stored)
        return min(left, self.max_upload)

    def add(self, user: str, **study: Any) -> tuple[StudyRecord, bool]:
        """Add a study as `Store.add_study` does, or refuse with 507 when there is no room."""
        try:
            return self.store.add_study(user, quota=self.max_stored, **study)
        except FullError as error:
            raise no_room(self.max_stored or 0) from error

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
        return load_model(self.model_file(user, study))

    def model_file(self, user: str, study: str) -> Path:
        """Return the file of the model of a finished study, or refuse with 404."""
        found = self.files_of(user, study).get("model.json")
        if found is None:
            raise Refused(404, "The study has no model.")
        return found

    async def compared(self, user: str, study: str, other: str) -> Path:
        """Return the directory of the comparison of two finished studies, made when it is not."""
        pair = await run_in_threadpool(self.pair, user, study, other)
        kept = await run_in_threadpool(kept_comparison, self.store, pair)
        if kept is not None:
            return kept
        await run_in_threadpool(self.room_of, user)
        async with self.scoring:
            return await run_in_threadpool(compare_pair, self.store, pair, self.runner.limits)

    def pair(self, user: str, study: str, other: str) -> Pair:
        """Return two finished studies of a user, the older one first, or refuse with 404."""
        both = [self.study_of(user, one) for one in (study, other)]
        if study == other:
            raise Refused(422, text("web.continuity.same"), text("web.continuity.expected"))
        old, new = sorted(both, key=lambda one: (one.created, one.id))
        then, now = (self.model_file(user, one.id).parent for one in (old, new))
        return Pair(old=old, new=new, then=then, now=now)


def no_room(quota: int) -> Refused:
    """Return the refusal of a user who stored as much as the quota allows."""
    said = text("web.quota", megabytes=round(quota / 1e6))
    return Refused(507, said, remedy="Delete studies that you do not need.")


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
    own = [name for name in SERVERS_OWN if name in values]
    if own:
        raise Refused(422, f'The setting "{own[0]}" cannot be given to a server.')
    check_types(values)
    Settings.from_options(values)
    return values


def json_of(body: str | bytes) -> Any:
    """Return parsed JSON, or refuse with 422; what cannot be sent back is none."""
    try:
        found = json.loads(body) if body.strip() else {}
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
        return found
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
    command, python = command_line(settings, record.file), python_lines(settings, record.file)
    if store.refreshed_from(record.id) is not None:
        command, python = refresh_lines(record.file or "")
    return {
        "id": record.id,
        "label": record.label,
        "created": record.created,
        "settings": dict(record.settings),
        "job": None if job is None else describe_job(job),
        "command": command,
        "python": python,
    }


def router(services: Services) -> APIRouter:
    """Return all routes."""
    made, opened = APIRouter(), APIRouter(prefix="/api/v1")
    closed = APIRouter(prefix="/api/v1", dependencies=_bearer(services))
    _open_routes(opened, services)
    user = Annotated[str, Depends(services.user)]
    for add in (_uploading, _sample, _studies, _compare, _jobs, _files, _models, _score_file):
        add(closed, services, user)
    made.include_router(opened)
    made.include_router(closed)
    return made


def _bearer(services: Services) -> list[Any]:
    """Declare to OpenAPI that a password is asked for, where one is."""
    return [] if services.users.is_open else [Depends(HTTPBearer(auto_error=False))]


def _open_routes(made: APIRouter, services: Services) -> None:
    @made.get("/health", **answers({200: dict[str, str]}))
    def health() -> dict[str, str]:
        return {"status": "ok", "version": __version__}

    @made.get("/ready", **answers({200: dict[str, str]}))
    def ready() -> dict[str, str]:
        if not services.runner.is_alive:
            raise Refused(503, "The server does not work off its queue.")
        return {"status": "ready"}

    @made.get("/schema", **answers({200: Schemas}))
    def schema() -> dict[str, Any]:
        return {"settings": settings_schema(), "model": model_schema()}

    @made.get(
        "/metrics",
        dependencies=[Depends(services.reader)],
        response_class=Response,
        **answers({200: "text/plain"}),
    )
    def metrics() -> Response:
        return Response(scrape(services.store, services.requests), media_type=CONTENT_TYPE)


Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]
After = Annotated[str | None, Query(max_length=300)]
Key = Annotated[str | None, Header(max_length=200, pattern="^[!-~]+$")]


_JSON = {"contentMediaType": "application/json", "contentSchema": settings_schema()}
_MADE = {201: StudyAnswer, 200: StudyAnswer}


def _uploading(made: APIRouter, services: Services, user: Any) -> None:
    store = services.store

    async def upload(
        request: Request,
        who: str,
        filename: Annotated[str, Query(max_length=500)],
        settings: Annotated[str, Query(max_length=20_000, json_schema_extra=_JSON)] = "",
        idempotency_key: Key = None,
    ) -> JSONResponse:
        options = checked_settings(json_of(settings))
        study, name = new_id(), safe_name(filename)
        found = store.request(who, idempotency_key) if idempotency_key else None
        if found is not None:
            return services.made(same_request(found, name, options), new=False)
        services.refuse_hoarding(who)
        room = services.room_of(who)
        folder = store.folder(study)
        (folder / "input").mkdir(mode=0o700, parents=True)
        new = False
        try:
            size = await save_body(
                request.stream(), folder / "input" / name,
                max_bytes=room, max_seconds=services.upload_seconds,
            )  # fmt: skip
            record, new = await run_in_threadpool(
                services.add, who, label=name, file=name, settings=options,
                request=idempotency_key, id=study, size=size,
            )  # fmt: skip
        except Refused as error:
            if error.status == 413 and room < services.max_upload:
                raise no_room(services.max_stored or 0) from error
            raise
        finally:
            if not new:
                shutil.rmtree(folder, ignore_errors=True)
        return services.made(same_request(record, name, options), new=new)

    _add(made, "POST", "/studies", upload, user,
         **answers(_MADE, 408, 409, 413, 507, requestBody=TABLE_BODY))  # fmt: skip


def _sample(made: APIRouter, services: Services, user: Any) -> None:
    store = services.store

    async def sample(request: Request, who: str, idempotency_key: Key = None) -> JSONResponse:
        body = await read_body(request.stream(), max_bytes=MAX_JSON, max_seconds=30)
        options = checked_settings(json_of(body))
        if idempotency_key is None or store.request(who, idempotency_key) is None:
            services.refuse_hoarding(who)
            services.room_of(who)
        record, new = await run_in_threadpool(
            services.add, who, label="sample shop", file=None, settings=options,
            request=idempotency_key,
        )  # fmt: skip
        return services.made(same_request(record, None, options), new=new)

    _add(made, "POST", "/studies/sample", sample, user,
         **answers(_MADE, 408, 409, 413, 507, requestBody=SETTINGS_BODY))  # fmt: skip


def same_request(found: StudyRecord, file: str | None, settings: Mapping[str, Any]) -> StudyRecord:
    """Return the study of an idempotency key, or refuse with 409 when it is of another request."""
    if (found.file, found.settings) != (file, settings):
        raise Refused(
            409, "The Idempotency-Key was used for another request.",
            "The same key stands for the same file name and settings.", "Take a new one.",
        )  # fmt: skip
    return found


def _studies(made: APIRouter, services: Services, user: Any) -> None:
    store = services.store

    def listed(
        who: str,
        limit: Limit = 50,
        after: After = None,
    ) -> dict[str, Any]:
        shown, following = page_of(services, who, limit, after)
        return {"studies": [describe_study(store, each) for each in shown], "next": following}

    def one(study: str, who: str) -> dict[str, Any]:
        return describe_study(store, services.study_of(who, study))

    def remove(study: str, who: str) -> Response:
        services.study_of(who, study)
        store.delete(who, study)
        services.audit.note(who, "delete study", study)
        services.runner.wake()
        return Response(status_code=204)

    _add(made, "GET", "/studies", listed, user, **answers({200: Studies}, 404))
    _add(made, "GET", "/studies/{study}", one, user, **answers({200: StudyAnswer}, 404))
    _add(made, "DELETE", "/studies/{study}", remove, user, **answers({204: None}, 404))


def _compare(made: APIRouter, services: Services, user: Any) -> None:
    async def compared(study: str, other: str, who: str) -> FileResponse:
        found = await services.compared(who, study, other)
        services.audit.note(who, "compare", study)
        return FileResponse(found / RESULT, media_type="application/json")

    _add(made, "GET", "/studies/{study}/compare/{other}", compared, user,
         **answers({200: ComparisonAnswer}, 404, 409, 507))  # fmt: skip


def page_of(
    services: Services, user: str, limit: int, after: str | None, *, done: bool = False
) -> tuple[list[StudyRecord], str | None]:
    """Return a page of a user's studies, and the ``after`` of the next one."""
    if after is not None:
        services.study_of(user, after)  # without it, the list would seem to end here
    found = services.store.studies(user, limit=limit + 1, after=after, done=done)
    shown = found[:limit]
    return shown, shown[-1].id if len(found) > limit else None


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

    ok = {200: JobAnswer}
    _add(made, "GET", "/jobs/{job}", one, user, **answers(ok, 404))
    _add(made, "POST", "/jobs/{job}/cancel", cancel, user, **answers(ok, 404, 409))
    _add(made, "POST", "/jobs/{job}/restart", restart, user, **answers(ok, 404, 409))


def _files(made: APIRouter, services: Services, user: Any) -> None:
    def listed(
        study: str, who: str, limit: Limit = MAX_PAGE, after: After = None
    ) -> dict[str, Any]:
        files = services.files_of(who, study)
        names = [name for name in sorted(files) if after is None or name > after]
        shown = [{"name": n, "bytes": files[n].stat().st_size} for n in names[:limit]]
        return {"files": shown, "next": names[limit - 1] if len(names) > limit else None}

    def download(study: str, name: str, who: str) -> FileResponse:
        path = services.files_of(who, study).get(name)
        if path is None:
            raise Refused(404, "The study has no such file.")
        services.audit.note(who, "download", study)
        return FileResponse(path, filename=path.name)

    _add(made, "GET", "/studies/{study}/files", listed, user, **answers({200: Files}, 404, 409))
    _add(made, "GET", "/studies/{study}/files/{name:path}", download, user,
         response_class=FileResponse, **answers({200: "*/*"}, 404, 409))  # fmt: skip


def _models(made: APIRouter, services: Services, user: Any) -> None:
    def listed(who: str, limit: Limit = 50, after: After = None) -> dict[str, Any]:
        shown, following = page_of(services, who, limit, after, done=True)
        models = [{"study": s.id, "label": s.label, "created": s.created} for s in shown]
        return {"models": models, "next": following}

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
        model = await run_in_threadpool(services.model_of, who, study)
        return await run_in_threadpool(_scored, model, row)

    _add(made, "GET", "/models", listed, user, **answers({200: Models}, 404))
    _add(made, "GET", "/models/{study}", one, user, **answers({200: ModelAnswer}, 404, 409))
    _add(made, "POST", "/models/{study}/score", score, user,
         **answers({200: Scored}, 404, 408, 409, 413, requestBody=CUSTOMER_BODY))  # fmt: skip


def _score_file(made: APIRouter, services: Services, user: Any) -> None:
    async def score_file(
        request: Request,
        study: str,
        who: str,
        filename: Annotated[str, Query(max_length=500)],
        fields: Annotated[str, Query(json_schema_extra={"pattern": _FIELDS})] = ",".join(FIELDS),
    ) -> FileResponse:
        written = checked_fields(fields.split(","))
        model = services.model_file(who, study)
        folder = Path(tempfile.mkdtemp(prefix="score-", dir=services.store.directory))
        away = BackgroundTasks()
        away.add_task(shutil.rmtree, folder, ignore_errors=True)
        try:
            job = ScoreJob(
                model=model, folder=folder, name=safe_name(filename),
                fields=written,
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

    _add(made, "POST", "/models/{study}/score-file", score_file, user,
         response_class=FileResponse,
         **answers({200: "text/csv"}, 404, 408, 409, 413, 507, requestBody=TABLE_BODY))  # fmt: skip


def _scored(model: SegmentationModel, row: Mapping[str, Any]) -> dict[str, Any]:
    explained: dict[str, Any] = plain(model.explain(row))
    label = int(model.predict({name: [value] for name, value in row.items()})[0])
    return {"segment": label + 1, "segment_name": model.names[label], "explanation": explained}


def _add(
    made: APIRouter, method: str, path: str, function: Any, user: Any, **declared: Any
) -> None:
    """Add a route; what stands as ``user`` in its signature is who asks."""
    function.__annotations__["who"] = user
    made.add_api_route(path, function, methods=[method], response_model=None, **declared)
