"""Bare numbers that take up what was counted before: another claim of it, a part of it, who did something."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.counted import Counted, Group, form_in, lemma_of
from dateline.extract.figure_words import FigureWords
from dateline.extract.numbers import Number
from dateline.extract.setting import Setting, by_setting, phrase_behind
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

__all__ = ["Topic", "Topics", "as_spoken_of", "by_topic", "is_part"]

_WINDOW = 110
_LONGEST_REACH = 4
_PART_BEHIND = re.compile(
    r"\s+(?:or\s+so\s+)?(?:of|among)\s+(?:them|these|those|us|ours|our\s+own|whom|theirs|his|its)\b", re.IGNORECASE
)
_PART_AHEAD = re.compile(
    r"(?:\b(?:of|among|including)\s+(?:whom|these|those|which|them)\s*,?\s*|\bamong\s+(?:them|whom)\s+|"
    r"\b(?:the\s+other|other|the\s+remaining|another|a\s+further|together\s+with)\s+)$",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"\s+(?:in|at|from)\s+(?:the\s+)?[A-Z]")
_PLACE_BY_PLACE = re.compile(r"\s+in\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?\s*(?:,|and)\s+(?:and\s+)?[\w,-]+\s+in\s+[A-Z]")
_IN_ALL = re.compile(r"\s+(?:in\s+(?:all|total)|all\s+told|altogether|or\s+so)\b|\s*,\s+all\s+told\b", re.IGNORECASE)
_TAKING_PART = re.compile(
    r"[^.;,]{0,40}?\b(?:tak(?:ing|en|es?)\s+part|took\s+part|join(?:ed|ing)|keep(?:ing)?\s+to\s+it|absent|absen(?:ces|tees))\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"(\w+)\s*,?\s+of\s+(?:which|whom)\s*,?\s*$")
# "at nine", "since eight", "a little after ten": an hour, unless something is counted or put at it.
_HOUR = re.compile(
    r"\b(?:since|after|until|till|before|past|towards?|from|at|by)\s+(?:the\s+|about\s+|around\s+)?$", re.IGNORECASE
)
# Measures whose turns of phrase are topics as well: "walked off the wards: 412 in Jos, 305 in Ilorin".
_TURNED = ("strikers", "displaced")
_LATEST_HOUR = 12
_AT = re.compile(
    r"\b(?:puts?|putting|stands?|stood|stays?|stayed|number|numbers|toll|total|count|estimated?|figures?|crowd|turnout|"
    r"dead|wounded|injured|attendance|arrests|revised|it|them)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A word that says what the numbers near it count, and where it begins; acts say it less surely than harm."""

    start: int
    measure: str
    strong: bool = True


class Topics:
    """What the sentences of a report speak of as counted: harm, crowds and strikes, and its events."""

    def __init__(self, parse: Parse, words: FigureWords, setting: Setting) -> None:
        self._parse, self._words, self._setting = parse, words, setting
        self._known: dict[int, list[Topic]] = {}

    def of(self, sentence: int) -> list[Topic]:
        """The topics of a sentence, in order."""
        if sentence not in self._known:
            span = self._parse.sentence_span(sentence)
            found = [topic for t in self._parse.sentence_tokens(sentence) if (topic := self._said(t))]
            setting = self._setting
            found += [Topic(setting.starts[k], setting.measures[k], False) for k in setting.between(*_ends(span))]
            text = span.of(self._parse.text)
            for measure in _TURNED:
                turns = self._words.behind[measure].finditer(text)
                found += [Topic(span.start + match.start(), measure) for match in turns]
            self._known[sentence] = sorted(found, key=lambda topic: topic.start)
        return self._known[sentence]

    def _said(self, token: Token) -> Topic | None:
        words = self._words
        if token.pos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            return None
        measure = words.topics.get(token.text.lower()) or words.topics.get(lemma_of(token))
        if measure is None and token.pos != "NOUN":
            measure = form_in(token, words.states)
        noun = token.pos != "VERB" or token.text.lower() in words.states
        return Topic(token.start, measure, strong=noun) if measure else None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def by_topic(
    parse: Parse,
    number: Number,
    group: Group,
    words: FigureWords,
    setting: Setting,
    topics: Topics,
    earlier: Sequence[Topic],
) -> Counted | None:
    """What a bare number counts, null where it takes up nothing; `earlier` are the figures told before it."""
    if group.noun is not None:
        return None
    sentence = parse.sentence_index(group.first)
    span = parse.sentence_span(sentence)
    left, right = _around(parse, number, sentence)
    if number.value <= _LATEST_HOUR and _HOUR.search(left) and not _AT.search(left):
        return None
    measure = phrase_behind(parse, group, words, nearest=True)
    if measure is None and (which := _WHICH.search(left)):
        measure = words.nouns.get(which[1].lower()) or words.nouns.get(which[1].lower().rstrip("s"))
    if measure is None and (is_claimed(left, right, words) or _is_counted(parse, group, words)):
        measure = topic_of(parse, number, sentence, topics, earlier)
    elif measure is None and (_PART_BEHIND.match(right) or _PART_AHEAD.search(left) or _does_something(parse, group)):
        own = by_setting(parse, number, group, words, setting)
        measure = own.measure if own else topic_of(parse, number, sentence, topics, earlier)
    elif measure is None and _IN_PLACE.match(right) and earlier and earlier[-1].start >= span.start:
        measure = earlier[-1].measure
    elif measure is None and (_PLACE_BY_PLACE.match(right) or _IN_ALL.match(right)):
        measure = topic_of(parse, number, sentence, topics, earlier)
    return Counted(measure, group.first) if measure else None


