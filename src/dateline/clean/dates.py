"""The dates that pages print: days with their year, and months with their year; no relative words."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.clean.words import alternatives, table
from dateline.model.span import Span

__all__ = ["DateFound", "month_names", "read_date", "read_dates", "settle_by_text", "unsettled_dates", "url_date"]

# Persian and Arabic digits, one for one, so that offsets stay.
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
URL_DATE = re.compile(
    r"[/\-_](?P<y>(?:19|20)\d\d)[/\-_](?P<m>0?[1-9]|1[0-2])[/\-_](?P<d>0?[1-9]|[12]\d|3[01])(?=[/\-_?#.]|$)"
)
YEAR = re.compile(r"(?<!\d)(?:1[3-49]\d\d|20\d\d)(?!\d)|/[0-4]\d(?!\d)|(?<=[IVX][-.])[0-4]\d(?!\d)")
# The longest date with its year at one end, in characters ("22 de septiembre del 2010").
NEAR_YEAR = 40
UNSETTLED = re.compile(r"(?<![\d/.\-])(?P<a>[0-3]?\d)(?P<sep>[/\-])(?P<b>[0-3]?\d)(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
YEARS = range(1900, 2100)
SOLAR_YEARS = range(1300, 1500)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date in a text: `iso` is `2020-01-20` or `2019-12`, `span` where it stands."""

    iso: str
    span: Span


@cache
def _months() -> dict[str, int]:
    lists = [names for key, names in table("masthead").items() if key.startswith("months.")]
    return {name: number for names in lists for number, group in enumerate(names, 1) for name in group.split()}


@cache
def _solar_months() -> dict[str, int]:
    return {name: k for k, group in enumerate(table("masthead")["solar_months"], 1) for name in group.split()}


@cache
def _ordinals() -> list[str]:
    return table("masthead")["ordinals"]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = f"(?P<month>{alternatives([*_months(), *_solar_months()])})"
    said = alternatives(table("masthead")["ordinals"])
    day, year = r"(?P<d>[0-3]?\d)", r"(?P<y>1[3-49]\d\d|20\d\d)"
    sources = (
        rf"(?<!\d)(?P<y>1[3-49]\d\d|20\d\d)(?P<sep>[-/.])(?P<m>[01]?\d)(?P=sep){day}(?!\d)",
        rf"(?<!\w){day}(?:st|nd|rd|th|º|er|\.)?[\s\-]*(?:(?:day\s+)?of\s+|de\s+|\.\s*)?{month}\b\.?,?[\s\-]*(?:de\s+|del\s+|of\s+)?{year}(?!\d)",
        rf"(?<!\w){month}\b\.?[\s\-]*{day}(?:st|nd|rd|th)?\s*,?\s*{year}(?!\d)",
        rf"(?<![\d/.\-]){day}(?P<sep>[-/.])(?P<m>[01]?\d|[0-3]?\d)(?P=sep){year}(?!\d)",
        rf"(?<![\d/.\-]){day}(?P<sep>\.)\s(?P<m>[01]?\d)\.\s{year}(?!\d)",
        rf"(?<![\d/.\-]){day}(?P<sep>/)(?P<m>[0-3]?\d)(?P=sep)(?P<yy>[0-4]\d)(?![\d/])",
        rf"(?<![\w]){month}\b\.?,?\s+{year}(?!\d)",
        rf"(?<!\w)(?P<said>{said})\s+(?:day\s+)?of\s+{month},?\s+{year}(?!\d)",
    )
    roman = rf"(?<![\w/.\-]){day}(?P<sep>[-/.])(?P<roman>[IVX]+)(?P=sep)(?:{year}|(?P<yy>[0-4]\d))(?!\d)"
    return (*(re.compile(source, re.I) for source in sources), re.compile(roman))


def read_dates(text: str) -> tuple[DateFound, ...]:
    """Every full date and every month with its year in `text`, in order, none overlapping another.

    Days of the Solar Hijri calendar become Gregorian ones. "03/04/2020" is left alone: it is March or April.
    """
    found: list[DateFound] = []
    for mention in sorted(_all(text.translate(DIGITS)), key=lambda one: (one.span.start, -one.span.end)):
        if not found or mention.span.start >= found[-1].span.end:
            found.append(mention)
    return tuple(found)


def read_date(text: str) -> str | None:
    """The first date of `text`, or None."""
    found = read_dates(text)
    return found[0].iso if found else None


