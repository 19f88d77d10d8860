"""The place, and often the day, that opens the first paragraph: "KYIV, Ukraine (AP) — ", "Iran, May 3, 2019 - "."""

import re
from dataclasses import dataclass, replace
from functools import cache

from dateline.clean.bylines import is_agency
from dateline.clean.dates import DateFound, month_names, read_dates
from dateline.clean.lines import Line
from dateline.clean.words import word_set
from dateline.model.span import Span

__all__ = ["Dateline", "read_dateline"]

# Longest dateline seen on news wires: two cities, country, agency, day.
LONGEST = 90
# The dashes also as UTF-8 read in Windows-1252 leaves them: "â€”", "â€“".
DASH = re.compile(r"\s*(?:â€[”“—–]|—|–|--+|―|\s-|-\s)\s*-*\s*(?=[\S])|\s*:\s*(?=[^\s\d/])")
# Letters also as UTF-8 read in Windows-1252 leaves them: "JÃ‰RÃ‰MIE".
CAPITALS = re.compile(r"(?:[ÂÃÄÅ]\S|[^\W\d_a-z])(?:[ÂÃÄÅ]\S|[\w'’.])*")
CAPITAL = re.compile("[A-Z]")
SMALL = frozenset(
    {
        "de",
        "da",
        "do",
        "del",
        "la",
        "las",
        "los",
        "el",
        "al",
        "le",
        "sur",
        "of",
        "the",
        "upon",
        "am",
        "an",
        "der",
        "and",
        "y",
        "e",
        "di",
        "es",
        "ul",
        "near",
    }
)
MOST_PLACE_WORDS = 5
FULL = len("2020-01-20")
DAY_END = re.compile(r"[\s.)]*$|(?:\s*\([^()]{2,40}\))?\.\s+(?=[\"'“‘«(/A-ZÀ-Þ])")
DAY_END_SMALL = re.compile(r"\.\s+(?=[\"'“‘«a-z])")
BEFORE_DAY = re.compile(r"\s*(?:,\s*[^\W\d]+)?[,.]?\s*(?:the\s+)?")
AGENCY_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)\s*$|\s*/([^/]{2,30})/\s*$|\s*\[([^\[\]]{2,40})\]\s*$")

