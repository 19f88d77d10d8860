"""What became of every source item."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.report import Refusal

__all__ = ["Account"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How many source items were kept, dropped and quarantined, and why; every item is counted once.

    `reasons` counts refused items by "outcome: reason". `added` counts reports that were new,
    `recoded` those coded again because the coder changed, `unchanged` items that were known already;
    the three are of one build and stay 0 in the account of a whole record. `refusals` holds the
    refused items in the order of reading. `interrupted` is true when a build was stopped before its end.
    `passages`, `incidents` and `joined` (incidents that several reports tell) are of the whole record.
    """

    kept: int = 0
    dropped: int = 0
    quarantined: int = 0
    added: int = 0
    recoded: int = 0
    unchanged: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    interrupted: bool = False
    passages: int = 0
    incidents: int = 0
    joined: int = 0

    @property
    def items(self) -> int:
        """All source items: kept, dropped and quarantined."""
        return self.kept + self.dropped + self.quarantined
