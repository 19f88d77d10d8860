"""The events of a record that rows of a table may mean, as they stand with what the table has said so far."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from dateline.adopt.said import NamedPlace
from dateline.adopt.words import folded
from dateline.model.event import Event
from dateline.model.place import Place

__all__ = ["Events", "keys_of", "sought_keys"]

CELL_DEGREES = 0.5
"""Points within ten kilometres lie in one cell or in neighbours, up to latitude 79."""
COLUMNS = round(360 / CELL_DEGREES)

Key = str | tuple[int, int]


def keys_of(place: Place) -> Iterator[Key]:
    """The keys under which a place is kept: its names, and the cell that it lies in."""
    yield from (folded(place.name), folded(place.text))
    if place.lat is not None and place.lon is not None:
        yield _cell(place.lat, place.lon)


def sought_keys(place: NamedPlace) -> Iterator[Key]:
    """The keys under which a place that a row names is looked for: its name, and the cells around its point."""
    yield folded(place.name)
    if place.lat is not None and place.lon is not None:
        row, column = _cell(place.lat, place.lon)
        yield from ((row + north, (column + east) % COLUMNS) for north in (-1, 0, 1) for east in (-1, 0, 1))


class Events:
    """Events by id, report and place; `judged` leads from those that a row has judged to the row."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.judged: dict[str, int] = {}
        self._events: dict[str, Event] = {}
        self._reports: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._places: defaultdict[Key, dict[str, None]] = defaultdict(dict)
        for event in events:
            self._keep(event)

    def get(self, event_id: str) -> Event | None:
        """The event of that id; null where there is none."""
        return self._events.get(event_id)

    def judge(self, event: Event, row: int) -> None:
        """Let an event stand as a row says."""
        self._keep(event)
        self.judged[event.id] = row

    def of_reports(self, report_ids: Collection[str]) -> Iterator[Event]:
        """The events of these reports."""
        for report_id in sorted(report_ids):
            yield from (self._events[name] for name in self._reports.get(report_id, ()))

    def about(self, place: NamedPlace) -> Iterator[Event]:
        """The events whose place goes by that name or lies near that point, and some that lie farther off."""
        names = {name for key in sought_keys(place) for name in self._places.get(key, ())}
        yield from (self._events[name] for name in sorted(names))

    def _keep(self, event: Event) -> None:
        self._events[event.id] = event
        self._reports[event.report_id][event.id] = None
        for key in keys_of(event.place) if event.place else ():
            self._places[key][event.id] = None


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / CELL_DEGREES), math.floor(lon / CELL_DEGREES) % COLUMNS
