"""Days of the week and weekends: "on Friday", "last Monday", "Tuesday of last week", "over the weekend"."""

from datetime import timedelta

from dateline.resolve.when.calendar import week_days, weekday_from, weekday_until, weekend_days
from dateline.resolve.when.grammar import Found, Rule, pattern
from dateline.resolve.when.rules.relative import unit_of, which_of
from dateline.resolve.when.scene import Reading, Scene, partial, relative

__all__ = ["RULES", "weekday_reading"]

_WHICH = "(last|next|this|this last)"


def weekday_reading(weekday: int, scene: Scene, which: str | None = None) -> Reading:
    """The weekday that the tense or last, next, this points to; the report's own day counts unless last or next."""
    day = scene.anchor.day if scene.anchor else None
    if day is None:
        return partial("day")
    if which == "last":
        chosen = weekday_until(day - timedelta(days=1), weekday)
    elif which == "next":
        chosen = weekday_from(day + timedelta(days=1), weekday)
    elif scene.tense == "future":
        chosen = weekday_from(day, weekday)
    else:
        chosen = weekday_until(day, weekday)
    return relative((chosen, chosen), "day")


def _weekday(found: Found, scene: Scene) -> Reading:
    return weekday_reading(found.value("weekday"), scene, which_of(found))


def _weekday_of_week(found: Found, scene: Scene) -> Reading | None:
    """ "Tuesday of last week", "last week's Tuesday"."""
    if unit_of(found.one("unit")) != "week":
        return None
    if scene.anchor is None or scene.anchor.day is None:
        return partial("day")
    weeks = {"last": -1, "next": 1}.get(which_of(found) or "", 0)
    day = week_days(scene.anchor.day + timedelta(weeks=weeks))[0] + timedelta(days=found.value("weekday"))
    return relative((day, day), "day")


def _weekend(found: Found, scene: Scene) -> Reading | None:
    """Saturday and Sunday: the latest that had begun, or as last, next and the future say."""
    which = which_of(found)
    if which is None and (not found.has("the") or found.near(-1).kind not in ("prep", "since", "to", "in")):
        return None
    day = scene.anchor.day if scene.anchor else None
    if day is None:
        return partial("day", "range")
    saturday, sunday = weekend_days(day)
    if which == "next" or (scene.tense == "future" and which != "last"):
        weeks = 1 if which == "next" and day >= saturday else 0
    else:
        weeks = -1 if day < saturday or (which == "last" and day <= sunday) else 0
    return relative((saturday + timedelta(weeks=weeks), sunday + timedelta(weeks=weeks)), "day", "range")


_SOURCES = (
    ("weekday", f"(the? edge prep?)? (the? {_WHICH})? weekday part?", _weekday),
    ("weekday in week", "weekday part? comma? (of|in)? (last|this|next|this last) unit", _weekday_of_week),
    ("week's weekday", "(last|this|next) unit poss? prep? weekday part?", _weekday_of_week),
    ("weekend", f"the? edge? {_WHICH}? weekend", _weekend),
)

RULES = tuple(Rule(name, pattern(source), read) for name, source, read in _SOURCES)
