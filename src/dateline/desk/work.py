"""What judgements do to the record: written whole, with the incidents that they bear on found again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from secrets import token_hex

from dateline.config import Config
from dateline.desk import judging
from dateline.errors import UsageError
from dateline.model.incident import PairJudgement
from dateline.model.review import Review, Stood
from dateline.run.link import relink
from dateline.store.record import Record

__all__ = ["Undone", "accept_all", "join", "judge", "settle", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back: the events it was about, and in words what it had been."""

    event_ids: tuple[str, ...]
    words: str


def judge(record: Record, config: Config, review: Review) -> Review:
    """Keep one judgement; where it changes the event, its incidents are found again."""
    (written,) = record.review([review])
    if written.action != "accept":
        relink(record, config, {review.event_id, review.event.id})
    return written


def accept_all(record: Record, event_ids: Sequence[str], author: str, *, sampled: bool) -> tuple[Review, ...]:
    """Accept events at one stroke, to be taken back at one stroke; those that stand no more are left out."""
    batch = token_hex(8)
    stood = [record.stood_event(event_id) for event_id in event_ids if record.report_of(event_id)]
    if not stood:
        raise UsageError("none of these events is in the record any more; load the page again")
    return record.review([judging.accepted(each, author, batch=batch, sampled=sampled) for each in stood])


def join(record: Record, config: Config, a: str, b: str, *, same: bool | None, author: str, reason: str) -> str | None:
    """Say that two events are one incident, or two; what is given is the id of the incident of `a`."""
    one, other = record.stood_event(a).event, record.stood_event(b).event
    record.judge(judging.pair(one, other, same=same, author=author, reason=reason))
    relink(record, config, {a, b})
    incident = record.incident_of(a)
    return incident.id if incident else None


def settle(record: Record, config: Config, stood: Stood, chosen: Stood, author: str) -> Review:
    """End a disagreement: the event stands as one of the reviewers sees it."""
    if chosen.event.review == "rejected":
        review = judging.rejected(stood, author, f"settled as {' and '.join(chosen.reviewers)} said")
    elif all(review.action == "accept" for review in chosen.reviews):
        review = replace(judging.accepted(stood, author), event=chosen.event)
    else:
        review = replace(judging.accepted(stood, author), action="correct", event=chosen.event, fields=_all_fields())
    return judge(record, config, replace(review, settles=True))


def _all_fields() -> tuple[str, ...]:
    from dateline.model.review import FIELDS

    return tuple(FIELDS)


def undo(record: Record, config: Config, author: str) -> Undone:
    """Take back what a person did last.

    Raises:
        UsageError: there is nothing that they did and that still stands.
    """
    last = record.last_word(author)
    if last is None:
        raise UsageError(f"there is nothing left to undo for {author}")
    if isinstance(last, PairJudgement):
        return _undo_pair(record, config, last, author)
    batch = token_hex(8) if len(last) > 1 else None
    event_ids = tuple(review.event_id for review in last)
    record.review([judging.taken_back(review, author, batch) for review in last])
    if any(review.action != "accept" for review in last):
        relink(record, config, _still_there(record, event_ids))
    return Undone(event_ids=event_ids, words=_words(last))


def _undo_pair(record: Record, config: Config, last: PairJudgement, author: str) -> Undone:
    held = [said for said in record.pair_history(last.a, last.b) if said.id != last.id and said.undoes is None]
    taken = {said.undoes for said in record.pair_history(last.a, last.b)}
    before = [said for said in held if said.id not in taken]
    record.judge(replace(last, id="", time="", same=before[-1].same if before else None, author=author, undoes=last.id))
    relink(record, config, _still_there(record, (last.a, last.b)))
    said = {True: "one incident", False: "two incidents", None: "nothing of"}[last.same]
    return Undone(event_ids=(last.a, last.b), words=f"that two events are {said}")


def _still_there(record: Record, event_ids: Collection[str]) -> set[str]:
    return {event_id for event_id in event_ids if record.report_of(event_id)} | set(event_ids)


def _words(reviews: Sequence[Review]) -> str:
    verbs = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "add": "added"}
    verb = verbs[reviews[0].action]
    return f"{len(reviews)} events {verb}" if len(reviews) > 1 else f"{reviews[0].event.type.replace('_', ' ')} {verb}"
