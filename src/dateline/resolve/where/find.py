"""Names of places in a text with capitals: every run of words that the gazetteer knows, judged by its surroundings."""

import re
from collections.abc import Iterator

from dateline.model.span import Span
from dateline.resolve.where.entry import ADMIN1, CONTINENT, COUNTRY, REGION
from dateline.resolve.where.evidence import Surroundings, admin_word, in_list, surroundings
from dateline.resolve.where.index import Gazetteer, Hit
from dateline.resolve.where.lexicon import CALENDAR, CITY_WORDS, CONNECTORS, FEATURES, INSTITUTIONS, TITLES
from dateline.resolve.where.links import short_form_after
from dateline.resolve.where.sighting import Sighting
from dateline.resolve.where.tables import common_words, demonyms
from dateline.resolve.where.words import Word, is_headline

__all__ = ["MAX_WORDS", "find_cased", "lookup_spans"]

MAX_WORDS = 5
LIST_MARKS = frozenset({", ", " & ", "; "})
LARGE = 5.0
"""Weight from which a name needs no other sign: 100,000 people, or a division or country."""

_GAP = re.compile(r"[ \u00a0]{1,2}|[-–'’]|\. ?| ['’]")
_WIDE_KINDS = (COUNTRY, ADMIN1, REGION, CONTINENT)


def _spans_from(text: str, words: list[Word], first: int) -> Iterator[int]:
    for last in range(first + 1, min(first + MAX_WORDS, len(words)) + 1):
        word = words[last - 1]
        if last - first > 1:
            before = words[last - 2]
            if word.sentence != before.sentence or not _GAP.fullmatch(text[before.end : word.start]):
                return
            if "." in text[before.end : word.start] and len(before.text) > 3:
                return
        if word.cap:
            yield last
        elif word.low not in CONNECTORS:
            return


def lookup_spans(text: str, words: list[Word], gazetteer: Gazetteer) -> dict[int, list[tuple[int, tuple[Hit, ...]]]]:
    """For each first word the ends of the runs that the gazetteer knows, longest first."""
    spans = [(i, last) for i, word in enumerate(words) if word.cap for last in _spans_from(text, words, i)]
    found: dict[int, list[tuple[int, tuple[Hit, ...]]]] = {}
    names = [text[words[i].start : words[last - 1].end] for i, last in spans]
    for (i, last), hits in zip(spans, gazetteer.find(names), strict=True):
        if hits:
            found.setdefault(i, []).insert(0, (last, hits))
    return found


