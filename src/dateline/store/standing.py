"""The events of a report as they stand, coded and judged: kept in step with both."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from dateline.errors import UsageError
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.review import Review, Stood
from dateline.review.attach import Judged, judged_events
from dateline.review.fold import Folded, fold
from dateline.store.links import event_link
from dateline.store.read import coded_events, coded_report, text_of
from dateline.store.reviews import judged_reports, reviews
from dateline.store.rows import Row, canonical

__all__ = [
    "STANDING_COLUMNS",
    "folded",
    "judged_report",
    "judged_twice",
    "lost_reviews",
    "report_of",
    "stand",
    "standing_report",
    "standing_rows",
    "stood_event",
]

AROUND = 240
"""So many characters before and behind the trigger are found by the words of a search."""

STANDING_COLUMNS = (
    *("event_id", "report_id", "position", "origin", "review", "reviewers", "type", "status", "level", "precision"),
    *("country", "admin1", "place", "lat", "lon", "start", "finish", "score", "publisher", "payload"),
)


def stand(connection: sqlite3.Connection, report_id: str) -> None:
    """Write the events of a report as they stand in place of how they stood, inside the transaction that is open."""
    _forget(connection, report_id)
    columns, marks = ", ".join(STANDING_COLUMNS), ", ".join("?" * len(STANDING_COLUMNS))
    for row, words, authors in standing_rows(connection, report_id):
        n = connection.execute(f"INSERT INTO standing ({columns}) VALUES ({marks})", row).lastrowid
        connection.execute("INSERT INTO standing_fts (rowid, words) VALUES (?, ?)", (n, words))
        connection.executemany(
            "INSERT INTO reviewed_by (event_id, author) VALUES (?, ?)", [(row[0], author) for author in authors]
        )


def _forget(connection: sqlite3.Connection, report_id: str) -> None:
    mine = "SELECT {} FROM standing WHERE report_id = ?"
    connection.execute(f"DELETE FROM standing_fts WHERE rowid IN ({mine.format('n')})", (report_id,))
    connection.execute(f"DELETE FROM reviewed_by WHERE event_id IN ({mine.format('event_id')})", (report_id,))
    connection.execute("DELETE FROM standing WHERE report_id = ?", (report_id,))


def standing_rows(connection: sqlite3.Connection, report_id: str) -> Iterator[tuple[Row, str, tuple[str, ...]]]:
    """What stands of a report: for each event its row, the words around it, and who judged it."""
    held = connection.execute("SELECT text, publisher FROM reports WHERE id = ?", (report_id,)).fetchone()
    if held is None:
        return
    for position, stood in enumerate(folded(connection, report_id).events):
        yield _row(stood, position, held[1]), _words(stood.event, str(held[0])), stood.reviewers


def _row(stood: Stood, position: int, publisher: str | None) -> Row:
    event = stood.event
    place, date = event.place, event.date
    where: Row = (None,) * 7
    if place:
        where = (place.level, place.precision, place.country, place.admin1, place.name, place.lat, place.lon)
    return (
        *(event.id, event.report_id, position, stood.origin, event.review, len(stood.reviewers)),
        *(event.type, event.status, *where),
        *((date.start, date.end) if date else (None, None)),
        *(event.score, publisher, canonical(_bare(event)) if stood.reviews else None),
    )


def _bare(event: Event) -> Event:
    """The event without what linking makes of it, which changes with every linking."""
    return replace(event, incident_id=None, copied_in=None)


def _words(event: Event, text: str) -> str:
    start = max(0, event.trigger.start - AROUND)
    place = event.place
    named = f" {place.name} {place.admin1 or ''}" if place else ""
    return text[start : event.trigger.end + AROUND] + named


def folded(connection: sqlite3.Connection, report_id: str, author: str | None = None) -> Folded:
    """The events of a report as they stand, and the judgements that fit none; of one person alone where given.

    Raises:
        UsageError: the record holds no report of that id.
    """
    coded = coded_report(connection, report_id)
    return fold(coded.events, reviews(connection, report_id=report_id, author=author), coded.report.text)


def standing_report(connection: sqlite3.Connection, report_id: str) -> CodedReport:
    """A report with its events as they stand; the rejected ones are among them and say so.

    Raises:
        UsageError: the record holds no report of that id.
    """
    coded = coded_report(connection, report_id)
    found = fold(coded.events, reviews(connection, report_id=report_id), coded.report.text)
    return replace(coded, events=tuple(_linked(connection, stood.event) for stood in found.events))


def judged_twice(connection: sqlite3.Connection) -> Iterator[Judged]:
    """The events that people judged in reports that two people or more judged, by report and time."""
    query = "SELECT report_id FROM reviews GROUP BY report_id HAVING count(DISTINCT author) > 1 ORDER BY report_id"
    for (report_id,) in connection.execute(query).fetchall():
        yield from judged_report(connection, report_id)


def judged_report(connection: sqlite3.Connection, report_id: str) -> tuple[Judged, ...]:
    """The events of one report that people judged, each with the event that it is now."""
    events = tuple(coded_events(connection, report_id))
    return judged_events(events, reviews(connection, report_id=report_id), text_of(connection, report_id))


def stood_event(connection: sqlite3.Connection, event_id: str, seen_by: str | None = None) -> Stood:
    """One event as it stands, with its judgements and links; as one person sees it who knows only their own, if given.

    An id under which it was judged before a new coding finds it too.

    Raises:
        UsageError: no event of that id stands in the record.
    """
    report_id = report_of(connection, event_id) or _judged_in(connection, event_id)
    found = folded(connection, report_id, seen_by).events if report_id else ()
    own = (stood for stood in found if stood.event.id == event_id)
    judged = (stood for stood in found if any(review.event_id == event_id for review in stood.reviews))
    stood = next(own, None) or next(judged, None)
    if stood is None:
        raise UsageError(f"no event {event_id!r} in this record")
    return replace(stood, event=_linked(connection, stood.event))


def _judged_in(connection: sqlite3.Connection, event_id: str) -> str | None:
    row = connection.execute("SELECT report_id FROM reviews WHERE event_id = ? LIMIT 1", (event_id,)).fetchone()
    return str(row[0]) if row else None


def report_of(connection: sqlite3.Connection, event_id: str) -> str | None:
    """The id of the report in which an event stands; null where none of that id stands."""
    row = connection.execute("SELECT report_id FROM standing WHERE event_id = ?", (event_id,)).fetchone()
    return str(row[0]) if row else None


def lost_reviews(connection: sqlite3.Connection) -> Iterator[Review]:
    """The judgements whose events are no longer coded, by report and time."""
    for report_id in judged_reports(connection):
        try:
            yield from folded(connection, report_id).lost
        except UsageError:
            yield from reviews(connection, report_id=report_id)


def _linked(connection: sqlite3.Connection, event: Event) -> Event:
    link = event_link(connection, event.id)
    return replace(event, incident_id=link.incident_id, copied_in=link.copied_in) if link else event
