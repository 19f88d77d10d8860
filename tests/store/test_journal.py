"""The journal tells what was done, in order, and only ever grows."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.ids import sha256_hex
from dateline.model.manifest import Settings
from dateline.store.record import Record
from dateline.store.rows import canonical
from tests.store.samples import CODER, MONTEVIDEO, code, raw_report


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record.open(tmp_path / "r.dateline", create=True)
    record.begin_run(Settings(coder=CODER), {"pipeline.name": None}, tool="dateline 0")
    raw = raw_report(MONTEVIDEO)
    record.add_kept(raw, code(raw), CODER)
    return record


def test_a_kept_report_is_told_as_run_import_and_code(record: Record) -> None:
    run, imported, coded = record.journal()
    assert (run.action, run.details["coder"], run.details["pipeline.name"]) == ("run", CODER, None)
    assert (imported.action, imported.details["source"], imported.details["outcome"]) == (
        "import",
        "harbour.txt",
        "kept",
    )
    assert (coded.action, coded.subject, coded.details["events"]) == ("code", raw_report(MONTEVIDEO).id, 1)


def test_each_entry_carries_the_hash_of_the_one_before(record: Record) -> None:
    entries = list(record.journal())
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert [entry.prev for entry in entries] == ["", entries[0].hash, entries[1].hash]
    assert record.journal_head() == (3, entries[-1].hash)


def test_anybody_can_recompute_a_hash_from_the_entry(record: Record) -> None:
    for entry in record.journal():
        told = {
            name: getattr(entry, name)
            for name in ("seq", "time", "actor", "tool", "action", "subject", "details", "prev")
        }
        assert sha256_hex(canonical(told).encode("utf-8")) == entry.hash


def test_an_action_of_another_room_is_told_with_its_actor(record: Record) -> None:
    before = datetime.now(UTC)
    entry = record.note("merge", "abc", {"verdict": "accepted", "score": 0.5, "again": False}, actor="Nadia")
    assert entry == list(record.journal())[-1]
    assert (entry.actor, entry.details["score"], entry.details["again"]) == ("Nadia", 0.5, False)
    assert entry.tool.startswith("dateline")
    time = datetime.fromisoformat(entry.time)
    assert time.utcoffset() is not None
    assert abs((time - before).total_seconds()) < 60
    assert record.verify() == ()


def test_an_action_that_is_not_known_is_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="unknown action 'forget'"):
        record.note("forget", "abc", {})
    assert len(list(record.journal())) == 3
