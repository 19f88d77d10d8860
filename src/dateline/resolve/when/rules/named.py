"""Days with a name, days of the Solar Hijri calendar, anniversaries: "Nowruz", "16 Azar", "the 5th anniversary"."""

from datetime import date, timedelta

from dateline.resolve.when.calendar import Days, easter, nth_weekday, orthodox_easter, year_days
from dateline.resolve.when.grammar import Found, Rule, pattern
from dateline.resolve.when.hijri import (
    lunar_day,
    lunar_month,
    lunar_year_of,
    solar_day,
    solar_month,
    solar_year,
)
from dateline.resolve.when.lexicon import Festival, english
from dateline.resolve.when.rules.absolute import day_in, year_said
from dateline.resolve.when.scene import Reading, Scene, partial, relative, settle, stated

__all__ = ["RULES", "festival_in"]

_SAID_YEAR = "comma? of? (last|this|next|that) unit"
# Years of the Solar Hijri calendar that a report can mean: 1821 to 2120 of the Common Era.
_SOLAR_YEARS = range(1200, 1500)


def _one(day: date | None) -> Days | None:
    return (day, day) if day else None


def festival_in(festival: Festival, year: int) -> Days | None:
    """The days of a festival in a Gregorian year; for lunar feasts, the first that falls in it."""
    if festival.day:
        return day_in(*festival.day, year)
    if festival.solar:
        found = [solar_day(year - offset, *festival.solar) for offset in (622, 621)]
        return _one(next((day for day in found if day and day.year == year), None))
    if festival.nth:
        return _one(nth_weekday(year, *festival.nth))
    if festival.easter is not None:
        return _one(easter(year) + timedelta(days=festival.easter))
    if festival.orthodox is not None:
        return _one(orthodox_easter(year) + timedelta(days=festival.orthodox))
    return _lunar(festival, year)


def _lunar(festival: Festival, year: int) -> Days | None:
    if year < 623:
        return None
    lunar = lunar_year_of(date(year, 1, 1))
    for number in (lunar, lunar + 1):
        days = (
            lunar_month(number, festival.lunar_month)
            if festival.lunar_month
            else _one(lunar_day(number, *(festival.lunar or (1, 1))))
        )
        if days and days[0].year == year:
            return days
    return None


def _tied(found: Found) -> bool:
    """Whether a name that is not always a date ("Christmas") is one here."""
    before, after = found.near(-1), found.near(1)
    free = before.kind in ("prep", "since", "in", "to", "offset", "from") or found.has("last", "next", "this", "year")
    return free and after.kind != "other"


def _festival(found: Found, scene: Scene) -> Reading | None:
    festival = english().festivals[found.value("festival")]
    if festival.bare and not _tied(found):
        return None
    kind = "range" if festival.lunar_month else "point"
    if found.has("year"):
        days = festival_in(festival, found.value("year"))
        return stated(days, "day", kind) if days else None
    if found.has("unit"):
        said = year_said(found, scene)
        days = festival_in(festival, said[0]) if said else None
        return Reading(days=days, precision="day", basis=said[1], kind=kind) if days and said else partial("day", kind)
    which = found.one("last", "next")
    reading = settle(scene, "day", lambda year: festival_in(festival, year), which.kind if which else None)
    return Reading(days=reading.days, precision="day", basis=reading.basis, kind=kind)


def _history(found: Found, _: Scene) -> Reading:
    named = english().history[found.value("history")]
    return stated(named.days, named.precision, "occasion")


def _solar_year(found: Found, _: Scene) -> Reading | None:
    year = found.value("year")
    return stated(solar_year(year), "month") if year in _SOLAR_YEARS else None


def _solar_full(found: Found, _: Scene) -> Reading | None:
    year = found.value("year")
    if year not in _SOLAR_YEARS:
        return None
    if found.has("day", "ordinal"):
        days = _one(solar_day(year, found.value("solar"), found.value("day", "ordinal")))
        return stated(days, "day") if days else None
    return stated(solar_month(year, found.value("solar")), "month")


def _solar_day(found: Found, scene: Scene) -> Reading | None:
    """A day of the Solar Hijri calendar without its year ("16 Azar")."""
    month, number = found.value("solar"), found.value("day", "ordinal")
    if number > 31:
        return None

    def in_year(year: int) -> Days | None:
        days = [solar_day(year - offset, month, number) for offset in (622, 621)]
        return _one(next((day for day in days if day and day.year == year), None))

    return settle(scene, "day", in_year)


def _anniversary(found: Found, scene: Scene) -> Reading:
    """An anniversary: with its number, the year of what is marked."""
    number = found.value("ordinal", "day", "number")
    if (
        number
        and scene.anchor
        and scene.anchor.first.year == scene.anchor.last.year
        and number < scene.anchor.first.year
    ):
        return relative(year_days(scene.anchor.first.year - number), "year", "occasion")
    return partial("day", "occasion")


_SOURCES = (
    ("festival", "festival ((comma|of|in)? year)?", _festival),
    ("festival which", "(last|next|this) festival", _festival),
    ("festival said year", f"festival {_SAID_YEAR}", _festival),
    ("history", "history", _history),
    ("solar full", "(day|ordinal) of? solar comma? year|solar day comma? year", _solar_full),
    ("solar month", "solar comma? year", _solar_full),
    ("solar day", "the? (day|ordinal) of? solar|solar (day|ordinal)", _solar_day),
    ("solar year", "the? solaryear (of)? year", _solar_year),
    ("anniversary", "the? (ordinal|((day|number) dash unit))? anniversary", _anniversary),
)

RULES = tuple(Rule(name, pattern(source), read) for name, source, read in _SOURCES)
