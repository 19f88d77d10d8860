"""Names of places in a text with capitals: every run of words that the gazetteer knows, judged by its surroundings."""

import re
from collections.abc import Iterator

from dateline.resolve.where.evidence import in_list, surroundings
from dateline.resolve.where.index import Gazetteer, Hit
from dateline.resolve.where.judge import MIDDLING, Hits, Reading, judge, seen
from dateline.resolve.where.lexicon import CONNECTORS
from dateline.resolve.where.links import short_form_after
from dateline.resolve.where.sighting import Sighting
from dateline.resolve.where.tables import demonyms
from dateline.resolve.where.unknown import find_unknown, listed_stranger, settle_unknown
from dateline.resolve.where.words import Word, is_headline

__all__ = ["MAX_WORDS", "find_cased"]

MAX_WORDS = 5

_GAP = re.compile(r"[ \u00a0]{1,2}|[-–'’]|\. ?| ['’]")


def _ends_from(text: str, words: list[Word], first: int) -> Iterator[int]:
    for last in range(first + 1, min(first + MAX_WORDS, len(words)) + 1):
        word = words[last - 1]
        if last - first > 1 and not _one_run(text, words[last - 2], word):
            return
        if word.cap:
            yield last
        elif word.low not in CONNECTORS:
            return


def _one_run(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    if left.sentence != right.sentence or not _GAP.fullmatch(gap):
        return False
    return "." not in gap or len(left.text) <= 3


def _known_runs(text: str, words: list[Word], gazetteer: Gazetteer) -> Hits:
    spans = [(i, last) for i, word in enumerate(words) if word.cap for last in _ends_from(text, words, i)]
    names = [text[words[i].start : words[last - 1].end] for i, last in spans]
    found: dict[int, list[tuple[int, tuple[Hit, ...]]]] = {}
    for (i, last), hits in zip(spans, gazetteer.find(names), strict=True):
        if hits:
            found.setdefault(i, []).insert(0, (last, hits))
    return found


def find_cased(text: str, words: list[Word], gazetteer: Gazetteer) -> list[Sighting]:
    """Every sighting of a place in a text with capitals, in reading order, none overlapping."""
    reading = Reading(
        text=text,
        words=words,
        hits=_known_runs(text, words, gazetteer),
        gazetteer=gazetteer,
        people=_people(words),
        headlines=_headlines(words),
    )
    found: list[Sighting] = []
    i = 0
    while i < len(words):
        sighting = _at(reading, i) if words[i].cap else None
        i += 1
        if sighting is None:
            continue
        found.append(sighting)
        if sighting.demonym is None:
            reading.last_end = sighting.span.end
        while i < len(words) and words[i].start < sighting.span.end:
            i += 1
    return settle_unknown(reading, found)


def _at(reading: Reading, i: int) -> Sighting | None:
    if short := _short(reading, i):
        return short
    for last, hits in reading.hits.get(i, ()):
        if last == i + 1 and _means_people(reading, i, hits):
            return _demonym(reading, i)
        if sighting := judge(reading, i, last, hits):
            return sighting
    return _demonym(reading, i) or find_unknown(reading, i) or _member(reading, i)


def _means_people(reading: Reading, i: int, hits: tuple[Hit, ...]) -> bool:
    """ "Leaflets in Spanish": a people or its language, and not the small town that is called so."""
    word = reading.words[i]
    small = max(float(reading.gazetteer.weight[row]) for row, _ in hits) < MIDDLING
    return small and reading.text[word.start : word.end] in demonyms()


def _short(reading: Reading, i: int) -> Sighting | None:
    """An abbreviated division right behind a place ("Fargo, N.D.")."""
    if not 0 <= reading.words[i].start - reading.last_end <= 3:
        return None
    span = short_form_after(reading.text, reading.last_end)
    if span is None or span.start != reading.words[i].start:
        return None
    return Sighting(span=span, name=span.of(reading.text), short=True)


def _demonym(reading: Reading, i: int) -> Sighting | None:
    words = reading.words
    for last in (i + 2, i + 1):
        if last > len(words) or words[last - 1].sentence != words[i].sentence:
            continue
        country = demonyms().get(reading.text[words[i].start : words[last - 1].end])
        if country is not None:
            around = surroundings(reading.text, words, i, last)
            return seen(words, i, last, demonym=country, organisation=around.institution)
    return None


def _member(reading: Reading, i: int) -> Sighting | None:
    start = reading.words[i].start
    behind = 0 <= start - reading.last_end <= 8 and in_list(reading.text, start)
    return listed_stranger(reading, i) if behind else None


def _people(words: list[Word]) -> frozenset[str]:
    """The words of the names of people that stand in the report with more than one word."""
    parts: dict[int, list[str]] = {}
    for word in words:
        if word.label == "PER":
            parts.setdefault(word.name, []).append(word.low)
    return frozenset(low for held in parts.values() if len(held) > 1 for low in held)


def _headlines(words: list[Word]) -> frozenset[int]:
    sentences: dict[int, list[Word]] = {}
    for word in words:
        sentences.setdefault(word.sentence, []).append(word)
    return frozenset(k for k, held in sentences.items() if is_headline(held))
