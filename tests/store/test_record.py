"""A record keeps what it was given, once, and refuses what does not fit."""

import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import RecordError, UnreadableReportError, UsageError
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.manifest import Settings
from dateline.model.report import Refusal, Report
from dateline.model.span import Evidence
from dateline.model.statement import Statement
from dateline.store.query import EventFilter
from dateline.store.record import Record
from tests.store.samples import CODER, MONTEVIDEO, PERSIAN, QUIET, code, raw_report

BINARY = Refusal(source="photo.txt", outcome="quarantined", reason="binary", message="not text", sha256="ab" * 32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.dateline"


def filled(path: Path, *texts: str) -> Record:
    record = Record.open(path, create=True)
    for number, text in enumerate(texts):
        raw = raw_report(text, f"{number}.txt")
        record.add_kept(raw, code(raw), CODER)
    return record


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MONTEVIDEO, id="events, statement, figure, furniture"),
        pytest.param(PERSIAN, id="Persian and emoji"),
        pytest.param(QUIET, id="no event"),
        pytest.param("A march in Oruro\r\nwas  short.\x00\ufeff\u2028", id="odd white space and NUL"),
    ],
)
def test_a_report_comes_back_as_it_went_in(path: Path, text: str) -> None:
    coded = code(raw_report(text, "0.txt"))
    with filled(path, text) as record:
        assert record.coded_report(coded.report.id) == coded
        assert record.raw_report(coded.report.sha256).raw == text.encode("utf-8")


def test_reports_come_by_id_and_not_by_arrival(path: Path) -> None:
    with filled(path, MONTEVIDEO, PERSIAN, QUIET) as record:
        ids = [coded.report.id for coded in record.coded_reports()]
    assert ids == sorted(ids)
    assert len(ids) == 3


def test_the_same_bytes_twice_are_one_report_with_two_sources(path: Path) -> None:
    with filled(path, MONTEVIDEO) as record:
        again = raw_report(MONTEVIDEO, "a copy.txt")
        assert record.add_source(again)
        assert not record.add_source(again)
        [coded] = record.coded_reports()
        assert record.sources_of(coded.report.id) == ("0.txt", "a copy.txt")
        assert coded.report.source == "0.txt"
        assert record.account().kept == 2


def test_the_first_source_does_not_depend_on_the_order_of_arrival(path: Path) -> None:
    with filled(path, MONTEVIDEO) as record:
        record.add_source(raw_report(MONTEVIDEO, "+earlier in the alphabet.txt"))
        [coded] = record.coded_reports()
    assert coded.report.source == "+earlier in the alphabet.txt"


def test_a_source_of_unknown_bytes_is_refused(path: Path) -> None:
    with filled(path) as record, pytest.raises(UsageError, match="no report of these bytes"):
        record.add_source(raw_report(QUIET))


def test_what_is_coded_is_known_by_bytes_and_coder(path: Path) -> None:
    raw = raw_report(MONTEVIDEO, "0.txt")
    with filled(path, MONTEVIDEO) as record:
        assert record.known(raw.sha256, CODER)
        assert not record.known(raw.sha256, "sample-2")
        assert not record.known(raw_report(QUIET).sha256, CODER)


def test_another_coder_replaces_the_coding_and_search_follows(path: Path) -> None:
    raw = raw_report(MONTEVIDEO, "0.txt")
    with filled(path, MONTEVIDEO) as record:
        record.add_kept(raw, replace(code(raw, "sample-2"), statements=()), "sample-2")
        [coded] = record.coded_reports()
        assert {event.coder for event in coded.events} == {"sample-2"}
        assert coded.statements == ()
        assert [hit.report_id for hit in record.search("montevideo")] == [raw.id]
        assert record.settings_of(raw.id).coder == "sample-2"
        assert record.verify() == ()


def test_adding_again_changes_nothing(path: Path) -> None:
    raw = raw_report(MONTEVIDEO, "0.txt")
    with filled(path, MONTEVIDEO) as record:
        record.add_refusal(BINARY)
    before = path.read_bytes()
    with Record.open(path) as record:
        record.begin_run(Settings(coder=CODER), {}, tool="dateline test")
        record.add_kept(raw, code(raw), CODER)
        assert not record.add_refusal(BINARY)
    after = path.read_bytes()
    # Bytes 24 to 27 and 92 to 99 count how often SQLite wrote the first page (for the log's mode).
    assert [at for at, (a, b) in enumerate(zip(before, after, strict=True)) if a != b and at >= 100] == []


