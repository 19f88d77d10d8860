"""Shared passages of two texts: runs joined along their diagonal, then aligned word by word and trimmed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dateline.link.reuse.runs import RUN, shared_runs
from dateline.link.reuse.words import Words

__all__ = ["Shared", "shared_passages"]

LEAST_WORDS = 12
"""A passage has so many words on either side."""

GAP = 24
"""Runs are of one stretch when no more words lie between them in either text."""

MARGIN = 30
"""Words on either side of the runs that are aligned as well."""

LONGEST_BOX = 1000
"""Words that are aligned at a time, so that memory does not grow with the square of a copied book."""

ALIKE, ALIKE_SHORT, ADDED, ADDED_IN_ALL = 1.0, 0.4, -0.5, -4.0
"""What a column of the alignment speaks for or against copying; words of up to three letters are everywhere, and a
changed word is one left out and one added. Many words at once, as where a copier shortens or puts a sentence in, cost
no more than ADDED_IN_ALL: with it 0.93 of the pasted characters of `corpus/dev` are found, without it 0.84."""

LEAST_WEIGHT = 8.0
LEAST_ALIKE = 0.5
LONGEST_GAP = 20
"""Columns in a row without a word alike that end a passage."""

Column = tuple[int, int, float]
"""A word of one text, one of the other, and a weight: above nothing where they are alike, below where only one stands
there and the other is the next to come."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Words `a0` to `a1` of one text and `b0` to `b1` of the other, half-open, that are one passage."""

    a0: int
    a1: int
    b0: int
    b1: int
    similarity: float


def shared_passages(one: Words, other: Words) -> list[Shared]:
    """The passages that two texts share, in order; it depends on these two texts alone.

    Longer stretches come first, and no word is in two passages.
    """
    held = np.zeros(len(one), dtype=np.bool_), np.zeros(len(other), dtype=np.bool_)
    found: list[Shared] = []
    for stretch in sorted(_stretches(one, other), key=lambda s: (s.a0 - s.a1, s.a0, s.b0)):
        if held[0][stretch.a0 : stretch.a1].all() or held[1][stretch.b0 : stretch.b1].all():
            continue
        columns = [column for box in _boxes(one, other, stretch) for column in _columns(one, other, box)]
        for shared in filter(None, map(_trimmed, _pieces(columns, *held))):
            found.append(shared)
            held[0][shared.a0 : shared.a1] = True
            held[1][shared.b0 : shared.b1] = True
    return sorted(found, key=lambda s: (s.a0, s.b0))


@dataclass(slots=True)
class _Stretch:
    """First and last word of shared runs in both texts, half-open; it grows while runs are met.

    `cuts` are the words at which it may be taken apart, its beginning being the first: runs begin there in both texts.
    """

    a0: int
    a1: int
    b0: int
    b1: int
    cuts: list[tuple[int, int]]

    def goes_on(self, a: int, b: int) -> bool:
        """Whether a run at words `a` and `b` is of it: it overlaps its end alike in both texts, or comes soon after."""
        gap, other_gap = a - self.a1, b - self.b1
        if min(gap, other_gap) < 0:
            return -RUN <= gap == other_gap
        return max(gap, other_gap) <= GAP

    def grow(self, a: int, b: int) -> None:
        """Take in the run at words `a` and `b`."""
        if a - self.cuts[-1][0] >= LONGEST_BOX and a + RUN > self.a1 and b + RUN > self.b1:
            self.cuts.append((a, b))
        self.a1, self.b1 = max(self.a1, a + RUN), max(self.b1, b + RUN)


def _stretches(one: Words, other: Words) -> list[_Stretch]:
    """Shared runs that go on together in both texts."""
    near: list[_Stretch] = []
    past: list[_Stretch] = []
    for a, b in zip(*(places.tolist() for places in shared_runs(one, other)), strict=True):
        past += [stretch for stretch in near if a - stretch.a1 > GAP]
        near = [stretch for stretch in near if a - stretch.a1 <= GAP]
        own = next((stretch for stretch in reversed(near) if stretch.goes_on(a, b)), None)
        if own is None:
            near.append(_Stretch(a, a + RUN, b, b + RUN, [(a, b)]))
        else:
            own.grow(a, b)
    return [stretch for stretch in (*past, *near) if stretch.a1 - stretch.a0 > RUN]


def _boxes(one: Words, other: Words, stretch: _Stretch) -> Iterator[tuple[slice, slice]]:
    """The words before a stretch, of it and behind it in both texts; each are aligned among themselves."""
    yield slice(max(0, stretch.a0 - MARGIN), stretch.a0), slice(max(0, stretch.b0 - MARGIN), stretch.b0)
    for (a, b), (a_next, b_next) in pairwise([*stretch.cuts, (stretch.a1, stretch.b1)]):
        yield slice(a, a_next), slice(b, b_next)
    behind = slice(stretch.a1, min(len(one), stretch.a1 + MARGIN))
    yield behind, slice(stretch.b1, min(len(other), stretch.b1 + MARGIN))


def _columns(one: Words, other: Words, box: tuple[slice, slice]) -> list[Column]:
    """The alignment with the most words alike."""
    from rapidfuzz.distance import Indel

    mine, theirs = box
    columns: list[Column] = []
    for code in Indel.opcodes(one.stems[mine].tolist(), other.stems[theirs].tolist()):
        i, j = mine.start + code.src_start, theirs.start + code.dest_start
        if code.tag == "equal":
            short = one.short[i : mine.start + code.src_end].tolist()
            columns.extend((i + k, j + k, ALIKE_SHORT if small else ALIKE) for k, small in enumerate(short))
        elif code.tag == "delete":
            size = code.src_end - code.src_start
            columns.extend((i + k, j, max(ADDED, ADDED_IN_ALL / size)) for k in range(size))
        else:
            size = code.dest_end - code.dest_start
            columns.extend((i, j + k, max(ADDED, ADDED_IN_ALL / size)) for k in range(size))
    return columns


def _pieces(
    columns: list[Column], mine: npt.NDArray[np.bool_], theirs: npt.NDArray[np.bool_]
) -> Iterator[list[Column]]:
    """The alignment cut where many columns in a row have no word alike, and where a word is already held."""
    piece: list[Column] = []
    idle = 0
    for column in columns:
        i, j, weight = column
        idle = 0 if weight > 0 else idle + 1
        if idle > LONGEST_GAP or (weight > 0 and (mine[i] or theirs[j])):
            yield piece
            piece, idle = [], 0
        else:
            piece.append(column)
    yield piece


def _trimmed(piece: list[Column]) -> Shared | None:
    """The weightiest part of a piece, from a word alike to a word alike; null where it is no passage."""
    sums = np.concatenate([[0.0], np.cumsum([column[2] for column in piece])])
    last = int((sums - np.minimum.accumulate(sums)).argmax())
    first = int(sums[: last + 1].argmin())
    if sums[last] - sums[first] < LEAST_WEIGHT:
        return None
    alike = [column for column in piece[first:last] if column[2] > 0]
    a0, a1, b0, b1 = alike[0][0], alike[-1][0] + 1, alike[0][1], alike[-1][1] + 1
    similarity = 2 * len(alike) / (a1 - a0 + b1 - b0)
    if min(a1 - a0, b1 - b0) < LEAST_WORDS or similarity < LEAST_ALIKE:
        return None
    return Shared(a0, a1, b0, b1, similarity)
