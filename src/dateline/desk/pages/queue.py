"""The review queue: what waits for a judgement, one event at a time beside its report."""

from math import sqrt
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from dateline.desk import work
from dateline.desk.asked import VISIBLE, EventsAsked, address
from dateline.desk.context import Desk
from dateline.desk.pages.panel import line_for, panel_of
from dateline.desk.route import router_for
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
    """How much of the record is right, by the events that are drawn by now: those below the first that nobody judged.

    `low` and `high` are the ends of Wilson's interval at 95 %.
    """

    def __init__(self, right: int, judged: int) -> None:
        self.right, self.judged = right, judged
        share, n, z = right / judged, judged, Z_95
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        self.share, self.low, self.high = share, max(0.0, middle - half), min(1.0, middle + half)


def estimate(record: Record) -> Estimate | None:
    """The estimate from all events that are drawn by now; null where there are none."""
    right, judged = record.browse.sample()
    return Estimate(right, judged) if judged else None


def pages(desk: Desk) -> APIRouter:
    """The queue."""
    router = router_for(desk)

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
            "seen": desk.record.words_on,
        }
        if is_part(request):
            return page(desk, request, "_list.html", **values)
        at = event if event and desk.record.report_of(event) else lines[0].id if lines else None
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
    def accept_visible(request: Request, events: Annotated[list[str], Form()]) -> Response:
        by = desk.judge(reviewer_of(request))
        wanted = {name: int(seen) if seen.isdecimal() else 0 for name, _, seen in map(_parted, events[:VISIBLE])}
        number = desk.access.write(lambda record: work.accept_all(record, desk.config, by, wanted))
        left = f", {len(wanted) - number} judged by somebody meanwhile" if number < len(wanted) else ""
        verdicts = desk.record.browse.verdicts()
        words = f"{number} event{'s' * (number != 1)} accepted{left}"
        return page(desk, request, "_done.html", words=words, event_id=None, verdicts=verdicts)

    return router


def _parted(named: str) -> tuple[str, str, str]:
    """An event and how many judgements of it were seen: "3f0ed350bfdc543d 1"."""
    return named[:100].partition(" ")


def _wanted(desk: Desk, asked: QueueAsked, reviewer: str) -> Browse:
    return asked.browse(None if asked.show == "all" or asked.review else desk.queue_of(reviewer))
