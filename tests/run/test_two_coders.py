"""Judgements last: another coder codes the same bytes otherwise, and every word that people said still stands."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.config import Config
from dateline.ids import content_id
from dateline.model.anchor import anchor_of
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.incident import PairJudgement
from dateline.model.report import RawReport
from dateline.model.review import Review
from dateline.model.span import Span, show
from dateline.run.build import build
from dateline.store.record import Record
from tests.review.judged import GAFSA, TUESDAY, missed
from tests.run import fakes
from tests.run.test_link import FIRST, SECOND
from tests.store.samples import code

TEXT = "\n".join(
    ("The week", *(f"A march in {place} went by." for place in fakes.PLACES), "A vigil in Puno ended it, in the rain.")
)
ORURO, GAFSA_MARCH, GWERU, ILOILO, BITOLA, SARI, KOTA, CORK = fakes.PLACES


@dataclass(frozen=True, slots=True)
class Newer:
    """A coder of which every event has another id, some are told otherwise, and some are gone."""

    id: str = "sample-2"
    parts: Mapping[str, str] = field(default_factory=lambda: {"stages": "newer"})

    def code(self, raw: RawReport) -> CodedReport:
        coded = code(raw, self.id)
        events = (self._event(coded.report.text, event) for event in coded.events)
        return replace(coded, events=tuple(event for event in events if event))

    def _event(self, text: str, event: Event) -> Event | None:
        named = replace(event, id=content_id("newer", event.id), group_id="")
        place = event.place.text if event.place else ""
        if place in (BITOLA, SARI):
            return None
        if place == GWERU:
            return replace(named, type="unrest", types=("unrest",), score=0.5)
        if place == GAFSA_MARCH:
            trigger = show(text, Span(event.trigger.start - 2, event.trigger.end), "trigger")
            return replace(named, trigger=trigger, evidence=(trigger, *event.evidence[1:]))
        return named


def newer(_config: Config) -> Newer:
    return Newer()


def word(event: Event, /, action: str, author: str = "Inés", **more: object) -> Review:
    bare = Review(event_id=event.id, anchor=anchor_of(event), action=action, author=author, event=event)
    return replace(bare, **more)  # type: ignore[arg-type]


def put_right(event: Event, **values: object) -> Review:
    return word(event, "correct", fields=tuple(values), event=replace(event, **values))  # type: ignore[arg-type]


def judge(record: Record) -> None:
    """Judge the first coding: accepted, corrected, rejected, added, and two events that are not one."""
    events = {event.place.text: event for event in record.events() if event.place}
    [report_id] = {event.report_id for place, event in events.items() if place in fakes.PLACES}
    added = missed("Puno", text=TEXT, report_id=report_id)
    record.review(
        [
            word(events[ORURO], "accept"),
            put_right(events[GAFSA_MARCH], place=replace(GAFSA, name="Metlaoui")),
            put_right(events[GWERU], date=TUESDAY),
            word(events[ILOILO], "reject"),
            word(events[BITOLA], "accept", "Bo"),
            word(events[SARI], "reject", "Bo"),
            word(added, "add"),
        ]
    )
    a, b = harbour(record)
    assert a.incident_id == b.incident_id
    bare = PairJudgement(a=a.id, b=b.id, same=False, author="Inés", reason="two marches")
    record.judge(replace(bare, anchor_a=anchor_of(a), anchor_b=anchor_of(b)))


def harbour(record: Record) -> list[Event]:
    """The events of two reports of one march."""
    return [event for event in record.events() if event.place and event.place.text == "Montevideo"]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for name, text in {"week": TEXT, "first": FIRST, "second": SECOND}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def path(source: Path, tmp_path: Path) -> Path:
    """A record that was judged, and then coded again by another coder."""
    path = tmp_path / "r.dateline"
    build([str(source)], path, Config(), factory=fakes.first)
    with Record.open(path) as record:
        judge(record)
    account = build([str(source)], path, Config(), factory=newer)
    assert account.recoded == 3
    return path


STANDS = {
    ORURO: ("accepted", "demonstration", "Oruro", "2021-03-01", "coder"),
    "the march of Gafsa": ("corrected", "demonstration", "Metlaoui", "2021-03-01", "coder"),
    GWERU: ("corrected", "unrest", "Gweru", "2021-03-02", "coder"),
    ILOILO: ("rejected", "demonstration", "Iloilo", "2021-03-01", "coder"),
    KOTA: ("unreviewed", "demonstration", "Kota", "2021-03-01", "coder"),
    CORK: ("unreviewed", "demonstration", "Cork", "2021-03-01", "coder"),
    BITOLA: ("accepted", "demonstration", "Bitola", "2021-03-01", "kept"),
    "the vigil of Puno": ("accepted", "gathering", "Puno", "2021-03-01", "reviewer"),
}


def test_every_judgement_stands_over_another_coding(path: Path) -> None:
    with Record.open(path, read_only=True) as record:
        [report_id] = {said.event.report_id for said in record.reviews()}
        found = [record.stood_event(event.id) for event in record.standing_report(report_id).events]
        stands = [
            (s.event.review, s.event.type, s.event.place.name, s.event.date.start, s.origin)
            for s in found
            if s.event.place and s.event.date
        ]
        assert stands == list(STANDS.values())
        assert {s.event.coder for s in found if s.origin == "coder"} == {"sample-2"}
        assert record.verify() == ()


def test_what_fits_nothing_is_kept_and_listed(path: Path) -> None:
    with Record.open(path, read_only=True) as record:
        lost = [(said.author, said.action, said.event.place.text) for said in record.lost_reviews() if said.event.place]
        assert lost == [("Bo", "accept", BITOLA), ("Bo", "reject", SARI)]


def test_an_event_is_found_by_the_id_under_which_it_was_judged(path: Path) -> None:
    with Record.open(path, read_only=True) as record:
        first = next(record.reviews())
        stood = record.stood_event(first.event_id)
        assert stood.event.id != first.event_id
        assert stood.reviews == (first,)


def test_a_word_on_a_pair_holds_for_the_events_as_they_are_now(path: Path) -> None:
    with Record.open(path, read_only=True) as record:
        a, b = harbour(record)
        assert a.incident_id != b.incident_id
        [held] = record.judgements()
        assert not {a.id, b.id} & {held.a, held.b}


def test_exports_show_what_was_said(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(path), "--format", "jsonl", "--out", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    lines = (tmp_path / "out" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    shown = {(event["place"]["name"], event["review"]) for event in map(json.loads, lines)}
    wanted = {(place, verdict) for verdict, _, place, _, _ in STANDS.values()}
    assert shown == wanted | {("Montevideo", "unreviewed")}


def test_the_first_coder_again_brings_everything_back(path: Path, source: Path) -> None:
    build([str(source)], path, Config(), factory=fakes.first)
    with Record.open(path, read_only=True) as record:
        assert list(record.lost_reviews()) == []
        assert {event.place.text: event.review for event in record.events() if event.place}[SARI] == "rejected"
        assert record.verify() == ()


def test_what_was_judged_twice_over_two_codings_is_one_event(path: Path, source: Path) -> None:
    with Record.open(path) as record:
        [held] = [event for event in record.events() if event.place and event.place.text == ORURO]
        record.review([put_right(held, date=TUESDAY)])
    build([str(source)], path, Config(), factory=fakes.first)
    with Record.open(path, read_only=True) as record:
        [event] = [event for event in record.events() if event.place and event.place.text == ORURO]
        stood = record.stood_event(event.id)
        assert [said.action for said in stood.reviews] == ["accept", "correct"]
        assert event.date == TUESDAY
        assert record.verify() == ()
