"""Days, months and years of the calendar: "January 20, 1979", "3 June", "June 2014", "in 2008", "30/08/2020"."""

import re
from dataclasses import replace
from datetime import date

from dateline.resolve.when.calendar import (
    Days,
    month_days,
    season_days,
    year_days,
)
from dateline.resolve.when.grammar import Found, Rule, pattern
from dateline.resolve.when.lexer import Lexeme
from dateline.resolve.when.lexicon import english
from dateline.resolve.when.scene import Reading, Scene, partial, relative, settle, stated

__all__ = ["RULES", "day_in", "month_in", "season_in", "year_said"]

_WEEKDAY = "(edge? (last|this|next)? weekday part? comma? prep? the?)?"
_DAY = "(day|ordinal|the ordinal)"
_MONTH_DAY = f"{_WEEKDAY} (month {_DAY}|the? (day|ordinal) of? month)"
_EDGE = "(the? edge dash? (of|in)? the?)?"
_SAID_YEAR = "comma? of? (last|this|next|that) unit"
_ENDING = frozenset({"until", "till"})
_PLACES = {"last": -1, "this": 0, "next": 1}


def day_in(month: int, day: int, year: int) -> Days | None:
    """One day as a stretch, or null where the month has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def month_in(month: int, year: int) -> Days:
    """A month as a stretch."""
    return month_days(year, month)


_LATELY_DAYS, _SLACK_DAYS = 45, 2
"""How long before the report a day lies that is meant by figures in either order, and how far behind it; set by eye."""


def season_in(first_month: int, year: int) -> Days:
    """A season as a stretch; see `season_days`."""
    return season_days(year, first_month)


def year_said(found: Found, scene: Scene) -> tuple[int, str] | None:
    """The year of "last year" or "that same year", with the basis; null where it is not known or no year is meant."""
    unit, which = found.one("unit"), found.one("last", "this", "next", "that")
    if unit is None or which is None or english().units[unit.value or 0] != "year":
        return None
    if which.kind == "that":
        days = scene.previous.days if scene.previous else None
        return (days[0].year, "inherited") if days else None
    if scene.anchor is None or scene.anchor.first.year != scene.anchor.last.year:
        return None
    return scene.anchor.first.year + _PLACES[which.kind], "relative"


def _full(found: Found, _: Scene) -> Reading | None:
    """A day with its year."""
    days = day_in(found.value("month"), found.value("day", "ordinal"), found.value("year", "number"))
    return stated(days, "day") if days and 100 <= days[0].year < 2200 else None


def _with_said_year(found: Found, scene: Scene) -> Reading | None:
    """A day or month "of last year", "this year", "of that year"."""
    unit = found.one("unit")
    if unit is None or english().units[unit.value or 0] != "year":
        return None
    precision = "day" if found.has("day", "ordinal") else "season" if found.has("season") else "month"
    said = year_said(found, scene)
    if said is None:
        return partial("day" if precision == "day" else "month")
    year, basis = said
    if precision == "day":
        days = day_in(found.value("month"), found.value("day", "ordinal"), year)
    else:
        days = month_in(found.value("month"), year) if found.has("month") else season_in(found.value("season"), year)
    return Reading(days=days, precision="day" if precision == "day" else "month", basis=basis) if days else None


def _month_day(found: Found, scene: Scene) -> Reading | None:
    """A day without its year."""
    after = found.near(1)
    plural = after.kind == "other" and (after.word.endswith("s") or after.word in english().measures)
    if found.own[-1].kind == "day" and found.near(-1).kind == "in" and plural:
        return None  # "in June 20 people were killed"
    month, day = found.value("month"), found.value("day", "ordinal")
    if day_in(month, day, 2020) is None:
        return None
    reading = settle(scene, "day", lambda year: day_in(month, day, year))
    if found.near(-1).word in _ENDING:
        ahead = settle(replace(scene, tense="future"), "day", lambda year: day_in(month, day, year))
        reading = _nearer(reading, ahead, scene)
    if not found.has("weekday"):
        return reading
    if scene.narrative and reading.days and reading.days[0].weekday() != found.value("weekday"):
        reading = settle(replace(scene, narrative=None), "day", lambda year: day_in(month, day, year))
    return _on_weekday(reading, found.value("weekday"))


def _nearer(one: Reading, other: Reading, scene: Scene) -> Reading:
    """The reading that lies nearer to the report: "banned until 30 June" ends soon, whatever the tense."""
    if scene.anchor is None or one.days is None or other.days is None:
        return one
    own = scene.anchor.first
    return min(one, other, key=lambda reading: abs((reading.days[0] if reading.days else own) - own))


def _on_weekday(reading: Reading, weekday: int) -> Reading:
    """The same day in the year before or after, where only there it falls on the weekday that is named."""
    day = reading.days[0] if reading.days else None
    if day is None or day.weekday() == weekday:
        return reading
    near = [days for year in (day.year + 1, day.year - 1) if (days := day_in(day.month, day.day, year))]
    fitting = [days for days in near if days[0].weekday() == weekday]
    return replace(reading, days=fitting[0]) if len(fitting) == 1 else reading


def _month_year(found: Found, _: Scene) -> Reading | None:
    year = found.value("year", "number")
    return stated(month_in(found.value("month"), year), "month") if 100 <= year < 2200 else None


def _month(found: Found, scene: Scene) -> Reading:
    """A month by itself, or "last", "this" or "next" such month."""
    which = found.one("last", "next", "this")
    month = found.value("month")
    if which and which.kind == "this" and scene.anchor:
        return relative(month_in(month, scene.anchor.first.year), "month")
    return settle(scene, "month", lambda year: month_in(month, year), which.kind if which else None)


def _counts(after: Lexeme, found: Found) -> bool:
    """Whether the word after a number is what it counts: "2000 protesters"."""
    words = english()
    if after.word in words.measures:
        return True
    plural = after.kind == "other" and after.word.endswith("s") and not after.word.endswith("ss")
    small = found.text[after.start : after.start + 1].islower()
    return plural and small and after.word not in words.happenings | words.stops


def _plain_year(found: Found) -> bool:
    """Whether a bare number of four digits is a year, by its neighbours."""
    before, after, words = found.near(-1), found.near(1), english()
    if before.word in words.numbered | words.amounts or after.word in words.measures:
        return False
    if before.kind == "dash" and found.near(-2).kind in ("number", "day"):
        return False  # a telephone number, a score
    told = before.kind in ("the", "article", "poss") or (
        before.kind in ("and", "or", "comma") and found.near(-2).kind == "year"
    )
    tied = told or before.kind in ("in", "since", "from", "open", "history") or found.has("edge", "unit")
    tied = tied or (before.kind == "comma" and after.kind in ("stop", "close", "break"))
    if 1900 <= found.value("year") < 2100:
        return tied or not _counts(after, found)
    loose = before.kind in ("of", "to") or before.word in ("during", "by", "before", "after", "until", "circa")
    return (tied or loose) and not _counts(after, found) and not (loose and after.kind == "other")


def _year(found: Found, _: Scene) -> Reading | None:
    unit = found.one("unit")
    if unit is not None and english().units[unit.value or 0] != "year":
        return None
    return stated(year_days(found.value("year")), "year") if _plain_year(found) else None


def _era(found: Found, _: Scene) -> Reading | None:
    year = found.value("number", "year", "day")
    return stated(year_days(year), "year") if 1 <= year < 2200 else None


def _iso(found: Found, _: Scene) -> Reading | None:
    lexeme = found.one("iso")
    year, month, day = (int(part) for part in (lexeme.word if lexeme else "0-0-0")[:10].split("-"))
    days = day_in(month, day, year) if 1 <= month <= 12 else None
    return stated(days, "day") if days else None


def _numeric(found: Found, scene: Scene) -> Reading | None:
    """Day, month and year in figures; null ends where day and month could change places.

    With full stops the day comes first, as nobody writes it otherwise; of two readings one shortly before the report
    is meant.
    """
    lexeme = found.one("numeric")
    first, second, year = (int(part) for part in re.split(r"[/.]", lexeme.word if lexeme else "0/0/0"))
    dotted = lexeme is not None and "." in lexeme.word
    orders = [(second, first)] if dotted else [(second, first), (first, second)]
    possible = {days for month, day in orders if (days := day_in(month, day, year) if 1 <= month <= 12 else None)}
    if not possible or not 1000 <= year < 2200:
        return None
    if len(possible) > 1 and scene.anchor is not None:
        last = scene.anchor.last
        possible = {days for days in possible if -_SLACK_DAYS <= (last - days[0]).days <= _LATELY_DAYS}
    return stated(possible.pop(), "day") if len(possible) == 1 else partial("day")


_SOURCES = (
    ("full", f"{_MONTH_DAY} comma? of? (year|number)", _full),
    ("day said year", f"{_MONTH_DAY} {_SAID_YEAR}", _with_said_year),
    ("month day", f"{_MONTH_DAY} part?", _month_day),
    ("month year", f"{_EDGE} month (comma|of)? (year|number)", _month_year),
    ("month said year", f"{_EDGE} month {_SAID_YEAR}", _with_said_year),
    ("said year month", "edge? (last|this|next|that) unit comma? in month", _with_said_year),
    ("month", f"{_EDGE} (last|next|this)? month", _month),
    ("last month name", "this last month", _month),
    ("year", f"{_EDGE} (unit)? year", _year),
    ("the year", "the unit year", _year),
    ("era", "(number|year|day) era|era (number|year|day)", _era),
    ("season said year", f"the? edge? season {_SAID_YEAR}", _with_said_year),
    ("iso", "(weekday comma?)? iso", _iso),
    ("numeric", "(weekday comma?)? numeric", _numeric),
)

RULES = tuple(Rule(name, pattern(source), read) for name, source, read in _SOURCES)
