"""Stretches whose ends share words: "June 3-4", "between 2 and 5 March", "January to March 2019", "2018 or 2019"."""

from datetime import timedelta
from itertools import pairwise

from dateline.resolve.when.calendar import Days, month_days, weekday_until, year_days
from dateline.resolve.when.grammar import Found, Rule, pattern
from dateline.resolve.when.rules.absolute import day_in
from dateline.resolve.when.rules.weekdays import weekday_reading
from dateline.resolve.when.scene import Reading, Scene, partial, relative, settle, stated

__all__ = ["RULES"]

_DAY = "(day|ordinal|the ordinal)"
_TIE = "(dash|to|and|slash)"
_LIST = f"{_DAY} ((comma {_DAY})* comma? {_TIE} {_DAY})"


def _loose_dash(found: Found) -> bool:
    """Whether the dash is a break in the sentence: "Nov. 2 - 12 people were killed"."""
    dash = found.one("dash")
    if dash is None or not found.text[dash.end : dash.end + 1].isspace():
        return False
    return found.own[-1].kind == "day" and found.near(1).kind == "other" and found.near(1).word.isalpha()


def _closed(found: Found) -> bool:
    """Whether "and" ties a stretch: after "between", or between two neighbours."""
    return not found.has("and") or found.value("from") == 1


def _days(found: Found, scene: Scene) -> Reading | None:
    """Days of one month: first to last; days joined by "and" must be neighbours."""
    numbers = [lexeme.value or 0 for lexeme in found.all("day", "ordinal")]
    first, last, month = numbers[0], numbers[-1], found.value("month")
    neighbours = all(after - before == 1 for before, after in pairwise(numbers))
    if first >= last or _loose_dash(found) or not (neighbours or (_closed(found) and len(numbers) == 2)):
        return None

    def in_year(year: int) -> Days | None:
        start, end = day_in(month, first, year), day_in(month, last, year)
        return (start[0], end[1]) if start and end else None

    if found.has("year"):
        days = in_year(found.value("year"))
        return stated(days, "day", "range") if days else None
    return _as_range(settle(scene, "day", in_year)) if in_year(2020) else None


def _as_range(reading: Reading) -> Reading:
    return Reading(days=reading.days, precision=reading.precision, basis=reading.basis, kind="range")


def _months(found: Found, scene: Scene) -> Reading | None:
    """Months: "January to March 2019", "Dec/Jan"; a year belongs to the last of them."""
    first, last = (lexeme.value or 0 for lexeme in found.all("month"))
    if found.has("and", "or") and not (_closed(found) and found.has("and")) and (last - first) % 12 != 1:
        return None

    def in_year(year: int) -> Days:
        return month_days(year - (first > last), first)[0], month_days(year, last)[1]

    if found.has("year"):
        return stated(in_year(found.value("year")), "month", "range")
    return _as_range(settle(scene, "month", in_year))


def _years(found: Found, _: Scene) -> Reading | None:
    """Years: "from 2004 to 2009", "2018 or 2019", "1892-94", "2019/20"."""
    first = found.value("year")
    last = found.all("year", "day", "number")[-1].value or 0
    if last < 100:
        last += first - first % 100
    year_counts = (
        found.near(1).word.endswith("s") and found.near(1).kind == "other" and found.near(-1).kind not in ("in", "the")
    )
    if not first < last or last - first > 200 or not _closed(found) or (year_counts and not found.has("from")):
        return None
    return stated((year_days(first)[0], year_days(last)[1]), "year", "range")


def _weekdays(found: Found, scene: Scene) -> Reading | None:
    """Weekdays: "Monday through Wednesday"; joined by "and" they must be neighbours.

    The last day is resolved, the first is the one before it.
    """
    first, last = (lexeme.value or 0 for lexeme in found.all("weekday"))
    if found.has("and", "slash") and not _closed(found) and (last - first) % 7 != 1:
        return None
    if first == last:
        return None
    end = weekday_reading(last, scene)
    if end.days is None:
        return partial("day", "range")
    start, end_day = weekday_until(end.days[0], first), end.days[0]
    if scene.tense == "future" and scene.anchor and start < scene.anchor.first:
        start, end_day = start + timedelta(weeks=1), end_day + timedelta(weeks=1)
    return relative((start, end_day), "day", "range")


_SOURCES = (
    ("days after month", f"from? month {_LIST} (comma? year)?", _days),
    ("days before month", f"from? the? {_LIST} of? month (comma? year)?", _days),
    ("months", f"from? edge? month ({_TIE}|or) edge? month ((comma|in|of)? year)?", _months),
    ("years", f"from? year ({_TIE}|or) (year|day|number)", _years),
    ("weekdays", f"from? weekday part? {_TIE} weekday part?", _weekdays),
)

RULES = tuple(Rule(name, pattern(source), read) for name, source, read in _SOURCES)
