"""Names that are clearly of places and that the gazetteer does not know."""

from dateline.resolve.where.evidence import Surroundings, admin_word, surroundings
from dateline.resolve.where.judge import Reading, seen
from dateline.resolve.where.lexicon import BARE, CALENDAR, FEATURES, INSTITUTIONS, STRONG_PREPOSITIONS
from dateline.resolve.where.sighting import Sighting
from dateline.resolve.where.tables import common_words

__all__ = ["find_unknown", "listed_stranger", "settle_unknown"]

LONGEST = 5


def find_unknown(reading: Reading, i: int) -> Sighting | None:
    """A name that starts at word `i`: one that the tagger takes for a place, or a street, square or the like."""
    last = _tag_end(reading, i)
    if last is None:
        return _feature(reading, i)
    around = surroundings(reading.text, reading.words, i, last)
    if around.titled or _holds_known(reading, i, last) or not _nameable(reading, i, last):
        return None
    return _shaped(reading, i, last, around)


def _tag_end(reading: Reading, i: int) -> int | None:
    word = reading.words[i]
    if word.label != "LOC" or (i and reading.words[i - 1].name == word.name):
        return None
    last = i + 1
    while last < len(reading.words) and reading.words[last].name == word.name:
        last += 1
    while last > i + 1 and not reading.words[last - 1].cap:
        last -= 1
    return last


def _nameable(reading: Reading, first: int, last: int) -> bool:
    word = reading.words[first]
    if last - first > LONGEST or len(word.text) < 3 or word.low in CALENDAR:
        return False
    if last - first > 1:
        return True
    return not (word.low in common_words() or word.low in BARE or word.text.isupper() or word.low in reading.people)


def _holds_known(reading: Reading, first: int, last: int) -> bool:
    """Whether a later part of the name is a place well known by itself ("MEK Iran")."""
    weight = reading.gazetteer.weight
    later = [hits for i in range(first + 1, last) for end, hits in reading.hits.get(i, ()) if end == last]
    return any(float(weight[row]) >= 5.5 and how == 0 for hits in later for row, how in hits)


def _shaped(reading: Reading, first: int, last: int, around: Surroundings) -> Sighting:
    words = reading.words
    want = admin_word(words[last - 1].low) if last - first > 1 else ""
    if want == "feature":
        return seen(words, first, last, want=want, known=False)
    if want:
        return seen(words, first, last - 1, end=last, want=want, known=False)
    organisation = any(word.low in INSTITUTIONS for word in words[first:last])
    city = around.before == "of" and first > 1 and admin_word(words[first - 2].low) == "city"
    sure = around.before in STRONG_PREPOSITIONS or city or admin_word(around.after) != ""
    return seen(words, first, last, known=False, sure=sure, organisation=organisation)


def _feature(reading: Reading, i: int) -> Sighting | None:
    """A capitalised run that ends in a word such as Square, behind a preposition: "on Relief Road"."""
    words = reading.words
    last = i + 1
    while last < len(words) and words[last].cap and last - i < LONGEST and words[last].sentence == words[i].sentence:
        if reading.text[words[last - 1].end : words[last].start] != " ":
            return None
        last += 1
        if words[last - 1].low in FEATURES:
            around = surroundings(reading.text, words, i, last)
            placed = around.before in STRONG_PREPOSITIONS or around.before in ("on", "the", "along", "to", "from")
            return seen(words, i, last, want="feature", known=False) if placed and not around.left else None
    return None


def listed_stranger(reading: Reading, i: int) -> Sighting | None:
    """A single unknown name between names of places; it counts if a country of the report has it respelt."""
    word = reading.words[i]
    behind = reading.text[word.end : word.end + 5]
    joined = i + 1 < len(reading.words) and word.name >= 0 and reading.words[i + 1].name == word.name
    if joined or len(word.text) < 4 or not behind.startswith((",", " and ", ".", ";")):
        return None
    if word.low in CALENDAR or word.low in common_words() or word.low in BARE or word.low in reading.people:
        return None
    return seen(reading.words, i, i + 1, sure=False, known=False)


def settle_unknown(reading: Reading, found: list[Sighting]) -> list[Sighting]:
    """The sightings without unknown names that nowhere in the report stand where a place stands."""
    placed = {s.name for s in found if not s.known and (s.sure or s.want)}
    return [
        s
        for s in found
        if s.known or s.want or s.sure or s.name in placed or reading.text[s.span.end : s.span.end + 1] in ",.;"
    ]
