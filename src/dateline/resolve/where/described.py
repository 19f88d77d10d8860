"""Places that a report describes and does not name: "protests across the state", "a nationwide strike"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.model.place import Place, Toponym
from dateline.model.span import Span
from dateline.resolve.where.entry import ADMIN1, Entry
from dateline.resolve.where.index import Gazetteer

__all__ = ["ELSEWHERE", "with_described"]

ELSEWHERE = "elsewhere"
"""The part of a place that other names of the report do not hold."""

DESCRIBED_SCORE = 0.5
SCORE_KEPT = 0.8
"""What a description keeps of the score of the name that it goes back to; set by eye."""

_NOUN = "state|province|governorate|department|oblast|voivodeship|canton|prefecture|emirate"
_DESCRIBED = re.compile(
    rf"\b(?:across|throughout|elsewhere in|around|all over|in|(?:parts|cities|districts|towns|villages) of) "
    rf"(?P<words>the (?:(?!(?:other|next|neighbou?ring|adjacent|last|first|former|nearby)\b)[a-z-]+ ){{0,2}}"
    rf"(?:{_NOUN}))"
    r"(?=[.,;:)”\"]|\s+(?:on|in|over|after|when|as|and|where|which|this|last|since|by|to|were|was|have|has|had|is|are|"
    r"with|for|during|from|at|but|that|while|amid|against|yesterday|today|tomorrow|(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day)\b)",
    re.I,
)
_RANKED = re.compile(
    r"\b(?:(?:larg|bigg|great|old|poor|rich|small)est|only|worst|best|most|one of|first)\b[^.;]{0,60}$", re.I
)
"""What "the largest march in the state" compares is not where it was held."""


_NATIONWIDE = re.compile(r"\b(?:nation|country)-?wide\b|\b(?:across|throughout) (?P<words>the country)\b", re.I)
MOSTLY = 0.8
"""The share of a report's places that must lie in one country for "nationwide" to mean that country."""


def with_described(text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The toponyms with those that describe the division of the last place named before them, or the country of all.

    A country is described only where the report names none.
    """
    found = [*toponyms, *_divisions(text, toponyms, gazetteer), *_countries(text, toponyms, gazetteer)]
    return tuple(sorted(found, key=lambda t: t.span.start))


def _countries(text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    lying = Counter(t.place.country for t in toponyms if t.place.country)
    country, count = lying.most_common(1)[0] if lying else (None, 0)
    if country is None or any(t.place.level == "country" for t in toponyms) or count < MOSTLY * lying.total():
        return []
    row = gazetteer.country_row(country)
    if row is None:
        return []
    words = [Span(*(match.span("words") if match["words"] else match.span())) for match in _NATIONWIDE.finditer(text)]
    place = _place_of(gazetteer.entry(row), "country")
    return [Toponym(span=span, place=replace(place, text=span.of(text)), score=DESCRIBED_SCORE) for span in words]


def _divisions(text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    found = []
    for match in _DESCRIBED.finditer(text):
        span = Span(*match.span("words"))
        if _RANKED.search(text, max(0, match.start() - 90), match.start()) or any(
            t.span.touches(span) for t in toponyms
        ):
            continue
        before = next((t for t in reversed(toponyms) if t.span.end <= span.start and _is_inside(t)), None)
        place = _division(before.place, span.of(text), gazetteer) if before else None
        if before is not None and place is not None:
            part = ELSEWHERE if match.group().lower().startswith(ELSEWHERE) else None
            found.append(Toponym(span=span, place=place, score=round(SCORE_KEPT * before.score, 3), part=part))
    return found


def _is_inside(toponym: Toponym) -> bool:
    """Whether a name stands for a division, or for a place that lies in one."""
    place = toponym.place
    return not toponym.demonym and (place.level == "admin1" or (place.level == "city" and place.admin1 is not None))


def _division(place: Place, words: str, gazetteer: Gazetteer) -> Place | None:
    if place.level == "admin1":
        return replace(place, text=words, precision=3)
    for row, _ in gazetteer.find([place.admin1 or ""])[0]:
        entry = gazetteer.entry(row)
        if entry.kind == ADMIN1 and entry.country == place.country:
            return replace(_place_of(entry, "admin1"), text=words)
    return None


def _place_of(entry: Entry, level: str) -> Place:
    return Place(
        text=entry.name,
        name=entry.name,
        level=level,
        country=entry.country,
        admin1=entry.admin1 if level == "admin1" else None,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id,
        precision=3,
    )
