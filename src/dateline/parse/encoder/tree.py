"""The best tree over the scores of single arcs (Chu and Liu 1965; Edmonds 1967; in Tarjan's order of 1977)."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree"]

Floats = NDArray[np.floating]
# What a root costs: more than all else, so that the best tree has only one (Stanojević and Cohen 2021).
_DEAR = 1e8
# Arcs into the root, which only keep the graph in one piece; far below any score.
_NEVER = -1e12


def best_tree(arcs: Floats) -> list[int]:
    """The head of each of n words, 0 for the root and 1 to n for the words, with one root and no circle.

    `arcs` is (n, 1 + n): how well each head suits each word, the root first. What is best alone is kept where that is
    a tree; ties go to the first head.
    """
    scores = np.array(arcs, dtype=np.float64)
    size = len(scores)
    scores[np.arange(size), np.arange(1, size + 1)] = -np.inf
    heads: list[int] = scores.argmax(1).tolist()
    if heads.count(0) == 1 and _is_tree(heads):
        return heads
    scores[:, 0] -= _DEAR
    from_nowhere = np.full((1, size + 1), _NEVER)
    from_nowhere[0, 0] = -np.inf
    return _Contraction(np.vstack([from_nowhere, scores])).heads()


def _is_tree(heads: list[int]) -> bool:
    from_root = [True] + [False] * len(heads)
    for start in range(1, len(heads) + 1):
        path, node = set[int](), start
        while not from_root[node]:
            if node in path:
                return False
            path.add(node)
            node = heads[node - 1]
        for seen in path:
            from_root[seen] = True
    return True


class _Contraction:
    """Circles of best arcs become nodes until one is left; taken apart from the root on, they leave the best tree.

    Node 0 is the root, nodes from n on are circles. `rows` holds for each node what an arc from each of the n first
    nodes adds, `ends` the word inside it at which that arc would end.
    """

    def __init__(self, scores: Floats) -> None:
        self.size = len(scores)
        self.rows = list(scores)
        self.ends = [np.full(self.size, i) for i in range(self.size)]
        self.members = [[i] for i in range(self.size)]
        self.inside: list[list[int]] = [[] for _ in range(self.size)]
        self.parents: list[int | None] = [None] * self.size
        self.arcs: list[tuple[int, int]] = [(i, 0) for i in range(self.size)]
        self.top = np.arange(self.size)

    def heads(self) -> list[int]:
        self._contract()
        self._open(0)
        return [self.arcs[i][1] for i in range(1, self.size)]

    def _contract(self) -> None:
        path = [0]
        while True:
            node = path[-1]
            head = int(self.rows[node].argmax())
            if self.rows[node][head] == -np.inf:
                return
            self.arcs[node] = (int(self.ends[node][head]), head)
            above = int(self.top[head])
            if above in path:
                at = path.index(above)
                path[at:] = [self._joined(path[at:])]
            else:
                path.append(above)

    def _joined(self, circle: list[int]) -> int:
        new = len(self.rows)
        lost = [self.rows[node] - self.rows[node][self.arcs[node][1]] for node in circle]
        row, ends = lost[0], self.ends[circle[0]]
        for other, theirs in zip(lost[1:], circle[1:], strict=True):
            better = other > row
            row, ends = np.where(better, other, row), np.where(better, self.ends[theirs], ends)
        members = [member for node in circle for member in self.members[node]]
        row[members] = -np.inf
        self.top[members] = new
        for node in circle:
            self.parents[node] = new
            self.rows[node] = row
        self.rows.append(row)
        self.ends.append(ends)
        self.members.append(members)
        self.inside.append(circle)
        self.parents.append(None)
        self.arcs.append((0, 0))
        return new

    def _open(self, word: int) -> None:
        todo = self._parted(word)
        while todo:
            circle = todo.pop()
            end, head = self.arcs[circle]
            self.arcs[end] = (end, head)
            todo.extend(self._parted(end))

    def _parted(self, word: int) -> list[int]:
        # The circles around `word`, opened; what they held besides keeps its own arc.
        found, node = [], word
        while (parent := self.parents[node]) is not None:
            for other in self.inside[parent]:
                self.parents[other] = None
                if other != node and self.inside[other]:
                    found.append(other)
            self.parents[node], node = None, parent
        return found
