"""Faults of an annotated report: what a reader would trip over, and what a machine cannot convert."""

import datetime as dt
import re
from collections.abc import Collection, Iterator

from dateline.errors import UsageError
from dateline.evaluate.corpus.places import Locate, locate
from dateline.evaluate.corpus.report import Annotated
from dateline.evaluate.corpus.values import EventValue, FigureValue

__all__ = ["faults"]

SHORTEST, LONGEST = 70, 350
"""Words of a report, its masthead and page furniture included."""
QUOTE_WORDS = 4
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
QUOTATION_MARKS = '"“”„«»'
RELATED = re.compile(r"\b(?:since|before|after|until|from|night)\b")
"""Words that make a weekday the end of a stretch, or the day before."""
DIGITS = re.compile(r"\d+(?:[,.]\d{3})*")
MULTIPLES = re.compile("million|thousand|dozen|hundred")
STYLES = frozenset(
    {
        *("wire", "local daily", "state media", "movement site", "ngo statement", "liveblog", "police notice"),
        *("court report", "campaign letter", "year in review", "translated", "caption page", "lower-case copy"),
        *("broken-encoding copy", "reportage"),
    }
)
COUNTRY = re.compile("[A-Z]{2}")
PRONOUNS = frozenset(
    ["they", "he", "she", "it", "we", "who", "them", "him", "her", "this", "these", "those", "i", "you"]
)
AT_LEAST = re.compile(r"\b(?:at least|no (?:fewer|less) than|more than|over|upwards of)\b", re.I)
AT_MOST = re.compile(
    r"\b(?:up to|at most|(?:no|not|never) more than|fewer than|less than|nearly|almost|just under)\b", re.I
)
NUMBER_WORDS = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        range(1, 21),
        strict=True,
    )
)
LONGEST_ROLE = 25
"""Words of an actor, target, claimant or speaker; a longer span holds a clause."""


def faults(report: Annotated, types: Collection[str], look_up: Locate) -> Iterator[str]:
    """Say what is wrong with a report, one sentence for each fault.

    `types` are those of the codebook; `look_up` asks the gazetteer.
    """
    yield from _header(report)
    yield from _ids(report)
    for name, event in report.values.events.items():
        yield from (f"{name}: {fault}" for fault in _event(report, name, event, types, look_up))
    for name, figure in report.values.figures.items():
        yield from (f"{name}: {fault}" for fault in _figure(report, name, figure))
    for name in report.statement_ids():
        yield from (f"{name}: {fault}" for fault in _statement(report, name))


def _header(report: Annotated) -> Iterator[str]:
    words = len(report.text.split())
    if not SHORTEST <= words <= LONGEST:
        yield f"it has {words} words; a report has {SHORTEST} to {LONGEST}"
    if not report.spans("title"):
        yield "no {title} is marked"
    if report.header.style not in STYLES:
        yield f"the style {report.header.style!r} is none of {', '.join(sorted(STYLES))}"
    if not COUNTRY.fullmatch(report.header.country):
        yield f"the country {report.header.country!r} is no code of two letters, such as KE"
    published = report.header.published
    if published is not None and not _is_day(published):
        yield f"published {published!r} is no ISO day; write 2023-03-14, or leave it out where the page has none"
    elif published is not None:
        yield from _printed(report, published)
    if report.header.topic and report.values.events:
        yield f"the topic is {report.header.topic!r}, which is for reports without events, but it has some"
    if not report.header.topic and not report.values.events:
        yield "it has no events; give the header a topic, such as sport"
    for mark in report.marked.marks:
        words_of = report.text[mark.start : mark.end]
        if words_of != words_of.strip():
            yield f"the span {words_of!r} begins or ends with a blank"


def _printed(report: Annotated, published: str) -> Iterator[str]:
    """Whether the words marked as the day of the page hold the day that the header gives."""
    for words in report.words("published"):
        numbers = {int(number) for number in re.findall(r"\d+", words)}
        year, _, day = (int(part) for part in published.split("-"))
        if len(numbers) > 1 and any(number > 1900 for number in numbers) and not {year, day} <= numbers:
            yield f"the page says {words!r}, but the header has {published}"


def _ids(report: Annotated) -> Iterator[str]:
    triggers = {name for mark in report.spans("trigger") for name in mark.ids}
    numbers = {mark.ids[0] for mark in report.spans("value")}
    marked = {name for mark in report.marked.marks if mark.role != "paste" for name in mark.ids}
    for name in sorted(marked):
        if name[0] == "e" and name not in report.values.events:
            yield f"{name} is marked in the text but has no line below it"
        if name[0] == "f" and name not in report.values.figures:
            yield f"{name} is marked in the text but has no line below it"
        if name[0] == "s" and name not in report.statement_ids():
            yield f"{name} has no {{quote {name}}}"
    for name in report.values.events:
        if name not in triggers:
            yield f"{name} has a line but no trigger in the text, such as [marched]{{{name}}}"
    for name in report.values.figures:
        if name not in numbers:
            yield f"{name} has a line but no number in the text, such as [at least 12]{{{name}}}"
    for name in report.values.statements:
        if name not in marked:
            yield f"{name} has a line but no quotation in the text"


