"""Looking through the events of a record as they stand a page at a time, with counts beside them."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor

import msgspec

from dateline.model.event import Event
from dateline.model.journal import Entry
from dateline.store.journal import head, latest
from dateline.store.query import match_words
from dateline.store.read import linked

__all__ = [
    "FACETS",
    "ORDERS",
    "Bin",
    "Browse",
    "Cluster",
    "EventLine",
    "Queue",
    "actions",
    "bins",
    "clusters",
    "count",
    "drawn_below",
    "event_line",
    "event_lines",
    "events_of",
    "facets",
    "sample",
    "stretch",
    "verdicts",
]

FACETS = ("review", "type", "status", "country", "publisher")
"""The columns by which events are counted beside a list of them."""

BEYOND_ALL = "g"
"""Greater than any id in hex."""

ORDERS = {
    "doubtful": "score, event_id",
    "random": "event_id",
    "newest": "start DESC, event_id",
    "oldest": "start, event_id",
    "report": "report_id, position",
}
"""The orders of events. Ids are hashes, so that their order is as good as drawn at random."""

DRAWN = (
    "CASE WHEN level IS NULL THEN 'nowhere'"
    " WHEN level = 'country' OR lat IS NULL OR lon IS NULL"
    " THEN CASE WHEN country IS NULL THEN 'nowhere' ELSE 'country' END"
    " WHEN level = 'admin1' OR precision > 2 THEN 'region' ELSE 'point' END"
)
"""As which shape a place may be drawn, by the rule of the export (`publish.rows.drawn_as`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Whose queue it is, and the share of all events, in [0, 1], that two people judge."""

    reviewer: str
    double_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Browse:
    """Which events to look at; null lets all through. `since` and `until` are ISO days that an event must touch.

    `words` must stand near its trigger or in its place, `drawn` is how its place may be drawn, `box` is (south, west,
    north, east) in degrees. `queue` leaves those that wait for a judgement of this person, `stands` those that nobody
    rejected.
    """

    words: str | None = None
    type: str | None = None
    status: str | None = None
    country: str | None = None
    place: str | None = None
    review: str | None = None
    publisher: str | None = None
    report: str | None = None
    since: str | None = None
    until: str | None = None
    drawn: str | None = None
    box: tuple[float, float, float, float] | None = None
    queue: Queue | None = None
    stands: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event in one line, as it stands."""

    id: str
    report_id: str
    type: str
    status: str
    country: str | None
    admin1: str | None
    place: str | None
    start: str | None
    finish: str | None
    score: float
    review: str
    reviewers: int
    origin: str
    publisher: str | None
    title: str | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Events whose places lie near one another on a map; `place` is the name of one of them, `places` how many."""

    lat: float | None
    lon: float | None
    country: str | None
    place: str | None
    places: int
    events: int
    drawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """A day, month or year ("2020-06") with the events that lie in it, and those that begin in it and go beyond."""

    name: str
    inside: int
    beyond: int


def _where(query: Browse, without: str | None = None) -> tuple[str, list[object]]:
    """The condition of a query and its values, leaving out the test of the column `without`."""
    tests: list[str] = []
    values: list[object] = []
    same = {
        name: getattr(query, name) for name in ("type", "status", "country", "place", "review", "publisher", "report")
    }
    for name, value in same.items():
        if value is not None and name != without:
            column = "report_id" if name == "report" else name
            tests.append(f"standing.{column} IS NULL" if value == "" else f"standing.{column} = ?")
            values += [value] if value else []
    if query.since:
        tests.append("coalesce(finish, start) >= ?")
        values.append(query.since)
    if query.until:
        tests.append("start <= ?")
        values.append(query.until)
    if query.words and (asked := match_words(query.words)):
        tests.append("standing.n IN (SELECT rowid FROM standing_fts WHERE standing_fts MATCH ?)")
        values.append(asked)
    if query.drawn:
        tests.append(f"{DRAWN} = ?")
        values.append(query.drawn)
    if query.box:
        tests.append("lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?")
        south, west, north, east = query.box
        values += [south, north, west, east]
    if query.stands:
        tests.append("review <> 'rejected'")
    if query.queue:
        test, more = _waiting(query.queue)
        tests.append(test)
        values += more
    return " AND ".join(tests) or "1", values


def _waiting(queue: Queue) -> tuple[str, list[object]]:
    """What waits for a person: what nobody judged, and of the share that two people judge what one other judged."""
    if queue.double_share <= 0:
        return "review = 'unreviewed'", []
    below = f"{min(0xFFFF, round(queue.double_share * 0x10000)):04x}" if queue.double_share < 1 else "g"
    mine = "EXISTS (SELECT 1 FROM reviewed_by WHERE reviewed_by.event_id = standing.event_id AND author = ?)"
    others = "(SELECT count(*) FROM reviewed_by WHERE reviewed_by.event_id = standing.event_id)"
    twice = f"standing.event_id < ? AND origin = 'coder' AND {others} = 1 AND NOT {mine}"
    return f"(review = 'unreviewed' OR ({twice}))", [below, queue.reviewer]


def count(connection: sqlite3.Connection, query: Browse) -> int:
    """How many events pass."""
    condition, values = _where(query)
    return int(connection.execute(f"SELECT count(*) FROM standing WHERE {condition}", values).fetchone()[0])


def event_lines(
    connection: sqlite3.Connection, query: Browse, order: str, *, limit: int, offset: int = 0
) -> list[EventLine]:
    """The events that pass, a line each, in one of ORDERS."""
    condition, values = _where(query)
    picked = connection.execute(
        f"SELECT n FROM standing WHERE {condition} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?", (*values, limit, offset)
    ).fetchall()
    return [_line(connection, n) for (n,) in picked]


_LINE = (
    "SELECT standing.event_id AS id, standing.report_id, standing.type, standing.status, standing.country, admin1,"
    " standing.place, standing.start, finish, score, review, reviewers, origin, standing.publisher, reports.title,"
    " coalesce(standing.payload, events.payload) ->> '$.trigger.exact' AS words FROM standing"
    " LEFT JOIN events ON events.id = standing.event_id LEFT JOIN reports ON reports.id = standing.report_id"
    " WHERE standing.n = ?"
)


def _line(connection: sqlite3.Connection, n: int) -> EventLine:
    found = connection.execute(_LINE, (n,))
    names = [column[0] for column in found.description]
    return EventLine(**dict(zip(names, found.fetchone(), strict=True)))


def event_line(connection: sqlite3.Connection, event_id: str) -> EventLine | None:
    """One event in a line; null where no event of that id stands."""
    row = connection.execute("SELECT n FROM standing WHERE event_id = ?", (event_id,)).fetchone()
    return _line(connection, row[0]) if row else None


_WHOLE = (
    "SELECT coalesce(standing.payload, events.payload), incident_id, copied_in FROM standing"
    " LEFT JOIN events ON events.id = standing.event_id"
    " LEFT JOIN event_links ON event_links.event_id = standing.event_id WHERE standing.n = ?"
)


def events_of(
    connection: sqlite3.Connection, query: Browse, order: str, *, limit: int | None = None, offset: int = 0
) -> Iterator[Event]:
    """The events that pass, whole, as they stand and linked, in one of ORDERS."""
    condition, values = _where(query)
    asked = f"SELECT n FROM standing WHERE {condition} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"
    for picked in connection.execute(asked, (*values, -1 if limit is None else limit, offset)).fetchall():
        for payload, incident_id, copied_in in connection.execute(_WHOLE, picked):
            yield linked(msgspec.json.decode(payload, type=Event), incident_id, copied_in)


def facets(connection: sqlite3.Connection, query: Browse, most: int = 12) -> dict[str, list[tuple[str | None, int]]]:
    """For each of FACETS its values with how many events have them, the most frequent first, its own test left out."""
    free = replace(query, review=None, type=None, status=None, country=None, publisher=None)
    condition, values = _where(free)
    columns = ", ".join(FACETS)
    rows = connection.execute(
        f"SELECT {columns}, count(*) FROM standing WHERE {condition} GROUP BY {columns}", values
    ).fetchall()
    wanted = {name: value for name in FACETS if (value := getattr(query, name)) is not None}
    found: dict[str, Counter[str | None]] = {name: Counter() for name in FACETS}
    for *held, number in rows:
        missed = [
            name for name, value in zip(FACETS, held, strict=True) if name in wanted and (value or "") != wanted[name]
        ]
        for name, value in zip(FACETS, held, strict=True):
            if not missed or missed == [name]:
                found[name][value] += number
    return {name: sorted(counts.items(), key=_by_number)[:most] for name, counts in found.items()}


def _by_number(counted: tuple[str | None, int]) -> tuple[int, str]:
    return -counted[1], counted[0] or ""


def clusters(connection: sqlite3.Connection, query: Browse, cell: float) -> list[Cluster]:
    """Events on a map: points and regions within a cell of so many degrees together, countries each for itself."""
    condition, values = _where(query)
    rows = connection.execute(
        f"SELECT {DRAWN} AS drawn, country, place, lat, lon, count(*) FROM standing WHERE {condition}"
        " GROUP BY level, precision, country, place, lat, lon",
        values,
    )
    groups: dict[tuple[str, int | str | None, int | None], list[_Spot]] = defaultdict(list)
    for drawn, country, place, lat, lon, number in rows:
        spot = _Spot(country=country, place=place, lat=lat, lon=lon, events=int(number))
        if drawn in ("point", "region"):
            groups[drawn, floor(lat / cell), floor(lon / cell)].append(spot)
        else:
            groups[drawn, country, None].append(spot)
    return [_cluster(key[0], spots) for key, spots in groups.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """One place with how many events are there."""

    country: str | None
    place: str | None
    lat: float | None
    lon: float | None
    events: int


def _cluster(drawn: str, spots: Sequence[_Spot]) -> Cluster:
    """The spots together, in the middle of their events, under the name of the fullest."""
    events = sum(spot.events for spot in spots)
    fullest = max(spots, key=lambda spot: (spot.events, spot.place or ""))
    wide = drawn in ("country", "nowhere")
    return Cluster(
        lat=None if wide else round(sum((spot.lat or 0) * spot.events for spot in spots) / events, 5),
        lon=None if wide else round(sum((spot.lon or 0) * spot.events for spot in spots) / events, 5),
        country=fullest.country,
        place=None if wide else fullest.place,
        places=0 if wide else len({spot.place for spot in spots}),
        events=events,
        drawn=drawn,
    )


BIN_LETTERS = {"year": 4, "month": 7, "day": 10}
"""How much of an ISO day names the bin that it is in."""


def bins(connection: sqlite3.Connection, query: Browse, width: str) -> list[Bin]:
    """Dated events by the year, month or day in which they begin, in order of time."""
    condition, values = _where(query)
    k = BIN_LETTERS[width]
    rows = connection.execute(
        f"SELECT substr(start, 1, {k}) AS name, sum(substr(coalesce(finish, start), 1, {k}) = substr(start, 1, {k})),"
        f" sum(substr(coalesce(finish, start), 1, {k}) <> substr(start, 1, {k})) FROM standing"
        f" WHERE start IS NOT NULL AND {condition} GROUP BY name ORDER BY name",
        values,
    )
    return [Bin(name=name, inside=int(inside), beyond=int(beyond)) for name, inside, beyond in rows]


def stretch(connection: sqlite3.Connection, query: Browse) -> tuple[str, str] | None:
    """The first and the last day on which events begin; null where none is dated."""
    condition, values = _where(query)
    dated = f"FROM standing WHERE start IS NOT NULL AND {condition}"
    first = connection.execute(f"SELECT min(start) {dated}", values).fetchone()[0]
    last = connection.execute(f"SELECT max(start) {dated}", values).fetchone()[0]
    return (str(first), str(last)) if first else None


def actions(connection: sqlite3.Connection, *, limit: int, offset: int = 0) -> tuple[list[Entry], int]:
    """The entries of the journal, the newest first, and how many there are."""
    total, _ = head(connection)
    return list(latest(connection, limit=limit, offset=offset)), total


def verdicts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many events stand as unreviewed, accepted, corrected and rejected."""
    rows = connection.execute("SELECT review, count(*) FROM standing GROUP BY review")
    return {str(review): int(number) for review, number in rows}


def sample(connection: sqlite3.Connection) -> tuple[int, int]:
    """Of the events that are drawn by now: how many were accepted as they were coded, and how many they are."""
    row = connection.execute(
        "SELECT sum(review = 'accepted'), count(*) FROM standing WHERE origin = 'coder' AND event_id < ?",
        (drawn_below(connection),),
    ).fetchone()
    return int(row[0] or 0), int(row[1])


def drawn_below(connection: sqlite3.Connection) -> str:
    """The id below which every coded event is judged; these are a random sample, as ids are hashes.

    What was judged in another order counts once all below it are judged: leaving out would lean to the easy ones.
    """
    row = connection.execute(
        "SELECT min(event_id) FROM standing WHERE review = 'unreviewed' AND origin = 'coder'"
    ).fetchone()
    return str(row[0]) if row[0] is not None else BEYOND_ALL
