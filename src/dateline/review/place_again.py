"""Finding the words of a judged event in a text that an extractor has read anew."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.model.event import Event
from dateline.model.span import Evidence

__all__ = ["placed_again"]


def placed_again(event: Event, text: str) -> Event | None:
    """The event with its evidence where the same words stand now; null where its trigger stands nowhere any more.

    Words that stand several times are taken where they are nearest to their old place. Evidence that is lost leaves
    its value without words.
    """
    trigger = _nearest(event.trigger, text)
    if trigger is None:
        return None
    evidence = tuple(sorted(_all(event.evidence, text)))
    said = zip(event.messages, event.messages_evidence, strict=True)
    pairs = [(message, _nearest(shown, text)) for message, shown in said]
    return replace(
        event,
        trigger=trigger,
        evidence=evidence,
        messages=tuple(message for message, shown in pairs if shown),
        messages_evidence=tuple(shown for _, shown in pairs if shown),
    )


def _all(evidence: Iterable[Evidence], text: str) -> Iterable[Evidence]:
    return (shown for old in evidence if (shown := _nearest(old, text)))


def _nearest(old: Evidence, text: str) -> Evidence | None:
    if text[old.start : old.end] == old.exact:
        return old
    starts = []
    at = text.find(old.exact)
    while at >= 0:
        starts.append(at)
        at = text.find(old.exact, at + 1)
    if not starts:
        return None
    start = min(starts, key=lambda found: (abs(found - old.start), found))
    return replace(old, start=start, end=start + len(old.exact))
