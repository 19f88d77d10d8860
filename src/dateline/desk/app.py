"""The web application: pages, calls, and what guards them."""

from collections.abc import Collection
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dateline.desk.api import api
from dateline.desk.context import Desk
from dateline.desk.guard import Guard
from dateline.desk.pages import browse, entrance, incidents, people, queue, review
from dateline.desk.static_files import static_file
from dateline.desk.views import page
from dateline.errors import DatelineError, RecordError, UsageError

__all__ = ["make_app"]

ROOMS = (entrance, queue, review, browse, incidents, people)


def make_app(desk: Desk, *, hosts: Collection[str], secure: bool) -> FastAPI:
    """The desk as an ASGI application that answers under `hosts` ("127.0.0.1:8765") alone."""
    app = FastAPI(title="Dateline desk", version="1", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.router.routes.append(Route("/static/{name}", static_file))
    for room in ROOMS:
        app.include_router(room.pages(desk), include_in_schema=False)
    app.include_router(api(desk), prefix="/api")
    _explain_errors(app, desk)
    app.add_middleware(Guard, hosts=hosts, sessions=desk.sessions, secure=secure)
    return app


def _explain_errors(app: FastAPI, desk: Desk) -> None:
    def told(request: Request, status: int, words: str) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"detail": words}, status)
        return page(desk, request, "error.html", status, words=words, code=status)

    def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return told(request, error.status_code, str(error.detail))

    async def of_asked(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        if request.url.path.startswith("/api/"):
            return await request_validation_exception_handler(request, error)
        return told(request, 422, "; ".join(_fault(each) for each in error.errors()))

    def of_ours(request: Request, error: Exception) -> Response:
        return told(request, 503 if isinstance(error, RecordError) else 409, str(error))

    def of_usage(request: Request, error: Exception) -> Response:
        missing = str(error).startswith("no ")
        return told(request, 404 if missing else 409, str(error))

    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(RequestValidationError, of_asked)
    app.add_exception_handler(UsageError, of_usage)
    app.add_exception_handler(DatelineError, of_ours)


def _fault(each: Any) -> str:
    where = ".".join(str(part) for part in each["loc"] if part not in ("query", "body"))
    return f"{where}: {each['msg'][:1].lower()}{each['msg'][1:]}"
