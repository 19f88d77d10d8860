"""Which column of a table holds what: the map that a person writes, and the layout of ACLED."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from dateline.adopt.dates import format_fault
from dateline.adopt.table import Table
from dateline.adopt.words import folded
from dateline.codebook.book import Codebook
from dateline.errors import TableError, UsageError
from dateline.model.event import STATUSES

__all__ = ["ACLED", "ColumnMap", "check_columns", "load_columns"]

Text = Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """A map: `columns` leads from our names (those of ColumnsEntry) to the table's.

    `types` and `statuses` lead from the table's values, folded, to ours. `kept` are columns whose cells go into the
    note with their name. `needed` are the table's columns without which nothing can be read. `code` are two columns
    that give an ACLED code between them.
    """

    name: str
    columns: Mapping[str, str]
    needed: tuple[str, ...]
    formats: tuple[str, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    code: tuple[str, str] | None = None


ACLED = ColumnMap(
    name="the ACLED layout",
    columns={
        "start": "event_date",
        "time_precision": "time_precision",
        "place": "location",
        "country": "country",
        "admin1": "admin1",
        "latitude": "latitude",
        "longitude": "longitude",
        "place_precision": "geo_precision",
        "source": "source",
        "note": "notes",
    },
    needed=("event_date", "event_type", "sub_event_type", "country", "location"),
    formats=("%d %B %Y", "%d-%b-%Y"),
    # Actors there are classes ("Protesters (Colombia)"), not words of a report: they are told, never set.
    kept=("event_id_cnty", "actor1", "actor2"),
    code=("event_type", "sub_event_type"),
)
"""Data of the Armed Conflict Location & Event Data project, as its export tool and its API name the columns."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ColumnsEntry(_Part):
    """The columns as a person names them."""

    type: Text
    report: Text | None = None
    start: Text | None = None
    end: Text | None = None
    place: Text | None = None
    country: Text | None = None
    admin1: Text | None = None
    latitude: Text | None = None
    longitude: Text | None = None
    actor: Text | None = None
    target: Text | None = None
    status: Text | None = None
    words: Text | None = None
    source: Text | None = None
    published: Text | None = None
    note: Text | None = None


class DatesEntry(_Part):
    """How dates are written, besides ISO."""

    formats: list[Text] = []


class MapEntry(_Part):
    """The file."""

    columns: ColumnsEntry
    dates: DatesEntry = DatesEntry()
    types: dict[str, str] = {}
    statuses: dict[str, str] = {}


def load_columns(path: Path, codebook: Codebook) -> ColumnMap:
    """The map at `path`, whose types are those of `codebook`.

    Raises:
        UsageError: there is no file at `path`, or it cannot be read.
        TableError: the map has faults; carries all of them.
    """
    entry = _entry(path)
    faults = tuple(f"{path}: {fault}" for fault in _faults(entry, codebook))
    if faults:
        raise TableError(str(path), faults)
    columns = entry.columns.model_dump(exclude_none=True)
    return ColumnMap(
        name=path.name,
        columns=columns,
        needed=tuple(columns.values()),
        formats=tuple(entry.dates.formats),
        types={folded(theirs): ours for theirs, ours in entry.types.items()},
        statuses={folded(theirs): ours for theirs, ours in entry.statuses.items()},
    )


def check_columns(columns: ColumnMap, table: Table) -> None:
    """Make sure that the table has the columns that the map names.

    Raises:
        TableError: some are missing; names all of them.
    """
    missing = [name for name in dict.fromkeys(columns.needed) if name not in table.columns]
    if missing:
        where = f"{table.name}: {columns.name} names the column"
        raise TableError(table.name, tuple(f"{where} `{name}`; {_close(name, table.columns)}" for name in missing))


def _entry(path: Path) -> MapEntry:
    try:
        found = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}; name a TOML file") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TableError(str(path), (f"{path}: no valid TOML: {error}",)) from None
    try:
        return MapEntry.model_validate(found)
    except ValidationError as error:
        faults = tuple(f"{path}: {_said(detail)}" for detail in error.errors(include_url=False))
        raise TableError(str(path), faults) from None


def _said(detail: ErrorDetails) -> str:
    name = ".".join(map(str, detail["loc"]))
    if detail["type"] == "missing":
        return f"`{name}` is missing; add it"
    if detail["type"] == "extra_forbidden":
        entries: dict[str, type[BaseModel]] = {"columns": ColumnsEntry, "dates": DatesEntry}
        known = entries.get(str(detail["loc"][0]), MapEntry) if detail["loc"][1:] else MapEntry
        return f"unknown key `{name}`; {_close(str(detail['loc'][-1]), tuple(known.model_fields))}"
    return f"`{name}`: {detail['msg']}, not {detail['input']!r}"


def _faults(entry: MapEntry, codebook: Codebook) -> Iterator[str]:
    named = entry.columns
    if named.report is None and named.place is None:
        yield "`columns` has neither `report` nor `place`; without one of them no row can be placed"
    if (named.latitude is None) != (named.longitude is None):
        yield "`columns` has one of `latitude` and `longitude`; name both or none"
    if named.end is not None and named.start is None:
        yield "`columns` has `end` without `start`; name both, or `start` alone"
    yield from (fault for form in entry.dates.formats if (fault := format_fault(form)))
    known = {kind.name for kind in codebook.types}
    for theirs, ours in entry.types.items():
        if ours not in known:
            yield f"`types`: {theirs!r} leads to the unknown type `{ours}`; {_close(ours, tuple(sorted(known)))}"
    for theirs, ours in entry.statuses.items():
        if ours not in STATUSES:
            yield f"`statuses`: {theirs!r} leads to the unknown status `{ours}`; {_close(ours, STATUSES)}"


def _close(name: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"did you mean `{close[0]}`?" if close else f"there are: {', '.join(known)}"
