"""Passages, lineages, incidents and what people judged of pairs: written as a whole, read one by one."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import msgspec

from dateline.errors import UsageError
from dateline.ids import content_id, sha256_hex
from dateline.model.incident import Incident, PairJudgement
from dateline.model.journal import Scalar
from dateline.model.links import EventLink, Links
from dateline.model.passage import Lineage, Passage
from dateline.store import journal
from dateline.store.reviews import next_time
from dateline.store.rows import Row, canonical
from dateline.store.write import digest_of, insert

__all__ = [
    "LINK_TABLES",
    "add_judgement",
    "counts",
    "event_link",
    "incident",
    "incidents",
    "inputs_of",
    "judgements",
    "last_standing_pair",
    "lineages",
    "linked_from",
    "links_digest",
    "links_outdated",
    "near_incidents",
    "pair_history",
    "passage",
    "passages",
    "put_links",
    "replace_incidents",
]

PARTIAL = "some incidents"
"""The subject of a linking of some events only; a later linking of all does not take it for its own."""

LINK_TABLES = ("passages", "lineages", "incidents", "event_links")

Noun = TypeVar("Noun", Passage, Lineage, Incident, PairJudgement)


# That an event is right as it is coded changes no incident.
STANDING_OTHERWISE = (
    "SELECT iif(review = 'rejected', event_id, json_remove(standing.payload, '$.review')) FROM standing"
    " LEFT JOIN events ON events.id = event_id WHERE review IN ('accepted', 'corrected', 'rejected')"
    " AND standing.payload IS NOT NULL AND (events.id IS NULL"
    " OR review = 'rejected' OR json_remove(standing.payload, '$.review') <> json_remove(events.payload, '$.review'))"
    " ORDER BY event_id"
)
"""The events that judgements have made other than they were coded."""


def inputs_of(connection: sqlite3.Connection) -> str:
    """One hash for all that links are made from: the coded reports and the judgements of events and pairs."""
    hashes = connection.execute("SELECT row_sha256 FROM reports ORDER BY id").fetchall()
    events = connection.execute("SELECT row_sha256 FROM events ORDER BY id").fetchall()
    figures = connection.execute("SELECT row_sha256 FROM figures ORDER BY id").fetchall()
    judged = connection.execute("SELECT row_sha256 FROM pair_judgements ORDER BY n").fetchall()
    found = [str(row[0]) for row in (*hashes, *events, *figures, *judged, *connection.execute(STANDING_OTHERWISE))]
    return sha256_hex("\n".join(found).encode("utf-8", "surrogateescape"))


def _judged_by(connection: sqlite3.Connection) -> str:
    """One hash for all that judgements change of what links are made from."""
    pairs = connection.execute("SELECT row_sha256 FROM pair_judgements ORDER BY n")
    found = [str(row[0]) for row in (*pairs, *connection.execute(STANDING_OTHERWISE))]
    return sha256_hex("\n".join(found).encode("utf-8", "surrogateescape"))


def linked_from(connection: sqlite3.Connection) -> str | None:
    """The subject of the last linking, which names what it was made from; null where there was none."""
    row = connection.execute("SELECT subject FROM journal WHERE action = 'link' ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None


def links_outdated(connection: sqlite3.Connection) -> bool:
    """Whether reports were coded or pairs judged since the last linking; false where there was none."""
    links = "SELECT seq, subject, details ->> 'inputs', details ->> 'judged' FROM journal WHERE action = 'link'"
    last = connection.execute(f"{links} ORDER BY seq DESC LIMIT 1").fetchone()
    if last is None or last[1] != PARTIAL:
        return last is not None and last[2] is not None and last[2] != inputs_of(connection)
    whole = connection.execute(f"{links} AND subject <> ? ORDER BY seq DESC LIMIT 1", (PARTIAL,)).fetchone()
    # A linking of some events follows every judgement that changes any, but not a new coding.
    coded = "SELECT 1 FROM journal WHERE seq > ? AND action = 'code' LIMIT 1"
    is_coded = connection.execute(coded, (whole[0] if whole else 0,)).fetchone() is not None
    return is_coded or last[3] != _judged_by(connection)


def put_links(connection: sqlite3.Connection, links: Links, subject: str, tool: str) -> None:
    """Write `links` in place of the earlier ones, with one line in the journal; `subject` names what they were made
    from."""
    for table in LINK_TABLES:
        connection.execute(f"DELETE FROM {table}")
    hashes = [insert(connection, table, row) for table, row in _rows(links)]
    details: dict[str, Scalar] = {
        "inputs": inputs_of(connection),
        "passages": len(links.passages),
        "lineages": len(links.lineages),
        "incidents": len(links.incidents),
        "digest": digest_of(hashes),
    }
    journal.append(connection, "link", subject, details, tool=tool)


def replace_incidents(
    connection: sqlite3.Connection,
    event_ids: Sequence[str],
    made: Sequence[Incident],
    copied: Mapping[str, str | None],
    tool: str,
) -> None:
    """Write `made` in place of the incidents that hold any of `event_ids`, with one line in the journal; `copied` maps
    events to the passage that they stand in when they stand in copied text alone.

    What else is linked stays as it is; an event that is in none of `made` is in no incident any more.
    """
    marks = ", ".join("?" * len(event_ids))
    held = f"SELECT DISTINCT incident_id FROM event_links WHERE event_id IN ({marks})"
    for old in connection.execute(held, tuple(event_ids)).fetchall():
        connection.execute("DELETE FROM incidents WHERE id = ?", old)
    connection.execute(f"DELETE FROM event_links WHERE event_id IN ({marks})", tuple(event_ids))
    for told in made:
        insert(connection, "incidents", _incident_row(told))
        for event_id in told.event_ids:
            insert(connection, "event_links", (event_id, told.id, copied.get(event_id)))
    details: dict[str, Scalar] = {
        "events": len(event_ids),
        "judged": _judged_by(connection),
        "digest": links_digest(connection),
    }
    journal.append(connection, "link", PARTIAL, details, tool=tool)


def links_digest(connection: sqlite3.Connection) -> str:
    """One hash for all rows of LINK_TABLES, from their hashes in order."""
    # Joined by SQLite in one step: row by row, a thread beside others would wait its turn for each.
    joined = "SELECT group_concat(row_sha256, char(10)) FROM (SELECT row_sha256 FROM {} ORDER BY n)"
    parts = [connection.execute(joined.format(table)).fetchone()[0] for table in LINK_TABLES]
    return digest_of([part for part in parts if part])


def near_incidents(connection: sqlite3.Connection, event_id: str, days: int, most: int) -> list[str]:
    """The ids of incidents in the place of an event and within so many days of it."""
    row = connection.execute(
        "SELECT incidents.id FROM standing JOIN incidents ON incidents.country IS standing.country"
        " AND incidents.start BETWEEN date(standing.start, ?) AND date(standing.start, ?)"
        " AND incidents.place IS standing.place WHERE standing.event_id = ? ORDER BY incidents.id LIMIT ?",
        (f"-{days} days", f"+{days} days", event_id, most),
    )
    return [str(found) for (found,) in row]


def pair_history(connection: sqlite3.Connection, a: str, b: str) -> list[PairJudgement]:
    """What people said of one pair, oldest first."""
    one, other = sorted((a, b))
    rows = connection.execute("SELECT id, payload FROM pair_judgements WHERE a = ? AND b = ? ORDER BY n", (one, other))
    return [replace(msgspec.json.decode(payload, type=PairJudgement), id=str(name)) for name, payload in rows]


def last_standing_pair(connection: sqlite3.Connection, author: str) -> PairJudgement | None:
    """The last judgement of a pair by a person that nobody took back; null where there is none."""
    row = connection.execute(
        "SELECT id, payload FROM pair_judgements AS p"
        " WHERE payload ->> '$.author' = ? AND payload ->> '$.undoes' IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM pair_judgements AS u WHERE u.payload ->> '$.undoes' = p.id)"
        " ORDER BY n DESC LIMIT 1",
        (author,),
    ).fetchone()
    return replace(msgspec.json.decode(row[1], type=PairJudgement), id=str(row[0])) if row else None


def _rows(links: Links) -> Iterator[tuple[str, Row]]:
    for passage in links.passages:
        where = (passage.a.report_id, passage.b.report_id)
        yield "passages", (passage.id, *where, passage.characters, canonical(passage))
    for lineage in links.lineages:
        yield "lineages", (lineage.id, canonical(lineage))
    for told in links.incidents:
        yield "incidents", _incident_row(told)
    for event_id, link in sorted(links.events.items()):
        yield "event_links", (event_id, link.incident_id, link.copied_in)


def _incident_row(told: Incident) -> Row:
    place = (told.place.country, told.place.name) if told.place else (None, None)
    start = told.date.start if told.date else None
    counts = (len(told.report_ids), told.independent_sources, told.corroboration)
    return (told.id, told.type, *place, start, *counts, canonical(told))


def add_judgement(connection: sqlite3.Connection, judged: PairJudgement, tool: str) -> PairJudgement:
    """Keep what a person says of two events under an id and a time, inside the transaction that is open."""
    time = judged.time or next_time(connection)
    kept = replace(judged, time=time, id=content_id("judgement", judged.a, judged.b, judged.author, time))
    row = (kept.id, kept.a, kept.b, canonical(kept))
    digest = insert(connection, "pair_judgements", row)
    said = {True: "same", False: "apart", None: "open"}[kept.same]
    details = {"a": kept.a, "b": kept.b, "said": said, "reason": kept.reason, "digest": digest}
    journal.append(connection, "judge", row[0], details, actor=kept.author, tool=tool)
    return kept


def judgements(connection: sqlite3.Connection) -> Iterator[PairJudgement]:
    """What people said of pairs, oldest first."""
    for judgement_id, payload in connection.execute("SELECT id, payload FROM pair_judgements ORDER BY n"):
        # The oldest ones lie without their id.
        yield replace(msgspec.json.decode(payload, type=PairJudgement), id=str(judgement_id))


def counts(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """How many passages there are, incidents, and incidents that several reports tell."""
    queries = (
        "SELECT count(*) FROM passages",
        "SELECT count(*) FROM incidents",
        "SELECT count(*) FROM incidents WHERE reports > 1",
    )
    passages, told, joined = (int(connection.execute(query).fetchone()[0]) for query in queries)
    return passages, told, joined


def passages(connection: sqlite3.Connection, report_id: str | None = None) -> Iterator[Passage]:
    """The passages of one report or of all, by id."""
    query = "SELECT payload FROM passages WHERE ?1 IS NULL OR a_report = ?1 OR b_report = ?1 ORDER BY id"
    return _decoded(connection, query, (report_id,), Passage)


def passage(connection: sqlite3.Connection, passage_id: str) -> Passage:
    """The passage of an id.

    Raises:
        UsageError: there is none.
    """
    row = connection.execute("SELECT payload FROM passages WHERE id = ?", (passage_id,)).fetchone()
    if row is None:
        raise UsageError(f"no passage {passage_id!r} in this record")
    return msgspec.json.decode(row[0], type=Passage)


def lineages(connection: sqlite3.Connection) -> Iterator[Lineage]:
    """The lineages, by id."""
    return _decoded(connection, "SELECT payload FROM lineages ORDER BY id", (), Lineage)


def incidents(connection: sqlite3.Connection, least_reports: int = 1) -> Iterator[Incident]:
    """The incidents that `least_reports` or more tell, those that most tell first, then by id."""
    query = "SELECT payload FROM incidents WHERE reports >= ? ORDER BY independent_sources DESC, reports DESC, id"
    return _decoded(connection, query, (least_reports,), Incident)


def incident(connection: sqlite3.Connection, event_id: str) -> Incident | None:
    """The incident that an event is in; null where nothing was linked since it was coded.

    The id of an incident is that of one of its events, also one that a merge replaced, so it finds the incident too.
    """
    link = event_link(connection, event_id)
    row = link and connection.execute("SELECT payload FROM incidents WHERE id = ?", (link.incident_id,)).fetchone()
    return msgspec.json.decode(row[0], type=Incident) if row else None


def event_link(connection: sqlite3.Connection, event_id: str) -> EventLink | None:
    """What an event is linked to; null where nothing was linked since it was coded."""
    query = "SELECT incident_id, copied_in FROM event_links WHERE event_id = ?"
    row = connection.execute(query, (event_id,)).fetchone()
    return EventLink(incident_id=row[0], copied_in=row[1]) if row else None


def _decoded(connection: sqlite3.Connection, query: str, values: Iterable[object], noun: type[Noun]) -> Iterator[Noun]:
    for (payload,) in connection.execute(query, tuple(values)):
        yield msgspec.json.decode(payload, type=noun)
