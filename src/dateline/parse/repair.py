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
_RUN = re.compile(r"\s+|\S+")


def repaired_letters(text: str) -> tuple[str, Sequence[Span]] | None:
    """`text` as it was before it was decoded wrongly, and the extent in `text` of each of its letters.

    None where nothing is broken, or nothing that can be aligned. What is wrong is judged by ftfy (Speer 2019), over the
    whole text and, where its letters then do not align, over each run between spaces.
    """
    if not _SUSPECT.search(text):
        return None
    whole = _repaired(text)
    if whole is not None:
        return whole if whole[0] != text else None
    letters, spans, at = [], [], 0
    for run in _RUN.findall(text):
        fixed, inner = _repaired(run) or (run, [Span(k, k + 1) for k in range(len(run))])
        letters.append(fixed)
        spans += [Span(at + span.start, at + span.end) for span in inner]
        at += len(run)
    return ("".join(letters), spans) if "".join(letters) != text else None


def _repaired(text: str) -> tuple[str, list[Span]] | None:
    # None where the letters in between do not show which became which.
    import ftfy

    given = text.replace(*_LOST_BYTE)
    fixed = ftfy.fix_encoding(given)
    old, new = _PLAIN.split(given), _PLAIN.split(fixed)
    if old[1::2] != new[1::2]:
        return None
    lengths = [_lengths(was, now) for was, now in zip(old, new, strict=True)]
    if None in lengths:
        return None
    ends = [0, *itertools.accumulate(itertools.chain.from_iterable(filter(None, lengths)))]
    return fixed, [Span(start, end) for start, end in itertools.pairwise(ends)]


def _lengths(was: str, now: str) -> list[int] | None:
    # A letter that stands there unchanged was one; any other was as many as it has bytes. None where that does not fit.
    if len(now) == 1:
        return [len(was)]
    found, at = [], 0
    for letter in now:
        found.append(1 if was[at : at + 1] == letter else len(letter.encode()))
        at += found[-1]
    return found if at == len(was) else None
