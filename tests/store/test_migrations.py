"""A record of every released schema opens, whole; a step of a migration is taken wholly or not at all."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.store import connect, schema
from dateline.store.record import Record
from dateline.store.schema import Migration, migrate, migrations, schema_version
from tests.store.samples import CODER, MONTEVIDEO, PERSIAN, code, raw_report

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("schema-*.dateline"))
NEWEST = migrations()[-1].version
COLOUR = Migration(version=NEWEST + 1, name="9999_colour", sql="ALTER TABLE events ADD COLUMN colour TEXT;")
FAULTY = Migration(
    version=NEWEST + 1, name="9999_faulty", sql="CREATE TABLE half (n);\nINSERT INTO nowhere VALUES (1);"
)


def test_there_is_a_fixture_for_every_schema() -> None:
    assert [path.stem for path in FIXTURES] == [f"schema-{step.version}" for step in migrations()]


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [step.version for step in migrations()] == list(range(1, NEWEST + 1))
    assert all(step.name.startswith(f"{step.version:04}_") for step in migrations())


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_record_of_a_released_schema_opens_whole(fixture: Path, tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "old.dateline"
    shutil.copyfile(fixture, path)
    with Record.open(path, read_only=read_only) as record:
        assert record.verify() == ()
        assert next(record.journal()).action == "run"
        assert (record.account().kept, record.account().quarantined) == (3, 1)
        for name, text in (("harbour again.txt", MONTEVIDEO), ("rasht.txt", PERSIAN)):
            raw = raw_report(text, name)
            assert record.coded_report(raw.id) == code(raw)
            assert record.known(raw.sha256, CODER)


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """This release, as it would be with one more step."""
    steps = (*migrations(), COLOUR)
    monkeypatch.setattr(schema, "migrations", lambda: steps)
    monkeypatch.setattr(connect, "migrations", lambda: steps)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.dateline"
    shutil.copyfile(FIXTURES[-1], path)
    return path


def columns(connection: sqlite3.Connection) -> set[str]:
    return {row[1] for row in connection.execute("PRAGMA table_info(events)")}


@pytest.mark.usefixtures("newer")
def test_an_older_record_is_brought_up_to_date_when_it_is_written(old: Path) -> None:
    Record.open(old).close()
    with sqlite3.connect(old) as connection:
        assert schema_version(connection) == COLOUR.version
        assert "colour" in columns(connection)
        assert connection.execute("SELECT name FROM schema_history").fetchall()[-1] == (COLOUR.name,)
    connection.close()


@pytest.mark.usefixtures("newer")
def test_an_older_record_is_read_without_being_touched(old: Path) -> None:
    before = old.read_bytes()
    with Record.open(old, read_only=True) as record:
        assert len(list(record.coded_reports())) == 2
    assert old.read_bytes() == before


def test_a_step_that_fails_leaves_the_record_as_it_was(old: Path) -> None:
    connection = sqlite3.connect(old, isolation_level=None)
    with pytest.raises(RecordError, match="9999_faulty"):
        migrate(connection, [FAULTY])
    assert schema_version(connection) == NEWEST
    assert "half" not in {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    connection.close()
    with Record.open(old) as record:
        assert record.verify() == ()


def test_taking_the_steps_again_takes_none(old: Path) -> None:
    connection = sqlite3.connect(old, isolation_level=None)
    assert migrate(connection) == 0
    connection.close()
