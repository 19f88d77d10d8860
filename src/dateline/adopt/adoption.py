"""What became of the rows of a table."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model.review import Review

__all__ = ["OUTCOMES", "Adoption", "Placed"]

OUTCOMES = ("accepted", "corrected", "added", "known", "unplaced")
"""A row agrees with an event; puts values of one right; tells one that the record lacks; says what its reviewer has
said before; or cannot be placed, with a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One row and what became of it: an outcome with the event, the `fields` put right, or the `reason` why not."""

    row: int
    outcome: str
    event_id: str | None = None
    report_id: str | None = None
    fields: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """All rows of a table by number, and the judgements that come of them."""

    table: str
    sha256: str
    placed: tuple[Placed, ...]
    reviews: tuple[Review, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows there are of each outcome, all of OUTCOMES."""
        found = Counter(placed.outcome for placed in self.placed)
        return {outcome: found[outcome] for outcome in OUTCOMES}