def _event(report: Annotated, name: str, event: EventValue, types: Collection[str], look_up: Locate) -> Iterator[str]:
    for kind in event.types:
        if kind not in types:
            yield f"{kind!r} is no type of the codebook"
    if not report.spans("place", name):
        yield f"no words are marked {{place {name}}}; mark the narrowest place named for it, if need be in the dateline"
    else:
        yield from _place(event.place, report.words("place", name)[0], look_up)
    yield from _long(report, name, ("actor", "target"))
    for role in ("actor", "target"):
        for words in report.words(role, name):
            if words.casefold() in PRONOUNS:
                yield f"its {role} is {words!r}; mark the noun that it stands for, in whatever sentence that is"
    for words in report.words("message", name):
        if words[0] in QUOTATION_MARKS or words[-1] in QUOTATION_MARKS:
            yield f"the message {words[:40]!r} holds its quotation marks"
    yield from _date(report, name, event)


def _place(written: str, words: str, look_up: Locate) -> Iterator[str]:
    try:
        if locate(written, words, look_up) is None:
            yield f"the gazetteer has no {written!r}; see 'dateline places find', or give a point: NAME, CC @lat,lon"
    except UsageError as error:
        yield str(error)


def _date(report: Annotated, name: str, event: EventValue) -> Iterator[str]:
    published = report.header.published
    if event.date is None:
        return
    start, end = dt.date.fromisoformat(event.date.start), dt.date.fromisoformat(event.date.end)
    if published is None or not _is_day(published):
        if not report.spans("date", name):
            yield f"it has a date, but the report has none and no words are marked {{date {name}}}"
        return
    day = dt.date.fromisoformat(published)
    if set(event.statuses) <= {"current", "background"} and start > day:
        yield f"it is {'/'.join(event.statuses)} and begins on {start}, after the report of {day}"
    if event.statuses == ("planned",) and end < day:
        yield f"it is planned and ends on {end}, before the report of {day}"
    if start != day and not report.spans("date", name):
        yield f"its date {start} is not the day of the report and no words are marked {{date {name}}}"
    if start == end:
        yield from _weekday(report, name, start, day)


def _weekday(report: Annotated, name: str, start: dt.date, day: dt.date) -> Iterator[str]:
    words = " ".join(report.words("date", name)).casefold()
    named = [at for at, weekday in enumerate(WEEKDAYS) if weekday in words]
    alone = len(named) == 1 and len(report.spans("date", name)) == 1 and not RELATED.search(words)
    if alone and start.weekday() != named[0]:
        yield f"the date says {WEEKDAYS[named[0]]}, but {start} is a {WEEKDAYS[start.weekday()]}"
    for word, days in (("yesterday", 1), ("today", 0)):
        if words == word and (day - start).days != days:
            yield f"the date says {word} in a report of {day}, but the line has {start}"


def _figure(report: Annotated, name: str, figure: FigureValue) -> Iterator[str]:
    marks = report.spans("value", name)
    yield from _long(report, name, ("claimant",))
    for mark in marks:
        written = report.text[mark.start : mark.end]
        digits = {int(re.sub("[,.]", "", found)) for found in DIGITS.findall(written)}
        bounds = {figure.low, figure.high} - {None}
        if digits and len(digits) <= len(bounds) and not bounds & digits and not MULTIPLES.search(written):
            yield f"the words are {written!r}, but the line has {sorted(bounds, key=str)}"
        spelled = [
            NUMBER_WORDS[word]
            for word in re.findall(r"(?<![-\w])[a-z]+(?![-\w])", written.casefold())
            if word in NUMBER_WORDS
        ]
        if not digits and len(spelled) == 1 and spelled[0] not in bounds and not MULTIPLES.search(written):
            yield f"the words are {written!r}, but the line has {sorted(bounds, key=str)}"
        if AT_LEAST.search(written) and figure.high is not None and not AT_MOST.search(written):
            yield f"the words are {written!r}, so the line is to begin with '>='"
        if AT_MOST.search(written) and figure.low is not None and not AT_LEAST.search(written):
            yield f"the words are {written!r}, so the line is to begin with '<='"
        if figure.modifier and figure.modifier.casefold() not in written.casefold():
            yield f"the modifier {figure.modifier!r} does not stand in {written!r}"
    for mark in marks:
        for counted in mark.ids[1:]:
            if counted not in report.values.events:
                yield f"it counts {counted}, which has no line"


def _statement(report: Annotated, name: str) -> Iterator[str]:
    quote = " ".join(report.words("quote", name))
    if len(re.findall(r"\w+", quote)) < QUOTE_WORDS:
        yield f"the quotation {quote!r} has fewer than {QUOTE_WORDS} words; leave it out"
    if not report.spans("speaker", name) and not report.spans("outlet", name):
        yield "nobody is marked {speaker " + name + "}"
    if quote[:1] in QUOTATION_MARKS or quote[-1:] in QUOTATION_MARKS:
        yield f"the quotation {quote[:40]!r} holds its quotation marks; they stay outside of the span"
    yield from _long(report, name, ("speaker",))


def _long(report: Annotated, name: str, roles: tuple[str, ...]) -> Iterator[str]:
    for role in roles:
        for words in report.words(role, name):
            if len(words.split()) > LONGEST_ROLE:
                yield f"its {role} is long ({words[:60]!r} ...); mark the head with its modifiers, without clauses"


def _is_day(written: str) -> bool:
    try:
        return dt.date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False
