"""Looking for things in the record: by filter, by the beginning of an id, by words."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from dateline.errors import UsageError
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.report import Report
from dateline.model.statement import Statement
from dateline.store.read import coded_report, linked

__all__ = [
    "EventFilter",
    "Found",
    "Hit",
    "ReportLine",
    "events",
    "figures",
    "find",
    "fold",
    "match_words",
    "report_id",
    "report_lines",
    "search",
    "statements",
]

Found = Event | Statement | Figure | Report

_KINDS: dict[str, type[Event] | type[Statement] | type[Figure]] = {
    "events": Event,
    "statements": Statement,
    "figures": Figure,
}
_TABLES = (*_KINDS, "reports")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events to look at; null lets all through. `place` and `country` are compared without case or accents."""

    type: str | None = None
    country: str | None = None
    place: str | None = None
    status: str | None = None
    report_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that holds the words that were searched; `snippet` shows the first of them between [ and ]."""

    report_id: str
    title: str | None
    snippet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report in one line: its masthead and how much was coded from it."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    source: str
    events: int
    statements: int
    figures: int


STOOD = (
    "(SELECT standing.event_id, standing.report_id, standing.position, standing.type, standing.status,"
    " standing.country, standing.place, coalesce(standing.payload, events.payload) AS payload"
    " FROM standing LEFT JOIN events ON events.id = standing.event_id)"
)
"""The events as they stand, coded and judged, with the values that they are filtered by."""


def fold(name: str | None) -> str:
    """A name without case, accents and marks: "Neyshābūr" and "neyshabur" are one."""
    apart = unicodedata.normalize("NFKD", name or "")
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).casefold().strip()


def events(connection: sqlite3.Connection, wanted: EventFilter) -> Iterator[Event]:
    """The events that pass the filter, by report and reading order."""
    exact = {"status": wanted.status, "report_id": wanted.report_id}
    folded = {"country": wanted.country, "place": wanted.place}
    tests = [f"{column} = ?" for column, value in exact.items() if value is not None]
    tests += [f"fold({column}) = ?" for column, value in folded.items() if value is not None]
    values = [value for value in exact.values() if value is not None]
    values += [fold(value) for value in folded.values() if value is not None]
    if wanted.type is not None:
        tests.append("EXISTS (SELECT 1 FROM json_each(payload, '$.types') WHERE value = ?)")
        values.append(wanted.type)
    connection.create_function("fold", 1, fold, deterministic=True)
    condition = " AND ".join(tests) or "1"
    for payload, incident_id, copied_in in connection.execute(
        f"SELECT payload, incident_id, copied_in FROM {STOOD} LEFT JOIN event_links USING (event_id)"
        f" WHERE {condition} ORDER BY report_id, position",
        values,
    ):
        yield linked(msgspec.json.decode(payload, type=Event), incident_id, copied_in)


def statements(connection: sqlite3.Connection, report_id: str | None) -> Iterator[Statement]:
    """The statements of one report or of all, by report and reading order."""
    query = "SELECT payload FROM statements WHERE ?1 IS NULL OR report_id = ?1 ORDER BY report_id, position"
    for (payload,) in connection.execute(query, (report_id,)):
        yield msgspec.json.decode(payload, type=Statement)


def figures(connection: sqlite3.Connection, report_id: str | None) -> Iterator[Figure]:
    """The figures of one report or of all, by report and reading order."""
    query = "SELECT payload FROM figures WHERE ?1 IS NULL OR report_id = ?1 ORDER BY report_id, position"
    for (payload,) in connection.execute(query, (report_id,)):
        yield msgspec.json.decode(payload, type=Figure)


def report_lines(connection: sqlite3.Connection, report_id: str | None) -> Iterator[ReportLine]:
    """One report or all, a line each, by id."""
    counts = ", ".join(
        f"(SELECT count(*) FROM {table} WHERE {table}.report_id = reports.id)"
        for table in ("events", "statements", "figures")
    )
    first = "(SELECT min(source) FROM items WHERE items.sha256 = reports.sha256 AND outcome = 'kept')"
    query = (
        f"SELECT id, title, publisher, published, language, coalesce({first}, ''), {counts} FROM reports"
        " WHERE ?1 IS NULL OR id = ?1 ORDER BY id"
    )
    names = ("id", "title", "publisher", "published", "language", "source", "events", "statements", "figures")
    for row in connection.execute(query, (report_id,)):
        yield msgspec.convert(dict(zip(names, row, strict=True)), ReportLine)


def find(connection: sqlite3.Connection, prefix: str) -> Found:
    """The one event, statement, figure or report whose id is `prefix` or begins with it.

    Raises:
        UsageError: nothing begins with it, or more than one thing does; then the first few are named.
    """
    table, noun_id = _one(connection, prefix, _TABLES)
    if table == "reports":
        return coded_report(connection, noun_id).report
    if table == "events":
        row = connection.execute(f"SELECT payload FROM {STOOD} WHERE event_id = ?", (noun_id,)).fetchone()
    else:
        row = connection.execute(f"SELECT payload FROM {table} WHERE id = ?", (noun_id,)).fetchone()
    found: Found = msgspec.json.decode(row[0], type=_KINDS[table])
    return found


def report_id(connection: sqlite3.Connection, prefix: str) -> str:
    """The id of the one report that begins with `prefix`.

    Raises:
        UsageError: none does, or more than one.
    """
    return _one(connection, prefix, ("reports",))[1]


def _one(connection: sqlite3.Connection, prefix: str, tables: tuple[str, ...]) -> tuple[str, str]:
    found = [pair for table in tables for pair in _beginning_with(connection, table, prefix)]
    whole = [(table, noun_id) for table, noun_id in found if noun_id == prefix]
    chosen = whole or found
    kinds = " or ".join(table[:-1] for table in tables)
    if not chosen:
        raise UsageError(f"no {kinds} has an id that begins with {prefix!r}")
    if len(chosen) > 1:
        named = ", ".join(f"{table[:-1]} {noun_id}" for table, noun_id in chosen[:5])
        raise UsageError(f"{prefix!r} could be {named}{' ...' if len(chosen) > 5 else ''}; give more digits")
    return chosen[0]


def _beginning_with(connection: sqlite3.Connection, table: str, prefix: str) -> list[tuple[str, str]]:
    lies_in, name = ("standing", "event_id") if table == "events" else (table, "id")
    rows = connection.execute(
        f"SELECT {name} FROM {lies_in} WHERE {name} >= ? AND {name} < ? ORDER BY {name} LIMIT 6",
        (prefix, prefix + "\U0010ffff"),
    )
    return [(table, str(noun_id)) for (noun_id,) in rows]


def match_words(words: str) -> str:
    """What a full-text index is asked for: all of the words, those in double quotes together; "" for none."""
    found = [word.strip('"') for word in re.findall(r'"[^"]+"|[^\s"]+', words)]
    return " ".join(f'"{word}"' for word in found if word)


def search(connection: sqlite3.Connection, query: str, limit: int) -> Iterator[Hit]:
    """Reports whose text holds all the words of `query`, best first; words in double quotes stand together."""
    asked = match_words(query)
    if not asked:
        return
    rows = connection.execute(
        "SELECT reports.id, reports.title, snippet(reports_fts, 0, '[', ']', ' ... ', 12) FROM reports_fts"
        " JOIN reports ON reports.n = reports_fts.rowid WHERE reports_fts MATCH ?"
        " ORDER BY reports_fts.rank, reports.id LIMIT ?",
        (asked, limit),
    )
    for report_id, title, snippet in rows:
        yield Hit(report_id=report_id, title=title, snippet=snippet)
