"""How fast the desk answers with 100,000 events, under readers and a writer at once.

usage: python benchmarks/desk.py [--events 100000] [--seconds 20] [--readers 20] [--record FILE]

Fills a record with invented reports (ten events each, half of them told by two reports), opens the desk on it in a
process of its own, and has so many readers ask for pages, one after the other without a pause, while one writer
accepts, corrects and undoes. Prints for each page the median and the 95th percentile in milliseconds, alone and under
that load. The yardstick is the same server answering an empty page, measured in the same run.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

from dateline.config import Config
from dateline.ids import content_id, sha256_hex
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.report import Masthead, RawReport, Report
from dateline.model.span import Span, show
from dateline.model.when import When
from dateline.run.link import link
from dateline.store.record import Record

TOWNS = tuple(
    Place(text=f"Town{n}", name=f"Town{n}", level="city", country=code, admin1=f"Region {n % 40}", lat=lat, lon=lon)
    for n, (code, lat, lon) in enumerate(
        (code, lat0 + i * 0.37 % 6, lon0 + i * 0.73 % 9)
        for code, lat0, lon0 in (("PE", -14, -76), ("KE", -2, 35), ("IN", 20, 76), ("GE", 41, 42), ("PH", 10, 121))
        for i in range(80)
    )
)
TYPES = ("demonstration", "strike", "arrest", "graffiti", "blockade", "crackdown", "meeting", "sentence")
PUBLISHERS = tuple(f"Courier of Town{n}" for n in range(60))
OF_REPORT = 10
PAGES = (
    "/queue",
    "/queue?order=random&page=40",
    "/events",
    "/events?type=strike&country=PE&page=3",
    "/events?q=dockers",
    "/facets",
    "/facets?country=KE",
    "/incidents",
    "/incidents?type=strike&several=true",
    "/timeline",
    "/api/map",
    "/reports",
    "/reports?q=dockers",
    "/publishers",
    "/history",
    "EVENT",
    "EVENT/edit",
    "REPORT",
    "INCIDENT",
)


def report_of(number: int, draw: random.Random) -> tuple[RawReport, CodedReport]:
    """An invented report of ten events; every second one retells the one before it in other words."""
    story = random.Random(number // 2)
    lines, wanted = [f"News of day {number}"], []
    start = date(2015, 1, 1) + timedelta(days=story.randrange(4000))
    for n in range(OF_REPORT):
        kind, town = story.choice(TYPES), story.choice(TOWNS)
        crowd = draw.choice(("dockers", "teachers", "nurses", "students", "weavers"))
        # A number of its own in every line, so that no line is a copy of another.
        lines.append(f"In {town.name}, {crowd} held a {kind} ({number}-{n}) in the rain.")
        wanted.append((kind, town, start + timedelta(days=n // 3)))
    text = "\n".join(lines)
    data = text.encode()
    raw = RawReport(source=f"{number}.txt", media_type="text/plain", raw=data, sha256=sha256_hex(data))
    head = Masthead(
        title=lines[0],
        publisher=draw.choice(PUBLISHERS),
        published=start.isoformat(),
        published_basis="metadata",
        language="en",
    )
    report = Report(
        id=raw.id,
        source=raw.source,
        sha256=raw.sha256,
        media_type="text/plain",
        text=text,
        text_sha256=raw.sha256,
        extractor="plain 1",
        masthead=head,
    )
    events = tuple(_event(report, line, *each, draw.random()) for line, each in zip(lines[1:], wanted, strict=True))
    return raw, CodedReport(report=report, events=events)


def _event(report: Report, line: str, kind: str, town: Place, day: date, score: float) -> Event:
    at = report.text.index(line)
    trigger = show(report.text, Span(at + line.index(kind), at + line.index(kind) + len(kind)), "trigger")
    place = show(report.text, Span(at + 3, at + 3 + len(town.name)), "place")
    return Event(
        id=content_id(report.id, trigger.start, place.start, kind),
        report_id=report.id,
        group_id=content_id(report.id, trigger.start),
        type=kind,
        types=(kind,),
        mode=None,
        crosswalk={"plover": "PROTEST"},
        trigger=trigger,
        actor=None,
        target=None,
        place=replace(town),
        date=When(start=day.isoformat(), end=day.isoformat(), precision="day", basis="stated"),
        occasion=None,
        messages=(),
        messages_evidence=(),
        status="current",
        source=None,
        score=round(score, 3),
        coder="invented 1",
        evidence=(trigger, place),
    )


def fill(path: Path, events: int) -> None:
    draw = random.Random(1)
    with Record.open(path, create=True) as record:
        for number in range(events // OF_REPORT):
            raw, coded = report_of(number, draw)
            record.add_kept(raw, coded, "invented 1")
        link(record, Config())


@dataclass
class Asked:
    """Where the desk is, and the cookie that lets in."""

    host: str
    cookie: str

    def get(self, path: str) -> float:
        """How long a page took to come whole, in milliseconds."""
        return self._ask("GET", path, None)

    def post(self, path: str, body: str) -> float:
        """How long a judgement took to be written, in milliseconds."""
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: str | None) -> float:
        headers = {"cookie": self.cookie, "x-dateline": "1", "hx-request": "true" if method == "POST" else "false"}
        if body is not None:
            headers["content-type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        connection = HTTPConnection(self.host, timeout=60)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status not in (200, 409):
            sys.exit(f"{method} {path}: {answer.status}")
        return 1000 * (time.perf_counter() - began)


def enter(address: str) -> Asked:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc)
    connection.request("GET", f"{parts.path}?{parts.query}")
    cookie = (connection.getresponse().getheader("set-cookie") or "").split(";")[0]
    return Asked(parts.netloc, cookie)


def spots(record: Record) -> Iterator[dict[str, str]]:
    draw = random.Random(3)
    ids = [row[0] for row in record.browse.connection.execute("SELECT event_id FROM standing").fetchall()]
    while True:
        event = draw.choice(ids)
        report = record.report_of(event) or ""
        incident = record.incident_of(event)
        yield {
            "EVENT": f"/events/{event}",
            "REPORT": f"/reports/{report}",
            "INCIDENT": f"/incidents/{incident.id}" if incident else "/incidents",
        }


def real(path: str, spot: dict[str, str]) -> str:
    for name, value in spot.items():
        path = path.replace(name, value)
    return path


def summary(times: list[float]) -> str:
    p95 = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return f"{median(times):7.1f} {p95:7.1f}  {len(times):5}"


def alone(asked: Asked, where: list[dict[str, str]]) -> None:
    print(f"{'one reader':44} median     p95      n   (ms)")
    for path in ("/static/dom.js", *PAGES):
        times = [asked.get(real(path, spot)) for spot in where[:15]]
        print(f"  {path:42} {summary(times)}", flush=True)


def together(asked: Asked, where: list[dict[str, str]], readers: int, seconds: float) -> None:
    found: dict[str, list[float]] = {path: [] for path in ("/static/dom.js", *PAGES)}
    writes: list[float] = []
    end = time.perf_counter() + seconds

    def read(seed: int) -> None:
        draw = random.Random(seed)
        while time.perf_counter() < end:
            path = draw.choice(list(found))
            found[path].append(asked.get(real(path, draw.choice(where))))

    def write() -> None:
        draw = random.Random(0)
        while time.perf_counter() < end:
            event = draw.choice(where)["EVENT"]
            for path, body in ((f"{event}/accept", ""), (f"{event}/reject", "note=no"), ("/undo", "")):
                writes.append(asked.post(path, body))

    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)] + [threading.Thread(target=write)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{f'{readers} readers and a writer':44} median     p95      n   (ms)")
    for path, times in found.items():
        if times:
            print(f"  {path:42} {summary(times)}")
    print(f"  {'a judgement written':42} {summary(writes)}")
    print(f"  {sum(map(len, found.values())) / seconds:.0f} pages a second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--record", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.record or Path(folder) / "r.dateline"
        if not path.exists():
            began = time.perf_counter()
            fill(path, given.events)
            print(f"filled and linked {given.events:,} events in {time.perf_counter() - began:.0f} s", flush=True)
        with Record.open(path, read_only=True) as record:
            drawn = spots(record)
            where = [next(drawn) for _ in range(200)]
        command = [sys.executable, "-m", "dateline.cli.main", "desk", str(path), "--by", "ana", "--json"]
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            assert process.stdout
            address = json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")["address"]
            asked = enter(address)
            asked.get("/queue")
            print(f"from the start to the first page {time.perf_counter() - began:.2f} s")
            alone(asked, where)
            together(asked, where, given.readers, given.seconds)
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
