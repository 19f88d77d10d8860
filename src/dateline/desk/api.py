"""The desk for programs: the same views and the same judgements as JSON, described by OpenAPI."""

from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.desk import judging, work
from dateline.desk.asked import PAGE, EventsAsked, IncidentsAsked, ReportsAsked
from dateline.desk.context import Desk
from dateline.desk.form import Changes, EventForm, filled_in, form_of
from dateline.desk.pages.incidents import incident_named
from dateline.desk.pages.panel import stood_for
from dateline.desk.pages.review import new_event
from dateline.desk.route import router_for
from dateline.desk.views import reviewer_of
from dateline.errors import UsageError
from dateline.model.review import Review, Stood
from dateline.publish.rows import event_row, incident_row

__all__ = ["api"]

Id = Annotated[str, Path(max_length=80)]
Degrees = Annotated[float, Query(ge=-1000, le=1000)]
CELLS_ACROSS = 18
"""Clusters of a map are so fine that a screen holds about so many beside one another."""


class Message(BaseModel):
    """Why a call was refused."""

    detail: str


class Judgement(BaseModel):
    """What a person says of an event; `changes` is needed to correct, `note` to reject.

    With `seen`, the number of judgements of the event that were seen, it is refused where there are others by now.
    """

    model_config = ConfigDict(extra="forbid")

    action: Literal["accept", "correct", "reject"]
    note: Annotated[str, Field(max_length=600)] = ""
    changes: Changes | None = None
    seen: Annotated[int | None, Field(ge=0, le=10**9)] = None


class PairSaid(BaseModel):
    """What a person says of two events."""

    model_config = ConfigDict(extra="forbid")

    other: Annotated[str, Field(max_length=80)]
    same: bool = True
    note: Annotated[str, Field(max_length=600)] = ""


REFUSALS: dict[int | str, dict[str, object]] = {
    401: {"description": "Nobody was let in with this cookie."},
    403: {"description": "The change does not come from this desk."},
    404: {"model": Message},
    409: {"model": Message},
    421: {"description": "The desk answers under another address."},
    503: {"model": Message},
}


def api(desk: Desk) -> APIRouter:
    """All calls."""
    router = router_for(desk, responses=REFUSALS)
    _events(desk, router)
    _views(desk, router)
    _judgements(desk, router)
    return router


def _events(desk: Desk, router: APIRouter) -> None:
    @router.get("/events")
    def events(asked: Annotated[EventsAsked, Query()]) -> Response:
        """Events as they stand, a page of fifty at a time."""
        wanted = asked.browse()
        browse = desk.record.browse
        found = browse.events(wanted, asked.order, limit=PAGE, offset=(asked.page - 1) * PAGE)
        rows = [event_row(event) for event in found]
        return _json({"total": browse.count(wanted), "page": asked.page, "size": PAGE, "events": rows})

    @router.get("/events/{event_id}")
    def event(request: Request, event_id: Id) -> Response:
        """One event as it stands, with the judgements that bear on it."""
        return _json(_told(stood_for(desk, event_id, reviewer_of(request))[0]))

    @router.get("/facets")
    def facets(asked: Annotated[EventsAsked, Query()]) -> Response:
        """How many events have each review, type, status, country and publisher."""
        found = desk.record.browse.facets(asked.browse())
        return _json({name: [{"value": v, "events": n} for v, n in rows] for name, rows in found.items()})


