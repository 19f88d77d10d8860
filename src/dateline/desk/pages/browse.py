"""Looking through the record: events, reports, publishers, the map and the timeline, all with one filter."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response, StreamingResponse

from dateline.desk.asked import NONE_NAMED, PAGE, EventsAsked, ReportsAsked, address
from dateline.desk.context import Desk
from dateline.desk.cut import cut
from dateline.desk.downloads import file_named, json_lines
from dateline.desk.pages.panel import line_for, stood_for
from dateline.desk.route import router_for
from dateline.desk.timeline import chart
from dateline.desk.views import page, reviewer_of
from dateline.model.event import Event
from dateline.model.report import Report
from dateline.publish.csv_tables import event_csv
from dateline.publish.rows import event_row
from dateline.store.browse import FACETS, Browse
from dateline.store.record import Record

__all__ = ["pages"]

Asked = Annotated[EventsAsked, Query()]
SOME = 500


def pages(desk: Desk) -> APIRouter:
    """The tables, the map and the timeline."""
    router = router_for(desk)

    @router.get("/events")
    def events(request: Request, asked: Asked) -> Response:
        wanted = asked.browse()
        browse = desk.record.browse
        found = browse.lines(wanted, asked.order, limit=PAGE, offset=(asked.page - 1) * PAGE)
        lines = [line_for(desk, line, reviewer_of(request)) for line in found]
        return page(
            desk, request, "events.html", asked=asked, lines=lines, total=browse.count(wanted), size=PAGE,
            **_filter(desk),
        )  # fmt: skip

    @router.get("/facets")
    def facets(request: Request, asked: Asked) -> Response:
        found = desk.record.browse.facets(asked.browse())
        target = request.headers.get("hx-current-url", "").split("?")[0].rpartition("/")[2] or "events"
        at = target if target in ("events", "map", "timeline", "queue") else "events"
        values = {"facets": found, "names": FACETS, "at": f"/{at}", "address": address, "none_named": NONE_NAMED}
        return page(desk, request, "_facets.html", asked=asked, **values)

    @router.get("/events.csv")
    def as_csv(request: Request, asked: Asked) -> Response:
        desk.note_export("events.csv", reviewer_of(request))
        record = Record.open(desk.access.path, read_only=True, shared=True)
        lines = event_csv(_with_reports(record, _closing(record, asked)))
        return StreamingResponse(lines, media_type="text/csv", headers=file_named("events.csv"))

    @router.get("/events.json")
    def as_json(request: Request, asked: Asked) -> Response:
        desk.note_export("events.json", reviewer_of(request))
        record = Record.open(desk.access.path, read_only=True, shared=True)
        lines = json_lines("events", map(event_row, _closing(record, asked)))
        return StreamingResponse(lines, media_type="application/json", headers=file_named("events.json"))

    @router.get("/map")
    def chart_map(request: Request, asked: Asked) -> Response:
        total = desk.record.browse.count(asked.browse(stands=True))
        return page(desk, request, "map.html", asked=asked, total=total, **_filter(desk))

    @router.get("/timeline")
    def timeline(request: Request, asked: Asked) -> Response:
        browse = desk.record.browse
        wanted = asked.browse(stands=True)
        drawn, total = chart(browse, wanted), browse.count(wanted)
        return page(desk, request, "timeline.html", asked=asked, chart=drawn, total=total, **_filter(desk))

    _reports(desk, router)
    return router


def _reports(desk: Desk, router: APIRouter) -> None:
    @router.get("/reports")
    def reports(request: Request, asked: Annotated[ReportsAsked, Query()]) -> Response:
        rows, total = desk.record.browse.reports(
            words=asked.q, publisher=asked.publisher, limit=PAGE, offset=(asked.page - 1) * PAGE
        )
        return page(desk, request, "reports.html", asked=asked, rows=rows, total=total, size=PAGE, address=address)

    @router.get("/reports/{report_id}")
    def report(request: Request, report_id: str) -> Response:
        record = desk.record
        coded = record.standing_report(record.report_id(report_id))
        seen = [stood_for(desk, event.id, reviewer_of(request))[0].event for event in coded.events]
        shown = [event for event in seen if event.review != "rejected"]
        evidence = [each for said in coded.statements for each in said.evidence if each.of in ("quote", "speaker")]
        values = {
            "coded": replace(coded, events=tuple(seen)),
            "sources": record.sources_of(coded.report.id),
            "imported": record.imported_at(coded.report.id),
            "pieces": cut(coded.report.text, evidence, coded.report.furniture, shown),
            "passages": list(record.passages(coded.report.id)),
            "title_of": _title_of(record),
        }
        return page(desk, request, "report.html", **values)

    @router.get("/publishers")
    def publishers(request: Request) -> Response:
        rows = [(row, desk.publishers.find(row.name)) for row in desk.record.browse.publishers()]
        return page(desk, request, "publishers.html", rows=rows, none_named=NONE_NAMED)

    @router.get("/publishers/{name:path}")
    def publisher(request: Request, name: str, asked: Annotated[ReportsAsked, Query()]) -> Response:
        own = None if name == NONE_NAMED else name
        rows, total = desk.record.browse.reports(
            words=asked.q, publisher=own or "", limit=PAGE, offset=(asked.page - 1) * PAGE
        )
        values = {
            "name": own,
            "outlet": desk.publishers.find(own),
            "rows": rows,
            "total": total,
            "size": PAGE,
            "facets": desk.record.browse.facets(Browse(publisher=own or "")),
            "none_named": NONE_NAMED,
            "address": address,
            "base": request.url.path,
        }
        return page(desk, request, "publisher.html", asked=asked, **values)

    @router.get("/passages/{passage_id}")
    def passage(request: Request, passage_id: str) -> Response:
        record = desk.record
        found = record.passage(passage_id)
        sides = [(record.coded_report(side.report_id).report, side) for side in found.sides]
        return page(desk, request, "passage.html", passage=found, sides=sides, around=SOME)


def _filter(desk: Desk) -> dict[str, object]:
    return {"types": desk.codebook.types, "address": address, "none_named": NONE_NAMED}


def _title_of(record: Record) -> object:
    @lru_cache(maxsize=200)
    def title(report_id: str) -> str:
        report = record.coded_report(report_id).report
        return report.masthead.title or report.source

    return title


def _closing(record: Record, asked: EventsAsked) -> Iterator[Event]:
    """The events that are asked for; the record is closed behind the last one."""
    try:
        with record.reading():
            yield from record.browse.events(asked.browse(), asked.order)
    finally:
        record.close()


def _with_reports(record: Record, events: Iterator[Event]) -> Iterator[tuple[Event, Report]]:
    @lru_cache(maxsize=100)
    def report(report_id: str) -> Report:
        return record.coded_report(report_id).report

    for event in events:
        yield event, report(event.report_id)
