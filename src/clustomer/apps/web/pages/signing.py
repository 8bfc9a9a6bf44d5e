"""Sign in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from clustomer.apps.web.forms import Form
from clustomer.apps.web.pages.site import Site, Visitor, go, link, set_cookie
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.session import COOKIE
from clustomer.report.text import text


def add_routes(app: FastAPI, site: Site) -> None:
    """Add ``/login`` and ``/logout``."""

    @app.get("/login")
    def show(request: Request, next: Annotated[str, Query(max_length=500)] = "/") -> Response:
        who = site.visitor(request)
        if who.user:
            return go(request, local_path(next))
        return site.page(request, who, "login.html", next=local_path(next), name="", error="")

    @app.post("/login")
    async def sign_in(request: Request) -> Response:
        who = await run_in_threadpool(site.visitor, request)
        form = await site.form(request, who)
        return await run_in_threadpool(_sign_in, site, request, who, form)

    @app.post("/logout")
    async def sign_out(request: Request) -> Response:
        who = (await site.posted(request)).who
        await run_in_threadpool(site.sessions.sign_out, who.token)
        site.services.audit.note(who.user, "sign out")
        answer = go(request, "/login")
        answer.delete_cookie(COOKIE, path=link(request, "") or "/")
        return answer


def _sign_in(site: Site, request: Request, who: Visitor, form: Form) -> Response:
    services = site.services
    address = request.client.host if request.client else ""
    services.tries.check(address)
    name, password = form.get("name"), form.values.get("password", "")
    try:
        user = services.users.user_of(f"Bearer {name}:{password}")
    except Refused:
        services.audit.note("", "refused", address)
        return site.page(
            request, who, "login.html", 401,
            next=local_path(form.get("next")), name=name, error=text("web.login.wrong"),
        )  # fmt: skip
    services.audit.note(user, "sign in")
    answer = go(request, local_path(form.get("next")))
    set_cookie(answer, request, site.sessions.sign_in(user, who.token))
    return answer


def local_path(asked: str) -> str:
    """Return a path on this server, whatever was asked for."""
    is_local = asked.startswith("/") and not asked.startswith("//") and asked.isprintable()
    return asked if is_local and "\\" not in asked else "/"
