"""Dates counted from another date of the report: "two days later", "the next morning", "that year"."""

from datetime import date, timedelta

from dateline.resolve.when.calendar import Days, reaches, shift, unit_days, weekday_from, weekday_until
from dateline.resolve.when.grammar import Found, Rule, pattern
from dateline.resolve.when.lexicon import english
from dateline.resolve.when.rules.relative import COUNT, counted, unit_of
from dateline.resolve.when.scene import Reading, Scene, partial

__all__ = ["RULES"]

_ORDER = ("day", "week", "month", "year", "decade", "century")
_FINE = {"day": ("day",), "month": ("day", "month"), "year": ("day", "month", "year")}


def _inherited(days: Days, unit: str) -> Reading:
    precision = {"day": "day", "week": "day", "month": "month"}.get(unit, "year")
    return Reading(days=days, precision=precision, basis="inherited", kind="range" if unit == "week" else "point")


def _fits(previous: Reading | None, unit: str) -> Days | None:
    """The days of the earlier date, where it is fine enough to count `unit`s from."""
    if previous is None or previous.days is None or unit not in _ORDER:
        return None
    needed = {"day": "day", "week": "day", "month": "month"}.get(unit, "year")
    return previous.days if previous.precision in _FINE[needed] else None


def _moved(scene: Scene, count: int | None, unit: str, unit_precision: str) -> Reading | None:
    """The unit `count` units from the earlier date."""
    if unit not in _ORDER:
        return None
    days = _fits(scene.previous, unit)
    if days is None or count is None or not reaches(days[0], count, unit):
        return partial(unit_precision)
    start = days[1] if count > 0 and unit == "day" else days[0]
    wide = "year" if unit in ("decade", "century") else unit
    return _inherited(unit_days(shift(start, count, unit), wide), unit)


def _precision(unit: str) -> str:
    return {"month": "month", "year": "year", "decade": "year", "century": "year"}.get(unit, "day")


def _sign(found: Found) -> int:
    """Later or after: 1; earlier, before, prior: -1; zero for a word that is neither."""
    lexeme = found.own[-1]
    if lexeme.kind == "edge" and lexeme.word not in ("later", "earlier"):
        return 0
    return lexeme.value or 0


def _counts_from_other(found: Found) -> bool:
    """Whether "before" or "after" goes on to name what it counts from ("two days after the vote")."""
    after = found.near(1)
    free = after.kind in ("comma", "stop", "break", "close", "dash", "or", "and") or after.word in english().free_after
    return found.own[-1].kind == "offset" and not free


def _counted(found: Found, scene: Scene) -> Reading | None:
    """ "Two years later", "a day earlier", "five days before"."""
    sign, unit = _sign(found), unit_of(found.one("unit", "units"))
    if sign == 0 or unit in ("", "hour", "minute") or found.near(1).kind in ("this", "last", "next"):
        return None
    count = counted(found)
    if _counts_from_other(found):
        step = (sign * count, unit) if count is not None else None
        return Reading(days=None, precision=_precision(unit), basis="partial", step=step)
    return _moved(scene, None if count is None else sign * count, unit, _precision(unit))


def _neighbour(found: Found, scene: Scene) -> Reading | None:
    """ "The day before", "the following year", "the next morning", "the previous night"."""
    word = found.one("following", "next", "offset", "last")
    sign = (word.value or 0) if word else 0
    part = found.has("part")
    unit = "day" if part else unit_of(found.one("unit"))
    if unit in ("", "hour", "minute"):
        return None
    if found.has("offset") and _counts_from_other(found):
        return Reading(days=None, precision=_precision(unit), basis="partial", step=(sign, unit))
    own = scene.anchor.day if scene.anchor else None
    if found.has("offset") and sign < 0 and unit == "day" and own and _fits(scene.previous, unit) is None:
        return Reading(days=(own - timedelta(days=1), own - timedelta(days=1)), precision="day", basis="relative")
    if found.has("next") and unit != "day" and (scene.tense == "future" or _fits(scene.previous, unit) is None):
        return None
    return _moved(scene, sign, unit, _precision(unit))


def _same(found: Found, scene: Scene) -> Reading | None:
    """ "That day", "the same year", "that night"."""
    unit = "day" if found.has("part") else unit_of(found.one("unit"))
    if unit in ("", "hour", "minute"):
        return None
    days = _fits(scene.previous, unit)
    return _inherited(unit_days(days[0], unit), unit) if days else partial(_precision(unit))


def _since_then(_: Found, scene: Scene) -> Reading:
    """ "Since then": from the earlier date to the report's own day."""
    earlier = scene.previous
    if earlier is None or earlier.days is None or scene.anchor is None or earlier.days[0] > scene.anchor.last:
        return partial("day", "range")
    return Reading(
        days=(earlier.days[0], scene.anchor.last), precision=earlier.precision, basis="inherited", kind="range"
    )


def _weekday_after(found: Found, scene: Scene) -> Reading:
    """ "The following Monday", "that Friday"."""
    days, weekday = _fits(scene.previous, "day"), found.value("weekday")
    if days is None:
        return partial("day")
    day = _next_weekday(days, weekday, found.value("following") if found.has("following") else 1, found.has("that"))
    if found.has("that") and scene.tense != "future" and scene.anchor and scene.anchor.last < day:
        day = weekday_until(scene.anchor.last, weekday)
    return _inherited((day, day), "day")


