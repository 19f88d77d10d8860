"""What the words of a report come to: the lines below the text that give types, places, dates and numbers."""

import datetime as dt
import re
from dataclasses import dataclass

from dateline.errors import UsageError
from dateline.evaluate.gold import GoldDate
from dateline.model.event import STATUSES
from dateline.model.figure import CLAIMANT_KINDS, MEASURES, STANCES

__all__ = ["EventValue", "FigureValue", "Values", "read_values"]

NUMBER = re.compile(r'(?P<sign>>=|<=|~)?(?P<low>\d+)(?:\.\.(?P<high>\d+))?(?:\s+"(?P<modifier>[^"]+)")?')
IDS = re.compile(r"[efs]\d+")
MONTHS, DAYS = 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class EventValue:
    """What one event is: accepted types, place as written for the gazetteer, date, accepted statuses.

    `incident` is a name that the events of several reports of one story share when they are one.
    """

    types: tuple[str, ...]
    place: str
    date: GoldDate | None
    statuses: tuple[str, ...]
    incident: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """What one number is: accepted measures, bounds, and how and by what kind of claimant it is said."""

    measures: tuple[str, ...]
    low: int | None
    high: int | None
    modifier: str | None
    claimant_kind: str | None = None
    stance: str = "asserts"
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """All value lines of a report, by the ids of events, figures and statements; statements have their date."""

    events: dict[str, EventValue]
    figures: dict[str, FigureValue]
    statements: dict[str, str]


def read_values(lines: list[str], first_line: int = 1) -> Values:
    """Read the lines `ids | field | field ...`; empty ones and those that begin with `#` are passed over.

    Raises:
        UsageError: a line is not of the form; the message begins with its number.
    """
    values = Values(events={}, figures={}, statements={})
    for number, line in enumerate(lines, first_line):
        if line.strip() and not line.startswith("#"):
            try:
                _read_line([field.strip() for field in line.split("|")], values)
            except ValueError as error:
                raise UsageError(f"line {number}: {line.strip()!r}: {error}") from None
    return values


def _read_line(fields: list[str], values: Values) -> None:
    ids = fields[0].split()
    kinds = {name[0] for name in ids if IDS.fullmatch(name)}
    if len(kinds) != 1 or not all(map(IDS.fullmatch, ids)):
        raise ValueError(f"the first field names events, figures or statements, such as 'e1 e2'; not {fields[0]!r}")
    known = set(values.events) | set(values.figures) | set(values.statements)
    twice = sorted(known & set(ids))
    if twice:
        raise ValueError(f"{', '.join(twice)} has a line already")
    kind = kinds.pop()
    if kind == "e":
        values.events.update(zip(ids, _events(fields[1:], len(ids)), strict=True))
    elif kind == "f":
        values.figures.update(dict.fromkeys(ids, _figure(fields[1:])))
    else:
        values.statements.update(dict.fromkeys(ids, _said(fields[1:])))


def _said(fields: list[str]) -> str:
    """The day, month or year on which something was said, as it is written."""
    if len(fields) != 1 or ".." in fields[0]:
        raise ValueError("a statement's line is its id and one date, such as: s1 | 2023-03-14")
    _iso(fields[0])
    return fields[0]


def _events(fields: list[str], count: int) -> list[EventValue]:
    if len(fields) < 4:
        raise ValueError("an event has at least: ids | types | place | date | status")
    types, places, date, statuses, *more = fields
    _once(more, "=", "names of incidents")
    each = [place.strip() for place in places.split(";")]
    if len(each) not in (1, count):
        raise ValueError(f"{count} events and {len(each)} places; give one place or one for each, with ';' between")
    each = each * count if len(each) == 1 else each
    unknown = [status for status in statuses.split("/") if status not in STATUSES]
    if unknown:
        raise ValueError(f"status {unknown[0]!r} is none of {', '.join(STATUSES)}")
    incident = next((word[1:].strip() for word in more if word.startswith("=")), None)
    _only(more, {"optional", "="}, "an event's line ends with 'optional' or '=incident'")
    when = None if date == "?" else _iso(date)
    kinds = tuple(name.strip() for name in types.split("/"))
    return [
        EventValue(
            types=kinds,
            place=place,
            date=when,
            statuses=tuple(statuses.split("/")),
            incident=incident,
            optional="optional" in more,
        )
        for place in each
    ]


def _figure(fields: list[str]) -> FigureValue:
    if len(fields) < 2:
        raise ValueError('a figure has at least: id | measures | number, such as: f1 | killed | >=12 "at least"')
    measures, written, *more = fields
    unknown = [name for name in measures.split("/") if name not in MEASURES]
    if unknown:
        raise ValueError(f"measure {unknown[0]!r} is none of {', '.join(MEASURES)}")
    number = NUMBER.fullmatch(written)
    if number is None:
        raise ValueError(f'{written!r} is no number; write 12, >=12 "at least", <=12 "up to", ~12 "about" or 12..15')
    _only(
        more,
        {*CLAIMANT_KINDS, *STANCES, "optional"},
        "a figure's line ends with a kind of claimant, a stance or 'optional'",
    )
    for several, name in ((CLAIMANT_KINDS, "kinds of claimant"), (STANCES, "stances")):
        if len(set(more) & set(several)) > 1:
            raise ValueError(f"a figure has one of the {name}; not {', '.join(sorted(set(more) & set(several)))}")
    low, high = int(number["low"]), int(number["high"] or number["low"])
    if number["high"] and (number["sign"] or high <= low):
        raise ValueError(f"{written!r} is no range; write 12..15, without a sign")
    if number["sign"] and not number["modifier"]:
        raise ValueError(f'{written!r} lacks the words that say so, as in >=12 "at least"')
    return FigureValue(
        measures=tuple(measures.split("/")),
        low=None if number["sign"] == "<=" else low,
        high=None if number["sign"] == ">=" else high,
        modifier=number["modifier"],
        claimant_kind=next((word for word in more if word in CLAIMANT_KINDS), None),
        stance=next((word for word in more if word in STANCES), "asserts"),
        optional="optional" in more,
    )


def _only(words: list[str], allowed: set[str], message: str) -> None:
    for word in words:
        if word not in allowed and not ("=" in allowed and word.startswith("=")):
            raise ValueError(f"{word!r}: {message}")


def _once(words: list[str], sign: str, name: str) -> None:
    if sum(word.startswith(sign) for word in words) > 1:
        raise ValueError(f"there are two {name}: {', '.join(word for word in words if word.startswith(sign))}")


def _iso(written: str) -> GoldDate:
    """A day, month or year, or two of them with `..` between, both inclusive."""
    first, _, second = written.partition("..")
    parts = len(first.split("-"))
    precision = {DAYS: "day", MONTHS: "month"}.get(parts, "year")
    start, end = _day(first), _day(second or first, last=True)
    if end < start:
        raise ValueError(f"{written!r} ends before it begins")
    return GoldDate(start=start.isoformat(), end=end.isoformat(), precision=precision)


def _day(written: str, *, last: bool = False) -> dt.date:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", written):
        raise ValueError(f"{written!r} is no date; write 2023-03-14, 2023-03, 2023, 2023-03-12..2023-03-14 or ?")
    year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
    if day:
        return dt.date(year, month, day)
    if not last:
        return dt.date(year, month or 1, 1)
    month = month or 12
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
