"""What judgements do to the record: written whole, with the incidents that they bear on found again."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from secrets import token_hex

from dateline.config import Config
from dateline.desk import judging
from dateline.errors import RecordError, UsageError
from dateline.model.event import Event
from dateline.model.incident import PairJudgement
from dateline.model.review import Review, Stood
from dateline.run.link import relink
from dateline.store.record import Record

__all__ = ["Judge", "Undone", "accept_all", "as_seen", "join", "judge", "keep", "settle", "undo"]

CHANGED = "somebody judged this event since you opened it; look at it again before you judge it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """A person who judges, and the share of all events, in [0, 1], that two people judge blind."""

    name: str
    double_share: float = 0.0

    def is_double(self, event_id: str) -> bool:
        """Whether two people judge an event, each without knowing what the other said."""
        return int(event_id[:4], 16) < round(self.double_share * 0x10000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back: the events it was about, and in words what it had been."""

    event_ids: tuple[str, ...]
    words: str


def as_seen(record: Record, event_id: str, by: Judge) -> tuple[Stood, bool]:
    """An event as a person may see it, and whether what others said of it is kept from them.

    Raises:
        UsageError: no event of that id stands in the record.
    """
    stood = record.stood_event(event_id)
    others = set(stood.reviewers) - {by.name}
    hides = bool(others) and by.name not in stood.reviewers and stood.origin == "coder" and by.is_double(event_id)
    return (record.stood_event(event_id, seen_by=by.name), True) if hides else (stood, False)


def judge(
    record: Record, config: Config, by: Judge, event_id: str, make: Callable[[Stood], Review], seen: int | None = None
) -> Review:
    """Keep what `make` says of an event as the person sees it; `seen` counts the judgements that they had before them.

    Raises:
        UsageError: another judgement has come in between, or there is no such event.
    """
    return keep(record, config, _made(record, by, event_id, make, seen))


def keep(record: Record, config: Config, *reviews: Review) -> Review:
    """Write judgements at one stroke and give the first; where events stand otherwise, incidents are found again.

    Raises:
        RecordError: nothing was written; or all of it was, and the incidents could not be found again.
    """
    with _Following(record, config, {name for review in reviews for name in (review.event_id, review.event.id)}):
        return record.review(reviews)[0]


def accept_all(record: Record, config: Config, by: Judge, wanted: Mapping[str, int]) -> int:
    """Accept events at one stroke, to be taken back at one stroke, and give how many.

    `wanted` maps them to the judgements that the person had before them; what was judged since is left out.

    Raises:
        UsageError: none of them stands as it was seen.
    """
    batch = token_hex(8)
    there = {name: seen for name, seen in wanted.items() if record.report_of(name) and record.words_on(name) == seen}
    made = [_made(record, by, name, lambda stood: judging.accepted(stood, by.name, batch=batch)) for name in there]
    if not made:
        raise UsageError("all of these events were judged since you opened the page; load it again")
    keep(record, config, *made)
    return len(made)


def join(record: Record, config: Config, by: Judge, a: str, b: str, *, same: bool, reason: str) -> str | None:
    """Say that two events are one incident, or two; what is given is the id of the incident of `a`."""
    one, other = record.stood_event(a).event, record.stood_event(b).event
    record.judge(judging.pair(one, other, same=same, author=by.name, reason=reason))
    _relink(record, config, {one.id, other.id})
    incident = record.incident_of(one.id)
    return incident.id if incident else None


def settle(record: Record, config: Config, by: Judge, event_id: str, chosen: str) -> Review:
    """End a disagreement: where people differ, the event stands as one of them sees it.

    Raises:
        UsageError: that person did not judge the event.
    """
    stood = record.stood_event(event_id)
    if chosen not in stood.reviewers:
        raise UsageError(f"{chosen} did not judge this event; choose one of {', '.join(stood.reviewers)}")
    views = {name: record.stood_event(event_id, seen_by=name) for name in stood.reviewers}
    theirs = views[chosen].event
    if theirs.review == "rejected":
        review = judging.rejected(stood, by.name, f"settled as {chosen} said")
    elif any(view.event.review == "rejected" for view in views.values()):
        review = replace(judging.accepted(stood, by.name), event=theirs)
    else:
        review = judging.chosen(stood, by.name, theirs, [view.event for view in views.values()])
    return keep(record, config, replace(review, settles=True, blind=False))


def undo(record: Record, config: Config, by: Judge) -> Undone:
    """Take back what a person did last.

    Raises:
        UsageError: there is nothing that they did and that still stands.
    """
    last = record.last_word(by.name)
    if last is None:
        raise UsageError(f"there is nothing left to undo for {by.name}")
    if isinstance(last, PairJudgement):
        return _undo_pair(record, config, last, by.name)
    batch = token_hex(8) if len(last) > 1 else None
    keep(record, config, *(judging.taken_back(review, by.name, batch) for review in last))
    return Undone(event_ids=tuple(review.event_id for review in last), words=_words(last))


def _undo_pair(record: Record, config: Config, last: PairJudgement, author: str) -> Undone:
    history = record.pair_history(last.a, last.b)
    taken = {said.undoes for said in history} | {last.id}
    before = [said for said in history if said.id not in taken and said.undoes is None]
    record.judge(replace(last, id="", time="", same=before[-1].same if before else None, author=author, undoes=last.id))
    ids = {stood.event.id if (stood := _there(record, name)) else name for name in (last.a, last.b)}
    _relink(record, config, ids)
    said = {True: "one incident", False: "two incidents", None: "nothing of"}[last.same]
    return Undone(event_ids=(last.a, last.b), words=f"that two events are {said}")


def _made(record: Record, by: Judge, event_id: str, make: Callable[[Stood], Review], seen: int | None = None) -> Review:
    if seen is not None and record.words_on(event_id) != seen:
        raise UsageError(CHANGED)
    stood, hides = as_seen(record, event_id, by)
    return replace(make(stood), blind=hides or not set(stood.reviewers) - {by.name})


class _Following:
    """Finds the incidents of events again, where they stand otherwise at the end of the block than at its begin."""

    def __init__(self, record: Record, config: Config, event_ids: Collection[str]) -> None:
        self._record, self._config, self._ids = record, config, sorted(event_ids)
        self._before = self._standing()

    def __enter__(self) -> None:
        """Nothing more: how they stand was noted before."""

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            return
        after = self._standing()
        changed = [name for name in self._ids if after[name] != self._before[name]]
        now = {event.id for name in changed for event in (after[name], self._before[name]) if event}
        if changed:
            _relink(self._record, self._config, now | set(changed))

    def _standing(self) -> dict[str, Event | None]:
        """How the events stand, all rejected ones alike."""
        found: dict[str, Event | None] = {}
        for name in self._ids:
            stood = _there(self._record, name)
            event = stood.event if stood and stood.event.review != "rejected" else None
            found[name] = replace(event, review="", incident_id=None, copied_in=None) if event else None
        return found


def _there(record: Record, event_id: str) -> Stood | None:
    try:
        return record.stood_event(event_id)
    except UsageError:
        return None


def _relink(record: Record, config: Config, event_ids: Collection[str]) -> None:
    try:
        relink(record, config, event_ids)
    except RecordError as error:
        raise RecordError(f"the judgement is kept, but incidents could not be found again: {error}") from error


def _words(reviews: Sequence[Review]) -> str:
    verbs = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "add": "added"}
    verb = verbs[reviews[0].action]
    return f"{len(reviews)} events {verb}" if len(reviews) > 1 else f"{reviews[0].event.type.replace('_', ' ')} {verb}"
