"""What a report says of itself: title, author, outlet, day and place of writing, language."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.clean.bylines import find_byline, looks_like_byline
from dateline.clean.datelines import Dateline, read_dateline
from dateline.clean.dates import (
    DateFound,
    read_date,
    read_dates,
    settle_by_text,
    unsettled_dates,
    url_date,
)
from dateline.clean.headline import Headline, find_headline, is_date_line, opens_with_day
from dateline.clean.lines import Line
from dateline.clean.page import Page
from dateline.clean.words import alternatives, table
from dateline.model.report import Masthead
from dateline.model.span import Span

__all__ = ["Head", "read_masthead"]

# Lines below the headline in which bylines and days stand, and running texts that may open with a dateline.
BELOW_HEADLINE = 14
ABOVE_TEXT = 10
FIRST_PARAGRAPHS = 5
DATELINE_WORDS = 8
UNSETTLED_LINE_WORDS = 12
SIGNED_LINES = 3
"""Lines at the end of a text in which letters and statements have their day."""
LANGUAGE_CHARACTERS = 4000
OPENING_TEXTS, FULL = 2, len("2020-01-20")
LONE_BEHIND = re.compile(r"\s*(?:\.(?:\s|$)|:\s|$)")
WEEKDAY_BEFORE = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday),?\s+(?:the\s+)?$")
PICTURE_URL = re.compile(r"(?:https?:)?//[^\s\"'<>()]+?\.(?:jpe?g|png|gif|webp)\b[^\s\"'<>()]*", re.I)
PAGE_URL = re.compile(r"https?://[^\s\"'<>()]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A masthead and where it stands: `headline`, and the indices of all `lines` that it was read from."""

    masthead: Masthead
    headline: Headline | None
    lines: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    words: str
    origin: Span | str
    basis: str = "text"


def read_masthead(
    page: Page, lines: Sequence[Line], marks: Mapping[int, str], identify: Callable[[str], str | None]
) -> Head:
    """The masthead of a page: what its metadata say, and where they are silent, what its lines show.

    `marks` maps the index of a line to the furniture kind it has by its words alone.
    """
    headline = find_headline(lines, marks, page.metadata.get("title"))
    first = headline.line if headline else 0
    body = _body(lines, marks, first if headline else None)
    near = _near(lines, headline, body)
    dateline = _dateline(body) or _dated_line(page.text, near)
    values = {
        "title": _title(page, headline),
        "byline": _metadata(page, "byline")
        or _spanned(page.text, find_byline(lines, near, marks, first if headline else -1)),
        "publisher": _metadata(page, "publisher") or _spanned(page.text, headline.site if headline else None),
        "published": _published(page, lines, near, dateline),
        "dateline_place": _spanned(page.text, dateline.place if dateline else None),
        "language": _language(page, body, identify),
        "url": _metadata(page, "url"),
    }
    return Head(masthead=_masthead(values), headline=headline, lines=_touched(lines, values, headline))


def _masthead(found: Mapping[str, _Value | None]) -> Masthead:
    known = {name: value for name, value in found.items() if value is not None}
    day = found["published"]
    return Masthead(
        **{name: value.words for name, value in known.items()},
        published_basis=day.basis if day else None,
        evidence={name: value.origin for name, value in known.items()},
    )


def _touched(lines: Sequence[Line], found: Mapping[str, _Value | None], headline: Headline | None) -> frozenset[int]:
    spans = [value.origin for value in found.values() if value and isinstance(value.origin, Span)]
    touched = {line.index for line in lines if any(span.touches(line.span) for span in spans)}
    return frozenset(touched | ({headline.line} if headline else set()))


def _metadata(page: Page, name: str) -> _Value | None:
    words = page.metadata.get(name)
    return None if words is None else _Value(words=words, origin=page.metadata.origins[name], basis="metadata")


def _spanned(text: str, span: Span | None) -> _Value | None:
    return None if span is None else _Value(words=span.of(text), origin=span)


def _title(page: Page, headline: Headline | None) -> _Value | None:
    return _metadata(page, "title") or _spanned(page.text, headline.span if headline else None)


