"""Which pairs of events are worth comparing, found without looking at all pairs."""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.link.folding import fold
from dateline.link.incidents.comparisons.date import ALWAYS, REACH_DAYS, reach
from dateline.link.incidents.comparisons.kind import kin_of
from dateline.link.incidents.comparisons.passage import shared_passages
from dateline.link.incidents.telling import Days, Telling

__all__ = ["CAP", "candidate_pairs"]

CAP = 60
"""Neighbours in one block that an event is compared to on either side of it, however many there are."""
CELL_DEGREES = 0.25
"""A cell and its eight neighbours hold all towns within 14 km up to 60 degrees of latitude."""
WIDE_DEGREES = 2.0
LENGTHS = (15, 31, 366, 4000, ALWAYS.length)
"""Stretches of days are kept apart by length, so that a year does not stand among days."""
Key = tuple[object, ...]


class _Block:
    """Events of one family and place, of one class of length, in order of their first day."""

    def __init__(self) -> None:
        self.members: list[tuple[int, Key, int]] = []

    def near(self, first: int, last: int, at: tuple[int, Key, int], longest: int) -> Iterator[int]:
        """The members that may overlap `first` to `last`, at most CAP on either side of where `at` would stand."""
        low = bisect_left(self.members, (first - longest,))
        high = bisect_right(self.members, (last + 1,))
        middle = bisect_left(self.members, at)
        low, high = max(low, middle - CAP), min(high, middle + CAP + 1)
        return (index for _, _, index in self.members[low:high])


def candidate_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `tellings`, the lower first, each pair once, in order.

    Two events are a pair where they are of different reports, of one family of types or of kindred ones, in one place
    or near it or one inside the other, and at most REACH_DAYS apart; and where both stand in one copied passage. A
    block with more than CAP events around one of them is cut to those that stand nearest in day, type and place.
    """
    spans = [reach(telling) for telling in tellings]
    blocks: dict[Key, _Block] = defaultdict(_Block)
    for index, telling in enumerate(tellings):
        first, length = spans[index].first, _length_class(spans[index])
        for family in telling.families:
            for key in _own_keys(telling):
                blocks[family, length, key].members.append((first, _order(telling), index))
    for block in blocks.values():
        block.members.sort()
    yield from _pairs(tellings, spans, blocks)


def _pairs(tellings: Sequence[Telling], spans: Sequence[Days], blocks: dict[Key, _Block]) -> Iterator[tuple[int, int]]:
    copied = _copied(tellings)
    others: list[set[int]] = [set() for _ in tellings]
    for index, telling in enumerate(tellings):
        own = spans[index]
        at = (own.first, _order(telling), index)
        for family in kin_of(telling.families):
            for key in _probe_keys(telling):
                for length in LENGTHS:
                    block = blocks.get((family, length, key))
                    if block is not None:
                        for other in block.near(own.first - REACH_DAYS, own.last + REACH_DAYS, at, length):
                            others[min(index, other)].add(max(index, other))
    for index, found in enumerate(others):
        for other in sorted(found | copied.get(index, set())):
            if tellings[index].report_id != tellings[other].report_id:
                yield index, other


def _copied(tellings: Sequence[Telling]) -> dict[int, set[int]]:
    """Pairs that stand in one passage, wherever and whenever their coded places and dates are."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        for name in sorted(shared_passages(telling, telling)):
            holders[name].append(index)
    found: dict[int, set[int]] = defaultdict(set)
    for held in holders.values():
        for at, index in enumerate(held):
            found[index].update(held[at + 1 :])
    return found


def _length_class(days: Days) -> int:
    return next(length for length in LENGTHS if days.length <= length)


def _order(telling: Telling) -> Key:
    """Where an event stands among those of one day: beside its like, whoever took part."""
    place = telling.event.place
    return (telling.event.type, fold(place.name) if place else "", telling.id)


def _own_keys(telling: Telling) -> Iterable[Key]:
    """The places that an event is kept under."""
    place = telling.event.place
    if place is None:
        return [("nowhere",)]
    if place.level == "country":
        return [("country", place.country)]
    if place.level == "admin1":
        named: list[Key] = [("admin1", place.country, fold(place.name))]
        return [*named, *_cells("wide", place.lat, place.lon, WIDE_DEGREES, 0)]
    return list(_cells("cell", place.lat, place.lon, CELL_DEGREES, 0)) or [("name", place.country, fold(place.name))]


def _probe_keys(telling: Telling) -> Iterable[Key]:
    """The places that an event is looked for under: its own and near ones, and the wider ones around it."""
    place = telling.event.place
    if place is None:
        return [("nowhere",)]
    keys: list[Key] = [("country", place.country)]
    if place.level != "country":
        name = place.name if place.level == "admin1" else place.admin1 or ""
        keys += [("admin1", place.country, fold(name)), *_cells("wide", place.lat, place.lon, WIDE_DEGREES, 1)]
    if place.level not in ("country", "admin1"):
        keys += [("name", place.country, fold(place.name)), *_cells("cell", place.lat, place.lon, CELL_DEGREES, 1)]
    return keys


def _cells(kind: str, lat: float | None, lon: float | None, degrees: float, around: int) -> Iterator[Key]:
    if lat is None or lon is None:
        return
    row, column = math.floor(lat / degrees), math.floor(lon / degrees)
    columns = round(360 / degrees)
    for down in range(row - around, row + around + 1):
        for across in range(column - around, column + around + 1):
            yield kind, down, across % columns
