"""What a person says of an event: that it is right, what would be right, that it is wrong, or that it was missed."""

from dataclasses import dataclass

from dateline.model.anchor import Anchor
from dateline.model.event import Event

__all__ = ["FIELDS", "REVIEW_ACTIONS", "VERDICTS", "FieldParts", "Review", "Stood"]

REVIEW_ACTIONS = ("accept", "correct", "reject", "add", "undo")
"""All is right; the values of `fields` are put right; there is no such event; one was missed; a word is taken back."""

VERDICTS = ("unreviewed", "accepted", "corrected", "rejected")
"""What the latest standing judgement of an event comes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldParts:
    """What of an event one reviewable field covers: its `attributes`, and the kinds of evidence that show it."""

    attributes: tuple[str, ...]
    shown_as: tuple[str, ...] = ()


FIELDS = {
    "type": FieldParts(attributes=("type", "types", "mode", "crosswalk")),
    "trigger": FieldParts(attributes=("trigger",), shown_as=("trigger",)),
    "place": FieldParts(attributes=("place",), shown_as=("place",)),
    "date": FieldParts(attributes=("date",), shown_as=("date",)),
    "status": FieldParts(attributes=("status",), shown_as=("status",)),
    "actor": FieldParts(attributes=("actor", "actor_id"), shown_as=("actor",)),
    "target": FieldParts(attributes=("target", "target_id"), shown_as=("target",)),
    "occasion": FieldParts(attributes=("occasion",), shown_as=("occasion",)),
    "source": FieldParts(attributes=("source",), shown_as=("source",)),
    "messages": FieldParts(attributes=("messages", "messages_evidence"), shown_as=("message",)),
}
"""The fields of an event that a person can put right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One judgement of one event by one person; it is only ever added to, and taken back by a later one.

    `event` is the event as it stands with this judgement, all values and evidence, so that the judgement can be read
    without the coding that it was made on; `anchor` says where it stood as coded. `fields` names what was put right
    (of FIELDS) where `action` is correct. `id` and `time` are given by the record when it is written; `time` is ISO
    8601 in UTC, later than that of every judgement before it. `undoes` is the id of the judgement that an undo takes
    back. `batch` is shared by judgements made at one stroke. `settles` marks the word that ends a disagreement between
    reviewers, `blind` one given without knowing what others said of the event. `split_from` is the id of the event that
    an added one was cut from.
    """

    event_id: str
    anchor: Anchor
    action: str
    author: str
    event: Event
    id: str = ""
    time: str = ""
    fields: tuple[str, ...] = ()
    note: str = ""
    undoes: str | None = None
    batch: str | None = None
    settles: bool = False
    blind: bool = True
    split_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """An event as it stands: as coded, with what people put right, and what they came to.

    `event.review` is one of VERDICTS. `origin` is coder, reviewer (a person added it) or kept (a person judged it and
    the coder no longer finds it). `coded` is the event as the coder gave it, null where it gave none. `reviews` are the
    judgements that stand, oldest first.
    """

    event: Event
    coded: Event | None = None
    origin: str = "coder"
    reviews: tuple[Review, ...] = ()

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Who judged it, in alphabetical order."""
        return tuple(sorted({review.author for review in self.reviews}))
