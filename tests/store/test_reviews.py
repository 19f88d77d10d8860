"""Judgements of events: written whole or not at all, never changed, and every change is seen."""

import datetime as dt
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.ids import sha256_hex
from dateline.model.anchor import anchor_of
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.links import EventLink, Links
from dateline.model.review import Review
from dateline.store.inspect import inspect
from dateline.store.record import Record
from tests.review.judged import CODED, CORK, GAFSA, ORURO, RAW, SARI, missed
from tests.store.samples import CODER, MONTEVIDEO, code, raw_report
from tests.store.test_verify import write_past_the_triggers

ROOT = Path(__file__).parents[2]
COUNT = 12


def word(event: Event, /, action: str, author: str = "Inés", **more: object) -> Review:
    bare = Review(event_id=event.id, anchor=anchor_of(event), action=action, author=author, event=event)
    return replace(bare, **more)  # type: ignore[arg-type]


def put_right(event: Event, author: str = "Inés") -> Review:
    return word(event, "correct", author, fields=("place",), event=replace(event, place=GAFSA), note="the port")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of one report with three events."""
    path = tmp_path / "r.dateline"
    with Record.open(path, create=True) as record:
        record.add_kept(RAW, CODED, CODER)
    return path


def standing_places(record: Record) -> dict[str, str]:
    return {event.id: event.place.name for event in record.events() if event.place}


def test_a_judgement_comes_back_with_an_id_and_a_time(path: Path) -> None:
    with Record.open(path) as record:
        kept = record.review([word(ORURO, "accept"), put_right(CORK, "Bo")])
        assert tuple(record.reviews()) == kept
        assert tuple(record.reviews(author="Bo")) == kept[1:]
        assert tuple(record.reviews(report_id="0" * 16)) == ()
        assert [len(said.id) for said in kept] == [16, 16]
        assert kept[0].time < kept[1].time


def test_every_judgement_has_its_line_in_the_journal(path: Path) -> None:
    with Record.open(path) as record:
        [held] = record.review([put_right(CORK)])
        record.review([word(CORK, "undo", undoes=held.id)])
        first, second = [entry for entry in record.journal() if entry.action == "judge"]
    assert (first.actor, first.subject, first.details["event"]) == ("Inés", held.id, CORK.id)
    assert {name: first.details[name] for name in ("said", "fields", "reason", "score")} == {
        "said": "correct",
        "fields": "place",
        "reason": "the port",
        "score": 0.75,
    }
    assert (second.details["said"], second.details["undoes"]) == ("undo", held.id)


def test_events_stand_as_they_were_judged_wherever_they_are_read(path: Path) -> None:
    added = missed()
    with Record.open(path) as record:
        record.review([put_right(CORK), word(SARI, "reject"), word(added, "add")])
        assert standing_places(record) == {ORURO.id: "Oruro", CORK.id: "Gafsa", SARI.id: "Sari", added.id: "Kota"}
        assert [event.review for event in record.standing_report(RAW.id).events] == [
            *("unreviewed", "corrected", "rejected", "accepted")
        ]
        assert record.coded_report(RAW.id).events == CODED.events
        assert record.find(added.id[:12]) == record.stood_event(added.id).event
        assert record.verify() == ()


def test_linking_after_a_judgement_disturbs_nothing(path: Path) -> None:
    with Record.open(path) as record:
        record.put_links(Links(events={CORK.id: EventLink(incident_id=ORURO.id, copied_in="p")}), "first")
        record.review([put_right(CORK)])
        assert record.verify() == ()
        record.put_links(Links(events={CORK.id: EventLink(incident_id=CORK.id, copied_in=None)}), "second")
        assert record.stood_event(CORK.id).event.incident_id == CORK.id
        assert record.verify() == ()


# what is said after Cork's place was put right, and whether incidents are out of date
STALE = {
    "nothing more": ([], True),
    "another event is right": ([word(ORURO, "accept", "Bo")], True),
    "it was right as coded": ([word(CORK, "accept", "Bo")], False),
    "it is right as corrected": ([word(replace(CORK, place=GAFSA), "accept", "Bo")], True),
    "it was right as coded, and the other is no event": ([word(CORK, "accept"), word(ORURO, "reject")], True),
}


@pytest.mark.parametrize(("then", "outdated"), STALE.values(), ids=STALE)
def test_incidents_are_out_of_date_where_what_stands_has_changed(
    path: Path, then: list[Review], *, outdated: bool
) -> None:
    with Record.open(path) as record:
        record.put_links(Links(), "as coded")
        record.review([word(ORURO, "accept")])
        assert not record.links_outdated()
        record.review([put_right(CORK)])
        record.review(then)
        assert record.links_outdated() == outdated


NOT_IN_IT = replace(ORURO, trigger=replace(ORURO.trigger, exact="stroll"))

REFUSED = {
    "of no report": (word(replace(ORURO, report_id="0" * 16), "accept"), "no report '0000"),
    "of no kind": (word(ORURO, "praise"), "unknown action 'praise'; known are accept"),
    "by nobody": (word(ORURO, "accept", " "), "nobody is named"),
    "a correction of nothing": (word(ORURO, "correct"), "names no field"),
    "a correction of an unknown field": (word(ORURO, "correct", fields=("colour",)), "unknown field 'colour'"),
    "words that do not stand there": (word(NOT_IN_IT, "accept"), "do not stand at"),
    "a message without words": (word(replace(ORURO, messages=("No",)), "accept"), "1 messages are shown by 0"),
    "an undo of nothing": (word(ORURO, "undo"), "names no judgement"),
    "an undo of what nobody said": (word(ORURO, "undo", undoes="f" * 16), "no judgement 'ffff"),
}


@pytest.mark.parametrize(("said", "says"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_judgement_is_refused_with_all_that_came_with_it(path: Path, said: Review, says: str) -> None:
    with Record.open(path) as record:
        with pytest.raises(UsageError, match=says):
            record.review([word(CORK, "reject"), said])
        assert list(record.reviews()) == []
        assert {event.review for event in record.events()} == {"unreviewed"}
        assert record.verify() == ()


def test_an_event_is_not_added_under_an_id_of_another_report(path: Path) -> None:
    other = raw_report(MONTEVIDEO, "harbour.txt")
    with Record.open(path) as record:
        record.add_kept(other, code(other), CODER)
        taken = replace(missed(), id=code(other).events[0].id)
        with pytest.raises(UsageError, match="already"):
            record.review([word(taken, "add")])
        assert record.verify() == ()


def test_judgements_outlive_an_extractor_that_reads_another_text_from_the_same_bytes(path: Path) -> None:
    text = "MENU 🕊\n" + CODED.report.text
    report = replace(CODED.report, text=text, text_sha256=sha256_hex(text.encode("utf-8")), furniture=())
    with Record.open(path) as record:
        held, *_ = record.review([put_right(CORK), word(SARI, "accept"), word(missed(), "add")])
        record.add_kept(RAW, CodedReport(report=report), "sample-2")
        events = record.standing_report(RAW.id).events
        assert [event.place.name for event in events if event.place] == ["Gafsa", "Sari", "Kota"]
        shown = [part for event in events for part in (event.trigger, *event.evidence)]
        assert all(text[part.start : part.end] == part.exact for part in shown)
        record.review([word(held.event, "undo", undoes=held.id)])
        assert len(record.standing_report(RAW.id).events) == 2
        assert record.verify() == ()


@pytest.mark.parametrize("change", ["UPDATE reviews SET author = 'x'", "DELETE FROM reviews"])
def test_judgements_refuse_to_be_changed(path: Path, change: str) -> None:
    with Record.open(path) as record:
        record.review([word(ORURO, "accept")])
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change)
    connection.close()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param("UPDATE reviews SET author = 'Bo' WHERE n = 1", "reviews", id="an author"),
        pytest.param("UPDATE reviews SET payload = replace(payload, 'Gafsa', 'Sfax')", "reviews", id="a value"),
        pytest.param("DELETE FROM reviews WHERE n = 2", "judgements", id="a judgement gone"),
        pytest.param("UPDATE standing SET review = 'accepted'", "standing", id="a verdict"),
        pytest.param("UPDATE standing SET place = 'Sfax' WHERE place = 'Gafsa'", "standing", id="a standing place"),
        pytest.param("UPDATE standing SET payload = NULL", "standing", id="the standing values"),
        pytest.param("DELETE FROM standing WHERE position = 2", "standing", id="an event that stood"),
        pytest.param("INSERT INTO reviewed_by VALUES ('a', 'Bo')", "standing", id="a word that nobody said"),
        pytest.param("DELETE FROM reviewed_by", "standing", id="nobody said anything"),
        pytest.param("UPDATE standing_fts SET words = 'x'", "standing", id="the words of a search"),
    ],
)
def test_a_change_by_sql_is_named(path: Path, change: str, named: str) -> None:
    with Record.open(path) as record:
        record.review([put_right(CORK), word(SARI, "reject")])
    write_past_the_triggers(path, change)
    assert named in {fault.where for fault in inspect(path).faults}


def test_a_clock_set_back_does_not_change_the_latest_word(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record.open(path) as record:
        [first] = record.review([word(ORURO, "reject")])

    monkeypatch.setattr("dateline.store.reviews.dt.datetime", Yesterday)
    with Record.open(path) as record:
        [second] = record.review([word(ORURO, "accept")])
        assert second.time > first.time
        assert record.stood_event(ORURO.id).event.review == "accepted"


class Yesterday(dt.datetime):
    """A clock that was set back by years."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> "Yesterday":
        return cls(2001, 1, 1, tzinfo=tz)


