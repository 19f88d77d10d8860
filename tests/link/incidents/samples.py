"""Invented events and the reports that tell them, as the coder would hand them over."""

from dateline.ids import content_id
from dateline.link.incidents.telling import Telling, tellings_of
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.passage import Passage, Side
from dateline.model.place import Place
from dateline.model.report import Masthead, Report
from dateline.model.span import Evidence
from dateline.model.when import When

FAMILIES = {
    "demonstration": "protest",
    "strike": "protest",
    "unrest": "unrest",
    "crackdown": "violence",
    "arrest": "justice",
    "graffiti": "expression",
    "meeting": "politics",
}

GWERU = Place(
    text="Gweru", name="Gweru", level="city", country="ZW", admin1="Midlands", lat=-19.45, lon=29.82, geonames_id=1
)
KWEKWE = Place(
    text="Kwekwe", name="Kwekwe", level="city", country="ZW", admin1="Midlands", lat=-18.93, lon=29.81, geonames_id=2
)
MKOBA = Place(text="Mkoba", name="Mkoba", level="city", country="ZW", admin1="Midlands", lat=-19.46, lon=29.72)
MIDLANDS = Place(
    text="the Midlands", name="Midlands", level="admin1", country="ZW", admin1="Midlands", lat=-19.0, lon=29.6
)
ZIMBABWE = Place(text="Zimbabwe", name="Zimbabwe", level="country", country="ZW", lat=-19.0, lon=29.0)
ZAMBIA = Place(text="Zambia", name="Zambia", level="country", country="ZM", lat=-15.0, lon=30.0)


def day(start: str, end: str | None = None, basis: str = "relative", precision: str = "day") -> When:
    return When(start=start, end=end or start, precision=precision, basis=basis)


def event(
    name: str,
    *,
    types: tuple[str, ...] = ("demonstration",),
    place: Place | None = GWERU,
    date: When | None = None,
    at: int = 0,
    actor: str | None = None,
    target: str | None = None,
    occasion: str | None = None,
    messages: tuple[str, ...] = (),
    status: str = "current",
    actor_id: str | None = None,
) -> Event:
    """An event of the report that the letters before the hyphen of `name` name: "a-march" is one of report "a"."""
    trigger = Evidence(at, at + 7, "marched", "trigger")
    return Event(
        id=name,
        report_id=name.partition("-")[0],
        group_id=name,
        type=types[0],
        types=types,
        mode=None,
        crosswalk={},
        trigger=trigger,
        actor=actor,
        target=target,
        place=place,
        date=day("2019-03-12") if date is None else date,
        occasion=occasion,
        messages=messages,
        messages_evidence=(),
        status=status,
        source=None,
        score=1.0,
        coder="samples",
        evidence=(trigger,),
        actor_id=actor_id,
    )


UNDATED = When(start=None, end=None, precision="day", basis="partial", text="in the cold season")


def figure(event_id: str, low: int | None, high: int | None, **more: str) -> Figure:
    return Figure(
        id=content_id(event_id, low, high, *sorted(more.items())),
        report_id=event_id.partition("-")[0],
        event_id=event_id,
        measure=more.get("measure", "arrested"),
        unit="people",
        low=low,
        high=high,
        modifier=None,
        text=str(low if low is not None else high),
        claimant=more.get("claimant"),
        claimant_kind="unknown",
        place=None,
        stance=more.get("stance", "asserts"),
        evidence=(),
    )


def report(
    *events: Event,
    publisher: str | None = None,
    url: str | None = None,
    published: str | None = "2019-03-13",
    figures: tuple[Figure, ...] = (),
    text: str = "",
) -> CodedReport:
    name = events[0].report_id
    read = Report(
        id=name,
        source=f"{name}.txt",
        sha256=name,
        media_type="text/plain",
        text=text,
        text_sha256=name,
        extractor="none",
        masthead=Masthead(publisher=publisher, url=url, published=published),
    )
    return CodedReport(report=read, events=events, figures=figures)


def told(*reports: CodedReport, passages: tuple[Passage, ...] = ()) -> list[Telling]:
    return sorted(tellings_of(reports, FAMILIES, passages), key=lambda telling: telling.id)


def pair(one: Event, other: Event, *figures: Figure, passages: tuple[Passage, ...] = ()) -> tuple[Telling, Telling]:
    """Two events of two reports, with the figures that count them."""
    a, b = told(
        *(report(e, figures=tuple(f for f in figures if f.event_id == e.id)) for e in (one, other)), passages=passages
    )
    return a, b


def passage(a: str, b: str, start: int = 0, end: int = 100) -> Passage:
    return Passage(
        id=f"{a}+{b}",
        a=Side(report_id=a, start=start, end=end),
        b=Side(report_id=b, start=start, end=end),
        characters=end - start,
        similarity=1.0,
        direction="unknown",
        direction_basis=None,
    )
