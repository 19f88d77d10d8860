"""Counting hits and misses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Share", "Tally", "pair"]

P = TypeVar("P")
G = TypeVar("G")


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed answers, summed over reports. An optional gold item costs nothing either way."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: int, optional: Sequence[bool], pairs: Sequence[tuple[int, int]]) -> None:
        """Count one report: `found` answers, a flag for each gold item, and the pairs (answer, gold item)."""
        hits = sum(not optional[gold] for _, gold in pairs)
        self.right += hits
        self.wrong += found - len(pairs)
        self.missed += sum(not flag for flag in optional) - hits

    @property
    def precision(self) -> float:
        """Share of answers that are right; 0 without answers."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found; 0 without gold."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def gold(self) -> int:
        """Gold items that had to be found."""
        return self.right + self.missed


@dataclass(slots=True)
class Share:
    """How many of so many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one case."""
        self.right += right
        self.of += 1

    @property
    def share(self) -> float | None:
        """The share in [0, 1]; null where there was no case."""
        return self.right / self.of if self.of else None


def pair(
    found: Sequence[P], gold: Sequence[G], fits: Callable[[P, G], bool], weight: Callable[[P, G], float]
) -> list[tuple[int, int]]:
    """Pairs (index found, index gold), one to one, the heaviest first; equal weights go to the later pair."""
    possible = sorted(
        ((weight(p, g), i, j) for i, p in enumerate(found) for j, g in enumerate(gold) if fits(p, g)), reverse=True
    )
    left, right, pairs = set(range(len(found))), set(range(len(gold))), []
    for _, i, j in possible:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs
