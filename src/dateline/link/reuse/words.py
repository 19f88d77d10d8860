"""A text as words that are compared: folded, numbered by a hash, each with its offsets."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from dateline.model.span import Span

__all__ = ["Numbers", "Offsets", "Words", "read_words"]

Numbers = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int32]

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts without spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")
_LONGEST_WORD = 64
"""What has more letters is no word but an address, a key or a picture in letters."""
_STEM = 6
"""Letters by which words are alike though their endings differ."""
_ALIKE_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "ـ": "", "’": "'"})
"""Letters that Arabic and Persian keyboards write in different ways, and the stroke that stretches a word."""


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
    pattern = _ASCII_WORD if text.isascii() else _pattern()
    found = [match for match in pattern.finditer(text) if match.end() - match.start() <= _LONGEST_WORD]
    if left_out:
        found = [match for match in found if not any(s.start < match.end() and match.start() < s.end for s in left_out)]
    rows = [_numbered(match[0]) for match in found]
    return Words(
        numbers=np.array([row[0] for row in rows], dtype=np.uint32),
        stems=np.array([row[1] for row in rows], dtype=np.uint32),
        short=np.array([row[2] for row in rows], dtype=np.bool_),
        starts=np.array([match.start() for match in found], dtype=np.int32),
        ends=np.array([match.end() for match in found], dtype=np.int32),
    )


@cache
def _pattern() -> re.Pattern[str]:
    """A word: letters and digits with the marks on them, an apostrophe inside; or one letter of an unspaced script."""
    marks = "".join(c for c in map(chr, range(0x300, 0x10000)) if unicodedata.category(c) in ("Mn", "Mc"))
    unit = rf"(?:[^\W_{_UNSPACED}][{re.escape(marks)}]*)+"
    return re.compile(rf"{unit}(?:['’]{unit})*|[{_UNSPACED}][{re.escape(marks)}]*")


@lru_cache(maxsize=500_000)
def _numbered(word: str) -> tuple[int, int, bool]:
    plain = _folded(word).removesuffix("'s")
    return _hash(plain), _hash(plain[:_STEM]), len(plain) <= 3


def _folded(word: str) -> str:
    """A word without case and the marks of its letters, with plain digits; vowel signs stay."""
    apart = unicodedata.normalize("NFKD", word)
    plain = "".join(c for c in apart if not unicodedata.combining(c)).casefold().translate(_ALIKE_LETTERS)
    if plain.isascii():
        return plain
    return "".join(c if (value := unicodedata.digit(c, None)) is None else str(value) for c in plain)


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little")
