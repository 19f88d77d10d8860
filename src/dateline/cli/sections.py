"""The tables of `dateline show`: which columns there are, and what stands in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from dateline.cli.words import amount_words, context, place_words, when_words
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.incident import Incident
from dateline.model.passage import Passage
from dateline.model.statement import Statement
from dateline.review.agreement import FieldAgreement, ReviewDisagreement
from dateline.store.query import EventFilter, Hit, ReportLine
from dateline.store.record import Record

__all__ = [
    "BROAD",
    "ID_DIGITS",
    "Section",
    "agreement",
    "disagreements",
    "events",
    "figures",
    "hits",
    "incidents",
    "passages",
    "reports",
    "statements",
]

ID_DIGITS = 10
"""So much of an id tells apart the nouns of a record that one person can read."""

BROAD = frozenset(
    {
        *("title", "source", "publisher", "place", "actor", "words", "quote", "speaker", "role", "outlet", "claimant"),
        *("said", "note"),
    }
)
"""Columns of words, which may run over several lines."""

Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One table: the nouns themselves, and the same as rows of words. `is_cut` where there would be more."""

    name: str
    nouns: Sequence[object]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_cut: bool


def reports(record: Record, report_id: str | None, most: int | None) -> Section:
    """The reports, a line each."""
    found, is_cut = _first(record.report_lines(report_id), most)
    columns = ("report", "published", "title", "publisher", "events", "statements", "figures", "source")
    return Section(name="reports", nouns=found, columns=columns, rows=tuple(map(_report, found)), is_cut=is_cut)


def events(record: Record, wanted: EventFilter, most: int | None) -> Section:
    """The events that pass the filter, each with the words that name it."""
    found, is_cut = _first(record.events(wanted), most)
    columns = ("event", "type", "place", "date", "status", "review", "actor", "words")
    rows = tuple(_event(event, record.text_of(event.report_id)) for event in found)
    return Section(name="events", nouns=found, columns=columns, rows=rows, is_cut=is_cut)


def statements(record: Record, report_id: str | None, most: int | None) -> Section:
    """Who said what."""
    found, is_cut = _first(record.statements(report_id), most)
    columns = ("statement", "speaker", "role", "outlet", "date", "mode", "quote")
    return Section(name="statements", nouns=found, columns=columns, rows=tuple(map(_statement, found)), is_cut=is_cut)


def figures(record: Record, report_id: str | None, most: int | None) -> Section:
    """Whose number."""
    found, is_cut = _first(record.figures(report_id), most)
    columns = ("figure", "measure", "amount", "unit", "claimant", "stance", "place", "words")
    return Section(name="figures", nouns=found, columns=columns, rows=tuple(map(_figure, found)), is_cut=is_cut)


def incidents(record: Record, wanted: EventFilter, most: int | None) -> Section:
    """What happened, as all reports tell it, those that most sources tell first; of those that hold wanted events."""
    every = record.incidents()
    if wanted != EventFilter():
        held = {event.id for event in record.events(wanted)}
        every = (incident for incident in every if held & set(incident.event_ids))
    found, is_cut = _first(every, most)
    columns = ("incident", "type", "place", "date", "reports", "sources", "corroboration", "disagree")
    return Section(name="incidents", nouns=found, columns=columns, rows=tuple(map(_incident, found)), is_cut=is_cut)


def passages(record: Record, report_id: str | None, most: int | None) -> Section:
    """Text that two reports share."""
    found, is_cut = _first(record.passages(report_id), most)
    columns = ("passage", "one", "other", "characters", "alike", "copied", "words")
    rows = tuple(_passage(passage, record.text_of(passage.a.report_id)) for passage in found)
    return Section(name="passages", nouns=found, columns=columns, rows=rows, is_cut=is_cut)