def test_every_item_is_counted_once(path: Path) -> None:
    empty = Refusal(source="e.txt", outcome="dropped", reason="empty", message="nothing in it")
    with filled(path, MONTEVIDEO, QUIET) as record:
        assert record.add_refusal(BINARY)
        record.add_refusal(empty)
        account = record.account()
    assert (account.kept, account.dropped, account.quarantined, account.items) == (2, 1, 1, 4)
    assert account.reasons == {"dropped: empty": 1, "quarantined: binary": 1}
    assert account.refusals == (empty, BINARY)


def test_a_kept_item_is_not_lost_by_a_later_refusal(path: Path) -> None:
    raw = raw_report(MONTEVIDEO, "0.txt")
    refusal = Refusal(
        source="0.txt", outcome="quarantined", reason="coder_error", message="the new coder fell", sha256=raw.sha256
    )
    with filled(path, MONTEVIDEO) as record:
        assert not record.add_refusal(refusal, raw)
        assert record.account().kept == 1
        assert record.known(raw.sha256, CODER)


def test_a_refused_item_can_be_kept_later(path: Path) -> None:
    raw = raw_report(MONTEVIDEO, "0.txt")
    refusal = Refusal(
        source="0.txt", outcome="quarantined", reason="coder_error", message="the coder fell", sha256=raw.sha256
    )
    with filled(path) as record:
        record.add_refusal(refusal, raw)
        record.add_kept(raw, code(raw), CODER)
        assert (record.account().kept, record.account().quarantined) == (1, 0)
        assert [entry.action for entry in record.journal()] == ["import", "run", "import", "code"]
        assert record.verify() == ()


def wrong_evidence(event: Event) -> Event:
    return replace(event, evidence=(Evidence(0, 3, "xyz", "actor"),))


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        pytest.param(lambda c: replace(c, events=(wrong_evidence(c.events[0]),)), "actor do not stand", id="evidence"),
        pytest.param(lambda c: replace(c, events=c.events * 2), "given 2 times", id="an id twice"),
        pytest.param(
            lambda c: replace(c, events=(replace(c.events[0], report_id="0" * 16),)), "belongs to", id="other report"
        ),
        pytest.param(
            lambda c: replace(c, report=replace(c.report, text=c.report.text + "!")), "its hash", id="text changed"
        ),
        pytest.param(lambda c: replace(c, report=replace(c.report, text="\ud83d")), "surrogate", id="half a surrogate"),
        pytest.param(
            lambda c: replace(c, report=replace(c.report, sha256="0" * 64)), "other bytes", id="bytes of another report"
        ),
    ],
)
def test_a_coding_that_breaks_the_contract_is_refused_whole(path: Path, break_it, says: str) -> None:  # type: ignore[no-untyped-def]
    raw = raw_report(MONTEVIDEO)
    with filled(path) as record:
        with pytest.raises(UnreadableReportError, match=says):
            record.add_kept(raw, break_it(code(raw)), CODER)
        assert [*record.coded_reports()] == []
        assert [*record.journal()] == []


def test_an_id_that_another_report_has_is_refused_whole(path: Path) -> None:
    raw, other = raw_report(MONTEVIDEO, "0.txt"), raw_report(PERSIAN, "1.txt")
    coded = code(other)
    clash = replace(coded, events=(replace(coded.events[0], id=code(raw).events[0].id),))
    with filled(path, MONTEVIDEO) as record:
        with pytest.raises(UnreadableReportError, match="taken already"):
            record.add_kept(other, clash, CODER)
        assert record.account().items == 1
        assert record.verify() == ()


@pytest.mark.parametrize(("noun", "kind"), [("events", Event), ("statements", Statement), ("figures", Figure)])
def test_a_noun_is_found_by_the_beginning_of_its_id(path: Path, noun: str, kind: type) -> None:
    wanted = getattr(code(raw_report(MONTEVIDEO, "0.txt")), noun)[0]
    with filled(path, MONTEVIDEO) as record:
        found = record.find(wanted.id[:10])
        assert isinstance(found, kind)
        assert found == wanted


def test_a_report_is_found_by_its_id(path: Path) -> None:
    raw = raw_report(MONTEVIDEO, "0.txt")
    with filled(path, MONTEVIDEO) as record:
        assert isinstance(record.find(raw.id), Report)


