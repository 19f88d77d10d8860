"""A table and a record in, the judgements that the rows make out; what does not fit is told, never guessed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dateline.adopt.adoption import Adoption, Placed
from dateline.adopt.fit import differences
from dateline.adopt.said import Reading, Said, read_row
from dateline.adopt.search import Search, the_one
from dateline.adopt.table import Table
from dateline.adopt.unplaced import cannot_add, why_not
from dateline.adopt.values import added_event, corrected_event
from dateline.ids import content_id
from dateline.model.anchor import Anchor, anchor_of
from dateline.model.event import Event
from dateline.model.review import Review
from dateline.store.record import Record

__all__ = ["adopt"]


def adopt(table: Table, record: Record, reading: Reading, by: str) -> Adoption:
    """Place every row of `table` in `record` as a judgement by the person `by`; nothing is written.

    A row that fits an event accepts it, or corrects what differs; one that names words of a known report adds an
    event; all others are unplaced with a reason. Rows are placed in turn until no more find their place, so that the
    same table, taken again after its judgements were written, says nothing new.
    """
    rows = [(row.number, *read_row(row, reading)) for row in table.rows]
    unread = [Placed(row=number, outcome="unplaced", reason=why) for number, said, why in rows if said is None]
    taking = _Taking(table, record, reading, by, [said for _, said, _ in rows if said is not None])
    placed = sorted([*unread, *taking.placed()], key=lambda placed: placed.row)
    return Adoption(table=table.name, sha256=table.sha256, placed=tuple(placed), reviews=tuple(taking.reviews))


class _Taking:
    """One table being taken into one record; `reviews` are the judgements so far."""

    def __init__(self, table: Table, record: Record, reading: Reading, by: str, rows: Sequence[Said]) -> None:
        self.reviews: list[Review] = []
        self._table, self._record, self._reading, self._by, self._rows = table, record, reading, by, rows
        self._search = Search(record, reading.codebook, rows)
        self._judged = self._search.events.judged
        self._reviewers: dict[str, tuple[str, ...]] = {}

    def placed(self) -> Iterator[Placed]:
        """What becomes of each row."""
        settled: dict[int, Placed] = {}
        steps = (self._as_before, self._as_it_stands, self._put_right, self._added)
        while any(self._settle(step, settled) for step in steps):
            pass
        yield from settled.values()
        for said in self._rows:
            if said.row not in settled:
                yield Placed(
                    row=said.row, outcome="unplaced", reason=why_not(said, self._search, self._reading, self._record)
                )

    def _settle(self, step: Callable[[Said], Placed | None], settled: dict[int, Placed]) -> bool:
        """Try a step on all rows that have no place yet; true where one found its place."""
        before = len(settled)
        for said in self._rows:
            if said.row not in settled and (placed := step(said)):
                settled[said.row] = placed
        return len(settled) > before

    def _as_before(self, said: Said) -> Placed | None:
        """The row says of an event what its coder has said before, in another row or at another time."""
        before = [event for event in self._search.agreeing(said) if self._is_judged(event)]
        for event in before:
            self._judged.setdefault(event.id, said.row)
        if not before:
            return None
        return Placed(row=said.row, outcome="known", event_id=before[0].id, report_id=before[0].report_id)

    def _as_it_stands(self, said: Said) -> Placed | None:
        """The row fits one event: it accepts it, or corrects what differs."""
        event = the_one(said, self._search.whole(said))
        if event is None or event.review == "rejected" or event.id in self._judged:
            return None
        return self._judge(said, event, differences(said, event))

    def _put_right(self, said: Said) -> Placed | None:
        """The row all but fits one event that no other row has judged."""
        found = [] if self._search.whole(said) else self._search.nearly(said)
        return self._judge(said, found[0], differences(said, found[0])) if len(found) == 1 else None

    def _added(self, said: Said) -> Placed | None:
        """The row fits no event and its words stand in its report."""
        fits = self._search.whole(said) or self._search.nearly(said)
        if fits or cannot_add(said, self._search, self._reading, self._record):
            return None
        [report_id] = self._search.reports(said)
        [trigger] = self._search.spans(said, report_id)
        event = added_event(said, report_id, self._search.text(report_id), trigger, self._reading)
        self._review(said, event, anchor_of(event), "add")
        return Placed(row=said.row, outcome="added", event_id=event.id, report_id=report_id)

    def _judge(self, said: Said, event: Event, differs: tuple[str, ...]) -> Placed | None:
        if "type" in differs and said.kind.type is None:
            return None
        anchor, stands = self._anchor(event), replace(event, review="accepted")
        if differs:
            stands = corrected_event(event, said, differs, self._search.text(event.report_id), self._reading)
        self._review(said, stands, anchor, "correct" if differs else "accept", differs)
        outcome = "corrected" if differs else "accepted"
        return Placed(row=said.row, outcome=outcome, event_id=event.id, report_id=event.report_id, fields=differs)

    def _review(self, said: Said, event: Event, anchor: Anchor, action: str, fields: tuple[str, ...] = ()) -> None:
        review = Review(
            event_id=event.id,
            anchor=anchor,
            action=action,
            author=self._by,
            event=replace(event, incident_id=None, copied_in=None),
            fields=fields,
            note=self._note(said),
            batch=content_id("import", self._table.sha256, self._by),
        )
        self.reviews.append(review)
        self._search.events.judge(event, said.row)

    def _note(self, said: Said) -> str:
        return f"{self._table.name} row {said.row}" + (f": {said.note}" if said.note else "")

    def _is_judged(self, event: Event) -> bool:
        """Whether a row, or the coder of the table before, has judged the event."""
        if event.id in self._judged or event.review == "unreviewed":
            return event.id in self._judged
        if event.id not in self._reviewers:
            self._reviewers[event.id] = self._record.stood_event(event.id).reviewers
        return self._by in self._reviewers[event.id]

    def _anchor(self, event: Event) -> Anchor:
        """Where the event stood as coded, by its first judgement where it has one."""
        if event.review == "unreviewed":
            return anchor_of(event)
        return self._record.stood_event(event.id).reviews[0].anchor
