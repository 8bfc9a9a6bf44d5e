"""What every page needs: who asks, the token of its forms, templates, links, errors."""

from __future__ import annotations

import mimetypes
import time
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from clustomer import __version__
from clustomer._text import printable
from clustomer.apps.web.api import Services
from clustomer.apps.web.drafts import Drafts
from clustomer.apps.web.forms import Form, read_form
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.session import (
    ABSOLUTE,
    COOKIE,
    Sessions,
    form_token,
    is_form_token,
    new_token,
)
from clustomer.errors import ClustomerError, InputError
from clustomer.report.html.environment import read_template, style_sheet
from clustomer.report.palette import segment_style
from clustomer.report.text import FORMATS, clean, text

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
"""Content-Security-Policy of every page: nothing inline, nothing from elsewhere."""

_STATIC = ("style.css", "web.css", "web.js", "htmx.min.js")
_TEMPLATES = "templates"


class SignIn(Exception):
    """Nobody has signed in: to the page that does it, and back."""


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Who asks for a page.

    Attributes
    ----------
    user : str
        Empty where nobody has signed in yet.
    token : str
        The cookie.
    is_new : bool
        The cookie is to be set with the answer.
    """

    user: str
    token: str
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class Posted:
    """A form and who sent it."""

    who: Visitor
    form: Form


class Site:
    """The pages' own services.

    Parameters
    ----------
    services : Services
        Those of the API: one store, one queue, one set of limits.
    """

    def __init__(self, services: Services) -> None:
        self.services = services
        self.sessions = Sessions(services.store, services.users)
        self.drafts = Drafts(services.store, services.runner.limits)

    def create(self) -> None:
        """Make the tables; the store has been made."""
        self.sessions.create()
        self.drafts.create()

    def visitor(self, request: Request) -> Visitor:
        """Return who asks, signed in or not."""
        token = request.cookies.get(COOKIE, "")
        known = self.sessions.user_of(token) if token else None
        if known is None and self.services.users.is_open:
            known = self.sessions.user_of("")
        return Visitor(user=known or "", token=token or new_token(), is_new=not token)

    def user(self, request: Request) -> Visitor:
        """Return who asks and count the request; refuse who has not signed in."""
        who = self.visitor(request)
        if not who.user:
            raise SignIn
        self.services.rate.check(f"user {who.user}")
        return who

    async def posted(self, request: Request) -> Posted:
        """Return who sends a form, and its fields up to its file.

        Raises
        ------
        Refused
            With status 403 when its token is missing or that of another cookie.
        """
        who = await run_in_threadpool(self.user, request)
        return Posted(who=who, form=await self.form(request, who))

    async def form(self, request: Request, who: Visitor) -> Form:
        """Read a form up to its file, and refuse one that no page of ours made."""
        form = await read_form(request.headers.get("content-type", ""), request.stream())
        if not is_form_token(form.get("token"), who.token):
            raise Refused(403, text("web.error.token"), remedy=text("web.error.token.remedy"))
        return form

    def page(
        self, request: Request, who: Visitor, template: str, status: int = 200, /, **values: Any
    ) -> HTMLResponse:
        """Return a page made from a template."""
        html = (
            environment()
            .get_template(template)
            .render(
                link=lambda path: link(request, path),
                who=who,
                form_token=form_token(who.token),
                is_open=self.services.users.is_open,
                version=__version__,
                **values,
            )
        )
        answer = HTMLResponse(html, status)
        answer.headers["Content-Security-Policy"] = POLICY
        # With no-referrer a browser would hide the origin of our own forms, too.
        answer.headers["Referrer-Policy"] = "same-origin"
        if who.is_new:
            set_cookie(answer, request, who.token)
        return answer


def link(request: Request, path: str) -> str:
    """Return the address of a page of ours, also behind a proxy that adds a prefix."""
    root = str(request.scope.get("root_path", "")).rstrip("/")
    return quote(root) + path


def go(request: Request, path: str) -> RedirectResponse:
    """Send the browser to a page with GET, after a form."""
    return RedirectResponse(link(request, path), 303)


def set_cookie(answer: Response, request: Request, token: str) -> None:
    """Set the cookie: not for scripts, not for other sites, over TLS only where there is TLS."""
    answer.set_cookie(
        COOKIE, token, max_age=int(ABSOLUTE), path=link(request, "") or "/", httponly=True,
        samesite="strict", secure=request.url.scheme == "https",
    )  # fmt: skip


@cache
def environment() -> Environment:
    """Return the jinja environment of the pages: strict, escaping, with the report's macros."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    env = Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(t=text, sign=segment_style)
    env.filters.update(clean=clean, date=_date, isodate=_isodate, size=_size, **FORMATS)
    return env


def _read(name: str) -> str:
    """Return a template of the pages, or one of the report."""
    own = files("clustomer.apps.web") / _TEMPLATES / name
    return own.read_text(encoding="utf-8") if own.is_file() else read_template(name)


def _date(seconds: float) -> str:
    when = time.gmtime(seconds)
    return f"{when.tm_mday} {time.strftime('%B %Y, %H:%M', when)} UTC"


def _isodate(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def _size(n_bytes: int) -> str:
    if n_bytes < 1000:
        return text("web.size.bytes", n=n_bytes)
    small = n_bytes < 1_000_000
    return text(f"web.size.{'kb' if small else 'mb'}", n=n_bytes / (1e3 if small else 1e6))


def static_file(name: str) -> Response:
    """Return a style sheet or script of ours.

    Raises
    ------
    Refused
        With status 404 for any other name.
    """
    if name not in _STATIC:
        raise Refused(404, text("web.error.page"))
    if name == "style.css":
        body = style_sheet()
    else:
        body = (files("clustomer.apps.web") / "static" / name).read_text(encoding="utf-8")
    kind = mimetypes.guess_type(name)[0] or "text/plain"
    headers = {"Cache-Control": "private, max-age=86400"}  # the version is in the address
    return Response(body, media_type=kind, headers=headers)


def install_errors(app: FastAPI, site: Site) -> None:
    """Make every error of the pages a page, with the sentences of the command line."""

    def shown(request: Request, status: int, error: ClustomerError) -> HTMLResponse:
        return site.page(request, site.visitor(request), "error.html", status, error=error)

    @app.exception_handler(SignIn)
    def _sign_in(request: Request, _: SignIn) -> Response:
        if request.method == "GET" and not request.headers.get("hx-request"):
            asked = str(request.url.path).removeprefix(str(request.scope.get("root_path", "")))
            return go(request, f"/login?next={quote(asked)}" if asked != "/" else "/login")
        answer = go(request, "/login")
        if request.headers.get("hx-request"):
            return Response(headers={"HX-Redirect": answer.headers["location"]})
        return answer

    @app.exception_handler(ClustomerError)
    def _ours(request: Request, error: ClustomerError) -> Response:
        if isinstance(error, Refused):
            return shown(request, error.status, error)
        return shown(request, 422 if isinstance(error, InputError) else 500, error)

    @app.exception_handler(RequestValidationError)
    def _wrong(request: Request, _: RequestValidationError) -> Response:
        return shown(request, 422, InputError(text("web.error.request")))

    @app.exception_handler(404)
    @app.exception_handler(405)
    def _route(request: Request, error: HTTPException) -> Response:
        return shown(request, error.status_code, ClustomerError(text("web.error.page")))

    @app.exception_handler(Exception)
    def _fault(request: Request, error: Exception) -> Response:
        said = text("web.fault", kind=printable(type(error).__name__))
        return shown(request, 500, ClustomerError(said))
