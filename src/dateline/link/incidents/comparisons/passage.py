"""Whether two events stand in text that one report took from the other."""

from dateline.link.incidents.telling import Telling

__all__ = ["level", "shared_passages", "told_in_copies_alone", "words"]

SAME_SPOT = 0.1
"""How far apart, as a share of the passage, the triggers may stand in its two copies."""


def level(a: Telling, b: Telling) -> str:
    """copied (both triggers stand at one spot of one passage) or none."""
    return "copied" if _spots(a, b) else "none"


def words(a: Telling, b: Telling) -> str:
    """The passage that both stand in."""
    found = _spots(a, b)
    return f"passage {min(found)}" if found else "no passage in common"


def shared_passages(a: Telling, b: Telling) -> frozenset[str]:
    """The passages in which both reports tell the event, wherever in them."""
    if not a.copies or not b.copies:
        return frozenset()
    return frozenset().union(*a.copies) & frozenset().union(*b.copies)


def told_in_copies_alone(a: Telling, b: Telling) -> frozenset[str]:
    """The copied texts, as lineages, that the reports share, where one of them tells the event nowhere else."""
    if not a.texts or not b.texts:
        return frozenset()
    shared = frozenset().union(*a.texts) & frozenset().union(*b.texts)
    alone = any(all(shared & texts for texts in telling.texts) for telling in (a, b))
    return shared if alone else frozenset()


def _spots(a: Telling, b: Telling) -> set[str]:
    return {
        name
        for mine in a.copies
        for theirs in b.copies
        for name in mine.keys() & theirs.keys()
        if abs(mine[name] - theirs[name]) <= SAME_SPOT
    }
