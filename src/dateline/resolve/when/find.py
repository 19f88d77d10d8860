"""Every expression of time in a report, resolved against the report's own date."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.model.parse import Parse
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.when import TimeMention, When
from dateline.resolve.when.grammar import CANDIDATE, CODES, Found, code_of
from dateline.resolve.when.lexer import Lexeme, lex
from dateline.resolve.when.lexicon import english
from dateline.resolve.when.marks import Mark, count_from_next, join, name_occasions, open_since, part_ends
from dateline.resolve.when.rules import RULES
from dateline.resolve.when.scene import Anchor, Reading, Scene, anchor_of
from dateline.resolve.when.tense import tense_at
from dateline.resolve.when.wary import caseless, heads_an_item, sift

__all__ = ["dateline_when", "find_times"]

_SENTENCE_END = re.compile(r"(?:[.!?][”\"’)]*\s+(?=[“\"‘(]?[A-Z])|\s*\n\s*)")
_SENTENCE_END_CASELESS = re.compile(r"(?:(?<!\b[a-z])[.!?][”\"’)]*\s+|\s*\n\s*)")
_BREAK = CODES["break"]
# How far back "two days later" and "that year" look, in lexemes and in paragraphs.
_REACH, _PARAGRAPHS = 250, 2
# A narrative of the past carries its year on for so many sentences.
_NARRATIVE_SENTENCES, _LONG_AGO_DAYS = 3, 365
_SPEECH = {"said", "says", "told", "announced", "reported", "wrote", "added"}


@dataclass(frozen=True, slots=True)
class _Reader:
    """A report's lexemes with all that their reading needs."""

    text: str
    lexemes: list[Lexeme]
    codes: str
    anchor: Anchor | None
    parse: Parse
    starts: list[int]

    def sentence(self, at: int) -> int:
        """Which sentence the code point `at` is in."""
        return bisect_right(self.starts, at) - 1

    def bounds(self, sentence: int) -> Span:
        """Where a sentence stands."""
        end = self.starts[sentence + 1] if sentence + 1 < len(self.starts) else len(self.text)
        return Span(self.starts[sentence], end)


def _sentence_starts(text: str, parse: Parse) -> list[int]:
    """Where sentences begin, from the parse where it has any."""
    if parse.sentences:
        return [0, *(parse.sentence_span(index).start for index in range(len(parse.sentences)))]
    ends = _SENTENCE_END_CASELESS if caseless(text) else _SENTENCE_END
    return [0, *(found.end() for found in ends.finditer(text))]


def _reader(report: Report, parse: Parse) -> _Reader:
    names = tuple(
        parse.span(name.first, name.last) for name in parse.names if name.label == "PER" and name.last - name.first > 1
    )
    lexemes = sift(lex(report.text, report.furniture_spans), report.text, names)
    anchor = anchor_of(report.masthead.published)
    return _Reader(report.text, lexemes, code_of(lexemes), anchor, parse, _sentence_starts(report.text, parse))


def _previous(reader: _Reader, marks: list[Mark], first: int) -> Mark | None:
    """The last dated point before lexeme `first`, if it is near."""
    for mark in reversed(marks):
        gap = reader.lexemes[mark.last : first]
        if len(gap) > _REACH or sum(lexeme.kind == "break" for lexeme in gap) > _PARAGRAPHS:
            return None
        if mark.reading.days and mark.reading.kind in ("point", "range"):
            return mark
    return None


def _narrative(reader: _Reader, previous: Mark | None, first: int) -> Reading | None:
    """The earlier date whose year this sentence goes on in.

    It must be well before the report, as a life or a history is told, or ahead of it; where the report's
    date is unknown, it must stand in the same sentence.
    """
    if previous is None or previous.reading.days is None or previous.reading.basis not in ("stated", "inherited"):
        return None
    if previous.reading.basis == "inherited" and previous.reading.precision == "year":
        return None  # "a year earlier" compares; it does not tell on
    gap = reader.lexemes[previous.last : first]
    if any(lexeme.kind == "break" for lexeme in gap):
        return None
    (begin, end), anchor = previous.reading.days, reader.anchor
    ahead = anchor is not None and begin > anchor.last
    if anchor is not None and not ahead and (anchor.first - end).days <= _LONG_AGO_DAYS:
        return None
    here, there = (reader.sentence(reader.lexemes[at].start) for at in (first, previous.first))
    if here == there:
        return previous.reading if previous.reading.precision != "year" or _same_clause(gap) else None
    before = reader.lexemes[first - 1].kind if first else "break"
    told = anchor is not None and not ahead and here - there <= _NARRATIVE_SENTENCES
    return previous.reading if told and before not in ("the", "since", "poss") else None


def _same_clause(gap: list[Lexeme]) -> bool:
    return len(gap) <= 12 and not any(lexeme.word in _SPEECH for lexeme in gap)