def _next_weekday(days: Days, weekday: int, sign: int, same: bool) -> date:
    if sign < 0:
        return weekday_until(days[0] - timedelta(days=1), weekday)
    return weekday_from(days[1] + timedelta(days=0 if same else 1), weekday)


_BEFORE_DAY = frozenset({"on", "since", "until", "till", "by"})
_AFTER_DAY = frozenset({"comma", "stop", "break", "close", "prep", "in"})
_MARKS = frozenset({";", ":", "?", "!"})
_TIED = frozenset({"and", "or", "to", "dash", "slash"})


def _day_of_month(found: Found, scene: Scene) -> Reading | None:
    """ "On the 17th": in the month of the date before it, else the latest such day, or the next where that is told."""
    lexeme = found.one("ordinal")
    if lexeme is None or not lexeme.word[:1].isdigit() or not 1 <= (lexeme.value or 0) <= 31:
        return None
    if not (_opens_day(found) and _closes_day(found)):
        return None
    months = _months_around(scene)
    if months is None:
        return partial("day")
    days = [day for month in months if (day := _day_in(month, lexeme.value or 0)) and _lies_right(day, scene, months)]
    days = [_told_on(day, scene) for day in days]
    basis = "inherited" if len(months) == 1 else "relative"
    return Reading(days=(days[0], days[0]), precision="day", basis=basis) if days else partial("day")


def _opens_day(found: Found) -> bool:
    """Whether the word before "the 17th" lets it be a day."""
    before = found.near(-1)
    return before.word in _BEFORE_DAY or (before.kind == "of" and found.near(-2).kind == "part")


def _closes_day(found: Found) -> bool:
    """Whether what follows "on the 17th" is not something that is counted: "on the 17th floor"."""
    after, beyond, words = found.near(1), found.near(2), english()
    if after.kind in _AFTER_DAY or after.word in _MARKS or after.word in words.past_words or after.word.endswith("ed"):
        return True
    if after.kind == "and":
        return beyond.kind not in ("ordinal", "day", "the")
    if after.kind in _TIED:
        return False
    if after.word in words.stops or after.kind in ("day", "number", "count", "year"):
        return True
    told = found.near(-1).word in ("on", "by") and found.near(-2).kind in ("stop", "break")
    return told and after.kind == "other" and after.word.endswith("s") and not after.word.endswith("ss")


def _lies_right(day: date, scene: Scene, months: list[date]) -> bool:
    """Whether a day of the report's own month or the one beside it lies on the side that the tense tells."""
    anchor = scene.anchor.day if scene.anchor else None
    if len(months) == 1 or anchor is None:
        return True
    return day >= anchor if scene.tense == "future" else day <= anchor


def _told_on(day: date, scene: Scene) -> date:
    """The day, a month on where it would lie before the day that was told last and the report is later still."""
    near, anchor = scene.previous, scene.anchor
    if near is None or near.days is None or near.precision != "day" or day >= near.days[0] or anchor is None:
        return day
    following = _day_in(shift(day.replace(day=1), 1, "month"), day.day)
    return following if following and following <= anchor.last else day


def _months_around(scene: Scene) -> list[date] | None:
    """The first days of the months that a bare day may lie in, likeliest first; null where nothing tells."""
    near = scene.previous
    anchor = scene.anchor.day if scene.anchor else None
    if near is not None and near.days is not None and near.precision in ("day", "month"):
        month = near.days[0].replace(day=1)
        if anchor is None or scene.tense == "future" or month != anchor.replace(day=1):
            return [month]
    if anchor is None:
        return None
    step = 1 if scene.tense == "future" else -1
    return [anchor.replace(day=1), shift(anchor.replace(day=1), step, "month")]


def _weekday_and_day(found: Found, scene: Scene) -> Reading | None:
    """ "Monday the 6th": the nearest such day of a month that falls on the weekday; null where no month has one."""
    anchor, number = scene.anchor.day if scene.anchor else None, found.one("ordinal")
    if number is None or not number.word[:1].isdigit():
        return None
    if anchor is None:
        month = scene.anchor.month if scene.anchor else None
        day = _day_in(month[0], number.value or 0) if month else None
        return Reading(days=(day, day), precision="day", basis="relative") if day else None
    ahead = scene.tense == "future"
    for step in range(_MONTHS_LOOKED_AT):
        day = _day_in(shift(anchor.replace(day=1), step if ahead else -step, "month"), number.value or 0)
        if day and day.weekday() == found.value("weekday") and (day >= anchor if ahead else day <= anchor):
            return Reading(days=(day, day), precision="day", basis="relative")
    return None


_MONTHS_LOOKED_AT = 12


def _day_in(month: date, day: int) -> date | None:
    try:
        return month.replace(day=day)
    except ValueError:
        return None


_SOURCES = (
    ("weekday and day", "weekday comma? the? ordinal part?", _weekday_and_day),
    ("day of month", "the ordinal part?", _day_of_month),
    ("counted", f"({COUNT}|article) (unit|units) (offset|edge)", _counted),
    ("neighbour", "the (following|next) (unit|part)", _neighbour),
    ("offset neighbour", "the (unit|part) offset", _neighbour),
    ("same", "that (unit|part)", _same),
    ("since then", "sincethen", _since_then),
    ("weekday after", "(the? following|that) weekday part?", _weekday_after),
)

RULES = tuple(Rule(name, pattern(source), read) for name, source, read in _SOURCES)
