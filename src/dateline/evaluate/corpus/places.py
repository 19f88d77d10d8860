"""Places as annotators write them, and what a gazetteer makes of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dateline.errors import UsageError
from dateline.evaluate.gold import GoldPlace

__all__ = ["Locate", "PlaceSpec", "locate", "read_place"]

WRITTEN = re.compile(
    r"(?:(?P<level>country|admin1|other)\s+)?(?P<name>[^@]+?)(?:\s*@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?))?"
)
COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSpec:
    """A place to be looked up: its level, name, division and ISO 3166 country, or its own point in degrees."""

    level: str
    name: str
    admin1: str | None
    country: str | None
    point: tuple[float, float] | None


Locate = Callable[[PlaceSpec], GoldPlace | None]
"""Look a place up in a gazetteer; null where it has none of that name there."""


def read_place(written: str) -> PlaceSpec:
    """Read `Kisumu, KE`, `Springfield, Illinois, US`, `admin1 Oaxaca, MX`, `country KE`, `other Sahel @15,0`.

    A place that no gazetteer has is given its own point, or that of its town: `Kondele, KE @-0.08,34.77`.

    Raises:
        UsageError: it is not of that form.
    """
    match = WRITTEN.fullmatch(written)
    if match is None:
        raise UsageError(f"{written!r} is no place; write 'Kisumu, KE', 'admin1 Oaxaca, MX' or 'country KE'")
    level, parts = match["level"] or "city", [part.strip() for part in match["name"].split(",")]
    point = (float(match["lat"]), float(match["lon"])) if match["lat"] else None
    country = parts.pop() if COUNTRY.fullmatch(parts[-1]) else None
    if country is None and level != "other":
        raise UsageError(f"{written!r} does not end with a country of two letters, as in 'Kisumu, KE'")
    if level == "country":
        return PlaceSpec(level=level, name=country or "", admin1=None, country=country, point=point)
    if not parts or (level == "other" and point is None):
        raise UsageError(f"{written!r} has no name, or is of level 'other' and has no point")
    return PlaceSpec(level=level, name=parts[0], admin1=parts[1] if parts[1:] else None, country=country, point=point)


def locate(written: str, text: str, look_up: Locate) -> GoldPlace | None:
    """The gold place that `written` stands for and `text` names; null where the gazetteer has none."""
    spec = read_place(written)
    if spec.point is not None:
        lat, lon = spec.point
        return GoldPlace(text=text, name=spec.name, level=spec.level, country=spec.country, lat=lat, lon=lon)
    found = look_up(spec)
    if found is None:
        return None
    return GoldPlace(text=text, name=found.name, level=spec.level, country=found.country, lat=found.lat, lon=found.lon)
