"""What was done to a record, entry by entry, and what does not fit in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["ACTIONS", "Entry", "Fault", "Scalar"]

ACTIONS = ("run", "import", "code", "link", "merge", "judge", "export")

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One action on a record; entries are only ever added, and each carries the hash of the one before.

    `seq` counts from 1. `time` is ISO 8601 in UTC. `actor` is "dateline" or the name of a reviewer,
    `tool` the program and its version. `subject` is the id of what was acted on. `hash` is the SHA-256
    of the canonical JSON of all other fields; `prev` is the `hash` of the entry before, "" for the first.
    """

    seq: int
    time: str
    actor: str
    tool: str
    action: str
    subject: str
    details: Mapping[str, Scalar] = field(default_factory=dict)
    prev: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in a record that does not fit its hash, its text or its neighbours.

    `where` is the part of the record (file, schema, journal, raw, items, reports, events, ...),
    `subject` the id or row there.
    """

    where: str
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.where} {self.subject}: {self.message}".replace(" :", ":")
