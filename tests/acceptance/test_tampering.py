"""One changed byte in a record, and `verify` names it."""

import random
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.conftest import Built
from tests.acceptance.shell import call, rows

# A table, the column that names its rows, and the bytes that are changed.
PLACES = (
    pytest.param("raw", "sha256", "packed", id="raw bytes"),
    pytest.param("reports", "id", "text", id="text of a report"),
    pytest.param("reports", "id", "payload", id="masthead of a report"),
    pytest.param("events", "id", "payload", id="event"),
    pytest.param("statements", "id", "payload", id="statement"),
    pytest.param("figures", "id", "payload", id="figure"),
    pytest.param("items", "id", "id || source", id="source of an item"),
    pytest.param("settings", "id", "payload", id="settings"),
    pytest.param("journal", "seq", "details", id="journal entry"),
)
SAMPLE = 24
"""So many bytes of a value, which stand nowhere else in the file when taken from its middle."""
TRIES = 40


def cell(record: Path, table: str, key: str, column: str) -> tuple[str, bytes]:
    """The name and the bytes of a value whose middle stands at one place in the file."""
    data = record.read_bytes()
    with closing(sqlite3.connect(record)) as connection:
        query = f"SELECT {key}, CAST({column} AS BLOB) FROM {table} ORDER BY length({column}) DESC, {key}"
        for name, value in connection.execute(query):
            if data.count(middle(value)) == 1:
                return str(name), value
    raise AssertionError(f"no row of {table} can be found in the file")


def middle(value: bytes) -> bytes:
    at = max(0, len(value) // 2 - SAMPLE // 2)
    return value[at : at + SAMPLE]


def changed(record: Path, at: int, path: Path) -> Path:
    """A copy of the record in which the lowest bit of one byte is another."""
    data = bytearray(record.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("table", "key", "column"), PLACES)
def test_one_changed_byte_is_named(examples: Built, tmp_path: Path, table: str, key: str, column: str) -> None:
    name, value = cell(examples.record, table, key, column)
    at = examples.record.read_bytes().index(middle(value)) + SAMPLE // 4
    said = call("verify", changed(examples.record, at, tmp_path / "r.dateline"))
    assert said.code == 5
    subject = f"entry {name}" if table == "journal" else name[:16]
    assert any(line.startswith(f"{table} {subject}: ") for line in said.out.splitlines()), said.out


def test_any_byte_that_holds_something_is_missed(examples: Built, tmp_path: Path) -> None:
    """Bytes of the file at random: `verify` fails, or the record still reads as before."""
    told = {}
    draw = random.Random(20)
    for _ in range(TRIES):
        at = draw.randrange(examples.record.stat().st_size)
        path = changed(examples.record, at, tmp_path / "r.dateline")
        code = call("verify", path).code
        told[at] = code == 5 or (code == 0 and contents(path) == contents(examples.record))
    assert all(told.values()), [at for at, fits in told.items() if not fits]


def contents(record: Path) -> list[str]:
    """All that the record says; the search index follows from it."""
    with closing(sqlite3.connect(record)) as connection:
        return [line for line in connection.iterdump() if "reports_fts" not in line]


def test_a_byte_of_an_id_is_missed_wherever_it_stands(examples: Built, tmp_path: Path) -> None:
    """In tables, in SQLite's own indexes, in payloads and in the journal."""
    data = examples.record.read_bytes()
    name = rows(examples.exported, "reports")[0]["id"].encode("ascii")
    places = [found.start() for found in re.finditer(name, data)]
    assert len(places) > 10
    for at in places:
        said = call("verify", changed(examples.record, at + len(name) // 2, tmp_path / "r.dateline"))
        assert (said.code, bool(said.out)) == (5, True)


def test_a_record_cut_short_fails(examples: Built, tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    shutil.copy(examples.record, path)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    assert call("verify", path).code == 5


def test_a_lost_report_is_named(examples: Built, tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    shutil.copy(examples.record, path)
    with closing(sqlite3.connect(path)) as connection:
        (name,) = connection.execute("SELECT id FROM reports ORDER BY id LIMIT 1").fetchone()
        for table, column in (("events", "report_id"), ("statements", "report_id"), ("figures", "report_id")):
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (name,))
        connection.execute("DELETE FROM reports WHERE id = ?", (name,))
        connection.commit()
    said = call("verify", path)
    assert said.code == 5
    assert f"reports {name}: is missing; the journal tells of it" in said.out.splitlines()
