"""What an event marks or answers: the anniversary, death, law or election."""

from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import case_of, nominal_span, relation
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

__all__ = ["find_occasion"]

LONGEST = 25
"""Tokens that an occasion may hold; a longer phrase is cut to its head's own words."""


def find_occasion(parse: Parse, head: Token, words: EventWords) -> Span | None:
    """The words for what the act at `head` marks: an anniversary in its clause, or what it marks or answers."""
    return _named(parse, head, words) or _marked(parse, head, words) or _answered(parse, head, words)


def _phrase(parse: Parse, head: Token) -> Span:
    first, last = nominal_span(parse, head)
    return parse.span(first, last) if last - first <= LONGEST else head.span


def _named(parse: Parse, head: Token, words: EventWords) -> Span | None:
    sentence = parse.sentence_tokens(parse.sentence_index(head.i))
    for token in sentence:
        if token.lemma in words.occasion_words and token.pos == "NOUN":
            inner = next((c for c in parse.children(token.i) if c.lemma in words.occasion_words), token)
            return _phrase(parse, inner)
    return None


def _marked(parse: Parse, head: Token, words: EventWords) -> Span | None:
    for child in (parse.tokens[head.head], *parse.children(head.i)):
        if child.pos == "VERB" and child.lemma in words.occasion_verbs:
            for grandchild in parse.children(child.i):
                if grandchild.dep == "obj":
                    return _phrase(parse, grandchild)
    return None


def _answered(parse: Parse, head: Token, words: EventWords) -> Span | None:
    for child in parse.children(head.i):
        if (
            relation(child) in {"obl", "nmod"}
            and case_of(parse, child) in words.occasion_causes
            and child.pos != "PRON"
        ):
            return _phrase(parse, child)
    return None