def _body(lines: Sequence[Line], marks: Mapping[int, str], title: int | None) -> list[Line]:
    """The first lines of running text below the headline; one dateline may open a shorter line."""
    after = [line for line in lines if line.index not in marks and (title is None or line.index > title)]
    texts = [line for line in after if line.paragraph or line.size >= DATELINE_WORDS]
    paragraphs = [line for line in texts if line.paragraph]
    last = paragraphs[FIRST_PARAGRAPHS - 1].index if len(paragraphs) >= FIRST_PARAGRAPHS else len(lines)
    return [line for line in texts if line.index <= last]


def _dateline(body: Sequence[Line]) -> Dateline | None:
    """The first dateline; one with a colon ("NEW DELHI: ...") counts only where running text begins with it."""
    opening = next((line for line in body if line.ended or line.paragraph), None)
    for line in body:
        found = None if is_date_line(line) or looks_like_byline(line) else read_dateline(line)
        if found is not None and (not found.colon or line is opening):
            return found
    return None


def _dated_line(text: str, near: Sequence[Line]) -> Dateline | None:
    """A line between headline and text that is a place and a day: "Tuzla, 4 May 2021".

    An outlet stands there as well, so the place must be in capitals, or named again in the text.
    """
    lines = (line for line in near if not looks_like_byline(line) and not line.paragraph)
    found = (read_dateline(line) for line in lines if is_date_line(line))
    for one in found:
        if one is not None and one.place is not None and one.published:
            name = one.place.of(text).split(",")[0]
            if name == name.upper() or len(re.findall(rf"\b{re.escape(name)}\b", text, re.I)) > 1:
                return one
    return None


def _near(lines: Sequence[Line], headline: Headline | None, body: Sequence[Line]) -> list[Line]:
    """Where bylines and days stand: below the headline, above the first running text, then just above the headline."""
    start = headline.line if headline else -1
    text = next((line.index for line in body if line.paragraph), 0)
    below = list(range(start + 1, min(len(lines), start + 1 + BELOW_HEADLINE)))
    before = [k for k in range(max(start + 1, text - ABOVE_TEXT), text) if k not in below]
    above = range(max(0, start - 3), max(0, start))
    return [lines[k] for k in [*below, *before, *above]]


@cache
def _label(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('masthead')[key])})\b", re.I)


def _published(page: Page, lines: Sequence[Line], near: Sequence[Line], dateline: Dateline | None) -> _Value | None:
    given = _metadata(page, "published")
    day = read_date(given.words) if given else None
    if given is not None and day is not None and not _pictured_later(page, day):
        return _Value(words=day, origin=given.origin, basis="metadata")
    if dateline is not None and dateline.published and dateline.day:
        return _Value(words=dateline.published, origin=dateline.day, basis="dateline")
    return (
        _printed_day(lines, near)
        or _url_day(page, lines)
        or _opening_day(lines)
        or _unsettled_day(page, lines, near)
        or _spoken_day(lines)
        or _lone_day(lines)
    )


def _opening_day(lines: Sequence[Line]) -> _Value | None:
    """The full day that opens the first running text: "November 21, 2014. The court ..."."""
    first = next((line for line in lines if line.paragraph), None)
    if first is None or not opens_with_day(first):
        return None
    found = read_dates(first.text)[0]
    return _Value(words=found.iso, origin=Span(first.start + found.span.start, first.start + found.span.end))


def _unsettled_day(page: Page, lines: Sequence[Line], near: Sequence[Line]) -> _Value | None:
    """A day such as "03/04/2020" beside the headline or at the end; the text settles its order."""
    for line in [*near, *lines[:3], *lines[-SIGNED_LINES:]]:
        dates = () if line.paragraph or line.size > UNSETTLED_LINE_WORDS else unsettled_dates(line.text)
        if len(dates) == 1:
            span, *readings = dates[0]
            day = settle_by_text((readings[0], readings[1]), page.text)
            if day is not None:
                return _Value(words=day, origin=Span(line.start + span.start, line.start + span.end))
    return None


