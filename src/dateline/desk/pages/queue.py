"""The review queue: what waits for a judgement, one event at a time beside its report."""

from math import sqrt
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from dateline.desk import work
from dateline.desk.asked import VISIBLE, EventsAsked, address
from dateline.desk.context import Desk
from dateline.desk.pages.panel import line_for, panel_of
from dateline.desk.views import is_part, page, reviewer_of
from dateline.store.browse import Browse
from dateline.store.record import Record

__all__ = ["Estimate", "QueueAsked", "estimate", "pages"]

Z_95 = 1.96


class QueueAsked(EventsAsked):
    """Which events wait, in which order; `show` also shows those that were judged."""

    order: Literal["doubtful", "random", "newest", "oldest", "report"] = "doubtful"
    show: Literal["waiting", "all"] = "waiting"


class Estimate:
    """How much of the record is right, by the events that were drawn at random and judged.

    `low` and `high` are the ends of Wilson's interval at 95 %.
    """

    def __init__(self, right: int, judged: int) -> None:
        self.right, self.judged = right, judged
        share, n, z = right / judged, judged, Z_95
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        self.share, self.low, self.high = share, max(0.0, middle - half), min(1.0, middle + half)


def estimate(record: Record) -> Estimate | None:
    """The estimate from all standing judgements of events drawn at random; null where there are none."""
    right, judged = record.browse.sample()
    return Estimate(right, judged) if judged else None


def pages(desk: Desk) -> APIRouter:
    """The queue."""
    router = APIRouter()

    @router.get("/queue")
    def queue(request: Request, asked: Annotated[QueueAsked, Query()], event: str | None = None) -> Response:
        reviewer = reviewer_of(request)
        wanted = _wanted(desk, asked, reviewer)
        browse = desk.record.browse
        found = browse.lines(wanted, asked.order, limit=VISIBLE, offset=(asked.page - 1) * VISIBLE)
        lines = [line_for(desk, line, reviewer) for line in found]
        values = {
            "asked": asked,
            "lines": lines,
            "total": browse.count(wanted),
            "visible": VISIBLE,
            "address": address,
        }
        if is_part(request):
            return page(desk, request, "_list.html", **values)
        at = event or (lines[0].id if lines else None)
        return page(
            desk,
            request,
            "queue.html",
            **values,
            verdicts=browse.verdicts(),
            estimate=estimate(desk.record) if asked.order == "random" else None,
            panel=panel_of(desk, at, reviewer) if at else None,
            types=desk.codebook.types,
        )

    @router.post("/queue/accept")
    def accept_visible(
        request: Request, events: Annotated[list[str], Form()], order: Annotated[str, Form()] = "doubtful"
    ) -> Response:
        reviewer = reviewer_of(request)
        written = desk.access.write(
            lambda record: work.accept_all(record, events[:VISIBLE], reviewer, sampled=order == "random")
        )
        return page(desk, request, "_done.html", words=f"{len(written)} events accepted", event_id=None)

    return router


def _wanted(desk: Desk, asked: QueueAsked, reviewer: str) -> Browse:
    return asked.browse(None if asked.show == "all" or asked.review else desk.queue_of(reviewer))
