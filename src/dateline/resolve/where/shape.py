"""From the line that a name was resolved to, to what a record says of the place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model.place import Place, Toponym
from dateline.model.span import Span
from dateline.resolve.where.entry import ADMIN1, CITY, CONTINENT, COUNTRY, DISTRICT, REGION, Entry
from dateline.resolve.where.fold import fold
from dateline.resolve.where.index import Gazetteer
from dateline.resolve.where.rank import Choice
from dateline.resolve.where.sighting import Sighting

__all__ = ["LEVELS", "place_of", "shape"]

LEVELS = {COUNTRY: "country", ADMIN1: "admin1", CITY: "city", DISTRICT: "city", REGION: "other", CONTINENT: "other"}
_PRECISION = {COUNTRY: 3, ADMIN1: 3, CITY: 1, DISTRICT: 2, REGION: 3, CONTINENT: 3}
_HOW_TRUST = (1.0, 0.95, 0.8, 0.8, 0.6)
UNKNOWN_SCORE = 0.2
FEATURE_SCORE = 0.5

_SIDES = r"(?:north|south|east|west)(?:[- ]?(?:east|west|central))?(?:ern)?|central|upper|lower|rural|coastal|downtown"
_PART = re.compile(
    rf"(?:\b(?:{_SIDES})(?: of| part of| parts of)?(?: the)?[ -]|\b(?:outskirts|suburbs?|edge) of (?:the )?)$", re.I
)
_NEAR = re.compile(
    r"\b(?:near|outside|close to|not far from|km from|miles from|kilomet(?:er|re)s from) (?:the )?$", re.I
)

Resolved = tuple[Sighting, Choice | None]


def _part(text: str, span: Span) -> str | None:
    before = text[max(0, span.start - 28) : span.start]
    match = _PART.search(before) or _NEAR.search(before)
    return match.group().strip(" -") if match else None


def _place(text: str, sighting: Sighting, entry: Entry, part: str | None) -> Place:
    place = place_of(entry, sighting.span.of(text))
    if part is not None or (sighting.want == "district" and entry.kind == CITY):
        return replace(place, precision=max(place.precision, 2))
    return place


def place_of(entry: Entry, words: str) -> Place:
    """What a record says of a line of the index that a report names with `words`."""
    return Place(
        text=words,
        name=entry.name,
        level=LEVELS[entry.kind],
        country=entry.country,
        admin1=entry.admin1 if entry.kind != COUNTRY else None,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id,
        precision=_PRECISION[entry.kind],
    )


def _division_of(sighting: Sighting, entry: Entry, gazetteer: Gazetteer) -> Entry:
    """ "The Grodno region" is a division named after its town: the town's division stands for it."""
    if sighting.want != "division" or entry.kind != CITY or entry.admin1_code is None or entry.country is None:
        return entry
    row = gazetteer.division_row(entry.country, entry.admin1_code)
    if row is None:
        return entry
    division = gazetteer.entry(row)
    stem = fold(entry.name)[:4]
    alike = any(fold(word)[:4] == stem for word in (division.name, sighting.name))
    own = alike and fold(division.name).startswith(stem)
    return division if own or gazetteer.is_chief_town(entry.row) else entry


def _demonym(text: str, sighting: Sighting, gazetteer: Gazetteer) -> Toponym | None:
    row = gazetteer.country_row(sighting.demonym or "")
    if row is None:
        return None
    place = _place(text, sighting, gazetteer.entry(row), None)
    return Toponym(span=sighting.span, place=place, score=0.9, demonym=True, organisation=sighting.organisation)


def _unknown(text: str, sighting: Sighting, wider: Place | None, shares: dict[str, float]) -> Toponym:
    """A place that the gazetteer lacks: where the text says what it lies in, near that; else only the country."""
    country = wider.country if wider is not None else next((c for c, share in shares.items() if share > 0.5), None)
    if wider is None or wider.level != "city":
        place = Place(text=sighting.span.of(text), name=sighting.name, level="other", country=country)
        if wider is not None and wider.level == "admin1":
            place = _held_by(text, sighting, wider, "other", 3)
        return Toponym(span=sighting.span, place=place, score=UNKNOWN_SCORE, organisation=sighting.organisation)
    score = FEATURE_SCORE if sighting.want == "feature" else 0.35
    place = _held_by(text, sighting, wider, "city", 2)
    return Toponym(span=sighting.span, place=place, score=score, organisation=sighting.organisation)