SCRIPT = """
import os, resource, signal, sys
from pathlib import Path
from dateline.errors import RecordError
from dateline.store import reviews
from dateline.store.record import Record
from tests.review.judged import CORK, ORURO, SARI
from tests.store.test_reviews import put_right, word

how, path, author, count = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])

def after(calls, function):
    left = [calls]
    def counted(*arguments, **options):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)
    return counted

with Record.open(path) as record:
    if how == "killed":
        reviews.journal.append = after(count, reviews.journal.append)
        count = 1000
    if how == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (count, resource.RLIM_INFINITY))
        count = 1000
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        for k in range(count):
            record.review([word(ORURO, "accept", author), put_right(CORK, author), word(SARI, "reject", author)])
    except RecordError as error:
        print(f"{error} after {k}", flush=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        record.review([word(SARI, "accept", "later")])
"""


def writer(how: str, path: Path, author: str, count: int) -> subprocess.Popen[str]:
    """A process that writes judgements once it is told to."""
    command = [sys.executable, "-c", SCRIPT, how, str(path), author, str(count)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(command, cwd=ROOT, text=True, **pipes)  # type: ignore[call-overload]
    assert process.stdout.readline() == "ready\n", process.stderr.read()
    return process  # type: ignore[no-any-return]


def test_two_writers_at_once_lose_nothing(path: Path) -> None:
    writers = [writer("plain", path, author, COUNT) for author in ("Inés", "Bo")]
    for process in writers:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    ended = [process.communicate(timeout=60) for process in writers]
    assert [process.returncode for process in writers] == [0, 0], ended
    with Record.open(path, read_only=True) as record:
        reviews = list(record.reviews())
        assert [sum(said.author == who for said in reviews) for who in ("Inés", "Bo")] == [3 * COUNT] * 2
        assert len({said.time for said in reviews}) == len(reviews)
        assert sorted(reviews, key=lambda said: said.time) == reviews
        assert record.stood_event(ORURO.id).reviewers == ("Bo", "Inés")
        assert record.verify() == ()


def test_two_open_records_take_turns(path: Path) -> None:
    with Record.open(path) as one, Record.open(path) as other:
        for _ in range(COUNT):
            one.review([word(ORURO, "reject", "Inés")])
            other.review([word(ORURO, "accept", "Bo")])
        assert len(list(one.reviews())) == 2 * COUNT
        assert one.stood_event(ORURO.id).event.review == "accepted"
        assert other.verify() == ()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("calls", [1, 2, 3, 10, 20, 30])
def test_a_killed_process_leaves_whole_judgements(path: Path, calls: int) -> None:
    process = writer("killed", path, "Inés", calls)
    process.communicate("go\n", timeout=60)
    assert process.returncode == -signal.SIGKILL
    with Record.open(path) as record:
        # Three at one stroke, and the journal is told of each of them.
        assert len(list(record.reviews())) == (calls - 1) // 3 * 3
        assert record.verify() == ()
        record.review([word(ORURO, "accept", "Bo")])
        assert record.verify() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of a file")
@pytest.mark.parametrize("room", [10_000, 250_000, 600_000])
def test_a_full_disk_refuses_the_whole_stroke_and_loses_nothing(path: Path, room: int) -> None:
    process = writer("full", path, "Inés", room)
    out, err = process.communicate("go\n", timeout=60)
    assert process.returncode == 0, err
    assert "cannot be written" in out
    written = int(out.rpartition("after ")[2])
    assert (written > 0) == (room > 10_000)
    with Record.open(path, read_only=True) as record:
        reviews = list(record.reviews())
        assert len(reviews) == 3 * written + 1
        assert reviews[-1].author == "later"
        assert record.verify() == ()


def test_a_long_list_of_judgements_is_written_at_one_stroke(path: Path) -> None:
    with Record.open(path) as record:
        record.review([word(event, "accept") for event in (ORURO, CORK, SARI) for _ in range(300)])
        assert record.verify() == ()
        assert len(record.stood_event(SARI.id).reviews) == 300


def test_agreement_is_read_from_reports_that_two_people_judged(path: Path) -> None:
    other = raw_report(MONTEVIDEO, "harbour.txt")
    coded = code(other)
    with Record.open(path) as record:
        record.add_kept(other, coded, CODER)
        record.review([word(coded.events[0], "accept"), put_right(CORK), word(SARI, "accept"), word(ORURO, "accept")])
        assert record.agreement().events == 0
        assert list(record.disagreements()) == []
        record.review([word(event, "accept", "Bo") for event in (CORK, SARI)] + [word(ORURO, "reject", "Bo")])
        found = record.agreement()
        assert (found.events, found.reviewers) == (3, ("Bo", "Inés"))
        by_field = {one.field: (one.events, one.agreed) for one in found.fields}
        assert (by_field["verdict"], by_field["place"]) == ((3, 2), (2, 1))
        said = {(one.event_id, one.field): dict(one.said) for one in record.disagreements()}
        assert said == {
            (CORK.id, "place"): {"Bo": "Cork, UY", "Inés": "Gafsa, TN"},
            (ORURO.id, "verdict"): {"Bo": "wrong", "Inés": "right"},
        }
