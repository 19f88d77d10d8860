"""The story of an incident: who tells it in which words, what was joined to what and why, which copies were folded."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.incident import Incident, Link, Source
from dateline.model.report import Report
from dateline.model.span import Evidence

__all__ = ["Account", "Story", "tell_story"]

LONGEST_WORDS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One event of the incident as its report tells it.

    `report` is the name that the report was read from. `words` are those of the report from the first to the last
    evidence in the paragraph of the trigger, `start` and `end` where they stand in its text, half-open, in code points.
    """

    event_id: str
    report_id: str
    report: str
    publisher: str | None
    published: str | None
    type: str
    place: str | None
    date: str | None
    status: str
    source: str | None
    words: str
    start: int
    end: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An incident told: its accounts in order, the links that joined them, and the sources that reports were folded to.

    `folded` are the sources of several reports, with what makes them one; `missing` the reports that were not given.
    """

    incident: Incident
    accounts: tuple[Account, ...]
    links: tuple[Link, ...]
    folded: tuple[Source, ...]
    missing: tuple[str, ...]


def tell_story(incident: Incident, reports: Iterable[CodedReport]) -> Story:
    """The story of `incident` from the reports that tell it; others among `reports` are passed over."""
    wanted = set(incident.report_ids)
    held = {coded.report.id: coded for coded in reports if coded.report.id in wanted}
    events = {event.id: (coded.report, event) for coded in held.values() for event in coded.events}
    return Story(
        incident=incident,
        accounts=tuple(_account(*events[name]) for name in incident.event_ids if name in events),
        links=incident.links,
        folded=tuple(source for source in incident.sources if len(source.report_ids) > 1),
        missing=tuple(sorted(wanted - held.keys())),
    )


def _account(report: Report, event: Event) -> Account:
    start, end = _shown(report.text, event)
    return Account(
        event_id=event.id,
        report_id=report.id,
        report=report.source,
        publisher=report.masthead.publisher,
        published=report.masthead.published,
        type=event.type,
        place=event.place.text if event.place else None,
        date=(event.date.start or event.date.text) if event.date else None,
        status=event.status,
        source=event.source,
        words=report.text[start:end],
        start=start,
        end=end,
        evidence=event.evidence,
    )


def _shown(text: str, event: Event) -> tuple[int, int]:
    """From the first to the last evidence in the trigger's paragraph; the trigger alone where that is too long."""
    trigger = event.trigger
    first = text.rfind("\n", 0, trigger.start) + 1
    last = text.find("\n", trigger.end)
    last = len(text) if last < 0 else last
    near = [item for item in event.evidence if first <= item.start and item.end <= last] or [trigger]
    start, end = min(item.start for item in near), max(item.end for item in near)
    return (start, end) if end - start <= LONGEST_WORDS else (trigger.start, trigger.end)
