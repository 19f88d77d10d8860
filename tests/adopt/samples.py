"""Two invented reports as a coder sees them, and tables that a person fills in about them."""

from collections.abc import Mapping
from pathlib import Path

from dateline.adopt.columns import ACLED, ColumnMap, ColumnsEntry
from dateline.adopt.said import Reading
from dateline.adopt.table import Row, Table
from dateline.codebook.load import load_codebook
from dateline.ids import content_id, sha256_hex
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.report import Masthead, RawReport, Report
from dateline.model.span import Span, show
from dateline.model.when import When
from dateline.store.record import Record
from tests.store.samples import CODER

POINTS = {"Gafsa": (34.425, 8.784), "Sfax": (34.741, 10.76), "Kasserine": (35.168, 8.837), "Tozeur": (33.92, 8.134)}
UNION = (
    "Teachers march\n"
    "Dozens of teachers marched through Gafsa on Monday.\n"
    "Police detained five people in Sfax on Monday. In Sfax shops stayed shut as well.\n"
    "A banner hung in Tozeur all through March; the banner read “Water”."
)
DAILY = (
    "A march of teachers in Gafsa drew 300, the union said.\n"
    "A walkout began at the mill in Kasserine.\n"
    "Nobody was arrested in Tozeur."
)
EVENTS: Mapping[str, tuple[tuple[str, str, str | None, str | None, str], ...]] = {
    UNION: (
        ("demonstration", "marched", "Gafsa", "2021-03-01", "current"),
        ("arrest", "detained", "Sfax", "2021-03-01", "current"),
        ("display", "hung", "Tozeur", "2021-03", "current"),
    ),
    DAILY: (
        ("demonstration", "march", "Gafsa", "2021-03-01", "current"),
        ("strike", "walkout", "Kasserine", None, "current"),
        ("arrest", "arrested", "Tozeur", "2021-03-02", "denied"),
    ),
}
MASTHEADS = {
    UNION: Masthead(publisher="The Harbour Post", published="2021-03-02", url="https://www.harbour.example/a/1/"),
    DAILY: Masthead(publisher="Daily Lantern", published="2021-03-03"),
}
SOURCES = {UNION: "in/union.html", DAILY: "feed.jsonl#3"}
CODEBOOK = load_codebook()


def report_id(text: str) -> str:
    return sha256_hex(text.encode())[:16]


def event_id(text: str, trigger: str) -> str:
    return content_id(report_id(text), trigger)


def write_record(path: Path) -> Path:
    with Record.open(path, create=True) as record:
        for text in (UNION, DAILY):
            record.add_kept(*_coded(text), CODER)
    return path


def _coded(text: str) -> tuple[RawReport, CodedReport]:
    raw = RawReport(source=SOURCES[text], media_type="text/plain", raw=text.encode(), sha256=sha256_hex(text.encode()))
    report = Report(
        id=raw.id,
        source=raw.source,
        sha256=raw.sha256,
        media_type=raw.media_type,
        text=text,
        text_sha256=raw.sha256,
        extractor="plain-1",
        masthead=MASTHEADS[text],
    )
    return raw, CodedReport(
        report=report, events=tuple(_event(text, *told) for told in EVENTS[text]), statements=(), figures=()
    )


def _event(text: str, kind: str, word: str, town: str | None, day: str | None, status: str) -> Event:
    at = text.index(word)
    trigger = show(text, Span(at, at + len(word)), "trigger")
    evidence = [trigger]
    place = None
    if town:
        lat, lon = POINTS[town]
        place = Place(text=town, name=town, level="city", country="TN", lat=lat, lon=lon)
        evidence.append(show(text, Span(text.index(town), text.index(town) + len(town)), "place"))
    last = {7: f"{day}-31", 10: day}.get(len(day)) if day else None
    first = f"{day}-01" if day and len(day) == 7 else day
    precision = "month" if day and len(day) == 7 else "day"
    return Event(
        id=event_id(text, word),
        report_id=report_id(text),
        group_id=content_id("group", word),
        type=kind,
        types=(kind,),
        mode=None,
        crosswalk=CODEBOOK.type(kind).codes(None),
        trigger=trigger,
        actor="Dozens of teachers" if word == "marched" else None,
        target=None,
        place=place,
        date=When(start=first, end=last, precision=precision, basis="relative") if day else None,
        occasion=None,
        messages=(),
        messages_evidence=(),
        status=status,
        source=None,
        score=0.75,
        coder=CODER,
        evidence=tuple(sorted(evidence)),
    )


NAMES = tuple(ColumnsEntry.model_fields)
COLUMNS = ColumnMap(
    name="map.toml",
    columns={name: name for name in NAMES},
    needed=NAMES,
    formats=("%d.%m.%Y",),
    types={"walkout": "strike"},
    statuses={"hearsay": "alleged"},
)


def country_of(name: str) -> str | None:
    return {"tunisia": "TN", "tn": "TN", "chile": "CL"}.get(name.lower())


def locate(name: str, country: str | None) -> tuple[Place, ...]:
    if name not in POINTS or country not in ("TN", None):
        return ()
    lat, lon = POINTS[name]
    town = Place(text=name, name=name, level="city", country="TN", lat=lat, lon=lon, geonames_id=len(name))
    return (town, Place(text=name, name=name, level="admin1", country="TN", lat=lat + 0.3, lon=lon))


READING = Reading(columns=COLUMNS, codebook=CODEBOOK, country_of=country_of, locate=locate)
ACLED_READING = Reading(columns=ACLED, codebook=CODEBOOK, country_of=country_of, locate=locate)


def table(*rows: Mapping[str, str], name: str = "hand.csv") -> Table:
    """A table of these rows, from row 2 on."""
    made = tuple(Row(number=number, cells=cells) for number, cells in enumerate(rows, start=2))
    return Table(name=name, sha256=sha256_hex(repr(rows).encode()), columns=NAMES, rows=made)
