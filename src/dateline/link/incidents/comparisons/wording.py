"""Whether actors, targets and occasions are named alike."""

from collections.abc import Callable

from rapidfuzz import fuzz

from dateline.link.incidents.telling import Telling

__all__ = ["SAME_WORDS", "actor", "actor_words", "occasion", "occasion_words", "target", "target_words"]

SAME_WORDS, ALIKE_WORDS = 90.0, 60.0
"""Token set ratios (0 to 100) from which two wordings name the same, or something alike."""


def actor(a: Telling, b: Telling) -> str:
    """same, alike, different, or unknown where one report names none; ids decide where both have one."""
    return _by_id(a.event.actor_id, b.event.actor_id) or _level(a.actor, b.actor)


def target(a: Telling, b: Telling) -> str:
    """same, alike, different or unknown, as with actors."""
    return _by_id(a.event.target_id, b.event.target_id) or _level(a.target, b.target)


def occasion(a: Telling, b: Telling) -> str:
    """same, alike, different or unknown."""
    return _level(a.occasion, b.occasion)


def _by_id(a: str | None, b: str | None) -> str | None:
    if a is None or b is None:
        return None
    return "same" if a == b else "different"


def _level(a: str, b: str) -> str:
    if not a or not b:
        return "unknown"
    ratio = fuzz.token_set_ratio(a, b)
    if ratio >= SAME_WORDS:
        return "same"
    return "alike" if ratio >= ALIKE_WORDS else "different"


def _both(read: Callable[[Telling], str | None]) -> Callable[[Telling, Telling], str]:
    def words(a: Telling, b: Telling) -> str:
        return f"{read(a) or '-'} / {read(b) or '-'}"

    return words


actor_words = _both(lambda telling: telling.event.actor)
target_words = _both(lambda telling: telling.event.target)
occasion_words = _both(lambda telling: telling.event.occasion)
