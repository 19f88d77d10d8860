"""Why a row of a table found no place, in words that say what to do."""

from collections.abc import Sequence

from dateline.adopt.fit import differences
from dateline.adopt.said import Reading, Said
from dateline.adopt.search import Search
from dateline.adopt.values import added_event
from dateline.model.anchor import anchor_of
from dateline.model.event import Event
from dateline.model.review import Review
from dateline.review.fold import fold
from dateline.store.record import Record

__all__ = ["cannot_add", "why_not"]

SHOWN = 3


def why_not(said: Said, search: Search, reading: Reading, record: Record) -> str:
    """Why the row found no place."""
    named = search.reports(said)
    if said.report and not named:
        return f"no report {said.report!r} in this record; give its id, its path or its address"
    if said.report is None and said.place is None:
        return "it names neither a report nor a place"
    whole, nearly = search.whole(said), search.nearly(said)
    if len(whole) > 1:
        return f"several events fit: {_listed(whole)}"
    if whole:
        return _why_not_judged(said, whole[0], search, record)
    if len(nearly) > 1:
        return f"no event fits, several all but do: {_listed(nearly)}"
    if nearly:
        return _unclear_type(said, nearly[0])
    return f"no event fits, and {cannot_add(said, search, reading, record)}"


def cannot_add(said: Said, search: Search, reading: Reading, record: Record) -> str:
    """Why the row adds no event; nothing where it does."""
    named = search.reports(said)
    if said.report is None:
        return "the row names no report to add one to"
    if len(named) != 1:
        return f"{said.report!r} may be {len(named)} reports: {', '.join(named[:SHOWN])}"
    if not said.words:
        return "the row gives no words of the report by which to add one"
    if said.kind.type is None:
        return f"{said.kind.written!r} may be {_any_of(said)}"
    spans = search.spans(said, named[0])
    if len(spans) != 1:
        count = f"stand {len(spans)} times in the report; give more of them" if spans else "do not stand in the report"
        return f"the words {said.words!r} {count}"
    made = added_event(said, named[0], search.text(named[0]), spans[0], reading)
    held = made.id if search.events.get(made.id) else _takes_its_place(made, record)
    return f"the words {said.words!r} name event {held}, of which the row says otherwise" if held else ""


def _takes_its_place(made: Event, record: Record) -> str | None:
    """The event that an added one would be taken for, as one that the coder found too; null where it stands by itself.

    Words that name an event already name a second one only where the report names the place of the second as well.
    """
    coded = record.coded_report(made.report_id)
    worded = [event.id for event in coded.events if event.trigger.span.touches(made.trigger.span)]
    if worded and not any(shown.of == "place" for shown in made.evidence):
        return worded[0]
    judged = [*record.reviews(report_id=made.report_id), _addition(made)]
    stands = fold(coded.events, judged, coded.report.text).events
    alone = any(stood.event.id == made.id and stood.origin == "reviewer" and not stood.reviews[1:] for stood in stands)
    return None if alone else worded[0] if worded else made.id


def _addition(made: Event) -> Review:
    return Review(event_id=made.id, anchor=anchor_of(made), action="add", author="", event=made, id="made", time="~")


def _why_not_judged(said: Said, event: Event, search: Search, record: Record) -> str:
    if event.review == "rejected":
        authors = ", ".join(record.stood_event(event.id).reviewers)
        return f"it fits event {event.id}, which was rejected ({authors}); undo that first"
    row = search.events.judged.get(event.id)
    if row is not None:
        return f"row {row} speaks of the same event, {event.id}, and has another {', '.join(differences(said, event))}"
    return _unclear_type(said, event)


def _unclear_type(said: Said, event: Event) -> str:
    return f"event {event.id} is of type {event.type}, {said.kind.written!r} may be {_any_of(said)}"


def _any_of(said: Said) -> str:
    *others, last = said.kind.types
    return f"{', '.join(others)} or {last}" if others else last


def _listed(events: Sequence[Event]) -> str:
    shown = ", ".join(event.id for event in events[:SHOWN])
    return f"{shown} and {len(events) - SHOWN} more" if events[SHOWN:] else shown
