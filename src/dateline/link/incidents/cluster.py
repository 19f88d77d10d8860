"""Events joined into incidents so that every pair inside one is acceptable."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Joined", "cluster"]

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Joined:
    """Two events by which two groups became one, the lower first, with the score that did it; 1 for a person's word."""

    a: int
    b: int
    score: float
    judged: bool


def cluster(
    count: int,
    scored: Mapping[Pair, float],
    *,
    join: float,
    accept: Callable[[int, int], bool],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> tuple[list[list[int]], list[Joined]]:
    """Group 0 to `count` - 1, and say by which pairs: best pair first, complete linkage, ties by position.

    `scored` holds the pairs that were compared, the lower first; those from `join` on are tried. Two groups become one
    only where `accept` holds for every pair across. `together` are joined first, whatever they score; events that a
    person joined stand for each other, so that one of them is enough to accept. No group ever holds a pair of `apart`:
    that word is stronger. Groups and links come in the order of their lowest member.

    The groups do not chain: A like B and B like C is not enough for A and C (cliques, after complete linkage).
    """
    groups = _Groups(count, set(apart))
    links: list[Joined] = []
    for a, b in sorted(together):
        if groups.of[a] != groups.of[b] and groups.allowed(a, b):
            groups.merge(a, b)
            links.append(Joined(a, b, 1.0, True))
    twins = {member: tuple(group) for group in groups.members.values() for member in group}
    tried = sorted((-score, a, b) for (a, b), score in scored.items() if score >= join)
    for negative, a, b in tried:
        if groups.of[a] != groups.of[b] and groups.allowed(a, b) and _fit(groups.both(a, b), accept, twins):
            groups.merge(a, b)
            links.append(Joined(a, b, -negative, False))
    return sorted(groups.members.values()), sorted(links, key=lambda link: (link.a, link.b))


def _fit(
    both: tuple[Sequence[int], Sequence[int]], accept: Callable[[int, int], bool], twins: Mapping[int, Sequence[int]]
) -> bool:
    return all(
        any(accept(min(p, q), max(p, q)) for p in twins[mine] for q in twins[theirs])
        for mine in both[0]
        for theirs in both[1]
    )


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
