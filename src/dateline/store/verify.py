"""Recomputing every hash of a record and naming all that does not fit, the most basic first."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator

import msgspec

from dateline.errors import UsageError
from dateline.ids import content_id, sha256_hex
from dateline.model.journal import Fault
from dateline.store import journal
from dateline.store.check import coding_faults
from dateline.store.links import LINK_TABLES, links_digest
from dateline.store.read import coded_report
from dateline.store.rows import COLUMNS, Value, row_sha256
from dateline.store.schema import expected_schema, migrations, schema_rows
from dateline.store.standing import STANDING_COLUMNS, standing_rows
from dateline.store.write import digest_of

__all__ = ["verify"]

TABLES = (
    "raw",
    "items",
    "settings",
    "reports",
    "events",
    "statements",
    "figures",
    *LINK_TABLES,
    "pair_judgements",
    "reviews",
)

TEMPORARY_IN_MEMORY = 2
"""What PRAGMA temp_store says of a connection that writes no temporary files."""

Check = Callable[[sqlite3.Connection], Iterator[Fault]]


def verify(connection: sqlite3.Connection) -> tuple[Fault, ...]:
    """Everything in the record that does not fit, in this order.

    The file itself (SQLite's own checks), its tables, the full-text index, the journal's chain, the
    hash of every row, the raw bytes, the items, and of each report its text, ids and evidence. Bytes
    in pages that hold nothing belong to no value and are not covered.
    """
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    faults: list[Fault] = []
    for where, check in _CHECKS:
        try:
            faults.extend(check(connection))
        except (sqlite3.Error, msgspec.MsgspecError) as error:
            faults.append(Fault(where=where, subject="", message=f"cannot be read to its end: {error}"))
    return tuple(faults)


def _file(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Fault(where="file", subject="", message=str(message))


def _schema(connection: sqlite3.Connection) -> Iterator[Fault]:
    found, due = schema_rows(connection), expected_schema()
    for kind, name, _ in sorted(found ^ due):
        yield Fault(where="schema", subject=f"{kind} {name}", message="is not as this release made it")
    history = connection.execute("SELECT version, name FROM schema_history ORDER BY version").fetchall()
    if history != [(step.version, step.name) for step in migrations()]:
        yield Fault(where="schema", subject="history", message="does not list the steps that this release knows")


def _full_text(connection: sqlite3.Connection) -> Iterator[Fault]:
    # The index can only check itself where it may write, so a copy stands in: in a temporary file of SQLite's, or in
    # memory where nothing of the record may come onto a disk.
    in_memory = connection.execute("PRAGMA temp_store").fetchone()[0] == TEMPORARY_IN_MEMORY
    copy = sqlite3.connect(":memory:" if in_memory else "", isolation_level=None)
    try:
        connection.backup(copy)
        for table in ("reports_fts", "standing_fts"):
            copy.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        yield Fault(where="full text", subject="", message=f"a search index does not fit the texts ({error})")
    finally:
        copy.close()


def _rows(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table in TABLES:
        try:
            yield from _row_faults(connection, table)
        except sqlite3.Error as error:
            yield Fault(where=table, subject="", message=f"cannot be read to its end: {error}")


def _row_faults(connection: sqlite3.Connection, table: str) -> Iterator[Fault]:
    columns = ", ".join((*COLUMNS[table], "row_sha256"))
    for *values, digest in connection.execute(f"SELECT {columns} FROM {table} ORDER BY n"):
        if row_sha256(table, values) != digest:
            yield Fault(where=table, subject=_name(values[0]), message="the row does not fit its hash")


def _name(value: Value, length: int = 16) -> str:
    return str(value)[:length].encode("utf-8", "backslashreplace").decode("utf-8")


def _raw(connection: sqlite3.Connection) -> Iterator[Fault]:
    for sha256, size, packed in connection.execute("SELECT sha256, size, packed FROM raw ORDER BY n"):
        try:
            data = zlib.decompress(packed)
        except (zlib.error, TypeError) as error:
            yield Fault(where="raw", subject=_name(sha256), message=f"cannot be unpacked: {error}")
            continue
        if len(data) != size or sha256_hex(data) != sha256:
            yield Fault(where="raw", subject=_name(sha256), message="the bytes do not fit their SHA-256")
    lost = "SELECT sha256 FROM items WHERE media_type IS NOT NULL EXCEPT SELECT sha256 FROM raw ORDER BY 1"
    for (sha256,) in connection.execute(lost):
        yield Fault(where="raw", subject=_name(sha256), message="the bytes of an item are missing")


def _items(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Every item is as the journal last told it, and every item that it tells of is here."""
    here = {}
    for item_id, source, sha256, digest in connection.execute("SELECT id, source, sha256, row_sha256 FROM items"):
        here[str(item_id)] = digest
        if _content_id(source, sha256 or "") != item_id:
            yield Fault(where="items", subject=_name(item_id), message="is not named after its source and bytes")
    yield from _against_journal(connection, "items", "import", here)


def _settings(connection: sqlite3.Connection) -> Iterator[Fault]:
    """The settings are those that the journal's runs tell of, and no report lacks its own."""
    here = {}
    for settings_id, payload, digest in connection.execute("SELECT id, payload, row_sha256 FROM settings"):
        here[str(settings_id)] = digest
        if _content_id(payload) != settings_id:
            yield Fault(where="settings", subject=_name(settings_id), message="are not named after their content")
    yield from _against_journal(connection, "settings", "run", here)
    lost = "SELECT settings_id FROM reports EXCEPT SELECT id FROM settings ORDER BY 1"
    for (settings_id,) in connection.execute(lost):
        yield Fault(where="settings", subject=_name(settings_id), message="the settings of reports are missing")


def _reports(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Every report's rows are those that the journal tells of, and every value stands in its text."""
    digests = {str(row[0]): _digest(connection, row[0]) for row in connection.execute("SELECT id FROM reports")}
    yield from _against_journal(connection, "reports", "code", digests)
    for report_id in sorted(digests):
        try:
            coded = coded_report(connection, report_id)
        except (UsageError, msgspec.MsgspecError, sqlite3.Error, UnicodeError) as error:
            yield Fault(where="reports", subject=_name(report_id), message=f"cannot be read: {error}")
            continue
        for message in coding_faults(coded):
            yield Fault(where="reports", subject=_name(report_id), message=_name(message, 200))
    for table in ("events", "statements", "figures"):
        stray = f"SELECT report_id FROM {table} EXCEPT SELECT id FROM reports ORDER BY 1"
        for (report_id,) in connection.execute(stray):
            yield Fault(where=table, subject=_name(report_id), message="belong to a report that is not here")


def _links(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Passages, incidents and judgements are those that the journal tells of."""
    query = "SELECT details FROM journal WHERE action = 'link' ORDER BY seq DESC LIMIT 1"
    told = connection.execute(query).fetchone()
    digest = links_digest(connection)
    if told is None and digest != digest_of([]):
        yield Fault(where="links", subject="", message="the journal does not tell of them")
    elif told is not None and msgspec.json.decode(told[0], type=_Told).digest != digest:
        yield Fault(where="links", subject="", message="are not what the journal tells of")
    queries = ("SELECT id, row_sha256 FROM pair_judgements", "SELECT id, row_sha256 FROM reviews")
    judged = {str(row[0]): row[1] for query in queries for row in connection.execute(query)}
    yield from _against_journal(connection, "judgements", "judge", judged)


def _standing(connection: sqlite3.Connection) -> Iterator[Fault]:
    """The events stand as coding and judgements make them."""
    columns = ", ".join(f"standing.{name}" for name in STANDING_COLUMNS)
    query = (
        f"SELECT {columns}, words FROM standing LEFT JOIN standing_fts ON standing_fts.rowid = standing.n"
        " WHERE report_id = ? ORDER BY position"
    )
    judged: set[tuple[str, str]] = set()
    for (report_id,) in connection.execute("SELECT id FROM reports ORDER BY id").fetchall():
        try:
            due = list(standing_rows(connection, report_id))
        except (UsageError, ValueError, msgspec.MsgspecError) as error:
            yield Fault(where="standing", subject=_name(report_id), message=f"its judgements do not fit: {error}")
            continue
        judged.update((str(row[0]), author) for row, _, authors in due for author in authors)
        if [tuple(row) for row in connection.execute(query, (report_id,))] != [(*row, words) for row, words, _ in due]:
            yield Fault(where="standing", subject=_name(report_id), message="events do not stand as they were judged")
    if set(connection.execute("SELECT event_id, author FROM reviewed_by")) != judged:
        yield Fault(where="standing", subject="", message="who judged what is not as the judgements say")
    for table in ("standing", "standing_fts"):
        if (connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) != _standing_count(connection):
            yield Fault(where=table, subject="", message="holds what belongs to no report that is here")


def _standing_count(connection: sqlite3.Connection) -> int:
    query = "SELECT count(*) FROM standing JOIN reports ON reports.id = standing.report_id"
    return int(connection.execute(query).fetchone()[0])


def _digest(connection: sqlite3.Connection, report_id: str) -> str:
    query = "SELECT row_sha256 FROM reports WHERE id = ?"
    hashes = [row[0] for row in connection.execute(query, (report_id,))]
    for table in ("events", "statements", "figures"):
        query = f"SELECT row_sha256 FROM {table} WHERE report_id = ? ORDER BY position"
        hashes += [row[0] for row in connection.execute(query, (report_id,))]
    return digest_of([str(row_hash) for row_hash in hashes])


def _against_journal(connection: sqlite3.Connection, where: str, action: str, here: dict[str, str]) -> Iterator[Fault]:
    told = {}
    query = "SELECT subject, details FROM journal WHERE action = ? ORDER BY seq"
    for subject, details in connection.execute(query, (action,)):
        told[subject] = msgspec.json.decode(details, type=_Told).digest
    for subject in sorted({*told, *here}):
        if subject not in here:
            yield Fault(where=where, subject=_name(subject), message="is missing; the journal tells of it")
        elif subject not in told:
            yield Fault(where=where, subject=_name(subject), message="the journal does not tell of it")
        elif told[subject] != here[subject]:
            yield Fault(where=where, subject=_name(subject), message="is not what the journal tells of")


class _Told(msgspec.Struct):
    """The part of a journal entry's details by which rows are compared."""

    digest: str = ""


def _content_id(*parts: str) -> str:
    try:
        return content_id(*parts)
    except UnicodeEncodeError:
        return ""


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("file", _file),
    ("schema", _schema),
    ("full text", _full_text),
    ("journal", journal.chain_faults),
    ("rows", _rows),
    ("raw", _raw),
    ("items", _items),
    ("settings", _settings),
    ("reports", _reports),
    ("links", _links),
    ("standing", _standing),
)
