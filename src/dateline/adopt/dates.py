"""Dates as tables write them, no more precise than they are."""

import calendar
import datetime as dt
import re
import time

from dateline.model.when import When

__all__ = ["format_fault", "read_date", "span_of_days"]

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}.*)?)?)?")
SAMPLE = dt.date(2013, 11, 25)
DAY, MONTH, YEAR = ("%d", "%j", "%x", "%c", "%D"), ("%m", "%b", "%B"), ("%Y", "%y")
WEEK = "2"
"""ACLED's time_precision of a week, whose middle is given; 3 is a month, 1 a day."""
HALF_WEEK = dt.timedelta(days=3)


def format_fault(form: str) -> str | None:
    """What is wrong with a format of dates (`%d.%m.%Y`); null where nothing is."""
    try:
        read = time.strptime(SAMPLE.strftime(form), form)
    except (ValueError, re.error) as error:
        return f"`dates.formats`: {form!r} is no format of dates ({error})"
    if read.tm_year != SAMPLE.year:
        return f"`dates.formats`: {form!r} does not tell the year"
    return None


def read_date(written: str, formats: tuple[str, ...]) -> When | None:
    """A day, month or year, ISO or in one of `formats`; null where it is none of these.

    >>> read_date("2013-11", ())
    When(start='2013-11-01', end='2013-11-30', precision='month', basis='reviewer', text=None)
    """
    iso = ISO.fullmatch(written)
    if iso:
        year, month, day = (int(part) if part else None for part in iso.groups())
        return _when(year or 0, month, day)
    for form in formats:
        try:
            read = time.strptime(written, form)
        except ValueError:
            continue
        day = read.tm_mday if any(mark in form for mark in DAY) else None
        month = read.tm_mon if day or any(mark in form for mark in MONTH) else None
        return _when(read.tm_year, month, day)
    return None


def _when(year: int, month: int | None, day: int | None) -> When | None:
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    last = first
    if day is None:
        last = dt.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    precision = "day" if day else "month" if month else "year"
    return When(start=first.isoformat(), end=last.isoformat(), precision=precision, basis="reviewer")


def span_of_days(start: When, end: When | None, precision: str = "") -> When:
    """The stretch from the beginning of `start` to the end of `end`; as wide as ACLED's time `precision` says."""
    first, last = dt.date.fromisoformat(start.start or ""), (end or start).end
    if precision == WEEK:
        return _made(first - HALF_WEEK, first + HALF_WEEK, "day")
    if precision == "3":
        return _made(first.replace(day=1), first.replace(day=calendar.monthrange(first.year, first.month)[1]), "month")
    return _made(first, dt.date.fromisoformat(last or ""), max(start.precision, (end or start).precision, key=_width))


def _made(first: dt.date, last: dt.date, precision: str) -> When:
    return When(start=first.isoformat(), end=last.isoformat(), precision=precision, basis="reviewer")


def _width(precision: str) -> int:
    return ("day", "month", "year").index(precision)
