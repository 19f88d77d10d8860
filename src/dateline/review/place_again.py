"""Finding the words of a judged event in a text that an extractor has read anew."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.model.event import Event
from dateline.model.span import Evidence, Span

__all__ = ["nearest", "placed_again"]


def placed_again(event: Event, text: str) -> Event | None:
    """The event with its evidence where the same words stand now; null where its trigger stands nowhere any more.

    Words that stand several times are taken where they are nearest to their old place. Evidence that is lost leaves
    its value without words; a message that is lost goes with its words.
    """
    trigger = _placed(event.trigger, text)
    if trigger is None:
        return None
    said = zip(event.messages, event.messages_evidence, strict=True)
    pairs = [(message, _placed(shown, text)) for message, shown in said]
    return replace(
        event,
        trigger=trigger,
        evidence=tuple(_all(event.evidence, text)),
        messages=tuple(message for message, shown in pairs if shown),
        messages_evidence=tuple(shown for _, shown in pairs if shown),
    )


def nearest(start: int, exact: str, text: str) -> Span | None:
    """Where `exact` stands in the text, nearest to `start`, of two as near the first; null where nowhere."""
    before = text.rfind(exact, 0, start + len(exact))
    behind = text.find(exact, start)
    found = [at for at in (before, behind) if at >= 0]
    if not exact or not found:
        return None
    at = min(found, key=lambda place: (abs(place - start), place))
    return Span(at, at + len(exact))


def _all(evidence: Iterable[Evidence], text: str) -> Iterable[Evidence]:
    return (shown for old in evidence if (shown := _placed(old, text)))


def _placed(old: Evidence, text: str) -> Evidence | None:
    span = nearest(old.start, old.exact, text)
    return replace(old, start=span.start, end=span.end) if span else None
