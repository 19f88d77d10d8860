"""Runs of a few words, by which shared text is first noticed."""

import numpy as np
import numpy.typing as npt

from dateline.link.reuse.words import Offsets, Words

__all__ = ["RUN", "Runs", "runs_of", "shared_runs"]

RUN = 4
"""Words of a run: at a fifth of the words changed, two runs in five of this length are left as they were."""

MOST_PLACES = 4
"""A run that one text holds more often is a refrain or a form; it does not say where text was taken from."""

Runs = npt.NDArray[np.uint64]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_DOWN = np.uint64(29)


def runs_of(words: Words) -> Runs:
    """A hash of every run of `words`, in order: n - RUN + 1 of them, none where the text is shorter."""
    size = max(0, len(words) - RUN + 1)
    mixed = np.zeros(size, dtype=np.uint64)
    for k in range(RUN):
        mixed = (mixed ^ words.numbers[k : k + size]) * _MIX
        mixed ^= mixed >> _DOWN
    return mixed


def shared_runs(one: Words, other: Words) -> tuple[Offsets, Offsets]:
    """Where the runs stand that two texts share: first word in one, first word in the other, in that order.

    A run that stands in several places of a text is met with each of them, up to MOST_PLACES.
    """
    mine, theirs = runs_of(one), runs_of(other)
    order = np.argsort(theirs, kind="stable")
    theirs = theirs[order]
    first = np.searchsorted(theirs, mine)
    there = np.flatnonzero(theirs[np.minimum(first, len(theirs) - 1)] == mine) if len(theirs) else first[:0]
    runs, first = mine[there], first[there]
    size = np.searchsorted(theirs, runs, "right") - first
    own = np.sort(runs)
    often = np.searchsorted(own, runs, "right") - np.searchsorted(own, runs) > MOST_PLACES
    size[often | (size > MOST_PLACES)] = 0
    at_one = np.repeat(there, size)
    within = np.arange(len(at_one)) - np.repeat(np.cumsum(size) - size, size)
    at_other = order[np.repeat(first, size) + within]
    return at_one.astype(np.int32), at_other.astype(np.int32)