class _Finder:
    """One pass over one report."""

    def __init__(self, text: str, words: list[Word], gazetteer: Gazetteer) -> None:
        self.text, self.words, self.gazetteer = text, words, gazetteer
        self.hits = lookup_spans(text, words, gazetteer)
        self.ends = {last - 1 for held in self.hits.values() for last, _ in held}
        self.people = _surnames(words)
        self.headlines = _headlines(words)

    def run(self) -> list[Sighting]:
        found: list[Sighting] = []
        i = 0
        while i < len(self.words):
            sighting, i = self._at(i)
            if sighting is not None:
                found.append(sighting)
        return found

    def _at(self, i: int) -> tuple[Sighting | None, int]:
        word = self.words[i]
        if not word.cap:
            return None, i + 1
        if short := self._short(i):
            return short, self._after(short.span.end, i)
        for last, hits in self.hits.get(i, ()):
            if sighting := self._judge(i, last, hits):
                end = last
                while end < len(self.words) and self.words[end].start < sighting.span.end:
                    end += 1
                return sighting, end
        if country := _demonym(word, self.words, i):
            around = surroundings(self.text, self.words, i, i + 1)
            return _seen(self.words, i, i + 1, demonym=country, organisation=around.institution), i + 1
        if sighting := self._unknown(i) or self._member(i):
            return sighting, i + 1 if sighting.span.end <= word.end else self._after(sighting.span.end, i)
        return None, i + 1

    def _short(self, i: int) -> Sighting | None:
        """An abbreviated division behind a place ("Fargo, N.D.")."""
        if not i or (i - 1) not in self.ends:
            return None
        span = short_form_after(self.text, self.words[i - 1].end)
        if span is None or span.start != self.words[i].start:
            return None
        return Sighting(span=span, name=span.of(self.text), short=True)

    def _after(self, end: int, i: int) -> int:
        while i < len(self.words) and self.words[i].start < end:
            i += 1
        return i

    def _judge(self, first: int, last: int, hits: tuple[Hit, ...]) -> Sighting | None:
        around = surroundings(self.text, self.words, first, last)
        weight = max(float(self.gazetteer.weight[row]) for row, how in hits)
        wide = any(int(self.gazetteer.kind[row]) in _WIDE_KINDS and how < 2 for row, how in hits)
        if not self._possible(first, last, around, wide, weight):
            return None
        sighting = self._dressed(first, last, around)
        if sighting.want or "LOC" in around.labels:
            return sighting
        if around.institution:
            return _seen(self.words, first, last, organisation=True)
        return self._undressed(first, last, around, weight, wide)

    def _possible(self, first: int, last: int, around: Surroundings, wide: bool, weight: float) -> bool:
        """Whether nothing rules a place out whatever else speaks for it."""
        if self._person(first, last, around, wide, weight):
            return False
        if last - first > 1:
            return True
        only = self.words[first]
        tagged = "LOC" in around.labels
        if only.low in CALENDAR and not tagged:
            return False
        if only.text.isupper() and 1 < len(only.text.replace(".", "")) <= 4 and not wide and not self._shouted(only):
            return False
        if len(only.text) < 2 or (only.low in self.people and not around.located and not tagged):
            return False
        if only.low not in common_words():
            return True
        opens = only.first or only.sentence in self.headlines
        return tagged or (not opens and not around.right and (around.located or self._listed(first, last)))

    def _person(self, first: int, last: int, around: Surroundings, wide: bool, weight: float) -> bool:
        """Whether the words are somebody's name; taggers take many a foreign town for one, so lists and "in" count."""
        if around.titled:
            return True
        if not around.called_person:
            return False
        if around.wider:
            return not (wide and around.right and around.right[0] in (TITLES | INSTITUTIONS))
        if last - first == 1 and self.words[first].low in self.people:
            return True
        if around.located or self._listed(first, last):
            return False
        return weight < LARGE or around.speaks

    def _listed(self, first: int, last: int) -> bool:
        """Whether a name that the gazetteer knows, and that is nobody's, stands before or behind it in a list."""
        before = self.words[first - 1] if first else None
        if before is not None and (first - 1) in self.ends and in_list(self.text, self.words[first].start):
            return before.low not in self.people
        return self._comma_place(last)

    def _shouted(self, word: Word) -> bool:
        others = [other for other in self.words if other.sentence == word.sentence]
        return sum(other.text.isupper() for other in others) > len(others) / 2

    def _dressed(self, first: int, last: int, around: Surroundings) -> Sighting:
        """The name with the word beside it that says what it is ("Kerman Province", "the city of Kazerun")."""
        after = self.words[last] if around.after else None
        if after is not None and (want := admin_word(after.low)) and not (want == "city" and after.cap):
            capitalised = after.cap or want in ("division", "district")
            if want != "feature" or after.cap:
                end = last + 1 if capitalised else last
                return _seen(self.words, first, last, end=end, want=want)
        if around.before == "of" and first >= 2:
            want = admin_word(self.words[first - 2].low)
            if want and want != "feature" and self.words[first - 2].low not in ("capital", "state", "states"):
                return _seen(self.words, first, last, want=want)
        if around.before in CITY_WORDS - {"capital", "island"}:
            return _seen(self.words, first, last, want="city")
        return _seen(self.words, first, last)

    def _undressed(self, first: int, last: int, around: Surroundings, weight: float, wide: bool) -> Sighting | None:
        headline = self.words[first].sentence in self.headlines
        listed = in_list(self.text, self.words[first].start) or self._comma_place(last)
        if around.speaks and not wide and "LOC" not in around.labels:
            return None
        if not headline and (around.left or around.right):
            return self._in_run(first, last, around, wide)
        if headline and not (around.located or weight >= 5.5 or wide):
            return None
        sure = weight >= LARGE or around.located
        return _seen(self.words, first, last, sure=sure) if sure or listed or wide else None

    def _in_run(self, first: int, last: int, around: Surroundings, wide: bool) -> Sighting | None:
        """A name beside other capitalised words: of a place in apposition, of a body, or of somebody."""
        neighbours = (*around.left, *around.right)
        beside = {word for word in neighbours if word in TITLES or word in FEATURES}
        if around.right and around.right[0] in TITLES and not around.left:
            return _seen(self.words, first, last)
        if last in self.hits and not around.left:
            return _seen(self.words, first, last, sure=False)
        if around.left and not around.right and (first - 1) in self.hits and self.hits[first - 1][-1][0] == first:
            return _seen(self.words, first, last, sure=False)
        if wide and not around.left and not beside:
            return _seen(self.words, first, last, organisation=True)
        return None

    def _comma_place(self, last: int) -> bool:
        if last >= len(self.words) or self.text[self.words[last - 1].end : self.words[last].start] != ", ":
            return False
        return last in self.hits

    def _member(self, i: int) -> Sighting | None:
        """A name unknown as spelt between names of places: it counts if a country of the report has it respelt."""
        word = self.words[i]
        if not i or (i - 1) not in self.ends or not in_list(self.text, word.start) or word.low in self.people:
            return None
        alone = "PER" not in word.label or i + 1 >= len(self.words) or self.words[i + 1].name != word.name
        behind = self.text[word.end : word.end + 5]
        if not alone or len(word.text) < 4 or not behind.startswith((",", " and ", ".", ";")):
            return None
        return _seen(self.words, i, i + 1, sure=False, known=False)

    def _unknown(self, i: int) -> Sighting | None:
        """A name that the tagger takes for a place and the gazetteer does not know."""
        word = self.words[i]
        if word.label != "LOC" or (i and self.words[i - 1].name == word.name):
            return None
        last = i + 1
        while last < len(self.words) and self.words[last].name == word.name:
            last += 1
        while last > i + 1 and not self.words[last - 1].cap:
            last -= 1
        if len(word.text) < 3 or word.low in CALENDAR or last - i > 5:
            return None
        around = surroundings(self.text, self.words, i, last)
        if (last - i == 1 and (word.low in common_words() or word.text.isupper())) or around.titled:
            return None
        return self._bare_unknown(i, last)

    def _bare_unknown(self, first: int, last: int) -> Sighting:
        tail = self.words[last - 1]
        want = admin_word(tail.low) if last - first > 1 else ""
        if want == "feature":
            return _seen(self.words, first, last, want=want, known=False)
        if want:
            return _seen(self.words, first, last - 1, end=last, want=want, known=False)
        organisation = any(word.low in INSTITUTIONS for word in self.words[first:last])
        return _seen(self.words, first, last, known=False, organisation=organisation)


