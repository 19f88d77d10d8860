"""Incidents: what happened as all reports tell it, with their claims side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response, StreamingResponse

from dateline.desk.asked import PAGE, IncidentsAsked, address
from dateline.desk.claims import claim_charts
from dateline.desk.context import Desk
from dateline.desk.downloads import file_named, json_lines
from dateline.desk.route import router_for
from dateline.desk.views import page, reviewer_of
from dateline.errors import UsageError
from dateline.model.event import Event
from dateline.model.incident import Incident
from dateline.model.report import Report
from dateline.publish.csv_tables import incident_csv
from dateline.publish.rows import incident_row
from dateline.store.record import Record

__all__ = ["pages"]

MOST_TOLD = 60
"""So many tellings of one incident are shown whole; the others are listed by their ids."""
AROUND = 160
EVERY = -1
"""No limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event of an incident in its report, with the words around its trigger: before, trigger, behind."""

    event: Event
    report: Report
    before: str
    behind: str


def pages(desk: Desk) -> APIRouter:
    """The incidents."""
    router = router_for(desk)

    @router.get("/incidents")
    def incidents(request: Request, asked: Annotated[IncidentsAsked, Query()]) -> Response:
        rows, total = desk.record.browse.incidents(asked.query(), limit=PAGE, offset=(asked.page - 1) * PAGE)
        return page(
            desk, request, "incidents.html", asked=asked, rows=rows, total=total, size=PAGE, address=address,
            types=desk.codebook.types, linked=desk.record.linked_from() is not None,
        )  # fmt: skip

    @router.get("/incidents.csv")
    def as_csv(request: Request, asked: Annotated[IncidentsAsked, Query()]) -> Response:
        desk.note_export("incidents.csv", reviewer_of(request))
        record = Record.open(desk.access.path, read_only=True, shared=True)
        lines = incident_csv(_closing(record, asked))
        return StreamingResponse(lines, media_type="text/csv", headers=file_named("incidents.csv"))

    @router.get("/incidents.json")
    def as_json(request: Request, asked: Annotated[IncidentsAsked, Query()]) -> Response:
        desk.note_export("incidents.json", reviewer_of(request))
        record = Record.open(desk.access.path, read_only=True, shared=True)
        rows = map(incident_row, _closing(record, asked))
        lines = json_lines("incidents", rows)
        return StreamingResponse(lines, media_type="application/json", headers=file_named("incidents.json"))

    @router.get("/incidents/{incident_id}")
    def incident(request: Request, incident_id: str) -> Response:
        found = incident_named(desk.record, incident_id)
        tellings = [_telling(desk.record, event_id) for event_id in found.event_ids[:MOST_TOLD]]
        reports = {telling.report.id: telling.report for telling in tellings}
        return page(
            desk,
            request,
            "incident.html",
            incident=found,
            tellings=tellings,
            rest=found.event_ids[MOST_TOLD:],
            reports=reports,
            charts=claim_charts(found),
            copies=_copies(desk.record, found),
        )

    return router


def _closing(record: Record, asked: IncidentsAsked) -> Iterator[Incident]:
    """The incidents that are asked for; the record is closed behind the last one."""
    try:
        with record.reading():
            yield from record.browse.incidents(asked.query(), limit=EVERY)[0]
    finally:
        record.close()


def incident_named(record: Record, incident_id: str) -> Incident:
    """The incident of an id, also of one that a merge replaced.

    Raises:
        UsageError: there is none.
    """
    found = record.incident(incident_id)
    if found is None:
        raise UsageError(f"no incident {incident_id!r} in this record")
    return found


def _telling(record: Record, event_id: str) -> Telling:
    event = record.stood_event(event_id).event
    report = record.coded_report(event.report_id).report
    at, end = event.trigger.start, event.trigger.end
    before, behind = report.text[max(0, at - AROUND) : at], report.text[end : end + AROUND]
    return Telling(event=event, report=report, before=_tail(before), behind=_head(behind))


def _tail(text: str) -> str:
    """The end of a text from its last line, with dots where a line was cut."""
    line = text.rpartition("\n")[2]
    return line if len(line) < len(text) or len(text) < AROUND else f"… {line.partition(' ')[2]}"


def _head(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) < len(text) or len(text) < AROUND else f"{line.rpartition(' ')[0]} …"


def _copies(record: Record, incident: Incident) -> list[object]:
    """The passages that two reports of an incident share."""
    mine = set(incident.report_ids)
    shared = {
        passage.id: passage
        for report_id in incident.report_ids[:MOST_TOLD]
        for passage in record.passages(report_id)
        if {side.report_id for side in passage.sides} <= mine
    }
    return list(shared.values())