def _spoken_day(lines: Sequence[Line]) -> _Value | None:
    """The full day that the first or the last running text names with its weekday, or as today.

    "The court on Tuesday, 8 March 2022, found ..."; the latest, where there are several, and none where a later one
    stands elsewhere.
    """
    texts = [line for line in lines if line.paragraph]
    found = [(line, day) for line in texts for day in read_dates(line.text) if len(day.iso) == FULL]
    edge = [*texts[:OPENING_TEXTS], *texts[-1:]]
    own = [(line, day) for line, day in found if line in edge and WEEKDAY_BEFORE.search(line.text[: day.span.start])]
    if not own:
        return None
    line, day = max(own, key=lambda row: row[1].iso)
    if any(other.iso > day.iso for _, other in found):
        return None
    return _Value(words=day.iso, origin=Span(line.start + day.span.start, line.start + day.span.end))


def _lone_day(lines: Sequence[Line]) -> _Value | None:
    """The last full day that is a sentence by itself, or dates a correction: "Correction, 4 May 2021: ...".

    None where the text names a later one.
    """
    days = [(line, day) for line in lines for day in read_dates(line.text) if len(day.iso) == FULL]
    lone = [row for row in days if _stands_alone(*row)]
    if not lone or lone[-1][1].iso != max(day.iso for _, day in days):
        return None
    line, day = lone[-1]
    return _Value(words=day.iso, origin=Span(line.start + day.span.start, line.start + day.span.end))


@cache
def _lone_before() -> re.Pattern[str]:
    notes = alternatives(table("masthead")["corrections"])
    return re.compile(rf"(?:^|[.!?][\"”’)]*\s+)(?:(?:{notes}),?\s+(?:on\s+)?)?(?:\w+day,?\s+)?(?:the\s+)?$", re.I)


def _stands_alone(line: Line, day: DateFound) -> bool:
    before = _lone_before().search(line.text[: day.span.start])
    return before is not None and LONE_BEHIND.match(line.text, day.span.end) is not None


def _pictured_later(page: Page, day: str) -> bool:
    """Whether the report's own picture was filed after the day that the metadata give: then that day is not true.

    Sites that are generated from files often stamp a fixed day on each page.
    """
    days = [url_date(found.group()) for found in PICTURE_URL.finditer(page.text)]
    return any(later is not None and later > day for later in days)


def _printed_day(lines: Sequence[Line], near: Sequence[Line]) -> _Value | None:
    """The day of publication as a line gives it: labelled as such, else near the headline, else as changed."""
    dated = [line for line in near if is_date_line(line)]
    labelled = [line for line in lines if is_date_line(line) and _label("published").search(line.text)]
    plain = [line for line in dated if not _label("updated").search(line.text)]
    ends = [line for line in lines[:3] if is_date_line(line)]
    ends += [line for line in lines[-SIGNED_LINES:] if opens_with_day(line)]
    for line in [*(line for line in dated if line in labelled), *labelled, *plain, *dated, *ends]:
        found = _labelled_date(line)
        if found is not None:
            at = Span(line.start + found.span.start, line.start + found.span.end)
            return _Value(words=found.iso, origin=at)
    return None


def _labelled_date(line: Line) -> DateFound | None:
    """The date of a line; of two, the one behind a word for publishing ("Updated May 4, 2020; Posted May 3, 2020")."""
    found = read_dates(line.text)
    label = _label("published").search(line.text)
    behind = [one for one in found if label and one.span.start >= label.start()]
    return next(iter(behind or found), None)


def _url_day(page: Page, lines: Sequence[Line]) -> _Value | None:
    url = _metadata(page, "url")
    if url is not None:
        day = url_date(url.words)
        return _Value(words=day, origin=url.origin, basis="url") if day else None
    for line in lines:
        whole = PAGE_URL.fullmatch(line.text)
        day = url_date(line.text) if whole and not PICTURE_URL.fullmatch(line.text) else None
        if day:
            return _Value(words=day, origin=line.span, basis="url")
    return None


def _language(page: Page, body: Sequence[Line], identify: Callable[[str], str | None]) -> _Value | None:
    """The language of the running text; metadata are asked only when that cannot be told, for they are often wrong."""
    words = "\n".join(line.text for line in body) or page.text[page.body_start :]
    found = identify(words[:LANGUAGE_CHARACTERS])
    return _metadata(page, "language") if found is None else _Value(words=found, origin="text")
