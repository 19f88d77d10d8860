"""Reading the record back as nouns."""

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import msgspec

from dateline.errors import RecordError, UsageError
from dateline.ids import sha256_hex
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.manifest import Settings
from dateline.model.report import RawReport, Refusal
from dateline.model.statement import Statement
from dateline.store.rows import report_from

__all__ = [
    "coded_events",
    "coded_report",
    "imported_at",
    "linked",
    "raw_report",
    "refusals",
    "report_ids",
    "settings_of",
    "sources_of",
    "text_of",
]

Noun = TypeVar("Noun", Statement, Figure)


def report_ids(connection: sqlite3.Connection) -> Iterator[str]:
    """The ids of all reports, sorted."""
    last = ""
    # In pieces, so that writing between two reports disturbs no open query.
    while batch := connection.execute("SELECT id FROM reports WHERE id > ? ORDER BY id LIMIT 1000", (last,)).fetchall():
        for (report_id,) in batch:
            yield str(report_id)
        last = str(batch[-1][0])


def sources_of(connection: sqlite3.Connection, report_id: str) -> tuple[str, ...]:
    """Every source that held the bytes of this report, sorted."""
    rows = connection.execute(
        "SELECT items.source FROM reports JOIN items ON items.sha256 = reports.sha256"
        " WHERE reports.id = ? AND items.outcome = 'kept' ORDER BY items.source",
        (report_id,),
    )
    return tuple(str(source) for (source,) in rows)


def coded_report(connection: sqlite3.Connection, report_id: str) -> CodedReport:
    """A report with its events, statements and figures in reading order.

    Raises:
        UsageError: the record holds no report of that id.
    """
    row = connection.execute("SELECT text, payload FROM reports WHERE id = ?", (report_id,)).fetchone()
    if row is None:
        raise UsageError(f"no report {report_id!r} in this record")
    return CodedReport(
        report=report_from(row[0], row[1], sources_of(connection, report_id)),
        events=tuple(coded_events(connection, report_id)),
        statements=tuple(_decoded(connection, "statements", report_id, Statement)),
        figures=tuple(_decoded(connection, "figures", report_id, Figure)),
    )


def coded_events(connection: sqlite3.Connection, report_id: str) -> Iterator[Event]:
    """The events of a report as they were coded, in reading order."""
    query = (
        "SELECT payload, incident_id, copied_in FROM events LEFT JOIN event_links ON event_links.event_id = events.id"
        " WHERE report_id = ? ORDER BY position"
    )
    for payload, incident_id, copied_in in connection.execute(query, (report_id,)):
        yield linked(msgspec.json.decode(payload, type=Event), incident_id, copied_in)


def linked(event: Event, incident_id: str | None, copied_in: str | None) -> Event:
    """The event as its report tells it, with what other reports make of it."""
    return replace(event, incident_id=incident_id, copied_in=copied_in)


def _decoded(connection: sqlite3.Connection, table: str, report_id: str, noun: type[Noun]) -> Iterator[Noun]:
    query = f"SELECT payload FROM {table} WHERE report_id = ? ORDER BY position"
    for (payload,) in connection.execute(query, (report_id,)):
        yield msgspec.json.decode(payload, type=noun)


def text_of(connection: sqlite3.Connection, report_id: str) -> str:
    """The text of a report; empty where there is no such report."""
    row = connection.execute("SELECT text FROM reports WHERE id = ?", (report_id,)).fetchone()
    return str(row[0]) if row else ""


def imported_at(connection: sqlite3.Connection, report_id: str) -> str | None:
    """When the bytes of a report were first read, as the journal tells it."""
    row = connection.execute(
        "SELECT min(journal.time) FROM reports JOIN items ON items.sha256 = reports.sha256"
        " JOIN journal ON journal.action = 'import' AND journal.subject = items.id WHERE reports.id = ?",
        (report_id,),
    ).fetchone()
    return row[0] if row else None


def raw_report(connection: sqlite3.Connection, sha256: str) -> RawReport:
    """The bytes of a report as they arrived, under the first of their sources.

    Raises:
        UsageError: the record holds no such bytes.
        RecordError: the stored bytes cannot be unpacked or no longer fit their hash.
    """
    row = connection.execute("SELECT packed FROM raw WHERE sha256 = ?", (sha256,)).fetchone()
    item = connection.execute(
        "SELECT source, media_type, retrieved_at, url FROM items WHERE sha256 = ? ORDER BY source LIMIT 1", (sha256,)
    ).fetchone()
    if row is None or item is None:
        raise UsageError(f"no bytes with the SHA-256 {sha256} in this record")
    try:
        raw = zlib.decompress(row[0])
    except zlib.error as error:
        raise RecordError(f"bytes {sha256[:16]}: cannot be unpacked ({error}); run `dateline verify`") from error
    if sha256_hex(raw) != sha256:
        raise RecordError(f"bytes {sha256[:16]}: no longer fit their SHA-256; run `dateline verify`")
    source, media_type, retrieved_at, url = item
    return RawReport(
        source=source, media_type=media_type or "", raw=raw, sha256=sha256, retrieved_at=retrieved_at, url=url
    )


def refusals(connection: sqlite3.Connection) -> Iterator[Refusal]:
    """Every item that was dropped or quarantined, by source."""
    rows = connection.execute(
        "SELECT source, outcome, reason, message, sha256 FROM items WHERE outcome <> 'kept' ORDER BY source, id"
    )
    for source, outcome, reason, message, sha256 in rows:
        yield Refusal(source=source, outcome=outcome, reason=reason or "", message=message or "", sha256=sha256)


def settings_of(connection: sqlite3.Connection, report_id: str) -> Settings:
    """The settings with which a report was coded.

    Raises:
        UsageError: the record holds no report of that id.
    """
    row = connection.execute(
        "SELECT settings.payload FROM reports JOIN settings ON settings.id = reports.settings_id WHERE reports.id = ?",
        (report_id,),
    ).fetchone()
    if row is None:
        raise UsageError(f"no report {report_id!r} in this record")
    return msgspec.json.decode(row[0], type=Settings)
