"""Where sentences start: what print settles, and what the encoder says of the rest."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["settled_starts"]

# Measured on GUM's development part, paragraph breaks given.
_OPEN, _AGAINST_PRINT = 0.5, 0.9
_HANGING = frozenset({'"', "'", ")", "]", "''", ",", ";", ":", ".", "!", "?", "...", "—", "-", "'s", "n't", "%"})


def settled_starts(plain: Sequence[str], starts: Sequence[bool | None], surely: NDArray[np.floating]) -> list[bool]:
    """For each word whether a sentence starts with it.

    `starts` is what print says: yes, no, or None; `surely` is what the encoder says, 0 to 1. A sentence may end
    without its full stop: where the encoder is sure, and the word does not hang on the one before it, it is believed.
    """
    found = [bool(start) if start is not None else sure > _OPEN for start, sure in zip(starts, surely, strict=True)]
    for k in np.flatnonzero(surely > _AGAINST_PRINT).tolist():
        if starts[k] is False and plain[k] not in _HANGING:
            found[k] = True
    _keep_notes(plain, found)
    if found:
        found[0] = True
    return found


def _keep_notes(plain: Sequence[str], found: list[bool]) -> None:
    # "... in 1805. [6] A student": the number of a note belongs to the sentence that it stands behind.
    for k in range(1, len(plain) - 2):
        if plain[k] == "[" and plain[k + 2] == "]" and plain[k + 1].isdigit() and found[k]:
            found[k] = False
            if k + 3 < len(plain):
                found[k + 3] = True
