"""Whether a run of words that the gazetteer knows names a place where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model.span import Span
from dateline.resolve.where.entry import ADMIN1, CONTINENT, COUNTRY, REGION
from dateline.resolve.where.evidence import Surroundings, admin_word, in_list, surroundings
from dateline.resolve.where.index import Gazetteer, Hit
from dateline.resolve.where.lexicon import (
    ARTICLES,
    BARE,
    CALENDAR,
    CITY_WORDS,
    CONNECTORS,
    FEATURES,
    INSTITUTIONS,
    NOT_PLACES,
    STREETS,
    TITLES,
)
from dateline.resolve.where.sighting import Sighting
from dateline.resolve.where.tables import common_words, languages
from dateline.resolve.where.words import Word

__all__ = ["MIDDLING", "Candidate", "Reading", "judge", "seen"]

LARGE = 5.0
"""Weight from which a name needs no other sign: 100,000 people, or a division or country."""
MIDDLING = 4.5
"""Weight from which a name that the tagger calls a place is believed without a preposition: 30,000 people."""
HEADLINE = 5.5

Hits = Mapping[int, Sequence[tuple[int, tuple[Hit, ...]]]]


@dataclass(slots=True, kw_only=True)
class Reading:
    """One report while it is read: `hits` are the known runs by first word, longest first.

    `people` are the words of names of people with more than one word, `headlines` the sentences in title
    case, `last_end` where the latest place ended.
    """

    text: str
    words: list[Word]
    hits: Hits
    gazetteer: Gazetteer
    people: frozenset[str]
    headlines: frozenset[int]
    last_end: int = field(default=-100)

    def listed(self, first: int, last: int) -> bool:
        """Whether words `first` to `last` stand in a list behind a place just found, or before one that is known."""
        start = self.words[first].start
        if 0 <= start - self.last_end <= 8 and in_list(self.text, start):
            return True
        if last >= len(self.words) or self.text[self.words[last - 1].end : self.words[last].start] != ", ":
            return False
        return last in self.hits and self.words[last].low not in self.people


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last`, half-open, with what surrounds them and what the gazetteer says.

    `wide` says that a country, division or region bears the name, `weight` is the largest of its bearers'.
    """

    first: int
    last: int
    around: Surroundings
    wide: bool
    weight: float

    @property
    def tagged(self) -> bool:
        """Whether the tagger takes it for a place."""
        return "LOC" in self.around.labels


def candidate(reading: Reading, first: int, last: int, hits: tuple[Hit, ...]) -> Candidate:
    """What judging needs to know of a known run."""
    kinds = {int(reading.gazetteer.kind[row]) for row, how in hits if how < 2}
    return Candidate(
        first=first,
        last=last,
        around=surroundings(reading.text, reading.words, first, last),
        wide=bool(kinds & {COUNTRY, ADMIN1, REGION, CONTINENT}),
        weight=max(float(reading.gazetteer.weight[row]) for row, _ in hits),
    )


def judge(reading: Reading, first: int, last: int, hits: tuple[Hit, ...]) -> Sighting | None:
    """The sighting of a known run, or nothing where it is somebody's name, a common word or part of another name."""
    it = candidate(reading, first, last, hits)
    name = " ".join(word.low for word in reading.words[first:last])
    if name in NOT_PLACES or (name in languages() and not it.wide) or _is_part_of_a_name(reading, it):
        return None
    if _person(reading, it) or not _possible(reading, it) or _is_feature(reading, it, hits):
        return None
    if it.around.right and _names_body(it.around.right):
        return _in_body(reading, it)
    dressed = _dressed(reading, it)
    if dressed.want:
        return dressed
    if it.tagged:
        return _tagged(reading, it)
    return _in_body(reading, it) if it.around.institution else _untagged(reading, it)


def _names_body(right: tuple[str, ...]) -> bool:
    """Whether the capitalised words behind a place make it the name of a body ("Tehran Times", "Ohio State")."""
    if right[0] in ("state", "department"):
        return True
    return right[0] in INSTITUTIONS and not admin_word(right[0])


def _person(reading: Reading, it: Candidate) -> bool:
    """Whether the words are somebody's name; taggers take many a foreign town for one, so lists and "in" count."""
    around = it.around
    if around.titled:
        return True
    if not around.called_person:
        return False
    if around.wider:
        return not (it.wide and any(word in TITLES or word in INSTITUTIONS for word in around.right[:3]))
    if it.last - it.first == 1 and reading.words[it.first].low in reading.people:
        return True
    if around.located or reading.listed(it.first, it.last):
        return False
    return it.weight < LARGE or around.speaks


def _possible(reading: Reading, it: Candidate) -> bool:
    """Whether a single word can be a name here at all."""
    if it.last - it.first > 1:
        return True
    word = reading.words[it.first]
    short = len(word.text.replace(".", "")) <= 4
    if word.text.isupper() and short and not it.wide and not _shouted(reading, word):
        return False
    if len(word.text) < 2 or word.low in BARE or (word.low in CALENDAR and not it.tagged):
        return False
    leads = it.wide and bool(it.around.right) and it.around.right[0] in TITLES
    if word.low in reading.people and not (it.around.located or it.tagged or leads):
        return False
    if word.low not in common_words():
        return True
    opens = word.first or word.sentence in reading.headlines
    placed = it.around.located or reading.listed(it.first, it.last)
    return it.tagged or (not opens and not it.around.right and placed)


