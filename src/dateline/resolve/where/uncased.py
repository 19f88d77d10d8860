"""Names of places in a text that was lower-cased: only what stands where places stand."""

from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.model.span import Span
from dateline.resolve.where.entry import ADMIN1, COUNTRY, REGION
from dateline.resolve.where.evidence import admin_word
from dateline.resolve.where.find import MAX_WORDS
from dateline.resolve.where.index import Gazetteer
from dateline.resolve.where.lexicon import COMPASS, PREPOSITIONS
from dateline.resolve.where.sighting import Sighting
from dateline.resolve.where.tables import common_words, demonyms
from dateline.resolve.where.words import Word

__all__ = ["find_uncased"]

LOCATING = (PREPOSITIONS | COMPASS.keys() | {"towns", "cities", "like", "including", "between"}) - {
    "of",
    "to",
    "by",
    "with",
}
LIST_MARKS = {", ", " and ", ", and ", " & ", "; "}
SURE_WEIGHT = 5.6
"""Weight from which a name in a place's position needs no other sign: 400,000 people, or a division or country."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of words that the gazetteer knows, up to word `last`; `wide` for a country or division."""

    last: int
    wide: bool
    weight: float


Known = dict[int, list[_Run]]


def find_uncased(text: str, words: list[Word], gazetteer: Gazetteer) -> list[Sighting]:
    """Sightings in reading order, none overlapping: names behind a preposition, before a word such as
    "district", in a list after such a one, or of a country or division wherever they stand."""
    hits = _known(text, words, gazetteer)
    found: list[Sighting] = []
    i = 0
    while i < len(words):
        sighting, i = _at(text, words, hits, i, found)
        if sighting is not None:
            found.append(sighting)
    return found


def _known(text: str, words: list[Word], gazetteer: Gazetteer) -> Known:
    spans = [
        (i, last)
        for i, word in enumerate(words)
        if word.text[0].isalpha()
        for last in range(i + 1, min(i + MAX_WORDS - 1, len(words)) + 1)
        if _one_name(text, words, i, last)
    ]
    names = [text[words[i].start : words[last - 1].end] for i, last in spans]
    known: Known = {}
    for (i, last), hits in zip(spans, gazetteer.find(names), strict=True):
        close = tuple(hit for hit in hits if hit[1] < 2)
        if close:
            wide = any(int(gazetteer.kind[row]) in (COUNTRY, ADMIN1, REGION) for row, _ in close)
            weight = max(float(gazetteer.weight[row]) for row, _ in close)
            known.setdefault(i, []).insert(0, _Run(last, wide, weight))
    return known


def _one_name(text: str, words: list[Word], first: int, last: int) -> bool:
    here = words[first:last]
    if any(a.sentence != b.sentence or text[a.end : b.start] not in (" ", "-") for a, b in pairwise(here)):
        return False
    return last - first > 1 or (here[0].low not in common_words() and len(here[0].low) > 2)


def _at(
    text: str,
    words: list[Word],
    hits: Known,
    i: int,
    before: list[Sighting],
) -> tuple[Sighting | None, int]:
    for run in hits.get(i, ()):
        sighting = _judge(text, words, i, run, before)
        if sighting is not None:
            end = next((k for k in range(i + 1, len(words)) if words[k].start >= sighting.span.end), len(words))
            return sighting, end
    country = demonyms().get(words[i].text.title())
    if country:
        span = Span(words[i].start, words[i].end)
        return Sighting(span=span, name=words[i].text.title(), demonym=country), i + 1
    return None, i + 1


def _judge(text: str, words: list[Word], first: int, run: _Run, before: list[Sighting]) -> Sighting | None:
    last = run.last
    name = text[words[first].start : words[last - 1].end]
    plain = all(word.low in common_words() for word in words[first:last])
    previous = words[first - 1].low if first and words[first - 1].sentence == words[first].sentence else ""
    following = words[last].low if last < len(words) and words[last].sentence == words[first].sentence else ""
    want = admin_word(following) if following and text[words[last - 1].end : words[last].start] == " " else ""
    located = previous in LOCATING or (previous == "the" and want in ("division", "district", "city"))
    listed = bool(before) and text[before[-1].span.end : words[first].start] in LIST_MARKS and not before[-1].demonym
    if (plain and not (located or listed)) or (previous in {"mr", "mrs", "dr", "shri", "prof"}):
        return None
    if want in ("division", "district"):
        return _seen(words, first, name, end=last + 1, want=want)
    if not (located or listed or run.wide or _opens(text, words, first, last)):
        return None
    sure = located or run.wide or run.weight >= SURE_WEIGHT
    return replace(_seen(words, first, name, end=last, want=want if want == "city" else ""), sure=sure)


def _opens(text: str, words: list[Word], first: int, last: int) -> bool:
    """A dateline: the first words of a sentence, before a colon."""
    return words[first].first and text[words[last - 1].end : words[last - 1].end + 1] == ":"


def _seen(words: list[Word], first: int, name: str, *, end: int, want: str) -> Sighting:
    return Sighting(span=Span(words[first].start, words[end - 1].end), name=name, want=want)
