"""An event beside what its report says of itself, made ready to be compared."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.link.folding import fold
from dateline.link.reuse.find import find_lineages
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.passage import Passage, Side
from dateline.model.report import Masthead
from dateline.model.when import When

__all__ = ["Days", "Telling", "tellings_of"]

SILENT = frozenset({
    "the", "a", "an", "of", "in", "at", "on", "by", "for", "to", "and", "or", "some", "several", "many", "its", "his",
    "her", "their", "who", "with", "from",
})  # fmt: skip
"""Words that tell no actor, target or occasion from another."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days as proleptic Gregorian ordinals, both ends inclusive."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    def gap(self, other: "Days") -> int:
        """The days from the end of one to the beginning of the other; 0 where they overlap."""
        return max(0, self.first - other.last, other.first - self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event as its report tells it.

    `days` is null where the report does not let one know. `families` are those of all its types. `actor`, `target`
    and `occasion` are their telling words, folded and in order, empty where the report names none. `figures` are the
    numbers that count it. `copies` has, for each trigger in reading order, the passages that it stands in, each with
    how far into it, in [0, 1]; it is empty where no trigger stands in one. `texts` has the lineages of these passages.
    `publisher` and `url` are the report's, `published` its day, null where unknown.
    """

    event: Event
    days: Days | None
    families: frozenset[str]
    actor: str
    target: str
    occasion: str
    messages: tuple[str, ...]
    figures: tuple[Figure, ...]
    copies: tuple[Mapping[str, float], ...]
    texts: tuple[frozenset[str], ...] = ()
    publisher: str | None
    url: str | None
    published: int | None

    @property
    def id(self) -> str:
        """The id of its event."""
        return self.event.id

    @property
    def report_id(self) -> str:
        """The id of its report."""
        return self.event.report_id


def tellings_of(
    reports: Iterable[CodedReport], families: Mapping[str, str], passages: Iterable[Passage] = ()
) -> Iterator[Telling]:
    """Every event of `reports`, each report counted once; `families` maps a type to its family.

    A type that is not in `families` is a family of its own.
    """
    seen: set[str] = set()
    copied: dict[str, list[tuple[str, Side]]] = {}
    passages = tuple(passages)
    lineages = {name: lineage.id for lineage in find_lineages(passages, {}) for name in lineage.passage_ids}
    for passage in passages:
        for side in (passage.a, passage.b):
            copied.setdefault(side.report_id, []).append((passage.id, side))
    for coded in reports:
        if coded.report.id in seen:
            continue
        seen.add(coded.report.id)
        figures: dict[str | None, list[Figure]] = {}
        for figure in coded.figures:
            figures.setdefault(figure.event_id, []).append(figure)
        for event in coded.events:
            own = tuple(figures.get(event.id, ()))
            told = _telling(event, coded.report.masthead, own, families, copied.get(event.report_id, ()))
            texts = tuple(frozenset(lineages.get(name, name) for name in spots) for spots in told.copies)
            yield replace(told, texts=texts)


def _telling(
    event: Event,
    masthead: Masthead,
    figures: tuple[Figure, ...],
    families: Mapping[str, str],
    copied: Sequence[tuple[str, Side]],
) -> Telling:
    return Telling(
        event=event,
        days=_days(event.date),
        families=frozenset(families.get(name, name) for name in event.types or (event.type,)),
        actor=_telling_words(event.actor),
        target=_telling_words(event.target),
        occasion=_telling_words(event.occasion),
        messages=tuple(fold(message) for message in event.messages),
        figures=figures,
        copies=_copies(event, copied) if copied else (),
        publisher=masthead.publisher,
        url=masthead.url,
        published=_first_day(masthead.published),
    )


def _copies(event: Event, copied: Sequence[tuple[str, Side]]) -> tuple[Mapping[str, float], ...]:
    triggers = {item.span for item in event.evidence if item.of == "trigger"} | {event.trigger.span}
    found = tuple(
        {
            name: (trigger.start - side.start) / max(1, side.end - side.start)
            for name, side in copied
            if side.start <= trigger.start and trigger.end <= side.end
        }
        for trigger in sorted(triggers)
    )
    return found if any(found) else ()


def _telling_words(words: str | None) -> str:
    folded = fold(words)
    return " ".join(word for word in folded.split() if word not in SILENT) or folded


def _days(when: When | None) -> Days | None:
    if when is None or when.start is None:
        return None
    first, last = _day_number(when.start), _day_number(when.end or when.start, last=True)
    return Days(first, max(first, last))


def _first_day(published: str | None) -> int | None:
    return _day_number(published) if published else None


@lru_cache(maxsize=65536)
def _day_number(iso: str, *, last: bool = False) -> int:
    """The ordinal of an ISO day, or of the first (or `last`) day of an ISO month or year."""
    year, month, day = (*map(int, iso[:10].split("-")), 0, 0)[:3]
    if day:
        return dt.date(year, month, day).toordinal()
    if not last:
        return dt.date(year, month or 1, 1).toordinal()
    month = month or 12
    return dt.date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
