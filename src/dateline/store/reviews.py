"""What people said of events: written once, read by report, event or person."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from dateline.ids import content_id
from dateline.model.journal import Scalar
from dateline.model.review import Review
from dateline.store import journal
from dateline.store.rows import Row, canonical
from dateline.store.write import insert

__all__ = ["add_review", "is_there", "judged_reports", "last_standing", "next_time", "reviews", "words_on"]


def next_time(connection: sqlite3.Connection) -> str:
    """A time for a judgement: now, or where the clock was set back just after the last one; the latest word stands."""
    # Each review is later than the one before it; a judgement of a pair may come with a time of its own.
    queries = (
        "SELECT time FROM reviews ORDER BY n DESC LIMIT 1",
        "SELECT coalesce(max(payload ->> 'time'), '') FROM pair_judgements",
    )
    last = max((str(row[0]) for query in queries for row in connection.execute(query)), default="")
    now = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    if now > last:
        return now
    return (dt.datetime.fromisoformat(last) + dt.timedelta(microseconds=1)).isoformat(timespec="microseconds")


def add_review(connection: sqlite3.Connection, judged: Review, tool: str) -> Review:
    """Keep a judgement under an id and a time, with its line in the journal, inside the transaction that is open."""
    time = next_time(connection)
    review = replace(judged, time=time, id=content_id("review", judged.event_id, judged.author, time))
    digest = insert(connection, "reviews", review_row(review))
    details: dict[str, Scalar] = {
        "event": review.event_id,
        "report": review.event.report_id,
        "said": review.action,
        "fields": ", ".join(review.fields),
        "reason": review.note,
        "score": review.event.score,
        "undoes": review.undoes,
        "digest": digest,
    }
    told = {name: value for name, value in details.items() if value not in (None, "")}
    journal.append(connection, "judge", review.id, told, actor=review.author, tool=tool)
    return review


def is_there(connection: sqlite3.Connection, review_id: str) -> bool:
    """Whether the record holds this judgement."""
    return connection.execute("SELECT 1 FROM reviews WHERE id = ?", (review_id,)).fetchone() is not None


def judged_reports(connection: sqlite3.Connection) -> Iterator[str]:
    """The ids of the reports of which people judged events, sorted."""
    found = connection.execute("SELECT DISTINCT report_id FROM reviews ORDER BY report_id").fetchall()
    return (str(report_id) for (report_id,) in found)


def review_row(review: Review) -> Row:
    """A judgement's line."""
    about = (review.event.report_id, review.event_id, review.author, review.time, review.action, review.undoes)
    return (review.id, *about, canonical(review))


def reviews(
    connection: sqlite3.Connection, *, report_id: str | None = None, author: str | None = None
) -> Iterator[Review]:
    """Judgements of events, oldest first; of one report or one person where these are given."""
    tests = {"report_id": report_id, "author": author}
    asked = {name: value for name, value in tests.items() if value is not None}
    where = " AND ".join(f"{name} = ?" for name in asked) or "1"
    for (payload,) in connection.execute(
        f"SELECT payload FROM reviews WHERE {where} ORDER BY n", tuple(asked.values())
    ):
        yield msgspec.json.decode(payload, type=Review)


def words_on(connection: sqlite3.Connection, event_id: str) -> int:
    """How many judgements of an event there are, also such as were taken back."""
    return int(connection.execute("SELECT count(*) FROM reviews WHERE event_id = ?", (event_id,)).fetchone()[0])


def last_standing(connection: sqlite3.Connection, author: str) -> tuple[Review, ...]:
    """The last judgement of a person that nobody took back, with those made at the same stroke, newest first."""
    standing = (
        "SELECT payload FROM reviews AS r WHERE author = ? AND action <> 'undo'"
        " AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = r.id)"
    )
    row = connection.execute(f"{standing} ORDER BY n DESC LIMIT 1", (author,)).fetchone()
    if row is None:
        return ()
    last = msgspec.json.decode(row[0], type=Review)
    if last.batch is None:
        return (last,)
    rows = connection.execute(f"{standing} AND payload ->> '$.batch' = ? ORDER BY n DESC", (author, last.batch))
    return tuple(msgspec.json.decode(payload, type=Review) for (payload,) in rows)
