"""Text that two reports share."""

from dataclasses import dataclass

__all__ = ["Passage", "Side"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Where a passage stands in one report: half-open, in Unicode code points."""

    report_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that stand in two reports, changed or not.

    `characters` is the length of the shorter side, `similarity` in [0, 1]. `direction` is a_to_b, b_to_a or unknown,
    `direction_basis` what says so.
    """

    id: str
    a: Side
    b: Side
    characters: int
    similarity: float
    direction: str
    direction_basis: str | None
