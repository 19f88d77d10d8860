"""How much there is in a corpus: reports, events, figures, and what they are like."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.evaluate.corpus.report import Annotated
from dateline.evaluate.corpus.values import FigureValue

__all__ = ["Counts", "count", "incidents_of"]

LIST_PLACES = 3
"""Places of one trigger from which they are a list."""
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.I)
CORRECTION = re.compile(
    r"\b(?:correct(?:ed|ion)s?|earlier (?:version|report|edition)|clarification|erratum|"
    r"(?:stated|gave|given|put|reported|said) (?:in error|wrongly))\b",
    re.I,
)

Incident = tuple[str, str, str]
"""The story, the name and the place that the events of one incident share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a corpus holds; mappings go from a name to how many.

    `events` are by their first type, `statuses` by their first status. `towns_listed` counts triggers with places from
    LIST_PLACES on, `dates` how an event's day is said: full (with a year), partial (without), relative ("on
    Monday"), unsaid (carried over or the day of the report), unknown. `far_roles` counts events whose actor or
    target stands in another paragraph than their trigger. `conflicts` counts pairs of different values for one
    measure of one event or incident. `told_twice` counts incidents told by several reports.
    """

    reports: int
    words: int
    without_events: int
    countries: dict[str, int]
    styles: dict[str, int]
    topics: dict[str, int]
    outlets: int
    events: dict[str, int]
    statuses: dict[str, int]
    optional_events: int
    words_per_event: float
    messages: int
    statements: int
    broken_statements: int
    figures: int
    figures_with_claimant: int
    claimants: dict[str, int]
    conflicts: int
    towns_listed: int
    dates: dict[str, int]
    far_roles: int
    without_actor: int
    retold_events: int
    corrections: int
    stories: int
    reports_in_stories: int
    told_twice: int
    pasted: int
    pasted_words: int
    furniture: int


def count(reports: Sequence[Annotated]) -> Counts:
    """Count what `reports` hold; events per word are of the reports that have events."""
    events = [(report, name) for report in reports for name in report.values.events]
    figures = [(report, name, value) for report in reports for name, value in report.values.figures.items()]
    pasted = [(report, mark) for report in reports for mark in report.spans("paste")]
    told = incidents_of(reports)
    eventful = sum(len(report.text.split()) for report in reports if report.values.events)
    return Counts(
        reports=len(reports),
        words=sum(len(report.text.split()) for report in reports),
        without_events=sum(not report.values.events for report in reports),
        countries=_ranked(report.header.country for report in reports),
        styles=_ranked(report.header.style for report in reports),
        topics=_ranked(report.header.topic for report in reports if report.header.topic),
        outlets=len({report.header.outlet.casefold() for report in reports}),
        events=_ranked(report.values.events[name].types[0] for report, name in events),
        statuses=_ranked(report.values.events[name].statuses[0] for report, name in events),
        optional_events=sum(report.values.events[name].optional for report, name in events),
        words_per_event=round(eventful / max(1, len(events)), 1),
        messages=sum(len(report.words("message")) for report in reports),
        statements=sum(len(report.statement_ids()) for report in reports),
        broken_statements=sum(len(r.spans("quote", name)) > 1 for r in reports for name in r.statement_ids()),
        figures=len(figures),
        figures_with_claimant=sum(bool(report.spans("claimant", name)) for report, name, _ in figures),
        claimants=_ranked(value.claimant_kind for _, _, value in figures if value.claimant_kind),
        conflicts=_conflicts(reports),
        towns_listed=sum(_places_of(r, mark.ids) >= LIST_PLACES for r in reports for mark in r.spans("trigger")),
        dates=_ranked(_said(report, name) for report, name in events),
        far_roles=sum(_is_far(report, name) for report, name in events),
        without_actor=sum(not report.spans("actor", name) for report, name in events),
        retold_events=sum(len(report.spans("trigger", name)) > 1 for report, name in events),
        corrections=sum(bool(CORRECTION.search(report.text)) for report in reports),
        stories=len({(report.header.country, report.header.story) for report in reports if report.header.story}),
        reports_in_stories=sum(report.header.story is not None for report in reports),
        told_twice=sum(len({report.header.id for report, _ in tellings}) > 1 for tellings in told.values()),
        pasted=len(pasted),
        pasted_words=sum(len(report.text[mark.start : mark.end].split()) for report, mark in pasted),
        furniture=sum(len(report.spans("furniture")) for report in reports),
    )


def incidents_of(reports: Sequence[Annotated]) -> dict[Incident, list[tuple[Annotated, str]]]:
    """The events that are one incident: of one story, with one name, at one place."""
    told: dict[Incident, list[tuple[Annotated, str]]] = defaultdict(list)
    for report in reports:
        for name, event in report.values.events.items():
            if report.header.story and event.incident:
                told[report.header.story, event.incident, event.place].append((report, name))
    return dict(told)


def _ranked(names: Iterable[str | None]) -> dict[str, int]:
    counted = Counter(name for name in names if name is not None)
    return dict(sorted(counted.items(), key=lambda row: (-row[1], row[0])))


def _places_of(report: Annotated, ids: Sequence[str]) -> int:
    return len({report.values.events[name].place for name in ids if name in report.values.events})


def _said(report: Annotated, name: str) -> str:
    words = " ".join(report.words("date", name))
    if report.values.events[name].date is None:
        return "unknown"
    if not words:
        return "unsaid"
    if re.search(r"\b(?:1[89]|20)\d\d\b", words):
        return "full"
    return "partial" if MONTH.search(words) or re.search(r"\d", words) else "relative"


def _is_far(report: Annotated, name: str) -> bool:
    triggers = report.spans("trigger", name)
    roles = (*report.spans("actor", name), *report.spans("target", name))
    return any(_apart(report.text, role.start, [mark.start for mark in triggers]) for role in roles)


def _apart(text: str, at: int, others: Sequence[int]) -> bool:
    return all("\n" in text[min(at, other) : max(at, other)] for other in others)


def _conflicts(reports: Sequence[Annotated]) -> int:
    """Pairs of values of one measure for one event or incident that cannot both be right, of two claimants or reports.

    Two numbers of one claimant in one report are mostly a whole and a part of it.
    """
    claims: dict[object, list[tuple[FigureValue, object]]] = defaultdict(list)
    for report in reports:
        for mark in report.spans("value"):
            figure = report.values.figures.get(mark.ids[0])
            for name in mark.ids[1:]:
                event = report.values.events.get(name)
                if figure is not None and event is not None:
                    shared = bool(report.header.story and event.incident)
                    key = (report.header.story, event.incident, event.place) if shared else (report.header.id, name)
                    teller = (report.header.id, report.first("claimant", mark.ids[0]))
                    claims[key, figure.measures[0]].append((figure, teller))
    pairs = (pair for held in claims.values() for pair in combinations(dict.fromkeys(held), 2))
    return sum(_differ(a, b) for (a, one), (b, other) in pairs if one != other)


def _differ(a: FigureValue, b: FigureValue) -> bool:
    low = max(value for value in (a.low, b.low, 0) if value is not None)
    high = min((value for value in (a.high, b.high) if value is not None), default=None)
    return high is not None and high < low
