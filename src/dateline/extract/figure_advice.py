"""What the trained network adds to the figures that rules find: numbers that count, and who claims them."""

from typing import TYPE_CHECKING

from dateline.extract.claimants import Claimant, kind_of
from dateline.extract.counted import Counted
from dateline.extract.figure_words import FigureWords
from dateline.extract.numbers import Number
from dateline.extract.pointing import phrase_of
from dateline.extract.syntax import nominal_span
from dateline.model.figure import MEASURES
from dateline.model.parse import Parse

if TYPE_CHECKING:
    from dateline.extract.network import Reading

__all__ = ["confirmed", "learned_claimant", "learned_measure"]

SEEN = 0.95
"""The score from which the network adds a figure; lower ones add more on corpus/dev, and false ones in real news."""

SURE, DOUBTED = 0.5, 0.05
"""From where on its measure stands where the rules only suppose one, and below which a supposed figure is none; chosen
on corpus/dev, where more sureness or less doubt finds less."""

CLAIMED = 0.85
"""The same for a claimant, where the rules see none."""


def learned_measure(reading: "Reading | None", parse: Parse, number: Number) -> Counted | None:
    """What a number counts by the network alone; null where it is not sure."""
    tokens = [token.i for token in parse.tokens_in(number.span)]
    if reading is None or not tokens:
        return None
    scores = reading.measures[tokens].max(0)
    best = int(scores.argmax())
    return Counted(MEASURES[best], tokens[0]) if scores[best] >= SEEN else None


def confirmed(reading: "Reading | None", parse: Parse, number: Number, supposed: Counted) -> Counted | None:
    """What a number counts that no word of its own tells of: as supposed, as the network has it, or nothing."""
    tokens = [token.i for token in parse.tokens_in(number.span)]
    if reading is None or not tokens:
        return supposed
    scores = reading.measures[tokens].max(0)
    best = int(scores.argmax())
    if scores[best] < DOUBTED:
        return None
    return Counted(MEASURES[best], supposed.shown) if scores[best] >= SURE else supposed


def learned_claimant(
    reading: "Reading | None", parse: Parse, number: Number, claim: Claimant, words: FigureWords
) -> Claimant:
    """Who makes the claim: whom the rules name, else whom the network is sure of."""
    tokens = parse.tokens_in(number.span)
    if reading is None or not tokens or claim.name is not None:
        return claim
    goal = phrase_of(reading, tokens[0].i, tokens[-1].i + 1, "claimant")
    if goal is None or goal.surely < CLAIMED or goal.head.pos not in {"NOUN", "PROPN"}:
        return claim
    first, last = nominal_span(parse, goal.head)
    first += first < goal.head.i and parse.tokens[first].pos == "DET"
    span = parse.span(first, last)
    name = " ".join(span.of(parse.text).split())
    return Claimant(name, kind_of(name, words), span)
