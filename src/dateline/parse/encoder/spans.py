"""The best reading of the scores for where names begin and go on."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_names", "tagged_spans"]

Floats = NDArray[np.floating]
_OUTSIDE = "O"


def best_names(scores: Floats, labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """The names in a row of words: first word, last word (half-open) and label, by Viterbi's way.

    `scores` is (words, labels), up to a number for each word; `labels` are O, B-PER, I-PER and so on.
    I-PER only follows B-PER and I-PER.
    """
    outside = labels.index(_OUTSIDE)
    if len(scores) == 0 or bool((scores.argmax(1) == outside).all()):
        return []
    return tagged_spans([labels[k] for k in _path(scores, _allowed(labels))])


def _allowed(labels: Sequence[str]) -> Floats:
    # From the row's label to the column's.
    barred = [[b[:2] == "I-" and (a == _OUTSIDE or a[2:] != b[2:]) for b in labels] for a in labels]
    return np.where(np.array(barred), -np.inf, 0.0)


def _path(scores: Floats, allowed: Floats) -> list[int]:
    # Before the first word stands O.
    best = scores[0] + allowed[0]
    back: list[NDArray[np.int64]] = []
    for row in scores[1:]:
        ways = best[:, None] + allowed
        back.append(ways.argmax(0))
        best = ways.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def tagged_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """The names that tags (O, B-PER, I-PER ...) hold: first word, last word (half-open) and label."""
    found, start = [], 0
    for k in range(len(tags) + 1):
        if k == len(tags) or not tags[k].startswith("I-"):
            if k > start and tags[start] != _OUTSIDE:
                found.append((start, k, tags[start][2:]))
            start = k
    return found
