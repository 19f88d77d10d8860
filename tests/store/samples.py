"""Invented reports, and a coder simple enough to be checked by eye: every line "A march in PLACE" is an event."""

import re

from dateline.ids import content_id, sha256_hex
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.place import Place
from dateline.model.report import Furniture, Masthead, RawReport, Report
from dateline.model.span import Span, show
from dateline.model.statement import Statement
from dateline.model.when import When

CODER = "sample-1"
MARCH = re.compile(r"[Mm]arch in ([A-Z]\w+)")
QUOTE = re.compile(r"“([^”]+)”, (\w+) said")
COUNT = re.compile(r"(\d+) people")

MONTEVIDEO = (
    "Harbour march\nA march in Montevideo drew 300 people on Monday.\n“We will not leave”, Duarte said.\nShare this"
)
PERSIAN = (
    "A march in Rasht 🕊 — «ما هستیم» stood on a banner.\nA march in Sari followed.\n“Nobody was there 🙂”, Amini said."
)
QUIET = "The library of Tartu opens an hour later."


def raw_report(text: str, source: str = "harbour.txt") -> RawReport:
    raw = text.encode("utf-8")
    return RawReport(source=source, media_type="text/plain", raw=raw, sha256=sha256_hex(raw))


def code(raw: RawReport, coder: str = CODER) -> CodedReport:
    text = raw.raw.decode("utf-8")
    return CodedReport(
        report=_report(raw, text),
        events=tuple(_event(raw.id, text, found, coder) for found in MARCH.finditer(text)),
        statements=tuple(_statement(raw.id, text, found) for found in QUOTE.finditer(text)),
        figures=tuple(_figure(raw.id, text, found) for found in COUNT.finditer(text)),
    )


def _report(raw: RawReport, text: str) -> Report:
    title = text.splitlines()[0]
    share = text.find("Share this")
    return Report(
        id=raw.id,
        source=raw.source,
        sha256=raw.sha256,
        media_type=raw.media_type,
        text=text,
        text_sha256=sha256_hex(text.encode("utf-8")),
        extractor="plain-1",
        masthead=Masthead(
            title=title, language="en", published="2021-03-02", evidence={"title": Span(0, len(title)), "url": "name"}
        ),
        furniture=(Furniture(span=Span(share, share + 10), kind="share"),) if share >= 0 else (),
    )


def _event(report_id: str, text: str, found: re.Match[str], coder: str) -> Event:
    trigger = show(text, Span(found.start(), found.start() + 5), "trigger")
    place = show(text, Span(*found.span(1)), "place")
    return Event(
        id=content_id(report_id, trigger.start, place.start, "demonstration"),
        report_id=report_id,
        group_id=content_id(report_id, trigger.start),
        type="demonstration",
        types=("demonstration",),
        mode=None,
        crosswalk={"plover": "PROTEST", "cameo": "141"},
        trigger=trigger,
        actor=None,
        target=None,
        place=Place(text=place.exact, name=place.exact, level="city", country="UY", lat=-34.9, lon=-56.2),
        date=When(start="2021-03-01", end="2021-03-01", precision="day", basis="publication"),
        occasion=None,
        messages=(),
        messages_evidence=(),
        status="current",
        source=None,
        score=0.75,
        coder=coder,
        evidence=(trigger, place),
        basis={"date": "publication"},
    )


def _statement(report_id: str, text: str, found: re.Match[str]) -> Statement:
    return Statement(
        id=content_id(report_id, found.start(), "statement"),
        report_id=report_id,
        speaker=found[2],
        speaker_role=None,
        outlet=None,
        date=None,
        quote=found[1],
        mode="direct",
        language="en",
        evidence=(show(text, Span(*found.span(1)), "quote"), show(text, Span(*found.span(2)), "speaker")),
    )


def _figure(report_id: str, text: str, found: re.Match[str]) -> Figure:
    return Figure(
        id=content_id(report_id, found.start(), "figure"),
        report_id=report_id,
        event_id=None,
        measure="participants",
        unit="people",
        low=int(found[1]),
        high=int(found[1]),
        modifier=None,
        text=found[0],
        claimant=None,
        claimant_kind="unknown",
        place=None,
        stance="asserts",
        evidence=(show(text, Span(*found.span(1)), "value"),),
    )
