"""What a record holds, counted, and what it was made from."""

import sqlite3

import msgspec

from dateline.ids import sha256_hex
from dateline.model.account import Account
from dateline.model.manifest import Coding, Manifest, Settings
from dateline.store.links import counts
from dateline.store.read import refusals

__all__ = ["account", "manifest"]


def account(connection: sqlite3.Connection) -> Account:
    """What became of every source item that this record was ever given."""
    outcomes = _outcomes(connection)
    passages, incidents, joined = counts(connection)
    return Account(
        kept=outcomes.get("kept", 0),
        dropped=outcomes.get("dropped", 0),
        quarantined=outcomes.get("quarantined", 0),
        reasons=_reasons(connection),
        refusals=tuple(refusals(connection)),
        passages=passages,
        incidents=incidents,
        joined=joined,
    )


def manifest(connection: sqlite3.Connection) -> Manifest:
    """The inputs, the settings and the counts of the record; times and file names are no part of it."""
    inputs = tuple(str(row[0]) for row in connection.execute("SELECT sha256 FROM reports ORDER BY sha256"))
    outcomes = _outcomes(connection)
    return Manifest(
        inputs=inputs,
        inputs_sha256=sha256_hex("".join(f"{sha256}\n" for sha256 in inputs).encode("ascii")),
        codings=_codings(connection),
        reports=len(inputs),
        events=_count(connection, "events"),
        statements=_count(connection, "statements"),
        figures=_count(connection, "figures"),
        kept=outcomes.get("kept", 0),
        dropped=outcomes.get("dropped", 0),
        quarantined=outcomes.get("quarantined", 0),
        reasons=_reasons(connection),
    )


def _codings(connection: sqlite3.Connection) -> tuple[Coding, ...]:
    rows = connection.execute(
        "SELECT settings.payload, count(*) FROM reports JOIN settings ON settings.id = reports.settings_id"
        " GROUP BY settings.id ORDER BY reports.coder, settings.id"
    )
    return tuple(
        Coding(settings=msgspec.json.decode(payload, type=Settings), reports=int(count)) for payload, count in rows
    )


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _outcomes(connection: sqlite3.Connection) -> dict[str, int]:
    rows = connection.execute("SELECT outcome, count(*) FROM items GROUP BY outcome")
    return {str(outcome): int(count) for outcome, count in rows}


def _reasons(connection: sqlite3.Connection) -> dict[str, int]:
    rows = connection.execute(
        "SELECT outcome, reason, count(*) FROM items WHERE outcome <> 'kept' GROUP BY outcome, reason"
        " ORDER BY outcome, reason"
    )
    return {f"{outcome}: {reason}": int(count) for outcome, reason, count in rows}
