"""A small record for the tests of the desk: invented reports in real towns, one of them in Persian with emoji."""

from dataclasses import replace
from pathlib import Path

from dateline.config import Config
from dateline.ids import sha256_hex
from dateline.model.coded import CodedReport
from dateline.model.report import RawReport
from dateline.run.link import link
from dateline.store.record import Record
from tests.publish.invented import CODED, EARLY_JUNE, KARAJ, THURSDAY, event, report

CODER = "rules 1"
MARCHES = 24
MARCH = report(
    "marches.txt",
    "Marches along the coast\n"
    + "\n".join(f"On day {n} a march of dockers filled street {n} of Karaj." for n in range(MARCHES)),
    title="Marches along the coast",
    publisher="Coast Daily",
    published="2020-06-05",
    published_basis="metadata",
    language="en",
)
AGAIN = report(
    "again.txt",
    "Members of the Orchard Workers’ Union put up banners in Karaj Monday through Wednesday, a reader writes.",
    title="Banners in Karaj",
    publisher="Reader’s Voice",
    published="2020-06-05",
    published_basis="metadata",
    language="en",
)


def coded_reports() -> tuple[CodedReport, ...]:
    """All reports with their events."""
    marches = tuple(
        replace(event(MARCH, "demonstration", f"march of dockers filled street {n} of", KARAJ, THURSDAY), score=0.3)
        for n in range(MARCHES)
    )
    again = event(AGAIN, "display", "put up banners", KARAJ, EARLY_JUNE)
    return (*CODED, CodedReport(report=MARCH, events=marches), CodedReport(report=AGAIN, events=(again,)))


def make_record(path: Path) -> Path:
    """Write the record to `path`, linked."""
    with Record.open(path, create=True) as record:
        for coded in coded_reports():
            data = coded.report.text.encode("utf-8")
            raw = RawReport(source=coded.report.source, media_type="text/plain", raw=data, sha256=sha256_hex(data))
            record.add_kept(raw, coded, CODER)
        link(record, Config())
    return path
