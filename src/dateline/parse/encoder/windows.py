"""Paragraphs cut into what the encoder reads at once, and sentences put together from what it said."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.parse.boundaries import Start
from dateline.parse.encoder.graph import Scores

__all__ = ["Window", "cut_windows", "sentence_arcs"]

Floats = NDArray[np.floating]

# The encoder has 512 places, two of them taken. Beyond some 100 pieces a window is slower for every word of it.
_PREFERRED_PIECES, _MOST_PIECES = 100, 480
# Where a window must be cut inside a sentence, the two share so many pieces.
_SHARED_PIECES = 120
_IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` of a paragraph, half-open, read together; `own` is those it has the say for."""

    first: int
    last: int
    own: tuple[int, int]


def cut_windows(lengths: Sequence[int], starts: Sequence[Start]) -> list[Window]:
    """Windows over words with so many pieces each, cut before a sure sentence start wherever there is one.

    `starts` says for each word whether a sentence starts with it. Every word is owned once.
    """
    ends = np.cumsum(lengths)
    windows: list[Window] = []
    first = owned = 0
    while owned < len(lengths):
        last = _next_cut(ends, starts, first)
        sure = last == len(lengths) or starts[last] is Start.YES
        following = last if sure else _shared_from(ends, first, last)
        own_last = last if sure else (following + last + 1) // 2
        windows.append(Window(first, last, (owned, own_last)))
        first, owned = following, own_last
    return windows


def _next_cut(ends: NDArray[np.int64], starts: Sequence[Start], first: int) -> int:
    before = int(ends[first - 1]) if first else 0
    preferred = max(first + 1, int(np.searchsorted(ends, before + _PREFERRED_PIECES, side="right")))
    most = max(first + 1, int(np.searchsorted(ends, before + _MOST_PIECES, side="right")))
    if preferred >= len(ends):
        return len(ends)
    back = next((k for k in range(preferred, first, -1) if starts[k] is Start.YES), None)
    if back is not None:
        return back
    return next((k for k in range(preferred + 1, most + 1) if k == len(ends) or starts[k] is Start.YES), most)


def _shared_from(ends: NDArray[np.int64], first: int, last: int) -> int:
    from_piece = int(ends[last - 1]) - _SHARED_PIECES
    return min(last - 1, max(first + 1, int(np.searchsorted(ends, from_piece, side="right"))))


def sentence_arcs(first: int, last: int, windows: Sequence[Window], scores: Sequence[Scores]) -> Floats:
    """The arc scores of the sentence of words `first` to `last`, (n, 1 + n) with the root first.

    Heads that a window did not see are impossible, nearly.
    """
    if len(windows) == 1:
        base = windows[0].first
        rows = scores[0].arcs[first - base : last - base]
        return np.concatenate([rows[:, :1], rows[:, 1 + first - base : 1 + last - base]], axis=1)
    size = last - first
    joined = np.full((size, 1 + size), _IMPOSSIBLE)
    for window, read in zip(windows, scores, strict=True):
        a, b = max(first, window.own[0]), min(last, window.own[1])
        seen, end = max(first, window.first), min(last, window.last)
        rows = read.arcs[a - window.first : b - window.first]
        joined[a - first : b - first, 0] = rows[:, 0]
        columns = slice(1 + seen - first, 1 + end - first)
        joined[a - first : b - first, columns] = rows[:, 1 + seen - window.first : 1 + end - window.first]
    return joined
