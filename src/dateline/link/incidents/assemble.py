"""An incident made of the events that were joined."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.link.corroboration import corroboration_of, independent, sources_of
from dateline.link.incidents.claims import figure_ranges
from dateline.link.incidents.comparisons.place import WIDER
from dateline.link.incidents.disagree import disagreements_of
from dateline.link.incidents.telling import Telling
from dateline.link.sources.register import SourceRegister
from dateline.model.incident import Incident, Link
from dateline.model.place import Place
from dateline.model.when import When

__all__ = ["assemble"]

NEVER = 10**9


def assemble(tellings: Sequence[Telling], links: Iterable[Link], register: SourceRegister) -> Incident:
    """The incident of `tellings`, which are at least one and in any order."""
    ordered = sorted(tellings, key=_age)
    kept = tuple(sorted(links, key=lambda link: (link.a, link.b)))
    sources = sources_of(ordered, register)
    figures = figure_ranges(ordered)
    return Incident(
        id=ordered[0].id,
        type=_type(ordered),
        place=_place(ordered),
        date=_date(ordered),
        statuses=tuple(_ranked(telling.event.status for telling in ordered)),
        event_ids=tuple(telling.id for telling in ordered),
        report_ids=tuple(sorted({telling.report_id for telling in ordered})),
        publishers=tuple(sorted({t.publisher for t in ordered if t.publisher is not None})),
        sources=sources,
        independent_sources=independent(sources),
        corroboration=corroboration_of(sources),
        figures=figures,
        disagreements=disagreements_of(ordered, figures),
        links=kept,
        score=min((link.score for link in kept), default=1.0),
    )


def _age(telling: Telling) -> tuple[int, str]:
    """When an event happened by its own report, undated ones last; then its id."""
    return (telling.days.first if telling.days else NEVER, telling.id)


def _ranked(names: Iterable[str]) -> list[str]:
    counted = Counter(names)
    return sorted(counted, key=lambda name: (-counted[name], name))


def _type(tellings: Sequence[Telling]) -> str:
    """The type that most events hold first; among equals the one that more of them hold at all."""
    first = Counter(telling.event.type for telling in tellings)
    held = Counter(name for telling in tellings for name in telling.event.types)
    return min(first, key=lambda name: (-first[name], -held[name], name))


def _place(tellings: Sequence[Telling]) -> Place | None:
    """The place that most events have among the narrowest ones; the first of them in order."""
    places = [telling.event.place for telling in tellings if telling.event.place is not None]
    if not places:
        return None
    counted = Counter((place.name, place.country) for place in places)
    return min(places, key=lambda place: (WIDER.get(place.level, 0), -counted[place.name, place.country]))


def _date(tellings: Sequence[Telling]) -> When | None:
    """The days that most events have among the shortest stretches; the first of them in order."""
    dated = [telling for telling in tellings if telling.days is not None]
    if not dated:
        return next((telling.event.date for telling in tellings if telling.event.date is not None), None)
    counted = Counter(telling.days for telling in dated)
    rank = {"day": 0, "month": 1, "year": 2}

    def order(telling: Telling) -> tuple[int, int]:
        precision = telling.event.date.precision if telling.event.date else ""
        return rank.get(precision, 3), -counted[telling.days]

    return min(dated, key=order).event.date
