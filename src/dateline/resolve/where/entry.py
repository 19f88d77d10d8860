"""One place as the gazetteer knows it."""

from dataclasses import dataclass

__all__ = ["ADMIN1", "CITY", "CONTINENT", "COUNTRY", "DISTRICT", "KIND_NAMES", "REGION", "Entry"]

COUNTRY, ADMIN1, CITY, DISTRICT, REGION, CONTINENT = range(6)
KIND_NAMES = ("country", "admin1", "city", "district", "region", "continent")
"""Level as the index keeps it; a place of a record says city for a district and other for a region."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A settlement, division, country or region.

    `row` is its line in the index, `kind` one of KIND_NAMES, `country` ISO 3166 alpha-2 or null for what
    lies in several, `admin1` the name of its first-level division, `admin1_code` that of GeoNames.
    `weight` is how often news means it when it says the name: about log10 of the population.
    """

    row: int
    name: str
    kind: int
    country: str | None
    admin1: str | None
    admin1_code: str | None
    lat: float
    lon: float
    population: int
    geonames_id: int | None
    weight: float
