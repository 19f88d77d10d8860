"""Linking: all coded reports of a record in, copied passages and incidents out."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dateline.codebook.load import load_codebook
from dateline.config import Config
from dateline.ids import content_id
from dateline.link.incidents.find import find_incidents
from dateline.link.reuse.copied import copied_in
from dateline.link.reuse.find import Text, find_lineages, find_passages
from dateline.link.sources.load import load_sources
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.links import EventLink, Links
from dateline.model.passage import Passage
from dateline.model.span import Evidence, Span
from dateline.run.code import hash_of_rooms
from dateline.run.stages import CORPUS_GIVEN, CORPUS_PRODUCTS, CORPUS_STAGES, check_plan, plan_id
from dateline.store.record import Record

__all__ = ["Linked", "link", "relink"]

ROOMS = ("link", "model")
"""The rooms whose code and data decide what is linked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking came to: `joined` counts the incidents that several reports tell."""

    passages: int
    incidents: int
    joined: int


def link(record: Record, config: Config, progress: Callable[[str], None] | None = None) -> Linked:
    """Find the passages that reports share and the incidents that they tell, and write them into the record.

    Nothing is done where nothing changed since the last linking: the same reports, coded alike, the same judgements,
    codebook, register and code. `progress` is told of every stage when it begins.

    Raises:
        RecordError: the record cannot be written.
        CodebookError, SourcesError, UsageError: the codebook or the register of publishers cannot be used.
    """
    check_plan(CORPUS_STAGES, CORPUS_GIVEN, CORPUS_PRODUCTS)
    codebook, register = load_codebook(config.codebook_path), load_sources(config.sources_path)
    parts = (plan_id(CORPUS_STAGES), hash_of_rooms(ROOMS), codebook.hash, register.hash)
    subject = content_id(record.inputs(), *parts)
    if record.linked_from() != subject:
        tell = progress or (lambda _stage: None)
        tell("passages")
        passages = find_passages(_texts(record))
        tell("incidents")
        found = find_incidents(
            _tellable(record), codebook, passages=passages, register=register, judgements=record.judgements()
        )
        copied = _copied(record, passages)
        events = {
            event_id: EventLink(incident_id=incident.id, copied_in=copied.get(event_id))
            for incident in found.incidents
            for event_id in incident.event_ids
        }
        lineages = find_lineages(passages, {text.id: text.published for text in _texts(record)})
        links = Links(passages=passages, lineages=lineages, incidents=found.incidents, events=events)
        record.put_links(links, subject)
    passages_there, incidents_there, joined = record.link_counts()
    return Linked(passages=passages_there, incidents=incidents_there, joined=joined)


NEAR_DAYS, MOST_NEAR = 3, 60
"""How far around an event other incidents are looked at again when a person changed it, and how many at most."""


def relink(record: Record, config: Config, event_ids: Collection[str]) -> None:
    """Find the incidents of some events again, with those in the same place about the same days; all else stays.

    Events that a person joined with one of them or set apart from it are looked at too. A linking of all, which the
    next `link` or `build` does, may join more.

    Raises:
        RecordError: the record cannot be written.
        CodebookError, SourcesError: the codebook or the register of publishers cannot be used.
    """
    if record.linked_from() is None:
        return
    concerned = _concerned(record, event_ids)
    reports = sorted({report_id for name in concerned if (report_id := record.report_of(name))})
    told = [_only(report, concerned) for report in map(record.standing_report, reports)]
    passages = _around(record, told)
    found = find_incidents(
        told,
        load_codebook(config.codebook_path),
        passages=passages,
        register=load_sources(config.sources_path),
        judgements=record.judgements(),
    )
    of_report = _by_report(passages)
    copied = {event.id: copied_in(event, of_report[event.report_id]) for report in told for event in report.events}
    record.replace_incidents(sorted(concerned), found.incidents, copied)


def _concerned(record: Record, event_ids: Collection[str]) -> set[str]:
    """The events, those that people judged together with them, those near them, and all of their incidents."""
    pairs = [(said.a, said.b) for said in record.judgements()]
    concerned = set(event_ids)
    concerned |= {name for pair in pairs if concerned.intersection(pair) for name in pair}
    near = (record.near_incidents(event_id, days=NEAR_DAYS, most=MOST_NEAR) for event_id in event_ids)
    for name in sorted({*chain.from_iterable(near), *concerned}):
        if (incident := record.incident(name)) is not None:
            concerned.update(incident.event_ids)
    return concerned


def _around(record: Record, told: Iterable[CodedReport]) -> list[Passage]:
    """The passages in which events of these reports stand, whoever shares them: copies of a third are one source."""
    found: dict[str, Passage] = {}
    for report in told:
        name = report.report.id
        triggers = [part.span for event in report.events for part in _triggers(event)]
        for passage in record.passages(name):
            mine = [Span(side.start, side.end) for side in passage.sides if side.report_id == name]
            if any(span.touches(trigger) for span in mine for trigger in triggers):
                found[passage.id] = passage
    return list(found.values())


def _triggers(event: Event) -> tuple[Evidence, ...]:
    return (event.trigger, *(part for part in event.evidence if part.of == "trigger"))


def _by_report(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """The passages of each report."""
    of_report: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        for side in passage.sides:
            of_report[side.report_id].append(passage)
    return of_report


def _only(report: CodedReport, wanted: Collection[str]) -> CodedReport:
    kept = (event for event in report.events if event.id in wanted and event.review != "rejected")
    return replace(report, events=tuple(kept))


def _tellable(record: Record) -> Iterator[CodedReport]:
    """All reports with their events as they stand, without those that a person rejected."""
    for stood in record.standing_reports():
        yield replace(stood, events=tuple(event for event in stood.events if event.review != "rejected"))


def _texts(record: Record) -> Iterator[Text]:
    """The texts of all reports, without their furniture."""
    for coded in record.coded_reports():
        report = coded.report
        yield Text(
            id=report.id,
            text=report.text,
            left_out=tuple(part.span for part in report.furniture),
            published=report.masthead.published,
        )


def _copied(record: Record, passages: Sequence[Passage]) -> dict[str, str]:
    """The passage of every event that stands in copied text alone."""
    of_report = _by_report(passages)
    held = (record.standing_report(report_id) for report_id in sorted(of_report))
    found = {event.id: copied_in(event, of_report[event.report_id]) for coded in held for event in coded.events}
    return {event_id: passage_id for event_id, passage_id in found.items() if passage_id is not None}
