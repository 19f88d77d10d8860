"""Text that two reports share."""

from dataclasses import dataclass

__all__ = ["Passage", "Side"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A half-open span of one report."""

    report_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A half-open span of one report."""

    id: str
    a: Side
    b: Side
    characters: int
    similarity: float
    direction: str
    direction_basis: str | None
