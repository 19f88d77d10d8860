"""What a person does at the desk, made into judgements for the record."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.codebook.book import Codebook
from dateline.errors import UsageError
from dateline.model.anchor import anchor_of
from dateline.model.event import STATUSES, Event
from dateline.model.incident import PairJudgement
from dateline.model.place import Place
from dateline.model.review import FIELDS, Review, Stood
from dateline.model.span import Evidence, Span, show
from dateline.model.when import When
from dateline.review.added import REVIEWER, id_of_added

__all__ = [
    "accepted",
    "added",
    "chosen",
    "corrected",
    "pair",
    "rejected",
    "sets_apart",
    "taken_back",
    "with_date",
    "with_messages",
    "with_own_words",
    "with_place",
    "with_status",
    "with_type",
    "with_words",
]

ROLES = ("actor", "target", "occasion", "source")


def accepted(stood: Stood, author: str, *, batch: str | None = None) -> Review:
    """All of the event is right as it stands."""
    return _review(stood, "accept", author, stood.event, batch=batch)


def rejected(stood: Stood, author: str, note: str) -> Review:
    """There is no such event.

    Raises:
        UsageError: no reason is given.
    """
    if not note:
        raise UsageError("a rejection needs a reason; say in a few words why there is no such event")
    return _review(stood, "reject", author, stood.event, note=note)


def corrected(stood: Stood, author: str, event: Event, note: str = "") -> Review:
    """The values in which `event` differs from how it stands are put right.

    Raises:
        UsageError: it differs in none.
    """
    fields = tuple(name for name in FIELDS if _differs(name, stood.event, event))
    if not fields:
        raise UsageError("nothing was changed; accept the event if it is right as it stands")
    return _review(stood, "correct", author, event, fields=fields, note=note)


def chosen(stood: Stood, author: str, event: Event, views: Sequence[Event]) -> Review:
    """The values in which `views` differ are put right as `event` has them; all of it is right where they do not."""
    fields = tuple(name for name in FIELDS if any(_differs(name, one, other) for one, other in pairwise(views)))
    action = "correct" if fields else "accept"
    return _review(stood, action, author, event, fields=fields, note="settled")


def added(event: Event, author: str, *, split_from: str | None = None, note: str = "") -> Review:
    """An event that was missed, or cut from another one."""
    name = id_of_added(event)
    whole = replace(event, id=name, group_id=name, coder=REVIEWER, score=1.0, review="unreviewed")
    return Review(
        event_id=whole.id,
        anchor=anchor_of(whole),
        action="add",
        author=author,
        event=whole,
        note=note,
        split_from=split_from,
    )


def taken_back(review: Review, author: str, batch: str | None = None) -> Review:
    """A judgement is taken back."""
    return Review(
        event_id=review.event_id,
        anchor=review.anchor,
        action="undo",
        author=author,
        event=review.event,
        undoes=review.id,
        batch=batch,
    )


def pair(
    a: Event, b: Event, *, same: bool | None, author: str, reason: str, undoes: str | None = None
) -> PairJudgement:
    """Two events are one incident, or two, or nothing is said of them any more.

    Raises:
        UsageError: they are one event.
    """
    if a.id == b.id:
        raise UsageError("an event cannot be joined with itself; choose another one")
    one, other = sorted((a, b), key=lambda event: event.id)
    return PairJudgement(
        a=one.id,
        b=other.id,
        same=same,
        author=author,
        reason=reason,
        anchor_a=anchor_of(one),
        anchor_b=anchor_of(other),
        undoes=undoes,
    )


def with_type(event: Event, codebook: Codebook, name: str, mode: str | None) -> Event:
    """The event as one of another type.

    Raises:
        UsageError: the codebook has no such type or mode.
    """
    kind = next((kind for kind in codebook.types if kind.name == name), None)
    if kind is None:
        raise UsageError(f"the codebook has no type {name!r}")
    if mode and mode not in kind.modes:
        raise UsageError(f"{name} has no mode {mode!r}; it has {', '.join(kind.modes) or 'none'}")
    if (event.type, event.mode) == (name, mode):
        return event
    others = tuple(other for other in event.types if other not in (name, event.type))
    crosswalk = kind.codes(mode)
    return replace(
        event, type=name, types=(name, *others), mode=mode or None, crosswalk=crosswalk, basis=_by_hand(event, "type")
    )


def with_status(event: Event, status: str) -> Event:
    """The event with another status.

    Raises:
        UsageError: there is no such status.
    """
    if status not in STATUSES:
        raise UsageError(f"no status {status!r}; choose from {', '.join(STATUSES)}")
    return event if status == event.status else replace(event, status=status, basis=_by_hand(event, "status"))


def with_place(event: Event, place: Place | None, shown: Evidence | None) -> Event:
    """The event at another place, or at none; `shown` are the words that name it."""
    if place is not None:
        words = shown.exact if shown else place.text or place.name
        place = replace(place, text=words, basis="stated" if shown else REVIEWER, score=None, runner_up=None)
    return _shown_by(replace(event, place=place), "place", shown)


def with_date(event: Event, date: When | None, shown: Evidence | None) -> Event:
    """The event on other days, or on none that are known; `shown` are the words that say so."""
    if date is not None:
        date = replace(date, text=shown.exact if shown else None, basis="stated" if shown else REVIEWER)
    return _shown_by(replace(event, date=date), "date", shown)


def with_words(event: Event, text: str, field: str, span: Span | None) -> Event:
    """The event with the words at `span` for a role, its trigger, or one more message; null leaves a role out.

    Raises:
        UsageError: `span` lies outside the text, or `field` takes no words.
    """
    shown = show(text, span, field) if span else None
    if span and not 0 <= span.start < span.end <= len(text):
        raise UsageError(f"{span.start} to {span.end} lies outside the report")
    if field in ROLES:
        return _shown_by(_with_role(event, field, " ".join(shown.exact.split()) if shown else None), field, shown)
    if field == "trigger" and shown:
        return _shown_by(replace(event, trigger=shown), field, shown)
    if field == "messages" and span:
        return with_messages(event, text, [*(each.span for each in event.messages_evidence), span])
    raise UsageError(f"{field} takes no words of the report")


def with_messages(event: Event, text: str, spans: Iterable[Span]) -> Event:
    """The event with the words at `spans` as its messages, in their order in the report."""
    shown = tuple(show(text, span, "message") for span in sorted(set(spans)))
    held = dict(zip(event.messages_evidence, event.messages, strict=True))
    rest = (each for each in event.evidence if each.of != "message")
    return replace(
        event,
        messages=tuple(held.get(each, each.exact) for each in shown),
        messages_evidence=shown,
        evidence=tuple(sorted({*rest, *shown})),
    )


def with_own_words(event: Event, field: str, words: str) -> Event:
    """The event with a role in words that the report does not hold."""
    return _shown_by(_with_role(event, field, words), field, None)


def _with_role(event: Event, field: str, words: str | None) -> Event:
    match field:
        case "actor":
            return replace(event, actor=words, actor_id=None)
        case "target":
            return replace(event, target=words, target_id=None)
        case "occasion":
            return replace(event, occasion=words)
        case _:
            return replace(event, source=words)


def _shown_by(event: Event, field: str, shown: Evidence | None) -> Event:
    kinds = FIELDS[field].shown_as
    kept = [each for each in event.evidence if each.of not in kinds]
    evidence = tuple(sorted({*kept, *([shown] if shown else [])}))
    basis = _by_hand(event, field) if shown is None else {**event.basis, field: "stated"}
    return replace(event, evidence=evidence, basis=basis)


def _by_hand(event: Event, field: str) -> dict[str, str]:
    return {**event.basis, field: REVIEWER}


def _differs(field: str, one: Event, other: Event) -> bool:
    parts = FIELDS[field]
    values = any(getattr(one, name) != getattr(other, name) for name in parts.attributes)
    return values or _shown(one, parts.shown_as) != _shown(other, parts.shown_as)


def _shown(event: Event, kinds: Iterable[str]) -> frozenset[Evidence]:
    return frozenset(each for each in event.evidence if each.of in kinds)


def _review(
    stood: Stood,
    action: str,
    author: str,
    event: Event,
    *,
    fields: Sequence[str] = (),
    note: str = "",
    batch: str | None = None,
) -> Review:
    return Review(
        event_id=stood.event.id,
        anchor=anchor_of(stood.coded or stood.event),
        action=action,
        author=author,
        event=replace(event, incident_id=None, copied_in=None),
        fields=tuple(fields),
        note=note,
        batch=batch,
    )


def sets_apart(one: Event, other: Event) -> bool:
    """Whether two events of one report differ in what, where or when they are, or in the words that name them."""
    return any(_differs(name, one, other) for name in ("type", "trigger", "place", "date"))