def _views(desk: Desk, router: APIRouter) -> None:
    @router.get("/map")
    def clusters(
        asked: Annotated[EventsAsked, Query()],
        south: Degrees = -90,
        west: Degrees = -180,
        north: Degrees = 90,
        east: Degrees = 180,
    ) -> Response:
        """Events in a box, those near one another together; countries and unplaced ones for the whole world."""
        browse = desk.record.browse
        cell = max(0.02, (east - west) / CELLS_ACROSS)
        near = [
            each
            for each in browse.clusters(asked.browse(box=(south, west, north, east), stands=True), cell)
            if each.drawn in ("point", "region")
        ]
        wide = [
            each for each in browse.clusters(asked.browse(stands=True), 1000.0) if each.drawn in ("country", "nowhere")
        ]
        return _json({"clusters": near, "countries": wide})

    @router.get("/incidents")
    def incidents(asked: Annotated[IncidentsAsked, Query()]) -> Response:
        """Incidents, those that most sources tell first, a page of fifty at a time."""
        rows, total = desk.record.browse.incidents(asked.query(), limit=PAGE, offset=(asked.page - 1) * PAGE)
        return _json(
            {"total": total, "page": asked.page, "size": PAGE, "incidents": [incident_row(each) for each in rows]}
        )

    @router.get("/incidents/{incident_id}")
    def incident(incident_id: Id) -> Response:
        """One incident, also under an id that a merge replaced."""
        return _json(incident_row(incident_named(desk.record, incident_id)))

    @router.get("/reports")
    def reports(asked: Annotated[ReportsAsked, Query()]) -> Response:
        """Reports, the newest first, a page of fifty at a time."""
        rows, total = desk.record.browse.reports(
            words=asked.q, publisher=asked.publisher, limit=PAGE, offset=(asked.page - 1) * PAGE
        )
        return _json({"total": total, "page": asked.page, "size": PAGE, "reports": rows})

    @router.get("/reports/{report_id}")
    def report(report_id: Id) -> Response:
        """One report with its text and its events as they stand."""
        coded = desk.record.standing_report(desk.record.report_id(report_id))
        return _json({"report": coded.report, "events": [event_row(event) for event in coded.events]})

    @router.get("/places")
    def places(
        name: Annotated[str, Query(max_length=100)], country: Annotated[str | None, Query(max_length=2)] = None
    ) -> Response:
        """What a name can mean, likeliest first."""
        return _json({"places": desk.places(name, country)})


def _judgements(desk: Desk, router: APIRouter) -> None:
    @router.post("/events/{event_id}/reviews")
    def judge(request: Request, event_id: Id, said: Judgement) -> Response:
        """Accept, correct or reject an event; `changes` puts right what it names and leaves the rest as it stands."""
        by = desk.judge(reviewer_of(request))
        review = _said(desk, stood_for(desk, event_id, by.name)[0], by.name, said)
        desk.access.write(lambda record: work.judge(record, desk.config, by, event_id, lambda _: review, said.seen))
        return _json(_told(stood_for(desk, event_id, by.name)[0]))

    @router.post("/events/{event_id}/pairs")
    def join(request: Request, event_id: Id, said: PairSaid) -> Response:
        """Say that two events are one incident, or two."""
        by, why = desk.judge(reviewer_of(request)), said.note.strip()
        incident_id = desk.access.write(
            lambda record: work.join(record, desk.config, by, event_id, said.other, same=said.same, reason=why)
        )
        return _json({"incident_id": incident_id})

    @router.post("/reports/{report_id}/events")
    def add(request: Request, report_id: Id, form: EventForm) -> Response:
        """Add an event that was missed."""
        review = new_event(desk, report_id, form, reviewer_of(request))
        written = desk.access.write(lambda record: work.keep(record, desk.config, review))
        return _json(_told(desk.record.stood_event(written.event.id)))

    @router.post("/undo")
    def undo(request: Request) -> Response:
        """Take back what this person did last."""
        undone = desk.access.write(lambda record: work.undo(record, desk.config, desk.judge(reviewer_of(request))))
        return _json(undone)


def _said(desk: Desk, stood: Stood, author: str, said: Judgement) -> Review:
    if said.action == "accept":
        return judging.accepted(stood, author)
    if said.action == "reject":
        return judging.rejected(stood, author, said.note.strip())
    if said.changes is None:
        raise UsageError("a correction needs changes; name the fields with their values")
    form = form_of(stood.event).model_copy(update=said.changes.model_dump(exclude_unset=True))
    event = filled_in(desk, stood.event, desk.record.text_of(stood.event.report_id), form)
    return judging.corrected(stood, author, event, said.note.strip())


def _told(stood: Stood) -> dict[str, object]:
    reviews = [
        {
            "id": review.id,
            "action": review.action,
            "author": review.author,
            "time": review.time,
            "fields": review.fields,
            "note": review.note,
        }
        for review in stood.reviews
    ]
    return {"event": event_row(stood.event), "origin": stood.origin, "reviews": reviews}


def _json(value: object) -> Response:
    told = value if isinstance(value, dict) else msgspec.to_builtins(value)
    return Response(msgspec.json.encode({"handling": "INTERNAL", **told}), media_type="application/json")