def is_part(parse: Parse, group: Group) -> bool:
    """Whether a number is told as a part of what stands before it: "eleven sessions, four of them in camera"."""
    return _PART_BEHIND.match(parse.text, parse.tokens[group.last - 1].end) is not None


def as_spoken_of(
    parse: Parse, number: Number, words: FigureWords, topics: Topics, earlier: Sequence[Topic]
) -> str | None:
    """What a number of people counts by what its sentence, or the one before, speaks of; null where nobody gives it.

    "The strike goes on; 900 doctors take part, the union says": strikers. "The army spoke of nine rebels": the dead.
    """
    sentence = parse.sentence_index(parse.tokens_in(number.span)[0].i)
    left, right = _around(parse, number, sentence)
    if not (is_claimed(left, right, words) or _TAKING_PART.match(right)):
        return None
    return topic_of(parse, number, sentence, topics, earlier, reach=1)


def _around(parse: Parse, number: Number, sentence: int) -> tuple[str, str]:
    """The words of the sentence before and behind a number, as far as they are looked at."""
    span = parse.sentence_span(sentence)
    left = parse.text[max(span.start, number.whole.start - _WINDOW) : number.whole.start]
    return left, parse.text[number.whole.end : min(span.end, number.whole.end + _WINDOW)]


def is_claimed(left: str, right: str, words: FigureWords) -> bool:
    """Whether the words before or behind a number say that somebody gives it."""
    return bool(words.claimed_ahead.search(left) or words.claimed_behind.match(right))


def _is_counted(parse: Parse, group: Group, words: FigureWords) -> bool:
    """Whether a verb of counting governs the number: "the ministry speaks of nine"."""
    token = parse.tokens[group.last - 1]
    for _ in range(3):
        token = parse.tokens[token.head]
        if token.pos in {"VERB", "AUX"}:
            return token.lemma in words.counting_verbs
    return False


def _does_something(parse: Parse, group: Group) -> bool:
    """Whether the number is the subject of a verb: "seven came home"."""
    return any(
        token.dep in {"nsubj", "nsubj:pass"} and parse.tokens[token.head].pos in {"VERB", "AUX", "ADJ"}
        for token in parse.tokens[group.first : group.last]
    )


def topic_of(
    parse: Parse, number: Number, sentence: int, topics: Topics, earlier: Sequence[Topic], reach: int = _LONGEST_REACH
) -> str | None:
    """What is spoken of nearest before the number, in its sentence or the few before; else first behind it.

    In a sentence a figure told before and a noun of harm or of a crowd go before what only happened.
    """
    for k in range(sentence, max(-1, sentence - reach - 1), -1):
        span = parse.sentence_span(k)
        told = [t for t in earlier[-12:] if span.start <= t.start < span.end and t.start < number.span.start]
        told += [t for t in topics.of(k) if t.start < number.span.start]
        if told:
            return max(told, key=lambda topic: (topic.strong, topic.start)).measure
        behind = [t for t in topics.of(k) if k == sentence and t.start > number.span.end]
        if behind:
            return behind[0].measure
    return None
