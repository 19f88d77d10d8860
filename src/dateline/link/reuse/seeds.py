"""Where reports may share text: rare runs of a few words that stand in more than one of them."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from dateline.link.reuse.words import Numbers, Words

__all__ = ["RUN", "Seeds", "find_seeds"]

RUN = 4
"""Words of a seed: at a fifth of the words changed, two runs in five of this length are left as they were."""

MOST_REPORTS = 40
"""A run that stands more often is paired with its next few holders alone, so that cost grows with the reports."""

NEXT_FEW = 2
LEAST_SEEDS = 2
"""Fewer shared runs than this are chance: no passage of twelve words is sought from them."""

_MIX = np.uint64(0x9E3779B97F4A7C15)

Seeds = tuple[int, int, npt.NDArray[np.int32], npt.NDArray[np.int32]]
"""Two reports by number, the lower first, with where the runs begin that they share: word of one, word of the other."""


def find_seeds(texts: Sequence[Words]) -> Iterator[Seeds]:
    """Pairs of texts that share rare runs of words, by rising numbers; runs of one text are not compared."""
    runs, report, at = _runs(texts)
    order = np.argsort(runs, kind="stable")
    runs, report, at = runs[order], report[order], at[order]
    del order
    same = np.flatnonzero(runs[1:] == runs[:-1])
    held = np.zeros(len(runs), dtype=np.bool_)
    held[same], held[same + 1] = True, True
    runs, report, at = runs[held], report[held], at[held]
    yield from _grouped(*_pairs(runs, report, at))


def _runs(texts: Sequence[Words]) -> tuple[Numbers, npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    sizes = [max(0, len(text) - RUN + 1) for text in texts]
    total = sum(sizes)
    runs = np.empty(total, dtype=np.uint64)
    report, at = np.empty(total, dtype=np.int32), np.empty(total, dtype=np.int32)
    base = 0
    for number, (text, size) in enumerate(zip(texts, sizes, strict=True)):
        if size:
            mixed = np.zeros(size, dtype=np.uint64)
            for k in range(RUN):
                mixed = (mixed ^ text.numbers[k : k + size]) * _MIX
                mixed ^= mixed >> np.uint64(29)
            runs[base : base + size] = mixed
            report[base : base + size] = number
            at[base : base + size] = np.arange(size, dtype=np.int32)
        base += size
    return runs, report, at


def _pairs(
    runs: Numbers, report: npt.NDArray[np.int32], at: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int32], ...]:
    """Every two places of one run in different reports, the lower report first."""
    size = np.diff(np.flatnonzero(np.concatenate([[True], runs[1:] != runs[:-1], [True]])))
    often = np.repeat(size > MOST_REPORTS, size)
    found = []
    for step in range(1, MOST_REPORTS):
        lower = np.flatnonzero((runs[step:] == runs[:-step]) & (report[step:] != report[:-step]))
        if step > NEXT_FEW:
            lower = lower[~often[lower]]
        if not len(lower) and step > NEXT_FEW:
            break
        found.append((report[lower], report[lower + step], at[lower], at[lower + step]))
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    return tuple(columns)


def _grouped(
    one: npt.NDArray[np.int32],
    other: npt.NDArray[np.int32],
    at_one: npt.NDArray[np.int32],
    at_other: npt.NDArray[np.int32],
) -> Iterator[Seeds]:
    order = np.lexsort((at_other, at_one, other, one))
    one, other, at_one, at_other = one[order], other[order], at_one[order], at_other[order]
    edges = np.flatnonzero(np.concatenate([[True], (one[1:] != one[:-1]) | (other[1:] != other[:-1]), [True]]))
    for first, last in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if last - first >= LEAST_SEEDS:
            yield int(one[first]), int(other[first]), at_one[first:last], at_other[first:last]