def _held_by(text: str, sighting: Sighting, wider: Place, level: str, precision: int) -> Place:
    return Place(
        text=sighting.span.of(text),
        name=wider.name if level == "city" else sighting.name,
        level=level,
        country=wider.country,
        admin1=wider.admin1,
        lat=wider.lat,
        lon=wider.lon,
        geonames_id=wider.geonames_id if level == "city" else None,
        precision=precision,
    )


def _score(choice: Choice) -> float:
    return round(max(0.05, min(0.99, choice.belief * _HOW_TRUST[choice.how])), 3)


def _city_for(k: int, done: Sequence[Toponym | None], at: int, text: str) -> Place | None:
    """The city that a street or square belongs to: the last one named before it, in its own paragraph first."""
    cities = [t for t in done[:k] if t is not None and t.place.level == "city" and not (t.demonym or t.organisation)]
    ahead = [t for t in done[k + 1 :] if t is not None and t.place.level == "city" and not t.organisation]
    close = [t for t in ahead if t.span.start - at < 40 and "\n" not in text[at : t.span.start]]
    if close and not (cities and at - cities[-1].span.end < 40):
        return close[0].place
    return cities[-1].place if cities else (ahead[0].place if ahead else None)


def shape(
    text: str,
    resolved: Sequence[Resolved],
    inside: dict[int, Span],
    shares: dict[str, float],
    gazetteer: Gazetteer,
) -> tuple[Toponym, ...]:
    """The toponyms of resolved sightings, in reading order; what the gazetteer lacks is placed by what it lies in."""
    done: list[Toponym | None] = [_known(text, s, c, gazetteer) for s, c in resolved]
    placed: dict[str, Place] = {}
    for k, (sighting, _) in enumerate(resolved):
        if done[k] is None and sighting.demonym is None:
            unknown = _unknown(text, sighting, _wider(text, k, resolved, done, inside), shares)
            done[k] = unknown
            if unknown.place.lat is not None:
                placed.setdefault(sighting.name, unknown.place)
    for k, (sighting, choice) in enumerate(resolved):
        toponym = done[k]
        if toponym is not None and choice is None and toponym.place.lat is None and sighting.name in placed:
            done[k] = replace(toponym, place=replace(placed[sighting.name], text=toponym.place.text))
    return tuple(_nested(k, done, inside) for k, toponym in enumerate(done) if toponym is not None)


def _wider(
    text: str, k: int, resolved: Sequence[Resolved], done: Sequence[Toponym | None], inside: dict[int, Span]
) -> Place | None:
    sighting = resolved[k][0]
    wider = next((t.place for t in done if t is not None and t.span == inside.get(k)), None)
    if sighting.want == "feature" and (wider is None or wider.level != "city"):
        return _city_for(k, done, sighting.span.end, text)
    return wider


def _nested(k: int, done: Sequence[Toponym | None], inside: dict[int, Span]) -> Toponym:
    """The toponym with the wider place that the text names with it, where it does lie in that one."""
    toponym = done[k]
    assert toponym is not None
    outer = next((t for t in done if t is not None and t.span == inside.get(k)), None)
    if outer is None or not _lies_in(toponym.place, outer.place):
        return toponym
    return replace(toponym, inside=outer.span)


def _lies_in(inner: Place, outer: Place) -> bool:
    if outer.level == "country":
        return inner.country == outer.country and inner.level != "country"
    if outer.level == "admin1":
        same = inner.admin1 == outer.admin1 or outer.admin1 is None
        return inner.level in ("city", "other") and inner.country == outer.country and same
    if outer.level == "other":
        return inner.level == "city" and outer.country in (None, inner.country)
    return inner.level == "city" and inner.precision > 1 and inner.country == outer.country


def _known(text: str, sighting: Sighting, choice: Choice | None, gazetteer: Gazetteer) -> Toponym | None:
    if sighting.demonym is not None:
        return _demonym(text, sighting, gazetteer)
    if choice is None or sighting.want == "feature":
        return None
    entry = _division_of(sighting, gazetteer.entry(choice.row), gazetteer)
    part = _part(text, sighting.span)
    second = gazetteer.entry(choice.second) if choice.second not in (None, entry.row) else None
    place = replace(
        _place(text, sighting, entry, part),
        score=_score(choice),
        runner_up=", ".join(filter(None, (second.name, second.admin1, second.country))) if second else None,
    )
    return Toponym(
        span=sighting.span,
        place=place,
        score=_score(choice),
        part=part,
        organisation=sighting.organisation,
    )
