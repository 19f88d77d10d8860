"""The append-only journal: every action on the record, each chained to the one before by its hash."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import msgspec

from dateline.errors import UsageError
from dateline.ids import sha256_hex
from dateline.model.journal import ACTIONS, Entry, Fault, Scalar
from dateline.store.rows import canonical

__all__ = ["append", "chain_faults", "entries", "head", "latest"]

_FIELDS = "seq, time, actor, tool, action, subject, details, prev, hash"


def append(
    connection: sqlite3.Connection,
    action: str,
    subject: str,
    details: Mapping[str, Scalar],
    *,
    actor: str = "dateline",
    tool: str = "",
) -> Entry:
    """Write one entry behind the last, inside the transaction that is open.

    Raises:
        UsageError: `action` is not one of ACTIONS.
    """
    if action not in ACTIONS:
        raise UsageError(f"journal: unknown action {action!r}; known are {', '.join(ACTIONS)}")
    seq, prev = head(connection)
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    told = (seq + 1, time, actor, tool, action, subject, canonical(dict(details)), prev)
    digest = _hash(told)
    connection.execute(f"INSERT INTO journal ({_FIELDS}) VALUES (?,?,?,?,?,?,?,?,?)", (*told, digest))
    connection.execute("UPDATE journal_head SET seq = ?, hash = ? WHERE n = 1", (seq + 1, digest))
    return _entry((*told, digest))


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """The number and hash of the last entry; (0, "") where there is none."""
    row = connection.execute("SELECT seq, hash FROM journal_head WHERE n = 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def entries(connection: sqlite3.Connection) -> Iterator[Entry]:
    """All entries, oldest first."""
    for row in connection.execute(f"SELECT {_FIELDS} FROM journal ORDER BY seq"):
        yield _entry(row)


def latest(connection: sqlite3.Connection, *, limit: int, offset: int) -> Iterator[Entry]:
    """Some entries, newest first."""
    query = f"SELECT {_FIELDS} FROM journal ORDER BY seq DESC LIMIT ? OFFSET ?"
    for row in connection.execute(query, (limit, offset)):
        yield _entry(row)


def chain_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Every entry that does not fit its own hash or the entry before it, and a head that is not the last."""
    seq, prev = 0, ""
    for row in connection.execute(f"SELECT {_FIELDS} FROM journal ORDER BY seq"):
        subject = f"entry {row[0]}"
        if row[0] != seq + 1:
            yield Fault(where="journal", subject=subject, message=f"does not follow entry {seq}")
        if row[7] != prev:
            yield Fault(where="journal", subject=subject, message="does not carry the hash of the entry before")
        if _hash(row[:8]) != row[8]:
            yield Fault(where="journal", subject=subject, message="does not fit its own hash")
        seq, prev = row[0], row[8]
    if (seq, prev) != head(connection):
        yield Fault(where="journal", subject="head", message=f"the pinned head is not the last entry ({seq})")


def _hash(told: tuple[object, ...]) -> str:
    seq, time, actor, tool, action, subject, details, prev = told
    entry = {
        "seq": seq,
        "time": time,
        "actor": actor,
        "tool": tool,
        "action": action,
        "subject": subject,
        "details": msgspec.Raw(str(details).encode("utf-8", "surrogateescape")),
        "prev": prev,
    }
    try:
        return sha256_hex(msgspec.json.encode(entry, order="sorted"))
    except UnicodeEncodeError:
        return ""


def _entry(row: tuple[object, ...]) -> Entry:
    fields = dict(zip(_FIELDS.split(", "), row, strict=True))
    details = msgspec.json.decode(str(fields["details"]), type=dict[str, Scalar])
    return msgspec.convert(fields | {"details": details}, Entry)
