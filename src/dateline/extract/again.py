"""Bare numbers that take up what was counted before: another claim of it, a part of it, who did something."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.counted import Counted, Group, form_in, lemma_of
from dateline.extract.figure_words import FigureWords
from dateline.extract.numbers import Number
from dateline.extract.setting import Setting, by_setting
from dateline.model.parse import Parse, Token

__all__ = ["Topic", "Topics", "by_topic"]

_WINDOW = 110
_LONGEST_REACH = 4
_PART_BEHIND = re.compile(
    r"\s+(?:or\s+so\s+)?of\s+(?:them|these|those|us|ours|our\s+own|whom|theirs|his|its)\b", re.IGNORECASE
)
_PART_AHEAD = re.compile(
    r"(?:\b(?:of|among|including)\s+(?:whom|these|those|which|them)\s*,?\s*|\bamong\s+(?:them|whom)\s+|"
    r"\b(?:all|the\s+other|the\s+remaining|another|a\s+further|(?:you\s+asked\s+.{0,30}|the))\s+)$",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"\s+(?:in|at|from)\s+(?:the\s+)?[A-Z]")


@dataclass(frozen=True, slots=True)
class Topic:
    """A word that says what the numbers near it count, and where it begins."""

    start: int
    measure: str


class Topics:
    """What the sentences of a report speak of as counted: harm, crowds and strikes, and its events."""

    def __init__(self, parse: Parse, words: FigureWords, setting: Setting) -> None:
        self._parse, self._words, self._setting = parse, words, setting
        self._known: dict[int, list[Topic]] = {}

    def of(self, sentence: int) -> list[Topic]:
        """The topics of a sentence, in order."""
        if sentence not in self._known:
            span = self._parse.sentence_span(sentence)
            found = [Topic(t.start, m) for t in self._parse.sentence_tokens(sentence) if (m := self._measure(t))]
            setting = self._setting
            found += [Topic(setting.starts[k], setting.measures[k]) for k in setting.between(span.start, span.end)]
            self._known[sentence] = sorted(found, key=lambda topic: topic.start)
        return self._known[sentence]

    def _measure(self, token: Token) -> str | None:
        words = self._words
        if token.pos in {"NOUN", "PROPN", "ADJ", "VERB"}:
            measure = words.topics.get(token.text.lower()) or words.topics.get(lemma_of(token))
            return measure or (form_in(token, words.states) if token.pos != "NOUN" else None)
        return None


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
    left = parse.text[max(span.start, number.whole.start - _WINDOW) : number.whole.start]
    right = parse.text[number.whole.end : min(span.end, number.whole.end + _WINDOW)]
    if words.claimed_ahead.search(left) or words.claimed_behind.match(right):
        measure = _topic(parse, number, sentence, topics, earlier)
    elif _PART_BEHIND.match(right) or _PART_AHEAD.search(left) or _does_something(parse, group):
        own = by_setting(parse, number, group, words, setting)
        measure = own.measure if own else _topic(parse, number, sentence, topics, earlier)
    elif _IN_PLACE.match(right) and earlier and earlier[-1].start >= span.start:
        measure = earlier[-1].measure
    else:
        return None
    return Counted(measure, group.first) if measure else None


def _does_something(parse: Parse, group: Group) -> bool:
    """Whether the number is the subject of a verb: "seven came home"."""
    return any(
        token.dep in {"nsubj", "nsubj:pass"} and parse.tokens[token.head].pos in {"VERB", "AUX", "ADJ"}
        for token in parse.tokens[group.first : group.last]
    )


def _topic(parse: Parse, number: Number, sentence: int, topics: Topics, earlier: Sequence[Topic]) -> str | None:
    """The nearest topic before the number, in its sentence or the few before; else the first behind it."""
    first = max(0, sentence - _LONGEST_REACH)
    for k in range(sentence, first - 1, -1):
        span = parse.sentence_span(k)
        told = [t for t in earlier[-12:] if span.start <= t.start < span.end and t.start < number.span.start]
        told += [t for t in topics.of(k) if t.start < number.span.start]
        if told:
            return max(told, key=lambda topic: topic.start).measure
        behind = [t for t in topics.of(k) if k == sentence and t.start > number.span.end]
        if behind:
            return behind[0].measure
    return None
