"""Several people: what was done, on what they agree, where a word is needed, and what fits nothing any more."""

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.desk.asked import PAGE
from dateline.desk.context import Desk
from dateline.desk.views import page

__all__ = ["pages"]


def pages(desk: Desk) -> APIRouter:
    """History, agreement and lost judgements."""
    router = APIRouter()

    @router.get("/history")
    def history(request: Request, page_: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1) -> Response:
        entries, total = desk.record.browse.actions(limit=PAGE, offset=(page_ - 1) * PAGE)
        return page(desk, request, "history.html", entries=entries, total=total, number=page_, size=PAGE)

    @router.get("/lost")
    def lost(request: Request) -> Response:
        found = list(islice(desk.record.lost_reviews(), 500))
        return page(desk, request, "lost.html", found=found)

    @router.get("/help")
    def keys(request: Request) -> Response:
        return page(desk, request, "help.html")

    return router
