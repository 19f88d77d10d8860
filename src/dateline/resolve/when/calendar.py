"""Stretches of days by the calendar: months, seasons, weeks, decades, and steps between them.

A stretch is a pair of days, both inclusive. Years run from 1 to 9999 in the proleptic Gregorian
calendar. A function that would leave that range raises ValueError or OverflowError, as `datetime` does.
"""

from calendar import monthrange
from datetime import date, timedelta

__all__ = [
    "Days",
    "add_months",
    "century_days",
    "decade_days",
    "easter",
    "month_days",
    "nth_weekday",
    "orthodox_easter",
    "reaches",
    "season_days",
    "shift",
    "unit_days",
    "week_days",
    "weekday_from",
    "weekday_until",
    "weekend_days",
    "year_days",
    "year_part",
]

Days = tuple[date, date]


def month_days(year: int, month: int) -> Days:
    """The days of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(year: int) -> Days:
    """The days of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def decade_days(year: int, edge: int | None = None) -> Days:
    """The days of the decade that holds `year`, or of its early (-1), middle (0) or late (1) part.

    "The early 1980s" are 1980 to 1984, "the mid-1980s" 1983 to 1986, "the late 1980s" 1985 to 1989.
    """
    first = year - year % 10
    low, high = {None: (0, 9), -1: (0, 4), 0: (3, 6), 1: (5, 9)}[edge]
    return date(first + low, 1, 1), date(first + high, 12, 31)


def century_days(number: int) -> Days:
    """The days of a century as newspapers count: the 20th is 1900 to 1999."""
    return date(max(1, (number - 1) * 100), 1, 1), date(number * 100 - 1, 12, 31)


def year_part(year: int, part: int, parts: int) -> Days:
    """The days of one half (`parts` 2) or quarter (`parts` 4) of a year; `part` counts from 1."""
    months = 12 // parts
    return date(year, months * (part - 1) + 1, 1), month_days(year, months * part)[1]


def season_days(year: int, first_month: int) -> Days:
    """The three months of a northern meteorological season.

    Spring begins in March, summer in June, autumn in September, winter in December. A winter has the
    year of its January: the winter of 2018 is December 2017 to February 2018.
    """
    first = date(year - 1, 12, 1) if first_month == 12 else date(year, first_month, 1)
    last = add_months(first, 2)
    return first, month_days(last.year, last.month)[1]


def week_days(day: date) -> Days:
    """Monday to Sunday of the week that holds `day` (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def weekend_days(day: date) -> Days:
    """Saturday and Sunday of the week that holds `day`."""
    sunday = week_days(day)[1]
    return sunday - timedelta(days=1), sunday


def weekday_until(day: date, weekday: int) -> date:
    """The last such weekday (Monday is 0) at or before `day`."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_from(day: date, weekday: int) -> date:
    """The first such weekday (Monday is 0) at or after `day`."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 is the last one."""
    first, last = month_days(year, month)
    if nth < 0:
        return weekday_until(last, weekday)
    return weekday_from(first, weekday) + timedelta(weeks=nth - 1)


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of a month that is too short."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, count: int, unit: str) -> date:
    """The day `count` days, weeks, months, years, decades or centuries on; a negative count goes back."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    return add_months(day, count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])


def reaches(day: date, count: int, unit: str) -> bool:
    """Whether the day `count` units on lies well inside the years of the calendar (here 20 to 9979)."""
    days = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3660, "century": 36600}[unit]
    return 20 <= day.year + count * days / 365 <= 9979


def unit_days(day: date, unit: str) -> Days:
    """The day, week, month, year, decade or century that holds `day`."""
    if unit == "day":
        return day, day
    if unit == "week":
        return week_days(day)
    if unit == "month":
        return month_days(day.year, day.month)
    if unit == "year":
        return year_days(day.year)
    return decade_days(day.year) if unit == "decade" else century_days(day.year // 100 + 1)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Anonymous Gregorian computus, Meeus 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in the Gregorian calendar (Meeus 1991, chapter 8).

    Right for 1900 to 2099, where the Julian calendar is 13 days behind.
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
