"""How well an event of the record fits what a row says: value by value, in stated levels."""

import datetime as dt
import math
from dataclasses import dataclass
from enum import IntEnum

from dateline.adopt.said import NamedPlace, Said
from dateline.adopt.words import alike, folded
from dateline.codebook.book import Codebook
from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.when import When

__all__ = ["Fit", "Level", "differences", "fit", "km_between", "same_place", "told_alike"]

SAME_KM = 10.0
"""Two points of one town: centroids of different gazetteers lie that far apart."""
SAME_NAME_KM = 50.0
"""Farther apart, places of one name are two places."""
NEAR_DAYS = 1
"""So far a date may be off and be mended where the row names no report: the day of a report taken for the event's."""
EARTH_KM = 6371.0


class Level(IntEnum):
    """How a value of an event stands to that of a row, the best lowest."""

    SAME = 0
    UNSAID = 1
    """The row does not say."""
    ALIKE = 2
    """A type of the same family or with the same ACLED code; a date that overlaps."""
    NEAR = 3
    """A date that is a day off."""
    LACKING = 4
    """The event has none."""
    OTHER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The levels of type, place and date; `worded` is whether the row's words name the event in its report, null where
    the row gives none.
    """

    type: Level
    place: Level
    date: Level
    worded: bool | None = None

    @property
    def whole(self) -> bool:
        """Whether it is the event that the row means: same type, same place, overlapping dates, as far as given."""
        return self.type == Level.SAME and self.place <= Level.UNSAID and self.date <= Level.ALIKE

    @property
    def rank(self) -> tuple[int, int, int]:
        """The better the lower."""
        return (0 if self.worded else 1, self.type, self.date)

    def nearly(self, *, same_report: bool) -> bool:
        """Whether it can only be the event that the row means, with one value put right.

        Type and place fit and the date is a day off. In the report that the row names also: type and place fit
        and the date is any or none; place and date fit and the row's words name the event, whatever its type; the
        place is lacking and the words name the event. Words that stand elsewhere in the report, or nowhere, speak
        against all.
        """
        if self.worded is False:
            return False
        typed, dated = self.type == Level.SAME, self.date <= Level.ALIKE
        here = self.place == Level.SAME
        if not same_report:
            return typed and here and self.date == Level.NEAR
        if here and dated and self.date != Level.UNSAID:
            return self.worded is True
        return typed and (here or (dated and self.place == Level.LACKING and self.worded is True))


def fit(said: Said, event: Event, codebook: Codebook, *, worded: bool | None = None) -> Fit:
    """How the event fits the row."""
    return Fit(
        type=_type(said, event, codebook),
        place=_place(said.place, event.place),
        date=_date(said.date, event.date),
        worded=worded,
    )


def differences(said: Said, event: Event) -> tuple[str, ...]:
    """The fields of an event (of FIELDS) in which it is not as the row says."""
    differs = {
        "type": not set(said.kind.types) & set(event.types),
        "place": _place(said.place, event.place) > Level.UNSAID,
        "date": _date(said.date, event.date) > Level.UNSAID,
        "status": said.status is not None and said.status != event.status,
        "actor": said.actor is not None and not alike(said.actor, event.actor or ""),
        "target": said.target is not None and not alike(said.target, event.target or ""),
    }
    return tuple(name for name, differing in differs.items() if differing)


def told_alike(said: Said, event: Event) -> bool:
    """Whether an event of a report that the row does not name tells what the row does, but for the date.

    Who did it and with what certainty is told by each report in its own way: no row puts that right from afar. What is
    only planned or denied is another thing, unless the row says so too.
    """
    if not set(differences(said, event)) <= {"date"}:
        return False
    return said.status is not None or event.status not in ("planned", "denied")


def _type(said: Said, event: Event, codebook: Codebook) -> Level:
    if set(said.kind.types) & set(event.types):
        return Level.SAME
    known = {kind.name: kind for kind in codebook.types}
    meant = [known[name] for name in said.kind.types if name in known]
    code = event.crosswalk.get("acled")
    if code and any(kind.crosswalk.get("acled") == code for kind in meant):
        return Level.ALIKE
    own = known.get(event.type)
    return Level.ALIKE if own and any(kind.family == own.family for kind in meant) else Level.OTHER


def _place(named: NamedPlace | None, place: Place | None) -> Level:
    if named is None:
        return Level.UNSAID
    if place is None:
        return Level.LACKING
    return Level.SAME if same_place(named, place) else Level.OTHER


def same_place(named: NamedPlace, place: Place) -> bool:
    """Whether a place goes by the name that a row gives, or lies where it says, in the same country as far as known.

    The point of a country or a division is its middle and says nothing of a town.
    """
    if named.country and place.country and named.country != place.country:
        return False
    called = folded(named.name) in {folded(place.name), folded(place.text)}
    apart = km_between(named, place)
    if place.level in ("country", "admin1") or apart is None:
        return called
    return apart <= (SAME_NAME_KM if called else SAME_KM)


def km_between(named: NamedPlace, place: Place) -> float | None:
    """How far apart two points are, along a great circle; null where one is unknown."""
    if named.lat is None or named.lon is None or place.lat is None or place.lon is None:
        return None
    a, b = math.radians(named.lat), math.radians(place.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(place.lon - named.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _date(given: When | None, date: When | None) -> Level:
    if given is None:
        return Level.UNSAID
    if date is None or date.start is None or date.end is None:
        return Level.LACKING
    (first, last), (start, end) = _days(given), _days(date)
    inside = first <= start and end <= last
    one_of_its_days = first == last and start <= first <= end and date.precision == "day"
    if inside or one_of_its_days:
        return Level.SAME
    if start <= last and first <= end:
        # "In 2021" is no overlap with a day of it: too much happens in a year.
        return Level.OTHER if date.precision == "year" else Level.ALIKE
    return Level.NEAR if max((start - last).days, (first - end).days) <= NEAR_DAYS else Level.OTHER


def _days(when: When) -> tuple[dt.date, dt.date]:
    return dt.date.fromisoformat(when.start or ""), dt.date.fromisoformat(when.end or "")
