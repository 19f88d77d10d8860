"""What a sentence says of an event, set beside what the trained network thinks: the surer of the two stands."""

from dataclasses import replace

from dateline.extract.doers import Known
from dateline.extract.phrases import role_of
from dateline.extract.pointing import Goal, Pointed
from dateline.model.mention import EventMention, Role
from dateline.model.parse import Parse
from dateline.model.when import TimeMention

__all__ = ["advised"]

ROLE_SURE, ROLE_SURER = 0.5, 0.86
TIME_SURE, TIME_SURER = 0.5, 0.95
DOUBTED = 0.1
"""From where on the network adds a value, from where on it takes the place of another, and below which it doubts that
one; chosen on corpus/dev."""

DATING = frozenset({"point", "range", "occasion"})
"""Kinds of times that can date an event. The date of an occasion is that of the act marked, when it is told again."""


def advised(
    mention: EventMention,
    pointed: Pointed,
    parse: Parse,
    known: Known,
) -> EventMention:
    """The mention with what the network is sure of."""
    time, elsewhere = _time(mention, pointed, parse)
    return replace(
        mention,
        actor=_role(mention.actor, _other(pointed.actor, mention.target), mention.sentence, parse, known),
        target=_role(mention.target, _other(pointed.target, mention.actor), mention.sentence, parse, known),
        time=time,
        pointed_time=elsewhere,
    )


def _other(goal: Goal | None, held: Role | None) -> Goal | None:
    """The goal, unless its words already have the other role: nobody is stabbed by himself."""
    return None if goal is not None and held is not None and held.span.holds(goal.head.span) else goal


def _role(own: Role | None, goal: Goal | None, sentence: int, parse: Parse, known: Known) -> Role | None:
    if goal is None or goal.head.pos in {"PRON", "NUM"}:
        return own
    if own is not None and (own.span.holds(goal.head.span) or goal.surely < ROLE_SURER):
        return own
    if own is None and goal.surely < ROLE_SURE:
        return None
    role = role_of(parse, goal.head, known)
    return role if parse.sentence_index(goal.head.i) == sentence else replace(role, basis="inherited")


def _time(mention: EventMention, pointed: Pointed, parse: Parse) -> tuple[TimeMention | None, TimeMention | None]:
    """The time that its sentence gives for it, and one that stands elsewhere in the report."""
    dating = [row for row in pointed.times if row[0].kind in DATING and row[0].when.start is not None]
    best, surely = max(dating, key=lambda row: row[1], default=(None, 0.0))
    if best is None or surely < (TIME_SURE if mention.time is None else TIME_SURER):
        return mention.time, None
    if any(time == mention.time and share >= DOUBTED for time, share in pointed.times):
        return mention.time, None
    return (best, None) if parse.sentence_span(mention.sentence).holds(best.span) else (None, best)
