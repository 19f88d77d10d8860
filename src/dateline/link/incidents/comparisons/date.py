"""Whether two events happened on one day, on days that may be one, or apart."""

from dateline.link.incidents.telling import Days, Telling

__all__ = ["REACH_DAYS", "level", "reach", "words"]

REACH_DAYS = 3
"""Days between two dates beyond which they are never one incident."""
FEW_DAYS = 10
"""A stretch longer than this says little of the day."""
MONTH_DAYS = 31
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
    later report that does not say when); unknown; apart.
    """
    if a.days is None or b.days is None:
        return "unknown"
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
    return "before" if _reach(a).gap(_reach(b)) == 0 else "apart"


def reach(telling: Telling) -> Days | None:
    """The days in which an event may have happened; null where its report does not let one know."""
    return None if telling.days is None else _reach(telling)


def _reach(telling: Telling) -> Days:
    days = telling.days or Days(0, 0)
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
