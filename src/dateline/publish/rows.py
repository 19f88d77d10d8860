"""The rows of an export: each noun as plain JSON values, with the fields and the order of the record contract."""

from collections.abc import Iterable

import msgspec

from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.incident import Incident
from dateline.model.passage import Lineage, Passage
from dateline.model.place import Place
from dateline.model.report import Report
from dateline.model.span import Evidence, Span
from dateline.model.statement import Statement
from dateline.publish.exported import ExportedReport

__all__ = [
    "Row",
    "drawn_as",
    "event_row",
    "events_in_order",
    "figure_row",
    "figures_in_order",
    "incident_row",
    "lineage_row",
    "passage_row",
    "report_row",
    "statement_row",
    "statements_in_order",
]

Row = dict[str, object]
"""One JSON object on its way out; its fields are those of the published schema of its kind."""

EVENT_FIELDS = (
    *("id", "report_id", "incident_id", "group_id", "type", "types", "mode", "crosswalk", "trigger"),
    *("actor", "target", "actor_id", "target_id", "place", "date", "occasion", "messages", "messages_evidence"),
    *("status", "source", "copied_in", "score", "belief", "place_belief", "coder", "review", "basis", "evidence"),
)
STATEMENT_FIELDS = (
    *("id", "report_id", "speaker", "speaker_role", "speaker_id", "outlet", "date", "quote", "mode", "language"),
    "evidence",
)
FIGURE_FIELDS = (
    *("id", "report_id", "event_id", "measure", "unit", "low", "high", "modifier", "text", "claimant"),
    *("claimant_kind", "place", "date", "stance", "evidence"),
)

PASSAGE_FIELDS = ("id", "a", "b", "characters", "similarity", "direction", "direction_basis")
INCIDENT_FIELDS = (
    *("id", "type", "place", "date", "event_ids", "report_ids", "publishers", "independent_sources"),
    *("corroboration", "figures", "disagreements", "links", "score"),
)


def report_row(exported: ExportedReport) -> Row:
    """A document as read, its masthead laid flat; spans are half-open, in code points of `text`."""
    report = exported.coded.report
    sources = exported.sources or (report.source,)
    return {
        "id": report.id,
        "source": sources[0],
        "sources": list(sources),
        "sha256": report.sha256,
        "media_type": report.media_type,
        "retrieved_at": report.retrieved_at,
        "text_sha256": report.text_sha256,
        "extractor": report.extractor,
        **_masthead(report),
        "furniture": [{**_span(part.span), "kind": part.kind} for part in report.furniture],
        "media": [msgspec.to_builtins(media) for media in report.media],
        "register": dict(exported.register) if exported.register else None,
        "text": report.text,
    }


def _masthead(report: Report) -> Row:
    head = report.masthead
    return {
        "title": head.title,
        "byline": head.byline,
        "publisher": head.publisher,
        "published": head.published,
        "published_basis": head.published_basis,
        "dateline_place": head.dateline_place,
        "language": head.language,
        "url": head.url,
        "masthead_evidence": {
            field: _span(shown) if isinstance(shown, Span) else {"metadata": shown}
            for field, shown in sorted(head.evidence.items())
        },
    }


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def event_row(event: Event) -> Row:
    """One event with every value, its basis and its evidence."""
    return _ordered(event, EVENT_FIELDS)


def passage_row(passage: Passage) -> Row:
    """One stretch of text that two reports share."""
    return _ordered(passage, PASSAGE_FIELDS)


def lineage_row(lineage: Lineage) -> Row:
    """Reports that passages tie together."""
    return _ordered(lineage, ("id", "passage_ids", "report_ids", "earliest"))


def incident_row(incident: Incident) -> Row:
    """One thing that happened, as all reports tell it."""
    return _ordered(incident, INCIDENT_FIELDS)


def statement_row(statement: Statement) -> Row:
    """Somebody's own words with their speaker."""
    return _ordered(statement, STATEMENT_FIELDS)


def figure_row(figure: Figure) -> Row:
    """Somebody's number. `date` is null where the coder gives a figure no date of its own."""
    return _ordered(figure, FIGURE_FIELDS)


def _ordered(noun: Event | Statement | Figure | Passage | Lineage | Incident, fields: tuple[str, ...]) -> Row:
    """The noun's values in the order of the contract; what the model has beyond it follows."""
    values: Row = msgspec.to_builtins(noun)
    return {name: values.get(name) for name in fields} | values


def events_in_order(coded: CodedReport) -> list[Event]:
    """The events of a report by where their trigger stands, then their place."""
    return sorted(coded.events, key=lambda event: (event.trigger.start, _first(event.evidence, "place"), event.id))


def statements_in_order(coded: CodedReport) -> list[Statement]:
    """The statements of a report by where their quotation begins."""
    return sorted(coded.statements, key=lambda statement: (_first(statement.evidence, "quote"), statement.id))


def figures_in_order(coded: CodedReport) -> list[Figure]:
    """The figures of a report by where their number stands."""
    return sorted(coded.figures, key=lambda figure: (_first(figure.evidence, "value"), figure.id))


def _first(evidence: Iterable[Evidence], of: str) -> int:
    """Where the first words for `of` begin; -1 where nothing shows it."""
    return min((words.start for words in evidence if words.of == of), default=-1)


def drawn_as(place: Place | None) -> str:
    """How precisely a place may be drawn: as a "point", a "region", a "country", or "nowhere".

    A point is only drawn for a place of precision 1 or 2 that is smaller than a first-level division;
    the coordinates of a region or a country are a centre, not a place where anything happened.
    """
    if place is None:
        return "nowhere"
    if place.level == "country":
        return "country" if place.country else "nowhere"
    if place.lat is None or place.lon is None:
        return "country" if place.country else "nowhere"
    return "region" if place.level == "admin1" or place.precision > 2 else "point"
