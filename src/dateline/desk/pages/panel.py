"""One event beside its report, as a person who judges it may see it."""

from dataclasses import dataclass, replace

from dateline.desk.context import Desk
from dateline.desk.cut import Piece, cut, evidence_of
from dateline.desk.work import as_seen
from dateline.model.coded import CodedReport
from dateline.model.figure import Figure
from dateline.model.incident import Incident
from dateline.model.review import Review, Stood
from dateline.store.browse import EventLine

__all__ = ["Panel", "line_for", "panel_of", "stood_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """All that is shown of one event: the event as it stands, its report in pieces, and what else is known of it.

    `is_blind` is true where another person judged it and this one may not know how before they judged it too.
    `seen` counts all judgements of the event, also those taken back, so that a form knows what it was filled in on.
    """

    stood: Stood
    report: CodedReport
    source: str
    pieces: list[Piece]
    figures: tuple[Figure, ...]
    incident: Incident | None
    history: tuple[Review, ...]
    is_blind: bool
    seen: int

    @property
    def settled_by(self) -> str | None:
        """Who settled what people differed in, after which other words change nothing."""
        return next((review.author for review in reversed(self.stood.reviews) if review.settles), None)


def stood_for(desk: Desk, event_id: str, reviewer: str) -> tuple[Stood, bool]:
    """An event as a person may see it, and whether something is kept from them.

    Raises:
        UsageError: no event of that id stands in the record.
    """
    return as_seen(desk.record, event_id, desk.judge(reviewer))


def line_for(desk: Desk, line: EventLine, reviewer: str) -> EventLine:
    """A line of the list as a person may see it: as coded where another one judged the event and they did not yet."""
    if not (line.reviewers and line.origin == "coder" and desk.judge(reviewer).is_double(line.id)):
        return line
    stood, is_blind = stood_for(desk, line.id, reviewer)
    event, place, date = stood.event, stood.event.place, stood.event.date
    if not is_blind:
        return line
    return replace(
        line,
        type=event.type,
        status=event.status,
        place=place.name if place else None,
        country=place.country if place else None,
        start=date.start if date else None,
        finish=date.end if date else None,
        review=event.review,
        words=event.trigger.exact,
    )


def panel_of(desk: Desk, event_id: str, reviewer: str) -> Panel:
    """The panel of an event.

    Raises:
        UsageError: no event of that id stands in the record.
    """
    record = desk.record
    stood, is_blind = stood_for(desk, event_id, reviewer)
    event = stood.event
    report = record.standing_report(event.report_id)
    others = [other for other in report.events if other.id != event.id and other.review != "rejected"]
    known = {event_id, *(review.event_id for review in stood.reviews)}
    history = tuple(review for review in record.reviews(report_id=event.report_id) if review.event_id in known)
    return Panel(
        stood=stood,
        report=report,
        source=record.sources_of(event.report_id)[0] if record.sources_of(event.report_id) else report.report.source,
        pieces=cut(report.report.text, evidence_of(event), report.report.furniture, others),
        figures=tuple(figure for figure in report.figures if figure.event_id == event.id),
        incident=record.incident_of(event_id),
        history=() if is_blind else history,
        is_blind=is_blind,
        seen=record.words_on(event_id),
    )
