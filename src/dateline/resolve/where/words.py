"""The words of a report as the place finder walks them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dateline.model.parse import Parse, Token

__all__ = ["Word", "is_headline", "is_uncased", "words_of"]

_PIECE = re.compile(r"[^\W_](?:[^\s\-–—/()\[\],;:\"“”«»]*[^\W_.]|(?:\.[^\W_])*\.?)|[^\W_]\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENING = '“‘"«„:'
UNCASED_SHARE = 0.03
"""Share of capitalised words below which a text was lower-cased; ordinary reports lie between 0.1 and 0.3."""
HEADLINE_SHARE = 0.7


class Word(NamedTuple):
    """A word or a hyphenated part of one: offsets, text without possessive, sentence, name label of the tagger.

    `first` says that its capital may be due to its place: first of a sentence or of quoted words.
    A tuple, because a report has hundreds of them and a tuple is made five times faster than a dataclass.
    """

    start: int
    end: int
    text: str
    low: str
    sentence: int
    first: bool
    cap: bool
    label: str
    name: int


def _pieces(text: str, token: Token) -> Iterable[tuple[int, str]]:
    for match in _PIECE.finditer(token.text):
        piece = _POSSESSIVE.sub("", match.group())
        start = token.start + match.start()
        if "." in piece[:-1] and text[start + len(piece) : start + len(piece) + 1] == ".":
            piece += "."
        if piece and not (piece == "s" and text[start - 1 : start] in ("'", "’")):
            yield start, piece


def words_of(parse: Parse) -> list[Word]:
    """The words of a parse, hyphenated tokens taken apart, each with the label of the name it stands in."""
    labels = {i: (name.label, k) for k, name in enumerate(parse.names) for i in range(name.first, name.last)}
    firsts = {sentence.first for sentence in parse.sentences}
    found: list[Word] = []
    sentence, fresh = -1, True
    for token in parse.tokens:
        if token.i in firsts or sentence < 0:
            sentence, fresh = sentence + 1, True
        if not token.text[0].isalnum() and len(token.text) == 1:
            continue
        label, name = labels.get(token.i, ("", -1))
        whole = token.text.isalpha()
        for start, text in ((token.start, token.text),) if whole else _pieces(parse.text, token):
            first = fresh or (start > 0 and parse.text[start - 1] in _OPENING)
            low = text.casefold() if whole else text.casefold().rstrip(".")
            found.append(Word(start, start + len(text), text, low, sentence, first, text[0].isupper(), label, name))
            fresh = False
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
