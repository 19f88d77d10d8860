"""Linking a record: copies and incidents found together, once, whatever the order; people have the last word."""

from pathlib import Path

import pytest

from dateline.config import Config
from dateline.ids import sha256_hex
from dateline.model.incident import PairJudgement
from dateline.run.link import link
from dateline.store.record import Record
from tests.store.samples import CODER, code, raw_report

PRESS = (
    "The dockers' association of Montevideo said in a statement that it would not move before the port authority had "
    "withdrawn its new timetable, and that any ship unloaded by others would be called by its name."
)
FIRST = f"Harbour\nA march in Montevideo drew 300 people on Monday.\n{PRESS}"
SECOND = f"Port news\nOnly 250 people came, in rain, to the march in Montevideo.\nThe chair had this to say.\n{PRESS}"
ELSEWHERE = "Up north\nNothing happened in Sari, as the week before."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.dateline"


def filled(path: Path, texts: list[str]) -> None:
    with Record.open(path, create=True) as record:
        for text in texts:
            raw = raw_report(text, f"{sha256_hex(text.encode())[:6]}.txt")
            record.add_kept(raw, code(raw), CODER)
        link(record, Config())


def found(path: Path) -> tuple[object, ...]:
    with Record.open(path, read_only=True) as record:
        assert record.verify() == ()
        return tuple(record.passages()), tuple(record.lineages()), tuple(record.incidents())


def test_copies_and_incidents_are_kept_with_the_record(path: Path) -> None:
    filled(path, [FIRST, SECOND, ELSEWHERE])
    with Record.open(path, read_only=True) as record:
        [passage] = record.passages()
        assert {record.text_of(side.report_id)[side.start : side.end] for side in passage.sides} == {PRESS.rstrip(".")}
        [joined] = record.incidents(2)
        events = {event.id: event for event in record.events()}
        assert len(joined.report_ids) == 2
        assert all(events[name].incident_id == joined.id for name in joined.event_ids)
        assert record.link_counts() == (1, 1, 1)


def test_links_are_outdated_until_what_is_new_is_linked(path: Path) -> None:
    filled(path, [FIRST])
    raw = raw_report(SECOND, "second.txt")
    with Record.open(path) as record:
        assert not record.links_outdated()
        record.add_kept(raw, code(raw), CODER)
        assert record.links_outdated()
        link(record, Config())
        assert not record.links_outdated()


def test_the_order_of_reports_changes_nothing(path: Path, tmp_path: Path) -> None:
    filled(path, [FIRST, SECOND, ELSEWHERE])
    other = tmp_path / "other.dateline"
    filled(other, [ELSEWHERE, SECOND, FIRST])
    assert found(path) == found(other)


def test_linking_again_writes_nothing(path: Path) -> None:
    filled(path, [FIRST, SECOND])
    before = path.read_bytes()
    with Record.open(path) as record:
        entries = len(list(record.journal()))
        link(record, Config())
        assert len(list(record.journal())) == entries
    assert len(before) == len(path.read_bytes())


def test_a_person_parts_what_was_joined_and_takes_it_back(path: Path) -> None:
    filled(path, [FIRST, SECOND])
    with Record.open(path) as record:
        [joined] = record.incidents()
        a, b = joined.event_ids
        counts = []
        for k, same in enumerate((False, None)):
            judged = PairJudgement(a=a, b=b, same=same, author="Inés", time=f"2024-01-0{k + 1}T00:00:00Z", reason="")
            record.judge(judged)
            link(record, Config())
            counts.append(record.link_counts()[1])
        assert counts == [2, 1]
        assert [entry.actor for entry in record.journal() if entry.action == "judge"] == ["Inés", "Inés"]
        assert record.verify() == ()


def test_an_event_of_a_newer_coding_is_in_no_incident_yet(path: Path) -> None:
    filled(path, [FIRST])
    with Record.open(path) as record:
        raw = raw_report(SECOND, "late.txt")
        record.add_kept(raw, code(raw), CODER)
        [late] = record.coded_report(raw.id).events
        assert late.incident_id is None
        assert record.incident_of(late.id) is None
        assert record.verify() == ()
