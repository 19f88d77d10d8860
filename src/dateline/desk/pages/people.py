"""Several people: what was done, on what they agree, where a word is needed, and what fits nothing any more."""

from collections.abc import Sequence
from itertools import groupby, islice
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk import work
from dateline.desk.asked import PAGE
from dateline.desk.context import Desk
from dateline.desk.route import router_for
from dateline.desk.views import page, reviewer_of
from dateline.review.agreement import ReviewDisagreement

__all__ = ["pages"]

MOST = 200
"""So many events on which people differ are shown at once."""


def pages(desk: Desk) -> APIRouter:
    """History, agreement and lost judgements."""
    router = router_for(desk)

    @router.get("/people")
    def people(request: Request) -> Response:
        record = desk.record
        by_event = groupby(record.disagreements(), key=lambda found: found.event_id)
        differing = [(event_id, list(rows)) for event_id, rows in islice(by_event, MOST)]
        differing.sort(key=lambda found: _settled(found[1]) is not None)
        values = {
            "agreement": record.agreement(),
            "differing": differing,
            "share": desk.config.desk.double_share,
            "settled": _settled,
            "authors": _authors,
        }
        return page(desk, request, "people.html", **values)

    @router.post("/events/{event_id}/settle")
    def settle(request: Request, event_id: str, chosen: Annotated[str, Form(max_length=80)]) -> Response:
        by = desk.judge(reviewer_of(request))
        desk.access.write(lambda record: work.settle(record, desk.config, by, event_id, chosen))
        return RedirectResponse("/people", 303)

    @router.get("/history")
    def history(request: Request, page_: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1) -> Response:
        entries, total = desk.record.browse.actions(limit=PAGE, offset=(page_ - 1) * PAGE)
        return page(desk, request, "history.html", entries=entries, total=total, number=page_, size=PAGE)

    @router.get("/lost")
    def lost(request: Request) -> Response:
        found = list(islice(desk.record.lost_reviews(), 500))
        return page(desk, request, "lost.html", found=found)

    return router


def _settled(rows: Sequence[ReviewDisagreement]) -> str | None:
    """Who ended a disagreement; null where a field of it is still open."""
    names = [row.settled_by for row in rows]
    return None if None in names else names[0]


def _authors(rows: Sequence[ReviewDisagreement]) -> list[str]:
    return sorted({name for row in rows for name in row.said})
