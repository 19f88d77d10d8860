"""Which tables a record has: numbered migrations, each committed together with its number."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.errors import RecordError

__all__ = ["APPLICATION_ID", "Migration", "expected_schema", "migrate", "migrations", "schema_version"]

APPLICATION_ID = 0x44544C4E
"""The four letters DTLN, by which a SQLite file says that it is a Dateline record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step from schema `version` - 1 to `version`."""

    version: int
    name: str
    sql: str


@cache
def migrations() -> tuple[Migration, ...]:
    """All steps, from an empty file to the schema of this release, in order."""
    folder = resources.files("dateline.store") / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(
        Migration(version=int(name[:4]), name=name.removesuffix(".sql"), sql=(folder / name).read_text("utf-8"))
        for name in names
    )


def schema_version(connection: sqlite3.Connection) -> int:
    """The schema that the file has; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: Sequence[Migration] | None = None) -> int:
    """Bring the file to the newest schema and return how many steps that took.

    Each step commits with its number and its line in `schema_history`, or not at all.

    Raises:
        RecordError: this SQLite cannot do what a step asks for, such as full-text search.
    """
    have = schema_version(connection)
    todo = [step for step in (migrations() if steps is None else steps) if step.version > have]
    for step in todo:
        _take(connection, step)
    return len(todo)


def _take(connection: sqlite3.Connection, step: Migration) -> None:
    record = f"INSERT INTO schema_history (version, name) VALUES ({step.version}, '{step.name}');"
    pragmas = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {step.version};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{step.sql}\n{record}\n{pragmas}\nCOMMIT;")
    except sqlite3.Error as error:
        if connection.in_transaction:
            connection.rollback()
        raise RecordError(
            f"schema step {step.name} failed with SQLite {sqlite3.sqlite_version}: {error} (see `dateline doctor`)"
        ) from error


def schema_rows(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """What the file says its tables, indexes and triggers are: (type, name, SQL)."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
    return frozenset((str(kind), str(name), str(sql)) for kind, name, sql in rows)


@cache
def expected_schema() -> frozenset[tuple[str, str, str]]:
    """What a file of this release's schema says of itself."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection)
        return schema_rows(connection)
    finally:
        connection.close()