def _shown(found: Found) -> str | None:
    """The tense that the word before a day shows: "since Monday", "a strike for Monday"; a month as heading is past."""
    before = found.near(-1).kind
    heading = (
        before == "break" and found.own[0].kind == "month" and heads_an_item(found.near(1), found.own[0], found.text)
    )
    if before == "since" or heading:
        return "past"
    day = found.has("weekday", "day") and found.near(1).kind != "poss"
    return "future" if before == "for" and day else None


def _heading(reader: _Reader, marks: list[Mark], first: int) -> Anchor | None:
    """The month that opens the paragraph of lexeme `first`, from which its days are read."""
    start = reader.codes.rfind(_BREAK, 0, first) + 1
    at = bisect_left(marks, start, key=lambda mark: mark.first)
    mark = marks[at] if at < len(marks) and marks[at].first == start else None
    if (
        mark is None
        or mark.reading.days is None
        or mark.reading.precision != "month"
        or mark.last >= len(reader.lexemes)
    ):
        return None
    heads = heads_an_item(reader.lexemes[mark.last], reader.lexemes[mark.first], reader.text)
    return Anchor(*mark.reading.days) if heads else None


def _scene(reader: _Reader, marks: list[Mark], found: Found) -> Scene:
    own = Span(found.own[0].start, found.own[-1].end)
    bounds = reader.bounds(reader.sentence(own.start))
    before, after = reader.text[bounds.start : own.start], reader.text[own.end : max(own.end, bounds.end)]
    previous = _previous(reader, marks, found.first)
    return Scene(
        anchor=_heading(reader, marks, found.first) or reader.anchor,
        tense=_shown(found) or tense_at(own, reader.parse, before, after),
        previous=previous.reading if previous else None,
        narrative=_narrative(reader, previous, found.first),
    )


def _read_at(reader: _Reader, marks: list[Mark], first: int) -> Mark | None:
    """The longest match at lexeme `first` that reads as time."""
    matches = [(match.end(), rule) for rule in RULES if (match := rule.pattern.match(reader.codes, first))]
    for last, rule in sorted(matches, key=lambda pair: -pair[0]):
        found = Found(reader.lexemes, first, last, reader.text)
        reading = rule.read(found, _scene(reader, marks, found))
        if reading is not None:
            return Mark(first=first, last=last, reading=reading)
    return None


def _read_all(reader: _Reader) -> list[Mark]:
    """Marks from left to right, none touching another."""
    marks: list[Mark] = []
    at = 0
    while match := CANDIDATE.search(reader.codes, at):
        mark = _read_at(reader, marks, match.start())
        at = mark.last if mark else match.start() + 1
        if mark and not _in_a_name(reader, mark):
            marks.append(mark)
    return marks


def _in_a_name(reader: _Reader, mark: Mark) -> bool:
    """Whether the date is part of a name, as in "the April 6 Movement"."""
    after = reader.lexemes[mark.last] if mark.last < len(reader.lexemes) else None
    return after is not None and after.word in english().named_things and reader.text[after.start].isupper()


def _mention(mark: Mark, reader: _Reader) -> TimeMention:
    span = Span(reader.lexemes[mark.first].start, reader.lexemes[mark.last - 1].end)
    days, reading = mark.reading.days, mark.reading
    when = When(
        start=days[0].isoformat() if days else None,
        end=days[1].isoformat() if days else None,
        precision=reading.precision,
        basis=reading.basis,
        text=span.of(reader.text),
    )
    ends = tuple(_mention(end, reader) for end in mark.ends)
    return TimeMention(span=span, when=when, kind=reading.kind, ends=ends)


def find_times(report: Report, parse: Parse) -> tuple[TimeMention, ...]:
    """The expressions of time in a report, in reading order, none overlapping; English.

    They are resolved against `report.masthead.published`, a day, month or year; without it what needs
    it stays partial. Page furniture is passed over. The parse serves for sentences, tense and personal
    names; one without tokens will do. Times of day, ages and amounts are no mentions.
    """
    reader = _reader(report, parse)
    marks = count_from_next(join(_read_all(reader), reader.lexemes), reader.lexemes)
    marks = open_since(name_occasions(marks, reader.lexemes), reader.lexemes, reader.anchor)
    return tuple(_mention(part_ends(mark, reader.lexemes), reader) for mark in marks)


def dateline_when(report: Report) -> When | None:
    """The report's own date, with basis dateline or publication; null where it has none."""
    masthead = report.masthead
    anchor = anchor_of(masthead.published)
    if anchor is None:
        return None
    evidence = masthead.evidence.get("published")
    precision = "day" if anchor.day else "month" if anchor.month else "year"
    return When(
        start=anchor.first.isoformat(),
        end=anchor.last.isoformat(),
        precision=precision,
        basis="dateline" if masthead.published_basis == "dateline" else "publication",
        text=evidence.of(report.text) if isinstance(evidence, Span) else masthead.published,
    )
