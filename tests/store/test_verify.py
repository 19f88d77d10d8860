"""One changed byte in the data of a record is named; a record that was not touched has no fault."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.model.manifest import Settings
from dateline.model.report import Refusal
from dateline.store.inspect import inspect
from dateline.store.record import Record
from tests.store.samples import CODER, MONTEVIDEO, PERSIAN, QUIET, code, raw_report

SAMPLES = 250
TABLES = ("raw", "items", "settings", "reports", "events", "statements", "figures", "journal", "journal_head")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "r.dateline"
    with Record.open(path, create=True) as record:
        record.begin_run(Settings(coder=CODER, parts={"stages": "sample"}), {"build.workers": 2}, tool="dateline 0")
        for number, text in enumerate((MONTEVIDEO, PERSIAN, QUIET)):
            raw = raw_report(text, f"{number}.txt")
            record.add_kept(raw, code(raw), CODER)
        record.add_refusal(Refusal(source="x.txt", outcome="quarantined", reason="binary", message="not text"))
        record.note("export", "out", {"formats": "jsonl"})
    return path


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.dateline"
    path.write_bytes(whole.read_bytes())
    return path


def content(path: Path) -> list[list[tuple[object, ...]]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES]
        found = [connection.execute("SELECT rowid FROM reports_fts WHERE reports_fts MATCH 'march'").fetchall()]
        return rows + found
    finally:
        connection.close()


def write_past_the_triggers(path: Path, *statements: str) -> None:
    """Change a record as somebody would who knows SQL and wants it unseen."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


def test_an_untouched_record_has_no_fault(whole: Path) -> None:
    found = inspect(whole)
    assert found.faults == ()
    assert (found.reports, found.entries) == (3, 9)


def test_verifying_changes_nothing(copy: Path) -> None:
    before = copy.read_bytes()
    inspect(copy)
    assert copy.read_bytes() == before
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


def test_a_flipped_byte_is_named_or_changes_nothing_that_is_read(whole: Path, copy: Path) -> None:
    """Bytes that belong to no value (free room in pages, counters in the header) may change unseen; no other."""
    data, good = whole.read_bytes(), content(whole)
    chance = random.Random(7)
    unseen = 0
    for at in sorted(chance.sample(range(len(data)), SAMPLES)):
        copy.write_bytes(data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :])
        if not inspect(copy).faults:
            unseen += 1
            assert content(copy) == good, f"byte {at} changed a value unseen"
    assert unseen < SAMPLES


def stored_bytes(path: Path, table: str) -> list[bytes]:
    """What the table's values look like in the file."""
    connection = sqlite3.connect(path)
    rows = connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()
    values = [value for row in rows for value in row]
    texts = [value.encode("utf-8") for value in values if isinstance(value, str)]
    return [data for data in texts + [value for value in values if isinstance(value, bytes)] if len(data) > 3]


