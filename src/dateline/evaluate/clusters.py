"""How well items were grouped, beside the groups they belong to."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

__all__ = ["Agreement", "b_cubed", "pairwise"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall of a grouping, both in [0, 1]."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> Agreement:
    """B-cubed (Bagga and Baldwin 1998): for each item, the share of its group that is right, and of its gold group.

    Both map an item to its group; an item that only one of them has counts there, with nobody right beside it.
    """
    return Agreement(_mean_share(found, gold), _mean_share(gold, found))


def pairwise(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> Agreement:
    """Pairs of items that share a group in both, of those in either; 1 where there is no pair to be right about."""
    both = Counter((found[item], gold[item]) for item in found.keys() & gold.keys())
    right = _pairs(both)
    of_found, of_gold = _pairs(Counter(found.values())), _pairs(Counter(gold.values()))
    return Agreement(right / of_found if of_found else 1.0, right / of_gold if of_gold else 1.0)


def _mean_share(groups: Mapping[str, Hashable], other: Mapping[str, Hashable]) -> float:
    """The mean over items of how much of their group is with them in `other` too; an item stands for itself alone."""
    members: dict[Hashable, list[str]] = defaultdict(list)
    for item, group in groups.items():
        members[group].append(item)
    total = 0.0
    for items in members.values():
        shared = Counter(other[item] for item in items if item in other)
        total += sum(count * count for count in shared.values()) / len(items)
    return total / len(groups) if groups else 1.0


def _pairs(counted: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(count * (count - 1) // 2 for count in counted.values())