def _seen(
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
    name = _text(words, first, last)
    span = Span(words[first].start, words[(end or last) - 1].end)
    return Sighting(span=span, name=name, want=want, sure=sure, known=known, demonym=demonym, organisation=organisation)


def _text(words: list[Word], first: int, last: int) -> str:
    return " ".join(word.text for word in words[first:last])


def _demonym(word: Word, words: list[Word], i: int) -> str | None:
    if i + 1 < len(words) and words[i + 1].sentence == word.sentence:
        pair = f"{word.text} {words[i + 1].text}"
        if pair in demonyms():
            return demonyms()[pair]
    return demonyms().get(word.text)


def _surnames(words: list[Word]) -> frozenset[str]:
    """Last words of the names of people that stand in the report with more than one word."""
    last: dict[int, str] = {}
    size: dict[int, int] = {}
    for word in words:
        if word.label == "PER":
            last[word.name] = word.low
            size[word.name] = size.get(word.name, 0) + 1
    return frozenset(low for name, low in last.items() if size[name] > 1)


def _headlines(words: list[Word]) -> frozenset[int]:
    sentences: dict[int, list[Word]] = {}
    for word in words:
        sentences.setdefault(word.sentence, []).append(word)
    return frozenset(k for k, held in sentences.items() if is_headline(held))


def find_cased(text: str, words: list[Word], gazetteer: Gazetteer) -> list[Sighting]:
    """Every sighting of a place in a text with capitals, in reading order, none overlapping."""
    return _Finder(text, words, gazetteer).run()
