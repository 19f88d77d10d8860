"""Names of places in a text that was lower-cased: only what stands where places stand."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.model.span import Span
from dateline.resolve.where.entry import ADMIN1, COUNTRY, REGION
from dateline.resolve.where.evidence import admin_word
from dateline.resolve.where.index import Gazetteer
from dateline.resolve.where.lexicon import BARE, CALENDAR, COMPASS, FEATURES, LEADING, STRONG_PREPOSITIONS
from dateline.resolve.where.sighting import Sighting
from dateline.resolve.where.tables import common_words, demonyms
from dateline.resolve.where.words import Word

__all__ = ["find_uncased"]

LOCATING = STRONG_PREPOSITIONS | COMPASS.keys() | {"from", "towns", "cities", "like", "including", "between", "places"}
ON_FEATURES = STRONG_PREPOSITIONS | {"on", "from", "along", "the", "opposite"}
MAX_WORDS = 4
SURE_WEIGHT = 5.6
"""Weight from which a name in a place's position needs no other sign: 400,000 people, or a division or country."""
KNOWN_ANYWHERE = 6.0
"""Weight from which a name counts wherever it stands: a million people."""
LISTED_WEIGHT = 4.3
"""Weight of towns that vouch for each other in a list: 20,000 people."""
_LIST_GAP = re.compile(r",? (?:and|or|&) |[,;] ?")
_ENDS_MEMBER = re.compile(r"[,;.]| (?:and|or|&|in|district|town|city|village)\b")
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "shri", "smt", "prof", "shah", "khan", "sheikh", "maulana"})


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of words that the gazetteer knows, up to word `last`; `wide` for a country or division."""

    last: int
    wide: bool
    weight: float


@dataclass(slots=True)
class _Reading:
    text: str
    words: list[Word]
    hits: dict[int, list[_Run]]
    last_end: int = -100

    def before(self, i: int) -> str:
        """The word before word `i` in its sentence."""
        same = i > 0 and self.words[i - 1].sentence == self.words[i].sentence
        return self.words[i - 1].low if same and self.text[self.words[i - 1].end : self.words[i].start] == " " else ""

    def after(self, last: int) -> str:
        """The word behind word `last - 1` in its sentence."""
        same = last < len(self.words) and self.words[last].sentence == self.words[last - 1].sentence
        return (
            self.words[last].low if same and self.text[self.words[last - 1].end : self.words[last].start] == " " else ""
        )

    def listed(self, i: int) -> bool:
        """Whether word `i` stands in a list behind a place just found."""
        gap = self.text[self.last_end : self.words[i].start] if self.last_end >= 0 else ""
        return 0 < len(gap) <= 6 and _LIST_GAP.fullmatch(gap) is not None


def find_uncased(text: str, words: list[Word], gazetteer: Gazetteer) -> list[Sighting]:
    """Sightings in reading order, none overlapping.

    Names behind a preposition, before a word such as "district", in a list after such a one, of a country
    or division wherever they stand; and unknown words in such places.
    """
    reading = _Reading(text, words, _known_runs(text, words, gazetteer))
    found: list[Sighting] = []
    i = 0
    while i < len(words):
        sighting = _at(reading, i)
        i += 1
        if sighting is None:
            continue
        found.append(sighting)
        if sighting.demonym is None:
            reading.last_end = sighting.span.end
        while i < len(words) and words[i].start < sighting.span.end:
            i += 1
    return found


def _known_runs(text: str, words: list[Word], gazetteer: Gazetteer) -> dict[int, list[_Run]]:
    spans = [
        (i, last)
        for i, word in enumerate(words)
        if word.text[0].isalpha() and (word.low not in common_words() or word.low in LEADING)
        for last in range(i + 1, min(i + MAX_WORDS, len(words)) + 1)
        if _one_name(text, words, i, last)
    ]
    names = [text[words[i].start : words[last - 1].end] for i, last in spans]
    known: dict[int, list[_Run]] = {}
    for (i, last), hits in zip(spans, gazetteer.find(names), strict=True):
        if close := [(row, how) for row, how in hits if how < 2]:
            wide = any(int(gazetteer.kind[row]) in (COUNTRY, ADMIN1, REGION) and how == 0 for row, how in close)
            weight = max(float(gazetteer.weight[row]) for row, _ in close)
            known.setdefault(i, []).insert(0, _Run(last, wide, weight))
    return known


def _one_name(text: str, words: list[Word], first: int, last: int) -> bool:
    here = words[first:last]
    if any(a.sentence != b.sentence or text[a.end : b.start] not in (" ", "-") for a, b in pairwise(here)):
        return False
    if last - first > 1:
        named = here[-1].low not in common_words() or here[0].low not in common_words()
        return named and here[0].low not in ("a", "an")
    return here[0].low not in common_words() and here[0].low not in CALENDAR and len(here[0].low) > 2


def _at(reading: _Reading, i: int) -> Sighting | None:
    words = reading.words
    if feature := _feature(reading, i):
        return feature
    for run in reading.hits.get(i, ()):
        if sighting := _judge(reading, i, run):
            return sighting
    titled = words[i].text.title()
    if (country := demonyms().get(titled)) and words[i].low != "polish":
        return Sighting(span=Span(words[i].start, words[i].end), name=titled, demonym=country)
    return _stranger(reading, i)


def _judge(reading: _Reading, first: int, run: _Run) -> Sighting | None:
    last = run.last
    previous, following = reading.before(first), reading.after(last)
    if previous in _TITLES or (last - first == 1 and reading.words[first].low in BARE | LEADING | COMPASS.keys()):
        return None
    want = admin_word(following) if following else ""
    located = previous in LOCATING or (previous in ("the", "of") and want in ("division", "district", "city"))
    placed = located or reading.listed(first) or _starts_list(reading, run)
    if want in ("division", "district") and (placed or run.weight >= 3.0):
        return _seen(reading.words, first, last, end=last + 1, want=want)
    if not (placed or run.wide or run.weight >= KNOWN_ANYWHERE or _opens(reading, first, last)):
        return None
    sure = run.wide or run.weight >= SURE_WEIGHT
    return replace(_seen(reading.words, first, last, want="city" if want == "city" else ""), sure=sure)


def _starts_list(reading: _Reading, run: _Run) -> bool:
    """Whether a town stands before a comma and another town."""
    ahead = reading.hits.get(run.last, ())
    gap = reading.text[reading.words[run.last - 1].end : reading.words[run.last].start] if ahead else ""
    return run.weight >= LISTED_WEIGHT and gap == ", " and any(other.weight >= LISTED_WEIGHT for other in ahead)


def _opens(reading: _Reading, first: int, last: int) -> bool:
    """A dateline: the first words of the report or of a line, before a colon."""
    start, end = reading.words[first].start, reading.words[last - 1].end
    at_start = first == 0 or "\n" in reading.text[reading.words[first - 1].end : start]
    return at_start and reading.text[end : end + 1] == ":"


def _feature(reading: _Reading, i: int) -> Sighting | None:
    """ "On relief road": a preposition, one or two words and a word such as road."""
    if reading.before(i) not in ON_FEATURES or reading.words[i].low in FEATURES:
        return None
    for last in (i + 2, i + 3):
        words = reading.words[i:last]
        if len(words) < last - i or words[-1].sentence != words[0].sentence or words[-1].low not in FEATURES:
            continue
        plain = reading.text[words[0].start : words[-1].end] == " ".join(word.text for word in words)
        named = any(word.low not in common_words() for word in words[:-1]) or reading.before(i) == "on"
        if plain and named and words[0].low not in ("the", "a", "this", "that", "one"):
            return replace(_seen(reading.words, i, last, want="feature"), known=False)
    return None


def _stranger(reading: _Reading, i: int) -> Sighting | None:
    """Unknown words where a place stands: in a list of places, or behind "at" and before "in", "area" or "district"."""
    for last in (i + 2, i + 1):
        if _strange(reading, i, last) and (sighting := _placed_stranger(reading, i, last)):
            return sighting
    return None


def _strange(reading: _Reading, first: int, last: int) -> bool:
    """Whether none of the words is a common one, or a form of one."""
    here = reading.words[first:last]
    joined = len(here) == last - first and all(reading.after(at) for at in range(first + 1, last))
    return joined and all(
        len(word.low) >= 4
        and word.low.isalpha()
        and not (word.low in common_words() or word.low in BARE or word.low in CALENDAR or _inflected(word.low))
        for word in here
    )


def _placed_stranger(reading: _Reading, first: int, last: int) -> Sighting | None:
    previous, following, end = reading.before(first), reading.after(last), reading.words[last - 1].end
    want = admin_word(following)
    behind = ("in", "village", "town", "area")
    placed = (
        previous in ("in", "at", "near", "the")
        and (want or following in behind)
        and (previous != "the" or want or following == "area")
    )
    listed = last - first == 1 and (reading.listed(first) and _ENDS_MEMBER.match(reading.text, end) is not None)
    opens = last - first == 1 and previous in ("in", "at") and _starts_list(reading, _Run(last, False, SURE_WEIGHT))
    if not (placed or want in ("district", "division") or listed or opens):
        return None
    closing = last + 1 if want in ("district", "division") else None
    sighting = _seen(reading.words, first, last, end=closing, want=want if want != "feature" else "")
    return replace(sighting, sure=False, known=False)


def _inflected(low: str) -> bool:
    """Whether it is a form of a common word, or looks like an English noun, verb or adverb."""
    stems = [low.removesuffix(end) for end in ("s", "es", "ed", "d", "ing", "er", "ly", "al") if low.endswith(end)]
    stems += [stem + "e" for stem in stems] + [stem[:-1] for stem in stems if len(stem) > 3]
    return any(stem in common_words() for stem in stems) or low.endswith(("tion", "ment", "ness", "ists", "ously"))


def _seen(words: list[Word], first: int, last: int, *, end: int | None = None, want: str = "") -> Sighting:
    span = Span(words[first].start, words[(end or last) - 1].end)
    return Sighting(span=span, name=" ".join(word.text for word in words[first:last]), want=want)
