"""The gazetteer as people who fill in tables need it: codes of countries, places of a name."""

from functools import cache

from dateline.model.place import Place
from dateline.resolve.where.candidates import HOW_NAMES, candidates
from dateline.resolve.where.entry import CITY, COUNTRY, DISTRICT, KIND_NAMES, Entry
from dateline.resolve.where.index import Gazetteer, open_gazetteer

__all__ = ["country_of", "locate"]

RESEMBLING = HOW_NAMES[-1]


@cache
def _gazetteer() -> Gazetteer:
    return open_gazetteer()


@cache
def country_of(name: str) -> str | None:
    """The ISO 3166 code of a country by its name or its code; null where there is none."""
    gazetteer = _gazetteer()
    if name.upper() in gazetteer.country_index:
        return name.upper()
    found = [candidate.entry for candidate in candidates(name, gazetteer) if candidate.entry.kind == COUNTRY]
    return found[0].country if found else None


@cache
def locate(name: str, country: str | None) -> tuple[Place, ...]:
    """The places that carry a name, in a country where that is given, likeliest first; not those that resemble it."""
    found = candidates(name, _gazetteer(), country)
    return tuple(_place(candidate.entry) for candidate in found if candidate.how != RESEMBLING)


def _place(entry: Entry) -> Place:
    level = KIND_NAMES[entry.kind] if entry.kind <= CITY else "city" if entry.kind == DISTRICT else "other"
    return Place(
        text=entry.name,
        name=entry.name,
        level=level,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id,
    )
