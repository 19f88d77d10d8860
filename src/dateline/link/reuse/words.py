"""A text as words that are compared: folded, numbered by a hash, each with its offsets."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from dateline.model.span import Span

__all__ = ["Numbers", "Offsets", "Words", "read_words"]

Numbers = npt.NDArray[np.uint64]
Offsets = npt.NDArray[np.int32]

# In scripts without spaces every letter is a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+(?:['’](?:(?![{_UNSPACED}])[^\W_])+)*")
_STEM = 6
"""Letters by which words are alike though their endings differ."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one text in their order.

    `numbers` (n) are equal for equal words, `stems` (n) for words that are alike, `short` (n) is true for words of
    three letters or fewer; `starts` and `ends` (n) are half-open code points in the text.
    """

    numbers: Numbers
    stems: Numbers
    short: npt.NDArray[np.bool_]
    starts: Offsets
    ends: Offsets

    def __len__(self) -> int:
        return len(self.numbers)


def read_words(text: str, left_out: Sequence[Span] = ()) -> Words:
    """The words of `text` outside the spans `left_out`: runs of letters and digits, in unspaced scripts each letter."""
    found = [match for match in _WORD.finditer(text) if match.end() - match.start() < 64]
    if left_out:
        found = [match for match in found if not any(s.start < match.end() and match.start() < s.end for s in left_out)]
    rows = [_numbered(match[0]) for match in found]
    return Words(
        numbers=np.array([row[0] for row in rows], dtype=np.uint64),
        stems=np.array([row[1] for row in rows], dtype=np.uint64),
        short=np.array([row[2] for row in rows], dtype=np.bool_),
        starts=np.array([match.start() for match in found], dtype=np.int32),
        ends=np.array([match.end() for match in found], dtype=np.int32),
    )


@lru_cache(maxsize=500_000)
def _numbered(word: str) -> tuple[int, int, bool]:
    apart = unicodedata.normalize("NFKD", word)
    plain = "".join(c for c in apart if not unicodedata.combining(c)).casefold().replace("’", "'")
    plain = plain.removesuffix("'s")
    return _hash(plain), _hash(plain[:_STEM]), len(plain) <= 3


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
