"""The record as flat tables for a spreadsheet or a statistics package.

A cell of several values joins them with " | ". Evidence is "kind start-end", half-open, in code points of
the report's text. Coordinates are empty where the place is a region or a country, whose centre is no place.
The last column of every row, `handling`, says INTERNAL, so that a table cut loose from its folder still does.
The files are UTF-8 without a byte order mark.

Words that begin with = + - @ or a tab get an apostrophe in front: a spreadsheet would run them as a formula,
and reports are written by strangers. Numbers keep their sign. JSON Lines holds the words unchanged.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.incident import Claim, Incident
from dateline.model.place import Place
from dateline.model.report import Report
from dateline.model.span import Evidence
from dateline.model.statement import Statement
from dateline.model.when import When
from dateline.publish.exported import ExportedLinks, ExportedReport
from dateline.publish.files import PrivateFile
from dateline.publish.rows import drawn_as, events_in_order, figures_in_order, statements_in_order

__all__ = ["COLUMNS", "event_csv", "guarded", "incident_csv", "write_csv_links", "write_csv_tables"]

Cell = str | int | float | None

REPORT = ("report_title", "report_publisher", "report_published", "report_source")
PLACE_PARTS = ("text", "name", "level", "country", "admin1", "lat", "lon", "geonames_id", "precision", "basis")
DATE_PARTS = ("start", "end", "precision", "basis", "text")
PLACE = tuple(f"place_{part}" for part in PLACE_PARTS)
DATE = tuple(f"date_{part}" for part in DATE_PARTS)
LAST = ("evidence", "handling")

EVENT = (
    *("id", "report_id", "type", "mode", "status", "review", "actor", "target", "occasion", "source", "score"),
    *("group_id", "incident_id", "actor_id", "target_id", "copied_in", "coder"),
)
STATEMENT = ("id", "report_id", "speaker", "speaker_role", "speaker_id", "outlet", "quote", "mode", "language")
FIGURE = (
    *("id", "report_id", "event_id", "measure", "unit", "low", "high", "modifier", "text"),
    *("claimant", "claimant_kind", "stance"),
)
CODES = ("plover", "cameo", "acled")

COLUMNS = {
    "events": (*EVENT, "types", "trigger", "messages", *CODES, *DATE, *PLACE, *REPORT, *LAST),
    "statements": (*STATEMENT, *DATE, *REPORT, *LAST),
    "figures": (*FIGURE, *PLACE, *REPORT, *LAST),
}
"""The columns of each table, left to right."""

INCIDENT = ("id", "type", "independent_sources", "corroboration", "score")
INCIDENT_COLUMNS = (
    *INCIDENT,
    *("statuses", "event_ids", "report_ids", "publishers", "claims", "disagreements"),
    *DATE,
    *PLACE,
    "handling",
)

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# The six that OWASP names under "CSV Injection".


def write_csv_tables(reports: Iterable[ExportedReport], out: Path) -> tuple[PrivateFile, ...]:
    """Write events.csv, statements.csv and figures.csv to `out`, one report in memory at a time."""
    with ExitStack() as stack:
        files = {kind: stack.enter_context(PrivateFile(out / f"{kind}.csv")) for kind in COLUMNS}
        add = {kind: _table(files[kind], columns) for kind, columns in COLUMNS.items()}
        for exported in reports:
            coded = exported.coded
            about = _report(coded.report, exported.sources)
            for event in events_in_order(coded):
                add["events"](_event(event) | about)
            for statement in statements_in_order(coded):
                add["statements"](_statement(statement) | about)
            for figure in figures_in_order(coded):
                add["figures"](_figure(figure) | about)
    return tuple(files.values())


def event_csv(events: Iterable[tuple[Event, Report]]) -> Iterator[str]:
    """The table of events as text, a line at a time, heading first; each event comes with its report."""
    return _lines(COLUMNS["events"], (_event(event) | _report(report, ()) for event, report in events))


def incident_csv(incidents: Iterable[Incident]) -> Iterator[str]:
    """The table of incidents as text, a line at a time, heading first."""
    return _lines(INCIDENT_COLUMNS, map(_incident, incidents))


def _lines(columns: tuple[str, ...], rows: Iterable[dict[str, Cell]]) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        yield line.getvalue()
        line.seek(0)
        line.truncate()
        writer.writerow([guarded(row[name]) for name in columns])
    yield line.getvalue()


def write_csv_links(links: ExportedLinks, out: Path) -> tuple[PrivateFile, ...]:
    """Write incidents.csv to `out`: a row for each incident, its claims and disagreements in words."""
    with PrivateFile(out / "incidents.csv") as file:
        add = _table(file, INCIDENT_COLUMNS)
        for incident in links.incidents:
            add(_incident(incident))
    return (file,)


def _incident(incident: Incident) -> dict[str, Cell]:
    claims = (f"{f.measure}: {_claim(c)}" for f in incident.figures for c in f.claims)
    conflicts = (f"{d.measure or d.about}: {' / '.join(p.value for p in d.positions)}" for d in incident.disagreements)
    joined: dict[str, Cell] = {
        "statuses": " | ".join(incident.statuses),
        "event_ids": " | ".join(incident.event_ids),
        "report_ids": " | ".join(incident.report_ids),
        "publishers": " | ".join(incident.publishers),
        "claims": " | ".join(claims),
        "disagreements": " | ".join(conflicts),
        "handling": "INTERNAL",
    }
    plain = {name: getattr(incident, name) for name in INCIDENT}
    return plain | joined | _place(incident.place) | _date(incident.date)


def _claim(claim: Claim) -> str:
    stance = "" if claim.stance == "asserts" else f" {claim.stance}"
    return f"{claim.text} ({claim.claimant or 'the report'}{stance}, {claim.report_id})"


def _table(file: PrivateFile, columns: tuple[str, ...]) -> Callable[[dict[str, Cell]], None]:
    """Write the heading to `file`; what is returned adds one row below it."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)

    def add(cells: dict[str, Cell]) -> None:
        writer.writerow([guarded(cells[name]) for name in columns])
        file.rows += 1

    return add


