"""Coded events and the judgements of people in, the events that stand out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.model.anchor import found_again
from dateline.model.event import Event
from dateline.model.review import FIELDS, Review, Stood
from dateline.review.place_again import placed_again

__all__ = ["Folded", "corrected", "fold", "standing_reviews"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """The events of one report as they stand, coded ones in their order and then the others; `lost` fits none of them.

    A judgement is lost where its event is no longer coded: an accepted or corrected event stands on by itself, and the
    judgement is listed all the same.
    """

    events: tuple[Stood, ...]
    lost: tuple[Review, ...] = ()


def standing_reviews(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The judgements that nobody took back, in the order in which they bear: by time, those that settle last."""
    held = list(reviews)
    undone = {review.undoes for review in held if review.action == "undo"}
    standing = (review for review in held if review.action != "undo" and review.id not in undone)
    return tuple(sorted(standing, key=lambda review: (review.settles, review.time, review.id)))


def fold(events: Sequence[Event], reviews: Iterable[Review], text: str) -> Folded:
    """The events of one report, with `text`, as they stand after `reviews`; the order of `reviews` changes nothing.

    A judgement bears on the event of its id, else on the one that its anchor finds again. An accepted event keeps the
    values that were accepted, a corrected one those that were put right, whatever a newer coder says.
    """
    stood = {event.id: Stood(event=event, coded=event) for event in events}
    lost: list[Review] = []
    for review in standing_reviews(reviews):
        event_id = _bears_on(review, events, stood)
        snapshot = placed_again(review.event, text)
        if event_id is None and review.action != "add":
            lost.append(review)
        if event_id is None and review.action != "reject" and snapshot is not None:
            origin = "reviewer" if review.action == "add" else "kept"
            stood[snapshot.id] = _judged(Stood(event=snapshot, origin=origin), review, snapshot)
        elif event_id is not None:
            stood[event_id] = _judged(stood[event_id], review, snapshot)
        elif review.action == "add":
            lost.append(review)
    return Folded(events=tuple(stood.values()), lost=tuple(lost))


def _bears_on(review: Review, events: Sequence[Event], stood: dict[str, Stood]) -> str | None:
    if review.event_id in stood:
        return review.event_id
    again = found_again(review.anchor, events)
    return again.id if again else None


def _judged(stood: Stood, review: Review, snapshot: Event | None) -> Stood:
    fields = review.fields if review.action == "correct" else tuple(FIELDS)
    keeps = review.action != "reject" and snapshot is not None
    event = corrected(stood.event, snapshot, fields) if keeps and snapshot else stood.event
    reviews = (*stood.reviews, review)
    return replace(stood, event=replace(event, review=_verdict(review, reviews)), reviews=reviews)


def _verdict(last: Review, reviews: Sequence[Review]) -> str:
    if last.action == "reject":
        return "rejected"
    return "corrected" if any(review.action == "correct" for review in reviews) else "accepted"


def corrected(event: Event, by: Event, fields: Iterable[str]) -> Event:
    """The event with the values, evidence and bases that `by` has for `fields` (of FIELDS)."""
    parts = [FIELDS[name] for name in fields]
    shown_as = {kind for part in parts for kind in part.shown_as}
    kept = [shown for shown in event.evidence if shown.of not in shown_as]
    taken = [shown for shown in by.evidence if shown.of in shown_as]
    basis = {name: why for name, why in event.basis.items() if name not in set(fields)}
    basis |= {name: by.basis[name] for name in fields if name in by.basis}
    values = {name: getattr(by, name) for part in parts for name in part.attributes}
    return replace(event, **values, evidence=tuple(sorted({*kept, *taken})), basis=basis)
