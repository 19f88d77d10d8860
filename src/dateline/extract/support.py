"""What beside the bare word speaks for an event."""

from dateline.extract.lexicon import EventWords
from dateline.extract.proposer import PROPOSED
from dateline.extract.syntax import relation
from dateline.extract.triggers import Trigger
from dateline.model.parse import Parse, Token

__all__ = ["suffered", "supported"]


def suffered(parse: Parse, trigger: Trigger, words: EventWords) -> bool:
    """Whether somebody died or was hurt in it: "two were injured in police firing"."""
    above = parse.tokens[trigger.head.head]
    under = relation(trigger.head) in {"obl", "nmod", "advcl"} and above.i != trigger.head.i
    return trigger.clause is None and under and above.lemma in words.suffering_words


def supported(
    parse: Parse, trigger: Trigger, carried: bool, anchored: bool, heads: tuple[Token | None, Token | None]
) -> bool:
    """Whether more than the bare word speaks for an event: an argument, a place, a date, a number, a light verb."""
    if trigger.clause is not None:
        generic = "Tense=Pres" in trigger.head.morph and "VerbForm=Fin" in trigger.head.morph
        return anchored or not (generic or trigger.frame.weak)
    head = trigger.head
    counted = any(relation(c) == "nummod" for c in parse.children(head.i))
    if relation(head) == "compound":
        return False
    seen = trigger.belief is not None and trigger.belief >= PROPOSED
    if trigger.frame.weak:
        return carried or anchored or counted or seen
    return carried or anchored or counted or any(h is not None for h in heads)
