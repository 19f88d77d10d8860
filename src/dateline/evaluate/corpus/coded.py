"""An annotated report as if a coder had coded it, so that two annotations are compared by the yardstick of coders."""

from dateline.evaluate.corpus.places import Locate, locate
from dateline.evaluate.corpus.report import Annotated
from dateline.evaluate.corpus.values import EventValue, FigureValue
from dateline.evaluate.gold import GoldDate
from dateline.ids import content_id, sha256_hex
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.place import Place
from dateline.model.report import Furniture, Masthead, Report
from dateline.model.span import Evidence, Span, show
from dateline.model.statement import Statement
from dateline.model.when import When

__all__ = ["as_coded"]

CODER = "annotation"
EVENT_SPANS = ("trigger", "actor", "target", "place", "date", "occasion", "source", "message")


def as_coded(report: Annotated, source: str, look_up: Locate) -> CodedReport:
    """The report `source` with what its annotation says, optional events and figures included."""
    read = _report(report, source)
    return CodedReport(
        report=read,
        events=tuple(_event(report, read.id, name, event, look_up) for name, event in report.values.events.items()),
        statements=tuple(_statement(report, read.id, name) for name in report.statement_ids()),
        figures=tuple(_figure(report, read.id, name, figure) for name, figure in report.values.figures.items()),
    )


def _report(report: Annotated, source: str) -> Report:
    digest = sha256_hex(report.text.encode())
    marked = (Span(mark.start, mark.end) for mark in report.spans("furniture"))
    return Report(
        id=digest[:16],
        source=source,
        sha256=digest,
        media_type="text/plain",
        text=report.text,
        text_sha256=digest,
        extractor="none",
        masthead=Masthead(
            title=report.first("title"),
            byline=report.first("byline"),
            published=report.header.published,
            dateline_place=report.first("dateline"),
            language="en",
        ),
        furniture=tuple(Furniture(span=span, kind="navigation") for span in marked),
    )


def _shown(report: Annotated, name: str, roles: tuple[str, ...]) -> tuple[Evidence, ...]:
    return tuple(
        show(report.text, Span(mark.start, mark.end), role) for role in roles for mark in report.spans(role, name)
    )


def _event(report: Annotated, report_id: str, name: str, event: EventValue, look_up: Locate) -> Event:
    evidence = _shown(report, name, EVENT_SPANS)
    words = report.first("place", name)
    return Event(
        id=content_id("annotation", report_id, name),
        report_id=report_id,
        group_id=name,
        type=event.types[0],
        types=event.types,
        mode=None,
        crosswalk={},
        trigger=evidence[0],
        actor=report.first("actor", name),
        target=report.first("target", name),
        place=_place(event.place, words, look_up) if words else None,
        date=_when(event.date),
        occasion=report.first("occasion", name),
        messages=report.words("message", name),
        messages_evidence=tuple(item for item in evidence if item.of == "message"),
        status=event.statuses[0],
        source=report.first("source", name),
        score=1.0,
        coder=CODER,
        evidence=evidence,
    )


def _place(written: str, words: str, look_up: Locate) -> Place | None:
    found = locate(written, words, look_up)
    if found is None:
        return None
    return Place(text=words, name=found.name, level=found.level, country=found.country, lat=found.lat, lon=found.lon)


def _when(date: GoldDate | None) -> When | None:
    if date is None:
        return None
    return When(start=date.start, end=date.end, precision=date.precision or "day", basis="stated")


def _statement(report: Annotated, report_id: str, name: str) -> Statement:
    return Statement(
        id=content_id("annotation", report_id, name),
        report_id=report_id,
        speaker=report.first("speaker", name) or report.first("outlet", name),
        speaker_role=None,
        outlet=report.first("outlet", name),
        date=None,
        quote=report.quote(name),
        mode="direct",
        language="en",
        evidence=_shown(report, name, ("quote", "speaker")),
    )


def _figure(report: Annotated, report_id: str, name: str, figure: FigureValue) -> Figure:
    evidence = _shown(report, name, ("value", "claimant"))
    counted = next((item for mark in report.spans("value", name) for item in mark.ids[1:]), None)
    return Figure(
        id=content_id("annotation", report_id, name),
        report_id=report_id,
        event_id=content_id("annotation", report_id, counted) if counted else None,
        measure=figure.measures[0],
        unit=None,
        low=figure.low,
        high=figure.high,
        modifier=figure.modifier,
        text=evidence[0].exact if evidence else "",
        claimant=report.first("claimant", name),
        claimant_kind=figure.claimant_kind or "unknown",
        place=None,
        stance=figure.stance,
        evidence=evidence,
    )
