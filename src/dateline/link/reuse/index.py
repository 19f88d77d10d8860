"""Which reports of a set may share text, found without looking at all pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dateline.link.reuse.runs import RUN, Runs, runs_of
from dateline.link.reuse.words import Offsets, Words

__all__ = ["Index", "candidate_pairs", "candidates_of", "index_runs"]

MOST_HOLDERS = 40
"""A run that stands more often is met with its first holder and its next few alone, so that cost grows with the set."""
NEXT_FEW = 2

LEAST_SEEDS, LEAST_REACH = 3, 9
"""Two reports are compared when they share so many runs at about one distance, from the first to the last of them so
many words in either; less is chance, a name or a phrase that anybody uses."""
DRIFT = 64
"""Words by which the distance may change within one passage, as words are put in and left out."""

CHUNK = 4_000_000
"""Meetings of runs that are looked at together; they take some 100 bytes each."""

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Every run of a set of texts, sorted, with the text that holds it and the word it begins at; all of one length.

    Texts are known by their number in the set, and of one run the lower numbers come first. `count` is the number of
    texts.
    """

    runs: Runs
    text: npt.NDArray[np.int32]
    at: npt.NDArray[np.int32]
    count: int


def index_runs(texts: Sequence[Words], *, repeated: bool = False) -> Index:
    """The runs of `texts`, or only those that stand in more than one place."""
    found = [runs_of(text) for text in texts]
    bases = np.cumsum([0, *map(len, found)])
    runs = np.concatenate(found) if found else np.zeros(0, dtype=np.uint64)
    del found
    parts = (runs >> np.uint64(56)).astype(np.uint8)
    order = np.concatenate([_part(runs, np.flatnonzero(parts == n), repeated=repeated) for n in range(256)])
    text = (np.searchsorted(bases, order, "right") - 1).astype(np.int32)
    at = (order - bases[text]).astype(np.int32)
    return Index(runs=runs[order], text=text, at=at, count=len(texts))


def _part(runs: Runs, mine: Integers, *, repeated: bool) -> Integers:
    """The places of one part of the runs, sorted by run; sorting by parts, of equal first bits, takes little memory."""
    mine = mine[np.argsort(runs[mine], kind="stable")]
    if repeated:
        same = runs[mine[1:]] == runs[mine[:-1]]
        mine = mine[np.append(same, False) | np.append(False, same)] if len(mine) else mine
    return mine


def candidate_pairs(index: Index) -> Iterator[tuple[int, int]]:
    """Pairs of texts, the lower number first and each pair once, that share LEAST_SEEDS runs at about one distance.

    Texts that hold a run that very many have are pairs by it only with the first that has it and with those next to
    them in number: a text told a hundred times ties all its tellers to the first.
    """
    groups = _groups(index.runs)
    for first, last in _chunks(index, groups):
        lower, higher = map(np.concatenate, zip(*_meetings(index, groups, first, last), strict=True))
        apart = index.text[lower] != index.text[higher]
        lower, higher = lower[apart], higher[apart]
        pair = index.text[lower].astype(np.int64) * index.count + index.text[higher]
        for found in _often(pair, index.at[lower], index.at[higher]):
            yield found // index.count, found % index.count


@dataclass(frozen=True, slots=True, eq=False)
class _Groups:
    """For every row of an index where the rows of its run begin and end, half-open, and whether it has too many."""

    first: Integers
    last: Integers
    often: npt.NDArray[np.bool_]


def _groups(runs: Runs) -> _Groups:
    edges = np.flatnonzero(np.concatenate([[True], runs[1:] != runs[:-1], [True]])) if len(runs) else np.zeros(1, int)
    size = np.diff(edges)
    first, last = np.repeat(edges[:-1], size), np.repeat(edges[1:], size)
    return _Groups(first=first, last=last, often=last - first > MOST_HOLDERS)


def _chunks(index: Index, groups: _Groups) -> Iterator[tuple[int, int]]:
    """Ranges of texts of which each has about CHUNK meetings with higher ones."""
    meetings = groups.last - np.arange(len(index.runs)) - 1
    meetings[groups.often] = np.minimum(meetings, NEXT_FEW)[groups.often] + 1
    total = np.cumsum(np.bincount(index.text, weights=meetings, minlength=index.count))
    cuts = np.searchsorted(total, np.arange(CHUNK, total[-1] if len(total) else 0, CHUNK), "right")
    bounds = sorted({0, *(int(cut) for cut in cuts), index.count})
    yield from pairwise(bounds)


def _meetings(index: Index, groups: _Groups, first: int, last: int) -> Iterator[tuple[Integers, Integers]]:
    """All two rows of one run, the lower one of the texts `first` to `last`; of very common runs the next and first."""
    lower = np.flatnonzero((index.text >= first) & (index.text < last))
    for step in range(1, MOST_HOLDERS):
        there = lower + step < groups.last[lower]
        lower = lower[there & ~groups.often[lower] if step > NEXT_FEW else there]
        yield lower, lower + step
        if not len(lower):
            break
    higher = np.flatnonzero(groups.often)
    lower = groups.first[higher]
    mine = (index.text[lower] >= first) & (index.text[lower] < last) & (higher - lower > NEXT_FEW)
    yield lower[mine], higher[mine]


def _often(pair: Integers, at: Offsets, at_other: Offsets) -> list[int]:
    """The pairs, sorted, that share enough runs at one distance; pairs are given by number, once for every run."""
    distance = at_other.astype(np.int64) - at
    bucket = np.sign(distance) * (np.abs(distance) // DRIFT)
    order = np.lexsort((bucket, pair))
    pair, bucket = pair[order], bucket[order]
    new = np.flatnonzero(np.concatenate([[True], (pair[1:] != pair[:-1]) | (bucket[1:] != bucket[:-1])]))
    if not len(pair):
        return []
    enough = np.diff(np.append(new, len(pair))) >= LEAST_SEEDS
    for places in (at[order], at_other[order]):
        reach = np.maximum.reduceat(places, new) - np.minimum.reduceat(places, new) + RUN
        enough &= reach >= LEAST_REACH
    return [int(found) for found in np.unique(pair[new[enough]])]


def candidates_of(words: Words, index: Index) -> list[int]:
    """The texts of an index of all runs that may share text with one that is not in it.

    Of very many holders of a run only the first few are met.
    """
    mine = runs_of(words)
    first = np.searchsorted(index.runs, mine, "left")
    size = np.searchsorted(index.runs, mine, "right") - first
    size[size >= MOST_HOLDERS] = NEXT_FEW + 1
    at = np.repeat(np.arange(len(mine)), size)
    row = np.repeat(first, size) + np.arange(len(at)) - np.repeat(np.cumsum(size) - size, size)
    return _often(index.text[row].astype(np.int64), at.astype(np.int32), index.at[row])