def unsettled_dates(text: str) -> tuple[tuple[Span, str, str], ...]:
    """Dates of which the day and the month could change places ("03/04/2020"): span, day first, month first."""
    found = []
    for match in UNSETTLED.finditer(text.translate(DIGITS)):
        day, month, year = int(match["a"]), int(match["b"]), int(match["y"])
        readings = (_day(year, month, day), _day(year, day, month))
        if day != month and readings[0] and readings[1]:
            found.append((Span(*match.span()), readings[0], readings[1]))
    return tuple(found)


def settle_by_text(readings: tuple[str, str], text: str) -> str | None:
    """The reading of an unsettled date that other dates in figures of its text speak for ("23/10/2024").

    Without any the day comes first, as in most of the world, unless the text names a country that puts the month first.
    """
    pairs = ((int(match["a"]), int(match["b"])) for match in UNSETTLED.finditer(text.translate(DIGITS)))
    orders = {first > 12 for first, second in pairs if max(first, second) > 12}
    if len(orders) > 1 or (not orders and _month_first().search(text)):
        return None
    return readings[0] if orders != {False} else readings[1]


@cache
def _month_first() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('masthead')['month_first'])})(?!\w)", re.I)


def url_date(url: str) -> str | None:
    """The day in the path of an address ("/2020/08/30/"), or None."""
    found = URL_DATE.search(url)
    return _day(int(found["y"]), int(found["m"]), int(found["d"])) if found else None


def _all(text: str) -> Iterator[DateFound]:
    for start, end in _around_years(text):
        for pattern in _patterns():
            for match in pattern.finditer(text, start, end):
                iso = _iso(match)
                if iso is not None:
                    yield DateFound(iso=iso, span=Span(*match.span()))


def _around_years(text: str) -> list[tuple[int, int]]:
    """The stretches near a year, where alone a date can be; looking there first makes long texts ten times faster."""
    windows: list[tuple[int, int]] = []
    for year in YEAR.finditer(text):
        start, end = max(0, year.start() - NEAR_YEAR), min(len(text), year.end() + NEAR_YEAR)
        if windows and start <= windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, end))
    return windows


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["y"]) if parts.get("y") else 2000 + int(parts["yy"])
    name = (parts.get("month") or "").lower()
    if parts.get("said"):
        return _day(year, _months().get(name, 0), _ordinals().index(parts["said"].lower()) + 1)
    if parts.get("d") is None:
        month = _months().get(name)
        return f"{year}-{month:02d}" if month and year in YEARS else None
    day = int(parts["d"])
    if parts.get("roman"):
        return _day(year, ROMAN.index(parts["roman"]) + 1, day) if parts["roman"] in ROMAN else None
    if name in _solar_months():
        return _solar_day(year, _solar_months()[name], day)
    if name:
        return _day(year, _months()[name], day)
    return _numeric(match, year, int(parts["m"]), day)


def _numeric(match: re.Match[str], year: int, second: int, day: int) -> str | None:
    """Year first is plain; with the year last, dots mean day first, else one of the two must be over 12."""
    if match["sep"] and "y" in match.re.groupindex and match.start("y") < match.start("d"):
        return _solar_day(year, second, day) if year in SOLAR_YEARS else _day(year, second, day)
    if match["sep"] == "." or day > 12 or day == second:
        return _day(year, second, day)
    return _day(year, day, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    if year not in YEARS:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _solar_day(year: int, month: int, day: int) -> str | None:
    """A Solar Hijri day as a Gregorian one, by the 33-year cycle (exact for 1210 to 1498, Borkowski 1996)."""
    if year not in SOLAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= (31 if month <= 6 else 30):
        return None
    # Leap years of the cycle are those whose year modulo 33 is one of these.
    leaps = (1, 5, 9, 13, 17, 22, 26, 30)
    before = year - 1
    leap_days = before // 33 * 8 + sum(1 for leap in leaps if leap <= before % 33)
    days = before * 365 + leap_days + (month - 1) * 31 - max(0, month - 7) + day - 1
    # The first day that the cycle counts back to from 1 Farvardin 1400, which was 2021-03-21.
    return (dt.date(622, 3, 21) + dt.timedelta(days)).isoformat()


def month_names() -> tuple[str, ...]:
    """Every name and abbreviation of a Gregorian month that is known, in lower case."""
    return tuple(_months())
