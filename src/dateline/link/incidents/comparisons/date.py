"""Whether two events happened on one day, on days that may be one, or apart."""

from dateline.link.folding import fold
from dateline.link.incidents.telling import Days, Telling

__all__ = ["ALWAYS", "REACH_DAYS", "level", "reach", "words"]

REACH_DAYS = 3
"""Days between two dates beyond which they are never one incident."""
FEW_DAYS = 10
"""A stretch longer than this says little of the day."""
MONTH_DAYS = 31
RECENT_DAYS = 30
"""How long before its report an event without any date is looked for."""
ALWAYS = Days(1, 4_000_000)
"""When something may have happened that nobody dates; ordinals of days up to the year 10,951."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""English ones: those of the language that the coder reads, as dates without a year keep their words."""
SHIFTS = frozenset({"after", "before", "since", "until", "till", "from", "following"})
"""Words beside a weekday with which another day is meant, or more than one."""
GUESSED = frozenset({"publication", "inherited", "dateline"})
"""Bases of a date that is not said beside the event itself."""
OF_REPORT = frozenset({"publication", "dateline"})
"""Bases of a date that is the report's: the event happened then or before."""
BEFORE_DAYS = 14
"""How long before its report an event without a date of its own may have happened."""


def level(a: Telling, b: Telling) -> str:
    """How near the days of two events are.

    same; overlapping; within_month, within_year (a day and a stretch of that length that holds it); next_day; close;
    guessed (a day told and one carried over from elsewhere in the report, few days apart); before (a day told and a
    later report that does not say when); weekday, other_weekday (a day, and the name of a weekday in a report that does
    not let one know its week); recent (a day, and a report of the weeks after it that gives no day); unknown; apart.
    """
    if a.days is None or b.days is None:
        return _by_weekday(a, b) or _by_report(a, b)
    if a.days == b.days and a.days.length <= FEW_DAYS:
        return "same"
    gap = a.days.gap(b.days)
    if max(a.days.length, b.days.length) > FEW_DAYS and gap == 0:
        return "within_month" if max(a.days.length, b.days.length) <= MONTH_DAYS else "within_year"
    if gap == 0:
        return "overlapping"
    if gap <= REACH_DAYS and max(a.days.length, b.days.length) <= FEW_DAYS:
        if _basis(a) in GUESSED or _basis(b) in GUESSED:
            return "guessed"
        return "next_day" if gap == 1 else "close"
    return "before" if reach(a).gap(reach(b)) == 0 else "apart"


def _by_weekday(a: Telling, b: Telling) -> str | None:
    one, other = _weekday(a), _weekday(b)
    if one is None or other is None:
        return None
    return "weekday" if one == other else "other_weekday"


def _by_report(a: Telling, b: Telling) -> str:
    """Whether one is dated and the report of the other, which is not, came in the weeks after."""
    dated, published = a.days or b.days, a.published if a.days is None else b.published
    return "recent" if dated is not None and published is not None and reach(a).gap(reach(b)) == 0 else "unknown"


def _weekday(telling: Telling) -> int | None:
    """The weekday of an event, Monday being 0; null where it is not one day, or no single one is named."""
    if telling.days is not None:
        return (telling.days.first - 1) % 7 if telling.days.length == 1 else None
    words = fold(telling.event.date.text if telling.event.date else None).split()
    named = [number for number, name in enumerate(WEEKDAYS) if name in words]
    return named[0] if len(named) == 1 and SHIFTS.isdisjoint(words) else None


def reach(telling: Telling) -> Days:
    """The days in which an event may have happened, all there are where its report does not let one know."""
    days = telling.days
    if days is None:
        return ALWAYS if telling.published is None else Days(telling.published - RECENT_DAYS, telling.published)
    if _basis(telling) in OF_REPORT and days.length <= FEW_DAYS:
        return Days(days.first - BEFORE_DAYS, days.last)
    return days


def _basis(telling: Telling) -> str | None:
    return telling.event.date.basis if telling.event.date else None


def words(a: Telling, b: Telling) -> str:
    """Both dates, as ISO days."""
    return f"{_said(a)} / {_said(b)}"


def _said(telling: Telling) -> str:
    when = telling.event.date
    if when is None or when.start is None:
        return (when.text if when else None) or "no date"
    return when.start if when.start == when.end else f"{when.start} to {when.end}"
