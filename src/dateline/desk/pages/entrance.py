"""Coming in: the one-time address, names and passwords, and whom one judges for."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.context import Desk
from dateline.desk.route import router_for
from dateline.desk.views import back_to, page

__all__ = ["pages"]

Name = Annotated[str, Form(max_length=80)]
Password = Annotated[str, Form(max_length=1000)]


def pages(desk: Desk) -> APIRouter:
    """The entrance."""
    router = router_for(desk)

    @router.get("/")
    def first() -> Response:
        return RedirectResponse("/queue", 303)

    @router.get("/enter")
    def enter(request: Request, token: str = "") -> Response:
        answer = RedirectResponse("/queue", 303)
        if desk.sessions.of(request.cookies) or desk.sessions.enter(token[:200], answer):
            return answer
        return page(desk, request, "spent.html", 403 if token else 200, left=not token)

    @router.get("/login")
    def ask(request: Request) -> Response:
        return page(desk, request, "login.html", wrong=False)

    @router.post("/login")
    def sign_in(request: Request, name: Name = "", password: Password = "") -> Response:
        answer = RedirectResponse("/queue", 303)
        if desk.sessions.sign_in(name, password, answer):
            return answer
        return page(desk, request, "login.html", 403, wrong=True)

    @router.post("/leave")
    def leave(request: Request) -> Response:
        desk.sessions.leave(request.cookies)
        return RedirectResponse("/login" if desk.sessions.by_password else "/enter", 303)

    @router.post("/reviewer")
    def change(request: Request, name: Name) -> Response:
        if not desk.sessions.by_password and name in desk.config.desk.reviewers:
            desk.sessions.rename(request.cookies, name)
        return back_to(request, "/queue")

    return router