def agreement(record: Record) -> Section:
    """How far people who judged the same events agree, a line for each field."""
    found = record.agreement().fields
    columns = ("field", "alpha", "events", "agreed", "note")
    return Section(name="agreement", nouns=found, columns=columns, rows=tuple(map(_agreement, found)), is_cut=False)


def disagreements(record: Record, most: int | None) -> Section:
    """What people who judged the same events differ in."""
    found, is_cut = _first(record.disagreements(), most)
    columns = ("event", "field", "said", "settled")
    rows = tuple(map(_disagreement, found))
    return Section(name="disagreements", nouns=found, columns=columns, rows=rows, is_cut=is_cut)


def hits(record: Record, words: str, most: int | None) -> Section:
    """The reports that hold these words, best first."""
    found, is_cut = _first(record.search(words, limit=(most or 10_000) + 1), most)
    columns = ("report", "title", "words")
    return Section(name="hits", nouns=found, columns=columns, rows=tuple(map(_hit, found)), is_cut=is_cut)


def _first(nouns: Iterable[Noun], most: int | None) -> tuple[list[Noun], bool]:
    found = list(islice(nouns, None if most is None else most + 1))
    return found[:most], most is not None and len(found) > most


def _report(line: ReportLine) -> tuple[str, ...]:
    named = (line.published or "", line.title or "", line.publisher or "")
    return (line.id[:ID_DIGITS], *named, str(line.events), str(line.statements), str(line.figures), line.source)


def _event(event: Event, text: str) -> tuple[str, ...]:
    what = f"{event.type}/{event.mode}" if event.mode else event.type
    where, when = place_words(event.place), when_words(event.date)
    words = context(text, event.trigger.span)
    return (event.id[:ID_DIGITS], what, where, when, event.status, event.review, event.actor or "", words)


def _statement(said: Statement) -> tuple[str, ...]:
    who = (said.speaker or "", said.speaker_role or "", said.outlet or "")
    return (said.id[:ID_DIGITS], *who, when_words(said.date), said.mode, " ".join(said.quote.split()))


def _figure(figure: Figure) -> tuple[str, ...]:
    whose = (figure.claimant or "the report", figure.stance, place_words(figure.place))
    return (figure.id[:ID_DIGITS], figure.measure, amount_words(figure), figure.unit or "", *whose, figure.text)


def _incident(incident: Incident) -> tuple[str, ...]:
    where, when = place_words(incident.place), when_words(incident.date)
    counts = (str(len(incident.report_ids)), str(incident.independent_sources), incident.corroboration)
    about = ", ".join(found.measure or found.about for found in incident.disagreements)
    return (incident.id[:ID_DIGITS], incident.type, where, when, *counts, about)


COPIED = {"a_to_b": "one to other", "b_to_a": "other to one", "unknown": "unknown"}
SHOWN_WORDS = 12


def _passage(passage: Passage, text: str) -> tuple[str, ...]:
    reports = (passage.a.report_id[:ID_DIGITS], passage.b.report_id[:ID_DIGITS])
    words = text[passage.a.start : passage.a.end].split()
    shown = " ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else "")
    counts = (str(passage.characters), f"{passage.similarity:.2f}")
    return (passage.id[:ID_DIGITS], *reports, *counts, COPIED[passage.direction], shown)


def _agreement(field: FieldAgreement) -> tuple[str, ...]:
    alpha = "-" if field.alpha is None else f"{field.alpha:.2f}"
    return (field.field, alpha, str(field.events), str(field.agreed), field.why or "")


def _disagreement(found: ReviewDisagreement) -> tuple[str, ...]:
    said = "; ".join(f"{author}: {value or 'none'}" for author, value in found.said.items())
    return (found.event_id[:ID_DIGITS], found.field, said, f"by {found.settled_by}" if found.settled_by else "open")


def _hit(hit: Hit) -> tuple[str, ...]:
    return (hit.report_id[:ID_DIGITS], hit.title or "", " ".join(hit.snippet.split()))
