"""Events joined into incidents so that every pair inside one is acceptable."""

import heapq
import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Bounds", "Joined", "cluster"]

Pair = tuple[int, int]
Bits = Callable[[int, int], float]
"""The weight of evidence that two events are one, the lower position first."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Two events by which two groups became one, the lower first; `bits` is null for a person's word."""

    a: int
    b: int
    bits: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What holds whatever the bits: `owners` says whose each event is; two of one owner are never joined by their bits.

    `together` are the pairs that people joined, `apart` those that they parted, the lower position first.
    """

    owners: Sequence[str]
    together: Collection[Pair] = ()
    apart: Collection[Pair] = ()


def cluster(
    pairs: Iterable[Pair], bits: Bits, bounds: Bounds, *, join: float, accept: float
) -> tuple[list[list[int]], list[Joined]]:
    """Group the events that have owners, and say by which pairs; ties go to the lower positions.

    Average linkage: the two groups whose pairs have the highest mean become one, as long as it reaches `join` and
    every pair across reaches `accept`. So groups do not chain: A like B and B like C is not enough where A and C speak
    against each other. Only groups that a pair of `pairs` leads to are looked at. What people joined comes first,
    whatever its bits; events that a person joined stand for each other, and the best of them counts. No group ever
    holds a pair that a person parted: that word is stronger. Groups and links come in the order of their lowest member.
    """
    units, links = _units(bounds)
    linkage = _Linkage(units, bits, accept, bounds)
    linkage.begin(pairs)
    while (best := linkage.best(join)) is not None:
        links.append(linkage.merge(*best))
    return sorted(linkage.members.values()), sorted(links, key=lambda link: (link.a, link.b))


def _units(bounds: Bounds) -> tuple[list[list[int]], list[Joined]]:
    """Groups that people made, each at the place of all its members."""
    units = [[index] for index in range(len(bounds.owners))]
    links, apart = [], set(bounds.apart)
    for a, b in sorted(bounds.together):
        forbidden = any((min(p, q), max(p, q)) in apart for p in units[a] for q in units[b])
        if units[a] is not units[b] and not forbidden:
            links.append(Joined(a, b, None))
            whole = sorted(units[a] + units[b])
            for member in whole:
                units[member] = whole
    return units, links


class _Linkage:
    """Groups by their lowest member, and how near those are that may become one.

    A person's unit counts as one event. `_near` has for two groups the sum and the number of the bits across;
    the sum is minus infinity where they can never become one.
    """

    def __init__(self, units: Sequence[list[int]], bits: Bits, accept: float, bounds: Bounds) -> None:
        self.members = {unit[0]: unit for unit in units}
        self._unit, self._bits, self._accept = units, bits, accept
        self._owners, self._apart = bounds.owners, set(bounds.apart)
        self._heads = {head: [head] for head in self.members}
        self._near: dict[int, dict[int, tuple[float, int]]] = {head: {} for head in self.members}
        self._heap: list[tuple[float, int, int]] = []

    def begin(self, pairs: Iterable[Pair]) -> None:
        """Look at the groups that `pairs` lead to."""
        for pair in pairs:
            a, b = sorted(self._unit[member][0] for member in pair)
            if a != b and b not in self._near[a]:
                self._meet(a, b, self._across(a, b))

    def best(self, join: float) -> Pair | None:
        """The two groups with the highest mean, which reaches `join`."""
        while self._heap:
            negative, a, b = heapq.heappop(self._heap)
            if -negative < join:
                return None
            if b in self._near.get(a, {}) and self._mean(a, b) == -negative:
                return a, b
        return None

    def merge(self, a: int, b: int) -> Joined:
        """Make two groups one, and say by which pair: the best across."""
        link = min((-self._between(p, q), p, q) for p in self.members[a] for q in self.members[b])
        mine, theirs = self._near[a], self._near.pop(b)
        met = sorted((mine.keys() | theirs.keys()) - {a, b})
        sums = [
            (mine.get(other) or self._across(a, other), theirs.get(other) or self._across(b, other)) for other in met
        ]
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        self._heads[a] += self._heads.pop(b)
        self._near[a] = {}
        for other, (one, two) in zip(met, sums, strict=True):
            self._near[other].pop(b, None)
            self._near[other].pop(a, None)
            self._meet(a, other, (one[0] + two[0], one[1] + two[1]))
        return Joined(min(link[1:]), max(link[1:]), -link[0])

    def _meet(self, a: int, b: int, across: tuple[float, int]) -> None:
        self._near[a][b] = self._near[b][a] = across
        if across[0] > -math.inf:
            heapq.heappush(self._heap, (-self._mean(a, b), min(a, b), max(a, b)))

    def _mean(self, a: int, b: int) -> float:
        total, number = self._near[a][b]
        return total / number

    def _across(self, a: int, b: int) -> tuple[float, int]:
        """Sum and number of the bits between the units of two groups; minus infinity where one is not acceptable."""
        total, number = 0.0, 0
        for mine in self._heads[a]:
            for theirs in self._heads[b]:
                found = self._of_units(self._unit[mine], self._unit[theirs])
                if found < self._accept:
                    return -math.inf, 1
                total, number = total + found, number + 1
        return total, number

    def _of_units(self, mine: Sequence[int], theirs: Sequence[int]) -> float:
        pairs = [(min(p, q), max(p, q)) for p in mine for q in theirs]
        if any(self._owners[p] == self._owners[q] for p, q in pairs) or not self._apart.isdisjoint(pairs):
            return -math.inf
        return max(self._bits(p, q) for p, q in pairs)

    def _between(self, p: int, q: int) -> float:
        return self._bits(min(p, q), max(p, q))
