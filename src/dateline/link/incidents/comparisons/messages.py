"""Whether two events carry one slogan, chant or banner."""

from rapidfuzz import fuzz

from dateline.link.incidents.telling import Telling

__all__ = ["level", "words"]

SAME_MESSAGE = 85.0
"""Ratio (0 to 100) from which two wordings are one message, translated or quoted a little differently."""


def level(a: Telling, b: Telling) -> str:
    """shared, different (both have some, none in common) or unknown."""
    if not a.messages or not b.messages:
        return "unknown"
    return "shared" if _shared(a, b) is not None else "different"


def words(a: Telling, b: Telling) -> str:
    """A message that both carry, or the first of each."""
    found = _shared(a, b)
    if found is not None:
        return found
    return f"{next(iter(a.event.messages), '-')} / {next(iter(b.event.messages), '-')}"


def _shared(a: Telling, b: Telling) -> str | None:
    for mine, own in zip(a.messages, a.event.messages, strict=True):
        if any(fuzz.ratio(mine, theirs) >= SAME_MESSAGE for theirs in b.messages):
            return own
    return None
