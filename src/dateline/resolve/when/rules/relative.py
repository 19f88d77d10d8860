"""Dates counted from the report's own day: "yesterday", "last week", "two years ago", "the past month"."""

from datetime import timedelta

from dateline.resolve.when.calendar import (
    Days,
    reaches,
    shift,
    unit_days,
    weekday_until,
)
from dateline.resolve.when.grammar import Found, Rule, pattern
from dateline.resolve.when.lexer import Lexeme
from dateline.resolve.when.lexicon import english
from dateline.resolve.when.scene import Anchor, Reading, Scene, partial, relative

__all__ = ["COUNT", "RULES", "counted", "unit_of", "which_of"]

COUNT = "((day|number|count|year) (and article share|day slash day)?)"
_UNIT = "(unit|units)"
_WHICH = "(last|next|this|this last)"


def unit_of(lexeme: Lexeme | None) -> str:
    """The unit's name; the empty string for none."""
    return english().units[lexeme.value or 0] if lexeme and lexeme.kind != "adverb" and lexeme.value is not None else ""


def counted(found: Found) -> int | None:
    """How many units the words count: 1 for "a" and for a bare unit, null where they do not say ("a few")."""
    lexeme = found.one("day", "number", "count", "year")
    if lexeme is not None:
        return lexeme.value
    return 1


def _precision(unit: str) -> str:
    return {"month": "month", "year": "year", "decade": "year", "century": "year"}.get(unit, "day")


def which_of(found: Found) -> str | None:
    """Last, next or this; "this past" is last."""
    kinds = [lexeme.kind for lexeme in found.all("last", "next", "this")]
    return ("last" if "last" in kinds else kinds[0]) if kinds else None


def _deictic(found: Found, scene: Scene) -> Reading:
    """ "Yesterday afternoon", "tonight"."""
    if scene.anchor is None or scene.anchor.day is None:
        return partial("day")
    day = scene.anchor.day + timedelta(days=found.value("deictic"))
    return relative((day, day), "day")


def _night(found: Found, scene: Scene) -> Reading | None:
    """ "Last night" is yesterday's, "this morning" today's."""
    which, part = which_of(found), found.value("part")
    if which == "next" or (which == "last" and not part):
        return None
    if scene.anchor is None or scene.anchor.day is None:
        return partial("day")
    day = scene.anchor.day - timedelta(days=which == "last")
    return relative((day, day), "day")


def _overnight(found: Found, scene: Scene) -> Reading | None:
    """The night before the report, as an adverb."""
    after = found.near(1)
    if after.kind == "other" and after.word.isalpha() and after.word not in english().stops:
        return None
    if scene.anchor is None or scene.anchor.day is None:
        return partial("day", "range")
    return relative((scene.anchor.day - timedelta(days=1), scene.anchor.day), "day", "range")


def _calendar_unit(found: Found, scene: Scene) -> Reading | None:
    """ "Last month", "earlier this week", "the end of this year", "next decade".

    This week ends with the report's day, or begins with it where the tense is future.
    """
    unit, which = unit_of(found.one("unit")), which_of(found) or "this"
    if unit in ("", "hour", "minute", "day"):
        return None
    days = _around(scene.anchor, {"last": -1, "next": 1}.get(which, 0), unit)
    if days is None:
        return partial(_precision(unit))
    own = scene.anchor.day if scene.anchor else None
    if unit == "week" and which == "this" and own:
        days = (own, days[1]) if scene.tense == "future" else (days[0], own)
    return relative(days, _precision(unit), "range" if unit == "week" else "point")


def _around(anchor: Anchor | None, count: int, unit: str) -> Days | None:
    """The unit that lies `count` units from the report's own, where the report's date is as fine as the unit."""
    if anchor is None:
        return None
    here = unit_days(anchor.first, unit)
    if not here[0] <= anchor.last <= here[1]:
        return None
    return unit_days(shift(here[0], count, unit), unit)


def _edge_of_unit(found: Found, scene: Scene) -> Reading | None:
    """ "The end of the year", "the start of the month"."""
    return _calendar_unit(found, scene)


