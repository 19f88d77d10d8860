"""Seasons, parts of a year, decades, centuries: "the summer of 1988", "the first half of 2019", "the 1990s"."""

from dateline.resolve.when.calendar import century_days, decade_days, year_part
from dateline.resolve.when.grammar import Found, Rule, pattern
from dateline.resolve.when.lexicon import english
from dateline.resolve.when.rules.absolute import season_in, year_said
from dateline.resolve.when.scene import Reading, Scene, settle, stated

__all__ = ["RULES"]

_EDGE = "(the? edge dash? (of|in)? the?)?"


def _edge(found: Found) -> int | None:
    edge = found.one("edge")
    return edge.value if edge else None


def _decade(found: Found, _: Scene) -> Reading | None:
    if found.has("decadeword") and found.near(-1).kind not in ("the", "in") and not found.has("the"):
        return None
    decade = found.one("decade", "decadeword")
    year = decade.value if decade else None
    if year is None:
        return None
    if decade and year % 100 == 0 and year < 2000:
        return stated(century_days(year // 100 + 1), "year")
    return stated(decade_days(year, _edge(found)), "year")


def _century(found: Found, _: Scene) -> Reading | None:
    unit = found.one("unit", "units")
    if unit is None or english().units[unit.value or 0] != "century" or not found.value("ordinal"):
        return None
    return stated(century_days(found.value("ordinal")), "year")


def _season_year(found: Found, _: Scene) -> Reading:
    """A season of a year; "the winter of 2017-18" has the second year."""
    years = found.all("year", "day", "number")
    year = years[0].value or 0
    if len(years) > 1 and found.value("season") == 12:
        year += 1
    return stated(season_in(found.value("season"), year), "month")


def _season(found: Found, scene: Scene) -> Reading | None:
    """A season by itself, tied by "last", "this", "next" or "in the"."""
    which = found.one("last", "next", "this", "that")
    if which is None and (
        found.near(-1).word not in ("in", "during", "since", "early", "late", "over", "of")
        or found.near(1).kind in ("of", "other")
    ):
        return None
    if which and which.kind == "that" and scene.previous and scene.previous.days:
        return Reading(
            days=season_in(found.value("season"), scene.previous.days[0].year), precision="month", basis="inherited"
        )
    name = which.kind if which and which.kind in ("last", "next") else None
    first = found.value("season")
    return settle(scene, "month", lambda year: season_in(first, year), name)


def _part_of_year(found: Found, scene: Scene) -> Reading | None:
    """ "The first half of 2019", "the third quarter of last year"."""
    part, parts = found.value("ordinal"), found.value("share")
    if part > parts:
        return None
    if found.has("year"):
        return stated(year_part(found.value("year"), part, parts), "month")
    said = year_said(found, scene)
    return Reading(days=year_part(said[0], part, parts), precision="month", basis=said[1]) if said else None


_SOURCES = (
    ("decade", "the? (edge dash?)? (decade|decadeword)", _decade),
    ("century", "the? (edge dash?)? ordinal dash? (unit|units)", _century),
    ("season year", f"({_EDGE}|the) season comma? of? year ((dash|slash) (day|year|number))?", _season_year),
    ("season", "the? edge? (last|next|this|that)? (the)? season", _season),
    ("part of year", "the? ordinal share of (year|(last|this|next|that) unit)", _part_of_year),
)

RULES = tuple(Rule(name, pattern(source), read) for name, source, read in _SOURCES)
