"""Events joined into incidents so that every pair inside one is acceptable."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Joined", "cluster"]

Pair = tuple[int, int]
Bits = Callable[[int, int], float]
"""The weight of evidence that two events are one, the lower position first."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Two events by which two groups became one, the lower first; `bits` is null for a person's word."""

    a: int
    b: int
    bits: float | None


def cluster(
    count: int,
    pairs: Iterable[Pair],
    bits: Bits,
    *,
    join: float,
    accept: float,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> tuple[list[list[int]], list[Joined]]:
    """Group 0 to `count` - 1, and say by which pairs: the best pair first, ties by position.

    `pairs` are tried where they reach `join`. Two groups become one where every pair across reaches `accept` and their
    mean reaches `join`, so that groups do not chain: A like B and B like C is not enough where A and C speak against
    each other. `together` are joined first, whatever their bits; events that a person joined stand for each other, and
    the better of them counts. No group ever holds a pair of `apart`: that word is stronger. Groups and links come in
    the order of their lowest member.
    """
    groups = _Groups(count, set(apart))
    links: list[Joined] = []
    for a, b in sorted(together):
        if groups.of[a] != groups.of[b] and groups.allowed(a, b):
            groups.merge(a, b)
            links.append(Joined(a, b, None))
    twins = {member: tuple(group) for group in groups.members.values() for member in group}
    for negative, a, b in sorted((-bits(a, b), a, b) for a, b in pairs if bits(a, b) >= join):
        if groups.of[a] == groups.of[b] or not groups.allowed(a, b):
            continue
        across = list(_across(groups.both(a, b), bits, twins, accept))
        if across[-1] >= accept and sum(across) >= join * len(across):
            groups.merge(a, b)
            links.append(Joined(a, b, -negative))
    return sorted(groups.members.values()), sorted(links, key=lambda link: (link.a, link.b))


def _across(
    both: tuple[Sequence[int], Sequence[int]], bits: Bits, twins: Mapping[int, Sequence[int]], accept: float
) -> Iterator[float]:
    """The bits of every pair across two groups, up to the first that is not acceptable."""
    for mine in both[0]:
        for theirs in both[1]:
            best = max(bits(min(p, q), max(p, q)) for p in twins[mine] for q in twins[theirs])
            yield best
            if best < accept:
                return


class _Groups:
    """Groups of events, and which pairs must never share one."""

    def __init__(self, count: int, apart: set[Pair]) -> None:
        self.of = list(range(count))
        self.members = {index: [index] for index in range(count)}
        self._apart: dict[int, set[int]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def both(self, a: int, b: int) -> tuple[Sequence[int], Sequence[int]]:
        """The members of the groups that `a` and `b` are in."""
        return self.members[self.of[a]], self.members[self.of[b]]

    def allowed(self, a: int, b: int) -> bool:
        """Whether no pair across the groups of `a` and `b` was forbidden."""
        mine, theirs = self.both(a, b)
        return all(self._apart.get(member, set()).isdisjoint(theirs) for member in mine)

    def merge(self, a: int, b: int) -> None:
        """Make the groups of `a` and `b` one, its members in order."""
        keep, gone = sorted((self.of[a], self.of[b]))
        for member in self.members[gone]:
            self.of[member] = keep
        self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))
