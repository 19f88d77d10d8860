"""One open record, looked through a page at a time."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.event import Event
from dateline.model.incident import Incident
from dateline.model.journal import Entry
from dateline.store import browse, catalogue
from dateline.store.browse import Bin, Browse, Cluster, EventLine
from dateline.store.catalogue import IncidentQuery, PublisherLine, ReportRow

__all__ = ["Browsing"]


@dataclass(frozen=True, slots=True)
class Browsing:
    """The events of a record as they stand, its incidents, reports and publishers, a page at a time."""

    connection: sqlite3.Connection

    def count(self, query: Browse) -> int:
        """How many events pass."""
        return browse.count(self.connection, query)

    def lines(self, query: Browse, order: str, *, limit: int, offset: int = 0) -> list[EventLine]:
        """The events that pass, a line each, in one of `browse.ORDERS`."""
        return browse.event_lines(self.connection, query, order, limit=limit, offset=offset)

    def line(self, event_id: str) -> EventLine | None:
        """One event in a line; null where no event of that id stands."""
        return browse.event_line(self.connection, event_id)

    def events(self, query: Browse, order: str, *, limit: int | None = None, offset: int = 0) -> Iterator[Event]:
        """The events that pass, whole, in one of `browse.ORDERS`."""
        return browse.events_of(self.connection, query, order, limit=limit, offset=offset)

    def facets(self, query: Browse) -> dict[str, list[tuple[str | None, int]]]:
        """For each of `browse.FACETS` its values with how many events have them, the most frequent first."""
        return browse.facets(self.connection, query)

    def clusters(self, query: Browse, cell_degrees: float) -> list[Cluster]:
        """Events on a map, those within a cell of so many degrees together."""
        return browse.clusters(self.connection, query, cell_degrees)

    def bins(self, query: Browse, width: str) -> list[Bin]:
        """Dated events by the year, month or day in which they begin."""
        return browse.bins(self.connection, query, width)

    def stretch(self, query: Browse) -> tuple[str, str] | None:
        """The first and the last day on which events begin; null where none is dated."""
        return browse.stretch(self.connection, query)

    def incidents(self, query: IncidentQuery, *, limit: int, offset: int = 0) -> tuple[list[Incident], int]:
        """The incidents that pass, those that most sources tell first, and how many pass in all."""
        return catalogue.incident_page(self.connection, query, limit=limit, offset=offset)

    def reports(
        self, *, words: str | None = None, publisher: str | None = None, limit: int, offset: int = 0
    ) -> tuple[list[ReportRow], int]:
        """The reports whose texts hold all the words, the newest first, and how many there are."""
        return catalogue.report_page(self.connection, words=words, publisher=publisher, limit=limit, offset=offset)

    def publishers(self) -> list[PublisherLine]:
        """All publishers, those with most reports first."""
        return catalogue.publishers(self.connection)

    def verdicts(self) -> dict[str, int]:
        """How many events stand as unreviewed, accepted, corrected and rejected."""
        return browse.verdicts(self.connection)

    def drawn_below(self) -> str:
        """The id below which every coded event is judged: a random sample."""
        return browse.drawn_below(self.connection)

    def sample(self) -> tuple[int, int]:
        """Of the coded events that are drawn by now: how many were accepted as they were, and how many they are."""
        return browse.sample(self.connection)

    def actions(self, *, limit: int, offset: int = 0) -> tuple[list[Entry], int]:
        """The entries of the journal, the newest first, and how many there are."""
        return browse.actions(self.connection, limit=limit, offset=offset)
