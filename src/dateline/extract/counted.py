"""What a number stands with: the counted noun, and the measure that words show for it."""

from dataclasses import dataclass

from dateline.extract.figure_words import FigureWords
from dateline.extract.numbers import Number
from dateline.model.parse import Parse, Token

__all__ = ["Counted", "Group", "form_in", "group_of", "is_people", "lemma_of"]

_DETERMINERS = {
    "more", "other", "additional", "further", "new", "such", "of", "the", "their", "our", "its", "his", "her", "these",
    "those", "my", "'s", "’s", "[", "]", "/", "-", "“", "”", '"', "'", "‘", "’", "fellow", "(", ")",
}  # fmt: skip


_ARTICLES = {"a", "an", "the"}
_TRADES = ("worker", "grower", "keeper", "owner", "driver", "woman", "man", "farmer", "maker", "weaver", "seller")


@dataclass(frozen=True, slots=True)
class Group:
    """The words that a number stands with: tokens `first` to `last`, half-open, from the number to its noun.

    `noun` is the counted noun, null for a bare number ("12,000 arrested"); `unit` is where the words
    behind the number begin.
    """

    first: int
    unit: int
    last: int
    noun: Token | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure and the token that shows it."""

    measure: str
    shown: int


def group_of(parse: Parse, number: Number) -> Group | None:
    """The noun group of `number`; null where no token holds the number."""
    tokens = parse.tokens_in(number.span)
    if not tokens:
        return None
    end = parse.sentences[parse.sentence_index(tokens[-1].i)].last
    first, at, noun, state = tokens[0].i, tokens[-1].i + 1, None, tokens[-1].i + 1
    while at < end:
        token = parse.tokens[at]
        if token.pos in {"NOUN", "PROPN"}:
            noun, state = token, at + 1
        elif not _in_group(token, noun) or _opens_anew(parse, token):
            break
        at += 1
    return Group(first, tokens[-1].i + 1, state, noun)


def _opens_anew(parse: Parse, token: Token) -> bool:
    """ "at ten the mayor": an article that no "of" leads to the number opens another phrase."""
    return token.text.lower() in _ARTICLES and parse.tokens[token.i - 1].text.lower() not in {
        "of",
        "all",
        "both",
        "half",
    }


def _in_group(token: Token, noun: Token | None) -> bool:
    """Whether a token between a number and its noun may stand there."""
    word = token.text.lower()
    if word == "of":
        return noun is None
    if noun is not None:
        return word in {"-", "'s", "’s", "/", "’", "'", "[", "]"} or (
            token.pos == "ADJ" and token.dep == "amod" and token.head > token.i
        )
    if word in _DETERMINERS or token.pos in {"ADJ", "DET"}:
        return token.dep not in {"root"} or word in _DETERMINERS
    return token.pos == "VERB" and token.dep == "amod" and token.head > token.i


def lemma_of(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma.lower()


def form_in(token: Token, table: dict[str, str]) -> str | None:
    """The measure of a token by its form or its lemma."""
    return table.get(token.text.lower()) or table.get(lemma_of(token))


def is_people(token: Token | None, words: FigureWords) -> bool:
    """Whether a noun names people; a bare number counts as people."""
    if token is None:
        return True
    return (
        lemma_of(token) in words.people
        or (token.pos == "NOUN" and lemma_of(token).endswith(_TRADES))
        or token.text.lower() in words.people
        or form_in(token, words.nouns) in {"participants", "strikers", "displaced", "arrested"}
        or (token.pos == "PROPN" and token.text.endswith("s"))
    )
