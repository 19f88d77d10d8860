"""How the nouns lie in the tables, and the hash that each row carries."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.report import RawReport, Refusal, Report
from dateline.model.statement import Statement

__all__ = [
    "COLUMNS",
    "Row",
    "Value",
    "canonical",
    "event_row",
    "figure_row",
    "item_row",
    "refusal_row",
    "report_from",
    "report_row",
    "row_sha256",
    "statement_row",
]

Value = str | int | float | bytes | None
Row = tuple[Value, ...]

COLUMNS: dict[str, tuple[str, ...]] = {
    "schema_history": ("version", "name"),
    "raw": ("sha256", "size", "packed"),
    "items": ("id", "source", "sha256", "outcome", "reason", "message", "media_type", "url", "retrieved_at"),
    "settings": ("id", "payload"),
    "reports": (
        "id",
        "sha256",
        "coder",
        "settings_id",
        "title",
        "publisher",
        "published",
        "language",
        "text",
        "text_sha256",
        "payload",
    ),
    "events": ("id", "report_id", "position", "type", "status", "country", "place", "start", "payload"),
    "statements": ("id", "report_id", "position", "mode", "start", "payload"),
    "figures": ("id", "report_id", "position", "measure", "country", "payload"),
    "passages": ("id", "a_report", "b_report", "characters", "payload"),
    "lineages": ("id", "payload"),
    "incidents": (
        "id",
        "type",
        "country",
        "place",
        "start",
        "reports",
        "independent_sources",
        "corroboration",
        "payload",
    ),
    "event_links": ("event_id", "incident_id", "copied_in"),
    "pair_judgements": ("id", "a", "b", "payload"),
    "reviews": ("id", "report_id", "event_id", "author", "time", "action", "undoes", "payload"),
}
"""The columns that a row's hash covers, in order; `n` only numbers the rows."""


def canonical(noun: object) -> str:
    """The one JSON text of a noun: keys sorted, no white space."""
    return msgspec.json.encode(noun, order="sorted").decode("utf-8")


def row_sha256(table: str, values: Iterable[Value]) -> str:
    """The SHA-256 over a row: each value with its type and length, so that no two rows read alike."""
    whole = hashlib.sha256()
    for value in (table, *values):
        data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogateescape")
        whole.update(f"{type(value).__name__}{len(data)}:".encode())
        whole.update(data)
    return whole.hexdigest()


def item_row(item_id: str, raw: RawReport) -> Row:
    """The line of a source item that was kept."""
    return (item_id, raw.source, raw.sha256, "kept", None, None, raw.media_type, raw.url, raw.retrieved_at)


def refusal_row(item_id: str, refusal: Refusal, raw: RawReport | None) -> Row:
    """The line of a source item that was dropped or quarantined; `raw` where its bytes could be had."""
    about = (raw.media_type, raw.url, raw.retrieved_at) if raw else (None, None, None)
    return (item_id, refusal.source, refusal.sha256, refusal.outcome, refusal.reason, refusal.message, *about)


def report_row(report: Report, settings_id: str, coder: str) -> Row:
    """A report's line; its text stands in a column of its own, where full-text search finds it."""
    head = report.masthead
    named = (head.title, head.publisher, head.published, head.language)
    payload = canonical(replace(report, text=""))
    return (
        report.id,
        report.sha256,
        coder,
        settings_id,
        *named,
        report.text,
        report.text_sha256,
        payload,
    )


def report_from(text: str, payload: str, sources: Sequence[str]) -> Report:
    """The report as it was coded; its `source` is the first of all that held these bytes."""
    report = msgspec.json.decode(payload, type=Report)
    return replace(report, text=text, source=sources[0] if sources else report.source)


def event_row(event: Event, position: int) -> Row:
    """An event's line; `position` is its place in the reading order of the report."""
    place, date = event.place, event.date
    where = (place.country if place else None, place.name if place else None)
    start = date.start if date else None
    return (event.id, event.report_id, position, event.type, event.status, *where, start, canonical(event))


def statement_row(statement: Statement, position: int) -> Row:
    """A statement's line. The speaker is no column: names of people are never a key of the record."""
    start = statement.date.start if statement.date else None
    return (statement.id, statement.report_id, position, statement.mode, start, canonical(statement))


def figure_row(figure: Figure, position: int) -> Row:
    """A figure's line."""
    country = figure.place.country if figure.place else None
    return (figure.id, figure.report_id, position, figure.measure, country, canonical(figure))
