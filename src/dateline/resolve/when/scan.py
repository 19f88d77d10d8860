"""Text into the smallest pieces that dates are written with."""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Piece", "scan"]


class Piece(NamedTuple):
    """One piece of text at `start` to `end`, half-open.

    `kind` is skip, iso, numeric, clock, decade, ordinal, number, poss, word, break or mark. `skip` is a web
    address, a file name or a mixture of letters and digits, in which nothing is a date; `clock` is a time of day.
    """

    kind: str
    start: int
    end: int
    text: str


_SCAN = re.compile(
    r"""
    (?P<plain>[^\W\d_]+)(?=[\s,;)”’'"-](?!\w*@))
  | (?P<skip>(?:https?://|www\.)\S+ | \w[\w.+-]*@\w[\w.-]*\.\w+
      | [\w/-][\w./-]*\.(?:jpe?g|png|gif|webp|mp4|pdf|php|html?)\b)
  | (?P<iso>(?<![\w-])(?:1[0-9]|20|21)\d\d-\d\d-\d\d(?!\d)(?:T[\d:.+Z-]*)?)
  | (?P<numeric>(?<![\w/.])\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)\d{4}(?![\w/]))
  | (?P<clock>(?<![\w.:])(?:\d{1,2}[:.]\d\d\s?[ap]\.?\s?m\b\.? | \d{1,2}:\d\d(?::\d\d)? | \d{1,2}\s?[ap]\.?m\b\.?))
  | (?P<decade>(?<!\w)(?:1\d|20)\d0\s?['’]?s\b | (?<!\w)['’]\s?\d0s\b)
  | (?P<ordinal>(?<!\w)\d{1,2}\s?(?:st|nd|rd|th)\b)
  | (?P<number>(?<!\w)\d+(?:,\d{3})*(?:\.\d+)?(?!\w))
  | (?P<junk>\w*\d\w*)
  | (?P<poss>['’]\ ?s\b)
  | (?P<word>[^\W\d_]+)
  | (?P<break>\s*\n\s*)
  | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AS = {"sep": "numeric", "junk": "skip", "plain": "word"}


def scan(text: str) -> Iterator[Piece]:
    """The pieces of `text`, in order; spaces inside a line are passed over."""
    for found in _SCAN.finditer(text):
        kind = found.lastgroup or "mark"
        yield Piece(_AS.get(kind, kind), found.start(), found.end(), found.group())
