"""Text that reports share."""

from dataclasses import dataclass

__all__ = ["DIRECTIONS", "Lineage", "Passage", "Side"]

DIRECTIONS = ("a_to_b", "b_to_a", "unknown")
"""Which report had the text first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Where a passage stands in one report: half-open, in code points of its text, from word to word."""

    report_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text that two reports share, `a` being that of the lower report id.

    `characters` is the length of the shorter side, `similarity` the share of words that are alike, in [0, 1].
    `direction` is one of DIRECTIONS, `direction_basis` what it was told by (published), null where it is unknown.
    `whole` is true where it is nearly all that either report has.
    """

    id: str
    a: Side
    b: Side
    characters: int
    similarity: float
    direction: str
    direction_basis: str | None
    whole: bool = False

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides."""
        return self.a, self.b


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Passages that are one text, with the reports that have it and the earliest of these; null where none is dated."""

    id: str
    passage_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    earliest: str | None
