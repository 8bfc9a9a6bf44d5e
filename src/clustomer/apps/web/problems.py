"""Errors as problem+json (RFC 9457), with the sentences of the command line."""

from __future__ import annotations

import sqlite3
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from clustomer._text import printable, text
from clustomer.apps.web.disk import is_full
from clustomer.errors import ClustomerError, InputError

TYPE = "application/problem+json"
_SAID = {404: "There is no such page.", 405: "That is not done here."}


class Refused(ClustomerError):
    """A request that is not done, with its HTTP status; else as every error of ours."""

    def __init__(self, status: int, problem: str, expected: str = "", remedy: str = "") -> None:
        super().__init__(problem, expected, remedy)
        self.status = status


def problem(status: int, error: ClustomerError, **more: Any) -> JSONResponse:
    """Return an error as a response: whole in ``detail``, and each sentence by itself."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": str(error),
        "problem": error.problem,
        "expected": error.expected,
        "remedy": error.remedy,
        **more,
    }
    headers = {"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else {}
    return JSONResponse(body, status, headers=headers, media_type=TYPE)


def install(app: FastAPI) -> None:
    """Make every error of an app a problem."""

    @app.exception_handler(ClustomerError)
    def _ours(_: Request, error: ClustomerError) -> JSONResponse:
        if isinstance(error, Refused):
            return problem(error.status, error)
        return problem(422 if isinstance(error, InputError) else 500, error)

    @app.exception_handler(RequestValidationError)
    def _wrong(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return problem(422, InputError(f"The request is wrong at {where}: {first['msg']}."))

    @app.exception_handler(HTTPException)
    def _route(request: Request, error: HTTPException) -> JSONResponse:
        said = _SAID.get(error.status_code, f"{error.detail}.")
        answer = problem(error.status_code, ClustomerError(said))
        answer.headers.update(error.headers or {})
        path = getattr(request.scope.get("route"), "path", "").replace(":path}", "}")
        known = app.openapi()["paths"].get(path)
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and known:
            # Each method is a route of its own, which knows itself only.
            answer.headers["Allow"] = ", ".join(sorted(method.upper() for method in known))
        return answer

    @app.exception_handler(OSError)
    @app.exception_handler(sqlite3.Error)
    def _disk(_: Request, error: Exception) -> JSONResponse:
        if not is_full(error):
            raise error
        return problem(507, ClustomerError(text("web.disk")))

    @app.exception_handler(Exception)
    def _fault(_: Request, error: Exception) -> JSONResponse:
        shown = text("web.fault", kind=printable(type(error).__name__))
        return problem(500, ClustomerError(shown))
