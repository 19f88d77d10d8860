"""Looking a record over without trusting it."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import RecordError
from dateline.model.journal import Fault
from dateline.store.record import Record

__all__ = ["Inspection", "inspect", "inspect_open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """All faults, and the head of the journal: noted down elsewhere, it proves more than the file itself can."""

    path: str
    faults: tuple[Fault, ...]
    reports: int = 0
    entries: int = 0
    head: str = ""


def inspect(path: Path) -> Inspection:
    """Verify the record at `path`; a record too damaged to be opened is a fault like others.

    Raises:
        RecordError: there is no file.
    """
    if not path.is_file():
        raise RecordError(f"{path}: no record here")
    try:
        with Record.open(path, read_only=True) as record:
            return inspect_open(record)
    except (RecordError, sqlite3.Error, UnicodeError) as error:
        return _unreadable(path, error)


def inspect_open(record: Record) -> Inspection:
    """Verify a record that is open already."""
    try:
        entries, head = record.journal_head()
        reports = sum(1 for _ in record.report_ids())
        return Inspection(path=str(record.path), faults=record.verify(), reports=reports, entries=entries, head=head)
    except (sqlite3.Error, UnicodeError) as error:
        return _unreadable(record.path, error)


def _unreadable(path: Path, error: Exception) -> Inspection:
    return Inspection(path=str(path), faults=(Fault(where="file", subject="", message=str(error)),))
