"""How surely two events are one incident, and why."""

from collections.abc import Iterator

from dateline.link.incidents.comparisons import passage
from dateline.link.incidents.levels import COMPARISONS, Levels
from dateline.link.incidents.telling import Telling
from dateline.model.incident import Reason

__all__ = ["bits_of", "explain", "score_of"]

NEVER = {"place": "elsewhere", "date": "apart", "type": "other"}
"""Levels at which two events are two, whatever else fits, unless they stand at one spot of a copied passage."""
FEWEST_BITS = -60.0


def bits_of(a: Telling, b: Telling, levels: Levels) -> float:
    """The weight of evidence that two events are one, in bits; minus infinity where nothing can make them one."""
    copied = passage.level(a, b) == "copied"
    bits = levels.prior
    for comparison in COMPARISONS:
        found = comparison.level(a, b)
        if found == NEVER.get(comparison.name) and not copied:
            return -float("inf")
        bits += levels.of[comparison.name][found].weight
    return bits


def score_of(bits: float) -> float:
    """Bits as a score in [0, 1], which is no probability; 0 where nothing can make the two one."""
    return 0.0 if bits < FEWEST_BITS else 1 / (1 + 2.0**-bits)


def explain(a: Telling, b: Telling, levels: Levels) -> tuple[Reason, ...]:
    """What each comparison came to, the ones that weigh most first; those that had nothing to compare are left out."""
    found = sorted(_reasons(a, b, levels), key=lambda reason: -abs(reason.weight))
    return tuple(reason for reason in found if reason.level not in ("unknown", "none") or abs(reason.weight) >= 1)


def _reasons(a: Telling, b: Telling, levels: Levels) -> Iterator[Reason]:
    for comparison in COMPARISONS:
        name = comparison.level(a, b)
        level = levels.of[comparison.name][name]
        words = f"{level.words}: {comparison.words(a, b)}"
        yield Reason(comparison=comparison.name, level=name, weight=round(level.weight, 2), words=words)
