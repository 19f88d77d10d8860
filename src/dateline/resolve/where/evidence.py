"""What the words around a name say about whether it names a place."""

import re
from dataclasses import dataclass

from dateline.resolve.where.lexicon import (
    CALENDAR,
    CITY_WORDS,
    COMPASS,
    DISTRICT_WORDS,
    DIVISION_WORDS,
    FEATURES,
    INSTITUTIONS,
    PREPOSITIONS,
    SPEECH,
    STRONG_PREPOSITIONS,
    TITLES,
)
from dateline.resolve.where.tables import common_words
from dateline.resolve.where.words import Word

__all__ = ["Surroundings", "admin_word", "surroundings"]

_JOINED = re.compile(r"[ \u00a0]+|-")
_LISTED = re.compile(r"(?:,|;| and| or| &)(?:,? and| or)? ?$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The capitalised run and the plain words on both sides of a name.

    `left` and `right` are the capitalised words joined to it by a space, nearest first; `before` and
    `after` the nearest word of any kind on each side within the sentence, lower-cased.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    before: str
    after: str
    labels: frozenset[str]
    wider: bool

    @property
    def titled(self) -> bool:
        """Whether a title stands before it, so that it is somebody's name."""
        return self.before in TITLES

    @property
    def called_person(self) -> bool:
        """Whether the tagger takes these words for somebody's name."""
        return "PER" in self.labels and "LOC" not in self.labels

    @property
    def institution(self) -> bool:
        """Whether it is part of the name of a body."""
        near = (*self.right[:3], *self.left[:3])
        tagged = "ORG" in self.labels and self.wider and self.before not in STRONG_PREPOSITIONS
        return tagged or any(word in INSTITUTIONS for word in near)

    @property
    def located(self) -> bool:
        """Whether the words before it are such as stand before places."""
        return self.before in PREPOSITIONS or self.before in COMPASS

    @property
    def strongly_located(self) -> bool:
        """Whether the word before it is one that hardly stands before anything but a place."""
        return self.before in STRONG_PREPOSITIONS or self.before in COMPASS

    @property
    def speaks(self) -> bool:
        """Whether it is the subject of a verb of speech without anything before it that fits a place."""
        return self.after in SPEECH and not self.located


def _joined(text: str, left: Word, right: Word) -> bool:
    return _JOINED.fullmatch(text[left.end : right.start]) is not None


def _run(text: str, words: list[Word], at: int, step: int) -> tuple[str, ...]:
    found: list[str] = []
    k = at + step
    while 0 <= k < len(words) and words[k].cap and words[k].sentence == words[at].sentence and len(found) < 4:
        pair = (words[k], words[k - step]) if step < 0 else (words[k - step], words[k])
        if not _joined(text, *pair) or words[k].low in CALENDAR:
            break
        if words[k].first and words[k].low in common_words():
            break
        found.append(words[k].low)
        k += step
    return tuple(found)


def surroundings(text: str, words: list[Word], first: int, last: int) -> Surroundings:
    """What stands around the words `first` to `last`, half-open."""
    here = words[first:last]
    sentence = here[0].sentence
    before = words[first - 1] if first and words[first - 1].sentence == sentence else None
    after = words[last] if last < len(words) and words[last].sentence == sentence else None
    names = {word.name for word in here} - {-1}
    wider = any(word.name in names for word in (before, after) if word is not None)
    direct = before is not None and _joined(text, before, here[0])
    follows = after is not None and _joined(text, here[-1], after)
    return Surroundings(
        left=_run(text, words, first, -1),
        right=_run(text, words, last - 1, 1),
        before=before.low if before is not None and direct else "",
        after=after.low if after is not None and follows else "",
        labels=frozenset(word.label for word in here) - {""},
        wider=wider,
    )


def admin_word(low: str) -> str:
    """The level that a word beside a name asks for: division, district, city, feature or nothing."""
    if low in DIVISION_WORDS:
        return "division"
    if low in DISTRICT_WORDS:
        return "district"
    if low in CITY_WORDS:
        return "city"
    return "feature" if low in FEATURES else ""


def in_list(text: str, start: int) -> bool:
    """Whether a name stands behind a comma or "and", as in a list."""
    return _LISTED.search(text[max(0, start - 8) : start]) is not None
