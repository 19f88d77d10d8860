"""The best tree over the scores of single arcs (Chu and Liu 1965; Edmonds 1967)."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree"]

Floats = NDArray[np.floating]


def best_tree(arcs: Floats) -> list[int]:
    """The head of each of n words, 0 for the root and 1 to n for the words, with one root and no circle.

    `arcs` is (n, 1 + n): how well each head suits each word, the root first. What is best alone is kept where that is
    a tree; ties go to the first head.
    """
    scores = np.array(arcs, dtype=np.float64)
    size = len(scores)
    scores[np.arange(size), np.arange(1, size + 1)] = -np.inf
    heads: list[int] = scores.argmax(1).tolist()
    if heads.count(0) == 1 and _circle([0, *heads]) is None:
        return heads
    return max((_rooted(scores, root) for root in _roots(scores)), key=lambda found: found[0])[1]


def _roots(scores: Floats) -> list[int]:
    # The words that might be the one root: a few whose loss against their best head is least.
    loss = scores[:, 0] - scores[:, 1:].max(1) if len(scores) > 1 else scores[:, 0]
    return np.argsort(-loss, kind="stable")[:4].tolist()


def _rooted(scores: Floats, root: int) -> tuple[float, list[int]]:
    allowed = scores.copy()
    allowed[:, 0] = -np.inf
    allowed[root] = -np.inf
    allowed[root, 0] = 0.0
    heads = _arborescence(np.vstack([np.full((1, allowed.shape[1]), -np.inf), allowed]))[1:]
    total = scores[np.arange(len(heads)), heads].sum()
    return round(float(total), 3), heads


def _arborescence(scores: Floats) -> list[int]:
    # Square: row and column 0 are the root, whose own row is never looked at.
    heads: list[int] = [0, *scores[1:].argmax(1).tolist()]
    circle = _circle(heads)
    if circle is None:
        return heads
    inside = np.array(circle)
    outside = np.array([k for k in range(len(heads)) if k not in set(circle)])
    own = scores[inside, np.array(heads)[inside]]
    # The circle becomes one node, the last: what enters it breaks its own arc, what leaves it leaves from its best.
    entering = scores[np.ix_(inside, outside)] - own[:, None]
    leaving = scores[np.ix_(outside, inside)]
    size = len(outside)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = scores[np.ix_(outside, outside)]
    small[:size, size] = leaving.max(1)
    small[size, :size] = entering.max(0)
    found = _arborescence(small)
    for k in range(1, size):
        heads[outside[k]] = int(inside[leaving[k].argmax()]) if found[k] == size else int(outside[found[k]])
    broken = int(entering[:, found[size]].argmax())
    heads[inside[broken]] = int(outside[found[size]])
    return heads


def _circle(heads: list[int]) -> list[int] | None:
    # Node 0 is the root.
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        node, path = start, []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None
