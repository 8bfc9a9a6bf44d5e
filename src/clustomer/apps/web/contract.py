"""What the API answers, as records that OpenAPI is made from; tests compare the two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from clustomer.apps.web.problems import TYPE
from clustomer.apps.web.settings_schema import settings_schema

State = Literal["queued", "running", "done", "failed", "cancelled", "died"]
_STRICT = {"extra": "forbid"}


_TEXTS = ("type", "title", "detail", "problem", "expected", "remedy")
PROBLEM = {
    "type": "object",
    "description": "An error (RFC 9457); the last three are the sentences of the command line.",
    "properties": {**{name: {"type": "string"} for name in _TEXTS}, "status": {"type": "integer"}},
    "required": [*_TEXTS, "status"],
    "additionalProperties": False,
}


@dataclass(frozen=True, kw_only=True)
class JobAnswer:
    """A job: how far it is, or how it ended."""

    __pydantic_config__: ClassVar = _STRICT
    id: str
    study: str
    state: State
    attempt: int
    phase: str
    done: int
    total: int
    error: dict[str, str] | None
    created: float
    started: float | None
    ended: float | None


@dataclass(frozen=True, kw_only=True)
class StudyAnswer:
    """A study with its job, and the lines that repeat it."""

    __pydantic_config__: ClassVar = _STRICT
    id: str
    label: str
    created: float
    settings: dict[str, Any]
    job: JobAnswer | None
    command: str
    python: str


@dataclass(frozen=True, kw_only=True)
class Studies:
    """A page of studies; `next` is the ``after`` of the next page."""

    __pydantic_config__: ClassVar = _STRICT
    studies: list[StudyAnswer]
    next: str | None


@dataclass(frozen=True, kw_only=True)
class FileAnswer:
    """A file of a finished study."""

    __pydantic_config__: ClassVar = _STRICT
    name: str
    bytes: int


@dataclass(frozen=True, kw_only=True)
class Files:
    """A page of files."""

    __pydantic_config__: ClassVar = _STRICT
    files: list[FileAnswer]
    next: str | None


@dataclass(frozen=True, kw_only=True)
class ModelSummary:
    """A model, named by its study."""

    __pydantic_config__: ClassVar = _STRICT
    study: str
    label: str
    created: float


@dataclass(frozen=True, kw_only=True)
class Models:
    """A page of models."""

    __pydantic_config__: ClassVar = _STRICT
    models: list[ModelSummary]
    next: str | None


@dataclass(frozen=True, kw_only=True)
class ModelAnswer:
    """Segments and columns of a model."""

    __pydantic_config__: ClassVar = _STRICT
    study: str
    segments: list[str]
    columns: list[str]


@dataclass(frozen=True, kw_only=True)
class Scored:
    """The segment of one customer, from 1, and which columns decided."""

    __pydantic_config__: ClassVar = _STRICT
    segment: int
    segment_name: str
    explanation: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ComparisonAnswer:
    """What ``clustomer compare OLD NEW --format json`` prints; these fields and more."""

    __pydantic_config__: ClassVar = {"extra": "allow"}
    version: int
    kind: str
    code: str
    sentence: str
    old: str
    new: str
    n_then: int
    n_now: int
    segments: list[dict[str, Any]]
    agreement: dict[str, Any] | None
    same_data: dict[str, Any] | None


@dataclass(frozen=True, kw_only=True)
class Schemas:
    """JSON Schemas of the settings and of model.json."""

    __pydantic_config__: ClassVar = _STRICT
    settings: dict[str, Any]
    model: dict[str, Any]


def refusals(*more: int) -> dict[int | str, dict[str, Any]]:
    """Return the errors that any route may answer with, and these."""
    always = (401, 403, 421, 422, 429, 500, 503)
    content = {TYPE: {"schema": PROBLEM}}
    return {
        status: {"description": "An error.", "content": content}
        for status in sorted({*always, *more})
    }


def answers(ok: dict[int, Any], *refused: int, **operation: Any) -> dict[str, Any]:
    """Return what a route declares: a record or a media type for each status, and errors."""
    shown: dict[int | str, dict[str, Any]] = refusals(*refused)
    for status, body in ok.items():
        shown[status] = {"description": "Done."}
        if isinstance(body, str):
            shown[status]["content"] = {body: {"schema": {"type": "string"}}}
        elif body is not None:
            shown[status]["model"] = body
    first = min(ok)
    return {"responses": shown, "status_code": first, "openapi_extra": operation or None}


def body_of(media: str, schema: dict[str, Any], *, required: bool = True) -> dict[str, Any]:
    """Return the description of a body that the route reads itself."""
    return {"required": required, "content": {media: {"schema": schema}}}


TABLE_BODY = body_of("application/octet-stream", {"type": "string", "format": "binary"})
SETTINGS_BODY = body_of("application/json", settings_schema())
CUSTOMER_BODY = body_of(
    "application/json",
    {
        "type": "object",
        "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
    },
)
