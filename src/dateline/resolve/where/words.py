"""The words of a report as the place finder walks them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.parse import Parse

__all__ = ["Word", "is_headline", "is_uncased", "words_of"]

_PIECE = re.compile(r"[^\W_](?:[^\s\-–—/()\[\],;:\"“”«»]*[^\W_.]|(?:\.[^\W_])*\.?)|[^\W_]\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
UNCASED_SHARE = 0.03
"""Share of capitalised words below which a text was lower-cased; ordinary reports lie between 0.1 and 0.3."""
HEADLINE_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a hyphenated part of one: offsets, text without possessive, sentence, name label of the tagger."""

    start: int
    end: int
    text: str
    low: str
    sentence: int
    first: bool
    cap: bool
    label: str
    name: int


def _pieces(parse: Parse) -> Iterable[tuple[int, int, str, int]]:
    for token in parse.tokens:
        for match in _PIECE.finditer(token.text):
            text = _POSSESSIVE.sub("", match.group())
            if text:
                start = token.start + match.start()
                yield start, start + len(text), text, token.i


def words_of(parse: Parse) -> list[Word]:
    """The words of a parse, hyphenated tokens taken apart, each with the label of the name it stands in."""
    labels = {i: (name.label, k) for k, name in enumerate(parse.names) for i in range(name.first, name.last)}
    firsts = [sentence.first for sentence in parse.sentences]
    found: list[Word] = []
    for start, end, text, i in _pieces(parse):
        sentence = bisect_right(firsts, i) - 1
        first = not found or found[-1].sentence != sentence
        label, name = labels.get(i, ("", -1))
        if text == "s" and found and parse.text[start - 1 : start] in ("'", "’"):
            continue
        low = text.casefold().rstrip(".")
        found.append(Word(start, end, text, low, sentence, first, text[0].isupper(), label, name))
    return found


def is_uncased(words: list[Word]) -> bool:
    """Whether a whole text was lower-cased, so that capitals say nothing."""
    letters = [word for word in words if word.text[0].isalpha()]
    caseless = sum(not (word.text[0].isupper() or word.text[0].islower()) for word in letters)
    if len(letters) < 20 or caseless > len(letters) / 2:
        return False
    return sum(word.cap for word in letters) < UNCASED_SHARE * len(letters)


def is_headline(sentence: list[Word]) -> bool:
    """Whether a sentence capitalises nearly every word, as headings do."""
    long = [word for word in sentence if len(word.text) > 3 and word.text[0].isalpha()]
    return len(long) >= 4 and sum(word.cap for word in long) >= HEADLINE_SHARE * len(long)