def _rolling(found: Found, scene: Scene) -> Reading | None:
    """ "The last three days", "the past two years", "the next six months": up to or from the report's day."""
    unit, count = unit_of(found.one("unit", "units")), counted(found)
    if unit == "hour" and count:
        unit, count = "day", -(-count // 24)
    if unit in ("", "minute", "hour"):
        return None
    day = scene.anchor.day if scene.anchor else None
    if day is None or count is None or not reaches(day, -count, unit):
        return partial(_precision(unit), "range")
    earlier = scene.previous.days if scene.previous and scene.tense == "past" else None
    if which_of(found) == "next" and earlier and reaches(earlier[0], count, unit):
        return Reading(
            days=(earlier[0], shift(earlier[0], count, unit)),
            precision=_precision(unit),
            basis="inherited",
            kind="range",
        )
    if which_of(found) == "next":
        return relative((day, shift(day, count, unit)), _precision(unit), "range")
    return relative((shift(day, -count, unit), day), _precision(unit), "range")


def _vague(found: Found, _: Scene) -> Reading:
    """ "In recent weeks", "the coming days"."""
    return partial(_precision(unit_of(found.one("units"))), "range")


def _ago(found: Found, scene: Scene) -> Reading | None:
    """ "Two years ago" is that year, "three weeks ago" that week, "ten days ago" that day; "a few months back" is open.

    "A year ago today" is the day.
    """
    unit, count = unit_of(found.one("unit", "units")), counted(found)
    if unit in ("", "minute"):
        return None
    if unit == "hour":
        unit, count = "day", None if count is None else count // 24
    if (found.has("units") and not found.has("day", "number", "count", "year")) or count is None:
        return partial(_precision(unit))
    return _step(found, scene, -count, unit)


def _hence(found: Found, scene: Scene) -> Reading | None:
    """ "Two weeks from now"."""
    unit, count = unit_of(found.one("unit", "units")), counted(found)
    if unit in ("", "minute", "hour"):
        return None
    return partial(_precision(unit)) if count is None else _step(found, scene, count, unit)


def _step(found: Found, scene: Scene, count: int, unit: str) -> Reading:
    """The unit so many units from the report's day."""
    exact = found.has("deictic", "weekday")
    day = scene.anchor.day if scene.anchor else None
    if scene.anchor is None or not reaches(scene.anchor.first, count, unit):
        return partial(_precision(unit))
    if day is None:
        days = None if exact else _around(scene.anchor, count, unit)
        return relative(days, _precision(unit)) if days else partial(_precision(unit))
    if found.has("deictic"):
        day += timedelta(days=found.value("deictic"))
    if found.has("weekday"):
        day = weekday_until(day, found.value("weekday"))
    target = shift(day, count, unit)
    if exact:
        return relative((target, target), "day")
    wide = "year" if unit in ("decade", "century") else unit
    return relative(unit_days(target, wide), _precision(unit), "range" if unit == "week" else "point")


def _in_units(found: Found, scene: Scene) -> Reading | None:
    """ "In three days", where the tense is future."""
    if scene.tense != "future" or found.near(-1).word in ("for", "than"):
        return None
    return _hence(found, scene)


def _nth_day(found: Found, scene: Scene) -> Reading | None:
    """ "For a third day", "on a second straight night": from the first of them to the report's day."""
    before, number = found.near(-1).word, found.value("ordinal")
    unit = "day" if found.has("part") else unit_of(found.one("unit"))
    if unit not in ("day", "week") or not (
        before == "for" or (before == "on" and (found.has("article") or found.has("straight")))
    ):
        return None
    day = scene.anchor.day if scene.anchor else None
    if day is None:
        return partial("day", "range")
    return relative((shift(day, 1 - number, unit), day), "day", "range")


_SOURCES = (
    ("deictic", "(edge|part)? deictic part?", _deictic),
    ("night", "edge? (last|this) part", _night),
    ("overnight", "overnight", _overnight),
    ("calendar unit", f"(the? edge (of|in)?)? {_WHICH} unit", _calendar_unit),
    ("edge of unit", "the? edge (of|in) the unit", _edge_of_unit),
    ("rolling", f"the? {_WHICH} {COUNT} {_UNIT}", _rolling),
    ("rolling one", "the (last|next) unit", _rolling),
    ("vague", "the? (recent|last|next) units", _vague),
    ("ago", f"({COUNT}|article) dash? {_UNIT} ago (deictic part?|weekday part?)?", _ago),
    ("units ago", "units ago", _ago),
    ("hence", f"({COUNT}|article) {_UNIT} hence", _hence),
    ("in units", f"in ({COUNT}|article) {_UNIT} (poss)?", _in_units),
    ("nth day", "(article|the) ordinal straight? (unit|part)", _nth_day),
)

RULES = tuple(Rule(name, pattern(source), read) for name, source, read in _SOURCES)
