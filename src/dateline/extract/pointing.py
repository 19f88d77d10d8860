"""What the trained network takes to hold for a trigger: who, to whom and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.syntax import NOMINAL, relation
from dateline.model.parse import Parse, Token
from dateline.model.span import Span
from dateline.model.when import TimeMention

if TYPE_CHECKING:
    from dateline.extract.network import Floats, Reading

__all__ = ["Goal", "Pointed", "phrase_of", "point"]

INSIDE_PHRASE = frozenset({"compound", "flat", "amod", "nummod", "det", "case", "fixed", "goeswith", "nmod:poss"})


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a pointer leads: the head token of a phrase, and how surely, in [0, 1]."""

    head: Token
    surely: float


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the network thinks of one trigger, each with how surely.

    `actor` and `target` are null where the report names none. `times` holds what it thinks of each
    time mention of the report, by its span.
    """

    actor: Goal | None
    target: Goal | None
    times: dict[Span, float]


def point(reading: "Reading", span: Span, times: Sequence[TimeMention]) -> Pointed:
    """What `reading` thinks of the trigger at `span`."""
    tokens = reading.parse.tokens_in(span)
    first, last = tokens[0].i, tokens[-1].i + 1
    return Pointed(
        actor=phrase_of(reading, first, last, "actor"),
        target=phrase_of(reading, first, last, "target"),
        times=_shares(reading.parse, reading.points(first, last, "date")[1], times),
    )


def phrase_of(reading: "Reading", first: int, last: int, kind: str) -> Goal | None:
    """The head of the phrase that holds the likeliest word, with what all of its words hold together."""
    nowhere, surely = reading.points(first, last, kind)
    best = int(surely.argmax())
    if surely[best] <= nowhere / 4:
        return None
    head = _head(reading.parse, reading.parse.tokens[best])
    if head.pos not in NOMINAL or first <= head.i < last:
        return None
    own = [token.i for token in reading.parse.subtree(head.i)]
    return Goal(head, float(surely[own].sum()))


def _head(parse: Parse, token: Token) -> Token:
    for _ in range(6):
        if token.head == token.i or (token.dep not in INSIDE_PHRASE and relation(token) not in INSIDE_PHRASE):
            break
        token = parse.tokens[token.head]
    return token


def _shares(parse: Parse, surely: "Floats", named: Sequence[TimeMention]) -> dict[Span, float]:
    found = {}
    for one in named:
        own = [token.i for token in parse.tokens_in(one.span)]
        found[one.span] = float(surely[own].sum()) if own else 0.0
    return found
