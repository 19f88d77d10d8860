"""Whether two events happened at one place, one inside the other, or apart."""

import math

from dateline.link.folding import fold
from dateline.link.incidents.telling import Telling
from dateline.model.place import Place

__all__ = ["level", "words"]

SAME_KM = 4.0
"""Two points for one town: gazetteers differ by that much, and a square lies that far from the middle of its town."""
NEAR_KM = 15.0
"""A district or suburb and its town."""
NAMESAKE_KM = 40.0
"""Within it two places of one name are one place."""
DIVISION_KM = 150.0
"""How far a town may lie from the point of a division where the gazetteer does not say in which one it lies."""
EARTH_KM = 6371.0
WIDER = {"city": 0, "other": 0, "admin1": 1, "country": 2}


def level(a: Telling, b: Telling) -> str:
    """How near the places of two events are.

    same; near (a district and its town); same_division, same_country (no report knows it closer); division, country
    (one lies in the other); unknown; elsewhere.
    """
    here, there = a.event.place, b.event.place
    if here is None or there is None:
        return "unknown"
    if here.country and there.country and here.country != there.country:
        return "elsewhere"
    narrow, wide = sorted((here, there), key=lambda place: WIDER.get(place.level, 0))
    if WIDER.get(wide.level, 0) == 0:
        return _towns(narrow, wide)
    if wide.level == "country":
        held = "same_country" if narrow.level == "country" else "country"
        return held if narrow.country == wide.country else "elsewhere"
    return _division(narrow, wide)


def words(a: Telling, b: Telling) -> str:
    """Both places as the reports name them."""
    return f"{_named(a.event.place)} / {_named(b.event.place)}"


def _named(place: Place | None) -> str:
    return "no place" if place is None else place.text or place.name


def _towns(a: Place, b: Place) -> str:
    named = _names(a) & _names(b)
    apart = _km(a, b)
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return "same"
    if apart is None:
        return "same" if named else "elsewhere"
    if apart <= SAME_KM or (named and apart <= NAMESAKE_KM):
        return "same"
    return "near" if apart <= NEAR_KM else "elsewhere"


def _division(narrow: Place, wide: Place) -> str:
    if narrow.level == "admin1":
        apart = _km(narrow, wide)
        same = bool(_names(narrow) & _names(wide)) or (apart is not None and apart <= SAME_KM)
        return "same_division" if same else "elsewhere"
    if narrow.admin1 and narrow.country == wide.country:
        return "division" if fold(narrow.admin1) in _names(wide) else "elsewhere"
    apart = _km(narrow, wide)
    return "division" if apart is not None and apart <= DIVISION_KM else "elsewhere"


def _names(place: Place) -> set[str]:
    own = {fold(place.name), fold(place.admin1) if place.level == "admin1" else ""}
    return own - {""}


def _km(a: Place, b: Place) -> float | None:
    """The great-circle distance; null where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    one, other = math.radians(a.lat), math.radians(b.lat)
    half = (
        math.sin((other - one) / 2) ** 2
        + math.cos(one) * math.cos(other) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
