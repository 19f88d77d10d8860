"""What the trained network takes to hold for a trigger: who, to whom and when."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from dateline.extract.syntax import NOMINAL, relation
from dateline.model.parse import Parse, Token
from dateline.model.place import Toponym
from dateline.model.span import Span
from dateline.model.when import TimeMention

if TYPE_CHECKING:
    from dateline.extract.network import Aim, Reading

__all__ = ["Goal", "Pointed", "phrase_of", "point"]

Spanned = TypeVar("Spanned", TimeMention, Toponym)

INSIDE_PHRASE = frozenset({"compound", "flat", "amod", "nummod", "det", "case", "fixed", "goeswith", "nmod:poss"})

NOWHERE = 4
"""A phrase has several words, which share what speaks for it: against nowhere its best word needs a fourth."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a pointer leads: the head token of a phrase, and how surely, in [0, 1]."""

    head: Token
    surely: float


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the network thinks of one trigger, each with how surely.

    `actor` and `target` are null where the report names none. `times` and `places` are the mentions of times and
    places within reach.
    """

    actor: Goal | None
    target: Goal | None
    times: tuple[tuple[TimeMention, float], ...]
    places: tuple[tuple[Toponym, float], ...]


def point(reading: "Reading", span: Span, times: Sequence[TimeMention], places: Sequence[Toponym]) -> Pointed:
    """What `reading` thinks of the trigger at `span`; `times` and `places` are those of the report in their order."""
    tokens = reading.parse.tokens_in(span)
    first, last = tokens[0].i, tokens[-1].i + 1
    return Pointed(
        actor=phrase_of(reading, first, last, "actor"),
        target=phrase_of(reading, first, last, "target"),
        times=_shares(reading.parse, reading.points(first, last, "date"), times),
        places=_shares(reading.parse, reading.points(first, last, "place"), places),
    )


def phrase_of(reading: "Reading", first: int, last: int, kind: str) -> Goal | None:
    """The head of the phrase that holds the likeliest word, with what all of its words hold together."""
    aim = reading.points(first, last, kind)
    if aim.share((aim.best,)) <= aim.nowhere / NOWHERE:
        return None
    head = _head(reading.parse, reading.parse.tokens[aim.best])
    if head.pos not in NOMINAL or first <= head.i < last:
        return None
    return Goal(head, aim.share(token.i for token in reading.parse.subtree(head.i)))


def _head(parse: Parse, token: Token) -> Token:
    for _ in range(6):
        if token.head == token.i or (token.dep not in INSIDE_PHRASE and relation(token) not in INSIDE_PHRASE):
            break
        token = parse.tokens[token.head]
    return token


def _shares(parse: Parse, aim: "Aim", mentions: Sequence[Spanned]) -> tuple[tuple[Spanned, float], ...]:
    reach = parse.span(aim.start, aim.start + len(aim.surely))
    first = bisect_left(mentions, reach.start, key=_start)
    near = mentions[first : bisect_left(mentions, reach.end, key=_start)]
    return tuple((one, aim.share(token.i for token in parse.tokens_in(one.span))) for one in near)


def _start(mention: TimeMention | Toponym) -> int:
    return mention.span.start
