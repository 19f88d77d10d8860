"""What one row of a table says happened."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.adopt.columns import ColumnMap
from dateline.adopt.dates import read_date, span_of_days
from dateline.adopt.table import Row
from dateline.adopt.words import folded
from dateline.codebook.book import Codebook
from dateline.model.event import STATUSES
from dateline.model.place import Place
from dateline.model.when import When

__all__ = ["Kind", "NamedPlace", "Reading", "Said", "read_row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a row says the type is: all `types` that it may mean, one where it names ours; `written` as it stands."""

    written: str
    types: tuple[str, ...]

    @property
    def type(self) -> str | None:
        """The one type that it means; null where it may be several."""
        return self.types[0] if len(self.types) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place as a row gives it; `country` is ISO 3166 alpha-2, `precision` that of Place."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A row, read: null is what it does not say. `note` is its own, `sources` are the publishers that it names."""

    row: int
    kind: Kind
    report: str | None = None
    date: When | None = None
    place: NamedPlace | None = None
    actor: str | None = None
    target: str | None = None
    status: str | None = None
    words: str | None = None
    sources: tuple[str, ...] = ()
    published: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How rows are read. `country_of` gives the ISO 3166 code of a country's name; `locate` the places of a name in
    a country (of all where it is null).
    """

    columns: ColumnMap
    codebook: Codebook
    country_of: Callable[[str], str | None]
    locate: Callable[[str, str | None], tuple[Place, ...]]


def read_row(row: Row, reading: Reading) -> tuple[Said | None, str]:
    """What the row says, or null with the reasons why it cannot be read."""
    if row.fault:
        return None, row.fault
    faults: list[str] = []
    cells = _Cells(row, reading.columns)
    kind = _kind(cells, reading, faults)
    date, place = _date(cells, reading, faults), _place(cells, reading, faults)
    status, published = _status(cells, reading, faults), _published(cells, reading, faults)
    if faults or kind is None:
        return None, "; ".join(faults)
    said = Said(
        row=row.number,
        kind=kind,
        report=cells.get("report"),
        date=date,
        place=place,
        actor=cells.get("actor"),
        target=cells.get("target"),
        status=status,
        words=cells.get("words"),
        sources=tuple(part.strip() for part in (cells.get("source") or "").split(";") if part.strip()),
        published=published,
        note=_note(cells),
    )
    return said, ""


class _Cells:
    """The cells of a row by our names for them."""

    def __init__(self, row: Row, columns: ColumnMap) -> None:
        self.row, self.columns = row, columns

    def get(self, name: str) -> str | None:
        column = self.columns.columns.get(name)
        return (self.row.cells.get(column) if column else None) or None

    def kept(self) -> Iterator[str]:
        for column in self.columns.kept:
            if cell := self.row.cells.get(column):
                yield f"{column} {cell}"


def _kind(cells: _Cells, reading: Reading, faults: list[str]) -> Kind | None:
    columns, codebook = reading.columns, reading.codebook
    if columns.code:
        written = "/".join(cells.row.cells.get(column, "") for column in columns.code)
        types = tuple(_coded(written, codebook))
        why = f"no type of the codebook has the ACLED code {written!r}"
    else:
        written = cells.get("type") or ""
        types = tuple(_named(written, columns, codebook))
        why = f"unknown type {written!r}; give it one of the codebook in `types` of the map" if written else "no type"
    if not types:
        faults.append(why)
    return Kind(written=written, types=types) if types else None


def _coded(code: str, codebook: Codebook) -> Iterator[str]:
    for kind in codebook.types:
        modes = (codes.get("acled") for codes in kind.mode_crosswalks.values())
        if any(folded(known) == folded(code) for known in (kind.crosswalk.get("acled"), *modes) if known):
            yield kind.name


def _named(written: str, columns: ColumnMap, codebook: Codebook) -> Iterator[str]:
    mapped = columns.types.get(folded(written))
    if mapped:
        yield mapped
    elif written:
        yield from [kind.name for kind in codebook.types if folded(written) == folded(kind.name)][:1]


def _date(cells: _Cells, reading: Reading, faults: list[str]) -> When | None:
    read = {}
    for name in ("start", "end"):
        written = cells.get(name)
        read[name] = read_date(written, reading.columns.formats) if written else None
        if written and read[name] is None:
            faults.append(f"{written!r} is no date; write it as 2013-11-25, or name its format in `dates` of the map")
    start, end = read["start"], read["end"]
    if start is None:
        if end is not None:
            faults.append("it has an end without a beginning; give both, or the beginning alone")
        return None
    date = span_of_days(start, end, cells.get("time_precision") or "")
    if (date.end or "") < (date.start or ""):
        faults.append(f"it ends ({date.end}) before it begins ({date.start})")
    return date


def _place(cells: _Cells, reading: Reading, faults: list[str]) -> NamedPlace | None:
    name, country = cells.get("place"), cells.get("country")
    if name is None:
        if cells.get("latitude") or cells.get("longitude"):
            faults.append("it has a point without the name of a place; give both, or the name alone")
        return None
    code = reading.country_of(country) if country else None
    if country and code is None:
        faults.append(f"unknown country {country!r}; write its English name or its two letters (ISO 3166)")
    lat, lon = _degrees(cells, "latitude", 90, faults), _degrees(cells, "longitude", 180, faults)
    if (lat is None) != (lon is None):
        faults.append("one of latitude and longitude alone; give both or none")
    precision = {"2": 2, "3": 3}.get(cells.get("place_precision") or "", 1)
    return NamedPlace(name=name, country=code, admin1=cells.get("admin1"), lat=lat, lon=lon, precision=precision)


def _degrees(cells: _Cells, name: str, limit: float, faults: list[str]) -> float | None:
    written = cells.get(name)
    if written is None:
        return None
    try:
        degrees = float(written)
    except ValueError:
        degrees = limit + 1
    if not -limit <= degrees <= limit:
        faults.append(f"{written!r} is no {name}; write degrees with a point, such as -34.9")
        return None
    return degrees


def _status(cells: _Cells, reading: Reading, faults: list[str]) -> str | None:
    written = cells.get("status")
    if written is None:
        return None
    status = reading.columns.statuses.get(folded(written), folded(written))
    if status not in STATUSES:
        faults.append(f"unknown status {written!r}; it is one of {', '.join(STATUSES)}, or in `statuses` of the map")
    return status


def _published(cells: _Cells, reading: Reading, faults: list[str]) -> str | None:
    written = cells.get("published")
    read = read_date(written, reading.columns.formats) if written else None
    if written and read is None:
        faults.append(f"{written!r} is no date of publication; write it as 2013-11-25")
    return read.start[: {"day": 10, "month": 7}.get(read.precision, 4)] if read and read.start else None


def _note(cells: _Cells) -> str:
    return " ".join("; ".join(part for part in (*cells.kept(), cells.get("note")) if part).split())