# What ends a day behind the dash of a dateline: the same day of another calendar in brackets, a dash or a full stop.
BEHIND_DAY = re.compile(rf"(?:\s*\([^()]{{6,30}}\))?(?:{DASH.pattern}|\.\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What opens a paragraph: the span of the place, and of the day with its ISO form where it is full.

    `colon` says that a colon ends it, as in "NEW DELHI: ", which other words have as well.
    """

    place: Span | None
    published: str | None
    day: Span | None
    colon: bool = False


def read_dateline(line: Line) -> Dateline | None:
    """The dateline of a line, or None."""
    whole = _day_line(line)
    if whole is not None:
        return whole
    for dash in DASH.finditer(line.text[: LONGEST + 4]):
        if dash.start() > LONGEST:
            break
        head, colon = line.text[: dash.start()], ":" in dash.group()
        found = _read(line, head, line.text[dash.end() :], colon)
        if found is not None:
            return _with_day_behind(line, found, dash.end())
    return None


def _with_day_behind(line: Line, found: Dateline, at: int) -> Dateline:
    """The dateline with the day between its dash and another one, or a full stop: "TUNIS - 13.09.2012 - ..."."""
    days = read_dates(line.text[at : at + LONGEST]) if found.day is None else ()
    if not days or days[0].span.start > 0 or len(days[0].iso) != FULL:
        return found
    if BEHIND_DAY.match(line.text, at + days[0].span.end) is None:
        return found
    start = line.start + at
    return replace(found, published=days[0].iso, day=Span(start, start + days[0].span.end))


def _day_line(line: Line) -> Dateline | None:
    """A place and a full day that stand alone ("Tuzla, 4 May 2021"), or that a full stop ends."""
    days = [day for day in read_dates(line.text[: LONGEST + 4]) if len(day.iso) == FULL]
    if not days:
        return None
    head = line.text[: days[0].span.start]
    small = head == head.lower()
    if (DAY_END_SMALL if small else DAY_END).match(line.text, days[0].span.end) is None:
        return None
    place = _place(head.rstrip(" ."))
    if place is None or (not head.rstrip().endswith((",", ".")) and "," not in head):
        return None
    if place.split()[0].casefold() in _labels() or (small and CAPITAL.search(line.text)):
        return None
    at, day = line.start + head.index(place), days[0].span
    if BEFORE_DAY.fullmatch(head[head.index(place) + len(place) :]) is None:
        return None
    return Dateline(
        place=Span(at, at + len(place)),
        published=days[0].iso,
        day=Span(line.start + day.start, line.start + day.end),
    )


def _read(line: Line, head: str, rest: str, colon: bool) -> Dateline | None:
    days = tuple(day for day in read_dates(head) if len(day.iso) == FULL)
    bare, agency = _without_agency(head)
    place = (_place(bare[: days[0].span.start]) or _seat(bare[: days[0].span.start])) if days else _place(bare)
    if place is None:
        return _day_only(line, head, days) if agency or days else None
    if not (days or agency or _plain_enough(place, line.text, rest, colon)):
        return None
    span = Span(line.start + head.index(place), line.start + head.index(place) + len(place))
    if not days:
        return Dateline(place=span, published=None, day=None, colon=colon)
    at = days[0].span
    return Dateline(place=span, published=days[0].iso, day=Span(line.start + at.start, line.start + at.end))


def _seat(words: str) -> str | None:
    """The town in capitals just before the day, behind a numbered court or office: "COURT No. 1, HUESCA, "."""
    name = words.rstrip(", ").rpartition(",")[2].strip()
    return name if name.isupper() and _is_name(name) else None


def _day_only(line: Line, head: str, days: tuple[DateFound, ...]) -> Dateline | None:
    if not days or head[: days[0].span.start].strip(" (") or len(head[days[0].span.end :].split()) > 2:
        return None
    at = days[0].span
    return Dateline(place=None, published=days[0].iso, day=Span(line.start + at.start, line.start + at.end))


def _without_agency(head: str) -> tuple[str, bool]:
    """The words before an agency in brackets or behind the last comma, and whether one was there."""
    found = AGENCY_BRACKET.search(head)
    if found is not None:
        return head[: found.start()], True
    before, comma, last = head.rpartition(",")
    if comma and is_agency(last):
        return before, True
    return head, False


@cache
def _labels() -> frozenset[str]:
    """Words before a day that are no place: "Posted, 4 May 2021"."""
    return word_set("masthead", "published") | word_set("masthead", "updated")


@cache
def _day_words() -> frozenset[str]:
    """Words that begin a day: months, weekdays, "the"."""
    weekdays = (word for word in word_set("masthead", "date_words") if word.endswith("day"))
    return frozenset(month_names()) | frozenset(weekdays) | {"the", "this"}


def _place(words: str) -> str | None:
    """The place at the start: parts between commas that are names, up to the first with a digit or a month."""
    kept: list[str] = []
    for part in words.split(","):
        name = part.strip(" \t(")
        if not name or re.search(r"\d", name) or name.split()[0].casefold().strip(".") in _day_words():
            break
        if not _is_name(name):
            return None
        if kept and is_agency(name):
            break
        kept.append(name)
    if not kept or kept[0].casefold() in word_set("masthead", "not_places") or is_agency(kept[0]):
        return None
    start = words.index(kept[0])
    return words[start : words.index(kept[-1], start) + len(kept[-1])]


def _is_name(name: str) -> bool:
    words = re.split(r"[\s/\-]+", name)
    if len(words) > MOST_PLACE_WORDS:
        return False
    if name == name.lower():
        return all(re.fullmatch(r"[^\W\d_]{2,}\.?", word) for word in words) and len(words) <= 3
    return (
        all(CAPITALS.fullmatch(word) or word in SMALL for word in words if word)
        and CAPITALS.match(words[0]) is not None
    )


def _plain_enough(place: str, whole: str, rest: str, colon: bool) -> bool:
    """Whether a bare place may be believed, with neither day nor agency behind it.

    In capitals: always before a dash. In title case: when the text goes on with a capital, as it does not after a
    dash within a sentence. In lower case: before a colon, in a report that is all in lower case.
    """
    opens = rest.lstrip("\"'“‘«")[:1]
    if place == place.lower():
        return colon and place.upper() != place and not CAPITAL.search(whole)
    if place.upper() == place:
        return len(place) > 2 and (opens.isupper() or opens.isdigit() or not colon)
    if colon:
        return len(place.split()) <= 2 and opens.isupper() and rest[:1] not in "\"'“‘«"
    return len(place.split(",")[0].split()) <= 3 and (opens.isupper() or opens.isdigit())
