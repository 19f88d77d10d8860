"""Looking through incidents, reports and publishers a page at a time."""

import sqlite3
from dataclasses import dataclass

import msgspec

from dateline.model.incident import Incident
from dateline.store.query import match_words

__all__ = ["IncidentQuery", "PublisherLine", "ReportRow", "incident_page", "publishers", "report_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentQuery:
    """Which incidents to look at; null lets all through. `words` must stand near one of its events."""

    words: str | None = None
    type: str | None = None
    country: str | None = None
    corroboration: str | None = None
    since: str | None = None
    until: str | None = None
    conflicting: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in one line, with how many events stand in it and how many of them no one has judged."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    events: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherLine:
    """A publisher as the reports name it, null where they name none, with how many reports it has here."""

    name: str | None
    reports: int
    first: str | None
    last: str | None


def _incident_where(query: IncidentQuery) -> tuple[str, list[object]]:
    tests: list[str] = []
    values: list[object] = []
    for name in ("type", "country", "corroboration"):
        if (value := getattr(query, name)) is not None:
            tests.append(f"{name} = ?")
            values.append(value)
    for name, test in (("since", "start >= ?"), ("until", "start <= ?")):
        if value := getattr(query, name):
            tests.append(test)
            values.append(value)
    if query.conflicting:
        tests.append("json_array_length(payload, '$.disagreements') > 0")
    if query.several:
        tests.append("reports > 1")
    if query.words and (asked := match_words(query.words)):
        tests.append(
            "id IN (SELECT incident_id FROM event_links JOIN standing USING (event_id)"
            " WHERE standing.n IN (SELECT rowid FROM standing_fts WHERE standing_fts MATCH ?))"
        )
        values.append(asked)
    return " AND ".join(tests) or "1", values


def incident_page(
    connection: sqlite3.Connection, query: IncidentQuery, *, limit: int, offset: int = 0
) -> tuple[list[Incident], int]:
    """The incidents that pass, those that most sources tell first, and how many pass in all."""
    condition, values = _incident_where(query)
    total = int(connection.execute(f"SELECT count(*) FROM incidents WHERE {condition}", values).fetchone()[0])
    rows = connection.execute(
        f"SELECT payload FROM incidents WHERE {condition}"
        " ORDER BY independent_sources DESC, reports DESC, id DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return [msgspec.json.decode(payload, type=Incident) for (payload,) in rows], total


def report_page(
    connection: sqlite3.Connection,
    *,
    words: str | None = None,
    publisher: str | None = None,
    limit: int,
    offset: int = 0,
) -> tuple[list[ReportRow], int]:
    """The reports whose texts hold all the words, the newest first, and how many there are."""
    tests, values = ["1"], list[object]()
    if publisher is not None:
        tests.append("publisher = ?" if publisher else "publisher IS NULL")
        values += [publisher] if publisher else []
    if words and (asked := match_words(words)):
        tests.append("n IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH ?)")
        values.append(asked)
    condition = " AND ".join(tests)
    total = int(connection.execute(f"SELECT count(*) FROM reports WHERE {condition}", values).fetchone()[0])
    mine = "(SELECT count(*) FROM standing WHERE standing.report_id = reports.id"
    rows = connection.execute(
        f"SELECT id, title, publisher, published, language, {mine}), {mine} AND review = 'unreviewed')"
        f" FROM reports WHERE {condition} ORDER BY published DESC, id LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    names = ("id", "title", "publisher", "published", "language", "events", "waiting")
    return [ReportRow(**dict(zip(names, row, strict=True))) for row in rows], total


def publishers(connection: sqlite3.Connection) -> list[PublisherLine]:
    """All publishers, those with most reports first."""
    rows = connection.execute(
        "SELECT publisher, count(*), min(published), max(published) FROM reports GROUP BY publisher"
        " ORDER BY count(*) DESC, publisher"
    )
    return [PublisherLine(name=name, reports=int(reports), first=a, last=b) for name, reports, a, b in rows]
