"""The events of a record that a row of a table may mean."""

from collections.abc import Collection, Iterator, Sequence

from dateline.adopt.events import Events, keys_of, sought_keys
from dateline.adopt.fit import Fit, differences, fit, told_alike
from dateline.adopt.reports import Reports
from dateline.adopt.said import Said
from dateline.adopt.values import trigger_spans
from dateline.codebook.book import Codebook
from dateline.model.event import Event
from dateline.model.span import Span
from dateline.store.record import Record

__all__ = ["Search", "the_one"]


class Search:
    """Looks for the event of a row, as the events stand with what other rows have said of them so far."""

    def __init__(self, record: Record, codebook: Codebook, rows: Sequence[Said]) -> None:
        self._record, self._codebook = record, codebook
        reports = Reports(record)
        self._named = {said.row: reports.called(said.report) for said in rows if said.report}
        self._near = {said.row: reports.of_source(said) for said in rows if not said.report}
        self._texts: dict[str, str] = {}
        self._spans: dict[tuple[str, str], tuple[Span, ...]] = {}
        self._seen: dict[tuple[int, str], tuple[Event, Fit | None]] = {}
        self.events = Events(self._relevant(rows))

    def reports(self, said: Said) -> tuple[str, ...]:
        """The reports that may be the one that the row names; none where it names none."""
        return self._named.get(said.row, ())

    def text(self, report_id: str) -> str:
        """The text of a report."""
        if report_id not in self._texts:
            self._texts[report_id] = self._record.text_of(report_id)
        return self._texts[report_id]

    def spans(self, said: Said, report_id: str) -> tuple[Span, ...]:
        """Where the words that the row gives stand in a report."""
        key = (report_id, said.words or "")
        if key not in self._spans:
            self._spans[key] = trigger_spans(said.words or "", self.text(report_id))
        return self._spans[key]

    def fit(self, said: Said, event: Event) -> Fit:
        """How an event fits the row."""
        worded = None
        if said.report and said.words:
            worded = any(span.touches(event.trigger.span) for span in self.spans(said, event.report_id))
        return fit(said, event, self._codebook, worded=worded)

    def whole(self, said: Said) -> list[Event]:
        """The events that fit the row, in the nearest circle of reports that has any, the best of them alone.

        Rejected ones only where no other fits.
        """
        for circle in self._circles(said):
            fits = [(how, event) for how, event in self._fits(said, circle) if how.whole]
            stand = [pair for pair in fits if pair[1].review != "rejected"] or fits
            if stand:
                best = min(how.rank for how, _ in stand)
                return [event for how, event in stand if how.rank == best]
        return []

    def agreeing(self, said: Said) -> list[Event]:
        """The events that fit the row and are in all as it says, of whichever report it may mean."""
        *_, widest = self._circles(said)
        return [
            event
            for how, event in self._fits(said, widest)
            if how.whole and event.review != "rejected" and not differences(said, event)
        ]

    def nearly(self, said: Said) -> list[Event]:
        """The events that all but fit the row, and that no other row and no person has judged.

        What people have judged is put right where the row names its report.
        """
        same_report = said.report is not None
        for circle in self._circles(said):
            found = [
                event
                for how, event in self._fits(said, circle)
                if how.nearly(same_report=same_report)
                and event.id not in self.events.judged
                and (event.review == "unreviewed" or (same_report and event.review != "rejected"))
            ]
            if found:
                return found
        return []

    def _circles(self, said: Said) -> Iterator[Collection[str] | None]:
        """The reports to look at, one circle after the other; null for all."""
        if said.report is not None:
            yield self._named[said.row]
            return
        if self._near[said.row]:
            yield self._near[said.row]
        yield None

    def _fits(self, said: Said, circle: Collection[str] | None) -> Iterator[tuple[Fit, Event]]:
        if said.report is not None:
            found = self.events.of_reports(circle or ())
        else:
            found = self.events.about(said.place) if said.place else iter(())
        for event in found:
            if (circle is None or event.report_id in circle) and (how := self._fit_or_none(said, event)):
                yield how, event

    def _fit_or_none(self, said: Said, event: Event) -> Fit | None:
        """How an event fits the row; null where the row cannot mean it. Rows look often, events change seldom."""
        looked_at, how = self._seen.get((said.row, event.id), (None, None))
        if looked_at is not event:
            how = self.fit(said, event) if said.report is not None or told_alike(said, event) else None
            self._seen[said.row, event.id] = (event, how)
        return how

    def _relevant(self, rows: Sequence[Said]) -> Iterator[Event]:
        """The events of the reports and around the places that the table names."""
        reports = {report_id for named in self._named.values() for report_id in named}
        keys = {key for said in rows if said.place for key in sought_keys(said.place)}
        for event in self._record.events():
            if event.report_id in reports or (event.place and not keys.isdisjoint(keys_of(event.place))):
                yield event


def the_one(said: Said, events: Sequence[Event]) -> Event | None:
    """The one event that fits; of several that the record takes for one incident the one that the incident is named
    after, or the next that is in all as the row says; null where it may be several.
    """
    if len(events) == 1:
        return events[0]
    incidents = {event.incident_id for event in events}
    agreeing = [event for event in events if not differences(said, event)]
    if len(incidents) != 1 or None in incidents or not agreeing:
        return None
    [incident] = incidents
    return min(agreeing, key=lambda event: (event.id != incident, event.id))