@pytest.mark.parametrize("table", TABLES)
def test_a_byte_flipped_in_any_value_of_a_table_is_named(whole: Path, copy: Path, table: str) -> None:
    data = whole.read_bytes()
    for value in sorted(set(stored_bytes(whole, table)))[:12]:
        at = data.find(value[:60])
        assert at >= 0
        middle = at + min(len(value), 60) // 2
        copy.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
        assert inspect(copy).faults, f"{table}: {value[:60]!r}"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param("UPDATE reports SET title = 'Another' WHERE title LIKE 'Harbour%'", "reports", id="a title"),
        pytest.param("UPDATE reports SET text = replace(text, '300', '900')", "full text", id="a text"),
        pytest.param("UPDATE raw SET size = size + 1 WHERE n = 1", "raw", id="a size"),
        pytest.param("UPDATE raw SET packed = x'00' WHERE n = 1", "raw", id="bytes"),
        pytest.param("UPDATE events SET status = 'denied' WHERE n = 1", "events", id="a status"),
        pytest.param("UPDATE events SET payload = '{}' WHERE n = 1", "events", id="a payload that is none"),
        pytest.param("DELETE FROM events WHERE n = 1", "reports", id="an event less"),
        pytest.param("DELETE FROM figures", "reports", id="figures gone"),
        pytest.param("DELETE FROM raw WHERE n = 1", "raw", id="bytes gone"),
        pytest.param("DELETE FROM items WHERE outcome = 'quarantined'", "items", id="a refusal gone"),
        pytest.param("UPDATE items SET source = 'y.txt' WHERE outcome = 'quarantined'", "items", id="a source"),
        pytest.param("DELETE FROM settings", "settings", id="settings gone"),
        pytest.param("DELETE FROM schema_history", "schema", id="history of the schema gone"),
        pytest.param("DELETE FROM journal WHERE seq = 4", "journal", id="an entry less"),
        pytest.param("DELETE FROM journal WHERE action = 'export'", "journal", id="the last entry less"),
        pytest.param("UPDATE journal SET time = '2020-01-01T00:00:00.000+00:00' WHERE seq = 2", "journal", id="a time"),
        pytest.param("UPDATE journal SET actor = 'somebody' WHERE seq = 9", "journal", id="the last actor"),
        pytest.param("UPDATE journal_head SET hash = ''", "journal", id="the pinned head"),
        pytest.param("DELETE FROM journal_head", "journal", id="no head"),
        pytest.param("INSERT INTO reports_fts (reports_fts) VALUES ('delete-all')", "full text", id="search emptied"),
        pytest.param("DROP INDEX events_by_type", "schema", id="an index gone"),
        pytest.param("CREATE TABLE shopping (item)", "schema", id="a table more"),
    ],
)
def test_a_change_by_sql_is_named(copy: Path, change: str, named: str) -> None:
    write_past_the_triggers(copy, change)
    assert named in {fault.where for fault in inspect(copy).faults}


def test_a_row_changed_with_its_own_hash_is_named_by_the_journal(copy: Path) -> None:
    from dateline.store.rows import COLUMNS, row_sha256

    connection = sqlite3.connect(copy)
    columns = COLUMNS["events"]
    row = list(connection.execute(f"SELECT {', '.join(columns)} FROM events WHERE n = 1").fetchone())
    row[columns.index("status")] = "denied"
    digest = row_sha256("events", row)
    connection.execute("UPDATE events SET status = 'denied', row_sha256 = ? WHERE n = 1", (digest,))
    connection.commit()
    connection.close()
    [fault] = inspect(copy).faults
    assert (fault.where, fault.message) == ("reports", "is not what the journal tells of")


@pytest.mark.parametrize("change", ["UPDATE journal SET actor = 'x'", "DELETE FROM journal"])
def test_the_journal_refuses_to_be_changed(copy: Path, change: str) -> None:
    connection = sqlite3.connect(copy)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change)
    connection.close()


def cut(data: bytes) -> bytes:
    return data[:-4096]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(cut, id="its end is missing"),
        pytest.param(lambda data: data[:4096], id="only its first page is left"),
        pytest.param(lambda data: b"XQLite" + data[6:], id="its first letters"),
        pytest.param(lambda data: data[:0], id="empty"),
        pytest.param(lambda data: data[:100] + bytes(len(data) - 100), id="all zeros behind the header"),
    ],
)
def test_a_file_too_damaged_to_open_is_a_fault_and_no_crash(copy: Path, damage: Callable[[bytes], bytes]) -> None:
    copy.write_bytes(damage(copy.read_bytes()))
    assert inspect(copy).faults


def test_a_file_that_is_not_there_is_no_fault_but_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record here"):
        inspect(tmp_path / "nowhere.dateline")


def test_a_fault_reads_as_one_line(copy: Path) -> None:
    write_past_the_triggers(copy, "DELETE FROM raw WHERE n = 1")
    sha256 = raw_report(MONTEVIDEO).sha256
    assert [str(fault) for fault in inspect(copy).faults] == [f"raw {sha256[:16]}: the bytes of an item are missing"]
