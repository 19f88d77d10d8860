"""Figures: numbers of people and things that bear on the events, with who claims them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.claimants import Claimant, gather_claimants
from dateline.extract.counted import Group
from dateline.extract.figure_advice import learned_claimant
from dateline.extract.figure_words import FigureWords, figure_words
from dateline.extract.numbers import Number
from dateline.extract.rows import Row, find_rows
from dateline.extract.stances import stance_of
from dateline.ids import content_id
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.parse import Parse
from dateline.model.place import Place, Toponym
from dateline.model.report import Report
from dateline.model.span import Evidence, Span, show

if TYPE_CHECKING:
    from dateline.extract.network import Reading

__all__ = ["find_figures"]

# Two killed here and two there are four; 62 and 62 are the same number told twice.
_TELLING_VALUE = 10


def find_figures(
    report: Report,
    parse: Parse,
    toponyms: Sequence[Toponym],
    people: frozenset[str] = frozenset(),
    events: Sequence[Event] | None = None,
    reading: "Reading | None" = None,
) -> tuple[Figure, ...]:
    """The figures of a report, in reading order; one that is repeated with the same value and claimant is told once.

    `event_id` is null: which event a figure counts is decided later. `place` is the nearest place that the
    sentence names, demonyms and organisations aside. Money, percentages, dates, ages, durations and
    scores are no figures, nor are "several" and "many". `people` holds further lemmas for people, such as
    those of a codebook. Where no word tells what a number counts, the `events` of the report do, or
    the trained network's `reading`; a report that is known to tell of none (empty, not null) has figures of people
    harmed alone.
    """
    words = figure_words(parse.language)
    words = replace(words, people=words.people | (people - words.bodies))
    claimants = gather_claimants(parse)
    rows = find_rows(parse, words, events, reading)
    places = sorted(toponyms, key=_start)
    claims = [
        learned_claimant(reading, parse, row.number, claimants.of_number(row.number, row.group), words) for row in rows
    ]
    figures = [_figure(report, parse, row, places, claim, words) for row, claim in zip(rows, claims, strict=True)]
    return _once(figures, _heading_end(report.text))


def _figure(
    report: Report,
    parse: Parse,
    row: Row,
    toponyms: Sequence[Toponym],
    claim: Claimant,
    words: FigureWords,
) -> Figure:
    number, group = row.number, row.group
    end = max(number.whole.end, parse.tokens[group.last - 1].end)
    value = Span(number.whole.start, end)
    evidence = [show(parse.text, value, "value")]
    if claim.span is not None:
        evidence.append(show(parse.text, claim.span, "claimant"))
    unit = parse.span(_unit_first(parse, group), group.last).of(parse.text) if group.noun is not None else None
    return Figure(
        id=content_id("figure", report.id, number.span.start, row.counted.measure),
        report_id=report.id,
        event_id=None,
        measure=row.counted.measure,
        unit=" ".join(unit.split()) if unit else None,
        low=number.low,
        high=number.high,
        modifier=number.modifier,
        text=" ".join(value.of(parse.text).split()),
        claimant=claim.name,
        claimant_kind=claim.kind,
        place=_place(parse, number, toponyms),
        stance=_stance(parse, row, claim.stance, words),
        evidence=tuple(evidence),
    )


def _stance(parse: Parse, row: Row, claimed: str, words: FigureWords) -> str:
    """How the claimant stands to the number: by the verb of saying, else by the words around the number."""
    if claimed != "asserts":
        return claimed
    return "revises" if row.revises else stance_of(parse, row.number, words) or "asserts"


def _unit_first(parse: Parse, group: Group) -> int:
    """Where the counted noun's own words begin: behind the number, "of", "more" and "the"."""
    skip = {
        "of",
        "the",
        "more",
        "other",
        "another",
        "additional",
        "further",
        "new",
        "our",
        "their",
        "these",
        "those",
        "strong",
    }
    first = group.unit
    while first < group.last - 1 and (
        parse.tokens[first].text.lower() in skip or not parse.tokens[first].text[0].isalnum()
    ):
        first += 1
    return first


def _place(parse: Parse, number: Number, toponyms: Sequence[Toponym]) -> Place | None:
    """The place nearest to the number in its sentence; the narrower of two that are named together."""
    tokens = parse.tokens_in(number.span)
    if not tokens:
        return None
    span = parse.sentence_span(parse.sentence_index(tokens[0].i))
    near = toponyms[bisect_left(toponyms, span.start, key=_start) : bisect_left(toponyms, span.end, key=_start)]
    here = [t for t in near if not t.demonym and not t.organisation]
    wider = {t.inside for t in here if t.inside is not None}
    here = [t for t in here if t.span not in wider]
    nearest = min(
        here, key=lambda t: (t.place.level in {"country", "other"}, abs(t.span.start - number.span.start)), default=None
    )
    return nearest.place if nearest is not None else None


def _start(toponym: Toponym) -> int:
    return toponym.span.start


def _heading_end(text: str) -> int:
    """Where the first line of a text ends, which is its heading."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return end if end >= 0 else 0


def _once(figures: Sequence[Figure], heading_end: int) -> tuple[Figure, ...]:
    """Each value of a measure once; a repetition adds its words, and a claimant or place that was missing."""
    kept: list[Figure] = []
    by_value: dict[tuple[str, int | None, int | None, str], list[int]] = {}
    for figure in figures:
        alike = by_value.setdefault((figure.measure, figure.low, figure.high, (figure.modifier or "").lower()), [])
        same = next((k for k in alike if _repeats(kept[k], figure, heading_end)), None)
        if same is None:
            alike.append(len(kept))
            kept.append(figure)
        else:
            kept[same] = _joined(kept[same], figure)
    return tuple(kept)


def _repeats(first: Figure, second: Figure, heading_end: int) -> bool:
    """Whether two figures of one value are one: the heading tells what the text does; else neither the claimants
    differ nor the places of small numbers."""
    if first.evidence[0].start < heading_end <= second.evidence[0].start:
        return True
    small = (first.low or first.high or 0) < _TELLING_VALUE
    if small and first.place and second.place and first.place.name != second.place.name:
        return False
    return first.claimant is None or second.claimant is None or first.claimant == second.claimant


def _joined(first: Figure, second: Figure) -> Figure:
    claimed = second if first.claimant is None and second.claimant is not None else first
    evidence: dict[Evidence, None] = dict.fromkeys((*first.evidence, *second.evidence))
    return replace(
        first,
        unit=first.unit or second.unit,
        claimant=claimed.claimant,
        claimant_kind=claimed.claimant_kind,
        place=first.place or second.place,
        evidence=tuple(sorted(evidence)),
    )
