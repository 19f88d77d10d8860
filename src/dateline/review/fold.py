"""Coded events and the judgements of people in, the events that stand out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.model.event import Event
from dateline.model.review import FIELDS, Review, Stood
from dateline.review.attach import Judged, judged_events, standing_reviews
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


def fold(events: Sequence[Event], reviews: Iterable[Review], text: str) -> Folded:
    """The events of one report, with `text`, as they stand after `reviews`; the order of `reviews` changes nothing.

    A judgement bears on the event of its id, else on the one that tells the same now. An accepted event keeps the
    values that were accepted, a corrected one those that were put right, whatever a newer coder says.
    """
    judged = judged_events(events, reviews, text)
    said = {found.event.id: found.reviews for found in judged if found.event}
    standing = [_judged(Stood(event=event, coded=event), said.get(event.id, ()), text) for event in events]
    lost: list[Review] = []
    for found in judged:
        if found.event is None:
            stood = _uncoded(found, text)
            standing += [stood] if stood else []
            lost += found.reviews if stood is None or not found.added else ()
    return Folded(events=tuple(standing), lost=tuple(lost))


def _uncoded(found: Judged, text: str) -> Stood | None:
    """An event that is not coded, by the first judgement that lets it stand; null where none does or its words are
    gone."""
    for review in found.reviews:
        snapshot = placed_again(review.event, text) if review.action != "reject" else None
        if snapshot is not None:
            origin = "reviewer" if found.added else "kept"
            event = replace(snapshot, id=found.event_id, review="unreviewed", incident_id=None, copied_in=None)
            return _judged(Stood(event=event, origin=origin), found.reviews, text)
    return None


def _judged(stood: Stood, reviews: Sequence[Review], text: str) -> Stood:
    """The event after these judgements; `put_right` are the fields that hold what a person put there."""
    event = stood.event
    put_right: frozenset[str] = frozenset()
    verdict = event.review
    for review in reviews:
        if review.action == "reject":
            verdict = "rejected"
            continue
        before, event = event, _kept(event, review, text)
        if review.action == "correct":
            put_right |= set(review.fields)
        else:
            put_right = frozenset(name for name in put_right if _values(before, name) == _values(event, name))
        verdict = "corrected" if put_right else "accepted"
    return replace(stood, event=replace(event, review=verdict), reviews=tuple(reviews))


def _kept(event: Event, review: Review, text: str) -> Event:
    snapshot = placed_again(review.event, text)
    fields = review.fields if review.action == "correct" else tuple(FIELDS)
    return corrected(event, snapshot, fields) if snapshot else event


def _values(event: Event, field: str) -> list[object]:
    return [getattr(event, name) for name in FIELDS[field].attributes]


def corrected(event: Event, by: Event, fields: Iterable[str]) -> Event:
    """The event with the values, evidence and bases that `by` has for `fields` (of FIELDS)."""
    parts = {name: FIELDS[name] for name in fields}
    shown_as = {kind for part in parts.values() for kind in part.shown_as}
    kept = [shown for shown in event.evidence if shown.of not in shown_as]
    taken = [shown for shown in by.evidence if shown.of in shown_as]
    evidence = event.evidence if {*kept, *taken} == {*event.evidence} else tuple(sorted({*kept, *taken}))
    names = {name for field, part in parts.items() for name in (field, *part.attributes)}
    basis = {name: why for name, why in event.basis.items() if name not in names}
    basis |= {name: why for name, why in by.basis.items() if name in names}
    values = {name: getattr(by, name) for part in parts.values() for name in part.attributes}
    return replace(event, **values, evidence=evidence, basis=basis)
