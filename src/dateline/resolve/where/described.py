"""Places that a report describes and does not name: "protests across the state", "a nationwide strike"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dateline.model.place import Place, Toponym
from dateline.model.span import Span
from dateline.resolve.where.entry import ADMIN1
from dateline.resolve.where.index import Gazetteer
from dateline.resolve.where.shape import place_of
from dateline.resolve.where.tables import rows

__all__ = ["ELSEWHERE", "with_described"]

ELSEWHERE = "elsewhere"
"""The part of a place that other names of the report do not hold."""

DESCRIBED_SCORE = 0.5
SCORE_KEPT = 0.8
"""What a description keeps of the score of the name that it goes back to; set by eye."""

_AROUND = r"across|throughout|elsewhere in|around|all over|(?:parts|cities|districts|towns|villages) of"
_OTHER = r"(?!(?:other|next|neighbou?ring|adjacent|last|first|former|nearby)\b)"
_ENDS = (
    r"(?=[.,;:)”\"]|\s+(?:on|in|over|after|when|as|and|where|which|this|last|since|by|to|were|was|have|has|had|is|are|"
    r"with|for|during|from|at|but|that|while|amid|against|yesterday|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day)\b)"
)


@cache
def _described() -> re.Pattern[str]:
    """ "Across the state", "elsewhere in the desert state"; "in the province" only of nouns that mean nothing else."""
    bare = "|".join(row["noun"] for row in rows("division_words.tsv") if row["bare"] == "yes")
    every = "|".join(row["noun"] for row in rows("division_words.tsv"))
    middle = rf"(?:{_OTHER}[a-z-]+ ){{0,2}}"
    return re.compile(
        rf"\b(?:(?:{_AROUND}) (?P<wide>the {middle}(?P<noun>{every}))|in (?P<near>the {middle}(?P<own>{bare}))){_ENDS}",
        re.I,
    )


@cache
def _countries_with(noun: str) -> frozenset[str]:
    """The countries whose first-level divisions are called so."""
    return frozenset(
        country for row in rows("division_words.tsv") if row["noun"] == noun for country in row["countries"].split(";")
    )


_RANKED = re.compile(
    r"\b(?:(?:larg|bigg|great|old|poor|rich|small)est|only|worst|best|most|one of|first)\b[^.;]{0,60}$", re.I
)
"""What "the largest march in the state" compares is not where it was held."""


_NATIONWIDE = re.compile(r"\b(?:nation|country)-?wide\b|\b(?:across|throughout) (?P<words>the country)\b", re.I)


def with_described(text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The toponyms with those that describe the division of the last place named before them, or the country of all.

    A country is described only where the report names none, by a demonym neither.
    """
    found = [*toponyms, *_divisions(text, toponyms, gazetteer), *_countries(text, toponyms, gazetteer)]
    return tuple(sorted(found, key=lambda t: t.span.start))


def _countries(text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """Words for the whole country, where all places of the report lie in one and none of its words names it."""
    lying = {t.place.country for t in toponyms if t.place.country}
    if len(lying) != 1 or any(t.place.level == "country" for t in toponyms):
        return []
    row = gazetteer.country_row(lying.pop() or "")
    if row is None:
        return []
    spans = (Span(*(match.span("words") if match["words"] else match.span())) for match in _NATIONWIDE.finditer(text))
    place = place_of(gazetteer.entry(row), "")
    return [
        Toponym(span=span, place=replace(place, text=span.of(text)), score=DESCRIBED_SCORE)
        for span in spans
        if not any(t.span.touches(span) for t in toponyms)
    ]


def _divisions(text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    found = []
    for match in _described().finditer(text):
        span = Span(*match.span("wide" if match["wide"] else "near"))
        ranked = _RANKED.search(text, max(0, match.start() - 90), match.start())
        if ranked or any(t.span.touches(span) for t in toponyms):
            continue
        before = next((t for t in reversed(toponyms) if t.span.end <= span.start and _is_inside(t)), None)
        called = (match["noun"] or match["own"]).lower()
        if before is None or before.place.country not in _countries_with(called):
            continue
        place = _division(before.place, span.of(text), gazetteer)
        if place is not None:
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
            return place_of(entry, words)
    return None
