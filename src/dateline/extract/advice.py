"""What a sentence says of an event, set beside what the trained network thinks: the surer of the two stands."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.doers import Known
from dateline.extract.phrases import role_of
from dateline.extract.pointing import Goal, Pointed
from dateline.model.mention import EventMention, Role
from dateline.model.parse import Parse
from dateline.model.span import Span
from dateline.model.when import TimeMention

__all__ = ["advised"]

ROLE_SURE, ROLE_SURER = 0.7, 0.86
TIME_SURE, TIME_SURER = 0.5, 0.8
DOUBTED = 0.1
"""From where on the network adds a value, from where on it takes the place of another, and below which it doubts that
one; chosen on corpus/dev."""


def advised(
    mention: EventMention,
    pointed: Pointed,
    parse: Parse,
    known: Known,
    times: Sequence[TimeMention],
) -> EventMention:
    """The mention with what the network is sure of; `times` are those of the whole report."""
    time, elsewhere = _time(mention, pointed, times, parse)
    return replace(
        mention,
        actor=_role(mention.actor, pointed.actor, mention.sentence, parse, known),
        target=_role(mention.target, pointed.target, mention.sentence, parse, known),
        time=time,
        pointed_time=elsewhere,
    )


def _role(own: Role | None, goal: Goal | None, sentence: int, parse: Parse, known: Known) -> Role | None:
    if goal is None or goal.head.pos in {"PRON", "NUM"}:
        return own
    if own is not None and (own.span.holds(goal.head.span) or goal.surely < ROLE_SURER):
        return own
    if own is None and goal.surely < ROLE_SURE:
        return None
    role = role_of(parse, goal.head, known)
    return role if parse.sentence_index(goal.head.i) == sentence else replace(role, basis="inherited")


def _time(
    mention: EventMention, pointed: Pointed, times: Sequence[TimeMention], parse: Parse
) -> tuple[TimeMention | None, TimeMention | None]:
    """The time that its sentence gives for it, and one that stands elsewhere in the report."""
    best = max(times, key=lambda t: pointed.times[t.span], default=None)
    if best is None or best.when.start is None:
        return mention.time, None
    surely = pointed.times[best.span]
    if mention.time is not None:
        if pointed.times.get(mention.time.span, 0.0) >= DOUBTED or surely < TIME_SURER:
            return mention.time, None
    elif surely < TIME_SURE:
        return None, None
    own = _sentence_of(parse, best.span) == mention.sentence
    return (best, None) if own else (None, best)


def _sentence_of(parse: Parse, span: Span) -> int:
    return parse.sentence_index(parse.tokens_in(span)[0].i)
