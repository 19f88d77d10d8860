"""Annotated reports as gold for `dateline evaluate`, and as spans to train on (docs/annotation.md)."""

import re
from dataclasses import dataclass

from dateline.errors import UsageError
from dateline.evaluate.corpus.notation import Mark
from dateline.evaluate.corpus.places import Locate, locate
from dateline.evaluate.corpus.report import Annotated
from dateline.evaluate.corpus.values import EventValue, FigureValue
from dateline.evaluate.gold import Gold, GoldEvent, GoldFigure, GoldMasthead, GoldStatement

__all__ = ["Spans", "to_gold", "to_spans"]

SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?(?![a-zß-ÿ])[^\W_])|\n\s*\n|\n(?![a-zß-ÿ])")
"""A mark before a capital or a figure, a blank line, and a line break before anything but a small letter."""
SHOWING = ("trigger", "actor", "target", "place", "date")
"""Roles whose words, where they stand in the sentence of the trigger, belong to the evidence."""


def to_gold(report: Annotated, file_name: str, look_up: Locate) -> Gold:
    """The gold of one report, which stands in the folder of reports as `file_name`.

    Raises:
        UsageError: it has faults that `dateline corpus check` would name.
    """
    return Gold(
        report=file_name,
        masthead=_masthead(report),
        furniture=report.words("furniture"),
        events=tuple(_event(report, name, event, look_up) for name, event in report.values.events.items()),
        statements=tuple(_statement(report, name) for name in report.statement_ids()),
        figures=tuple(_figure(report, name, figure) for name, figure in report.values.figures.items()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """A report as training data: its text, its marks by code points, half-open, and what its value lines say."""

    id: str
    country: str
    style: str
    published: str | None
    text: str
    marks: tuple[Mark, ...]
    events: dict[str, EventValue]
    figures: dict[str, FigureValue]
    statements: dict[str, str]


def to_spans(report: Annotated) -> Spans:
    """The spans of one report, for those who train on them."""
    return Spans(
        id=report.header.id,
        country=report.header.country,
        style=report.header.style,
        published=report.header.published,
        text=report.text,
        marks=report.marked.marks,
        events=report.values.events,
        figures=report.values.figures,
        statements=report.values.statements,
    )


def _masthead(report: Annotated) -> GoldMasthead:
    return GoldMasthead(
        title=report.first("title"),
        byline=report.first("byline"),
        dateline_place=report.first("dateline"),
        published=report.header.published,
        language="en",
    )


def _event(report: Annotated, name: str, event: EventValue, look_up: Locate) -> GoldEvent:
    named = report.first("place", name)
    place = locate(event.place, named, look_up) if named else None
    shown = _evidence(report, name)
    if place is None or not shown:
        raise UsageError(f"{report.path}: {name} has no place or no trigger; run: dateline corpus check {report.path}")
    return GoldEvent(
        types=event.types,
        place=place,
        evidence=shown[0],
        also=shown[1:] or None,
        date=event.date,
        actor=report.words("actor", name) or None,
        target=report.words("target", name) or None,
        messages=report.words("message", name),
        occasion=report.first("occasion", name),
        status=event.statuses[0] if len(event.statuses) == 1 else event.statuses,
        source=report.first("source", name),
        optional=event.optional,
    )


def _evidence(report: Annotated, name: str) -> tuple[str, ...]:
    """For each trigger, the words from the first to the last role of the event in the trigger's own sentence."""
    found = []
    for trigger in report.spans("trigger", name):
        start, end = _sentence(report.text, trigger.start, trigger.end)
        near = [
            mark for role in SHOWING for mark in report.spans(role, name) if start <= mark.start and mark.end <= end
        ]
        first, last = min(mark.start for mark in near), max(mark.end for mark in near)
        found.append(" ".join(report.text[first:last].split()))
    return tuple(dict.fromkeys(found))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [match.end() for match in SENTENCE_END.finditer(text) if match.end() <= start]
    after = SENTENCE_END.search(text, end)
    return before[-1] if before else 0, after.start() + 1 if after else len(text)


def _statement(report: Annotated, name: str) -> GoldStatement:
    return GoldStatement(
        speaker=report.words("speaker", name) or report.words("outlet", name),
        outlet=report.first("outlet", name),
        date=report.values.statements.get(name) or None,
        quote=report.quote(name),
    )


def _figure(report: Annotated, name: str, figure: FigureValue) -> GoldFigure:
    marks = report.spans("value", name)
    if not marks:
        raise UsageError(f"{report.path}: {name} has no number in the text; run: dateline corpus check {report.path}")
    return GoldFigure(
        measure=figure.measures,
        low=figure.low,
        high=figure.high,
        modifier=figure.modifier,
        claimant=report.words("claimant", name) or ("the report",),
        place=report.first("place", name),
        evidence=" ".join(report.text[marks[0].start : marks[0].end].split()),
        optional=figure.optional,
    )