def test_an_unknown_or_ambiguous_id_says_so(path: Path) -> None:
    with filled(path, MONTEVIDEO, PERSIAN) as record:
        with pytest.raises(UsageError, match="begins with 'zz'"):
            record.find("zz")
        with pytest.raises(UsageError, match="give more digits"):
            record.find("")


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        pytest.param("montevideo", 1, id="case"),
        pytest.param("march banner", 1, id="all words"),
        pytest.param("march", 2, id="a word of two"),
        pytest.param('"march in Sari"', 1, id="words together"),
        pytest.param('"in march"', 0, id="not in this order"),
        pytest.param("هستیم", 1, id="Persian"),
        pytest.param('NEAR( OR * "', 0, id="signs of the query language are words"),
        pytest.param('  " ', 0, id="nothing asked"),
    ],
)
def test_search_finds_reports_by_their_words(path: Path, query: str, hits: int) -> None:
    with filled(path, MONTEVIDEO, PERSIAN, QUIET) as record:
        assert len(record.search(query)) == hits


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        pytest.param(EventFilter(), {"Montevideo", "Rasht", "Sari"}, id="all"),
        pytest.param(EventFilter(place="RASHT"), {"Rasht"}, id="place without case"),
        pytest.param(EventFilter(place="Montevidéo"), {"Montevideo"}, id="place without accents"),
        pytest.param(EventFilter(country="uy", type="demonstration"), {"Montevideo", "Rasht", "Sari"}, id="country"),
        pytest.param(EventFilter(status="denied"), set(), id="status"),
        pytest.param(EventFilter(report_id=raw_report(PERSIAN).id), {"Rasht", "Sari"}, id="report"),
    ],
)
def test_events_are_filtered(path: Path, wanted: EventFilter, places: set[str]) -> None:
    with filled(path, MONTEVIDEO, PERSIAN) as record:
        assert {event.place.name for event in record.events(wanted) if event.place} == places


def test_the_manifest_names_inputs_settings_and_counts_but_no_times(path: Path) -> None:
    settings = Settings(
        coder=CODER, code_version="0.1.0", parts={"codebook": "abc"}, configuration={"pipeline.name": "en"}
    )
    with Record.open(path, create=True) as record:
        record.begin_run(settings, {"build.workers": 2, "pipeline.name": "en"}, tool="dateline 0.1.0")
        for text in (MONTEVIDEO, QUIET):
            raw = raw_report(text)
            record.add_kept(raw, code(raw), CODER)
        manifest = record.manifest()
        first = next(record.journal())
    assert manifest.inputs == tuple(sorted(raw_report(text).sha256 for text in (MONTEVIDEO, QUIET)))
    assert [(coding.settings, coding.reports) for coding in manifest.codings] == [(settings, 2)]
    assert (manifest.reports, manifest.events, manifest.statements, manifest.figures) == (2, 1, 1, 1)
    assert first.action == "run"
    assert first.details["build.workers"] == 2
    assert first.tool == "dateline 0.1.0"


def test_a_new_record_is_readable_by_its_owner_alone_and_is_one_file(path: Path) -> None:
    with filled(path, MONTEVIDEO):
        assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in path.parent.iterdir())
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_copy_of_the_one_file_is_a_record(path: Path, tmp_path: Path) -> None:
    filled(path, MONTEVIDEO).close()
    copy = tmp_path / "copy #1 with 100 %.dateline"
    copy.write_bytes(path.read_bytes())
    with Record.open(copy, read_only=True) as record:
        assert record.verify() == ()
        assert record.account().kept == 1


def test_a_read_only_record_cannot_be_written(path: Path) -> None:
    filled(path, MONTEVIDEO).close()
    before = path.read_bytes()
    with Record.open(path, read_only=True) as record, pytest.raises(RecordError, match="readonly"):
        record.add_refusal(BINARY)
    assert path.read_bytes() == before


def test_a_record_can_be_read_while_it_is_written(path: Path) -> None:
    with filled(path, MONTEVIDEO) as writer, Record.open(path, read_only=True) as reader:
        raw = raw_report(QUIET, "1.txt")
        writer.add_kept(raw, code(raw), CODER)
        assert reader.account().kept == 2


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE shopping (item)")
    connection.close()


def newer_record(path: Path) -> None:
    filled(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(lambda path: path.write_text("Dear diary, " * 99), "not a Dateline record", id="a text"),
        pytest.param(other_database, "SQLite file of something else", id="another database"),
        pytest.param(newer_record, r"schema 99, this release knows \d+", id="a newer release"),
        pytest.param(lambda path: path.mkdir(), "a folder, not a record", id="a folder"),
    ],
)
def test_other_files_are_refused_and_left_alone(path: Path, make, says: str, create: bool) -> None:  # type: ignore[no-untyped-def]
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(RecordError, match=says):
        Record.open(path, create=create)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_no_record_is_made_by_looking(path: Path) -> None:
    with pytest.raises(RecordError, match="no record here"):
        Record.open(path)
    assert not path.exists()


def test_a_damaged_record_says_so_in_words(path: Path) -> None:
    filled(path, MONTEVIDEO).close()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(RecordError, match=r"damaged|cannot be read"):
        read_all(path)


def read_all(path: Path) -> None:
    with Record.open(path, read_only=True) as record:
        list(record.coded_reports())
        list(record.events())