def _is_feature(reading: Reading, it: Candidate, hits: tuple[Hit, ...]) -> bool:
    """Whether a run such as "White Bridge" names a bridge, not a town that folds the same."""
    if it.last - it.first < 2 or reading.words[it.last - 1].low not in FEATURES:
        return False
    name = reading.text[reading.words[it.first].start : reading.words[it.last - 1].end].casefold()
    return all(reading.gazetteer.name(row).casefold() != name for row, _ in hits)


def _is_part_of_a_name(reading: Reading, it: Candidate) -> bool:
    """ "Rua do Amparo", "Bab al-Ramel": a street that is called after something, a name that goes on."""
    words = reading.words
    behind = reading.text[words[it.last - 1].end : words[it.last - 1].end + 5].casefold()
    if it.last - it.first == 1 and behind[:1] == " " and behind[1:].startswith(ARTICLES):
        return True
    at = it.first - 1
    while at >= 0 and it.first - at <= 3 and words[at].low in CONNECTORS and not words[at].cap:
        at -= 1
    near = at >= 0 and words[at].sentence == words[it.first].sentence and words[at].cap
    return near and words[at].low in STREETS and "," not in reading.text[words[at].end : words[it.first].start]


def _shouted(reading: Reading, word: Word) -> bool:
    others = [other for other in reading.words if other.sentence == word.sentence]
    return sum(other.text.isupper() for other in others) > len(others) / 2


def _dressed(reading: Reading, it: Candidate) -> Sighting:
    """The name with the word beside it that says what it is ("Kerman Province", "the city of Kazerun")."""
    words, first, last = reading.words, it.first, it.last
    after = words[last] if it.around.after else None
    want = admin_word(after.low) if after is not None else ""
    if after is not None and want and not (want == "feature" and not after.cap) and not (want == "city" and after.cap):
        end = last + 1 if after.cap or want in ("division", "district") else last
        return seen(words, first, last, end=end, want=want)
    if it.around.before == "of" and first >= 2:
        want = admin_word(words[first - 2].low)
        if want and want != "feature" and words[first - 2].low not in ("capital", "state", "states", "republic"):
            return seen(words, first, last, want=want)
    if it.around.before in CITY_WORDS - {"capital", "island"}:
        return seen(words, first, last, want="city")
    return seen(words, first, last)


def _in_body(reading: Reading, it: Candidate) -> Sighting | None:
    """A place inside the name of a body ("Sharif University" has none, "University of Tehran" has one)."""
    if it.weight < MIDDLING and not it.wide:
        return None
    return seen(reading.words, it.first, it.last, organisation=True)


def _tagged(reading: Reading, it: Candidate) -> Sighting | None:
    strong = it.wide or it.weight >= LARGE
    if it.around.wider and not strong and not it.around.right and it.around.left:
        return None
    if it.around.wider and not strong and it.around.right:
        return None
    sure = strong or it.weight >= MIDDLING or it.around.strongly_located or reading.listed(it.first, it.last)
    return seen(reading.words, it.first, it.last, sure=sure)


def _untagged(reading: Reading, it: Candidate) -> Sighting | None:
    words, first, last, around = reading.words, it.first, it.last, it.around
    headline = words[first].sentence in reading.headlines
    if around.speaks and not it.wide:
        return None
    if not headline and (around.left or around.right):
        return _in_run(reading, it)
    listed = reading.listed(first, last)
    if headline and not (around.located or listed or it.weight >= HEADLINE or it.wide):
        return None
    opens = words[first].first and not it.wide
    sure = it.wide or (it.weight >= LARGE and not opens) or around.strongly_located
    if sure or it.weight >= LARGE or around.located or listed:
        return seen(words, first, last, sure=sure)
    return None


def _in_run(reading: Reading, it: Candidate) -> Sighting | None:
    """A name beside other capitalised words: of a place in apposition, of a body, or of somebody."""
    left, right, first, last = it.around.left, it.around.right, it.first, it.last
    if right and right[0] in TITLES and not left:
        return seen(reading.words, first, last)
    if last in reading.hits and not left:
        return seen(reading.words, first, last, sure=False)
    behind = reading.hits.get(first - 1, ())
    if left and not right and behind and behind[-1][0] == first:
        return seen(reading.words, first, last, sure=False)
    beside = any(word in TITLES or word in FEATURES for word in (*left, *right))
    return seen(reading.words, first, last, organisation=True) if it.wide and not left and not beside else None


def seen(
    words: list[Word],
    first: int,
    last: int,
    *,
    end: int | None = None,
    want: str = "",
    sure: bool = True,
    known: bool = True,
    demonym: str | None = None,
    organisation: bool = False,
) -> Sighting:
    """The sighting of words `first` to `last`; it is shown up to word `end` where that is given."""
    return Sighting(
        span=Span(words[first].start, words[(end or last) - 1].end),
        name=" ".join(word.text for word in words[first:last]),
        want=want,
        sure=sure,
        known=known,
        demonym=demonym,
        organisation=organisation,
    )
