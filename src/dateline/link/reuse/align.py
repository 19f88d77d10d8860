"""Shared passages of two texts: seeds joined along their diagonal, then aligned word by word and trimmed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.link.reuse.seeds import RUN
from dateline.link.reuse.words import Words

__all__ = ["Shared", "shared_passages"]

LEAST_WORDS = 12
"""A passage has so many words on either side."""

GAP, SHIFT = 24, 16
"""Seeds are of one stretch when no more words lie between them, and their distance differs by no more."""

MARGIN = 30
"""Words on either side of the seeds that are aligned as well."""

ALIKE, ALIKE_SHORT, ADDED = 1.0, 0.4, -0.5
"""What a column of the alignment speaks for or against copying; words of up to three letters are everywhere, and a
changed word is one left out and one added."""

LEAST_WEIGHT = 8.0
LEAST_ALIKE = 0.5
LONGEST_GAP = 20
"""Columns in a row without a word alike that end a passage."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Words `a0` to `a1` of one text and `b0` to `b1` of the other, half-open, that are one passage."""

    a0: int
    a1: int
    b0: int
    b1: int
    similarity: float
    weight: float


def shared_passages(one: Words, other: Words, at_one: Sequence[int], at_other: Sequence[int]) -> list[Shared]:
    """The passages of two texts around the seeds that begin at words `at_one` and `at_other`, in order.

    Where two would overlap on either side the weightier stands.
    """
    found = [
        shared
        for stretch in _stretches(at_one, at_other)
        for shared in _aligned(one, other, *_window(one, other, stretch))
    ]
    kept: list[Shared] = []
    for shared in sorted(found, key=lambda s: (-s.weight, s.a0, s.b0)):
        if not any(_overlap(shared, other_one) for other_one in kept):
            kept.append(shared)
    return sorted(kept, key=lambda s: (s.a0, s.b0))


def _overlap(one: Shared, other: Shared) -> bool:
    return (one.a0 < other.a1 and other.a0 < one.a1) or (one.b0 < other.b1 and other.b0 < one.b1)


@dataclass(slots=True)
class _Stretch:
    """First and last word of a run of seeds in both texts, half-open; it grows while seeds are met."""

    a0: int
    a1: int
    b0: int
    b1: int

    def goes_on(self, a: int, b: int) -> bool:
        """Whether a seed at words `a` and `b` is of it: near enough, and not far from its diagonal."""
        gap, other_gap = a - self.a1, b - self.b1
        return gap <= GAP and -RUN <= other_gap <= GAP and abs(gap - other_gap) <= SHIFT


def _stretches(at_one: Sequence[int], at_other: Sequence[int]) -> list[_Stretch]:
    """Runs of seeds that go on together in both texts."""
    near: list[_Stretch] = []
    past: list[_Stretch] = []
    for a, b in zip(at_one, at_other, strict=True):
        own = next((stretch for stretch in reversed(near) if stretch.goes_on(a, b)), None)
        if own is None:
            near.append(_Stretch(a, a + RUN, b, b + RUN))
        else:
            own.a1, own.b1 = max(own.a1, a + RUN), max(own.b1, b + RUN)
        past += [stretch for stretch in near if a - stretch.a1 > GAP]
        near = [stretch for stretch in near if a - stretch.a1 <= GAP]
    return [*past, *near]


def _window(one: Words, other: Words, stretch: _Stretch) -> tuple[int, int, int, int]:
    first = max(0, stretch.a0 - MARGIN), min(len(one), stretch.a1 + MARGIN)
    return (*first, max(0, stretch.b0 - MARGIN), min(len(other), stretch.b1 + MARGIN))


def _aligned(one: Words, other: Words, a0: int, a1: int, b0: int, b1: int) -> Iterator[Shared]:
    from rapidfuzz.distance import Indel

    left, right = one.stems[a0:a1].tolist(), other.stems[b0:b1].tolist()
    columns: list[tuple[int, int, float]] = []
    for code in Indel.opcodes(left, right):
        i, j = a0 + code.src_start, b0 + code.dest_start
        if code.tag == "equal":
            size = code.src_end - code.src_start
            columns.extend((i + k, j + k, ALIKE_SHORT if one.short[i + k] else ALIKE) for k in range(size))
        elif code.tag == "delete":
            columns.extend((i + k, j, ADDED) for k in range(code.src_end - code.src_start))
        else:
            columns.extend((i, j + k, ADDED) for k in range(code.dest_end - code.dest_start))
    for piece in _pieces(columns):
        shared = _trimmed(piece)
        if shared is not None:
            yield shared


def _pieces(columns: list[tuple[int, int, float]]) -> Iterator[list[tuple[int, int, float]]]:
    """The alignment cut where many columns in a row have no word alike."""
    piece: list[tuple[int, int, float]] = []
    idle = 0
    for column in columns:
        idle = 0 if column[2] > 0 else idle + 1
        piece.append(column)
        if idle > LONGEST_GAP:
            yield piece
            piece, idle = [], 0
    yield piece


def _trimmed(piece: list[tuple[int, int, float]]) -> Shared | None:
    """The weightiest part of a piece, from a word alike to a word alike; null where it is no passage."""
    if not piece:
        return None
    weights = np.array([column[2] for column in piece])
    sums = np.concatenate([[0.0], np.cumsum(weights)])
    lowest = np.minimum.accumulate(sums)
    last = int((sums - lowest).argmax())
    first = int(sums[: last + 1].argmin())
    part = piece[first:last]
    alike = [column for column in part if column[2] > 0]
    if not alike or sums[last] - sums[first] < LEAST_WEIGHT:
        return None
    a0, a1, b0, b1 = alike[0][0], alike[-1][0] + 1, alike[0][1], alike[-1][1] + 1
    similarity = 2 * len(alike) / (a1 - a0 + b1 - b0)
    if min(a1 - a0, b1 - b0) < LEAST_WORDS or similarity < LEAST_ALIKE:
        return None
    return Shared(a0, a1, b0, b1, similarity, float(sums[last] - sums[first]))
