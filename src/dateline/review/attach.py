"""The events that people judged, found again among those that are coded now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.review import Review
from dateline.model.span import Span
from dateline.review.place_again import nearest

__all__ = ["Judged", "judged_events", "standing_reviews"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One event with all standing judgements of it, in the order in which they bear.

    `event` is the event as it is coded now, null where it is not coded (any more). `added` is true where a person
    added it.
    """

    event_id: str
    event: Event | None
    reviews: tuple[Review, ...]
    added: bool = False


def standing_reviews(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The judgements that nobody took back, in the order in which they bear: by time, those that settle last.

    An undo that is itself taken back takes nothing back.
    """
    held = sorted(reviews, key=_order)
    undone: set[str | None] = set()
    for review in reversed(held):
        if review.action == "undo" and review.id not in undone:
            undone.add(review.undoes)
    standing = (review for review in held if review.action != "undo" and review.id not in undone)
    return tuple(sorted(standing, key=lambda review: review.settles))


def judged_events(events: Sequence[Event], reviews: Iterable[Review], text: str) -> tuple[Judged, ...]:
    """What people judged of one report with `text`, each with the event of `events` that it is now.

    A judgement means the event of its id. Where that is not coded any more, it means the one that tells the same: its
    trigger has letters of the judged one's, and its place is the same or named by the same words. A rejection and an
    added event ask for the same type too. What was rejected or added at one place so never meets what the same words
    say of another.
    """
    held = list(reviews)
    added = {review.event_id for review in held if review.action == "add"}
    named: dict[str, list[Review]] = {}
    for review in standing_reviews(held):
        named.setdefault(review.event_id, []).append(review)
    coded = {event.id: event for event in events}
    found: dict[str, tuple[Event | None, list[Review]]] = {}
    uncoded: list[Event] = []
    for event_id, said in named.items():
        event = coded.get(event_id) or _again(said, event_id in added, events, text)
        known = None if event or event_id in added else _again(said, False, uncoded, text)
        name = event.id if event else known.id if known else event_id
        if event is None and known is None:
            uncoded += [replace(review.event, id=event_id) for review in said if review.action != "reject"][:1]
        found.setdefault(name, (event, []))[1].extend(said)
    return tuple(
        Judged(event_id=name, event=event, reviews=_in_order(said), added=name in added)
        for name, (event, said) in found.items()
    )


def _order(review: Review) -> tuple[str, str]:
    return review.time, review.id


def _in_order(reviews: Iterable[Review]) -> tuple[Review, ...]:
    return tuple(sorted(reviews, key=lambda review: (review.settles, *_order(review))))


def _again(said: Sequence[Review], is_added: bool, events: Sequence[Event], text: str) -> Event | None:
    """The event that tells what these judgements are of; of several that with the same words, then place, then type."""
    strict = is_added or said[-1].action == "reject"
    others = {review.split_from for review in said if review.split_from}
    if is_added and others and not others <= {event.id for event in events}:
        return None  # What it was cut from is coded under another id now, and may be all that stands there.
    fits = [
        (min(fit), event.id, event)
        for event in events
        if event.id not in others and (fit := list(_fits(said, event, text, strict=strict)))
    ]
    return min(fits, key=lambda found: found[:2])[2] if fits else None


def _fits(said: Iterable[Review], event: Event, text: str, *, strict: bool) -> Iterator[tuple[bool, bool, bool, int]]:
    """How well an event fits each judgement, as it was coded and as the person put it; the best fit is the lowest."""
    for review in said:
        anchor = review.anchor
        away = _away(review, event, text)
        where = anchor.place == (event.place.text if event.place else None) or _same(review.event.place, event.place)
        if away is None or not (where or (not strict and _by_the_same_words(review.event, event))):
            continue
        other = event.type not in (anchor.type, review.event.type)
        if not (strict and other):
            yield event.trigger.exact != anchor.exact, not where, other, away


def _away(review: Review, event: Event, text: str) -> int | None:
    """How far the trigger has moved; null where none of the event's triggers has a letter of the judged one.

    Only where the words no longer stand where they stood (the text was extracted anew) do the same words elsewhere do.
    """
    anchor = review.anchor
    span = nearest(anchor.start, anchor.exact, text)
    if span is None:
        return None
    shown = [event.trigger, *(part for part in event.evidence if part.of == "trigger")]
    touched = [abs(part.start - span.start) for part in shown if span.touches(part.span)]
    moved = span.start != anchor.start and event.trigger.exact == anchor.exact
    return min(touched) if touched else abs(event.trigger.start - span.start) if moved else None


def _same(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.text == other.text or (one.geonames_id is not None and one.geonames_id == other.geonames_id)


def _by_the_same_words(judged: Event, event: Event) -> bool:
    """Whether the place is read from the same words, as another one; or only one of the two has a place at all."""
    if judged.place is None or event.place is None:
        return True
    mine, theirs = _place_spans(judged), _place_spans(event)
    return any(span.touches(other) for span in mine for other in theirs)


def _place_spans(event: Event) -> list[Span]:
    return [part.span for part in event.evidence if part.of == "place"]
