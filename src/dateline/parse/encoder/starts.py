"""Where sentences start: what print settles, and what the encoder says of the rest."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.parse.boundaries import Start

__all__ = ["settled_starts"]

# Measured on the development parts of GUM and EWT, paragraph breaks given.
_OPEN, _AGAINST_PRINT = 0.4, 0.9
_HANGING = frozenset({'"', "'", ")", "]", "''", ",", ";", ":", ".", "!", "?", "...", "—", "-", "'s", "n't", "%"})


def settled_starts(
    plain: Sequence[str], starts: Sequence[Start], surely: NDArray[np.floating], opening: frozenset[str] = frozenset()
) -> list[bool]:
    """For each word whether a sentence starts with it.

    `starts` is what print says, `surely` is what the encoder says, 0 to 1. A sentence may end
    without its full stop: where the encoder is sure, and the word does not hang on the one before it, it is believed.
    `opening` are words that open a sentence where they stand with a capital behind the number of a note.
    """
    found = [
        start is Start.YES or (start is Start.OPEN and bool(sure > _OPEN))
        for start, sure in zip(starts, surely, strict=True)
    ]
    for k in np.flatnonzero(surely > _AGAINST_PRINT).tolist():
        if starts[k] is Start.UNLIKELY and plain[k] not in _HANGING:
            found[k] = True
    _keep_notes(plain, found, opening)
    if found:
        found[0] = True
    return found


def _keep_notes(plain: Sequence[str], found: list[bool], opening: frozenset[str]) -> None:
    # "... in 1805. [6] A student", "... of the minority. 4 Even so": a note's number belongs to the sentence before it.
    for k in range(1, len(plain) - 1):
        size = _note(plain, k, opening) if found[k] else 0
        if size:
            found[k] = False
            if k + size < len(plain):
                found[k + size] = True


def _note(plain: Sequence[str], k: int, opening: frozenset[str]) -> int:
    # How many words at `k` are the number of a note, 0 where none is.
    if plain[k] == "[" and plain[k + 2 : k + 3] == ("]",) and plain[k + 1].isdigit():
        return 3
    bare = plain[k - 1] in {".", "!", "?"} and plain[k].isdigit() and len(plain[k]) < 3
    return int(bare and plain[k + 1].istitle() and plain[k + 1].lower() in opening)
