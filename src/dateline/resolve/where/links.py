"""Which place is named inside which: "Babol, northern Iran", "Moscow, Idaho", "India's Gujarat", "Fargo, N.D."."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.span import Span
from dateline.resolve.where.sighting import Sighting
from dateline.resolve.where.tables import short_forms

__all__ = ["Link", "find_links", "short_form_after"]

_SIDE = r"(?:(?:north|south|east|west|central|coastal|rural|upper|lower|mid|far)[a-z-]*[ -]){0,2}"
_LEVEL = (
    r"(?:(?:state|province|region|district|county|governorate|republic|city|town|village|port|prefecture|department|"
    r"municipality|territory|capital|island)s? )"
)
_COMMA = re.compile(rf",\s(?:in |a (?:city|town|village) in )?(?:the )?{_SIDE}(?:{_LEVEL}of )?")
_IN = re.compile(
    rf",? (?:(?:in|on) the (?:outskirts|suburbs|edge) of|in|of|inside|within|near|outside) (?:the )?"
    rf"{_SIDE}(?:{_LEVEL}of )?"
)
_BRACKET = re.compile(r" \(")
_OWNER = re.compile(rf"['’]s? {_SIDE}(?:capital,? |{_LEVEL}(?:of )?)?")
_DEMONYM = re.compile(rf" {_SIDE}(?:capital,? (?:city )?(?:of )?|{_LEVEL}(?:of )?)")
_LIST_AFTER = re.compile(r",? (?:and|or) |, [A-Z]")
_SHORT = re.compile(r"(,? )\(?([A-Z][A-Za-z&]*\.?(?: ?[A-Z][a-z]*\.)*)(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Link:
    """Sighting `child` lies in sighting `parent`; `span` is the wider place to show.

    `strong` is false after a mere comma inside a longer list.
    """

    child: int
    parent: int
    span: Span | None = None
    strong: bool = True


def short_form_after(text: str, end: int) -> Span | None:
    """Where the abbreviated division right behind a name stands ("Fargo, N.D.")."""
    match = _SHORT.match(text, end)
    if match is None:
        return None
    form = match.group(2)
    if "," not in match.group(1) and (form.isupper() and "." not in form):
        return None
    for shape in (form, form.split(" ")[0]):
        if shape.replace(" ", "") in short_forms():
            return Span(match.start(2), match.start(2) + len(shape))
    return None


def _between(text: str, first: Sighting, second: Sighting) -> str:
    return text[first.span.end : second.span.start]


def _forward(text: str, sightings: Sequence[Sighting], i: int) -> Link | None:
    here, after = sightings[i], sightings[i + 1]
    gap = _between(text, here, after)
    if len(gap) > 48 or after.demonym:
        return None
    if here.demonym:
        return Link(i + 1, i, span=None) if _DEMONYM.fullmatch(gap) else None
    if _OWNER.fullmatch(gap):
        return Link(i + 1, i, span=here.span)
    if _IN.fullmatch(gap) or _BRACKET.fullmatch(gap):
        return Link(i, i + 1, span=after.span)
    if after.short and gap.strip() in ("", ",", "(", ", ("):
        return Link(i, i + 1, span=after.span)
    if _COMMA.fullmatch(gap):
        bare = gap.strip() == ","
        listed = bare and (_LIST_AFTER.match(text, after.span.end) is not None or _listed_before(text, sightings, i))
        return Link(i, i + 1, span=after.span, strong=not listed)
    return None


def _listed_before(text: str, sightings: Sequence[Sighting], i: int) -> bool:
    return i > 0 and _between(text, sightings[i - 1], sightings[i]).strip() in (",", "and", ", and")


def find_links(text: str, sightings: Sequence[Sighting]) -> list[Link]:
    """Every pair of sightings of which the words say that one lies in the other; a claim to be checked."""
    links: list[Link] = []
    for i in range(len(sightings)):
        if i + 1 < len(sightings) and (link := _forward(text, sightings, i)):
            links.append(link)
        if i + 2 < len(sightings) and sightings[i + 1].demonym is None and (link := _over_one(text, sightings, i)):
            links.append(link)
    return links


def _over_one(text: str, sightings: Sequence[Sighting], i: int) -> Link | None:
    """ "Senkata, El Alto, Bolivia": the first of three lies in the last too."""
    first, second = _between(text, sightings[i], sightings[i + 1]), _between(text, sightings[i + 1], sightings[i + 2])
    if first == ", " and _COMMA.fullmatch(second) and not _LIST_AFTER.match(text, sightings[i + 2].span.end):
        return Link(i, i + 2, span=sightings[i + 1].span, strong=False)
    return None
