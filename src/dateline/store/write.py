"""Adding to the record: one report, one transaction, one line in the journal for each action."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.errors import RecordError
from dateline.ids import content_id, sha256_hex
from dateline.model.coded import CodedReport
from dateline.model.journal import Scalar
from dateline.model.manifest import Settings
from dateline.model.report import RawReport, Refusal
from dateline.store import journal
from dateline.store.rows import (
    COLUMNS,
    Row,
    canonical,
    event_row,
    figure_row,
    item_row,
    refusal_row,
    report_row,
    row_sha256,
    statement_row,
)

__all__ = [
    "digest_of",
    "insert",
    "is_known",
    "kept_item",
    "put_coded",
    "put_item",
    "put_raw",
    "put_settings",
    "refused_item",
    "transaction",
]

ZLIB_LEVEL = 6
_TEXT_OF = "SELECT n, text FROM reports WHERE id = ?"
_OLD_TEXT_OF = "SELECT 'delete', n, text FROM reports WHERE id = ?"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside is committed together, or none of it.

    Raises:
        RecordError: the file cannot be written (full disk, another writer that does not let go).
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.commit()
    except sqlite3.OperationalError as error:
        connection.rollback()
        raise RecordError(f"the record cannot be written: {error}; what was done so far is kept") from error
    except BaseException:
        connection.rollback()
        raise


def put_settings(connection: sqlite3.Connection, settings: Settings) -> tuple[str, str]:
    """Keep the settings once and return their id and the hash of their row."""
    payload = canonical(settings)
    row = (content_id(payload), payload)
    if not connection.execute("SELECT 1 FROM settings WHERE id = ?", row[:1]).fetchone():
        insert(connection, "settings", row)
    return row[0], row_sha256("settings", row)


def put_raw(connection: sqlite3.Connection, raw: RawReport) -> None:
    """Keep the bytes as they arrived, once."""
    if not connection.execute("SELECT 1 FROM raw WHERE sha256 = ?", (raw.sha256,)).fetchone():
        insert(connection, "raw", (raw.sha256, len(raw.raw), zlib.compress(raw.raw, ZLIB_LEVEL)))


def kept_item(raw: RawReport) -> Row:
    """The line of a source item that was kept."""
    return item_row(content_id(raw.source, raw.sha256), raw)


def refused_item(refusal: Refusal, raw: RawReport | None) -> Row:
    """The line of a source item that was dropped or quarantined."""
    return refusal_row(content_id(refusal.source, refusal.sha256 or ""), refusal, raw)


def is_known(connection: sqlite3.Connection, item: Row) -> bool:
    """Whether the record has this very line already."""
    query = "SELECT 1 FROM items WHERE id = ? AND row_sha256 = ?"
    return connection.execute(query, (item[0], row_sha256("items", item))).fetchone() is not None


def put_item(connection: sqlite3.Connection, item: Row, tool: str) -> None:
    """Note what became of a source item, in place of what became of it before."""
    if is_known(connection, item):
        return
    connection.execute("DELETE FROM items WHERE id = ?", item[:1])
    digest = insert(connection, "items", item)
    told = {name: str(value) for name, value in zip(COLUMNS["items"], item, strict=True) if value is not None}
    journal.append(connection, "import", told.pop("id"), told | {"digest": digest}, tool=tool)


def put_coded(connection: sqlite3.Connection, coded: CodedReport, coding: tuple[str, str], tool: str) -> None:
    """Write a report with all that was coded from it, in place of an earlier coding.

    `coding` is the id of the settings and the name of the coder.
    """
    settings_id, coder = coding
    _drop_coded(connection, coded.report.id)
    hashes = [insert(connection, "reports", report_row(coded.report, settings_id, coder))]
    connection.execute(f"INSERT INTO reports_fts (rowid, text) {_TEXT_OF}", (coded.report.id,))
    hashes += [insert(connection, "events", event_row(event, at)) for at, event in enumerate(coded.events)]
    hashes += [insert(connection, "statements", statement_row(said, at)) for at, said in enumerate(coded.statements)]
    hashes += [insert(connection, "figures", figure_row(figure, at)) for at, figure in enumerate(coded.figures)]
    details: dict[str, Scalar] = {
        "coder": coder,
        "settings": settings_id,
        "events": len(coded.events),
        "statements": len(coded.statements),
        "figures": len(coded.figures),
        "digest": digest_of(hashes),
    }
    journal.append(connection, "code", coded.report.id, details, tool=tool)


def _drop_coded(connection: sqlite3.Connection, report_id: str) -> None:
    for table in ("events", "statements", "figures"):
        connection.execute(f"DELETE FROM {table} WHERE report_id = ?", (report_id,))
    connection.execute(f"INSERT INTO reports_fts (reports_fts, rowid, text) {_OLD_TEXT_OF}", (report_id,))
    connection.execute("DELETE FROM reports WHERE id = ?", (report_id,))


def digest_of(row_hashes: list[str]) -> str:
    """One hash for a report and all that was coded from it, from the hashes of the rows in their order."""
    return sha256_hex("\n".join(row_hashes).encode("ascii"))


def insert(connection: sqlite3.Connection, table: str, values: Row) -> str:
    """Write one row and return its hash."""
    digest = row_sha256(table, values)
    columns = ", ".join((*COLUMNS[table], "row_sha256"))
    marks = ", ".join("?" * (len(values) + 1))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", (*values, digest))
    return digest
