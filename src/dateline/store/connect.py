"""Opening a record file: only our own, never a newer one, readable by its owner alone."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from dateline.errors import RecordError
from dateline.store.schema import APPLICATION_ID, migrate, migrations, schema_version

__all__ = ["connect", "connect_bytes", "connect_unchanged", "release"]

BUSY_TIMEOUT_MS = 10_000
OWNER_ONLY = 0o600


def connect(
    path: Path, *, create: bool, read_only: bool, durable: bool = False, shared: bool = False
) -> sqlite3.Connection:
    """Open the record at `path` with the newest schema.

    A record of an older schema is brought up to date; opened `read_only` its file stays as it is and
    an up-to-date copy in memory is read instead. While a record is open for writing it keeps a
    write-ahead log beside it; `release` folds that back into the one file. A `durable` one is synchronised at every
    commit; a `shared` connection may be used by several threads, one at a time.

    Raises:
        RecordError: no such file, not a record, a record of a newer release, or not readable.
    """
    if create and not path.exists():
        _create(path)
    connection = _opened(path, read_only=read_only, shared=shared)
    try:
        _accept(connection, path, create=create)
        connection = _current(connection, read_only=read_only)
        _prepare(connection, read_only=read_only, durable=durable)
    except sqlite3.Error as error:
        connection.close()
        raise RecordError(f"{path}: cannot be read as a record: {error}") from error
    except RecordError:
        connection.close()
        raise
    return connection


def connect_unchanged(path: Path) -> sqlite3.Connection:
    """Open the record at `path` for reading alone, of whatever schema it is, as it must be copied.

    Raises:
        RecordError: no such file, not a record, a record of a newer release, or not readable.
    """
    connection = _opened(path, read_only=True)
    try:
        _accept(connection, path, create=False)
    except RecordError:
        connection.close()
        raise
    return connection


def connect_bytes(data: bytes, path: Path) -> sqlite3.Connection:
    """Open the record that `data` holds in memory, with the newest schema; nothing of it comes onto a disk.

    `data` is of no record that keeps a write-ahead log; `path` is what messages call it.

    Raises:
        RecordError: not a record, or a record of a newer release.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.deserialize(data)
        _accept(connection, path, create=False)
        connection = _current(connection, read_only=False)
        _prepare(connection, read_only=True, durable=False)
    except sqlite3.Error as error:
        connection.close()
        raise RecordError(f"{path}: cannot be read as a record: {error}") from error
    except RecordError:
        connection.close()
        raise
    return connection


def release(connection: sqlite3.Connection) -> None:
    """Close the connection and leave one plain file that can be copied or read from a read-only disk."""
    # Another reader may still need the write-ahead log: then it stays, and the last one to leave folds it in.
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def _create(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Restricted before the first byte is in it; SQLite gives its log the same mode.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
        path.chmod(OWNER_ONLY)
    except OSError as error:
        raise RecordError(f"{path}: a record cannot be made here: {error.strerror}") from error


def _opened(path: Path, *, read_only: bool, shared: bool = False) -> sqlite3.Connection:
    if path.is_dir():
        raise RecordError(f"{path}: a folder, not a record; name a file in it")
    if not path.is_file():
        raise RecordError(f"{path}: no record here; `dateline build SOURCE --record {path}` makes one")
    try:
        return _open(path, read_only=read_only, shared=shared)
    except sqlite3.Error as error:
        raise RecordError(f"{path}: cannot be opened: {error}") from error


def _open(path: Path, *, read_only: bool, shared: bool) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rw'}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=not shared)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    return connection


def _accept(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    try:
        mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
        have = schema_version(connection)
        tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    except sqlite3.DatabaseError as error:
        raise RecordError(f"{path}: not a Dateline record ({error})") from error
    if mark != APPLICATION_ID and not (create and mark == have == tables == 0):
        raise RecordError(f"{path}: a SQLite file of something else, not a Dateline record; it was left as it is")
    newest = migrations()[-1].version
    if have > newest:
        raise RecordError(
            f"{path}: a record of a newer Dateline (schema {have}, this release knows {newest}); install that release"
        )


def _current(connection: sqlite3.Connection, *, read_only: bool) -> sqlite3.Connection:
    if schema_version(connection) == migrations()[-1].version:
        return connection
    if read_only:
        copy = sqlite3.connect(":memory:", isolation_level=None)
        connection.backup(copy)
        connection.close()
        connection = copy
    migrate(connection)
    return connection


def _prepare(connection: sqlite3.Connection, *, read_only: bool, durable: bool) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
