"""A whole copy of a record, encrypted where that is asked for, and a record again from such a copy."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from dateline.errors import RecordError, VerificationError
from dateline.store.connect import connect_bytes, connect_unchanged
from dateline.store.inspect import Inspection, inspect, inspect_open
from dateline.store.private import part_of, refuse_taken, write_whole
from dateline.store.record import Record
from dateline.store.seal import HEADS, is_sealed, seal, unseal

__all__ = ["backup", "is_encrypted", "restore"]

FORMAT_VERSIONS = 18
"""Where a SQLite file says, in two bytes, that it keeps a write-ahead log (2, 2) or none (1, 1)."""
NO_LOG = b"\x01\x01"


def backup(record: Path, out: Path, passphrase: str | None = None) -> Inspection:
    """Copy the record at `record` to the new file `out` and look the copy over; others may write to it meanwhile.

    With a `passphrase` the copy is encrypted, and no plain byte of it comes onto a disk: the whole record is held in
    memory, three times over. Without one the copy is itself a record.

    Raises:
        RecordError: no record there, `out` is taken, or cannot be written.
        VerificationError: the copy does not fit its hashes; none is left.
    """
    refuse_taken(out)
    if passphrase is None:
        return _copied(record, out)
    data = _in_memory(record)
    sealed = seal(data, passphrase)
    found = _looked_over(unseal(sealed, passphrase, str(out)), record)
    write_whole(out, sealed)
    return replace(found, path=str(out))


def restore(file: Path, record: Path, passphrase: str | None = None) -> Inspection:
    """Make the new record `record` of a backup and look it over; nothing is left where it does not fit.

    Raises:
        RecordError: no backup there, the passphrase is wrong or lacking, or `record` is taken or cannot be written.
        VerificationError: what comes out does not fit its hashes.
    """
    refuse_taken(record)
    if not is_encrypted(file):
        return _copied(file, record)
    if passphrase is None:
        raise RecordError(f"{file}: is encrypted; a passphrase is needed")
    data = unseal(_read(file), passphrase, str(file))
    found = _looked_over(data, file)
    write_whole(record, data)
    return replace(found, path=str(record))


def is_encrypted(file: Path) -> bool:
    """Whether a backup is encrypted, by its first bytes.

    Raises:
        RecordError: there is no such file, or it cannot be read.
    """
    if not file.is_file():
        raise RecordError(f"{file}: no backup here")
    return is_sealed(_read(file, max(map(len, HEADS))))


def _read(file: Path, size: int = -1) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(size)
    except OSError as error:
        raise RecordError(f"{file}: cannot be read: {error.strerror}") from error


def _copied(record: Path, out: Path) -> Inspection:
    with part_of(out) as part:
        _copy(record, part)
        with part.open("r+b") as file:
            file.seek(FORMAT_VERSIONS)
            file.write(NO_LOG)
        found = _sound(inspect(part), record)
    return replace(found, path=str(out))


def _copy(record: Path, part: Path) -> None:
    source, copy = connect_unchanged(record), sqlite3.connect(part, isolation_level=None)
    try:
        copy.execute("PRAGMA journal_mode = OFF")
        source.backup(copy)
    except sqlite3.Error as error:
        raise RecordError(f"{record}: cannot be copied to {part.parent}: {error}") from error
    finally:
        copy.close()
        source.close()


def _in_memory(record: Path) -> bytes:
    source, copy = connect_unchanged(record), sqlite3.connect(":memory:", isolation_level=None)
    try:
        source.backup(copy)
        data = copy.serialize()
    except sqlite3.Error as error:
        raise RecordError(f"{record}: cannot be copied: {error}") from error
    finally:
        copy.close()
        source.close()
    return data[:FORMAT_VERSIONS] + NO_LOG + data[FORMAT_VERSIONS + len(NO_LOG) :]


def _looked_over(data: bytes, of: Path) -> Inspection:
    with Record(connect_bytes(data, of), of, read_only=True) as record:
        return _sound(inspect_open(record), of)


def _sound(found: Inspection, of: Path) -> Inspection:
    if found.faults:
        count = f"{len(found.faults)} faults" if found.faults[1:] else "1 fault"
        raise VerificationError(f"{of}: what it holds has {count}, nothing was written; the first: {found.faults[0]}")
    return found
