"""`dateline show`: what a record holds, as tables in the terminal."""

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Annotated

import typer

from dateline.cli import sections
from dateline.cli.console import message, print_json, printable, stdout, table
from dateline.cli.options import JsonOption, RecordArgument, RecordOption, find_record
from dateline.errors import UsageError
from dateline.model.event import STATUSES
from dateline.store.query import EventFilter
from dateline.store.record import Record

__all__ = ["show"]

MOST_ROWS = 50
TYPE_NAME, COUNTRY_CODE = re.compile(r"[a-z][a-z0-9_]*"), re.compile(r"[A-Za-z]{2}")


def show(
    record: RecordArgument = None,
    record_option: RecordOption = None,
    event_type: Annotated[
        str | None, typer.Option("--type", help="Events of this codebook type, first or further.")
    ] = None,
    country: Annotated[str | None, typer.Option(help="Events in this country (ISO 3166 alpha-2).")] = None,
    place: Annotated[str | None, typer.Option(help="Events at this place, without case and accents.")] = None,
    status: Annotated[str | None, typer.Option(help="Events of this status, such as planned.")] = None,
    report: Annotated[str | None, typer.Option(metavar="ID", help="What one report says.")] = None,
    search: Annotated[str | None, typer.Option(metavar="WORDS", help="Reports that hold all of WORDS.")] = None,
    statements: Annotated[bool, typer.Option("--statements", help="Statements instead of events.")] = False,
    figures: Annotated[bool, typer.Option("--figures", help="Figures instead of events.")] = False,
    incidents: Annotated[bool, typer.Option("--incidents", help="Incidents instead of events.")] = False,
    passages: Annotated[bool, typer.Option("--passages", help="Copied passages instead of events.")] = False,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="How far people who judged the same events agree, and where not.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Rows of a table (50; with --json all).")] = None,
    as_json: JsonOption = False,
) -> None:
    """Look at a record: its reports and events, or its statements and figures.

    An id may be cut to its first digits wherever one is asked for.
    """
    _check_filters(event_type, country, status)
    most = limit or (None if as_json else MOST_ROWS)
    with Record.open(find_record(record, record_option), read_only=True) as opened:
        report_id = opened.report_id(report) if report else None
        wanted = EventFilter(type=event_type, country=country, place=place, status=status, report_id=report_id)
        instead = _Instead(search, statements, figures, incidents, passages, agreement)
        _check_use(wanted, instead)
        found = list(_sections(opened, wanted, most, instead))
    if as_json:
        print_json({section.name: section.nouns for section in found})
        return
    for section in found:
        _print(section)


def _check_filters(event_type: str | None, country: str | None, status: str | None) -> None:
    """Refuse what no event can have; a type may be of the user's own codebook, so only its form counts."""
    if event_type is not None and not TYPE_NAME.fullmatch(event_type):
        raise UsageError(f"{event_type!r} is no type of event; `dateline codebook list` shows them")
    if country is not None and not COUNTRY_CODE.fullmatch(country):
        raise UsageError(f"{country!r} is no country code; give two letters, such as NG for Nigeria")
    if status is not None and status not in STATUSES:
        raise UsageError(f"{status!r} is no status; there are {', '.join(STATUSES)}")


def _check_use(wanted: EventFilter, instead: "_Instead") -> None:
    """Refuse filters that say nothing of what is asked for."""
    if instead.agreement and wanted != EventFilter():
        raise UsageError("--agreement is of the whole record; leave the filters off")
    others = instead.search is not None or instead.statements or instead.figures or instead.passages
    if others and wanted != EventFilter(report_id=wanted.report_id):
        raise UsageError("--type, --country, --place and --status are of events and incidents; leave them off here")


@dataclass(frozen=True, slots=True)
class _Instead:
    """What is asked for in place of events."""

    search: str | None
    statements: bool
    figures: bool
    incidents: bool
    passages: bool
    agreement: bool


def _sections(record: Record, wanted: EventFilter, most: int | None, instead: _Instead) -> Iterator[sections.Section]:
    if instead.search is not None:
        yield sections.hits(record, instead.search, most)
    if instead.statements:
        yield sections.statements(record, wanted.report_id, most)
    if instead.figures:
        yield sections.figures(record, wanted.report_id, most)
    if instead.incidents:
        yield sections.incidents(record, wanted, most)
    if instead.passages:
        yield sections.passages(record, wanted.report_id, most)
    if instead.agreement:
        yield sections.agreement(record)
        yield sections.disagreements(record, most)
    if instead.search is not None or any(astuple(instead)[1:]):
        return
    if wanted in (EventFilter(), EventFilter(report_id=wanted.report_id)):
        yield sections.reports(record, wanted.report_id, most)
    yield sections.events(record, wanted, most)


def _print(section: sections.Section) -> None:
    if not section.rows:
        message(f"no {section.name}")
        return
    shown = table(section.columns, sections.BROAD)
    for row in section.rows:
        shown.add_row(*map(printable, row))
    console = stdout()
    console.print(shown)
    console.print()
    if section.is_cut:
        message(f"the first {len(section.rows)} {section.name}; --limit shows more")