def guarded(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: words that look like one get an apostrophe in front."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _report(report: Report, sources: tuple[str, ...]) -> dict[str, Cell]:
    head = report.masthead
    source = sources[0] if sources else report.source
    return dict(zip(REPORT, (head.title, head.publisher, head.published, source), strict=True))


def _event(event: Event) -> dict[str, Cell]:
    plain = _plain(event, EVENT)
    codes: dict[str, Cell] = {name: event.crosswalk.get(name) for name in CODES}
    joined: dict[str, Cell] = {"types": " | ".join(event.types), "messages": " | ".join(event.messages)}
    joined["trigger"] = event.trigger.exact
    shown = _evidence((event.trigger, *event.evidence, *event.messages_evidence))
    return plain | codes | joined | _place(event.place) | _date(event.date) | shown


def _statement(statement: Statement) -> dict[str, Cell]:
    return _plain(statement, STATEMENT) | _date(statement.date) | _evidence(statement.evidence)


def _figure(figure: Figure) -> dict[str, Cell]:
    return _plain(figure, FIGURE) | _place(figure.place) | _evidence(figure.evidence)


def _plain(noun: Event | Statement | Figure | Place | When, names: Iterable[str], prefix: str = "") -> dict[str, Cell]:
    return {prefix + name: getattr(noun, name) for name in names}


def _place(place: Place | None) -> dict[str, Cell]:
    if place is None:
        return dict.fromkeys(PLACE)
    cells = _plain(place, PLACE_PARTS, "place_")
    return cells if drawn_as(place) == "point" else cells | {"place_lat": None, "place_lon": None}


def _date(when: When | None) -> dict[str, Cell]:
    if when is None:
        return dict.fromkeys(DATE)
    return _plain(when, DATE_PARTS, "date_")


def _evidence(evidence: Iterable[Evidence]) -> dict[str, Cell]:
    spans = sorted({(words.start, words.end, words.of) for words in evidence})
    return {"evidence": " | ".join(f"{of} {start}-{end}" for start, end, of in spans), "handling": "INTERNAL"}
