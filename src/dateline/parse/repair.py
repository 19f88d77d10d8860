"""Letters that a wrong decoding broke ("donâ€™t"), put right for the pipeline alone; the report keeps what it has."""

import itertools
import re
from collections.abc import Sequence

from dateline.model.span import Span

__all__ = ["repaired_letters"]

# The closing quotation mark loses its last byte, which Windows-1252 leaves undefined.
_LOST_BYTE = ("â€\ufffd", "â€\x9d")
# What UTF-8 read in a one-byte code begins with; everything else needs no closer look.
_SUSPECT = re.compile("[ÂÃÄÅÆÐÑØÙâãäåïð][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122\ufffd]")
_PLAIN = re.compile(r"([\x00-\x7f]+)")


def repaired_letters(text: str) -> tuple[str, Sequence[Span]] | None:
    """`text` as it was before it was decoded wrongly, and the extent in `text` of each of its letters; None if whole.

    What is wrong is judged by ftfy (Speer 2019). Plain ASCII never changes, so the letters in between are aligned.
    """
    if not _SUSPECT.search(text):
        return None
    import ftfy

    given = text.replace(*_LOST_BYTE)
    fixed = ftfy.fix_encoding(given)
    old, new = _PLAIN.split(given), _PLAIN.split(fixed)
    if fixed == given or old[1::2] != new[1::2] or any(map(_has_grown, old, new)):
        return None
    lengths = itertools.chain.from_iterable(map(_lengths, old, new))
    ends = [0, *itertools.accumulate(lengths)]
    return fixed, [Span(start, end) for start, end in itertools.pairwise(ends)]


def _has_grown(was: str, now: str) -> bool:
    return len(now) > len(was) or (was != "" and now == "")


def _lengths(was: str, now: str) -> list[int]:
    # Each letter was as many as it has bytes; where only some were broken, the first takes what is over.
    lengths = [len(letter.encode()) for letter in now]
    if sum(lengths) != len(was):
        lengths = [len(was) - len(now) + 1, *[1] * (len(now) - 1)] if now else []
    return lengths
