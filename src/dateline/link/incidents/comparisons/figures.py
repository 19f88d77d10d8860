"""Whether the numbers that two reports give of an event fit each other."""

from collections.abc import Iterator

from dateline.link.incidents.telling import Telling
from dateline.model.figure import Figure

__all__ = ["can_both_hold", "level", "words"]

CLOSE = 0.25
"""Numbers that differ by at most this share of the larger one are close: tolls grow, crowds are guessed."""
FAR = 3
"""How many times one number is the other where they are far apart."""
ROUND = 10
"""Numbers below it are so common that their equality says less."""


def level(a: Telling, b: Telling) -> str:
    """agree (one number of ten or more given by both), few (one smaller number given by both), close, differ, far
    (the nearest two numbers for one measure differ by a factor of FAR) or unknown."""
    best = "unknown"
    for mine, theirs in _pairs(a, b):
        found = _fit(mine, theirs)
        if ORDER.index(found) < ORDER.index(best):
            best = found
    return best


ORDER = ("agree", "few", "close", "differ", "far", "unknown")


def words(a: Telling, b: Telling) -> str:
    """The numbers of the first measure that both give; the pair that fits best."""
    pairs = sorted(_pairs(a, b), key=lambda pair: ORDER.index(_fit(*pair)))
    if not pairs:
        return "no number in common"
    mine, theirs = pairs[0]
    return f"{mine.measure} {mine.text} / {theirs.measure} {theirs.text}"


def can_both_hold(low: int | None, high: int | None, other_low: int | None, other_high: int | None) -> bool:
    """Whether some number lies within both bounds; null leaves a bound open."""
    floor = max(bound or 0 for bound in (low, other_low))
    ceilings = [bound for bound in (high, other_high) if bound is not None]
    return not ceilings or floor <= min(ceilings)


def _pairs(a: Telling, b: Telling) -> Iterator[tuple[Figure, Figure]]:
    if a.figures and b.figures:
        for mine in a.figures:
            yield from ((mine, theirs) for theirs in b.figures if theirs.measure == mine.measure)


def _fit(a: Figure, b: Figure) -> str:
    mine, theirs = _number(a), _number(b)
    if mine == theirs:
        return "agree" if mine >= ROUND else "few"
    near = abs(mine - theirs) <= CLOSE * max(mine, theirs)
    if near or can_both_hold(a.low, a.high, b.low, b.high):
        return "close"
    return "far" if FAR * min(mine, theirs) <= max(mine, theirs) else "differ"


def _number(figure: Figure) -> int:
    return next((bound for bound in (figure.low, figure.high) if bound is not None), 0)
